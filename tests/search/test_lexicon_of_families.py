"""The lexicon as it ships, whole families of words: a part leads to what it is part of, and says it in one place only."""

from __future__ import annotations

from collections import Counter

import pytest

from desk.exchange.vocabulary import read_vocabulary
from desk.records.vocabulary import Vocabulary
from desk.search import analyser
from desk.search.lexicon import made
from desk.search.phrasing import Finder
from desk.text import fold, is_kana, nfkc

THEMES = {"acts", "body", "calendar", "food", "living_things", "materials_science", "papers_money", "people"}
SYNONYMS = {"acts_people", "food_nature"}
ABOUT_PEOPLE = "people"
"""Who somebody is tells of no need: this theme's rows may only widen the search."""


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return read_vocabulary()


@pytest.fixture(scope="module")
def finder(vocabulary: Vocabulary) -> Finder:
    return Finder(made(vocabulary, analyser.load()))


def needs_of(finder: Finder, text: str) -> set[str]:
    """The needs that a text suggests."""
    letters = fold(text)
    found = finder.concepts(letters, analyser.load().words(nfkc(text)), letters if is_kana(letters) else "")
    return {code for met in found for scheme, code in finder.lexicon.concepts[met.number].codes if scheme == "need"}


def test_that_no_saying_of_a_family_stands_twice_in_the_whole_lexicon(vocabulary: Vocabulary) -> None:
    themes: dict[str, set[str]] = {}
    said = Counter(fold(text) for phrase in vocabulary.phrases for text in phrase.says)
    for phrase in vocabulary.phrases:
        for text in phrase.says:
            themes.setdefault(fold(text), set()).add(phrase.theme)
    assert [text for text, number in said.items() if number > 1 and themes[text] & THEMES] == []


def test_that_who_somebody_is_takes_no_distress_back(vocabulary: Vocabulary, finder: Finder) -> None:
    said = [text for phrase in vocabulary.phrases if phrase.theme in THEMES for text in phrase.says]
    concepts = finder.lexicon.concepts
    alarming = {key for key, numbers in finder.lexicon.letters.items() if any(concepts[n].distress for n in numbers)}
    assert [text for text in said if any(key in fold(text) for key in alarming)] == []


def test_that_synonyms_of_families_say_what_no_other_group_does(vocabulary: Vocabulary) -> None:
    groups = [frozenset(map(fold, group.words)) for group in vocabulary.synonyms]
    mine = [group for group in vocabulary.synonyms if group.theme in SYNONYMS]
    assert {group.theme for group in mine} == SYNONYMS
    assert [group.words[0] for group in mine if len(set(map(fold, group.words))) < len(group.words)] == []
    within = [group.words[0] for group in mine if sum(set(map(fold, group.words)) <= other for other in groups) > 1]
    assert within == []


def test_that_every_part_leads_to_a_need(vocabulary: Vocabulary) -> None:
    rows = [phrase for phrase in vocabulary.phrases if phrase.theme in THEMES - {ABOUT_PEOPLE}]
    assert rows
    assert [phrase.says[0] for phrase in rows if not phrase.needs] == []


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("ブロッコリーの苗を植える", "environment/farming"),
        ("肉じゃがの作り方", "culture/cooking"),
        ("どら焼きを作ってみたい", "culture/cooking"),
        ("薄味でもおいしく", "health/nutrition"),
        ("冷蔵庫の残り物を使い切る", "environment/recycling"),
        ("朝顔が枯れてしまう", "culture/gardening"),
        ("カタツムリを飼っている子", "environment/nature"),
        ("コゲラの声を聞き分ける", "environment/nature"),
        ("柴犬の子犬をもらった", "culture/pets"),
        ("美容院に行く間だけ子どもをみてほしい", "childrearing/care"),
        ("スカートの裾上げ", "culture/handicraft"),
        ("スカートの裾上げ", "environment/recycling"),
        ("布団を捨てたい", "environment/recycling"),
        ("ベビーカーを譲ってほしい", "environment/recycling"),
        ("高い所の電球を替えてほしい", "daily_life/care"),
        ("草取りを頼みたい", "daily_life/care"),
        ("歌舞伎を観たい", "arts/theatre"),
        ("ミステリーが読みたい", "reading"),
        ("ドライアイがひどい", "health/illness"),
        ("給食費がきつい", "find_funds/school"),
        ("運転免許を自主返納する", "disaster_safety/traffic"),
        ("実家を相続した", "daily_life/law"),
        ("旅券の更新", "daily_life"),
        ("サークルの会場費の助成", "find_funds/group"),
        ("除夜の鐘をつきたい", "local_history/folklore"),
        ("キルティング", "culture/handicraft"),
        ("野菜", "environment/farming"),
        ("虫", "environment/nature"),
        ("健康", "health"),
        ("仕事", "reskilling/job_search"),
        ("はぎれで作った巾着", "culture/handicraft"),
        ("籐で編んだ籠", "arts/craft"),
        ("二胡の音色", "culture/music"),
        ("隕石は本物ですか", "culture/science"),
        ("アマチュア無線の仲間", "child_experience/science"),
        ("バスケの仲間", "find_place/sports"),
        ("御朱印を集めています", "local_history/heritage"),
        ("振袖を着る", "culture/tea_flower"),
        ("絵日記と自由工作が残っている", "child_experience/science"),
        ("終戦の日に何かしたい", "human_rights/peace"),
        ("来月は授業参観", "childrearing/school_age"),
        ("足がつるようになった", "health/exercise"),
        ("鍋を焦がすようになった", "health/dementia"),
        ("食欲がない", "health/nutrition"),
        ("五月病かもしれない", "health/mind"),
    ],
)
def test_that_a_part_suggests_a_need(finder: Finder, text: str, need: str) -> None:
    assert need in needs_of(finder, text)


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("会議を成すには", "environment/farming"),
        ("フォーラムに出たい", "culture/cooking"),
        ("プリンターが動かない", "culture/cooking"),
        ("うちにかえるバス", "environment/nature"),
        ("行けるかも", "environment/nature"),
        ("説明してもらいたい", "environment/recycling"),
        ("計画を作る", "culture/handicraft"),
        ("通知の読み方", "reading"),
        ("子どもを育てる", "environment/farming"),
        ("体験したい", "health"),
        ("首都圏の地震", "health/exercise"),
        ("会社の書類", "companionship"),
        ("会社の書類", "arts/calligraphy"),
        ("種類を知りたい", "environment/farming"),
        ("木曜の夜", "arts/craft"),
        ("石川さんの話", "arts/craft"),
        ("水曜だけ", "environment/nature"),
        ("海外に行く", "environment/nature"),
        ("今月の予定", "culture/science"),
        ("夏目さんの話", "child_experience"),
        ("これしか持っていない", "environment/nature"),
        ("けやき野市の図書館", "environment/nature"),
    ],
)
def test_that_letters_within_another_word_suggest_nothing(finder: Finder, text: str, need: str) -> None:
    assert need not in needs_of(finder, text)
