"""The background where the truth is elsewhere: a second process reaches it, and the window never waits for it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.errors import DeskError, TruthUnreachable
from desk.records.editing import Edit
from desk.records.search import Query, Results
from desk.settings import Settings
from desk.ui.background import Background
from desk.work.editing import change_phone
from desk.work.imports import apply_import, preview_import
from desk.work.people import staff
from desk.work.searching import search
from tests.ui.conftest import RESOURCES, STAFF

PATIENCE = 60_000
"""A process has to start on a machine that may be busy."""


@pytest.fixture
def far(ready: Settings, tmp_path: Path) -> Settings:
    """The same desk with its truth in a folder of somebody else's."""
    folder = tmp_path / "share"
    folder.mkdir()
    (ready.home / "desk.db").rename(folder / "desk.db")
    settings = ready.with_preferences(database=f"sqlite:///{folder / 'desk.db'}")
    assert not settings.is_local
    return settings


@pytest.fixture
def background(qapp: QApplication, far: Settings) -> Iterator[Background]:
    background = Background(far)
    background.start()
    background.keep_tended()
    yield background
    assert background.close(20)


def couriers() -> list[psutil.Process]:
    return [child for child in psutil.Process().children(recursive=True) if "spawn_main" in " ".join(child.cmdline())]


def test_that_the_courier_follows_the_truth_and_the_window_searches(qtbot: QtBot, background: Background) -> None:
    owner, found, people = QObject(), [], []
    with qtbot.waitSignal(background.changed, timeout=PATIENCE):
        pass
    background.read(owner, staff, then=people.append)
    results: list[Results] = found
    background.search(owner, Query(text="書道"), found.append)
    qtbot.waitUntil(lambda: bool(found and people), timeout=PATIENCE)
    assert results[0].total == 1
    assert people == [STAFF]


def test_that_an_edit_goes_through_the_courier_and_comes_back(qtbot: QtBot, background: Background) -> None:
    owner, edits = QObject(), []
    with qtbot.waitSignal(background.changed, timeout=PATIENCE):
        pass
    first = RESOURCES[0]
    with qtbot.waitSignal(background.changed, timeout=PATIENCE) as told:
        background.write(owner, change_phone, first.id, 1, "042-222-2222", STAFF[0].name, then=edits.append)
    assert ("resource", first.id) in told.args[0]
    edit: Edit = edits[0]
    assert edit.resource.contact.phone == "042-222-2222"


def test_that_a_killed_courier_is_replaced(qtbot: QtBot, background: Background) -> None:
    owner, outcomes = QObject(), []
    with qtbot.waitSignal(background.changed, timeout=PATIENCE):
        pass
    for courier in couriers():
        courier.kill()
        courier.wait(20)

    def ask() -> None:
        background.write(
            owner, change_phone, RESOURCES[1].id, 1, "042-333-3333", "", then=outcomes.append, failed=on_failed
        )

    def on_failed(error: DeskError) -> None:
        assert isinstance(error, TruthUnreachable)
        ask()

    ask()
    qtbot.waitUntil(lambda: bool(outcomes), timeout=PATIENCE)
    assert outcomes[0].resource.contact.phone == "042-333-3333"


def test_that_files_are_taken_in_through_the_courier_and_the_way_there_is_told(
    qtbot: QtBot, background: Background, tmp_path: Path
) -> None:
    file = tmp_path / "events.csv"
    rows = [f"{number},みほん市,市民講座その{number},2090-05-{number:02},中央公民館" for number in range(1, 29)]
    file.write_text("ID,地方公共団体名,イベント名,開始日,場所名称\n" + "\n".join(rows), encoding="utf-8")
    owner, done, problems, told = QObject(), [], [], []
    background.job(
        owner,
        preview_import,
        (str(file),),
        "",
        then=done.append,
        failed=problems.append,
        progress=lambda *report: told.append(report),
    )
    qtbot.waitUntil(lambda: bool(done or problems), timeout=PATIENCE)
    assert problems == []
    assert done[0].report.new == 28
    job = background.job(owner, apply_import, done[0].id, then=done.append, failed=problems.append)
    qtbot.waitUntil(lambda: len(done) == 2 or bool(problems), timeout=PATIENCE)
    assert done[1].new == 28
    assert not job.is_cancelled()


def test_that_nothing_is_left_when_the_window_closes(qtbot: QtBot, qapp: QApplication, far: Settings) -> None:
    background = Background(far)
    background.start()
    background.keep_tended()
    with qtbot.waitSignal(background.changed, timeout=PATIENCE):
        pass
    assert couriers()
    assert background.close(20)
    assert couriers() == []
    assert [thread.name for thread in threading.enumerate() if "desk" in thread.name or "courier" in thread.name] == []


def test_that_local_work_does_not_wait_for_a_truth_that_is_away(
    qtbot: QtBot, qapp: QApplication, far: Settings
) -> None:
    """The index is there from before; the folder with the truth is gone."""
    first = Background(far)
    first.start()
    first.keep_tended()
    with qtbot.waitSignal(first.changed, timeout=PATIENCE):
        pass
    assert first.close(20)
    Path(far.database_url.removeprefix("sqlite:///")).unlink()
    background = Background(far)
    states: list[tuple[int, bool]] = []
    background.connection.connect(lambda waiting, reachable: states.append((waiting, reachable)))
    background.start()
    background.keep_tended()
    owner, found = QObject(), []
    background.read(owner, search, Query(text="書道"), then=found.append)
    background.search(owner, Query(text="書道"), found.append)
    qtbot.waitUntil(lambda: len(found) == 2, timeout=PATIENCE)
    answers: list[Any] = found
    assert [one.total for one in answers] == [1, 1]
    assert background.close(20)
