"""Codes of one scheme picked from its tree: their names in words, and a button that opens the tree."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from desk.i18n import _, active
from desk.records.vocabulary import Vocabulary
from desk.ui.widgets.tree_popover import Node, TreePopover


class CodePicker(QWidget):
    """``changed()`` when the user ticked or unticked something. Codes that the tree lacks stay as they are."""

    changed = Signal()

    def __init__(self, scheme: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scheme = scheme
        self._vocabulary = Vocabulary()
        self._codes: tuple[str, ...] = ()
        self._name = ""
        self.popover = TreePopover(self)
        self.popover.toggled.connect(self._on_toggled)
        self._chosen, self._open = QLabel(self), QPushButton(self)
        self._chosen.setWordWrap(True)
        self._chosen.setTextFormat(Qt.TextFormat.PlainText)
        self._open.setAutoDefault(False)
        self._open.clicked.connect(lambda: self.popover.open_below(self._open))
        self.setFocusProxy(self._open)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._open, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._chosen, 1)

    @property
    def codes(self) -> tuple[str, ...]:
        """What is picked, in the order in which it was."""
        return self._codes

    def put(self, codes: Iterable[str]) -> None:
        """Show these as picked."""
        self._codes = tuple(codes)
        self.popover.set_checked(self._codes)
        self._show_chosen()

    def use(self, vocabulary: Vocabulary) -> None:
        """Offer the tree of this vocabulary."""
        self._vocabulary = vocabulary
        self._offer()
        self._show_chosen()

    def setAccessibleName(self, name: str) -> None:
        """Named by its form; the button says what is picked besides."""
        super().setAccessibleName(name)
        self._name = name
        self.popover.retranslate(name)
        self._show_chosen()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._offer()
            self._show_chosen()

    def _offer(self) -> None:
        language, name = active().language, self._vocabulary.name
        terms = self._vocabulary.of(self._scheme)
        self.popover.set_nodes(
            [Node(code=one.code, text=name(self._scheme, one.code, language), parent=one.parent) for one in terms]
        )
        self.popover.set_checked(self._codes)

    def _on_toggled(self, code: str, is_on: bool) -> None:
        left = tuple(other for other in self._codes if other != code)
        self._codes = (*left, code) if is_on else left
        self._show_chosen()
        self.changed.emit()

    def _show_chosen(self) -> None:
        names = [self._vocabulary.name(self._scheme, code, active().language) for code in self._codes]
        words = _("、").join(names)
        self._open.setText(_("選ぶ…"))
        self._chosen.setText(words or _("（なし）"))
        self._open.setAccessibleName(_("{name}：{chosen}").format(name=self._name, chosen=words or _("（なし）")))
