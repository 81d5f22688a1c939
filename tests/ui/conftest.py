"""A desk that is set up, and the real background over it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.records.codes import Kind
from desk.records.consultation import CounterWindow, Staff
from desk.records.ids import new_id
from desk.records.resource import Contact, Provenance
from desk.records.vocabulary import Term, Vocabulary
from desk.services import office
from desk.services.storing import Storing, store
from desk.services.vocabulary import store_vocabulary
from desk.settings import Preferences, Settings
from desk.ui.background import Background
from desk.ui.context import Context
from desk.ui.main_window import MainWindow
from desk.ui.opening import open_window
from desk.ui.theme import Theme
from desk.work.desk import Desk
from tests.make import make_resource

STAFF = (
    Staff(id=new_id(), name="田中 花", reading="たなか はな", code="01"),
    Staff(id=new_id(), name="佐藤 次郎", reading="さとう じろう", code="02"),
)
WINDOW = CounterWindow(id=new_id(), code="chuo", name="中央公民館", city="みほん市", contact="042-000-0000")
VOCABULARY = Vocabulary(
    terms=(
        Term(scheme="life_stage", code="elementary", name="小学生", english="Elementary school"),
        Term(scheme="life_stage", code="senior", name="高齢期", english="Seniors", position=1),
    )
)
CONTACT = Contact(name="中央公民館", phone="042-111-1111")
CONFIRMED = Provenance(source="市報", confirmed_on=date(2090, 1, 1))
RESOURCES = (
    make_resource(title="スマートフォン入門", contact=CONTACT, provenance=CONFIRMED),
    make_resource(title="やさしい書道", contact=CONTACT, provenance=CONFIRMED),
    make_resource(Kind.FACILITY, title="中央公民館", contact=CONTACT, provenance=CONFIRMED),
)


@pytest.fixture
def settings(home: Path) -> Settings:
    """A home where nobody has chosen a theme or size, with the sheet going to a file."""
    settings = Settings(
        home=home, preferences=Preferences(desk="K7", window=WINDOW.code, printer="file", theme="light")
    )
    settings.save()
    return settings


@pytest.fixture
def ready(settings: Settings) -> Settings:
    """The same home with people, words and three resources in its truth."""
    desk = Desk(settings)
    desk.database.migrate()
    with desk.database.writing() as session:
        store_vocabulary(session, VOCABULARY, desk="K7", who="")
        office.store_staff(session, list(STAFF), desk="K7")
        office.store_windows(session, [WINDOW], desk="K7")
        storing = [Storing(resource=resource, key=resource.id) for resource in RESOURCES]
        store(session, storing, desk="K7", who="", action="test")
    desk.close()
    return settings


@pytest.fixture
def background(qapp: QApplication, settings: Settings) -> Iterator[Background]:
    """The real one, begun; it must end in time."""
    background = Background(settings)
    background.start()
    yield background
    assert background.close()


@pytest.fixture
def context(qapp: QApplication, ready: Settings, background: Background) -> Context:
    """What screens share, over a desk that is set up; upkeep is not running."""
    context = Context(ready, background, Theme(qapp, ready.preferences))
    context.load()
    return context


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, ready: Settings) -> Iterator[MainWindow]:
    """The whole window over that desk, at the size it must do with, ready for work."""
    window = open_window(qapp, ready)
    window.resize(1366, 768)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.content is not None, timeout=20_000)
    main = window.content
    assert isinstance(main, MainWindow)
    context = main.context
    qtbot.waitUntil(
        lambda: bool(
            context.vocabulary.terms
            and context.staff_list
            and context.windows
            and context.tended
            and context.tended.count
        ),
        timeout=20_000,
    )
    yield main
    window.close()
