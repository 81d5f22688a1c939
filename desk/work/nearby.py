"""What a sheet says of the way to a place: the facilities around it and the minutes on foot, from the index alone."""

from __future__ import annotations

import re
from datetime import datetime

from desk.errors import DeskError
from desk.records.codes import Kind
from desk.records.nearby import Landmark
from desk.records.resource import Resource
from desk.records.search import Query
from desk.records.town import Town
from desk.work.desk import Desk

MOST_LANDMARKS = 12
"""More than a map has room for: which of them fit is seen when it is drawn."""
_AROUND = 20
"""So many minutes on foot around a place is the land that a map may show."""
_KNOWN = re.compile(
    "役所|役場|支所|図書館|公民館|学校|大学|体育館|ホール|会館|博物館|美術館|病院|公園|郵便局|警察|交番|消防署|駅"
)
_LESS_KNOWN = 1.5
"""A place of another sort counts as so many times as far away when it is decided which ones a map names."""
_LONGEST_WALK = 60
"""Minutes; who lives farther away takes a bus or a train."""


def landmarks(desk: Desk, resource: Resource) -> tuple[Landmark, ...]:
    """Facilities of the data around a resource's place, its own among them; each name once.

    The nearest come first, but one that everybody knows before another that is a little nearer. Around talent there are
    some only where they teach in one of these facilities: where they are at home is nobody's business. Around an advice
    desk there are none whose names a sheet must not bear. A sheet doesn't wait for the index: where that can't answer, the map goes without.
    """
    from desk.search.find import Interrupted
    from desk.search.walking import metres
    from desk.work.discretion import quoted, words_of_distress

    place = resource.place
    if place is None or place.latitude is None or place.longitude is None:
        return ()
    here = Town(code="", municipality="", name=place.name, latitude=place.latitude, longitude=place.longitude)
    query = Query(kinds=(Kind.FACILITY,), town=here, within=_AROUND, nearest_first=True, limit=MOST_LANDMARKS)
    try:
        hits = desk.index.find(query, datetime.now()).hits
    except (DeskError, Interrupted):
        return ()
    found: dict[str, tuple[float, Landmark]] = {}
    hurting = words_of_distress(desk) if resource.kind is Kind.WINDOW else ()
    for hit in hits:
        mark = _landmark(hit.resource)
        if mark is not None and not quoted(mark.name, hurting):
            far = metres(mark.latitude, mark.longitude, here) * (1.0 if _is_known(hit.resource) else _LESS_KNOWN)
            found.setdefault(mark.name, (far, mark))
    if resource.kind is Kind.TALENT and place.name not in found:
        return ()
    return tuple(mark for _far, mark in sorted(found.values(), key=lambda one: one[0]))


def _is_known(resource: Resource) -> bool:
    """Whether it is of a sort that people of a town can name."""
    sort = resource.facility.facility_type if resource.facility is not None else ""
    return _KNOWN.search(f"{resource.title} {sort}") is not None


def _landmark(resource: Resource) -> Landmark | None:
    """A facility as a landmark; None where it isn't known where it is, as those are found, too."""
    place = resource.place
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return Landmark(
        name=resource.title,
        reading=resource.reading,
        english=resource.english,
        latitude=place.latitude,
        longitude=place.longitude,
    )


def walk(resource: Resource, town: Town | None) -> int | None:
    """The estimated minutes on foot from a town; None where either isn't known, or nobody would walk so far.

    None for a 相談窓口 as well: who finds its sheet must not learn near which street somebody needs it.
    """
    from desk.search.walking import minutes

    place = resource.place
    if town is None or resource.kind in (Kind.TALENT, Kind.WINDOW) or place is None:
        return None
    if place.latitude is None or place.longitude is None:
        return None
    found = minutes(place.latitude, place.longitude, town)
    return found if found <= _LONGEST_WALK else None
