"""What became of the last F12: the slip number, and what to do where the printer failed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QDesktopServices
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from desk.i18n import _
from desk.records.case import HandedOver
from desk.ui.widgets.flow_layout import FlowLayout


class FiledBanner(QFrame):
    """Hidden until ``tell``; ``reprint_wanted()`` when the sheet should be printed again."""

    reprint_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done: HandedOver | None = None
        self._heading, self._told, self._problem = QLabel(self), QLabel(self), QLabel(self)
        self._told.setObjectName("muted")
        self._problem.setObjectName("caution")
        font = self._heading.font()
        font.setBold(True)
        self._heading.setFont(font)
        self._heading.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for label in (self._heading, self._told, self._problem):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._again, self._open = QPushButton(self), QPushButton(self)
        for button in (self._again, self._open):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAutoDefault(False)
        self._again.clicked.connect(self.reprint_wanted)
        self._open.clicked.connect(self._on_open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for label in (self._heading, self._told, self._problem):
            column.addWidget(label)
        flow = FlowLayout(spacing=4)
        flow.addWidget(self._again)
        flow.addWidget(self._open)
        column.addLayout(flow)
        self.hide()

    @property
    def text(self) -> str:
        """Everything that is said; empty when it is hidden."""
        labels = (self._heading, self._told, self._problem)
        return "" if self.isHidden() else "\n".join(label.text() for label in labels if not label.isHidden())

    def tell(self, done: HandedOver) -> None:
        """Show what became of an F12."""
        self._done = done
        self.retranslate()
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self._heading, QAccessible.Event.Alert))

    def put_away(self) -> None:
        """The next case has begun."""
        self._done = None
        self.hide()

    def retranslate(self) -> None:
        """Say everything in the active language."""
        self._again.setText(_("もう一度印刷　F12"))
        self._again.setAccessibleName(_("もう一度印刷"))
        self._open.setText(_("PDFを開く"))
        self._open.setAccessibleName(_("PDFを開く"))
        done = self._done
        if done is None:
            return
        self._heading.setText(_("✓ 記録しました　{slip}").format(slip=done.slip))
        self._told.setText(self._words(done))
        self._told.setVisible(not done.problem)
        self._problem.setText(done.problem)
        self._problem.setVisible(bool(done.problem))
        self._again.setVisible(bool(done.pdf))
        self._open.setVisible(bool(done.pdf))

    def _words(self, done: HandedOver) -> str:
        if not done.pdf:
            return _("印刷はしていません。")
        if done.printed_to == done.pdf:
            return _("PDFに保存しました：{file}").format(file=Path(done.pdf).name)
        if done.reprinted:
            return _("もう一度「{printer}」に送りました。").format(printer=done.printed_to)
        return _("「{printer}」に送りました。").format(printer=done.printed_to)

    def _on_open(self) -> None:
        if self._done is not None and self._done.pdf:
            QDesktopServices.openUrl(QUrl.fromLocalFile(self._done.pdf))
