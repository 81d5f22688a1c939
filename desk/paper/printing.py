"""Printer queues of this machine. On Linux and macOS the PDF itself goes to CUPS; on Windows the window prints pages.

Everything that can go wrong at a printer becomes a sentence; nothing here waits for ever.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from desk.errors import DeskError
from desk.i18n import _
from desk.paper import cups
from desk.records.printing import Abilities, Job, JobStage, PrintOptions


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
    listed = cups.asked("lpstat", "-p")
    default = re.search(r"destination: (\S+)", cups.asked("lpstat", "-d"))
    chosen = default.group(1) if default else ""
    found = [
        Printer(name=name, description=told.strip(), is_default=name == chosen)
        for name, told in re.findall(r"^printer (\S+)(.*)$", listed, flags=re.MULTILINE)
    ]
    return tuple(sorted(found, key=lambda printer: (not printer.is_default, printer.name)))


def prints_in_window() -> bool:
    """Whether sheets are printed page by page by the window: Windows has no queue that takes a PDF itself."""
    return sys.platform == "win32"


def abilities(queue: str = "") -> Abilities:
    """What a queue (the system's default when empty) can do; nothing where that cannot be asked."""
    name = queue or _default()
    return Abilities() if prints_in_window() or not name else cups.abilities(name)


def print_pdf(file: Path, queue: str = "", options: PrintOptions | None = None) -> str:
    """Send a PDF to a queue (the system's default when empty); returns the name of the job.

    Raises DeskError in a sentence when there is no such queue, or it does not take the job.
    """
    if shutil.which("lp") is None:
        raise DeskError(_("このパソコンには印刷のしくみ（CUPS）がありません。PDFで保存してください。"))
    known = printers()
    if not known:
        raise DeskError(_("プリンターが登録されていません。プリンターを登録するか、PDFで保存してください。"))
    if queue and all(printer.name != queue for printer in known):
        raise DeskError(_("プリンター「{name}」が見つかりません。設定で選び直してください。").format(name=queue))
    if not queue and not known[0].is_default:
        raise DeskError(_("いつも使うプリンターが決まっていません。設定でプリンターを選んでください。"))
    told = cups.arguments(options or PrintOptions())
    command = ["lp", *(["-d", queue] if queue else []), *told, "--", str(file)]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=cups.SECONDS, env=cups.plain(), check=False
        )
    except subprocess.TimeoutExpired:
        raise DeskError(_("プリンターが応答しません。電源と接続を確かめて、もう一度印刷してください。")) from None
    if done.returncode != 0:
        raise DeskError(
            _("プリンターが受け付けませんでした（{reason}）。もう一度印刷するか、PDFを開いて印刷してください。").format(
                reason=done.stderr.strip().removeprefix("lp: ")
            )
        )
    job = re.search(r"request id is (\S+)", done.stdout)
    return job.group(1) if job else f"{queue or known[0].name}-0"


def job_of(name: str) -> Job:
    """How far a job is, and what keeps its printer from going on."""
    return Job(name=name, stage=JobStage.DONE) if prints_in_window() else cups.job(name)


def cancel_job(name: str) -> Job:
    """Take a job back, as far as it is not on paper yet. Raises DeskError when the queue refuses."""
    before = job_of(name)
    if before.is_over:
        return before
    done = subprocess.run(
        ["cancel", name], capture_output=True, text=True, timeout=cups.SECONDS, env=cups.plain(), check=False
    )
    after = job_of(name)
    if done.returncode != 0 and not after.is_over:
        raise DeskError(
            _("印刷を取り消せませんでした（{reason}）。プリンターで止めてください。").format(
                reason=done.stderr.strip().removeprefix("cancel: ")
            )
        )
    return after


def _default() -> str:
    return next((printer.name for printer in printers() if printer.is_default), "")


def _windows_printers() -> tuple[Printer, ...]:
    """What PowerShell knows of the spooler's queues."""
    told = cups.asked(
        "powershell",
        "-NoProfile",
        "-Command",
        'Get-CimInstance Win32_Printer | ForEach-Object { "$($_.Default)`t$($_.Name)`t$($_.PrinterStatus)" }',
    )
    rows = [line.split("\t") for line in told.splitlines() if line.count("\t") == 2]
    found = [Printer(name=name, description=status, is_default=default == "True") for default, name, status in rows]
    return tuple(sorted(found, key=lambda printer: (not printer.is_default, printer.name)))
