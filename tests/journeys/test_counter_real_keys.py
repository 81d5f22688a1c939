"""One visit through a real window on a real (if unseen) screen, with the keys of a real keyboard."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from desk.records.case import Case
from desk.records.consultation import Consultation
from desk.settings import Preferences, Settings, load
from desk.text import squeeze
from desk.work.cases import drafts
from desk.work.desk import Desk
from desk.work.start import initialise

PATIENCE_S = 60
CHECKOUT = Path(__file__).resolve().parents[2]

pytestmark = [pytest.mark.screen, pytest.mark.slow]


class RealWindow:
    """The product as its own process on the display of a test."""

    def __init__(self, home: Path, display: str) -> None:
        self.settings = load(home)
        self._environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "desk", "--home", str(home)], cwd=CHECKOUT, env=self._environment
        )
        self._window = ""
        self.until(self._finds_window)
        self._xdotool("windowsize", "--sync", self._window, "1366", "768")
        self._xdotool("windowfocus", "--sync", self._window)

    def type(self, text: str) -> None:
        """Type letter by letter."""
        self._xdotool("type", "--delay", "60", text)

    def press(self, *keys: str) -> None:
        """Press keys one after another."""
        self._xdotool("key", *keys)

    def until(self, condition: Callable[[], object]) -> None:
        """Wait for a condition; the process must live meanwhile."""
        deadline = time.monotonic() + PATIENCE_S
        while not condition():
            assert self._process.poll() is None, "the window is gone"
            assert time.monotonic() < deadline, "waited in vain"
            time.sleep(0.1)

    def open_cases(self) -> tuple[Case, ...]:
        """The drafts on the disk."""
        desk = Desk(self.settings)
        try:
            return drafts(desk)
        finally:
            desk.close()

    def logged(self) -> tuple[Consultation, ...]:
        """What is on record at this desk."""
        desk = Desk(self.settings)
        try:
            return desk.outbox.consultations()
        finally:
            desk.close()

    def end(self) -> None:
        """End the process; without a window manager no key closes a window."""
        self._process.terminate()
        self._process.wait(PATIENCE_S)

    def _finds_window(self) -> bool:
        """The window has its name once the counter has taken the place of the first look."""
        found = self._xdotool("search", "--onlyvisible", "--pid", str(self._process.pid), check=False).split()
        self._window = found[-1] if found else ""
        return bool(found) and "まなびデスク" in self._xdotool("getwindowname", self._window)

    def _xdotool(self, *words: str, check: bool = True) -> str:
        done = subprocess.run(
            ["xdotool", *words], env=self._environment, capture_output=True, text=True, check=check, timeout=60
        )
        return done.stdout


@pytest.fixture
def real_window(tmp_path: Path, display: str) -> Iterator[RealWindow]:
    """The product over the sample city on a screen of 1366×768."""
    if shutil.which("xdotool") is None:
        pytest.skip("xdotool is not installed")
    home = tmp_path / "home"
    initialise(Settings(home=home, preferences=Preferences(printer="file", theme="light")), sample=True)
    window = RealWindow(home, display)
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
