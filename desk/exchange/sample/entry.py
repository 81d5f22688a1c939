"""One entry of a sample file, read field by field, so that a slip is named with its file, entry and field."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

from desk.errors import DeskError
from desk.i18n import _

Code = TypeVar("Code", bound=StrEnum)
Value = TypeVar("Value")


class Entry:
    """A table of a TOML file. What nobody asked for is left over, and ``finish`` complains about it."""

    def __init__(self, values: dict[str, Any], file: str, name: str) -> None:
        self.file = file
        self.name = name
        self._values = values
        self._asked: set[str] = set()

    def fault(self, field: str, what: str) -> DeskError:
        """The error for this field: where it stands and what is wrong with it."""
        return DeskError(
            _("{file} の「{name}」の {field}：{what}").format(file=self.file, name=self.name, field=field, what=what)
        )

    def has(self, field: str) -> bool:
        """Whether the field is there; counts as asking for it."""
        self._asked.add(field)
        return field in self._values

    def text(self, field: str, default: str | None = "") -> str:
        """A text; ``default=None`` makes it required."""
        value = self._get(field, str, default)
        if value is None:
            raise self.fault(field, _("がありません。"))
        return str(value)

    def number(self, field: str) -> int | None:
        """A whole number, None where it is not given."""
        value: int | None = self._get(field, int, None)
        if isinstance(value, bool):
            raise self.fault(field, _("数ではありません。"))
        return value

    def degrees(self, field: str) -> float | None:
        """A coordinate in degrees, None where it is not given."""
        value: float | None = self._get(field, float, None)
        return value

    def flag(self, field: str) -> bool | None:
        """True, false, or None for not known."""
        value: bool | None = self._get(field, bool, None)
        return value

    def texts(self, field: str) -> tuple[str, ...]:
        """A list of texts, empty where it is not given."""
        values = self._get(field, list, [])
        if not all(isinstance(value, str) for value in values):
            raise self.fault(field, _("文字のならびではありません。"))
        return tuple(values)

    def code(self, field: str, codes: type[Code]) -> Code | None:
        """One code of a closed list, None where it is not given."""
        value = self.text(field)
        if not value:
            return None
        try:
            return codes(value)
        except ValueError as fault:
            raise self.fault(field, _("「{value}」というコードはありません。").format(value=value)) from fault

    def codes(self, field: str, codes: type[Code]) -> tuple[Code, ...]:
        """Codes of a closed list."""
        try:
            return tuple(codes(value) for value in self.texts(field))
        except ValueError as fault:
            raise self.fault(field, str(fault)) from fault

    def span(self, field: str) -> tuple[int | None, int | None]:
        """Two whole numbers written "3-5", "60-" or "-12"; both None where it is not given."""
        value = self.text(field)
        if not value:
            return None, None
        low, dash, high = value.partition("-")
        if not dash or not (low + high).isdecimal():
            raise self.fault(field, _("「{value}」は「3-5」「60-」のような範囲ではありません。").format(value=value))
        return int(low) if low else None, int(high) if high else None

    def parsed(self, field: str, parse: Callable[[str], Value]) -> Value | None:
        """A text turned into something by ``parse``, whose ValueError becomes the fault of this field."""
        value = self.text(field)
        if not value:
            return None
        try:
            return parse(value)
        except ValueError as fault:
            raise self.fault(field, str(fault)) from fault

    def part(self, field: str) -> Entry | None:
        """A table within this one."""
        values = self._get(field, dict, None)
        return None if values is None else Entry(values, self.file, f"{self.name}.{field}")

    def parts(self, field: str) -> tuple[Entry, ...]:
        """Tables within this one, in their order."""
        tables = self._get(field, list, [])
        if not all(isinstance(table, dict) for table in tables):
            raise self.fault(field, _("表のならびではありません。"))
        return tuple(Entry(table, self.file, f"{self.name}.{field}") for table in tables)

    def finish(self) -> None:
        """Refuse fields that nobody asked for: a slip of the pen must not vanish silently."""
        left = sorted(set(self._values) - self._asked)
        if left:
            raise self.fault(left[0], _("この項目は使われません。"))

    def _get(self, field: str, sort: type[Any], default: Any) -> Any:
        self._asked.add(field)
        value = self._values.get(field, default)
        if value is not default and not isinstance(value, sort):
            raise self.fault(field, _("書き方が違います。"))
        return value
