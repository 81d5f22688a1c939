"""Small signs that say by their shape what a colour says: painted, so that no font can lack them."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF


class Shape(StrEnum):
    """What is painted."""

    DISC = "disc"
    HALF_DISC = "half_disc"
    RING = "ring"
    SQUARE = "square"
    CROSS = "cross"
    TRIANGLE = "triangle"
    DASH = "dash"
    NONE = ""


def paint(painter: QPainter, shape: Shape, box: QRectF, colour: QColor) -> None:
    """Paint a shape into a square box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = max(1.5, box.height() / 6)
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = box.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    _PAINTERS[shape](painter, inner, colour)
    painter.restore()


def _disc(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.setBrush(colour)
    painter.drawEllipse(box)


def _half_disc(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.drawEllipse(box)
    painter.setBrush(colour)
    painter.drawPie(box, 90 * 16, 180 * 16)


def _ring(painter: QPainter, box: QRectF, _colour: QColor) -> None:
    painter.drawEllipse(box)


def _square(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.setBrush(colour)
    painter.drawRect(box)


def _cross(painter: QPainter, box: QRectF, _colour: QColor) -> None:
    painter.drawLines([QLineF(box.topLeft(), box.bottomRight()), QLineF(box.topRight(), box.bottomLeft())])


def _triangle(painter: QPainter, box: QRectF, colour: QColor) -> None:
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()]))


def _dash(painter: QPainter, box: QRectF, _colour: QColor) -> None:
    middle = box.center().y()
    painter.drawLine(QLineF(box.left(), middle, box.right(), middle))


def _nothing(painter: QPainter, box: QRectF, colour: QColor) -> None:
    pass


_PAINTERS = {
    Shape.DISC: _disc,
    Shape.HALF_DISC: _half_disc,
    Shape.RING: _ring,
    Shape.SQUARE: _square,
    Shape.CROSS: _cross,
    Shape.TRIANGLE: _triangle,
    Shape.DASH: _dash,
    Shape.NONE: _nothing,
}
