"""Texts as files and keyboards give them, made fit for setting: composed, without what cannot be seen."""

from __future__ import annotations

import re
import unicodedata

_COMBINED = re.compile(r"[^\u0300-\u036f\u3099\u309a][\u0300-\u036f\u3099\u309a]+")
_NEWLINES = re.compile(r"\r\n?|[\v\f\u0085\u2028\u2029]")
_EMPTY_LINES = re.compile(r"\n\s*\n+")
_SPACES = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f]+")
# Variation selectors, joiners and marks of direction: they draw nothing by themselves. Between letters from Devanagari to
# Khmer joiners change how these look, and U+200B is where a word ends.
_UNSEEN = re.compile(
    r"[\ufe00-\ufe0f\U000e0100-\U000e01ef\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]"
    r"|(?<![\u0900-\u109f\u1780-\u17ff])[\u200b-\u200d]"
)


# What nearly every text is made of: nothing in it is to be changed but spaces at its ends or one after another.
_COMMON = re.compile(
    "(?: ?[!-~\u3000-\u303f\u3041-\u3096\u309b-\u30ff\u4e00-\u9fa5\uff01-\uff5e\u2010-\u2026])*",
)


def plain(text: str) -> str:
    """The text in lines that can be set: marks composed with their letters, spaces single, no control characters.

    Only letters with combining marks are composed: Unicode's NFC would also exchange kanji of names (神 U+FA19).
    """
    if text[:1] != " " and _COMMON.fullmatch(text):
        return text
    text = _NEWLINES.sub("\n", text)
    text = _COMBINED.sub(lambda match: unicodedata.normalize("NFC", match[0]), text)
    text = _SPACES.sub(" ", _UNSEEN.sub("", text))
    text = "".join(c for c in text if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs", "Co", "Cn"))
    return _EMPTY_LINES.sub("\n", text).strip(" \n")


def one_line(text: str) -> str:
    """The text as one line."""
    return plain(text).replace("\n", " ")
