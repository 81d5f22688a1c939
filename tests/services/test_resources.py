"""What staff change from the counter: with who and when, never over somebody else, and undoable."""

from __future__ import annotations

from datetime import date

import pytest

from desk import changes
from desk.database import Database
from desk.errors import DeskError, LostRace
from desk.records.codes import State
from desk.services import resources as service
from desk.services.storing import Storing, store
from tests.make import make_course


@pytest.fixture
def course_id(database: Database) -> str:
    course = make_course()
    with database.writing() as session:
        store(session, [Storing(resource=course)], desk="K7", who="")
    return course.id


def test_that_a_state_is_set_as_of_today_and_undone(database: Database, course_id: str) -> None:
    with database.writing() as session:
        edit = service.change_state(session, course_id, 1, State.FULL, desk="K7", who="田中")
    assert (edit.resource.application.state, edit.resource.application.state_as_of) == (State.FULL, date.today())
    with database.writing() as session:
        undone = service.undo(session, edit.id, desk="K7", who="田中")
    assert (undone.resource.application.state, undone.resource.application.state_as_of) == (State.OPEN, None)
    assert undone.resource.version == 3


def test_that_a_doubt_bears_reason_and_name_and_is_undone(database: Database, course_id: str) -> None:
    with database.writing() as session:
        edit = service.dispute(session, course_id, 1, "会場が変わったそうです", desk="K7", who="田中")
    assert edit.resource.dispute is not None
    assert (edit.resource.dispute.reason, edit.resource.dispute.by) == ("会場が変わったそうです", "田中")
    with database.writing() as session:
        assert service.undo(session, edit.id, desk="K7", who="田中").resource.dispute is None


def test_that_a_phone_number_must_look_like_one(database: Database, course_id: str) -> None:
    with pytest.raises(DeskError), database.writing() as session:
        service.change_phone(session, course_id, 1, "後で聞く", desk="K7", who="田中")
    with database.writing() as session:
        edit = service.change_phone(session, course_id, 1, " 042-000-0002 ", desk="K7", who="田中")
    assert edit.resource.contact.phone == "042-000-0002"


def test_that_an_older_version_loses_the_race(database: Database, course_id: str) -> None:
    with database.writing() as session:
        service.change_state(session, course_id, 1, State.FULL, desk="K7", who="田中")
    with pytest.raises(LostRace) as lost, database.writing() as session:
        service.change_state(session, course_id, 1, State.CLOSED, desk="B3", who="佐藤")
    assert lost.value.theirs["application_state"] == str(State.FULL)


def test_that_an_undo_does_not_overrun_a_later_change(database: Database, course_id: str) -> None:
    with database.writing() as session:
        edit = service.change_phone(session, course_id, 1, "042-000-0002", desk="K7", who="田中")
    with database.writing() as session:
        service.change_phone(session, course_id, 2, "042-000-0003", desk="B3", who="佐藤")
    with pytest.raises(DeskError), database.writing() as session:
        service.undo(session, edit.id, desk="K7", who="田中")


def test_that_every_edit_is_told_to_the_feed_with_who(database: Database, course_id: str) -> None:
    with database.writing() as session:
        service.change_phone(session, course_id, 1, "042-000-0002", desk="K7", who="田中")
    with database.reading() as session:
        told = changes.history(session, course_id)
    assert [(row.action, row.version, row.who) for row, _fields in told] == [
        ("add", 1, ""),
        ("change_phone", 2, "田中"),
    ]
    assert told[1][1] == {"contact_phone": ["042-000-0001", "042-000-0002"]}
