"""What happens at a place and what an organisation offers, by their exact names."""

from __future__ import annotations

from datetime import datetime

from desk.records.codes import Kind
from desk.records.resource import Organization, Place
from desk.records.search import Query
from desk.search.find import Index
from tests.make import make_resource
from tests.search.conftest import MakeIndex

NOW = datetime(2026, 11, 20, 10)


def ids(index: Index, query: Query) -> set[str]:
    results = index.find(query, NOW)
    assert results.total == len(results.hits)
    return {hit.resource.id for hit in results.hits}


def test_that_a_place_finds_what_happens_there_but_not_itself(make_index: MakeIndex) -> None:
    hall, annex = Place(name="本町公民館", room="ホール"), Place(name="本町公民館 別館")
    index = make_index(
        make_resource(Kind.FACILITY, id="hall", title="本町公民館", place=hall),
        make_resource(Kind.FACILITY, id="corner", title="子ども文庫", place=hall),
        make_resource(id="course", place=hall),
        make_resource(Kind.CIRCLE, id="circle", title="本町公民館の友の会", place=annex),
    )
    assert ids(index, Query(place="本町公民館")) == {"course", "corner"}
    assert ids(index, Query(place=" 本町 公民館　別館")) == {"circle"}
    assert ids(index, Query(place="本町公民館", text="スマートフォン")) == {"course"}
    assert ids(index, Query(place="本町公民館", kinds=(Kind.FACILITY,))) == {"corner"}
    assert ids(index, Query(place="本町")) == set()
    assert ids(index, Query(place="！？")) == set()


def test_that_an_organisation_finds_what_it_offers_with_its_section_or_without(make_index: MakeIndex) -> None:
    index = make_index(
        make_resource(id="learning", organization=Organization(name="けやき野市", section="生涯学習課")),
        make_resource(id="sports", organization=Organization(name="けやき野市", section="スポーツ課")),
        make_resource(id="other", organization=Organization(name="榎戸市", section="スポーツ課")),
    )
    assert ids(index, Query(organization="けやき野市")) == {"learning", "sports"}
    assert ids(index, Query(organization="けやき野市 スポーツ課")) == {"sports"}
    assert ids(index, Query(organization="スポーツ課")) == set()
