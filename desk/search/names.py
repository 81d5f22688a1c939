"""The places and organisations that there are, for choosing one without typing: with how much each has."""

from __future__ import annotations

from typing import Any, Literal

from desk.records.browse import Named
from desk.search.postings import Postings
from desk.text import fold, kana_from_romaji

Sort = Literal["place", "organization"]


def find_names(connection: Any, postings: Postings, sort: Sort, text: str, limit: int) -> tuple[Named, ...]:
    """Those of which name or reading holds what was typed (kana, kanji or romaji), in the order of their readings.

    One that has nothing any more isn't told.
    """
    wanted = [fold(part) for part in text.split()]
    heard = [(part, kana if len(kana := kana_from_romaji(part)) > 1 else part) for part in wanted]
    rows = connection.execute(
        "SELECT token, name, folded FROM name WHERE token BETWEEN ? AND ? ORDER BY reading, name",
        (f"{sort[0]}_", f"{sort[0]}`"),
    )
    found: list[Named] = []
    for token, name, folded in rows:
        if all(part in folded or kana in folded for part, kana in heard):
            total = postings.count(connection, token)
            if total:
                found.append(Named(name=name, total=total))
        if len(found) == limit:
            break
    return tuple(found)


def write_names(connection: Any, names: tuple[tuple[str, str, str], ...]) -> None:
    """Keep these names with their tokens and readings; the first writing of a name stands."""
    connection.executemany(
        "INSERT INTO name (token, name, reading, folded) VALUES (?, ?, ?, ?) ON CONFLICT (token) DO NOTHING",
        [(token, name, fold(reading or name), fold(f"{name} {reading}")) for token, name, reading in names],
    )
