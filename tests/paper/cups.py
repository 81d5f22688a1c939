"""A CUPS of the tests' own: its folders, its port, its queues; the machine's own printing is left alone.

A port and no socket: ``lpoptions`` asks a queue what it can do by the queue's address, which without a port it has not.
Needs CUPS (Debian: apt-get install cups; check.py does it as root). The programs ``lp`` and ``lpstat`` find this
scheduler by the environment variable CUPS_SERVER, as they would find one on another machine.
"""

from __future__ import annotations

import getpass
import grp
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_SECONDS = 30
_SCHEDULERS = ("/usr/sbin/cupsd", "/usr/bin/cupsd")
_PROGRAMS = ("/usr/lib/cups", "/usr/libexec/cups")
TRIAL = "trial"
_BACKEND = """#!/bin/sh
# A printer that writes down what it is told, and has no paper while there is a file of that name.
out="{folder}"
if [ $# -eq 0 ]; then echo 'direct {name} "Unknown" "Trial"'; exit 0; fi
job="$1"; copies="$4"; options="$5"
printed=
while [ -e "$out/no-paper" ]; do
  [ -n "$printed" ] || echo "STATE: +media-empty-error" >&2
  printed=no
  sleep 0.1
done
echo "STATE: -media-empty-error" >&2
printf '%s\\n%s\\n' "$copies" "$options" > "$out/$job.told"
cat ${{6:+"$6"}} > "$out/$job.part" && mv "$out/$job.part" "$out/$job.arrived"
"""
_ANYBODY_MAY = """
Listen 127.0.0.1:{port}
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
def running() -> Iterator[Path]:
    """A scheduler that runs until the end of the block, with CUPS_SERVER pointing at it.

    Gives the folder of its printer ``trial:/``: each job is written there as N.arrived, how it was to be printed (copies,
    options) as N.told; while ``no-paper`` lies there, that printer has none.
    """
    program = scheduler()
    assert program is not None
    # Not pytest's tmp_path: it is closed to the lesser users whom the scheduler hands jobs to.
    with tempfile.TemporaryDirectory(prefix="desk-cups-") as folder:
        home = Path(folder)
        home.chmod(0o755)
        port = _free_port()
        files = _written(home, port)
        before = os.environ.get("CUPS_SERVER")
        process = subprocess.Popen([program, "-f", "-c", str(home / "cupsd.conf"), "-s", str(files)])
        os.environ["CUPS_SERVER"] = f"127.0.0.1:{port}"
        try:
            _wait_for(process, home)
            yield home / "out"
        finally:
            process.terminate()
            process.wait(_SECONDS)
            if before is None:
                del os.environ["CUPS_SERVER"]
            else:
                os.environ["CUPS_SERVER"] = before


def _written(home: Path, port: int) -> Path:
    """Write the two configuration files; returns the one that names the folders."""
    (home / "cupsd.conf").write_text(_ANYBODY_MAY.format(port=port))
    folders = {
        "ServerRoot": home,
        "CacheDir": home / "cache",
        "RequestRoot": home / "spool",
        "StateDir": home / "state",
        "TempDir": home / "tmp",
    }
    _put_backend(home)
    for folder in folders.values():
        folder.mkdir(exist_ok=True)
    # Filters are run as a lesser user and put down what they work on there.
    folders["TempDir"].chmod(0o1777)
    lines = [f"{name} {folder}" for name, folder in folders.items()]
    lines.append(f"ServerBin {home / 'bin'}")
    lines += [f"{name} {home / name.lower()}" for name in ("AccessLog", "ErrorLog", "PageLog")]
    if os.geteuid() != 0:
        lines += [f"User {getpass.getuser()}", f"Group {grp.getgrgid(os.getegid()).gr_name}"]
    files = home / "cups-files.conf"
    files.write_text("\n".join((*lines, "FileDevice Yes", "")))
    return files


def _put_backend(home: Path) -> None:
    """The machine's own filters and backends, with one more backend among them."""
    programs = next(Path(folder) for folder in _PROGRAMS if Path(folder).is_dir())
    backends, out = home / "bin" / "backend", home / "out"
    backends.mkdir(parents=True)
    out.mkdir()
    # Backends, too, are run as a lesser user.
    out.chmod(0o1777)
    for found in programs.iterdir():
        if found.name != "backend":
            (home / "bin" / found.name).symlink_to(found)
    for found in (programs / "backend").iterdir():
        (backends / found.name).symlink_to(found)
    trial = backends / TRIAL
    trial.write_text(_BACKEND.format(folder=out, name=TRIAL))
    trial.chmod(0o755)


def _free_port() -> int:
    """A port of this machine at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
    return port


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
