"""What the full-text table is asked: tokens by the place they stand in, joined by OR and AND.

A token is stored with a letter before it that tells its place: t the beginning of a title's word, s two or three
letters of a title, r the beginning of a title's reading, k keywords and names (organisation, place), a anywhere
(title, names, body). A lookup then reads only what it is about; columns of FTS5 would make it read and drop the rest.
Facets and days have tokens with an underscore after their letter (see ``entry``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

ANYWHERE = "tsra"
"""All places; what stands in names stands anywhere, too."""
NAMES = "tsrk"
TITLE = "tsr"
TITLE_WORDS = "t"


@dataclass(frozen=True, slots=True)
class Token:
    """One folded token of letters and digits, in any of these places."""

    text: str
    places: str


@dataclass(frozen=True, slots=True)
class Either:
    """Any of these."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Every:
    """All of these."""

    parts: tuple[Node, ...]


Node = Token | Either | Every


def word(text: str) -> Token:
    """A whole word: at the beginning of a title's word, among the names, or anywhere."""
    return Token(text, "tka")


def either(parts: Iterable[Node]) -> Node:
    """Any of these; a single one as it is."""
    given = tuple(dict.fromkeys(parts))
    return given[0] if len(given) == 1 else Either(given)


def every(parts: Iterable[Node]) -> Node:
    """All of these; a single one as it is."""
    given = tuple(dict.fromkeys(parts))
    return given[0] if len(given) == 1 else Every(given)


def match(node: Node, places: str = ANYWHERE) -> str:
    """The node as FTS5 takes it, looked for in these places only; empty when it can stand in none of them."""
    return _joined(" OR ", _choices(node, places))


def _choices(node: Node, places: str) -> list[str]:
    """What any one of satisfies the node; alternatives within alternatives lie flat."""
    if isinstance(node, Token):
        return [f'"{place}{node.text}"' for place in places if place in node.places]
    if isinstance(node, Either):
        return [choice for part in node.parts for choice in _choices(part, places)]
    parts = [match(part, places) for part in node.parts]
    return [all_of(parts)] if all(parts) else []


def any_of(tokens: Iterable[str]) -> str:
    """FTS5's expression for any of these tokens, which must not hold a quotation mark."""
    return _joined(" OR ", (f'"{token}"' for token in tokens))


def all_of(expressions: Iterable[str]) -> str:
    """FTS5's expression for all of these expressions, the empty ones left out."""
    return _joined(" AND ", (expression for expression in expressions if expression))


def _joined(by: str, expressions: Iterable[str]) -> str:
    given = list(dict.fromkeys(expressions))
    return f"({by.join(given)})" if len(given) > 1 else "".join(given)
