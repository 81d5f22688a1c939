"""返信票: what the other window cuts off, fills in by hand and sends back, at the foot of a つなぐシート.

It is for offices, and in Japanese whatever the resident reads. It bears the number and nobody's name: whoever finds it
learns nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from desk.paper.cells import Style
from desk.paper.look import LEFT, PAGE_WIDTH, WIDTH
from desk.paper.margins import asked
from desk.paper.ruby import Text
from desk.paper.setting import Setting
from desk.records.codes import ReferralResult
from desk.records.consultation import Handout

_CUT = 16.0
_LINE = 23.0
"""Between two lines that are written on by hand: 8 mm."""
_BOX = 10.0
_AFTER_BOX = 5.0
_AFTER_WORDS = 16.0
_LABEL = 62.0
_DASH = (5, 4)
WHOLE_WIDTH = 48.0
"""Characters of a line that is looked up rather than read: as many as the page has room for."""
_DAY = 96.0
_PHONE = 170.0

RESULTS = {
    ReferralResult.DONE: "対応しました",
    ReferralResult.GOES_ON: "対応を続けています",
    ReferralResult.PASSED_ON: "ほかの窓口へつなぎました",
    ReferralResult.DECLINED: "お受けできませんでした",
    ReferralResult.NOT_COME: "来られませんでした",
}
"""What the other window can tick; that it was given up, only this one knows."""


@dataclass(frozen=True, slots=True)
class ReturnSlip:
    """Everything from the cutting line down. ``handout`` says who wants it back, and under which number.

    ``lines`` are there for a word by hand.
    """

    handout: Handout
    setting: Setting
    lines: int = 1

    @property
    def height(self) -> float:
        """From the cutting line to its lowest line."""
        look = self.setting.look
        head = max(self._title.height_in(WIDTH), look.slip.leading)
        sender = self._sender.height_in(WIDTH)
        lines = _LINE * (2 + len(self._rows_of_boxes()) + self.lines)
        return _CUT + head + sender + lines + self._privacy.height_in(WIDTH)

    def draw(self, canvas: Any, top: float) -> None:
        """Draw it with its upper edge, the middle of the cutting line, at ``top``."""
        look = self.setting.look
        self._draw_cut(canvas, top)
        top -= _CUT
        self._title.draw_at(canvas, LEFT, top, WIDTH / 2)
        self._text(f"番号　{self.handout.slip}", look.slip).draw_at(canvas, LEFT + WIDTH / 2, top, WIDTH / 2)
        top -= max(self._title.height_in(WIDTH), look.slip.leading)
        self._sender.draw_at(canvas, LEFT, top, WIDTH)
        top -= self._sender.height_in(WIDTH)
        top = self._draw_received(canvas, top)
        top = self._draw_results(canvas, top)
        for number in range(self.lines):
            top -= _LINE
            self._draw_label(canvas, "" if number else "ひとこと", top)
            _rule(canvas, LEFT + _LABEL, top, WIDTH - _LABEL)
        top = self._draw_who(canvas, top)
        self._privacy.draw_at(canvas, LEFT, top, WIDTH)

    def split(self, room: float) -> None:
        """It stays whole."""

    @property
    def _title(self) -> Text:
        return self._text("返信票", self.setting.look.title)

    @property
    def _sender(self) -> Text:
        words = f"{asked(self.handout, self.setting.catalogue)}　行き"
        return self._text(words, replace(self.setting.look.contact, longest=WHOLE_WIDTH))

    @property
    def _privacy(self) -> Text:
        return self._text("ご本人のお名前などは書かないでください。番号で分かります。", self.setting.look.note)

    def _draw_cut(self, canvas: Any, y: float) -> None:
        words = self._text("キリトリ", self.setting.look.note)
        middle, half = PAGE_WIDTH / 2, words.natural_width / 2 + 8
        canvas.saveState()
        canvas.setStrokeColorRGB(*self.setting.look.palette.soft)
        canvas.setLineWidth(0.9)
        canvas.setDash(*_DASH)
        # From edge to edge, so that the scissors find it.
        canvas.line(14, y, middle - half, y)
        canvas.line(middle + half, y, PAGE_WIDTH - 14, y)
        canvas.restoreState()
        words.draw_at(canvas, middle - half + 8, y + words.style.leading / 2, words.natural_width + 0.01)

    def _draw_received(self, canvas: Any, top: float) -> float:
        top -= _LINE
        x = self._draw_box(canvas, "受け取りました", LEFT, top)
        self._draw_day(canvas, x, top)
        return top

    def _draw_results(self, canvas: Any, top: float) -> float:
        self._draw_label(canvas, "結果", top - _LINE)
        for row in self._rows_of_boxes():
            top -= _LINE
            x = LEFT + _LABEL
            for words in row:
                x = self._draw_box(canvas, words, x, top)
        return top

    def _draw_who(self, canvas: Any, top: float) -> float:
        top -= _LINE
        self._draw_label(canvas, "ご担当", top)
        day, phone = LEFT + WIDTH - _DAY, LEFT + WIDTH - _DAY - _PHONE - 12
        _rule(canvas, LEFT + _LABEL, top, phone - LEFT - _LABEL - 12)
        self._draw_label(canvas, "電話", top, phone)
        _rule(canvas, phone + 34, top, _PHONE - 34)
        self._draw_day(canvas, day, top)
        return top - 4

    def _rows_of_boxes(self) -> list[list[str]]:
        """The results in as few lines as they fit."""
        rows: list[list[str]] = [[]]
        room = WIDTH - _LABEL
        for words in RESULTS.values():
            wide = self._width_of_box(words)
            if rows[-1] and wide > room:
                rows.append([])
                room = WIDTH - _LABEL
            rows[-1].append(words)
            room -= wide
        return rows

    def _width_of_box(self, words: str) -> float:
        return _BOX + _AFTER_BOX + self._text(words, self.setting.look.body).natural_width + _AFTER_WORDS

    def _draw_box(self, canvas: Any, words: str, x: float, y: float) -> float:
        """A box to tick and its words, on a line; where the next one begins."""
        canvas.setStrokeColorRGB(*self.setting.look.palette.ink)
        canvas.setLineWidth(1.0)
        canvas.rect(x, y + 2.5, _BOX, _BOX, stroke=1, fill=0)
        self._draw_words(canvas, words, x + _BOX + _AFTER_BOX, y)
        return x + self._width_of_box(words)

    def _draw_day(self, canvas: Any, x: float, y: float) -> None:
        """Room for a month and a day."""
        for place, words in ((30.0, "月"), (72.0, "日")):
            self._draw_words(canvas, words, x + place, y)
            _rule(canvas, x + place - 28, y, 26)

    def _draw_label(self, canvas: Any, words: str, y: float, x: float = LEFT) -> None:
        if words:
            text = self._text(words, self.setting.look.label)
            text.draw_at(canvas, x, y + text.first_baseline + 3.5, _LABEL)

    def _draw_words(self, canvas: Any, words: str, x: float, y: float) -> None:
        text = self._text(words, self.setting.look.body)
        text.draw_at(canvas, x, y + text.first_baseline + 3.5, text.natural_width + 0.01)

    def _text(self, words: str, style: Style) -> Text:
        return self.setting.text(words, style)


def _rule(canvas: Any, x: float, y: float, width: float) -> None:
    canvas.setLineWidth(0.6)
    canvas.line(x, y, x + width, y)
