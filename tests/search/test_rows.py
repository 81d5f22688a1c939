"""Rows tell what was packed, and states as the truth tells them, whatever was asked before."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.records.codes import Kind, State
from desk.records.resource import Application, Resource
from desk.records.state import is_closing_soon, state_of
from desk.records.vocabulary import Vocabulary
from desk.search import schema
from desk.search.entry import KINDS, STATES
from desk.search.postings import Postings
from desk.search.rows import KeptRows, Row
from desk.search.rows import is_closing_soon as row_closes_soon
from desk.search.writing import IndexWriter
from tests.make import make_course, make_resource, resources

NOW = datetime(2026, 6, 15, 10, 30)
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2032, 1, 1))


def rows(path: Path, kept: KeptRows, now: datetime) -> dict[str, Row]:
    connection = schema.connect(path)
    try:
        postings = Postings()
        postings.refresh(connection)
        kept.refresh(connection, postings.blocks_through)
        ids = dict(connection.execute("SELECT rowid, id FROM doc ORDER BY rowid DESC").fetchall())
        return {ids[row.row]: row for row in kept.rows(connection, list(ids), now)}
    finally:
        connection.close()


@given(st.lists(resources(), min_size=1, max_size=4, unique_by=lambda one: one.id), st.lists(MOMENTS, max_size=4))
def test_that_states_are_those_of_the_truth(
    tmp_path_factory: pytest.TempPathFactory, records: list[Resource], moments: list[datetime]
) -> None:
    path = tmp_path_factory.mktemp("index") / "index.db"
    with IndexWriter(path) as writer:
        writer.rebuild(records[:2], Vocabulary(), {})
        writer.upsert(records[2:])
    kept = KeptRows()
    for now in (NOW, *moments, NOW):
        found = rows(path, kept, now)
        for record in records:
            row = found[record.id]
            assert STATES[row.state] == state_of(record, now)
            assert KINDS[row.kind] == record.kind
            assert bool(row.gone) == (record.vanished_on is not None)
            assert row_closes_soon(row) == is_closing_soon(record, now)


def test_that_a_state_changes_at_the_very_moment(tmp_path: Path) -> None:
    opens, closes = datetime(2026, 7, 1, 9), datetime(2026, 7, 20, 17)
    record = make_course(id="a", application=Application(state=State.OPEN, opens=opens, closes=closes))
    with IndexWriter(tmp_path / "index.db") as writer:
        writer.rebuild([record], Vocabulary(), {})
    kept, tick = KeptRows(), timedelta(microseconds=1)
    week = closes - timedelta(days=7)
    asked = [opens - tick, opens, week - tick, week, closes, closes + tick]
    told = [rows(tmp_path / "index.db", kept, now)["a"] for now in asked]
    assert [STATES[row.state] for row in told] == [State.BEFORE, *[State.OPEN] * 4, State.CLOSED]
    assert [row_closes_soon(row) for row in told] == [False, False, False, True, True, False]


def test_that_what_closes_earlier_is_more_urgent(tmp_path: Path) -> None:
    closing = [
        make_resource(id=str(hours), application=Application(state=State.OPEN, closes=NOW + timedelta(hours=hours)))
        for hours in (1, 5, 30, 24 * 90)
    ]
    over = make_resource(Kind.MATERIAL, id="over", application=Application(closes=NOW - timedelta(hours=1)))
    with IndexWriter(tmp_path / "index.db") as writer:
        writer.rebuild([*closing, over], Vocabulary(), {})
    found = rows(tmp_path / "index.db", KeptRows(), NOW)
    urgency = [found[record.id].urgency for record in (*closing, over)]
    assert urgency == sorted(urgency, reverse=True)
    assert urgency[-1] == 0.0


def test_that_a_title_of_any_length_is_packed(tmp_path: Path) -> None:
    with IndexWriter(tmp_path / "index.db") as writer:
        writer.rebuild([make_resource(id="a", title="長" * 400)], Vocabulary(), {})
    assert rows(tmp_path / "index.db", KeptRows(), NOW)["a"].width == 255


def test_that_dates_far_away_are_packed(tmp_path: Path) -> None:
    far = [datetime(1, 1, 1), datetime(9999, 12, 31)]
    records = [make_resource(id=str(when.year), application=Application(opens=when, closes=when)) for when in far]
    with IndexWriter(tmp_path / "index.db") as writer:
        writer.rebuild(records, Vocabulary(), {})
    found = rows(tmp_path / "index.db", KeptRows(), NOW)
    assert {key: STATES[row.state] for key, row in found.items()} == {one.id: state_of(one, NOW) for one in records}
    assert date(1, 1, 1) < NOW.date()
