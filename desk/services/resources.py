"""The changes that staff make to a resource from the counter: with who and when, and undoable."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import msgspec
from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from desk import changes
from desk.errors import DeskError, LostRace
from desk.i18n import _
from desk.models import Resource, ResourceLink, ResourceText
from desk.models.facts import public_record
from desk.models.rows import link_rows, text_rows
from desk.records import resource as record
from desk.records.codes import State
from desk.records.editing import Edit


def read_resource(session: Session, resource_id: str) -> record.Resource:
    """The public record of an id. Raises DeskError when it is no longer there."""
    found = public_record(session, resource_id)
    if found is None:
        raise DeskError(_("この情報は、もうデータにありません。検索し直してください。"))
    return found


def change_state(session: Session, resource_id: str, version: int, state: State, *, desk: str, who: str) -> Edit:
    """Set what is known of the application state, as of today."""
    return edit(
        session,
        resource_id,
        version,
        {"application_state": state, "application_state_as_of": date.today()},
        action="change_state",
        desk=desk,
        who=who,
    )


def change_phone(session: Session, resource_id: str, version: int, phone: str, *, desk: str, who: str) -> Edit:
    """Correct the phone number that residents are given. Raises DeskError for what cannot be a phone number."""
    cleaned = phone.strip()
    if cleaned and not set(cleaned) <= set("0123456789０１２３４５６７８９-－ー―‐()（） +#"):
        raise DeskError(_("電話番号は、数字とハイフンで入力してください。"))
    return edit(session, resource_id, version, {"contact_phone": cleaned}, action="change_phone", desk=desk, who=who)


def dispute(session: Session, resource_id: str, version: int, reason: str, *, desk: str, who: str) -> Edit:
    """Mark a record as doubted (これは違います); an empty reason takes the mark away."""
    doubted = bool(reason.strip())
    return edit(
        session,
        resource_id,
        version,
        {
            "dispute_reason": reason.strip(),
            "dispute_by": who if doubted else "",
            "dispute_at": datetime.now(UTC) if doubted else None,
        },
        action="dispute",
        desk=desk,
        who=who,
    )


def edit(
    session: Session,
    resource_id: str,
    version: int,
    values: dict[str, Any] | None = None,
    *,
    links: tuple[record.Link, ...] | None = None,
    texts: tuple[record.LocalText, ...] | None = None,
    action: str,
    desk: str,
    who: str,
) -> Edit:
    """Change some columns of one record, its links or its texts in other languages, if it still has this version, and tell the feed.

    Raises DeskError when it is no longer there, LostRace when it was changed since.
    """
    values = values or {}
    row = session.execute(select(Resource.__table__).where(Resource.id == resource_id)).mappings().one_or_none()
    if row is None:
        raise DeskError(_("この情報は、もうデータにありません。検索し直してください。"))
    if row["version"] != version:
        raise LostRace(
            _("ほかの人が先に変更しました。新しい内容を確かめて、もう一度お試しください。"),
            mine={name: str(value) for name, value in values.items()},
            theirs={name: str(row[name]) for name in values},
        )
    difference = {name: (_jsonable(row[name]), _jsonable(value)) for name, value in values.items()}
    if links is not None:
        difference["links"] = _put_links(session, resource_id, links)
    if texts is not None:
        difference["texts"] = _put_texts(session, resource_id, texts)
    session.execute(update(Resource).where(Resource.id == resource_id).values(version=version + 1, **values))
    told = changes.append(
        session,
        [
            changes.Entry(
                kind=changes.RESOURCE,
                entity_id=resource_id,
                version=version + 1,
                action=action,
                difference=difference,
            )
        ],
        desk=desk,
        who=who,
    )
    return Edit(id=told[0], resource=read_resource(session, resource_id))


def undo(session: Session, edit_id: str, *, desk: str, who: str) -> Edit:
    """Take one edit back. Raises DeskError when the same fields were changed again since."""
    found = changes.difference_of(session, edit_id)
    if found is None:
        raise DeskError(_("元に戻す変更が見つかりません。"))
    told, fields = found
    links = _links_before(session, told.entity_id, fields.pop("links", None))
    texts = _texts_before(session, told.entity_id, fields.pop("texts", None))
    current = session.get_one(Resource, told.entity_id)
    if any(_jsonable(getattr(current, name)) != after for name, (_before, after) in fields.items()):
        raise DeskError(_("そのあとに別の変更があるため、元に戻せません。"))
    values = {name: _from_json(name, before) for name, (before, _after) in fields.items()}
    return edit(
        session, told.entity_id, current.version, values, links=links, texts=texts, action="undo", desk=desk, who=who
    )


def _put_links(session: Session, resource_id: str, links: tuple[record.Link, ...]) -> tuple[Any, Any]:
    """Write a record's links anew; returns what they were and what they are, fit for JSON."""
    before = read_resource(session, resource_id).links
    session.execute(delete(ResourceLink).where(ResourceLink.from_id == resource_id))
    if links:
        session.execute(insert(ResourceLink), link_rows(resource_id, links))
    return msgspec.to_builtins(before), msgspec.to_builtins(links)


