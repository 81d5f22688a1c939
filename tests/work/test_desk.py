"""Work can be sent to another process, and what is edited shows in the search at once."""

from __future__ import annotations

import importlib
import inspect
import pickle
import pkgutil
from datetime import date

import pytest

from desk import work
from desk.records.codes import State
from desk.records.resource import Resource
from desk.records.search import Query
from desk.work.cases import discard_draft, drafts, save_draft
from desk.work.desk import Desk
from desk.work.editing import change_phone, change_state, dispute, undo
from desk.work.people import staff, this_window, vocabulary, windows
from desk.work.searching import read_resource, search
from desk.work.upkeep import tend
from tests.make import make_case


def _work_functions() -> list[object]:
    found = []
    for module in pkgutil.iter_modules(work.__path__, "desk.work."):
        for _name, function in inspect.getmembers(importlib.import_module(module.name), inspect.isfunction):
            if next(iter(inspect.signature(function).parameters), "") == "desk":
                found.append(function)
    return found


@pytest.mark.parametrize("function", _work_functions())
def test_that_every_work_function_travels_to_another_process(function: object) -> None:
    assert pickle.loads(pickle.dumps(function)) is function


def test_that_an_edit_shows_in_the_index_and_is_undone(desk: Desk, course: Resource) -> None:
    edit = change_state(desk, course.id, course.version, State.FULL, "田中 花")
    assert ("resource", course.id) in tend(desk).changed
    (hit,) = search(desk, Query(text="スマートフォン")).hits
    assert hit.state is State.FULL
    assert hit.resource.application.state_as_of == date.today()
    undo(desk, edit.id, "田中 花")
    tend(desk)
    found = read_resource(desk, course.id)
    assert found is not None
    assert found.application == course.application


def test_that_a_round_with_nothing_to_do_tells_of_nothing(desk: Desk) -> None:
    tend(desk)
    assert tend(desk).changed == frozenset()


def test_that_phone_and_doubt_are_kept_with_who(desk: Desk, course: Resource) -> None:
    first = change_phone(desk, course.id, course.version, "042-000-0077", "田中 花")
    second = dispute(desk, course.id, first.resource.version, "日程が違うそうです", "佐藤 次郎")
    assert second.resource.contact.phone == "042-000-0077"
    assert second.resource.dispute is not None
    assert second.resource.dispute.by == "佐藤 次郎"


def test_that_people_windows_and_words_come_from_local_copies(desk: Desk) -> None:
    assert [person.name for person in staff(desk)] == ["田中 花", "佐藤 次郎"]
    assert [window.code for window in windows(desk)] == ["chuo"]
    assert this_window(desk).city == "みほん市"
    assert vocabulary(desk).name("need", "digital") == "デジタル"


def test_that_a_draft_is_kept_until_it_is_filed_or_dropped(desk: Desk, course: Resource) -> None:
    case = make_case(course, memo="途中")
    save_draft(desk, case)
    assert drafts(desk) == (case,)
    discard_draft(desk, case.id)
    assert drafts(desk) == ()
