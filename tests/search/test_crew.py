"""Work is spread over processes, and none of it is lost when they die."""

from __future__ import annotations

import os

import pytest

from desk.records.vocabulary import Vocabulary
from desk.search.crew import Crew, Worker
from desk.search.lexicon import Lexicon


def doubled(_worker: Worker, number: int) -> int:
    return 2 * number


@pytest.mark.parametrize("processes", [0, 1])
def test_that_results_come_in_the_order_of_the_work(processes: int) -> None:
    with Crew(processes, Vocabulary(), Lexicon()) as crew:
        assert list(crew._spread(range(9), doubled, (2).__mul__, int)) == [2 * number for number in range(9)]


def test_that_work_goes_on_here_when_the_others_die() -> None:
    with Crew(2, Vocabulary(), Lexicon()) as crew:
        assert list(crew._spread(range(9), doubled, os._exit, int)) == [2 * number for number in range(9)]
