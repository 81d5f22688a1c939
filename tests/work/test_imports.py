"""Importing as staff do it: look, then do it; filing goes on meanwhile."""

from __future__ import annotations

import csv
import pickle
import threading
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from desk.delivery.deliver import deliver
from desk.errors import Cancelled, DeskError
from desk.models import Change, Consultation, Resource
from desk.models.facts import iterate_public
from desk.records import resource as record
from desk.records.search import Query
from desk.work.desk import Desk
from desk.work.editing import change_phone, change_state
from desk.work.imports import apply_import, import_files, preview_import
from desk.work.searching import search
from desk.work.upkeep import tend
from tests.exchange.books import FILES, row, write_book
from tests.make import make_filing

EVENTS = FILES / "events_d.csv"
MAY = (
    row("水彩画", 開催日="5月20日（水）"),
    row("史跡めぐり", 開催日="5月24日（日）"),
    row("折り紙", 開催日="5月30日（土）"),
)
JUNE = (
    row("水彩画", 開催日="5月20日（水）", 料金="800円"),
    row("折り紙", 開催日="5月30日（土）"),
    row("こども将棋", 開催日="6月6日（土）"),
)


@pytest.fixture
def may(tmp_path: Path) -> Path:
    return write_book(tmp_path / "2026-05-10_data.xlsx", MAY)


@pytest.fixture
def june(tmp_path: Path) -> Path:
    return write_book(tmp_path / "2026-06-10_data.xlsx", JUNE)


def imported(desk: Desk) -> dict[str, record.Resource]:
    with desk.database.reading() as session:
        return {one.title: one for one in iterate_public(session) if one.provenance.imported_on is not None}


def staged(desk: Desk) -> list[Path]:
    return list((desk.settings.home / "imports").glob("*"))


def counts(report: Any) -> tuple[int, int, int, int, int]:
    return report.new, report.changed, report.unchanged, report.refused, report.vanished


def test_that_looking_changes_nothing_and_applying_does_it(desk: Desk, may: Path) -> None:
    preview = preview_import(desk, [str(may)], "")
    assert counts(preview.report) == (3, 0, 0, 0, 0)
    assert imported(desk) == {}
    assert len(staged(desk)) == 1
    assert apply_import(desk, preview.id) == preview.report
    assert set(imported(desk)) == {"水彩画", "史跡めぐり", "折り紙"}
    assert staged(desk) == []
    assert imported(desk)["水彩画"].provenance.source == "まなび図鑑"


def test_that_two_months_follow_each_other(desk: Desk, may: Path, june: Path) -> None:
    assert counts(import_files(desk, [may])) == (3, 0, 0, 0, 0)
    assert counts(import_files(desk, [may])) == (0, 0, 3, 0, 0)
    report = import_files(desk, [june])
    assert counts(report) == (1, 1, 1, 0, 1)
    found = imported(desk)
    assert (found["水彩画"].fee, found["水彩画"].version) == (800, 2)
    assert found["史跡めぐり"].vanished_on == date.today()
    assert [(change.title, change.before, change.after) for change in report.changes] == [("水彩画", "無料", "800円")]
    assert counts(import_files(desk, [june])) == (0, 0, 3, 0, 0)


def test_that_what_was_imported_is_found_within_a_round(desk: Desk, may: Path) -> None:
    import_files(desk, [may])
    tend(desk)
    assert [hit.resource.title for hit in search(desk, Query(text="水彩")).hits] == ["水彩画"]


def test_that_a_dry_run_only_says_what_it_would_do(desk: Desk, may: Path) -> None:
    assert counts(import_files(desk, [str(may)], dry_run=True)) == (3, 0, 0, 0, 0)
    assert imported(desk) == {}
    assert staged(desk) == []


def test_that_problems_name_file_row_and_column(desk: Desk) -> None:
    report = import_files(desk, [EVENTS])
    assert report.refused == 1
    cells = {(problem.file, problem.row, problem.column) for problem in report.problems}
    assert ("events_d.csv", 6, "開始日") in cells
    assert all(problem.message.endswith("。") for problem in report.problems)


