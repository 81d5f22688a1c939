"""How well search finds what is meant, told over judged queries."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desk.cli import run
from desk.errors import DeskError
from desk.work.relevance import read_queries, relevance

RESOURCES = "R1\t囲碁同好会\t毎週対局します。\nR2\t水彩画教室\t公園で描きます。\nR3\tパン作り\t\n"


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    file = tmp_path / "resources.tsv"
    file.write_text(RESOURCES, encoding="utf-8")
    return file


def queries(folder: Path, text: str) -> Path:
    file = folder / "queries.tsv"
    file.write_text(text, encoding="utf-8")
    return file


def test_that_figures_are_told_over_all_and_per_class(resources: Path, tmp_path: Path) -> None:
    asked = queries(tmp_path, "囲碁\t2char\tR1\nいご\tkana\tR1\nすいさい\tkana\tR2,R3\n乗馬\t2char\tR3\n")
    figures, outcomes = relevance(resources, asked)
    assert (figures["queries"], figures["recall_at_10"], figures["mrr"], figures["zero_recall"]) == (4, 0.625, 0.75, 1)
    assert list(figures["classes"]) == ["2char", "kana"]
    assert figures["classes"]["kana"] == {"queries": 2, "recall_at_10": 0.75, "mrr": 1.0, "zero_recall": 0}
    assert [outcome.found for outcome in outcomes][:3] == [("R1",), ("R1",), ("R2",)]


def test_that_headings_are_no_data(tmp_path: Path) -> None:
    file = tmp_path / "resources.tsv"
    file.write_text("id\ttitle\ttext\n" + RESOURCES, encoding="utf-8")
    figures, _outcomes = relevance(file, queries(tmp_path, "query\tclass\trelevant ids\n囲碁\t2char\tR1\n"))
    assert (figures["queries"], figures["recall_at_10"]) == (1, 1.0)


def test_that_what_should_not_be_found_is_counted_apart(resources: Path, tmp_path: Path) -> None:
    figures, _outcomes = relevance(resources, queries(tmp_path, "囲碁\t2char\tR1\nヌルポ\tabsent\t\n囲碁\tabsent\n"))
    assert (figures["queries"], figures["recall_at_10"]) == (1, 1.0)
    assert (figures["absent"], figures["absent_empty"]) == (2, 1)


@pytest.mark.parametrize(
    ("line", "said"),
    [("囲碁", "1 行目"), ("囲碁\t2char\tR9", "R9"), ("a\tb\tR1\tx", "1 行目"), ("", "行がありません")],
)
def test_that_a_broken_table_is_told_by_its_line(resources: Path, tmp_path: Path, line: str, said: str) -> None:
    with pytest.raises(DeskError, match=said):
        relevance(resources, queries(tmp_path, line))


@pytest.mark.parametrize(("text", "said"), [("R1\ta\tb\nR1\tc\td", "二度"), ("\ta\tb", "番号と名前")])
def test_that_a_resource_needs_an_id_of_its_own_and_a_name(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "resources.tsv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DeskError, match=said):
        relevance(file, queries(tmp_path, "囲碁\t2char\tR1"))


def test_that_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="nowhere"):
        read_queries(tmp_path / "nowhere.tsv", ())


def test_that_the_command_prints_the_agreed_keys(
    resources: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = queries(tmp_path, "囲碁\t2char\tR1\n乗馬\t2char\tR3\n")
    command = ["--home", str(tmp_path / "home"), "relevance", str(resources), str(asked)]
    assert run([*command, "--misses"]) == 0
    assert "乗馬\t2char\t0.00\t0.00" in capsys.readouterr().out
    capsys.readouterr()
    assert run([*command, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert set(told) >= {"recall_at_10", "mrr", "zero_recall", "classes"}
    assert not (tmp_path / "home" / "index.db").exists()
