"""A form as Japanese business software has it: Enter goes to the next field, every error stands beside its field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QPushButton, QVBoxLayout, QWidget


class FormFields(QWidget):
    """Labelled fields one under another, each with room for a sentence that says what is wrong with it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = QFormLayout(self)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._labels: dict[str, QLabel] = {}
        self._fields: dict[str, QWidget] = {}
        self._errors: dict[str, QLabel] = {}

    def add(self, key: str, field: QWidget) -> None:
        """Add a field under this key; ``set_label`` names it."""
        label, error, holder = QLabel(self), QLabel(self), QWidget(self)
        label.setBuddy(field)
        error.setObjectName("danger")
        error.setWordWrap(True)
        error.hide()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        is_narrow = isinstance(field, QComboBox)
        box.addWidget(field, 0, Qt.AlignmentFlag.AlignLeft if is_narrow else Qt.AlignmentFlag(0))
        box.addWidget(error)
        self._form.addRow(label, holder)
        self._labels[key], self._fields[key], self._errors[key] = label, field, error

    def field(self, key: str) -> Any:
        """The widget under this key."""
        return self._fields[key]

    def set_label(self, key: str, text: str) -> None:
        """Name a field, for the eye and for a screen reader."""
        self._labels[key].setText(text)
        self._fields[key].setAccessibleName(text)

    def set_shown(self, key: str, is_shown: bool) -> None:
        """Show a field with its name, or hide both."""
        self._form.setRowVisible(self._labels[key], is_shown)

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Show all these sentences beside their fields (none: all is well) and go to the first field that has one."""
        for key, label in self._errors.items():
            label.setText(errors.get(key, ""))
            label.setVisible(key in errors)
            self._fields[key].setAccessibleDescription(errors.get(key, ""))
        first = next((key for key in self._fields if key in errors), None)
        if first is not None:
            self._fields[first].setFocus()

    def error(self, key: str) -> str:
        """The sentence beside a field; empty when there is none."""
        return self._errors[key].text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter comes here when the field itself has no use for it (the input method takes its own before)."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.modifiers():
            super().keyPressEvent(event)
            return
        field = self.focusWidget()
        if isinstance(field, QPushButton) and not field.isCheckable():
            field.click()
        else:
            self.focusNextChild()
