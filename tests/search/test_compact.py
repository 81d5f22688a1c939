"""Records as short JSON come back whole."""

from __future__ import annotations

import msgspec
from hypothesis import given

from desk.records.resource import Resource
from desk.search import compact
from tests.make import make_course, make_resource, resources


@given(resources())
def test_that_any_record_comes_back_as_it_was(resource: Resource) -> None:
    assert compact.decoder().decode(compact.encode(resource)) == resource


def test_that_defaults_are_left_out() -> None:
    assert msgspec.json.decode(compact.encode(make_resource(id="1"))).keys() <= {
        "id",
        "kind",
        "title",
        "course",
        "contact",
        "hours",
        "participation",
        "application",
        "provenance",
    }
    assert len(compact.encode(make_course())) < 0.8 * len(msgspec.json.encode(make_course()))
