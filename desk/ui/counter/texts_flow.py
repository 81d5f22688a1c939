"""やさしい日本語 and other languages of the record that is looked at: opened by a key, kept with the record."""

from __future__ import annotations

from PySide6.QtCore import QObject

from desk.records.resource import Resource
from desk.ui.context import Context
from desk.ui.counter.desk_view import DeskView
from desk.ui.counter.record_edits import RecordEdits
from desk.ui.counter.text_dialog import TextDialog


class TextsFlow(QObject):
    """Opens the dialog over the record that is looked at, and closes it once the record has the text."""

    def __init__(self, context: Context, view: DeskView, edits: RecordEdits, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._view, self._edits = context, view, edits
        self._dialog: TextDialog | None = None
        edits.changed.connect(self._on_changed)
        view.detail.texts_wanted.connect(self.edit_texts)

    @property
    def dialog(self) -> TextDialog | None:
        """The dialog, while it is open."""
        return self._dialog

    def edit_texts(self) -> None:
        """Write what the record that is looked at says in another language."""
        resource = self._view.detail.resource
        if resource is None or self._dialog is not None:
            return
        dialog = self._dialog = TextDialog(self._context, resource, self._view)
        dialog.saved.connect(self._edits.write_text)
        dialog.finished.connect(self._on_closed)
        dialog.open()
        dialog.text.setFocus()

    def _on_changed(self, resource: Resource) -> None:
        if self._dialog is not None and self._dialog.resource.id == resource.id:
            self._dialog.show_resource(resource)

    def _on_closed(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.deleteLater()
        self._view.focus_search()
