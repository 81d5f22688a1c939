"""The real window over a real home, as the tests of the window have it, and the sample city."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desk.settings import Preferences, Settings, load
from desk.work.desk import Desk
from desk.work.people import staff
from desk.work.start import initialise
from tests.ui.conftest import ready, settings, window

__all__ = ["ready", "settings", "window"]


@pytest.fixture(scope="session")
def sample_city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the sample city, made once."""
    home = tmp_path_factory.mktemp("sample") / "home"
    initialise(Settings(home=home, preferences=Preferences(printer="file", theme="light")), sample=True)
    return home


@pytest.fixture
def city(sample_city: Path, tmp_path: Path) -> Settings:
    """A copy of it, with somebody sitting there."""
    settings = load(Path(shutil.copytree(sample_city, tmp_path / "home")))
    desk = Desk(settings)
    settings = settings.with_preferences(staff=staff(desk)[0].id)
    desk.close()
    settings.save()
    return settings
