"""What all cells have in common: one width of letters, no clutter, and signs that mean "nothing"."""

from __future__ import annotations

import re
from functools import lru_cache

from desk.text import nfkc

_NOT_CIRCLED = re.compile(r"[^①-⑳]+")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufeff\ufffe\uffff]")
_SPACE_RUNS = re.compile(r"[ \t\u3000\xa0]+")
_EDGES = re.compile(r" ?\n ?")
_LINES = re.compile(r"\n{3,}")
_CLUTTERED = re.compile(
    r"_x[0-9A-Fa-f]{4}_|[\x00-\x09\x0b-\x1f\x7f\u3000\xa0\ud800-\udfff\ufeff\ufffe\uffff]|  | \n|\n |\n\n\n"
)
_NOTHING = re.compile(r"[-‐‑–—―−ーｰ－/／*＊・.。…\s]*")
_SPREADSHEET_ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)")


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """NFKC that leaves ① as it is: "①4月" must not become "14月"."""
    return _NOT_CIRCLED.sub(lambda match: nfkc(match.group()), text).strip()


def cleaned(text: str) -> str:
    """A cell's text as it is stored: real line ends, single spaces, nothing that no database or paper takes."""
    if _CLUTTERED.search(text) is None:
        return text.strip()
    shown = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    shown = shown.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\x0c", "\n")
    shown = _SPACE_RUNS.sub(" ", _CONTROL.sub(" ", shown))
    return _LINES.sub("\n\n", _EDGES.sub("\n", shown)).strip()


def one_line(text: str) -> str:
    """The text in one line, as titles and names are stored: a line break between Japanese letters says nothing."""
    joined = re.sub(r"(?<=[^\x00-\x7f])\n+(?=[^\x00-\x7f(])", "", text)
    return " ".join(joined.split())


def is_nothing(text: str) -> bool:
    """Whether a cell only says that there is nothing: －, ―, ー, or blank."""
    return _NOTHING.fullmatch(text) is not None


def is_spreadsheet_error(text: str) -> bool:
    """Whether a cell holds a failed formula such as #REF!."""
    return _SPREADSHEET_ERROR.fullmatch(text) is not None
