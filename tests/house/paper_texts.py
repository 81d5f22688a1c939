"""Which texts paper uses: those that ``desk.paper`` asks a sheet's own catalogue for, and those of what it calls.

Names are followed from definition to definition as imports lead, so that a label which no sheet shows troubles no
translator. Texts of ``_`` are the screen's and stay there.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.house.texts_in_code import CHECKOUT, Found, is_for_screen, texts_in

Place = tuple[str, str]
"""A module as a dotted name, and a name that it defines or imports."""


@cache
def texts_of(*rooms: str) -> list[tuple[str, Found]]:
    """The texts that modules in these rooms of desk can set on paper, each with the file it is written in."""
    code = _Code(CHECKOUT / "desk")
    reached = code.reached(module for module in code.modules if module.startswith(tuple(f"desk.{r}." for r in rooms)))
    found: list[tuple[str, Found]] = []
    for module, name in sorted(reached):
        for node in code.modules[module].definitions[name]:
            source = code.modules[module].source
            found.extend((source, one) for one in texts_in(node, passing_by=is_for_screen))
    return sorted(found, key=lambda each: (each[0], each[1].line))


class _Module:
    """One file: what it defines at its top, and where the names it imports come from."""

    def __init__(self, name: str, source: str, tree: ast.Module) -> None:
        self.source = source
        self.definitions: dict[str, list[ast.stmt]] = {}
        self.imports: dict[str, Place] = {}
        for statement in tree.body:
            for defined in _defined(statement):
                self.definitions.setdefault(defined, []).append(statement)
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and node.module and not node.level:
                self.imports.update({one.asname or one.name: (node.module, one.name) for one in node.names})


class _Code:
    """Every module of a package."""

    def __init__(self, folder: Path) -> None:
        self.modules: dict[str, _Module] = {}
        for file in sorted(folder.rglob("*.py")):
            source = file.relative_to(CHECKOUT).as_posix()
            name = source.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
            self.modules[name] = _Module(name, source, ast.parse(file.read_text("utf-8")))

    def reached(self, roots: Iterator[str]) -> set[Place]:
        """Every definition of these modules, and all that they use, and what that uses."""
        waiting = [(module, name) for module in roots for name in self.modules[module].definitions]
        found: set[Place] = set()
        while waiting:
            place = waiting.pop()
            if place not in found:
                found.add(place)
                module = self.modules[place[0]]
                waiting.extend(used for node in module.definitions[place[1]] for used in self._used(place[0], node))
        return found

    def _used(self, module: str, definition: ast.stmt) -> Iterator[Place]:
        for node in ast.walk(definition):
            if isinstance(node, ast.Name):
                yield from self._resolved((module, node.id))
            elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                base = self.modules[module].imports.get(node.value.id)
                if base is not None:
                    yield from self._resolved((f"{base[0]}.{base[1]}", node.attr))

    def _resolved(self, place: Place) -> Iterator[Place]:
        """Where a name is defined, through modules that only pass it on."""
        module = self.modules.get(place[0])
        if module is None:
            return
        if place[1] in module.definitions:
            yield place
        elif place[1] in module.imports and module.imports[place[1]] != place:
            yield from self._resolved(module.imports[place[1]])


def _defined(statement: ast.stmt) -> Iterator[str]:
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        yield statement.name
    elif isinstance(statement, ast.Assign):
        yield from (target.id for target in statement.targets if isinstance(target, ast.Name))
    elif isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
        yield statement.target.id
