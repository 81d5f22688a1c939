"""QR codes: the page of a resource where it has one, else an entry for the resident's calendar.

zxing-cpp makes them in 0.2 ms and reads them back in the tests. A module is never smaller than 0.5 mm, so that an
old telephone reads a copy of a copy.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from desk.records import wording
from desk.records.resource import Meeting, Resource

_MODULE = 1.45
"""Side of a module in points (0.51 mm)."""
_LEAST_SIDE = 66.0
_MOST_MODULES = 65
QUIET = 4
"""White modules around the code (ISO/IEC 18004, 6.3.8)."""
_WEB = re.compile(r"https?://[^\s/]+\.[^\s]+", re.IGNORECASE)
_LONGEST_TEXT = 40
_BLACK = re.compile(b"\1+")
_BLACK_IS_ONE = bytes([1]) + bytes(255)


@dataclass(frozen=True, slots=True)
class QrCode:
    """A code ready to be drawn. ``rows`` are its modules, 1 for black; ``side`` is in points, quiet zone included."""

    content: str
    rows: tuple[bytes, ...]
    is_calendar: bool = False
    least: float = _LEAST_SIDE

    @property
    def side(self) -> float:
        """The side of the square it takes, in points."""
        return max(self.least, (len(self.rows) + 2 * QUIET) * _MODULE)

    def at_least(self, side: float) -> QrCode:
        """The same code, larger where its side would be smaller than this."""
        return replace(self, least=max(self.least, side))

    def draw(self, canvas: Any, x: float, y: float) -> None:
        """Draw it with the lower left corner of its quiet zone at a point."""
        count = len(self.rows) + 2 * QUIET
        module = self.side / count
        # In units of a module, so that the numbers are small: a code is half of what a sheet's file holds.
        black = " ".join(
            f"{start + QUIET} {count - 1 - QUIET - number} {length} 1 re"
            for number, row in enumerate(self.rows)
            for start, length in runs(row)
        )
        canvas.saveState()
        canvas.setFillColorRGB(0, 0, 0)
        canvas._code.append(f"{module:.5f} 0 0 {module:.5f} {x:.3f} {y:.3f} cm {black} f")
        canvas.restoreState()


def code_for(resource: Resource, now: datetime) -> QrCode | None:
    """The code for a resource: its page, else its next date for the calendar, else none."""
    found = code_for_page(wording.page(resource))
    if found is not None:
        return found
    entry = calendar_entry(resource, now)
    return _encoded(entry, is_calendar=True) if entry else None


def code_for_page(url: str) -> QrCode | None:
    """The code that opens a page; none where the text is no address of the web or too long to be read."""
    url = url.strip()
    return _encoded(url) if _WEB.fullmatch(url) else None


def calendar_entry(resource: Resource, now: datetime) -> str:
    """The next meeting as an iCalendar entry (RFC 5545) in local time; empty where none is to come."""
    if resource.course is None:
        return ""
    coming = [m for m in resource.course.meetings if not m.cancelled and m.starts >= now]
    if not coming:
        return ""
    meeting = min(coming, key=lambda m: m.starts)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", f"SUMMARY:{_escaped(resource.title)}"]
    lines.extend(_times(meeting))
    if resource.place is not None and resource.place.name:
        lines.append(f"LOCATION:{_escaped(resource.place.name)}")
    return "\n".join([*lines, "END:VEVENT", "END:VCALENDAR"])


def _times(meeting: Meeting) -> list[str]:
    if meeting.all_day:
        last = (meeting.ends or meeting.starts).date() + timedelta(days=1)
        return [f"DTSTART;VALUE=DATE:{meeting.starts:%Y%m%d}", f"DTEND;VALUE=DATE:{last:%Y%m%d}"]
    lines = [f"DTSTART:{meeting.starts:%Y%m%dT%H%M%S}"]
    if meeting.ends is not None:
        lines.append(f"DTEND:{meeting.ends:%Y%m%dT%H%M%S}")
    return lines


def _escaped(text: str) -> str:
    """RFC 5545, 3.3.11; shortened so that the code stays coarse."""
    short = text if len(text) <= _LONGEST_TEXT else text[: _LONGEST_TEXT - 1] + "…"
    return re.sub(r"([\\;,])", r"\\\1", short.replace("\n", " "))


def _encoded(content: str, *, is_calendar: bool = False) -> QrCode | None:
    import zxingcpp

    for level in ("M", "L"):
        try:
            code = zxingcpp.create_barcode(content, zxingcpp.BarcodeFormat.QRCode, ec_level=level)
        except ValueError:
            continue
        image = code.to_image(scale=1, add_quiet_zones=False)
        height, width = image.shape
        if width <= _MOST_MODULES:
            pixels = bytes(memoryview(image))  # type: ignore[arg-type]  # a buffer, which its stubs don't say
            black = pixels.translate(_BLACK_IS_ONE)
            rows = tuple(black[y * width : (y + 1) * width] for y in range(height))
            return QrCode(content, rows, is_calendar)
    return None


def runs(row: bytes) -> list[tuple[int, int]]:
    """The black stretches of a row as (start, length)."""
    return [(match.start(), len(match[0])) for match in _BLACK.finditer(row)]
