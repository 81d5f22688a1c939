"""How people read what stands on sheets: words, dates and counters in short sentences, beside this directory's list."""

from __future__ import annotations

from pathlib import Path

from desk.paper.readings import Reader
from desk.text import hiragana

_LIST = Path(__file__).with_name("readings_expected.tsv")
_LEAST = 320


def expected() -> dict[str, str]:
    """Sentences with how they are read aloud, digits left as they are where only their counter bears ruby."""
    lines = [line for line in _LIST.read_text("utf-8").splitlines() if not line.startswith("#")]
    return {sentence: reading for _sort, sentence, reading in (line.split("\t") for line in lines)}


def spoken(sentence: str) -> str:
    return hiragana("".join(ruby or base for base, ruby in Reader().read(sentence)))


def test_that_sentences_of_sheets_are_read_as_people_read_them() -> None:
    wanted = expected()
    wrong = {s: (spoken(s), right) for s, right in wanted.items() if spoken(s) != hiragana(right)}
    print(f"read right: {len(wanted) - len(wrong)} of {len(wanted)}")
    assert not wrong


def test_that_the_list_is_long_enough_to_trust() -> None:
    assert len(expected()) >= _LEAST
    assert {line.partition("\t")[0] for line in _LIST.read_text("utf-8").splitlines()} >= {
        "day",
        "weekday",
        "time",
        "person",
        "counter",
        "money",
        "phone",
        "word",
    }
