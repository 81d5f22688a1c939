"""The very first start: with the sample city to try things out, or empty."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desk.errors import DeskError
from desk.i18n import N_, _
from desk.settings import Settings
from desk.ui.background import Background
from desk.work.start import prepare


class WelcomeScreen(QWidget):
    """Two buttons. ``prepared(Settings)`` once the home is ready for work."""

    title = N_("はじめての起動")
    keys_changed = Signal()
    prepared = Signal(object)

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self.sentence = ""
        self._is_busy = False
        self._heading, self._intro, self._told = QLabel(self), QLabel(self), QLabel(self)
        self._told.setWordWrap(True)
        self.with_sample, self.empty = QPushButton(self), QPushButton(self)
        self._heading.setObjectName("heading")
        self.with_sample.setObjectName("primary")
        column = QVBoxLayout(self)
        column.setSpacing(self.fontMetrics().height())
        column.addStretch(2)
        for widget in (self._heading, self._intro, self.with_sample, self.empty, self._told):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        for button in (self.with_sample, self.empty):
            button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
            button.setAutoDefault(True)
        self.with_sample.clicked.connect(lambda: self._prepare(sample=True))
        self.empty.clicked.connect(lambda: self._prepare(sample=False))
        self.setFocusProxy(self.with_sample)
        self.retranslate()

    def keys(self) -> Sequence[tuple[Any, ...]]:
        """Nothing but the two buttons."""
        return []

    def help_text(self) -> str:
        """What the two buttons do."""
        return _(
            "<p>見本データで始めると、架空の市の講座や施設で、すぐに試せます。</p>"
            "<p>データなしで始めると、あとから「ファイルの取込」で自分の市のデータを入れられます。</p>"
        )

    def activated(self) -> None:
        """The first choice is ready for Enter."""
        self.with_sample.setFocus()

    def state(self) -> dict[str, Any]:
        """Nothing is worth remembering."""
        return {}

    def restore(self, state: dict[str, Any]) -> None:
        """Nothing was remembered."""

    def retranslate(self) -> None:
        """Say everything in the active language."""
        self._heading.setText(_("まなびデスクへようこそ"))
        self._intro.setText(_("まず、このパソコンにデータベースを作ります。あとから変えられます。"))
        self.with_sample.setText(_("見本データで始める"))
        self.empty.setText(_("データなしで始める"))
        for button in (self.with_sample, self.empty):
            button.setAccessibleName(button.text())
            button.setEnabled(not self._is_busy)
        self._told.setText(_("準備しています…") if self._is_busy else self.sentence)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _prepare(self, *, sample: bool) -> None:
        self._is_busy, self.sentence = True, ""
        self.retranslate()
        self._background.write(self, prepare, sample, then=self._on_prepared, failed=self._on_failed)

    def _on_prepared(self, settings: Settings) -> None:
        self.prepared.emit(settings)

    def _on_failed(self, error: DeskError) -> None:
        self._is_busy, self.sentence = False, str(error)
        self.retranslate()
