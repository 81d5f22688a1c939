"""A PDF that can be heard as well as seen: opened with its title, language and giver, closed with its tags."""

from __future__ import annotations

import io
from typing import Any

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from desk.paper.look import PAGE_HEIGHT, PAGE_WIDTH
from desk.paper.structure import describe, write_tags
from desk.paper.tagging import Tags

_PROGRAM = "Manabi Desk"
_VERSION = (1, 7)
"""Of the format: what is said to who listens needs 1.5."""


def open_document(buffer: io.BytesIO, *, title: str, author: str, language: str, font: str) -> Any:
    """An empty document on A4: the same bytes for the same content, and no Helvetica, which could not be embedded.

    It comes as a canvas with ``tags``, of which each page is begun and ended. ``font`` is registered already.
    """
    # Compressed as bytes: written out as letters a file would be a quarter longer.
    rl_config.useA85 = 0
    canvas = Canvas(
        buffer,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        invariant=1,
        initialFontName=font,
        lang=language,
        pdfVersion=_VERSION,
    )
    canvas.tags = Tags(canvas, language)
    describe(canvas._doc, title=title, language=language, author=author, program=_PROGRAM)
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setCreator(_PROGRAM)
    canvas.setProducer(_PROGRAM)
    canvas.setSubject("")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


def close_document(canvas: Any) -> None:
    """Write what is read of it, and all the rest."""
    write_tags(canvas._doc, canvas.tags.elements)
    canvas.save()
