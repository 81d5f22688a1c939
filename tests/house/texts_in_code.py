"""Where the code asks for a text, read as Python reads it.

babel's own reading passes over texts within f-strings before Python 3.12.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent.parent

# Every name by which the code asks for a text, with how many texts follow how many words of context;
# c.gettext is the catalogue of a sheet's own language.
_KEYWORDS = {"_": (0, 1), "N_": (0, 1), "gettext": (0, 1), "ngettext": (0, 2), "pgettext": (1, 1)}


@dataclass(frozen=True, slots=True)
class Found:
    """A text (or the text for one and for many) at a line, with its context where it has one."""

    line: int
    message: tuple[str, ...]
    context: str | None

    @property
    def id(self) -> str | tuple[str, ...]:
        """As babel names it."""
        return self.message if len(self.message) > 1 else self.message[0]


def texts_in(tree: ast.AST, *, passing_by: Callable[[ast.Call], bool] | None = None) -> Iterator[Found]:
    """The texts of a module or a part of it, in their order; without those ``passing_by`` is true for."""
    for call in sorted(calls_for_text(tree), key=lambda call: (call.lineno, call.col_offset)):
        if passing_by is not None and passing_by(call):
            continue
        contexts, texts = _KEYWORDS[_name(call.func)]
        given = [str(part.value) for part in call.args[: contexts + texts] if isinstance(part, ast.Constant)]
        if len(given) == contexts + texts:
            yield Found(call.lineno, tuple(given[contexts:]), given[0] if contexts else None)


def is_for_screen(call: ast.Call) -> bool:
    """Whether it asks in the screen's language: ``_("…")``, and not ``c.gettext("…")``."""
    return isinstance(call.func, ast.Name) and call.func.id != "N_"


def calls_for_text(tree: ast.AST) -> list[ast.Call]:
    """Every call of ``_`` and its like."""
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _name(node.func) in _KEYWORDS]


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else str(getattr(function, "attr", ""))
