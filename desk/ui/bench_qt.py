"""Qt sets the cards of ``desk bench handouts`` by QTextDocument and QPdfWriter, as a program without a paper of its own would."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QUrl
from PySide6.QtGui import QFontDatabase, QGuiApplication, QImage, QPageSize, QPdfWriter, QTextDocument

from desk.paper.floor import Card
from desk.paper.fonts import typeface
from desk.work.sheet_rivals import code_picture, html_of


def set_by_qt(cards: Sequence[Card]) -> bytes:
    """The cards as PDF. Needs an application, which may be without a screen."""
    assert QGuiApplication.instance() is not None
    document = QTextDocument()
    family = typeface().main.family
    document.setDefaultStyleSheet(f"body, p, td, h2 {{ font-family: '{family}' }} p, td {{ font-size: 12pt }}")

    def picture(number: int, card: Card) -> str:
        address = f"code:{number}"
        image = QImage.fromData(code_picture(card.code))
        document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(address), image)
        return address

    document.setHtml("".join(html_of(cards, picture)))
    file = QBuffer()
    file.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(file)
    writer.setResolution(1200)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(18.0, 13.0, 18.0, 13.0))
    document.print_(writer)
    del writer
    return bytes(file.data().data())


def have_fonts() -> None:
    """Make the sheet's own fonts known to Qt, which without a screen may know none."""
    for face in (typeface().main, typeface().strong):
        QFontDatabase.addApplicationFont(str(face.file))
