"""A desk with a small office: one window, two people, a few resources."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.records.consultation import CounterWindow, Staff
from desk.records.ids import new_id
from desk.records.resource import Resource
from desk.records.vocabulary import Term, Vocabulary
from desk.services import office
from desk.services.storing import Storing, store
from desk.services.vocabulary import store_vocabulary
from desk.settings import Preferences, Settings
from desk.work.desk import Desk
from desk.work.upkeep import tend
from tests.make import make_course

OPEN_COURSE = make_course(title="はじめてのスマートフォン")
VOCABULARY = Vocabulary(
    terms=(
        Term(scheme="life_stage", code="senior", name="高齢期"),
        Term(scheme="need", code="digital", name="デジタル"),
    )
)


@pytest.fixture
def settings(home: Path) -> Settings:
    """A home at the window of the central 公民館."""
    made = Settings(home=home, preferences=Preferences(desk="K7", window="chuo", confirmation_days=40_000))
    made.save()
    return made


@pytest.fixture
def desk(settings: Settings) -> Iterator[Desk]:
    """The desk of that home, its index in step."""
    made = Desk(settings)
    made.database.migrate()
    with made.database.writing() as session:
        store_vocabulary(session, VOCABULARY, desk="K7", who="")
        office.store_staff(
            session, [Staff(id=new_id(), name="田中 花"), Staff(id=new_id(), name="佐藤 次郎")], desk="K7"
        )
        window = CounterWindow(id=new_id(), code="chuo", name="中央公民館", city="みほん市", contact="042-000-0000")
        office.store_windows(session, [window], desk="K7")
        store(session, [Storing(resource=OPEN_COURSE)], desk="K7", who="")
    tend(made)
    yield made
    made.close()


@pytest.fixture
def course(desk: Desk) -> Resource:
    """The one course of the office, as the index has it."""
    found = desk.index.resource(OPEN_COURSE.id)
    assert found is not None
    return found
