"""How this desk is: versions, engine, migration, index, fonts, printers, and what to do about what is wrong."""

from __future__ import annotations

import platform
import shutil
from importlib import metadata
from typing import Any

from desk import __version__
from desk.errors import DeskError
from desk.i18n import _, active, reviewer
from desk.records import wording
from desk.records.sheet import sheet_languages
from desk.work.desk import Desk, needs_truth
from desk.work.start import is_ready
from desk.work.templates import offered
from desk.work.upkeep import index_status

_LOW_DISK_BYTES = 500_000_000
"""Below this a full disk is near; deleting fails too once it is full (measured), so warn early."""
_PACKAGES = ("PySide6-Essentials", "SQLAlchemy", "sqlcipher3", "reportlab", "SudachiPy", "SudachiDict-small")


@needs_truth
def examine(desk: Desk) -> dict[str, Any]:
    """Everything about this desk that helps when something is wrong; nothing private. Never raises."""
    problems: list[dict[str, str]] = []

    def problem(what: str, what_to_do: str) -> None:
        problems.append({"problem": what, "what_to_do": what_to_do})

    found: dict[str, Any] = {"home": str(desk.settings.home), "desk": desk.code, "versions": _versions()}
    if is_ready(desk.settings):
        found |= _truth(desk, problem)
    else:
        problem(_("まだ準備ができていません。"), _("desk init を実行してください。"))
    found |= _index(desk, problem) | _paper(problem) | _templates(desk, problem) | _outbox(desk, problem)
    if desk.settings.home.is_dir() and shutil.disk_usage(desk.settings.home).free < _LOW_DISK_BYTES:
        problem(_("ディスクの空きが 500 MB を切りました。"), _("不要なファイルを移すか消してください。"))
    found["problems"] = problems
    return found


def _versions() -> dict[str, str]:
    versions = {"desk": __version__, "python": platform.python_version(), "system": platform.platform()}
    for package in _PACKAGES:
        try:
            versions[package] = metadata.version(package)
        except metadata.PackageNotFoundError:
            versions[package] = ""
    return versions


def _truth(desk: Desk, problem: Any) -> dict[str, Any]:
    from desk.database import newest_revision

    try:
        engine, revision, newest = desk.database.engine_version(), desk.database.revision(), newest_revision()
    except DeskError as error:
        problem(str(error), _("ネットワークと、データベースの場所の指定を確かめてください。"))
        return {"engine": "", "migration": {"at": "", "newest": ""}}
    if revision != newest:
        problem(
            _("データベースの形が古いままです（{at} → {newest}）。").format(at=revision, newest=newest),
            _("desk init を実行してください。データは残ります。"),
        )
    return {"engine": engine, "migration": {"at": revision, "newest": newest}}


def _index(desk: Desk, problem: Any) -> dict[str, Any]:
    state = index_status(desk)
    if not state.is_ready:
        problem(_("検索用の索引が使えません。"), _("desk index rebuild を実行してください。"))
    return {"index": {"state": state.state, "count": state.count, "analyser": state.analyser, "bytes": state.size}}


def _paper(problem: Any) -> dict[str, Any]:
    from desk.paper.fonts import fonts, language_fonts
    from desk.paper.printing import printers

    used, of_languages = fonts(), language_fonts(sheet_languages())
    if not any(font.is_universal_design for font in used):
        problem(
            _("UDフォント（BIZ UDゴシック）がありません。"),
            _("Debian では fonts-morisawa-bizud-gothic を入れてください。"),
        )
    for language, font in of_languages.items():
        if font is None:
            problem(
                _("{language}の紙に使うフォントがありません。").format(
                    language=wording.sheet_language(language, active())
                ),
                _("python3 run.py をもう一度動かすと入ります。"),
            )
    queues = printers()
    if not queues:
        problem(_("プリンターが見つかりません。"), _("プリンターを登録するか、PDFで保存してください。"))
    return {
        "fonts": [{"name": font.name, "file": str(font.file)} for font in used],
        "languages": [
            {"language": language, "font": font.name if font else None, "reviewer": reviewer(language)}
            for language, font in of_languages.items()
        ],
        "printers": [{"name": queue.name, "default": queue.is_default} for queue in queues],
    }


def _templates(desk: Desk, problem: Any) -> dict[str, Any]:
    found = offered(desk.settings.home, active().language)
    for one in found:
        for mistake in one.mistakes:
            problem(
                mistake, _("直るまで、標準のひな形で印刷されます。直したら desk template check で確かめてください。")
            )
    return {"templates": [{"name": one.name, "file": str(one.file), "mistakes": one.mistakes} for one in found]}


def _outbox(desk: Desk, problem: Any) -> dict[str, Any]:
    if not desk.settings.outbox_path.is_file():
        return {"outbox": {"waiting": 0}}
    try:
        waiting, faults = desk.outbox.waiting_count(), desk.outbox.faults()
    except DeskError as error:
        problem(str(error), _("ディスクを確かめてください。"))
        return {"outbox": {"waiting": None}}
    for slip, fault in faults:
        problem(
            _("伝票番号 {slip} の記録が送れません（{fault}）。").format(slip=slip, fault=fault),
            _("記録（desk.log）を添えて、担当者に知らせてください。"),
        )
    return {"outbox": {"waiting": waiting}}
