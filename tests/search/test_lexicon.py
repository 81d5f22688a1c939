"""The lexicon as it ships: its tables are whole, and what a person in distress says is known from what sounds like it."""

from __future__ import annotations

from collections import Counter

import pytest

from desk import paths
from desk.exchange.vocabulary import read_vocabulary
from desk.records.vocabulary import Vocabulary
from desk.search import analyser
from desk.search.lexicon import made
from desk.search.phrasing import Finder
from desk.text import fold, is_kana, nfkc

MOST_SAYINGS = 20
"""So many fit a row of the editor; more of them are more than one thing."""

SINGLE_MEANINGS = (
    "life_events",
    "family",
    "money_work",
    "body_mind",
    "distress",
    "daily_troubles",
)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return read_vocabulary()


@pytest.fixture(scope="module")
def finder(vocabulary: Vocabulary) -> Finder:
    return Finder(made(vocabulary, analyser.load()))


def needs_of(finder: Finder, text: str) -> set[str]:
    """The needs that a text suggests; "!" among them where it tells of distress."""
    letters = fold(text)
    found = finder.concepts(letters, analyser.load().words(nfkc(text)), letters if is_kana(letters) else "")
    concepts = [finder.lexicon.concepts[met.number] for met in found]
    codes = {code for concept in concepts for scheme, code in concept.codes if scheme == "need"}
    return codes | {"!" for concept in concepts if concept.distress}


def test_that_every_theme_is_told_in_many_words(vocabulary: Vocabulary) -> None:
    themes = {file.stem for file in (paths.resources() / "vocabulary" / "phrases").glob("*.tsv")}
    rows = Counter(phrase.theme for phrase in vocabulary.phrases)
    assert set(SINGLE_MEANINGS) <= themes == set(rows)
    assert {theme: number for theme, number in rows.items() if number < 20} == {}


def test_that_a_row_can_be_taken_in_at_a_glance(vocabulary: Vocabulary) -> None:
    assert [phrase.says[0] for phrase in vocabulary.phrases if len(phrase.says) > MOST_SAYINGS] == []
    assert [phrase.says[0] for phrase in vocabulary.phrases if not 3 <= len(phrase.words) <= 10] == []
    assert [phrase.says[0] for phrase in vocabulary.phrases if len(set(phrase.words)) < len(phrase.words)] == []


def test_that_a_saying_about_life_stands_in_one_row(vocabulary: Vocabulary) -> None:
    said = Counter(
        fold(text) for phrase in vocabulary.phrases if phrase.theme in SINGLE_MEANINGS for text in phrase.says
    )
    assert [text for text, number in said.items() if number > 1 or not text] == []


def test_that_every_row_about_life_leads_to_a_need(vocabulary: Vocabulary) -> None:
    rows = [phrase for phrase in vocabulary.phrases if phrase.theme in SINGLE_MEANINGS]
    assert [phrase.says[0] for phrase in rows if not phrase.needs] == []


def test_that_distress_leads_to_needs_that_advice_desks_take(vocabulary: Vocabulary) -> None:
    distressed = [phrase for phrase in vocabulary.phrases if phrase.distress]
    assert {phrase.theme for phrase in distressed} == {"distress"}
    roots = {code.partition("/")[0] for phrase in distressed for code in phrase.needs[:1]}
    assert roots <= {"daily_life", "human_rights", "health", "childrearing", "companionship", "reskilling"}


