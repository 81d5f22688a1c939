"""What can be read back from a sheet: its words, its sizes of type, and where its ink is."""

from __future__ import annotations

import io
import re

import pypdf
import pypdfium2
import pypdfium2.raw
from PIL import Image

from desk.paper.handout import set_handout
from desk.paper.preview import page_image, page_text
from desk.records.case import Sheet
from desk.records.consultation import Handout
from desk.records.referral import ReferralSheet


def squeezed(text: str) -> str:
    """Without the spaces and line ends that a reader of PDFs puts in."""
    return re.sub(r"\s+", "", text)


def text_of(sheet: Sheet) -> str:
    return squeezed(page_text(sheet.pdf))


def page_texts(sheet: Sheet | ReferralSheet) -> list[str]:
    document = pypdf.PdfReader(io.BytesIO(sheet.pdf))
    return [squeezed(page.extract_text()) for page in document.pages]


def inside_margins(sheet: Sheet) -> bool:
    """Whether everything drawn keeps away from the edges where no printer prints."""
    for page in range(sheet.pages):
        width, height, pixels = page_image(sheet.pdf, page, 1.0)
        ink = (
            Image.frombytes("RGB", (width, height), pixels).convert("L").point(lambda light: 255 if light < 240 else 0)
        )
        left, top, right, bottom = ink.getbbox() or (99, 99, 100, 100)
        if left < 40 or top < 30 or width - right < 40 or height - bottom < 20:
            return False
    return True


def sizes(handout: Handout) -> set[float]:
    """Every size of type on a sheet, in points."""
    found: set[float] = set()

    def visit(text: str, _matrix: object, _text_matrix: object, _font: object, size: float) -> None:
        if text.strip():
            found.add(round(float(size), 2))

    for page in pypdf.PdfReader(io.BytesIO(set_handout(handout).pdf)).pages:
        page.extract_text(visitor_text=visit)
    return found


def middle_of(pdf: bytes, character: str) -> tuple[float, float]:
    """Where a character stands first on the first page, in points from its top left."""
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    textpage = page.get_textpage()
    # Counted as PDFium does: a character beyond U+FFFF is two of them.
    places = range(textpage.count_chars())
    place = next(n for n in places if pypdfium2.raw.FPDFText_GetUnicode(textpage, n) == ord(character))
    left, bottom, right, top = textpage.get_charbox(place)
    height = page.get_height()
    document.close()
    return (left + right) / 2, height - (bottom + top) / 2
