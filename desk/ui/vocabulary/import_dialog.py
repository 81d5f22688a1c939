"""A workbook of words: what taking it in would do, and then doing it in one go."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from desk.errors import DeskError
from desk.i18n import N_, _, ngettext
from desk.records.word_file import WordReport
from desk.ui.background import Background
from desk.ui.widgets.dialog_size import give_room
from desk.ui.widgets.records_model import Column, RecordsModel
from desk.ui.widgets.records_table import RecordsTable
from desk.work.vocabulary import import_vocabulary

_WHAT = {"new": N_("新規"), "changed": N_("変更"), "removed": N_("削除")}


class ImportDialog(QDialog):
    """``taken_in(report)`` once it is done. F12 does it, Esc leaves everything as it was."""

    taken_in = Signal(object)

    def __init__(self, background: Background, path: str, staff: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background, self._path, self._staff = background, path, staff
        self._request = 0
        self.report: WordReport | None = None
        self.problems = RecordsTable(RecordsModel(_problem_columns()), N_("問題の一覧"), self)
        self.changes = RecordsTable(RecordsModel(_change_columns()), N_("変更の一覧"), self)
        self.remove_missing = QCheckBox(self)
        self._status = QLabel(self)
        self._take, self._leave = QPushButton(self), QPushButton(self)
        self._tabs = QTabWidget(self)
        self._arrange()
        self.remove_missing.toggled.connect(self._look)
        self._take.clicked.connect(self.take_in)
        self._leave.clicked.connect(self.reject)
        QShortcut(QKeySequence("F12"), self).activated.connect(self._take.click)
        self._retranslate()
        self._look()

    @property
    def sentence(self) -> str:
        """What stands above the lists."""
        return self._status.text()

    @property
    def is_busy(self) -> bool:
        """Whether an answer is waited for."""
        return self._request != 0

    def take_in(self) -> None:
        """Do what the preview shows."""
        if self.is_busy or self.report is None:
            return
        self._wait(_("取り込んでいます…"))
        self._request = self._background.write(
            self,
            import_vocabulary,
            self._path,
            self._staff,
            self.remove_missing.isChecked(),
            then=self._on_done,
            failed=self._on_failed,
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _arrange(self) -> None:
        self._status.setWordWrap(True)
        self._status.setTextFormat(Qt.TextFormat.PlainText)
        self._tabs.addTab(self.changes, "")
        self._tabs.addTab(self.problems, "")
        self._take.setObjectName("primary")
        foot = QHBoxLayout()
        foot.addWidget(self.remove_missing, 1)
        for button in (self._leave, self._take):
            button.setAutoDefault(False)
            foot.addWidget(button)
        box = QVBoxLayout(self)
        box.addWidget(self._status)
        box.addWidget(self._tabs, 1)
        box.addLayout(foot)
        give_room(self, 46, 28)

    def _look(self) -> None:
        self._background.forget(self._request)
        self._wait(_("ファイルを調べています…"))
        self._request = self._background.read(
            self,
            import_vocabulary,
            self._path,
            self._staff,
            self.remove_missing.isChecked(),
            True,
            then=self._on_looked,
            failed=self._on_failed,
        )

    def _wait(self, sentence: str) -> None:
        self._status.setText(sentence)
        self._take.setEnabled(False)
        self.remove_missing.setEnabled(False)

    def _on_looked(self, report: WordReport) -> None:
        self._request, self.report = 0, report
        self.changes.set_rows(report.changes)
        self.problems.set_rows(report.problems)
        self._tabs.setCurrentIndex(1 if report.problems and not report.changes else 0)
        self.remove_missing.setEnabled(True)
        self._take.setEnabled(bool(report.changes))
        self._show_report()

    def _on_done(self, report: WordReport) -> None:
        self._request = 0
        self.taken_in.emit(report)
        self.accept()

    def _on_failed(self, error: DeskError) -> None:
        self._request = 0
        self.remove_missing.setEnabled(True)
        self._status.setText(str(error))

    def _show_report(self) -> None:
        if self.report is None:
            return
        report = self.report
        said = _(
            "新規 {new} 件、変更 {changed} 件、変更なし {unchanged} 件、削除 {removed} 件、取り込めない {refused} 件。"
        ).format(
            new=f"{report.new:,}",
            changed=f"{report.changed:,}",
            unchanged=f"{report.unchanged:,}",
            removed=f"{report.removed:,}",
            refused=f"{report.refused:,}",
        )
        if report.missing:
            said += _("ファイルにない言葉 {count} 件は、そのままです。").format(count=f"{report.missing:,}")
        said += _("まだ何も変わっていません。") if report.changes else _("取り込むものはありません。")
        self._status.setText(said)

    def _retranslate(self) -> None:
        self.setWindowTitle(_("{file} の取込").format(file=Path(self._path).name))
        self.remove_missing.setText(_("ファイルにない言葉を削除する"))
        self._take.setText(f"{_('取り込む')}  F12")
        self._leave.setText(f"{_('やめる')}  Esc")
        self._tabs.setAccessibleName(_("調べた結果"))
        self._tabs.tabBar().setAccessibleName(_("調べた結果"))
        self._show_report()
        changes, problems = (len(table.records.rows) for table in (self.changes, self.problems))
        self._tabs.setTabText(0, ngettext("変更 {count} 件", "変更 {count} 件", changes).format(count=f"{changes:,}"))
        self._tabs.setTabText(1, ngettext("問題 {count} 件", "問題 {count} 件", problems).format(count=f"{problems:,}"))


def _problem_columns() -> tuple[Column, ...]:
    return (
        Column(key="sheet", title=N_("シート"), width=7, value=lambda one: one.sheet),
        Column(
            key="row",
            title=N_("行"),
            width=3.5,
            value=lambda one: one.row,
            text=lambda one: "" if one.row is None else str(one.row),
            is_number=True,
        ),
        Column(key="column", title=N_("列"), width=7, value=lambda one: one.column),
        Column(key="message", title=N_("問題と、どう扱ったか"), width=24, value=lambda one: one.message),
    )


def _change_columns() -> tuple[Column, ...]:
    return (
        Column(key="what", title=N_("種類"), width=4, value=lambda one: _(_WHAT[one.what])),
        Column(key="sheet", title=N_("シート"), width=7, value=lambda one: one.sheet),
        Column(key="name", title=N_("言葉"), width=10, value=lambda one: one.name),
        Column(key="before", title=N_("今の内容"), width=12, value=lambda one: one.before),
        Column(key="after", title=N_("取り込む内容"), width=12, value=lambda one: one.after),
    )
