"""Times of the week as people say them."""

from __future__ import annotations

import pytest

from desk.records.slot_words import slots_said
from desk.records.slots import slot_code


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("sat am", "sat-am"),
        ("Saturday morning", "sat-am"),
        ("土曜午前", "sat-am"),
        ("土曜日の午前", "sat-am"),
        ("土・日", "sat sun"),
        ("土日祝", "sat sun"),
        ("weekend", "sat sun"),
        ("週末の午後", "sat-pm sun-pm"),
        ("weekday evening", "mon-evening tue-evening wed-evening thu-evening fri-evening"),
        ("平日夜間", "mon-evening tue-evening wed-evening thu-evening fri-evening"),
        ("平日昼", "mon-am mon-pm tue-am tue-pm wed-am wed-pm thu-am thu-pm fri-am fri-pm"),
        ("火木 pm", "tue-pm thu-pm"),
        ("tuesday, thursdays", "tue thu"),
        ("wednesday evening", "wed-evening"),
        ("mon-wed am", "mon-am tue-am wed-am"),
        ("金〜月", "fri sat sun mon"),
        ("sat am, sun pm", "sat-am sun-pm"),
        ("土曜午前、日曜午後", "sat-am sun-pm"),
        ("evening", "evening"),
        ("夜", "evening"),
        ("いつでも", ""),
    ],
)
def test_that_times_are_understood_however_they_are_said(said: str, codes: str) -> None:
    assert " ".join(slot_code(slot) for slot in slots_said(said)) == codes


@pytest.mark.parametrize("said", ["", " ", "someday", "土曜の来週", "12:00", "sat xx"])
def test_that_anything_else_is_refused(said: str) -> None:
    with pytest.raises(ValueError, match="time of the week"):
        slots_said(said)
