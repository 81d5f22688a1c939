"""Paper for people in distress: whom to call, and none of the words that could hurt who is found with it.

The name of a desk may say what nobody at home must read ("女性の悩みとDVの相談"). On paper such a desk stands under the name
of who answers, and whatever is written about it that holds such words is left out. The screen and the record keep
everything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from desk.errors import DeskError
from desk.records.codes import KIND_LABELS, Kind
from desk.records.resource import Resource
from desk.records.vocabulary import Vocabulary
from desk.text import fold
from desk.work.desk import Desk

_SENTENCES = re.compile(r"[^。！？\n]+[。！？\n]*")
_PARTS = re.compile(r"[、，・]")
_NEVER_PRINTED = frozenset({"id", "keywords", "life_stages", "circumstances", "needs", "measures", "links"})
"""Fields of codes: what is looked for by them, and not read."""


def words_of_distress(desk: Desk) -> tuple[str, ...]:
    """The city's words of distress, folded; those that the product brings where the city has none, or none as yet."""
    try:
        words = said_in_distress(desk.index.vocabulary)
    except DeskError:
        words = ()
    if not words:
        from desk.exchange.vocabulary import read_vocabulary

        words = said_in_distress(read_vocabulary())
    return words


def said_in_distress(vocabulary: Vocabulary) -> tuple[str, ...]:
    """What people in distress say, folded, each once."""
    said = (fold(text) for phrase in vocabulary.phrases if phrase.distress for text in phrase.says)
    return tuple(dict.fromkeys(text for text in said if text))


def discreet(resource: Resource, words: Iterable[str]) -> Resource:
    """The record as it goes on paper: an advice desk without these folded words; any other record as it is."""
    if resource.kind is not Kind.WINDOW or resource.window is None:
        return resource
    quoting = _quoting(words)
    kept: Resource = _cleaned(resource, quoting)
    if not quoting.search(fold(resource.title)):
        is_same = (kept.summary, kept.description) == (resource.summary, resource.description)
        # What was written in other languages says the same as what is left out.
        return kept if is_same else replace(kept, title=resource.title, texts=())
    return replace(
        kept,
        title=_who_answers(kept),
        reading="",
        english="",
        subtitle="",
        summary="",
        description="",
        audience="",
        texts=(),
        window=replace(kept.window, takes="") if kept.window else None,
    )


def quoted(text: str, words: Iterable[str]) -> tuple[str, ...]:
    """Those of these folded words that a text holds, each once in the order in which it says them."""
    return tuple(dict.fromkeys(_quoting(words).findall(fold(text))))


def _quoting(words: Iterable[str]) -> re.Pattern[str]:
    """What finds any of these words in a folded text; Latin letters only as a word (DV is not in "advice")."""
    said = (rf"(?<![a-z]){re.escape(word)}(?![a-z])" if word.isascii() else re.escape(word) for word in words)
    return re.compile("|".join(said) or r"(?!)")


def _cleaned(value: Any, quoting: re.Pattern[str]) -> Any:
    """The value with every text in it, however deep, without the sentences that quote."""
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return _without(value, quoting)
    if isinstance(value, tuple):
        return tuple(_cleaned(one, quoting) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in fields(value) if field.name not in _NEVER_PRINTED]
        return replace(value, **{name: _cleaned(getattr(value, name), quoting) for name in names})
    return value


def _without(text: str, quoting: re.Pattern[str]) -> str:
    """A text without its sentences that quote; a mere list of things without those things."""
    if not quoting.search(fold(text)):
        return text
    sentences = _SENTENCES.findall(text)
    if len(sentences) == 1 and "。" not in text:
        parts = _PARTS.split(text)
        return "、".join(part for part in parts if not quoting.search(fold(part))) if len(parts) > 1 else ""
    return "".join(one for one in sentences if not quoting.search(fold(one)))


def _who_answers(cleaned: Resource) -> str:
    """The name of who answers there, as far as it says nothing."""
    organization, place = cleaned.organization, cleaned.place
    names = (
        cleaned.contact.name,
        " ".join(filter(None, (organization.name, organization.section))) if organization else "",
        place.name if place else "",
    )
    return next((name for name in names if name), KIND_LABELS[Kind.WINDOW])
