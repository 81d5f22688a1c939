"""Next steps: both ends of what staff linked, then a few that are about the same and go on from it."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from desk.records.codes import Kind, Relation, State
from desk.records.resource import Application, Course, Link, Meeting, Resource
from desk.records.search import NextStep
from desk.records.vocabulary import Vocabulary
from desk.search import analyser
from desk.search.find import Index
from desk.search.writing import IndexWriter
from tests.make import make_resource
from tests.search.conftest import MakeIndex

NOW = datetime(2026, 11, 20, 10)


def links(*pairs: tuple[Relation, str]) -> tuple[Link, ...]:
    return tuple(Link(relation=relation, target=target) for relation, target in pairs)


def told(index: Index, resource_id: str) -> list[tuple[str, Relation | None, bool]]:
    return [(step.resource.id, step.relation, step.is_back) for step in index.next_steps(resource_id, NOW)]


def ended(resource_id: str, **changes: object) -> Resource:
    past = Course(meetings=(Meeting(starts=datetime(2026, 10, 1, 10)),))
    return make_resource(id=resource_id, title="墨で描く", course=past, **changes)


def test_that_both_ends_of_a_link_know_of_it(make_index: MakeIndex) -> None:
    course = make_resource(id="course", title="オカリナ入門", links=links((Relation.LEADS_TO, "teach")))
    circle = make_resource(
        Kind.CIRCLE,
        id="circle",
        title="こだまの会",
        links=(Link(relation=Relation.BORN_OF, target="course", note="修了生の会"),),
    )
    index = make_index(course, circle, make_resource(Kind.PROGRAMME, id="teach", title="市民講師の登録"))
    assert index.next_steps("course", NOW)[0] == NextStep(
        relation=Relation.BORN_OF, resource=circle, is_back=True, note="修了生の会"
    )
    assert told(index, "course") == [("circle", Relation.BORN_OF, True), ("teach", Relation.LEADS_TO, False)]
    assert told(index, "circle") == [("course", Relation.BORN_OF, False)]
    assert told(index, "teach") == [("course", Relation.LEADS_TO, True)]
    assert told(index, "nothing") == []


def test_that_what_is_over_comes_last(make_index: MakeIndex) -> None:
    own = make_resource(
        id="own",
        title="版画",
        links=links((Relation.SAME_SERIES, "past"), (Relation.LEADS_TO, "circle"), (Relation.SAME_SERIES, "next")),
    )
    coming = Course(meetings=(Meeting(starts=datetime(2027, 1, 9, 10)),))
    index = make_index(
        own, ended("past"), make_resource(Kind.CIRCLE, id="circle"), make_resource(id="next", course=coming)
    )
    assert [step[0] for step in told(index, "own")] == ["next", "circle", "past"]


def test_that_a_step_to_a_record_that_is_not_there_is_passed_over(make_index: MakeIndex) -> None:
    own = make_resource(id="own", links=links((Relation.LEADS_TO, "gone")))
    assert told(make_index(own), "own") == []


def test_that_at_most_three_that_go_on_about_the_same_are_marked_related(make_index: MakeIndex) -> None:
    course = make_resource(id="own", title="オカリナ入門", links=links((Relation.LEADS_TO, "circle0")))
    circles = [make_resource(Kind.CIRCLE, id=f"circle{n}", title=f"オカリナの会 {n}") for n in range(6)]
    others = [
        make_resource(id="course", title="オカリナの名曲を聞く"),
        make_resource(Kind.CIRCLE, id="other", title="俳句の会"),
        make_resource(Kind.CIRCLE, id="over", title="オカリナの集い", vanished_on=date(2026, 4, 1)),
    ]
    steps = told(make_index(course, *circles, *others), "own")
    assert steps[0] == ("circle0", Relation.LEADS_TO, False)
    assert len(steps) == 4
    assert all(found.startswith("circle") and relation is None for found, relation, _back in steps[1:])


def test_that_volunteering_about_the_same_is_related_to_a_course_and_an_ended_one_is_not(
    make_index: MakeIndex,
) -> None:
    course = make_resource(id="own", title="朗読のひととき")
    helper = make_resource(Kind.PROGRAMME, id="helper", title="朗読の仲間を募ります", needs=("volunteering",))
    over = make_resource(
        id="over",
        title="朗読で届ける",
        needs=("volunteering",),
        application=Application(state=State.CANCELLED),
    )
    assert told(make_index(course, helper, over), "own") == [("helper", None, False)]


def test_that_one_word_in_common_is_not_enough_where_needs_differ(make_index: MakeIndex) -> None:
    course = make_resource(id="own", title="けやきの写真", needs=("culture/music",))
    apart = make_resource(Kind.CIRCLE, id="apart", title="けやきの体操", needs=("health",))
    alike = make_resource(Kind.CIRCLE, id="alike", title="けやきの合奏", needs=("culture/music",))
    untold = make_resource(Kind.CIRCLE, id="untold", title="けやきの会")
    assert {step[0] for step in told(make_index(course, apart, alike, untold), "own")} == {"alike", "untold"}


def test_that_nothing_is_guessed_for_an_advice_desk(make_index: MakeIndex) -> None:
    desk = make_resource(Kind.WINDOW, id="own", title="介護の相談")
    circle = make_resource(Kind.CIRCLE, title="介護の会", needs=("volunteering",))
    assert told(make_index(desk, circle), "own") == []


def test_that_links_follow_an_update_and_a_removal(tmp_path: Path) -> None:
    analyser.load()
    path = tmp_path / "index.db"
    course, other = make_resource(id="course"), make_resource(id="other")
    circle = make_resource(Kind.CIRCLE, id="circle", title="会", links=links((Relation.BORN_OF, "course")))
    with IndexWriter(path) as writer:
        writer.rebuild([course, other, circle], Vocabulary(), {})
        with Index(path) as index:
            moved = make_resource(Kind.CIRCLE, id="circle", title="会", links=links((Relation.BORN_OF, "other")))
            writer.upsert([moved])
            assert (told(index, "course"), told(index, "other")) == ([], [("circle", Relation.BORN_OF, True)])
            writer.delete(["circle"])
            assert told(index, "other") == []
