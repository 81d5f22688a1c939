"""Printing into a real CUPS queue, and every way in which a printer says no."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from desk.errors import DeskError
from desk.paper import cups as cups_programs
from desk.paper.handout import set_handout
from desk.paper.printing import abilities, cancel_job, job_of, print_pdf, printers
from desk.records.printing import Abilities, Duplex, JobStage, PrintOptions
from tests.paper import cups
from tests.paper.sheets import make_handout, smartphone_course

QUEUE = "manabi-desk-tests"


@pytest.fixture(scope="module")
def scheduler() -> Iterator[Path]:
    """CUPS, and the folder of its printer that writes down what it is told. Needs CUPS: apt-get install cups."""
    if cups.scheduler() is None:
        if os.environ.get("CI"):
            pytest.fail("CUPS is needed here: apt-get install cups")
        pytest.skip("needs CUPS: apt-get install cups")
    with cups.running() as folder:
        yield folder


@pytest.fixture(scope="module")
def queue(scheduler: Path) -> str:
    """A queue that takes jobs; what arrives at it is thrown away."""
    cups.run("lpadmin", "-p", QUEUE, "-E", "-v", "file:///dev/null", "-m", "raw")
    return QUEUE


@pytest.fixture(scope="module")
def office_printer(scheduler: Path) -> str:
    """A queue with a driver that knows trays and both sides of the paper."""
    name = f"{QUEUE}-office"
    device = f"{cups.TRIAL}:/"
    cups.run("lpadmin", "-p", name, "-E", "-v", device, "-m", "drv:///sample.drv/generic.ppd", "-o", "Option1=True")
    return name


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    file = tmp_path / "sheet.pdf"
    canvas = Canvas(str(file))
    for _page in range(2):
        canvas.drawString(100, 100, "K7-261121-01")
        canvas.showPage()
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


def until(holds: Callable[[], bool]) -> None:
    ends = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < ends
        time.sleep(0.05)


def test_that_a_queue_offers_what_its_printer_can_do(queue: str, office_printer: str) -> None:
    assert abilities(queue) == Abilities()
    assert abilities(office_printer) == Abilities(duplex=True, trays=("Default", "Upper", "Manual"))
    cups.run("lpadmin", "-p", office_printer, "-o", "Option1=False")
    try:
        assert not abilities(office_printer).duplex
    finally:
        cups.run("lpadmin", "-p", office_printer, "-o", "Option1=True")


def test_that_what_was_chosen_arrives_at_the_printer(scheduler: Path, office_printer: str, pdf: Path) -> None:
    options = PrintOptions(copies=3, duplex=Duplex.LONG, tray="Manual")
    job = print_pdf(pdf, office_printer, options)
    number = job.rpartition("-")[2]
    until((scheduler / f"{number}.arrived").exists)
    told = (scheduler / f"{number}.told").read_text()
    assert "sides=two-sided-long-edge" in told
    assert "InputSlot=Manual" in told
    arrived = (scheduler / f"{number}.arrived").read_bytes().decode("latin-1")
    assert "/Duplex true" in arrived
    assert "/ManualFeed true" in arrived
    assert "numcopies(3)" in arrived
    until(lambda: job_of(job).stage is JobStage.DONE)


def test_that_a_printer_without_paper_says_so_and_goes_on_when_it_has_some(
    scheduler: Path, office_printer: str, pdf: Path
) -> None:
    (scheduler / "no-paper").touch()
    try:
        job = print_pdf(pdf, office_printer)
        until(lambda: "用紙がありません" in job_of(job).trouble)
        assert not job_of(job).is_over
    finally:
        (scheduler / "no-paper").unlink()
    until((scheduler / f"{job.rpartition('-')[2]}.arrived").exists)
    until(lambda: job_of(job).stage is JobStage.DONE)
    assert job_of(job).trouble == ""


def test_that_a_job_is_taken_back(scheduler: Path, office_printer: str, pdf: Path) -> None:
    (scheduler / "no-paper").touch()
    try:
        job = print_pdf(pdf, office_printer)
        assert cancel_job(job).stage is JobStage.CANCELLED
        assert cancel_job(job).stage is JobStage.CANCELLED
    finally:
        (scheduler / "no-paper").unlink()
    assert not (scheduler / f"{job.rpartition('-')[2]}.arrived").exists()


def test_that_a_printer_that_is_off_says_so(scheduler: Path, pdf: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    name = f"{QUEUE}-off"
    cups.run("lpadmin", "-p", name, "-E", "-v", f"socket://127.0.0.1:{port}", "-m", "raw")
    job = print_pdf(pdf, name)
    try:
        until(lambda: "つながりません" in job_of(job).trouble)
    finally:
        cancel_job(job)
        cups.run("lpadmin", "-x", name)


def test_that_a_job_is_in_the_queue_within_half_a_second(queue: str, pdf: Path) -> None:
    print_pdf(pdf, queue)
    began = time.monotonic()
    print_pdf(pdf, queue)
    assert time.monotonic() - began < 0.5


def test_that_a_stopped_queue_keeps_the_job_and_says_so(queue: str, pdf: Path) -> None:
    cups.run("cupsdisable", queue)
    try:
        job = print_pdf(pdf, queue)
        assert job.startswith(f"{queue}-")
        assert job_of(job).stage is JobStage.WAITING
        assert "止めてあります" in job_of(job).trouble
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
    monkeypatch.setattr(cups_programs, "SECONDS", 0.5)
    with pytest.raises(DeskError, match="応答しません"):
        print_pdf(pdf, "slow")
