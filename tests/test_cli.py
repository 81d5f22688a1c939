"""The command line is a contract: codes, keys and exit codes as the README tells them."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from desk import i18n
from desk.cli import run
from desk.records.codes import Kind, State

Answer = tuple[int, Any, str]
Command = Callable[..., Answer]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the sample data, made once."""
    home = tmp_path_factory.mktemp("cli") / "home"
    assert run(["--home", str(home), "init", "--sample"]) == 0
    return home


@pytest.fixture
def desk(prepared: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Command:
    """Run a command in the prepared home: (exit code, JSON or text, stderr)."""

    def command(*arguments: str, home: Path = prepared) -> Answer:
        capfdbinary.readouterr()
        code = run(["--home", str(home), *arguments])
        out, err = (stream.decode() for stream in capfdbinary.readouterr())
        return code, json.loads(out) if "--json" in arguments and code == 0 else out, err

    return command


@pytest.fixture(autouse=True)
def _quiet_log() -> Iterator[None]:
    """The command line writes its log into the home; put the handlers back after each test."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    for handler in set(root.handlers) - set(handlers):
        handler.close()
    root.handlers, root.level = handlers, level


def test_that_search_answers_with_the_agreed_keys(desk: Command) -> None:
    code, found, _err = desk("search", "スマホ", "--json")
    assert code == 0
    assert set(found) >= {"hits", "total", "facets", "elapsed_ms"}
    assert found["total"] >= len(found["hits"]) > 0
    first = found["hits"][0]
    assert set(first) == {"id", "kind", "title", "score", "state", "why"}
    assert first["kind"] in list(Kind)
    assert first["state"] in list(State)
    assert first["why"]
    assert all(isinstance(reason, str) for reason in first["why"])


@pytest.mark.parametrize(
    ("option", "code"),
    [
        ("--kind", "facility"),
        ("--life-stage", "senior"),
        ("--need", "health"),
        ("--circumstance", "foreign_resident"),
        ("--condition", "free"),
    ],
)
def test_that_every_filter_narrows_and_its_facet_says_by_how_much(desk: Command, option: str, code: str) -> None:
    _code, everything, _err = desk("search", "--json", "--limit", "1")
    _code, narrowed, _err = desk("search", option, code, "--json", "--limit", "1000")
    assert 0 < narrowed["total"] < everything["total"]
    assert everything["facets"][option.strip("-").replace("-", "_")][code] == narrowed["total"]
    assert len(narrowed["hits"]) == narrowed["total"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("search", "--kind", "castle"),
        ("search", "--life-stage", "dinosaur"),
        ("search", "--on", "tomorrow"),
        ("search", "--limit", "0"),
        ("search", "--from", "どこにもない町"),
        ("search", "--from", "町"),
        ("search", "--within", "10"),
        ("search", "--nearest"),
        ("search", "--condition", "nearby"),
        ("search", "--when", "someday"),
        ("search", "--age", "-1"),
        ("search", "--age", "old"),
        ("search", "--ties", "visitor"),
        ("search", "--near-misses", "-1"),
        ("show", "no-such-id"),
        ("handout", "no-such-id", "-o", "x.pdf"),
        ("log", "--question", "x", "--offer", "no-such-id"),
        ("import", "no-such-file.csv"),
        ("frobnicate",),
    ],
)
def test_that_a_wrong_request_is_told_in_a_sentence_with_exit_code_2(
    desk: Command, arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = desk(*arguments)
    assert code == 2
    assert err.strip()
    assert "Traceback" not in err
    assert out == ""


def test_that_a_home_that_was_never_prepared_says_what_to_do(desk: Command, tmp_path: Path) -> None:
    code, _out, err = desk("search", "x", home=tmp_path / "nowhere")
    assert (code, "desk init" in err) == (2, True)


@pytest.mark.parametrize(
    "options",
    [
        ("--age", "67"),
        ("--ties", "none"),
        ("--ties", "worker,student"),
        ("--child-months", "20"),
        ("--language", "ko"),
        ("--fee", "0"),
        ("--when", "土曜午前"),
        ("--when", "weekday evening, sat am"),
        ("--from", "本町1丁目", "--within", "10"),
        ("--from", "ほんちょう", "--condition", "nearby"),
        ("--open-only",),
        ("--city-only",),
    ],
)
def test_that_what_is_told_of_the_person_narrows(desk: Command, options: tuple[str, ...]) -> None:
    _code, everything, _err = desk("search", "--json", "--limit", "1")
    code, narrowed, _err = desk("search", *options, "--json", "--limit", "1000")
    assert code == 0
    assert 0 < narrowed["total"] < everything["total"]
    assert len(narrowed["hits"]) == narrowed["total"]


def test_that_the_nearest_come_first_with_their_minutes(desk: Command) -> None:
    _code, found, _err = desk(
        "search", "--kind", "facility", "--from", "honcho 1", "--nearest", "--json", "--limit", "99"
    )
    minutes = [hit["minutes"] for hit in found["hits"] if "minutes" in hit]
    assert len(minutes) > 10
    assert minutes == sorted(minutes)
    assert f"徒歩約{minutes[0]}分" in found["hits"][0]["why"]
    _code, text, _err = desk("search", "--kind", "facility", "--from", "honcho 1")
    assert "直線距離からの目安" in text


def test_that_near_misses_say_why_not_and_what_may_serve(desk: Command) -> None:
    code, found, _err = desk("search", "料理", "--age", "30", "--open-only", "--near-misses", "3", "--json")
    assert code == 0
    assert 1 <= len(found["near_misses"]) <= 3
    hits = {hit["id"] for hit in found["hits"]}
    for near in found["near_misses"]:
        assert set(near) == {"id", "kind", "title", "score", "state", "why", "why_not", "instead"}
        assert near["id"] not in hits
        assert near["why_not"]
        assert all(isinstance(reason, str) for reason in near["why_not"])
        assert {one["how"] for one in near["instead"]} <= {"next_term", "elsewhere", "circle", "talent"}
    assert any(near["why_not"] == ["年齢外"] for near in found["near_misses"])
    _code, text, _err = desk("search", "料理", "--age", "30", "--near-misses")
    assert "✕ 年齢外" in text
    assert "→ 教えられる人（窓口を通じて）" in text


def test_that_an_empty_answer_says_what_to_let_go(desk: Command) -> None:
    code, found, _err = desk("search", "囲碁", "--on", "2090-01-01", "--kind", "course", "--json")
    assert (code, found["total"]) == (0, 0)
    assert all(way["total"] > 0 for way in found["ways_out"])
    assert "on:2090-01-01" in {way["part"] for way in found["ways_out"]}
    _code, text, _err = desk("search", "囲碁", "--on", "2090-01-01", "--kind", "course")
    assert "を外す → " in text


def test_that_an_answer_suggests_and_corrects(desk: Command) -> None:
    _code, found, _err = desk("search", "定年してから毎日ひまで", "--json")
    assert set(found["suggestions"]) == {"life_stages", "circumstances", "needs", "corrections"}
    assert [one["code"] for one in found["suggestions"]["life_stages"]]
    assert set(found) >= {"homophones", "distress", "near_misses", "approximate"}


def test_that_show_tells_what_is_public(desk: Command) -> None:
    _code, found, _err = desk("search", "--kind", "talent", "--json")
    code, shown, _err = desk("show", found["hits"][0]["id"], "--json")
    assert code == 0
    assert (shown["kind"], shown["title"]) == ("talent", found["hits"][0]["title"])


def test_that_a_guarded_item_prints_with_its_warning_on_paper_and_on_stderr(desk: Command, tmp_path: Path) -> None:
    _code, found, _err = desk("search", "--kind", "course", "--json", "--limit", "1000")
    guarded = {hit["state"]: hit for hit in found["hits"]}
    for state, words in (
        (State.CANCELLED, "中止"),
        (State.FULL, "満員"),
        (State.BEFORE, "受付"),
        (State.ENDED, "終わりました"),
    ):
        sheet = tmp_path / f"{state}.pdf"
        code, _out, err = desk("handout", guarded[state]["id"], "-o", str(sheet))
        assert code == 0
        assert guarded[state]["title"] in err
        assert words in err
        assert words in _text(sheet)


@pytest.mark.parametrize("mode", ["standard", "furigana"])
def test_that_a_handout_is_a_pdf_with_its_slip_number(desk: Command, prepared: Path, tmp_path: Path, mode: str) -> None:
    _code, found, _err = desk("search", "料理", "--json")
    sheet = tmp_path / "sheet.pdf"
    code, _out, _err = desk("handout", found["hits"][0]["id"], "--mode", mode, "-o", str(sheet))
    assert code == 0
    assert sheet.read_bytes().startswith(b"%PDF-")
    settings = json.loads((prepared / "settings.json").read_text(encoding="utf-8"))
    assert f"{settings['desk']}-" in _text(sheet)


def test_that_a_log_is_delivered_before_the_command_ends(desk: Command) -> None:
    _code, found, _err = desk("search", "体操", "--json")
    offers = [hit["id"] for hit in found["hits"][:2]]
    code, logged, _err = desk(
        "log", "--question", "腰が痛い", "--life-stage", "senior", "--need", "health", "--offer", offers[0], "--offer",
        offers[1], "--json",
    )  # fmt: skip
    assert code == 0
    _code, listed, _err = desk("consultations", "--json")
    (told,) = [entry for entry in listed["consultations"] if entry["id"] == logged["id"]]
    assert told["slip"] == logged["slip"]
    assert told["question"] == "腰が痛い"
    assert told["delivered"] is True
    assert [offer["id"] for offer in told["offers"]] == offers


def test_that_a_truth_that_is_away_loses_no_log(desk: Command, prepared: Path) -> None:
    away = "postgresql://nobody@127.0.0.1:1/none"
    code, logged, _err = desk("--database", away, "log", "--question", "停電の朝", "--json")
    assert code == 0
    _code, listed, _err = desk("--database", away, "consultations", "--json")
    (told,) = [entry for entry in listed["consultations"] if entry["id"] == logged["id"]]
    assert told["delivered"] is False
    _code, listed, _err = desk("consultations", "--json")
    (told,) = [entry for entry in listed["consultations"] if entry["id"] == logged["id"]]
    assert told["delivered"] is True


def test_that_the_index_survives_being_deleted(desk: Command, prepared: Path) -> None:
    _code, before, _err = desk("search", "囲碁", "--json")
    for file in prepared.glob("index.db*"):
        file.unlink()
    _code, after, _err = desk("search", "囲碁", "--json")
    assert [hit["id"] for hit in after["hits"]] == [hit["id"] for hit in before["hits"]] != []
    code, state, _err = desk("index", "status", "--json")
    assert (code, state["count"] > 300) == (0, True)


def test_that_the_doctor_tells_what_to_do(desk: Command) -> None:
    code, found, _err = desk("doctor", "--json")
    assert code == 0
    assert set(found) >= {"versions", "engine", "migration", "index", "fonts", "printers", "templates", "problems"}
    assert found["migration"]["at"] == found["migration"]["newest"] != ""
    assert all(problem["what_to_do"] for problem in found["problems"])


def test_that_the_doctor_names_the_line_of_a_template_that_is_wrong(desk: Command, prepared: Path) -> None:
    file = prepared / "templates" / "ours.toml"
    file.parent.mkdir(exist_ok=True)
    file.write_text("[item]\nnumber = 3", "utf-8")
    _code, found, _err = desk("doctor", "--json")
    file.unlink()
    assert any("ours.toml の 2 行目" in problem["problem"] for problem in found["problems"])


def test_that_a_fault_of_ours_is_logged_without_what_was_typed(
    desk: Command, prepared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object) -> None:
        raise RuntimeError("夫のことで")

    monkeypatch.setattr("desk.work.searching.search", broken)
    code, out, err = desk("search", "夫のことで")
    assert (code, out) == (1, "")
    log = (prepared / "desk.log").read_text(encoding="utf-8")
    assert "RuntimeError" in log
    assert "夫" not in log + err


def test_that_the_command_line_speaks_english_too(desk: Command) -> None:
    code, _out, err = desk("--ui-language", "en", "show", "no-such-id")
    i18n.activate("ja")
    assert code == 2
    assert err.isascii()


def _text(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return "".join(page.get_textpage().get_text_range() for page in document)
    finally:
        document.close()


def test_that_the_citys_words_go_out_and_in(desk: Command, tmp_path: Path) -> None:
    file = str(tmp_path / "words.xlsx")
    code, told, _err = desk("vocabulary", "export", file, "--json")
    assert code == 0
    assert told["count"] > 177
    code, report, _err = desk("vocabulary", "import", file, "--json", "--remove-missing")
    assert (code, report["unchanged"], report["problems"]) == (0, told["count"], [])
    assert [report[name] for name in ("new", "changed", "removed", "refused")] == [0, 0, 0, 0]


def test_that_what_a_workbook_would_do_is_told_by_sheet_row_and_column(desk: Command, tmp_path: Path) -> None:
    import openpyxl

    file = tmp_path / "words.xlsx"
    desk("vocabulary", "export", str(file))
    book = openpyxl.load_workbook(file)
    sheet = book["同義語"]
    sheet.append(["ガラホ、スマートフォン"])
    book["言い回し"].append(["ガラホが使えない", "", "宇宙旅行"])
    row = book["言い回し"].max_row
    book.save(file)
    code, out, _err = desk("vocabulary", "import", str(file), "--dry-run")
    assert code == 0
    assert f"言い回し, {row}行, 学習ニーズ: 「宇宙旅行」" in out
    assert "新規 1・変更 0" in out
    assert "変えていません" in out
    code, _out, err = desk("vocabulary", "import", str(tmp_path / "none.xlsx"))
    assert code == 2
    assert err.strip().endswith("。")
