"""What paper needs, loaded before the first sheet is asked for: a quarter of a second that F9 would else wait."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from desk.records.codes import Kind, Mode
from desk.records.consultation import Handout, HandoutItem
from desk.records.resource import Contact, Resource
from desk.records.sheet import JAPANESE, Choices
from desk.work.desk import Desk

_TRIED = Resource(
    id="ready",
    kind=Kind.MATERIAL,
    title="用紙の準備",
    reading="ヨウシノソナエ",
    summary="書体と読みがなの辞書を、先に読み込みます。",
    contact=Contact(phone="042-000-0000", url="https://www.example.jp/"),
)
"""Never printed: it has what makes every part of a sheet load, a reading that no dictionary expects among it."""


def load_paper(desk: Desk) -> None:
    """Load fonts, readings, codes, the city's words and template, and what shows a page.

    A sheet that nobody sees is set for it. A machine without fonts is told so when somebody asks for a sheet.
    """
    from desk.errors import DeskError
    from desk.paper.handout import set_handout
    from desk.paper.preview import page_image
    from desk.work.discretion import words_of_distress
    from desk.work.templates import template_for

    words_of_distress(desk)
    remembered = desk.settings.preferences.sheets.get(JAPANESE, Choices())
    template, _trouble = template_for(desk.settings.home, remembered.template)
    handout = Handout(
        id=_TRIED.id,
        slip="K0-000000-0000",
        issued=datetime.now(),
        city="",
        window="",
        items=(HandoutItem(resource=_TRIED),),
        choices=Choices(mode=Mode.FURIGANA),
        template=template,
    )
    try:
        for one in (handout, replace(handout, choices=Choices())):
            page_image(set_handout(one).pdf, 0, 1.0)
    except DeskError:
        return
