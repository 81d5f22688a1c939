"""Names with the readings that records give them, cut word by word; and what the city itself is called."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from desk.paper.aligning import Segment, aligned, expected
from desk.paper.plain_text import plain
from desk.paper.words import Trust, words
from desk.records.consultation import Handout
from desk.records.resource import Resource
from desk.text import has_kanji, hiragana, is_kanji

_NOT_KANA = re.compile(r"[^ぁ-ゖー]")
_SEPARATED = re.compile(r"[（(〈《「『【\[～〜―─:：\u3000 　／/]")
_BLOCK = re.compile(r"[一二三四五六七八九十〇0-9０-９]+丁目$")
_NUMBER = re.compile(r"\s*[0-9０-９]+$")
_IN_BRACKETS = re.compile(r"[（(].*")
_PERSON = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af々〆ヶ]{1,4} [^ 、・]{1,6}")
"""山野 みどり: a family name and a given one; a profession has no space."""
_PARTS_OF_CITY = frozenset("市区東西南北")
_SHORTEST_STEM = 2
_WHOLE_NAME = 5


@lru_cache(maxsize=1024)
def named(name: str, reading: str) -> tuple[Segment, ...]:
    """A name with the reading its record gives it; without ruby where the reading is not of this name.

    Records often read only the name itself, not what stands in brackets or after a dash: what fits best holds.
    """
    name = plain(name)
    pieces, parts = re.split(r"([ \u3000]+)", name), reading.split()
    if len(parts) > 1 and len(pieces) == 2 * len(parts) - 1:
        # 小平 七海, コダイラ ナナミ: the spaces say which part reads which.
        found: list[Segment] = []
        for number, piece in enumerate(pieces):
            segments = ((piece, ""),) if number % 2 else _aligned_piece(piece, parts[number // 2])[1]
            found.extend(segments)
        if all(ruby or not has_kanji(base) for base, ruby in found):
            return tuple(found)
    return _aligned_piece(name, reading)[1]


def _aligned_piece(name: str, reading: str) -> tuple[float, tuple[Segment, ...]]:
    """The best fit of a reading to all of a name, to the name without brackets, or to its beginning."""
    kana = _kana(reading)
    reads_digits = not any(character.isdigit() for character in reading)
    for read, silent in ((name, ()), *_shortened(name)):
        # Most readings are what the dictionary expects of all that they read: then nothing has to be weighed.
        exact = expected(words(read, Trust.ALL), kana)
        if exact is not None:
            return 0.0, (*exact, *silent)
    best = aligned(words(name, Trust.ALL), kana, reads_digits=reads_digits)
    for read, silent in _shortened(name):
        found = aligned(words(read, Trust.ALL), kana, reads_digits=reads_digits)
        if found is not None and (best is None or found[0] < best[0]):
            best = found[0], (*found[1], *silent)
    if best is None and kana and all(map(is_kanji, name)) and len(name) <= _WHOLE_NAME:
        # Nothing in a name of kanji alone contradicts its reading, however rare: 七五三 しめ.
        return 0.0, ((name, kana),)
    return best or (float("inf"), ((name, ""),))


def _shortened(name: str) -> Iterator[tuple[str, tuple[Segment, ...]]]:
    """Beginnings of a name that may be all that its reading covers, each with the rest."""
    for match in _SEPARATED.finditer(name):
        if match.start() > 0:
            yield name[: match.start()], ((name[match.start() :], ""),)


def _kana(reading: str) -> str:
    return _NOT_KANA.sub("", hiragana(plain(reading)))


@dataclass(frozen=True, slots=True)
class Names:
    """The names that occur on a sheet, and the words that the city reads in its own way (``city``).

    ``people`` are persons whom nobody read: nothing of their names is guessed.
    ``known`` carries their readings from the records. ``unread`` are names of places and bodies that no record reads,
    ``addresses`` addresses of which that is so: the dictionary is not trusted with them.
    """

    known: Mapping[str, str] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()
    city: Mapping[str, str] = field(default_factory=dict)
    people: frozenset[str] = frozenset()

    def all(self) -> tuple[str, ...]:
        """Every name and address, read or not, longer ones first."""
        return tuple(sorted({*self.known, *self.unread, *self.addresses, *self.people}, key=len, reverse=True))


def names_on(handout: Handout) -> Names:
    """The names on a sheet: of every record, of the city and of the window."""
    resources = [item.resource for item in handout.items if item.resource is not None]
    resources += [step.resource for item in handout.items for step in item.steps]
    resources += [item.former.resource for item in handout.items if item.former and item.former.resource]
    pairs = [pair for resource in resources for pair in _pairs(resource)]
    pairs += [(mark.name, mark.reading) for item in handout.items for mark in item.landmarks]
    pairs.append((handout.window, handout.window_reading))
    pairs += [_town(handout.town.name, handout.town.reading)] if handout.town is not None else []
    addresses = {r.place.address: r.place.address_reading for r in resources if r.place is not None and r.place.address}
    titles = {r.title: r.reading for r in resources}
    known = {
        **_city(handout.city, addresses),
        **{name: reading for name, reading in (*addresses.items(), *titles.items(), *pairs) if reading},
    }
    others = {handout.city, *(name for name, _reading in pairs)}
    return Names(
        known={name: reading for name, reading in known.items() if has_kanji(name)},
        unread=frozenset(name for name in others if has_kanji(name) and name not in known),
        addresses=frozenset(address for address, reading in addresses.items() if not reading),
        people=frozenset(name for name in map(_teacher, resources) if _PERSON.fullmatch(name) and name not in known),
        city={plain(word): reading for word, reading in handout.readings},
    )


def _town(name: str, reading: str) -> tuple[str, str]:
    """A town with its reading; where lists have 本町二丁目 as ホンチョウ 2, the part of it that they read."""
    return (_BLOCK.sub("", name), _NUMBER.sub("", reading)) if _NUMBER.search(reading) else (name, reading)


def readings_in(resource: Resource) -> dict[str, str]:
    """The names that a record reads, with its readings."""
    place = resource.place
    pairs = [(resource.title, resource.reading), *_pairs(resource)]
    if place is not None:
        pairs.append((place.address, place.address_reading))
    return {plain(name): reading for name, reading in pairs if reading and has_kanji(name)}


def _teacher(resource: Resource) -> str:
    """Who teaches a course, without what stands in brackets behind the name."""
    course = resource.course
    return plain(_IN_BRACKETS.sub("", course.teacher)) if course is not None else ""


def _pairs(resource: Resource) -> Iterator[tuple[str, str]]:
    """Names of places, bodies and teachers in a record, with their readings."""
    if resource.course is not None and resource.course.teacher_reading:
        yield _teacher(resource), resource.course.teacher_reading
    contact, place, organization = resource.contact, resource.place, resource.organization
    if place is not None:
        yield place.name, place.reading
    if organization is not None:
        yield organization.name, organization.reading
    if contact.reading or all(contact.name != (other and other.name) for other in (place, organization)):
        yield contact.name, contact.reading


def _city(city: str, addresses: Mapping[str, str]) -> dict[str, str]:
    """The reading of the city's name: as the records' addresses have it, else the dictionary's where that knows it for a city."""
    told = city_names(city, addresses)
    if told or not has_kanji(city):
        return told
    sounded, common = words(city, Trust.ALL), {word for word, reading in words(city, Trust.COMMON) if reading}
    is_known = city[-1] in "市区" and all(reading for _word, reading in sounded)
    if not is_known or common - _PARTS_OF_CITY:
        # 国立市 is こくりつ to the dictionary; 町 is まち in one county and ちょう in the next.
        return {}
    return with_stem(city, "".join(reading for _word, reading in sounded))


def with_stem(name: str, reading: str) -> dict[str, str]:
    """A city's name with its reading, and the name without 市: people say けやき野駅, not けやき野市駅."""
    reading = _kana(reading)
    names = {name: reading}
    for ending, kana in (("市", "し"), ("区", "く"), ("町", "ちょう"), ("町", "まち"), ("村", "むら"), ("村", "そん")):
        if name.endswith(ending) and reading.endswith(kana) and len(name) > _SHORTEST_STEM:
            names[name.removesuffix(ending)] = reading.removesuffix(kana)
    return names


def city_names(city: str, addresses: Mapping[str, str]) -> dict[str, str]:
    """The readings of the city's name that its records' addresses tell; empty where none begins with it."""
    for address, reading in addresses.items():
        if not address.startswith(city) or not reading:
            continue
        at, kana = 0, ""
        for base, ruby in named(address, reading):
            if at >= len(city):
                break
            kana += ruby or hiragana(base)
            at += len(base)
        if at == len(city) and not _NOT_KANA.search(kana):
            return with_stem(city, kana)
    return {}
