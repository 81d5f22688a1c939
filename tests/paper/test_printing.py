"""Printing into a real CUPS queue, and every way in which a printer says no."""

from __future__ import annotations

import os
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from desk.errors import DeskError
from desk.paper import printing
from desk.paper.handout import set_handout
from desk.paper.printing import print_pdf, printers
from tests.paper import cups
from tests.paper.sheets import make_handout, smartphone_course

QUEUE = "manabi-desk-tests"


@pytest.fixture(scope="module")
def queue() -> Iterator[str]:
    """A queue that takes jobs; what arrives at it is thrown away. Needs CUPS: apt-get install cups."""
    if cups.scheduler() is None:
        if os.environ.get("CI"):
            pytest.fail("CUPS is needed here: apt-get install cups")
        pytest.skip("needs CUPS: apt-get install cups")
    with cups.running():
        cups.run("lpadmin", "-p", QUEUE, "-E", "-v", "file:///dev/null", "-m", "raw")
        yield QUEUE


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    file = tmp_path / "sheet.pdf"
    canvas = Canvas(str(file))
    canvas.drawString(100, 100, "K7-261121-01")
    canvas.save()
    return file


def test_that_a_job_arrives_in_the_queue(queue: str, pdf: Path) -> None:
    assert queue in [printer.name for printer in printers()]
    job = print_pdf(pdf, queue)
    assert job.startswith(f"{queue}-")
    told = subprocess.run(["lpstat", "-W", "all", "-o", queue], capture_output=True, text=True, check=True).stdout
    assert job in told


@pytest.fixture
def listening_printer(queue: str) -> Iterator[tuple[str, socket.socket]]:
    """A queue whose printer is a port of this machine (AppSocket, as most office printers speak it)."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(30)
        name = f"{queue}-port"
        device = f"socket://127.0.0.1:{server.getsockname()[1]}"
        cups.run("lpadmin", "-p", name, "-E", "-v", device, "-m", "raw")
        yield name, server
        cups.run("lpadmin", "-x", name)


def test_that_the_sheet_itself_arrives_at_the_printer(
    listening_printer: tuple[str, socket.socket], tmp_path: Path
) -> None:
    """Byte for byte: nothing between the preview and the paper changes a line."""
    name, server = listening_printer
    sheet = set_handout(make_handout(smartphone_course()))
    file = tmp_path / "K7-261120-0042.pdf"
    file.write_bytes(sheet.pdf)
    print_pdf(file, name)
    connection, _address = server.accept()
    with connection:
        connection.settimeout(30)
        arrived = b"".join(iter(lambda: connection.recv(65536), b""))
    assert arrived == sheet.pdf


def test_that_a_stopped_queue_keeps_the_job(queue: str, pdf: Path) -> None:
    cups.run("cupsdisable", queue)
    try:
        assert print_pdf(pdf, queue).startswith(f"{queue}-")
    finally:
        cups.run("cupsenable", queue)


def test_that_a_queue_that_rejects_jobs_is_told_in_a_sentence(queue: str, pdf: Path) -> None:
    cups.run("cupsreject", queue)
    try:
        with pytest.raises(DeskError, match="受け付けませんでした"):
            print_pdf(pdf, queue)
    finally:
        cups.run("cupsaccept", queue)


def test_that_an_unknown_queue_is_named(queue: str, pdf: Path) -> None:
    with pytest.raises(DeskError, match="no-such-queue"):
        print_pdf(pdf, "no-such-queue")


def test_that_a_machine_without_a_print_system_is_told(pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    assert printers() == ()
    with pytest.raises(DeskError, match="CUPS"):
        print_pdf(pdf, "any")


def test_that_a_printer_that_never_answers_does_not_hold_the_desk(
    pdf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in (("lp", "sleep 60"), ("lpstat", 'echo "printer slow is idle."')):
        script = tmp_path / name
        script.write_text(f"#!/bin/sh\n{text}\n")
        script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr(printing, "_SECONDS", 0.5)
    with pytest.raises(DeskError, match="応答しません"):
        print_pdf(pdf, "slow")
