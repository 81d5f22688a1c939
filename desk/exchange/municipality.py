"""Whose list a file is: the municipality, told by its records."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desk.exchange.drafting import most_common
from desk.exchange.findings import Findings
from desk.exchange.headings import Record
from desk.exchange.parsing.places import municipality_code
from desk.i18n import N_

_PREFECTURE = re.compile(r"東京都|北海道|京都府|大阪府|.{2,3}県")
_CITY = re.compile(r"(?:[^市区町村]{1,4}郡)?(.{1,6}?市市?|.{1,5}?[区町村])")


@dataclass(frozen=True, slots=True)
class Municipality:
    """Whose list it is: the name, and the code in six digits where one is given.

    ``is_stated`` is false where only the addresses in the list told it.
    """

    name: str = ""
    code: str = ""
    is_stated: bool = True


def municipality_of(records: Sequence[Record], findings: Findings) -> Municipality:
    """The municipality that most records name; codes without leading zero or check digit are completed."""
    code = most_common(record.line("code") for record in records)
    whole, was_mended = municipality_code(code) if code else ("", False)
    if was_mended:
        findings.add(
            N_("市区町村コード「{value}」を {code} に補いました。"), column="市区町村コード", value=code, code=whole
        )
    city = most_common(record.line("city") for record in records)
    publisher = most_common(record.line("publisher") for record in records)
    if not city and not publisher and not whole:
        return Municipality(most_common(city_in(record.line("address")) for record in records), is_stated=False)
    return Municipality(city or without_prefecture(publisher), whole)


def city_in(address: str) -> str:
    """The municipality at the beginning of an address: 高松市, 四日市市, 豊島区, a 郡 before it left out."""
    match = _CITY.match(without_prefecture(address))
    return match[1] if match is not None else ""


def without_prefecture(name: str) -> str:
    """石川県野々市市 → 野々市市; a prefecture alone stays."""
    match = _PREFECTURE.match(name)
    return name[match.end() :] if match is not None and match.end() < len(name) else name
