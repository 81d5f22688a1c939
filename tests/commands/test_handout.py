"""``desk handout``: every way to set a sheet, from the command line, with what staff should know of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from desk import i18n
from desk.cli import run
from desk.commands.common import opened, resource_of
from desk.records.case import Case, TrayItem
from desk.records.codes import Guard, Kind
from desk.records.ids import new_id
from desk.records.search import Query
from desk.records.sheet import Choices
from desk.records.state import guards
from desk.settings import load
from desk.work.handing_over import hand_over, prepare_sheet

Answer = tuple[int, Any, str]
Set = Callable[..., Answer]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the sample data, made once."""
    home = tmp_path_factory.mktemp("handout") / "home"
    assert run(["--home", str(home), "init", "--sample"]) == 0
    return home


@pytest.fixture(autouse=True)
def _japanese() -> Iterator[None]:
    yield
    i18n.activate("ja")


@pytest.fixture
def found(prepared: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> dict[str, str]:
    """A circle of the sample city that anybody can join: its id and title."""
    capfdbinary.readouterr()
    assert run(["--home", str(prepared), "search", "コーラス", "--kind", "circle", "--json"]) == 0
    hit: dict[str, str] = json.loads(capfdbinary.readouterr().out)["hits"][0]
    return hit


@pytest.fixture
def handout(prepared: Path, tmp_path: Path, found: dict[str, str], capfdbinary: pytest.CaptureFixture[bytes]) -> Set:
    """Set a sheet with these options: (exit code, what ``--json`` told, stderr)."""

    def command(*options: str) -> Answer:
        capfdbinary.readouterr()
        sheet = tmp_path / "sheet.pdf"
        code = run(["--home", str(prepared), "handout", found["id"], *options, "--json", "-o", str(sheet)])
        out, err = (stream.decode() for stream in capfdbinary.readouterr())
        return code, json.loads(out) if code == 0 else out, err

    return command


def text(told: dict[str, Any]) -> str:
    with pypdfium2.PdfDocument(told["file"]) as document:
        return "".join("".join(page.get_textpage().get_text_bounded().split()) for page in document)


@pytest.mark.parametrize("mode", ["standard", "large", "furigana", "easy"])
def test_that_each_mode_is_set(handout: Set, found: dict[str, str], mode: str) -> None:
    code, told, _err = handout("--mode", mode)
    assert (code, told["mode"]) == (0, mode)
    assert "".join(found["title"].split()) in text(told)
    assert told["slip"] in text(told)
    assert told["pages"] >= 1
    assert told["fonts"]


@pytest.mark.parametrize("language", ["ja", "en", "zh-Hans", "ko", "vi", "ne", "th", "my", "fil", "pt"])
def test_that_each_language_is_set_with_the_japanese_name(handout: Set, found: dict[str, str], language: str) -> None:
    code, told, _err = handout("--language", language)
    assert (code, told["languages"]) == (0, [language])
    assert "".join(found["title"].split()) in text(told)


@pytest.mark.parametrize(("languages", "sides"), [("en", ["ja", "en"]), ("easy,en", ["easy", "en"])])
def test_that_a_pair_has_two_languages(handout: Set, languages: str, sides: list[str]) -> None:
    code, told, _err = handout("--mode", "pair", "--language", languages)
    assert (code, told["mode"], told["languages"]) == (0, "pair", sides)
    assert "Contact" in text(told)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--mode", "pair"), "言語を2つ"),
        (("--mode", "pair", "--language", "en,en"), "言語を2つ"),
        (("--language", "ja,en"), "--mode pair"),
        (("--language", "tlh"), "tlh"),
        (("--mode", "easy", "--language", "vi"), "easy,vi"),
        (("--mode", "huge"), "huge"),
        (("--from", "存在しない町"), "存在しない町"),
    ],
)
def test_that_a_contradiction_is_answered_with_a_sentence(handout: Set, options: tuple[str, ...], words: str) -> None:
    code, _out, err = handout(*options)
    assert code == 2
    assert words in err
    assert "Traceback" not in err


def test_that_a_short_sheet_says_less_and_a_greeting_is_printed(handout: Set) -> None:
    _code, full, _err = handout()
    whole = text(full)
    code, told, _err = handout("--short", "--mono", "--greeting", "またお立ち寄りください。")
    assert code == 0
    assert "またお立ち寄りください。" in text(told)
    assert len(text(told)) < len(whole)


def test_that_what_staff_should_know_is_told_twice(handout: Set) -> None:
    _code, told, err = handout("--greeting", "𓀀", "--mode", "furigana")
    glyph = [warning for warning in told["warnings"] if warning["sort"] == "missing_glyph"]
    assert [warning["about"] for warning in glyph] == ["𓀀"]
    for warning in told["warnings"]:
        assert warning["text"] in err


