"""What the index is asked: tokens by the place they stand in, joined by OR and AND.

A token is stored with a letter before it that tells its place: t the beginning of a title's word, w a whole word of it, s
two or three letters of a title, r the beginning of a title's reading, k keywords and names (organisation, place), a the
body. A lookup then reads only what it is about.
Facets and days have tokens with an underscore after their letter (see ``entry``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

ANYWHERE = "tsrkwa"
"""All places. A word of title or names isn't stored again for the body."""
NAMES = "tsrkw"
TITLE = "tsrw"
TITLE_WORDS = "t"


class Token(NamedTuple):
    """One folded token of letters and digits, in any of these places."""

    text: str
    places: str


_Part = TypeVar("_Part")


class _Joined(Generic[_Part]):
    """Parts that are joined. Their hash is worked out once: each key asks for the same ones again and again."""

    __slots__ = ("_hash", "parts")

    def __init__(self, parts: tuple[_Part, ...]) -> None:
        self.parts = parts
        self._hash = hash((type(self), parts))

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return self is other or (type(self) is type(other) and self.parts == other.parts)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.parts!r})"


class Either(_Joined["Node"]):
    """Any of these."""

    __slots__ = ()


class Every(_Joined["Node"]):
    """All of these."""

    __slots__ = ()


Node = Token | Either | Every


class AnyOf(_Joined["Expression"]):
    """What any one of satisfies."""

    __slots__ = ()


class AllOf(_Joined["Expression"]):
    """What all of satisfy."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Without:
    """What satisfies the first but not the second."""

    wanted: Expression
    unwanted: Expression


@dataclass(frozen=True, slots=True)
class Rows:
    """These records."""

    rowids: frozenset[int]


Expression = str | AnyOf | AllOf | Without | Rows
"""What ``postings`` finds rows for: a stored token, or others joined. The empty string stands for everything."""

NOTHING = "-_"
"""An expression that no record satisfies."""


def word(text: str) -> Token:
    """A whole word: at the beginning of a title's word, w a whole word of it, among the names, or anywhere."""
    return Token(text, "tka")


def whole(text: str) -> Token:
    """A whole word, and not what only begins so: うつ, not うつす."""
    return Token(text, "wka")


def either(parts: Iterable[Node]) -> Node:
    """Any of these; a single one as it is."""
    given = tuple(dict.fromkeys(parts))
    return given[0] if len(given) == 1 else Either(given)


def every(parts: Iterable[Node]) -> Node:
    """All of these; a single one as it is."""
    given = tuple(dict.fromkeys(parts))
    return given[0] if len(given) == 1 else Every(given)


@lru_cache(maxsize=4_000)
def match(node: Node, places: str = ANYWHERE) -> Expression:
    """The node as the index takes it, looked for in these places only; empty when it can stand in none of them."""
    return any_of(_choices(node, places))


def _choices(node: Node, places: str) -> list[Expression]:
    """What any one of satisfies the node; alternatives within alternatives lie flat."""
    if isinstance(node, Token):
        return [place + node.text for place in places if place in node.places]
    if isinstance(node, Either):
        return [choice for part in node.parts for choice in _choices(part, places)]
    parts = [match(part, places) for part in node.parts]
    return [all_of(parts)] if all(parts) else []


def any_of(expressions: Iterable[Expression]) -> Expression:
    """Any of these tokens or expressions; empty when there are none."""
    given = tuple(dict.fromkeys(expressions))
    return AnyOf(given) if len(given) > 1 else (given[0] if given else "")


def all_of(expressions: Iterable[Expression]) -> Expression:
    """All of these expressions, the empty ones left out."""
    given = tuple(dict.fromkeys(expression for expression in expressions if expression))
    return AllOf(given) if len(given) > 1 else (given[0] if given else "")


def without(expression: Expression, unwanted: Expression) -> Expression:
    """What satisfies the first (everything, when it is empty) but not the second; the first when that one is empty."""
    return Without(expression, unwanted) if unwanted else expression
