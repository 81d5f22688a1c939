"""The city's words: kept, tried out on what was searched for in vain, and carried out and in as a workbook."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from desk.errors import DeskError, LostRace
from desk.i18n import N_, _
from desk.records.editing import WordEdit
from desk.records.vocabulary import Entry, Held, Phrase, Synonyms, Term
from desk.records.word_checks import problems_of
from desk.records.word_file import WordReport
from desk.ui.context import Context
from desk.ui.screen import Key
from desk.ui.vocabulary.candidate import Candidate
from desk.ui.vocabulary.columns import MissedRow, Row, called
from desk.ui.vocabulary.editor import Editor
from desk.ui.vocabulary.lists import MISSED, SORTS, Lists
from desk.ui.vocabulary.reading import Reading
from desk.ui.vocabulary.workbooks import Workbooks
from desk.ui.widgets.line_field import commit_composition
from desk.work.vocabulary import remove_word, undo_words, write_word

_EMPTY: dict[type[Entry], Entry] = {
    Phrase: Phrase(says=()),
    Synonyms: Synonyms(words=()),
    Term: Term(scheme="need", code="", name=""),
}


class VocabularyScreen(QWidget):
    """Lists on the left, the entry on the right. What was changed and not written yet waits with its row."""

    title = N_("言葉の管理")
    keys_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._background = context, context.background
        self._reading = Reading(context, self)
        self._drafts: dict[str, Entry] = {}
        self._wanted_id = ""
        self.lists = Lists(lambda: context.vocabulary, self)
        self.editor, self.candidate = Editor(self), Candidate(self)
        self.workbooks = Workbooks(context, self)
        self._right = QStackedWidget(self)
        self._curtain = QLabel(self)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self._arrange()
        self._connect()
        self.retranslate()

    # What the main window asks

    def activated(self) -> None:
        """The screen comes into view: read anew, because other desks write too."""
        self._on_resident_view(self._context.is_resident_view)
        self.editor.use(self._context.vocabulary)
        self._reading.read()
        self.lists.focus_list()

    def keys(self) -> list[Key]:
        """What can be done here now."""
        held, is_missed = self.editor.held, isinstance(self.lists.row, MissedRow)
        can_edit = held is not None and not is_missed
        return [
            Key("F2", _("絞り込む"), self.lists.search.setFocus, reading="しぼりこむ さがす"),
            Key("F3", _("新しく追加"), self.new, self.lists.front != MISSED, "あたらしくついか"),
            Key("F4", _("言い回しにする"), partial(self.take_up, Phrase), is_missed, "いいまわしにする"),
            Key("Shift+F4", _("同義語にする"), partial(self.take_up, Synonyms), is_missed, "どうぎごにする"),
            Key("F6", _("次の枠へ"), self._next_pane, reading="つぎのわくへ"),
            Key("F7", _("次の一覧"), self.lists.next_list, reading="つぎのいちらん"),
            Key("F8", _("削除"), self.remove, can_edit and bool(held and held.id), "さくじょ けす"),
            Key("F9", _("変更をやめる"), self.discard, can_edit and self._is_changed, "へんこうをやめる"),
            Key("F12", _("登録"), self.save, can_edit and self._is_changed, "とうろく ほぞん"),
            Key(
                "Ctrl+E",
                _("Excelに書き出す"),
                self.workbooks.choose_export,
                bool(self._reading.held),
                "えくせるにかきだす",
            ),
            Key("Ctrl+I", _("Excelから取り込む"), self.workbooks.choose_import, reading="えくせるからとりこむ"),
        ]

    def help_text(self) -> str:
        """What one does here."""
        return _(
            "<p>市の言葉を育てる画面です。来られた方の言い方で、窓口の検索が見つかるようになります。</p>"
            "<ul><li><b>言い回し</b>：「定年して毎日ひま」のような言い方と、そのとき探す言葉・ニーズ。</li>"
            "<li><b>同義語</b>：習字と書道のように、どちらで探しても同じものが見つかる言葉。</li>"
            "<li><b>分類の言葉</b>：ライフステージ・状況・学習ニーズ。</li>"
            "<li><b>見つからなかった検索</b>：F4 で言い回しに、Shift+F4 で同義語にします。</li></ul>"
            "<p>右下に、その言葉で助かるはずだった検索が出ます。F12 で登録し、Ctrl+Z で元に戻せます。"
            "急ぎの相談に印を付けた言葉では、相談窓口が最初に出ます。</p>"
        )

    def back(self) -> bool:
        """Esc: from the form to the list, then the words that narrow it, then away."""
        if self.editor.has_focus():
            self.lists.focus_list()
            return True
        if self.lists.search.text():
            self.lists.search.clear()
            return True
        return False

    def state(self) -> dict[str, Any]:
        """What is worth remembering until the next start, as plain JSON values."""
        return {
            "lists": self.lists.layout_state(),
            "panes": self._splitter.sizes(),
            "editor": self.editor.sizes(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Bring back what ``state`` gave."""
        if isinstance(state.get("lists"), dict):
            self.lists.restore_layout(state["lists"])
        for name, put in (("panes", self._splitter.setSizes), ("editor", self.editor.set_sizes)):
            sizes = state.get(name)
            if isinstance(sizes, list) and len(sizes) == 2 and all(isinstance(size, int) for size in sizes):
                put(sizes)

    # What the user does

    def new(self) -> None:
        """An empty entry of the sort that is seen."""
        if self.lists.front in SORTS:
            self._edit_new(_EMPTY[SORTS[self.lists.front]])
            self.editor.focus_first()

    def take_up(self, sort: type[Entry]) -> None:
        """A new entry of the search in vain that is current; it joins the one that is being written, if there is one."""
        row = self.lists.row
        if not isinstance(row, MissedRow):
            return
        begun = self._drafts.get(_key(Held(entry=_EMPTY[sort])), _EMPTY[sort])
        if isinstance(begun, Phrase):
            made: Entry = replace(begun, says=tuple(dict.fromkeys((*begun.says, row.missed.text))))
        else:
            assert isinstance(begun, Synonyms)
            made = replace(begun, words=tuple(dict.fromkeys((*begun.words, row.missed.text))))
        self._drafts[_key(Held(entry=made))] = made
        self._edit_new(_EMPTY[sort])
        self.editor.focus_first()

    def save(self) -> None:
        """Write the entry when nothing is wrong with it."""
        commit_composition()
        held, entry = self.editor.held, self.editor.entry
        if held is None or entry is None or not self._is_changed:
            return
        known = {(term.scheme, term.code) for term in self._context.vocabulary.terms}
        problems = problems_of(entry, known)
        self.editor.show_errors(problems)
        if problems:
            return
        self.editor.say(_("登録しています…"))
        self._background.write(
            self,
            write_word,
            Held(entry=entry, id=held.id, version=held.version),
            self._context.staff_name,
            then=partial(self._on_written, held),
            failed=self._on_refused,
        )

    def remove(self) -> None:
        """Take the entry away; it can be undone."""
        held = self.editor.held
        if held is None or not held.id:
            return

        def done(edit: WordEdit) -> None:
            self._drafts.pop(_key(held), None)
            self._tell(_("「{name}」を削除しました。").format(name=called(held.entry)), (edit.id,))
            self._reading.read()

        self._background.write(self, remove_word, held, self._context.staff_name, then=done, failed=self._on_refused)

    def discard(self) -> None:
        """Go back to what is written."""
        held = self.editor.held
        if held is not None:
            self._drafts.pop(_key(held), None)
            self.lists.show_held(self._reading.held, self._drafts)
            self._edit(held if held.id else None)

    def retranslate(self) -> None:
        """Show every text in the active language."""
        self._curtain.setText(_("ご本人に見せる画面のあいだは、言葉の管理を表示しません。"))
        self.keys_changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    # How it is done

    def _arrange(self) -> None:
        self._right.addWidget(self.editor)
        self._right.addWidget(self.candidate)
        self._splitter.addWidget(self.lists)
        self._splitter.addWidget(self._right)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setStretchFactor(0, 3)
        self._splitter.setStretchFactor(1, 2)
        self._splitter.setSizes([700, 620])
        self._curtain.setObjectName("muted")
        self._curtain.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._curtain.setWordWrap(True)
        self._curtain.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._splitter, 1)
        box.addWidget(self._curtain, 1)

    def _connect(self) -> None:
        self.lists.row_chosen.connect(self._on_row)
        self.lists.row_opened.connect(self._on_opened)
        self.editor.changed.connect(self._on_edited)
        self.editor.settled.connect(self._reading.try_out)
        self.editor.save_wanted.connect(self.save)
        self.editor.new_wanted.connect(self.new)
        self.editor.remove_wanted.connect(self.remove)
        self.candidate.phrase_wanted.connect(partial(self.take_up, Phrase))
        self.candidate.synonyms_wanted.connect(partial(self.take_up, Synonyms))
        self._reading.held_read.connect(self._on_held)
        self._reading.missed_read.connect(self._on_missed)
        self._reading.helped_read.connect(self.editor.show_helped)
        self.workbooks.taken_in.connect(self._on_taken_in)
        self._background.changed.connect(self._on_changed)
        self._context.vocabulary_changed.connect(self._on_vocabulary)
        self._context.resident_view_changed.connect(self._on_resident_view)

    @property
    def _is_changed(self) -> bool:
        held = self.editor.held
        return held is not None and _key(held) in self._drafts

    def _on_held(self, held: tuple[Held, ...]) -> None:
        known = {one.id for one in held} | {_key(Held(entry=entry)) for entry in _EMPTY.values()}
        self._drafts = {key: entry for key, entry in self._drafts.items() if key in known}
        editing = self.editor.held
        self.lists.show_held(held, self._drafts)
        if self._wanted_id:
            wanted, self._wanted_id = self._wanted_id, ""
            if not self.lists.choose(wanted):
                self.lists.search.clear()
                self.lists.choose(wanted)
            self.lists.table.setFocus()
        elif editing is not None and not editing.id:
            self.lists.table.clearSelection()
        self.keys_changed.emit()

    def _on_missed(self) -> None:
        self.lists.show_missed(self._reading.missed, self._reading.now)
        if self.editor.held is not None:
            self._reading.try_out(self.editor.entry)

    def _on_row(self, row: Row | MissedRow | None) -> None:
        if isinstance(row, MissedRow) or self.lists.front == MISSED:
            self.candidate.show_row(row if isinstance(row, MissedRow) else None)
            self._right.setCurrentWidget(self.candidate)
            self.keys_changed.emit()
            return
        self._right.setCurrentWidget(self.editor)
        editing = self.editor.held
        is_new = editing is not None and not editing.id
        if row is None and is_new:
            return
        if row is not None and editing is not None and row.held.id == editing.id:
            self._follow(row.held)
        else:
            self._edit(row.held if row is not None else None)

    def _follow(self, held: Held) -> None:
        """The entry that is being edited was read again: take over what others wrote, unless it is being changed."""
        if held == self.editor.held:
            return
        if _key(held) in self._drafts:
            self.editor.rebase(held)
        else:
            self._edit(held)

    def _edit(self, held: Held | None) -> None:
        self.editor.show_entry(held, self._drafts.get(_key(held)) if held is not None else None)
        self._show_possible()

    def _edit_new(self, entry: Entry) -> None:
        name = next(name for name, sort in SORTS.items() if isinstance(entry, sort))
        self.lists.show_list(name)
        self.lists.table.setCurrentIndex(self.lists.table.records.index(-1, -1))
        self.lists.table.clearSelection()
        self._right.setCurrentWidget(self.editor)
        self._edit(Held(entry=entry))

    def _on_opened(self, row: Row | MissedRow | None) -> None:
        if isinstance(row, MissedRow):
            self.take_up(Phrase)
        else:
            self.editor.focus_first()

    def _on_edited(self, entry: Entry) -> None:
        held = self.editor.held
        if held is not None:
            was = self._is_changed
            if entry == held.entry:
                self._drafts.pop(_key(held), None)
            else:
                self._drafts[_key(held)] = entry
            if was != self._is_changed:
                self.lists.show_held(self._reading.held, self._drafts)
        self._show_possible()

    def _show_possible(self) -> None:
        held = self.editor.held
        self.editor.enable(can_save=self._is_changed, can_remove=bool(held and held.id))
        self.keys_changed.emit()

    def _on_written(self, before: Held, edit: WordEdit) -> None:
        assert edit.held is not None
        self._drafts.pop(_key(before), None)
        self.editor.say("")
        self._wanted_id = edit.held.id
        if edit.id:
            said = _("「{name}」を登録しました。").format(name=called(edit.held.entry))
            self._tell(said, (edit.id,))
        self.editor.show_entry(None, None)
        self._reading.read()

    def _on_refused(self, error: DeskError) -> None:
        if isinstance(error, LostRace):
            # What stands in the form stays; written again, it goes over what the other one wrote.
            told = {
                field: _("先に「{theirs}」に変更されています。").format(theirs=theirs)
                for field, theirs in error.theirs.items()
            }
            self.editor.show_errors(told | {"": _("ほかの人が先に変更しました。F12 で、この内容にします。")})
            self._reading.read_held()
            return
        self.editor.say(str(error), is_wrong=True)

    def _tell(self, sentence: str, edit_ids: tuple[str, ...]) -> None:
        def take_back() -> None:
            self._background.write(
                self, undo_words, edit_ids, self._context.staff_name, then=lambda _none: self._reading.read()
            )

        self._context.say(sentence, take_back)

    def _on_taken_in(self, report: WordReport) -> None:
        sentence = _("取り込みました：新規 {new} 件、変更 {changed} 件、削除 {removed} 件。").format(
            new=f"{report.new:,}", changed=f"{report.changed:,}", removed=f"{report.removed:,}"
        )
        if report.edits:
            self._tell(sentence, report.edits)
        else:
            self._context.say(sentence)
        self._reading.read()

    def _on_changed(self, changed: frozenset[tuple[str, str]]) -> None:
        """The index knows by now what was written here or elsewhere: read again, and count anew."""
        kinds = {kind for kind, _record in changed}
        if self.isVisible() and ("vocabulary" in kinds or "consultation" in kinds):
            self._reading.read()

    def _on_vocabulary(self) -> None:
        self.editor.use(self._context.vocabulary)
        self.lists.retranslate()

    def _on_resident_view(self, is_shown: bool) -> None:
        """What others asked is nobody's business but the desk's."""
        self._splitter.setVisible(not is_shown)
        self._curtain.setVisible(is_shown)

    def _next_pane(self) -> None:
        if self.editor.has_focus() or self._right.currentWidget() is self.candidate:
            self.lists.search.setFocus()
        elif self.lists.search.hasFocus():
            self.lists.focus_list()
        else:
            self.editor.focus_first()


def _key(held: Held) -> str:
    """By what the draft of an entry is kept: its id, or its sort while it is new (one of each is being written)."""
    return held.id or f"new {type(held.entry).__name__}"
