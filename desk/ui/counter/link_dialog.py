"""つながりを直す: the links of the record that is looked at, one more found by typing, one taken away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desk.i18n import _, active
from desk.records import wording
from desk.records.codes import Relation
from desk.records.resource import Link, Resource
from desk.records.search import NextStep, Query, Results
from desk.records.wording import steps as step_wording
from desk.ui.context import Context
from desk.ui.widgets.choice import Choice
from desk.ui.widgets.dialog_size import give_room
from desk.ui.widgets.form_fields import FormFields
from desk.ui.widgets.line_field import LineField
from desk.ui.widgets.search_box import SearchBox
from desk.work.searching import search

WAYS: tuple[tuple[Relation, bool], ...] = (
    (Relation.LEADS_TO, False),
    (Relation.BORN_OF, True),
    (Relation.SAME_SERIES, False),
    (Relation.SAME_TEACHER, False),
    (Relation.BORN_OF, False),
    (Relation.LEADS_TO, True),
)
"""What the other one may be to this one: the relation, and whether the other one is the one that holds the link."""

_CANDIDATES = 8
_ROOM = 1.5
"""The height of a line in heights of its text."""


class LinkDialog(QDialog):
    """``added(Resource, Link, str)``: this record shall lead there, with the other one's title · ``removed`` alike.

    Call ``show_steps`` whenever the links are known anew.
    """

    added = Signal(object, object, str)
    removed = Signal(object, object, str)

    def __init__(self, context: Context, resource: Resource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._resource = context, resource
        self._steps: tuple[NextStep, ...] = ()
        self._found: tuple[Resource, ...] = ()
        self.links = _table(self)
        self._remove = self._button(self._on_remove)
        self._none = QLabel(self)
        self._none.setObjectName("muted")
        self.form = FormFields(self)
        self.way = Choice(WAYS, lambda way: step_wording.relation(way[0], active(), is_back=way[1]), self)
        self.box = SearchBox(self)
        self.candidates = _table(self)
        self.note = LineField(self)
        other = QWidget(self)
        inside = QVBoxLayout(other)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.box)
        inside.addWidget(self.candidates)
        other.setFocusProxy(self.box)
        for key, field in (("way", self.way), ("other", other), ("note", self.note)):
            self.form.add(key, field)
        self._add, self._close = self._button(self._on_add), self._button(self.reject)
        self._add.setObjectName("primary")
        self._arrange()
        self.box.live_changed.connect(self._on_typed)
        self.box.accepted.connect(self.note.setFocus)
        self.box.stepped.connect(self._step)
        self.note.returnPressed.connect(self._on_add)
        QShortcut(QKeySequence(Qt.Key.Key_Delete), self.links, self._on_remove)
        self._retranslate()

    @property
    def resource(self) -> Resource:
        """The record whose links these are."""
        return self._resource

    def show_steps(self, resource: Resource, steps: tuple[NextStep, ...]) -> None:
        """Show the links of the record as it is now; what is only related isn't one."""
        self._resource, self._steps = resource, tuple(step for step in steps if step.relation is not None)
        self.links.clear()
        for step in self._steps:
            item = _line(self.links, step.resource.title, step_wording.step(step, active()))
            item.setToolTip(0, "\n".join(filter(None, (step.resource.title, step.note))))
            self.links.addTopLevelItem(item)
        _choose(self.links, 0)
        self.links.setVisible(bool(self._steps))
        self._none.setVisible(not self._steps)
        self._remove.setEnabled(bool(self._steps))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _on_typed(self, text: str) -> None:
        if not text.strip():
            self._show_candidates(text, Results(query=Query()))
            return
        query = Query(text=text, limit=_CANDIDATES + 1)
        self._context.background.read(self, search, query, then=lambda results: self._show_candidates(text, results))

    def _show_candidates(self, text: str, results: Results) -> None:
        if text != self.box.live_text:
            return
        others = [hit.resource for hit in results.hits if hit.resource.id != self._resource.id]
        self._found = tuple(others[:_CANDIDATES])
        self.candidates.clear()
        for found in self._found:
            kind = wording.kind(found.kind, active())
            self.candidates.addTopLevelItem(_line(self.candidates, found.title, kind))
        _choose(self.candidates, 0)
        self.form.show_errors({})

    def _step(self, step: int) -> None:
        _choose(self.candidates, self.candidates.currentIndex().row() + step)

    def _on_add(self) -> None:
        row = self.candidates.currentIndex().row()
        if not 0 <= row < len(self._found):
            self.form.show_errors({"other": _("つなぐ相手を、名前の一部で探して選んでください。")})
            return
        other, (relation, is_back) = self._found[row], self.way.value
        source, target = (other, self._resource) if is_back else (self._resource, other)
        link = Link(relation=relation, target=target.id, note=self.note.text().strip())
        self.added.emit(source, link, target.title)
        self.box.put("")
        self._show_candidates("", Results(query=Query()))
        self.note.clear()
        self.box.setFocus()

    def _on_remove(self) -> None:
        row = self.links.currentIndex().row()
        if not 0 <= row < len(self._steps):
            return
        step = self._steps[row]
        assert step.relation is not None
        source, target = (step.resource, self._resource) if step.is_back else (self._resource, step.resource)
        self.removed.emit(source, Link(relation=step.relation, target=target.id), target.title)

    def _arrange(self) -> None:
        removing = QHBoxLayout()
        removing.addWidget(self._none, 1)
        removing.addStretch(1)
        removing.addWidget(self._remove)
        keys = QHBoxLayout()
        keys.addStretch(1)
        keys.addWidget(self._add)
        keys.addWidget(self._close)
        box = QVBoxLayout(self)
        box.addWidget(self.links, 1)
        box.addLayout(removing)
        box.addWidget(self.form, 1)
        box.addLayout(keys)
        give_room(self, 40, 28)

    def _retranslate(self) -> None:
        self.setWindowTitle(_("「{title}」のつながり").format(title=self._resource.title))
        self.links.setAccessibleName(_("いまのつながり"))
        self._none.setText(_("つながりは、まだありません。"))
        self._remove.setText(_("つながりを外す"))
        self.form.set_label("way", _("つながり"))
        self.form.set_label("other", _("相手"))
        self.form.set_label("note", _("ひとこと"))
        self.box.setAccessibleName(_("相手"))
        self.box.setPlaceholderText(_("名前の一部を入れてください"))
        self.candidates.setAccessibleName(_("見つかったもの"))
        self.note.setPlaceholderText(_("職員どうしの覚え書き（紙には出ません）"))
        self._add.setText(_("つなぐ"))
        self._close.setText(_("閉じる"))
        self.show_steps(self._resource, self._steps)

    def _button(self, act: object) -> QPushButton:
        button = QPushButton(self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: act())  # type: ignore[operator]
        return button


def _table(parent: QWidget) -> QTreeWidget:
    table = QTreeWidget(parent)
    table.setColumnCount(2)
    table.setHeaderHidden(True)
    table.setRootIsDecorated(False)
    table.setUniformRowHeights(True)
    table.header().setStretchLastSection(False)
    table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    table.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    return table


def _line(table: QTreeWidget, title: str, told: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem([title, told])
    item.setSizeHint(0, QSize(0, round(table.fontMetrics().height() * _ROOM)))
    return item


def _choose(table: QTreeWidget, row: int) -> None:
    item = table.topLevelItem(row)
    if item is not None:
        table.setCurrentItem(item)
