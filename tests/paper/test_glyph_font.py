"""Texts in other scripts: drawn with their own letters, and read back as whole sentences by two engines."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from desk.paper.fonts import typeface

SENTENCES = {
    "zh-Hans": "请在十二月五日前打电话报名。电话042-123-4567",
    "ko": "12월 5일까지 전화로 신청하세요. 전화 042-123-4567",
    "vi": "Vui lòng đăng ký qua điện thoại trước ngày 5 tháng 12; được đưa đón, miễn phí.",
    "ne": "डिसेम्बर ५ सम्म फोनबाट आवेदन दिनुहोस्। क्षेत्रीय कार्यक्रम, श्रीमती, विद्यार्थी",
    "th": "กรุณาสมัครทางโทรศัพท์ภายในวันที่ 5 ธันวาคม ที่นี่ น้ำดื่ม",
    "my": "ဒီဇင်ဘာလ ၅ ရက်နေ့အထိ ဖုန်းဖြင့် လျှောက်ထားနိုင်ပါသည်။",
    "fil": "Mag-apply sa telepono hanggang ika-5 ng Disyembre, señor.",
    "pt": "Inscrições por telefone até 5 de dezembro: informações, atenção.",
}


@pytest.fixture(params=SENTENCES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def drawn(language: str, text: str) -> bytes:
    """A page with a line of text, and a line of Japanese under it."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(700, 120), invariant=1, initialFontName=typeface().name)
    typeface(language=language).draw(canvas, text, 20, 80, 14)
    typeface().draw(canvas, "中央公民館", 20, 40, 14)
    canvas.save()
    return buffer.getvalue()


def test_that_a_sentence_copies_out_whole(language: str) -> None:
    page = pypdfium2.PdfDocument(drawn(language, SENTENCES[language]))[0]
    assert page.get_textpage().get_text_range().splitlines() == [SENTENCES[language], "中央公民館"]


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler's tools are not installed")
def test_that_a_second_engine_reads_the_same(language: str, tmp_path: Path) -> None:
    file = tmp_path / "page.pdf"
    file.write_bytes(drawn(language, SENTENCES[language]))
    read = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, check=True).stdout.decode()
    assert [line for line in read.splitlines() if line.strip()] == [SENTENCES[language], "中央公民館", "\f"][:2]


def test_that_what_is_embedded_is_the_glyphs_used_and_no_more(language: str) -> None:
    pdf = drawn(language, SENTENCES[language])
    assert len(pdf) < 40_000
    for font in PdfReader(io.BytesIO(pdf)).pages[0]["/Resources"]["/Font"].values():
        descriptor = font.get_object().get("/DescendantFonts", [font])[0].get_object()["/FontDescriptor"]
        assert "/FontFile2" in descriptor.get_object()


def test_that_every_character_has_a_glyph(language: str) -> None:
    assert typeface(language=language).missing(SENTENCES[language]) == set()
    assert "〓" not in "".join(run for _font, run in typeface(language=language).runs(SENTENCES[language]))


def test_that_the_same_page_is_the_same_bytes(language: str) -> None:
    assert drawn(language, SENTENCES[language]) == drawn(language, SENTENCES[language])


def test_that_letters_take_the_room_that_they_have_together() -> None:
    """क्ष is one letter of two consonants; drawn apart they are wider by the sign that would join them."""
    nepali = typeface(language="ne")
    assert nepali.width("क्ष", 10) < nepali.width("क", 10) + nepali.width("ष", 10)
    font, _run = nepali.runs("क्ष")[0]
    assert len(nepali.runs("क्ष")) == 1
    assert font.width("क्ष") * 10 / 1000 == pytest.approx(nepali.width("क्ष", 10))


def test_that_bold_is_darker_than_regular(language: str) -> None:
    """A variable font starts at its thinnest; both weights have to be asked for."""

    def ink(bold: bool) -> int:
        buffer = io.BytesIO()
        canvas = Canvas(buffer, pagesize=(900, 60), initialFontName=typeface().name)
        typeface(language=language).draw(canvas, SENTENCES[language], 20, 20, 14, bold)
        canvas.save()
        picture = pypdfium2.PdfDocument(buffer.getvalue())[0].render(scale=2, grayscale=True).to_pil()
        return sum(255 - value for value in picture.tobytes())

    assert ink(True) > 1.15 * ink(False)


def test_that_a_simplified_letter_has_the_shape_of_its_own_language() -> None:
    chinese, japanese = typeface(language="zh-Hans"), typeface()
    assert chinese.glyph("骨")[0] is not japanese.glyph("骨")[0]
    assert chinese.glyph("あ")[2]


def test_that_japanese_words_keep_their_own_shapes_on_a_chinese_sheet() -> None:
    fonts = [
        (font.fontName.partition("-")[0], run) for font, run in typeface(language="zh-Hans").runs("请说・骨を直す")
    ]
    assert fonts == [("NotoSansSC", "请说・"), ("BIZUDPGothic", "骨を直す")]
