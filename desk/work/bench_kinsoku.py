"""How well lines of Japanese begin and end, and whether ruby stands where it should (``desk bench kinsoku``).

Every text of the sample city is set in every Japanese mode at widths from 80 to 460 points. Counted are lines, not
opinions: what JIS X 4051 forbids at a line's start or end, numbers torn apart, last lines of one or two characters,
kanji without ruby, ruby over anything else; beside them how many lines end where a phrase does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Any

from desk.exchange.sample.city import read_sample
from desk.i18n import catalogue
from desk.paper.breaking import NEVER_FIRST, NEVER_LAST, grades
from desk.paper.cells import Cell
from desk.paper.fonts import typeface
from desk.paper.grades import Grade
from desk.paper.look import look_of
from desk.paper.names import Names, readings_in
from desk.paper.readings import Reader
from desk.paper.ruby import Text
from desk.paper.setting import Setting
from desk.paper.words import word_edges
from desk.records.codes import Mode
from desk.records.resource import Resource
from desk.records.sheet import Side
from desk.text import has_kanji

WIDTHS = tuple(range(80, 461, 38))
"""In points: from a narrow cell of a table to the whole width of a sheet."""
MODES = (Mode.STANDARD, Mode.LARGE, Mode.FURIGANA, Mode.EASY)
SHORT_LAST = 2
_BASE = re.compile(r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af々〆ヶ]+|[0-9０-９]+[日人]\w?")
"""What ruby may stand over: kanji, and a number that melts with its counter (20日 はつか)."""
_ONLY_AFTER_DIGITS = frozenset("円人")
_WIDE_ENOUGH = 8
"""Characters that a line holds at least where a torn number or a last line of one or two could have been avoided."""


def bench_kinsoku() -> dict[str, Any]:
    """The figures of each mode, and of all together."""
    sample = read_sample(date(2026, 11, 20))
    resources = sample.resources
    names = Names(
        known={name: reading for one in resources for name, reading in readings_in(one).items()},
        city={told.word: told.reading for told in sample.readings},
    )
    found: dict[str, Counter[str]] = {}
    for mode in MODES:
        setting = _setting(mode, names)
        counted = found[mode.value] = Counter()
        for text in dict.fromkeys(text for one in resources for text in _texts(one)):
            made = setting.text(text, setting.look.body)
            for width in WIDTHS:
                counted.update(judged(made, float(width)))
        counted["words without a reading"] = len(setting.unread)
    total = sum(found.values(), Counter())
    return {mode: _told(counted) for mode, counted in {**found, "all": total}.items()}


def judged(text: Text, width: float) -> Counter[str]:
    """What is right and wrong with the lines of a text at a width in points."""
    counted: Counter[str] = Counter()
    lines = text.set_lines(width)
    counted["lines"] = len(lines)
    counted["ruby over other than kanji"] = sum(
        bool(cell.ruby) and not _BASE.fullmatch(cell.text) for line in lines for cell in line
    )
    if text.style.ruby:
        counted["kanji without ruby"] = sum(has_kanji(cell.text) and not cell.ruby for line in lines for cell in line)
    counted["wider than the line"] = sum(_sticks_out(line, width) for line in lines)
    for paragraph in _paragraphs(text, lines):
        counted.update(_judged_ends(paragraph, width / text.style.size))
    return counted


def _judged_ends(lines: Sequence[str], fitting: float) -> Counter[str]:
    """Where the lines of one paragraph end. ``fitting``: full-width characters that a line holds."""
    counted: Counter[str] = Counter()
    whole = "".join(lines)
    marks, edges = grades(whole), word_edges(whole)
    at = 0
    for line, following in pairwise(lines):
        at += len(line)
        first, last = following[0], line[-1]
        counted["breaks"] += 1
        counted["bad starts"] += first in NEVER_FIRST and (first not in _ONLY_AFTER_DIGITS or last.isdigit())
        counted["bad ends"] += last in NEVER_LAST
        is_torn = last.isdigit() and (first.isdigit() or first in "-,.:：")
        # A number that is wider than the line can't stay whole.
        counted["numbers torn apart"] += is_torn and fitting >= _WIDE_ENOUGH
        counted["at the end of a phrase"] += marks[at] is Grade.PHRASE
        counted["inside a word"] += at not in edges
    if len(lines) > 1 and fitting >= _WIDE_ENOUGH:
        counted["last lines of one or two characters"] += len(lines[-1].strip()) <= SHORT_LAST
    return counted


def _paragraphs(text: Text, lines: Sequence[Sequence[Cell]]) -> Iterator[list[str]]:
    """The lines of each paragraph as texts; blanks that vanished at a line's end are put back, so that places count."""
    rest = ["".join(cell.text for cell in line) for line in lines]
    for paragraph in text.words().split("\n"):
        told: list[str] = []
        at = 0
        while at < len(paragraph) and rest:
            line = rest.pop(0)
            at += len(line)
            blanks = len(paragraph) - at - len(paragraph[at:].lstrip(" 　"))
            told.append(line + paragraph[at : at + blanks])
            at += blanks
        yield told


def _sticks_out(line: Sequence[Cell], width: float) -> bool:
    """Whether a line of more than one piece is wider than its room; what hangs in the margin may be."""
    last = line[-1]
    hanging = last.width if last.text in "、。，．､｡" else 0.0
    return len(line) > 1 and sum(cell.advance for cell in line) - hanging > width + 0.1


def _setting(mode: Mode, names: Names) -> Setting:
    side = Side(mode=mode)
    reader = Reader(names=names) if side.has_ruby else None
    return Setting(
        typeface=typeface(language=side.language),
        look=look_of(side, mono=False),
        catalogue=catalogue(side.language),
        reader=reader,
    )


def _texts(resource: Resource) -> Iterator[str]:
    """What a record says in words."""
    place = resource.place
    told = (resource.title, resource.summary, resource.description, resource.audience, resource.application.method)
    yield from (text for text in told if text)
    if place is not None:
        yield from (text for text in (f"{place.name} {place.room}".strip(), place.address, place.access) if text)


def _told(counted: Counter[str]) -> dict[str, Any]:
    breaks = max(1, counted["breaks"])
    shares = {"at the end of a phrase", "inside a word"}
    return {name: f"{count / breaks:.1%}" if name in shares else count for name, count in counted.items()}
