"""Help beside the work: a panel over the right side of the window, which hides nothing for longer than it is read."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from desk.i18n import _

_EMS = 26


class HelpPanel(QFrame):
    """Lies over ``area`` at its right, as high as it. ``show_page`` fills and shows it."""

    def __init__(self, area: QWidget) -> None:
        super().__init__(area)
        self._area = area
        self.setObjectName("pane")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.text = QTextBrowser(self)
        self.text.setObjectName("plain")
        self._title, self._close = QLabel(self), QPushButton(self)
        self._close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._close.clicked.connect(self.hide)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        column = QVBoxLayout(self)
        column.addLayout(head)
        column.addWidget(self.text, 1)
        area.installEventFilter(self)
        self._retranslate()
        self.hide()

    def show_page(self, html: str) -> None:
        """Show this rich text."""
        self.text.setHtml(html)
        self._place()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._area and event.type() == QEvent.Type.Resize and not self.isHidden():
            self._place()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _place(self) -> None:
        width = min(self.fontMetrics().horizontalAdvance("あ") * _EMS, self._area.width())
        self.setGeometry(self._area.width() - width, 0, width, self._area.height())

    def _retranslate(self) -> None:
        self._title.setText(_("ヘルプ"))
        self.text.setAccessibleName(_("この画面のヘルプ"))
        self._close.setText(_("閉じる"))
        self._close.setAccessibleName(_("ヘルプを閉じる"))
