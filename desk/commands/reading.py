"""How a word is read on sheets: looked up, corrected for the whole city, and taken back."""

from __future__ import annotations

import argparse

from desk import i18n
from desk.commands.common import opened, print_json, tend
from desk.errors import DeskError
from desk.i18n import _
from desk.records.reading import Known
from desk.records.wording.readings import reading_source
from desk.settings import Settings


def run_reading(chosen: argparse.Namespace, here: Settings) -> int:
    """Tell how a word is read and where that comes from; with ``--set`` and ``--remove`` after it was changed."""
    from desk.work.readings import correct_reading, reading_of

    if chosen.reading is not None and not chosen.reading.strip():
        raise DeskError(_("読みを書いてください。直した読みを取り消すには --remove を付けます。"))
    with opened(here) as desk:
        if chosen.reading is not None or chosen.remove:
            _before, known = correct_reading(desk, chosen.word, chosen.reading or "", chosen.staff)
            tend(desk)
        else:
            known = reading_of(desk, chosen.word)
    if chosen.json:
        by = {"by": known.by} if known.by else {}
        print_json({"word": known.word, "reading": known.reading, "source": known.source, **by})
    else:
        print(_sentence(known))
    return 0


def _sentence(known: Known) -> str:
    if not known.reading:
        return _("{word}：読みが分かりません。--set で決められます。").format(word=known.word)
    source = reading_source(known, i18n.active())
    return _("{word}：{reading}（{source}）").format(word=known.word, reading=known.reading, source=source)
