"""QR codes: what they hold, and when there is none."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import pytest
import zxingcpp
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from desk.paper.fonts import typeface
from desk.paper.preview import page_image
from desk.paper.qr import QrCode, calendar_entry, code_for, code_for_page
from desk.records.codes import Kind
from desk.records.resource import Application, Contact, Course, Meeting, Place, Talent
from tests.make import make_course, make_resource

NOW = datetime(2026, 11, 20, 10)
PAGE = "https://www.city.example.lg.jp/kominkan/kouza/smartphone.html"


def course(**changes: Any) -> Any:
    meetings = (
        Meeting(starts=datetime(2026, 11, 14, 10), ends=datetime(2026, 11, 14, 12)),
        Meeting(starts=datetime(2026, 12, 5, 10), ends=datetime(2026, 12, 5, 12), cancelled=True),
        Meeting(starts=datetime(2026, 12, 12, 10), ends=datetime(2026, 12, 12, 12)),
    )
    return make_course(**({"course": Course(meetings=meetings), "contact": Contact()} | changes))


def read_back(code: QrCode, dots_an_inch: int = 100) -> str:
    """What a telephone reads from paper copied at a low resolution."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(300, 300), initialFontName=typeface().name)
    code.draw(canvas, 40, 40)
    canvas.showPage()
    canvas.save()
    width, height, pixels = page_image(buffer.getvalue(), 0, dots_an_inch / 72)
    (found,) = zxingcpp.read_barcodes(Image.frombytes("RGB", (width, height), pixels))
    return str(found.text)


def test_that_a_page_can_be_opened_from_a_rough_copy() -> None:
    code = code_for(course(contact=Contact(url=PAGE)), NOW)
    assert code is not None
    assert not code.is_calendar
    assert read_back(code) == PAGE


def test_that_the_page_to_apply_at_serves_where_there_is_no_other() -> None:
    code = code_for(course(application=Application(url="https://apply.example.jp/1")), NOW)
    assert code is not None
    assert code.content == "https://apply.example.jp/1"


def test_that_without_a_page_the_next_date_goes_into_the_calendar() -> None:
    code = code_for(course(title="料理, そして; 食べる", place=Place(name="中央公民館")), NOW)
    assert code is not None
    assert code.is_calendar
    assert read_back(code).splitlines() == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "BEGIN:VEVENT",
        r"SUMMARY:料理\, そして\; 食べる",
        "DTSTART:20261212T100000",
        "DTEND:20261212T120000",
        "LOCATION:中央公民館",
        "END:VEVENT",
        "END:VCALENDAR",
    ]


def test_that_a_whole_day_ends_at_the_next_midnight() -> None:
    whole = Course(meetings=(Meeting(starts=datetime(2026, 12, 5), ends=datetime(2026, 12, 6), all_day=True),))
    entry = calendar_entry(course(course=whole), NOW)
    assert "DTSTART;VALUE=DATE:20261205\nDTEND;VALUE=DATE:20261207" in entry


def test_that_a_long_title_keeps_the_code_coarse_enough_to_read() -> None:
    code = code_for(course(title="みんなでつくる地域の居場所" * 16, place=Place(name="会場" * 60)), NOW)
    assert code is not None
    assert code.side <= 120
    assert "みんなでつくる" in read_back(code)


def test_that_nothing_to_open_and_nothing_to_come_means_no_code() -> None:
    past = Course(meetings=(Meeting(starts=datetime(2026, 11, 14, 10)),))
    assert code_for(course(course=past), NOW) is None
    assert code_for(make_resource(Kind.CIRCLE), NOW) is None


def test_that_a_talent_reached_through_the_desk_has_no_code() -> None:
    page = Contact(url="https://teacher.example.jp/")
    mediated = make_resource(Kind.TALENT, contact=page)
    direct = make_resource(Kind.TALENT, contact=page, talent=Talent(direct_contact=True))
    assert code_for(mediated, NOW) is None
    assert code_for(direct, NOW) is not None


@pytest.mark.parametrize("text", ["", "042-000-0001", "javascript:alert(1)", "www.example.jp", "https://a b", "x" * 30])
def test_that_only_an_address_of_the_web_is_opened(text: str) -> None:
    assert code_for_page(text) is None


def test_that_an_address_too_long_to_be_read_from_paper_has_no_code() -> None:
    assert code_for_page("https://example.jp/" + "a" * 400) is None
