"""What a step is called from either end, and which ones reach paper."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from desk.i18n import catalogue
from desk.records.codes import Kind, Relation
from desk.records.resource import Provenance
from desk.records.search import NextStep
from desk.records.wording import steps
from tests.make import make_course, make_resource

NOW = datetime(2090, 4, 1, 10)
JA = catalogue("ja")
CIRCLE = make_resource(Kind.CIRCLE, provenance=Provenance(confirmed_on=date(2090, 3, 1)))


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (NextStep(relation=Relation.BORN_OF, resource=CIRCLE, is_back=True), "この講座から生まれたサークル"),
        (NextStep(relation=Relation.BORN_OF, resource=make_course()), "もとになった講座"),
        (NextStep(relation=Relation.BORN_OF, resource=make_course(), is_back=True), "ここから生まれた集まり"),
        (NextStep(relation=Relation.SAME_SERIES, resource=make_course()), "次の回・同じシリーズ"),
        (NextStep(relation=Relation.SAME_TEACHER, resource=make_course(), is_back=True), "同じ講師"),
        (NextStep(relation=Relation.LEADS_TO, resource=CIRCLE), "次の一歩"),
        (NextStep(relation=Relation.LEADS_TO, resource=CIRCLE, is_back=True), "ひとつ前の学び"),
        (NextStep(relation=None, resource=CIRCLE), "関連"),
    ],
)
def test_that_a_step_is_named_from_the_end_that_is_looked_at(step: NextStep, words: str) -> None:
    assert steps.step(step, JA) == words


@pytest.mark.parametrize(
    ("step", "suits"),
    [
        (NextStep(relation=Relation.BORN_OF, resource=CIRCLE, is_back=True), True),
        (NextStep(relation=Relation.LEADS_TO, resource=CIRCLE), True),
        (NextStep(relation=Relation.LEADS_TO, resource=CIRCLE, is_back=True), False),
        (NextStep(relation=Relation.BORN_OF, resource=CIRCLE), False),
        (NextStep(relation=None, resource=CIRCLE), False),
        (NextStep(relation=Relation.LEADS_TO, resource=make_resource(Kind.CIRCLE)), False),
        (NextStep(relation=Relation.SAME_SERIES, resource=make_course()), True),
    ],
)
def test_that_only_what_staff_linked_lies_ahead_and_is_in_order_reaches_paper(step: NextStep, suits: bool) -> None:
    assert steps.suits_paper(step, NOW, 365) is suits


def test_that_what_is_over_never_reaches_paper() -> None:
    step = NextStep(relation=Relation.SAME_SERIES, resource=make_course())
    assert not steps.suits_paper(step, datetime(2091, 1, 1), 10_000)
