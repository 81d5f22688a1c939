"""A record's texts in other languages and in やさしい日本語: written at a counter, with who and when, and undoable.

An import never touches them (``import_merging``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from desk.errors import DeskError
from desk.i18n import _
from desk.models.facts import public_records
from desk.records.editing import Edit
from desk.records.resource import LocalText, Resource
from desk.records.sheet import JAPANESE, sheet_languages
from desk.services.resources import edit, read_resource


def write_text(
    session: Session, resource_id: str, version: int, language: str, title: str, text: str, *, desk: str, who: str
) -> Edit:
    """Keep what a record says in a language; an empty title and text take it away.

    Raises DeskError for a language that no sheet is set in, and for the record's own; LostRace when the record isn't at
    this version any more. Undone by ``resources.undo``.
    """
    if language not in sheet_languages() or language == JAPANESE:
        raise DeskError(_("この言語の文は、保存できません。"))
    held = read_resource(session, resource_id).texts
    said = LocalText(language=language, title=title.strip(), text=text.strip(), by=who, on=date.today())
    is_blank = not said.title and not said.text
    if any(one.language == language for one in held):
        after = tuple(
            said if one.language == language else one for one in held if one.language != language or not is_blank
        )
    else:
        after = held if is_blank else (*held, said)
    return edit(session, resource_id, version, texts=after, action="write_text", desk=desk, who=who)


def with_own_texts(session: Session, resources: Sequence[Resource]) -> list[Resource]:
    """Records to be stored whole, with the texts that staff wrote for what is there already in place of their own."""
    held = public_records(session, [resource.id for resource in resources])
    return [_with_texts_of(resource, held.get(resource.id)) for resource in resources]


def _with_texts_of(resource: Resource, held: Resource | None) -> Resource:
    written = {text.language: text for text in (held.texts if held else ()) if text.by}
    if not written:
        return resource
    return replace(resource, texts=tuple(({text.language: text for text in resource.texts} | written).values()))
