"""Times of the week as texts."""

import pytest

from desk.records.codes import Band
from desk.records.search import Slot
from desk.records.slots import slot_code, slot_of

EVERY = [Slot(weekday=day, band=band) for day in (None, *range(7)) for band in (None, *Band)]


def test_that_times_of_the_week_read_as_people_type_them() -> None:
    assert slot_code(Slot(weekday=5, band=Band.MORNING)) == "sat-am"
    assert slot_code(Slot(weekday=0)) == "mon"
    assert slot_code(Slot(band=Band.EVENING)) == "evening"


def test_that_every_time_of_the_week_comes_back() -> None:
    assert [slot_of(slot_code(slot)) for slot in EVERY] == EVERY


@pytest.mark.parametrize("text", ["sat-noon", "holiday", "am-sat", "sat-am-pm"])
def test_that_another_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"time of the week|Band"):
        slot_of(text)
