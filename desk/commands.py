"""What each command of the command line does: ask a work function, print its answer."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from desk import i18n
from desk.errors import DeskError
from desk.i18n import _, ngettext
from desk.records import wording
from desk.records.case import Case, TrayItem
from desk.records.codes import Condition, Kind, Mode
from desk.records.ids import new_id
from desk.records.resource import Resource
from desk.records.search import Hit, Query
from desk.records.state import guards
from desk.settings import Settings
from desk.work.desk import Desk
from desk.work.start import is_ready

Code = TypeVar("Code", bound=StrEnum)

_BENCHES = {
    "start": ("desk.ui.bench", "bench_start"),
    "paint": ("desk.ui.bench", "bench_paint"),
    "import": ("desk.work.bench_import", "bench_import"),
    "handout": ("desk.work.bench_handout", "bench_handout"),
}
_ALWAYS = date(2000, 1, 1)
"""Earlier than any consultation that this product can have logged."""


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
        _print_json(found)
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

    with _opened(here) as desk:
        report = import_files(desk, tuple(chosen.files), chosen.source, chosen.dry_run)
        _tend(desk)
    counts = {name: getattr(report, name) for name in ("new", "changed", "unchanged", "refused", "vanished")}
    if chosen.json:
        _print_json({**counts, "problems": [msgspec.to_builtins(problem) for problem in report.problems]})
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


def run_search(chosen: argparse.Namespace, here: Settings) -> int:
    """Search the local index."""
    from desk.work.people import vocabulary
    from desk.work.searching import load_analyser, search

    if chosen.limit < 1:
        raise DeskError(_("--limit は 1 以上にしてください。"))
    with _opened(here) as desk:
        words = vocabulary(desk)
        _known(words, "life_stage", chosen.life_stage)
        _known(words, "need", chosen.need)
        _known(words, "circumstance", chosen.circumstance)
        query = Query(
            text=chosen.text,
            kinds=_codes(Kind, chosen.kind),
            life_stages=tuple(chosen.life_stage),
            needs=tuple(chosen.need),
            circumstances=tuple(chosen.circumstance),
            conditions=_codes(Condition, chosen.condition),
            on=chosen.on,
            limit=chosen.limit,
        )
        load_analyser(desk)
        results = search(desk, query)
    catalogue = i18n.active()

    def why(hit: Hit) -> list[str]:
        return [wording.reason(reason, catalogue, words) for reason in hit.why]

    if chosen.json:
        _print_json(
            {
                "hits": [
                    {
                        "id": hit.resource.id,
                        "kind": hit.resource.kind,
                        "title": hit.resource.title,
                        "score": round(hit.score, 4),
                        "state": hit.state,
                        "why": why(hit),
                    }
                    for hit in results.hits
                ],
                "total": results.total,
                "approximate": results.approximate,
                "facets": results.facets,
                "elapsed_ms": round(results.elapsed_ms, 3),
            }
        )
        return 0
    for hit in results.hits:
        marks = f"{wording.kind_letter(hit.resource.kind, catalogue)} {wording.state(hit.state, catalogue)}"
        print(f"{hit.resource.id}  [{marks}] {hit.resource.title}  {wording.listing(why(hit), catalogue)}")
    print(ngettext("{count}件", "{count}件", results.total).format(count=results.total))
    return 0


def run_show(chosen: argparse.Namespace, here: Settings) -> int:
    """Show everything public about one resource."""
    with _opened(here) as desk:
        resource = _resource(desk, chosen.id)
    if chosen.json:
        _print_json(msgspec.to_builtins(resource))
        return 0
    catalogue, now = i18n.active(), datetime.now()
    print(resource.title)
    for label, text in wording.details(resource, now, catalogue):
        print(f"  {label}: {text}")
    for guard in guards(resource, now, here.preferences.confirmation_days):
        print(f"  ! {wording.guard(guard, resource, now, catalogue)}")
    return 0


def run_handout(chosen: argparse.Namespace, here: Settings) -> int:
    """Set a sheet as PDF. What speaks against an item stands on the sheet in words, and on stderr."""
    from desk.work.handing_over import prepare_sheet

    if chosen.sheet_language not in i18n.SCREEN_LANGUAGES:
        known = ", ".join(i18n.SCREEN_LANGUAGES)
        raise DeskError(
            _("言語 {code} はまだありません。使える言語: {known}").format(code=chosen.sheet_language, known=known)
        )
    (mode,) = _codes(Mode, [chosen.mode])
    with _opened(here) as desk:
        resources = [_resource(desk, resource_id) for resource_id in chosen.ids]
        tray = tuple(TrayItem(id=new_id(), resource=resource) for resource in resources)
        _case, sheet = prepare_sheet(desk, Case(id=new_id(), tray=tray, mode=mode, language=chosen.sheet_language))
    output = Path(chosen.output)
    try:
        output.write_bytes(sheet.pdf)
    except OSError as error:
        raise DeskError(
            _("{path} に書けません（{reason}）。別の場所を指定してください。").format(
                path=output, reason=error.strerror
            )
        ) from error
    now, catalogue = datetime.now(), i18n.active()
    for resource in resources:
        for guard in guards(resource, now, here.preferences.confirmation_days):
            print(f"{resource.title}: {wording.guard(guard, resource, now, catalogue)}", file=sys.stderr)
    for character in sheet.missing:
        print(_("書体にない文字です: {character}").format(character=character), file=sys.stderr)
    print(output)
    return 0


def run_log(chosen: argparse.Namespace, here: Settings) -> int:
    """Log a consultation: durable at once, delivered before the command ends where the truth can be reached."""
    from desk.work.handing_over import hand_over
    from desk.work.people import vocabulary

    with _opened(here) as desk:
        words = vocabulary(desk)
        _known(words, "life_stage", chosen.life_stage)
        _known(words, "need", chosen.need)
        tray = tuple(TrayItem(id=new_id(), resource=_resource(desk, offer)) for offer in chosen.offer)
        case = Case(
            id=new_id(),
            text=chosen.question,
            life_stages=tuple(chosen.life_stage),
            needs=tuple(chosen.need),
            tray=tray,
        )
        done = hand_over(desk, case, None, "", True)
        _tend(desk)
    if chosen.json:
        _print_json({"id": done.consultation_id, "slip": done.slip})
    else:
        print(_("記録しました: {slip}").format(slip=done.slip))
    return 0


def run_consultations(chosen: argparse.Namespace, here: Settings) -> int:
    """List what was logged, what is not delivered yet included; oldest last."""
    from desk.work.log import consultations

    with _opened(here) as desk:
        log = consultations(desk, _ALWAYS, date.today() + timedelta(days=1))
    if chosen.json:
        _print_json(
            {
                "consultations": [
                    {
                        "id": told.id,
                        "slip": told.slip,
                        "at": told.started.isoformat(),
                        "question": told.question,
                        "offers": [
                            {"id": offer.resource_id, "title": offer.title, "outcome": offer.outcome}
                            for offer in told.offers
                        ],
                        "delivered": told.delivered,
                    }
                    for told in log.consultations
                ],
                "complete": log.complete,
            }
        )
        return 0
    for told in log.consultations:
        waiting = "" if told.delivered else _("（送信待ち）")
        titles = _("、").join(offer.title for offer in told.offers)
        print(f"{told.started.astimezone():%Y-%m-%d %H:%M} {told.slip}{waiting} {told.question} → {titles}")
    if not log.complete:
        print(_("データベースにつながらないため、このパソコンにある記録だけです。"), file=sys.stderr)
    return 0


def run_index(chosen: argparse.Namespace, here: Settings) -> int:
    """Build the search index anew, or say how it is."""
    from desk.work.upkeep import index_status, rebuild_index

    with _opened(here, tended=False) as desk:
        if chosen.action == "rebuild":
            rebuild_index(desk)
        state = index_status(desk)
    if chosen.json:
        _print_json(msgspec.to_builtins(state))
    else:
        print(_("索引: {count}件（{state}）").format(count=state.count, state=state.state))
    return 0


def run_bench(chosen: argparse.Namespace, here: Settings) -> int:
    """Measure, beside the floor, in the same run."""
    module, function = _BENCHES[chosen.what]
    measure: Callable[[], dict[str, Any]] = getattr(import_module(module), function)
    figures = measure()
    if chosen.json:
        _print_json(figures)
    else:
        for name, value in figures.items():
            print(f"{name}: {value}")
    return 0


def run_tour(chosen: argparse.Namespace, here: Settings) -> int:
    """The main job without a window on the sample data: search → tray → PDF → log, and a picture of the screen."""
    from desk.work.start import initialise
    from desk.work.tour import tour

    if not is_ready(here):
        here = initialise(here, sample=True)
    with _opened(here) as desk:
        done = tour(desk)
        _tend(desk)
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


@contextmanager
def _opened(here: Settings, *, tended: bool = True) -> Iterator[Desk]:
    """A desk that was set up, with its index in step; closed when the command ends."""
    if not is_ready(here):
        if not here.database_override:
            raise DeskError(_("まだ準備ができていません。先に desk init を実行してください。"))
        from desk.work.start import initialise

        here = initialise(here)
    desk = Desk(here)
    try:
        if tended:
            _tend(desk)
        yield desk
    finally:
        desk.close()


def _tend(desk: Desk) -> None:
    from desk.work.start import refresh_sample
    from desk.work.upkeep import tend

    if tend(desk).reachable and refresh_sample(desk):
        tend(desk)


def _resource(desk: Desk, resource_id: str) -> Resource:
    from desk.work.searching import read_resource

    found = read_resource(desk, resource_id)
    if found is None:
        raise DeskError(
            _("番号 {id} の情報はありません。desk search で番号を確かめてください。").format(id=resource_id)
        )
    return found


def _codes(codes: type[Code], given: list[str]) -> tuple[Code, ...]:
    try:
        return tuple(codes(code) for code in given)
    except ValueError as error:
        known = " ".join(code.value for code in codes)
        raise DeskError(
            _("「{code}」という指定はありません。使えるもの: {known}").format(
                code=error.args[0].split("'")[1], known=known
            )
        ) from error


def _known(words: Any, scheme: str, given: list[str]) -> None:
    known = [term.code for term in words.of(scheme)]
    for code in given:
        if code not in known:
            raise DeskError(
                _("「{code}」という指定はありません。使えるもの: {known}").format(code=code, known=" ".join(known))
            )


def _print_json(value: Any) -> None:
    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n")
    sys.stdout.buffer.flush()
