"""A paragraph in reportlab's own layouts."""

from __future__ import annotations

import io

from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Table

from desk.paper.flowable import TextFlowable
from desk.paper.fonts import typeface
from desk.paper.look import look_of
from desk.paper.preview import page_count, page_text
from desk.paper.readings import Reader
from desk.paper.ruby import Text
from desk.records.codes import Mode
from desk.records.sheet import Side


def paragraph(text: str) -> TextFlowable:
    return TextFlowable(Text(Reader().read(text), look_of(Side(mode=Mode.FURIGANA)).body, typeface()))


def built(*story: object) -> bytes:
    buffer = io.BytesIO()
    document = BaseDocTemplate(buffer, initialFontName=typeface().name)
    document.addPageTemplates(PageTemplate(frames=[Frame(60, 60, 300, 500)]))
    document.build(list(story))
    return buffer.getvalue()


def test_that_it_stands_in_the_cells_of_a_table() -> None:
    font = ("FONT", (0, 0), (-1, -1), typeface().name, 10)
    copied = page_text(
        built(Table([[paragraph("公民館"), paragraph("申し込みは電話で")]], colWidths=[90, 200], style=[font]))
    )
    assert "公民館" in copied
    assert "申し込みは電話で" in copied
    assert "こうみんかん" in copied


def test_that_it_goes_on_over_the_page() -> None:
    pdf = built(paragraph("平日の午前中に公民館で学びます。" * 40))
    assert page_count(pdf) == 2
    assert page_text(pdf).replace("\r\n", "").count("公民館") >= 39
