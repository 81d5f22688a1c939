"""How fast a sheet is set, beside a bare canvas that draws the same text, in one run."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from statistics import median
from time import perf_counter
from typing import Any

from desk.records.case import Sheet
from desk.records.codes import Kind, Mode
from desk.records.consultation import Handout, HandoutItem
from desk.records.ids import new_id
from desk.records.resource import Resource
from desk.records.sheet import Choices

_ROUNDS = 15


def bench_handout() -> dict[str, Any]:
    """Seconds for a one-page sheet of the sample city, all in: the first of a process, then the median of fifteen.

    ``canvas``: a bare reportlab canvas drawing the same lines in the same font. ``ratio``: sheet to canvas.
    """
    records = sorted(_records(), key=_fullness, reverse=True)
    first = _seconds(lambda: _set(_handout(records[0], Mode.FURIGANA)))
    one_page = next(record for record in records if _set(_handout(record, Mode.FURIGANA)).pages == 1)
    figures: dict[str, Any] = {"first_of_process_s": round(first, 4), "title": one_page.title}
    for mode in (Mode.STANDARD, Mode.FURIGANA):
        handout = _handout(one_page, mode)
        lines = _lines(_set(handout).pdf)
        sheet, canvas = _median(_set, handout), _median(_bare, lines)
        figures |= {
            f"{mode.value}_s": round(sheet, 4),
            f"{mode.value}_canvas_s": round(canvas, 4),
            f"{mode.value}_ratio": round(sheet / canvas, 2),
        }
    return figures


def _records() -> tuple[Resource, ...]:
    from desk.exchange.sample.city import read_sample

    return read_sample(date.today()).resources


def _handout(record: Resource, mode: Mode) -> Handout:
    return Handout(
        id=new_id(),
        slip="K7-000000-0000",
        issued=datetime.combine(date.today(), time(10)),
        city="けやき野市",
        window="本町公民館",
        window_contact="電話 042-000-0000",
        items=(HandoutItem(resource=record),),
        choices=Choices(mode=mode),
    )


def _fullness(resource: Resource) -> tuple[bool, int]:
    return resource.kind is Kind.COURSE, len(resource.summary) + len(resource.application.method)


def _set(handout: Handout) -> Sheet:
    from desk.paper.handout import set_handout

    return set_handout(handout)


def _bare(lines: list[str]) -> bytes:
    from desk.paper.floor import bare_canvas

    return bare_canvas(lines)


def _median(work: Callable[[Any], object], given: object) -> float:
    return median(_seconds(lambda: work(given)) for _round in range(_ROUNDS))


def _seconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def _lines(pdf: bytes) -> list[str]:
    """The lines of a sheet, ruby included, as its reader would copy them."""
    from desk.paper.preview import page_text

    return page_text(pdf).splitlines()
