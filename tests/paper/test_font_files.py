"""What is read of a font file, and that a file which is none harms nobody."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.paper.font_files import faces, font_files
from desk.paper.fonts import registered, typeface
from tests.paper.fonts_made import make_font


def test_that_its_characters_are_those_that_it_draws() -> None:
    main = typeface().main
    drawn = registered(main).face.charToGlyph
    for code in range(0x20, 0x3000):
        assert main.has(chr(code)) == (code in drawn), hex(code)
    for character in "漢髙𠀋々ー１～":
        assert main.has(character)
    for character in "𠮷한📱":
        assert not main.has(character)


def test_that_names_and_permissions_are_read(tmp_path: Path) -> None:
    (open_face,) = faces(make_font(tmp_path / "open.ttf", family="Open Test"))
    (closed,) = faces(make_font(tmp_path / "closed.ttf", family="Closed Test", restricted=True))
    (cff,) = faces(make_font(tmp_path / "cff.ttf", family="Cff Test", outlines=False))
    assert (open_face.family, open_face.style) == ("Open Test", "Regular")
    assert open_face.can_be_used
    assert not closed.can_be_used
    assert not closed.may_be_embedded
    assert not cff.is_truetype


def test_that_a_collection_gives_each_of_its_faces(tmp_path: Path) -> None:
    import struct

    one = make_font(tmp_path / "one.ttf", family="One").read_bytes()
    header = struct.pack(">4sIII", b"ttcf", 0x00010000, 2, 20) + struct.pack(">I", 20)
    shifted = bytearray(one)
    for number in range(struct.unpack(">H", one[4:6])[0]):
        at = 12 + 16 * number + 8
        shifted[at : at + 4] = struct.pack(">I", struct.unpack(">I", one[at : at + 4])[0] + len(header))
    file = tmp_path / "both.ttc"
    file.write_bytes(header + bytes(shifted))
    assert [(face.index, face.family) for face in faces(file)] == [(0, "One"), (1, "One")]


@pytest.mark.parametrize("damage", ["empty", "cut", "text", "missing"])
def test_that_a_damaged_file_counts_as_no_font(tmp_path: Path, damage: str) -> None:
    file = tmp_path / f"{damage}.ttf"
    whole = typeface().main.file.read_bytes()
    content = {"empty": b"", "cut": whole[:5000], "text": b"no font at all, but long enough to look at"}
    if damage in content:
        file.write_bytes(content[damage])
    assert faces(file) == ()


@given(st.binary(max_size=400))
def test_that_no_bytes_can_break_the_reader(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    file = tmp_path_factory.mktemp("fonts") / "any.ttf"
    file.write_bytes(b"\0\1\0\0" + content)
    assert all(face.starts is not None for face in faces(file))


def test_that_folders_are_searched_in_a_fixed_order(tmp_path: Path) -> None:
    for name in ("b.ttf", "A.otf", "c.txt", "sub/d.ttc"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.touch()
    assert [file.name for file in font_files((tmp_path,))] == ["A.otf", "b.ttf", "d.ttc"]
