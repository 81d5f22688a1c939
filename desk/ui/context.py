"""What all screens share: settings, who sits here, the city's words, and a voice to the user."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from desk.records.consultation import CounterWindow, Staff
from desk.records.vocabulary import Vocabulary
from desk.settings import Preferences, Settings
from desk.ui.background import Background
from desk.ui.theme import Theme
from desk.ui.undo import Done, UndoHub
from desk.work import people
from desk.work.preferences import save_preferences
from desk.work.start import has_sample
from desk.work.upkeep import Tended

_COPIES = frozenset({"office", "vocabulary"})
"""The kinds of change after which people and words are read again."""


class Context(QObject):
    """Handed to every screen; the main window listens to it. Holds no widgets."""

    preferences_changed = Signal(object)
    """Preferences: after the user chose something."""
    staff_changed = Signal()
    """Another staff member sits here (``staff``), or the list of them changed (``staff_list``)."""
    vocabulary_changed = Signal()
    windows_changed = Signal()
    sample_known = Signal(bool)
    """Whether the data is the made-up city."""
    resident_view_changed = Signal(bool)
    said = Signal(str)
    """What was done last, as a sentence for the status bar."""
    warned = Signal(str)
    """What went wrong and what to do, as a sentence for the status bar."""
    draft_saved = Signal(object)
    """datetime: the open case was saved."""
    screen_wanted = Signal(str, object)
    """The name of a screen, and what is given along."""

    def __init__(self, settings: Settings, background: Background, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings
        self.background = background
        self.theme = theme
        self.undo = UndoHub(self)
        self.staff_list: tuple[Staff, ...] = ()
        self.windows: tuple[CounterWindow, ...] = ()
        self.vocabulary = Vocabulary()
        self.is_sample = False
        self.tended: Tended | None = None
        self._is_resident_view = False
        background.problem.connect(self.warn)
        background.changed.connect(self._on_changed)
        background.tended.connect(self._on_tended)

    @property
    def preferences(self) -> Preferences:
        """What the user chose."""
        return self.settings.preferences

    @property
    def staff(self) -> Staff | None:
        """Who sits here; None until somebody was chosen, or when they have left."""
        return next((one for one in self.staff_list if one.id == self.preferences.staff), None)

    @property
    def staff_name(self) -> str:
        """The name of who sits here; empty until somebody was chosen."""
        return self.staff.name if self.staff else ""

    @property
    def window_name(self) -> str:
        """The name of the window that this desk stands at; empty until it is known."""
        return next((one.name for one in self.windows if one.code == self.preferences.window), "")

    @property
    def city(self) -> str:
        """The city where this desk stands, as records name it; empty until it is known."""
        return next((one.city for one in self.windows if one.code == self.preferences.window), "")

    @property
    def is_resident_view(self) -> bool:
        """Whether the resident looks on: large, and nothing private."""
        return self._is_resident_view

    def change_preferences(self, **changes: Any) -> None:
        """Use and keep other preferences from now on."""
        self.settings = self.settings.with_preferences(**changes)
        self.background.write(self, save_preferences, self.preferences, then=_nothing)
        self.preferences_changed.emit(self.preferences)

    def choose_staff(self, staff_id: str) -> None:
        """Somebody else sits here now; empty for nobody."""
        self.change_preferences(staff=staff_id)
        self.staff_changed.emit()

    def show_to_resident(self, is_shown: bool) -> None:
        """Turn the view for the resident on or off."""
        if is_shown != self._is_resident_view:
            self._is_resident_view = is_shown
            self.resident_view_changed.emit(is_shown)

    def say(self, sentence: str, undo: Callable[[], object] | None = None) -> Done | None:
        """Tell what was done; with ``undo`` it can be taken back by Ctrl+Z."""
        done = self.undo.push(sentence, undo) if undo is not None else None
        self.said.emit(sentence)
        return done

    def warn(self, sentence: str) -> None:
        """Tell what did not work, in the user's words."""
        self.warned.emit(sentence)

    def show_screen(self, name: str, wanted: object = None) -> None:
        """Bring a screen to the front and tell it what is wanted."""
        self.screen_wanted.emit(name, wanted)

    def recall(
        self,
        staff: tuple[Staff, ...],
        windows: tuple[CounterWindow, ...],
        vocabulary: Vocabulary,
        *,
        is_sample: bool,
    ) -> None:
        """People and words as the last window knew them, until ``load`` brings better."""
        self._on_staff(staff)
        self._on_windows(windows)
        self._on_vocabulary(vocabulary)
        self._on_sample(is_sample)

    def load(self) -> None:
        """Read people and words from this desk's own copies."""
        self.background.read(self, people.staff, then=self._on_staff)
        self.background.read(self, people.windows, then=self._on_windows)
        self.background.read(self, people.vocabulary, then=self._on_vocabulary)
        self.background.read(self, has_sample, then=self._on_sample, failed=_nothing)

    def _on_changed(self, changed: frozenset[tuple[str, str]]) -> None:
        if _COPIES & {kind for kind, _id in changed}:
            self.load()

    def _on_staff(self, staff: tuple[Staff, ...]) -> None:
        if staff != self.staff_list:
            self.staff_list = staff
            self.staff_changed.emit()

    def _on_windows(self, windows: tuple[CounterWindow, ...]) -> None:
        if windows != self.windows:
            self.windows = windows
            self.windows_changed.emit()

    def _on_vocabulary(self, vocabulary: Vocabulary) -> None:
        if vocabulary != self.vocabulary:
            self.vocabulary = vocabulary
            self.vocabulary_changed.emit()

    def _on_sample(self, is_sample: bool) -> None:
        self.is_sample = is_sample
        self.sample_known.emit(is_sample)

    def _on_tended(self, found: Tended) -> None:
        self.tended = found


def _nothing(_answer: object) -> None:
    """Nobody waits for this answer."""