def test_that_the_same_words_come_as_text(
    prepared: Path, found: dict[str, str], capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(["--home", str(prepared), "handout", found["id"], "--language", "en", "--text"]) == 0
    told = capfdbinary.readouterr().out.decode()
    assert found["title"] in told
    assert "Sheet number" in told


def test_that_somewhere_to_write_to_must_be_named(
    prepared: Path, found: dict[str, str], capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run(["--home", str(prepared), "handout", found["id"]]) == 2
    assert "--text" in capfdbinary.readouterr().err.decode()


def test_that_a_sheet_comes_again_by_its_number_as_it_was_given(
    prepared: Path, found: dict[str, str], tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    with opened(load(prepared)) as desk:
        resource = resource_of(desk, found["id"])
        case = Case(id=new_id(), tray=(TrayItem(id=new_id(), resource=resource),), choices=Choices(language="en"))
        case, sheet = prepare_sheet(desk, case)
        hand_over(desk, case, sheet, "file", log_only=False)
    again = tmp_path / "again.pdf"
    assert run(["--home", str(prepared), "handout", "--slip", case.slip, "-o", str(again)]) == 0
    assert again.read_bytes() == sheet.pdf
    assert "変わりました".encode() not in capfdbinary.readouterr().err
    assert run(["--home", str(prepared), "handout", "--slip", "K7-000000-00", "-o", str(again)]) == 2
    assert run(["--home", str(prepared), "handout", found["id"], "--slip", case.slip, "-o", str(again)]) == 2


def test_that_what_is_held_back_comes_with_what_may_serve_instead(
    prepared: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    with opened(load(prepared)) as desk:
        hits = desk.index.find(Query(kinds=(Kind.COURSE,), limit=500), datetime.now()).hits
        full = next(hit.resource for hit in hits if guards(hit.resource, datetime.now()) == (Guard.FULL,))
    command = ["--home", str(prepared), "handout", full.id, "-o", str(tmp_path / "full.pdf"), "--json"]
    assert run(command) == 0
    out, err = (stream.decode() for stream in capfdbinary.readouterr())
    told = json.loads(out)
    assert "【満員】" in text(told)
    (warning,) = [one for one in told["warnings"] if one["sort"] == "guard"]
    assert warning["about"] == full.title
    first = warning["alternatives"][0]
    assert set(first) == {"how", "id", "kind", "title", "text"}
    assert first["id"] != full.id
    assert f"→ {first['text']}" in err


def test_that_a_sheet_comes_as_of_today_under_a_number_that_is_found_again(
    prepared: Path, found: dict[str, str], tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    with opened(load(prepared)) as desk:
        resource = replace(resource_of(desk, found["id"]), title="前の名前")
        case = Case(id=new_id(), tray=(TrayItem(id=new_id(), resource=resource),), choices=Choices(language="en"))
        case, sheet = prepare_sheet(desk, case)
        hand_over(desk, case, sheet, "file", log_only=False)
    today, again = tmp_path / "today.pdf", tmp_path / "again.pdf"
    capfdbinary.readouterr()
    assert run(["--home", str(prepared), "handout", "--slip", case.slip, "--today", "-o", str(today), "--json"]) == 0
    told = json.loads(capfdbinary.readouterr().out)
    assert (told["former"], told["languages"]) == (case.slip, ["en"])
    assert "[Changed]Ithasanewname.Formername:前の名前" in text(told)
    assert run(["--home", str(prepared), "handout", "--slip", told["slip"], "-o", str(again)]) == 0
    assert again.read_bytes() == today.read_bytes()
    assert run(["--home", str(prepared), "handout", found["id"], "--today", "-o", str(again)]) == 2


def test_that_a_sheet_is_set_in_a_template(handout: Set, prepared: Path) -> None:
    code, told, err = handout("--template", "friendly")
    assert (code, told["template"]) == (0, "friendly")
    assert "お越しくださり、ありがとうございます" in text(told)
    code, _told, err = handout("--template", "freindly")
    assert code == 2
    assert "friendly" in err
    (prepared / "templates").mkdir(exist_ok=True)
    (prepared / "templates" / "ours.toml").write_text("[item]\nnumber = 3", "utf-8")
    code, told, err = handout("--template", "ours")
    assert code == 0
    (warning,) = [one for one in told["warnings"] if one["sort"] == "template"]
    assert "ours.toml の 2 行目" in warning["text"]
    assert warning["text"] in err
    assert "この紙の番号" in text(told)
