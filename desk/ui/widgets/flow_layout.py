"""A layout that sets its widgets in lines, as words are set: what doesn't fit goes to the next line."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget


class FlowLayout(QLayout):
    """Lines from left to right.

    With ``stretch`` the lines are filled evenly and their widgets share what is left, each up to as much again as it
    needs; widgets that expand by themselves take all that is left.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        spacing: int = 6,
        stretch: bool = False,
        line_spacing: int | None = None,
    ) -> None:
        """``spacing`` in pixels between widgets, and between lines unless ``line_spacing`` says otherwise."""
        super().__init__(parent)
        self._line_spacing = spacing if line_spacing is None else line_spacing
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}
        self._stretch = stretch
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def clear(self) -> None:
        """Take all widgets out and delete them."""
        while self._items:
            widget = self._items.pop().widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.invalidate()

    def invalidate(self) -> None:
        """Something in here changed: what was worked out counts no more."""
        # Qt calls this while the layout is being made, before it has anything.
        if hasattr(self, "_heights"):
            self._heights.clear()
        super().invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """Asked dozens of times whenever a window is laid out, for the same few widths."""
        height = self._heights.get(width)
        if height is None:
            height = self._heights[width] = self._arrange(QRect(0, 0, width, 0), is_trial=True)
        return height

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, is_trial=False)

    def sizeHint(self) -> QSize:
        """Everything in one line, so that a row that has the room never wraps."""
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        gaps = self.spacing() * max(0, len(shown) - 1)
        margins = self.contentsMargins()
        return QSize(
            sum(size.width() for size in shown) + gaps + margins.left() + margins.right(),
            max((size.height() for size in shown), default=0) + margins.top() + margins.bottom(),
        )

    def minimumSize(self) -> QSize:
        """As wide as the widest widget."""
        size = QSize()
        for item in self._items:
            if not item.isEmpty():
                size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, *, is_trial: bool) -> int:
        """Set the lines into the rectangle (or only try); the height they take."""
        margins = self.contentsMargins()
        inner = rect.adjusted(margins.left(), margins.top(), -margins.right(), -margins.bottom())
        top = inner.top()
        lines = self._even_lines(inner.width()) if self._stretch else self._lines(inner.width())
        for line in lines:
            height = max(item.sizeHint().height() for item in line)
            if not is_trial:
                self._set_line(line, inner, top, height)
            top += height + self._line_spacing
        if top > inner.top():
            top -= self._line_spacing
        return top - rect.top() + margins.bottom()

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            wanted = _wanted(item)
            if not lines or used + self.spacing() + wanted > width:
                lines.append([item])
                used = wanted
            else:
                lines[-1].append(item)
                used += self.spacing() + wanted
        return lines

    def _even_lines(self, width: int) -> list[list[QLayoutItem]]:
        """As many lines as needed, none much shorter than the others."""
        lines = self._lines(width)
        narrow, wide = 0, width
        while len(lines) > 1 and wide - narrow > 1:
            middle = (narrow + wide) // 2
            if len(self._lines(middle)) == len(lines):
                wide = middle
            else:
                narrow = middle
        return self._lines(wide)

    def _set_line(self, line: list[QLayoutItem], inner: QRect, top: int, height: int) -> None:
        widths = [min(_wanted(item), inner.width()) for item in line]
        spare = inner.width() - sum(widths) - self.spacing() * (len(line) - 1)
        growing = [n for n, item in enumerate(line) if self._stretch or _expands(item)]
        for place, n in enumerate(growing):
            share = spare * (place + 1) // len(growing) - spare * place // len(growing)
            widths[n] += share if _expands(line[n]) else min(share, widths[n])
        left = inner.left()
        for item, width in zip(line, widths, strict=True):
            item.setGeometry(QRect(QPoint(left, top), QSize(width, height)))
            left += width + self.spacing()


def _wanted(item: QLayoutItem) -> int:
    """What expands is content with its least width where that saves a line; it takes what is left anyway."""
    return item.minimumSize().width() if _expands(item) else item.sizeHint().width()


def _expands(item: QLayoutItem) -> bool:
    widget = item.widget()
    return widget is not None and widget.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Expanding
