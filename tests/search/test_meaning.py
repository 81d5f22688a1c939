"""Needs said in everyday words: the right things stand on top, with the reason, and chips are suggested."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.exchange.vocabulary import read_vocabulary
from desk.records.codes import Kind
from desk.records.resource import Resource
from desk.records.search import Query
from desk.search import analyser
from desk.search.find import Index
from desk.search.meaning import rarity
from desk.search.writing import IndexWriter
from tests.make import make_resource, texts

NOW = datetime(2026, 6, 15, 10)


def records() -> list[Resource]:
    """A few things of a city, none of which says what residents say."""
    return [
        make_resource(Kind.TALENT, id="二胡の演奏", title="二胡の演奏と手ほどき"),
        make_resource(id="二胡の音", title="二胡の音を楽しむ夕べ"),
        make_resource(
            id="第二の人生", title="第二の人生を描く", description="これからの暮らしと生きがいを話し合います。"
        ),
        make_resource(id="多世代", title="多世代で遊ぶ日", description="祖父母と子どもが昔遊びをします。"),
        make_resource(id="体操有料", title="健康体操", fee=3000),
        make_resource(id="体操無料", title="健康体操の集い", fee=0),
        make_resource(Kind.FACILITY, id="会館", title="北町会館", description="会議室とホールを貸し出しています。"),
        make_resource(id="会議の進め方", title="会議の進め方", description="参加者の声を借りて話をまとめます。"),
        make_resource(Kind.GRANT, id="助成", title="市民の学びへの助成"),
        make_resource(id="睡眠", title="ぐっすり眠るための睡眠の知識"),
        make_resource(id="天文", title="冬の星座"),
    ]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    analyser.load()
    path = tmp_path_factory.mktemp("index") / "index.db"
    return built(path, records())


def built(path: Path, resources: list[Resource]) -> Index:
    with IndexWriter(path) as writer:
        writer.rebuild(resources, read_vocabulary(), {})
    return Index(path)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("定年してから毎日ひまで", "第二の人生"),
        ("孫を連れて行けるところ", "多世代"),
        ("お金をかけずに運動", "体操無料"),
        ("運動をただでしたい", "体操無料"),
        ("部屋を借りたい", "会館"),
        ("お金を出してもらえる", "助成"),
        ("星を見たい", "天文"),
    ],
)
def test_that_a_need_finds_what_answers_to_it(index: Index, text: str, first: str) -> None:
    assert index.find(Query(text=text), NOW).hits[0].resource.id == first


def test_that_somebody_who_teaches_comes_before_what_is_only_about_it(index: Index) -> None:
    assert [hit.resource.id for hit in index.find(Query(text="二胡を教えてくれる人"), NOW).hits][:2] == [
        "二胡の演奏",
        "二胡の音",
    ]


def test_that_words_come_before_meaning(index: Index) -> None:
    hits = index.find(Query(text="睡眠"), NOW).hits
    assert hits[0].resource.id == "睡眠"
    assert [(reason.code, reason.value) for reason in hits[0].why] == [("title", "睡眠")]


def test_that_a_hit_by_meaning_says_so(index: Index) -> None:
    hit = index.find(Query(text="定年してから毎日ひまで"), NOW).hits[0]
    assert "meaning" in {reason.code for reason in hit.why}
    assert "生きがい" in hit.matched or "生き甲斐" in hit.matched


@pytest.mark.parametrize(
    ("text", "sort", "code", "because"),
    [
        ("定年してから毎日ひまで", "life_stage", "senior", "定年"),
        ("孫と出かけたい", "need", "childrearing/grandchildren", "孫"),
        ("ウクレレを弾いてみたい", "need", "culture/music", "ウクレレ"),
        ("車いすで行ける", "circumstance", "wheelchair", "車いす"),
    ],
)
def test_that_chips_are_suggested_with_the_words_that_speak_for_them(
    index: Index, text: str, sort: str, code: str, because: str
) -> None:
    found = {(one.sort, one.code): one.because for one in index.find(Query(text=text), NOW).suggestions}
    assert because in found[sort, code]


def test_that_a_plain_word_suggests_little(index: Index) -> None:
    assert index.find(Query(text="の"), NOW).suggestions == ()
    assert len(index.find(Query(text="孫の世話で疲れて眠れず友達もいない定年後の父"), NOW).suggestions) <= 8


@given(text=texts() | st.text(alphabet='孫の世話定年後眠れない"-「」 教えてくれる人すうaiueokst', max_size=30))
def test_that_no_text_raises_with_the_whole_lexicon(text: str, index: Index) -> None:
    found = index.find(Query(text=text), NOW)
    assert found.total >= len(found.hits)
    assert len({hit.resource.id for hit in found.hits}) == len(found.hits)


def test_that_rare_words_tell_more() -> None:
    rarities = [rarity(count, 1000) for count in (0, 1, 10, 100, 1000)]
    assert rarities == sorted(rarities, reverse=True)
    assert rarities[0] == pytest.approx(1.0)
    assert rarity(5, 0) == 1.0
