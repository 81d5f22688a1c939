import ast
from pathlib import Path

import pytest
from babel.messages import Catalog

from desk import i18n
from desk.records.sheet import SHEET_LANGUAGES
from tests.house import catalogue
from tests.house.paper_texts import texts_of
from tests.house.texts_in_code import texts_in


@pytest.mark.parametrize("language", catalogue.LANGUAGES)
def test_that_the_catalogue_holds_exactly_the_texts_of_the_code(language: str) -> None:
    file = catalogue.file_of(language)
    assert file.is_file(), "python3 check.py --catalogue makes it"
    assert file.read_bytes() == catalogue.updated(language), "python3 check.py --catalogue brings it up to date"


@pytest.mark.parametrize("language", catalogue.LANGUAGES)
def test_that_every_text_is_translated(language: str) -> None:
    assert catalogue.untranslated(catalogue.read(language)) == []


@pytest.mark.parametrize("language", catalogue.LANGUAGES)
def test_that_translations_name_the_same_fields(language: str) -> None:
    assert catalogue.wrong_fields(catalogue.read(language)) == []


def test_that_no_text_is_put_together_before_it_is_translated() -> None:
    assert catalogue.texts_made_at_run_time() == []


def test_that_no_text_of_window_or_command_line_escapes_translation() -> None:
    assert catalogue.texts_not_marked("ui/", "app", "cli", "commands") == []


def test_that_the_code_has_texts_in_japanese() -> None:
    """Without this a broken extraction would let every other test here pass."""
    ids = [message.id if isinstance(message.id, str) else message.id[0] for message in catalogue.texts()]
    assert sum(any("぀" <= letter <= "鿿" for letter in text) for text in ids) > 20


def test_that_a_sheet_s_catalogue_has_what_paper_shows_and_nothing_of_the_screen() -> None:
    found = {text for _source, one in texts_of(*catalogue.ROOMS_OF_PAPER) for text in one.message}
    assert {"持ち物", "{day}までに申込", "受付終了", "この紙の番号"} <= found
    assert not {"ご案内できず", "標準", "曜日が違う"} & found
    assert not any("フォントが見つかりません" in text for text in found), "that is told to staff"


def test_that_every_language_of_paper_has_its_catalogue_in_the_tool() -> None:
    assert set(catalogue.LANGUAGES) | {"ja"} == set(SHEET_LANGUAGES)


def test_that_the_reviewer_of_a_translation_is_read_from_its_head(tmp_path: Path) -> None:
    file = i18n.file_of("ko", tmp_path)
    file.parent.mkdir(parents=True)
    head = 'msgid ""\nmsgstr ""\n"Language: ko\\n"\n'
    file.write_text(head + '"X-Reviewer: 김 하나（国際交流協会）\\n"\n\nmsgid "電話"\nmsgstr "전화"\n', "utf-8")
    assert i18n.reviewer("ko", tmp_path) == "김 하나（国際交流協会）"
    file.write_text(head + '"X-Reviewer: \\n"\n\nmsgid "X-Reviewer: nobody"\nmsgstr ""\n', "utf-8")
    assert i18n.reviewer("ko", tmp_path) == ""
    assert i18n.reviewer("ja") == ""


@pytest.mark.parametrize(
    ("code", "text", "context"),
    [
        ('_("開館")', ("開館",), None),
        ("f\"<b>{escape(_('開館'))}</b>\"", ("開館",), None),
        ('c.ngettext("{count}人", "{count}人", 3)', ("{count}人", "{count}人"), None),
        ('pgettext("leave the program", "終了")', ("終了",), "leave the program"),
        ("_(title)", None, None),
    ],
)
def test_that_texts_are_found_wherever_they_stand(code: str, text: tuple[str, ...] | None, context: str | None) -> None:
    found = [(one.line, one.message, one.context) for one in texts_in(ast.parse(code))]
    assert found == ([(1, text, context)] if text else [])


def test_that_one_word_with_two_meanings_has_two_translations() -> None:
    english = i18n.catalogue("en")
    assert english.gettext("終了") == "Ended"
    assert english.pgettext("leave the program", "終了") == "Quit"


@pytest.mark.parametrize(
    ("text", "translation", "is_wrong"),
    [
        ("{count}件", "{count} found", False),
        ("{count}件", "{number} found", True),
        ("{count}件", "found", True),
        ("件", "{count} found", True),
        (("{count}人", "{count}人"), ("one person", "{count} people"), True),
        (("1人", "{count}人"), ("one person", "{count} people"), False),
    ],
)
def test_that_a_field_lost_in_translation_is_seen(
    text: str | tuple[str, str], translation: str | tuple[str, str], is_wrong: bool
) -> None:
    catalog = Catalog(locale="en")
    catalog.add(text, translation)
    assert bool(catalogue.wrong_fields(catalog)) is is_wrong
