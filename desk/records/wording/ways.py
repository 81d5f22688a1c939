"""Ways out of an empty list, in words."""

from __future__ import annotations

from desk.i18n import Catalogue
from desk.records.codes import Condition, Kind
from desk.records.search import Reason
from desk.records.vocabulary import Vocabulary
from desk.records.ways import WayOut
from desk.records.wording.dates import listing
from desk.records.wording.marks import reason
from desk.records.wording.person import PERSON_FILTERS, person_filter


def way_out(way: WayOut, c: Catalogue, vocabulary: Vocabulary) -> str:
    """What to let go, as one would say it: 「無料」を外す, 「徒歩15分まで」を「徒歩30分まで」にする, ことばを消す."""
    sort, _colon, value = way.part.partition(":")
    if sort == "text":
        return c.gettext("ことばを消す")
    if sort == "word":
        return c.gettext("ことば「{word}」を消す").format(word=value)
    if sort == "municipality":
        return c.gettext("隣の市も含める")
    name = part(way.part, c, vocabulary)
    if way.instead:
        return c.gettext("「{name}」を「{other}」にする").format(name=name, other=part(way.instead, c, vocabulary))
    return c.gettext("「{name}」を外す").format(name=name)


def part(filters: str, c: Catalogue, vocabulary: Vocabulary) -> str:
    """A filter as it is logged, or several of one sort parted by commas ("when:sat-am,sun-am"), in words."""
    sort, _colon, values = filters.partition(":")
    if sort in ("place", "organization"):
        return values
    return listing((_named(sort, value, c, vocabulary) for value in values.split(",")), c)


def _named(sort: str, value: str, c: Catalogue, vocabulary: Vocabulary) -> str:
    if sort in ("life_stage", "need", "circumstance"):
        return vocabulary.name(sort, value, c.language)
    if sort == "condition":
        return reason(Reason(code=sort, value=Condition(value)), c, vocabulary)
    if sort == "kind":
        return reason(Reason(code=sort, value=Kind(value)), c, vocabulary)
    return person_filter(sort, value, c) if sort in PERSON_FILTERS else value
