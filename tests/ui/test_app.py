"""The start of the window: what it refuses, and what it does before the first paint."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from desk.app import refuse_faulty_qt, refuse_no_screen
from desk.errors import DeskError
from desk.settings import Settings

HEAVY = ("sqlalchemy", "reportlab", "babel", "sudachipy", "openpyxl", "pypdfium2", "alembic", "sqlcipher3")
"""What a first paint does without: half a second and 60 MB."""

START = """
import json, sys
from pathlib import Path
from desk import app, cli, settings
from desk.ui import opening
application = opening.application_here()
window = opening.open_window(application, settings.load(Path(sys.argv[1])))
def on_painted():
    print(json.dumps(sorted(sys.modules)), flush=True)
    window.close()
    application.quit()
window.first_painted.disconnect()
window.first_painted.connect(on_painted)
window.show()
application.exec()
"""


@pytest.mark.parametrize(
    ("qt", "python", "is_refused"),
    [((6, 11), (3, 11), False), ((6, 12), (3, 11), True), ((6, 12), (3, 12), False), ((7, 0), (3, 11), True)],
)
def test_that_a_pair_of_versions_that_crashes_is_refused(
    qt: tuple[int, int], python: tuple[int, int], is_refused: bool
) -> None:
    if not is_refused:
        refuse_faulty_qt(qt, python)
        return
    with pytest.raises(DeskError, match=r"6\.11\.3"):
        refuse_faulty_qt(qt, python)


@pytest.mark.parametrize(
    ("platform", "environment", "is_refused"),
    [
        ("linux", {}, True),
        ("linux", {"DISPLAY": ""}, True),
        ("linux", {"DISPLAY": ":0"}, False),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, False),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, False),
        ("win32", {}, False),
        ("darwin", {}, False),
    ],
)
def test_that_a_machine_without_a_screen_gets_a_sentence(
    platform: str, environment: dict[str, str], is_refused: bool
) -> None:
    if not is_refused:
        refuse_no_screen(platform, environment)
        return
    with pytest.raises(DeskError, match="desk tour"):
        refuse_no_screen(platform, environment)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_that_nothing_heavy_is_loaded_before_the_first_paint(ready: Settings, language: str) -> None:
    ready.with_preferences(language=language).save()
    started = subprocess.run(
        [sys.executable, "-c", START, str(ready.home)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    modules = json.loads(started.stdout.splitlines()[-1])
    assert "PySide6.QtWidgets" in modules
    assert [name for name in HEAVY if name in modules] == []
