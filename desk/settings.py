"""Where this desk's things are and how it is set up: one frozen record, read once at start.

Everything the user has lies under ``home``: the truth (unless it is elsewhere), the search index, the outbox, sheets
saved as PDF, the log, and ``settings.json``.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec

from desk import paths
from desk.errors import DeskError
from desk.i18n import _
from desk.records.printing import PrintOptions
from desk.records.sheet import Choices

_FILE = "settings.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """What the user may choose; the part of the settings that is kept in ``settings.json``.

    ``database`` empty means the file in the home. ``printer`` empty means the system's default queue; "file" means a
    PDF in the home. ``staff`` is the id of who sits here. ``text_size`` in points, 9 to 20. ``theme``: "light", "dark",
    "contrast" or "" for the system's. ``confirmation_days``: how long a confirmation of a record counts. ``sheets``: how
    the last sheet for readers of each language was set, by the code of that language. ``printing``: what was chosen for
    each printer, by its name as in ``printer``.
    """

    database: str = ""
    desk: str = ""
    window: str = ""
    language: str = "ja"
    printer: str = ""
    staff: str = ""
    text_size: int = 11
    theme: str = ""
    confirmation_days: int = 365
    sheets: dict[str, Choices] = field(default_factory=dict)
    printing: dict[str, PrintOptions] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything a process of this desk must know before it does anything; picklable."""

    home: Path
    preferences: Preferences
    database_override: str = ""

    @property
    def database_url(self) -> str:
        """Where the truth is, as an SQLAlchemy URL."""
        chosen = self.database_override or self.preferences.database
        return chosen or f"sqlite:///{self.home / 'desk.db'}"

    @property
    def is_local(self) -> bool:
        """Whether the truth is a file in this home, so that threads of this process may open it.

        Everything else (a server, a file on a share) is reached only through the courier.
        """
        url = self.database_url
        return url.startswith("sqlite") and Path(url.split(":///", 1)[1]).parent == self.home

    @property
    def index_path(self) -> Path:
        """The search index: public facts only, may be deleted at any time."""
        return self.home / "index.db"

    @property
    def outbox_path(self) -> Path:
        """What was filed and not yet delivered, drafts, and cursors: never delete."""
        return self.home / "outbox.db"

    @property
    def sheets(self) -> Path:
        """The folder for sheets saved as PDF."""
        return self.home / "sheets"

    @property
    def log_path(self) -> Path:
        """The log, without private data."""
        return self.home / "desk.log"

    def with_preferences(self, **changes: object) -> Settings:
        """The same settings with some preferences changed (not yet saved)."""
        return replace(self, preferences=replace(self.preferences, **changes))  # type: ignore[arg-type]

    def save(self) -> None:
        """Write the preferences durably: a crash leaves the old file or the new one."""
        self.home.mkdir(parents=True, exist_ok=True)
        partial = self.home / (_FILE + ".part")
        partial.write_bytes(msgspec.json.format(msgspec.json.encode(self.preferences)))
        partial.replace(self.home / _FILE)


def load(home: Path | None = None, database: str = "") -> Settings:
    """Read the settings of a home (the user's own when None). Raises DeskError when the file is damaged."""
    where = (home or paths.default_home()).expanduser().resolve()
    file = where / _FILE
    preferences = Preferences()
    if file.is_file():
        try:
            preferences = msgspec.json.decode(file.read_bytes(), type=Preferences)
        except msgspec.MsgspecError as error:
            raise DeskError(
                _("設定ファイルが読めません（{path}）。ファイルを別の名前にして、もう一度お試しください。").format(
                    path=file
                )
            ) from error
    return Settings(home=where, preferences=preferences, database_override=database)