def _links_before(session: Session, resource_id: str, told: list[Any] | None) -> tuple[record.Link, ...] | None:
    """A record's links without what an edit added and with what it took away; None where it changed none.

    Links that came or went since stay as they are. Raises DeskError when those of the edit were changed again.
    """
    if told is None:
        return None
    before, after = (msgspec.convert(links, tuple[record.Link, ...]) for links in told)
    held = read_resource(session, resource_id).links
    added = [link for link in after if link not in before]
    removed = [link for link in before if link not in after]
    ends = {(link.relation, link.target) for link in held if link not in added}
    if any(link not in held for link in added) or any((link.relation, link.target) in ends for link in removed):
        raise DeskError(_("そのあとに別の変更があるため、元に戻せません。"))
    there = set(session.scalars(select(Resource.id).where(Resource.id.in_([link.target for link in removed]))))
    if any(link.target not in there for link in removed):
        raise DeskError(_("つながりの先が、もうデータにありません。"))
    return (*(link for link in held if link not in added), *removed)


def _put_texts(session: Session, resource_id: str, texts: tuple[record.LocalText, ...]) -> tuple[Any, Any]:
    """Write a record's texts in other languages anew; returns what they were and what they are, fit for JSON."""
    before = read_resource(session, resource_id).texts
    session.execute(delete(ResourceText).where(ResourceText.resource_id == resource_id))
    if texts:
        session.execute(insert(ResourceText), text_rows(resource_id, texts))
    return msgspec.to_builtins(before), msgspec.to_builtins(texts)


def _texts_before(session: Session, resource_id: str, told: list[Any] | None) -> tuple[record.LocalText, ...] | None:
    """A record's texts as they were in the languages that an edit touched; None where it touched none.

    Raises DeskError when one of those was written again since.
    """
    if told is None:
        return None
    before, after = (_by_language(msgspec.convert(texts, tuple[record.LocalText, ...])) for texts in told)
    held = _by_language(read_resource(session, resource_id).texts)
    touched = {language for language in {*before, *after} if before.get(language) != after.get(language)}
    if any(held.get(language) != after.get(language) for language in touched):
        raise DeskError(_("そのあとに別の変更があるため、元に戻せません。"))
    wanted = {language: text for language, text in held.items() if language not in touched}
    wanted |= {language: before[language] for language in before if language in touched}
    return tuple(wanted.values())


def _by_language(texts: tuple[record.LocalText, ...]) -> dict[str, record.LocalText]:
    return {text.language: text for text in texts}


def _jsonable(value: Any) -> Any:
    return value.isoformat() if isinstance(value, (date, datetime)) else value


def _from_json(name: str, value: Any) -> Any:
    """A column value from the feed's JSON."""
    if value is None:
        return None
    if name == "dispute_at":
        return datetime.fromisoformat(value)
    if name == "application_state_as_of":
        return date.fromisoformat(value)
    return State(value) if name == "application_state" else value
