"""One visit, call or mail as it was logged, and what was handed over."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime

from desk.records.codes import (
    Asker,
    Channel,
    Delivery,
    Guard,
    Kind,
    OfferOutcome,
    Outcome,
    UnmetReason,
)
from desk.records.nearby import Landmark
from desk.records.resource import Resource
from desk.records.search import NextStep
from desk.records.sheet import Choices
from desk.records.template import Template
from desk.records.town import Town


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """One search made during a consultation: the words, the filters as "sort:code", and how much was found."""

    text: str
    filters: tuple[str, ...] = ()
    total: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """ご案内: one resource, or something outside the database typed by hand (手書きの案内: no ``resource_id``).

    ``guards`` are the marks that staff saw and let pass. ``resource_version`` is the version that was offered.
    """

    id: str
    title: str
    resource_id: str | None = None
    resource_version: int | None = None
    kind: Kind | None = None
    contact: str = ""
    url: str = ""
    delivery: Delivery = Delivery.PRINTED
    outcome: OfferOutcome = OfferOutcome.TOLD
    guards: tuple[Guard, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultation:
    """相談: anonymous unless the resident consents; times are aware UTC moments, minutes are whole minutes.

    ``delivered`` is false while it waits in the outbox. ``version`` counts corrections.
    """

    id: str
    slip: str
    started: datetime
    ended: datetime
    minutes: int
    desk: str = ""
    window: str = ""
    staff_id: str = ""
    staff: str = ""
    channel: Channel = Channel.COUNTER
    asker: Asker = Asker.SELF
    life_stages: tuple[str, ...] = ()
    circumstances: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    question: str = ""
    memo: str = ""
    searches: tuple[Search, ...] = ()
    offers: tuple[Offer, ...] = ()
    outcome: Outcome = Outcome.GUIDED
    unmet_reason: UnmetReason | None = None
    version: int = 1
    delivered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoutItem:
    """One item on a sheet: a resource as it was on that day, or a line typed by hand.

    ``steps`` are the next steps that were told with it. ``short``: only what one needs to go there. ``landmarks`` are
    what its map may show, nearest first, the place itself among them where it is a facility; ``walk`` is the estimated
    way on foot in minutes, from ``town``.
    On a sheet of today that follows an older one, ``former`` is the item as it stood there, given at its ``issued``;
    ``is_gone``: it is no longer on record, and stands there as it did then.
    """

    resource: Resource | None = None
    title: str = ""
    contact: str = ""
    url: str = ""
    short: bool = False
    guards: tuple[Guard, ...] = ()
    steps: tuple[NextStep, ...] = ()
    landmarks: tuple[Landmark, ...] = ()
    walk: int | None = None
    town: str = ""
    former: HandoutItem | None = None
    issued: datetime | None = None
    is_gone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Former:
    """The sheet that a newer one follows: its number, when it was given (local wall-clock time), and the visit."""

    slip: str
    issued: datetime
    consultation_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Handout:
    """配布資料: everything needed to print the same sheet again, kept as it was given.

    ``issued`` is the local wall-clock moment on the sheet, which also decides states and "open today" on it.
    ``city``, ``window`` and ``window_contact`` say who gave it and where to ask next; ``window_reading`` is its カナ.
    ``town`` is where walking minutes were counted from, where staff asked for them. ``fonts`` names what it was set in, the main one first.
    ``template`` is the whole of the city's template as it was then.
    ``readings`` are the words on it that the city reads otherwise than the desk did, with their readings.
    ``former`` is the sheet that this one tells anew, as its records are today.
    """

    id: str
    slip: str
    issued: datetime
    city: str
    window: str
    window_contact: str = ""
    window_reading: str = ""
    items: tuple[HandoutItem, ...] = ()
    choices: Choices = field(default_factory=Choices)
    template: Template = field(default_factory=Template)
    town: Town | None = None
    readings: tuple[tuple[str, str], ...] = ()
    fonts: tuple[str, ...] = ()
    consultation_id: str | None = None
    former: Former | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A consultation as somebody corrected it; its ``version`` is the one that was read and corrected."""

    consultation: Consultation
    who: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """What F12 produces in one piece: the consultation, the sheet if one was given, and later corrections.

    This is the unit of the outbox: durable locally first, delivered to the truth once, idempotently. Corrections made
    before it was delivered travel with it, so that the history is whole.
    """

    consultation: Consultation
    handout: Handout | None = None
    corrections: tuple[Correction, ...] = ()

    @property
    def current(self) -> Consultation:
        """The consultation with every correction."""
        if not self.corrections:
            return self.consultation
        last = self.corrections[-1].consultation
        return replace(last, version=last.version + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """Somebody who sits at the desk."""

    id: str
    name: str
    reading: str = ""
    code: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class CounterWindow:
    """A window of the city where this product stands (窓口): its name and contact go on the sheet."""

    id: str
    code: str
    name: str
    city: str
    reading: str = ""
    contact: str = ""
