"""What the commands share: an opened desk, checked codes, and JSON."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Any, TypeVar

import msgspec

from desk.errors import DeskError
from desk.i18n import _
from desk.records.resource import Resource
from desk.settings import Settings
from desk.work.desk import Desk
from desk.work.start import is_ready

Code = TypeVar("Code", bound=StrEnum)


@contextmanager
def opened(here: Settings, *, tended: bool = True) -> Iterator[Desk]:
    """A desk that was set up, with its index in step; closed when the command ends."""
    if not is_ready(here):
        if not here.database_override:
            raise DeskError(_("まだ準備ができていません。先に desk init を実行してください。"))
        from desk.work.start import initialise

        here = initialise(here)
    desk = Desk(here)
    try:
        if tended:
            tend(desk)
        yield desk
    finally:
        desk.close()


def tend(desk: Desk) -> None:
    """Bring the index in step with the truth, and the sample with the day."""
    from desk.work.start import refresh_sample
    from desk.work.upkeep import tend

    if tend(desk).reachable and refresh_sample(desk):
        tend(desk)


def resource_of(desk: Desk, resource_id: str) -> Resource:
    """A resource by its id; a sentence where there is none."""
    from desk.work.searching import read_resource

    found = read_resource(desk, resource_id)
    if found is None:
        raise DeskError(
            _("番号 {id} の情報はありません。desk search で番号を確かめてください。").format(id=resource_id)
        )
    return found


def codes_of(codes: type[Code], given: list[str]) -> tuple[Code, ...]:
    """Codes of a closed list; a sentence naming those that there are."""
    try:
        return tuple(codes(code) for code in given)
    except ValueError as error:
        known = " ".join(code.value for code in codes)
        raise DeskError(
            _("「{code}」という指定はありません。使えるもの: {known}").format(
                code=error.args[0].split("'")[1], known=known
            )
        ) from error


def refuse_unknown(words: Any, scheme: str, given: list[str]) -> None:
    """Refuse codes that the city's vocabulary lacks."""
    known = [term.code for term in words.of(scheme)]
    for code in given:
        if code not in known:
            raise DeskError(
                _("「{code}」という指定はありません。使えるもの: {known}").format(code=code, known=" ".join(known))
            )


def print_json(value: Any) -> None:
    """Print as JSON, in UTF-8 whatever the console is set to."""
    sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n")
    sys.stdout.buffer.flush()
