"""The keys of the counter, all together."""

from __future__ import annotations

from collections import Counter as Count

from PySide6.QtGui import QKeySequence

from desk.ui.frame_keys import frame_keys, further_commands
from tests.ui.counter.driver import Counter


def texts(counter: Counter) -> dict[str, str]:
    """What each key is called."""
    found = counter.screen.keys()
    return {key.key: key.text for key in found}


def test_that_no_key_means_two_things(counter: Counter) -> None:
    counter.pick("書道")
    keys = [*counter.screen.keys(), *frame_keys(counter.window)]
    named = Count(QKeySequence(key.key).toString() for key in keys if key.key)
    assert [name for name, times in named.items() if times > 1] == []


def test_that_every_key_is_named_in_another_language(counter: Counter) -> None:
    before = texts(counter)
    counter.window.context.change_preferences(language="en")
    counter.until(lambda: texts(counter)["F2"] != before["F2"])
    after = texts(counter)
    assert after.keys() == before.keys()
    same = {key for key in after if after[key] == before[key]}
    assert same == set()


def test_that_every_screen_is_found_by_its_reading(counter: Counter) -> None:
    screens = further_commands(counter.window)[0]
    assert screens
    assert [key.text for key in screens if key.reading in ("", "がめん")] == []
