"""The places and organisations to choose from, and what lies round a record."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from desk.records.browse import Named
from desk.records.codes import Kind, Relation
from desk.records.resource import Link, Organization, Place, Resource
from desk.records.search import NextStep
from desk.records.vocabulary import Vocabulary
from desk.search import analyser
from desk.search.find import Index
from desk.search.writing import IndexWriter
from tests.make import make_resource
from tests.search.conftest import MakeIndex

NOW = datetime(2026, 11, 20, 10)
HALL = Place(name="本町公民館", reading="ホンチョウコウミンカン", room="ホール")
GROVE = Place(name="雑木台ふれあいの森", reading="ゾウキダイフレアイノモリ")


def course(resource_id: str, place: Place, organization: Organization | None = None) -> Resource:
    return make_resource(id=resource_id, place=place, organization=organization, municipality="けやき野市")


@pytest.mark.parametrize("typed", ["", "公民館", "ほんちょう", "honchou", "ホンチョウ 公民"])
def test_that_a_place_is_found_by_part_of_its_name_or_reading(make_index: MakeIndex, typed: str) -> None:
    index = make_index(course("1", HALL), course("2", HALL), make_resource(Kind.FACILITY, title="森", place=GROVE))
    found = index.names("place", typed)
    assert Named(name="本町公民館", total=2) in found
    assert (Named(name="雑木台ふれあいの森", total=1) in found) is (typed == "")


def test_that_places_stand_in_the_order_of_their_readings_and_the_city_by_its_sections(make_index: MakeIndex) -> None:
    sports = Organization(name="けやき野市", section="スポーツ課")
    club = Organization(name="あおだけの会", section="事務局")
    index = make_index(course("1", HALL, sports), course("2", GROVE, club))
    assert [named.name for named in index.names("place")] == ["雑木台ふれあいの森", "本町公民館"]
    assert [named.name for named in index.names("organization")] == ["あおだけの会", "けやき野市 スポーツ課"]
    assert len(index.names("place", limit=1)) == 1


def test_that_a_name_without_a_reading_is_found_and_ordered_by_the_dictionarys(make_index: MakeIndex) -> None:
    unread = (Place(name="中央公民館"), Place(name="市民会館"), Place(name="青葉図書館"))
    index = make_index(*(course(str(number), place) for number, place in enumerate(unread)))
    assert [named.name for named in index.names("place")] == ["青葉図書館", "市民会館", "中央公民館"]
    assert [named.name for named in index.names("place", "ちゅうおう")] == ["中央公民館"]


def test_that_a_name_goes_with_its_last_record_and_comes_with_a_new_one(tmp_path: Path) -> None:
    analyser.load()
    path = tmp_path / "index.db"
    with IndexWriter(path) as writer:
        writer.rebuild([course("1", HALL)], Vocabulary(), {})
        with Index(path) as index:
            writer.update([course("1", GROVE)])
            assert index.names("place") == (Named(name="雑木台ふれあいの森", total=1),)
            writer.delete(["1"])
            assert index.names("place") == ()


def test_that_a_record_knows_what_lies_round_it(make_index: MakeIndex) -> None:
    sports = Organization(name="けやき野市", section="スポーツ課")
    circle = make_resource(Kind.CIRCLE, id="circle", links=(Link(relation=Relation.BORN_OF, target="1"),))
    hall = make_resource(Kind.FACILITY, id="hall", title="本町公民館", place=HALL)
    index = make_index(hall, course("1", HALL, sports), course("2", GROVE, sports), circle)
    around = index.surroundings("1", NOW)
    assert around is not None
    assert around.steps == (NextStep(relation=Relation.BORN_OF, resource=circle, is_back=True),)
    assert around.place is None, "nothing else is there"
    assert around.organization == Named(name="けやき野市 スポーツ課", total=2)
    at_hall = index.surroundings("hall", NOW)
    assert at_hall is not None
    assert at_hall.place == Named(name="本町公民館", total=1)
    assert index.surroundings("nothing", NOW) is None
