"""Ways out of an empty list: every part of a query can be let go, and what is said of it is true."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from desk.i18n import catalogue
from desk.records import wording
from desk.records.codes import Band, Condition, Kind, Residency
from desk.records.search import Query, Slot
from desk.records.town import Town
from desk.records.ways import WayOut
from desk.settings import Preferences, Settings
from desk.work.desk import Desk
from desk.work.people import vocabulary
from desk.work.searching import search
from desk.work.start import initialise
from desk.work.ways_out import loosened, ways_out

TOWN = Town(code="1", municipality="けやき野市", name="本町一丁目", latitude=35.7267, longitude=139.5373)
WHOLE = Query(
    text="英語 夜",
    kinds=(Kind.COURSE,),
    life_stages=("senior", "teen"),
    needs=("culture",),
    circumstances=("wheelchair",),
    conditions=(Condition.FREE, Condition.NEARBY),
    on=date(2026, 11, 22),
    place="本町公民館",
    organization="スポーツ課",
    age=67,
    ties=(Residency.WORKER,),
    child_months=18,
    language="en",
    fee_at_most=500,
    slots=(Slot(weekday=5, band=Band.MORNING),),
    town=TOWN,
    municipality="けやき野市",
)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The sample city's desk."""
    home = tmp_path_factory.mktemp("ways") / "home"
    made = Desk(initialise(Settings(home=home, preferences=Preferences()), sample=True))
    yield made
    made.close()


def test_that_each_part_of_a_query_is_let_go_once() -> None:
    assert [(part, instead) for part, instead, _query in loosened(WHOLE)] == [
        ("word:英語", ""),
        ("word:夜", ""),
        ("text:", ""),
        ("kind:course", ""),
        ("life_stage:senior", ""),
        ("life_stage:teen", ""),
        ("need:culture", ""),
        ("circumstance:wheelchair", ""),
        ("condition:free", ""),
        ("on:2026-11-22", ""),
        ("place:本町公民館", ""),
        ("organization:スポーツ課", ""),
        ("age:67", ""),
        ("tie:worker", ""),
        ("child_months:18", ""),
        ("language:en", ""),
        ("fee:500", ""),
        ("when:sat-am", "when:sat"),
        ("when:sat-am", "when:am"),
        ("when:sat-am", ""),
        ("within:15", "within:30"),
        ("within:15", "within:60"),
        ("within:15", ""),
        ("municipality:けやき野市", ""),
    ]


def test_that_only_the_part_itself_is_let_go() -> None:
    by_part = {(part, instead): query for part, instead, query in loosened(WHOLE)}
    assert by_part["life_stage:senior", ""].life_stages == ("teen",)
    assert by_part["word:英語", ""].text == "夜"
    assert by_part["within:15", "within:30"].within == 30
    assert by_part["within:15", ""].conditions == (Condition.FREE,)
    for (part, _instead), query in by_part.items():
        changed = [name for name in Query.__slots__ if getattr(query, name) != getattr(WHOLE, name)]
        assert len(changed) == 1, part


def test_that_words_alone_are_not_let_go() -> None:
    assert list(loosened(Query(text="英語"))) == []


def test_that_every_way_out_leads_somewhere(sample: Desk) -> None:
    query = Query(
        text="囲碁", age=3, fee_at_most=0, conditions=(Condition.OPEN_NOW, Condition.ONLINE), kinds=(Kind.COURSE,)
    )
    assert search(sample, query).total == 0
    ways = ways_out(sample, query)
    assert ways.query == query
    assert ways.looser
    totals = [way.total for way in ways.looser]
    assert totals == sorted(totals, reverse=True)
    for way in ways.looser:
        assert search(sample, way.query).total == way.total > 0
    assert all(hit.resource.kind is Kind.WINDOW for hit in ways.windows)
    assert ways.windows


def test_that_somewhere_farther_is_found_where_nothing_is_near(sample: Desk) -> None:
    far = Town(code="2", municipality="けやき野市", name="山奥", latitude=35.7267, longitude=139.510)
    query = Query(text="総合体育館", town=far, within=5, kinds=(Kind.FACILITY,))
    assert search(sample, query).total == 0
    ways = {(way.part, way.instead): way for way in ways_out(sample, query).looser}
    assert ("within:5", "within:60") in ways or ("within:5", "") in ways


@pytest.mark.parametrize(
    ("part", "instead", "said"),
    [
        ("text:", "", "ことばを消す"),
        ("word:英語", "", "ことば「英語」を消す"),
        ("condition:free", "", "「無料」を外す"),
        ("life_stage:senior", "", "「高齢期」を外す"),
        ("kind:course", "", "「講座・イベント」を外す"),
        ("age:67", "", "「67歳」を外す"),
        ("tie:none", "", "「市外の方」を外す"),
        ("fee:500", "", "「500円まで」を外す"),
        ("when:sat-am,sun-am", "when:sat,sun", "「土曜午前・日曜午前」を「土曜・日曜」にする"),
        ("within:15", "within:30", "「徒歩15分まで」を「徒歩30分まで」にする"),
        ("within:15", "", "「徒歩15分まで」を外す"),
        ("municipality:けやき野市", "", "隣の市も含める"),
        ("place:本町公民館", "", "「本町公民館」を外す"),
    ],
)
def test_that_a_way_out_is_said_in_words(desk: Desk, part: str, instead: str, said: str) -> None:
    way = WayOut(part=part, instead=instead, query=Query(), total=1)
    assert wording.way_out(way, catalogue("ja"), vocabulary(desk)) == said
