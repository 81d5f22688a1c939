"""One window for one home."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desk.ui.only_one import OnlyOne

SECOND_START = """
import sys
from pathlib import Path
from desk.ui.only_one import OnlyOne
second = OnlyOne(Path(sys.argv[1]))
print("took" if second.take() else "called" if second.call_other() else "alone")
"""


def second_start(home: Path) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", SECOND_START, str(home)], stdout=subprocess.PIPE, text=True)


def test_that_a_second_start_calls_the_first(qtbot: QtBot, qapp: QApplication, home: Path) -> None:
    first, called = OnlyOne(home), []
    assert first.take()
    first.listen(lambda: called.append(1))
    second = second_start(home)
    qtbot.waitUntil(lambda: called == [1], timeout=20_000)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.communicate()[0] == "called\n"
    first.release()


def test_that_a_released_home_can_be_taken(qapp: QApplication, home: Path) -> None:
    first = OnlyOne(home)
    assert first.take()
    first.release()
    assert second_start(home).communicate(timeout=60)[0] == "took\n"


def test_that_a_process_that_was_killed_holds_nothing(qapp: QApplication, home: Path) -> None:
    held = SECOND_START + "import os; os.kill(os.getpid(), 9) if sys.platform != 'win32' else os._exit(1)"
    subprocess.run([sys.executable, "-c", held, str(home)], stdout=subprocess.DEVNULL, check=False)
    assert (home / "window.lock").exists()
    assert OnlyOne(home).take()


def test_that_another_home_is_free(qapp: QApplication, tmp_path: Path) -> None:
    first, other = OnlyOne(tmp_path / "a"), OnlyOne(tmp_path / "b")
    assert first.take()
    assert other.take()
    first.release()
    other.release()
