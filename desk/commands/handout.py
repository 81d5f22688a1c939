"""Sheets from the command line: set as a PDF, in the way that is asked for."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from desk import i18n
from desk.commands.common import codes_of, opened, print_json, resource_of
from desk.commands.search_output import alternative
from desk.errors import DeskError
from desk.i18n import _
from desk.records import wording
from desk.records.case import Case, Sheet, TrayItem
from desk.records.codes import Mode
from desk.records.ids import new_id
from desk.records.search import Alternative
from desk.records.sheet import EASY, JAPANESE, Choices, Side, sheet_languages
from desk.settings import Settings
from desk.work.desk import Desk
from desk.work.sheet_notes import Note, notes


def run_handout(chosen: argparse.Namespace, here: Settings) -> int:
    """Set a sheet as PDF. What speaks against an item stands on the sheet in words, and on stderr.

    With a slip number the sheet comes as it was given; what changed since is told on stderr. With ``--today`` it comes
    as its records are today, marked where they changed, and is put on record under a number of its own.
    """
    from desk.work.given import since_given
    from desk.work.sending import text_of_sheet

    if not chosen.output and not chosen.text:
        raise DeskError(_("書き出すファイルを -o で指定してください。文章だけなら --text を付けてください。"))
    if bool(chosen.ids) == bool(chosen.slip):
        raise DeskError(_("番号（ID）か伝票番号（--slip）のどちらかを指定してください。"))
    if chosen.today and not chosen.slip:
        raise DeskError(_("--today は --slip と一緒に指定してください。"))
    with opened(here) as desk:
        sheet = _given(desk, chosen.slip) if chosen.slip else _new(desk, chosen)
        since = since_given(desk, sheet) if chosen.slip else ()
        if chosen.today:
            sheet = _of_today(desk, sheet)
        text = text_of_sheet(desk, sheet.handout) if chosen.text else ""
        found = notes(sheet, datetime.now(), here.preferences.confirmation_days, i18n.active())
        instead = _instead(desk, sheet, found)
    output = Path(chosen.output) if chosen.output else None
    if output is not None:
        write_pdf(output, sheet.pdf)
    last = {note.resource_id: note for note in found}
    for note in found:
        print(note.text, file=sys.stderr)
        for one in instead.get(note.resource_id, ()) if last[note.resource_id] is note else ():
            print(f"    → {wording.instead(one, i18n.active())}", file=sys.stderr)
    for sentence in since:
        print(sentence, file=sys.stderr)
    if chosen.json:
        warnings = [_warning(note, instead) for note in found]
        warnings += [{"sort": "since_given", "about": chosen.slip, "text": sentence} for sentence in since]
        print_json(_as_json(output, sheet, warnings, text))
    elif chosen.text:
        print(text, end="")
    else:
        print(output)
    return 0


def _instead(desk: Desk, sheet: Sheet, found: Sequence[Note]) -> dict[str, tuple[Alternative, ...]]:
    """What may serve in place of the items that something speaks against, by the id of their records."""
    from desk.work.instead import instead_on_sheet
    from desk.work.searching import load_analyser

    if not any(note.resource_id for note in found):
        return {}
    load_analyser(desk)
    return instead_on_sheet(desk, sheet.handout)


def _warning(note: Note, instead: dict[str, tuple[Alternative, ...]]) -> dict[str, Any]:
    told: dict[str, Any] = {"sort": note.sort, "about": note.about, "text": note.text}
    if not note.resource_id:
        return told
    return told | {"alternatives": [alternative(one, i18n.active()) for one in instead.get(note.resource_id, ())]}


def _new(desk: Desk, chosen: argparse.Namespace) -> Sheet:
    from desk.work.handing_over import prepare_sheet
    from desk.work.templates import file_of
    from desk.work.towns import town_of

    choices = replace(choices_of(chosen), template=chosen.template)
    file_of(desk.settings.home, choices.template)
    resources = [resource_of(desk, resource_id) for resource_id in chosen.ids]
    tray = tuple(TrayItem(id=new_id(), resource=resource, short=chosen.short) for resource in resources)
    town = town_of(desk, chosen.town) if chosen.town.strip() else None
    return prepare_sheet(desk, Case(id=new_id(), tray=tray, choices=choices, town=town))[1]


def _given(desk: Desk, slip: str) -> Sheet:
    from desk.work.handing_over import sheet_of

    sheet = sheet_of(desk, slip)
    if sheet is None:
        raise DeskError(_("伝票番号 {slip} の配布資料は見つかりません。").format(slip=slip))
    return sheet


def _of_today(desk: Desk, given: Sheet) -> Sheet:
    """The sheet as its records are today, on record with the file that was kept of it."""
    from desk.work.handing_over import TO_FILE
    from desk.work.today import hand_over_today, sheet_of_today

    sheet = sheet_of_today(desk, given.handout)
    done = hand_over_today(desk, sheet, None, TO_FILE)
    print(_("記録しました: {slip}").format(slip=done.slip), file=sys.stderr)
    return sheet


def choices_of(chosen: argparse.Namespace) -> Choices:
    """How the sheet is to be set. Raises DeskError where mode and languages contradict each other."""
    (mode,) = codes_of(Mode, [chosen.mode])
    languages = [code.strip() for code in chosen.sheet_language.split(",") if code.strip()]
    for code in languages:
        if code not in sheet_languages():
            known = ", ".join(sheet_languages())
            raise DeskError(_("言語 {code} はまだありません。使える言語: {known}").format(code=code, known=known))
    beside = None
    if mode is Mode.PAIR:
        if len(languages) == 1 and languages != [JAPANESE]:
            languages.insert(0, JAPANESE)
        if len(set(languages)) != 2:
            raise DeskError(_("2つ並べるときは、言語を2つ指定してください（例: --language ja,vi）。"))
        beside = Side(language=languages.pop())
    if len(languages) > 1:
        raise DeskError(_("言語を2つ指定するときは、--mode pair を付けてください。"))
    language = languages[0] if languages else JAPANESE
    if mode is Mode.EASY and language not in (JAPANESE, EASY):
        raise DeskError(
            _("やさしい日本語とほかの言語を並べるときは、--mode pair --language easy,{code} としてください。").format(
                code=language
            )
        )
    return Choices(
        mode=mode,
        language=language,
        beside=beside,
        mono=chosen.mono,
        greeting=chosen.greeting,
    )


def write_pdf(output: Path, pdf: bytes) -> None:
    """Write a sheet to a file. Raises DeskError where that can't be."""
    try:
        output.write_bytes(pdf)
    except OSError as error:
        raise DeskError(
            _("{path} に書けません（{reason}）。別の場所を指定してください。").format(
                path=output, reason=error.strerror
            )
        ) from error


def _as_json(output: Path | None, sheet: Sheet, warnings: list[dict[str, Any]], text: str) -> dict[str, Any]:
    choices = sheet.handout.choices
    return {
        **({"file": str(output)} if output is not None else {}),
        **({"content": text} if text else {}),
        "slip": sheet.handout.slip,
        **({"former": sheet.handout.former.slip} if sheet.handout.former is not None else {}),
        "pages": sheet.pages,
        "mode": choices.mode,
        "languages": choices.languages,
        "template": choices.template,
        "fonts": sheet.handout.fonts,
        "warnings": warnings,
    }
