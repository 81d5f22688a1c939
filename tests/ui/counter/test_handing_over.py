"""F12 and what surrounds it: on record exactly once, nothing out of date on paper unseen, nothing lost."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from desk.records.case import Case, HandedOver, Sheet
from desk.records.codes import Channel, Delivery, Guard, Mode, Outcome
from desk.records.printing import Job, JobStage
from desk.ui.counter import hand_over, job_watch
from desk.work import handing_over
from desk.work.desk import Desk
from tests.ui.accessibility import nameless
from tests.ui.counter.driver import Counter, logged, sheets


def test_that_f12_prints_and_files_in_one(counter: Counter) -> None:
    counter.press("Alt+2")
    counter.pick("はじめての書道")
    slip = counter.file()
    (consultation,) = logged(counter.window)
    assert (consultation.slip, consultation.question, consultation.life_stages) == (slip, "はじめての書道", ("senior",))
    assert consultation.staff == "田中 花"
    assert [(s.text, s.filters) for s in consultation.searches] == [("はじめての書道", ("life_stage:senior",))]
    assert [(o.title, o.delivery) for o in consultation.offers] == [("はじめての書道教室", Delivery.PRINTED)]
    assert [file.stem for file in sheets(counter.window)] == [slip]
    assert f"✓ 記録しました　{slip}" in counter.view.tray.banner.text
    assert counter.view.search.hasFocus()


def test_that_a_second_f12_prints_again_and_logs_nothing(counter: Counter) -> None:
    counter.pick("はじめての書道")
    slip = counter.file()
    (file,) = sheets(counter.window)
    file.unlink()
    counter.press("F12")
    counter.until(file.exists)
    counter.until(lambda: not counter.screen.handing.is_busy)
    assert [consultation.slip for consultation in logged(counter.window)] == [slip]


def test_that_a_key_pressed_twice_quickly_logs_once(counter: Counter) -> None:
    counter.pick("はじめての書道")
    counter.press("F12")
    counter.window.press("F12")
    counter.window.press("F12")
    counter.until(lambda: counter.case.filed)
    assert len(logged(counter.window)) == 1


def test_that_a_tally_is_one_key(counter: Counter) -> None:
    slip = counter.file()
    (consultation,) = logged(counter.window)
    assert (consultation.slip, consultation.offers, consultation.outcome) == (slip, (), Outcome.GUIDED)
    assert sheets(counter.window) == []


def test_that_a_call_is_logged_and_not_printed(counter: Counter) -> None:
    counter.pick("満員の書道")
    counter.press("Alt+T")
    assert counter.view.tray.print.text() == "記録（印刷なし）　F12"
    counter.file()
    (consultation,) = logged(counter.window)
    assert consultation.channel is Channel.PHONE
    assert [offer.delivery for offer in consultation.offers] == [Delivery.SPOKEN]
    assert consultation.offers[0].guards == (Guard.FULL,)
    assert sheets(counter.window) == []


def test_that_shift_f12_logs_without_paper(counter: Counter) -> None:
    counter.pick("はじめての書道")
    counter.file("Shift+F12")
    assert sheets(counter.window) == []
    assert len(logged(counter.window)) == 1


def test_that_a_flyer_is_logged_and_left_off_the_sheet(counter: Counter) -> None:
    counter.pick("満員の書道")
    counter.view.tray.list.flyer.click()
    counter.file()
    (consultation,) = logged(counter.window)
    assert [offer.delivery for offer in consultation.offers] == [Delivery.FLYER]
    assert sheets(counter.window) == []


def test_that_what_is_out_of_date_is_shown_before_it_is_printed(counter: Counter) -> None:
    counter.pick("満員の書道")
    counter.pick("書き初め")
    counter.press("F12")
    panel = counter.view.tray.guards
    assert counter.view.tray.is_guarding
    assert [(item.resource.title, guards) for item, guards in panel.found if item.resource] == [
        ("満員の書道体験", (Guard.FULL,)),
        ("書き初めの会", (Guard.UNCONFIRMED,)),
    ]
    assert nameless(counter.window) == []
    assert logged(counter.window) == ()
    slip = counter.file()
    (consultation,) = logged(counter.window)
    assert consultation.slip == slip
    assert [offer.guards for offer in consultation.offers] == [(Guard.FULL,), (Guard.UNCONFIRMED,)]


def test_that_turning_back_lets_nothing_pass(counter: Counter) -> None:
    counter.pick("満員の書道")
    counter.press("F12")
    counter.press("Esc")
    assert not counter.view.tray.is_guarding
    assert counter.case.tray[0].accepted == ()
    counter.press("F12")
    assert counter.view.tray.is_guarding
    assert logged(counter.window) == ()


def test_that_each_item_is_taken_out_or_let_pass_by_itself(counter: Counter) -> None:
    counter.pick("満員の書道")
    counter.pick("書き初め")
    counter.press("F12")
    button(counter, "「書き初めの会」を外す").click()
    assert counter.tray == ["満員の書道体験"]
    assert counter.view.tray.is_guarding
    button(counter, "「満員の書道体験」に注意書きを付けて印刷").click()
    counter.until(lambda: counter.case.filed)
    assert counter.case.tray[0].accepted == (Guard.FULL,)
    assert len(sheets(counter.window)) == 1


def test_that_taking_the_last_one_out_prints_nothing_by_itself(counter: Counter) -> None:
    counter.pick("満員の書道")
    counter.press("F12")
    button(counter, "「満員の書道体験」を外す").click()
    assert not counter.view.tray.is_guarding
    assert not counter.case.filed
    assert not counter.screen.handing.is_busy


def test_that_enter_on_the_second_look_lets_nothing_pass(counter: Counter) -> None:
    counter.pick("満員の書道")
    counter.press("F12")
    counter.key(Qt.Key.Key_Return)
    assert logged(counter.window) == ()
    assert not counter.screen.handing.is_busy


def test_that_typing_right_after_f12_begins_the_next_case(counter: Counter) -> None:
    counter.pick("はじめての書道")
    first = counter.case.id
    counter.press("F12")
    counter.type("ウクレレ")
    counter.until(lambda: len(logged(counter.window)) == 1)
    counter.until(lambda: not counter.screen.handing.is_busy)
    assert counter.case.id != first
    assert (counter.case.filed, counter.tray) == (False, [])
    counter.key(Qt.Key.Key_Return)
    counter.file()
    assert {c.question for c in logged(counter.window)} == {"はじめての書道", "ウクレレ"}


def test_that_a_pick_after_filing_belongs_to_a_new_case(counter: Counter) -> None:
    counter.pick("書道")
    first = counter.file()
    counter.key(Qt.Key.Key_Down)
    counter.press("F4")
    assert not counter.case.filed
    assert len(counter.tray) == 1
    assert counter.said.startswith("新しい相談を始めて")
    second = counter.file()
    assert first != second


def test_that_undo_does_not_reach_into_a_filed_case(counter: Counter) -> None:
    counter.pick("はじめての書道")
    counter.file()
    assert counter.window.context.undo.last is None
    assert counter.tray == ["はじめての書道教室"]


def test_that_ctrl_p_prints_the_last_sheet_again_from_the_next_case(counter: Counter) -> None:
    counter.pick("はじめての書道")
    slip = counter.file()
    (file,) = sheets(counter.window)
    file.unlink()
    counter.type("ウクレレ")
    counter.press("Ctrl+P")
    counter.until(file.exists)
    counter.until(lambda: not counter.screen.handing.is_busy)
    assert [c.slip for c in logged(counter.window)] == [slip]
    assert counter.case.text == "ウクレレ"


def test_that_a_printer_that_fails_keeps_case_and_pdf(counter: Counter) -> None:
    counter.window.context.change_preferences(printer="こわれた")
    counter.pick("はじめての書道")
    slip = counter.file()
    banner = counter.view.tray.banner
    assert slip in banner.text
    (file,) = sheets(counter.window)
    assert file.stem == slip
    names = [b.text() for b in banner.findChildren(QPushButton) if b.isVisible()]
    assert names == ["もう一度印刷　F12", "PDFを開く"]
    file.unlink()
    banner.findChildren(QPushButton)[0].click()
    counter.until(file.exists)
    counter.until(lambda: not counter.screen.handing.is_busy)
    assert len(logged(counter.window)) == 1


def test_that_a_log_that_cannot_be_written_gives_the_case_back(counter: Counter) -> None:
    counter.pick("はじめての書道")
    path = counter.window.context.settings.outbox_path
    desk = Desk(counter.window.context.settings)
    with desk.outbox._transaction() as connection:
        connection.execute("CREATE TRIGGER full BEFORE INSERT ON filing BEGIN SELECT RAISE(ABORT, 'disk full'); END")
    counter.press("F12")
    counter.until(lambda: str(path) in counter.window.notice.text)
    assert not counter.case.filed
    assert counter.tray == ["はじめての書道教室"]
    with desk.outbox._transaction() as connection:
        connection.execute("DROP TRIGGER full")
    desk.close()
    counter.file()
    assert len(logged(counter.window)) == 1


def test_that_a_case_left_behind_by_a_failed_log_goes_on_hold(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(desk: Desk, case: Case, sheet: Sheet | None, printer: str, log_only: bool) -> HandedOver:
        from desk.errors import DeskError

        raise DeskError("記録用のファイルに書けません。")

    monkeypatch.setattr(hand_over, "hand_over", refusing)
    counter.pick("はじめての書道")
    counter.press("F12")
    counter.type("ウクレレ")
    counter.until(lambda: len(counter.screen.acts.drafts.held) == 1)
    (held,) = counter.screen.acts.drafts.held
    assert [item.resource.title for item in held.tray if item.resource] == ["はじめての書道教室"]
    monkeypatch.setattr(hand_over, "hand_over", handing_over.hand_over)
    counter.press("F3")
    counter.press("F3")
    counter.screen.acts._resume(held)
    counter.file()
    assert len(logged(counter.window)) == 1


def test_that_the_number_of_pages_is_told_before_printing(counter: Counter) -> None:
    counter.pick("はじめての書道")
    size = counter.view.tray._size
    counter.until(lambda: size.text() == "1件・A4 1枚")


def test_that_f9_shows_the_sheet_and_f12_there_hands_it_over(counter: Counter) -> None:
    counter.pick("はじめての書道")
    counter.press("F9")
    flow = counter.screen.acts.preview_flow
    counter.until(lambda: flow.dialog is not None and flow.dialog.panel.sheet is not None)
    dialog = flow.dialog
    assert dialog is not None
    dialog.panel.setup.choose_mode(Mode.FURIGANA)
    counter.until(lambda: dialog.panel.sheet is not None and dialog.panel.sheet.handout.choices == counter.case.choices)
    shown = dialog.panel.sheet
    assert shown is not None
    dialog.panel.print_asked.emit()
    counter.until(lambda: counter.case.filed)
    assert counter.case.slip == shown.handout.slip
    assert flow.dialog is None


def test_that_the_sheet_has_the_moment_it_is_given(counter: Counter) -> None:
    counter.pick("はじめての書道")
    counter.until(lambda: counter.view.tray._size.text().endswith("枚"))
    before = datetime.now()
    counter.screen.handing._sheet = None
    counter.file()
    given = counter.screen.handing._given
    assert given is not None
    assert given.sheet is not None
    assert given.sheet.handout.issued >= before.replace(microsecond=0)


def button(counter: Counter, name: str) -> QPushButton:
    """A button of the second look, by its accessible name."""
    return next(b for b in counter.view.tray.guards.findChildren(QPushButton) if b.accessibleName() == name)


def test_that_the_big_key_is_the_same_as_f12(counter: Counter) -> None:
    counter.pick("はじめての書道")
    QTest.mouseClick(counter.view.tray.print, Qt.MouseButton.LeftButton)
    counter.until(lambda: counter.case.filed)
    assert len(logged(counter.window)) == 1


def test_that_a_job_is_watched_until_it_is_on_paper_and_can_be_taken_back(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    stages = iter((JobStage.WAITING, JobStage.PRINTING))
    cancelled: list[str] = []

    def look(_desk: Desk, name: str) -> Job:
        return Job(name=name, stage=next(stages, JobStage.PRINTING), trouble="用紙がありません。")

    def cancel(_desk: Desk, name: str) -> Job:
        cancelled.append(name)
        return Job(name=name, stage=JobStage.CANCELLED)

    monkeypatch.setattr(job_watch, "job_of", look)
    monkeypatch.setattr(job_watch, "cancel_job", cancel)
    monkeypatch.setattr(job_watch, "EVERY_MS", 10)
    banner = counter.view.tray.banner
    done = HandedOver(consultation_id=counter.case.id, slip="K7-1", printed_to="office", pdf="a.pdf", job="office-7")
    counter.screen.handing.filed.emit(counter.case, done)
    counter.until(lambda: "用紙がありません。" in banner.text)
    stop = next(one for one in banner.findChildren(QPushButton) if one.accessibleName() == "印刷を取り消す")
    assert not stop.isHidden()
    stop.click()
    counter.until(lambda: "取り消しました" in banner.text)
    assert cancelled == ["office-7"]
    assert stop.isHidden()


def test_that_one_key_swaps_what_is_held_back_for_the_nearest_alternative(counter: Counter) -> None:
    counter.pick("満員の書道")
    counter.press("F12")
    panel = counter.view.tray.guards
    counter.until(lambda: "はじめての書道教室" in _words(panel))
    assert "→ 同じ内容・別の場所：はじめての書道教室" in _words(panel)
    assert nameless(counter.window) == []
    counter.press("Alt+B")
    assert counter.tray == ["はじめての書道教室"]
    assert not counter.view.tray.is_guarding
    assert not counter.case.filed, "nothing is printed by itself"
    assert "替えました" in counter.said
    counter.press("Ctrl+Z")
    assert counter.tray == ["満員の書道体験"]


def test_that_swapping_one_shows_what_is_still_held_back(counter: Counter) -> None:
    counter.pick("満員の書道")
    counter.pick("書き初め")
    counter.press("F12")
    panel = counter.view.tray.guards
    counter.until(lambda: panel._instead)
    counter.press("Alt+B")
    assert counter.tray[1] == "書き初めの会"
    assert counter.view.tray.is_guarding
    assert [item.resource.title for item, _guards in panel.found if item.resource] == ["書き初めの会"]


def test_that_what_lies_in_the_tray_already_is_no_alternative(counter: Counter) -> None:
    counter.pick("はじめての書道")
    counter.pick("満員の書道")
    counter.press("F12")
    panel = counter.view.tray.guards
    counter.until(lambda: panel._instead)
    counter.press("Alt+B")
    assert counter.tray == ["はじめての書道教室", "書道をもう一度"]


def test_that_an_answer_that_comes_too_late_swaps_nothing(counter: Counter) -> None:
    """Staff turned back and took the item out before the index had answered."""
    counter.pick("満員の書道")
    item = counter.case.tray[0]
    counter.press("F12")
    counter.press("Esc")
    counter.view.tray.guards.show_instead({item.id: ()})
    counter.press("Alt+B")
    assert counter.tray == ["満員の書道体験"]


def _words(panel: QWidget) -> str:
    return "\n".join(label.text() for label in panel.findChildren(QLabel))
