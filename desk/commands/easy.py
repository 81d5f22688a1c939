"""やさしい日本語 from the command line: what is hard in a text or in a record's words."""

from __future__ import annotations

import argparse
from typing import Any
from uuid import UUID

from desk import i18n
from desk.commands.common import opened, print_json, resource_of
from desk.easy.findings import Check, label, why
from desk.i18n import _, ngettext
from desk.settings import Settings


def run_easy_check(chosen: argparse.Namespace, here: Settings) -> int:
    """Tell what is hard in a text, or in the record of this id, and what the rules make of it."""
    from desk.work.easy_checking import check_text, free_text

    with opened(here, tended=_is_id(chosen.text)) as desk:
        text = free_text(resource_of(desk, chosen.text)) if _is_id(chosen.text) else chosen.text
        found = check_text(desk, text)
    if chosen.json:
        print_json(_as_json(found))
    else:
        _print(found)
    return 0


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _print(found: Check) -> None:
    c = i18n.active()
    print(found.text)
    for finding in found.findings:
        part = found.text[finding.start : finding.end]
        mend = _(" → {mend}").format(mend=finding.mend) if finding.mend is not None else ""
        print(
            _("{label}「{part}」{mend}：{why}").format(
                label=label(finding.sort, c), part=part, mend=mend, why=why(finding.sort, c)
            )
        )
    told = ngettext("{count}文のうち、やさしい文は{easy}文", "{count}文のうち、やさしい文は{easy}文", found.sentences)
    print(told.format(count=found.sentences, easy=found.easy_sentences))
    if found.proposal != found.text:
        print(_("直した案：{text}").format(text=found.proposal))


def _as_json(found: Check) -> dict[str, Any]:
    c = i18n.active()
    return {
        "text": found.text,
        "score": found.score,
        "sentences": found.sentences,
        "easy_sentences": found.easy_sentences,
        "longest_sentence": found.longest,
        "most_kanji": found.most_kanji,
        "characters": found.characters,
        "findings": [
            {
                "start": finding.start,
                "end": finding.end,
                "text": found.text[finding.start : finding.end],
                "kind": finding.sort,
                "why": why(finding.sort, c),
                "proposal": finding.mend,
            }
            for finding in found.findings
        ],
        "proposal": found.proposal,
    }
