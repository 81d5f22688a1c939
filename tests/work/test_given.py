"""What is said of a sheet that was given before it is printed again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk import i18n
from desk.paper.handout import set_handout
from desk.records import wording
from desk.records.case import Case, Sheet, TrayItem
from desk.records.ids import new_id
from desk.work.desk import Desk
from desk.work.given import since_given
from desk.work.handing_over import prepare_sheet
from tests.work.conftest import OPEN_COURSE


@pytest.fixture
def sheet(desk: Desk) -> Sheet:
    case = Case(id=new_id(), tray=(TrayItem(id=new_id(), resource=desk.index.resource(OPEN_COURSE.id)),))
    return prepare_sheet(desk, case)[1]


def given_otherwise(sheet: Sheet, **then: object) -> Sheet:
    """The same sheet, given when its record said something else."""
    (item,) = sheet.handout.items
    assert item.resource is not None
    old = replace(item.resource, **then)  # type: ignore[arg-type]
    return set_handout(replace(sheet.handout, items=(replace(item, resource=old),)))


def test_that_nothing_is_said_of_a_sheet_that_still_holds(desk: Desk, sheet: Sheet) -> None:
    assert since_given(desk, sheet) == ()


def test_that_what_changed_is_named(desk: Desk, sheet: Sheet) -> None:
    (said,) = since_given(desk, given_otherwise(sheet, fee=7777, title="前の名前"))
    assert "前の名前" in said
    assert wording.fee_label(OPEN_COURSE.kind, i18n.active()) in said
    assert "（名前・" in said


def test_that_what_is_no_longer_on_record_is_told(desk: Desk, sheet: Sheet) -> None:
    (said,) = since_given(desk, given_otherwise(sheet, id="gone"))
    assert "登録されていません" in said


def test_that_another_font_is_told(desk: Desk, sheet: Sheet) -> None:
    other = replace(sheet, handout=replace(sheet.handout, fonts=("IPAexGothic",)))
    (said,) = since_given(desk, other)
    assert "IPAexGothic" in said
    assert sheet.handout.fonts[0] in said
