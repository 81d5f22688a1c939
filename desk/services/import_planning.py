"""What an issue of a source would change in the truth. Reads only; ``importing`` writes what is planned here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from desk import changes
from desk.i18n import N_, _
from desk.models import Change, Provenance, Resource
from desk.models.facts import public_records
from desk.records import resource as record
from desk.records.codes import STATE_LABELS, Kind
from desk.records.ids import new_id
from desk.records.imports import Draft, FieldChange, FileContents, ImportReport, Problem
from desk.services.import_matching import Held, match
from desk.services.import_merging import (
    EDITED_LABELS,
    SOURCE_ACTIONS,
    edited_at_counter,
    field_changes,
    merged,
    says_the_same,
)
from desk.services.storing import Storing
from desk.services.towns import TownPlan, plan_towns

MOST_CHANGES_TOLD = 2_000
"""Changed fields that a report lists; nobody reads more, and the counts tell the rest."""

_BATCH = 500

Tell = Callable[[int, int], object]
"""Called with how many records are done of how many; may raise Cancelled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Renamed:
    """A record that says the same under another key or digest."""

    id: str
    key: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What one issue of one source does to the truth."""

    source: str
    layouts: frozenset[str]
    files: tuple[str, ...]
    storings: tuple[Storing, ...]
    new: frozenset[tuple[Kind, str]]
    """What the truth must not have yet when it is written: kinds and keys of the new records."""
    renamed: tuple[Renamed, ...]
    towns: TownPlan
    vanished: tuple[Held, ...]
    versions: dict[str, int]
    """The records that were compared or found missing, with the versions that were read."""
    report: ImportReport

    @property
    def changes_nothing(self) -> bool:
        """Whether the truth already says all of it."""
        return not (self.storings or self.renamed or self.vanished or self.towns.new or self.towns.changed)


def held_of(session: Session, source: str, layouts: Iterable[str]) -> list[Held]:
    """The records that the truth has from these lists of a source, those that vanished included."""
    columns = (Provenance.resource_id, Provenance.key, Provenance.digest)
    rows = session.execute(
        select(*columns, Resource.version, Resource.kind, Resource.vanished_on)
        .join(Resource, Resource.id == Provenance.resource_id)
        .where(Provenance.source == source)
        .order_by(Provenance.resource_id)
    )
    prefixes = tuple(f"{layout}:" for layout in layouts)
    return [
        Held(id=row[0], key=row[1], digest=row[2], version=row[3], kind=row[4], has_vanished=row[5] is not None)
        for row in rows
        if row[1].startswith(prefixes)
    ]


def plan(session: Session, issue: Sequence[FileContents], today: date, tell: Tell | None = None) -> Plan:
    """What these files, which together are one issue of one source, would do."""
    source = issue[0].source
    layouts = frozenset[str]().union(*(contents.layouts for contents in issue))
    drafts, problems = _drafts(issue)
    towns = plan_towns(session, [town for contents in issue for town in contents.towns])
    matching = match(drafts, held_of(session, source, layouts), lambda ids: public_records(session, ids), today)
    fresh = [draft for draft, held in matching.pairs if held is None]
    storings = [_new(draft, source, today) for draft in fresh]
    renamed: list[Renamed] = []
    told: list[FieldChange] = []
    known = [(draft, held) for draft, held in matching.pairs if held is not None and _says_something(draft, held)]
    for made, before, found in _compared(session, known, source, today, tell):
        problems += found
        if isinstance(made, Renamed):
            renamed.append(made)
            continue
        storings.append(made)
        if len(told) < MOST_CHANGES_TOLD:
            told += field_changes(before, made.resource, datetime.now())
    if matching.missing and drafts and all(held is None for _draft, held in matching.pairs):
        problems.append(_strangers(issue[0], len(matching.missing)))
    return Plan(
        source=source,
        layouts=layouts,
        files=tuple(contents.file for contents in issue),
        storings=tuple(storings),
        new=frozenset((draft.resource.kind, draft.key) for draft in fresh),
        renamed=tuple(renamed),
        towns=towns,
        vanished=matching.missing,
        versions={held.id: held.version for held in (*matching.missing, *(held for _draft, held in known))},
        report=ImportReport(
            new=len(fresh) + len(towns.new),
            changed=len(storings) - len(fresh) + len(towns.changed),
            unchanged=len(drafts) - len(storings) + towns.unchanged,
            refused=sum(contents.refused for contents in issue),
            vanished=len(matching.missing),
            problems=tuple(problems),
            changes=tuple(told[:MOST_CHANGES_TOLD]),
        ),
    )


def _drafts(issue: Sequence[FileContents]) -> tuple[list[Draft], list[Problem]]:
    """The drafts of all files; what is in several of them counts once, as the last file has it."""
    problems = [problem for contents in issue for problem in contents.problems]
    if len(issue) == 1:
        return list(issue[0].drafts), problems
    last: dict[tuple[str, str], Draft] = {}
    for contents in issue:
        again = [d for d in contents.drafts if last.get((d.resource.kind, d.key), d).digest != d.digest]
        if again:
            message = _("{count} 件は前のファイルと内容が違います。このファイルの内容を取り込みます。")
            problems.append(Problem(file=contents.file, message=message.format(count=len(again))))
        last.update({(draft.resource.kind, draft.key): draft for draft in contents.drafts})
    return list(last.values()), problems


def _strangers(contents: FileContents, missing: int) -> Problem:
    message = _(
        "出典「{source}」で前に取り込んだ {count} 件が、1件もこのファイルにありません。"
        "別の一覧でしたら取り込まずに、出典の名前を変えてください。"
    )
    return Problem(file=contents.file, message=message.format(source=contents.source, count=missing))


def _says_something(draft: Draft, held: Held) -> bool:
    return draft.digest != held.digest or draft.key != held.key or held.has_vanished


def _new(draft: Draft, source: str, today: date) -> Storing:
    provenance = replace(draft.resource.provenance, source=source, imported_on=today)
    resource = replace(draft.resource, id=new_id(), provenance=provenance)
    return Storing(resource=resource, key=draft.key, digest=draft.digest)


def _compared(
    session: Session, known: Sequence[tuple[Draft, Held]], source: str, today: date, tell: Tell | None
) -> Iterator[tuple[Storing | Renamed, record.Resource, list[Problem]]]:
    """Each known record with what the source says of it now, and what there is to tell about it."""
    for start in range(0, len(known), _BATCH):
        batch = known[start : start + _BATCH]
        ids = [held.id for _draft, held in batch]
        records = public_records(session, ids)
        edited = _edited(session, ids)
        for draft, held in batch:
            before = records[held.id]
            made, problems = _one_compared(draft, held, before, edited.get(held.id, {}), source, today)
            yield made, before, problems
        if tell is not None:
            tell(min(start + _BATCH, len(known)), len(known))


def _edited(session: Session, ids: Sequence[str]) -> dict[str, dict[str, object]]:
    """Of those records that the counter ever changed, the fields that still differ from their source."""
    touched = session.scalars(
        select(Change.entity_id).where(Change.entity_id.in_(ids), Change.action.not_in(SOURCE_ACTIONS)).distinct()
    )
    return {
        record_id: edited_at_counter([(told.action, fields) for told, fields in changes.history(session, record_id)])
        for record_id in touched.all()
    }


def _one_compared(
    draft: Draft, held: Held, before: record.Resource, edited: dict[str, object], source: str, today: date
) -> tuple[Storing | Renamed, list[Problem]]:
    said = replace(draft.resource, provenance=replace(draft.resource.provenance, source=source, imported_on=today))
    after, kept, overruled = merged(before, said, edited)
    problems = [
        *(
            _told(draft, before, field, N_("窓口で直した「{value}」を残しました。元の内容は前と同じです。"))
            for field in kept
        ),
        *(
            _told(draft, before, field, N_("窓口で直した「{value}」を、元の新しい内容に変えます。"))
            for field in overruled
        ),
    ]
    if says_the_same(before, after):
        return Renamed(id=held.id, key=draft.key, digest=draft.digest), problems
    return Storing(resource=after, key=draft.key, digest=draft.digest), problems


def _told(draft: Draft, before: record.Resource, field: str, template: str) -> Problem:
    provenance = draft.resource.provenance
    return Problem(
        file=provenance.file,
        row=provenance.row,
        column=_(EDITED_LABELS.get(field, field)),
        message=_(template).format(value=_shown(before, field)),
    )


def _shown(before: record.Resource, field: str) -> str:
    """A field that the counter changed, as it reads on screen."""
    if field == "application_state":
        return _(STATE_LABELS[before.application.state])
    return before.contact.phone if field == "contact_phone" else ""
