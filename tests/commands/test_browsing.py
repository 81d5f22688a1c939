"""Looking round from the command line, over the made-up city."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desk.cli import run
from desk.exchange.sample.keys import stable_id

Command = Callable[..., Any]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the sample data, made once."""
    home = tmp_path_factory.mktemp("browse") / "home"
    assert run(["--home", str(home), "init", "--sample"]) == 0
    return home


@pytest.fixture
def desk(prepared: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Command:
    """The JSON that a command answers with, or its text."""

    def command(*arguments: str, code: int = 0) -> Any:
        capfdbinary.readouterr()
        assert run(["--home", str(prepared), *arguments]) == code
        out, err = (stream.decode() for stream in capfdbinary.readouterr())
        return json.loads(out) if "--json" in arguments else out or err

    return command


def test_that_the_tree_of_needs_is_told_with_counts(desk: Command) -> None:
    needs = {need["code"]: need for need in desk("browse", "needs", "--json")["needs"]}
    assert needs["culture/music"]["parent"] == "culture"
    assert needs["culture"]["total"] >= needs["culture/music"]["total"] > 0


def test_that_what_closes_soon_is_open_and_stands_by_its_deadline(desk: Command) -> None:
    found = desk("browse", "closing", "--json", "--limit", "100")
    assert 0 < found["total"] == len(found["hits"])
    closes = [desk("show", hit["id"], "--json")["application"]["closes"] for hit in found["hits"][:5]]
    assert closes == sorted(closes)
    assert {hit["state"] for hit in found["hits"]} <= {"open", "few_left"}


@pytest.mark.parametrize(
    ("by", "part", "name"), [("facility", "ほんちょう", "本町公民館"), ("organization", "jinzai", "")]
)
def test_that_a_name_may_be_typed_in_part(desk: Command, by: str, part: str, name: str) -> None:
    if not name:
        assert "見つかりません" in desk("browse", by, part, code=2)
        return
    found = desk("browse", by, part, "--json", "--limit", "200")
    assert found["total"] > 5
    assert all(desk("show", hit["id"], "--json")["place"]["name"] == name for hit in found["hits"][:4])


def test_that_places_and_organisations_are_listed_with_how_much_there_is(desk: Command) -> None:
    names = {one["name"]: one["total"] for one in desk("browse", "facility", "--json")["names"]}
    assert names["本町公民館"] == desk("browse", "facility", "本町公民館", "--json")["total"]
    offers = {one["name"]: one["total"] for one in desk("browse", "organization", "--json")["names"]}
    assert offers
    name, total = max(offers.items(), key=lambda pair: pair[1])
    assert desk("browse", "organization", name, "--json")["total"] == total


def test_that_a_link_is_made_shown_from_both_ends_and_taken_away(desk: Command) -> None:
    circle, course = stable_id("circle:takezaiku"), stable_id("course:mokko-hondana")
    assert "つなぎました" in desk("link", circle, "born_of", course, "--note", "修了生の会", "--staff", "田中")
    assert "もう同じつながり" in desk("link", circle, "born_of", course, code=2)
    step = next(step for step in desk("steps", course, "--json") if step["id"] == circle)
    assert (step["relation"], step["is_back"], step["note"]) == ("born_of", True, "修了生の会")
    assert "この講座から生まれたサークル: " in desk("steps", course)
    desk("link", circle, "born_of", course, "--remove")
    assert all(step["relation"] != "born_of" for step in desk("steps", course, "--json") if step["id"] == circle)
    assert "という指定はありません" in desk("link", circle, "married_to", course, code=2)
