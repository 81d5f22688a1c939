"""From a published file to drafts: the one way in. Nothing here knows the database."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from desk.errors import DeskError
from desk.exchange.catalogue import read_catalogue
from desk.exchange.drafting import Issue
from desk.exchange.events import read_events
from desk.exchange.facilities import read_facilities
from desk.exchange.findings import Findings
from desk.exchange.headings import Record, find_table
from desk.exchange.heritage import read_heritage
from desk.exchange.layouts import LAYOUTS, TOWNS, Layout
from desk.exchange.municipality import Municipality
from desk.exchange.opening import Opened
from desk.exchange.tables import Cancel, Progress, Row, Table, stop_if
from desk.exchange.towns import read_towns
from desk.i18n import N_, _
from desk.records.imports import Draft, FileContents
from desk.records.town import Town

TELL_EVERY = 500
"""Rows between two reports of progress, and between two looks at whether to stop."""

_DATES = re.compile(r"(?:20\d{2}|[RrHh]\d{1,2}|令和\d{1,2}年?)[-_.年]?\d{0,2}[-_.月]?\d{0,2}日?")
_Reader = Callable[[Iterable[Record], Issue, Findings], tuple[list[Draft], int, Municipality]]
_READERS: dict[str, _Reader] = {
    "event": read_events,
    "facility": read_facilities,
    "heritage": read_heritage,
    "manabi": read_catalogue,
}


def read_file(
    path: Path, source: str = "", progress: Progress | None = None, cancelled: Cancel | None = None
) -> FileContents:
    """Read one file. ``source`` names where it comes from; empty means: as the file itself says.

    Raises DeskError in a sentence for what is no such list, and Cancelled when the user stops it.
    """
    opened = Opened(path, cancelled)
    findings = Findings(path.name)
    drafts: list[Draft] = []
    towns: list[Town] = []
    refused, names, codes, seen = 0, [], set(), []
    for table in opened.tables():
        found, headings = find_table(_watched(table, path, progress, cancelled), findings)
        if found is None:
            seen.append((table.name, headings))
            continue
        if found.layout is TOWNS:
            places, turned_away = read_towns(found.records, findings)
            towns += places
            names.append(_(found.layout.name))
        else:
            issue = Issue(path.name, opened.issued, opened.dated)
            made, turned_away, whose = _READERS[found.layout.code](found.records, issue, findings)
            drafts += made
            names.append(_source_name(found.layout, whose, path))
        refused += turned_away
        codes.add(found.layout.code)
    if not codes:
        raise _unknown(path, next((headings for _name, headings in seen if headings), []))
    _tell_sheets(opened, seen, findings)
    return FileContents(
        file=path.name,
        source=source.strip() or names[0],
        layouts=frozenset(codes),
        drafts=tuple(drafts),
        towns=tuple(towns),
        problems=findings.problems(),
        refused=refused,
    )


def _watched(table: Table, path: Path, progress: Progress | None, cancelled: Cancel | None) -> Iterator[Row]:
    for count, row in enumerate(table.rows):
        if count % TELL_EVERY == 0:
            stop_if(cancelled)
            if progress is not None:
                progress(table.done(), table.total, _("{file} を読んでいます…").format(file=path.name))
        yield row


def _source_name(layout: Layout, whose: Municipality, path: Path) -> str:
    """The name that a list gets from itself, the same from issue to issue."""
    if layout.code == "manabi":
        return layout.name
    if whose.is_stated and (whose.name or whose.code):
        return f"{whose.name or whose.code} {layout.name}"
    # A list that doesn't say whose it is may be one of several of a city: its own name keeps them apart.
    lasting = _DATES.sub("", path.stem).strip(" _-") or path.stem
    return " ".join(part for part in (whose.name, lasting) if part)


def _tell_sheets(opened: Opened, seen: list[tuple[str, list[str]]], findings: Findings) -> None:
    for name, headings in seen:
        if headings:
            findings.add(N_("シート「{sheet}」には取り込める表がないため、使っていません。"), sheet=name)
    for name in opened.hidden_sheets:
        findings.add(N_("シート「{sheet}」は非表示のため、使っていません。"), sheet=name)


def _unknown(path: Path, headings: list[str]) -> DeskError:
    known = _("・").join(_(layout.name) for layout in LAYOUTS)
    if not headings:
        return DeskError(
            _("{file} に表がありません。取り込めるのは {known} です。").format(file=path.name, known=known)
        )
    shown = _("、").join(headings[:8])
    return DeskError(
        _("{file} は知らない形式の表です（見出し：{headings}）。取り込めるのは {known} です。").format(
            file=path.name, headings=shown, known=known
        )
    )
