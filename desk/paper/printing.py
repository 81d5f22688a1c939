"""Printer queues of this machine: on Linux and macOS the PDF itself goes to CUPS, on Windows pages go to the spooler.

Everything that can go wrong at a printer becomes a sentence; nothing here waits for ever.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from desk.errors import DeskError
from desk.i18n import _

_SECONDS = 10
"""A queue that takes longer to accept a job counts as not answering (a healthy one takes 0.04 s)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printer:
    """One queue. ``description`` is what the system says of it, such as "idle" or why it is stopped."""

    name: str
    description: str = ""
    is_default: bool = False


def printers() -> tuple[Printer, ...]:
    """The queues of this machine, the default one first; none where there is no print system."""
    if sys.platform == "win32":
        return _windows_printers()
    if shutil.which("lpstat") is None:
        return ()
    listed = _run("lpstat", "-p")
    default = re.search(r"destination: (\S+)", _run("lpstat", "-d"))
    chosen = default.group(1) if default else ""
    found = [
        Printer(name=name, description=told.strip(), is_default=name == chosen)
        for name, told in re.findall(r"^printer (\S+)(.*)$", listed, flags=re.MULTILINE)
    ]
    return tuple(sorted(found, key=lambda printer: (not printer.is_default, printer.name)))


def print_pdf(file: Path, queue: str = "") -> str:
    """Send a PDF to a queue (the system's default when empty); returns the name of the job.

    Raises DeskError in a sentence when there is no such queue, or it does not take the job.
    """
    if sys.platform == "win32":
        return _windows_print(file, queue)
    if shutil.which("lp") is None:
        raise DeskError(_("このパソコンには印刷のしくみ（CUPS）がありません。PDFで保存してください。"))
    known = printers()
    if not known:
        raise DeskError(_("プリンターが登録されていません。プリンターを登録するか、PDFで保存してください。"))
    if queue and all(printer.name != queue for printer in known):
        raise DeskError(_("プリンター「{name}」が見つかりません。設定で選び直してください。").format(name=queue))
    if not queue and not known[0].is_default:
        raise DeskError(_("いつも使うプリンターが決まっていません。設定でプリンターを選んでください。"))
    command = ["lp", *(["-d", queue] if queue else []), "--", str(file)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, env=_plain(), check=False)
    except subprocess.TimeoutExpired:
        raise DeskError(_("プリンターが応答しません。電源と接続を確かめて、もう一度印刷してください。")) from None
    if done.returncode != 0:
        raise DeskError(
            _("プリンターが受け付けませんでした（{reason}）。もう一度印刷するか、PDFを開いて印刷してください。").format(
                reason=done.stderr.strip().removeprefix("lp: ")
            )
        )
    job = re.search(r"request id is (\S+)", done.stdout)
    return job.group(1) if job else queue


def _plain() -> dict[str, str]:
    """CUPS's answers in its own English, which is what is read here."""
    return {**os.environ, "LC_ALL": "C"}


def _run(*command: str) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, env=_plain(), check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout


def _windows_printers() -> tuple[Printer, ...]:
    """What PowerShell knows of the spooler's queues."""
    told = _run(
        "powershell",
        "-NoProfile",
        "-Command",
        'Get-CimInstance Win32_Printer | ForEach-Object { "$($_.Default)`t$($_.Name)`t$($_.PrinterStatus)" }',
    )
    rows = [line.split("\t") for line in told.splitlines() if line.count("\t") == 2]
    found = [Printer(name=name, description=status, is_default=default == "True") for default, name, status in rows]
    return tuple(sorted(found, key=lambda printer: (not printer.is_default, printer.name)))


def _windows_print(file: Path, queue: str) -> str:
    """Hand the PDF to the program that prints PDFs on this machine."""
    verb = ["-Verb", "PrintTo", "-ArgumentList", f'"{queue}"'] if queue else ["-Verb", "Print"]
    command = ["powershell", "-NoProfile", "-Command", "Start-Process", "-FilePath", f'"{file}"', *verb]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        raise DeskError(_("プリンターが応答しません。電源と接続を確かめて、もう一度印刷してください。")) from None
    if done.returncode != 0:
        raise DeskError(_("印刷できませんでした。PDFを開いて印刷してください。"))
    return queue
