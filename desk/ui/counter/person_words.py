"""What a case knows of the person, in the few words of a chip."""

from __future__ import annotations

from desk.i18n import Catalogue, _
from desk.records.case import Case
from desk.records.slots import slot_code
from desk.records.wording.person import person_filter


def person_words(case: Case, c: Catalogue) -> list[str]:
    """Everything known but where they come from, most telling first; empty when nothing is."""
    said = [
        ("age", "" if case.age is None else str(case.age)),
        *(("tie", tie) for tie in (case.ties or ("none",) if case.ties is not None else ())),
        *(("when", slot_code(slot)) for slot in case.slots),
        ("fee", "" if case.fee_at_most is None else str(case.fee_at_most)),
        ("language", case.speaks),
        ("child_months", "" if case.child_months is None else str(case.child_months)),
        ("municipality", case.municipality),
    ]
    return [person_filter(sort, str(value), c) for sort, value in said if value]


def near_words(case: Case) -> str:
    """近く with how far that is."""
    return _("近く（{minutes}分）").format(minutes=case.within)
