"""Walking a window as somebody does who can't see it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QWidget


def nameless(root: QWidget) -> list[str]:
    """Every widget shown below ``root`` that takes the focus or a click and has no name a screen reader could say."""
    return [_described(widget) for widget in reachable(root) if not _name(widget)]


def reachable(root: QWidget) -> Iterator[QWidget]:
    """What can be focused by keyboard or pressed, in the window of ``root`` itself (open dialogs are their own)."""
    for widget in root.findChildren(QWidget):
        if not widget.isVisibleTo(root) or widget.focusProxy() is not None or widget.window() is not root.window():
            continue
        takes_focus = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if (takes_focus or isinstance(widget, QAbstractButton)) and not _is_part_of_another(widget):
            yield widget


def _is_part_of_another(widget: QWidget) -> bool:
    """Qt's own inner widgets: the line edit of a spin box, scroll bars, the clear button of a line edit."""
    return widget.objectName().startswith("qt_")


def _name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()


def _described(widget: QWidget) -> str:
    path = []
    above: QWidget | None = widget
    while above is not None:
        path.append(type(above).__name__ + (f"#{above.objectName()}" if above.objectName() else ""))
        above = above.parentWidget()
    return " < ".join(path)
