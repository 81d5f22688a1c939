"""A real input method over a real (if unseen) screen: Mozc through IBus, as a desk with Linux has it.

Mozc refuses to work for root, and its server outlives its session: where the tests run as root, everything runs in a user
and process namespace of its own, in which it is somebody else and which takes all its processes with it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.settings import Preferences, Settings
from desk.work.start import initialise
from tests.journeys.real_window import CHECKOUT, PATIENCE_S, RealWindow, command

pytestmark = [pytest.mark.mozc, pytest.mark.screen, pytest.mark.slow]

ENGINE = Path("/usr/lib/ibus-mozc/ibus-engine-mozc")
SOMEBODY = ["unshare", "--map-user=1000", "--map-group=1000", "--pid", "--fork", "--kill-child", "--mount-proc"]
ACTIVE_AT_ONCE = 'engines {\n  name : "mozc-jp"\n  longname : "Mozc"\n  layout : "default"\n}\nactive_on_launch: True\n'
FIRST_CARD = (240, 255)


class Session:
    """A shell within a session that has an input method; it does what it is told by its standard input."""

    def __init__(self, folder: Path, display: str) -> None:
        config, run = folder / "config", folder / "run"
        (config / "mozc").mkdir(parents=True)
        (config / "mozc" / "ibus_config.textproto").write_text(ACTIVE_AT_ONCE, encoding="utf-8")
        run.mkdir(mode=0o700)
        environment = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "QT_IM_MODULE": "ibus",
            "HOME": str(folder),
            "XDG_CONFIG_HOME": str(config),
            "XDG_CACHE_HOME": str(folder / "cache"),
            "XDG_RUNTIME_DIR": str(run),
            "GSETTINGS_BACKEND": "memory",
        }
        whole = [*SOMEBODY, "dbus-run-session", "--", "bash"]
        self.process = subprocess.Popen(whole, cwd=CHECKOUT, env=environment, stdin=subprocess.PIPE)

    def tell(self, line: str) -> None:
        """Have the shell do this."""
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n".encode())
        self.process.stdin.flush()

    def end(self) -> None:
        """End the shell, and with it everything that it started."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.kill()
        self.process.wait(PATIENCE_S)


@pytest.fixture
def composing(tmp_path: Path, display: str) -> Iterator[RealWindow]:
    """The product over the sample city, with Mozc writing kana in its search box."""
    for name in ("xdotool", "ibus-daemon", "dbus-run-session", "unshare"):
        if shutil.which(name) is None:
            pytest.skip(f"{name} is not installed")
    if not ENGINE.exists():
        pytest.skip("ibus-mozc is not installed")
    if subprocess.run([*SOMEBODY, "true"], capture_output=True, check=False).returncode:
        pytest.skip("no namespace of one's own can be made here, and Mozc refuses to work for root")
    home = tmp_path / "home"
    preferences = Preferences(printer="file", theme="light", text_size=11)
    initialise(Settings(home=home, preferences=preferences), sample=True)
    session = Session(tmp_path / "session", display)
    try:
        session.tell("ibus-daemon --replace --panel=disable --config=disable --emoji-extension=disable &")
        session.tell(" ".join(f"'{word}'" for word in command(home)) + " &")
        window = RealWindow(home, display, session.process)
        writes = tmp_path / "writes_kana"
        chosen = '[ "$(ibus engine 2>/dev/null)" = mozc-jp ]'
        session.tell(f"until {chosen}; do ibus engine mozc-jp 2>/dev/null; sleep 0.3; done; sleep 1; touch '{writes}'")
        try:
            window.until(writes.exists)
        except AssertionError:
            # The session bus and the daemon are the machine's: what the product does is judged once they work.
            pytest.skip("the input method does not start on this machine")
        yield window
    finally:
        session.end()


def texts(window: RealWindow) -> list[str]:
    return [case.text for case in window.open_cases()]


def tray(window: RealWindow) -> list[str]:
    return [item.resource.title for case in window.open_cases() for item in case.tray if item.resource]


def test_that_hits_are_there_before_anything_is_converted(composing: RealWindow) -> None:
    """What is typed stays in composition: the card that is clicked was found by kana that nobody has written down yet."""
    composing.type("sumaho")
    composing.until(lambda: texts(composing) == ["すまほ"])
    composing.double_click(*FIRST_CARD)
    composing.until(lambda: tray(composing))
    assert "スマ" in tray(composing)[0]
    assert [search.text for case in composing.open_cases() for search in case.searches] == ["すまほ"]


def test_that_enter_is_the_input_method_s_until_it_has_written(composing: RealWindow) -> None:
    composing.type("sumaho")
    composing.until(lambda: texts(composing) == ["すまほ"])
    composing.press("space", "Return")
    composing.until(lambda: texts(composing) == ["スマホ"])
    assert tray(composing) == []
    composing.press("Return")
    composing.until(lambda: tray(composing))
    assert "スマ" in tray(composing)[0]
