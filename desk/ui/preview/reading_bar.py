"""A line over the pages in which the reading of a word is corrected: 「方」の読み：[かた]."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desk.i18n import _, active
from desk.records.reading import Known, Source
from desk.records.wording.readings import reading_source
from desk.text import is_kana
from desk.ui.widgets.flow_layout import FlowLayout

_WORD, _READING = 8, 12
"""How many full-width characters the fields show."""


class ReadingBar(QWidget):
    """Hidden until ``ask`` or ``show_known``.

    ``looked_up(word)``: its reading is wanted. ``corrected(word, reading)``: it is to be read so from now on, with an
    empty reading as before anybody corrected it. ``undo_asked()``; ``closed()`` when the line is gone.
    """

    looked_up = Signal(str)
    corrected = Signal(str, str)
    undo_asked = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: Known | None = None
        self._done = ""
        self._before, self._between, self._source = QLabel(self), QLabel(self), QLabel(self)
        self._said, self._told, self._fields = QLabel(self), QLabel(self), QWidget(self)
        self.word, self.reading = QLineEdit(self), QLineEdit(self)
        self.accept, self.remove, self.undo, self.close_button = (QPushButton(self) for _n in range(4))
        for button in (self.accept, self.remove, self.undo, self.close_button):
            button.setAutoDefault(False)
        self._arrange()
        self.word.returnPressed.connect(self._look_up)
        self.word.textEdited.connect(self._on_other_word)
        self.reading.returnPressed.connect(self._on_accepted)
        self.accept.clicked.connect(self._on_accepted)
        self.remove.clicked.connect(self._on_removed)
        self.undo.clicked.connect(self.undo_asked)
        self.close_button.clicked.connect(self.leave)
        self.hide()
        self.retranslate()

    def ask(self) -> None:
        """Open the line for a word that is typed."""
        self._known, self._done = None, ""
        self.word.clear()
        self.reading.clear()
        self._show(_("直したい言葉を書いて Enter を押してください。"))
        self.word.setFocus()

    def show_known(self, known: Known) -> None:
        """Open the line for this word, its reading ready to be written over."""
        self._known, self._done = known, ""
        self.word.setText(known.word)
        self.reading.setText(known.reading if is_kana(known.reading) else "")
        self._show("")
        self.reading.setFocus()
        self.reading.selectAll()

    def tell_done(self, sentence: str) -> None:
        """The correction was kept; it can be taken back from here."""
        self._done = sentence
        self._show("")
        self.undo.setFocus()

    def say(self, sentence: str) -> None:
        """Why it could not be."""
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

    @property
    def said(self) -> str:
        """What stands under the line."""
        return self._said.text()

    def leave(self) -> None:
        """Close the line without changing anything."""
        self._known, self._done = None, ""
        self.hide()
        self.closed.emit()

    def retranslate(self) -> None:
        """Show every text in the active language."""
        self.word.setAccessibleName(_("読みを直す言葉"))
        self.reading.setAccessibleName(_("読み（かな）"))
        self.reading.setPlaceholderText(_("かな"))
        self._before.setText(_("「"))
        self._between.setText(_("」の読み："))
        for button, words, key in (
            (self.accept, _("これからこう読む"), "Enter"),
            (self.remove, _("直した読みを取り消す"), ""),
            (self.undo, _("元に戻す"), "Ctrl＋Z"),
        ):
            button.setText(f"{words}  {key}" if key else words)
            button.setAccessibleName(words)
        self._name_close()
        if self.isVisible():
            self._show(self.said)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _arrange(self) -> None:
        em = self.fontMetrics().horizontalAdvance("あ")
        line = QHBoxLayout(self._fields)
        line.setContentsMargins(0, 0, 0, 0)
        for field, characters in ((self.word, _WORD), (self.reading, _READING)):
            field.setFixedWidth(em * characters)
        for widget in (self._before, self.word, self._between, self.reading):
            line.addWidget(widget)
        flow = FlowLayout()
        for part in (self._fields, self._source, self.accept, self.remove, self.undo, self.close_button):
            flow.addWidget(part)
        self._source.setObjectName("quiet")
        self._said.setObjectName("warning")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 4)
        for label in (self._told, self._said):
            label.setWordWrap(True)
        box.addWidget(self._told)
        box.addLayout(flow)
        box.addWidget(self._said)

    def _show(self, sentence: str) -> None:
        is_done, known = bool(self._done), self._known
        by_record = known is not None and known.source is Source.RECORD
        self._told.setText(self._done)
        self._told.setVisible(is_done)
        self._fields.setVisible(not is_done)
        self._source.setText(reading_source(known, active()) if known is not None else "")
        self._source.setVisible(known is not None and not is_done)
        self.accept.setVisible(not is_done)
        self.accept.setEnabled(not by_record)
        self.reading.setReadOnly(by_record)
        self.remove.setVisible(not is_done and known is not None and known.source is Source.CITY)
        self.undo.setVisible(is_done)
        self._name_close()
        if by_record and not sentence:
            sentence = _("この読みは記録のカナです。記録のほうを直してください。")
        self.say(sentence)
        self.show()

    def _name_close(self) -> None:
        words = _("閉じる") if self._done else _("やめる")
        self.close_button.setText(f"{words}  Esc")
        self.close_button.setAccessibleName(words)

    def _look_up(self) -> None:
        if self.word.text().strip():
            self.looked_up.emit(self.word.text())

    def _on_other_word(self) -> None:
        """The reading that is shown is not of what is being typed."""
        if self._known is not None:
            self._known = None
            self.reading.clear()
            self._show("")

    def _on_accepted(self) -> None:
        if self._known is None:
            self._look_up()
        elif not self.reading.text().strip():
            self.say(_("読みを、ひらがなかカタカナで書いてください。"))
        elif self._known.source is not Source.RECORD:
            self.corrected.emit(self._known.word, self.reading.text())

    def _on_removed(self) -> None:
        if self._known is not None:
            self.corrected.emit(self._known.word, "")
