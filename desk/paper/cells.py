"""A line of text as the pieces that stay whole, with their ruby and the room it takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desk.paper.aligning import Segment
from desk.paper.breaking import HANGING, SHORTEST_LAST, Unit, forced_grade, grades, lines
from desk.paper.fonts import Typeface
from desk.paper.grades import Grade
from desk.paper.scripts import clusters
from desk.text import has_kanji

_BETWEEN_RUBY = 1.4
"""Least space in points between the ruby of two words."""

Colour = tuple[float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a paragraph is set. Lengths in points; ``leading`` is the distance of baselines; no ruby where ``ruby`` is 0.

    ``longest`` is the longest line in full-width characters: 35 for what is read (rule for handouts). ``shortest_last``:
    characters that the last line has at least where it can; in a label of two words the second may be short. ``role``: what it is to who
    listens (ISO 32000-1, 14.8.4): P, H1, H2.
    """

    size: float
    leading: float
    ruby: float = 0.0
    bold: bool = False
    colour: Colour = (0.0, 0.0, 0.0)
    align: str = "left"
    longest: float = 35.0
    shortest_last: int = SHORTEST_LAST
    role: str = "P"


@dataclass(frozen=True, slots=True)
class Cell:
    """What stays together: letters without ruby, or a word with its ruby. ``before`` and ``after`` are blank space."""

    text: str
    ruby: str
    width: float
    ruby_width: float
    grade: Grade
    before: float = 0.0
    after: float = 0.0

    @property
    def advance(self) -> float:
        """How far the next cell is."""
        return self.before + self.width + self.after


def split_lines(segments: Sequence[Segment]) -> list[list[Segment]]:
    """The segments of each line that a newline ends, empty lines left out."""
    if not any("\n" in base for base, _ruby in segments):
        whole = [segment for segment in segments if segment[0]]
        return [whole] if whole else []
    paragraphs: list[list[Segment]] = [[]]
    for base, ruby in segments:
        for number, piece in enumerate(base.split("\n")):
            if number:
                paragraphs.append([])
            if piece:
                paragraphs[-1].append((piece, ruby))
    return [paragraph for paragraph in paragraphs if paragraph]


def whole_line(segments: Sequence[Segment], style: Style, typeface: Typeface) -> list[Cell]:
    """One line of text that is not broken: a cell for each word with ruby, and one for all that is between two."""
    found: list[Cell] = []
    bare = ""
    for base, ruby in segments:
        if not (ruby and style.ruby):
            bare += base
            continue
        if bare:
            found.append(_plain_cell(bare, Grade.NEVER, style, typeface))
            bare = ""
        found.append(_ruby_cell(base, ruby, Grade.NEVER, style, typeface))
    if bare:
        found.append(_plain_cell(bare, Grade.NEVER, style, typeface))
    return _with_room_for_ruby(found, style, typeface) if style.ruby else found


def cells_of(segments: Sequence[Segment], style: Style, typeface: Typeface) -> list[Cell]:
    """One line of text as the pieces that stay whole, with the space that long ruby needs."""
    text = "".join(base for base, _ruby in segments)
    graded = grades(text, typeface.language)
    found: list[Cell] = []
    at = 0
    for base, ruby in segments:
        if ruby and style.ruby:
            at += len(base)
            found.append(_ruby_cell(base, ruby, graded[at], style, typeface))
            continue
        piece = ""
        for character in base:
            if piece and (character in HANGING or character == " "):
                # A mark that may hang stands in a cell of its own, and a space, which vanishes at a line's end.
                found.append(_plain_cell(piece, Grade.NEVER, style, typeface))
                piece = ""
            at += 1
            piece += character
            if graded[at] != Grade.NEVER or character in HANGING:
                found.append(_plain_cell(piece, graded[at], style, typeface))
                piece = ""
        if piece:
            found.append(_plain_cell(piece, graded[at], style, typeface))
    return _with_room_for_ruby(found, style, typeface) if style.ruby else found


def _ruby_cell(base: str, ruby: str, grade: Grade, style: Style, typeface: Typeface) -> Cell:
    width = typeface.width(base, style.size, style.bold)
    return Cell(base, ruby, width, typeface.width(ruby, style.ruby), grade)


def _plain_cell(text: str, grade: Grade, style: Style, typeface: Typeface) -> Cell:
    return Cell(text, "", typeface.width(text, style.size, style.bold), 0.0, grade)


def _with_room_for_ruby(cells: Sequence[Cell], style: Style, typeface: Typeface) -> list[Cell]:
    """Widen words whose ruby is longer than they and cannot hang over the kana beside them."""
    found = []
    for number, cell in enumerate(cells):
        excess = (cell.ruby_width + _BETWEEN_RUBY - cell.width) / 2 if cell.ruby else 0.0
        if excess <= 0:
            found.append(cell)
            continue
        left = cells[number - 1] if number else None
        right = cells[number + 1] if number + 1 < len(cells) else None
        before = max(0.0, excess - _overhang(left, style, typeface, at_end=True))
        after = max(0.0, excess - _overhang(right, style, typeface, at_end=False))
        found.append(Cell(cell.text, cell.ruby, cell.width, cell.ruby_width, cell.grade, before=before, after=after))
    return found


def _overhang(neighbour: Cell | None, style: Style, typeface: Typeface, *, at_end: bool) -> float:
    """How far ruby may stand over a neighbour: half of a kana or mark without ruby of its own, nothing over kanji."""
    if neighbour is None or neighbour.ruby:
        return 0.0
    character = neighbour.text[-1] if at_end else neighbour.text[0]
    if has_kanji(character):
        return 0.0
    return min(style.ruby / 2, typeface.width(character, style.size, style.bold) / 2)


def lines_of(cells: Sequence[Cell], width: float, style: Style, typeface: Typeface) -> list[list[Cell]]:
    """The cells of one paragraph in lines of a width in points."""
    whole = [part for cell in cells for part in _fitting(cell, width, style, typeface)]
    units = [_unit(cell) for cell in whole]
    return [_trimmed(whole[start:end]) for start, end in lines(units, width, style.shortest_last)]


def _unit(cell: Cell) -> Unit:
    last = cell.text[-1]
    return Unit(
        width=cell.advance,
        grade=cell.grade,
        hang=cell.width if cell.text in HANGING else 0.0,
        blank=cell.width if last in " 　" and len(cell.text) == 1 else 0.0,
        count=len(cell.text),
    )


def _fitting(cell: Cell, width: float, style: Style, typeface: Typeface) -> list[Cell]:
    """The cell, or its characters one by one where it is wider than the whole line; long ruby is parted with them."""
    if cell.advance <= width or len(cell.text) == 1:
        return [cell]
    pieces = list(cell.text) if cell.ruby else clusters(cell.text)
    count = len(pieces)
    found = []
    for number, piece in enumerate(pieces):
        start, end = (round(len(cell.ruby) * n / count) for n in (number, number + 1))
        ruby = cell.ruby[start:end]
        own = typeface.width(piece, style.size, style.bold)
        ruby_width = typeface.width(ruby, style.ruby) if ruby else 0.0
        grade = cell.grade if number == count - 1 else forced_grade(piece[-1], pieces[number + 1][0])
        found.append(Cell(piece, ruby, own, ruby_width, grade))
    return _with_room_for_ruby(found, style, typeface) if cell.ruby else found


def _trimmed(line: list[Cell]) -> list[Cell]:
    """The line without blank space at its end."""
    while len(line) > 1 and not line[-1].text.strip():
        line = line[:-1]
    return line
