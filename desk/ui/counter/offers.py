"""From what the index suggests to what the case takes: もしかして, words read alike, life stages, circumstances, needs.

A suggestion that is taken narrows the search like any chip and is part of the record. Where nothing would be left, it
is only noted: on record all the same, and the list stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject

from desk.i18n import _, active
from desk.records.case import Case
from desk.records.search import Results, Suggestion
from desk.ui.context import Context
from desk.ui.counter.case_controller import CaseController, is_typing
from desk.ui.counter.offer_bar import OfferBar, Offered
from desk.ui.counter.searching import Searching

FIELDS = {"life_stage": "life_stages", "circumstance": "circumstances", "need": "needs"}
"""The field of a case for each sort of suggestion."""

CORRECTION, HOMOPHONE = "correction", "homophone"
MOST_SUGGESTIONS = 6


class Offers(QObject):
    """Fills the line under the search box and does what its chips say."""

    def __init__(
        self,
        context: Context,
        controller: CaseController,
        searching: Searching,
        bar: OfferBar,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._controller, self._searching, self._bar = context, controller, searching, bar
        self._results: Results | None = None
        self._dropped: set[tuple[str, str]] = set()
        self._case_id = controller.case.id
        bar.pressed.connect(self.take)
        bar.dropped.connect(self.drop)
        controller.changed.connect(self._on_changed)

    def show_results(self, results: Results) -> None:
        """Offer what this answer suggests."""
        self._results = results
        self._refresh()

    def retranslate(self) -> None:
        """Say everything in the active language."""
        self._bar.retranslate()
        self._refresh()

    def take(self, one: Offered) -> None:
        """Take what a chip says, or give a suggestion back that was taken."""
        if one.sort in (CORRECTION, HOMOPHONE):
            self._controller.set_text(one.code)
        elif one.is_taken:
            self._give_back(one)
        else:
            self._searching.when_ready(lambda: self._accept(one))

    def drop(self) -> None:
        """What is suggested doesn't fit: put away for this case what was not taken."""
        self._dropped.update((one.sort, one.code) for one in self._bar.offered if not one.is_taken)
        self._refresh()

    def _on_changed(self, before: Case, after: Case) -> None:
        """While one types, the line waits for the answer: it would be laid out twice for every letter."""
        if not (is_typing(before, after) and after.text.strip()):
            self._refresh()

    def _accept(self, one: Offered) -> None:
        field = FIELDS[one.sort]
        results = self._searching.results or self._results
        counts = results.facets.get(one.sort) if results is not None and not results.approximate else None
        if counts is not None and not counts.get(one.code) and not getattr(self._controller.case, field):
            self._controller.note(f"{one.sort}:{one.code}", True)
            name = self._name(one.sort, one.code)
            self._context.say(_("「{name}」で絞り込むと何も残らないので、記録だけします。").format(name=name))
        else:
            self._controller.switch(field, one.code, True)

    def _give_back(self, one: Offered) -> None:
        if one.code in getattr(self._controller.case, FIELDS[one.sort]):
            self._controller.switch(FIELDS[one.sort], one.code, False)
        self._controller.note(f"{one.sort}:{one.code}", False)

    def _refresh(self) -> None:
        case = self._controller.case
        if case.id != self._case_id:
            self._case_id = case.id
            self._dropped.clear()
        offered = tuple(self._offered())
        can_drop = any(one.sort in FIELDS and not one.is_taken for one in offered)
        if offered or case.text.strip():
            self._bar.show_offered(offered, can_drop=can_drop)
        else:
            self._bar.clear()

    def _offered(self) -> Iterator[Offered]:
        results, case = self._results, self._controller.case
        is_current = results is not None and results.query.text == case.text
        if results is not None and is_current:
            for correction in results.corrections:
                yield Offered(
                    sort=CORRECTION,
                    code=correction.text,
                    text=correction.text,
                    lead=_("もしかして"),
                    count=correction.total,
                )
            for homophone in results.homophones:
                yield Offered(
                    sort=HOMOPHONE,
                    code=homophone.word,
                    text=homophone.word,
                    lead=_("同じ読み"),
                    count=homophone.total,
                    is_taken=homophone.word == case.text.strip(),
                )
        suggestions = results.suggestions if results is not None and case.text.strip() else ()
        yield from self._suggested(suggestions)

    def _suggested(self, suggestions: tuple[Suggestion, ...]) -> Iterator[Offered]:
        """Those of the newest answer, side by side where they come from the same words; then what is only noted."""
        case = self._controller.case
        facets = self._results.facets if self._results is not None else {}
        said = list(dict.fromkeys(one.because for one in suggestions))
        shown = [
            one
            for one in suggestions
            if one.sort in FIELDS and ((one.sort, one.code) not in self._dropped or self._is_taken(one.sort, one.code))
        ]
        shown = sorted(shown[:MOST_SUGGESTIONS], key=lambda one: said.index(one.because))
        for one in shown:
            lead = _("「{words}」").format(words=one.because) if one.because else ""
            counts = facets.get(one.sort)
            yield self._suggestion(one.sort, one.code, lead, None if counts is None else counts.get(one.code, 0))
        there = {(one.sort, one.code) for one in shown}
        for noted in case.noted:
            sort, _colon, code = noted.partition(":")
            if sort in FIELDS and (sort, code) not in there:
                yield self._suggestion(sort, code, _("記録"), None)

    def _suggestion(self, sort: str, code: str, lead: str, count: int | None) -> Offered:
        name = self._name(sort, code)
        is_noted = f"{sort}:{code}" in self._controller.case.noted
        if is_noted:
            text = _("{name}（記録のみ）").format(name=name)
        else:
            text = _("{name}？").format(name=name)
        tip = _("{words}から思いあたること").format(words=lead) if lead else ""
        return Offered(
            sort=sort, code=code, text=text, lead=lead, count=count, is_taken=self._is_taken(sort, code), tip=tip
        )

    def _is_taken(self, sort: str, code: str) -> bool:
        case = self._controller.case
        return code in getattr(case, FIELDS[sort]) or f"{sort}:{code}" in case.noted

    def _name(self, sort: str, code: str) -> str:
        return self._context.vocabulary.name(sort, code, active().language)
