"""Pages of a PDF as pictures: the preview shows the very file that is printed."""

from __future__ import annotations

import threading

import pypdfium2

PDFIUM = threading.Lock()
"""PDFium may be used by one thread at a time only: two at once end the process."""


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return len(document)
        finally:
            document.close()


def page_text(pdf: bytes) -> str:
    """The text of all pages, as a reader would copy it."""
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return "\n".join(page.get_textpage().get_text_range() for page in document)
        finally:
            document.close()


def page_image(pdf: bytes, page: int, scale: float) -> tuple[int, int, bytes]:
    """One page (counted from 0) as width, height in pixels and packed RGB bytes; ``scale`` 1.0 is 72 dpi."""
    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            bitmap = document[page].render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
            width, height, stride = bitmap.width, bitmap.height, bitmap.stride
            raw = bytes(bitmap.buffer)
            row = width * bitmap.n_channels
            packed = raw if stride == row else b"".join(raw[y * stride : y * stride + row] for y in range(height))
            bitmap.close()
            return width, height, packed
        finally:
            document.close()
