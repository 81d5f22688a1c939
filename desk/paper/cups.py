"""CUPS by its own programs (lp, lpstat, lpoptions, cancel): what a queue can do, what troubles it, how far a job is.

Their answers are read in their own English. A program that is missing or doesn't answer gives an empty answer.
"""

from __future__ import annotations

import os
import re
import subprocess

from desk.i18n import _
from desk.records.printing import Abilities, Duplex, Job, JobStage, PrintOptions

SECONDS = 10
"""A program that takes longer counts as not answering (a healthy one takes 0.04 s)."""

_TURNS_PAPER = 0x10
"""The bit of CUPS's printer-type that says that the printer, as it is fitted out, prints on both sides."""
_BOTH = {"duplexnotumble", "duplextumble"}
_FAILED = {"job-completed-with-errors", "aborted-by-system", "job-stopped"}
_CANCELLED = {"job-canceled-by-user", "job-canceled-by-operator", "job-canceled-at-device"}
_UNREACHED = re.compile(
    r"may not exist or is unavailable|unable to (connect|locate)|not responding|is not connected|"
    r"waiting for printer to become available|unreachable|offline|turned off",
    re.IGNORECASE,
)


def plain() -> dict[str, str]:
    """The environment in which they answer in English."""
    return {**os.environ, "LC_ALL": "C"}


def asked(*command: str) -> str:
    """What a program answers; empty when it can't."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, env=plain(), check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout


def abilities(queue: str) -> Abilities:
    """What a queue can do, by its driver and how it is fitted out."""
    told = re.search(r"\bprinter-type=(\d+)", asked("lpoptions", "-p", queue))
    offered = dict(re.findall(r"^(\w+)/[^:\n]*: (.*)$", asked("lpoptions", "-p", queue, "-l"), flags=re.MULTILINE))
    choices = {name: [choice.lstrip("*") for choice in words.split()] for name, words in offered.items()}
    turns = {choice.lower() for choice in choices.get("Duplex", ())} & _BOTH
    trays = choices.get("InputSlot", [])
    return Abilities(
        duplex=bool(turns) and (told is None or bool(int(told.group(1)) & _TURNS_PAPER)),
        trays=tuple(trays) if len(trays) > 1 else (),
    )


def arguments(options: PrintOptions) -> list[str]:
    """What ``lp`` is told of how to print; nothing for what the queue decides."""
    told = ["-n", str(options.copies)] if options.copies > 1 else []
    if options.duplex is not Duplex.AS_SET:
        told += ["-o", f"sides={options.duplex}"]
    if options.tray:
        told += ["-o", f"InputSlot={options.tray}"]
    return told


def trouble(queue: str) -> str:
    """What keeps a printer from printing now, and what to do about it, as a sentence; empty where nothing is known."""
    told = asked("lpstat", "-l", "-p", queue)
    alerts = re.search(r"^\s+Alerts: (.*)$", told, flags=re.MULTILINE)
    reasons = [_bare(reason) for reason in alerts.group(1).split()] if alerts else []
    for wanted, sentence in _sentences(queue):
        if wanted & set(reasons):
            return sentence
    if _UNREACHED.search(told):
        return _sentences(queue)[0][1]
    if re.match(r"printer \S+ disabled", told):
        return _("プリンター「{name}」は止めてあります。再開すると、送ったものが印刷されます。").format(name=queue)
    return ""


def job(name: str) -> Job:
    """How far a job is; one that its queue no longer knows is done."""
    waiting = _reasons(name, "not-completed")
    reasons = waiting if waiting is not None else _reasons(name, "completed") or set()
    if reasons & _FAILED:
        return Job(name=name, stage=JobStage.FAILED, trouble=_("プリンターの設定か故障のため、印刷できませんでした。"))
    if waiting is None:
        return Job(name=name, stage=JobStage.CANCELLED if reasons & _CANCELLED else JobStage.DONE)
    stage = JobStage.PRINTING if "job-printing" in reasons else JobStage.WAITING
    return Job(name=name, stage=stage, trouble=trouble(queue_of(name)))


def _reasons(name: str, which: str) -> set[str] | None:
    """Why a job is where it is, if it is among those that are "completed" or "not-completed"; None where it is not."""
    told = asked("lpstat", "-W", which, "-l", "-o", queue_of(name))
    block = re.search(rf"^{re.escape(name)}\s.*(?:\n\s.*)*", told, flags=re.MULTILINE)
    if block is None:
        return None
    alerts = re.search(r"Alerts: (.*)", block.group(0))
    return set(alerts.group(1).split()) if alerts else set()


def queue_of(name: str) -> str:
    """The queue that a job is in: queue-12."""
    return name.rpartition("-")[0]


def _bare(reason: str) -> str:
    """A reason without how grave it is; one that is only reported is none."""
    return "" if reason.endswith("-report") else re.sub(r"-(warning|error)$", "", reason)


def _sentences(queue: str) -> tuple[tuple[set[str], str], ...]:
    """Reasons (RFC 8011, 5.4.12) with what to do, those first that hide others."""
    return (
        (
            {"offline", "shutdown", "timed-out", "connecting-to-device"},
            _("プリンター「{name}」につながりません。電源とケーブルを確かめてください。").format(name=queue),
        ),
        (
            {"media-empty", "media-needed", "input-tray-missing"},
            _("プリンター「{name}」に用紙がありません。入れると、続きが印刷されます。").format(name=queue),
        ),
        (
            {"media-jam"},
            _("プリンター「{name}」に紙がつまっています。取り除くと、続きが印刷されます。").format(name=queue),
        ),
        (
            {"cover-open", "door-open", "interlock-open"},
            _("プリンター「{name}」のカバーが開いています。閉めると、続きが印刷されます。").format(name=queue),
        ),
        (
            {"toner-empty", "marker-supply-empty", "marker-waste-full", "developer-empty"},
            _("プリンター「{name}」のトナーかインクがありません。取り替えてください。").format(name=queue),
        ),
        (
            {"output-area-full", "output-tray-missing"},
            _("プリンター「{name}」の紙の出口がいっぱいです。紙を取り出してください。").format(name=queue),
        ),
    )
