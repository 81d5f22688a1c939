"""A row is the record that it was in an earlier issue, also when its key changed."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from desk.records.codes import Kind
from desk.records.ids import new_id
from desk.records.imports import Draft
from desk.records.resource import Course, Meeting, Place, Resource
from desk.services.import_matching import Held, match

TODAY = date(2025, 11, 10)


def course(title: str, *days: str, place: str = "公民館", until: str = "") -> Resource:
    meetings = tuple(
        Meeting(
            starts=datetime.fromisoformat(f"{day}T10:00"),
            ends=datetime.fromisoformat(f"{until}T17:00") if until else None,
        )
        for day in days
    )
    return Resource(
        id=new_id(), kind=Kind.COURSE, title=title, place=Place(name=place), course=Course(meetings=meetings)
    )


def drafted(key: str, resource: Resource) -> Draft:
    return Draft(key=key, resource=resource, digest=key)


def matched(
    old: dict[str, Resource], new: dict[str, Resource], vanished: tuple[str, ...] = ()
) -> tuple[dict[str, str], set[str]]:
    """Which new key is which old key, and which old ones are missing."""
    held = [
        Held(id=record.id, key=key, digest="", version=1, kind=record.kind, has_vanished=key in vanished)
        for key, record in old.items()
    ]
    records = {record.id: record for record in old.values()}
    found = match(
        [drafted(key, record) for key, record in new.items()],
        held,
        lambda ids: {record_id: records[record_id] for record_id in ids},
        TODAY,
    )
    return {d.key: h.key for d, h in found.pairs if h is not None}, {one.key for one in found.missing}


def test_that_the_same_key_is_the_same_record() -> None:
    assert matched({"a": course("茶道")}, {"a": course("ちがう題")}) == ({"a": "a"}, set())


def test_that_a_record_that_vanished_comes_back_by_its_key() -> None:
    assert matched({"a": course("茶道")}, {"a": course("茶道")}, vanished=("a",)) == ({"a": "a"}, set())


def test_that_a_course_that_lost_its_first_days_is_the_same() -> None:
    old = {"a": course("茶道", "2025-11-01", "2025-11-15", "2025-11-29")}
    assert matched(old, {"b": course("茶道", "2025-11-15", "2025-11-29")}) == ({"b": "a"}, set())


def test_that_a_course_that_was_put_off_is_the_same() -> None:
    old = {"a": course("茶道", "2025-11-20")}
    assert matched(old, {"b": course("茶道", "2025-12-04")}) == ({"b": "a"}, set())


def test_that_the_next_run_of_a_course_that_is_over_is_another() -> None:
    old = {"a": course("茶道", "2025-10-20")}
    assert matched(old, {"b": course("茶道", "2025-12-04")}) == ({}, {"a"})


def test_that_a_course_in_another_room_is_the_same() -> None:
    old = {"a": course("茶道", "2025-11-20", place="公民館")}
    assert matched(old, {"b": course("茶道", "2025-11-20", place="市民ホール")}) == ({"b": "a"}, set())


def test_that_an_exhibition_is_known_by_its_last_day() -> None:
    old = {"a": course("常設展", "2025-10-10", until="2025-12-27")}
    assert matched(old, {"b": course("常設展", "2025-11-10", until="2025-12-27")}) == ({"b": "a"}, set())


def test_that_a_title_with_a_slip_of_the_pen_is_the_same() -> None:
    old = {"a": course("クラフトテープで可愛いバッグを作ろう！", "2025-11-20")}
    new = {"b": course("クラフトテープで可愛いかごバッグを作ろう！", "2025-11-20")}
    assert matched(old, new) == ({"b": "a"}, set())


def test_that_the_first_and_the_second_of_a_series_are_two() -> None:
    old = {"a": course("防災講座 第1回 備え", "2025-11-20")}
    new = {"b": course("防災講座 第2回 備え", "2025-11-20")}
    assert matched(old, new) == ({}, {"a"})


def test_that_nothing_is_guessed_where_two_are_alike() -> None:
    old = {"a": course("茶道", "2025-11-20"), "b": course("茶道", "2025-11-27")}
    assert matched(old, {"c": course("茶道", "2025-12-04")}) == ({}, {"a", "b"})


def test_that_another_kind_is_another_record() -> None:
    page = Resource(id=new_id(), kind=Kind.MATERIAL, title="茶道")
    assert matched({"a": course("茶道")}, {"a": page}) == ({}, {"a"})


def test_that_thousands_of_strangers_are_told_apart_at_once() -> None:
    first = date(2025, 11, 11)
    days = [str(first + timedelta(days=number)) for number in range(2000)]
    old = {f"a{number}": course(f"講座 {number}", day) for number, day in enumerate(days)}
    new = {f"b{number}": course(f"講座 {number}", day, place="別館") for number, day in enumerate(days)}
    pairs, missing = matched(old, new)
    assert pairs == {f"b{number}": f"a{number}" for number in range(2000)}
    assert missing == set()
