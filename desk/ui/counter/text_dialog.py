"""The record's words for who doesn't read its Japanese: やさしい日本語, checked while it is typed, and other languages."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desk.easy.findings import Check, Finding, label, why
from desk.i18n import _, active, ngettext
from desk.records import wording
from desk.records.resource import LocalText, Resource
from desk.records.sheet import EASY, JAPANESE, sheet_languages
from desk.ui.context import Context
from desk.ui.widgets.choice import Choice
from desk.ui.widgets.dialog_size import give_room
from desk.ui.widgets.line_field import LineField, commit_composition
from desk.ui.widgets.marked_text import Mark, MarkedText
from desk.work.easy_checking import check_text, own_text

_SOON_MS = 250
_FINDINGS_HIGH = 7


class TextDialog(QDialog):
    """``saved(Resource, LocalText)``: keep this with the record; an empty one takes it away.

    The dialog stays until ``show_resource`` tells that the record has it, so that nothing typed is lost.
    """

    saved = Signal(object, object)

    def __init__(self, context: Context, resource: Resource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._resource = context, resource
        self._wanted: LocalText | None = None
        self._check: Check | None = None
        self.language = Choice([code for code in sheet_languages() if code != JAPANESE], _language, self)
        self.own = MarkedText(self)
        self.own.setReadOnly(True)
        self.title = LineField(self)
        self.text = MarkedText(self)
        self.findings = QListWidget(self)
        self.findings.setWordWrap(True)
        self.figures = QLabel(self)
        self.figures.setObjectName("muted")
        self._labels = {name: QLabel(self) for name in ("language", "own", "title", "text", "findings")}
        self.mend, self.take = self._button(self._on_mend), self._button(self._on_take)
        self.keep, self._close = self._button(self._on_keep), self._button(self.reject)
        self.keep.setObjectName("primary")
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._look)
        self._arrange()
        self.language.currentIndexChanged.connect(self._on_language)
        self.text.edited.connect(lambda _text: self._soon.start())
        self.findings.itemActivated.connect(self._on_finding)
        self.findings.currentRowChanged.connect(self._go_to)
        QShortcut(QKeySequence("Ctrl+S"), self, self._on_keep)
        colours = context.theme.colours
        for field in (self.own, self.text):
            field.colour(colours.mark, colours.mark_text)
        self._retranslate()
        self._on_language()
        self._look_at_own()

    @property
    def resource(self) -> Resource:
        """The record whose texts these are."""
        return self._resource

    @property
    def check(self) -> Check | None:
        """What was found in the easy text as it stands; None until it was looked through."""
        return self._check

    def show_resource(self, resource: Resource) -> None:
        """The record as it is now. Where it has what was to be kept, the work here is done."""
        self._resource = resource
        wanted, self._wanted = self._wanted, None
        if wanted is None:
            return
        has = resource.text_in(wanted.language)
        if (has.title, has.text) == (wanted.title, wanted.text) if has else not (wanted.title or wanted.text):
            self.accept()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._show_findings()

    def _on_language(self) -> None:
        """Show what the record has in this language; only やさしい日本語 can be looked through."""
        told = self._resource.text_in(self.language.value)
        self.title.setText(told.title if told else "")
        self.text.put(told.text if told else "")
        is_easy = self.language.value == EASY
        for part in (self.findings, self._labels["findings"], self.figures, self.mend, self.take):
            part.setVisible(is_easy)
        self._check = None
        self.findings.clear()
        if is_easy:
            self._look()

    def _look_at_own(self) -> None:
        text = own_text(self._resource)
        self.own.put(text)
        self._context.background.read(self, check_text, text, then=self._mark_own)

    def _mark_own(self, found: Check) -> None:
        if found.text == self.own.toPlainText():
            self.own.show_marks([_mark(finding) for finding in found.findings])

    def _look(self) -> None:
        if self.language.value == EASY:
            self._context.background.read(self, check_text, self.text.toPlainText(), then=self._on_checked)

    def _on_checked(self, found: Check) -> None:
        if self.language.value == EASY and found.text == self.text.toPlainText():
            self._check = found
            self._show_findings()

    def _show_findings(self) -> None:
        self.findings.clear()
        found = self._check
        if found is None:
            return
        self.text.show_marks([_mark(finding) for finding in found.findings])
        for finding in found.findings:
            self.findings.addItem(_line(found.text, finding))
        told = ngettext(
            "{count}文のうち、やさしい文は{easy}文", "{count}文のうち、やさしい文は{easy}文", found.sentences
        ).format(count=found.sentences, easy=found.easy_sentences)
        size = _("いちばん長い文 {longest}字・全体 {characters}字").format(
            longest=found.longest, characters=found.characters
        )
        self.figures.setText(_("{sentences}　{size}").format(sentences=told, size=size) if found.sentences else "")
        self.mend.setEnabled(found.proposal != found.text)

    def _go_to(self, row: int) -> None:
        if self._check is not None and 0 <= row < len(self._check.findings):
            self.text.go_to(_mark(self._check.findings[row]))

    def _on_finding(self, item: QListWidgetItem) -> None:
        """One mend alone."""
        row = self.findings.row(item)
        if self._check is None or not 0 <= row < len(self._check.findings):
            return
        finding, text = self._check.findings[row], self._check.text
        if finding.mend is not None and text == self.text.toPlainText():
            self.text.put(text[: finding.start] + finding.mend + text[finding.end :])
            self._look()

    def _on_mend(self) -> None:
        """All that the rules can do."""
        if self._check is not None and self._check.text == self.text.toPlainText():
            self.text.put(self._check.proposal)
            self._look()
        self.text.setFocus()

    def _on_take(self) -> None:
        """Begin with the record's own words."""
        self.text.put(own_text(self._resource))
        self._look()
        self.text.setFocus()

    def _on_keep(self) -> None:
        commit_composition()
        self._wanted = LocalText(
            language=self.language.value, title=self.title.text().strip(), text=self.text.toPlainText().strip()
        )
        self.saved.emit(self._resource, self._wanted)

    def _arrange(self) -> None:
        grid = QGridLayout()
        language = QHBoxLayout()
        language.addWidget(self._labels["language"])
        language.addWidget(self.language)
        language.addStretch(1)
        grid.addWidget(self._labels["own"], 0, 0)
        grid.addLayout(language, 0, 1)
        right = QVBoxLayout()
        right.addWidget(self._labels["title"])
        right.addWidget(self.title)
        right.addWidget(self._labels["text"])
        right.addWidget(self.text, 1)
        grid.addWidget(self.own, 1, 0)
        grid.addLayout(right, 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        told = QHBoxLayout()
        told.addWidget(self._labels["findings"])
        told.addStretch(1)
        told.addWidget(self.figures)
        self.findings.setMaximumHeight(_FINDINGS_HIGH * 2 * self.fontMetrics().height())
        keys = QHBoxLayout()
        for button in (self.take, self.mend):
            keys.addWidget(button)
        keys.addStretch(1)
        for button in (self.keep, self._close):
            keys.addWidget(button)
        box = QVBoxLayout(self)
        box.addLayout(grid, 3)
        box.addLayout(told)
        box.addWidget(self.findings, 2)
        box.addLayout(keys)
        give_room(self, 58, 34)

    def _retranslate(self) -> None:
        self.setWindowTitle(_("「{title}」の、やさしい日本語・ほかの言語の文").format(title=self._resource.title))
        for name, text, field in (
            ("language", _("言語"), self.language),
            ("own", _("いまの文（印の付いた所がむずかしい）"), self.own),
            ("title", _("題名（空なら、もとの題名）"), self.title),
            ("text", _("紙に出す文"), self.text),
            ("findings", _("むずかしい所（Enter で1つ直す）"), self.findings),
        ):
            self._labels[name].setText(text)
            self._labels[name].setBuddy(field)
            field.setAccessibleName(text)
        self.take.setText(_("いまの文から始める"))
        self.mend.setText(_("直せるところを直す"))
        self.keep.setText(_("保存　Ctrl+S"))
        self.keep.setAccessibleName(_("保存"))
        self._close.setText(_("閉じる"))

    def _button(self, act: object) -> QPushButton:
        button = QPushButton(self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: act())  # type: ignore[operator]
        return button


def _language(code: str) -> str:
    """The name staff know, and the language's own."""
    name, own = wording.sheet_language(code, active()), wording.own_name(code)
    return name if name == own else _("{name}　{own}").format(name=name, own=own)


def _mark(finding: Finding) -> Mark:
    return Mark(finding.start, finding.end, why(finding.sort, active()))


def _line(text: str, finding: Finding) -> QListWidgetItem:
    c = active()
    mend = _(" → {mend}").format(mend=finding.mend) if finding.mend is not None else ""
    part = text[finding.start : finding.end].replace("\n", " ")
    told = _("{label}「{part}」{mend}：{why}").format(
        label=label(finding.sort, c), part=part, mend=mend, why=why(finding.sort, c)
    )
    item = QListWidgetItem(told)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, told)
    return item
