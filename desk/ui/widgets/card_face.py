"""What stands on a card, before it is painted."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt

from desk.ui.widgets.shapes import Shape

FACE_ROLE = Qt.ItemDataRole.UserRole + 1
"""The role under which a model gives the ``CardFace`` or the ``Divider`` of a row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardFace:
    """What stands on one card.

    ``marked`` are (start, length) in the title; ``when`` has a line of its own on a full card, ``facts`` share one and
    are shortened one by one, the longest first, when it is too narrow. ``warning`` stands before ``why``; ``spoken`` is for screen readers.
    Colours as "#RRGGBB"; the state's is one that reads well on the ground of the list.
    ``against`` is what speaks against it, in words, before everything else of the last line. ``instead`` is what may
    serve in its place: a line that can be clicked, where the facts stand else.
    """

    badge: str
    badge_colour: str
    title: str
    spoken: str
    marked: tuple[tuple[int, int], ...] = ()
    when: str = ""
    facts: tuple[str, ...] = ()
    state: str = ""
    state_colour: str = ""
    shape: Shape = Shape.NONE
    why: str = ""
    warning: str = ""
    against: str = ""
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Divider:
    """A row that parts the cards above it from those below: a heading, never chosen."""

    text: str
