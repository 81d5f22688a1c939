"""Opens the desk: ``python3 run.py`` (``py run.py`` on Windows) sets up what is missing, then opens the counter.

Arguments are passed on to ``desk``: ``python3 run.py search 英語`` does the same without a window. On a machine without
a screen the main job is done once without a window, and it is said where the sheet and a picture of the screen lie.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python must reach this sentence: nothing newer above it
    sys.exit(
        "Python 3.11 以上が必要です（いまは %d.%d）。https://www.python.org/downloads/\n" % sys.version_info[:2]  # noqa: UP031
        + "Python 3.11 or newer is needed (this is %d.%d)." % sys.version_info[:2]  # noqa: UP031
    )

import os
import subprocess
from pathlib import Path

import install

# The desk's options that stand before what is to be done; each takes a value.
PLACES = ("--home", "--database", "--ui-language")

# Asked with the same Python and the same settings as the desk itself: where a first start makes its database, if it must.
_FIRST_START = """
import argparse, pathlib
from desk import settings
options = argparse.ArgumentParser()
options.add_argument("--home", type=pathlib.Path)
options.add_argument("--database", default="")
chosen, _ = options.parse_known_args()
now = settings.load(chosen.home, chosen.database)
if now.is_local and (not (now.home / "desk.db").exists() or (now.home / "%s").exists()):
    print(now.home)
"""
UNFINISHED = "first-start-unfinished"


def main(arguments: list[str]) -> int:
    """Set up, then do what was asked; the exit code is the desk's own."""
    install.prepare_console()
    try:
        install.prepare()
        where, rest = split(arguments)
        if rest:
            return desk(arguments)
        code = begin(where)
        if code:
            return code
        return desk(where if has_screen() else [*where, "tour"])
    except install.Stopped as reason:
        print(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def split(arguments: list[str]) -> tuple[list[str], list[str]]:
    """Part the options that say where and how (--home, --database …) from what is to be done."""
    count = 0
    while count < len(arguments) and arguments[count].partition("=")[0] in PLACES:
        count += 1 if "=" in arguments[count] else 2
    return arguments[:count], arguments[count:]


def begin(where: list[str]) -> int:
    """Make the database with sample data where there is none yet; returns the exit code, 0 also when all is there.

    A first start that was broken off is done again, which a mark in the home tells from a database that came from a
    backup: nothing is ever added to that one. A database on a server is never made by itself.
    """
    home = first_start(where)
    if home is None:
        return 0
    install.say("見本データでデータベースを作っています…", "Making the database with sample data …")
    home.mkdir(parents=True, exist_ok=True)
    mark = home / UNFINISHED
    mark.touch()
    code = desk([*where, "init", "--sample"])
    if code == 0:
        mark.unlink()
    return code


def first_start(where: list[str]) -> Path | None:
    """The home that still needs its database; None where there is one, or where it lies elsewhere."""
    question = [str(install.PYTHON), "-c", _FIRST_START % UNFINISHED, *where]
    answer = subprocess.run(
        question,
        env=install.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # what is wrong with the settings, the desk itself says in a sentence
        text=True,
        encoding="utf-8",
    )
    return Path(answer.stdout.strip()) if answer.stdout.strip() else None


def has_screen() -> bool:
    """Whether a window can be opened; Windows and macOS always have a screen."""
    if sys.platform != "linux":
        return True
    if os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in ("offscreen", "minimal"):
        return False
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def desk(arguments: list[str]) -> int:
    """Run the desk with these arguments where the user stands, so that file names mean what they say."""
    return subprocess.run([install.DESK, *arguments], env=install.environment()).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
