"""How well search finds what people mean: recall, rank and empty answers over judged queries (``desk relevance``).

Two tables say what is asked; a line of headings (id, title … or query, class …) may begin them. Resources: id, title,
text. Queries: query, class, ids of the relevant resources parted by commas (none: nothing should be found). The
resources are indexed in a scratch home under the vocabulary that the product ships, and the queries go through the
very search of the counter.

Figures: recall@10 is the share of the relevant records among the first ten, of which at most ten can be; MRR is the mean
of one over the rank of the first relevant hit; a query has zero recall when none of the relevant records is among the
first ten. Where nothing at all was found and もしかして offers a text, the answer to that text counts, as if the user had
taken the offer: ``corrected`` says how often. Queries without relevant records count for nothing but ``absent`` and ``absent_empty``.
"""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desk.errors import DeskError
from desk.i18n import _
from desk.records.codes import Kind
from desk.records.resource import Programme, Resource
from desk.records.search import Query
from desk.settings import Preferences, Settings

if TYPE_CHECKING:
    from desk.search.find import Index

_FIRST = 10
_HEADINGS = (["id", "title"], ["query", "class"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One query with its class and the ids of what is relevant to it."""

    text: str
    group: str
    relevant: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one judged query found: the ids of the first hits, and the text that もしかして put in its place."""

    judged: Judged
    found: tuple[str, ...]
    corrected: str = ""

    @property
    def is_perfect(self) -> bool:
        """Whether it found all that is relevant and began with it; nothing at all where nothing is relevant."""
        if not self.judged.relevant:
            return not self.found
        return self.recall == 1 and self.reciprocal_rank == 1

    @property
    def recall(self) -> float:
        """The share of the relevant records among the first ten, of which at most ten can be."""
        return len(self.judged.relevant.intersection(self.found)) / min(len(self.judged.relevant), _FIRST)

    @property
    def reciprocal_rank(self) -> float:
        """One over the rank of the first relevant hit; 0 when there is none."""
        ranks = (rank for rank, found in enumerate(self.found, start=1) if found in self.judged.relevant)
        return 1 / next(ranks, float("inf"))


def relevance(resources: Path, queries: Path) -> tuple[dict[str, Any], list[Outcome]]:
    """The figures over all and per class, and what each query found. Raises DeskError naming file and line."""
    records = read_resources(resources)
    judged = read_queries(queries, {record.id for record in records})
    outcomes = _asked(records, judged)
    counted = [outcome for outcome in outcomes if outcome.judged.relevant]
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in counted:
        groups[outcome.judged.group].append(outcome)
    absent = [outcome for outcome in outcomes if not outcome.judged.relevant]
    figures = _figures(counted) | {
        "corrected": sum(bool(outcome.corrected) for outcome in outcomes),
        "absent": len(absent),
        "absent_empty": sum(not outcome.found for outcome in absent),
        "classes": {group: _figures(groups[group]) for group in sorted(groups)},
    }
    return figures, outcomes


def read_resources(file: Path) -> list[Resource]:
    """The records of the first table. Raises DeskError for a broken line, an id twice, or no line at all."""
    found: dict[str, Resource] = {}
    for where, cells in _lines(file, 3):
        key, title, text = cells
        if not key or not title:
            raise DeskError(_("{where}：番号と名前が必要です。").format(where=where))
        if key in found:
            raise DeskError(_("{where}：番号「{id}」が二度あります。").format(where=where, id=key))
        found[key] = Resource(id=key, kind=Kind.PROGRAMME, title=title, description=text, programme=Programme())
    return list(found.values())


def read_queries(file: Path, known: Iterable[str]) -> list[Judged]:
    """The judged queries of the second table. Raises DeskError for a broken line, an unknown id, or no line at all."""
    ids, found = frozenset(known), []
    for where, (text, group, relevant) in _lines(file, 3):
        wanted = frozenset(key for key in map(str.strip, relevant.split(",")) if key)
        for key in sorted(wanted - ids):
            raise DeskError(_("{where}：番号「{id}」は資源の表にありません。").format(where=where, id=key))
        found.append(Judged(text=text, group=group, relevant=wanted))
    return found


def _lines(file: Path, columns: int) -> Iterator[tuple[str, list[str]]]:
    """The cells of each line that isn't empty, and where it stands; a last empty cell may be left out."""
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as fault:
        raise DeskError(_("{file} を読めません。").format(file=file)) from fault
    if not any(line.strip() for line in lines):
        raise DeskError(_("{file} に行がありません。").format(file=file))
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        cells = line.split("\t")
        if number == 1 and cells[:2] in _HEADINGS:
            continue
        where = _("{file} の {line} 行目").format(file=file.name, line=number)
        if not columns - 1 <= len(cells) <= columns:
            raise DeskError(
                _("{where}：列が{found}つあります。{wanted}つにしてください。").format(
                    where=where, found=len(cells), wanted=columns
                )
            )
        yield where, [cell.strip() for cell in cells] + [""] * (columns - len(cells))


def _asked(records: Sequence[Resource], judged: Sequence[Judged]) -> list[Outcome]:
    from desk.exchange.vocabulary import read_vocabulary
    from desk.search import analyser
    from desk.search.find import Index
    from desk.search.writing import IndexWriter

    analyser.load()
    with tempfile.TemporaryDirectory() as folder:
        path = Settings(home=Path(folder), preferences=Preferences()).index_path
        with IndexWriter(path) as writer:
            writer.rebuild(records, read_vocabulary(), {})
        with Index(path) as index:
            return [_outcome(index, one) for one in judged]


def _outcome(index: Index, judged: Judged) -> Outcome:
    now, corrected = datetime.now(), ""
    results = index.find(Query(text=judged.text, limit=_FIRST), now)
    if not results.hits and results.corrections:
        corrected = results.corrections[0].text
        results = index.find(Query(text=corrected, limit=_FIRST), now)
    return Outcome(judged=judged, found=tuple(hit.resource.id for hit in results.hits), corrected=corrected)


def _figures(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    count = len(outcomes)
    return {
        "queries": count,
        "recall_at_10": round(sum(outcome.recall for outcome in outcomes) / count, 4) if count else 0.0,
        "mrr": round(sum(outcome.reciprocal_rank for outcome in outcomes) / count, 4) if count else 0.0,
        "zero_recall": sum(outcome.recall == 0 for outcome in outcomes),
    }
