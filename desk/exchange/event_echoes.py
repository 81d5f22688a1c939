"""Traces that conversion into the base-registry layout (D) left in published files.

What a city's own sheet held is repeated as lines "column: value" at the end of free texts, and numbers in cells that
were formatted as dates came out as years: a 定員 of 20 as 1900 with the line "定員: 1900/1/20". The lines are taken
out; what they know better than the column is used.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from desk.exchange.findings import Findings
from desk.exchange.headings import Record
from desk.i18n import N_

_FIELDS = {
    "開始日": "first_day",
    "終了日": "last_day",
    "開始時刻": "starts",
    "終了時刻": "ends",
    "申込期限日": "closes_day",
    "申込期限時刻": "closes_time",
    "定員": "capacity",
    "料金(基本)": "fee",
}
_ECHO = re.compile(rf"^({'|'.join(map(re.escape, _FIELDS))}): (.+)$\n?", re.MULTILINE)
_FILLER = re.compile(r"(?:^|/)長期間イベント$\n?", re.MULTILINE)
_TEXTS = ("description", "when_note", "method", "note", "fee_note")
_EARLY_DATE = re.compile(r"(19\d\d)/(\d{1,2})/(\d{1,2})")


def without_echoes(record: Record, findings: Findings) -> Record:
    """The record without such lines, its columns completed by what they say."""
    texts = dict(record.texts)
    for name in _TEXTS:
        text = texts.get(name, "")
        if ": " not in text and "長期間イベント" not in text:
            continue
        for match in _ECHO.finditer(text):
            _take(texts, _FIELDS[match[1]], match[1], match[2].strip(), record.row, findings)
        text = _FILLER.sub("", _ECHO.sub("", text)).strip("/ \n")
        if text:
            texts[name] = text
        else:
            texts.pop(name, None)
    return Record(record.row, texts)


def _take(texts: dict[str, str], field: str, column: str, value: str, row: int, findings: Findings) -> None:
    early = _EARLY_DATE.fullmatch(value)
    if field in ("capacity", "fee") and early is not None:
        number = _number_behind(early)
        if number is not None:
            findings.add(
                N_("数が日付の形（{value}）になっていたので、{number} に戻しました。"),
                row=row,
                column=column,
                value=value,
                number=number,
            )
            texts[field] = str(number)
        return
    if not texts.get(field):
        texts[field] = value


def _number_behind(match: re.Match[str]) -> int | None:
    """The number that a spreadsheet shows as this date: it counts days from 1900-01-01, with a 29 February 1900."""
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None
    count = (day - date(1899, 12, 31)) // timedelta(days=1)
    return count if day < date(1900, 3, 1) else count + 1
