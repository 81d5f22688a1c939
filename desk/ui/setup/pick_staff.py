"""Who sits here: picked from a list by a part of the name or its reading."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desk.i18n import _
from desk.ui.context import Context
from desk.ui.widgets.pick_dialog import Choice, PickDialog


def pick_staff(context: Context, parent: QWidget) -> PickDialog:
    """Open the list; the choice is kept and told by ``context.staff_changed``."""
    dialog = PickDialog(parent)
    dialog.offer(
        [
            Choice(staff.id, staff.name, staff.code, f"{staff.reading} {staff.code}")
            for staff in context.staff_list
            if staff.active
        ],
        title=_("担当者を選ぶ"),
        hint=_("名前かよみを入れてください"),
        nothing=_("当てはまる職員がいません。"),
        current=context.preferences.staff or None,
    )
    dialog.picked.connect(context.choose_staff)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
