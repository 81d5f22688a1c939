"""Imports into the truth, on both engines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select

from desk import changes
from desk.database import Database
from desk.errors import LostRace
from desk.models import Change, ImportBatch, Organization, Place, Resource
from desk.models.facts import iterate_public
from desk.records.imports import Draft, FileContents, ImportReport
from desk.records.resource import Organization as Provider
from desk.records.resource import Place as Where
from desk.records.resource import Provenance
from desk.records.resource import Resource as Record
from desk.services import importing
from desk.services import resources as counter
from desk.services.import_planning import Plan, plan
from tests.make import make_resource

TODAY = date(2025, 11, 10)
LATER = date(2025, 12, 10)


def draft(key: str, title: str = "茶道", **facts: Any) -> Draft:
    resource = replace(make_resource(title=title, **facts), id="", provenance=Provenance(file="a.csv", row=2))
    return Draft(key=f"event:{key}", resource=resource, digest=f"{key} {title} {sorted(facts.items())}")


def issue(*drafts: Draft, source: str = "みほん市", layout: str = "event") -> FileContents:
    return FileContents(file="a.csv", source=source, layouts=frozenset({layout}), drafts=drafts)


def planned(database: Database, *contents: FileContents, today: date = TODAY) -> Plan:
    with database.reading() as session:
        return plan(session, contents, today)


def write(database: Database, made: Plan, today: date = TODAY) -> ImportReport:
    with database.reading() as session:
        prepared = importing.ready(session, [made])
    with database.writing() as session:
        importing.apply(session, [made], prepared, desk="K7", who="", today=today)
    return made.report


def take_in(database: Database, *contents: FileContents, today: date = TODAY) -> ImportReport:
    return write(database, planned(database, *contents, today=today), today)


def records(database: Database) -> dict[str, Record]:
    with database.reading() as session:
        return {record.title: record for record in iterate_public(session)}


def counts(report: ImportReport) -> tuple[int, int, int, int]:
    return report.new, report.changed, report.unchanged, report.vanished


def rows(database: Database, table: Any) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def test_that_records_are_new_once(database: Database) -> None:
    assert counts(take_in(database, issue(draft("a"), draft("b", "華道")))) == (2, 0, 0, 0)
    record = records(database)["茶道"]
    assert (record.version, record.provenance.source, record.provenance.imported_on) == (1, "みほん市", TODAY)
    assert record.provenance.confirmed_on is None
    again = planned(database, issue(draft("a"), draft("b", "華道")), today=LATER)
    assert counts(again.report) == (0, 0, 2, 0)
    assert again.changes_nothing


def test_that_the_next_issue_updates_and_marks_what_vanished(database: Database) -> None:
    take_in(database, issue(draft("a"), draft("b", "華道"), draft("c", "書道")))
    report = take_in(database, issue(draft("a"), draft("b", "華道", fee=500), draft("d", "俳句")), today=LATER)
    assert counts(report) == (1, 1, 1, 1)
    found = records(database)
    assert (found["華道"].fee, found["華道"].version) == (500, 2)
    assert found["書道"].vanished_on == LATER
    assert found["茶道"].version == 1
    assert [(change.title, change.field, change.after) for change in report.changes] == [("華道", "お金", "500円")]


def test_that_what_vanished_comes_back(database: Database) -> None:
    take_in(database, issue(draft("a"), draft("b", "華道")))
    take_in(database, issue(draft("a")))
    assert counts(take_in(database, issue(draft("a"), draft("b", "華道")), today=LATER)) == (0, 1, 1, 0)
    assert records(database)["華道"].vanished_on is None
    assert counts(take_in(database, issue(draft("a")))) == (0, 0, 1, 1)
    assert counts(planned(database, issue(draft("a"))).report) == (0, 0, 1, 0)


def test_that_other_sources_and_other_lists_are_left_alone(database: Database) -> None:
    take_in(database, issue(draft("a")))
    take_in(database, issue(draft("a", "別の市"), source="となり市"))
    facility = replace(draft("x", "体育館"), key="facility:x")
    take_in(database, issue(facility, layout="facility"))
    assert all(record.vanished_on is None for record in records(database).values())
    assert rows(database, Resource) == 3


def test_that_several_files_of_a_source_are_one_issue(database: Database) -> None:
    take_in(database, issue(draft("a")), issue(draft("b", "華道")))
    report = take_in(database, issue(draft("b", "華道")), issue(draft("c", "書道"), draft("b", "華道", fee=300)))
    assert counts(report) == (1, 1, 0, 1)
    assert records(database)["華道"].fee == 300
    assert any("前のファイルと内容が違います" in problem.message for problem in report.problems)


def test_that_the_feed_tells_every_write(database: Database) -> None:
    take_in(database, issue(draft("a"), draft("b", "華道")))
    take_in(database, issue(draft("a", fee=500)))
    with database.reading() as session:
        told = changes.read_since(session, {})
    assert sorted((row.action, row.version) for row in told) == [("add", 1), ("add", 1), ("import", 2), ("vanish", 2)]
    assert [row.sequence for row in told] == [1, 2, 3, 4]
    found = {record.id: record.version for record in records(database).values()}
    assert found == {row.entity_id: row.version for row in told}


def test_that_an_import_that_changes_nothing_leaves_no_trace(database: Database) -> None:
    take_in(database, issue(draft("a")))
    before = rows(database, Change), rows(database, ImportBatch)
    assert planned(database, issue(draft("a"))).changes_nothing
    assert (rows(database, Change), rows(database, ImportBatch)) == before == (1, 1)


def test_that_organisations_and_places_are_reused(database: Database) -> None:
    hall = Where(name="中央公民館", address="本町1", latitude=35.7, longitude=139.5)
    drafts = [draft(str(n), f"講座{n}", place=hall, organization=Provider(name="市", section="課")) for n in range(5)]
    take_in(database, issue(*drafts))
    nearer = replace(hall, latitude=35.8, access="駅から5分")
    take_in(
        database, issue(*drafts, draft("z", "新しい講座", place=nearer, organization=Provider(name="市", section="課")))
    )
    assert (rows(database, Organization), rows(database, Place)) == (1, 1)
    found = records(database)["新しい講座"].place
    assert found is not None
    assert (found.latitude, found.longitude, found.access) == (35.8, 139.5, "駅から5分")


def test_that_an_edit_from_the_counter_is_kept_over_several_issues(database: Database) -> None:
    take_in(database, issue(draft("a")))
    course = records(database)["茶道"]
    with database.writing() as session:
        counter.change_phone(session, course.id, 1, "042-000-0002", desk="K7", who="田中")
    for fee in (500, 600):
        report = take_in(database, issue(draft("a", fee=fee)))
        assert records(database)["茶道"].contact.phone == "042-000-0002"
        assert [(problem.column, problem.row) for problem in report.problems] == [("電話番号", 2)]
        assert "042-000-0002" in report.problems[0].message
    renewed = draft("a", contact=replace(course.contact, phone="042-000-0009"))
    report = take_in(database, issue(renewed))
    assert records(database)["茶道"].contact.phone == "042-000-0009"
    assert "元の新しい内容に変えます" in report.problems[0].message


def test_that_a_confirmation_and_a_doubt_are_never_touched(database: Database) -> None:
    take_in(database, issue(draft("a")))
    course = records(database)["茶道"]
    with database.writing() as session:
        counter.dispute(session, course.id, 1, "会場が違う", desk="K7", who="田中")
    take_in(database, issue(draft("a", fee=500)))
    found = records(database)["茶道"]
    assert found.dispute is not None
    assert (found.dispute.reason, found.fee, found.provenance.confirmed_on) == ("会場が違う", 500, None)


def test_that_a_plan_does_not_overrun_an_edit_made_since(database: Database) -> None:
    take_in(database, issue(draft("a"), draft("b", "華道")))
    stale = planned(database, issue(draft("a", fee=500)))
    with database.writing() as session:
        counter.change_phone(session, records(database)["茶道"].id, 1, "042-000-0002", desk="K7", who="田中")
    with pytest.raises(LostRace):
        write(database, stale)
    found = records(database)
    assert (found["茶道"].fee, found["茶道"].contact.phone, found["華道"].vanished_on) == (None, "042-000-0002", None)


def test_that_two_imports_at_once_do_not_double_anything(database: Database) -> None:
    first, second = planned(database, issue(draft("a"))), planned(database, issue(draft("a")))
    write(database, first)
    with pytest.raises(LostRace):
        write(database, second)
    assert rows(database, Resource) == 1


def test_that_stopping_between_the_statements_changes_nothing(database: Database) -> None:
    class StoppedError(Exception):
        pass

    take_in(database, issue(draft("a")))
    made = planned(database, issue(draft("a", fee=500), draft("b", "華道")))
    with database.reading() as session:
        prepared = importing.ready(session, [made])
    for patience in (0, 1):
        left = iter(range(patience))

        def stop(left: Any = left) -> None:
            if next(left, None) is None:
                raise StoppedError

        with pytest.raises(StoppedError), database.writing() as session:
            importing.apply(session, [made], prepared, desk="K7", who="", today=TODAY, stop=stop)
        assert {title: record.fee for title, record in records(database).items()} == {"茶道": None}
    assert rows(database, Change) == 1


def test_that_a_record_that_only_bears_another_key_is_unchanged(database: Database) -> None:
    take_in(database, issue(draft("a")))
    renamed = replace(draft("a"), key="event:a2")
    report = take_in(database, issue(renamed))
    assert counts(report) == (0, 0, 1, 0)
    assert rows(database, Change) == 1
    assert planned(database, issue(renamed)).changes_nothing


def test_that_an_issue_that_knows_none_of_the_old_records_is_told(database: Database) -> None:
    take_in(database, issue(draft("a")))
    report = planned(database, issue(draft("z", "まったく別のもの"))).report
    assert counts(report) == (1, 0, 0, 1)
    assert any("1件もこのファイルにありません" in problem.message for problem in report.problems)


def test_that_the_batch_is_on_record(database: Database) -> None:
    take_in(database, issue(draft("a")))
    with database.reading() as session:
        (batch,) = session.scalars(select(ImportBatch))
        assert (batch.source, batch.files, batch.new) == ("みほん市", ["a.csv"], 1)
