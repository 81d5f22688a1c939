"""The product as its own process on the display of a test, worked with the keys and the mouse of a real screen."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from desk.records.case import Case
from desk.records.consultation import Consultation
from desk.settings import load
from desk.work.cases import drafts
from desk.work.desk import Desk

PATIENCE_S = 60
CHECKOUT = Path(__file__).resolve().parents[2]


def command(home: Path) -> list[str]:
    """What starts the product over this home."""
    return [sys.executable, "-m", "desk", "--home", str(home)]


def start(home: Path, display: str) -> subprocess.Popen[bytes]:
    """The product as a process of its own."""
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    return subprocess.Popen(command(home), cwd=CHECKOUT, env=environment)


class RealWindow:
    """A window of the product, by the ``process`` that holds it (or holds what holds it)."""

    def __init__(self, home: Path, display: str, process: subprocess.Popen[bytes]) -> None:
        self.settings = load(home)
        self._environment = {**os.environ, "DISPLAY": display}
        self._process = process
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

    def double_click(self, x: int, y: int) -> None:
        """Click twice at this place of the window."""
        self._xdotool("mousemove", "--window", self._window, str(x), str(y))
        self._xdotool("click", "--repeat", "2", "--delay", "60", "1")

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
        found = self._xdotool("search", "--onlyvisible", "--name", "まなびデスク", check=False).split()
        self._window = found[-1] if found else ""
        return bool(found)

    def _xdotool(self, *words: str, check: bool = True) -> str:
        done = subprocess.run(
            ["xdotool", *words], env=self._environment, capture_output=True, text=True, check=check, timeout=60
        )
        return done.stdout
