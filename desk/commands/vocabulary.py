"""The city's words out into a workbook, and in again."""

from __future__ import annotations

import argparse

import msgspec

from desk.commands.common import opened, print_json, tend
from desk.i18n import _, ngettext
from desk.records.word_file import WordProblem, WordReport
from desk.settings import Settings


def run_vocabulary(chosen: argparse.Namespace, here: Settings) -> int:
    """Write the city's words as a workbook, or take one in."""
    if chosen.action == "export":
        return _export(chosen, here)
    return _import(chosen, here)


def _export(chosen: argparse.Namespace, here: Settings) -> int:
    from desk.work.vocabulary import export_vocabulary

    with opened(here) as desk:
        count = export_vocabulary(desk, chosen.file)
    if chosen.json:
        print_json({"file": chosen.file, "count": count})
    else:
        print(
            ngettext("{count}件を書き出しました: {file}", "{count}件を書き出しました: {file}", count).format(
                count=count, file=chosen.file
            )
        )
    return 0


def _import(chosen: argparse.Namespace, here: Settings) -> int:
    from desk.work.vocabulary import import_vocabulary

    with opened(here) as desk:
        report = import_vocabulary(desk, chosen.file, remove_missing=chosen.remove_missing, dry_run=chosen.dry_run)
        tend(desk)
    if chosen.json:
        print_json({name: value for name, value in msgspec.to_builtins(report).items() if name != "edits"})
    else:
        _tell(report, chosen.dry_run)
    return 0


def _tell(report: WordReport, dry_run: bool) -> None:
    for problem in report.problems:
        print(f"{_place(problem)}: {problem.message}")
    print(
        _("新規 {new}・変更 {changed}・変更なし {unchanged}・削除 {removed}・取り込めない {refused}").format(
            new=report.new,
            changed=report.changed,
            unchanged=report.unchanged,
            removed=report.removed,
            refused=report.refused,
        )
    )
    if report.missing:
        print(_("ファイルにない言葉 {count}件は、そのままです。").format(count=report.missing))
    if dry_run:
        print(_("試しに調べただけです。データは変えていません。"))


def _place(problem: WordProblem) -> str:
    row = _("{row}行").format(row=problem.row) if problem.row else ""
    return ", ".join(part for part in (problem.sheet, row, problem.column) if part)