def test_that_synonyms_are_not_one_word_written_twice(vocabulary: Vocabulary) -> None:
    groups = [group.words for group in vocabulary.synonyms if group.theme == "people_life"]
    assert groups
    assert [words[0] for words in groups if len({fold(word) for word in words}) < len(words)] == []


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("もうしにたい", "daily_life/crisis"),
        ("助けて", "daily_life"),
        ("たすけて！", "daily_life"),
        ("つらい…", "health/mind"),
        ("消えてしまいたくなる", "daily_life/crisis"),
        ("夜、眠れなくて", "health/mind"),
        ("夫に殴られています", "daily_life/violence"),
        ("どなられて怖い", "daily_life/violence"),
        ("元彼につきまとわれている", "daily_life/violence"),
        ("子どもを叩いてしまいました", "human_rights/child_rights"),
        ("赤ちゃんをかわいいと思えない", "childrearing/birth"),
        ("妊娠したかもしれません", "childrearing/birth"),
        ("借金が返せなくなった", "daily_life/debt"),
        ("家賃が払えません", "daily_life/debt"),
        ("食べるものがありません", "daily_life/debt"),
        ("息子が部屋から出てきません", "daily_life/withdrawal"),
        ("娘が学校に行けない", "childrearing/non_attendance"),
        ("クラスでいじめられている", "human_rights/child_rights"),
        ("母の介護に疲れてしまった", "daily_life/care"),
        ("だまされてお金を振り込んでしまった", "daily_life/consumer"),
        ("夫の酒がやめられない", "health/mind"),
        ("誰とも話していない", "companionship"),
        ("つらくて、もう死にたい", "daily_life/crisis"),
        ("食べ物ない", "daily_life/debt"),
        ("住む所がなくなった", "daily_life/debt"),
        ("生きることに疲れました", "health/mind"),
        ("心も体も限界で死にそう", "daily_life/crisis"),
        ("子どもに手をあげてしまう", "human_rights/child_rights"),
        ("ついカッとなって娘を叩いてしまう", "human_rights/child_rights"),
        ("夫が手を上げる", "human_rights/gender"),
        ("夫が子どもを叩くのを止められない", "human_rights/child_rights"),
        ("父が母を殴ります", "human_rights/child_rights"),
        ("妻に手をあげてしまった", "health/mind"),
    ],
)
def test_that_distress_is_heard(finder: Finder, text: str, need: str) -> None:
    assert {"!", need} <= needs_of(finder, text)


@pytest.mark.parametrize(
    "text",
    [
        "膝がつらいので座ってできる体操",
        "もう限界、スマホがわからない",
        "パソコンが動かない助けて",
        "給食費が苦しい",
        "階段を上ると息が苦しい",
        "立ち仕事で疲れた",
        "部屋の暑さに耐えられない",
        "シングルマザーで相談できる人がいない",
        "無職で時間がある",
        "昔の食べ物の講座",
        "住む所を探しています",
        "父母に手紙を書く",
        "死んだ方の戸籍",
        "辛い料理を作りたい",
        "うさぎとふれあいたい",
        "DVDを借りたい",
        "公民館の部屋を借りられますか",
        "本を返せない",
        "家から出ないで楽しめること",
        "家で何もすることがない",
        "地震で家具が倒れないように",
        "だまされないように学びたい",
        "夫に先立たれて一人暮らしになった",
        "曽根崎心中を見たい",
        "美しい器を作りたい",
        "続けられる趣味",
        "よく眠れるようになりたい",
        "親が死んだ後の手続き",
    ],
)
def test_that_what_only_sounds_like_distress_is_none(finder: Finder, text: str) -> None:
    assert "!" not in needs_of(finder, text)


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("主人が定年で家にいます", "companionship/men"),
        ("給食費が苦しい", "find_funds/school"),
        ("シングルマザーで相談できる人がいない", "childrearing/care"),
        ("もう限界です", "daily_life"),
        ("上の子が赤ちゃん返りして困る", "childrearing"),
        ("引っ越してきたばかりで知り合いがいない", "daily_life/newcomer"),
        ("足腰が弱ってきた", "health/frailty"),
        ("父が同じことを何度も言う", "health/dementia"),
        ("小さい字が読みにくい", "reading/accessible"),
        ("専業主婦からまた働きたい", "reskilling/job_search"),
        ("自分の店を持ちたい", "reskilling/business"),
        ("定期購入を解約したい", "daily_life/consumer"),
        ("遺言を書いておきたい", "daily_life/end_of_life"),
    ],
)
def test_that_what_residents_say_of_their_lives_suggests_a_need(finder: Finder, text: str, need: str) -> None:
    assert need in needs_of(finder, text)
