"""A workbook of words taken into the truth: compared row by row, told, and written in one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from desk import changes
from desk.i18n import _
from desk.models import Phrase, SynonymGroup, Term
from desk.models.words import WordRow, word_record
from desk.records import vocabulary as words
from desk.records.word_checks import CODE_FIELDS, problems_of
from desk.records.word_file import WordChange, WordDraft, WordFile, WordProblem, WordReport, sort_of
from desk.services.vocabulary import columns, name
from desk.services.word_rows import new_row, set_columns


def take_in(
    session: Session, file: WordFile, *, remove_missing: bool, dry_run: bool, desk: str, who: str
) -> WordReport:
    """Bring the city's words to what a workbook says; with ``dry_run`` only tell what would be done.

    Rows that can't stand are told and passed over. What the workbook lacks stays, or with ``remove_missing`` goes
    where nothing else needs it; sorts of words for which it has no sheet are left alone.
    """
    plan = _Plan(session, file)
    plan.compare()
    if remove_missing:
        plan.remove_missing()
    edits = () if dry_run else tuple(changes.append(session, plan.write(session), desk=desk, who=who))
    return plan.report(edits)


class _Plan:
    """What is to be done: for each draft the row that it is about, if there is one."""

    def __init__(self, session: Session, file: WordFile) -> None:
        self._file = file
        self._rows: list[WordRow] = [
            *session.scalars(select(Term)),
            *session.scalars(select(Phrase)),
            *session.scalars(select(SynonymGroup)),
        ]
        self._by_key = {(type(row), _key(row)): row for row in self._rows}
        self._by_first: dict[tuple[type[WordRow], str], WordRow] = {}
        for row in self._rows:
            if not isinstance(row, Term) and not row.gone:
                self._by_first.setdefault((type(row), name(row)), row)
        self._met: dict[str, int] = {}
        """What earlier rows of the workbook are about, and their numbers."""
        self._news: list[WordDraft] = []
        self._changed: list[tuple[WordRow, dict[str, Any]]] = []
        self._removed: list[WordRow] = []
        self._missing: list[WordRow] = []
        self._unchanged = 0
        self._refused = file.refused
        self._problems = list(file.problems)
        self._changes: list[WordChange] = []

    def compare(self) -> None:
        """Hold every draft against the row that it is about."""
        known = {(row.scheme, row.code) for row in self._rows if isinstance(row, Term) and not row.gone}
        for draft in self._file.drafts:
            row = self._row(draft)
            wrong = [*self._twice(draft, row), *problems_of(draft.entry, known).values()]
            if wrong:
                self._refused += 1
                self._problems += [WordProblem(sheet=draft.sheet, row=draft.row, message="".join(wrong))]
                continue
            if isinstance(draft.entry, words.Term):
                known.add((draft.entry.scheme, draft.entry.code))
            self._place(draft, row)
        self._missing = [
            row
            for row in self._rows
            if not row.gone and row.id not in self._met and sort_of(word_record(row)) in self._file.sorts
        ]

    def remove_missing(self) -> None:
        """Take away what the workbook lacks, but for terms that others need; those are told."""
        self._removed, self._missing = self._missing, []
        # The finest first, so that whole branches can go.
        terms = [row for row in self._removed if isinstance(row, Term)]
        for term in sorted(terms, key=lambda term: term.code.count("/"), reverse=True):
            if self._is_needed(term):
                self._removed.remove(term)
                self._missing.append(term)
                message = _("「{name}」はファイルにありませんが、ほかで使っているため残しました。").format(
                    name=term.name
                )
                self._problems.append(WordProblem(sheet=self._file.sorts[term.scheme], message=message))
        for row in self._removed:
            sheet = self._file.sorts[sort_of(word_record(row))]
            self._changes.append(WordChange(sheet=sheet, what="removed", name=name(row)))

    def write(self, session: Session) -> list[changes.Entry]:
        """Write what was planned; what the feed is to be told."""
        entries = []
        for draft in self._news:
            row = new_row(session, draft.entry, draft.key)
            values = columns(draft.entry) | {"touched": True, "gone": False}
            entries.append(
                set_columns(row, values | ({"position": row.position} if "position" in values else {}), "add")
            )
        for row, values in self._changed:
            entries.append(set_columns(row, values | {"touched": True, "gone": False}, "write"))
        for row in self._removed:
            entries.append(set_columns(row, {"touched": True, "gone": True}, "remove"))
        session.flush()
        return [entry for entry in entries if entry is not None]

    def report(self, edits: tuple[str, ...]) -> WordReport:
        """The counts."""
        return WordReport(
            new=len(self._news),
            changed=len(self._changed),
            unchanged=self._unchanged,
            removed=len(self._removed),
            refused=self._refused,
            missing=len(self._missing),
            problems=tuple(self._problems),
            changes=tuple(self._changes),
            edits=edits,
        )

    def _row(self, draft: WordDraft) -> WordRow | None:
        """The row of a draft: by its key, else the one that begins with the same word."""
        entry = draft.entry
        if isinstance(entry, words.Term):
            return self._by_key.get((Term, _code(entry)))
        table, first = _first(entry)
        return self._by_key.get((table, draft.key)) or self._by_first.get((table, first))

    def _twice(self, draft: WordDraft, row: WordRow | None) -> Iterator[str]:
        """What is wrong with a draft that is about the same entry as an earlier one."""
        if row is not None:
            about = row.id
        elif isinstance(draft.entry, words.Term):
            about = _code(draft.entry)
        else:
            table, first = _first(draft.entry)
            about = f"{table.__tablename__}:{draft.key or first}"
        earlier = self._met.setdefault(about, draft.row)
        if earlier != draft.row:
            yield _("{row}行目と同じ言葉のため、取り込みませんでした。").format(row=earlier)

    def _place(self, draft: WordDraft, row: WordRow | None) -> None:
        if row is None:
            self._news.append(draft)
            self._changes.append(WordChange(sheet=draft.sheet, what="new", name=_called(draft.entry)))
            return
        values = columns(draft.entry)
        values.pop("position", None)
        if all(getattr(row, column) == value for column, value in values.items()) and not row.gone:
            self._unchanged += 1
            return
        before = "" if row.gone else _said(word_record(row))
        self._changed.append((row, values))
        self._changes.append(
            WordChange(
                sheet=draft.sheet, what="changed", name=_called(draft.entry), before=before, after=_said(draft.entry)
            )
        )

    def _is_needed(self, term: Term) -> bool:
        gone = {row.id for row in self._removed}
        staying = [row for row in self._rows if row.id not in gone and not row.gone]
        after = {row.id: values for row, values in self._changed}
        column = CODE_FIELDS[term.scheme]
        listed = [after.get(row.id, {}).get(column, getattr(row, column)) for row in staying if isinstance(row, Phrase)]
        listed += [getattr(draft.entry, column) for draft in self._news if isinstance(draft.entry, words.Phrase)]
        parents = [(row.scheme, row.parent) for row in staying if isinstance(row, Term)]
        parents += [(one.entry.scheme, one.entry.parent) for one in self._news if isinstance(one.entry, words.Term)]
        return any(term.code in codes for codes in listed) or (term.scheme, term.code) in parents


def _key(row: WordRow) -> str:
    return _code(row) if isinstance(row, Term) else row.key


def _code(term: Term | words.Term) -> str:
    return f"{term.scheme}:{term.code}"


def _first(entry: words.Phrase | words.Synonyms) -> tuple[type[WordRow], str]:
    """The table of an entry and its first word; empty when it has none."""
    if isinstance(entry, words.Phrase):
        return Phrase, next(iter(entry.says), "")
    return SynonymGroup, next(iter(entry.words), "")


def _called(entry: words.Entry) -> str:
    match entry:
        case words.Term():
            return entry.name
        case words.Phrase():
            return entry.says[0]
        case words.Synonyms():
            return entry.words[0]


def _said(entry: words.Entry) -> str:
    """All that an entry says, on one line, for showing what changed."""
    values = (value for column, value in columns(entry).items() if column not in ("position", "theme", "scheme"))
    shown = (
        "、".join(value) if isinstance(value, list) else "" if value in (None, False) else str(value)
        for value in values
    )
    return " / ".join(text for text in shown if text)
