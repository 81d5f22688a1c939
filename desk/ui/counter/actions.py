"""What the keys of the counter do."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from desk.i18n import _
from desk.records.case import Case
from desk.records.codes import Asker, Channel, Delivery, Kind, Mode, Outcome
from desk.records.resource import Resource
from desk.records.search import Hit
from desk.ui.context import Context
from desk.ui.counter.case_controller import CaseController
from desk.ui.counter.desk_view import DeskView
from desk.ui.counter.drafts import Drafts
from desk.ui.counter.hand_over import HandOver, prints_something
from desk.ui.counter.preview_flow import PreviewFlow
from desk.ui.counter.searching import Searching
from desk.ui.counter.tray_steps import TraySteps
from desk.ui.screen import Key
from desk.ui.widgets.line_field import commit_composition

_LONGEST = 24


class Actions(QObject):
    """Each public method is one key. None of them waits for anything."""

    def __init__(
        self,
        context: Context,
        controller: CaseController,
        view: DeskView,
        searching: Searching,
        handing: HandOver,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.context, self.controller, self.view = context, controller, view
        self._searching, self.handing = searching, handing
        self.steps = TraySteps(context, controller, self)
        self.drafts = Drafts(context, controller, self)
        self.preview_flow = PreviewFlow(context, controller, handing, self.steps, view)
        self.lasting_keys: tuple[tuple[str, ...], list[Key]] | None = None
        """What ``keys`` made last of the keys that seldom change, and of which words."""

    # What is so now

    @property
    def can_hold(self) -> bool:
        """Whether F11 puts the open case on hold (else it goes on with one)."""
        return not self.controller.is_blank and not self.controller.is_closed

    @property
    def has_sheet(self) -> bool:
        """Whether something in the tray would be printed."""
        return any(item.delivery is Delivery.PRINTED for item in self.controller.case.tray)

    def print_words(self) -> str:
        """What F12 does now."""
        prints = prints_something(self.controller.case)
        if self.controller.is_closed:
            return _("もう一度印刷") if prints else _("記録済み")
        if self.view.tray.is_guarding:
            return _("注意書きを付けて印刷")
        return _("印刷して記録") if prints else _("記録")

    # The search

    def clear(self) -> None:
        """F3: words and filters away; where there are none, or the case is on record, a new case begins."""
        commit_composition()
        self.turn_back()
        if self.controller.case.filed:
            self.controller.start_next()
        elif not self.controller.clear_search() and not self.controller.is_blank:
            self.steps.clear(self.drafts.discard, self.drafts.hold)
        self.view.focus_search()

    def choose_kind(self, kind: Kind | None) -> None:
        """Show one kind only, or all."""
        self.controller.set_search(kinds=(kind,) if kind else ())

    def toggle_family(self) -> None:
        """Somebody asks for another, or for themselves."""
        is_family = self.controller.case.asker is Asker.FAMILY
        self.controller.set_fields(asker=Asker.SELF if is_family else Asker.FAMILY)

    def show_similar(self) -> None:
        """What is like the record that is looked at."""
        resource = self.view.detail.resource
        if resource is not None:
            self._searching.like(resource.id, resource.title)

    def show_instead(self) -> None:
        """What may serve in place of the near miss that is chosen: the first of it; or of what is held back at F12."""
        if self.view.tray.is_guarding:
            self.view.tray.guards.swap_first()
            return
        instead = self.view.detail.fit.instead
        if instead:
            self.view.detail.follow(instead[0].resource)

    # The tray

    def pick_current(self) -> None:
        """Put the chosen hit into the tray, once the answer to what stands in the box is there."""
        if self.view.results.is_similar:
            self._pick(self.view.results.current)
        elif self._looks_beyond_the_list and not self._searching.is_waiting:
            self.pick_looked_at()
        else:
            self._searching.when_ready(lambda: self._pick(self.view.results.current))

    @property
    def _looks_beyond_the_list(self) -> bool:
        """Whether the record that is looked at isn't the one chosen in the list."""
        return self.view.detail.is_following or (self.view.results.is_empty and self.view.detail.resource is not None)

    def pick_looked_at(self) -> None:
        """Put the record that is looked at into the tray."""
        resource = self.view.detail.resource
        if resource is not None:
            self.steps.pick(resource, self._searching.as_record())

    def pick(self, resource: Resource) -> None:
        """Put this record into the tray."""
        self.steps.pick(resource, self._searching.as_record())

    def go_to_hand(self) -> None:
        """Type an offer by hand."""
        self.view.tray.list.hand.setFocus()

    # How it went

    def go_to_memo(self) -> None:
        """Type the memo."""
        self.view.tray.form.memo.setFocus()

    def mark_guided(self) -> None:
        """ご案内済."""
        self.controller.set_outcome(Outcome.GUIDED)

    def mark_callback(self) -> None:
        """折り返し: the memo says to whom and what."""
        self.controller.set_outcome(Outcome.CALLBACK)
        self.go_to_memo()

    def mark_not_met(self) -> None:
        """ご案内できず; the next digit says why."""
        self.controller.set_outcome(Outcome.NOT_MET, self.controller.case.unmet_reason)
        self.view.tray.form.ask_reason()

    def toggle_phone(self) -> None:
        """A call on the phone, or at the counter after all."""
        is_phone = self.controller.case.channel is Channel.PHONE
        self.controller.set_channel(Channel.COUNTER if is_phone else Channel.PHONE)

    def toggle_mode(self) -> None:
        """The sheet with or without ふりがな."""
        is_plain = self.controller.case.choices.mode is Mode.STANDARD
        self.controller.set_mode(Mode.FURIGANA if is_plain else Mode.STANDARD)

    # Handing over

    def hand_over(self) -> None:
        """F12."""
        self._file(log_only=False)

    def log_only(self) -> None:
        """Shift+F12."""
        self._file(log_only=True)

    def preview(self) -> None:
        """F9."""
        if self.has_sheet:
            self.preview_flow.open()

    def turn_back(self) -> bool:
        """Away from the second look at what is out of date; false when it isn't shown."""
        if not self.view.tray.is_guarding:
            return False
        self.handing.look_again()
        self.view.tray.show_guards(())
        self.view.focus_search()
        return True

    def hold_or_resume(self) -> None:
        """F11."""
        commit_composition()
        if self.can_hold:
            self.turn_back()
            self.drafts.hold()
            self.context.say(_("保留にしました。F11 で続きから始められます。"))
            self.view.focus_search()
        elif self.drafts.held:
            self.choose_held()

    def choose_held(self) -> QMenu:
        """The cases on hold, the one touched last first."""
        menu = QMenu(self.view)
        for number, case in enumerate(self.drafts.held):
            sign = f"&{number + 1}　" if number < 9 else "　　"
            action = menu.addAction(sign + held_words(case).replace("&", "&&"))
            action.triggered.connect(lambda _on=False, case=case: self._resume(case))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.view.search.mapToGlobal(QPoint(0, self.view.search.height() + 2)))
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])
        return menu

    def _resume(self, case: Case) -> None:
        self.drafts.resume(case)
        self.context.say(_("保留の相談を再開しました。"))
        self.view.focus_search()

    def _pick(self, hit: Hit | None) -> None:
        """The words stay and are marked: the arrows go on in the list, and typing begins the next search."""
        if hit is not None:
            self.steps.pick(hit.resource, self._searching.as_record())
            self.view.search.selectAll()

    def _file(self, *, log_only: bool) -> None:
        """An answer that is still on its way is not waited for: the words are on record in any case.

        A click on the big key leaves the focus in the search box, where an input method may still be composing.
        """
        commit_composition()
        self.handing.hand_over(log_only=log_only, search=self._searching.as_record())


def held_words(case: Case) -> str:
    """A held case in a line: since when, what was asked, what lies in its tray."""
    started = f"{case.started.astimezone():%H:%M}" if case.started else ""
    said = case.text or case.memo or _("（ことばなし）")
    if len(said) > _LONGEST:
        said = said[: _LONGEST - 1] + "…"
    return _("{time}　{words}　トレイ {count}件").format(time=started, words=said, count=len(case.tray))
