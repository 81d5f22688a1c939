"""Where a resident comes from, told in words; and which city this is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from desk.errors import DeskError
from desk.records.town import Town
from desk.services.towns import plan_towns, store_towns
from desk.settings import Preferences, Settings
from desk.work.desk import Desk
from desk.work.start import initialise
from desk.work.towns import home_city, town_of
from desk.work.upkeep import tend


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The sample city's desk; a neighbour has a town of the same name."""
    home = tmp_path_factory.mktemp("towns") / "home"
    made = Desk(initialise(Settings(home=home, preferences=Preferences()), sample=True))
    other = Town(
        code="9", municipality="榎戸市", name="本町一丁目", reading="ホンチョウ 1", latitude=35.73, longitude=139.57
    )
    with made.database.writing() as session:
        others = [other, replace(other, code="8", name="別町一丁目", reading="ベツチョウ 1")]
        others.append(replace(other, code="7", municipality="別市", name="別町二丁目", reading="ベツチョウ 2"))
        store_towns(session, plan_towns(session, others), desk=made.code, who="")
    tend(made)
    yield made
    made.close()


def test_that_the_city_is_that_of_the_window(sample: Desk) -> None:
    assert home_city(sample) == "けやき野市"


def test_that_without_windows_the_city_is_that_of_most_resources(sample: Desk) -> None:
    counted = sample.index.cities()
    assert list(counted) == ["けやき野市", "榎戸市"]
    assert counted["けやき野市"] > counted["榎戸市"] > 0


@pytest.mark.parametrize(
    ("text", "name", "city"),
    [
        ("本町一丁目", "本町一丁目", "けやき野市"),
        ("本町1", "本町一丁目", "けやき野市"),
        ("榎戸市本町1", "本町一丁目", "榎戸市"),
        ("ほんちょう２", "本町二丁目", "けやき野市"),
        ("honcho 3", "本町三丁目", "けやき野市"),
        ("宿河原", "宿河原", "榎戸市"),
        ("本町", "本町", "けやき野市"),
        ("かしわばら", "柏原", "けやき野市"),
        ("kashiwabara", "柏原", "けやき野市"),
        ("8", "別町一丁目", "榎戸市"),
    ],
)
def test_that_a_town_is_known_by_name_reading_or_code(sample: Desk, text: str, name: str, city: str) -> None:
    town = town_of(sample, text)
    assert (town.name, town.municipality) == (name, city)


def test_that_a_town_without_its_chome_lies_in_their_middle(sample: Desk) -> None:
    parts = [town for town in sample.index.towns("柏原", 20) if town.name.startswith("柏原")]
    assert len(parts) == 4
    assert town_of(sample, "柏原").latitude == pytest.approx(sum(town.latitude for town in parts) / 4)


def test_that_a_doubtful_town_is_refused_with_its_candidates(sample: Desk) -> None:
    with pytest.raises(DeskError, match="別市別町二丁目、榎戸市別町一丁目"):
        town_of(sample, "別町")
    with pytest.raises(DeskError, match="など"):
        town_of(sample, "町")


def test_that_an_unknown_town_is_refused(sample: Desk) -> None:
    with pytest.raises(DeskError, match="ない町"):
        town_of(sample, "ない町")
