"""Records as short JSON: what is at its default is left out, which halves the file and is quicker both ways.

msgspec leaves defaults out for its own structs only; so each record class gets a struct of the same fields, made from
its type hints, through which it is written. Reading needs none: a dataclass fills in its defaults by itself.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from functools import cache
from typing import Any

import msgspec

from desk.records.resource import Resource


def encode(resource: Resource) -> bytes:
    """The record as JSON without its defaults."""
    return msgspec.json.encode(msgspec.convert(resource, _struct(Resource), from_attributes=True))


def decoder() -> msgspec.json.Decoder[Resource]:
    """Reads what ``encode`` wrote."""
    return msgspec.json.Decoder(Resource)


@cache
def _struct(record: type[Any]) -> type[msgspec.Struct]:
    hints = typing.get_type_hints(record)
    fields: list[Any] = []
    for field in dataclasses.fields(record):
        kind = _mirrored(hints[field.name])
        if field.default is not dataclasses.MISSING:
            fields.append((field.name, kind, field.default))
        elif field.default_factory is not dataclasses.MISSING:
            fields.append((field.name, kind, msgspec.field(default_factory=kind)))
        else:
            fields.append((field.name, kind))
    return msgspec.defstruct(record.__name__, fields, omit_defaults=True, kw_only=True)


def _mirrored(hint: Any) -> Any:
    if dataclasses.is_dataclass(hint):
        return _struct(hint)  # type: ignore[arg-type]  # a class, as type hints are
    arguments = tuple(part if part is Ellipsis else _mirrored(part) for part in typing.get_args(hint))
    match typing.get_origin(hint):
        case types.UnionType | typing.Union:
            return typing.Union[arguments]  # noqa: UP007 - made from parts known only now
        case origin if origin is tuple:
            return tuple[arguments]  # type: ignore[valid-type]
        case _:
            return hint
