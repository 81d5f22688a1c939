"""How a card is painted: a badge, a title with what was looked for marked in it, facts, a state, a reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desk.ui.theme import Colours, Theme
from desk.ui.widgets import shapes
from desk.ui.widgets.card_face import FACE_ROLE, CardFace, Divider
from desk.ui.widgets.shapes import Shape

Index = QModelIndex | QPersistentModelIndex
_SMALL = 0.86
_LEADING = 3
_LEGIBLE = 7
"""With fewer characters than this a shortened fact says nothing any more."""
_GAP = "　"


class CardDelegate(QStyledItemDelegate):
    """Paints a ``CardFace``: title and facts; unless ``compact`` also when, and why it is there."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, compact: bool = False) -> None:
        super().__init__(parent)
        self._theme = theme
        self._is_compact = compact
        self._font = QFont()
        self._title, self._body, self._small = (QFontMetrics(self._font) for _n in range(3))
        self.set_font(self._font)

    def set_font(self, font: QFont) -> None:
        """Use this font and what derives from it."""
        self._font = QFont(font)
        self._title_font, self._small_font = QFont(font), QFont(font)
        self._title_font.setBold(True)
        self._small_font.setPointSizeF(max(7.5, font.pointSizeF() * _SMALL))
        self._title, self._body = QFontMetrics(self._title_font), QFontMetrics(self._font)
        self._small = QFontMetrics(self._small_font)
        self._badges: dict[tuple[str, str, int, float], QPixmap] = {}

    @property
    def row_height(self) -> int:
        """Pixels that a card takes: the same for all."""
        texts = self._title.height() + self._body.height() + _LEADING
        if not self._is_compact:
            texts += self._body.height() + self._small.height() + _LEADING * 2
        return texts + self._pad * 2

    @property
    def _pad(self) -> int:
        return max(5, self._body.height() // 3)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        face = index.data(FACE_ROLE)
        if isinstance(face, Divider):
            self._paint_divider(painter, option.rect, face)
        if not isinstance(face, CardFace):
            return
        painter.save()
        colours = self._theme.colours
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        _paint_ground(painter, option.rect, colours, is_current)
        box, badge = self._text_box(option.rect)
        self._paint_badge(painter, QRect(box.left() - badge - self._pad, box.top(), badge, badge), face)
        self._paint_lines(painter, box, face, is_current)
        painter.restore()

    def instead_box(self, card: QRect) -> QRect:
        """Where the line ``instead`` stands on a card at this place."""
        box, _badge = self._text_box(card)
        top = box.top() + self._title.height() + self._body.height() + _LEADING * 2
        return QRect(box.left(), top, box.width(), self._body.height())

    @property
    def divider_height(self) -> int:
        """Pixels that a divider takes."""
        return self._small.height() + self._pad * 2

    def _text_box(self, card: QRect) -> tuple[QRect, int]:
        """Where the lines of a card stand, and how wide the badge before them is."""
        pad = self._pad
        badge = self._title.height() + self._body.height() // (4 if self._is_compact else 2)
        return card.adjusted(pad + 4 + badge + pad, pad, -pad, -pad), badge

    def _paint_divider(self, painter: QPainter, box: QRect, divider: Divider) -> None:
        colours = self._theme.colours
        painter.save()
        painter.fillRect(box, QColor(colours.window))
        painter.setPen(QPen(QColor(colours.edge), 1))
        painter.drawLine(box.topLeft(), box.topRight())
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.setFont(self._small_font)
        painter.setPen(QColor(colours.text))
        inner = box.adjusted(self._pad + 4, 0, -self._pad, 0)
        shown = self._small.elidedText(divider.text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, _LEFT, shown)
        painter.restore()

    def _paint_badge(self, painter: QPainter, box: QRect, face: CardFace) -> None:
        """There are few badges and they are on every card: each is painted once and then copied."""
        sharpness = painter.device().devicePixelRatioF()
        key = (face.badge, face.badge_colour, box.width(), sharpness)
        badge = self._badges.get(key)
        if badge is None:
            badge = self._badges[key] = self._badge(face, box.width(), sharpness)
        painter.drawPixmap(box.topLeft(), badge)

    def _badge(self, face: CardFace, side: int, sharpness: float) -> QPixmap:
        badge = QPixmap(round(side * sharpness), round(side * sharpness))
        badge.setDevicePixelRatio(sharpness)
        badge.fill(Qt.GlobalColor.transparent)
        painter = QPainter(badge)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(face.badge_colour))
        painter.drawRoundedRect(QRectF(0, 0, side, side), 4, 4)
        painter.setPen(QColor("white"))
        painter.setFont(self._title_font)
        painter.drawText(QRect(0, 0, side, side), Qt.AlignmentFlag.AlignCenter, face.badge)
        painter.end()
        return badge

    def _paint_lines(self, painter: QPainter, box: QRect, face: CardFace, is_current: bool) -> None:
        colours = self._theme.colours
        ink = QColor(colours.selected_text if is_current else colours.text)
        first = QRect(box.left(), box.top(), box.width(), self._title.height())
        taken = self._paint_state(painter, first, face)
        self._paint_title(painter, first.adjusted(0, 0, -taken, 0), face, ink)
        painter.setFont(self._font)
        painter.setPen(ink)
        line = QRect(box.left(), first.bottom() + 1 + _LEADING, box.width(), self._body.height())
        if not self._is_compact:
            when = self._body.elidedText(face.when, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, _LEFT, when)
            line.translate(0, self._body.height() + _LEADING)
        facts = (face.when, *face.facts) if self._is_compact else face.facts
        if face.instead and not self._is_compact:
            self._paint_instead(painter, line, face.instead)
        else:
            painter.drawText(line, _LEFT, elided_parts(facts, self._body, line.width()))
        if not self._is_compact:
            self._paint_why(
                painter, QRect(box.left(), line.bottom() + 1 + _LEADING, box.width(), self._small.height()), face
            )

    def _paint_state(self, painter: QPainter, line: QRect, face: CardFace) -> int:
        """The state at the right end of a line; how much of the line it took."""
        if not face.state:
            return 0
        state = self._small.elidedText(face.state, Qt.TextElideMode.ElideRight, line.width() // 2)
        words, side = self._small.horizontalAdvance(state), round(self._small.height() * 0.6)
        ink = QColor(face.state_colour or self._theme.colours.muted)
        place = line.right() - words
        painter.setFont(self._small_font)
        painter.setPen(ink)
        painter.drawText(QRect(place, line.top(), words + 1, line.height()), _LEFT, state)
        if face.shape is not Shape.NONE:
            place -= side + 4
            shapes.paint(painter, face.shape, QRectF(place, line.center().y() - side / 2 + 1, side, side), ink)
        return line.right() - place + 10

    def _paint_title(self, painter: QPainter, line: QRect, face: CardFace, ink: QColor) -> None:
        """The title, with what was looked for on a ground of its own and underlined."""
        shown = self._title.elidedText(face.title, Qt.TextElideMode.ElideRight, line.width())
        kept = len(shown) - 1 if shown != face.title else len(shown)
        painter.setFont(self._title_font)
        painter.setPen(ink)
        painter.drawText(line, _LEFT, shown)
        for start, length in face.marked:
            end = min(start + length, kept)
            if start < end:
                left = self._title.horizontalAdvance(shown[:start])
                width = self._title.horizontalAdvance(shown[:end]) - left
                mark = QRect(line.left() + left, line.top(), width, line.height())
                painter.fillRect(mark, QColor(self._theme.colours.mark))
                painter.setPen(QColor(self._theme.colours.mark_text))
                painter.drawText(mark, _LEFT, shown[start:end])

    def _paint_instead(self, painter: QPainter, line: QRect, words: str) -> None:
        """As a link looks: in its colour, underlined."""
        painter.save()
        font = QFont(self._font)
        font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(QColor(self._theme.colours.accent))
        painter.drawText(line, _LEFT, self._body.elidedText(words, Qt.TextElideMode.ElideRight, line.width()))
        painter.restore()

    def _paint_why(self, painter: QPainter, line: QRect, face: CardFace) -> None:
        painter.setFont(self._small_font)
        colours = self._theme.colours
        for words, shape, colour in (
            (face.against, Shape.CROSS, colours.danger),
            (face.warning, Shape.TRIANGLE, colours.caution),
        ):
            if words and line.width() > 0:
                line = line.adjusted(self._paint_mark(painter, line, words, shape, QColor(colour)), 0, 0, 0)
        if face.why and line.width() > 0:
            painter.setPen(QColor(colours.muted))
            shown = self._small.elidedText(face.why, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, _LEFT, shown)

    def _paint_mark(self, painter: QPainter, line: QRect, words: str, shape: Shape, ink: QColor) -> int:
        """A sign with words at the left end of a line; how much of the line they took."""
        side = round(self._small.height() * 0.6)
        shapes.paint(painter, shape, QRectF(line.left(), line.center().y() - side / 2, side, side), ink)
        painter.setPen(ink)
        rest = line.adjusted(side + 4, 0, 0, 0)
        shown = self._small.elidedText(words, Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, _LEFT, shown)
        return side + 4 + self._small.horizontalAdvance(shown + _GAP)


def elided_parts(parts: Sequence[str], metrics: QFontMetrics, width: int) -> str:
    """Several facts in one line; where they don't fit, the longest is shortened first, so that short ones stay whole.

    Where that leaves too little of each to be read, the last ones are left out.
    """
    shown = [part for part in parts if part]
    sizes, limit = [0] * len(shown), 0
    while shown:
        rest = width - metrics.horizontalAdvance(_GAP) * (len(shown) - 1)
        sizes = [metrics.horizontalAdvance(part) for part in shown]
        limit = _fair_limit(sizes, rest)
        if len(shown) == 1 or limit >= min(metrics.horizontalAdvance("字") * _LEGIBLE, max(sizes)):
            break
        shown.pop()
    return _GAP.join(
        part if size <= limit else metrics.elidedText(part, Qt.TextElideMode.ElideRight, limit)
        for part, size in zip(shown, sizes, strict=True)
    )


def _fair_limit(sizes: Sequence[int], room: int) -> int:
    """The width to which the longest must be cut so that all fit: short ones keep theirs, the others share the rest."""
    ordered = sorted(sizes)
    for n, size in enumerate(ordered):
        share = max(0, room) // (len(ordered) - n)
        if size > share:
            return share
        room -= size
    return max(ordered, default=0)


def _paint_ground(painter: QPainter, box: QRect, colours: Colours, is_current: bool) -> None:
    """A hairline under every card; the current one is tinted, framed and has a bar at its left."""
    painter.fillRect(box, QColor(colours.selected if is_current else colours.base))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    if not is_current:
        painter.setPen(QPen(QColor(colours.border), 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        return
    painter.setPen(QPen(QColor(colours.accent), 1))
    painter.drawRect(box.adjusted(0, 0, -1, -1))
    painter.fillRect(QRect(box.left(), box.top(), 4, box.height()), QColor(colours.accent))


_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
