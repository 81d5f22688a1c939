"""Texts of the sample in easy Japanese: enough to show what they are for, and easy by the product's own rules."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from desk import paths
from desk.easy.checking import check
from desk.easy.words import known_words
from desk.errors import DeskError
from desk.exchange.sample.city import read_sample
from desk.records.resource import LocalText
from desk.records.sheet import EASY

TODAY = date(2026, 11, 21)


def _texts() -> list[LocalText]:
    return [text for resource in read_sample(TODAY).resources for text in resource.texts if text.language == EASY]


def test_that_records_of_many_kinds_have_an_easy_text() -> None:
    kinds = {resource.kind for resource in read_sample(TODAY).resources if resource.text_in(EASY)}
    assert len(_texts()) >= 25
    assert len(kinds) >= 7


def test_that_the_checker_finds_nothing_hard_in_them() -> None:
    hard = [(text.text[f.start : f.end], f.sort) for text in _texts() for f in check(text.text).findings]
    hard += [(text.title[f.start : f.end], f.sort) for text in _texts() for f in check(text.title).findings]
    assert hard == []


def test_that_their_words_are_in_the_lists_of_learners(shared_data: Path) -> None:
    known = known_words((shared_data / "wordlists",))
    hard = [text.text[f.start : f.end] for text in _texts() for f in check(text.text, known).findings]
    assert hard == []


def test_that_a_text_for_a_record_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    folder = tmp_path / "sample"
    shutil.copytree(paths.resources() / "sample", folder)
    (folder / "local_texts.toml").write_text(
        '[[text]]\nfor = "course:nowhere"\nlanguage = "easy"\ntext = "文です。"\n', "utf-8"
    )
    with pytest.raises(DeskError, match="course:nowhere"):
        read_sample(TODAY, folder)
