"""Upkeep keeps the index in step, builds it anew where it must, and tells how far that is."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from desk.records.resource import Resource
from desk.records.search import Query
from desk.search import analyser, build, schema
from desk.services.storing import Storing, store
from desk.settings import Settings
from desk.work import upkeep
from desk.work.desk import Desk
from desk.work.searching import search
from desk.work.upkeep import Tended, index_status, tend
from tests.make import make_course


def titles(desk: Desk, text: str) -> set[str]:
    return {hit.resource.title for hit in search(desk, Query(text=text)).hits}


def add(desk: Desk, resource: Resource) -> None:
    with desk.database.writing() as session:
        store(session, [Storing(resource=resource)], desk="K7", who="")


def test_that_what_was_written_is_searched_after_one_round(desk: Desk) -> None:
    add(desk, make_course(title="囲碁入門"))
    found = tend(desk)
    assert titles(desk, "囲碁") == {"囲碁入門"}
    assert found.count == 2
    assert found.building is None


def test_that_another_desks_write_is_taken_in_by_the_next_round(desk: Desk, settings: Settings) -> None:
    other = Desk(replace(settings, preferences=replace(settings.preferences, desk="B2")))
    with other.database.writing() as session:
        store(session, [Storing(resource=make_course(title="尺八の会"))], desk="B2", who="")
    other.close()
    assert ("resource", "") not in tend(desk).changed
    assert titles(desk, "尺八") == {"尺八の会"}


@pytest.mark.parametrize("harm", ["deleted", "garbage", "another schema", "a table gone", "tokens damaged"])
def test_that_an_index_that_cannot_be_used_is_built_anew(desk: Desk, harm: str) -> None:
    path = desk.settings.index_path
    if harm == "deleted":
        path.unlink()
    elif harm == "garbage":
        path.write_bytes(b"no index at all")
    else:
        connection = schema.connect(path)
        statement = {
            "another schema": f"PRAGMA user_version={schema.SCHEMA + 1}",
            "a table gone": "DROP TABLE fit",
            "tokens damaged": "UPDATE posting SET rows = x'01ff'",
        }[harm]
        connection.execute(statement)
        connection.close()
    if harm == "tokens damaged":
        with pytest.raises(schema.IndexUnusable):
            search(desk, Query(text="スマートフォン"))
    assert not index_status(desk).is_ready
    assert tend(desk).changed == build.EVERYTHING
    assert index_status(desk).is_ready
    assert titles(desk, "スマートフォン") == {"はじめてのスマートフォン"}


def test_that_the_old_index_answers_while_the_new_one_is_built_and_progress_is_told(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upkeep, "_REPORT_SECONDS", 0.0)
    monkeypatch.setattr(analyser, "version", lambda: "another")
    add(desk, make_course(title="囲碁入門"))
    told: list[Tended] = []
    found_meanwhile: list[set[str]] = []

    def report(found: Tended) -> None:
        told.append(found)
        found_meanwhile.append(titles(desk, "スマートフォン"))

    assert index_status(desk).state == "outdated"
    last = tend(desk, report)
    assert told
    assert all(found.building == (2, 2) for found in told)
    assert all(found == {"はじめてのスマートフォン"} for found in found_meanwhile)
    assert last.building is None
    assert index_status(desk).is_ready
    assert titles(desk, "囲碁") == {"囲碁入門"}


def test_that_an_index_of_which_most_was_written_anew_is_built_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build, "_REBUILD_FROM", 3)
    course = make_course(title="囲碁入門")
    add(desk, course)
    tend(desk)
    for number in range(5):
        with desk.database.writing() as session:
            store(session, [Storing(resource=replace(course, summary=f"{number}回目"))], desk="K7", who="")
        tend(desk)
    assert schema.status(desk.settings.index_path).dead <= 4
    assert titles(desk, "囲碁") == {"囲碁入門"}


def test_that_the_age_of_the_data_is_that_of_the_last_round(desk: Desk) -> None:
    found = tend(desk)
    assert found.data_as_of is not None
    assert found.data_as_of <= datetime.now()
