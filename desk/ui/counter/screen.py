"""The counter screen: search, look, hand over. It brings its parts together and decides little else."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desk.i18n import N_, _, active
from desk.records.case import Case, TrayItem
from desk.records.resource import Resource
from desk.records.search import Hit, Results
from desk.records.state import state_of
from desk.records.ways import WayOut
from desk.ui.context import Context
from desk.ui.counter.actions import Actions
from desk.ui.counter.case_controller import CaseController, is_typing
from desk.ui.counter.desk_view import DeskView
from desk.ui.counter.detail_fit import fit_of
from desk.ui.counter.detail_pane import DetailPane
from desk.ui.counter.faces import Beholder, hit_face, recalled, remembered, tray_face
from desk.ui.counter.filter_bar import FilterBar
from desk.ui.counter.hand_over import HandOver
from desk.ui.counter.handing_view import HandingView
from desk.ui.counter.help_text import help_text
from desk.ui.counter.hits_model import HitsModel
from desk.ui.counter.keys import function_keys, further_keys, referral_keys, step_keys, text_keys
from desk.ui.counter.offer_bar import OfferBar
from desk.ui.counter.offers import Offers
from desk.ui.counter.queries import fields_of, query_of
from desk.ui.counter.record_edits import RecordEdits
from desk.ui.counter.referral_flow import ReferralFlow
from desk.ui.counter.resident_view import ResidentView
from desk.ui.counter.results_flow import ResultsFlow
from desk.ui.counter.results_pane import ResultsPane
from desk.ui.counter.searching import Searching
from desk.ui.counter.steps_flow import StepsFlow
from desk.ui.counter.texts_flow import TextsFlow
from desk.ui.counter.tray_model import TrayModel
from desk.ui.counter.tray_pane import TrayPane
from desk.ui.screen import Key
from desk.ui.widgets.card_face import CardFace
from desk.work.searching import read_resource

_CLOCK_MS = 15_000
_REMEMBERED_CARDS = 12
_RESOURCE = "resource"


class CounterScreen(QWidget):
    """See ``ui.screen.Screen``. The case is in ``controller``, what is seen in ``view``, what keys do in ``acts``."""

    title = N_("相談窓口")
    keys_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.controller = CaseController(self)
        self.searching = Searching(context, self)
        self.handing = HandOver(context, self.controller, self)
        self._edits = RecordEdits(context, self)
        self.hits = HitsModel(lambda hit: hit_face(hit, self._seen()), self)
        self._tray_model = TrayModel(lambda item, number: tray_face(item, number, self._seen()), self)
        self.view = DeskView(
            OfferBar(context.theme),
            FilterBar(context),
            ResultsPane(context, self.hits),
            DetailPane(context, self._seen, self._edits),
            TrayPane(context, self._tray_model),
            self,
        )
        self.offers = Offers(context, self.controller, self.searching, self.view.offers, self)
        self.flow = ResultsFlow(context, self.searching, self.hits, self.view, self.offers, self)
        self.resident = ResidentView(context, self._seen, self)
        self.acts = Actions(context, self.controller, self.view, self.searching, self.handing, self)
        self.steps = StepsFlow(context, self.controller, self.view, self._edits, self.acts.pick, self)
        self.texts = TextsFlow(context, self.view, self._edits, self)
        self.referrals = ReferralFlow(context, self.controller, self.view, self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.resident)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._start_cards: list[dict[str, Any]] = []
        self._is_loaded = False
        self._told_keys: list[tuple[str, str, bool]] = []
        self._clock = QTimer(self)
        self._clock.setInterval(_CLOCK_MS)
        self._clock.timeout.connect(self._show_minutes)
        self._connect_search()
        self._connect_tray()
        self._connect_context()
        self._show_case(self.controller.case)

    # What the main window asks

    def keys(self) -> list[Key]:
        """What can be done here now."""
        if self.context.is_resident_view:
            return []
        more = (*step_keys(self.steps, self.view), *text_keys(self.texts, self.view), *referral_keys(self.referrals))
        return [*function_keys(self.acts), *further_keys(self.acts), *more]

    def help_text(self) -> str:
        """What one does here."""
        return help_text()

    def activated(self) -> None:
        """The screen came to the front."""
        if not self._is_loaded:
            self._is_loaded = True
            self.acts.drafts.load()
            self.searching.ask(query_of(self.controller.case, self.context.city))
        self.view.focus_search()

    def back(self) -> bool:
        """Esc: what is open over a pane, then to the search box, then its words, then the filters."""
        view = self.view
        if not view.detail.editor.isHidden():
            view.detail.editor.leave()
        elif self.acts.turn_back() or view.detail.go_back():
            pass
        elif view.results.is_similar:
            self.flow.show_again()
        elif not view.search.hasFocus():
            view.focus_search()
        elif self.controller.case.text and not self.controller.is_closed:
            self.controller.set_text("")
        else:
            return self.controller.clear_search()
        return True

    def open_with(self, wanted: object) -> None:
        """Another screen wants something searched for."""
        if isinstance(wanted, str):
            self.controller.set_text(wanted)

    def state(self) -> dict[str, Any]:
        """The cards that a fresh search shows, and how wide the panes are. Nothing of what was asked."""
        return {"cards": self._start_cards, "panes": self.view.pane_sizes()}

    def look(self) -> tuple[QWidget, QWidget, tuple[QWidget, ...], list[CardFace]]:
        """What the next start paints first: search box, list of cards and other panes, and the cards of a fresh search."""
        view = self.view
        faces = [face for face in map(recalled, self._start_cards) if face is not None]
        return view.search, view.results.cards, (view.detail, view.tray), faces

    def restore(self, state: dict[str, Any]) -> None:
        """Show the cards of the last run until the index answers."""
        cards, panes = state.get("cards"), state.get("panes")
        self._start_cards = cards if isinstance(cards, list) else []
        faces = [face for face in map(recalled, self._start_cards) if face is not None]
        if faces and not self.hits.hits:
            self.hits.show_faces(faces)
        if isinstance(panes, list):
            self.view.set_pane_sizes(panes)

    def closing(self) -> None:
        """The window closes: what was typed is saved."""
        self.acts.drafts.flush()

    def retranslate(self) -> None:
        """Say everything in the active language."""
        self.hits.forget_faces()
        view = self.view
        for part in (
            view,
            self.offers,
            view.filters,
            view.results,
            view.results.no_hits,
            view.detail,
            view.tray,
            self.resident,
        ):
            part.retranslate()
        self._tell_keys()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    # Wiring

    def _connect_search(self) -> None:
        view, controller, act = self.view, self.controller, self.acts
        view.search.live_changed.connect(controller.set_text)
        view.search.accepted.connect(act.pick_current)
        view.search.stepped.connect(view.results.cards.step)
        view.search.paged.connect(lambda step: view.results.cards.step(step * view.results.cards.page))
        view.search.keys_shown.connect(view.filters.set_hinting)
        view.search.keys_shown.connect(view.offers.set_hinting)
        view.held_clicked.connect(act.choose_held)
        view.filters.switched.connect(controller.switch)
        view.filters.day_chosen.connect(lambda day: controller.set_search(on=day))
        view.filters.asker_chosen.connect(lambda asker: controller.set_fields(asker=asker))
        view.filters.person_changed.connect(lambda fields: controller.set_search(**fields))
        view.filters.kind_chosen.connect(act.choose_kind)
        view.filters.name_chosen.connect(lambda field, name: controller.set_search(**{field: name}))
        view.results.hit_chosen.connect(self._on_hit)
        view.results.hit_opened.connect(lambda _hit: act.pick_current())
        view.results.no_hits.loosened.connect(self._on_loosened)
        view.results.no_hits.retyped.connect(self._on_retyped)
        view.results.no_hits.near_chosen.connect(self._on_near_chosen)
        view.results.no_hits.window_picked.connect(self._on_window_picked)
        view.results.no_hits.callback_chosen.connect(act.mark_callback)
        view.results.no_hits.unmet_chosen.connect(act.mark_not_met)
        self.flow.shown.connect(self._on_shown)
        view.results.cards.instead_clicked.connect(lambda _row: act.show_instead())
        view.detail.pick_wanted.connect(lambda _resource: act.pick_looked_at())
        view.detail.left.connect(view.focus_search)

    def _connect_tray(self) -> None:
        tray, steps, controller, act = self.view.tray, self.acts.steps, self.controller, self.acts
        tray.list.item_chosen.connect(self._on_tray_item)
        tray.list.item_removed.connect(steps.remove)
        tray.list.item_moved.connect(steps.move)
        tray.list.delivery_chosen.connect(steps.deliver)
        tray.list.written.connect(steps.write)
        tray.form.memo_changed.connect(lambda memo: controller.set_fields(memo=memo))
        tray.form.outcome_chosen.connect(controller.set_outcome)
        tray.form.channel_chosen.connect(controller.set_channel)
        tray.form.mode_chosen.connect(controller.set_mode)
        for part in (tray.list, tray.form):
            part.settled.connect(self.view.focus_search)
        tray.print_wanted.connect(act.hand_over)
        tray.log_wanted.connect(act.log_only)
        self._outcome = HandingView(self.context, self.controller, self.handing, act, self)
        act.preview_flow.print_wanted.connect(act.hand_over)
        act.preview_flow.closed.connect(self.view.focus_search)
        act.drafts.held_changed.connect(lambda: self.view.show_held(len(act.drafts.held)))
        act.drafts.found.connect(self._on_draft_found)

    def _connect_context(self) -> None:
        self.controller.changed.connect(self._on_changed)
        self.context.background.changed.connect(self._on_data_changed)
        self.context.vocabulary_changed.connect(self.retranslate)
        self.context.theme.changed.connect(self.retranslate)
        self.context.resident_view_changed.connect(self._on_resident_view)
        self._edits.changed.connect(self._on_edited)
        for signal in (
            self.handing.guarded,
            self._outcome.looked_again,
            self.handing.busy_changed,
            self.handing.filed,
            self.acts.drafts.held_changed,
        ):
            signal.connect(lambda *_told: self._tell_keys())

    # What happens

    def _on_changed(self, before: Case, after: Case) -> None:
        if before.id != after.id:
            self.view.tray.show_guards(())
            self.view.tray.show_pages(0)
        query = query_of(after, self.context.city)
        if query_of(before, self.context.city) != query:
            self.searching.ask(query)
        if is_typing(before, after):
            self._show_text(after)
        else:
            self._show_case(after)

    def _show_case(self, case: Case) -> None:
        self.view.filters.show_case(case)
        self.view.tray.show_case(case, is_closed=self.controller.is_closed)
        self._show_text(case)

    def _show_text(self, case: Case) -> None:
        if self.view.search.live_text != case.text:
            self.view.search.put(case.text)
        self._show_minutes()
        self._tell_keys()

    def _show_minutes(self) -> None:
        is_open = self.controller.case.started is not None and not self.controller.is_closed
        self.view.show_minutes(self.controller.minutes if is_open else None)
        if is_open != self._clock.isActive():
            self._clock.start() if is_open else self._clock.stop()

    def _on_shown(self, results: Results) -> None:
        if results.query.is_empty:
            shown = range(min(_REMEMBERED_CARDS, len(results.hits)))
            self._start_cards = [remembered(self.hits.face(row)) for row in shown]
        self._tell_keys()

    def _on_hit(self, hit: Hit | None) -> None:
        self.view.detail.show_resource(hit.resource if hit else None, fit_of(hit))
        self._tell_keys()

    def _on_tray_item(self, item: TrayItem | None) -> None:
        if item is not None and item.resource is not None:
            row = self.hits.row_of(item.resource.id)
            self.view.detail.show_resource(item.resource, fit_of(None if row is None else self.hits.hit(row)))

    def _on_loosened(self, way: WayOut) -> None:
        """That nothing was found is on record before the condition is let go: it is an unmet need."""
        search = self.searching.as_record()
        if search is not None:
            self.controller.record(search)
        self.controller.set_search(**fields_of(way.query))
        self.view.focus_search()

    def _on_retyped(self, text: str) -> None:
        self.controller.set_text(text)
        self.view.focus_search()

    def _on_near_chosen(self, hit: Hit) -> None:
        self.view.detail.show_resource(hit.resource, fit_of(hit))
        self._tell_keys()

    def _on_window_picked(self, window: Resource) -> None:
        self.acts.steps.pick(window, self.searching.as_record())

    def _on_draft_found(self, _case: Case) -> None:
        self.context.say(_("前回の途中の相談を開きました。"))
        self.view.focus_search()

    def _on_data_changed(self, changed: frozenset[tuple[str, str]]) -> None:
        ids = {record for kind, record in changed if kind == _RESOURCE}
        if not ids:
            return
        self.searching.ask_again(len(self.hits.hits))
        for item in self.controller.case.tray:
            if item.resource is not None and item.resource.id in ids:
                self.context.background.read(self, read_resource, item.resource.id, then=self._on_read)

    def _on_read(self, resource: Resource | None) -> None:
        if resource is not None:
            self.controller.refresh(resource)

    def _on_edited(self, resource: Resource) -> None:
        state = state_of(resource, datetime.now())
        self.hits.replace(resource, lambda hit: replace(hit, resource=resource, state=state))
        self.controller.refresh(resource)
        shown = self.view.detail.resource
        if shown is not None and shown.id == resource.id:
            hit = self.view.results.current
            is_hit = hit is not None and hit.resource.id == resource.id
            self.view.detail.show_resource(resource, fit_of(hit if is_hit else None))

    def _on_resident_view(self, is_shown: bool) -> None:
        self._stack.setCurrentWidget(self.resident if is_shown else self.view)
        if is_shown:
            self.resident.show_offers(self.controller.case.tray, self.view.detail.resource)
        else:
            self.view.focus_search()
        self.keys_changed.emit()

    def _tell_keys(self) -> None:
        """The main window lays its keys out anew only where they differ."""
        told = [(key.key, key.text, key.is_enabled) for key in self.keys()]
        if told != self._told_keys:
            self._told_keys = told
            self.keys_changed.emit()

    def _seen(self) -> Beholder:
        return Beholder(
            now=datetime.now(),
            catalogue=active(),
            vocabulary=self.context.vocabulary,
            colours=self.context.theme.colours,
            confirmation_days=self.context.preferences.confirmation_days,
        )
