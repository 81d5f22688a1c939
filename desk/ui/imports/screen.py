"""Taking in files that others publish: choose, see what would happen, then do it in one go."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desk.errors import Cancelled, DeskError
from desk.i18n import N_, _, pgettext
from desk.records.imports import ImportReport
from desk.ui.background import Job
from desk.ui.context import Context
from desk.ui.imports.columns import ChosenFile, file_columns, refused, sentences
from desk.ui.imports.findings import Findings
from desk.ui.screen import Key
from desk.ui.widgets.line_field import LineField, commit_composition
from desk.ui.widgets.records_model import RecordsModel
from desk.ui.widgets.records_table import RecordsTable
from desk.work.imports import ImportPreview, apply_import, preview_import
from desk.work.tables import export_table


class Stage(Enum):
    """How far an import has come."""

    EMPTY = auto()
    READING = auto()
    READY = auto()
    APPLYING = auto()
    DONE = auto()
    FAILED = auto()


class ImportsScreen(QWidget):
    """Files above, and under them what is in them: five figures, the problems, the changes."""

    title = N_("ファイルの取込")
    keys_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._background = context, context.background
        self._files: tuple[ChosenFile, ...] = ()
        self._preview: ImportPreview | None = None
        self._job: Job | None = None
        self._report: ImportReport | None = None
        self._folder = ""
        self.stage = Stage.EMPTY
        self.source = LineField(self)
        self.files = RecordsTable(RecordsModel(file_columns(), lambda file: file.path), N_("取り込むファイル"), self)
        self.findings = Findings(self)
        self._progress = QProgressBar(self)
        self._source_label, self._sentence = QLabel(self), QLabel(self)
        names = ("choose", "again", "cancel", "apply", "export")
        self._buttons = {name: QPushButton(self) for name in names}
        self._splitter = QSplitter(Qt.Orientation.Vertical, self)
        self._arrange()
        self._connect()
        self.retranslate()
        self._enter(Stage.EMPTY, "")

    @property
    def sentence(self) -> str:
        """What stands beside the progress bar."""
        return self._sentence.text()

    @property
    def report(self) -> ImportReport | None:
        """What the figures and lists show: of the preview, then of what was done."""
        return self._report

    def activated(self) -> None:
        """The screen comes into view."""
        self._buttons["choose"].setFocus()

    def keys(self) -> list[Key]:
        """What can be done here now."""
        is_free, some = not self._is_busy(), bool(self._files)
        stop = [] if is_free else [Key("Esc", pgettext("stop an import", "中止"), self.cancel, reading="ちゅうし")]
        return [
            *stop,
            Key("F2", _("ファイルを選ぶ"), self._choose, is_free, "ふぁいるをえらぶ"),
            Key("F3", _("最初から"), self._clear, is_free and some, "さいしょから"),
            Key("F5", _("もう一度調べる"), self._read, is_free and some, "もういちどしらべる"),
            Key("F6", _("次の枠へ"), self._next_pane, reading="つぎのわくへ"),
            Key("F12", _("取り込む"), self.apply, self.stage is Stage.READY, "とりこむ"),
            Key("Ctrl+E", _("一覧をExcelに書き出す"), self._choose_export, self._has_list(), "えくせるにかきだす"),
        ]

    def help_text(self) -> str:
        """What one does here."""
        return _(
            "<p>市や団体が公開しているファイル（CSV・Excel）を取り込みます。</p>"
            "<ol><li>ファイルを選ぶか、この画面に置きます。同じ出典のファイルは、まとめて選べます。</li>"
            "<li>中身を調べて、新規・変更・掲載終了の件数と、問題のある行を示します。まだ何も変わりません。</li>"
            "<li>F12 で取り込みます。途中でも Esc で中止でき、そのときは何も変わりません。</li></ol>"
            "<p>取り込んでも「確認日」は変わりません。窓口で直した内容は、元のファイルが変わらないかぎり残ります。</p>"
        )

    def back(self) -> bool:
        """Esc: stop what is going on; away only when nothing is."""
        if not self._is_busy():
            return False
        self.cancel()
        return True

    def open_with(self, wanted: object) -> None:
        """Another screen, or a drop on the window, brings files."""
        if self._is_busy():
            self._context.warn(_("取込の途中です。終わってから、もう一度お試しください。"))
        elif isinstance(wanted, list | tuple):
            self.choose_files([str(path) for path in wanted])

    def state(self) -> dict[str, Any]:
        """What is worth remembering until the next start, as plain JSON values."""
        return {
            "folder": self._folder,
            "files": self.files.layout_state(),
            "problems": self.findings.problems.layout_state(),
            "changes": self.findings.changes.layout_state(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Bring back what ``state`` gave."""
        self._folder = str(state.get("folder", ""))
        tables = {"files": self.files, "problems": self.findings.problems, "changes": self.findings.changes}
        for name, table in tables.items():
            if isinstance(state.get(name), dict):
                table.restore_layout(state[name])

    def choose_files(self, paths: Sequence[str]) -> None:
        """Take these files in place of the ones before, and look at once what is in them."""
        if self._is_busy() or not paths:
            return
        self._folder = str(Path(paths[0]).parent)
        self._files = tuple(ChosenFile(path=path, size=_size(path)) for path in dict.fromkeys(paths))
        self._read()

    def apply(self) -> None:
        """Take in what the preview showed."""
        if self.stage is not Stage.READY or self._preview is None:
            return
        self._job = self._background.job(
            self,
            apply_import,
            self._preview.id,
            then=self._on_applied,
            failed=self._on_failed,
            progress=self._on_progress,
        )
        self._enter(Stage.APPLYING, _("取り込んでいます…"))

    def cancel(self) -> None:
        """Stop what is going on; nothing has changed then."""
        if self._job is not None and self._is_busy():
            self._job.cancel()
            self._sentence.setText(_("中止しています…"))
            self._buttons["cancel"].setEnabled(False)

    def retranslate(self) -> None:
        """Show every text in the active language."""
        self._source_label.setText(_("出典"))
        self.source.setAccessibleName(_("出典"))
        self.source.setPlaceholderText(_("空のままなら、ファイルから決めます"))
        self._progress.setAccessibleName(_("進みぐあい"))
        for name, text, key in (
            ("choose", _("ファイルを選ぶ"), "F2"),
            ("again", _("もう一度調べる"), "F5"),
            ("cancel", pgettext("stop an import", "中止"), "Esc"),
            ("apply", _("取り込む"), "F12"),
            ("export", _("一覧をExcelに書き出す"), "Ctrl+E"),
        ):
            self._buttons[name].setText(f"{text}  {key}")
            self._buttons[name].setAccessibleName(text)
        self.files.set_empty_text(
            _("ここにファイルを置くか、F2 で選んでください。CSV と Excel（xlsx）を取り込めます。")
        )
        self.keys_changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _arrange(self) -> None:
        head, foot, progress = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._buttons["choose"])
        head.addWidget(self._source_label)
        head.addWidget(self.source, 1)
        head.addWidget(self._buttons["again"])
        self._sentence.setWordWrap(True)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        progress.addWidget(self._sentence, 2)
        progress.addWidget(self._progress, 1)
        progress.addWidget(self._buttons["cancel"])
        foot.addWidget(self._buttons["export"])
        foot.addStretch(1)
        foot.addWidget(self._buttons["apply"])
        self._buttons["apply"].setObjectName("primary")
        self._splitter.addWidget(self.files)
        self._splitter.addWidget(self.findings)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 3)
        box = QVBoxLayout(self)
        box.addLayout(head)
        box.addLayout(progress)
        box.addWidget(self._splitter, 1)
        box.addLayout(foot)

    def _connect(self) -> None:
        for button in self._buttons.values():
            button.setAutoDefault(False)
        acts = {
            "choose": self._choose,
            "again": self._read,
            "cancel": self.cancel,
            "apply": self.apply,
            "export": self._choose_export,
        }
        for name, act in acts.items():
            self._buttons[name].clicked.connect(lambda _checked=False, act=act: act())
        self.source.returnPressed.connect(self._read)
        self.findings.list_changed.connect(self._show_buttons)

    def _is_busy(self) -> bool:
        return self.stage in (Stage.READING, Stage.APPLYING)

    def _enter(self, stage: Stage, sentence: str) -> None:
        """Go to a stage: what can be pressed and what is said belong together."""
        self.stage = stage
        self._sentence.setText(sentence)
        self._sentence.setObjectName("danger" if stage is Stage.FAILED else "")
        self._sentence.style().polish(self._sentence)
        self._progress.setRange(0, 0)
        self._progress.setVisible(self._is_busy())
        self._buttons["cancel"].setVisible(self._is_busy())
        self._buttons["cancel"].setEnabled(True)
        self.files.set_rows(self._files)
        self._show_buttons()

    def _show_buttons(self) -> None:
        self._buttons["choose"].setEnabled(not self._is_busy())
        self._buttons["again"].setEnabled(not self._is_busy() and bool(self._files))
        self._buttons["apply"].setEnabled(self.stage is Stage.READY)
        self._buttons["export"].setEnabled(self._has_list())
        self.source.setEnabled(not self._is_busy())
        self.keys_changed.emit()

    def _choose(self) -> None:
        dialog = QFileDialog(
            self, _("取り込むファイルを選ぶ"), self._folder, _("CSV・Excel (*.csv *.xlsx *.txt);;すべてのファイル (*)")
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self.choose_files)
        dialog.open()

    def _clear(self) -> None:
        self._files, self._preview = (), None
        self._show_report(None)
        self._enter(Stage.EMPTY, "")

    def _read(self) -> None:
        if self._is_busy() or not self._files:
            return
        commit_composition()
        self._preview = None
        self._files = tuple(ChosenFile(path=file.path, size=file.size) for file in self._files)
        self._show_report(None)
        self._job = self._background.job(
            self,
            preview_import,
            tuple(file.path for file in self._files),
            self.source.text().strip(),
            then=self._on_read,
            failed=self._on_failed,
            progress=self._on_progress,
        )
        self._enter(Stage.READING, _("ファイルを調べています…"))

    def _on_progress(self, done: int, total: int, sentence: str) -> None:
        self._progress.setRange(0, max(0, total))
        self._progress.setValue(done)
        if self._buttons["cancel"].isEnabled():
            self._sentence.setText(sentence)

    def _on_read(self, preview: ImportPreview) -> None:
        self._preview = preview
        self._files = sentences(self._files, preview.report.problems)
        self._show_report(preview.report)
        if _writes_something(preview.report):
            self._enter(Stage.READY, _("調べ終わりました。F12 で取り込みます。まだ何も変わっていません。"))
        else:
            self._enter(Stage.DONE, _("調べ終わりました。新しく取り込むものはありません。"))

    def _on_applied(self, report: ImportReport) -> None:
        self._show_report(report)
        sentence = _("取り込みました：新規 {new} 件、変更 {changed} 件、掲載終了 {vanished} 件。").format(
            new=f"{report.new:,}", changed=f"{report.changed:,}", vanished=f"{report.vanished:,}"
        )
        self._enter(Stage.DONE, sentence)
        self._context.say(sentence)

    def _on_failed(self, error: DeskError) -> None:
        if isinstance(error, Cancelled):
            was_ready = self.stage is Stage.APPLYING
            self._enter(Stage.READY if was_ready else Stage.EMPTY, _("中止しました。何も変わっていません。"))
            return
        sentence = str(error)
        if self.stage is Stage.READING:
            self._files = refused(self._files, sentence)
            if any(file.said == sentence for file in self._files):
                sentence = _("取り込めないファイルがあります。横の文をご覧ください。何も変わっていません。")
        self._enter(Stage.FAILED, sentence)

    def _show_report(self, report: ImportReport | None) -> None:
        self._report = report
        self.findings.show_report(report)

    def _next_pane(self) -> None:
        panes: list[QWidget] = [self.source, self.files, self.findings.list_in_front]
        here = next((n for n, pane in enumerate(panes) if pane.hasFocus()), -1)
        panes[(here + 1) % len(panes)].setFocus()

    def _has_list(self) -> bool:
        return not self._is_busy() and bool(self.findings.list_in_front.records.rows)

    def _choose_export(self) -> None:
        if not self._has_list():
            return
        dialog = QFileDialog(self, _("一覧をExcelに書き出す"), "", _("Excel ブック (*.xlsx)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.export_to)
        dialog.open()

    def export_to(self, path: str) -> None:
        """Write the list that is in front into a workbook."""
        header, rows = self.findings.list_in_front.as_table()
        title = self.findings.list_title
        file = Path(path).name

        def done(count: int) -> None:
            self._context.say(_("{count} 件を {file} に書き出しました。").format(count=count, file=file))

        self._background.read(self, export_table, path, title, header, rows, then=done)


def _writes_something(report: ImportReport) -> bool:
    return bool(report.new or report.changed or report.vanished)


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except OSError:
        return 0
