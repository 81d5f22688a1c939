"""町字 and 位置参照情報 (one row for each 町丁目 with its coordinates) → towns."""

from __future__ import annotations

import re
from collections.abc import Iterable

from desk.exchange.findings import Findings
from desk.exchange.headings import Record
from desk.exchange.parsing.places import municipality_code, parse_point
from desk.i18n import N_
from desk.records.town import Town

_FAULTS = {
    "": N_("緯度・経度がないため、この行は取り込めません。"),
    "zero": N_("緯度・経度が 0 のため、この行は取り込めません。"),
    "outside": N_("緯度・経度（{value}）が日本の範囲にないため、この行は取り込めません。"),
    "unreadable": N_("緯度・経度（{value}）が読めないため、この行は取り込めません。"),
}
_MENDED = {
    "swapped": N_("緯度と経度が入れ替わっていたので、入れ替えました（{value}）。"),
    "point": N_("緯度・経度の小数点が抜けていたので、補いました（{value}）。"),
}
_ID = re.compile(r"[0-9A-Za-z]{1,12}")
_ID_DIGITS = 7
"""町字ID of the address base registry: four digits for the 大字・町, three for its 丁目."""


def read_towns(records: Iterable[Record], findings: Findings) -> tuple[list[Town], int]:
    """The towns of a list, and how many rows were refused: a town without a place is of no use to anybody."""
    towns: dict[str, Town] = {}
    refused = 0
    for record in records:
        town = _town(record, findings)
        if town is not None and town.code in towns:
            findings.add(
                N_("町字ID「{value}」が前の行と同じなので、この行は取り込めません。"),
                row=record.row,
                column="町字ID",
                value=record.line("town_id"),
            )
            town = None
        if town is None:
            refused += 1
        else:
            towns[town.code] = town
    return list(towns.values()), refused


def _town(record: Record, findings: Findings) -> Town | None:
    municipality = record.line("city")
    if not municipality:
        findings.add(N_("市区町村名がないため、この行は取り込めません。"), row=record.row, column="市区町村名")
        return None
    code, town_id = _code(record, findings), record.line("town_id")
    if not code:
        return None
    if not _ID.fullmatch(town_id):
        unreadable = N_("町字ID「{value}」が読めないため、この行は取り込めません。")
        template = unreadable if town_id else N_("町字IDがないため、この行は取り込めません。")
        findings.add(template, row=record.row, column="町字ID", value=town_id)
        return None
    name = record.line("town")
    if not name:
        findings.add(N_("町の名前がないため、この行は取り込めません。"), row=record.row, column="大字町丁目名")
        return None
    latitude, longitude = record.text("latitude"), record.text("longitude")
    point = parse_point(latitude, longitude)
    value = "、".join(part for part in (latitude, longitude) if part)
    if point.latitude is None or point.longitude is None:
        findings.add(_FAULTS[point.fault], row=record.row, column="緯度", value=value)
        return None
    if point.fault:
        findings.add(_MENDED[point.fault], row=record.row, column="緯度", value=value)
    return Town(
        code=code + _whole(town_id),
        municipality=municipality,
        name=name,
        reading=record.line("reading"),
        latitude=point.latitude,
        longitude=point.longitude,
    )


def _code(record: Record, findings: Findings) -> str:
    """The municipality's code in six digits; empty when it can't be read."""
    told = record.line("code")
    code, was_mended = municipality_code(told)
    if not code:
        template = N_("市区町村コード「{value}」が読めないため、この行は取り込めません。")
        findings.add(template, row=record.row, column="市区町村コード", value=told)
    elif was_mended:
        template = N_("市区町村コード「{value}」を {code} に補いました。")
        findings.add(template, row=record.row, column="市区町村コード", value=told, code=code)
    return code


def _whole(town_id: str) -> str:
    """A 町字ID with the zeros before it that spreadsheets drop; the twelve digits of 位置参照情報 as they are."""
    return town_id.zfill(_ID_DIGITS) if town_id.isdecimal() else town_id
