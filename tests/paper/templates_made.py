"""Templates as cities write them, for the tests of paper."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image, ImageDraw

FULL = """\
name = { ja = "図書館", en = "Library" }

[colours]
accent = "#8C3A10"
band = "#F6E3CC"

[head]
style = "band"
logo = "logo.png"
logo_height = 14

[item]
number = "circle"
blocks = ["title", "kind", "summary"]
rows = ["where", "when"]
leave_out = ["provider", "map"]

[sentences.ja]
heading = "図書館からのご案内"
closing = "またどうぞ。番号は {slip} です。"

[sentences.en]
heading = "From your library"

[contact]
ja = ["けやき野市立図書館", "電話 {contact}"]
"""


def make_template_file(folder: Path, text: str = FULL, *, name: str = "library", logo: bool = True) -> Path:
    """A template in a folder, its logo beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    if logo:
        (folder / "logo.png").write_bytes(make_logo())
    file = folder / f"{name}.toml"
    file.write_text(text, "utf-8")
    return file


def make_logo(width: int = 900, height: int = 300) -> bytes:
    """A red disc on nothing."""
    picture = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    ImageDraw.Draw(picture).ellipse((10, 10, height - 10, height - 10), fill=(200, 20, 20, 255))
    buffer = io.BytesIO()
    picture.save(buffer, "PNG")
    return buffer.getvalue()
