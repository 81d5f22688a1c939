"""A paragraph of Japanese with or without ruby: it wraps, draws itself, and splits over pages.

Ruby stands over its word by JIS X 4051 and JLREQ 3.3: a group spread 1:2:1 where it is shorter than the word, the
word spread where the ruby is longer, and up to half a neighbouring kana overhung. The sentences are drawn first and
the ruby after them as an artifact, so that what is copied or read aloud stays whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from desk.paper.aligning import Segment
from desk.paper.cells import Cell, Style, cells_of, lines_of, split_lines, whole_line
from desk.paper.fonts import Typeface
from desk.paper.tagging import artifact, tagged

_RUBY_GAP = 0.06
"""Between the top of the characters and the ruby, as a share of the text's size."""
_ASCENT = 0.88
"""Height of a full-width character above its baseline (OpenType BASE of BIZ UDGothic: 880/1000)."""


class Text:
    """A paragraph. ``segments`` are pieces of text with the readings over them; newlines begin new lines."""

    def __init__(self, segments: Sequence[Segment], style: Style, typeface: Typeface) -> None:
        self.style = style
        self.typeface = typeface
        self.language = ""
        """Of who reads it, where that isn't the language of the document."""
        self._paragraphs = split_lines(segments)
        self._set: list[list[Cell]] = []
        self._set_for: float | None = None

    @classmethod
    def of(cls, text: str, style: Style, typeface: Typeface) -> Text:
        """A paragraph without ruby."""
        return cls(((text, ""),), style, typeface)

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Its pieces with the readings over them, as one line."""
        return tuple(segment for paragraph in self._paragraphs for segment in paragraph)

    def words(self, *, readings: bool = False) -> str:
        """The text itself; with ``readings`` in brackets where nothing can stand over it: 申（もう）し込（こ）み."""
        return "\n".join(
            "".join(f"{base}（{ruby}）" if ruby and readings else base for base, ruby in paragraph)
            for paragraph in self._paragraphs
        )

    @cached_property
    def _whole_lines(self) -> list[list[Cell]]:
        return [whole_line(paragraph, self.style, self.typeface) for paragraph in self._paragraphs]

    @property
    def missing(self) -> set[str]:
        """The characters that no font has."""
        texts = [base + ruby for paragraph in self._paragraphs for base, ruby in paragraph]
        return self.typeface.missing("".join(texts))

    @property
    def natural_width(self) -> float:
        """The width of the longest line if none were broken."""
        return max((_length(line) for line in self._whole_lines), default=0.0)

    def set_lines(self, width: float) -> list[list[Cell]]:
        """The lines for a width in points, each as its cells; none longer than the eye finds its way back from."""
        width = min(width, self.style.longest * self.style.size)
        if self._set_for != width:
            self._set = [line for number in range(len(self._paragraphs)) for line in self._broken(number, width)]
            self._set_for = width
        return self._set

    def _broken(self, number: int, width: float) -> list[list[Cell]]:
        """The lines of a paragraph; where it fits on one nobody needs to know where it could be broken."""
        whole = self._whole_lines[number]
        if _length(whole) <= width:
            return [whole]
        cells = cells_of(self._paragraphs[number], self.style, self.typeface)
        return lines_of(cells, width, self.style, self.typeface)

    def width_in(self, width: float) -> float:
        """The width in points of its longest line when set in this width."""
        return max((sum(cell.advance for cell in line) for line in self.set_lines(width)), default=0.0)

    def height_in(self, width: float) -> float:
        """The height in points when set in this width."""
        return len(self.set_lines(width)) * self.style.leading

    def split(self, width: float, room: float) -> list[Text]:
        """Itself in two parts where only some lines fit; one line is never left alone on either side of four or more."""
        set_lines = self.set_lines(width)
        fitting = int((room + 0.01) // self.style.leading)
        if fitting >= len(set_lines):
            return [self]
        if len(set_lines) >= 4:
            fitting = min(fitting, len(set_lines) - 2)
            if fitting < 2:
                return []
        if fitting < 1:
            return []
        return [self._part(set_lines[:fitting], width), self._part(set_lines[fitting:], width)]

    def _part(self, set_lines: list[list[Cell]], width: float) -> Text:
        segments = [segment for line in set_lines for segment in (*((c.text, c.ruby) for c in line), ("\n", ""))]
        part = Text(segments[:-1], self.style, self.typeface)
        part.language = self.language
        part._set, part._set_for = set_lines, min(width, self.style.longest * self.style.size)
        return part

    def draw_at(self, canvas: Any, x: float, top: float, width: float) -> None:
        """Draw with the top left corner at a point of the canvas."""
        style = self.style
        set_lines = self.set_lines(width)
        baselines = [top - number * style.leading - self.first_baseline for number in range(len(set_lines))]
        starts = [self._start(line, width) + x for line in set_lines]
        canvas.setFillColorRGB(*style.colour)
        is_plain = len(set_lines) == 1 and not style.ruby
        with tagged(canvas, style.role, language=self.language, spoken="" if is_plain else self.words()):
            for line, start, baseline in zip(set_lines, starts, baselines, strict=True):
                self._draw_line(canvas, line, start, baseline)
        if any(cell.ruby for line in set_lines for cell in line):
            with artifact(canvas):
                for line, start, baseline in zip(set_lines, starts, baselines, strict=True):
                    self._draw_ruby(canvas, line, start, baseline, x + width)

    @property
    def first_baseline(self) -> float:
        """From the top of a line to its baseline: the text stands low enough for the ruby over it."""
        spare = self.style.leading - self.style.size
        above = spare * (0.85 if self.style.ruby else 0.5)
        return above + _ASCENT * self.style.size

    def _start(self, line: Sequence[Cell], width: float) -> float:
        free = width - sum(cell.advance for cell in line)
        return {"left": 0.0, "center": free / 2, "right": free}[self.style.align]

    def _draw_line(self, canvas: Any, line: Sequence[Cell], x: float, y: float) -> None:
        """Cells that follow each other without a gap are drawn as one string."""
        run, run_x, at = "", x, x
        for cell in line:
            blank = cell.before + cell.after
            if blank <= 0:
                run += cell.text
            else:
                self._draw_string(canvas, run, run_x, y)
                self._draw_spread(canvas, cell, at, y, blank / len(cell.text))
                run, run_x = "", at + cell.advance
            at += cell.advance
        self._draw_string(canvas, run, run_x, y)

    def _draw_string(self, canvas: Any, text: str, x: float, y: float) -> None:
        self.typeface.draw(canvas, text, x, y, self.style.size, self.style.bold)

    def _draw_spread(self, canvas: Any, cell: Cell, x: float, y: float, gap: float) -> None:
        """A word narrower than its ruby: half a gap before the first character, a whole one between two."""
        self.typeface.draw(canvas, cell.text, x + gap / 2, y, self.style.size, self.style.bold, gap)

    def _draw_ruby(self, canvas: Any, line: Sequence[Cell], x: float, y: float, most: float) -> None:
        """The ruby of a line; it stays inside the paragraph at its edges and never touches the ruby before it."""
        above = y + self.style.size * (_ASCENT + _RUBY_GAP) + self.style.ruby * (1 - _ASCENT)
        at = least = x
        for cell in line:
            if cell.ruby:
                spare = cell.width - cell.ruby_width
                if spare > 0:
                    self._draw_spread_ruby(canvas, cell, at + cell.before, above, spare / len(cell.ruby))
                    least = at + cell.before + cell.width
                else:
                    start = at + cell.before + spare / 2
                    start = max(least, min(start, most - cell.ruby_width))
                    self.typeface.draw(canvas, cell.ruby, start, above, self.style.ruby)
                    least = start + cell.ruby_width
            at += cell.advance

    def _draw_spread_ruby(self, canvas: Any, cell: Cell, x: float, y: float, gap: float) -> None:
        """1:2:1: half a gap before the first kana, a whole one between two, half a one after the last."""
        kana = self.typeface.width(cell.ruby, self.style.ruby)
        at = x + (cell.width - kana - gap * (len(cell.ruby) - 1)) / 2
        self.typeface.draw(canvas, cell.ruby, at, y, self.style.ruby, gap=gap)


def _length(line: Sequence[Cell]) -> float:
    return sum([cell.advance for cell in line])
