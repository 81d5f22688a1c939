"""Pages of a document one under another, as sharp as the screen allows.

It draws what it is given and asks for what it lacks: ``page_wanted(page, scale)`` when a page comes into view at a new
size, answered by ``set_page``. Where the pictures come from is not its business.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desk.i18n import _

FIT_WIDTH = "width"
FIT_PAGE = "page"
REAL_SIZE = "real"
Zoom = str | float

SMALLEST, LARGEST, STEP = 0.25, 4.0, 1.25
"""Zoom factors: 1.0 shows paper in its real size; so does ``REAL_SIZE``, but never wider than the view."""

_A4_POINTS = QSizeF(595.28, 841.89)
_POINTS_PER_INCH = 72.0
_GAP = 16
_NARROWEST = 280


@dataclass(slots=True)
class _Picture:
    image: QImage
    scale: float


class PagesView(QAbstractScrollArea):
    """The pages. ``page_changed(page, pages)`` counts from 1; ``page_wanted(page, scale)`` counts from 0.

    ``scale`` is in device pixels per point. ``word_asked(page, x, y)`` after a right click: ``page`` from 0, in points
    from its top left.
    """

    page_wanted = Signal(int, float)
    page_changed = Signal(int, int)
    zoom_changed = Signal(float)
    word_asked = Signal(int, float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sizes: list[QSizeF] = []
        self._pictures: dict[int, _Picture] = {}
        self._asked: set[tuple[int, float]] = set()
        self._zoom: Zoom = REAL_SIZE
        self._told = (0, 0)
        self.setAccessibleName(_("用紙の画面"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Coming and going, the bar would change the width that the page is fitted to.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().setSingleStep(40)
        self.setMinimumWidth(_NARROWEST)
        self.horizontalScrollBar().setSingleStep(40)

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self._sizes)

    @property
    def page(self) -> int:
        """The page that fills most of the view, from 0."""
        view = QRectF(self._offset_x(), self.verticalScrollBar().value(), 1e6, self.viewport().height())
        shares = [place.intersected(view).height() / max(1.0, place.height()) for place in self._places()]
        return max(range(len(shares)), key=lambda n: shares[n], default=0)

    @property
    def factor(self) -> float:
        """The zoom as a number: 1.0 is paper in its real size."""
        return self._pixels_per_point() * _POINTS_PER_INCH / self.logicalDpiX()

    def set_pages(self, pages: int, *, same_document: bool = False) -> None:
        """Show a document of so many pages; a changed one of the same kind keeps the place where one was reading."""
        kept = self.verticalScrollBar().value() if same_document else 0
        self._sizes = [_A4_POINTS] * pages
        self._pictures.clear()
        self._asked.clear()
        self._arrange()
        self.verticalScrollBar().setValue(kept)
        self._look()

    def set_page(self, page: int, scale: float, image: QImage) -> None:
        """Give a picture that was wanted; one that comes too late for its size is passed over."""
        if not 0 <= page < len(self._sizes) or (page, scale) not in self._asked:
            return
        self._asked.discard((page, scale))
        self._pictures[page] = _Picture(image, scale)
        size = QSizeF(image.width() / scale, image.height() / scale)
        # A picture has whole pixels: on a small screen one of them is several points of paper.
        spare = max(2.0, 1.5 / scale)
        known = self._sizes[page]
        if abs(size.width() - known.width()) > spare or abs(size.height() - known.height()) > spare:
            self._sizes[page] = size
            self._arrange()
            self._look()
        self.viewport().update()

    def is_sharp(self) -> bool:
        """Whether every page in view is painted at the exact size of the screen."""
        return all(n in self._pictures and self._pictures[n].scale == self._scale() for n in self._in_view())

    def set_zoom(self, zoom: Zoom) -> None:
        """``FIT_WIDTH``, ``FIT_PAGE``, ``REAL_SIZE`` or a factor."""
        page = self.page
        self._zoom = zoom if isinstance(zoom, str) else min(LARGEST, max(SMALLEST, zoom))
        self._arrange()
        self.go_to(page)
        self._look()

    def zoom_by(self, steps: int) -> None:
        """Larger (positive) or smaller by so many steps."""
        self.set_zoom(self.factor * STEP**steps)

    def turn(self, step: int) -> None:
        """One screenful on or back; a whole page where whole pages are shown."""
        if self._zoom == FIT_PAGE:
            self.go_to(self.page + step)
        else:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + step * round(self.viewport().height() * 0.9))

    def go_to(self, page: int) -> None:
        """Bring the top of this page (from 0) into view."""
        if self._sizes:
            place = self._places()[min(max(page, 0), len(self._sizes) - 1)]
            self.verticalScrollBar().setValue(round(place.top()) - _GAP)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_PageDown | Qt.Key.Key_Space:
                self.turn(1)
            case Qt.Key.Key_PageUp:
                self.turn(-1)
            case Qt.Key.Key_Home:
                bar.setValue(bar.minimum())
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = QPointF(event.pos()) + QPointF(self._offset_x(), self.verticalScrollBar().value())
        for number, place in enumerate(self._places()):
            if place.contains(at) and event.reason() == QContextMenuEvent.Reason.Mouse:
                factor = self._pixels_per_point()
                self.word_asked.emit(number, (at.x() - place.left()) / factor, (at.y() - place.top()) / factor)
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        page = self.page
        self._arrange()
        if isinstance(self._zoom, str):
            self.go_to(page) if self._zoom == FIT_PAGE else None
        self._look()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.setAccessibleName(_("用紙の画面"))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._look()
        return super().event(event)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()
        self._look()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        ground = self.palette().color(QPalette.ColorRole.Window)
        painter.fillRect(event.rect(), ground.darker(115) if ground.lightness() > 127 else ground)
        ratio = self.devicePixelRatioF()
        for number in self._in_view():
            place = self._places()[number].translated(-self._offset_x(), -self.verticalScrollBar().value())
            # On whole device pixels, so that a picture of the exact size is not blurred.
            place.moveTo(round(place.left() * ratio) / ratio, round(place.top() * ratio) / ratio)
            picture = self._pictures.get(number)
            painter.fillRect(place, QColor("white"))
            if picture is not None and picture.scale == self._scale():
                place.setSize(QSizeF(picture.image.width() / ratio, picture.image.height() / ratio))
            if picture is not None:
                painter.drawImage(place, picture.image)
            painter.setPen(self.palette().color(QPalette.ColorRole.Shadow))
            painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5))

    def _pixels_per_point(self) -> float:
        """The zoom in logical pixels per point."""
        if not isinstance(self._zoom, str):
            return self._zoom * self.logicalDpiX() / _POINTS_PER_INCH
        widest = max((size.width() for size in self._sizes), default=_A4_POINTS.width())
        tallest = max((size.height() for size in self._sizes), default=_A4_POINTS.height())
        across = max(80, self.viewport().width() - 2 * _GAP) / widest
        match self._zoom:
            case "width":
                return across
            case "page":
                return min(across, max(80, self.viewport().height() - 2 * _GAP) / tallest)
            case _:
                return min(across, self.logicalDpiX() / _POINTS_PER_INCH)

    def _scale(self) -> float:
        return round(self._pixels_per_point() * self.devicePixelRatioF(), 4)

    def _places(self) -> list[QRectF]:
        """Where each page lies, in logical pixels from the top left of everything."""
        factor, top, places = self._pixels_per_point(), float(_GAP), []
        for size in self._sizes:
            width, height = size.width() * factor, size.height() * factor
            left = max(float(_GAP), (self.viewport().width() - width) / 2)
            places.append(QRectF(left, top, width, height))
            top += height + _GAP
        return places

    def _offset_x(self) -> int:
        return self.horizontalScrollBar().value()

    def _in_view(self) -> list[int]:
        view = QRectF(self._offset_x(), self.verticalScrollBar().value(), 1e6, self.viewport().height())
        return [n for n, place in enumerate(self._places()) if place.intersects(view)]

    def _arrange(self) -> None:
        places, bar, across = self._places(), self.verticalScrollBar(), self.horizontalScrollBar()
        bottom = places[-1].bottom() + _GAP if places else 0
        right = max((place.right() for place in places), default=0) + _GAP
        bar.setPageStep(self.viewport().height())
        bar.setRange(0, max(0, round(bottom) - self.viewport().height()))
        across.setPageStep(self.viewport().width())
        across.setRange(0, max(0, round(right) - self.viewport().width()))
        self.zoom_changed.emit(self.factor)

    def _look(self) -> None:
        """Ask for what is in view and not there at this size, let go of what is far away, and tell the page."""
        scale, in_view = self._scale(), self._in_view()
        self._asked = {(page, wanted) for page, wanted in self._asked if wanted == scale}
        for page in in_view:
            picture = self._pictures.get(page)
            if (picture is None or picture.scale != scale) and (page, scale) not in self._asked:
                self._asked.add((page, scale))
                self.page_wanted.emit(page, scale)
        for page in [n for n in self._pictures if in_view and not in_view[0] - 2 <= n <= in_view[-1] + 2]:
            del self._pictures[page]
        told = (self.page + 1 if self._sizes else 0, len(self._sizes))
        if told != self._told:
            self._told = told
            self.page_changed.emit(*told)
        self.viewport().update()
