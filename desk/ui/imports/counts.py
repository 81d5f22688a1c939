"""The five figures of an import, large enough to be read at a glance."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from desk.i18n import N_, _
from desk.records.imports import ImportReport
from desk.ui.widgets.flow_layout import FlowLayout

LABELS = {
    "new": N_("新規"),
    "changed": N_("変更"),
    "unchanged": N_("変更なし"),
    "refused": N_("取り込めない"),
    "vanished": N_("掲載終了"),
}


class Counts(QWidget):
    """New, changed, unchanged, refused and vanished records; dashes until they are known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._numbers = {name: QLabel(self) for name in LABELS}
        self._titles = {name: QLabel(self) for name in LABELS}
        row = FlowLayout(self)
        for name in LABELS:
            row.addWidget(self._tile(name))
        self.show_report(None)
        self._retranslate()

    def show_report(self, report: ImportReport | None) -> None:
        """Show these figures; None when there are none yet."""
        for name, label in self._numbers.items():
            label.setText("–" if report is None else f"{getattr(report, name):,}")

    def number(self, name: str) -> str:
        """What stands in a tile."""
        return self._numbers[name].text()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _tile(self, name: str) -> QFrame:
        tile = QFrame(self)
        tile.setObjectName("pane")
        number, title = self._numbers[name], self._titles[name]
        number.setObjectName("heading")
        title.setObjectName("muted")
        for label in (number, title):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box = QVBoxLayout(tile)
        box.setContentsMargins(18, 6, 18, 6)
        box.setSpacing(0)
        box.addWidget(number)
        box.addWidget(title)
        return tile

    def _retranslate(self) -> None:
        for name, title in self._titles.items():
            title.setText(_(LABELS[name]))
            self._numbers[name].setAccessibleName(_(LABELS[name]))
