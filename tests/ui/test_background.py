"""Work in the background: who gets which answer, in which order, and what is left when the window closes."""

from __future__ import annotations

import logging
import pickle
import threading
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.errors import Cancelled, DeskError
from desk.records.search import Query, Results
from desk.services.storing import Storing, store
from desk.settings import Settings
from desk.ui.background import Background
from desk.ui.context import Context
from desk.work.desk import Desk
from desk.work.editing import change_phone
from desk.work.searching import read_resource
from tests.make import make_course
from tests.ui.conftest import RESOURCES


class Gate:
    """Work that waits at a gate, so that a test decides when it goes on. What it did is in ``passed``."""

    def __init__(self) -> None:
        self.reached, self.opened = threading.Event(), threading.Event()
        self.passed: list[str] = []

    def work(self, desk: Desk, name: str) -> str:
        self.reached.set()
        assert self.opened.wait(20)
        self.passed.append(name)
        return name


def double(desk: Desk, number: int) -> int:
    return 2 * number


def thread_of(desk: Desk) -> threading.Thread:
    return threading.current_thread()


def refuse(desk: Desk) -> None:
    raise DeskError("番号を確かめてください。")


def stumble(desk: Desk) -> None:
    raise ValueError("山田さんの相談")


def count_up(desk: Desk, last: int, progress: Callable[..., object], cancelled: Callable[[], bool]) -> int:
    for number in range(last):
        progress(number + 1, last)
    return last


def count_until_cancelled(desk: Desk, progress: Callable[..., object], cancelled: Callable[[], bool]) -> None:
    progress(1, 2)
    while not cancelled():
        threading.Event().wait(0.001)
    raise Cancelled("中止しました。")


