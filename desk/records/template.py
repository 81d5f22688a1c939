"""What a city decides of its sheets: colours, logo, the order of an item, its own sentences, how it is reached.

A template is a small file that a city writes; its whole content goes with each sheet that was given, so that the sheet
can be set again as it was although the file has changed.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

_JAPANESE = "ja"
STANDARD = "standard"
"""The template that every sheet has until somebody chooses another one."""


class HeadStyle(StrEnum):
    """How the head of a sheet is parted from its items: by a line under it, or on a band of colour."""

    LINE = "line"
    BAND = "band"


class NumberStyle(StrEnum):
    """What the number of an item stands in."""

    SQUARE = "square"
    CIRCLE = "circle"


class Block(StrEnum):
    """The parts of an item on a sheet, in the order in which they stand where nobody orders otherwise."""

    KIND = "kind"
    TITLE = "title"
    SHORT_FACTS = "short_facts"
    SUMMARY = "summary"
    CODE = "code"
    ROWS = "rows"
    MAP = "map"
    ORIGIN = "origin"


BELOW = frozenset({Block.ROWS, Block.MAP, Block.ORIGIN})
"""What never stands beside the code of an item, and so ends its head."""

ROWS = (
    "when",
    "where",
    "way",
    "audience",
    "fee",
    "capacity",
    "teacher",
    "rooms",
    "teens",
    "visitors",
    "subjects",
    "roles",
    "form",
    "designation",
    "author",
    "takes",
    "how",
    "use",
    "application",
    "belongings",
    "support",
    "contact",
    "provider",
    "page",
    "caution",
    "steps",
)
"""What a row can be about, in the order in which rows stand where nobody orders otherwise."""

NEVER_LEFT_OUT = frozenset({Block.TITLE.value, Block.ROWS.value, "contact", "caution"})
"""What a resident must read: what it is, whom to ask, and the sentence that private providers carry."""

SENTENCES = ("heading", "continued", "opening", "number_label", "ask", "number", "closing")
"""The fixed sentences, from the top of a sheet to its foot; ``opening`` and ``closing`` are there only if written."""

FIELDS = frozenset({"slip", "city", "window", "contact"})
"""What the sentences may name in braces: {slip}."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """Colours are "#RRGGBB", empty for the product's own. ``logo`` is a PNG or JPEG, ``logo_height`` in millimetres.

    ``labels`` name it for staff, by language of the screen. ``blocks`` and ``rows`` come first in this order, the others
    after them; ``left_out`` are blocks and rows that don't stand on the sheet. ``sentences`` and ``contact`` by
    language of the sheet: what isn't there is said as the product says it.
    """

    name: str = STANDARD
    labels: dict[str, str] = field(default_factory=dict)
    accent: str = ""
    band: str = ""
    head: HeadStyle = HeadStyle.LINE
    number: NumberStyle = NumberStyle.SQUARE
    logo: bytes = b""
    logo_height: float = 12.0
    blocks: tuple[Block, ...] = ()
    rows: tuple[str, ...] = ()
    left_out: frozenset[str] = frozenset()
    sentences: dict[str, dict[str, str]] = field(default_factory=dict)
    contact: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def label(self, language: str) -> str:
        """What staff call it, in a language of the screen."""
        return self.labels.get(language) or self.labels.get(_JAPANESE) or self.name

    @property
    def head_blocks(self) -> tuple[Block, ...]:
        """What stands at the head of an item, beside its code, in its order."""
        found = tuple(itertools.takewhile(lambda block: block not in BELOW, self._order))
        return found if Block.TITLE in found else (Block.TITLE, *found)

    @property
    def lower_blocks(self) -> tuple[Block, ...]:
        """What stands below the head, in its order."""
        head = {Block.TITLE, *self.head_blocks}
        return tuple(block for block in self._order if block not in head)

    @property
    def has_code(self) -> bool:
        """Whether the code that opens the page stands on the sheet."""
        return Block.CODE not in self.left_out

    @property
    def _order(self) -> tuple[Block, ...]:
        standing = (block for block in dict.fromkeys((*self.blocks, *Block)) if block not in self.left_out)
        return tuple(block for block in standing if block is not Block.CODE)

    def row_place(self, key: str) -> int:
        """How far up the rows about this are set; those that nobody ordered keep the order that they come in."""
        return self.rows.index(key) if key in self.rows else len(self.rows)

    def within(self, languages: Iterable[str]) -> Template:
        """What of it a sheet in these languages needs, so that not all of them are kept with each sheet."""
        needed = {_JAPANESE, *languages}
        return replace(
            self,
            sentences={code: told for code, told in self.sentences.items() if code in needed},
            contact={code: told for code, told in self.contact.items() if code in needed},
        )

    def sentence(self, name: str, language: str) -> str:
        """A fixed sentence in a language; empty where the product's own stands."""
        return self.sentences.get(language, {}).get(name, "")
