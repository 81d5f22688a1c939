"""A template is read as it was meant, or refused with the line of what is wrong."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desk import paths
from desk.paper.template_file import TemplateError, read_template
from desk.records.template import ROWS, Block, HeadStyle, NumberStyle, Template
from tests.paper.templates_made import FULL, make_template_file

SHIPPED = sorted((paths.resources() / "paper" / "templates").glob("*.toml"))


def mistakes(folder: Path, text: str, **made: bool) -> tuple[str, ...]:
    with pytest.raises(TemplateError) as caught:
        read_template(make_template_file(folder, text, **made))
    return caught.value.mistakes


def test_that_a_template_says_all_that_was_written(tmp_path: Path) -> None:
    found = read_template(make_template_file(tmp_path))
    assert (found.name, found.label("ja"), found.label("en")) == ("library", "図書館", "Library")
    assert (found.accent, found.band, found.head) == ("#8C3A10", "#F6E3CC", HeadStyle.BAND)
    assert (found.number, found.logo_height) == (NumberStyle.CIRCLE, 14.0)
    assert found.logo.startswith(b"\x89PNG")
    assert found.head_blocks == (Block.TITLE, Block.KIND, Block.SUMMARY, Block.SHORT_FACTS)
    assert found.lower_blocks == (Block.ROWS, Block.ORIGIN)
    assert found.sentence("heading", "en") == "From your library"
    assert found.sentence("heading", "vi") == ""
    assert found.contact["ja"] == ("けやき野市立図書館", "電話 {contact}")


def test_that_an_empty_file_is_the_standard_with_another_name(tmp_path: Path) -> None:
    assert read_template(make_template_file(tmp_path, "", logo=False)) == Template(name="library")


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.stem)
def test_that_what_comes_with_the_product_is_right(file: Path) -> None:
    assert read_template(file).label("en") != read_template(file).label("ja")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('[colours]\nacent = "#004A6B"', 2, "もしかして「accent」"),
        ('[colour]\naccent = "#004A6B"', 1, "もしかして「colours」"),
        ('\n[colours]\naccent = "blue"', 3, "# と6けた"),
        ('[colours]\naccent = "#7FB2FF"', 2, "コントラスト 2.1"),
        ("[colours]\naccent = 5", 2, "囲んだ文字"),
        ('[colours]\nband = "#112233"', 2, "style を"),
        ('[head]\nstyle = "bands"', 2, "もしかして「band」"),
        ('[head]\nlogo = "sign.png"', 2, "フォルダーにありません"),
        ('[head]\nlogo = "../logo.png"', 2, "名前だけ"),
        ('[head]\nlogo = "library.toml"', 2, "PNG か JPEG"),
        ("[head]\nlogo_height = 300", 2, "5 から 25"),
        ("[head]\nlogo_height = true", 2, "5 から 25"),
        ("[head]\nlogo_height = nan", 2, "5 から 25"),
        ('[item]\nblocks = [\n "title",\n "titel2",\n]', 4, "もしかして「title」"),
        ('[item]\nblocks = ["title", "title"]', 2, "2度"),
        ('[item]\nblocks = ["rows", "title"]', 2, "「title」は「rows」より前"),
        ('[item]\nblocks = "title"', 2, "並べて"),
        ('[item]\nrows = ["when", 3]', 2, "並べて"),
        ('[item]\nleave_out = ["map", "caution"]', 2, "「caution」は省けません"),
        ('[item]\nleave_out = ["title"]', 2, "「title」は省けません"),
        ("item = 3", 1, "[item]"),
        ('[sentences.ja]\nheadline = "x"', 2, "もしかして「heading」"),
        ('[sentences.jp]\nheading = "x"', 1, "使えるもの: ja en easy"),
        ('[sentences.en]\n\nclosing = "Bye"', 3, "[sentences.ja]"),
        ('[sentences.ja]\nheading = "' + "あ" * 41 + '"', 2, "41 文字"),
        ('[sentences.ja]\nclosing = "番号は {slop} です"', 2, "{slop}"),
        ('[sentences.ja]\nclosing = "番号は {slip です"', 2, "波かっこ"),
        ('[sentences.ja]\nclosing = "番号は {slip!r} です"', 2, "名前だけ"),
        ('[sentences.ja]\nclosing = "番号は {slip:9999999999} です"', 2, "名前だけ"),
        ('[sentences.ja]\nclosing = "番号は {} です"', 2, "{}"),
        ('[contact]\nen = ["City"]', 1, "日本語"),
        ('[contact]\nja = ["市", "{phone}"]', 2, "{phone}"),
        ("[contact]\nja = [" + '"x",' * 9 + "]", 2, "8 行まで"),
        ("name = 3", 1, "name"),
        ('name = { ja = "長い長い長い長い長い長い長い長い長い長い名前" }', 1, "20 文字まで"),
        ('[colours]\naccent = "#004A6B', 2, "ここが読めません"),
        ("[colours\n", 1, "ここが読めません"),
        ("[item]\nblocks = [\n", 2, "閉じて"),
        ("a = " + "[" * 5000, 1, "TOML"),
        ("a." * 2000 + "a = 1", 1, "「a」"),
        ("[" + "a." * 2000 + "a]", 1, "「a」"),
        ('[contact]\nja = "市"', 2, "並べて"),
        ('[contact]\nja = [" "]\nen = ["City"]', 1, "日本語"),
    ],
)
def test_that_a_mistake_is_told_with_file_and_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    (told, *others) = mistakes(tmp_path, text)
    assert told.startswith(f"library.toml の {line} 行目：")
    assert words in told
    assert others == []


def test_that_all_mistakes_are_told_at_once_from_the_top(tmp_path: Path) -> None:
    told = mistakes(
        tmp_path, FULL.replace('"band"', '"bnd"').replace('"where"', '"wher"').replace("#8C3A10", "#FFFFFF")
    )
    assert [re.search(r"(\d+) 行目", one)[1] for one in told] == ["4", "8", "15"]  # type: ignore[index]


def test_that_a_missing_file_and_a_wrong_encoding_are_told(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="読めません"):
        read_template(tmp_path / "none.toml")
    with pytest.raises(TemplateError, match="読めません"):
        read_template(tmp_path)
    file = tmp_path / "sjis.toml"
    file.write_bytes('name = "図書館"'.encode("cp932"))
    with pytest.raises(TemplateError, match="UTF-8"):
        read_template(file)
    file.write_bytes(b"#" * 70_000)
    with pytest.raises(TemplateError, match="64 KB"):
        read_template(file)


def test_that_a_byte_order_mark_of_an_editor_does_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "notepad.toml"
    file.write_bytes('\ufeffname = "図書館"\r\n'.encode())
    assert read_template(file).label("ja") == "図書館"


def test_that_mistakes_travel_between_processes(tmp_path: Path) -> None:
    error = TemplateError(["ひとつ", "ふたつ"])
    assert pickle.loads(pickle.dumps(error)).mistakes == error.mistakes


NAMES = ("name", "colours", "head", "item", "sentences", "contact", "accent", "band", "style", "logo", "blocks", "rows")
KEYS = st.sampled_from((*NAMES, "leave_out", "number", "ja", "en", "heading", "closing", "logo_height", "x", '"{"'))
VALUES = st.recursive(
    st.one_of(
        st.sampled_from(('"band"', '"#004A6B"', '"title"', '"{slip}"', '"{"', '"}"', "1", "nan", "inf", "true", '""')),
        st.sampled_from(("2026-11-21", "1e400", "0x1F", '"\\u0000"', '"..\\u0000.png"', '"."', '"con"', '"""\na\n"""')),
        st.text(max_size=9).map(lambda text: "'" + text + "'"),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda some: "[" + ",".join(some) + "]"),
        st.lists(st.tuples(KEYS, inner), max_size=2).map(
            lambda some: "{" + ",".join(f"{k}={v}" for k, v in some) + "}"
        ),
    ),
    max_leaves=4,
)
STATEMENTS = st.one_of(
    st.tuples(KEYS, VALUES).map(lambda pair: f"{pair[0]} = {pair[1]}"),
    st.lists(KEYS, min_size=1, max_size=3).map(lambda keys: "[" + ".".join(keys) + "]"),
    st.lists(KEYS, min_size=1, max_size=2).map(lambda keys: "[[" + ".".join(keys) + "]]"),
    st.text(max_size=9),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(STATEMENTS, max_size=8).map("\n".join))
def test_that_whatever_is_written_nothing_but_a_sentence_comes_of_it(tmp_path: Path, text: str) -> None:
    file = tmp_path / "any.toml"
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    told: tuple[str, ...] = ()
    try:
        read_template(file)
    except TemplateError as error:
        told = error.mistakes
    lines = [int(found[1]) for one in told if (found := re.search(r"の (\d+) 行目：", one))]
    assert all(1 <= line <= len(re.split("\r\n|\r|\n", text)) for line in lines)


def test_that_every_row_of_a_sheet_can_be_named() -> None:
    assert len(set(ROWS)) == len(ROWS)
