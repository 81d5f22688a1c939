"""The last line of the window: what was done last, what is saved, how old the data is, and whether we are connected."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from desk.i18n import _, ngettext
from desk.ui.undo import UndoHub
from desk.ui.widgets.elided_label import ElidedLabel
from desk.ui.widgets.flow_layout import FlowLayout


class StatusLine(QWidget):
    """Facts in words, each in its own place. ``staff_clicked`` and ``undo_clicked`` say what was pressed."""

    staff_clicked = Signal()
    undo_clicked = Signal()

    def __init__(self, undo: UndoHub, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._undo = undo
        self._saved: datetime | None = None
        self._waiting, self._reachable, self._is_known = 0, True, False
        self._as_of: datetime | None = None
        self._count: int | None = None
        self._building: tuple[int, int] | None = None
        self._staff, self._is_sample = "", False
        self.said = ElidedLabel(self, ems=12)
        self.undo_button, self.staff_button = _quiet(self), _quiet(self)
        self._draft, self._data, self._connection = (QLabel(self) for _n in range(3))
        flow = FlowLayout(self, spacing=12, line_spacing=0)
        parts = (self.said, self.undo_button, self._draft, self._data, self._connection)
        for part in (*parts, self.staff_button):
            flow.addWidget(part)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.undo_button.clicked.connect(self.undo_clicked)
        self.staff_button.clicked.connect(self.staff_clicked)
        undo.changed.connect(self._show_undo)
        self.retranslate()

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything that can be read there now."""
        parts = (self.said, self._draft, self._data, self._connection)
        return tuple(part.text() for part in parts if not part.isHidden() and part.text())

    def show_draft_saved(self, at: datetime) -> None:
        """The open case was saved at this moment (local wall clock)."""
        self._saved = at
        self._show_facts()

    def show_connection(self, waiting: int, reachable: bool) -> None:
        """So many filings wait to be delivered; whether the truth answers."""
        self._waiting, self._reachable, self._is_known = waiting, reachable, True
        self._show_facts()

    def show_data(self, as_of: datetime | None, count: int, building: tuple[int, int] | None = None) -> None:
        """The index holds so many records as of this moment; a new one that is being built, so many of so many."""
        self._as_of, self._count, self._building = as_of, count, building
        self._show_facts()

    def show_sample(self, is_sample: bool) -> None:
        """Whether this is the made-up city."""
        self._is_sample = is_sample
        self._show_facts()

    def show_staff(self, name: str) -> None:
        """Who sits here."""
        self._staff = name
        self._show_facts()

    def retranslate(self) -> None:
        """Say everything in the active language."""
        self._show_facts()
        self._show_undo()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _show_facts(self) -> None:
        self._draft.setText(_("下書き保存 {time}").format(time=f"{self._saved:%H:%M}") if self._saved else "")
        self._draft.setVisible(self._saved is not None)
        self._data.setText(self._data_words())
        self._data.setToolTip(self._data_sentence())
        self._data.setVisible(self._count is not None)
        self._connection.setText(self._connection_words())
        self._connection.setVisible(self._is_known)
        name = self._staff or _("未選択")
        self.staff_button.setText(_("担当：{name}　{key}").format(name=name, key="Ctrl+U"))
        self.staff_button.setAccessibleName(_("担当者を選ぶ。今は {name}").format(name=name))

    def _data_words(self) -> str:
        if self._count is None:
            return ""
        if self._building is not None:
            done, whole = (f"{number:,}" for number in self._building)
            return _("検索の準備中 {done}／{whole}件").format(done=done, whole=whole)
        count = ngettext("{count}件", "{count}件", self._count).format(count=f"{self._count:,}")
        words = _("見本データ {count}（{time}）") if self._is_sample else _("データ {count}（{time}）")
        here = self._local_as_of()
        if here is None:
            time = _("更新中")
        else:
            time = f"{here:%H:%M}" if here.date() == datetime.now().date() else f"{here:%m/%d}"
        return words.format(count=count, time=time)

    def _data_sentence(self) -> str:
        if self._building is not None and self._count:
            return _("新しい索引を作っています。できるまでは、これまでの索引で検索できます。")
        here = self._local_as_of()
        sentences = [_("架空の市の見本です。実在の方や行事ではありません。")] if self._is_sample else []
        if here is not None:
            sentences.append(_("検索できるのは {time} までに入ったデータです。").format(time=f"{here:%Y/%m/%d %H:%M}"))
        return "\n".join(sentences)

    def _local_as_of(self) -> datetime | None:
        return self._as_of.astimezone() if self._as_of is not None and self._as_of.tzinfo else self._as_of

    def _connection_words(self) -> str:
        if not self._reachable:
            return _("△ つながりません・送信待ち {count}件").format(count=self._waiting)
        if self._waiting:
            return _("◇ 送信待ち {count}件").format(count=self._waiting)
        return _("● 保存済み")

    def _show_undo(self) -> None:
        last = self._undo.last
        self.undo_button.setText(_("元に戻す　{key}").format(key="Ctrl+Z"))
        self.undo_button.setAccessibleName(_("元に戻す"))
        self.undo_button.setToolTip(last.sentence if last else "")
        self.undo_button.setVisible(last is not None)


def _quiet(parent: QWidget) -> QPushButton:
    button = QPushButton(parent)
    button.setObjectName("quiet")
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button
