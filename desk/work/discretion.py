"""Paper for people in distress: whom to call, and none of the words that could hurt who is found with it.

The name of a desk may say what nobody at home must read ("女性の悩みとDVの相談"). On paper such a desk stands under the name
of who answers, and sentences about it that hold such words are left out. The screen and the record keep everything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from desk.errors import DeskError
from desk.records.codes import KIND_LABELS, Kind
from desk.records.resource import Resource
from desk.records.vocabulary import Vocabulary
from desk.text import fold
from desk.work.desk import Desk

_SENTENCES = re.compile(r"[^。！？\n]+[。！？\n]*")
_PARTS = re.compile(r"[、，,・／/]")


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
    words = tuple(words)
    if not _is_clean(resource.title, words):
        return _unnamed(resource, words)
    kept = replace(
        resource,
        subtitle=resource.subtitle if _is_clean(resource.subtitle, words) else "",
        summary=_without(_SENTENCES.findall(resource.summary), words),
        description=_without(_SENTENCES.findall(resource.description), words),
        audience=resource.audience if _is_clean(resource.audience, words) else "",
        window=replace(
            resource.window,
            takes=_without(_PARTS.split(resource.window.takes), words, "、"),
            how=_without(_SENTENCES.findall(resource.window.how), words),
        ),
    )
    is_same = (kept.summary, kept.description) == (resource.summary, resource.description)
    return kept if is_same else replace(kept, texts=())  # what was written in other languages says the same


def _unnamed(resource: Resource, words: tuple[str, ...]) -> Resource:
    """A desk whose name says too much: who answers, when and where, and nothing of what it is for."""
    window = resource.window
    return replace(
        resource,
        title=_who_answers(resource, words),
        reading="",
        english="",
        subtitle="",
        summary="",
        description="",
        audience="",
        texts=(),
        window=None
        if window is None
        else replace(window, takes="", how=_without(_SENTENCES.findall(window.how), words)),
    )


def _who_answers(resource: Resource, words: tuple[str, ...]) -> str:
    """The name of who answers there, without a section that says too much."""
    organization, place = resource.organization, resource.place
    names = (
        resource.contact.name,
        " ".join(filter(None, (organization.name, organization.section))) if organization else "",
        organization.name if organization else "",
        place.name if place else "",
    )
    return next((name for name in names if name and _is_clean(name, words)), KIND_LABELS[Kind.WINDOW])


def _without(parts: Iterable[str], words: tuple[str, ...], between: str = "") -> str:
    return between.join(part for part in parts if _is_clean(part, words))


def _is_clean(text: str, words: tuple[str, ...]) -> bool:
    folded = fold(text)
    return not any(word in folded for word in words)
