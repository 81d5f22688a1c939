"""What is said of a case besides what was handed over: memo, how it ended, how it reached the desk, how it prints."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QSizePolicy, QVBoxLayout, QWidget

from desk import i18n
from desk.i18n import _
from desk.records import wording
from desk.records.case import Case
from desk.records.codes import CHANNEL_LABELS, OUTCOME_LABELS, UNMET_LABELS, Channel, Mode, Outcome, UnmetReason
from desk.records.sheet import JAPANESE, Choices
from desk.ui.context import Context
from desk.ui.widgets.chips import ChipGroup, Option
from desk.ui.widgets.choice import Choice
from desk.ui.widgets.flow_layout import FlowLayout
from desk.ui.widgets.line_field import LineField
from desk.work.sheet_choice import is_unreviewed

OUTCOME_KEYS = {Outcome.GUIDED: "Alt+Q", Outcome.CALLBACK: "Alt+W", Outcome.NOT_MET: "Alt+E"}
MODE_KEY = "Alt+R"
_DIGITS = "1234567890"
_OTHER = "other"


class CaseForm(QWidget):
    """Tells what the user did and changes nothing itself.

    ``memo_changed(str)`` · ``outcome_chosen(Outcome, UnmetReason or None)`` · ``channel_chosen(Channel)`` ·
    ``mode_chosen(Mode)`` · ``settled()`` when a choice that took the focus is made.
    """

    memo_changed = Signal(str)
    outcome_chosen = Signal(object, object)
    channel_chosen = Signal(object)
    mode_chosen = Signal(object)
    settled = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme = context.theme
        self.memo = LineField(self)
        self.outcomes = ChipGroup(theme, self, exclusive=True, labelled=False)
        self._case: Case | None = None
        self.channel = Choice(tuple(Channel), lambda channel: _(CHANNEL_LABELS[channel]), self)
        self.modes = ChipGroup(theme, self, exclusive=True, labelled=False)
        foot = QWidget(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        foot.setSizePolicy(policy)
        flow = FlowLayout(foot)
        flow.addWidget(self.channel)
        flow.addWidget(self.modes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        for part in (self.memo, self.outcomes):
            column.addWidget(part)
        column.addWidget(foot)
        self.memo.textEdited.connect(self.memo_changed)
        self.memo.returnPressed.connect(self.settled)
        self.outcomes.toggled.connect(lambda code, _on: self._on_outcome(Outcome(code)))
        self.channel.activated.connect(lambda _n: self.channel_chosen.emit(self.channel.value))
        self.modes.toggled.connect(self._on_mode)
        self.retranslate()

    def show_case(self, case: Case, *, is_closed: bool) -> None:
        """Show a case; nothing of a closed one can be changed here."""
        self._case = case
        if self.memo.text() != case.memo:
            self.memo.setText(case.memo)
        self._name_outcomes()
        self.outcomes.set_checked([case.outcome])
        self.channel.choose(case.channel)
        self._name_modes()
        self.modes.set_checked([_way(case.choices)])
        for part in (self.memo, self.outcomes, self.channel, self.modes):
            part.setEnabled(not is_closed)

    def ask_reason(self) -> QMenu:
        """Why nothing could be offered, each reason with a digit; Esc leaves it open."""
        menu = QMenu(self)
        menu.setAccessibleName(_("ご案内できなかった理由"))
        chosen = self._case.unmet_reason if self._case else None
        for digit, reason in zip(_DIGITS, UnmetReason, strict=True):
            action = menu.addAction(f"&{digit}　{_(UNMET_LABELS[reason])}")
            action.setCheckable(True)
            action.setChecked(reason is chosen)
            action.triggered.connect(lambda _on=False, reason=reason: self._on_reason(reason))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.outcomes.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
        menu.setActiveAction(menu.actions()[0])
        return menu

    def retranslate(self) -> None:
        """Say everything in the active language."""
        self.memo.setPlaceholderText(_("ひとことメモ（紙には出ません）"))
        self.memo.setAccessibleName(_("ひとことメモ"))
        self._name_outcomes()
        self.outcomes.setAccessibleName(_("結果"))
        self.channel.setAccessibleName(_("相談の方法"))
        self._name_modes()
        self.modes.setAccessibleName(_("用紙の書き方"))

    def _name_modes(self) -> None:
        """The two that most sheets are set in, and how this one is set where that is another way (F9 has them all)."""
        options = [
            Option(code=Mode.STANDARD, text=_("標準")),
            Option(code=Mode.FURIGANA, text=_("ふりがな"), key=MODE_KEY),
        ]
        if self._case is not None and _way(self._case.choices) == _OTHER:
            way = wording.choices(self._case.choices, i18n.active())
            if any(is_unreviewed(code) for code in self._case.choices.languages):
                way = _("{way}（未監修）").format(way=way)
            options.append(Option(code=_OTHER, text=way))
        self.modes.set_options(options)

    def _name_outcomes(self) -> None:
        """The last chip says why, where that was chosen."""
        reason = self._case.unmet_reason if self._case else None
        options = [Option(code=o, text=_(OUTCOME_LABELS[o]), key=OUTCOME_KEYS[o]) for o in Outcome]
        if reason is not None:
            text = _("{outcome}：{reason}").format(
                outcome=_(OUTCOME_LABELS[Outcome.NOT_MET]), reason=_(UNMET_LABELS[reason])
            )
            options[-1] = Option(code=Outcome.NOT_MET, text=text, key=OUTCOME_KEYS[Outcome.NOT_MET])
        self.outcomes.set_options(options)

    def _on_outcome(self, outcome: Outcome) -> None:
        self.outcome_chosen.emit(outcome, None)
        if outcome is Outcome.NOT_MET:
            self.ask_reason()

    def _on_mode(self, code: str, _is_on: bool) -> None:
        if code != _OTHER:
            self.mode_chosen.emit(Mode(code))

    def _on_reason(self, reason: UnmetReason) -> None:
        self.outcome_chosen.emit(Outcome.NOT_MET, reason)
        self.settled.emit()


def _way(choices: Choices) -> str:
    is_usual = choices.language == JAPANESE and choices.mode in (Mode.STANDARD, Mode.FURIGANA)
    return choices.mode if is_usual else _OTHER
