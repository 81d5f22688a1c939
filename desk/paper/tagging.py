"""What a sheet says in its order, told apart from how it looks, so that it can be read aloud (ISO 32000-1, 14.7 and 14.8).

Everything that a page draws is an artifact unless it is tagged: lines, boxes, ruby, what stands on every page. Only what is
tagged is read; ``structure`` writes it into the file.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

Corners = tuple[float, float, float, float]
"""Left, bottom, right and top in points."""

_ARTIFACT = "/Artifact BMC"
_END = "EMC"


@dataclass(frozen=True, slots=True)
class Element:
    """One thing that is read: its role (P, H1, Figure …), the page and the mark on it, counted from 0.

    ``spoken`` is read in place of what is drawn, ``shown`` in place of a picture in these ``corners``. ``section``: the number of the
    item that it belongs to, 0 for the sheet itself. ``language`` where it isn't the document's.
    """

    role: str
    page: int
    mark: int
    section: int
    language: str = ""
    spoken: str = ""
    shown: str = ""
    corners: Corners | None = None


class Tags:
    """The elements of a document while it is drawn on a canvas. ``language`` is the document's."""

    def __init__(self, canvas: Any, language: str) -> None:
        self._canvas = canvas
        self._language = language
        self._section = 0
        self._page = -1
        self._marks = 0
        self.elements: list[Element] = []
        self.is_silent = False

    def begin_page(self) -> None:
        """Before the first thing is drawn on a page."""
        self._page += 1
        self._marks = 0
        self._canvas._code.append(_ARTIFACT)

    def end_page(self) -> None:
        """After the last one."""
        self._leave_artifact()

    def begin_section(self, number: int) -> None:
        """What follows belongs to an item, 0 for none."""
        self._section = number

    @contextmanager
    def silent(self) -> Iterator[None]:
        """Draw what is read on another page."""
        self.is_silent = True
        yield
        self.is_silent = False

    def begin(self, role: str, *, language: str, spoken: str, shown: str, corners: Corners | None) -> None:
        """What is drawn from here on is read."""
        other = language if language != self._language else ""
        self.elements.append(Element(role, self._page, self._marks, self._section, other, spoken, shown, corners))
        self._leave_artifact()
        self._canvas._code.append(f"/{role} <</MCID {self._marks}>> BDC")
        self._marks += 1

    def end(self) -> None:
        """Up to here."""
        self._canvas._code += (_END, _ARTIFACT)

    def _leave_artifact(self) -> None:
        code: list[str] = self._canvas._code
        if code[-1] == _ARTIFACT:
            code.pop()
        else:
            code.append(_END)


@contextmanager
def tagged(
    canvas: Any, role: str, *, language: str = "", spoken: str = "", shown: str = "", corners: Corners | None = None
) -> Iterator[None]:
    """Draw something that is read, where the canvas has tags at all."""
    tags: Tags | None = getattr(canvas, "tags", None)
    if tags is None or tags.is_silent:
        yield
        return
    tags.begin(role, language=language, spoken=spoken, shown=shown, corners=corners)
    yield
    tags.end()


@contextmanager
def artifact(canvas: Any) -> Iterator[None]:
    """Draw something that is not read: on a canvas with tags that is so anyway."""
    if getattr(canvas, "tags", None) is not None:
        yield
        return
    canvas._code.append(_ARTIFACT)
    yield
    canvas._code.append(_END)
