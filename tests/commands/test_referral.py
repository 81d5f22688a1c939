"""``desk referral``: what was consented to, on paper and on record; what was not, nowhere."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from desk.cli import run
from desk.commands.common import opened
from desk.settings import load
from desk.work.people import this_window, windows
from desk.work.referring import referrals

Answer = tuple[int, Any, str]
Refer = Callable[..., Answer]
PERSON = (
    *("--life-stage", "parenting", "--circumstance", "hard_of_hearing", "--need", "daily_life"),
    *("--question", "夜が眠れない", "--name", "髙橋 𠮷子", "--phone", "090-0000-1234"),
)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the sample data, made once."""
    home = tmp_path_factory.mktemp("referral") / "home"
    assert run(["--home", str(home), "init", "--sample"]) == 0
    return home


@pytest.fixture
def find(prepared: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Callable[..., str]:
    """The id of the first hit for these words."""

    def command(*words: str) -> str:
        capfdbinary.readouterr()
        assert run(["--home", str(prepared), "search", *words, "--json"]) == 0
        return str(json.loads(capfdbinary.readouterr().out)["hits"][0]["id"])

    return command


@pytest.fixture
def refer(prepared: Path, tmp_path: Path, find: Callable[..., str], capfdbinary: pytest.CaptureFixture[bytes]) -> Refer:
    """Refer somebody to the advice for single parents: (exit code, what ``--json`` told, stderr)."""
    to = find("ひとり親家庭相談", "--kind", "window")

    def command(*options: str, to: str = to, ask: str = "使える制度を教えてください") -> Answer:
        capfdbinary.readouterr()
        file = tmp_path / "referral.pdf"
        code = run(["--home", str(prepared), "referral", "--to", to, "--ask", ask, "--json", "-o", str(file), *options])
        out, err = (stream.decode() for stream in capfdbinary.readouterr())
        return code, json.loads(out) if code == 0 else out, err

    return command


def text(told: dict[str, Any]) -> str:
    with pypdfium2.PdfDocument(told["file"]) as document:
        return "".join("".join(page.get_textpage().get_text_bounded().split()) for page in document)


def test_that_only_what_was_consented_to_is_on_the_sheet_and_on_record(refer: Refer, prepared: Path) -> None:
    code, told, err = refer(*PERSON, "--consent", "life_stage,name")
    assert code == 0
    assert told["passed"] == ["life_stage", "name"]
    said = text(told)
    for words in ("髙橋𠮷子", "子育て世代", "使える制度を教えてください"):
        assert words in said
    secrets = ("夜が眠れない", "090-0000-1234", "聞こえ")
    assert not any(words in said for words in secrets)
    with opened(load(prepared)) as desk:
        kept = next(one for one in referrals(desk) if one.id == told["id"])
    assert kept.delivered
    assert [fact.sort for fact in kept.facts] == ["life_stage", "name"]
    stored = b"".join(file.read_bytes() for file in prepared.rglob("*") if file.is_file())
    for words in ("夜が眠れない", "090-0000-1234"):
        assert words.encode() not in stored
    for words in ("髙橋 𠮷子", "夜が眠れない", "090-0000-1234"):
        assert words not in err
        assert words not in json.dumps(told, ensure_ascii=False)
        assert not any(words in log.read_text("utf-8") for log in prepared.glob("*.log"))


def test_that_without_consent_nothing_of_the_person_is_told(refer: Refer) -> None:
    code, told, _err = refer(*PERSON)
    assert (code, told["passed"]) == (0, [])
    assert "同意をいただいたことはありません" in text(told)


def test_that_what_was_offered_and_tried_stands_there_with_its_result(refer: Refer, find: Callable[..., str]) -> None:
    offered, full = find("コーラス", "--kind", "circle"), find("スマホ", "--kind", "course")
    _code, told, _err = refer(offered, "--tried", f"{full}=full", "--by", str(date.today() + timedelta(days=7)))
    assert [one["result"] for one in told["tried"]] == ["ご案内済", "満員"]
    assert "（満員）" in text(told)
    assert "お返事の期限" in text(told)


def test_that_the_copy_is_set_as_asked(refer: Refer) -> None:
    code, told, err = refer("--language", "vi", "--mono")
    assert (code, told["languages"]) == (0, ["vi"])
    assert "ベトナム語" in err, "nobody reviewed it"
    assert {warning["sort"] for warning in told["warnings"]} >= {"unreviewed"}


def test_that_words_that_tell_are_told_to_staff(refer: Refer) -> None:
    _code, told, err = refer("--question", "夫の暴力がこわい", "--consent", "question")
    assert "distress" in {warning["sort"] for warning in told["warnings"]}
    assert "人に見られると困ることば" in err
    _code, told, _err = refer("--question", "夫の暴力がこわい")
    assert "distress" not in {warning["sort"] for warning in told["warnings"]}


def test_that_another_counter_of_the_city_can_be_named(refer: Refer, prepared: Path) -> None:
    with opened(load(prepared)) as desk:
        other = next(one for one in windows(desk) if one.id != this_window(desk).id)
        here = this_window(desk).code
    code, told, _err = refer(to=other.code)
    assert (code, told["to"]) == (0, {"id": None, "name": other.name})
    code, _out, err = refer(to=here)
    assert (code, "いまいる窓口" in err) == (2, True)


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--consent", "address"), "address"),
        (("--life-stage", "dragon"), "dragon"),
        (("--by", "2020-01-01"), "今日よりあと"),
        (("--tried", "nothing"), "nothing"),
        (("--mode", "huge"), "huge"),
    ],
)
def test_that_a_mistake_gets_a_sentence_and_leaves_nothing(
    refer: Refer, prepared: Path, options: tuple[str, ...], words: str
) -> None:
    with opened(load(prepared)) as desk:
        before = len(referrals(desk))
    code, _out, err = refer(*options)
    assert code == 2
    assert words in err
    assert "Traceback" not in err
    with opened(load(prepared)) as desk:
        assert len(referrals(desk)) == before


def test_that_only_a_window_can_be_handed_to(refer: Refer, find: Callable[..., str]) -> None:
    code, _out, err = refer(to=find("コーラス", "--kind", "circle"))
    assert code == 2
    assert "相談窓口ではありません" in err
    code, _out, err = refer(ask="　")
    assert (code, "お願い" in err) == (2, True)


def test_that_a_file_that_cannot_be_written_puts_nothing_on_record(refer: Refer, prepared: Path) -> None:
    with opened(load(prepared)) as desk:
        before = len(referrals(desk))
    code, _out, err = refer("-o", "/nowhere/at/all.pdf")
    assert code == 2, err
    with opened(load(prepared)) as desk:
        assert len(referrals(desk)) == before


def test_that_the_list_of_what_was_logged_tells_who_was_handed_on_and_nothing_of_them(
    refer: Refer, prepared: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    _code, told, _err = refer(*PERSON, "--consent", "name,question", "--by", str(date.today() + timedelta(days=1)))
    capfdbinary.readouterr()
    assert run(["--home", str(prepared), "consultations", "--json"]) == 0
    out = capfdbinary.readouterr().out.decode()
    (found,) = (one for one in json.loads(out)["referrals"] if one["id"] == told["id"])
    assert (found["slip"], found["state"], found["result"]) == (told["slip"], "sent", None)
    assert "髙橋" not in out
    assert "眠れない" not in out
    assert run(["--home", str(prepared), "consultations"]) == 0
    assert f"つなぎ {told['slip']}：" in capfdbinary.readouterr().out.decode()
