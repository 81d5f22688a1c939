"""つなぐシート: a resident is handed on to another window, on paper.

The first part is for that window: in Japanese, whatever the resident reads, with what is asked, what the resident
consented to pass on, what was tried before, and a slip to send back. The second is the resident's own copy, set as they
read: where to go, and which sorts of facts are passed on, but not what they say, since others at home may find it.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import replace
from typing import Any

from desk.i18n import Catalogue, catalogue, reviewer
from desk.paper.bricks import Brick, Line, Space, TextBrick
from desk.paper.cells import Style
from desk.paper.closer import LEAST_BORNE, LOWER_MAP, Closeness, may_be_closer
from desk.paper.colours import palette_of
from desk.paper.fonts import typeface
from desk.paper.item import item_bricks
from desk.paper.look import BOTTOM, LEFT, PAGE_HEIGHT, TOP, WIDTH, look_of
from desk.paper.map_brick import maps_of
from desk.paper.margins import Foot, asked, issued, who
from desk.paper.names import names_on
from desk.paper.one_at_a_time import ONE_AT_A_TIME
from desk.paper.pages import Page, lay_out
from desk.paper.readings import Reader
from desk.paper.return_slip import WHOLE_WIDTH, ReturnSlip
from desk.paper.rows import Row
from desk.paper.ruby import Text
from desk.paper.setting import Setting
from desk.paper.tagging import Tags
from desk.records import wording
from desk.records.codes import PASSED_LABELS
from desk.records.consultation import Handout
from desk.records.referral import Referral, ReferralSheet
from desk.records.sheet import JAPANESE, Side

_LABEL = 126.0
_HEAD_GAP = 12.0
_SECTION_GAP = 8.0
_BEFORE_SLIP = 14.0
_RUNNING = 22.0
_LEAST_TITLE = 0.6
_WRITTEN = (3, 2, 1)
_OFFICE, _OWN = 1, 2
"""The two parts, as who listens is led through them."""


def set_referral(referral: Referral, *, confirmation_days: int = 365) -> ReferralSheet:
    """Set a referral as PDF on A4; the same referral gives the same bytes.

    ``confirmation_days``: how long a confirmation of a record counts. Raises DeskError when there is no Japanese font.
    """
    from desk.paper.document import close_document, open_document

    with ONE_AT_A_TIME:
        office, own = _office_setting(referral), _own_setting(referral)
        buffer = io.BytesIO()
        canvas = open_document(
            buffer,
            title=f"つなぐシート {referral.slip}",
            author=referral.city,
            language=JAPANESE,
            font=office.typeface.name,
        )
        pages = _draw_office_part(canvas, referral, office)
        pages += _draw_own_part(canvas, referral, own, confirmation_days)
        close_document(canvas)
    language = own.catalogue.language
    return ReferralSheet(
        referral=referral,
        pdf=buffer.getvalue(),
        pages=pages,
        missing=tuple(sorted(office.lacking | own.lacking)),
        unread=tuple(sorted(own.unread)),
        unreviewed=(language,) if language != JAPANESE and not reviewer(language) else (),
    )


def own_side(referral: Referral) -> Side:
    """How the resident's copy is set: of a pair the side that isn't plain Japanese."""
    sides = referral.choices.sides
    return next((side for side in reversed(sides) if side.language != JAPANESE), sides[0])


def to_title(referral: Referral) -> str:
    """The other window as paper names it."""
    return referral.to.resource.title if referral.to.resource is not None else referral.to.title


def _office_setting(referral: Referral) -> Setting:
    look = look_of(Side(), mono=referral.choices.mono, palette=palette_of(referral.template))
    return Setting(typeface=typeface(), look=look, catalogue=catalogue(JAPANESE))


def _own_setting(referral: Referral) -> Setting:
    side = own_side(referral)
    look = look_of(side, mono=referral.choices.mono, palette=palette_of(referral.template))
    reader = Reader(names=names_on(own_handout(referral))) if side.has_ruby else None
    made = Setting(
        typeface=typeface(language=side.language),
        look=look,
        catalogue=catalogue(side.language),
        reader=reader,
        template=referral.template,
    )
    if not side.is_japanese:
        made.names = Setting(typeface=typeface(), look=look, catalogue=catalogue(JAPANESE), reader=reader)
        made.is_alone = True
    return made


def own_handout(referral: Referral) -> Handout:
    """The resident's copy as the sheet that it nearly is: where to go, and whom to ask."""
    return Handout(
        id=referral.id,
        slip=referral.slip,
        issued=referral.issued,
        city=referral.city,
        window=referral.window,
        window_contact=referral.window_contact,
        window_reading=referral.window_reading,
        items=(referral.to,),
        choices=replace(referral.choices, greeting=""),
        readings=referral.readings,
        template=referral.template,
    )


