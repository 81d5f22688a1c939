"""つながり between resources: kept with the record, told to the feed, never doubled or dangling, and undoable."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import delete

from desk import changes
from desk.database import Database
from desk.errors import DeskError, LostRace
from desk.models import Resource
from desk.models.facts import public_record
from desk.records.codes import Kind, Relation
from desk.records.editing import Edit
from desk.records.ids import new_id
from desk.records.resource import Link
from desk.services import links
from desk.services import resources as service
from desk.services.storing import Storing, store
from tests.make import make_course, make_resource

COURSE, CIRCLE, TALENT = make_course(), make_resource(Kind.CIRCLE), make_resource(Kind.TALENT)


@pytest.fixture
def kept(database: Database) -> Database:
    with database.writing() as session:
        store(session, [Storing(resource=one) for one in (COURSE, CIRCLE, TALENT)], desk="K7", who="")
    return database


def _add(kept: Database, relation: Relation, target: str, *, version: int = 1, source: str = CIRCLE.id) -> Edit:
    with kept.writing() as session:
        link = Link(relation=relation, target=target, note="修了生が作った会です。")
        return links.add(session, source, version, link, desk="K7", who="田中")


def test_that_a_link_is_kept_with_the_record_and_told_to_the_feed(kept: Database) -> None:
    edit = _add(kept, Relation.BORN_OF, COURSE.id)
    link = Link(relation=Relation.BORN_OF, target=COURSE.id, note="修了生が作った会です。")
    assert (edit.resource.links, edit.resource.version) == ((link,), 2)
    with kept.reading() as session:
        assert public_record(session, CIRCLE.id) == edit.resource
        told, difference = changes.history(session, CIRCLE.id)[-1]
    assert (told.action, told.who) == ("add_link", "田中")
    assert difference == {
        "links": [[], [{"relation": "born_of", "target": COURSE.id, "note": "修了生が作った会です。"}]]
    }


def test_that_a_removed_link_comes_back_by_undo_and_an_added_one_goes(kept: Database) -> None:
    added = _add(kept, Relation.BORN_OF, COURSE.id)
    with kept.writing() as session:
        removed = links.remove(session, CIRCLE.id, 2, Relation.BORN_OF, COURSE.id, desk="K7", who="田中")
    assert removed.resource.links == ()
    with kept.writing() as session:
        assert service.undo(session, removed.id, desk="K7", who="田中").resource.links == added.resource.links
    with kept.writing() as session:
        assert service.undo(session, added.id, desk="K7", who="田中").resource.links == ()


def test_that_an_undo_leaves_links_that_were_added_since(kept: Database) -> None:
    first = _add(kept, Relation.BORN_OF, COURSE.id)
    second = _add(kept, Relation.LEADS_TO, TALENT.id, version=2)
    with kept.writing() as session:
        undone = service.undo(session, first.id, desk="K7", who="田中")
    assert undone.resource.links == second.resource.links[1:]


def test_that_an_undo_does_not_overrun_a_later_change_of_the_same_link(kept: Database) -> None:
    added = _add(kept, Relation.BORN_OF, COURSE.id)
    with kept.writing() as session:
        links.remove(session, CIRCLE.id, 2, Relation.BORN_OF, COURSE.id, desk="B3", who="佐藤")
    with pytest.raises(DeskError), kept.writing() as session:
        service.undo(session, added.id, desk="K7", who="田中")


def test_that_nothing_is_linked_with_itself_twice_or_with_nothing(kept: Database) -> None:
    _add(kept, Relation.SAME_TEACHER, COURSE.id)
    for source, target, relation in (
        (CIRCLE.id, CIRCLE.id, Relation.LEADS_TO),
        (CIRCLE.id, COURSE.id, Relation.SAME_TEACHER),
        (COURSE.id, CIRCLE.id, Relation.SAME_TEACHER),
        (CIRCLE.id, new_id(), Relation.LEADS_TO),
    ):
        with pytest.raises(DeskError):
            _add(kept, relation, target, version=2 if source == CIRCLE.id else 1, source=source)
    _add(kept, Relation.LEADS_TO, CIRCLE.id, source=COURSE.id)
    _add(kept, Relation.LEADS_TO, COURSE.id, version=2)


def test_that_an_older_version_loses_the_race(kept: Database) -> None:
    _add(kept, Relation.BORN_OF, COURSE.id)
    with pytest.raises(LostRace):
        _add(kept, Relation.LEADS_TO, TALENT.id, version=1)


def test_that_removing_what_is_gone_says_so(kept: Database) -> None:
    with pytest.raises(DeskError), kept.writing() as session:
        links.remove(session, CIRCLE.id, 1, Relation.BORN_OF, COURSE.id, desk="K7", who="田中")


def test_that_a_link_goes_with_the_record_it_leads_to(kept: Database) -> None:
    _add(kept, Relation.BORN_OF, COURSE.id)
    with kept.writing() as session:
        session.execute(delete(Resource).where(Resource.id == COURSE.id))
    with kept.reading() as session:
        found = public_record(session, CIRCLE.id)
    assert found is not None
    assert found.links == ()


def test_that_records_stored_together_may_lead_to_each_other_but_not_to_nowhere(database: Database) -> None:
    there, nowhere = (
        Link(relation=Relation.BORN_OF, target=COURSE.id),
        Link(relation=Relation.LEADS_TO, target=new_id()),
    )
    with database.writing() as session:
        linked = replace(CIRCLE, links=(there, nowhere))
        store(session, [Storing(resource=linked), Storing(resource=COURSE)], desk="K7", who="")
    with database.reading() as session:
        found = public_record(session, CIRCLE.id)
    assert found is not None
    assert found.links == (there,)
