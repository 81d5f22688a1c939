"""The city's words: read for the editor, changed, tried out on past searches, and carried out and in as a workbook."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from desk.records.editing import WordEdit
from desk.records.search import Query, Results
from desk.records.vocabulary import Entry, Held, Helped, Missed, Phrase, Synonyms, Vocabulary
from desk.records.word_file import WordReport
from desk.work.desk import Desk, needs_truth, needs_truth_else

if TYPE_CHECKING:
    from desk.services.missed_searches import Vain

LOOKED_BACK = timedelta(days=365)
"""How long a search in vain counts: what was asked a season ago is asked again, older words speak of what is gone."""

MOST_MISSED = 300
"""Searches in vain that are shown, and tried out: a handful of work at the two milliseconds that a search takes."""


@needs_truth
def held_words(desk: Desk) -> tuple[Held, ...]:
    """All that the city can edit, with versions."""
    from desk.services import word_editing

    with desk.database.reading() as session:
        return word_editing.held_words(session)


@needs_truth
def write_word(desk: Desk, held: Held, staff: str) -> WordEdit:
    """Write an entry; without an id it is new. Raises LostRace and DeskError as the service does."""
    from desk.services import word_editing

    with desk.database.writing() as session:
        return word_editing.write_word(session, held, desk=desk.code, who=staff)


@needs_truth
def remove_word(desk: Desk, held: Held, staff: str) -> WordEdit:
    """Take an entry away. Raises LostRace and DeskError as the service does."""
    from desk.services import word_editing

    with desk.database.writing() as session:
        return word_editing.remove_word(session, held, desk=desk.code, who=staff)


@needs_truth
def undo_words(desk: Desk, edit_ids: tuple[str, ...], staff: str) -> None:
    """Take back what was done together. Raises DeskError when some of it was changed again since."""
    from desk.services import word_editing

    with desk.database.writing() as session:
        word_editing.undo_words(session, edit_ids, desk=desk.code, who=staff)


def missed_at_hand(desk: Desk) -> tuple[Missed, ...]:
    """What was searched for in vain at this desk lately, for when the truth is away."""
    from desk.services.missed_searches import missed

    return missed(_at_hand(desk, waiting_only=False), MOST_MISSED)


@needs_truth_else(missed_at_hand)
def missed_searches(desk: Desk) -> tuple[Missed, ...]:
    """What was searched for in vain at any desk within a year, what is not delivered yet included."""
    from desk.errors import TruthUnreachable
    from desk.services.missed_searches import missed, vain_searches

    try:
        with desk.database.reading() as session:
            told = vain_searches(session, _since())
    except TruthUnreachable:
        return missed_at_hand(desk)
    return missed([*told, *_at_hand(desk, waiting_only=True)], MOST_MISSED)


def hits_now(desk: Desk, texts: tuple[str, ...]) -> dict[str, int]:
    """How many hits each of these texts has by now."""
    now = datetime.now()
    return {text: desk.index.find(Query(text=text, limit=1), now).total for text in texts}


def helped_by(desk: Desk, entry: Entry, searched: tuple[Missed, ...]) -> tuple[Helped, ...]:
    """Of these searches those that an entry speaks to: how many hits they have, and would have with it.

    Nothing is written. Words that stand in the vocabulary already count among what there is.
    """
    from desk.search import analyser
    from desk.search.drafting import Draft

    times = {one.text: one.times for one in searched}
    draft = Draft(_alone(entry), analyser.load(), desk.index.vocabulary.stopwords)
    return tuple(
        Helped(
            text=before.query.text,
            times=times[before.query.text],
            before=before.total,
            after=after.total,
            first_before=_first(before),
            first_after=_first(after),
        )
        for before, after in desk.index.try_out(draft, times, datetime.now())
    )


@needs_truth
def export_vocabulary(desk: Desk, path: str) -> int:
    """Write all the city's words as an xlsx workbook; returns how many entries."""
    from desk.exchange.vocabulary_workbook import write_words

    return write_words(path, held_words(desk))


@needs_truth
def import_vocabulary(
    desk: Desk, path: str, staff: str = "", remove_missing: bool = False, dry_run: bool = False
) -> WordReport:
    """Take a workbook in, in one transaction; with ``dry_run`` only say what would be done.

    ``remove_missing``: what the workbook's sheets lack is taken away. Raises DeskError for what is no such workbook.
    """
    from desk.exchange.vocabulary_workbook import read_words
    from desk.models.words import city_vocabulary
    from desk.services.word_importing import take_in

    with desk.database.reading() as session:
        city = city_vocabulary(session)
    file = read_words(path, city)
    with desk.database.writing() as session:
        return take_in(session, file, remove_missing=remove_missing, dry_run=dry_run, desk=desk.code, who=staff)


def _alone(entry: Entry) -> Vocabulary:
    match entry:
        case Phrase():
            return Vocabulary(phrases=(entry,))
        case Synonyms():
            return Vocabulary(synonyms=(entry,))
        case _:
            return Vocabulary(terms=(entry,))


def _first(results: Results) -> str:
    return results.hits[0].resource.title if results.hits else ""


def _since() -> datetime:
    return datetime.now(UTC) - LOOKED_BACK


def _at_hand(desk: Desk, *, waiting_only: bool) -> list[Vain]:
    from desk.services.missed_searches import vain_in

    since = _since()
    found = (one for one in desk.outbox.consultations() if one.started >= since)
    return [vain for one in found if not (waiting_only and one.delivered) for vain in vain_in(one)]
