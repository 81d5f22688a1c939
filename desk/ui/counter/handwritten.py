"""手書きの案内: one typed line becomes a name, a contact and an address on the net."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desk.i18n import _
from desk.text import nfkc

_URL = re.compile(
    r"https?://[^\s<>「」、。]+"
    r"|(?<![\w@.])(?:www\.)?(?:[a-z0-9-]+\.)+(?:jp|com|org|net|info|tokyo)(?:/[^\s<>「」、。]*)?(?![\w@.])",
    re.IGNORECASE,
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(
    r"(?:(?:電話|☎|℡|tel\.?)\s*[:：]?\s*)?"
    r"(?<!\d)((?:\(0\d{1,4}\)|0\d{1,4})[\s-]*(?:\(\d{1,4}\)|\d{1,4})[\s-]*\d{3,4})(?!\d)"
    r"(?:[\s、,]*\(?(?:内線|ext\.?)\s*[:：]?\s*(\d{1,6})\)?)?",
    re.IGNORECASE,
)
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−ｰ", "-"))
_DASH_BETWEEN_DIGITS = re.compile(r"(?<=\d)ー(?=\d)")
_EDGES = " 　、,，・/／:：;；|｜"
_EMPTY_BRACKETS = re.compile(r"\(\s*\)|（\s*）")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Handwritten:
    """What one typed line says; ``title`` is never empty."""

    title: str
    contact: str = ""
    url: str = ""


def read_line(line: str) -> Handwritten | None:
    """Take a typed line apart; None when nothing was typed.

    Addresses, mail and phone numbers (0…, 10 or 11 digits) are found wherever they stand; the rest is the name, in the
    spelling that was typed. Without a name the contact is the name.
    """
    rest = line.strip()
    urls, rest = _taken(_URL, rest)
    mails, rest = _taken(_MAIL, rest)
    phones, rest = _phones(rest)
    contact = "　".join([*phones, *mails])
    url = _with_scheme(nfkc(urls[0])) if urls else ""
    title = _SPACES.sub(" ", _EMPTY_BRACKETS.sub(" ", rest)).strip(_EDGES) or contact or url
    return Handwritten(title=title, contact=contact if contact != title else "", url=url) if title else None


def _taken(pattern: re.Pattern[str], text: str) -> tuple[list[str], str]:
    """What the pattern finds, and the text without it."""
    return [match[0] for match in pattern.finditer(text)], pattern.sub(" ", text)


def _phones(text: str) -> tuple[list[str], str]:
    """Phone numbers in plain digits, and the text without them. Full-width digits and any dash are understood."""
    plain = _DASH_BETWEEN_DIGITS.sub("-", nfkc(text).translate(_DASHES))
    found: list[str] = []

    def take(match: re.Match[str]) -> str:
        digits = re.sub(r"\D", "", match[1])
        if not 10 <= len(digits) <= 11:
            return match[0]
        number = re.sub(r"[\s-]+", "-", match[1].strip()).replace(")-", ")")
        found.append(_("{phone} 内線{extension}").format(phone=number, extension=match[2]) if match[2] else number)
        return " "

    rest = _PHONE.sub(take, plain)
    return found, rest if found else text


def _with_scheme(address: str) -> str:
    return address if address.lower().startswith("http") else f"https://{address}"
