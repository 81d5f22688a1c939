"""Whom to ask: phone numbers, mail and web addresses, and the office behind a name."""

from __future__ import annotations

import re
from functools import lru_cache

from desk.exchange.parsing.writing import cleaned, is_nothing, one_line, plain

_DASHES = re.compile(r"[‐‑–—―−ー－]")
_PHONE = re.compile(
    r"(?<![\d-])(?:\(0\d{1,4}\)|0\d{1,4}[-(]?)\s*\d{1,4}[-)]?\s*\d{3,4}(?![\d-])|(?<![\d〒-])\d{2,4}-\d{4}(?![\d-])"
)
_EXTENSION = re.compile(r"内線\s*[:]?\s*([\d\-、,・]+)")
_MAIL = re.compile(r"[A-Za-z0-9._%+\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+")
_URL = re.compile(r"https?://[!-;=?-~]+")
_SECTION = re.compile(r"(?P<name>.+?)\s*[(（](?P<section>[^()（）]*(?:課|室|係|部|担当|センター|館)[^()（）]*)[)）]")
_COMPANY = re.compile(r"株式会社|有限会社|合同会社|\(株\)|㈱|（株）|カルチャーセンター")


@lru_cache(maxsize=20_000)
def phones(text: str) -> tuple[str, ...]:
    """The phone numbers in a cell with hyphens between their parts: (047)382-3035 → 047-382-3035."""
    shown = _DASHES.sub("-", plain(text))
    numbers = (re.sub(r"[()\s-]+", "-", match.group()).strip("-") for match in _PHONE.finditer(shown))
    return tuple(dict.fromkeys(numbers))


@lru_cache(maxsize=5_000)
def extension(text: str) -> str:
    """The extension in a cell: 内線2163, or the number alone where the column says so."""
    match = _EXTENSION.search(plain(text))
    if match is not None:
        return match[1]
    return "" if is_nothing(text) else one_line(plain(text))


@lru_cache(maxsize=20_000)
def mail(text: str) -> str:
    """The first mail address in a text."""
    match = _MAIL.search(plain(text))
    return match.group() if match is not None else ""


@lru_cache(maxsize=20_000)
def url(text: str) -> str:
    """The first web address in a text; of one that was pasted into another, what stands last."""
    match = _URL.search(text)
    if match is None:
        return ""
    found = match.group().rstrip(".,;:)'\"")
    return found[max(found.rfind("http://"), found.rfind("https://")) :]


@lru_cache(maxsize=20_000)
def office(text: str) -> tuple[str, str]:
    """A name and the section behind it: 男女共同参画センター（男女共同参画・協働推進課）."""
    shown = one_line(cleaned(text))
    match = _SECTION.fullmatch(shown)
    return (match["name"].strip(), match["section"].strip()) if match is not None else (shown, "")


@lru_cache(maxsize=5_000)
def is_company(name: str) -> bool:
    """Whether a provider's name says that it is a company."""
    return _COMPANY.search(name) is not None
