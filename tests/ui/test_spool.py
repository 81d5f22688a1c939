"""Pages through Qt's printer: as many as the sheet has, in the size of the paper, and what is on them can be read."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from desk.errors import DeskError
from desk.paper.handout import set_handout
from desk.paper.preview import page_count, page_image
from desk.records.case import HandedOver
from desk.records.consultation import HandoutItem
from desk.records.printing import PrintOptions
from desk.ui import spool
from desk.ui.background import Background
from desk.ui.context import Context
from desk.ui.spool import Spool, printer_for
from tests.make import make_course, make_filing


def test_that_every_page_is_printed_in_its_size(qtbot: QtBot, background: Background, tmp_path: Path) -> None:
    given = make_filing().handout
    assert given is not None
    items = tuple(HandoutItem(resource=make_course(title=f"はじめての書道 {name}")) for name in "春夏秋冬花鳥")
    sheet = set_handout(replace(given, items=items))
    assert sheet.pages > 1
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printing = Spool(background, printer)
    seen: list[tuple[int, int]] = []
    printing.progressed.connect(lambda page, pages: seen.append((page, pages)))
    with qtbot.waitSignal(printing.finished, timeout=30_000):
        printing.print(sheet.pdf, sheet.pages)
    assert seen == [(number, sheet.pages) for number in range(1, sheet.pages + 1)]
    printed = (tmp_path / "printed.pdf").read_bytes()
    assert page_count(printed) == sheet.pages
    for number in range(sheet.pages):
        (width, height, ink), (as_wide, as_high, wanted) = (_ink(pdf, number) for pdf in (printed, sheet.pdf))
        assert (width, height) == pytest.approx((as_wide, as_high), abs=2)
        assert ink == pytest.approx(wanted, rel=0.1)


def _ink(pdf: bytes, page: int) -> tuple[int, int, int]:
    """Width, height, and how many dots are dark, at 72 dpi."""
    width, height, rgb = page_image(pdf, page, 1.0)
    return width, height, sum(red < 128 for red in rgb[::3])


@pytest.mark.qt_log_ignore("Returned false")
def test_that_a_printer_that_does_not_begin_is_told(qtbot: QtBot, background: Background, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "nowhere" / "printed.pdf"))
    printing = Spool(background, printer)
    with qtbot.waitSignal(printing.failed) as failed:
        printing.print(b"", 1)
    assert "始められません" in failed.args[0]


def test_that_a_printer_that_is_gone_is_named(qtbot: QtBot) -> None:
    with pytest.raises(DeskError, match="no-such-printer"):
        printer_for("no-such-printer", PrintOptions())


def test_that_what_was_handed_over_is_printed_by_the_window(
    qtbot: QtBot, context: Context, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = make_filing().handout
    assert given is not None
    kept = tmp_path / "kept.pdf"
    kept.write_bytes(set_handout(given).pdf)

    def to_file(_name: str, _options: PrintOptions) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        return printer

    monkeypatch.setattr(spool, "printer_for", to_file)
    said: list[str] = []
    context.said.connect(said.append)
    done = HandedOver(consultation_id="c", slip="K7-1", pdf=str(kept), in_window=True)
    spool.print_in_window(context, done, context, said.append)
    qtbot.waitUntil(lambda: "印刷が済みました。" in said, timeout=30_000)
    assert page_count((tmp_path / "printed.pdf").read_bytes()) == 1
