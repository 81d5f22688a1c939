"""Words that are hard, and what says the same: the list of the product, which a city extends, and lists of known words.

``resources/easy/words.tsv``: sort, hard word, easier wording; ``#`` begins a comment. An empty wording is only told. Lists
of the words that learners know (JLPT N5 to N3, say) are CSV files with columns ``kana`` and ``kanji``, put by the city
into ``resources/easy/known`` or the folder ``known-words`` beside its data; none comes with the product.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from desk import paths
from desk.text import hiragana, nfkc

_KNOWN = "known"


@dataclass(frozen=True, slots=True)
class HardWord:
    """A word or phrase with what may stand in its place; ``sort`` is one of ``findings.WORD_SORTS``."""

    sort: str
    word: str
    easy: str


def hard_words() -> Mapping[str, HardWord]:
    """The product's list, by word."""
    return _read(paths.resources() / "easy" / "words.tsv")


def everyday_words() -> frozenset[str]:
    """Words that no list of an examination has, and that everybody who lives here knows: スマホ, 公民館."""
    lines = (paths.resources() / "easy" / "words.tsv").read_text("utf-8-sig").splitlines()
    return frozenset(line.partition("\t")[2].strip() for line in lines if line.startswith(f"{_KNOWN}\t"))


@cache
def _read(file: Path) -> dict[str, HardWord]:
    found = {}
    for line in file.read_text("utf-8-sig").splitlines() if file.is_file() else []:
        sort, _tab, rest = line.partition("\t")
        word, _tab, easy = rest.partition("\t")
        if word and not sort.startswith("#") and sort != _KNOWN:
            found[word] = HardWord(sort.strip(), word.strip(), easy.strip())
    return found


def known_words(folders: Iterable[Path]) -> frozenset[str]:
    """Every word of the lists in these folders, in kanji and in hiragana; empty where there is no list."""
    files = [file for folder in folders for file in sorted(folder.glob("*.csv"))]
    return _known(tuple((file, file.stat().st_mtime_ns) for file in files))


@cache
def _known(files: tuple[tuple[Path, int], ...]) -> frozenset[str]:
    words = frozenset(word for file, _changed in files for word in _known_in(file))
    return words | everyday_words() if words else words


def _known_in(file: Path) -> Iterable[str]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            for column in ("kana", "kanji"):
                for word in nfkc(row.get(column) or "").replace("～", "").split(";"):
                    if word.strip():
                        yield word.strip()
                        yield hiragana(word.strip())
