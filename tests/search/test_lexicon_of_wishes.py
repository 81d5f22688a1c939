"""The lexicon as it ships, for leisure, culture, sport, places and the community: what is wished for leads to its need."""

from __future__ import annotations

import pytest

from desk.exchange.vocabulary import read_vocabulary
from desk.records.vocabulary import Vocabulary
from desk.search import analyser
from desk.search.lexicon import made
from desk.search.phrasing import Finder
from desk.text import fold, is_kana, nfkc

THEMES = {
    "leisure_wishes",
    "culture",
    "sport",
    "nature_season",
    "language_world",
    "digital",
    "places",
    "community",
    "children_learning",
}
ABOUT_TIME_AND_MANNER = {"leisure_wishes"}
"""Rows of this theme may only widen the search (夜、無料、ひとりで): they tell of no need."""


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


def test_that_a_wish_stands_in_one_row_of_the_whole_lexicon(vocabulary: Vocabulary) -> None:
    first: dict[str, str] = {}
    twice = []
    for phrase in vocabulary.phrases:
        for text in phrase.says:
            if first.setdefault(fold(text), phrase.says[0]) != phrase.says[0] and phrase.theme in THEMES:
                twice.append(text)
    assert twice == []


def test_that_every_wish_but_for_a_time_or_manner_leads_to_a_need(vocabulary: Vocabulary) -> None:
    rows = [phrase for phrase in vocabulary.phrases if phrase.theme in THEMES - ABOUT_TIME_AND_MANNER]
    assert [phrase.says[0] for phrase in rows if not phrase.needs] == []


def test_that_no_wish_is_told_as_distress(vocabulary: Vocabulary) -> None:
    assert [phrase.says[0] for phrase in vocabulary.phrases if phrase.theme in THEMES and phrase.distress] == []


def test_that_stopwords_leave_what_is_looked_for(vocabulary: Vocabulary) -> None:
    names = {word for group in vocabulary.synonyms for word in group.words}
    names |= {word for term in vocabulary.terms for word in (*term.name.split("・"), *term.synonyms)}
    assert set(vocabulary.stopwords) & names == set()


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("何もすることがなくて退屈です", "culture"),
        ("字が汚くて恥ずかしい", "arts/calligraphy"),
        ("若いころ弾いていたギターをもう一度", "culture/music"),
        ("みんなで大きな声で歌う会はありますか", "culture/singing"),
        ("台所に立ったことのない父", "culture/cooking"),
        ("飼い始めた犬がほえる", "culture/pets"),
        ("泳げないまま大人になりました", "sports/swimming"),
        ("車いすでもできるスポーツ", "sports/adapted"),
        ("ベランダでトマトを育てる", "environment/farming"),
        ("望遠鏡で土星を見てみたい", "culture/science"),
        ("節分に使う鬼の面を作る", "local_history/folklore"),
        ("韓国ドラマを字幕なしで", "international/languages"),
        ("書類の漢字が読めない", "japanese/reading_writing"),
        ("ガラケーから買い替えた", "digital/smartphone"),
        ("サークルのちらしを作りたい", "digital/creation"),
        ("住民票をコンビニで", "digital/online_services"),
        ("大きな音を出しても平気な部屋", "find_place/music"),
        ("静かなところで試験勉強", "find_place/study"),
        ("雨の日に遊べるところ", "find_place/child"),
        ("町会の集まりに来て話してほしい", "find_teacher/outreach"),
        ("敬老会の出し物を頼みたい", "find_teacher/performers"),
        ("サークルの活動費を助成してもらう", "find_funds/group"),
        ("人前で披露したい", "presenting/stage"),
        ("先祖の家系図を作る", "local_history/archives"),
        ("市の計画に意見を言いたい", "civic/city_planning"),
        ("塾に行かせられない", "child_experience/after_school"),
        ("かけっこが遅い子", "child_experience/sports"),
        ("自由研究がまとまらない", "child_experience/science"),
    ],
)
def test_that_a_wish_suggests_a_need(finder: Finder, text: str, need: str) -> None:
    assert need in needs_of(finder, text)


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("セミナーに出る", "environment/nature"),
        ("パンフレットをください", "culture/cooking"),
        ("困ったことがある", "local_history/folklore"),
        ("育児休暇を取った", "culture"),
        ("オンラインで受けたい", "digital/smartphone"),
        ("事務の手続き", "find_place/sports"),
        ("可能な機能", "arts/theatre"),
    ],
)
def test_that_letters_within_another_word_suggest_nothing(finder: Finder, text: str, need: str) -> None:
    assert need not in needs_of(finder, text)


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("編み物を教えてください", "teaching"),
        ("公園で遊ぶ", "volunteering/green"),
        ("音楽を聴きたい", "child_experience/arts"),
        ("学校から帰ってから", "volunteering/school"),
    ],
)
def test_that_a_common_word_does_not_suggest_what_it_is_only_a_part_of(finder: Finder, text: str, need: str) -> None:
    assert need not in needs_of(finder, text)
