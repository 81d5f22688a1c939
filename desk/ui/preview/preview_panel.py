"""The sheet before it is printed: the very PDF, page by page, with the few keys that belong to it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desk.i18n import _, ngettext
from desk.records.case import Sheet
from desk.records.codes import Mode
from desk.ui.background import Background
from desk.ui.preview.pages_view import FIT_PAGE, FIT_WIDTH, REAL_SIZE, PagesView
from desk.ui.widgets.flow_layout import FlowLayout
from desk.work.printing import page_image

Drawn = tuple[int, int, bytes]


class PreviewPanel(QWidget):
    """Shows a ``Sheet``. What is to be done with it is told by signals; the one who shows it does it.

    ``print_asked()`` F12 · ``mode_asked(Mode)`` F4: prepare the sheet in the other mode and call ``show_sheet`` again ·
    ``steps_asked(bool)`` F8: the same with next steps or without · ``closed()`` Esc. A sheet as it was given (``is_given``) can only be printed again.
    """

    print_asked = Signal()
    mode_asked = Signal(object)
    steps_asked = Signal(bool)
    closed = Signal()

    def __init__(self, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._sheet: Sheet | None = None
        self._is_given, self._has_steps = False, False
        self._slip, self._place, self._note = QLabel(self), QLabel(self), QLabel(self)
        self._pages = PagesView(self)
        self._print = self._button("F12", self._on_print)
        self._mode = self._button("F4", self._on_mode)
        self._steps = self._button("F8", self._on_steps)
        self._wide = self._button("F6", lambda: self._pages.set_zoom(FIT_WIDTH))
        self._whole = self._button("F7", lambda: self._pages.set_zoom(FIT_PAGE))
        self._larger = self._button("Ctrl++", lambda: self._pages.zoom_by(1))
        self._smaller = self._button("Ctrl+-", lambda: self._pages.zoom_by(-1))
        self._close = self._button("Esc", self.closed.emit)
        self._arrange()
        for keys in ("Ctrl+=", "Ctrl+;"):  # plus without shift on American and Japanese keyboards
            self._shortcut(keys, lambda: self._pages.zoom_by(1))
        self._shortcut("Ctrl+0", lambda: self._pages.set_zoom(REAL_SIZE))
        self._pages.page_wanted.connect(self._on_page_wanted)
        self._pages.page_changed.connect(self._on_place)
        self._pages.zoom_changed.connect(self._on_place)
        self.retranslate()

    @property
    def pages(self) -> PagesView:
        """The view of the pages."""
        return self._pages

    @property
    def sheet(self) -> Sheet | None:
        """What is shown."""
        return self._sheet

    def show_sheet(self, sheet: Sheet, *, is_given: bool = False, has_steps: bool = False) -> None:
        """Show this sheet; the same case in another mode keeps the place where one was reading.

        ``has_steps``: next steps were wanted on it.
        """
        is_same = self._sheet is not None and self._sheet.handout.slip == sheet.handout.slip
        self._sheet, self._is_given, self._has_steps = sheet, is_given, has_steps
        self._pages.set_pages(sheet.pages, same_document=is_same)
        self._set_enabled(True)
        self.retranslate()
        self._pages.setFocus()

    def wait(self) -> None:
        """The sheet is being prepared anew: nothing can be printed until it comes."""
        self._set_enabled(False)
        self._note.setText(_("用紙を用意しています…"))
        self._note.show()

    def resume(self) -> None:
        """The new sheet did not come: what is shown counts again."""
        self._set_enabled(self._sheet is not None)
        self._show_note()

    def retranslate(self) -> None:
        """Show every text in the active language."""
        is_plain = self._sheet is None or self._sheet.handout.choices.mode == Mode.STANDARD
        _label(self._print, _("もう一度印刷") if self._is_given else _("印刷して記録"), "F12")
        _label(self._mode, _("ふりがなを付ける") if is_plain else _("ふりがなを外す"), "F4")
        _label(self._steps, _("次の一歩を外す") if self._has_steps else _("次の一歩を載せる"), "F8")
        _label(self._wide, _("幅に合わせる"), "F6")
        _label(self._whole, _("全体を見る"), "F7")
        _label(self._larger, _("拡大"), "Ctrl＋")
        _label(self._smaller, _("縮小"), "Ctrl−")
        _label(self._close, _("閉じる"), "Esc")
        slip = self._sheet.handout.slip if self._sheet else ""
        self._slip.setText(_("伝票番号 {slip}").format(slip=slip) if slip else "")
        self._on_place()
        self._show_note()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._slip)
        head.addStretch(1)
        head.addWidget(self._place)
        self._note.setWordWrap(True)
        self._note.setObjectName("warning")
        self._note.hide()
        keys = FlowLayout()
        for button in (
            self._print,
            self._mode,
            self._steps,
            self._wide,
            self._whole,
            self._larger,
            self._smaller,
            self._close,
        ):
            keys.addWidget(button)
        self._print.setObjectName("primary")
        box = QVBoxLayout(self)
        box.addLayout(head)
        box.addWidget(self._note)
        box.addWidget(self._pages, 1)
        box.addLayout(keys)
        self.setFocusProxy(self._pages)

    def _button(self, keys: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: act())
        self._shortcut(keys, button.click)
        return button

    def _shortcut(self, keys: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    def _set_enabled(self, is_ready: bool) -> None:
        self._print.setEnabled(is_ready)
        for choice in (self._mode, self._steps):
            choice.setEnabled(is_ready and not self._is_given)

    def _on_print(self) -> None:
        if self._sheet is not None:
            self.print_asked.emit()

    def _on_mode(self) -> None:
        if self._sheet is not None:
            is_plain = self._sheet.handout.choices.mode == Mode.STANDARD
            self.mode_asked.emit(Mode.FURIGANA if is_plain else Mode.STANDARD)

    def _on_steps(self) -> None:
        if self._sheet is not None:
            self.steps_asked.emit(not self._has_steps)

    def _on_page_wanted(self, page: int, scale: float) -> None:
        sheet = self._sheet
        if sheet is None:
            return

        def drawn(picture: Drawn) -> None:
            if sheet is self._sheet:
                self._pages.set_page(page, scale, _image(picture))

        self._background.read(self, page_image, sheet.pdf, page, scale, then=drawn)

    def _on_place(self, *_told: object) -> None:
        if not self._pages.pages:
            self._place.setText("")
            return
        self._place.setText(
            _("{page}／{pages} ページ　{percent}％").format(
                page=self._pages.page + 1, pages=self._pages.pages, percent=round(self._pages.factor * 100)
            )
        )

    def _show_note(self) -> None:
        sentences = _warnings(self._sheet) if self._sheet else []
        if self._has_steps and self._sheet and not any(item.steps for item in self._sheet.handout.items):
            sentences.append(_("紙に載せられる次の一歩は、まだつながれていません。"))
        self._note.setText("\n".join(sentences))
        self._note.setVisible(bool(sentences))


def _warnings(sheet: Sheet) -> list[str]:
    """What staff should know before this sheet is printed."""
    sentences = []
    if sheet.missing:
        sentences.append(
            _("このPCの書体にない文字があり、紙では「〓」になります：{characters}").format(
                characters="　".join(sheet.missing)
            )
        )
    guarded = sum(1 for item in sheet.handout.items if item.guards)
    if guarded:
        sentences.append(
            ngettext(
                "注意書きの付いたご案内が {count} 件あります。",
                "注意書きの付いたご案内が {count} 件あります。",
                guarded,
            ).format(count=guarded)
        )
    return sentences


def _label(button: QPushButton, text: str, key: str) -> None:
    button.setText(f"{text}  {key}")
    button.setAccessibleName(text)


def _image(picture: Drawn) -> QImage:
    width, height, rgb = picture
    return QImage(rgb, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
