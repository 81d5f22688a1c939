"""Small real fonts for tests: the machine's own UD font with another character map, name and licence."""

from __future__ import annotations

import struct
from pathlib import Path

from desk.paper.fonts import typeface


def make_font(
    file: Path, *, family: str, has: str = "", like: str = "吉", restricted: bool = False, outlines: bool = True
) -> Path:
    """Write a TrueType font that draws each character of ``has`` like another one; all of the original's when empty."""
    data = typeface().main.file.read_bytes()
    count = struct.unpack(">H", data[4:6])[0]
    tables = {}
    for number in range(count):
        tag, _sum, start, length = struct.unpack(">4sIII", data[12 + 16 * number : 28 + 16 * number])
        tables[tag] = data[start : start + length]
    if has:
        glyph = _glyph_of(like)
        tables[b"cmap"] = _cmap({ord(character): glyph for character in has})
    tables[b"name"] = _names(family)
    os2 = bytearray(tables[b"OS/2"])
    os2[8:10] = struct.pack(">H", 2 if restricted else 0)
    tables[b"OS/2"] = bytes(os2)
    if not outlines:
        tables[b"CFF "] = tables.pop(b"glyf")
    file.write_bytes(_assembled(tables))
    return file


def _glyph_of(character: str) -> int:
    from desk.paper.fonts import registered

    return int(registered(typeface().main).face.charToGlyph[ord(character)])


def _cmap(glyphs: dict[int, int]) -> bytes:
    groups = b"".join(struct.pack(">III", code, code, glyph) for code, glyph in sorted(glyphs.items()))
    table = struct.pack(">HHIII", 12, 0, 16 + len(groups), 0, len(glyphs)) + groups
    return struct.pack(">HHHHI", 0, 1, 3, 10, 12) + table


def _names(family: str) -> bytes:
    values = {1: family, 2: "Regular", 4: family, 6: family.replace(" ", "")}
    records, texts = b"", b""
    for name, value in values.items():
        encoded = value.encode("utf-16-be")
        records += struct.pack(">6H", 3, 1, 0x409, name, len(encoded), len(texts))
        texts += encoded
    return struct.pack(">HHH", 0, len(values), 6 + len(records)) + records + texts


def _assembled(tables: dict[bytes, bytes]) -> bytes:
    head = struct.pack(">IHHHH", 0x00010000, len(tables), 0, 0, 0)
    offset = len(head) + 16 * len(tables)
    records, body = b"", b""
    for tag, data in sorted(tables.items()):
        records += struct.pack(">4sIII", tag, 0, offset + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    return head + records + body
