"""What font files on this machine hold: names, which characters, whether they may and can be embedded.

Only the few tables that answer this are read (OpenType 1.9: OS/2, cmap, name), a millisecond a file, so that every
font of a PC can be asked for one rare kanji.
"""

from __future__ import annotations

import os
import struct
import sys
from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path

_RESTRICTED = 0x0002
_SUFFIXES = (".ttf", ".ttc", ".otf", ".otc")


class UnreadableFont(Exception):
    """The file is no font, or a damaged one."""


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """One typeface in a file, read once per process. ``index`` counts the faces of a collection.

    ``is_truetype``: it has TrueType outlines, the only ones that reportlab embeds. ``may_be_embedded``: its maker
    allows it (OS/2 fsType). ``starts`` and ``ends`` are the ranges of code points it has, in order.
    """

    file: Path
    index: int
    family: str
    style: str
    is_truetype: bool
    is_variable: bool
    may_be_embedded: bool
    starts: array[int] = field(repr=False)
    ends: array[int] = field(repr=False)

    @property
    def can_be_used(self) -> bool:
        """Whether it can stand in a PDF that others open."""
        return self.is_truetype and self.may_be_embedded

    def has(self, character: str) -> bool:
        """Whether it can draw this character."""
        code = ord(character)
        at = bisect_right(self.starts, code) - 1
        return at >= 0 and code <= self.ends[at]


_PACKS = ("justmytype_intl_cjk", "justmytype_intl_sea", "justmytype_intl_south_asia")
"""Packages of fonts (Noto, OFL) that are installed with the desk for scripts that a PC may lack."""


def folders() -> tuple[Path, ...]:
    """Where fonts are: those of the system, of the user, and those installed with the desk."""
    packs = (find_spec(name) for name in _PACKS)
    return (
        *_system_folders(),
        *(Path(place) for pack in packs if pack for place in pack.submodule_search_locations or ()),
    )


def _system_folders() -> tuple[Path, ...]:
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", str(home)))
        return (Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts", local / "Microsoft" / "Windows" / "Fonts")
    if sys.platform == "darwin":
        system = Path("/System/Library")
        return (Path("/Library/Fonts"), home / "Library/Fonts", system / "Fonts", system / "AssetsV2")
    data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local/share")
    return (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), data / "fonts", home / ".fonts")


@cache
def font_files(where: tuple[Path, ...]) -> tuple[Path, ...]:
    """Every font file below these folders, in the order of their names."""
    found: list[Path] = []
    for folder in where:
        for place, _folders, names in os.walk(folder):
            found.extend(Path(place, name) for name in names if name.lower().endswith(_SUFFIXES))
    return tuple(sorted(found, key=lambda file: (file.name.lower(), str(file))))


@cache
def faces(file: Path) -> tuple[Face, ...]:
    """The faces of a file; empty when it can't be read as a font."""
    try:
        with file.open("rb") as stream:
            head = stream.read(12)
            if head[:4] != b"ttcf":
                return (_Reader(file, 0, 0).face(),)
            (count,) = struct.unpack(">I", head[8:12])
            offsets = struct.unpack(f">{min(count, 64)}I", stream.read(4 * min(count, 64)))
        return tuple(_Reader(file, index, offset).face() for index, offset in enumerate(offsets))
    except (OSError, UnreadableFont, struct.error, ValueError):
        return ()


