"""Taking in published files: look first, then do it in one go. What was looked at waits in a file of the home."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from desk.errors import DeskError, LostRace
from desk.i18n import _
from desk.records.ids import new_id
from desk.records.imports import FileContents, ImportReport
from desk.work.desk import Desk, needs_truth

if TYPE_CHECKING:
    from desk.exchange.tables import Cancel, Progress
    from desk.services.import_planning import Plan

PATIENCE_SECONDS = 900.0
"""How long the courier may take over one import before it counts as stuck."""

MOST_TRIES = 5
"""Plans that are made anew because somebody changed a record of the same source between planning and writing."""

_KEPT_SECONDS = 86_400
_SUFFIX = ".import"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPreview:
    """What an import would do; ``id`` names what waits to be applied."""

    id: str
    report: ImportReport


@needs_truth
def preview_import(
    desk: Desk,
    paths: Sequence[str | Path],
    source: str = "",
    progress: Progress | None = None,
    cancelled: Cancel | None = None,
) -> ImportPreview:
    """Read the files, compare them with the truth, and keep what was read for ``apply_import``.

    ``source`` names where they come from; empty means: as each file itself says. Files of one source are one issue.
    Raises DeskError in a sentence for a file that can't be taken in, and Cancelled; nothing is kept then.
    """
    everything = _read(paths, source, progress, cancelled)
    report = _combined(_planned(desk, everything, progress, cancelled))
    preview_id = new_id()
    _stage(desk, preview_id, everything)
    return ImportPreview(id=preview_id, report=report)


@needs_truth
def apply_import(
    desk: Desk, preview_id: str, progress: Progress | None = None, cancelled: Cancel | None = None
) -> ImportReport:
    """Write what a preview read, compared anew with the truth as it is now, in one transaction.

    The report tells what was done. Raises Cancelled when stopped before it was done; nothing has changed then.
    """
    file = _staged(desk, preview_id)
    try:
        everything = msgspec.msgpack.decode(file.read_bytes(), type=tuple[FileContents, ...])
    except FileNotFoundError as error:
        raise DeskError(_("調べた内容がもうありません。もう一度ファイルを調べてください。")) from error
    report = _applied(desk, everything, progress, cancelled)
    file.unlink(missing_ok=True)
    return report


preview_import.patience = apply_import.patience = PATIENCE_SECONDS  # type: ignore[attr-defined]


@needs_truth
def import_files(desk: Desk, paths: Sequence[str | Path], source: str = "", dry_run: bool = False) -> ImportReport:
    """The same in one step, for scripts: read and apply, or with ``dry_run`` only say what would be done."""
    everything = _read(paths, source, None, None)
    return _combined(_planned(desk, everything, None, None)) if dry_run else _applied(desk, everything, None, None)


def _read(
    paths: Sequence[str | Path], source: str, progress: Progress | None, cancelled: Cancel | None
) -> tuple[FileContents, ...]:
    from desk.exchange.reading import read_file

    if not paths:
        raise DeskError(_("取り込むファイルを選んでください。"))
    return tuple(read_file(Path(path), source, progress, cancelled) for path in dict.fromkeys(map(str, paths)))


def _issues(everything: Sequence[FileContents]) -> list[list[FileContents]]:
    """The files of each source, in the order in which they were given."""
    issues: dict[str, list[FileContents]] = {}
    for contents in everything:
        issues.setdefault(contents.source, []).append(contents)
    return list(issues.values())


def _planned(
    desk: Desk, everything: Sequence[FileContents], progress: Progress | None, cancelled: Cancel | None
) -> list[Plan]:
    from desk.services.import_planning import plan

    tell = _teller(_("今のデータと比べています…"), progress, cancelled)
    with desk.database.reading() as session:
        return [plan(session, issue, date.today(), tell) for issue in _issues(everything)]


def _applied(
    desk: Desk, everything: Sequence[FileContents], progress: Progress | None, cancelled: Cancel | None
) -> ImportReport:
    """Plan, make ready, write; again while somebody is faster."""
    from desk.services import importing

    tell = _teller(_("取り込んでいます…"), progress, cancelled)
    attempt = 0
    while True:
        attempt += 1
        plans = _planned(desk, everything, progress, cancelled)
        report = _combined(plans)
        if all(plan.changes_nothing for plan in plans):
            return report
        with desk.database.reading() as session:
            prepared = importing.ready(session, plans)
        try:
            with desk.database.writing() as session:
                importing.apply(
                    session, plans, prepared, desk=desk.code, who="", today=date.today(), stop=lambda: tell(0, 0)
                )
            return report
        except LostRace:
            if attempt == MOST_TRIES:
                raise


def _teller(sentence: str, progress: Progress | None, cancelled: Cancel | None) -> Callable[[int, int], None]:
    from desk.exchange.tables import stop_if

    def tell(done: int, total: int) -> None:
        stop_if(cancelled)
        if progress is not None:
            progress(done, total, sentence)

    return tell


def _combined(plans: Sequence[Plan]) -> ImportReport:
    reports = [plan.report for plan in plans]
    return ImportReport(
        new=sum(report.new for report in reports),
        changed=sum(report.changed for report in reports),
        unchanged=sum(report.unchanged for report in reports),
        refused=sum(report.refused for report in reports),
        vanished=sum(report.vanished for report in reports),
        problems=tuple(problem for report in reports for problem in report.problems),
        changes=tuple(change for report in reports for change in report.changes),
    )


def _folder(desk: Desk) -> Path:
    return desk.settings.home / "imports"


def _staged(desk: Desk, preview_id: str) -> Path:
    return _folder(desk) / f"{Path(preview_id).name}{_SUFFIX}"


def _stage(desk: Desk, preview_id: str, everything: Sequence[FileContents]) -> None:
    """Keep what was read until it is applied, a day at most."""
    folder = _folder(desk)
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob(f"*{_SUFFIX}"):
        if old.stat().st_mtime < time.time() - _KEPT_SECONDS:
            old.unlink(missing_ok=True)
    partial = folder / f"{preview_id}.part"
    partial.write_bytes(msgspec.msgpack.encode(everything))
    partial.replace(_staged(desk, preview_id))
