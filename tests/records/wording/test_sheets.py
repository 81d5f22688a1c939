"""How a sheet is set, in words."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from desk import i18n, paths
from desk.records import wording
from desk.records.codes import Mode
from desk.records.sheet import LANGUAGE_LABELS, OWN_NAMES, Choices, Side, sheet_languages


@pytest.mark.parametrize(
    ("chosen", "words"),
    [
        (Choices(), "標準"),
        (Choices(mode=Mode.LARGE), "大きな文字"),
        (Choices(mode=Mode.EASY), "やさしい日本語"),
        (Choices(mode=Mode.LARGE, language="easy"), "大きな文字・やさしい日本語"),
        (Choices(language="vi"), "ベトナム語"),
        (Choices(mode=Mode.FURIGANA, language="vi"), "ふりがな・ベトナム語"),
        (Choices(mode=Mode.PAIR, beside=Side(language="vi")), "日本語とベトナム語"),
        (Choices(mode=Mode.PAIR, language="easy", beside=Side(language="vi")), "やさしい日本語とベトナム語"),
        (Choices(mode=Mode.PAIR, language="vi", beside=Side()), "ベトナム語と日本語"),
    ],
)
def test_that_how_a_sheet_is_set_is_said_in_a_few_words(chosen: Choices, words: str) -> None:
    assert wording.choices(chosen, i18n.catalogue("ja")) == words


def test_that_every_language_has_a_name_for_staff_and_calls_itself_something() -> None:
    assert OWN_NAMES.keys() == LANGUAGE_LABELS.keys()
    assert wording.sheet_language("xx", i18n.catalogue("ja")) == "xx"


def test_that_a_city_adds_a_language_by_adding_a_catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locales = tmp_path / "locale"
    shutil.copytree(paths.resources() / "locale" / "pt", locales / "es")
    monkeypatch.setattr("desk.paths.resources", lambda: tmp_path)
    for kept in (sheet_languages, i18n.catalogue):
        kept.cache_clear()
    try:
        assert sheet_languages()[-1] == "es"
        assert wording.sheet_language("es", i18n.catalogue("ja")) == "スペイン語"
        assert wording.own_name("es") == "español"
        assert wording.day(date(2026, 12, 5), i18n.catalogue("es")) == "sáb, 5 dic"
        assert i18n.catalogue("es").gettext("わからないことは") != "わからないことは"
    finally:
        for kept in (sheet_languages, i18n.catalogue):
            kept.cache_clear()
