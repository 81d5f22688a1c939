"""Towns come in by the same way as resources: looked at, applied, found while they are typed."""

from __future__ import annotations

from pathlib import Path

from desk.models.town import all_towns
from desk.work.desk import Desk
from desk.work.imports import apply_import, import_files, preview_import
from desk.work.searching import towns
from desk.work.upkeep import tend
from tests.exchange.books import FILES

TOWNS = FILES / "towns.csv"
HEADINGS = TOWNS.read_text(encoding="utf-8").splitlines()[0]


def test_that_towns_are_looked_at_applied_and_found(desk: Desk) -> None:
    preview = preview_import(desk, [str(TOWNS)], "")
    assert (preview.report.new, preview.report.refused) == (3, 6)
    tend(desk)
    assert towns(desk, "泉町", 8, "") == ()
    assert apply_import(desk, preview.id) == preview.report
    tend(desk)
    assert [town.name for town in towns(desk, "いずみ", 8, "")] == ["泉町一丁目", "泉町二丁目"]
    assert [town.name for town in towns(desk, "泉町3", 8, "")] == ["泉町三丁目"]


def test_that_the_same_file_twice_changes_nothing(desk: Desk) -> None:
    import_files(desk, [TOWNS])
    again = import_files(desk, [TOWNS])
    assert (again.new, again.changed, again.unchanged, again.refused, again.vanished) == (0, 0, 3, 6, 0)


def test_that_a_moved_town_is_changed_and_others_stay(desk: Desk, tmp_path: Path) -> None:
    import_files(desk, [TOWNS])
    newer = tmp_path / "newer.csv"
    newer.write_text(
        f"{HEADINGS}\n132292,東京都,西東京市,0019001,泉町一丁目,イズミチョウ 1,,35.75,139.55,1\n", encoding="utf-8"
    )
    report = import_files(desk, [newer])
    assert (report.new, report.changed, report.unchanged, report.vanished) == (0, 1, 0, 0)
    tend(desk)
    with desk.database.reading() as session:
        assert len(list(all_towns(session))) == 3
    (town,) = towns(desk, "泉町1", 8, "")
    assert town.latitude == 35.75


def test_that_a_new_index_has_the_towns_too(desk: Desk) -> None:
    from desk.work.upkeep import rebuild_index

    import_files(desk, [TOWNS])
    rebuild_index(desk)
    assert len(towns(desk, "泉町", 8, "")) == 3
