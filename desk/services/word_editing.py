"""What the city changes of its own words: with who and when, under the version that was read, and undoable."""

from __future__ import annotations

from typing import Any, cast

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desk import changes
from desk.errors import DeskError, LostRace
from desk.i18n import _
from desk.models import Phrase, SynonymGroup, Term
from desk.models.words import WordRow, phrase_rows, synonym_rows, term_rows, word_record
from desk.records import vocabulary as words
from desk.records.editing import WordEdit
from desk.records.ids import new_id
from desk.services.vocabulary import columns, name
from desk.services.word_checking import check

_TABLES: dict[type, type[WordRow]] = {words.Term: Term, words.Phrase: Phrase, words.Synonyms: SynonymGroup}


def held_words(session: Session) -> tuple[words.Held, ...]:
    """All that the city can edit: terms in their order, phrases, synonyms."""
    rows: list[WordRow] = [*term_rows(session), *phrase_rows(session), *synonym_rows(session)]
    return tuple(map(_held, rows))


def write_word(session: Session, held: words.Held, *, desk: str, who: str) -> WordEdit:
    """Write an entry as the city wants it; without an id it is new.

    Raises LostRace when somebody changed it since, DeskError for what can't stand or is no longer there.
    """
    check(held.entry, term_rows(session))
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


def undo_word(session: Session, edit_id: str, *, desk: str, who: str) -> WordEdit:
    """Take one of these changes back. Raises DeskError when the entry was changed again since."""
    found = changes.difference_of(session, edit_id)
    if found is None:
        raise DeskError(_("元に戻す変更が見つかりません。"))
    told, fields = found
    row = _row_of(session, told.entity_id)
    if row is None or any(getattr(row, field) != after for field, (_before, after) in fields.items()):
        raise DeskError(_("そのあとに別の変更があるため、元に戻せません。"))
    before = {field: pair[0] for field, pair in fields.items()}
    if isinstance(row, Term) and before.get("gone"):
        _check_unneeded(session, row)
    return _change(session, row, before, "undo", desk=desk, who=who)


def _add(session: Session, entry: words.Entry, values: dict[str, Any], *, desk: str, who: str) -> WordEdit:
    row = _gone_before(session, entry) or _new_row(session, entry)
    if "position" in values:
        values = values | {"position": row.position}
    return _change(session, row, values | {"touched": True, "gone": False}, "add", desk=desk, who=who)


def _new_row(session: Session, entry: words.Entry) -> WordRow:
    """A row that says nothing yet, so that the feed tells of all that is written to it."""
    row_id = new_id()
    row: WordRow
    match entry:
        case words.Term():
            row = Term(scheme=entry.scheme, code=entry.code, parent="", name="", reading="", english="", synonyms=[])
        case words.Phrase():
            row = Phrase(says=[], words=[], needs=[], life_stages=[], circumstances=[], distress=False, theme="")
        case words.Synonyms():
            row = SynonymGroup(words=[], theme="")
    if not isinstance(row, Term):
        row.key = f"city:{row_id}"
    row.id, row.version, row.position, row.touched, row.gone = row_id, 0, _last_place(session, row) + 1, False, True
    session.add(row)
    session.flush()
    return row


def _gone_before(session: Session, entry: words.Entry) -> Term | None:
    """The row of a term that the city had taken away; raises DeskError when its code is in use."""
    if not isinstance(entry, words.Term):
        return None
    row = session.scalar(select(Term).where(Term.scheme == entry.scheme, Term.code == entry.code))
    if row is not None and not row.gone:
        raise DeskError(_("コード「{code}」は、もう使われています。").format(code=entry.code))
    return row


def _last_place(session: Session, row: WordRow) -> int:
    """The last place among others of its kind: what the city adds stands after all that is there."""
    table = type(row)
    return session.scalar(select(func.max(table.position))) or 0


def _row(session: Session, held: words.Held) -> WordRow:
    row = _got(session, _TABLES[type(held.entry)], held.id)
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


def _row_of(session: Session, row_id: str) -> WordRow | None:
    return next((row for table in _TABLES.values() if (row := _got(session, table, row_id)) is not None), None)


def _got(session: Session, table: type[WordRow], row_id: str) -> WordRow | None:
    return cast("WordRow | None", session.get(table, row_id))


def _change(session: Session, row: WordRow, values: dict[str, Any], action: str, *, desk: str, who: str) -> WordEdit:
    """Set these columns and tell the feed of those that differ; nothing happens where none does."""
    difference = {
        field: (getattr(row, field), value) for field, value in values.items() if getattr(row, field) != value
    }
    if not difference or set(difference) == {"touched"}:
        return WordEdit(id="", held=_held(row))
    for field, (_before, after) in difference.items():
        setattr(row, field, after)
    row.version += 1
    session.flush()
    entry = changes.Entry(
        kind=changes.VOCABULARY, entity_id=row.id, version=row.version, action=action, difference=difference
    )
    (told,) = changes.append(session, [entry], desk=desk, who=who)
    return WordEdit(id=told, held=None if row.gone else _held(row))


def _held(row: WordRow) -> words.Held:
    return words.Held(id=row.id, version=row.version, entry=word_record(row), touched=row.touched)


def _place(term: Term | words.Term) -> tuple[str, str]:
    return term.scheme, term.code


def _check_unneeded(session: Session, term: Term) -> None:
    """Refuse to take away a term that others stand below, or that phrases lead to."""
    below = [other for other in term_rows(session) if (other.scheme, other.parent) == (term.scheme, term.code)]
    if below:
        raise DeskError(
            _("「{name}」の下に「{below}」などがあるため、削除できません。").format(name=term.name, below=below[0].name)
        )
    field = {"need": "needs", "life_stage": "life_stages", "circumstance": "circumstances"}[term.scheme]
    leading = [phrase for phrase in phrase_rows(session) if term.code in getattr(phrase, field)]
    if leading:
        raise DeskError(
            _("言い回し「{says}」などが「{name}」を使っているため、削除できません。").format(
                says=name(leading[0]), name=term.name
            )
        )


def _shown(value: Any) -> str:
    return "、".join(value) if isinstance(value, list) else "" if value is None else str(value)
