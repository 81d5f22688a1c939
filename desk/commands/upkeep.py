"""Setting up and looking after a desk: first start, imports, the index, measurements, and a tour."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from importlib import import_module
from typing import Any

import msgspec

from desk.commands.common import opened, print_json, tend
from desk.i18n import _
from desk.settings import Settings
from desk.work.desk import Desk
from desk.work.start import is_ready

_BENCHES = {
    "start": ("desk.ui.bench", "bench_start"),
    "paint": ("desk.ui.bench", "bench_paint"),
    "import": ("desk.work.bench_import", "bench_import"),
    "handouts": ("desk.ui.bench_sheets", "bench_sheets"),
    "kinsoku": ("desk.work.bench_kinsoku", "bench_kinsoku"),
    "search": ("desk.work.bench_search", "bench_search"),
}


def run_init(chosen: argparse.Namespace, here: Settings) -> int:
    """Make the home ready."""
    from desk.work.start import initialise

    ready = initialise(here, sample=chosen.sample)
    print(_("準備ができました: {home}").format(home=ready.home))
    return 0


def run_doctor(chosen: argparse.Namespace, here: Settings) -> int:
    """Say how this desk is, and what to do about what is wrong."""
    from desk.work.doctor import examine

    desk = Desk(here)
    try:
        found = examine(desk)
    finally:
        desk.close()
    if chosen.json:
        print_json(found)
        return 0
    for name, value in found.items():
        if name != "problems":
            print(f"{name}: {value}")
    for problem in found["problems"]:
        print(f"! {problem['problem']} → {problem['what_to_do']}")
    if not found["problems"]:
        print(_("問題は見つかりませんでした。"))
    return 0


def run_import(chosen: argparse.Namespace, here: Settings) -> int:
    """Import files, or with --dry-run say what an import would do."""
    from desk.work.imports import import_files

    with opened(here) as desk:
        report = import_files(desk, tuple(chosen.files), chosen.source, chosen.dry_run)
        tend(desk)
    counts = {name: getattr(report, name) for name in ("new", "changed", "unchanged", "refused", "vanished")}
    if chosen.json:
        print_json({**counts, "problems": [msgspec.to_builtins(problem) for problem in report.problems]})
        return 0
    for problem in report.problems:
        place = _("{row}行").format(row=problem.row) if problem.row else ""
        print(", ".join(part for part in (problem.file, place, problem.column) if part) + f": {problem.message}")
    print(
        _("新規 {new}・変更 {changed}・変更なし {unchanged}・取り込めない {refused}・掲載終了 {vanished}").format(
            **counts
        )
    )
    if chosen.dry_run:
        print(_("試しに調べただけです。データは変えていません。"))
    return 0


def run_index(chosen: argparse.Namespace, here: Settings) -> int:
    """Build the search index anew, or say how it is."""
    from desk.work.upkeep import index_status, rebuild_index

    with opened(here, tended=False) as desk:
        if chosen.action == "rebuild":
            rebuild_index(desk)
        state = index_status(desk)
    if chosen.json:
        print_json(msgspec.to_builtins(state))
    else:
        print(_("索引: {count}件（{state}）").format(count=state.count, state=state.state))
    return 0


def run_bench(chosen: argparse.Namespace, here: Settings) -> int:
    """Measure, beside the floor, in the same run."""
    module, function = _BENCHES[chosen.what]
    measure: Callable[..., dict[str, Any]] = getattr(import_module(module), function)
    figures = measure(chosen.records) if chosen.what == "search" and chosen.records else measure()
    if chosen.json:
        print_json(figures)
    else:
        _print_figures(figures)
    return 0


def _print_figures(figures: dict[str, Any], indent: str = "") -> None:
    for name, value in figures.items():
        if isinstance(value, dict):
            print(f"{indent}{name}:")
            _print_figures(value, indent + "  ")
        else:
            print(f"{indent}{name}: {value}")


def run_tour(chosen: argparse.Namespace, here: Settings) -> int:
    """The main job without a window on the sample data: search → tray → PDF → log, and a picture of the screen."""
    from desk.work.start import initialise
    from desk.work.tour import tour

    if not is_ready(here):
        here = initialise(here, sample=True)
    with opened(here) as desk:
        done = tour(desk)
        tend(desk)
    from desk.ui.picture import take_picture

    picture = here.home / "screen.png"
    take_picture(here, picture, done.text)
    print(_("検索: {text} → {total}件").format(text=done.text, total=done.total))
    for title in done.titles:
        print(_("ご案内: {title}").format(title=title))
    print(_("記録: {slip}").format(slip=done.handed_over.slip))
    print(_("配布資料（PDF）: {path}").format(path=done.handed_over.pdf))
    print(_("画面の写真: {path}").format(path=picture))
    return 0
