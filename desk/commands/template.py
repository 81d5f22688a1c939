"""Templates of sheets from the command line: which there are, whether one is right, and a copy to begin with."""

from __future__ import annotations

import argparse
import sys

from desk import i18n
from desk.commands.common import print_json
from desk.errors import DeskError
from desk.i18n import _
from desk.settings import Settings
from desk.work.templates import checked, copied, offered


def run_template(chosen: argparse.Namespace, here: Settings) -> int:
    """List the templates, check one, or copy one into the city's folder."""
    if chosen.action == "list":
        return _list(chosen, here)
    if not chosen.name:
        raise DeskError(_("ひな形の名前かファイルを指定してください（例: desk template check わが市.toml）。"))
    return _check(chosen, here) if chosen.action == "check" else _copy(chosen, here)


def _list(chosen: argparse.Namespace, here: Settings) -> int:
    found = offered(here.home, i18n.active().language)
    if chosen.json:
        print_json(
            [
                {"name": o.name, "label": o.label, "file": str(o.file), "own": o.is_own, "mistakes": o.mistakes}
                for o in found
            ]
        )
        return 0
    for one in found:
        print(f"{one.name}\t{one.label}\t{one.file}")
        for mistake in one.mistakes:
            print(f"  {mistake}")
    return 0


def _check(chosen: argparse.Namespace, here: Settings) -> int:
    file, mistakes = checked(here.home, chosen.name)
    if chosen.json:
        print_json({"file": str(file), "mistakes": mistakes})
    elif not mistakes:
        print(_("{file}：誤りはありません。").format(file=file))
    for mistake in mistakes:
        print(mistake, file=sys.stderr)
    return 2 if mistakes else 0


def _copy(chosen: argparse.Namespace, here: Settings) -> int:
    file = copied(here.home, chosen.name, chosen.new_name)
    if chosen.json:
        print_json({"file": str(file)})
    else:
        print(
            _("{file} を作りました。書き直したら desk template check {name} で確かめてください。").format(
                file=file, name=file.stem
            )
        )
    return 0
