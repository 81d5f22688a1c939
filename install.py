"""What run.py and check.py stand on: the folder .venv, and the system packages that Qt, paper and tests need.

Standard library only, because nothing is installed yet. Whatever is already right is left alone, so that the second start
costs some milliseconds. Nothing is fetched that the lock does not name with its hash.
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import importlib.util
import json
import locale
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent
VENV = CHECKOUT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
DESK = SCRIPTS / ("desk.exe" if os.name == "nt" else "desk")

RUN_LOCK = CHECKOUT / "requirements.lock"
CHECK_LOCK = CHECKOUT / "requirements-dev.lock"
_STAMP = VENV / "installed.json"
_TRIED = VENV / "system-packages.txt"

# What Qt opens on Linux, by the name the loader asks for, and the Debian package that holds it
# (readelf -d over QtGui, QtNetwork, QtDBus and the platform plugins of PySide6-Essentials 6.11.3).
_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libcups.so.2": "libcups2",
}
_FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
_FONT_PACKAGE = "fonts-morisawa-bizud-gothic"
# A file each, found on the path or by its full name, and the Debian package that holds it.
_PRINTING = {"lp": "cups-client", "/usr/sbin/cupsd": "cups"}
_CHECKING = {
    "Xvfb": "xvfb",
    "xdotool": "xdotool",
    "openbox": "openbox",
    "pdftotext": "poppler-utils",
    "/usr/lib/cups/backend/cups-pdf": "printer-driver-cups-pdf",
    "msgfmt": "gettext",
    "dbus-run-session": "dbus-daemon",
    "ibus-daemon": "ibus",
    "/usr/lib/ibus-mozc/ibus-engine-mozc": "ibus-mozc",
}


class Stopped(Exception):
    """Setting up can't go on; the sentence says what the reader can do."""


def reads_japanese() -> bool:
    """Whether the person at this terminal has a Japanese system."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(name):
            return os.environ[name].startswith("ja")
    with contextlib.suppress(ValueError):
        return (locale.getlocale()[0] or "").lower().startswith("ja")
    return False


def words(japanese: str, english: str) -> str:
    """The sentence in the reader's language; before anything is installed there is no catalogue to ask."""
    return japanese if reads_japanese() else english


def say(japanese: str, english: str) -> None:
    """Tell what is being done; on stderr, so that the output of ``desk … --json`` stays clean."""
    print(words(japanese, english), file=sys.stderr, flush=True)


def prepare_console() -> None:
    """Make any sentence printable, on a console that knows neither UTF-8 nor Japanese too."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def environment() -> dict[str, str]:
    """The environment for programs of .venv: UTF-8 everywhere, nothing of another Python."""
    foreign = ("PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__", "PIP_TARGET", "PIP_PREFIX")
    kept = {name: value for name, value in os.environ.items() if name not in foreign}
    return {**kept, "PYTHONUTF8": "1", "PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}


def prepare(*, checking: bool = False) -> None:
    """Make .venv hold what its lock names, and the ``desk`` command; raises Stopped with a sentence."""
    lock = CHECK_LOCK if checking else RUN_LOCK
    with _alone():
        if not _usable():
            _create()
        _install_system_packages(checking)
        state = _Installed.read()
        if not state.fits(lock):
            _install(lock, again=state.has_lost_something())
            state.after(lock).write()


# --- .venv ---------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Installed:
    """What was installed when setting up last ended well.

    ``locks`` maps the name of a lock to the hash of its content, ``project`` is the hash of pyproject.toml, ``entries``
    are the names in site-packages, so that something deleted by hand is noticed.
    """

    locks: dict[str, str]
    project: str
    folder: str
    entries: list[str]

    @staticmethod
    def read() -> _Installed:
        """The last state; an empty one where there is none or it can't be understood."""
        try:
            return _Installed(**json.loads(_STAMP.read_text("utf-8")))
        except (OSError, ValueError, TypeError):
            return _Installed({}, "", str(VENV), [])

    def fits(self, lock: Path) -> bool:
        """Whether nothing has to be done for this lock."""
        return (
            self.locks.get(lock.name) == _digest(lock)
            and self.project == _digest(CHECKOUT / "pyproject.toml")
            and DESK.exists()
            and not self.has_lost_something()
        )

    def has_lost_something(self) -> bool:
        """Whether something that was installed isn't there any more."""
        return not set(self.entries) <= _entries()

    def after(self, lock: Path) -> _Installed:
        """The state once this lock is installed; what checks need contains what the desk needs."""
        locks = {lock.name: _digest(lock)}
        if lock == CHECK_LOCK:
            locks[RUN_LOCK.name] = _digest(RUN_LOCK)
        elif self.locks.get(RUN_LOCK.name) == locks[RUN_LOCK.name]:
            locks = {**self.locks, **locks}
        return _Installed(locks, _digest(CHECKOUT / "pyproject.toml"), str(VENV), sorted(_entries()))

    def write(self) -> None:
        """Keep the state, whole or not at all."""
        partial = _STAMP.with_suffix(".part")
        partial.write_text(json.dumps(self.__dict__, indent=1), "utf-8")
        partial.replace(_STAMP)


