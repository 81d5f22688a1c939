"""Pages through Qt's printer, where the system has no queue that takes a PDF itself (Windows).

Imported when it is needed: elsewhere Qt's printing would only load libraries that the PC may not have.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QMarginsF, QObject, QRect, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from desk.errors import DeskError
from desk.i18n import _
from desk.records.case import HandedOver
from desk.records.printing import Duplex, PrintOptions
from desk.ui.background import Background
from desk.ui.context import Context
from desk.work.printing import kept_sheet, page_image

DPI = 300
"""As sharp as an office printer shows, and a page is 26 MB."""
_POINTS_PER_INCH = 72.0
_SIDES = {
    Duplex.AS_SET: QPrinter.DuplexMode.DuplexAuto,
    Duplex.ONE: QPrinter.DuplexMode.DuplexNone,
    Duplex.LONG: QPrinter.DuplexMode.DuplexLongSide,
    Duplex.SHORT: QPrinter.DuplexMode.DuplexShortSide,
}


def printer_for(name: str, options: PrintOptions) -> QPrinter:
    """The system's printer of a name (its default one when empty), set up as chosen. Raises DeskError when there is none."""
    info = QPrinterInfo.printerInfo(name) if name else QPrinterInfo.defaultPrinter()
    if info.isNull():
        raise DeskError(_("プリンター「{name}」が見つかりません。設定で選び直してください。").format(name=name))
    printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    printer.setCopyCount(options.copies)
    if options.duplex is not Duplex.AS_SET:
        printer.setDuplex(_SIDES[options.duplex])
    return printer


class Spool(QObject):
    """Prints one document: its pages are drawn in the background, one after the other, so that the window never waits.

    ``progressed(page, pages)`` counts from 1 · ``finished()`` · ``failed(sentence)``. Between pages it can be cancelled.
    """

    progressed = Signal(int, int)
    finished = Signal()
    failed = Signal(str)

    def __init__(self, background: Background, printer: QPrinter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background, self._printer = background, printer
        self._painter = QPainter()
        self._pdf, self._pages, self._page = b"", 0, 0

    def print(self, pdf: bytes, pages: int) -> None:
        """Begin."""
        printer = self._printer
        printer.setResolution(DPI)
        printer.setFullPage(True)
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        printer.setPageMargins(QMarginsF())
        self._pdf, self._pages, self._page = pdf, pages, 0
        if not self._painter.begin(printer):
            name = printer.printerName()
            self.failed.emit(
                _(
                    "プリンター「{name}」で印刷を始められません。電源と接続を確かめるか、PDFを開いて印刷してください。"
                ).format(name=name)
            )
            return
        self._next()

    def cancel(self) -> None:
        """Print no more pages; what the printer has already is taken back where it can."""
        if self._painter.isActive():
            self._printer.abort()
            self._painter.end()

    def _next(self) -> None:
        self.progressed.emit(self._page + 1, self._pages)
        scale = DPI / _POINTS_PER_INCH
        self._background.read(
            self, page_image, self._pdf, self._page, scale, then=self._on_page, failed=self._on_failed
        )

    def _on_page(self, picture: tuple[int, int, bytes]) -> None:
        if not self._painter.isActive():
            return
        width, height, rgb = picture
        if self._page:
            self._printer.newPage()
        # Dot for dot: a picture that is stretched is not sharp, and a code not surely read.
        image = QImage(rgb, width, height, 3 * width, QImage.Format.Format_RGB888)
        shift = self._printer.paperRect(QPrinter.Unit.DevicePixel).topLeft().toPoint()
        self._painter.drawImage(QRect(shift.x(), shift.y(), width, height), image)
        self._page += 1
        if self._page < self._pages:
            self._next()
        else:
            self._painter.end()
            self.finished.emit()

    def _on_failed(self, error: DeskError) -> None:
        self.cancel()
        self.failed.emit(str(error))


def print_in_window(
    context: Context, done: HandedOver, owner: QObject, failed: Callable[[str], object]
) -> PrintInWindow:
    """Print what was handed over; the status line tells how far it is, ``failed`` is called with what went wrong."""
    printing = PrintInWindow(context, owner)
    printing.said.connect(context.say)
    printing.failed.connect(failed)
    for over in (printing.finished, printing.failed):
        over.connect(printing.deleteLater)
    printing.print(done)
    return printing


class PrintInWindow(QObject):
    """Prints sheets that the system does not take as PDF: the printer and its options are those of the preferences.

    ``said(sentence)`` while it goes on, then ``finished()`` or ``failed(sentence)``.
    """

    said = Signal(str)
    finished = Signal()
    failed = Signal(str)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def print(self, done: HandedOver) -> None:
        """Print what was handed over."""
        self._context.background.read(
            self,
            kept_sheet,
            done.pdf,
            then=lambda kept: self._on_kept(done, *kept),
            failed=lambda error: self.failed.emit(str(error)),
        )

    def _on_kept(self, done: HandedOver, pdf: bytes, pages: int) -> None:
        name = done.printed_to
        options = self._context.preferences.printing.get(name, PrintOptions())
        if done.one_sided:
            options = replace(options, duplex=Duplex.ONE)
        try:
            printer = printer_for(name, options)
        except DeskError as error:
            self.failed.emit(str(error))
            return
        spool = Spool(self._context.background, printer, self)
        spool.progressed.connect(self._on_page)
        spool.finished.connect(self._on_finished)
        spool.failed.connect(self.failed)
        spool.print(pdf, pages)

    def _on_finished(self) -> None:
        self.said.emit(_("印刷が済みました。"))
        self.finished.emit()

    def _on_page(self, page: int, pages: int) -> None:
        self.said.emit(_("{page}／{pages} ページを印刷しています…").format(page=page, pages=pages))
