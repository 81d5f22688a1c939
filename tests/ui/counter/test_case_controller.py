"""The case as staff work on it, without a window."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from desk.records.case import Case
from desk.records.codes import Channel, Condition, Delivery, Guard, Outcome, UnmetReason
from desk.records.consultation import Search, Staff
from desk.records.search import Slot
from desk.ui.counter.case_controller import CaseController, is_blank
from desk.ui.counter.handwritten import Handwritten
from tests.make import make_course

NINE = datetime(2026, 11, 21, 0, 0, tzinfo=UTC)
STAFF = Staff(id="s1", name="田中 花")
SEARCH = Search(text="英語", total=3)
ENGLISH, CHINESE = make_course(title="英語"), make_course(title="中国語")


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = NINE

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def controller(clock: Clock) -> CaseController:
    return CaseController(clock=clock)


def titles(case: Case) -> list[str]:
    return [item.resource.title if item.resource else item.title for item in case.tray]


def test_that_minutes_count_from_the_first_key(controller: CaseController, clock: Clock) -> None:
    assert controller.minutes == 0
    clock.now = NINE + timedelta(minutes=10)
    controller.set_text("え")
    clock.now = NINE + timedelta(minutes=13, seconds=59)
    controller.set_text("えい")
    assert controller.case.started == NINE + timedelta(minutes=10)
    assert controller.minutes == 3


def test_that_each_change_is_told_once_and_no_change_never(controller: CaseController) -> None:
    told: list[tuple[Case, Case]] = []
    controller.changed.connect(lambda before, after: told.append((before, after)))
    controller.set_text("英語")
    controller.set_text("英語")
    controller.switch("conditions", "free", True)
    controller.switch("conditions", "free", True)
    assert [(before.text, after.text) for before, after in told] == [("", "英語"), ("英語", "英語")]
    assert told[-1][1].conditions == (Condition.FREE,)


def test_that_a_resource_is_picked_once_with_the_search_that_led_to_it(controller: CaseController) -> None:
    assert controller.pick(ENGLISH, SEARCH) is not None
    assert controller.pick(ENGLISH, SEARCH) is None
    assert titles(controller.case) == ["英語"]
    assert controller.case.searches == (SEARCH,)


def test_that_the_tray_is_put_in_order(controller: CaseController) -> None:
    controller.pick(ENGLISH, SEARCH)
    controller.pick(CHINESE, SEARCH)
    controller.write_by_hand(Handwritten(title="星の会", contact="042-000-0000"))
    controller.move(2, 0)
    assert titles(controller.case) == ["星の会", "英語", "中国語"]
    controller.move(0, 99)
    assert titles(controller.case) == ["英語", "中国語", "星の会"]
    controller.remove(controller.case.tray[1].id)
    assert titles(controller.case) == ["英語", "星の会"]


def test_that_accepted_guards_stay_with_their_item(controller: CaseController) -> None:
    item = controller.pick(ENGLISH, SEARCH)
    other = controller.pick(CHINESE, SEARCH)
    assert item is not None
    assert other is not None
    controller.accept([(item, (Guard.FULL,))])
    controller.accept([(item, (Guard.UNCONFIRMED,))])
    assert [one.accepted for one in controller.case.tray] == [(Guard.FULL, Guard.UNCONFIRMED), ()]


def test_that_a_reason_belongs_to_an_unmet_need_only(controller: CaseController) -> None:
    controller.set_outcome(Outcome.NOT_MET, UnmetReason.FULL)
    assert controller.case.unmet_reason is UnmetReason.FULL
    controller.set_outcome(Outcome.CALLBACK, UnmetReason.FULL)
    assert controller.case.unmet_reason is None


def test_that_a_refreshed_record_replaces_the_older_one(controller: CaseController) -> None:
    controller.pick(ENGLISH, SEARCH)
    newer = replace(ENGLISH, version=2, title="英語（会場変更）")
    controller.refresh(newer)
    assert titles(controller.case) == ["英語（会場変更）"]


def test_that_a_case_on_its_way_to_the_log_takes_no_changes(controller: CaseController) -> None:
    item = controller.pick(ENGLISH, SEARCH)
    assert item is not None
    filing = controller.begin_filing(STAFF, SEARCH)
    controller.set_channel(Channel.PHONE)
    controller.set_delivery(item.id, Delivery.FLYER)
    controller.remove(item.id)
    controller.set_fields(memo="あとから")
    assert controller.case == filing
    assert (filing.staff_id, filing.staff) == ("s1", "田中 花")


def test_that_a_tally_has_a_start(controller: CaseController) -> None:
    assert controller.begin_filing(STAFF, None).started == NINE


def test_that_typing_after_f12_begins_the_next_case(controller: CaseController) -> None:
    controller.set_text("英語")
    controller.pick(ENGLISH, SEARCH)
    filed = controller.begin_filing(STAFF, SEARCH)
    controller.set_text("り")
    assert controller.case.id != filed.id
    assert (controller.case.text, controller.case.tray) == ("り", ())
    controller.filed(filed.id, "K7-1")
    assert not controller.case.filed


def test_that_a_pick_after_f12_begins_a_case_with_the_same_search(controller: CaseController) -> None:
    controller.set_text("英語")
    controller.switch("life_stages", "senior", True)
    filed = controller.begin_filing(STAFF, SEARCH)
    controller.filed(filed.id, "K7-1")
    controller.pick(CHINESE, SEARCH)
    case = controller.case
    assert case.id != filed.id
    assert (case.text, case.life_stages, titles(case), case.slip) == ("英語", ("senior",), ["中国語"], "")


def test_that_a_case_that_could_not_be_filed_is_open_again(controller: CaseController) -> None:
    controller.pick(ENGLISH, SEARCH)
    filing = controller.begin_filing(STAFF, SEARCH)
    assert controller.not_filed(filing.id)
    controller.set_fields(memo="もう一度")
    assert controller.case.memo == "もう一度"


def test_that_a_case_left_behind_is_not_opened_again(controller: CaseController) -> None:
    filing = controller.begin_filing(STAFF, SEARCH)
    controller.set_text("次の人")
    assert not controller.not_filed(filing.id)
    assert controller.case.text == "次の人"


def test_that_an_undo_meant_for_another_case_does_nothing(controller: CaseController) -> None:
    controller.pick(ENGLISH, SEARCH)
    old = controller.case
    controller.start_next()
    assert not controller.restore_tray(old.id, old.tray)
    assert controller.case.tray == ()


def test_that_f3_clears_words_and_filters_and_leaves_the_tray(controller: CaseController) -> None:
    controller.set_text("英語")
    controller.switch("needs", "culture", True)
    controller.pick(ENGLISH, SEARCH)
    assert controller.clear_search()
    assert not controller.clear_search()
    assert (controller.case.text, controller.case.needs, titles(controller.case)) == ("", (), ["英語"])


def test_that_a_slip_number_is_taken_once(controller: CaseController) -> None:
    controller.take_slip(controller.case.id, "K7-1")
    controller.take_slip(controller.case.id, "K7-2")
    controller.take_slip("another", "K7-3")
    assert controller.case.slip == "K7-1"


def test_that_a_case_is_blank_until_somebody_works_on_it(controller: CaseController) -> None:
    controller.take_slip(controller.case.id, "K7-1")
    assert controller.is_blank
    controller.set_fields(memo="赤い帽子の方")
    assert not controller.is_blank
    assert is_blank(Case(id="x", started=NINE, staff="田中"))


def test_that_a_resumed_case_is_no_longer_on_hold(controller: CaseController) -> None:
    controller.open(Case(id="x", text="英語", held=True))
    assert not controller.case.held
    assert controller.case.text == "英語"


def test_that_clearing_takes_the_person_away_too(controller: CaseController) -> None:
    controller.set_search(age=67, slots=(Slot(weekday=5),), noted=("need:health",))
    assert controller.clear_search()
    assert (controller.case.age, controller.case.slots, controller.case.noted) == (None, (), ())
    assert not controller.clear_search()


def test_that_the_next_case_searches_for_the_same_person(controller: CaseController) -> None:
    controller.set_search(age=67)
    controller.filed(controller.case.id, "K7-1")
    controller.switch("conditions", "free", True)
    assert not controller.case.filed
    assert controller.case.age == 67
