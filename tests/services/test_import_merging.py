"""What the counter knows better stays; what the source says anew counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from desk.records.codes import Relation, State
from desk.records.ids import new_id
from desk.records.resource import Application, Contact, Course, Dispute, Link, Meeting, Provenance
from desk.services.import_merging import History, edited_at_counter, field_changes, merged, says_the_same
from tests.make import make_course

HELD = make_course(
    contact=Contact(phone="042-000-0002"), application=Application(state=State.FULL, state_as_of=date(2025, 11, 1))
)
EDITED = {"contact_phone": "042-000-0001", "application_state": "open"}


def test_that_an_edit_is_known_with_what_the_source_had_said() -> None:
    history: History = [
        ("add", {"title": ["", "茶道"]}),
        ("change_phone", {"contact_phone": ["042-000-0001", "042-000-0002"]}),
        ("change_phone", {"contact_phone": ["042-000-0002", "042-000-0003"]}),
    ]
    assert edited_at_counter(history) == {"contact_phone": "042-000-0001"}


def test_that_an_edit_that_was_taken_back_is_none() -> None:
    history: History = [
        ("change_state", {"application_state": ["open", "full"], "application_state_as_of": [None, "2025-11-01"]}),
        ("undo", {"application_state": ["full", "open"], "application_state_as_of": ["2025-11-01", None]}),
    ]
    assert edited_at_counter(history) == {}


def test_that_an_edit_outlives_imports_that_did_not_touch_its_field() -> None:
    history: History = [
        ("change_phone", {"contact_phone": ["042-000-0001", "042-000-0002"]}),
        (
            "import",
            {
                "fee": [500, 600],
                "contact": [{"phone": "042-000-0002", "url": "a"}, {"phone": "042-000-0002", "url": "b"}],
            },
        ),
    ]
    assert edited_at_counter(history) == {"contact_phone": "042-000-0001"}


def test_that_an_import_that_overruled_an_edit_ends_it() -> None:
    history: History = [
        ("change_phone", {"contact_phone": ["042-000-0001", "042-000-0002"]}),
        ("import", {"contact": [{"phone": "042-000-0002"}, {"phone": "042-000-0009"}]}),
    ]
    assert edited_at_counter(history) == {}


def test_that_doubts_are_no_edits_of_a_field() -> None:
    assert edited_at_counter([("dispute", {"dispute_reason": ["", "違う"], "dispute_by": ["", "田中"]})]) == {}


def test_that_an_edit_stays_while_the_source_repeats_itself() -> None:
    said = replace(HELD, contact=Contact(phone="042-000-0001"), application=Application(state=State.OPEN))
    result, kept, overruled = merged(HELD, said, EDITED)
    assert (result.contact.phone, result.application.state) == ("042-000-0002", State.FULL)
    assert result.application.state_as_of == date(2025, 11, 1)
    assert (sorted(kept), overruled) == (["application_state", "contact_phone"], [])


def test_that_the_source_counts_when_it_says_something_new() -> None:
    said = replace(HELD, contact=Contact(phone="042-000-0009"), application=Application(state=State.CANCELLED))
    result, kept, overruled = merged(HELD, said, EDITED)
    assert (result.contact.phone, result.application.state) == ("042-000-0009", State.CANCELLED)
    assert (kept, sorted(overruled)) == ([], ["application_state", "contact_phone"])


def test_that_a_source_that_came_to_the_same_needs_no_word() -> None:
    said = replace(HELD, application=Application(state=State.OPEN))
    _result, kept, _overruled = merged(HELD, said, {"contact_phone": "042-000-0001"})
    assert kept == []


def test_that_confirmation_doubt_measures_and_version_are_never_the_sources() -> None:
    doubt = Dispute(reason="会場が違う", by="田中", at=datetime(2025, 11, 1, tzinfo=UTC))
    held = replace(
        HELD,
        version=7,
        dispute=doubt,
        measures=("plan/1",),
        circumstances=("no_device",),
        vanished_on=date(2025, 11, 1),
        provenance=Provenance(confirmed_on=date(2025, 6, 1), confirmed_by="公民館"),
    )
    said = replace(HELD, id="", version=1, dispute=None, circumstances=(), provenance=Provenance(source="市", row=3))
    result, _kept, _overruled = merged(held, said, {})
    assert (result.id, result.version, result.dispute, result.measures) == (held.id, 7, doubt, ("plan/1",))
    assert result.circumstances == ("no_device",)
    assert (result.provenance.confirmed_on, result.provenance.confirmed_by) == (date(2025, 6, 1), "公民館")
    assert (result.provenance.source, result.provenance.row) == ("市", 3)
    assert result.vanished_on is None


def test_that_the_first_known_day_of_an_exhibition_stays() -> None:
    def until(first: int) -> Course:
        meeting = Meeting(starts=datetime(2025, first, 10, 9), ends=datetime(2025, 12, 27, 17))
        return Course(meetings=(meeting,), schedule="～12月27日(土)")

    result, _kept, _overruled = merged(replace(HELD, course=until(10)), replace(HELD, course=until(11)), {})
    assert result.course == until(10)


def test_that_where_a_record_comes_from_is_no_difference() -> None:
    other = replace(HELD, version=3, provenance=Provenance(file="b.csv", row=9))
    assert says_the_same(HELD, other)
    assert not says_the_same(HELD, replace(other, fee=1))


def test_that_changes_are_told_as_they_are_read_on_screen() -> None:
    after = replace(HELD, title="茶道の会", fee=800)
    told = {
        change.field: (change.before, change.after) for change in field_changes(HELD, after, datetime(2025, 11, 10))
    }
    assert told["名称"] == (HELD.title, "茶道の会")
    assert "800円" in told["お金"][1]
    assert "確認" not in told


def test_that_links_made_at_the_counter_outlive_an_import() -> None:
    link = Link(relation=Relation.LEADS_TO, target=new_id())
    result, kept, overruled = merged(replace(HELD, links=(link,)), make_course(title="新しい名"), {})
    assert (result.links, kept, overruled) == ((link,), [], [])
    history: History = [("add_link", {"links": [[], [{"relation": "leads_to", "target": link.target, "note": ""}]]})]
    assert edited_at_counter(history) == {}
