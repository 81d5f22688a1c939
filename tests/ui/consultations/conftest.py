"""A desk with a morning's consultations: some delivered, one that still waits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desk.records.codes import Channel, OfferOutcome, Outcome, UnmetReason
from desk.records.consultation import CounterWindow, Filing, Offer, Staff
from desk.records.ids import new_id
from desk.records.vocabulary import Term, Vocabulary
from desk.services import consultations as service
from desk.services import office
from desk.services.vocabulary import store_vocabulary
from desk.settings import Preferences, Settings
from desk.ui.background import Background
from desk.ui.context import Context
from desk.ui.theme import Theme
from desk.work.desk import Desk
from tests.make import make_filing

TODAY = date(2026, 11, 20)
VOCABULARY = Vocabulary(
    terms=(
        Term(scheme="life_stage", code="elementary", name="小学生", english="Elementary school"),
        Term(scheme="life_stage", code="senior", name="高齢期", english="Seniors", position=1),
        Term(scheme="need", code="digital", name="デジタル", english="Digital"),
    )
)
STAFF = Staff(id=new_id(), name="田中 花")


@dataclass(frozen=True)
class Morning:
    """The filings of the morning by what they are good for."""

    told: Filing
    unmet: Filing
    last_week: Filing
    waiting: Filing


def at(hour: int, minute: int, day: date = TODAY) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute).astimezone()


def make_morning() -> Morning:
    week_ago = TODAY - timedelta(days=7)
    return Morning(
        told=make_filing(started=at(9, 30), ended=at(9, 36), slip="K7-261120-01", window="中央公民館"),
        unmet=make_filing(
            started=at(10, 5),
            ended=at(10, 17),
            minutes=12,
            slip="K7-261120-02",
            question="ウクレレを教えてくれる人",
            memo="",
            channel=Channel.PHONE,
            outcome=Outcome.NOT_MET,
            unmet_reason=UnmetReason.NONE_EXISTS,
            life_stages=(),
            offers=(Offer(id=new_id(), title="市民音楽室", outcome=OfferOutcome.TOLD),),
        ),
        last_week=make_filing(
            started=at(14, 0, week_ago), ended=at(14, 3, week_ago), slip="K7-261113-01", question="囲碁"
        ),
        waiting=make_filing(started=at(11, 40), ended=at(11, 45), slip="K7-261120-03", question="孫と行けるところ"),
    )


@pytest.fixture
def settings(home: Path) -> Settings:
    return Settings(home=home, preferences=Preferences(desk="K7", window="chuo", printer="file", staff=STAFF.id))


@pytest.fixture
def morning(settings: Settings) -> Iterator[Morning]:
    """What was logged; the one that waits is put into the outbox by ``keep_waiting``."""
    morning = make_morning()
    desk = Desk(settings)
    desk.database.migrate()
    with desk.database.writing() as session:
        store_vocabulary(session, VOCABULARY, desk="K7", who="")
        office.store_staff(session, [STAFF], desk="K7")
        window = CounterWindow(id=new_id(), code="chuo", name="中央公民館", city="みほん市")
        office.store_windows(session, [window], desk="K7")
        for filing in (morning.told, morning.unmet, morning.last_week):
            service.log_consultation(session, filing, desk="K7")
    yield morning
    desk.close()


@pytest.fixture
def context(qapp: QApplication, settings: Settings, morning: Morning) -> Iterator[Context]:
    """The real background over that home."""
    background = Background(settings)
    theme = Theme(qapp, settings.preferences)
    context = Context(settings, background, theme)
    background.start()
    background.keep_tended()
    context.load()
    yield context
    assert background.close()