class Taker(QObject):
    """A screen that keeps what it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.answers: list[Any] = []
        self.errors: list[DeskError] = []
        self.threads: list[QThread] = []

    def take(self, answer: Any) -> None:
        self.answers.append(answer)
        self.threads.append(QThread.currentThread())

    def take_error(self, error: DeskError) -> None:
        self.errors.append(error)


@pytest.fixture
def taker() -> Taker:
    return Taker()


def run_dry(qtbot: QtBot, background: Background) -> None:
    """Wait until everything asked of the reading and writing threads so far was answered."""
    done: list[Any] = []
    owner = QObject()
    background.write(owner, double, 1, then=done.append)
    for _thread in range(2):
        background.read(owner, double, 1, then=done.append)
    qtbot.waitUntil(lambda: len(done) == 3)


def test_that_answers_arrive_on_the_windows_thread(qtbot: QtBot, background: Background, taker: Taker) -> None:
    background.read(taker, double, 21, then=taker.take)
    qtbot.waitUntil(lambda: taker.answers == [42])
    assert taker.threads == [QApplication.instance().thread()]  # type: ignore[union-attr]


@pytest.mark.parametrize("verb", ["read", "write"])
def test_that_work_is_done_on_another_thread(qtbot: QtBot, background: Background, taker: Taker, verb: str) -> None:
    getattr(background, verb)(taker, thread_of, then=taker.take)
    qtbot.waitUntil(lambda: bool(taker.answers))
    assert taker.answers[0] is not threading.main_thread()


def test_that_nothing_runs_before_the_start(qtbot: QtBot, qapp: QApplication, settings: Settings, taker: Taker) -> None:
    background = Background(settings)
    gate = Gate()
    gate.opened.set()
    background.read(taker, gate.work, "early", then=taker.take)
    assert not gate.reached.wait(0.05)
    background.start()
    qtbot.waitUntil(lambda: taker.answers == ["early"])
    assert background.close()


def test_that_a_screen_that_is_gone_hears_nothing(qtbot: QtBot, background: Background) -> None:
    gate, heard = Gate(), []
    owner = QObject()
    background.read(owner, gate.work, "late", then=heard.append)
    assert gate.reached.wait(20)
    owner.deleteLater()
    qtbot.waitUntil(lambda: not _is_alive(owner))
    gate.opened.set()
    run_dry(qtbot, background)
    assert gate.passed == ["late"]
    assert heard == []


def _is_alive(owner: QObject) -> bool:
    import shiboken6

    return bool(shiboken6.isValid(owner))


def test_that_waiting_for_an_answer_keeps_no_screen_alive(qtbot: QtBot, background: Background) -> None:
    import weakref

    gate = Gate()
    taker = Taker()
    watched = weakref.ref(taker)
    background.read(taker, gate.work, "late", then=taker.take, failed=taker.take_error)
    del taker
    assert watched() is None
    gate.opened.set()
    run_dry(qtbot, background)


def test_that_a_forgotten_request_is_not_answered(qtbot: QtBot, background: Background, taker: Taker) -> None:
    gate = Gate()
    number = background.read(taker, gate.work, "unwanted", then=taker.take)
    background.forget(number)
    gate.opened.set()
    run_dry(qtbot, background)
    assert taker.answers == []


def test_that_writes_keep_their_order(qtbot: QtBot, background: Background, taker: Taker) -> None:
    gate = Gate()
    names = [f"{number}" for number in range(20)]
    for name in names:
        background.write(taker, gate.work, name, then=taker.take)
    gate.opened.set()
    qtbot.waitUntil(lambda: taker.answers == names)
    assert gate.passed == names


def test_that_a_write_is_done_although_its_screen_is_gone(qtbot: QtBot, background: Background) -> None:
    gate = Gate()
    gate.opened.set()
    owner = QObject()
    background.write(owner, gate.work, "kept", then=print)
    del owner
    run_dry(qtbot, background)
    assert gate.passed == ["kept"]


def test_that_writes_waiting_at_the_close_are_finished(
    qtbot: QtBot, qapp: QApplication, settings: Settings, taker: Taker
) -> None:
    background = Background(settings)
    gate = Gate()
    for number in range(5):
        background.write(taker, gate.work, f"{number}", then=taker.take)
        background.read(taker, gate.work, f"read {number}", then=taker.take)
    gate.opened.set()
    assert background.close()
    assert gate.passed == ["0", "1", "2", "3", "4"]
    assert taker.answers == []


def test_that_no_thread_is_left_behind(qtbot: QtBot, qapp: QApplication, ready: Settings, taker: Taker) -> None:
    background = Background(ready)
    background.start()
    background.keep_tended()
    background.search(taker, Query(text="書道"), taker.take)
    background.read(taker, double, 1, then=taker.take)
    background.write(taker, double, 1, then=taker.take)
    background.job(taker, count_until_cancelled, then=taker.take)
    assert background.close()
    assert [thread.name for thread in threading.enumerate() if thread.name.startswith("desk-")] == []


def test_that_a_stuck_thread_does_not_hold_up_the_close(
    qapp: QApplication, settings: Settings, taker: Taker, caplog: pytest.LogCaptureFixture
) -> None:
    background = Background(settings)
    background.start()
    gate = Gate()
    background.read(taker, gate.work, "stuck", then=taker.take)
    assert gate.reached.wait(20)
    assert not background.close(seconds=0.05)
    gate.opened.set()
    assert background.close()


def test_that_a_sentence_goes_to_who_asked(qtbot: QtBot, background: Background, taker: Taker) -> None:
    background.read(taker, refuse, then=taker.take, failed=taker.take_error)
    qtbot.waitUntil(lambda: bool(taker.errors))
    assert str(taker.errors[0]) == "番号を確かめてください。"


def test_that_a_sentence_nobody_takes_is_told_by_the_window(qtbot: QtBot, background: Background, taker: Taker) -> None:
    with qtbot.waitSignal(background.problem) as told:
        background.write(taker, refuse, then=taker.take)
    assert told.args == ["番号を確かめてください。"]


def test_that_a_fault_is_logged_and_told(
    qtbot: QtBot, background: Background, taker: Taker, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR), qtbot.waitSignal(background.fault) as told:
        background.read(taker, stumble, then=taker.take, failed=taker.take_error)
    assert isinstance(told.args[0], ValueError)
    assert [record.getMessage() for record in caplog.records] == ["background work failed"]
    assert len(taker.errors) == 1
    assert "山田" not in str(taker.errors[0])


def test_that_only_the_newest_search_is_answered(
    qtbot: QtBot, qapp: QApplication, ready: Settings, taker: Taker
) -> None:
    background = Background(ready)
    for text in ("ス", "スマ", "書道"):
        background.search(taker, Query(text=text), taker.take)
    background.start()
    background.keep_tended()
    with qtbot.waitSignal(background.changed):
        pass
    background.search(taker, Query(text="スマート"), taker.take)
    background.search(taker, Query(text="書道"), taker.take)
    qtbot.waitUntil(lambda: bool(taker.answers) and taker.answers[-1].total == 1)
    found: list[Results] = taker.answers
    assert {results.query.text for results in found} == {"書道"}
    assert background.close()


def test_that_a_search_waits_for_an_index_that_is_being_built(qtbot: QtBot, context: Context, taker: Taker) -> None:
    background = context.background
    problems: list[str] = []
    background.problem.connect(problems.append)
    background.search(taker, Query(text="書道"), taker.take)
    run_dry(qtbot, background)
    assert not context.settings.index_path.exists()
    background.keep_tended()
    qtbot.waitUntil(lambda: bool(taker.answers), timeout=20_000)
    context.settings.index_path.write_bytes(b"no index at all")
    background.search(taker, Query(text="スマートフォン"), taker.take)
    qtbot.waitUntil(lambda: len(taker.answers) == 2, timeout=20_000)
    assert [answer.total for answer in taker.answers] == [1, 1]
    assert problems == []


def test_that_a_running_search_is_stopped_by_a_newer_one() -> None:
    from desk.ui.lanes import NewestLane

    started = threading.Event()
    started.set()
    lane = NewestLane("desk-search", started)
    stopped, running, done = threading.Event(), threading.Event(), threading.Event()

    def old() -> None:
        def work() -> None:
            running.set()
            assert stopped.wait(20)

        lane.interruptible(stopped.set, work)

    lane.put(old)
    assert running.wait(20)
    lane.put(done.set)
    assert done.wait(20)
    lane.stop(finish=False)
    assert lane.join(20)


def test_that_a_change_is_told_to_all_screens(qtbot: QtBot, context: Context, taker: Taker) -> None:
    background = context.background
    first = RESOURCES[0]
    with qtbot.waitSignal(background.changed):
        background.keep_tended()
    with qtbot.waitSignal(background.changed) as told:
        background.write(taker, change_phone, first.id, 1, "042-222-2222", "田中 花", then=taker.take)
    assert told.args == [frozenset({("resource", first.id)})]
    background.read(taker, read_resource, first.id, then=taker.take)
    qtbot.waitUntil(lambda: len(taker.answers) == 2)
    assert taker.answers[1].contact.phone == "042-222-2222"


def test_that_a_write_elsewhere_is_searched_by_itself(qtbot: QtBot, context: Context, taker: Taker) -> None:
    background = context.background
    with qtbot.waitSignal(background.changed):
        background.keep_tended()
    other = Desk(context.settings)
    with other.database.writing() as session:
        store(session, [Storing(resource=make_course(title="尺八の会"))], desk="B2", who="")
    other.close()
    with qtbot.waitSignal(background.changed, timeout=20_000):
        pass
    background.search(taker, Query(text="尺八"), taker.take)
    qtbot.waitUntil(lambda: bool(taker.answers))
    assert taker.answers[0].total == 1


def test_that_a_write_here_is_searched_at_once(qtbot: QtBot, context: Context, taker: Taker) -> None:
    background = context.background
    with qtbot.waitSignal(background.changed):
        background.keep_tended()
    with qtbot.waitSignal(background.changed, timeout=20_000):
        background.write(taker, change_phone, RESOURCES[0].id, 1, "042-222-2222", "田中 花", then=taker.take)
    background.read(taker, read_resource, RESOURCES[0].id, then=taker.take)
    qtbot.waitUntil(lambda: len(taker.answers) == 2)
    assert taker.answers[1].contact.phone == "042-222-2222"


def test_that_upkeep_tells_what_waits_and_how_much_there_is(qtbot: QtBot, context: Context) -> None:
    background = context.background
    told: list[tuple[int, bool]] = []
    background.connection.connect(lambda waiting, reachable: told.append((waiting, reachable)))
    with qtbot.waitSignal(background.tended) as tended:
        background.keep_tended()
    assert told == [(0, True)]
    assert tended.args[0].count == len(RESOURCES)


def test_that_progress_comes_in_order_and_ends_with_the_last(
    qtbot: QtBot, background: Background, taker: Taker
) -> None:
    seen: list[tuple[int, int]] = []
    background.job(taker, count_up, 500, then=taker.take, progress=lambda *report: seen.append(report))
    qtbot.waitUntil(lambda: taker.answers == [500])
    assert seen == sorted(seen)
    assert seen[-1] == (500, 500)


def test_that_a_job_can_be_cancelled(qtbot: QtBot, background: Background, taker: Taker) -> None:
    job = background.job(
        taker,
        count_until_cancelled,
        then=taker.take,
        failed=taker.take_error,
        progress=lambda *report: taker.take(report),
    )
    qtbot.waitUntil(lambda: taker.answers == [(1, 2)])
    job.cancel()
    qtbot.waitUntil(lambda: bool(taker.errors))
    assert isinstance(taker.errors[0], Cancelled)


def test_that_a_long_job_does_not_hold_up_filing(qtbot: QtBot, background: Background, taker: Taker) -> None:
    job = background.job(taker, count_until_cancelled, then=taker.take, failed=taker.take_error)
    background.write(taker, double, 2, then=taker.take)
    qtbot.waitUntil(lambda: taker.answers == [4])
    job.cancel()
    qtbot.waitUntil(lambda: bool(taker.errors))


def test_that_work_sent_to_the_courier_can_be_sent() -> None:
    from desk.work import cases, editing, log, people, searching, start, upkeep

    modules = (cases, editing, log, people, searching, start, upkeep)
    works = [
        work
        for module in modules
        for work in vars(module).values()
        if getattr(work, "needs_truth", False) and work.__module__ == module.__name__
    ]
    assert len(works) > 5
    assert all(pickle.loads(pickle.dumps(work)) is work for work in works)
