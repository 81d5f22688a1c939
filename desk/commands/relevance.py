"""How well search finds what is meant, over judged queries."""

from __future__ import annotations

import argparse
from pathlib import Path

from desk.commands.common import print_json
from desk.i18n import _
from desk.settings import Settings


def run_relevance(chosen: argparse.Namespace, _here: Settings) -> int:
    """Recall, rank and empty answers over all and per class; with --misses also what was not found."""
    from desk.work.relevance import relevance

    figures, outcomes = relevance(Path(chosen.resources), Path(chosen.queries))
    if chosen.json:
        print_json(figures)
        return 0
    line = "{name:<16} {queries:>5} {recall_at_10:>10.3f} {mrr:>6.3f} {zero_recall:>5}"
    print(f"{'class':<16} {'count':>5} {'recall@10':>10} {'MRR':>6} {'zero':>5}")
    for name, group in figures["classes"].items():
        print(line.format(name=name, **group))
    print(line.format(name="all", **figures))
    print(_("「もしかして」で答えた検索: {count}件").format(count=figures["corrected"]))
    if figures["absent"]:
        print(
            _("何も見つからないのが正しい検索: {count}件（うち何も出なかったもの {empty}件）").format(
                count=figures["absent"], empty=figures["absent_empty"]
            )
        )
    if chosen.misses:
        for outcome in outcomes:
            if not outcome.is_perfect:
                asked = outcome.judged
                print(f"{asked.text}\t{asked.group}\t{outcome.recall:.2f}\t{outcome.reciprocal_rank:.2f}", end="\t")
                print(",".join(sorted(asked.relevant.difference(outcome.found))), ",".join(outcome.found), sep=" / ")
    return 0
