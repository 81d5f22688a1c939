"""A record's words looked through for who learns Japanese, with the lists of known words that the city has put in."""

from __future__ import annotations

from desk.easy.findings import Check
from desk.records.resource import Resource
from desk.records.sheet import EASY
from desk.work.desk import Desk

_FOLDER = "known-words"


def check_text(desk: Desk, text: str) -> Check:
    """What is hard in a text, and what the rules make of it."""
    from desk import paths
    from desk.easy.checking import check
    from desk.easy.words import known_words

    return check(text, known_words((paths.resources() / "easy" / "known", desk.settings.home / _FOLDER)))


def free_text(resource: Resource) -> str:
    """What an easy sheet says of a record in sentences: its easy text, else what the record itself says."""
    easy = resource.text_in(EASY)
    return easy.text if easy is not None and easy.text else own_text(resource)


def own_text(resource: Resource) -> str:
    """What the record itself says in sentences."""
    return resource.summary or resource.description or resource.title
