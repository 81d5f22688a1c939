"""Ruby over its word and nowhere else: read back from the page where every glyph really stands."""

from __future__ import annotations

import io
import itertools
from dataclasses import dataclass

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from desk.paper.fonts import typeface
from desk.paper.look import look_of
from desk.paper.preview import page_text
from desk.paper.readings import Reader
from desk.paper.ruby import Text
from desk.records.codes import Mode
from desk.records.sheet import Side

STYLE = look_of(Side(mode=Mode.FURIGANA)).body
LEFT, TOP = 60.0, 780.0


@dataclass(frozen=True)
class Glyph:
    character: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        return self.top - self.bottom


def page_of(text: Text, width: float) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(595, 842), invariant=1, initialFontName=typeface().name)
    text.draw_at(canvas, LEFT, TOP, width)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def glyphs_of(pdf: bytes) -> list[Glyph]:
    document = pypdfium2.PdfDocument(pdf)
    page = document[0].get_textpage()
    found = [
        Glyph(character, *page.get_charbox(number, loose=True))
        for number, character in enumerate(page.get_text_range())
        if character.strip()
    ]
    document.close()
    return found


def is_ruby(glyph: Glyph) -> bool:
    return glyph.height < STYLE.size * 0.7


def set_text(text: str) -> Text:
    return Text(Reader().read(text), STYLE, typeface())


def test_that_ruby_stands_over_the_kanji_and_not_over_okurigana() -> None:
    glyphs = glyphs_of(page_of(set_text("申し込み"), 300))
    base = {glyph.character: glyph for glyph in glyphs if not is_ruby(glyph)}
    ruby = [glyph for glyph in glyphs if is_ruby(glyph)]
    assert [glyph.character for glyph in ruby] == list("もうこ")
    for glyph, over in zip(ruby, "申申込", strict=True):
        middle = (glyph.left + glyph.right) / 2
        assert base[over].left - 0.5 <= middle <= base[over].right + 0.5
        assert glyph.bottom >= base[over].top - STYLE.size * 0.15


def test_that_short_ruby_is_spread_over_its_word_one_two_one() -> None:
    glyphs = glyphs_of(page_of(Text((("公民館", "かい"),), STYLE, typeface()), 300))
    word = [glyph for glyph in glyphs if not is_ruby(glyph)]
    first, second = (glyph for glyph in glyphs if is_ruby(glyph))
    before = first.left - word[0].left
    after = word[-1].right - second.right
    assert before == pytest.approx(after, abs=1.0)
    assert second.left - first.right > before * 0.8


def test_that_a_word_narrower_than_its_ruby_is_widened() -> None:
    glyphs = glyphs_of(page_of(Text((("志", "こころざし"), ("国", "くに")), STYLE, typeface()), 300))
    ruby = [glyph for glyph in glyphs if is_ruby(glyph)]
    assert "".join(glyph.character for glyph in ruby) == "こころざしくに"
    for before, after in itertools.pairwise(ruby):
        assert after.left >= before.right - 0.2


def test_that_ruby_hangs_over_the_kana_beside_it_but_never_over_kanji() -> None:
    over_kana = set_text("この志を")
    over_kanji = Text((("古", "ふる"), ("志", "こころざし"), ("人", "ひと")), STYLE, typeface())
    wide = next(cell for cell in over_kanji.set_lines(300)[0] if cell.text == "志")
    close = next(cell for cell in over_kana.set_lines(300)[0] if cell.text == "志")
    assert close.advance < wide.advance
    assert wide.advance >= wide.ruby_width


SENTENCES = st.lists(
    st.sampled_from(
        [
            "公民館で",
            "申し込みを",
            "受け付けます。",
            "12月5日（土）",
            "志を",
            "高く。",
            "市内在住の方、",
            "20人まで。",
            "一緒に",
        ]
    ),
    min_size=1,
    max_size=12,
).map("".join)


@given(SENTENCES, st.floats(90, 420))
def test_that_ruby_never_overlaps_nor_leaves_its_paragraph(text: str, width: float) -> None:
    glyphs = glyphs_of(page_of(set_text(text), width))
    rows: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        if is_ruby(glyph):
            rows.setdefault(round(glyph.bottom), []).append(glyph)
    for row in rows.values():
        row.sort(key=lambda glyph: glyph.left)
        for before, after in itertools.pairwise(row):
            assert after.left >= before.right - 0.3
        assert row[0].left >= LEFT - 0.5
        assert row[-1].right <= LEFT + width + STYLE.ruby


def test_that_sentences_copy_out_whole_before_their_ruby() -> None:
    text = "申し込みは電話で受け付けます。"
    copied = page_text(page_of(set_text(text), 400)).replace("\r\n", "\n")
    assert text in copied.replace("\n", "")


def test_that_a_paragraph_goes_over_to_the_next_page_without_a_lonely_line() -> None:
    text = set_text("平日の午前中に公民館で学びます。" * 12)
    count = len(text.set_lines(200))
    for fitting in range(count):
        parts = text.split(200, STYLE.leading * fitting + 1)
        if parts:
            first, second = (len(part.set_lines(200)) for part in parts)
            assert first + second == count
            assert first >= 2
            assert second >= 2
            assert first <= max(fitting, 2)
    assert text.split(200, STYLE.leading * count) == [text]


def test_that_text_aligned_right_ends_at_its_edge() -> None:
    label = look_of(Side(mode=Mode.STANDARD)).small_label
    glyphs = glyphs_of(page_of(Text.of("発行", label, typeface()), 200))
    assert max(glyph.right for glyph in glyphs) == pytest.approx(LEFT + 200, abs=1.5)
