"""What is in the files: five figures, the problems, and the fields that would change."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from desk.i18n import N_, _, ngettext
from desk.records.imports import ImportReport
from desk.ui.imports.columns import change_columns, problem_columns
from desk.ui.imports.counts import Counts
from desk.ui.widgets.records_model import RecordsModel
from desk.ui.widgets.records_table import RecordsTable


class Findings(QWidget):
    """An ``ImportReport`` to look through. ``list_changed()`` when the other list came to the front."""

    list_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counts = Counts(self)
        self.problems = RecordsTable(RecordsModel(problem_columns()), N_("問題の一覧"), self)
        self.changes = RecordsTable(RecordsModel(change_columns()), N_("変更の一覧"), self)
        self._is_known = False
        self._tabs = QTabWidget(self)
        self._tabs.addTab(self.problems, "")
        self._tabs.addTab(self.changes, "")
        self._tabs.currentChanged.connect(lambda _number: self.list_changed.emit())
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.counts)
        box.addWidget(self._tabs, 1)
        self._retranslate()

    @property
    def list_in_front(self) -> RecordsTable:
        """The problems or the changes, whichever is seen."""
        return self.changes if self._tabs.currentIndex() == 1 else self.problems

    @property
    def list_title(self) -> str:
        """The name of that list."""
        return self.list_in_front.accessibleName()

    def show_report(self, report: ImportReport | None) -> None:
        """Show this; None when there is nothing to show yet. Problems come to the front, or changes if there are none."""
        self._is_known = report is not None
        self.counts.show_report(report)
        self.problems.set_rows(report.problems if report else ())
        self.changes.set_rows(report.changes if report else ())
        self._tabs.setCurrentIndex(1 if report and report.changes and not report.problems else 0)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        problems, changes = len(self.problems.records.rows), len(self.changes.records.rows)
        self._tabs.setAccessibleName(_("調べた結果"))
        self._tabs.setTabText(0, ngettext("問題 {count} 件", "問題 {count} 件", problems).format(count=f"{problems:,}"))
        self._tabs.setTabText(1, ngettext("変更 {count} 件", "変更 {count} 件", changes).format(count=f"{changes:,}"))
        self.problems.set_empty_text(_("問題はありません。") if self._is_known else "")
        self.changes.set_empty_text(_("変わる項目はありません。") if self._is_known else "")
