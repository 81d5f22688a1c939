"""A つなぐシート as it was given, page by page."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desk.i18n import _
from desk.records.referral import ReferralSheet
from desk.ui.background import Background
from desk.ui.preview.pages_view import FIT_WIDTH, PagesView
from desk.work.printing import page_image


class ReferralPreview(QDialog):
    """``print_wanted()`` for F12."""

    print_wanted = Signal()

    def __init__(self, background: Background, sheet: ReferralSheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._background, self._sheet = background, sheet
        self.pages = PagesView(self)
        self.pages.page_wanted.connect(self._on_page_wanted)
        keys = QHBoxLayout()
        keys.addStretch(1)
        for text, key, act in ((_("閉じる"), "Esc", self.reject), (_("もう一度印刷"), "F12", self._on_print)):
            button = QPushButton(f"{text}  {key}", self)
            button.setAccessibleName(text)
            button.setAutoDefault(False)
            button.clicked.connect(act)
            keys.addWidget(button)
        QShortcut(QKeySequence("F12"), self).activated.connect(self._on_print)
        box = QVBoxLayout(self)
        box.addWidget(self.pages, 1)
        box.addLayout(keys)
        name = sheet.referral.to_name
        self.setWindowTitle(_("つなぐシート　{slip}　{name}").format(slip=sheet.referral.slip, name=name))
        if parent is not None:
            self.resize(parent.window().size() * 0.94)
        self.pages.set_zoom(FIT_WIDTH)
        self.pages.set_pages(sheet.pages)
        self.pages.setFocus()

    def _on_print(self) -> None:
        self.print_wanted.emit()
        self.accept()

    def _on_page_wanted(self, page: int, scale: float) -> None:
        def drawn(picture: tuple[int, int, bytes]) -> None:
            width, height, rgb = picture
            image = QImage(rgb, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
            self.pages.set_page(page, scale, image)

        self._background.read(self, page_image, self._sheet.pdf, page, scale, then=drawn)
