"""What becomes of a record when its source says something new: the source's words, and what the counter knows better.

確認日, これは違います, links to other records and texts in other languages are the counter's own and always stay. A phone number or a state that staff corrected stays as
long as the source repeats what it said before; when the source itself says something new there, that counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import msgspec

from desk.i18n import N_, active
from desk.records import wording
from desk.records.imports import FieldChange
from desk.records.resource import Resource

SOURCE_ACTIONS = frozenset({"add", "import", "store", "sample", "vanish"})
"""Entries of the feed that tell what a source said; all others are the counter's."""

EDITED_LABELS = {"contact_phone": N_("電話番号"), "application_state": N_("受付状況")}
_GROUPS = ("contact", "application")
_FOLLOWS = {"application_state": "application_state_as_of"}
_NEVER_FROM_SOURCE = ("dispute", "provenance", "vanished_on", "measures", "circumstances", "links", "texts")
_NOT_COMPARED = (N_("次回"), N_("きょう"), N_("確認"), N_("出典"))
_TITLE = N_("名称")

History = Sequence[tuple[str, Mapping[str, Sequence[Any]]]]
"""A record's entries of the feed, oldest first: action and {field: [before, after]}."""


def edited_at_counter(history: History) -> dict[str, Any]:
    """The fields that differ from the source because staff changed them, with what the source had said (as JSON)."""
    edited: dict[str, Any] = {}
    for action, difference in history:
        flat = _flat(difference)
        for field, (before, after) in flat.items():
            if action in SOURCE_ACTIONS:
                edited.pop(field, None)
            elif field not in edited:
                edited[field] = before
            elif edited[field] == after:
                del edited[field]
    followers = set(_FOLLOWS.values())
    return {
        field: value
        for field, value in edited.items()
        if field not in followers and not field.startswith(_NEVER_FROM_SOURCE)
    }


def _flat(difference: Mapping[str, Sequence[Any]]) -> dict[str, tuple[Any, Any]]:
    """Differences by single field: an import tells {"contact": [{…}, {…}]}, a counter {"contact_phone": […]}."""
    flat: dict[str, tuple[Any, Any]] = {}
    for name, (before, after) in difference.items():
        if name in _GROUPS and isinstance(before, dict) and isinstance(after, dict):
            changed = {part for part in after if before.get(part) != after[part]}
            flat.update({f"{name}_{part}": (before.get(part), after[part]) for part in changed})
        else:
            flat[name] = (before, after)
    return flat


def merged(held: Resource, said: Resource, edited: Mapping[str, Any]) -> tuple[Resource, list[str], list[str]]:
    """The record after this import, the fields that stay as the counter has them, and those that the source overruled.

    ``said`` is what the source says now; ``edited`` comes from ``edited_at_counter``.
    """
    result = replace(
        said,
        id=held.id,
        version=held.version,
        measures=held.measures,
        links=held.links,
        texts=held.texts,
        circumstances=tuple(dict.fromkeys((*said.circumstances, *held.circumstances))),
        dispute=held.dispute,
        vanished_on=None,
        provenance=replace(
            said.provenance,
            confirmed_on=held.provenance.confirmed_on,
            confirmed_by=held.provenance.confirmed_by,
        ),
    )
    result = _as_long_running(held, result)
    kept, overruled = [], []
    for field, source_said in edited.items():
        if not _has(held, field) or _value(held, field) == _value(said, field):
            continue
        if msgspec.to_builtins(_value(said, field)) != source_said:
            overruled.append(field)
            continue
        kept.append(field)
        for name in (field, _FOLLOWS.get(field, "")):
            if name:
                result = _with(result, name, _value(held, name))
    return result, kept, overruled


def _as_long_running(held: Resource, said: Resource) -> Resource:
    """～12月27日 tells no first day, so the day of the issue stands for it; the one of an earlier issue is nearer."""
    if held.course is None or said.course is None or held.course.schedule != said.course.schedule:
        return said
    if len(held.course.meetings) != 1 or len(said.course.meetings) != 1 or not said.course.schedule:
        return said
    was, becomes = held.course.meetings[0], said.course.meetings[0]
    if was.ends is None or was.ends != becomes.ends or was.starts >= becomes.starts:
        return said
    return replace(said, course=replace(said.course, meetings=held.course.meetings))


def _parted(field: str) -> tuple[str, str]:
    """The part and its field: contact_phone is the phone of the contact; other fields have no part."""
    for group in _GROUPS:
        if field.startswith(group + "_"):
            return group, field[len(group) + 1 :]
    return "", field


def _has(resource: Resource, field: str) -> bool:
    group, name = _parted(field)
    return hasattr(getattr(resource, group) if group else resource, name)


def _value(resource: Resource, field: str) -> Any:
    group, name = _parted(field)
    return getattr(getattr(resource, group) if group else resource, name)


def _with(resource: Resource, field: str, value: Any) -> Resource:
    group, name = _parted(field)
    changes: dict[str, Any] = {name: value}
    if group:
        changes = {group: replace(getattr(resource, group), **changes)}
    return replace(resource, **changes)


def says_the_same(before: Resource, after: Resource) -> bool:
    """Whether two states of a record differ in nothing but where they come from."""
    as_of = after.application.state_as_of
    was = replace(before, version=0, provenance=after.provenance)
    if before.application.state is after.application.state:
        was = replace(was, application=replace(was.application, state_as_of=as_of))
    return was == replace(after, version=0)


def field_changes(before: Resource, after: Resource, now: datetime) -> Iterable[FieldChange]:
    """What somebody who looks at the record would see change, fact by fact, in the active language."""
    language = active()
    was, becomes = dict(wording.details(before, now, language)), dict(wording.details(after, now, language))
    if before.title != after.title:
        yield FieldChange(title=after.title, field=_TITLE, before=before.title, after=after.title)
    hidden = {language.gettext(label) for label in _NOT_COMPARED}
    for label in dict.fromkeys((*becomes, *was)):
        if label not in hidden and was.get(label, "") != becomes.get(label, ""):
            yield FieldChange(title=after.title, field=label, before=was.get(label, ""), after=becomes.get(label, ""))
