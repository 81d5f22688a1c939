"""The sheet before it is printed: the very PDF, page by page, with the few keys that belong to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desk.i18n import _
from desk.records.case import Sheet
from desk.ui.background import Background
from desk.ui.preview.cautions import cautions
from desk.ui.preview.pages_view import FIT_PAGE, FIT_WIDTH, REAL_SIZE, PagesView
from desk.ui.preview.setup_pane import Setup, SetupPane, pane_keys
from desk.ui.theme import Theme
from desk.ui.widgets.flow_layout import FlowLayout
from desk.ui.widgets.side_scroll import SideScroll
from desk.work.printing import page_image

Drawn = tuple[int, int, bytes]


class PreviewPanel(QWidget):
    """Shows a ``Sheet``. What is to be done with it is told by signals; the one who shows it does it.

    ``print_asked()`` F12 · ``closed()`` Esc; what is chosen in ``setup``, its pane tells. A sheet as it was given
    (``is_given``) can only be printed again; one that tells it anew (``is_new``) is put on record, too.
    """

    print_asked = Signal()
    closed = Signal()

    def __init__(self, background: Background, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._sheet: Sheet | None = None
        self._is_given, self._is_new, self._is_waiting = False, False, False
        self._since: tuple[str, ...] = ()
        self._slip, self._place, self._note = QLabel(self), QLabel(self), QLabel(self)
        self._pages = PagesView(self)
        self.setup = SetupPane(theme, self)
        self._side = SideScroll(self.setup, self)
        self._print = self._button("F12", self._on_print)
        self._wide = self._button("F6", lambda: self._pages.set_zoom(FIT_WIDTH))
        self._whole = self._button("F7", lambda: self._pages.set_zoom(FIT_PAGE))
        self._larger = self._button("Ctrl++", lambda: self._pages.zoom_by(1))
        self._smaller = self._button("Ctrl+-", lambda: self._pages.zoom_by(-1))
        self._close = self._button("", self.closed.emit)
        self._shortcut("Esc", self._on_escape)
        self._lines = QVBoxLayout()
        self._line: QWidget | None = None
        self._leave_line: Callable[[], object] = self.closed.emit
        self._bar = FlowLayout()
        self._more: list[tuple[QPushButton, Callable[[], str], str]] = []
        self._arrange()
        for keys in ("Ctrl+=", "Ctrl+;"):  # plus without shift on American and Japanese keyboards
            self._shortcut(keys, lambda: self._pages.zoom_by(1))
        self._shortcut("Ctrl+0", lambda: self._pages.set_zoom(REAL_SIZE))
        self._shortcut("PgDown", lambda: self._pages.turn(1))
        self._shortcut("PgUp", lambda: self._pages.turn(-1))
        self._choosing = [self._shortcut(key, act) for key, act in pane_keys(self.setup)]
        self.setup.settled.connect(self._go_home)
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

    def show_sheet(self, sheet: Sheet, *, is_given: bool = False, is_new: bool = False) -> None:
        """Show this sheet; the same case set otherwise keeps the place where one was reading."""
        is_first = self._sheet is None
        is_same = self._sheet is not None and not _numbers(self._sheet).isdisjoint(_numbers(sheet))
        self._sheet, self._is_given, self._is_new, self._is_waiting = sheet, is_given, is_new, False
        self._since = ()
        self._pages.set_pages(sheet.pages, same_document=is_same)
        self._side.setVisible(not is_given)
        for shortcut in self._choosing:
            shortcut.setEnabled(not is_given)
        self.retranslate()
        if is_first:
            self._go_home()

    def add_action(self, keys: str, words: Callable[[], str], act: Callable[[], object]) -> QPushButton:
        """One more button with its key, for what is done with the sheet that is shown; named in the active language."""
        button = self._button(keys, act)
        self._more.append((button, words, keys))
        self._bar.addWidget(button)
        _label(button, words(), keys)
        return button

    def add_line(self, line: QWidget, leave: Callable[[], object]) -> None:
        """A line over the pages that shows itself when it is wanted; Esc leaves it before it closes the preview."""
        self._line, self._leave_line = line, leave
        self._lines.addWidget(line)

    def show_setup(self, setup: Setup) -> None:
        """Show how the sheet is to be set from now on, and what goes on it."""
        self.setup.show_setup(setup)

    def wait(self) -> None:
        """The sheet is being prepared anew: nothing can be printed until it comes."""
        self._is_waiting = True
        self.retranslate()

    def say(self, sentence: str) -> None:
        """Say beside the pages why something could not be done."""
        self._note.setText(sentence)
        self._note.show()

    def warn_of(self, sentences: Sequence[str]) -> None:
        """Keep these beside the pages as long as this sheet is shown."""
        self._since = tuple(sentences)
        self._show_note()

    @property
    def said(self) -> str:
        """What stands beside the pages."""
        return self._note.text()

    def resume(self) -> None:
        """The new sheet did not come: what is shown counts again."""
        self._is_waiting = False
        self.retranslate()

    def retranslate(self) -> None:
        """Show every text in the active language."""
        self._print.setEnabled(self._sheet is not None and not self._is_waiting)
        is_again = self._is_given and not self._is_new
        _label(self._print, _("もう一度印刷") if is_again else _("印刷して記録"), "F12")
        _label(self._wide, _("幅に合わせる"), "F6")
        _label(self._whole, _("全体を見る"), "F7")
        _label(self._larger, _("拡大"), "Ctrl＋")
        _label(self._smaller, _("縮小"), "Ctrl−")
        _label(self._close, _("閉じる"), "Esc")
        for button, named, keys in self._more:
            _label(button, named(), keys)
        slip = self._sheet.handout.slip if self._sheet else ""
        former = self._sheet.handout.former if self._sheet else None
        words = _("伝票番号 {slip}").format(slip=slip) if slip else ""
        if former is not None:
            words = _("伝票番号 {slip}（前の紙 {former}）").format(slip=slip, former=former.slip)
        self._slip.setText(words)
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
        for button in (self._print, self._wide, self._whole, self._larger, self._smaller, self._close):
            self._bar.addWidget(button)
        self._print.setObjectName("primary")
        right = QVBoxLayout()
        right.addWidget(self._note)
        right.addLayout(self._lines)
        right.addWidget(self._pages, 1)
        shown = QHBoxLayout()
        shown.setSpacing(12)
        shown.addWidget(self._side)
        shown.addLayout(right, 1)
        box = QVBoxLayout(self)
        box.addLayout(head)
        box.addLayout(shown, 1)
        box.addLayout(self._bar)
        self.setFocusProxy(self._pages)

    def _go_home(self) -> None:
        """To the items where there are several to choose from, else to the pages."""
        home = self.setup.items if not self._is_given and self.setup.items.count() > 1 else self._pages
        home.setFocus()

    def _button(self, keys: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: act())
        self._shortcut(keys, button.click)
        return button

    def _shortcut(self, key: str, act: Callable[[], object]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self)
        # Of the window, not of the widget: so a digit that is typed into an open menu belongs to the menu.
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(act)
        return shortcut

    def _on_escape(self) -> None:
        if self._line is not None and self._line.isVisible():
            self._leave_line()
        else:
            self.closed.emit()

    def _on_print(self) -> None:
        if self._sheet is not None:
            self.print_asked.emit()

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
        sentences = list(cautions(self._sheet)) if self._sheet else []
        if self.setup.setup.next_steps and self._sheet and not any(item.steps for item in self._sheet.handout.items):
            sentences.append(_("紙に載せられる次の一歩は、まだつながれていません。"))
        sentences += self._since
        if self._is_waiting:
            sentences = [_("用紙を用意しています…")]
        self._note.setText("\n".join(sentences))
        self._note.setVisible(bool(sentences))


def _numbers(sheet: Sheet) -> set[str]:
    """The number of a sheet, and of the one that it tells anew."""
    former = sheet.handout.former
    return {sheet.handout.slip, *([former.slip] if former is not None else [])}


def _label(button: QPushButton, text: str, key: str) -> None:
    button.setText(f"{text}  {key}")
    button.setAccessibleName(text)


def _image(picture: Drawn) -> QImage:
    width, height, rgb = picture
    return QImage(rgb, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
