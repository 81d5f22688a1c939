"""Words of an index that share a kanji: 飲酒 and 酒屋 for 酒, where nothing has the word that was typed.

Some ten thousand words are read in some ten milliseconds and kept. As they only lead to what comes near, words that came
with the last writes may be missing for a minute; so nobody who types waits for them to be read again and again.
"""

from __future__ import annotations

import time
from typing import Any

MOST = 6
"""Words told for a kanji: those that most records have."""
_KEPT_FOR = 60.0
"""Seconds for which words are kept though the index goes on."""
_NUMBERS = frozenset("一二三四五六七八九十百千万")


class Kindred:
    """Knows the words of one index. Made once for each file."""

    def __init__(self) -> None:
        self._letters = ""
        self._found: dict[str, tuple[str, ...]] = {}
        self._read = float("-inf")
        self._is_old = True

    def refresh(self) -> None:
        """The index went on."""
        self._is_old = True

    def of(self, connection: Any, kanji: str) -> tuple[str, ...]:
        """The most frequent words with this kanji; none for a number."""
        if kanji in _NUMBERS:
            return ()
        if self._is_old and time.monotonic() - self._read > _KEPT_FOR:
            self._read_words(connection)
        found = self._found.get(kanji)
        if found is None:
            found = self._found[kanji] = self._look_up(kanji)
        return found

    def _read_words(self, connection: Any) -> None:
        rows = connection.execute("SELECT term, count FROM term WHERE count > 0").fetchall()
        rows.sort(key=lambda row: (-row[1], row[0]))
        self._letters = "\n".join(["", *(term for term, _count in rows if len(term) > 1), ""])
        self._found.clear()
        self._read, self._is_old = time.monotonic(), False

    def _look_up(self, kanji: str) -> tuple[str, ...]:
        found: list[str] = []
        at = self._letters.find(kanji)
        while at >= 0 and len(found) < MOST:
            after = self._letters.index("\n", at)
            found.append(self._letters[self._letters.rindex("\n", 0, at) + 1 : after])
            at = self._letters.find(kanji, after)
        return tuple(found)
