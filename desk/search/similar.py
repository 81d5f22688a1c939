"""What is about the same as a record: shared rare words in titles and keywords, shared needs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from math import log
from typing import TYPE_CHECKING, Any

from desk.records.resource import Resource
from desk.records.search import Hit, Reason
from desk.search import analyser, schema
from desk.search.candidates import CAP, Candidates
from desk.search.entry import STATES, facet_token
from desk.search.expression import Expression, all_of, any_of
from desk.search.forms import FORMS
from desk.search.ranking import Ranking
from desk.search.rows import Row
from desk.text import nfkc, sayable

if TYPE_CHECKING:
    from desk.search.answer import Known

_MOST_WORDS = 8
_NEED = 2.0
"""A shared need weighs as much as a word that one record in seven bears."""


def similar(
    connection: Any,
    known: Known,
    check: Callable[[], None],
    resource_id: str,
    now: datetime,
    limit: int,
    *,
    among: Expression = "",
) -> tuple[Hit, ...]:
    """The records most like this one, best first, what is over last; only ``among`` those of an expression, if given.

    ``check`` raises when the question is stale.
    """
    found = connection.execute(
        "SELECT doc.rowid, record.body FROM doc JOIN record ON record.rowid = doc.rowid WHERE doc.id = ?",
        (resource_id,),
    ).fetchone()
    if found is None:
        return ()
    own_row, resource = found[0], known.decode(found[1])
    ask = Candidates(connection, now, known.hours, known.postings, known.rows, check)
    reasons: dict[int, list[Reason]] = {}
    weights: dict[int, float] = {}
    for expression, weight, reason in marks(connection, resource):
        check()
        for number in ask.matching(all_of((expression, among)), CAP):
            weights[number] = weights.get(number, 0.0) + weight
            reasons.setdefault(number, []).append(reason)
    weights.pop(own_row, None)
    nearest = sorted(weights, key=lambda number: (-weights[number], -number))[:CAP]
    most = max(weights.values(), default=1.0)
    ranking = Ranking({number: 50.0 * weights[number] / most for number in nearest}, 0)
    hits = []
    for score, row in ranking.best(ask.of(nearest), limit):
        hits.append(_hit(connection, known, row, score, tuple(reasons[row.row])))
    return tuple(hits)


def marks(connection: Any, resource: Resource) -> list[tuple[Expression, float, Reason]]:
    """What makes the record what it is: an expression, its weight and the reason it gives. Waits for the analyser."""
    total = schema.count_of(connection)
    text = nfkc(sayable("\n".join((resource.title, *resource.keywords))))
    forms = {word.forms[0]: word.forms for word in analyser.load().words(text) if word.counts and len(word.surface) > 1}
    weighed = []
    for form, all_forms in forms.items():
        if form in FORMS:
            continue
        row = connection.execute("SELECT count FROM term WHERE term = ?", (form,)).fetchone()
        weight = log(1 + total / max(row[0] if row else 1, 1))
        reason = Reason(code="title", value=form)
        weighed.append((any_of(place + entry for entry in all_forms for place in "tk"), weight, reason))
    weighed.sort(key=lambda mark: -mark[1])
    needs = [(any_of([facet_token("need", code)]), _NEED, Reason(code="need", value=code)) for code in resource.needs]
    return weighed[:_MOST_WORDS] + needs


def _hit(connection: Any, known: Known, row: Row, score: float, why: tuple[Reason, ...]) -> Hit:
    resource = known.resource(connection, row.row)
    matched = tuple(reason.value for reason in why if reason.code == "title")
    return Hit(resource=resource, score=round(score, 2), state=STATES[row.state], why=why, matched=matched)
