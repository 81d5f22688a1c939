"""The case at the counter while it is open: what F12 turns into a consultation and a sheet, and F11 puts on hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from desk.records.codes import (
    Asker,
    Channel,
    Condition,
    Delivery,
    Guard,
    Kind,
    Outcome,
    Residency,
    UnmetReason,
)
from desk.records.consultation import Handout, Search
from desk.records.resource import Resource
from desk.records.search import Slot
from desk.records.sheet import Choices
from desk.records.town import NEAR_MINUTES, Town


@dataclass(frozen=True, slots=True, kw_only=True)
class TrayItem:
    """One thing in the お渡しトレイ: a resource, or something typed by hand (手書きの案内: no ``resource``).

    ``accepted`` are the guards that staff have seen and let pass on purpose. ``short``: it stands on the sheet with no
    more than one needs to go there.
    """

    id: str
    resource: Resource | None = None
    title: str = ""
    contact: str = ""
    url: str = ""
    delivery: Delivery = Delivery.PRINTED
    short: bool = False
    accepted: tuple[Guard, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One open case, saved as a draft while it is worked on.

    ``id`` becomes the consultation's id, ``slip`` is reserved when the sheet is first prepared or the case is filed.
    ``text`` is what stands in the search box; ``kinds``, ``on`` (a day), ``place`` and ``organization`` narrow the search
    and say nothing of the person. ``filed`` is true once it is logged: from then on F12 only reprints.
    The person as ``search.Query`` has them: ``speaks`` is its ``language``; ``within`` counts once 近く is among the
    conditions. ``noted`` are life stages, circumstances and needs ("need:health") that are put on record and don't
    narrow the search, because nothing would be left. ``choices``: how its sheet is set; ``is_chosen``: by staff, else it
    follows what is known of the person. ``next_steps``: the sheet tells where each item leads.
    ``started`` is an aware UTC moment; None until the first key or click.
    """

    id: str
    started: datetime | None = None
    slip: str = ""
    staff_id: str = ""
    staff: str = ""
    channel: Channel = Channel.COUNTER
    asker: Asker = Asker.SELF
    text: str = ""
    life_stages: tuple[str, ...] = ()
    circumstances: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    kinds: tuple[Kind, ...] = ()
    on: date | None = None
    place: str = ""
    organization: str = ""
    age: int | None = None
    ties: tuple[Residency, ...] | None = None
    child_months: int | None = None
    speaks: str = ""
    fee_at_most: int | None = None
    slots: tuple[Slot, ...] = ()
    town: Town | None = None
    within: int = NEAR_MINUTES
    nearest_first: bool = False
    municipality: str = ""
    noted: tuple[str, ...] = ()
    searches: tuple[Search, ...] = ()
    tray: tuple[TrayItem, ...] = ()
    memo: str = ""
    outcome: Outcome = Outcome.GUIDED
    unmet_reason: UnmetReason | None = None
    choices: Choices = field(default_factory=Choices)
    is_chosen: bool = False
    next_steps: bool = False
    held: bool = False
    filed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A handout set as PDF. ``template_trouble``: why it isn't set in the template that was chosen.

    ``missing`` lists characters that no font has, drawn as 〓. ``unread`` lists words that stay without ふりがな, such
    as a person's name whose カナ nobody recorded. ``unreviewed``: languages of the sheet whose wording nobody has
    reviewed. ``untold``: titles of the items whose own words stand in Japanese only, since their records have none in
    the language of the sheet. ``without_map``: the map was left out, because with it the sheet would not be one page.
    """

    handout: Handout
    pdf: bytes
    pages: int
    missing: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    unreviewed: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()
    template_trouble: str = ""
    without_map: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """What became of an F12. ``printed_to`` is the queue or file; ``problem`` is a sentence when printing failed.

    ``job`` is the job's name in the queue, by which it is watched and taken back. ``in_window``: the window is to print
    the pages itself, to ``printed_to`` (the system's default printer when empty). ``one_sided``: its pages go to
    different people, so that none may stand on the back of another.

    The consultation is on record whenever this is returned, whatever the printer did. ``pdf`` is where the sheet
    lies as a file; empty when there was no sheet (電話, or an empty tray).
    """

    consultation_id: str
    slip: str
    printed_to: str = ""
    pdf: str = ""
    problem: str = ""
    reprinted: bool = False
    job: str = ""
    in_window: bool = False
    one_sided: bool = False
