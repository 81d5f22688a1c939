"""What the city changes of its own words: with who and when, under the version that was read, and undoable."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desk import changes
from desk.errors import DeskError, LostRace
from desk.i18n import _
from desk.models import Term
from desk.models.words import WordRow, phrase_rows, synonym_rows, term_rows, word_record
from desk.records import vocabulary as words
from desk.records.editing import WordEdit
from desk.records.word_checks import CODE_FIELDS, problems_of
from desk.services.vocabulary import columns, name
from desk.services.word_rows import held_of, new_row, row_of, set_columns


def held_words(session: Session) -> tuple[words.Held, ...]:
    """All that the city can edit: terms in their order, phrases, synonyms."""
    rows: list[WordRow] = [*term_rows(session), *phrase_rows(session), *synonym_rows(session)]
    return tuple(map(held_of, rows))


def write_word(session: Session, held: words.Held, *, desk: str, who: str) -> WordEdit:
    """Write an entry as the city wants it; without an id it is new.

    Raises LostRace when somebody changed it since, DeskError for what can't stand or is no longer there.
    """
    problems = problems_of(held.entry, {(term.scheme, term.code) for term in term_rows(session)})
    if problems:
        raise DeskError("".join(problems.values()))
    values = columns(held.entry)
    if not held.id:
        return _add(session, held.entry, values, desk=desk, who=who)
    row = _row(session, held)
    if isinstance(row, Term) and isinstance(held.entry, words.Term) and _place(row) != _place(held.entry):
        raise DeskError(_("コードは変えられません。新しい言葉として追加してください。"))
    return _change(session, row, values | {"touched": True, "gone": False}, "write", desk=desk, who=who)


def remove_word(session: Session, held: words.Held, *, desk: str, who: str) -> WordEdit:
    """Take an entry away; later editions don't bring it back.

    Raises LostRace when somebody changed it since, DeskError where something else still needs it.
    """
    row = _row(session, held)
    if isinstance(row, Term):
        _check_unneeded(session, row)
    return _change(session, row, {"touched": True, "gone": True}, "remove", desk=desk, who=who)


def undo_words(session: Session, edit_ids: Sequence[str], *, desk: str, who: str) -> None:
    """Take several changes back that were made together: all of them or none. Raises DeskError as ``undo_word``."""
    for edit_id in reversed(edit_ids):
        undo_word(session, edit_id, desk=desk, who=who)


def undo_word(session: Session, edit_id: str, *, desk: str, who: str) -> WordEdit:
    """Take one of these changes back. Raises DeskError when the entry was changed again since."""
    found = changes.difference_of(session, edit_id)
    if found is None:
        raise DeskError(_("元に戻す変更が見つかりません。"))
    told, fields = found
    row = row_of(session, told.entity_id)
    if row is None or any(getattr(row, field) != after for field, (_before, after) in fields.items()):
        raise DeskError(_("そのあとに別の変更があるため、元に戻せません。"))
    before = {field: pair[0] for field, pair in fields.items()}
    if isinstance(row, Term) and before.get("gone"):
        _check_unneeded(session, row)
    return _change(session, row, before, "undo", desk=desk, who=who)


def _add(session: Session, entry: words.Entry, values: dict[str, Any], *, desk: str, who: str) -> WordEdit:
    row = _gone_before(session, entry) or new_row(session, entry)
    if "position" in values:
        values = values | {"position": row.position}
    return _change(session, row, values | {"touched": True, "gone": False}, "add", desk=desk, who=who)


def _gone_before(session: Session, entry: words.Entry) -> Term | None:
    """The row of a term that the city had taken away; raises DeskError when its code is in use."""
    if not isinstance(entry, words.Term):
        return None
    row = session.scalar(select(Term).where(Term.scheme == entry.scheme, Term.code == entry.code))
    if row is not None and not row.gone:
        raise DeskError(_("コード「{code}」は、もう使われています。").format(code=entry.code))
    return row


def _row(session: Session, held: words.Held) -> WordRow:
    row = row_of(session, held.id)
    if row is None or row.gone:
        raise DeskError(_("この言葉は、もう登録されていません。一覧を見直してください。"))
    if row.version != held.version:
        mine, theirs = columns(held.entry), columns(word_record(row))
        differing = [field for field, value in mine.items() if theirs[field] != value]
        raise LostRace(
            _("ほかの人が先に変更しました。新しい内容を確かめて、もう一度お試しください。"),
            mine={field: _shown(mine[field]) for field in differing},
            theirs={field: _shown(theirs[field]) for field in differing},
        )
    return row


def _change(session: Session, row: WordRow, values: dict[str, Any], action: str, *, desk: str, who: str) -> WordEdit:
    """Set these columns and tell the feed of those that differ; nothing happens where none does."""
    entry = set_columns(row, values, action)
    if entry is None:
        return WordEdit(id="", held=held_of(row))
    session.flush()
    (told,) = changes.append(session, [entry], desk=desk, who=who)
    return WordEdit(id=told, held=None if row.gone else held_of(row))


def _place(term: Term | words.Term) -> tuple[str, str]:
    return term.scheme, term.code


def _check_unneeded(session: Session, term: Term) -> None:
    """Refuse to take away a term that others stand below, or that phrases lead to."""
    below = [other for other in term_rows(session) if (other.scheme, other.parent) == (term.scheme, term.code)]
    if below:
        raise DeskError(
            _("「{name}」の下に「{below}」などがあるため、削除できません。").format(name=term.name, below=below[0].name)
        )
    column = CODE_FIELDS[term.scheme]
    leading = [phrase for phrase in phrase_rows(session) if term.code in getattr(phrase, column)]
    if leading:
        raise DeskError(
            _("言い回し「{says}」などが「{name}」を使っているため、削除できません。").format(
                says=name(leading[0]), name=term.name
            )
        )


def _shown(value: Any) -> str:
    return "、".join(value) if isinstance(value, list) else "" if value is None else str(value)