class _Head:
    """The top of a part: what it is, who gives it, the number and the day; smaller where a language needs more words."""

    def __init__(self, title: str, handout: Handout, setting: Setting) -> None:
        c, look = setting.catalogue, setting.look
        self._right_texts = [
            setting.text(c.gettext("この紙の番号"), look.small_label),
            Text.of(handout.slip, look.slip, setting.typeface),
            setting.text(issued(handout, c), look.small_label),
        ]
        self._right = max(text.natural_width for text in self._right_texts) + _HEAD_GAP
        self._left = WIDTH - self._right
        heading = setting.text(title, look.heading)
        share = max(_LEAST_TITLE, min(1.0, self._left / heading.natural_width))
        if share < 1:
            smaller = replace(look.heading, size=share * look.heading.size, leading=share * look.heading.leading)
            heading = setting.text(title, smaller)
        self._left_texts = [heading, setting.japanese(who(handout, c), look.body)]
        self._colour = look.palette.accent

    @property
    def _band(self) -> float:
        left = sum(text.height_in(self._left) for text in self._left_texts)
        return max(left, sum(text.height_in(self._right) for text in self._right_texts)) + 6.0

    @property
    def height(self) -> float:
        """Everything above what follows."""
        return self._band + _HEAD_GAP

    def draw(self, canvas: Any, top: float) -> None:
        """Draw it with its upper edge at ``top``."""
        for texts, x, width in (
            (self._left_texts, LEFT, self._left),
            (self._right_texts, LEFT + self._left, self._right),
        ):
            y = top
            for text in texts:
                text.draw_at(canvas, x, y, width)
                y -= text.height_in(width)
        Line(LEFT, WIDTH, self._colour, height=0.0, thickness=2.2).draw(canvas, top - self._band)


def _draw_office_part(canvas: Any, referral: Referral, setting: Setting) -> int:
    """The pages for the other window; the slip stands at the foot of the last one."""
    handout = own_handout(referral)
    head = _Head("つなぐシート", handout, setting)
    top = PAGE_HEIGHT - TOP
    blocks = [list(block) for block in _office_blocks(referral, handout, setting)]
    pages = lay_out(blocks, top - head.height, top - _RUNNING, BOTTOM)
    slip = _fitting_slip(handout, setting, pages[-1].room)
    if slip.height + _BEFORE_SLIP > pages[-1].room:
        pages.append(Page(top - _RUNNING, BOTTOM))
    tags: Tags = canvas.tags
    for number, page in enumerate(pages, start=1):
        tags.begin_page()
        tags.begin_section(_OFFICE)
        if number == 1:
            head.draw(canvas, top)
        if len(pages) > 1:
            with tags.silent():
                _draw_running(canvas, referral, setting, number, len(pages))
        for brick, edge in page.placed:
            brick.draw(canvas, edge)
        if number == len(pages):
            slip.draw(canvas, BOTTOM + slip.height)
        tags.end_page()
        canvas.showPage()
    return len(pages)


def _fitting_slip(handout: Handout, setting: Setting, room: float) -> ReturnSlip:
    """The slip with as many lines to write on as there is room for; the shortest one where there is none."""
    slips = [ReturnSlip(handout, setting, lines) for lines in _WRITTEN]
    return next((slip for slip in slips if slip.height + _BEFORE_SLIP <= room), slips[-1])


def _draw_running(canvas: Any, referral: Referral, setting: Setting, number: int, pages: int) -> None:
    """What keeps loose pages together."""
    words = f"{referral.slip}　{number}／{pages}" if number > 1 else f"{number}／{pages}"
    setting.text(words, setting.look.count).draw_at(canvas, LEFT, PAGE_HEIGHT - 16, WIDTH)


def _office_blocks(referral: Referral, handout: Handout, setting: Setting) -> Iterator[list[Brick]]:
    look = setting.look
    c = setting.catalogue
    asked_for = [_row("お願いしたいこと", (referral.ask,), setting, style=look.strong)]
    if referral.due is not None:
        day = wording.day(referral.due, c, today=referral.issued.date())
        asked_for.append(_row("お返事の期限", (f"{day}まで（返信票か、お電話で）",), setting))
    hello = setting.text("ご本人の同意を得て、おつなぎします。内容を確かめて、ご対応をお願いします。", look.body)
    yield [
        TextBrick(setting.text(f"{to_title(referral)}　ご担当者様", look.title), LEFT, WIDTH, 2.0),
        *_contact_of(referral, setting),
        TextBrick(hello, LEFT, WIDTH, _SECTION_GAP),
        *asked_for,
        Space(_SECTION_GAP),
    ]
    told = [_row(PASSED_LABELS[fact.sort], (fact.text,), setting) for fact in referral.facts if fact.text.strip()] or [
        _row("ご本人のこと", ("同意をいただいたことはありません。ご本人からお聞きください。",), setting)
    ]
    yield [_section("ご本人が伝えてよいとおっしゃったこと", setting), *told, Space(_SECTION_GAP)]
    if referral.tried:
        lines = tuple(f"{one.title}（{one.result}）" if one.result else one.title for one in referral.tried)
        yield [_row("これまでのご案内", lines, setting), Space(_SECTION_GAP)]
    consent = (
        f"ご本人は{wording.date_only(referral.consented, c, year=True)}に、この紙に書いたことを"
        f"{to_title(referral)}に伝えることに同意されました。ほかのことは伝えていません。"
    )
    sender = [asked(handout, c), *([f"担当　{referral.staff}"] if referral.staff else [])]
    yield [
        _row("同意", (consent,), setting),
        _row("つないだ窓口", sender, setting, style=replace(setting.look.contact, longest=WHOLE_WIDTH)),
    ]


