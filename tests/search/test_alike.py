"""Words that mean the same find each other: the dictionary's, the city's, and verbs with their nouns."""

from __future__ import annotations

from datetime import datetime

import pytest

from desk.records.search import Query, Reason
from desk.records.vocabulary import Synonyms, Vocabulary
from tests.make import make_resource
from tests.search.conftest import MakeIndex

NOW = datetime(2026, 6, 15, 10)
VOCABULARY = Vocabulary(
    synonyms=(
        Synonyms(words=("習字", "書道")),
        Synonyms(words=("スマホ", "スマートフォン", "スマートホン")),
        Synonyms(words=("茶道", "茶の湯")),
        Synonyms(words=("目が不自由な方", "視覚障害者")),
    ),
    stopwords=("教える", "方", "こと"),
)


def found(make_index: MakeIndex, text: str, *titles: str) -> list[str]:
    index = make_index(*(make_resource(id=title, title=title) for title in titles), vocabulary=VOCABULARY)
    return [hit.resource.title for hit in index.find(Query(text=text), NOW).hits]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("習字", "書道の会"),
        ("書道", "習字教室"),
        ("しゅうじ", "書道の会"),
        ("shuuji", "書道の会"),
        ("スマホ", "スマートフォン相談"),
        ("すまほ", "スマートフォン相談"),
        ("sumaho", "スマートフォン相談"),
        ("スマートホン", "スマートフォン相談"),
        ("さどう", "茶の湯を楽しむ"),
        ("スマホ相談", "スマートフォンの相談"),
        ("視覚障害者", "目が不自由な方の料理"),
        ("シニア", "老人クラブ"),
        ("歌う", "みんなの歌"),
        ("歌いたい", "みんなの歌"),
        ("踊る", "踊りの会"),
        ("踊り", "踊るよろこび"),
        ("話す", "人前での話し方"),
        ("読聞かせ", "絵本の読み聞かせ"),
        ("読みきかせ", "絵本の読み聞かせ"),
        ("受付", "受け付けの手伝い"),
        ("受け付け", "受付の手伝い"),
        ("引越", "引っ越しのごみ"),
        ("子供", "子どもの日"),
        ("編んでみたい", "マフラーを編む"),
    ],
)
def test_that_other_words_and_forms_find_each_other(make_index: MakeIndex, text: str, title: str) -> None:
    assert found(make_index, text, title, "星空の観察") == [title]


@pytest.mark.parametrize(
    ("text", "title"), [("会う", "会"), ("習字", "契約書を読む"), ("行う", "行列の数学"), ("書道", "道を歩く")]
)
def test_that_a_kanji_in_common_is_not_enough(make_index: MakeIndex, text: str, title: str) -> None:
    assert found(make_index, text, title) == []


def test_that_the_very_word_comes_first(make_index: MakeIndex) -> None:
    assert found(make_index, "書道", "習字教室", "書道教室") == ["書道教室", "習字教室"]


def test_that_a_hit_by_another_word_says_so_and_highlights_it(make_index: MakeIndex) -> None:
    index = make_index(make_resource(id="1", title="書道の会"), vocabulary=VOCABULARY)
    hit = index.find(Query(text="習字"), NOW).hits[0]
    assert hit.why == (Reason(code="synonym", value="書道"),)
    assert hit.matched == ("書道",)


def test_that_words_that_say_little_are_not_asked_for(make_index: MakeIndex) -> None:
    assert found(make_index, "書道を教えること", "書道教室") == ["書道教室"]
