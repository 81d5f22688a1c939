"""What to do about a search in vain: make a phrase or synonyms of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desk.i18n import _, ngettext
from desk.ui.vocabulary.columns import MissedRow


class Candidate(QWidget):
    """``phrase_wanted()`` and ``synonyms_wanted()``: a new entry of the text that is shown."""

    phrase_wanted = Signal()
    synonyms_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: MissedRow | None = None
        self._heading, self._said, self._advice = QLabel(self), QLabel(self), QLabel(self)
        self._phrase, self._synonyms = QPushButton(self), QPushButton(self)
        self._heading.setObjectName("heading")
        self._advice.setObjectName("muted")
        self._phrase.setObjectName("primary")
        for label in (self._heading, self._said, self._advice):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        for button, signal in ((self._phrase, self.phrase_wanted), (self._synonyms, self.synonyms_wanted)):
            button.setAutoDefault(False)
            button.clicked.connect(signal.emit)
        buttons = QHBoxLayout()
        buttons.addWidget(self._phrase)
        buttons.addWidget(self._synonyms)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 4, 6, 0)
        for part in (self._heading, self._said, self._advice):
            column.addWidget(part)
        column.addLayout(buttons)
        column.addStretch(1)
        self.show_row(None)

    def show_row(self, row: MissedRow | None) -> None:
        """Show this search; None for none."""
        self._row = row
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        for button, text, key in (
            (self._phrase, _("言い回しにする"), "F4"),
            (self._synonyms, _("同義語にする"), "Shift+F4"),
        ):
            button.setText(f"{text}  {key}")
            button.setAccessibleName(text)
            button.setEnabled(self._row is not None)
        self._advice.setText(
            _("名前など、個人のことが分かる言葉は登録しないでください。登録した言葉は、市のすべての窓口で使われます。")
        )
        if self._row is None:
            self._heading.setText("")
            self._said.setText(_("探しても見つからなかった言葉、選ばれなかった言葉の一覧です。"))
            return
        missed = self._row.missed
        self._heading.setText(_("「{name}」").format(name=missed.text))
        times = ngettext("{count}回の相談で探されました", "{count}回の相談で探されました", missed.times)
        parts = [times.format(count=missed.times)]
        if missed.empty:
            empty = ngettext("うち{count}回は0件", "うち{count}回は0件", missed.empty)
            parts.append(empty.format(count=missed.empty))
        if self._row.now is not None:
            parts.append(
                ngettext("いまは{count}件", "いまは{count}件", self._row.now).format(count=f"{self._row.now:,}")
            )
        self._said.setText(_("、").join(parts))
