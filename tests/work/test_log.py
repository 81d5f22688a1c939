"""The log: truth and outbox together, corrected wherever it lies, exported as Excel opens it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest

from desk.errors import DeskError, TruthUnreachable
from desk.records.consultation import Consultation
from desk.records.resource import Resource
from desk.settings import Settings
from desk.work.desk import Desk
from desk.work.handing_over import TO_FILE, hand_over
from desk.work.log import (
    Log,
    consultations,
    consultations_at_hand,
    correct_consultation,
    corrected_here,
    export_consultations,
    history,
)
from desk.work.upkeep import tend
from tests.make import make_case

TODAY = date.today()


def _today(desk: Desk) -> Log:
    return consultations(desk, TODAY - timedelta(days=1), TODAY + timedelta(days=1))


def _filed(desk: Desk, course: Resource, memo: str = "") -> Consultation:
    done = hand_over(desk, make_case(course, memo=memo), None, TO_FILE, False)
    return next(told for told in _today(desk).consultations if told.id == done.consultation_id)


def test_that_what_waits_and_what_was_delivered_stand_together_once(desk: Desk, course: Resource) -> None:
    delivered = _filed(desk, course)
    tend(desk)
    waiting = _filed(desk, course)
    assert [(told.id, told.delivered) for told in _today(desk).consultations] == [
        (waiting.id, False),
        (delivered.id, True),
    ]


@pytest.mark.parametrize("delivered", [False, True])
def test_that_a_correction_has_its_history_wherever_the_record_lies(
    desk: Desk, course: Resource, delivered: bool
) -> None:
    told = _filed(desk, course, memo="まえ")
    if delivered:
        tend(desk)
    corrected = correct_consultation(desk, replace(told, memo="あと"), "佐藤 次郎")
    assert (corrected.memo, corrected.version) == ("あと", 2)
    (revision,) = history(desk, told.id)
    assert (revision.field, revision.before, revision.after, revision.who) == ("memo", "まえ", "あと", "佐藤 次郎")
    tend(desk)
    (told,) = _today(desk).consultations
    assert (told.memo, told.version, told.delivered) == ("あと", 2, True)
    assert [revision.after for revision in history(desk, told.id)] == ["あと"]
    assert consultations_at_hand(desk, TODAY, TODAY).consultations[0].memo == "あと"


def test_that_only_the_desks_own_waiting_records_are_corrected_while_the_truth_is_away(
    desk: Desk, course: Resource
) -> None:
    told = _filed(desk, course)
    assert corrected_here(desk, replace(told, memo="あと"), "佐藤").memo == "あと"
    tend(desk)
    with pytest.raises(TruthUnreachable):
        corrected_here(desk, replace(told, memo="もっと"), "佐藤")


def test_that_a_truth_that_is_away_leaves_what_is_at_hand(desk: Desk, course: Resource, settings: Settings) -> None:
    told = _filed(desk, course)
    away = Desk(replace(settings, database_override="postgresql://nobody@127.0.0.1:1/none"))
    log = consultations(away, TODAY - timedelta(days=1), TODAY + timedelta(days=1))
    assert ([found.id for found in log.consultations], log.complete) == ([told.id], False)
    assert tend(away).reachable is False
    away.close()


def test_that_the_export_opens_and_runs_no_formula(desk: Desk, course: Resource, tmp_path: Path) -> None:
    _filed(desk, course, memo='=HYPERLINK("http://example.jp")')
    file = tmp_path / "log.xlsx"
    assert export_consultations(desk, str(file), TODAY - timedelta(days=1), TODAY + timedelta(days=1)) == 1
    sheet = openpyxl.load_workbook(file).active
    assert sheet is not None
    header, row = sheet.iter_rows(values_only=True)
    told = dict(zip(header, row, strict=True))
    assert told["メモ"] == '\'=HYPERLINK("http://example.jp")'
    assert told["ご案内"] == f"{course.title}（ご案内済）"


def test_that_an_export_that_cannot_be_written_is_told(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="書けませんでした"):
        export_consultations(desk, str(tmp_path), TODAY, TODAY)
