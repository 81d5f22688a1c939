"""The city's words as a workbook: written and read back they are the same, and what can't be read is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk import i18n
from desk.errors import DeskError
from desk.exchange.consultation_workbook import plain_cell, safe_cell
from desk.exchange.vocabulary import read_vocabulary
from desk.exchange.vocabulary_workbook import read_words, write_words
from desk.exchange.word_sheets import Names, cells_of, entry_of
from desk.records.vocabulary import Entry, Held, Phrase, Synonyms, Term, Vocabulary
from desk.records.word_file import WordFile, sort_of

READING = Term(
    scheme="need", code="reading", name="読書", reading="ドクショ", english="Reading", synonyms=("本", "図書")
)
ALOUD = Term(scheme="need", code="reading/aloud", name="朗読", parent="reading")
SENIOR = Term(scheme="life_stage", code="senior", name="シニア", age_from=65, age_to=None)
CARE = Term(scheme="circumstance", code="care", name="介護をしている")
RETIRED = Phrase(
    says=("定年", "退職した"),
    words=("仲間",),
    needs=("reading/aloud",),
    life_stages=("senior",),
    circumstances=("care",),
    theme="life",
)
CRISIS = Phrase(says=("死にたい",), distress=True, theme="distress")
BRUSH = Synonyms(words=("習字", "書道"), theme="culture")
ENTRIES: tuple[Entry, ...] = (SENIOR, CARE, READING, ALOUD, RETIRED, CRISIS, BRUSH)
CITY = Vocabulary(terms=(SENIOR, CARE, READING, ALOUD), phrases=(RETIRED, CRISIS), synonyms=(BRUSH,))


def held(entry: Entry) -> Held:
    return Held(entry=entry, id="1", version=1, key="" if isinstance(entry, Term) else f"key:{entry.theme}")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    file = tmp_path / "words.xlsx"
    assert write_words(str(file), map(held, ENTRIES)) == len(ENTRIES)
    return file


def changed(file: Path, change: Callable[[openpyxl.Workbook], object]) -> WordFile:
    workbook = openpyxl.load_workbook(file)
    change(workbook)
    workbook.save(file)
    return read_words(str(file), CITY)


def told(read: WordFile) -> list[tuple[str, int | None, str, str]]:
    return [(one.sheet, one.row, one.column, one.message) for one in read.problems]


def test_that_what_was_written_is_what_is_read(book: Path) -> None:
    read = read_words(str(book), CITY)
    assert [draft.entry for draft in read.drafts] == list(ENTRIES)
    assert [draft.key for draft in read.drafts if draft.key] == ["key:life", "key:distress", "key:culture"]
    assert set(read.sorts) == {"phrase", "synonyms", "life_stage", "circumstance", "need"}
    assert (read.problems, read.refused) == ((), 0)


def test_that_the_shipped_words_go_out_and_in(tmp_path: Path) -> None:
    shipped = read_vocabulary()
    entries = [*shipped.terms, *shipped.phrases, *shipped.synonyms]
    file = str(tmp_path / "words.xlsx")
    write_words(file, map(held, entries))
    read = read_words(file, shipped)
    assert read.problems == ()
    plain = {repr(entry).replace(f"position={entry.position}", "position=0") for entry in shipped.terms}
    assert {repr(draft.entry) for draft in read.drafts if isinstance(draft.entry, Term)} == plain
    assert [draft.entry for draft in read.drafts if sort_of(draft.entry) == "phrase"] == list(shipped.phrases)
    assert [draft.entry for draft in read.drafts if sort_of(draft.entry) == "synonyms"] == list(shipped.synonyms)


def test_that_codes_stand_as_words_and_a_tick(book: Path) -> None:
    workbook = openpyxl.load_workbook(book)
    assert workbook.sheetnames == ["言い回し", "同義語", "ライフステージ", "状況", "学習ニーズ"]
    rows = list(workbook["言い回し"].values)
    assert rows[1] == ("定年、退職した", "仲間", "朗読", "シニア", "介護をしている", None, "life", "key:life")
    assert rows[2][5] == "○"


def test_that_a_workbook_of_another_language_is_read(tmp_path: Path) -> None:
    i18n.activate("en")
    file = tmp_path / "words.xlsx"
    write_words(str(file), map(held, ENTRIES))
    assert openpyxl.load_workbook(file).sheetnames[1] == "Synonyms"
    i18n.activate("ja")
    read = read_words(str(file), CITY)
    assert [draft.entry for draft in read.drafts] == list(ENTRIES)


def test_that_a_phrase_may_call_a_need_that_comes_with_it(book: Path) -> None:
    def change(workbook: openpyxl.Workbook) -> None:
        workbook["学習ニーズ"].append(["stars", "星を見る", "", "", "", "天体"])
        workbook["言い回し"].append(["夜空がきれい", "天体観測", "星を見る"])

    read = changed(book, change)
    assert Phrase(says=("夜空がきれい",), words=("天体観測",), needs=("stars",)) in [d.entry for d in read.drafts]


@pytest.mark.parametrize(
    ("sheet", "row", "column", "message"),
    [
        ("言い回し", ["夜空", "", "宇宙"], "学習ニーズ", "宇宙"),
        ("言い回し", ["夜空", "", "", "若者"], "ライフステージ", "若者"),
        ("言い回し", ["夜空", "", "", "", "ひま"], "状況", "ひま"),
        ("言い回し", ["夜空", "", "", "", "", "たぶん"], "急ぎの相談", "○か空"),
        ("ライフステージ", ["young", "若者", "", "", "十五"], "何歳から", "数では"),
    ],
)
def test_that_a_cell_which_cannot_be_read_is_told_by_its_place(
    book: Path, sheet: str, row: list[str], column: str, message: str
) -> None:
    read = changed(book, lambda workbook: workbook[sheet].append(row))
    ((where, number, at, said),) = told(read)
    assert (where, at) == (sheet, column)
    assert number == (4 if sheet == "言い回し" else 3)
    assert message in said
    assert said.endswith("。")
    assert read.refused == 1
    assert len(read.drafts) == len(ENTRIES)


def test_that_a_word_for_two_codes_must_be_told_by_its_code(book: Path) -> None:
    twice = Term(scheme="need", code="aloud", name="朗読")
    city = Vocabulary(terms=(*CITY.terms, twice))
    write_words(str(book), map(held, (*ENTRIES, twice)))
    assert openpyxl.load_workbook(book)["言い回し"]["C2"].value == "reading/aloud"
    assert RETIRED in [draft.entry for draft in read_words(str(book), city).drafts]


def test_that_a_sheet_without_its_column_is_passed_over(book: Path) -> None:
    read = changed(book, lambda workbook: workbook["言い回し"].delete_cols(1))
    assert "phrase" not in read.sorts
    ((where, number, _column, said),) = told(read)
    assert (where, number) == ("言い回し", 1)
    assert "「言い回し」の列" in said


def test_that_columns_and_sheets_of_others_are_told(book: Path) -> None:
    def change(workbook: openpyxl.Workbook) -> None:
        workbook["言い回し"]["I1"] = "備考"
        workbook.create_sheet("覚え書き").append(["電話する"])

    read = changed(book, change)
    assert [(sheet, column) for sheet, _row, column, _said in told(read)] == [("言い回し", "備考"), ("覚え書き", "")]
    assert len(read.drafts) == len(ENTRIES)


def test_that_a_workbook_without_words_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "other.xlsx"
    openpyxl.Workbook().save(file)
    with pytest.raises(DeskError, match=r"other\.xlsx.*言い回し"):
        read_words(str(file), CITY)


_WORD = st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters="、"), min_size=1, max_size=8)
_LIST = st.lists(_WORD, max_size=4, unique=True).map(tuple)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(says=_LIST, words=_LIST, names=st.lists(_WORD, min_size=3, max_size=3), distress=st.booleans())
def test_that_any_words_come_back_through_their_cells(
    says: tuple[str, ...], words: tuple[str, ...], names: list[str], distress: bool
) -> None:
    terms = [Term(scheme="need", code=f"n{number}", name=text) for number, text in enumerate(names)]
    phrase = Phrase(says=says, words=words, needs=tuple(term.code for term in terms), distress=distress)
    for entry in (phrase, *terms):
        cells = cells_of(held(entry), Names(terms))
        texts = {column: plain_cell(str(safe_cell(value))).strip() for column, value in cells.items()}
        assert entry_of(sort_of(entry), texts, Names(terms)) == entry