def _digest(file: Path) -> str:
    # Git may have written the lines' ends in the system's own way.
    return hashlib.sha256(file.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def _entries() -> set[str]:
    folders = [VENV / "Lib" / "site-packages", *VENV.glob("lib/python*/site-packages")]
    return {entry.name for folder in folders if folder.is_dir() for entry in folder.iterdir()} - {"__pycache__"}


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Keep two starts at once from installing into the same folder; the second waits for the first."""
    if os.name == "nt":
        yield  # Windows refuses to replace a file that is in use: pip then says so
        return
    import fcntl

    with (CHECKOUT / ".venv.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _usable() -> bool:
    """Whether .venv has a Python that is new enough, has pip, and still lies where it was made."""
    if _Installed.read().folder != str(VENV):
        return False  # the checkout was moved: the commands in .venv name the old place
    question = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        return (
            subprocess.run([PYTHON, "-c", question], env=environment(), capture_output=True, timeout=60).returncode == 0
        )
    return False


def _create() -> None:
    say("Python の作業環境（.venv）を作っています…", "Making the Python environment (.venv) …")
    if importlib.util.find_spec("ensurepip") is None:
        _install_venv_package()
    base = getattr(sys, "_base_executable", None) or sys.executable
    made = subprocess.run([base, "-m", "venv", "--clear", VENV], env=environment(), capture_output=True, text=True)
    if made.returncode:
        reason = (made.stderr or made.stdout).strip()
        raise Stopped(
            words(
                f"作業環境（.venv）を作れませんでした。フォルダーに書き込めるかご確認ください。\n{reason}",
                f"The environment (.venv) could not be made. Please check that the folder can be written to.\n{reason}",
            )
        )


def _install_venv_package() -> None:
    """Debian keeps what a new environment needs in a package of its own."""
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if _is_debian() and os.geteuid() == 0 and _apt_install([package]):
        return
    line = _apt_line([package]) if _is_debian() else "python3 -m ensurepip"
    raise Stopped(
        words(
            f"Python に仮想環境を作る部品（ensurepip）がありません。次の 1 行を実行してから、もう一度お試しください。\n  {line}",
            f"This Python lacks what makes environments (ensurepip). Please run this line, then try again.\n  {line}",
        )
    )


def _install(lock: Path, *, again: bool) -> None:
    say(
        "必要なライブラリを入れています（初回は数分かかります）…",
        "Installing the libraries (a few minutes the first time) …",
    )
    repair = ["--force-reinstall"] if again else []
    _pip("--require-hashes", "--only-binary", ":all:", *repair, "-r", str(lock))
    # The lock holds the build tool too, so this fetches nothing.
    _pip("--no-deps", "--no-build-isolation", "--no-index", "--editable", str(CHECKOUT))


def _pip(*arguments: str) -> None:
    done = subprocess.run([PYTHON, "-m", "pip", "install", "--quiet", *arguments], env=environment(), cwd=CHECKOUT)
    if done.returncode:
        raise Stopped(
            words(
                "ライブラリを入れられませんでした（理由は上の行）。ネットワークを確かめて、もう一度お試しください。",
                "The libraries could not be installed (the reason is above). Please check the network and try again.",
            )
        )


# --- system packages -----------------------------------------------------------------------------------------------------


def _install_system_packages(checking: bool) -> None:
    """On Debian and its relatives as root: install what is missing; elsewhere print the line that does."""
    if sys.platform != "linux":
        return  # Windows and macOS bring what Qt needs, and Windows the font
    missing = _missing_packages(checking)
    packages = sorted(set(missing.values()))
    if not missing:
        return
    if not _is_debian():
        _say_what_is_missing(missing)
    elif os.geteuid() == 0 and not _were_tried(packages):
        _apt_install(packages)
    else:
        line = _apt_line(packages)
        say(
            f"足りないシステム部品があります。管理者に次の 1 行をお願いしてください（このまま続けます）。\n  {line}",
            f"Some system packages are missing. Please have an administrator run this line (going on for now).\n  {line}",
        )


def _were_tried(packages: list[str]) -> bool:
    """Whether just these were asked for before, so that a machine without a network waits for it once only."""
    before = _TRIED.read_text("utf-8").split() if _TRIED.exists() else []
    _TRIED.write_text("\n".join(packages), "utf-8")
    return before == packages


def _missing_packages(checking: bool) -> dict[str, str]:
    """What isn't there → the Debian package that holds it. Asking the loader also finds what was renamed or built by hand."""
    missing = {name: package for name, package in _LIBRARIES.items() if not _loads(name)}
    files = {**_PRINTING, **_CHECKING} if checking else _PRINTING
    missing.update({name: package for name, package in files.items() if shutil.which(name) is None})
    folders = [Path(folder).expanduser() for folder in _FONT_FOLDERS]
    if not any(True for folder in folders if folder.is_dir() for _ in folder.rglob("BIZUDGothic*")):
        missing["BIZ UDGothic"] = _FONT_PACKAGE
    return missing


def _loads(library: str) -> bool:
    with contextlib.suppress(OSError):
        ctypes.CDLL(library)
        return True
    return False


def _is_debian() -> bool:
    return Path("/etc/debian_version").exists() and shutil.which("apt-get") is not None


def _apt_line(packages: list[str]) -> str:
    return "sudo apt-get install --no-install-recommends " + " ".join(packages)


def _apt_install(packages: list[str]) -> bool:
    say(
        f"システム部品を入れています: {' '.join(packages)}",
        f"Installing system packages: {' '.join(packages)}",
    )
    patience = ["-o", "Acquire::http::Timeout=20", "-o", "Acquire::Retries=2", "-o", "DPkg::Lock::Timeout=120"]
    _quietly(["apt-get", *patience, "update"])
    done = _quietly(["apt-get", *patience, "install", "--yes", "--no-install-recommends", *packages])
    if done.returncode:
        say(
            f"入れられませんでした。あとで次の 1 行をお試しください。\n  {_apt_line(packages)}\n{done.stderr.strip()}",
            f"They could not be installed. Please try this line later.\n  {_apt_line(packages)}\n{done.stderr.strip()}",
        )
    return done.returncode == 0


def _quietly(command: list[str]) -> subprocess.CompletedProcess[str]:
    nobody_to_ask = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, env=nobody_to_ask, stdin=subprocess.DEVNULL, capture_output=True, text=True)


def _say_what_is_missing(missing: dict[str, str]) -> None:
    """Where packages have other names: rpm's tools take a library's own name, for others the names must do."""
    line = " ".join(sorted(missing))
    for tool in ("dnf", "zypper"):
        if shutil.which(tool):
            wanted = [f"'{name}()(64bit)'" for name in missing if name in _LIBRARIES]
            wanted += [name for name in missing if name not in _LIBRARIES and name != "BIZ UDGothic"]
            line = f"sudo {tool} install {' '.join(wanted)}".strip()
            break
    say(
        f"足りないシステム部品があります（このまま続けます）。フォントは BIZ UDGothic を入れてください。\n  {line}",
        f"Some system packages are missing (going on for now). The font to install is BIZ UDGothic.\n  {line}",
    )
