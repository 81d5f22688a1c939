"""What all layouts share when they make drafts: keys that survive from issue to issue, digests, and parts of records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import blake2b

import msgspec

from desk.exchange.findings import Findings
from desk.exchange.headings import Record
from desk.exchange.parsing.days import plain_day
from desk.exchange.parsing.places import Point, parse_point
from desk.i18n import N_
from desk.records.imports import Draft
from desk.records.resource import Meeting, Provenance, Resource
from desk.text import fold, squeeze

POINT_FAULTS = {
    "swapped": N_("緯度と経度が入れ替わっていたので、入れ替えました（{value}）。"),
    "point": N_("緯度・経度の小数点が抜けていたので、補いました（{value}）。"),
    "zero": N_("緯度・経度が 0 です。位置なしで取り込みました。"),
    "outside": N_("緯度・経度（{value}）が日本の範囲にありません。位置なしで取り込みました。"),
    "unreadable": N_("緯度・経度（{value}）が読めません。位置なしで取り込みました。"),
}
"""What to say of coordinates by what was wrong with them (see ``parsing.places.Point``)."""


@dataclass(frozen=True, slots=True)
class Issue:
    """What is known of a file as a whole.

    ``issued`` is near the day it was issued and finds years that are not written; ``dated`` is that day where the file
    itself says it, and only it becomes part of a record: a copy of a file says the same as the file.
    """

    file: str
    issued: date
    dated: date | None = None


def identity(*parts: str) -> str:
    """A short name for something that bears no number: the same whatever its spaces, widths and kana."""
    return blake2b("\x1f".join(fold(squeeze(part)) for part in parts).encode(), digest_size=9).hexdigest()


def span_of(dates: Sequence[Meeting]) -> str:
    """The first and the last day, as they stand in keys: two runs of one exhibition differ by them."""
    if not dates:
        return ""
    first, last = dates[0].starts.date(), max((meeting.ends or meeting.starts).date() for meeting in dates)
    return f"{first}" if first == last else f"{first}..{last}"


def draft(key: str, resource: Resource, record: Record, issue: Issue, updated_on: date | None = None) -> Draft:
    """A draft of this record, which must not say yet where it comes from.

    That is no part of the digest, nor is the day as of which a state holds: an issue that repeats a state says nothing.
    """
    said = resource
    if resource.application.state_as_of is not None:
        said = replace(resource, application=replace(resource.application, state_as_of=None))
    digest = blake2b(msgspec.json.encode(said), digest_size=16).hexdigest()
    provenance = Provenance(file=issue.file, row=record.row, source_updated_on=updated_on)
    return Draft(key=key, resource=replace(resource, provenance=provenance), digest=digest)


def with_unique_keys(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts in their order; what would bear the key of an earlier one gets a number behind it."""
    seen: Counter[str] = Counter()
    unique = []
    for one in drafts:
        seen[one.key] += 1
        number = seen[one.key]
        unique.append(one if number == 1 else replace(one, key=f"{one.key}#{number}"))
    return unique


def trusted_numbers(records: Sequence[Record]) -> bool:
    """Whether the numbers of a list name its records for good: all there, no two alike, and no mere 1, 2, 3 …"""
    numbers = [record.text("number") for record in records]
    if not all(numbers) or len(set(numbers)) < len(numbers):
        return False
    return not all(number.isdecimal() and int(number) == place for place, number in enumerate(numbers, start=1))


def point_of(record: Record, findings: Findings) -> Point:
    """The coordinates of a record; what was wrong with them becomes a problem."""
    latitude, longitude = record.text("latitude"), record.text("longitude")
    if record.text("point"):
        latitude, _comma, longitude = record.text("point").partition(",")
    point = parse_point(latitude, longitude)
    if point.fault:
        value = "、".join(part for part in (latitude, longitude) if part)
        findings.add(POINT_FAULTS[point.fault], row=record.row, column="緯度", value=value)
    return point


def day_of(record: Record, field: str, findings: Findings, column: str) -> date | None:
    """A cell that should hold one whole date."""
    text = record.line(field)
    if not text:
        return None
    day = plain_day(text)
    if day is None:
        findings.add(
            N_("「{value}」は日付として読めません。日付なしで取り込みました。"),
            row=record.row,
            column=column,
            value=text,
        )
    return day


def updated_on(record: Record) -> date | None:
    """The source's own 更新日, where it has one."""
    return plain_day(record.line("updated")) if record.text("updated") else None


def most_common(texts: Iterable[str]) -> str:
    """The text that occurs most often; empty when there is none."""
    counted = Counter(text for text in texts if text)
    return counted.most_common(1)[0][0] if counted else ""
