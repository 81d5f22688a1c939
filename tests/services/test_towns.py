"""Towns in the truth: compared, kept, told to the feed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desk import changes
from desk.database import Database
from desk.errors import LostRace
from desk.models.town import all_towns
from desk.records.town import Town
from desk.services.towns import plan_towns, store_towns

ONE = Town(code="1", municipality="西東京市", name="泉町一丁目", latitude=35.7, longitude=139.5)
TWO = replace(ONE, code="2", name="泉町二丁目")


def test_that_a_list_is_compared_with_what_is_there(database: Database) -> None:
    with database.writing() as session:
        store_towns(session, plan_towns(session, [ONE, TWO]), desk="K7", who="")
    moved = replace(TWO, latitude=35.8)
    with database.writing() as session:
        plan = plan_towns(session, [ONE, moved])
        assert (plan.new, plan.changed, plan.unchanged) == ((), (moved,), 1)
        store_towns(session, plan, desk="K7", who="")
    with database.reading() as session:
        assert list(all_towns(session)) == [ONE, moved]
        assert [row.kind for row in changes.read_since(session, {})] == [changes.TOWNS, changes.TOWNS]


def test_that_the_same_list_again_writes_nothing(database: Database) -> None:
    for _time in range(2):
        with database.writing() as session:
            store_towns(session, plan_towns(session, [ONE]), desk="K7", who="")
    with database.reading() as session:
        assert changes.head(session) == {"K7": 1}


def test_that_a_town_that_somebody_added_meanwhile_is_a_lost_race(database: Database) -> None:
    with database.reading() as session:
        plan = plan_towns(session, [ONE])
    with database.writing() as session:
        store_towns(session, plan, desk="K7", who="")
    with pytest.raises(LostRace), database.writing() as session:
        store_towns(session, plan, desk="B3", who="")
