"""The consultation log: what was asked, what was handed over, and what is still on its way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desk.i18n import N_, _, active, ngettext
from desk.records import wording
from desk.records.consultation import Consultation
from desk.ui.consultations import words
from desk.ui.consultations.columns import columns
from desk.ui.consultations.correction_dialog import CorrectionDialog
from desk.ui.consultations.detail_text import detail_html
from desk.ui.consultations.given_sheet import GivenSheet
from desk.ui.consultations.history_dialog import HistoryDialog
from desk.ui.consultations.period import Period
from desk.ui.consultations.period_chooser import PeriodChooser
from desk.ui.consultations.referred import Referred
from desk.ui.context import Context
from desk.ui.screen import Key
from desk.ui.widgets.flow_layout import FlowLayout
from desk.ui.widgets.records_model import RecordsModel
from desk.ui.widgets.records_table import RecordsTable
from desk.ui.widgets.search_box import SearchBox
from desk.work.log import Log, consultations, correct_consultation, export_consultations

_KINDS = frozenset({"consultation", "referral"})
"""The kinds of change after which the list is read anew."""


class ConsultationsScreen(QWidget):
    """A list of the chosen days beside everything that was logged of one of them."""

    title = N_("相談の記録")
    keys_changed = Signal()

    def __init__(
        self, context: Context, parent: QWidget | None = None, *, today: Callable[[], date] = date.today
    ) -> None:
        """``today`` is asked each time, because a desk runs over midnight."""
        super().__init__(parent)
        self._context, self._background, self._today = context, context.background, today
        self._log = Log()
        self.referred = Referred(context, today, self)
        self._texts: dict[str, str] = {}
        self._is_read = False
        self._request = 0
        self.period = PeriodChooser(today, self)
        self.search = SearchBox(self)
        self.table = RecordsTable(
            RecordsModel(columns(lambda: context.vocabulary, today, self.referred.of), lambda c: c.id),
            N_("相談の一覧"),
            self,
        )
        self.detail = QTextBrowser(self)
        self._summary, self._warning, self._curtain = QLabel(self), QLabel(self), QLabel(self)
        self._export, self._columns = QPushButton(self), QPushButton(self)
        self._given = GivenSheet(context, self)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._arrange()
        self._connect()
        self.retranslate()

    def activated(self) -> None:
        """The screen comes into view: read anew, because other desks write too."""
        self._on_resident_view(self._context.is_resident_view)
        self._read()
        self.table.setFocus()

    def keys(self) -> list[Key]:
        """What can be done here now."""
        one, some = self.table.current_row() is not None, bool(self.table.records.rows)
        return [
            Key("F2", _("探す"), self.search.setFocus, reading="さがす"),
            Key("F3", _("条件を消す"), self._clear, reading="じょうけんをけす"),
            Key("F4", _("訂正"), self._correct, one, "ていせい"),
            Key("F5", _("訂正の履歴"), self._show_history, one, "ていせいのりれき"),
            Key("F6", _("次の枠へ"), self._next_pane, reading="つぎのわくへ"),
            Key("F8", _("つなぎの一覧"), self._show_referrals, reading="つなぎのいちらん へんじまち"),
            Key("F9", _("用紙を見る"), self._preview, one, "ようしをみる"),
            Key("Shift+F9", _("今日の内容で見る"), self._preview_today, one, "きょうのないようでみる"),
            Key("F12", _("もう一度印刷"), self._reprint, one, "もういちどいんさつ"),
            Key("Ctrl+P", _("もう一度印刷"), self._reprint, one, "もういちどいんさつ"),
            Key("Ctrl+E", _("Excelに書き出す"), self._choose_export, some, "えくせるにかきだす"),
            Key("", _("列を選ぶ"), self._show_columns, reading="れつをえらぶ"),
        ]

    def help_text(self) -> str:
        """What one does here."""
        return _(
            "<p>記録した相談の一覧です。まだ送られていないものには「送信待ち」と出ます。送信は自動です。</p>"
            "<ul><li>上のボタンで期間を選び、伝票番号やことばで絞り込みます。</li>"
            "<li>見出しを押すと並べ替え、もう一度で逆順、三度めで元に戻ります。見出しを右クリックすると列を選べます。</li>"
            "<li>Ctrl+C で選んだ行を表として写し、Excel に貼れます。</li>"
            "<li>F12 は、お渡ししたときと同じ用紙をもう一度印刷します。記録は増えません。</li>"
            "<li>Shift+F9 は、同じご案内を今日の内容で作り直します。変わったところに「変更」と付き、新しい番号で記録されます。</li>"
            "<li>F4 で訂正します。前の内容は履歴（F5）に残り、Ctrl+Z で元に戻せます。</li></ul>"
        ) + _("<p>F8 は、ほかの窓口につないだ方の一覧です。返事が来たら、ここに書きます。</p>")

    def back(self) -> bool:
        """Esc: first the words that narrow the list, then away."""
        if not self.search.text():
            return False
        self._clear()
        return True

    def open_with(self, wanted: object) -> None:
        """Another screen wants one consultation shown: its slip number."""
        if isinstance(wanted, str):
            self.search.setText(wanted)

    def state(self) -> dict[str, Any]:
        """What is worth remembering until the next start, as plain JSON values."""
        return {"table": self.table.layout_state(), "panes": self._splitter.sizes()}

    def restore(self, state: dict[str, Any]) -> None:
        """Bring back what ``state`` gave."""
        if isinstance(state.get("table"), dict):
            self.table.restore_layout(state["table"])
        panes = state.get("panes")
        if isinstance(panes, list) and len(panes) == 2 and all(isinstance(size, int) for size in panes):
            self._splitter.setSizes(panes)

    def retranslate(self) -> None:
        """Show every text in the active language."""
        self.search.setPlaceholderText(_("伝票番号・ことばで絞り込む"))
        self.search.setAccessibleName(_("相談の記録を絞り込む"))
        self.detail.setAccessibleName(_("相談の内容"))
        self._export.setText(_("Excelに書き出す"))
        self._columns.setText(_("列を選ぶ"))
        self._warning.setText(_("データベースにつながらないため、このPCにある記録だけを表示しています。"))
        self._curtain.setText(_("ご本人に見せる画面のあいだは、相談の記録を表示しません。"))
        self._show_counts()
        self._show_detail()
        self.keys_changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _arrange(self) -> None:
        head = FlowLayout()
        head.addWidget(self.period)
        self.search.setMinimumWidth(220)
        head.addWidget(self.search)
        for button in (self._columns, self._export):
            button.setAutoDefault(False)
            head.addWidget(button)
        self._warning.setObjectName("warning")
        self._warning.setWordWrap(True)
        self._warning.hide()
        self._curtain.setObjectName("muted")
        self._curtain.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._curtain.setWordWrap(True)
        self._curtain.hide()
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(self._summary)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.table)
        self.detail.setOpenLinks(False)
        self._splitter.addWidget(left)
        self._splitter.addWidget(self.detail)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setStretchFactor(0, 2)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([930, 400])
        box = QVBoxLayout(self)
        box.addLayout(head)
        box.addWidget(self._warning)
        box.addWidget(self._splitter, 1)
        box.addWidget(self._curtain, 1)

    def _connect(self) -> None:
        self.period.period_chosen.connect(self._read)
        self.search.live_changed.connect(self._filter)
        self.search.accepted.connect(self._on_accepted)
        self.search.stepped.connect(lambda _step: self.table.setFocus())
        self.table.row_chosen.connect(self._on_chosen)
        self.table.row_opened.connect(lambda _row: self._correct())
        self._export.clicked.connect(self._choose_export)
        self._columns.clicked.connect(self._show_columns)
        self._background.changed.connect(self._on_changed)
        self.referred.changed.connect(self._on_referrals)
        self._context.vocabulary_changed.connect(self._on_vocabulary)
        self._context.theme.changed.connect(self._show_detail)
        self._context.resident_view_changed.connect(self._on_resident_view)

    def _read(self, period: Period | None = None) -> None:
        days = period or self.period.period
        self._background.forget(self._request)
        self._request = self._background.read(self, consultations, days.first, days.last, then=self._on_read)
        self.referred.read()

    def _on_referrals(self) -> None:
        self.table.records.retranslate()
        self._show_detail()

    def _on_read(self, log: Log) -> None:
        self._log, self._is_read, self._texts = log, True, {}
        self._warning.setVisible(not log.complete)
        self._filter()

    def _on_vocabulary(self) -> None:
        self.table.records.retranslate()
        self._show_detail()

    def _on_changed(self, records: frozenset[tuple[str, str]]) -> None:
        """A record without an id stands for everything: the index was built anew and can't tell what changed."""
        if self.isVisible() and any(kind in _KINDS or not record for kind, record in records):
            self._read()

    def _on_resident_view(self, is_shown: bool) -> None:
        """What others asked is nobody's business but the desk's."""
        self._splitter.setVisible(not is_shown)
        self._curtain.setVisible(is_shown)

    def _filter(self, _text: str = "") -> None:
        sought = self.search.live_text
        rows = self._log.consultations
        if sought:
            self._texts = self._texts or {one.id: words.searchable(one) for one in rows}
            rows = tuple(one for one in rows if words.matches(self._texts[one.id], sought))
        self.table.set_rows(rows)
        if self.table.current_row() is None and self.table.records.rows:
            self.table.choose(0)
        self._show_counts()
        self.keys_changed.emit()

    def _show_counts(self) -> None:
        rows = self.table.records.rows
        waiting = sum(1 for one in rows if not one.delivered)
        text = ngettext("{count} 件", "{count} 件", len(rows)).format(count=f"{len(rows):,}")
        if waiting:
            mark = ngettext("送信待ち {count} 件", "送信待ち {count} 件", waiting).format(count=waiting)
            text = _("{total}（{waiting}）").format(total=text, waiting=mark)
        self._summary.setText(text if self._is_read else "")
        day = words.day_of_slip(self.search.live_text)
        if day is not None and self.period.period.first == self.period.period.last == day:
            day = None
        if not self._is_read:
            self.table.set_empty_text(_("読み込んでいます…"))
        elif day is not None:
            shown = wording.date_only(day, active())
            self.table.set_empty_text(_("この期間にはありません。Enter で {day} の記録を探します。").format(day=shown))
        elif self.search.live_text:
            self.table.set_empty_text(_("このことばの相談はありません。F3 で条件を消せます。"))
        else:
            self.table.set_empty_text(_("この期間の相談はまだありません。"))

    def _on_chosen(self, _row: Consultation | None) -> None:
        self._show_detail()
        self.keys_changed.emit()

    def _show_detail(self) -> None:
        one = self.table.current_row()
        words_of_city, muted = self._context.vocabulary, self._context.theme.colours.muted
        led_to = self.referred.of(one) if one is not None else ()
        self.detail.setHtml("" if one is None else detail_html(one, words_of_city, self._today(), muted, led_to))

    def _on_accepted(self) -> None:
        """Enter: to the list; a slip number that isn't in it leads to the day on which it was given out."""
        day = words.day_of_slip(self.search.live_text)
        if day is not None and not self.table.records.rows and self._is_read:
            self.period.choose_days(day, day)
        else:
            self.table.setFocus()

    def _clear(self) -> None:
        self.search.clear()
        self.search.setFocus()

    def _next_pane(self) -> None:
        panes = [self.search, self.table, self.detail]
        here = next((n for n, pane in enumerate(panes) if pane.hasFocus()), -1)
        panes[(here + 1) % len(panes)].setFocus()

    def _show_columns(self) -> None:
        self.table.column_menu(self).popup(self._columns.mapToGlobal(self._columns.rect().bottomLeft()))

    def _correct(self) -> None:
        one = self.table.current_row()
        if one is None:
            return
        dialog = CorrectionDialog(self._background, one, self._context.vocabulary, self._context.staff_name, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.corrected.connect(self._on_corrected)
        dialog.open()

    def _on_corrected(self, before: Consultation, corrected: Consultation) -> None:
        def take_back() -> None:
            self._background.write(
                self,
                correct_consultation,
                replace(before, version=corrected.version),
                self._context.staff_name,
                then=lambda _corrected: self._read(),
            )

        self._context.say(_("{slip} を訂正しました。").format(slip=corrected.slip), take_back)
        self._read()

    def _show_history(self) -> None:
        one = self.table.current_row()
        if one is None:
            return
        dialog = HistoryDialog(self._background, one, self._context.vocabulary, self._today, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _show_referrals(self) -> None:
        one = self.table.current_row()
        self.referred.show_list(one.slip if one is not None else "")

    def _preview(self) -> None:
        one = self.table.current_row()
        if one is not None:
            self._given.show(one.slip)

    def _preview_today(self) -> None:
        one = self.table.current_row()
        if one is not None:
            self._given.show(one.slip, of_today=True)

    def _reprint(self) -> None:
        one = self.table.current_row()
        if one is not None:
            self._given.print(one.slip)

    def _choose_export(self) -> None:
        days = self.period.period
        name = _("相談記録_{first}_{last}.xlsx").format(first=days.first.isoformat(), last=days.last.isoformat())
        dialog = QFileDialog(self, _("Excelに書き出す"), name, _("Excel ブック (*.xlsx)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.export_to)
        dialog.open()

    def export_to(self, path: str) -> None:
        """Write the log of the chosen days into a workbook."""
        days = self.period.period
        file = Path(path).name

        def done(rows: int) -> None:
            self._context.say(_("{count} 件を {file} に書き出しました。").format(count=rows, file=file))

        self._background.read(self, export_consultations, path, days.first, days.last, then=done)