class _Reader:
    """Reads one face at an offset of its file."""

    def __init__(self, file: Path, index: int, offset: int) -> None:
        self._file = file
        self._index = index
        with file.open("rb") as stream:
            stream.seek(offset)
            version, count = struct.unpack(">4sH6x", stream.read(12))
            if version not in (b"\0\1\0\0", b"true", b"OTTO"):
                raise UnreadableFont(str(file))
            tables = [struct.unpack(">4s4xII", stream.read(16)) for _ in range(count)]
            self._where = {tag: (start, length) for tag, start, length in tables}
            self._data = {tag: self._read(stream, tag) for tag in (b"OS/2", b"cmap", b"name")}

    def _read(self, stream: object, tag: bytes) -> bytes:
        start, length = self._where.get(tag, (0, 0))
        stream.seek(start)  # type: ignore[attr-defined]
        return bytes(stream.read(length))  # type: ignore[attr-defined]

    def face(self) -> Face:
        """What the tables say."""
        kind = struct.unpack_from(">H", self._data[b"OS/2"], 8)[0] if len(self._data[b"OS/2"]) > 10 else 0
        names = self._names()
        starts, ends = self._coverage()
        return Face(
            file=self._file,
            index=self._index,
            family=names.get(1, self._file.stem),
            style=names.get(2, ""),
            is_truetype=b"glyf" in self._where,
            is_variable=b"fvar" in self._where,
            may_be_embedded=kind & 0x000F != _RESTRICTED,
            starts=starts,
            ends=ends,
        )

    def _names(self) -> dict[int, str]:
        """Family (1) and style (2), in English where the font has both."""
        data, found = self._data[b"name"], dict[int, str]()
        if len(data) < 6:
            return found
        _format, count, texts = struct.unpack_from(">HHH", data)
        for number in range(count):
            platform, _encoding, language, name, length, offset = struct.unpack_from(">6H", data, 6 + 12 * number)
            if platform == 3 and name in (1, 2) and (name not in found or language == 0x409):
                found[name] = data[texts + offset : texts + offset + length].decode("utf-16-be", "replace")
        return found

    def _coverage(self) -> tuple[array[int], array[int]]:
        """The ranges of the largest Unicode table: format 12 where there is one, else format 4."""
        data = self._data[b"cmap"]
        if len(data) < 4:
            raise UnreadableFont(str(self._file))
        best: tuple[int, int] | None = None
        for number in range(struct.unpack_from(">H", data, 2)[0]):
            platform, encoding, offset = struct.unpack_from(">HHI", data, 4 + 8 * number)
            (form,) = struct.unpack_from(">H", data, offset)
            is_unicode = platform == 0 or (platform == 3 and encoding in (1, 10))
            if is_unicode and form in (4, 12) and (best is None or form > best[0]):
                best = (form, offset)
        if best is None:
            return array("L"), array("L")
        return _ranges_12(data, best[1]) if best[0] == 12 else _ranges_4(data, best[1])


def _ranges_12(data: bytes, offset: int) -> tuple[array[int], array[int]]:
    (count,) = struct.unpack_from(">I", data, offset + 12)
    values = struct.unpack_from(f">{3 * count}I", data, offset + 16)
    return array("L", values[0::3]), array("L", values[1::3])


def _ranges_4(data: bytes, offset: int) -> tuple[array[int], array[int]]:
    """Format 4 has gaps inside its segments: glyph 0 means "not there"."""
    (twice,) = struct.unpack_from(">H", data, offset + 6)
    count = twice // 2
    ends = struct.unpack_from(f">{count}H", data, offset + 14)
    starts = struct.unpack_from(f">{count}H", data, offset + 16 + twice)
    deltas = struct.unpack_from(f">{count}H", data, offset + 16 + 2 * twice)
    offsets_at = offset + 16 + 3 * twice
    offsets = struct.unpack_from(f">{count}H", data, offsets_at)
    first, last = array("L"), array("L")
    for number in range(count):
        start, end, shift = starts[number], ends[number], offsets[number]
        if start == 0xFFFF:
            continue
        if shift == 0:
            first.append(start)
            last.append(end)
            continue
        for code in range(start, end + 1):
            at = offsets_at + 2 * number + shift + 2 * (code - start)
            glyph = struct.unpack_from(">H", data, at)[0] if at + 2 <= len(data) else 0
            if glyph and (glyph + deltas[number]) & 0xFFFF:
                if last and last[-1] == code - 1:
                    last[-1] = code
                else:
                    first.append(code)
                    last.append(code)
    return first, last