def test_that_a_refused_file_stops_all_of_them(desk: Desk, may: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.csv").write_bytes(b"")
    for act in (preview_import, import_files):
        with pytest.raises(DeskError):
            act(desk, [may, tmp_path / "empty.csv"], "")
    assert imported(desk) == {}
    assert staged(desk) == []
    with pytest.raises(DeskError):
        preview_import(desk, [], "")


def test_that_lists_of_two_sources_are_two_issues_in_one_go(desk: Desk, may: Path, june: Path) -> None:
    import_files(desk, [may, EVENTS])
    report = import_files(desk, [june, EVENTS])
    assert counts(report) == (1, 1, 6, 1, 1)
    assert {one.provenance.source for one in imported(desk).values()} == {"まなび図鑑", "みほん市 イベント一覧"}


def test_that_a_named_source_keeps_lists_of_different_sorts_apart(desk: Desk, may: Path) -> None:
    import_files(desk, [may], "市の公開データ")
    report = import_files(desk, [EVENTS], "市の公開データ")
    assert report.vanished == 0
    assert {one.provenance.source for one in imported(desk).values()} == {"市の公開データ"}


def test_that_what_staff_corrected_stays_until_the_source_says_otherwise(desk: Desk, may: Path, june: Path) -> None:
    import_files(desk, [may])
    course = imported(desk)["水彩画"]
    change_phone(desk, course.id, course.version, "042-000-0009", "田中")
    report = import_files(desk, [june])
    found = imported(desk)["水彩画"]
    assert (found.contact.phone, found.fee, found.version) == ("042-000-0009", 800, 3)
    assert [problem.column for problem in report.problems] == ["電話番号"]


def test_that_an_edit_between_looking_and_applying_is_kept(desk: Desk, may: Path, june: Path) -> None:
    import_files(desk, [may])
    preview = preview_import(desk, [june], "")
    course = imported(desk)["水彩画"]
    change_phone(desk, course.id, course.version, "042-000-0009", "田中")
    apply_import(desk, preview.id)
    found = imported(desk)["水彩画"]
    assert (found.contact.phone, found.fee) == ("042-000-0009", 800)


def test_that_an_edit_while_writing_is_planned_for_anew(desk: Desk, may: Path, june: Path) -> None:
    import_files(desk, [may])
    preview = preview_import(desk, [june], "")
    course = imported(desk)["水彩画"]
    said: list[str] = []

    def edit_once(_done: int, _total: int, sentence: str) -> None:
        # The truth has been compared by now, and is not locked yet.
        if sentence.startswith("今のデータ") and not said:
            said.append(sentence)
            change_phone(desk, course.id, course.version, "042-000-0009", "田中")

    apply_import(desk, preview.id, edit_once)
    assert said
    found = imported(desk)["水彩画"]
    assert (found.contact.phone, found.fee) == ("042-000-0009", 800)


def test_that_cancelling_leaves_nothing(desk: Desk, may: Path, june: Path) -> None:
    import_files(desk, [may])
    with pytest.raises(Cancelled):
        preview_import(desk, [june], "", None, lambda: True)
    assert staged(desk) == []
    preview = preview_import(desk, [june], "")
    before = imported(desk)
    for patience in range(3):
        left = iter(range(patience))
        with pytest.raises(Cancelled):
            apply_import(desk, preview.id, None, lambda left=left: next(left, None) is None)  # type: ignore[misc]
        assert imported(desk) == before
    assert counts(apply_import(desk, preview.id)) == (1, 1, 1, 0, 1)


def test_that_what_was_looked_at_can_be_applied_once(desk: Desk, may: Path) -> None:
    preview = preview_import(desk, [may], "")
    apply_import(desk, preview.id)
    for gone in (preview.id, "../../desk", ""):
        with pytest.raises(DeskError, match="もう一度"):
            apply_import(desk, gone)


def test_that_old_looks_are_thrown_away(desk: Desk, may: Path) -> None:
    import os

    preview_import(desk, [may], "")
    (old,) = staged(desk)
    os.utime(old, (0, 0))
    preview_import(desk, [may], "")
    assert old not in staged(desk)
    assert len(staged(desk)) == 1


def test_that_everything_travels_to_the_second_process(desk: Desk, may: Path) -> None:
    for work in (preview_import, apply_import, import_files):
        assert pickle.loads(pickle.dumps(work)) is work
        assert getattr(work, "needs_truth", False)
    preview = preview_import(desk, [may], "", None, None)
    assert pickle.loads(pickle.dumps(preview)) == preview
    for work in (preview_import, apply_import):
        assert getattr(work, "patience", 0) > 60


def test_that_filing_goes_on_between_the_steps_of_an_import(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    write_events(path, 1200)
    other = Desk(desk.settings)
    filed = []

    def file_one(_done: int, _total: int, sentence: str) -> None:
        filing = make_filing()
        other.outbox.put(filing)
        filed.append(filing.consultation.id)
        if not sentence.startswith("取り込んで"):
            # Nothing holds a transaction while files are read and compared: it is in the truth at once.
            assert deliver(other.outbox, other.database, desk="K7").reachable
            assert other.outbox.waiting_count() == 0

    try:
        preview = preview_import(desk, [path], "", file_one)
        apply_import(desk, preview.id, file_one)
        deliver(other.outbox, other.database, desk="K7")
    finally:
        other.close()
    assert len(filed) > 4
    with desk.database.reading() as session:
        assert sorted(session.scalars(select(Consultation.id))) == sorted(filed)
    assert len(imported(desk)) == 1200


@pytest.mark.slow
def test_that_filing_goes_on_while_fifty_thousand_rows_come_in(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    write_events(path, 50_000)
    stop, filed, seen = threading.Event(), [], set()

    def counter() -> None:
        other = Desk(desk.settings)
        try:
            while not stop.is_set():
                filing = make_filing()
                other.outbox.put(filing)
                filed.append(filing.consultation.id)
                deliver(other.outbox, other.database, desk="K7")
                with other.database.reading() as session:
                    seen.add(session.scalar(select(func.count()).select_from(Resource)))
                stop.wait(0.02)
            deliver(other.outbox, other.database, desk="K7")
        finally:
            other.close()

    clerk = threading.Thread(target=counter)
    clerk.start()
    try:
        preview = preview_import(desk, [path], "")
        report = apply_import(desk, preview.id)
    finally:
        stop.set()
        clerk.join()
    assert report.new == 50_000
    with desk.database.reading() as session:
        logged = session.scalars(select(Consultation.id)).all()
        changes = session.scalar(select(func.count()).select_from(Change))
    assert sorted(logged) == sorted(filed)
    assert len(filed) > 20
    # All or nothing: whoever looked meanwhile saw the truth before it or after it.
    assert seen <= {1, 50_001}
    assert changes is not None
    assert changes >= 50_000 + len(filed)


def write_events(path: Path, count: int) -> None:
    """A list of events with as many rows, each of its own."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(
            ["名称", "開始日", "開始時刻", "終了時刻", "場所名称", "説明", "定員", "料金(基本)", "イベント種類"]
        )
        for number in range(count):
            day = datetime(2026, 1 + number % 12, 1 + number % 28)
            hall = f"第{number % 40}地区会館"
            writer.writerow(
                [f"講座 {number}", f"{day:%Y-%m-%d}", "10:00", "12:00", hall, "説明です。", "20", "0", "文化・芸術"]
            )


def test_that_every_month_follows_the_one_before(desk: Desk, shared_data: Path) -> None:
    months = sorted((shared_data / "takamatsu_manabi").glob("*.xlsx"))[:6]
    present: set[str] = set()
    for path in months:
        report = import_files(desk, [path])
        held = imported(desk)
        active = {one.id for one in held.values() if one.vanished_on is None}
        assert report.new + report.changed + report.unchanged >= len(active)
        assert report.changed + report.unchanged + report.vanished >= len(present)
        assert counts(import_files(desk, [path]))[:2] == (0, 0)
        assert change_is_possible(desk, held)
        present = active
    with desk.database.reading() as session:
        total = session.scalar(select(func.count()).select_from(Resource)) or 0
    assert total > 150


def change_is_possible(desk: Desk, held: dict[str, record.Resource]) -> bool:
    """Somebody at the counter sets a state; the next month must neither lose nor double it."""
    from desk.records.codes import State

    course = next(one for one in held.values() if one.vanished_on is None)
    return change_state(desk, course.id, course.version, State.FULL, "田中").resource.version == course.version + 1
