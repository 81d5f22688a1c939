"""Corrections to a record from the counter: state, phone number, これは違います, links, texts in other languages; with who, and undoable."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from desk.errors import DeskError, LostRace
from desk.i18n import _, active
from desk.records import wording
from desk.records.codes import State
from desk.records.editing import Edit
from desk.records.resource import Link, LocalText, Resource
from desk.ui.context import Context
from desk.work import editing, local_texts, next_steps
from desk.work.searching import read_resource

STATED = (
    State.BEFORE,
    State.OPEN,
    State.FEW_LEFT,
    State.FULL,
    State.WAITLIST,
    State.CLOSED,
    State.CANCELLED,
    State.POSTPONED,
    State.NONE_NEEDED,
    State.UNKNOWN,
)
"""What staff may state; that something is over is worked out from its dates."""


class RecordEdits(QObject):
    """``changed(Resource)`` with the record as it is now, after every edit, undo or lost race."""

    changed = Signal(object)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def change_state(self, resource: Resource, state: State) -> None:
        """State what is known of applying."""
        sentence = _("「{title}」を「{state}」にしました。").format(
            title=resource.title, state=wording.state(state, active())
        )
        self._edit(editing.change_state, resource, state, sentence)

    def change_phone(self, resource: Resource, phone: str) -> None:
        """Correct the phone number that residents are given."""
        sentence = _("「{title}」の電話番号を {phone} に直しました。").format(
            title=resource.title, phone=phone or _("（なし）")
        )
        self._edit(editing.change_phone, resource, phone, sentence)

    def dispute(self, resource: Resource, reason: str) -> None:
        """Mark a record as doubted; an empty reason takes the mark away."""
        text = _("「{title}」に「これは違います」を付けました。") if reason else _("「{title}」の疑いを消しました。")
        self._edit(editing.dispute, resource, reason, text.format(title=resource.title))

    def add_link(self, resource: Resource, link: Link, title: str) -> None:
        """Let a record lead to the other one of this title."""
        sentence = _("「{title}」と「{other}」をつなぎました。").format(title=resource.title, other=title)
        self._edit(next_steps.add_link, resource, link, sentence)

    def remove_link(self, resource: Resource, link: Link, title: str) -> None:
        """Take a link to the other one of this title away."""
        sentence = _("「{title}」と「{other}」のつながりを外しました。").format(title=resource.title, other=title)
        self._edit(next_steps.remove_link, resource, link, sentence)

    def write_text(self, resource: Resource, said: LocalText) -> None:
        """Keep what a record says in another language; an empty text takes it away."""
        text = (
            _("「{title}」の{language}の文を保存しました。")
            if said.title or said.text
            else _("「{title}」の{language}の文を消しました。")
        )
        language = wording.sheet_language(said.language, active())
        self._edit(local_texts.write_text, resource, said, text.format(title=resource.title, language=language))

    def _edit(self, work: Callable[..., Edit], resource: Resource, value: Any, sentence: str) -> None:
        staff = self._context.staff_name
        if not staff:
            self._context.warn(_("だれが直したかを残します。先に担当者を選んでください（Ctrl+U）。"))
            return
        self._context.background.write(
            self,
            work,
            resource.id,
            resource.version,
            value,
            staff,
            then=lambda edit: self._on_edited(edit, sentence),
            failed=lambda error: self._on_failed(resource, error),
        )

    def _on_edited(self, edit: Edit, sentence: str) -> None:
        self._context.say(sentence, undo=lambda: self._undo(edit))
        self.changed.emit(edit.resource)

    def _undo(self, edit: Edit) -> None:
        self._context.background.write(
            self,
            editing.undo,
            edit.id,
            self._context.staff_name,
            then=lambda undone: self.changed.emit(undone.resource),
            failed=lambda error: self._on_failed(edit.resource, error),
        )

    def _on_failed(self, resource: Resource, error: DeskError) -> None:
        self._context.warn(str(error))
        if isinstance(error, LostRace):
            self._context.background.read(self, read_resource, resource.id, then=self._on_read)

    def _on_read(self, resource: Resource | None) -> None:
        if resource is not None:
            self.changed.emit(resource)
