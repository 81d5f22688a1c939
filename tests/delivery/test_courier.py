"""The courier: answers, survives being killed, and never makes the window wait for ever."""

from __future__ import annotations

import os
import queue
import signal
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from desk.delivery.courier import Courier
from desk.errors import LostRace, TruthUnreachable


def _open(settings: str) -> dict[str, Any]:
    return {"name": settings, "rounds": 0}


def _tend(context: dict[str, Any], report: Callable[[int], None]) -> int:
    if not context["rounds"]:
        report(0)
    context["rounds"] += 1
    return int(context["rounds"])


def greet(context: dict[str, Any], whom: str) -> str:
    return f"{context['name']}: {whom}"


def lose(context: dict[str, Any]) -> None:
    raise LostRace("負け", mine={"a": "1"}, theirs={"a": "2"})


def count(context: dict[str, Any], last: int, progress: Any, cancelled: Any) -> int:
    for number in range(last):
        if cancelled():
            return -number
        progress(number + 1, last)
        time.sleep(0.01)
    return last


def hang(context: dict[str, Any]) -> None:
    time.sleep(600)


hang.patience = 0.5  # type: ignore[attr-defined]


@pytest.fixture
def tended() -> queue.Queue[int]:
    return queue.Queue()


@pytest.fixture
def courier(tended: queue.Queue[int]) -> Iterator[Courier]:
    made = Courier(_open, "本町", _tend, tended.put)
    yield made
    made.stop()


def test_that_work_is_answered(courier: Courier) -> None:
    assert courier.call(greet, ("田中",)) == "本町: 田中"
    assert courier.call(greet, ("佐藤",)) == "本町: 佐藤"


def test_that_a_desk_error_comes_back_whole(courier: Courier) -> None:
    with pytest.raises(LostRace, match="負け") as lost:
        courier.call(lose, ())
    assert (lost.value.mine, lost.value.theirs) == ({"a": "1"}, {"a": "2"})


def test_that_it_tends_by_itself_and_tells_how_far_it_is(courier: Courier, tended: queue.Queue[int]) -> None:
    courier.start()
    assert tended.get(timeout=30) == 0
    assert tended.get(timeout=30) == 1
    assert tended.get(timeout=30) == 2


def test_that_a_killed_process_is_replaced(courier: Courier) -> None:
    courier.call(greet, ("田中",))
    pid = courier.pid
    assert pid is not None
    os.kill(pid, signal.SIGKILL)
    for _attempt in range(2):
        try:
            answer = courier.call(greet, ("佐藤",))
            break
        except TruthUnreachable:
            continue
    assert answer == "本町: 佐藤"
    assert courier.pid != pid


def test_that_a_stuck_process_is_given_up_and_replaced(courier: Courier) -> None:
    with pytest.raises(TruthUnreachable):
        courier.call(hang, ())
    assert courier.call(greet, ("田中",)) == "本町: 田中"


def test_that_nothing_runs_after_it_was_stopped(courier: Courier) -> None:
    courier.call(greet, ("田中",))
    courier.stop()
    assert courier.pid is None
    with pytest.raises(TruthUnreachable):
        courier.call(greet, ("佐藤",))


def test_that_long_work_tells_how_far_it_is(courier: Courier) -> None:
    told: list[tuple[int, int]] = []
    assert courier.call(count, (20,), lambda *report: told.append(report), lambda: False) == 20
    assert told
    assert told == sorted(told)
    assert all(last == 20 for _number, last in told)


def test_that_long_work_can_be_stopped(courier: Courier) -> None:
    started = threading.Event()
    answer = courier.call(count, (100_000,), lambda *_report: started.set(), started.is_set)
    assert -100_000 < answer < 0


def test_that_waiting_behind_long_work_does_not_count_as_stuck(courier: Courier) -> None:
    started, stop = threading.Event(), threading.Event()
    answers: list[int] = []
    long = threading.Thread(
        target=lambda: answers.append(courier.call(count, (100_000,), lambda *_r: started.set(), stop.is_set))
    )
    long.start()
    assert started.wait(30)
    pid = courier.pid
    threading.Timer(3 * greet_quickly.patience, stop.set).start()  # type: ignore[attr-defined]
    assert courier.call(greet_quickly, ("田中",)) == "本町: 田中"
    long.join(30)
    assert courier.pid == pid
    assert answers[0] < 0


def greet_quickly(context: dict[str, Any], whom: str) -> str:
    return greet(context, whom)


greet_quickly.patience = 0.5  # type: ignore[attr-defined]
