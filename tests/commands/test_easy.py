"""``desk easy-check``: findings, figures and a proposal, for a text and for a record."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desk.cli import run
from desk.easy.findings import Sort
from desk.exchange.sample.city import read_sample
from desk.records.resource import LocalText
from desk.records.sheet import EASY
from desk.settings import load
from desk.work.desk import Desk
from desk.work.easy_checking import check_text, free_text, own_text
from desk.work.local_texts import write_text
from desk.work.searching import read_resource


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("easy") / "home"
    assert run(["--home", str(folder), "init", "--sample"]) == 0
    return folder


def _told(home: Path, capfdbinary: pytest.CaptureFixture[bytes], *arguments: str) -> tuple[str, str]:
    capfdbinary.readouterr()
    assert run(["--home", str(home), "easy-check", *arguments]) == 0
    out, err = (stream.decode() for stream in capfdbinary.readouterr())
    return out, err


def test_that_a_text_is_told_with_findings_figures_and_a_proposal(
    home: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    out, _err = _told(home, capfdbinary, "10:00～12:00にお越しください。", "--json")
    told: dict[str, Any] = json.loads(out)
    assert [(one["kind"], one["start"], one["end"]) for one in told["findings"]] == [
        ("range", 0, 11),
        ("respectful", 12, 19),
    ]
    assert told["proposal"] == "午前10時から昼12時までに来てください。"
    assert (told["score"], told["sentences"], told["easy_sentences"]) == (0, 1, 0)


def test_that_people_are_told_in_sentences(home: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    out, _err = _told(home, capfdbinary, "ご確認ください。")
    assert "確認してください" in out or "確かめてください" in out
    assert "1文のうち、やさしい文は0文" in out


def test_that_a_record_is_looked_through_by_its_easy_text_where_it_has_one(
    home: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    desk = Desk(load(home, ""))
    try:
        courses = (one.id for one in read_sample(date.today()).resources if one.course and not one.text_in(EASY))
        resource = read_resource(desk, next(courses))
        assert resource is not None
        own, _err = _told(home, capfdbinary, resource.id, "--json")
        assert json.loads(own)["text"] == free_text(resource) == own_text(resource)
        said = LocalText(language=EASY, text="本を読みます。")
        write_text(desk, resource.id, resource.version, said, "田中")
        easy, _err = _told(home, capfdbinary, resource.id, "--json")
        assert (json.loads(easy)["text"], json.loads(easy)["score"]) == ("本を読みます。", 100)
    finally:
        desk.close()


def test_that_the_citys_lists_of_known_words_are_used(home: Path) -> None:
    folder = home / "known-words"
    folder.mkdir()
    (folder / "ours.csv").write_text("kana,kanji\nほん,本\nよむ,読む\n", "utf-8")
    desk = Desk(load(home, ""))
    try:
        found = check_text(desk, "本を読みます。書籍を読みます。").findings
    finally:
        desk.close()
    assert [finding.sort for finding in found] == [Sort.UNKNOWN]
