"""From the case to the question, and from the question to the record."""

from datetime import date

from desk.records.case import Case
from desk.records.codes import Band, Condition, Kind, Residency
from desk.records.consultation import Search
from desk.records.search import Query, Slot
from desk.records.town import Town
from desk.ui.counter.queries import fields_of, filters_of, query_of, recorded, search_fields, search_of

WHOLE = Case(
    id="c",
    text=" 英語 ",
    kinds=(Kind.COURSE,),
    life_stages=("senior", "teen"),
    needs=("culture",),
    circumstances=("wheelchair",),
    conditions=(Condition.FREE,),
    on=date(2026, 11, 22),
)

IZUMI = Town(code="132292001001", municipality="みほん市", name="泉町一丁目", latitude=35.7, longitude=139.5)
PERSON = Case(
    id="p",
    conditions=(Condition.NEARBY,),
    age=67,
    ties=(Residency.WORKER,),
    child_months=18,
    speaks="en",
    fee_at_most=1000,
    slots=(Slot(weekday=5, band=Band.MORNING), Slot(band=Band.EVENING)),
    town=IZUMI,
    within=20,
    nearest_first=True,
    municipality="132292",
)


def test_that_a_query_asks_for_everything_the_case_says() -> None:
    query = query_of(WHOLE)
    assert (query.text, query.kinds, query.on) == (" 英語 ", (Kind.COURSE,), date(2026, 11, 22))
    assert query.life_stages == ("senior", "teen")
    assert query.conditions == (Condition.FREE,)
    assert query_of(Case(id="x")).is_empty


def test_that_filters_are_logged_by_sort_and_code() -> None:
    assert filters_of(query_of(WHOLE)) == (
        "kind:course",
        "life_stage:senior",
        "life_stage:teen",
        "need:culture",
        "circumstance:wheelchair",
        "condition:free",
        "on:2026-11-22",
    )


def test_that_a_place_and_an_organiser_are_asked_for_logged_and_let_go() -> None:
    query = query_of(Case(id="x", place="本町公民館", organization="けやき野市 スポーツ課"))
    assert (query.place, query.organization) == ("本町公民館", "けやき野市 スポーツ課")
    assert filters_of(query) == ("place:本町公民館", "organization:けやき野市 スポーツ課")
    assert fields_of(query)["place"] == "本町公民館"


def test_that_the_same_search_is_recorded_once_with_its_latest_count() -> None:
    first, again = Search(text="英語", total=4), Search(text="英語", total=5)
    other = Search(text="英語", filters=("condition:free",), total=1)
    searches = recorded(recorded(recorded((), first), other), again)
    assert searches == (other, again)


def test_that_a_search_for_nothing_is_not_recorded() -> None:
    assert recorded((), search_of(Query(text="  "), 134)) == ()


def test_that_a_query_asks_on_behalf_of_the_person() -> None:
    query = query_of(PERSON)
    assert (query.age, query.ties, query.child_months) == (67, (Residency.WORKER,), 18)
    assert (query.language, query.fee_at_most, query.slots) == ("en", 1000, PERSON.slots)
    assert (query.town, query.within, query.nearest_first) == (IZUMI, 20, True)
    assert query.municipality == "132292"


def test_that_the_way_counts_only_once_near_is_wanted() -> None:
    far = Case(id="x", town=IZUMI, within=20)
    assert query_of(far).within is None
    nowhere = Case(id="x", conditions=(Condition.NEARBY,), nearest_first=True)
    assert (query_of(nowhere).within, query_of(nowhere).nearest_first) == (None, False)
    assert query_of(nowhere).is_empty


def test_that_the_facts_of_a_person_are_logged() -> None:
    assert filters_of(query_of(PERSON)) == (
        "age:67",
        "tie:worker",
        "child_months:18",
        "language:en",
        "fee:1000",
        "when:sat-am",
        "when:evening",
        "town:泉町一丁目",
        "within:20",
        "municipality:132292",
    )
    assert filters_of(Query(ties=())) == ("tie:none",)


def test_that_a_query_can_be_asked_again_from_the_case() -> None:
    for case in (WHOLE, PERSON):
        again = Case(**(search_fields(case) | fields_of(query_of(case))), id="again")
        assert query_of(again) == query_of(case)
