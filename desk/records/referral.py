"""つなぎ: a resident who is handed on to another window, with nothing of theirs but what they consented to."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from desk.records.codes import Passed, ReferralResult, ReferralState
from desk.records.consultation import HandoutItem
from desk.records.sheet import Choices
from desk.records.template import Template


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedFact:
    """One fact that the resident consented to pass on, in the words that stand on the sheet."""

    sort: Passed
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What was offered or tried before, and what became of it, both in the words that stand on the sheet."""

    title: str
    result: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """つなぐシート as it was given, and what came back.

    ``issued`` is the local wall-clock moment on the sheet, ``consented`` the day on which the resident agreed. ``to`` is
    the other window as paper shows it; ``to_name`` as staff know it. ``facts`` are those that the resident consented to:
    what else is known of them is never in here. ``due``: by when an answer is asked for. ``choices`` are of the
    resident's own copy, and of both whether they are for a copier.

    What came back: ``received``, the day on which the other window had taken it in; ``result`` with the day
    ``answered``, ``answerer`` over there, and a ``note``. ``version`` counts these entries. ``delivered`` is false while
    it waits in the outbox.
    """

    id: str
    slip: str
    issued: datetime
    city: str
    window: str
    to: HandoutItem
    to_name: str
    ask: str
    consented: date
    window_contact: str = ""
    window_reading: str = ""
    desk: str = ""
    staff_id: str = ""
    staff: str = ""
    consultation_id: str | None = None
    facts: tuple[PassedFact, ...] = ()
    tried: tuple[Tried, ...] = ()
    due: date | None = None
    choices: Choices = field(default_factory=Choices)
    readings: tuple[tuple[str, str], ...] = ()
    template: Template = field(default_factory=Template)
    received: date | None = None
    result: ReferralResult | None = None
    answered: date | None = None
    answerer: str = ""
    note: str = ""
    version: int = 1
    delivered: bool = False

    @property
    def state(self) -> ReferralState:
        """How far it is."""
        if self.result is not None:
            return ReferralState.ANSWERED
        return ReferralState.SENT if self.received is None else ReferralState.RECEIVED

    def is_late(self, today: date) -> bool:
        """Whether the answer that was asked for did not come in time."""
        return self.due is not None and self.due < today and self.result is None


ANSWER_FIELDS = ("received", "result", "answered", "answerer", "note")
"""What staff enter when something comes back; everything else stays as it was given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A referral with what came back entered; its ``version`` is the one that was read."""

    referral: Referral
    who: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SentReferral:
    """The unit of the outbox: a referral, and what came back before it was delivered itself."""

    referral: Referral
    answers: tuple[Answer, ...] = ()

    @property
    def current(self) -> Referral:
        """The referral with every answer."""
        if not self.answers:
            return self.referral
        last = self.answers[-1].referral
        return replace(last, version=last.version + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralPlan:
    """What staff have put together and ticked, before it is a sheet. Nothing unticked is in here.

    ``id`` becomes the referral's id, so that the same plan sent twice is one referral; ``slip`` is the case's number
    where it has one already.
    """

    id: str
    to: HandoutItem
    ask: str
    slip: str = ""
    case_id: str | None = None
    staff_id: str = ""
    staff: str = ""
    facts: tuple[PassedFact, ...] = ()
    tried: tuple[Tried, ...] = ()
    due: date | None = None
    choices: Choices = field(default_factory=Choices)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralSheet:
    """A referral set as PDF: the page for the other window, then the resident's copy.

    ``missing``, ``unread`` and ``unreviewed`` as of ``records.case.Sheet``. ``telling``: words of distress that would
    stand on the other window's page, since staff typed them or the resident consented to pass them on.
    """

    referral: Referral
    pdf: bytes
    pages: int
    missing: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    unreviewed: tuple[str, ...] = ()
    telling: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiver:
    """A window that somebody can be handed on to: its name as staff know it, and what goes on paper."""

    name: str
    to: HandoutItem


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What a case offers for a referral: facts that could be passed on, what was offered, and likely receivers."""

    facts: tuple[PassedFact, ...] = ()
    tried: tuple[Tried, ...] = ()
    receivers: tuple[Receiver, ...] = ()
