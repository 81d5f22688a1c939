"""What became of the last F12: the slip number, and what to do where the printer failed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QDesktopServices
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from desk.i18n import N_, _
from desk.records.case import HandedOver
from desk.records.printing import Job, JobStage
from desk.ui.widgets.flow_layout import FlowLayout

_STAGES = {
    JobStage.WAITING: N_("順番を待っています…"),
    JobStage.PRINTING: N_("印刷しています…"),
    JobStage.DONE: N_("印刷が済みました。"),
    JobStage.CANCELLED: N_("印刷を取り消しました。"),
    JobStage.FAILED: N_("印刷できませんでした。PDFを開いて印刷してください。"),
}


class FiledBanner(QFrame):
    """Hidden until ``tell``; ``reprint_wanted()`` when the sheet should be printed again.

    ``cancel_wanted()`` when what is on its way to paper should be taken back.
    """

    reprint_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._done: HandedOver | None = None
        self._heading, self._told, self._problem = QLabel(self), QLabel(self), QLabel(self)
        self._told.setObjectName("muted")
        self._problem.setObjectName("caution")
        font = self._heading.font()
        font.setBold(True)
        self._heading.setFont(font)
        self._heading.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for label in (self._heading, self._told, self._problem):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self._job: Job | None = None
        self._again, self._open, self._cancel = QPushButton(self), QPushButton(self), QPushButton(self)
        for button in (self._again, self._open, self._cancel):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAutoDefault(False)
        self._again.clicked.connect(self.reprint_wanted)
        self._open.clicked.connect(self._on_open)
        self._cancel.clicked.connect(self.cancel_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for label in (self._heading, self._told, self._problem):
            column.addWidget(label)
        flow = FlowLayout(spacing=4)
        flow.addWidget(self._again)
        flow.addWidget(self._open)
        flow.addWidget(self._cancel)
        column.addLayout(flow)
        self.hide()

    @property
    def text(self) -> str:
        """Everything that is said; empty when it is hidden."""
        labels = (self._heading, self._told, self._problem)
        return "" if self.isHidden() else "\n".join(label.text() for label in labels if not label.isHidden())

    def tell(self, done: HandedOver) -> None:
        """Show what became of an F12."""
        self._done, self._job = done, None
        self.retranslate()
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self._heading, QAccessible.Event.Alert))

    def tell_job(self, job: Job) -> None:
        """Show how far the printer is with it."""
        if self._done is not None and job.name == self._done.job:
            self._job = job
            self.retranslate()

    def tell_trouble(self, problem: str) -> None:
        """Show what keeps it from paper; the record stands whatever the printer does."""
        if self._done is not None:
            self._done, self._job = replace(self._done, problem=problem), None
            self.retranslate()

    def put_away(self) -> None:
        """The next case has begun."""
        self._done = None
        self.hide()

    def retranslate(self) -> None:
        """Say everything in the active language."""
        self._again.setText(_("もう一度印刷　F12"))
        self._again.setAccessibleName(_("もう一度印刷"))
        self._open.setText(_("PDFを開く"))
        self._open.setAccessibleName(_("PDFを開く"))
        done = self._done
        if done is None:
            return
        self._heading.setText(_("✓ 記録しました　{slip}").format(slip=done.slip))
        self._told.setText(self._words(done))
        self._told.setVisible(not done.problem)
        problem = done.problem or (self._job.trouble if self._job is not None else "")
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self._cancel.setText(_("印刷を取り消す"))
        self._cancel.setAccessibleName(_("印刷を取り消す"))
        self._cancel.setVisible(self._job is not None and not self._job.is_over)
        self._again.setVisible(bool(done.pdf))
        self._open.setVisible(bool(done.pdf))

    def _words(self, done: HandedOver) -> str:
        if not done.pdf:
            return _("印刷はしていません。")
        if done.printed_to == done.pdf:
            return _("PDFに保存しました：{file}").format(file=Path(done.pdf).name)
        if self._job is not None:
            return _(_STAGES[self._job.stage])
        if done.in_window:
            return _(_STAGES[JobStage.PRINTING])
        if done.reprinted:
            return _("もう一度「{printer}」に送りました。").format(printer=done.printed_to)
        return _("「{printer}」に送りました。").format(printer=done.printed_to)

    def _on_open(self) -> None:
        if self._done is not None and self._done.pdf:
            QDesktopServices.openUrl(QUrl.fromLocalFile(self._done.pdf))
