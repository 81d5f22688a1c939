"""What a sheet is set with: its fonts, styles, language and readings, and what could not be drawn or read."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from desk.easy.checking import plainer
from desk.easy.spacing import spaced_segments
from desk.i18n import Catalogue
from desk.paper.aligning import Segment
from desk.paper.cells import Style
from desk.paper.fonts import Typeface
from desk.paper.look import Look
from desk.paper.plain_text import plain
from desk.paper.readings import Reader
from desk.paper.ruby import Text
from desk.records.sheet import EASY, JAPANESE
from desk.records.template import Template


@dataclass(slots=True)
class Setting:
    """Makes the texts of one side of a sheet; ``reader`` where it has ふりがな. ``missing`` fills up while it does.

    ``names`` sets what is Japanese on a side in another language: names, titles, the words of a record; None on a
    Japanese side. ``is_alone``: no other side of the sheet is Japanese, so that labels have Japanese beside them.
    """

    typeface: Typeface
    look: Look
    catalogue: Catalogue
    reader: Reader | None = None
    names: Setting | None = None
    is_alone: bool = False
    template: Template = field(default_factory=Template)
    missing: set[str] = field(default_factory=set)

    def text(self, text: str, style: Style) -> Text:
        """A paragraph in a style, with readings where the sheet has them."""
        if self.catalogue.language == EASY:
            segments = self._easy(plain(text), style)
        else:
            segments = self._read(text, style)
        made = Text(segments, style, self.typeface)
        made.language = JAPANESE if self.catalogue.language == EASY else self.catalogue.language
        self.missing |= made.missing
        return made

    def _read(self, text: str, style: Style) -> tuple[Segment, ...]:
        return self.reader.read(text) if self.reader is not None and style.ruby else ((plain(text), ""),)

    def _easy(self, text: str, style: Style) -> tuple[Segment, ...]:
        """The pieces of a text in やさしい日本語: what records say of dates and times by its rules, spaces after phrases.

        Names stay as they are, and so does a title.
        """
        names = self.reader.names_in(text) if self.reader is not None else ()
        named = [match.span() for name in names for match in re.finditer(re.escape(name), text)]
        text = plainer(text, lambda start, end: any(start < last and first < end for first, last in named))
        segments = self._read(text, style)
        return segments if style is self.look.title else spaced_segments(segments, names)

    def japanese(self, text: str, style: Style) -> Text:
        """A paragraph that is Japanese on a sheet of any language: a name, a title, what a record says.

        Where the desk's own words in the other language are among it, it is set as that language.
        """
        by = self if self.names is None or not self.names.typeface.covers(text) else self.names
        return by.text(text, style)

    @property
    def is_japanese(self) -> bool:
        """Whether this side is in Japanese, easy or not."""
        return self.names is None

    @property
    def beside(self) -> Setting | None:
        """What says in Japanese what this side says in another language; None where another side does."""
        return self.names if self.is_alone else None

    @property
    def rows_x(self) -> float:
        """Where the rows of an item begin."""
        return self.look.frame.x + self.look.frame.rows

    @property
    def rows_width(self) -> float:
        """How wide they are."""
        return self.look.frame.width - self.look.frame.rows

    @property
    def lacking(self) -> set[str]:
        """The characters that no font has, in either language of this side."""
        return self.missing | (self.names.missing if self.names is not None else set())

    @property
    def unread(self) -> set[str]:
        """The words that stay without a reading on a sheet that has readings."""
        return self.reader.unread if self.reader is not None else set()
