"""A counter with a handful of records in every state that matters to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from pytestqt.qtbot import QtBot

from desk.records import resource as r
from desk.records.codes import Kind, State
from desk.records.hours import Hours, OpeningHours
from desk.records.resource import Resource
from desk.records.town import Town
from desk.records.vocabulary import Term, Vocabulary
from desk.services import office
from desk.services.storing import Storing, store
from desk.services.towns import plan_towns, store_towns
from desk.services.vocabulary import store_vocabulary
from desk.settings import Settings
from desk.ui.main_window import MainWindow
from desk.work.desk import Desk
from tests.make import make_resource
from tests.ui.conftest import STAFF, WINDOW
from tests.ui.counter.driver import Counter

WORDS = Vocabulary(
    terms=(
        Term(scheme="life_stage", code="elementary", name="小学生", english="Primary school children"),
        Term(scheme="life_stage", code="senior", name="高齢者", english="Older people", position=1),
        Term(scheme="need", code="culture", name="趣味・教養", english="Hobbies"),
        Term(scheme="need", code="culture/music", name="楽器・音楽", english="Music", parent="culture", position=1),
        Term(scheme="need", code="daily_life", name="くらしの困りごと", english="Everyday worries", position=2),
        Term(scheme="circumstance", code="wheelchair", name="車いす", english="Using a wheelchair"),
    )
)


def resources(today: date) -> dict[str, Resource]:
    """The records by title, dated from today on."""
    soon = datetime.combine(today + timedelta(days=20), time(10))
    confirmed = r.Provenance(source="市報", confirmed_on=today - timedelta(days=10), confirmed_by="田中")
    sooner = soon - timedelta(days=1)
    dated = r.Course(meetings=(r.Meeting(starts=soon, ends=soon + timedelta(hours=2)),), capacity=20)
    first = replace(dated, meetings=(r.Meeting(starts=sooner, ends=sooner + timedelta(hours=2)),))
    contact = r.Contact(name="中央公民館 事業係", phone="042-111-1111", url="https://example.jp/kouza")
    place = r.Place(name="中央公民館", room="第2会議室")
    open_ = r.Application(state=State.OPEN, state_as_of=today, method="電話")

    def course(title: str, **changes: object) -> Resource:
        common = {
            "contact": contact,
            "place": place,
            "provenance": confirmed,
            "application": open_,
            "course": dated,
            "fee": 0,
            "needs": ("culture",),
        }
        return make_resource(title=title, **(common | changes))

    full = r.Application(state=State.FULL, state_as_of=today)
    made = [
        course("はじめての書道教室", life_stages=("senior",), course=first),
        course("書道をもう一度", life_stages=("elementary",), fee=500),
        course("満員の書道体験", application=full),
        course("書き初めの会", provenance=replace(confirmed, confirmed_on=None)),
        make_resource(
            Kind.CIRCLE,
            title="ウクレレを楽しむ会",
            circle=r.Circle(meets="毎週土曜", taking_members=True),
            contact=contact,
            provenance=confirmed,
            needs=("culture/music",),
        ),
        make_resource(
            Kind.WINDOW,
            title="消費生活センター",
            window=r.Window(takes="契約のトラブル", how="電話"),
            contact=r.Contact(name="消費生活センター", phone="042-222-2222"),
            hours=Hours(opening=(OpeningHours(opens=time(0), closes=time(23, 59)),)),
            provenance=confirmed,
            life_stages=("senior",),
            needs=("daily_life",),
        ),
    ]
    return {resource.title: resource for resource in made}


def towns() -> list[Town]:
    """Three 町丁目, one of them next door."""
    return [
        Town(code=code, municipality=city, name=name, reading=reading, latitude=latitude, longitude=139.5)
        for code, city, name, reading, latitude in (
            ("1", WINDOW.city, "泉町一丁目", "イズミチョウ 1", 35.70),
            ("2", WINDOW.city, "泉町二丁目", "イズミチョウ 2", 35.71),
            ("3", "となり市", "泉町", "イズミチョウ", 35.80),
        )
    ]


@pytest.fixture
def settings(settings: Settings) -> Settings:
    """The same with somebody sitting there, because a correction says who made it."""
    settings = settings.with_preferences(staff=STAFF[0].id)
    settings.save()
    return settings


@pytest.fixture
def ready(settings: Settings) -> Settings:
    """The home with people, words and the records above in its truth."""
    desk = Desk(settings)
    desk.database.migrate()
    with desk.database.writing() as session:
        store_vocabulary(session, WORDS, desk="K7", who="")
        office.store_staff(session, list(STAFF), desk="K7")
        office.store_windows(session, [WINDOW], desk="K7")
        storing = [Storing(resource=one, key=one.id) for one in resources(date.today()).values()]
        store(session, storing, desk="K7", who="", action="test")
        store_towns(session, plan_towns(session, towns()), desk="K7", who="")
    desk.close()
    return settings


@pytest.fixture
def counter(window: MainWindow, qtbot: QtBot) -> Counter:
    """The counter of the real window, with its first answer there."""
    counter = Counter(window, qtbot)
    counter.until(lambda: len(counter.cards) == len(resources(date.today())))
    with qtbot.waitActive(window):
        window.activateWindow()
    return counter
