"""Whatever a file or a keyboard put into a record, its sheet is set, whole and inside its margins."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk.paper.handout import set_handout
from desk.paper.preview import page_count
from desk.records.codes import Guard, Mode
from desk.records.consultation import HandoutItem
from desk.records.resource import Resource
from desk.records.sheet import SHEET_LANGUAGES
from tests.make import resources, texts
from tests.paper.sheets import make_handout


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(
    resources(), st.sampled_from(Mode), st.sampled_from(SHEET_LANGUAGES), st.lists(st.sampled_from(Guard), max_size=3)
)
def test_that_any_record_becomes_a_sheet(resource: Resource, mode: Mode, language: str, guards: list[Guard]) -> None:
    item = HandoutItem(resource=resource, guards=tuple(guards))
    sheet = set_handout(make_handout(item, mode=mode, language=language))
    assert page_count(sheet.pdf) == sheet.pages


@given(texts(), texts(), texts(), texts(), st.sampled_from(Mode))
def test_that_anything_typed_becomes_a_sheet(title: str, contact: str, url: str, window: str, mode: Mode) -> None:
    item = HandoutItem(title=title, contact=contact, url=url)
    sheet = set_handout(make_handout(item, mode=mode, city=title, window=window, window_contact=contact, greeting=url))
    assert page_count(sheet.pdf) == sheet.pages
