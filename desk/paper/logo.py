"""A city's logo: read from its file into the size that paper needs, and drawn on the head of a sheet."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from desk.errors import DeskError
from desk.i18n import _

MM = 72 / 25.4
WIDEST = 60.0
"""Millimetres that a logo may be wide; the name of the sheet stands beside it."""
TALLEST = 25.0
_DOTS = 300 / 25.4
"""Dots per millimetre: what an office printer shows."""
_MOST_COLOURS = 8_192
_MOST_PIXELS = 40_000_000
_MOST_BYTES = 96_000
"""It is kept with every sheet that was given."""


def prepared(content: bytes, height: float) -> bytes:
    """A PNG or JPEG file as it is kept with a template: on white, no finer than paper shows at this height in mm.

    Raises DeskError with a sentence where it is no such picture.
    """
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                raise DeskError(_("画像が大きすぎます。縦横 5000 ドットまでの PNG か JPEG にしてください。"))
            shown = _on_white(picture)
    except (OSError, ValueError, SyntaxError, EOFError, UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise DeskError(_("画像として読めません。PNG か JPEG のファイルを指定してください。")) from error
    shown.thumbnail((round(WIDEST * _DOTS), round(height * _DOTS)), Image.Resampling.LANCZOS)
    if shown.getcolors(_MOST_COLOURS) is not None:
        # A drawing: its edges have some hundred colours that nobody tells apart.
        shown = shown.quantize(256)
    kept = _saved(shown, "PNG", optimize=True)
    return kept if len(kept) <= _MOST_BYTES else _saved(shown.convert("RGB"), "JPEG", quality=88)


def _on_white(picture: Any) -> Any:
    """Without its transparent parts, which some printers draw black."""
    from PIL import Image

    shown = picture.convert("RGBA")
    ground = Image.new("RGBA", shown.size, (255, 255, 255, 255))
    return Image.alpha_composite(ground, shown).convert("RGB")


def _saved(picture: Any, sort: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, sort, **options)
    return buffer.getvalue()


@dataclass(frozen=True)
class Logo:
    """A logo on a sheet. ``tall``: its height in points, where that doesn't make it wider than ``widest``."""

    content: bytes
    tall: float
    widest: float = WIDEST * MM
    mono: bool = False

    @cached_property
    def _size(self) -> tuple[int, int]:
        width, height = picture(self.content, mono=self.mono).size
        return int(width), int(height)

    @property
    def width(self) -> float:
        """In points."""
        return self._size[0] * self.height / self._size[1]

    @property
    def height(self) -> float:
        """In points."""
        width, height = self._size
        return min(self.tall, self.widest * height / width)

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Draw it with its upper left corner there."""
        from reportlab.lib.utils import ImageReader

        shown = ImageReader(picture(self.content, mono=self.mono))
        canvas.drawImage(shown, x, top - self.height, self.width, self.height)


@lru_cache(maxsize=8)
def picture(content: bytes, *, mono: bool) -> Any:
    """The picture of a template's logo; in greys for a copier without colours."""
    from PIL import Image

    with Image.open(io.BytesIO(content)) as opened:
        return opened.convert("L" if mono else "RGB")
