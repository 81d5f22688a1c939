"""One visit through a real window on a real (if unseen) screen, with the keys of a real keyboard."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from desk.settings import Preferences, Settings
from desk.text import squeeze
from desk.work.start import initialise
from tests.journeys.real_window import RealWindow, start

pytestmark = [pytest.mark.screen, pytest.mark.slow]


@pytest.fixture
def real_window(tmp_path: Path, display: str) -> Iterator[RealWindow]:
    """The product over the sample city on a screen of 1366×768."""
    if shutil.which("xdotool") is None:
        pytest.skip("xdotool is not installed")
    home = tmp_path / "home"
    initialise(Settings(home=home, preferences=Preferences(printer="file", theme="light")), sample=True)
    window = RealWindow(home, display, start(home, display))
    yield window
    window.end()


def test_that_a_visit_goes_from_the_first_letter_to_the_sheet(real_window: RealWindow) -> None:
    """Without an input method the reading in Latin letters finds the same; the draft on the disk tells when."""
    real_window.type("toshokan")
    real_window.until(lambda: [case.text for case in real_window.open_cases()] == ["toshokan"])
    real_window.press("Return")
    real_window.until(lambda: any(case.tray for case in real_window.open_cases()))
    (case,) = real_window.open_cases()
    resource = case.tray[0].resource
    assert resource is not None
    assert "図書館" in resource.title
    real_window.press("F12")
    real_window.until(real_window.logged)
    (consultation,) = real_window.logged()
    assert [offer.resource_id for offer in consultation.offers] == [resource.id]
    sheet = real_window.settings.sheets / f"{consultation.slip}.pdf"
    real_window.until(sheet.is_file)
    paper = squeeze("".join(page.extract_text() for page in PdfReader(sheet).pages))
    assert squeeze(resource.title) in paper
    assert consultation.slip in paper
    assert real_window.open_cases() == ()
