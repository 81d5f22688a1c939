"""Which fonts suit which language of paper: those that its readers know from screens and print, the best first."""

from __future__ import annotations

from pathlib import Path

from desk.paper.font_files import Face, faces

Family = tuple[str, str]
"""A family and how its files' names begin: no other files are opened."""

_LATIN: tuple[Family, ...] = (
    ("Segoe UI", "segoeui"),
    ("Noto Sans", "notosans-"),
    ("Noto Sans JP", "notosansjp"),
    ("Arial", "arial"),
    ("DejaVu Sans", "dejavusans"),
)
# Windows' own, then what Linux has, then Noto, which is installed with the desk. The fonts of macOS are no TrueType.
_FAMILIES: dict[str, tuple[Family, ...]] = {
    "zh-Hans": (("Microsoft YaHei", "msyh"), ("Noto Sans SC", "notosanssc"), ("WenQuanYi Zen Hei", "wqy")),
    "zh-Hant": (("Microsoft JhengHei", "msjh"), ("Noto Sans TC", "notosanstc")),
    "ko": (("Malgun Gothic", "malgun"), ("Noto Sans KR", "notosanskr"), ("NanumGothic", "nanum")),
    "ne": (("Nirmala UI", "nirmala"), ("Noto Sans Devanagari", "notosansdev"), ("Lohit Devanagari", "lohit")),
    "hi": (("Nirmala UI", "nirmala"), ("Noto Sans Devanagari", "notosansdev"), ("Lohit Devanagari", "lohit")),
    "th": (("Leelawadee UI", "leelaw"), ("Noto Sans Thai", "notosansthai"), ("Loma", "loma")),
    "my": (("Myanmar Text", "mmrtext"), ("Noto Sans Myanmar", "notosansmyanmar"), ("Padauk", "padauk")),
    "km": (("Leelawadee UI", "leelaw"), ("Noto Sans Khmer", "notosanskhmer")),
}
# A face that lacks one of these isn't made for the language, whatever its name says.
_NEEDED = {
    "zh-Hans": "简体汉语说门，。",
    "zh-Hant": "繁體漢語說門，。",
    "ko": "한글가힣뷁",
    "ne": "नेपाली१क्षज्ञ।",
    "hi": "हिन्दी१क्षज्ञ।",
    "th": "ไทยกำ้",
    "my": "မြန်မာ၁။",
    "km": "ភាសាខ្មែរ",
    "vi": "ếữđơƯạ",
}
_PLAIN = frozenset({"regular", "book", "medium", "normal", "", "標準"})


def faces_for(language: str, files: tuple[Path, ...]) -> tuple[Face | None, Face | None]:
    """The regular and the bold face for a language among these files; one variable face is both; None where there is none.

    A language that isn't listed is looked for as Latin letters, and gets other letters from any font that has them.
    """
    needed = _NEEDED.get(language, "Aé")
    for family, start in _FAMILIES.get(language, _LATIN):
        found = [face for face in _of(family, start, files) if all(map(face.has, needed))]
        if found:
            regular = min(found, key=lambda face: face.style.lower() not in _PLAIN)
            bold = next((face for face in found if face.style.lower() == "bold"), regular)
            return regular, bold
    return None, None


def _of(family: str, start: str, files: tuple[Path, ...]) -> list[Face]:
    """The usable faces of a family; a variable font is named by its thinnest weight: Noto Sans KR Thin."""
    likely = [face for file in files if file.name.lower().startswith(start) for face in faces(file)]
    return [face for face in likely if face.can_be_used and family_of(face) == family]


def family_of(face: Face) -> str:
    """Its family; a variable font names its own after the thinnest weight."""
    return face.family.removesuffix(" Thin") if face.is_variable else face.family