def _contact_of(referral: Referral, setting: Setting) -> Iterator[Brick]:
    """How the other window is reached, so that nobody carries the sheet to a wrong one."""
    resource, c = referral.to.resource, setting.catalogue
    lines: list[str] = [referral.to.contact]
    if resource is not None:
        lines = [wording.where(resource, c), *wording.contact(resource, c)]
    told: list[str] = []
    for line in lines:
        if line.strip() and not any(line in said for said in (to_title(referral), *told)):
            told.append(line)
    shown = "　".join(told)
    if shown:
        yield TextBrick(setting.text(shown, setting.look.note), LEFT, WIDTH, 6.0)


def _section(words: str, setting: Setting) -> Brick:
    return TextBrick(setting.text(words, setting.look.kind), LEFT, WIDTH, 2.0)


def _row(label: str, lines: Sequence[str], setting: Setting, *, style: Style | None = None) -> Row:
    look = setting.look
    return Row(
        label=setting.text(label, look.label),
        under=None,
        values=tuple(setting.text(line, style or look.body) for line in lines),
        x=LEFT,
        width=WIDTH,
        label_width=_LABEL,
        rule=look.palette.hairline,
    )


def _draw_own_part(canvas: Any, referral: Referral, setting: Setting, days: int) -> int:
    """The pages that the resident keeps."""
    head, foot, pages = _own_pages(referral, setting, days)
    for closeness in (Closeness(LOWER_MAP), Closeness(LOWER_MAP, is_tight=True)):
        if may_be_closer([own_side(referral)], len(pages)):
            made = _own_pages(referral, closeness.set(setting), days)
            head, foot, pages = made if len(made[-1]) < len(pages) else (head, foot, pages)
    top = PAGE_HEIGHT - TOP
    tags: Tags = canvas.tags
    for number, page in enumerate(pages, start=1):
        tags.begin_page()
        tags.begin_section(_OWN)
        if number == 1:
            head.draw(canvas, top)
        for brick, edge in page.placed:
            brick.draw(canvas, edge)
        with tags.silent() if number < len(pages) else nullcontext():
            foot.draw(canvas, number, len(pages))
        tags.end_page()
        canvas.showPage()
    return len(pages)


def _own_pages(referral: Referral, setting: Setting, days: int) -> tuple[_Head, Foot, list[Page]]:
    """They with what stands around them."""
    handout = own_handout(referral)
    head = _Head(setting.catalogue.gettext("つなぐシート（控え）"), handout, setting)
    foot = Foot(handout, [setting])
    blocks = [list(block) for block in _own_blocks(referral, handout, setting, days)]
    closing = foot.closing()
    if closing:
        blocks.append(closing)
    top, floor = PAGE_HEIGHT - TOP, BOTTOM + foot.height
    return head, foot, lay_out(blocks, top - head.height, top, floor, least=LEAST_BORNE * (top - floor))


def _own_blocks(referral: Referral, handout: Handout, setting: Setting, days: int) -> Iterator[list[Brick]]:
    c, look = setting.catalogue, setting.look
    hello = c.gettext("次の窓口におつなぎします。窓口で、この紙を見せるか、番号を言ってください。")
    yield [TextBrick(setting.text(hello, look.body), LEFT, WIDTH), Space(_SECTION_GAP)]
    (drawn,) = maps_of(handout, [setting])
    yield [*item_bricks(1, referral.to, referral.issued, days, setting, drawn), Space(_SECTION_GAP)]
    # Their sorts alone: what they say is between the resident and the two windows.
    sorts = wording.listing((c.gettext(PASSED_LABELS[fact.sort]) for fact in referral.facts), c)
    told = sorts or c.gettext("あなたのことは、何も伝えません。")
    consented = wording.date_only(referral.consented, c, year=True)
    stop = c.gettext("やめたいときは、いつでもやめられます。下の窓口に言ってください。")
    yield [
        _own_row(lambda c: c.gettext("伝えること"), told, setting),
        _own_row(lambda c: c.gettext("同意の日"), consented, setting),
        Space(4.0),
        TextBrick(setting.text(stop, look.body), setting.rows_x, setting.rows_width),
        Space(_SECTION_GAP),
    ]


def _own_row(label: Callable[[Catalogue], str], line: str, setting: Setting) -> Row:
    """A row of the resident's copy; its label in Japanese too where nothing else on the page says so."""
    look, beside = setting.look, setting.beside
    said = label(setting.catalogue)
    japanese = label(beside.catalogue) if beside is not None else said
    return Row(
        label=setting.text(said, look.label),
        under=beside.text(japanese, look.note) if beside is not None and japanese != said else None,
        values=(setting.text(line, look.body),),
        x=setting.rows_x,
        width=setting.rows_width,
        label_width=look.label_width,
        rule=look.palette.hairline,
    )
