"""A CUPS of the tests' own: its folders, its socket, its queues; the machine's own printing is left alone.

Needs CUPS (Debian: apt-get install cups; check.py does it as root). The programs ``lp`` and ``lpstat`` find this
scheduler by the environment variable CUPS_SERVER, as they would find one on another machine.
"""

from __future__ import annotations

import getpass
import grp
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_SECONDS = 30
_SCHEDULERS = ("/usr/sbin/cupsd", "/usr/bin/cupsd")
_ANYBODY_MAY = """
Listen {socket}
LogLevel warn
WebInterface No
Browsing No
DefaultAuthType None
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""


def scheduler() -> str | None:
    """The scheduler's program; None where CUPS isn't installed. It is often in a folder that users don't search."""
    found = shutil.which("cupsd")
    return found or next((path for path in _SCHEDULERS if os.access(path, os.X_OK)), None)


def run(*command: str) -> None:
    """Run one of CUPS's programs; what it complains of becomes the error."""
    found = shutil.which(command[0]) or f"/usr/sbin/{command[0]}"
    done = subprocess.run([found, *command[1:]], capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}: {done.stderr or done.stdout}")


@contextmanager
def running() -> Iterator[None]:
    """A scheduler that runs until the end of the block, with CUPS_SERVER pointing at it."""
    program = scheduler()
    assert program is not None
    # Not pytest's tmp_path: the path of a socket may have 107 letters.
    with tempfile.TemporaryDirectory(prefix="desk-cups-") as folder:
        home = Path(folder)
        # The scheduler hands jobs to filters and backends of a lesser user, who must get in.
        home.chmod(0o755)
        socket = home / "sock"
        files = _written(home, socket)
        before = os.environ.get("CUPS_SERVER")
        process = subprocess.Popen([program, "-f", "-c", str(home / "cupsd.conf"), "-s", str(files)])
        os.environ["CUPS_SERVER"] = str(socket)
        try:
            _wait_for(process, home)
            yield
        finally:
            process.terminate()
            process.wait(_SECONDS)
            if before is None:
                del os.environ["CUPS_SERVER"]
            else:
                os.environ["CUPS_SERVER"] = before


def _written(home: Path, socket: Path) -> Path:
    """Write the two configuration files; returns the one that names the folders."""
    (home / "cupsd.conf").write_text(_ANYBODY_MAY.format(socket=socket))
    folders = {
        "ServerRoot": home,
        "CacheDir": home / "cache",
        "RequestRoot": home / "spool",
        "StateDir": home / "state",
        "TempDir": home / "tmp",
    }
    for folder in folders.values():
        folder.mkdir(exist_ok=True)
    lines = [f"{name} {folder}" for name, folder in folders.items()]
    lines += [f"{name} {home / name.lower()}" for name in ("AccessLog", "ErrorLog", "PageLog")]
    if os.geteuid() != 0:
        lines += [f"User {getpass.getuser()}", f"Group {grp.getgrgid(os.getegid()).gr_name}"]
    files = home / "cups-files.conf"
    files.write_text("\n".join((*lines, "FileDevice Yes", "")))
    return files


def _wait_for(process: subprocess.Popen[bytes], home: Path) -> None:
    """Until the scheduler answers. What ``lpstat -r`` returns is 0 even where it says that none is running."""
    until = time.monotonic() + _SECONDS
    while time.monotonic() < until:
        told = subprocess.run(["lpstat", "-r"], capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"})
        if "is running" in told.stdout:
            return
        if process.poll() is not None:
            break
        time.sleep(0.05)
    log = home / "errorlog"
    raise RuntimeError(f"cupsd does not answer: {log.read_text() if log.is_file() else 'it left no log'}")
