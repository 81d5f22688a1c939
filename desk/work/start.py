"""The first start of a desk: its code, the tables, the city's words, and sample data where wanted."""

from __future__ import annotations

import secrets
from datetime import date

from desk.errors import DeskError
from desk.i18n import _
from desk.settings import Settings
from desk.work.desk import Desk, needs_truth

_CODE_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
_CODE_DIGITS = "23456789"
SAMPLE_DATED = "sample_dated"
"""The fact that holds the day from which the sample's dates were counted."""


def initialise(settings: Settings, *, sample: bool = False) -> Settings:
    """Make the home ready: settings, tables, vocabulary and plans, on request sample data; then the index.

    Doing it again is harmless: what is there stays, the sample is dated anew. A database named on the command line
    becomes this desk's own. Returns the settings with this desk's code in them.
    """
    settings.home.mkdir(parents=True, exist_ok=True)
    if not settings.preferences.desk:
        settings = settings.with_preferences(desk=_new_code())
    if settings.database_override:
        settings = settings.with_preferences(database=settings.database_override)
    desk = Desk(settings)
    try:
        if settings.is_local:
            _refuse_foreign_file(settings)
        desk.database.migrate()
        set_up_office(desk, sample=sample)
        if sample and not settings.preferences.window:
            settings = _with_first_window(desk, settings)
        settings.save()
    finally:
        desk.close()
    from desk.work.upkeep import tend

    fresh = Desk(settings)
    try:
        tend(fresh)
    finally:
        fresh.close()
    return settings


@needs_truth
def set_up_office(desk: Desk, *, sample: bool) -> None:
    """Bring the city's words and plans, and the sample when wanted, into the truth."""
    from desk.exchange.vocabulary import read_plans, read_vocabulary
    from desk.services import office
    from desk.services.vocabulary import store_vocabulary

    with desk.database.writing() as session:
        store_vocabulary(session, read_vocabulary(), desk=desk.code, who="")
        office.store_plans(session, read_plans())
    if sample:
        date_sample(desk, date.today())


def date_sample(desk: Desk, today: date) -> bool:
    """Load the sample city as of this day, in place of an older dating; false when it is dated this day already."""
    from desk.exchange.sample import read_sample
    from desk.services import office
    from desk.services.local_texts import with_own_texts
    from desk.services.readings import set_reading
    from desk.services.storing import Storing, store
    from desk.services.towns import plan_towns, store_towns

    with desk.database.writing() as session:
        if office.fact(session, SAMPLE_DATED) == today.isoformat():
            return False
        city = read_sample(today)
        store(
            session,
            [Storing(resource=resource, key=resource.id) for resource in with_own_texts(session, city.resources)],
            desk=desk.code,
            who="",
            action="sample",
        )
        office.store_talent_private(session, city.talent_private)
        office.store_staff(session, city.staff, desk=desk.code)
        office.store_windows(session, city.windows, desk=desk.code)
        store_towns(session, plan_towns(session, city.towns), desk=desk.code, who="")
        for told in city.readings:
            set_reading(session, told, desk=desk.code)
        office.state_fact(session, SAMPLE_DATED, today.isoformat())
    return True


@needs_truth
def refresh_sample(desk: Desk) -> bool:
    """Date the sample anew on a new day, so that it never ages; false where there is no sample or it is of today."""
    from desk.services import office

    with desk.database.reading() as session:
        dated = office.fact(session, SAMPLE_DATED)
    return bool(dated) and date_sample(desk, date.today())


@needs_truth
def has_sample(desk: Desk) -> bool:
    """Whether this is the made-up city."""
    from desk.services import office

    with desk.database.reading() as session:
        return bool(office.fact(session, SAMPLE_DATED))


def prepare(desk: Desk, sample: bool) -> Settings:
    """The first start from the window: make this desk's home ready and go on with it."""
    desk.settings = initialise(desk.settings, sample=sample)
    return desk.settings


def is_ready(settings: Settings) -> bool:
    """Whether this home was set up; looks at files only, never at a server."""
    if not settings.preferences.desk:
        return False
    return not settings.is_local or (settings.home / "desk.db").is_file()


def _new_code() -> str:
    """A fresh desk code such as "K7": short enough to read out, without letters that look alike.

    Two random letters and a digit give 4,232 codes; the feed refuses a second desk with a code that is taken.
    """
    letters = "".join(secrets.choice(_CODE_LETTERS) for _n in range(2))
    return letters + secrets.choice(_CODE_DIGITS)


def _with_first_window(desk: Desk, settings: Settings) -> Settings:
    from desk.services import office

    with desk.database.reading() as session:
        windows = office.windows(session)
    return settings.with_preferences(window=windows[0].code) if windows else settings


def _refuse_foreign_file(settings: Settings) -> None:
    file = settings.home / "desk.db"
    if not file.is_file() or file.stat().st_size == 0:
        return
    with file.open("rb") as opened:
        magic = opened.read(15)
    if magic != b"SQLite format 3":
        raise DeskError(
            _(
                "{path} は、このソフトのデータベースではありません。別の場所に移してから、もう一度お試しください。"
            ).format(path=file)
        )
