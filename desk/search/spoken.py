"""What the index's own words say about letters, readings and spellings that were typed."""

from __future__ import annotations

from typing import Any

from desk.text import has_kanji, is_kanji, loose

_MOST_READINGS = 6
_MOST_COMPLETIONS = 8
_LONGEST_SPELLING = 16
_SHORTEST_COMPOUND, _LONGEST_COMPOUND, _LONGEST_PART = 4, 24, 10
_LAST = "\U0010ffff"


class Spoken:
    """Asks the table of words in an index. All lists begin with the most frequent word."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def read_as(self, kana: str, raw: str, *, unfinished: bool) -> list[str]:
        """Words that are read so; ``raw`` is what was typed, kana or romaji, and may be ``unfinished``.

        Long vowels count in kana and not in romaji: ryori is 料理, りょり is not. What is typed with ー may lack one.
        """
        found = self._terms("reading = ?", (kana,), _MOST_READINGS)
        if unfinished and len(kana) > 2:
            found += self._terms("reading > ? AND reading < ?", (kana, kana + _LAST), _MOST_READINGS)
        short = loose(kana)
        if raw != kana or "ー" in kana:
            found += self._terms("loose = ?", (short,), _MOST_READINGS)
        if raw != kana and unfinished and len(short) > 2:
            found += self._terms("loose > ? AND loose < ?", (short, short + _LAST), _MOST_READINGS)
        return list(dict.fromkeys(found))

    def compound(self, kana: str, raw: str, *, unfinished: bool = False) -> list[list[str]]:
        """The words that a text is made of, as few as may be, each with all that are read so: りょうりきょうしつ is 料理, 教室.

        The last one may only begin so where the text is ``unfinished``: すまーとふぉ. None where it isn't made of words
        of the index, or is one.
        """
        column, text = ("reading", kana) if raw == kana else ("loose", loose(kana))
        if not _SHORTEST_COMPOUND <= len(text) <= _LONGEST_COMPOUND:
            return []
        stretches = {
            text[start:end]
            for start in range(len(text))
            for end in range(start + 2, min(len(text), start + _LONGEST_PART) + 1)
        }
        sql = (
            f"SELECT {column}, term FROM term WHERE {column} IN ({','.join('?' * len(stretches))})"
            " AND count > 0 ORDER BY count DESC, term"
        )
        words: dict[str, list[str]] = {}
        for reading, term in self._connection.execute(sql, sorted(stretches)):
            words.setdefault(reading, []).append(term)
        fewest: list[list[str] | None] = [[]] + [None] * len(text)
        for end in range(2, len(text) + 1):
            for start in range(max(end - _LONGEST_PART, 0), end - 1):
                before = fewest[start]
                if before is not None and text[start:end] in words:
                    known = fewest[end]
                    if known is None or len(before) + 1 < len(known):
                        fewest[end] = [*before, text[start:end]]
        parts = fewest[-1] or []
        if len(parts) > 1:
            return [words[part][:_MOST_READINGS] for part in parts]
        if unfinished and not parts:
            for start in range(len(text) - 1, 1, -1):
                known, rest = fewest[start], text[start:]
                if known and (begun := self._begun(column, rest)):
                    return [*(words[part][:_MOST_READINGS] for part in known), begun]
        return []

    def written_words(self, kana: str, raw: str) -> list[str]:
        """Words with kanji that are read so, long vowels apart in romaji.

        Single kanji are left out: most are only parts of words.
        """
        found = self._terms("reading = ? AND length(term) > 1", (kana,), _MOST_READINGS)
        if raw != kana:
            found += self._terms("loose = ? AND length(term) > 1", (loose(kana),), _MOST_READINGS)
        found = list(dict.fromkeys(found))
        return [term for term in found if has_kanji(term)]

    def completions(self, beginning: str) -> list[str]:
        """Words that begin so; one kana or letter is not enough to tell."""
        if len(beginning) == 1 and not is_kanji(beginning):
            return []
        return self._terms("term > ? AND term < ?", (beginning, beginning + _LAST), _MOST_COMPLETIONS)

    def spelled_otherwise(self, raw: str, reading: str) -> list[str]:
        """Words with the same kanji and the same reading: 読聞かせ is 読み聞かせ, 引越 is 引っ越し."""
        kanji = "".join(filter(is_kanji, raw))
        if not reading or not kanji or len(raw) > _LONGEST_SPELLING:
            return []
        return [
            term
            for term in self._terms("reading = ?", (reading,), _MOST_READINGS)
            if term != raw and "".join(filter(is_kanji, term)) == kanji
        ]

    def _begun(self, column: str, beginning: str) -> list[str]:
        return self._terms(f"{column} > ? AND {column} < ?", (beginning, beginning + _LAST), _MOST_READINGS)

    def _terms(self, condition: str, values: tuple[str, ...], most: int) -> list[str]:
        sql = f"SELECT term FROM term WHERE {condition} AND count > 0 ORDER BY count DESC, term LIMIT {most}"
        return [row[0] for row in self._connection.execute(sql, values)]
