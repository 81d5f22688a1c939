"""Search, look and choose at the counter, through the real window and the real background."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desk.records.codes import Asker, Channel, Condition, Delivery, Kind, Mode, Outcome, UnmetReason
from desk.records.consultation import Search
from tests.ui.accessibility import nameless
from tests.ui.counter.driver import Counter
from tests.ui.ime import compose


def test_that_hits_come_while_the_input_method_composes(counter: Counter) -> None:
    compose(counter.view.search, "うくれ")
    counter.settle()
    assert counter.cards == ["ウクレレを楽しむ会"]
    assert counter.case.text == "うくれ"


def test_that_the_first_hit_is_chosen_and_shown_in_full(counter: Counter) -> None:
    counter.type("しょどう", "書道")
    assert counter.chosen == counter.cards[0]
    counter.until(lambda: counter.chosen in counter.view.detail.page.toPlainText())
    page = counter.view.detail.page.toPlainText()
    assert "042-111-1111" in page
    assert "中央公民館 第2会議室" in page


def test_that_one_item_takes_three_actions_beyond_typing(counter: Counter) -> None:
    counter.type("はじめての書道")
    counter.key(Qt.Key.Key_Return)
    assert counter.tray == ["はじめての書道教室"]
    assert counter.case.searches == (Search(text="はじめての書道", total=len(counter.cards)),)


def test_that_arrows_choose_from_the_search_box(counter: Counter) -> None:
    counter.type("書道")
    second = counter.cards[1]
    counter.key(Qt.Key.Key_Down)
    assert counter.view.search.hasFocus()
    assert counter.chosen == second
    counter.key(Qt.Key.Key_Return)
    assert counter.tray == [second]


def test_that_enter_before_the_answer_takes_a_hit_of_what_was_typed(counter: Counter) -> None:
    """A fast typist must never hand over what the words before had found."""
    counter.type("書道")
    compose(counter.view.search, "うくれれ")
    compose(counter.view.search, "")
    counter.view.search.setText("ウクレレ")
    assert counter.screen.searching.is_waiting
    counter.key(Qt.Key.Key_Return)
    assert counter.tray == []
    counter.until(lambda: counter.tray == ["ウクレレを楽しむ会"])


def test_that_chips_narrow_the_search_and_say_how_much_they_leave(counter: Counter) -> None:
    counter.type("書道")
    stages = counter.view.filters.stages
    senior = stages.chip("senior").count
    counter.press("Alt+2")
    counter.settle()
    assert counter.case.life_stages == ("senior",)
    assert counter.cards[0] == "はじめての書道教室"
    assert senior == len(counter.cards) == counter.screen.searching.results.total
    counter.press("Alt+2")
    counter.settle()
    assert counter.case.life_stages == ()


def test_that_kinds_conditions_needs_and_day_narrow_it_too(counter: Counter) -> None:
    counter.press("Ctrl+4")
    counter.settle()
    assert (counter.case.kinds, counter.cards) == ((Kind.CIRCLE,), ["ウクレレを楽しむ会"])
    counter.press("Ctrl+1")
    counter.view.filters.conditions.chip("free").click()
    counter.settle()
    assert counter.case.conditions == (Condition.FREE,)
    assert "書道をもう一度" not in counter.cards
    counter.view.filters.conditions.chip("free").click()
    needs = counter.view.filters.needs
    needs.item("culture/music").setCheckState(0, Qt.CheckState.Checked)
    counter.settle()
    assert counter.cards == ["ウクレレを楽しむ会"]
    assert counter.view.filters.needs_chip.text() == "ニーズ：楽器・音楽"
    needs.item("culture/music").setCheckState(0, Qt.CheckState.Unchecked)
    counter.view.filters.day.chosen.emit(date.today() + timedelta(days=19))
    counter.settle()
    assert "はじめての書道教室" in counter.cards
    assert "ウクレレを楽しむ会" not in counter.cards


def test_that_f3_clears_the_search_first_and_then_the_case(counter: Counter) -> None:
    counter.pick("はじめての書道")
    counter.press("F3")
    counter.settle()
    assert (counter.case.text, len(counter.tray)) == ("", 1)
    before = counter.case.id
    counter.press("F3")
    assert (counter.tray, counter.case.id == before) == ([], False)
    counter.press("Ctrl+Z")
    assert (counter.tray, counter.case.id) == (["はじめての書道教室"], before)


def test_that_esc_goes_back_step_by_step(counter: Counter) -> None:
    counter.type("書道")
    counter.press("Alt+2")
    counter.press("Alt+M")
    assert counter.view.tray.form.memo.hasFocus()
    counter.press("Esc")
    assert counter.view.search.hasFocus()
    counter.press("Esc")
    assert (counter.case.text, counter.case.life_stages) == ("", ("senior",))
    counter.press("Esc")
    assert counter.case.life_stages == ()


def test_that_ctrl_z_takes_the_last_step_back_from_the_search_box(counter: Counter) -> None:
    counter.pick("はじめての書道")
    counter.pick("ウクレレ")
    assert counter.said == "「ウクレレを楽しむ会」を入れました。"
    QTest.keyClick(counter.view.search, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert counter.tray == ["はじめての書道教室"]
    assert counter.view.search.text() == "ウクレレ"


def test_that_the_same_thing_is_not_put_into_the_tray_twice(counter: Counter) -> None:
    counter.pick("はじめての書道")
    counter.press("F4")
    assert counter.tray == ["はじめての書道教室"]
    assert counter.said == "「はじめての書道教室」はもうトレイに入っています。"


def test_that_the_tray_is_put_in_order_and_marked_from_the_keyboard(counter: Counter) -> None:
    counter.pick("はじめての書道")
    counter.pick("ウクレレ")
    items = counter.view.tray.list.items
    items.setFocus()
    items.choose(1)
    QTest.keyClick(items, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert counter.tray == ["ウクレレを楽しむ会", "はじめての書道教室"]
    assert items.current_row == 0
    counter.key(Qt.Key.Key_Space)
    assert counter.case.tray[0].delivery is Delivery.FLYER
    counter.key(Qt.Key.Key_Delete)
    assert counter.tray == ["はじめての書道教室"]
    counter.press("Ctrl+Z")
    counter.press("Ctrl+Z")
    assert [item.delivery for item in counter.case.tray] == [Delivery.PRINTED, Delivery.PRINTED]


def test_that_an_offer_is_typed_by_hand(counter: Counter) -> None:
    counter.press("Alt+H")
    hand = counter.view.tray.list.hand
    hand.setText("星の会　042-333-3333 https://hoshi.example.jp/")
    counter.key(Qt.Key.Key_Return)
    (item,) = counter.case.tray
    assert (item.resource, item.title, item.contact, item.url) == (
        None,
        "星の会",
        "042-333-3333",
        "https://hoshi.example.jp/",
    )
    assert hand.text() == ""
    assert counter.view.search.hasFocus()


def test_that_the_case_says_how_it_went(counter: Counter) -> None:
    form = counter.view.tray.form
    counter.press("Alt+A")
    counter.press("Alt+T")
    counter.press("Alt+R")
    counter.press("Alt+M")
    form.memo.setText("")
    QTest.keyClicks(form.memo, "memo")
    assert (counter.case.asker, counter.case.channel, counter.case.choices.mode) == (
        Asker.FAMILY,
        Channel.PHONE,
        Mode.FURIGANA,
    )
    assert counter.case.memo == "memo"
    counter.press("Alt+W")
    assert counter.case.outcome is Outcome.CALLBACK
    assert form.memo.hasFocus()


def test_that_an_unmet_need_gets_its_reason_by_one_digit(counter: Counter) -> None:
    counter.press("Alt+E")
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Qt.Key.Key_3)
    assert (counter.case.outcome, counter.case.unmet_reason) == (Outcome.NOT_MET, UnmetReason.TIME)
    assert counter.view.tray.form.outcomes.chip("not_met").text() == "ご案内できず：時間が合わない"
    counter.press("Alt+Q")
    assert (counter.case.outcome, counter.case.unmet_reason) == (Outcome.GUIDED, None)


def test_that_f6_goes_round_the_panes(counter: Counter) -> None:
    counter.pick("書道")
    stops = []
    for _step in range(6):
        counter.press("F6")
        focus = QApplication.focusWidget()
        assert focus is not None
        stops.append(focus.accessibleName())
    assert stops == [
        "見つかったもの",
        "詳しい内容",
        "お渡しトレイ",
        counter.view.tray.list.hand.accessibleName(),
        "ひとことメモ",
        "さがすことば",
    ]


def test_that_similar_records_are_shown_and_left_again(counter: Counter) -> None:
    counter.type("はじめての書道")
    counter.press("F5")
    counter.until(lambda: counter.view.results.is_similar)
    assert "はじめての書道教室" not in counter.cards
    counter.press("Esc")
    assert not counter.view.results.is_similar
    assert counter.cards[0] == "はじめての書道教室"


def test_that_an_edit_elsewhere_shows_in_list_and_tray(counter: Counter) -> None:
    from desk.records.codes import State
    from desk.work.editing import change_state

    counter.pick("はじめての書道")
    resource = counter.case.tray[0].resource
    assert resource is not None
    background = counter.window.context.background
    background.write(
        counter.screen, change_state, resource.id, resource.version, State.FULL, "佐藤 次郎", then=lambda _edit: None
    )
    counter.until(lambda: counter.case.tray[0].resource.application.state is State.FULL)
    counter.until(lambda: any(h.resource.id == resource.id and h.state is State.FULL for h in counter.screen.hits.hits))
    assert counter.chosen == "はじめての書道教室"


def test_that_nothing_on_the_screen_is_without_a_name(counter: Counter) -> None:
    assert nameless(counter.window) == []
    counter.pick("書道")
    counter.press("Ctrl+T")
    assert nameless(counter.window) == []
    counter.press("Esc")
    counter.type("ない言葉ばかり")
    counter.until(lambda: counter.view.results.is_empty)
    assert nameless(counter.window) == []
    for popover in (counter.view.filters.needs, counter.view.filters.circumstances, counter.view.filters.day):
        popover.open_below(counter.view.filters.needs_chip)
        assert nameless(popover) == []
        popover.hide()


@pytest.mark.parametrize("size", [9, 11, 20])
@pytest.mark.parametrize("language", ["ja", "en"])
def test_that_nothing_is_cut_off_at_1366_by_768(counter: Counter, size: int, language: str) -> None:
    counter.window.context.change_preferences(text_size=size, language=language)
    counter.pick("書道")
    stages, top = counter.view.filters.stages, counter.window.window()
    chips = [stages.chip(code) for code in stages.codes]
    counter.until(lambda: all(chip.width() >= chip.sizeHint().width() for chip in chips))
    assert (top.width(), top.height()) == (1366, 768)
    assert top.minimumSizeHint().width() <= 1366
    assert top.minimumSizeHint().height() <= 768
    scroll = counter.view.tray._scroll
    assert scroll.widget().minimumSizeHint().width() <= scroll.viewport().width()
    big_key = counter.view.tray.print
    assert big_key.isVisible()
    assert big_key.sizeHint().width() <= big_key.width()
    assert big_key.visibleRegion().boundingRect().height() == big_key.height()
