"""``desk template``: which there are, whether one is right, and a copy to begin with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desk.cli import run
from tests.paper.templates_made import make_template_file


def told(capfdbinary: pytest.CaptureFixture[bytes]) -> tuple[str, str]:
    out, err = capfdbinary.readouterr()
    return out.decode(), err.decode()


def test_that_templates_are_listed_without_any_data(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run(["--home", str(tmp_path), "template", "list"]) == 0
    assert [line.split("\t")[:2] for line in told(capfdbinary)[0].splitlines()] == [
        ["standard", "標準"],
        ["friendly", "やわらかい"],
    ]
    make_template_file(tmp_path / "templates", "[item]\nnumber = 3", name="ours")
    assert run(["--home", str(tmp_path), "template", "list", "--json"]) == 0
    found = json.loads(told(capfdbinary)[0])
    assert [(one["name"], one["own"], bool(one["mistakes"])) for one in found] == [
        ("standard", False, False),
        ("friendly", False, False),
        ("ours", True, True),
    ]


def test_that_a_copy_is_made_checked_and_found_wrong_once_it_is(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    home = ["--home", str(tmp_path), "template"]
    assert run([*home, "copy", "friendly", "--as", "ours", "--json"]) == 0
    file = Path(json.loads(told(capfdbinary)[0])["file"])
    assert run([*home, "check", str(file)]) == 0
    assert "誤りはありません" in told(capfdbinary)[0]
    file.write_text(file.read_text("utf-8").replace('"circle"', '"cirlce"'), "utf-8")
    assert run([*home, "check", "ours", "--json"]) == 2
    out, err = told(capfdbinary)
    (mistake,) = json.loads(out)["mistakes"]
    assert "もしかして「circle」" in mistake
    assert mistake in err


@pytest.mark.parametrize("arguments", [["check"], ["copy"], ["check", "nope"], ["copy", "nope"], ["check", "no.toml"]])
def test_that_a_wrong_request_is_answered_with_a_sentence(
    tmp_path: Path, arguments: list[str], capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(["--home", str(tmp_path), "template", *arguments]) == 2
    assert told(capfdbinary)[1].strip()
