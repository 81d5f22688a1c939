"""How words are read on sheets: looked up, pointed at, and corrected for good, at this desk at once and then everywhere."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from desk.errors import DeskError
from desk.i18n import _
from desk.records.case import Sheet
from desk.records.ids import new_id
from desk.records.reading import Known, Reading, Source
from desk.records.search import Query
from desk.text import has_kanji, hiragana, is_kana
from desk.work.desk import Desk

LONGEST = 40
"""Characters of a word that is read in its own way."""
_COPY = "readings"
_LOOKED_AT = 20
_LEAST_STEP = timedelta(microseconds=1)
_NEVER_FIRST = re.compile(r"[ぁぃぅぇぉっゃゅょゎんー]")


def corrections(desk: Desk) -> dict[str, Reading]:
    """The latest correction of every word, by word: those of all desks, and of this one what is still on its way."""
    latest: dict[str, Reading] = {}
    for told in (*(desk.outbox.kept(_COPY, tuple[Reading, ...]) or ()), *desk.outbox.readings.all()):
        held = latest.get(told.word)
        if held is None or told.at > held.at:
            latest[told.word] = told
    return latest


def city_readings(desk: Desk) -> dict[str, str]:
    """The words that the city reads in its own way, with their readings in hiragana."""
    return {word: told.reading for word, told in corrections(desk).items() if told.reading}


def reading_of(desk: Desk, word: str) -> Known:
    """How a word is read, and where that comes from. Raises DeskError for a word that bears no reading."""
    from desk.paper.looking_up import looked_up
    from desk.paper.names import Names

    word = _checked_word(word)
    return _with_who(desk, looked_up(word, Names(known=_by_records(desk, word), city=city_readings(desk))))


def word_under(desk: Desk, sheet: Sheet, page: int, x: float, y: float) -> Known | None:
    """The word under a point of a sheet: ``page`` from 0, ``x`` and ``y`` in points from its top left.

    None where no word with kanji stands.
    """
    from desk.paper.looking_up import word_at
    from desk.paper.names import names_on
    from desk.paper.pointing import line_at

    found = line_at(sheet.pdf, page, x, y)
    if found is None:
        return None
    line, place = found
    names = replace(names_on(sheet.handout), city=city_readings(desk))
    known = word_at(line, place, names)
    return _with_who(desk, known) if known is not None else None


def correct_reading(desk: Desk, word: str, reading: str, staff: str) -> tuple[Known, Known]:
    """Read a word so from now on, in the whole city; an empty reading takes the city's correction back.

    Returns what was known of the word before, and what is now. It is durable and in use at this desk when this returns;
    the other desks have it once it is delivered. Raises DeskError where word or reading can't stand on a sheet.
    """
    word = _checked_word(word)
    reading = _checked_reading(word, reading) if reading.strip() else ""
    before = reading_of(desk, word)
    held = corrections(desk).get(word)
    if (held.reading if held else "") != reading:
        now = datetime.now(UTC)
        # A clock that is slow here must not make this the older one.
        at = max(now, held.at + _LEAST_STEP) if held else now
        desk.outbox.readings.put(Reading(id=new_id(), word=word, reading=reading, by=staff, at=at))
    return before, reading_of(desk, word)


def _checked_word(word: str) -> str:
    from desk.paper.plain_text import one_line

    word = one_line(word)
    if not has_kanji(word):
        raise DeskError(_("漢字のある言葉を指定してください。"))
    if len(word) > LONGEST:
        raise DeskError(_("言葉は{count}文字までにしてください。").format(count=LONGEST))
    return word


def _checked_reading(word: str, reading: str) -> str:
    """The reading in hiragana. Raises DeskError where it isn't kana, or doesn't go with the kana of the word."""
    from desk.paper.aligning import fit
    from desk.paper.plain_text import one_line

    reading = hiragana(one_line(reading)).replace(" ", "")
    if has_kanji(reading):
        raise DeskError(_("読み「{reading}」に漢字が残っています。かなだけで書いてください。").format(reading=reading))
    if not is_kana(reading) or _NEVER_FIRST.match(reading):
        raise DeskError(_("読みは、ひらがなかカタカナで書いてください。"))
    if len(fit(word, reading)) < _parts(word):
        raise DeskError(
            _(
                "読み「{reading}」は、「{word}」のかなの部分と合いません。言葉の初めから終わりまでの読みを書いてください。"
            ).format(reading=reading, word=word)
        )
    return reading


def _parts(word: str) -> int:
    """How many pieces a word has where its kana stand apart from its kanji; numbers melt with what follows."""
    if any(character.isdigit() for character in word):
        return 0
    return len(re.findall(r"[ぁ-ゖァ-ヺー]+|[^ぁ-ゖァ-ヺー]+", word))


def _by_records(desk: Desk, word: str) -> dict[str, str]:
    """The reading that a record gives to exactly this name; none where the index can't answer."""
    from desk.paper.names import readings_in

    try:
        hits = desk.index.find(Query(text=word, limit=_LOOKED_AT), datetime.now()).hits
    except DeskError:
        return {}
    told = (readings_in(hit.resource).get(word) for hit in hits)
    reading = next((one for one in told if one), "")
    return {word: reading} if reading else {}


def _with_who(desk: Desk, known: Known) -> Known:
    if known.source is not Source.CITY:
        return known
    told = corrections(desk).get(known.word)
    return replace(known, by=told.by) if told is not None else known
