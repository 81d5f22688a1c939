"""Hits and tray items as cards: everything that stands on them, in words."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any

from desk.i18n import Catalogue, _
from desk.records import wording
from desk.records.case import TrayItem
from desk.records.codes import Delivery, Guard, Kind, State
from desk.records.resource import Resource
from desk.records.search import Hit, Reason
from desk.records.state import guards
from desk.records.vocabulary import Vocabulary
from desk.ui.counter.marking import spans
from desk.ui.theme import Colours
from desk.ui.widgets.card_face import CardFace
from desk.ui.widgets.shapes import Shape

SHAPES = {
    State.OPEN: Shape.DISC,
    State.NONE_NEEDED: Shape.DISC,
    State.FEW_LEFT: Shape.HALF_DISC,
    State.BEFORE: Shape.RING,
    State.WAITLIST: Shape.TRIANGLE,
    State.POSTPONED: Shape.TRIANGLE,
    State.FULL: Shape.SQUARE,
    State.CLOSED: Shape.SQUARE,
    State.ENDED: Shape.SQUARE,
    State.CANCELLED: Shape.CROSS,
    State.UNKNOWN: Shape.DASH,
}
"""No state is told by its colour alone."""

_BESIDE_STATE = (Guard.VANISHED, Guard.DISPUTED, Guard.UNCONFIRMED)
"""Guards that the application state doesn't say already."""

_FIRST = (
    "open_today",
    "walk",
    "slot",
    "childcare",
    "age",
    "tie",
    "language",
    "fee",
    "condition",
    "on",
    "circumstance",
    "life_stage",
    "need",
    "state",
    "synonym",
    "reading",
    "meaning",
    "organization",
    "place",
    "body",
    "title",
)
"""The order of reasons on a card; what is not named here says least."""

_MOST_REASONS = 3
_GAP = "　"

HANDWRITTEN_COLOUR = "#525B67"


@dataclass(frozen=True, slots=True, kw_only=True)
class Beholder:
    """How things are seen: the moment, the language, the city's words, the colours, how long a confirmation counts."""

    now: datetime
    catalogue: Catalogue
    vocabulary: Vocabulary
    colours: Colours
    confirmation_days: int


def hit_face(hit: Hit, seen: Beholder) -> CardFace:
    """A hit as a card."""
    resource, c = hit.resource, seen.catalogue
    when, facts = when_of(resource, seen), facts_of(resource, seen)
    why = wording.listing(reasons_of(hit, seen), c) or wording.provider(resource, c)
    against = wording.listing(dict.fromkeys(wording.why_not(one, c, seen.vocabulary) for one in hit.why_not), c)
    instead = _instead_of(hit, seen)
    marks = [wording.guard_label(g, c) for g in guards_beside_state(resource, seen)]
    state = wording.state(hit.state, c)
    return CardFace(
        badge=wording.kind_letter(resource.kind, c),
        badge_colour=seen.colours.badge(resource.kind),
        title=resource.title,
        spoken=_spoken(
            wording.kind(resource.kind, c), resource.title, state, against, when, *facts, *marks, why, instead
        ),
        marked=spans(resource.title, hit.matched),
        when=when,
        facts=facts,
        state=state,
        state_colour=seen.colours.state(hit.state),
        shape=SHAPES[hit.state],
        why=why,
        warning=wording.listing(marks, c),
        against=against,
        instead=instead,
    )


def reasons_of(hit: Hit, seen: Beholder) -> tuple[str, ...]:
    """Why a hit fits, in words, at most three: first what the resident asked for, last what the title says anyway."""
    ordered = sorted(hit.why, key=lambda one: _FIRST.index(one.code) if one.code in _FIRST else len(_FIRST))
    words = (_reason(one, hit.resource, seen) for one in ordered)
    return tuple(dict.fromkeys(words))[:_MOST_REASONS]


