"""The entry that is being edited: its form, what is wrong with it, and the past searches that it would have helped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QSplitter, QVBoxLayout, QWidget

from desk.i18n import N_, _, ngettext
from desk.records.vocabulary import Entry, Held, Helped, Phrase, Synonyms, Term, Vocabulary
from desk.ui.vocabulary.columns import by_gain, called, helped_columns
from desk.ui.vocabulary.forms import EntryForm, PhraseForm, SynonymsForm, TermForm
from desk.ui.widgets.records_model import RecordsModel
from desk.ui.widgets.records_table import RecordsTable
from desk.ui.widgets.words_field import WordsField

WAIT_MS = 300
"""After so long without a keystroke the draft is tried out."""


class Editor(QWidget):
    """``changed(entry)`` while somebody edits, ``settled(entry)`` when they paused: a good moment to try it out."""

    changed = Signal(object)
    settled = Signal(object)
    save_wanted = Signal()
    new_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held: Held | None = None
        self.forms: dict[type[Entry], EntryForm] = {
            Phrase: PhraseForm(self),
            Synonyms: SynonymsForm(self),
            Term: TermForm(self),
        }
        self.helped = RecordsTable(
            RecordsModel(helped_columns(), lambda one: one.text), N_("この言葉で助かる検索"), self
        )
        self._heading, self._about, self._status, self._helped_title = (QLabel(self) for _number in range(4))
        self.warning = QLabel(self)
        self._buttons = {name: QPushButton(self) for name in ("new", "remove", "save")}
        self._splitter = QSplitter(Qt.Orientation.Vertical, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(WAIT_MS)
        self._arrange()
        self._connect()
        self.show_entry(None, None)

    @property
    def held(self) -> Held | None:
        """What is being edited, as it was read; None when nothing is."""
        return self._held

    @property
    def form(self) -> EntryForm | None:
        """The form that is seen."""
        return None if self._held is None else self.forms[type(self._held.entry)]

    @property
    def entry(self) -> Entry | None:
        """The entry as it stands in the form."""
        return None if self.form is None else self.form.entry()

    def show_entry(self, held: Held | None, draft: Entry | None) -> None:
        """Edit this one, from the draft where there is one; None for nothing."""
        self._held = held
        self._pause.stop()
        for form in self.forms.values():
            form.setVisible(form is self.form)
        if held is not None and self.form is not None:
            self.form.load(draft or held.entry, is_new=not held.id)
        self.say("")
        self._warn()
        self.show_helped(())
        self._retranslate()
        if held is not None:
            self.settled.emit(self.entry)

    def rebase(self, held: Held) -> None:
        """Go on editing over what is there now; the form stays as it is."""
        self._held = held

    def show_helped(self, helped: Sequence[Helped] | None) -> None:
        """The past searches that the entry speaks to; None when that can't be told now."""
        told = sorted(helped or (), key=by_gain)
        self.helped.set_rows(told)
        self._show_helped_title()

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """What is wrong, beside the fields; what belongs to none stands below."""
        if self.form is None:
            return
        known = {key: sentence for key, sentence in errors.items() if key in self.form.labels}
        self.form.show_errors(known)
        self.say("".join(sentence for key, sentence in errors.items() if key not in known), is_wrong=True)

    def say(self, sentence: str, *, is_wrong: bool = False) -> None:
        """A sentence below the form."""
        self._status.setText(sentence)
        self._status.setVisible(bool(sentence))
        self._status.setObjectName("danger" if is_wrong else "muted")
        self._status.style().polish(self._status)

    def use(self, vocabulary: Vocabulary) -> None:
        """Offer the codes of this vocabulary."""
        for form in self.forms.values():
            form.use(vocabulary)

    def focus_first(self) -> None:
        """The cursor into the first field; in a new entry behind what stands there."""
        if self.form is not None and self._held is not None:
            first = self.form.field(next(iter(self.form.labels)))
            first.setFocus()
            if not self._held.id and isinstance(first, WordsField):
                first.go_on()

    def has_focus(self) -> bool:
        """Whether the keyboard is somewhere in the form."""
        return self.form is not None and self.form.focusWidget() is not None and self.form.focusWidget().hasFocus()

    def enable(self, *, can_save: bool, can_remove: bool) -> None:
        """What can be pressed now."""
        self._buttons["save"].setEnabled(can_save)
        self._buttons["remove"].setEnabled(can_remove)

    def sizes(self) -> list[int]:
        """The room of form and list."""
        return self._splitter.sizes()

    def set_sizes(self, sizes: Sequence[int]) -> None:
        """Give form and list this room."""
        self._splitter.setSizes(sizes)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _arrange(self) -> None:
        self._heading.setObjectName("heading")
        self._about.setObjectName("muted")
        self.warning.setObjectName("caution")
        for label in (self._heading, self._about, self.warning, self._status):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(6, 4, 6, 0)
        for part in (self._heading, self._about, *self.forms.values(), self.warning, self._status):
            column.addWidget(part)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setWidget(body)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        foot = QHBoxLayout()
        foot.addWidget(self._buttons["new"])
        foot.addWidget(self._buttons["remove"])
        foot.addStretch(1)
        foot.addWidget(self._buttons["save"])
        self._buttons["save"].setObjectName("primary")
        above, below = QWidget(self), QWidget(self)
        for holder, parts in ((above, (area,)), (below, (self._helped_title, self.helped))):
            rows = QVBoxLayout(holder)
            rows.setContentsMargins(0, 0, 0, 0)
            for part in parts:
                rows.addWidget(part, 0 if part is self._helped_title else 1)
        above.layout().addLayout(foot)  # type: ignore[union-attr]
        self._splitter.addWidget(above)
        self._splitter.addWidget(below)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setStretchFactor(0, 3)
        self._splitter.setStretchFactor(1, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._splitter)

    def _connect(self) -> None:
        for form in self.forms.values():
            form.changed.connect(self._on_changed)
        self._pause.timeout.connect(lambda: self.settled.emit(self.entry))
        for name, signal in (("new", self.new_wanted), ("remove", self.remove_wanted), ("save", self.save_wanted)):
            self._buttons[name].setAutoDefault(False)
            self._buttons[name].clicked.connect(signal.emit)

    def _on_changed(self) -> None:
        if self.form is not None:
            self.form.show_errors({})
            self.say("")
            self._warn()
            self.changed.emit(self.entry)
            self._pause.start()

    def _warn(self) -> None:
        """A word of distress changes what stands on top of every search that says it."""
        entry = self.entry
        self.warning.setVisible(isinstance(entry, Phrase) and entry.distress)

    def _retranslate(self) -> None:
        self.warning.setText(
            _("この言い方をすると、いつも相談窓口が最初に出ます。ふだんの話にも出る言葉には付けないでください。")
        )
        for name, text, key in (
            ("new", _("新しく追加"), "F3"),
            ("remove", _("削除"), "F8"),
            ("save", _("登録"), "F12"),
        ):
            self._buttons[name].setText(f"{text}  {key}")
            self._buttons[name].setAccessibleName(text)
        self.helped.set_empty_text(_("見つからなかった検索のうち、この言葉を含むものはありません。"))
        self._show_helped_title()
        if self._held is None or self.form is None:
            self._heading.setText("")
            self._about.setText(_("左の一覧から選ぶか、F3 で新しく追加します。"))
            return
        name = called(self._held.entry)
        self._heading.setText(_("「{name}」").format(name=name) if self._held.id else _("新しい言葉"))
        self._about.setText(_(self.form.about))

    def _show_helped_title(self) -> None:
        rows: tuple[Helped, ...] = self.helped.records.rows
        gaining = sum(1 for one in rows if one.is_gain)
        if gaining:
            text = ngettext("この言葉で助かる検索：{count}件", "この言葉で助かる検索：{count}件", gaining).format(
                count=gaining
            )
        else:
            text = _("この言葉で助かる検索")
        self._helped_title.setText(text)
