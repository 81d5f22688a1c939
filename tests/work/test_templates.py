"""Which templates a desk has, and what stands in for one that can't be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from desk.errors import DeskError
from desk.records.template import STANDARD, Template
from desk.settings import Preferences, Settings
from desk.work.desk import Desk
from desk.work.templates import checked, copied, folder_of, offered, template_for, templates_here
from tests.paper.templates_made import make_template_file


def names(home: Path) -> list[str]:
    return [one.name for one in offered(home, "ja")]


def test_that_the_standard_comes_first_and_the_citys_own_last(tmp_path: Path) -> None:
    assert names(tmp_path) == [STANDARD, "friendly"]
    make_template_file(folder_of(tmp_path), name="a")
    found = offered(tmp_path, "en")
    assert [(one.name, one.label, one.is_own) for one in found] == [
        (STANDARD, "Standard", False),
        ("friendly", "Friendly", False),
        ("a", "Library", True),
    ]


def test_that_the_citys_own_standard_stands_in_the_place_of_the_products(tmp_path: Path) -> None:
    make_template_file(folder_of(tmp_path), name=STANDARD)
    assert names(tmp_path) == [STANDARD, "friendly"]
    template, told = template_for(tmp_path, STANDARD)
    assert (template.label("ja"), told) == ("図書館", "")


def test_that_a_broken_template_never_stops_a_print(tmp_path: Path) -> None:
    make_template_file(folder_of(tmp_path), "[item]\nnumber = 3", name="ours")
    template, told = template_for(tmp_path, "ours")
    assert template.name == STANDARD
    assert "ours.toml の 2 行目" in told
    make_template_file(folder_of(tmp_path), "broken", name=STANDARD)
    assert template_for(tmp_path, STANDARD)[0] == Template()
    assert [one.mistakes != () for one in offered(tmp_path, "ja")] == [True, False, True]


def test_that_one_with_a_mistake_is_offered_as_such(tmp_path: Path) -> None:
    make_template_file(folder_of(tmp_path), 'name = "わが市', name="ours")
    desk = Desk(Settings(home=tmp_path, preferences=Preferences()))
    assert [one.label for one in templates_here(desk, "ja")] == ["標準", "やわらかい", "ours（誤りあり）"]


@pytest.mark.parametrize("name", ["gone", "", "../standard", "/etc/passwd", "standard.toml", "\x00"])
def test_that_a_template_that_is_not_there_is_told(tmp_path: Path, name: str) -> None:
    template, told = template_for(tmp_path, name)
    assert template.name == STANDARD
    assert "見つからない" in told


def test_that_a_change_of_the_file_or_its_logo_is_seen(tmp_path: Path) -> None:
    file = make_template_file(folder_of(tmp_path), name="ours")
    assert template_for(tmp_path, "ours")[0].logo
    (file.parent / "logo.png").unlink()
    assert "logo.png" in template_for(tmp_path, "ours")[1]
    file.write_text('name = "後"', "utf-8")
    assert template_for(tmp_path, "ours")[0].label("ja") == "後"


def test_that_a_copy_is_right_and_can_be_changed_alone(tmp_path: Path) -> None:
    file = copied(tmp_path, "friendly", "わが市")
    assert file.parent == folder_of(tmp_path)
    assert checked(tmp_path, "わが市") == (file, ())
    assert checked(tmp_path, str(file)) == (file, ())
    template, _told = template_for(tmp_path, "わが市")
    assert template.label("ja") == "わが市"
    assert template.logo == template_for(tmp_path, "friendly")[0].logo
    assert sorted(one.name for one in file.parent.iterdir()) == ["わが市.png", "わが市.toml"]


def test_that_a_name_is_found_however_its_kana_are_composed(tmp_path: Path) -> None:
    copied(tmp_path, "standard", "がんばる")
    assert template_for(tmp_path, "か\u3099んは\u3099る")[1] == ""


def test_that_a_copy_overwrites_nothing(tmp_path: Path) -> None:
    copied(tmp_path, "friendly", "わが市")
    with pytest.raises(DeskError, match="もうあります"):
        copied(tmp_path, "standard", "わが市")


@pytest.mark.parametrize("name", ["a/b", "..", ".x", "a\\b", "con:", "あ" * 21, "x\ny"])
def test_that_a_name_that_makes_no_file_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(DeskError, match="使えません"):
        copied(tmp_path, "standard", name)


def test_that_nothing_is_copied_from_what_is_not_there(tmp_path: Path) -> None:
    for work in (lambda: copied(tmp_path, "nope", "x"), lambda: checked(tmp_path, "nope")):
        with pytest.raises(DeskError, match="friendly"):
            work()


def test_that_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    folder_of(tmp_path).write_text("a file in its place")
    with pytest.raises(DeskError, match="書けません"):
        copied(tmp_path, "friendly", "x")
    assert names(tmp_path) == [STANDARD, "friendly"]
