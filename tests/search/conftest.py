"""A small index of given records, and the vocabulary they are under."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desk.records.resource import Resource
from desk.records.vocabulary import Term, Vocabulary
from desk.search import analyser
from desk.search.find import Index
from desk.search.writing import IndexWriter

MakeIndex = Callable[..., Index]


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """Some life stages with ages, a need with children, a circumstance."""
    return Vocabulary(
        terms=(
            Term(scheme="life_stage", code="elementary", name="小学生", age_from=6, age_to=12),
            Term(scheme="life_stage", code="teen", name="中高生・青少年", age_from=12, age_to=18),
            Term(scheme="life_stage", code="senior", name="高齢者", age_from=60),
            Term(scheme="life_stage", code="pregnancy", name="妊娠・出産"),
            Term(scheme="life_stage", code="anyone", name="どなたでも"),
            Term(scheme="need", code="culture", name="趣味・教養"),
            Term(scheme="need", code="culture/music", name="楽器・音楽", parent="culture"),
            Term(scheme="need", code="health", name="健康づくり"),
            Term(scheme="circumstance", code="wheelchair", name="車いす"),
        )
    )


@pytest.fixture
def make_index(tmp_path: Path, vocabulary: Vocabulary) -> Iterator[MakeIndex]:
    """Builds an index of these records and opens it; with the analyser loaded, as after the first second."""
    analyser.load()
    opened: list[Index] = []

    def make(*resources: Resource, vocabulary: Vocabulary = vocabulary) -> Index:
        path = tmp_path / f"index{len(opened)}.db"
        with IndexWriter(path) as writer:
            writer.rebuild(resources, vocabulary, {})
        opened.append(Index(path))
        return opened[-1]

    yield make
    for index in opened:
        index.close()
