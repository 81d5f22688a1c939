"""``desk reading``: how a word is read, where that comes from, and how it is corrected for the city."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from desk.cli import run


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reading") / "home"
    assert run(["--home", str(folder), "init"]) == 0
    return folder


def _told(home: Path, capfdbinary: pytest.CaptureFixture[bytes], *arguments: str, code: int = 0) -> tuple[str, str]:
    capfdbinary.readouterr()
    assert run(["--home", str(home), "reading", *arguments]) == code
    out, err = (stream.decode() for stream in capfdbinary.readouterr())
    return out, err


def _json(home: Path, capfdbinary: pytest.CaptureFixture[bytes], *arguments: str) -> Any:
    return json.loads(_told(home, capfdbinary, *arguments, "--json")[0])


def test_that_a_reading_is_told_with_its_source(home: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert _json(home, capfdbinary, "講座") == {"word": "講座", "reading": "こうざ", "source": "dictionary"}
    assert _json(home, capfdbinary, "避難所")["source"] == "rule"
    assert _json(home, capfdbinary, "𠮷") == {"word": "𠮷", "reading": "", "source": "nobody"}
    assert "講座：こうざ（辞書）" in _told(home, capfdbinary, "講座")[0]


def test_that_a_reading_is_corrected_and_taken_back(home: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    said = _json(home, capfdbinary, "本町", "--set", "ホンチョウ", "--staff", "田中")
    assert said == {"word": "本町", "reading": "ほんちょう", "source": "city", "by": "田中"}
    assert "本町：ほんちょう（市で直した読み（田中））" in _told(home, capfdbinary, "本町")[0]
    assert _json(home, capfdbinary, "本町", "--remove")["source"] != "city"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("方", "--set", "方"), "漢字が残っています"),
        (("方", "--set", " "), "--remove"),
        (("かな",), "漢字のある言葉"),
    ],
)
def test_that_a_wrong_request_is_told_in_a_sentence(
    home: Path, capfdbinary: pytest.CaptureFixture[bytes], arguments: tuple[str, ...], said: str
) -> None:
    assert said in _told(home, capfdbinary, *arguments, code=2)[1]