def _reason(one: Reason, resource: Resource, seen: Beholder) -> str:
    """Of a place or window that is open today also until when."""
    today = wording.open_today(resource, seen.now, seen.catalogue) if one.code == "open_today" else ""
    return today or wording.reason(one, seen.catalogue, seen.vocabulary)


def _instead_of(hit: Hit, seen: Beholder) -> str:
    """The best of what may serve instead, with its day."""
    if not hit.instead:
        return ""
    best = hit.instead[0]
    when = when_of(best.resource, seen) if best.resource.kind is Kind.COURSE else ""
    return _("→ {words}").format(
        words=_GAP.join(part for part in (wording.instead(best, seen.catalogue), when) if part)
    )


def tray_face(item: TrayItem, number: int, seen: Beholder) -> CardFace:
    """A tray item as a compact card; ``number`` is its place on the sheet, from 1."""
    c = seen.catalogue
    mark = "" if item.delivery is Delivery.PRINTED else delivery_words(item.delivery)
    if item.resource is None:
        facts = tuple(part for part in (item.contact, item.url) if part) or (_("手書きの案内"),)
        return CardFace(
            badge=c.gettext("手"),
            badge_colour=HANDWRITTEN_COLOUR,
            title=_numbered(number, item.title),
            spoken=_spoken(str(number), _("手書きの案内"), item.title, *facts, mark),
            facts=facts,
            state=mark,
        )
    resource = item.resource
    when, facts = when_of(resource, seen), facts_of(resource, seen)
    warning = wording.listing(
        (wording.guard_label(g, c) for g in guards(resource, seen.now, seen.confirmation_days)), c
    )
    return CardFace(
        badge=wording.kind_letter(resource.kind, c),
        badge_colour=seen.colours.badge(resource.kind),
        title=_numbered(number, resource.title),
        spoken=_spoken(str(number), resource.title, mark, warning, when, *facts),
        when=when,
        facts=facts,
        state=mark or warning,
        state_colour=seen.colours.muted if mark else seen.colours.caution,
        shape=Shape.TRIANGLE if warning and not mark else Shape.NONE,
    )


def _numbered(number: int, title: str) -> str:
    return _("{number}. {title}").format(number=number, title=title)


def _spoken(*parts: str) -> str:
    return _("、").join(part for part in parts if part)


def when_of(resource: Resource, seen: Beholder) -> str:
    """When it is, in one line; empty when not known."""
    return wording.when(resource, seen.catalogue, today=seen.now.date()).replace("\n", " ")


def facts_of(resource: Resource, seen: Beholder) -> tuple[str, ...]:
    """Where it is and what it costs, as far as known."""
    parts = (wording.where(resource, seen.catalogue), wording.fee(resource, seen.catalogue))
    return tuple(part.replace("\n", " ") for part in parts if part)


def guards_beside_state(resource: Resource, seen: Beholder) -> tuple[Guard, ...]:
    """What speaks against a record besides its application state."""
    found = guards(resource, seen.now, seen.confirmation_days)
    return tuple(g for g in _BESIDE_STATE if g in found)


def delivery_words(delivery: Delivery) -> str:
    """How an item reaches the resident."""
    return {
        Delivery.PRINTED: _("用紙に印刷"),
        Delivery.FLYER: _("チラシを渡した"),
        Delivery.SPOKEN: _("口頭で案内"),
    }[delivery]


def remembered(face: CardFace) -> dict[str, Any]:
    """A card as plain JSON values."""
    return {**asdict(face), "shape": str(face.shape), "marked": []}


def recalled(value: Any) -> CardFace | None:
    """A card from plain JSON values; None when they are none."""
    names = {field.name for field in fields(CardFace)} - {"marked", "shape", "facts"}
    if not isinstance(value, dict) or not all(isinstance(value.get(name), str) for name in names):
        return None
    facts = value.get("facts")
    shape = value.get("shape")
    return CardFace(
        **{name: value[name] for name in names},
        facts=tuple(str(fact) for fact in facts) if isinstance(facts, list | tuple) else (),
        shape=Shape(shape) if shape in set(Shape) else Shape.NONE,
    )
