"""What is wrong with a corrected consultation, and how two corrections come together."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from desk.records.codes import Channel, Outcome, UnmetReason
from desk.records.consultation import Consultation
from desk.ui.consultations.correction import CORRECTABLE, changed_fields, problems, put_on_top

BASE = Consultation(
    id="c1",
    slip="K7Q-0012",
    started=datetime(2026, 5, 2, 1, 15, tzinfo=UTC),
    ended=datetime(2026, 5, 2, 1, 22, tzinfo=UTC),
    minutes=7,
)
TEXTS = {"question": st.text(max_size=5), "memo": st.text(max_size=5)}
CHANGES = st.fixed_dictionaries(
    {},
    optional={
        **TEXTS,
        "channel": st.sampled_from(Channel),
        "minutes": st.integers(0, 600),
        "life_stages": st.lists(st.sampled_from(["senior", "teen"]), unique=True).map(tuple),
    },
)


def test_that_a_good_correction_has_no_problems() -> None:
    assert problems(replace(BASE, outcome=Outcome.NOT_MET, unmet_reason=UnmetReason.COST)) == {}


def test_that_all_problems_are_told_at_once() -> None:
    wrong = replace(BASE, outcome=Outcome.NOT_MET, minutes=-1, memo="長" * 501, question="長" * 501)
    assert problems(wrong).keys() == {"unmet_reason", "minutes", "memo", "question"}


@given(CHANGES, CHANGES)
def test_that_mine_on_top_of_theirs_keeps_what_only_they_changed(mine: dict, theirs: dict) -> None:
    my_side, their_side = replace(BASE, **mine), replace(BASE, **theirs, version=2)
    merged = put_on_top(my_side, BASE, their_side)
    mine_changed = changed_fields(BASE, my_side)
    for field in CORRECTABLE:
        source = my_side if field in mine_changed else their_side
        assert getattr(merged, field) == getattr(source, field)
    assert merged.version == 2
