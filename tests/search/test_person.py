"""What suits a person: SQL over the index held against a plain reading of the records."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.records import resource as r
from desk.records.codes import Band, Condition, Kind, Residency
from desk.records.search import Query, Slot
from desk.records.town import Town
from desk.records.vocabulary import Vocabulary
from desk.search import strata
from desk.search.facts import slot_bits, slots_in, slots_of
from desk.search.find import Index
from desk.search.person import Person
from desk.search.writing import IndexWriter
from tests.make import make_resource
from tests.search.oracle import TODAY, misses

NOW = datetime.combine(TODAY, time(10, 30))
HOME, NEXT = "けやき野市", "榎戸市"
TOWN = Town(code="1", municipality=HOME, name="本町一丁目", latitude=35.7267, longitude=139.5373)
COUNT = 400


def some(values: st.SearchStrategy[int], *, may_lack: bool = True) -> st.SearchStrategy[int | None]:
    return st.none() | values if may_lack else values


def meetings() -> st.SearchStrategy[tuple[r.Meeting, ...]]:
    moments = st.builds(
        lambda day, hour: datetime.combine(TODAY + timedelta(days=day), time(hour)),
        st.integers(-20, 40),
        st.integers(8, 21),
    )
    one = st.builds(
        lambda starts, hours, cancelled: r.Meeting(
            starts=starts, ends=starts + timedelta(hours=hours) if hours else None, cancelled=cancelled
        ),
        moments,
        st.sampled_from((0, 1, 2, 7)),
        st.booleans(),
    )
    return st.lists(one, max_size=3).map(tuple)


def records() -> st.SearchStrategy[r.Resource]:
    months = some(st.integers(0, 48))
    childcare = st.none() | st.builds(
        r.Childcare,
        months_from=months,
        months_to=months,
        places=st.none(),
        fee=st.none(),
        note=st.just(""),
        deadline=st.none() | st.integers(-3, 3).map(lambda days: TODAY + timedelta(days=days)),
    )
    part = st.builds(
        r.Participation,
        childcare=childcare,
        languages=st.sampled_from(((), ("en",), ("zh-Hant", "ko"), ("ja",))),
        **dict.fromkeys(("sign_language", "captioning", "wheelchair", "online", "beginner", "individual"), st.none()),
        **dict.fromkeys(("sign_language_notice", "captioning_notice"), st.none()),
        note=st.just(""),
    )
    place = st.none() | st.builds(
        lambda north, east: r.Place(
            name="会館", latitude=TOWN.latitude + north, longitude=None if east is None else TOWN.longitude + east
        ),
        st.floats(-0.02, 0.02),
        st.none() | st.floats(-0.02, 0.02),
    )
    ages = some(st.integers(0, 90))
    shared = {
        "age_from": ages,
        "age_to": ages,
        "residency": st.sets(st.sampled_from(Residency)).map(tuple),
        "fee": some(st.integers(0, 2000)),
        "participation": part,
        "place": place,
        "life_stages": st.sampled_from(((), ("infant_parent",), ("senior",))),
        "municipality": st.sampled_from((HOME, NEXT, "")),
    }
    course = st.builds(
        lambda changes, held, fee: make_resource(
            title="体操の会", course=r.Course(meetings=held, material_fee=fee), **changes
        ),
        st.fixed_dictionaries(shared),
        meetings(),
        some(st.integers(0, 500)),
    )
    circle = st.builds(
        lambda changes, days, starts, monthly: make_resource(
            Kind.CIRCLE,
            title="体操サークル",
            circle=r.Circle(weekdays=tuple(days), starts=starts, monthly_fee=monthly),
            **changes,
        ),
        st.fixed_dictionaries(shared),
        st.sets(st.integers(0, 6), max_size=2),
        st.sampled_from(("", "10:00", "13時", "19:30", "夜")),
        some(st.integers(0, 2000)),
    )
    return course | circle


def queries() -> st.SearchStrategy[Query]:
    slot = st.builds(Slot, weekday=st.none() | st.integers(0, 6), band=st.none() | st.sampled_from(Band))
    return st.builds(
        Query,
        text=st.sampled_from(("", "体操", "サークル")),
        age=some(st.integers(0, 95)),
        ties=st.none() | st.sets(st.sampled_from(Residency)).map(tuple),
        child_months=some(st.integers(0, 60)),
        language=st.sampled_from(("", "en", "zh", "ja")),
        fee_at_most=some(st.integers(0, 1500)),
        slots=st.lists(slot, max_size=2).map(tuple),
        town=st.sampled_from((None, TOWN)),
        within=some(st.integers(1, 40)),
        conditions=st.sampled_from(((), (Condition.NEARBY,))),
        municipality=st.sampled_from(("", HOME, NEXT, "よその市")),
        home=st.sampled_from(("", HOME)),
        limit=st.just(COUNT),
    )


class Held:
    """Records and their index; no dataclass, whose fields would all be shown where a test fails."""

    def __init__(self, records: list[r.Resource], index: Index) -> None:
        self.records = records
        self.index = index


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Held:
    """Many records of all sorts, drawn once, and their index."""
    drawn: list[r.Resource] = []

    @given(records())
    def draw(one: r.Resource) -> None:
        drawn.append(one)

    while len(drawn) < COUNT - 150:
        draw()
    path = tmp_path_factory.mktemp("person") / "index.db"
    with IndexWriter(path) as writer:
        writer.rebuild(drawn[:COUNT], Vocabulary(), {})
    return Held(drawn[:COUNT], Index(path))


@given(query=queries())
def test_that_the_index_leaves_whom_nothing_speaks_against(query: Query, held: Held) -> None:
    everything, index = held.records, held.index
    by_words = {hit.resource.id for hit in index.find(Query(text=query.text, limit=COUNT), NOW).hits}
    found = index.find(query, NOW)
    expected = {one.id for one in everything if one.id in by_words and not misses(one, query)}
    assert {hit.resource.id for hit in found.hits} == expected
    assert (found.total, found.approximate) == (len(expected), False)
    kinds = {str(kind): sum(one.kind is kind for one in everything if one.id in expected) for kind in Kind}
    assert found.facets["kind"] == {kind: count for kind, count in kinds.items() if count}


@given(query=queries())
def test_that_a_sample_leaves_only_what_suits(query: Query, held: Held) -> None:
    exact = held.index.find(query, NOW)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(strata, "CAP", 30)
        patch.setattr(strata, "SAMPLE", 20)
        found = held.index.find(replace(query, limit=10), NOW)
    fitting = {hit.resource.id for hit in exact.hits}
    assert {hit.resource.id for hit in found.hits} <= fitting
    assert len(found.hits) == min(10, exact.total)
    assert found.approximate or found.total == exact.total


@given(query=queries())
def test_that_a_mask_tells_each_part_that_fails(query: Query, held: Held) -> None:
    everything, index = held.records, held.index
    with index._reading() as connection:
        person = Person(query, NOW, dict(connection.execute("SELECT name, id FROM city").fetchall()))
        sql = f"SELECT doc.id, {person.mask} FROM doc JOIN fit ON fit.rowid = doc.rowid"
        told = {key: set(person.failed(mask)) for key, mask in connection.execute(sql, person.parameters)}
    assert told == {one.id: misses(one, query) for one in everything}


@given(bits=st.integers(0, (1 << 21) - 1))
def test_that_times_of_the_week_and_bits_say_the_same(bits: int) -> None:
    assert slot_bits(slots_in(bits)) == bits


@pytest.mark.parametrize(
    ("meeting", "expected"),
    [
        (r.Meeting(starts=datetime(2090, 5, 6, 9), ends=datetime(2090, 5, 6, 12)), [(5, "am")]),
        (r.Meeting(starts=datetime(2090, 5, 6, 11), ends=datetime(2090, 5, 6, 13)), [(5, "am")]),
        (r.Meeting(starts=datetime(2090, 5, 6, 10), ends=datetime(2090, 5, 6, 17)), [(5, "am"), (5, "pm")]),
        (r.Meeting(starts=datetime(2090, 5, 6), all_day=True), [(5, "am"), (5, "pm"), (5, "evening")]),
        (r.Meeting(starts=datetime(2090, 5, 6, 10), ends=datetime(2090, 5, 7, 15)),
         [(5, "am"), (5, "pm"), (6, "am"), (6, "pm")]),
        (r.Meeting(starts=datetime(2090, 5, 6, 21), ends=datetime(2090, 5, 7, 4)), [(5, "evening"), (6, "am")]),
        (r.Meeting(starts=datetime(2090, 5, 6, 10), ends=datetime(2090, 5, 6, 9)), [(5, "am")]),
    ],
)  # fmt: skip
def test_that_a_meeting_is_where_it_begins_and_an_open_house_all_along(
    meeting: r.Meeting, expected: list[tuple[int, str]]
) -> None:
    bits = slots_of(make_resource(course=r.Course(meetings=(meeting,))), TODAY)
    assert bits is not None
    assert [(slot.weekday, str(slot.band)) for slot in slots_in(bits)] == expected


def test_that_a_place_is_open_but_on_its_closing_days() -> None:
    from desk.records.hours import ClosingRule, Hours, OpeningHours

    hours = Hours(
        opening=(
            OpeningHours(opens=time(9), closes=time(17)),
            OpeningHours(opens=time(17), closes=time(21), weekdays=(4,)),
        ),
        closing=(ClosingRule(weekdays=(0,), moved_by_holiday=True), ClosingRule(weekdays=(2,), weeks=(3,))),
    )
    bits = slots_of(make_resource(Kind.FACILITY, hours=hours), TODAY)
    assert bits is not None
    open_at = {(slot.weekday, slot.band) for slot in slots_in(bits)}
    assert {day for day, _band in open_at} == {1, 2, 3, 4, 5, 6}
    assert (4, Band.EVENING) in open_at
    assert (3, Band.EVENING) not in open_at
    assert slots_of(make_resource(Kind.GRANT, hours=hours), TODAY) is None


def test_that_an_update_takes_new_facts_in(tmp_path: Path) -> None:
    one = make_resource(age_from=20, municipality=HOME)
    path = tmp_path / "index.db"
    with IndexWriter(path) as writer, IndexWriter(path):
        writer.rebuild([one], Vocabulary(), {})
        with Index(path) as index:
            assert index.find(Query(age=10), NOW).total == 0
            writer.upsert([replace(one, age_from=5, municipality=NEXT)])
            assert index.find(Query(age=10, municipality=NEXT), NOW).total == 1
            assert index.find(Query(municipality=HOME), NOW).total == 0
            writer.delete([one.id])
            writer.upsert([replace(one, id=make_resource().id)])
            assert index.find(Query(age=30), NOW).total == 1
