"""町丁目 in the index: found while their name is typed, in kanji, kana, romaji, with any digits, without the network."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from desk.records.town import Town
from desk.text import fold, hiragana, kana_from_romaji, loose, nfkc

TABLE = """CREATE TABLE town (
    code TEXT PRIMARY KEY, municipality TEXT NOT NULL, name TEXT NOT NULL, reading TEXT NOT NULL,
    latitude REAL NOT NULL, longitude REAL NOT NULL,
    written TEXT NOT NULL, spoken TEXT NOT NULL, loose TEXT NOT NULL, whose TEXT NOT NULL
) WITHOUT ROWID"""
"""``written``: the name as it is compared (泉町1); ``spoken`` and ``loose`` its reading; ``whose`` its municipality."""

_COLUMNS = "code, municipality, name, reading, latitude, longitude"
_NUMERALS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_CHOME = re.compile(r"(?<=[^一二三四五六七八九十])([一二三四五六七八九]?十?[一二三四五六七八九]?)(?:丁目?)?$")
_CHOME_AT_END = re.compile(r"(?<=[^一二三四五六七八九十\d])\s*(?:[一二三四五六七八九十\d]+丁目?|\d+)$")
_DIGIT_CHOME = re.compile(r"(\d+)(?:丁目?|ちょうめ?|[-－‐–—ー].*|の.*)$")
_GA = re.compile(r"(?<=[^ぁ-ん])[がゖヵゕ](?=[^ぁ-ん])")
"""ヶ, ケ and が between kanji are one: 雑司ヶ谷, 雑司が谷."""
_LATIN = re.compile(r"([a-z'-]+)(\d*)")
_LETTERS_OF_CHOME = re.compile(r"-?ch(?:o|ou)me$")
_CITY = re.compile("[市区町村]")


def comparable(name: str) -> str:
    """A town's name as it is compared: folded, no spaces, its 丁目 as a digit: 泉町一丁目, 泉町１丁目, 泉町1-2-3 → 泉町1."""
    shown = _GA.sub("け", fold(name).replace(" ", "").replace("大字", ""))
    shown = _DIGIT_CHOME.sub(r"\1", shown)
    return _CHOME.sub(lambda match: _number(match[1]) or match[0], shown)


def _number(numerals: str) -> str:
    """Kanji numerals up to 99 as digits; empty where there are none."""
    if not numerals:
        return ""
    tens, ten, ones = numerals.partition("十")
    if not ten:
        return str(_NUMERALS[numerals]) if numerals in _NUMERALS else ""
    return str((_NUMERALS.get(tens, 1)) * 10 + _NUMERALS.get(ones, 0))


def spoken(reading: str) -> str:
    """A town's reading as it is compared: イズミチョウ 1 → いずみちょう1."""
    return hiragana(nfkc(reading)).replace(" ", "").casefold()


def is_named(town: Town, text: str) -> bool:
    """Whether a text is this town's whole name or reading, with or without its municipality."""
    written, said = _without_city(comparable(text), town), _as_spoken(_without_city(nfkc(text).strip(), town))
    return comparable(town.name) == written or (bool(said) and loose(spoken(town.reading)) == loose(said))


def is_of(town: Town, text: str) -> bool:
    """Whether a text is the name or reading of a town of which this is one 丁目."""
    return is_named(replace(town, name=base_of(town.name), reading=base_of(town.reading)), text)


def base_of(name: str) -> str:
    """A town's name or reading without its 丁目: 泉町一丁目 → 泉町, イズミチョウ 1 → イズミチョウ."""
    return _CHOME_AT_END.sub("", name).rstrip()


def _without_city(text: str, town: Town) -> str:
    _before, city, rest = text.partition(town.municipality)
    return rest if city and rest else text


def write_towns(connection: Any, towns: Iterable[Town]) -> None:
    """Put these towns in place of all others."""
    connection.execute("DELETE FROM town")
    connection.executemany("INSERT OR REPLACE INTO town VALUES (?,?,?,?,?,?,?,?,?,?)", map(_row, towns))


def _row(town: Town) -> tuple[str | float, ...]:
    said = spoken(town.reading)
    return (
        town.code,
        town.municipality,
        town.name,
        town.reading,
        town.latitude,
        town.longitude,
        comparable(town.name),
        said,
        loose(said),
        fold(town.municipality),
    )


def town_of_code(connection: Any, code: str) -> Town | None:
    """One town; None where the index has none of this code."""
    row = connection.execute(f"SELECT {_COLUMNS} FROM town WHERE code = ?", (code,)).fetchone()
    return None if row is None else _town(row)


def find_towns(connection: Any, text: str, limit: int, first: str = "") -> tuple[Town, ...]:
    """The towns that what was typed may mean, best first: the very name, beginnings, then names that hold it.

    ``first``: the municipality whose towns stand before others that are as good.
    """
    typed = nfkc(text).strip()
    if not typed:
        return ()
    written = comparable(typed)
    whose = _municipality_in(connection, written)
    if whose:
        written = written.partition(whose)[2]
    said = _as_spoken(typed if not whose else written)
    given = {
        "written": written,
        "said": said or "\x00",
        "loose": loose(said) or "\x00",
        "whose": whose,
        "first": first,
        "limit": limit,
    }
    # The scores are those of the first of these that holds; SQLite scans 5,000 towns in 2 ms.
    sql = f"""SELECT {_COLUMNS} FROM (
        SELECT *, CASE
            WHEN written = :written OR spoken = :said THEN 0
            WHEN loose = :loose THEN 1
            WHEN instr(written, :written) = 1 OR instr(spoken, :said) = 1 THEN 2
            WHEN instr(loose, :loose) = 1 THEN 3
            WHEN instr(written, :written) > 1 OR instr(spoken, :said) > 1 THEN 4
        END AS how FROM town WHERE :whose = '' OR whose = :whose
    ) WHERE how IS NOT NULL ORDER BY how, municipality != :first, municipality, code LIMIT :limit"""
    return tuple(map(_town, connection.execute(sql, given)))


def _municipality_in(connection: Any, written: str) -> str:
    """The municipality that a text names before the town: 東京都東村山市栄町1 → 東村山市; empty where it names none."""
    if not _CITY.search(written):
        return ""
    sql = "SELECT whose FROM town WHERE instr(?, whose) > 0 GROUP BY whose ORDER BY length(whose) DESC LIMIT 1"
    found = connection.execute(sql, (written,)).fetchone()
    return "" if found is None else str(found[0])


def _as_spoken(text: str) -> str:
    """What was typed as a reading, kana or romaji, digits behind it kept; empty where it holds kanji."""
    plain = nfkc(text).casefold().replace(" ", "")
    latin = _LATIN.fullmatch(_LETTERS_OF_CHOME.sub("", plain) if not plain[-1:].isdigit() else plain)
    if latin is not None:
        kana = kana_from_romaji(latin[1].replace("-", ""))
        return kana + latin[2] if kana else ""
    said = _DIGIT_CHOME.sub(r"\1", spoken(plain))
    return said if re.fullmatch(r"[ぁ-ゖー]+\d*", said) else ""


def _town(row: tuple[Any, ...]) -> Town:
    code, municipality, name, reading, latitude, longitude = row
    return Town(
        code=code,
        municipality=municipality,
        name=name,
        reading=reading,
        latitude=latitude,
        longitude=longitude,
    )
