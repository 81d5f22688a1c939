"""The figures of lines: over the sample city, and that the count sees what is bad."""

from __future__ import annotations

import pytest

from desk.paper.cells import Style
from desk.paper.fonts import typeface
from desk.paper.ruby import Text
from desk.work.bench_kinsoku import bench_kinsoku, judged


def lines_of(*lines: str) -> Text:
    """A paragraph that was broken so by somebody else."""
    style = Style(size=13.5, leading=22.0)
    text = Text.of("".join(lines), style, typeface())
    text._set = [Text.of(line, style, typeface()).set_lines(1e6)[0] for line in lines]
    text._set_for = 400.0
    return text


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("はじめての会", "、どなたでも歓迎します"), "bad starts"),
        (("はじめての「", "会」をします。どうぞ"), "bad ends"),
        (("電話は042-0", "00-1234へどうぞ"), "numbers torn apart"),
        (("はじめての会をします", "す。"), "last lines of one or two characters"),
    ],
)
def test_that_what_is_bad_is_counted(lines: tuple[str, ...], name: str) -> None:
    assert judged(lines_of(*lines), 400.0)[name] == 1


@pytest.mark.slow
@pytest.mark.bench
def test_that_no_line_of_the_sample_city_is_bad() -> None:
    told = bench_kinsoku()
    print(told)
    assert told["all"]["lines"] >= 10_000
    for mode in ("standard", "large", "furigana", "easy"):
        assert told[mode]["bad starts"] == told[mode]["bad ends"] == told[mode]["numbers torn apart"] == 0
        assert told[mode]["last lines of one or two characters"] == 0
        assert told[mode]["ruby over other than kanji"] == 0
        assert told[mode].get("kanji without ruby", 0) == told[mode]["words without a reading"] == 0
