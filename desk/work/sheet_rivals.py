"""Other typesetters set the same cards, for ``desk bench handouts``: fpdf2, WeasyPrint and Typst, where they are installed.

They get the words ready made, with the readings where they set ruby, and the same fonts. Only Typst can be told to set ruby
at all: a box with the reading over the word, which neither spreads it nor lets it hang over the next kana.
"""

from __future__ import annotations

import io
import json
import warnings
from collections.abc import Callable, Iterator, Sequence
from html import escape
from importlib import import_module
from typing import Any

from desk.paper.floor import CARDS_A_PAGE, Card, Ruby, bare
from desk.paper.fonts import typeface
from desk.paper.qr import QrCode

Setter = Callable[[Sequence[Card]], bytes]
"""Sets cards as PDF, three to a page."""

_WHITE_AROUND = 4
_LIGHT = bytes.maketrans(b"\0\1", b"\xff\0")


def rivals() -> dict[str, Setter | None]:
    """Who sets the cards without ruby; None where it isn't installed."""
    return {"fpdf2": _fpdf(), "WeasyPrint": _weasyprint(), "Typst": _typst(has_ruby=False)}


def ruby_rivals() -> dict[str, Setter | None]:
    """Who sets the cards with ruby."""
    return {"Typst with ruby": _typst(has_ruby=True)}


def code_picture(code: QrCode) -> bytes:
    """A code with the white around it as PNG, a dot for each module."""
    from PIL import Image

    side = len(code.rows)
    picture = Image.new("L", (side + 2 * _WHITE_AROUND,) * 2, 255)
    dots = b"".join(row.translate(_LIGHT) for row in code.rows)
    picture.paste(Image.frombytes("L", (side, side), dots), (_WHITE_AROUND, _WHITE_AROUND))
    file = io.BytesIO()
    picture.convert("1").save(file, "PNG")
    return file.getvalue()


def html_of(cards: Sequence[Card], picture: Callable[[int, Card], str]) -> Iterator[str]:
    """The cards as HTML: a table with the rows of each. ``picture``: the address of a card's code."""
    for number, card in enumerate(cards):
        new_page = ' style="page-break-before: always"' if number and number % CARDS_A_PAGE == 0 else ""
        rows = "".join(
            f"<tr><td><b>{escape(bare(label))}</b></td><td>{escape(bare(value))}</td></tr>"
            for label, value in card.rows
        )
        yield (
            f'<div{new_page}><img src="{picture(number, card)}" width="88" height="88" style="float: right">'
            f"<p><b>{escape(bare(card.heading))}</b></p><h2>{escape(bare(card.title))}</h2>"
            f"<p>{escape(bare(card.summary))}</p><table>{rows}</table><p>{escape(bare(card.origin))}</p></div>"
        )


def _installed(name: str) -> Any:
    try:
        with warnings.catch_warnings():
            # What a rival says of its own future is not ours to mend.
            warnings.simplefilter("ignore")
            return import_module(name)
    except (ImportError, OSError):
        # WeasyPrint without Pango is an OSError.
        return None


def _fpdf() -> Setter | None:
    fpdf = _installed("fpdf")
    if fpdf is None:
        return None
    fonts = typeface()

    def set_cards(cards: Sequence[Card]) -> bytes:
        document = fpdf.FPDF(unit="pt", format="A4")
        document.set_auto_page_break(False)
        document.add_font("desk", "", str(fonts.main.file))
        document.add_font("desk", "B", str(fonts.strong.file))
        for number, card in enumerate(cards):
            if number % CARDS_A_PAGE == 0:
                document.add_page()
            top = 38.0 + number % CARDS_A_PAGE * 222.0
            document.image(io.BytesIO(code_picture(card.code)), x=470.0, y=top, w=74.0)
            document.set_xy(85.0, top)
            for text, size, weight in ((card.heading, 11, "B"), (card.title, 16.5, "B"), (card.summary, 12, "")):
                document.set_font("desk", weight, size)
                document.multi_cell(380.0, 1.5 * size, bare(text), new_x="LEFT", new_y="NEXT", wrapmode="CHAR")
            for label, value in card.rows:
                document.set_font("desk", "B", 12)
                document.cell(66.0, 18.0, bare(label))
                document.set_font("desk", "", 12)
                document.multi_cell(380.0, 18.0, bare(value), new_x="RIGHT", new_y="NEXT", wrapmode="CHAR")
                document.set_x(85.0)
            document.cell(380.0, 18.0, bare(card.origin))
        return bytes(document.output())

    return set_cards


def _weasyprint() -> Setter | None:
    weasyprint = _installed("weasyprint")
    if weasyprint is None:
        return None
    from base64 import b64encode

    fonts = typeface()
    style = (
        "@page { size: A4; margin: 38pt 51pt } body { font: 12pt/18pt desk } h2 { font-size: 16.5pt }"
        f"@font-face {{ font-family: desk; src: url({fonts.main.file.as_uri()}) }}"
        f"@font-face {{ font-family: desk; font-weight: bold; src: url({fonts.strong.file.as_uri()}) }}"
    )

    def picture(_number: int, card: Card) -> str:
        return "data:image/png;base64," + b64encode(code_picture(card.code)).decode("ascii")

    def set_cards(cards: Sequence[Card]) -> bytes:
        body = "".join(html_of(cards, picture))
        page = f'<html lang="ja"><head><style>{style}</style></head><body>{body}</body></html>'
        return bytes(weasyprint.HTML(string=page).write_pdf())

    return set_cards


_TYPST = """
#set page(paper: "a4", margin: (x: 51pt, y: 38pt))
#set text(font: "%s", size: 12pt, lang: "ja")
#let given = json(bytes(sys.inputs.cards))
#let over(base, reading) = box(stack(dir: ttb, spacing: 1pt,
  align(center, text(size: 0.52em, weight: "regular", reading)), align(center, base)))
#let say(pieces) = for (base, reading) in pieces { if reading == "" { base } else { over(base, reading) } }
#for (number, card) in given.enumerate() {
  if number > 0 and calc.rem(number, 3) == 0 { pagebreak() }
  place(right, image(bytes(card.code), width: 74pt, height: 74pt))
  block(text(size: 11pt, weight: "bold", say(card.heading)))
  block(text(size: 16.5pt, weight: "bold", say(card.title)))
  block(say(card.summary))
  grid(columns: (66pt, 1fr), row-gutter: 6pt,
    ..card.rows.map(row => (text(weight: "bold", say(row.at(0))), say(row.at(1)))).flatten())
  block(text(size: 11pt, say(card.origin)))
}
"""


def _typst(*, has_ruby: bool) -> Setter | None:
    typst = _installed("typst")
    if typst is None:
        return None
    fonts = typeface()
    folders = sorted({str(face.file.parent) for face in (fonts.main, fonts.strong)})
    source = (_TYPST % fonts.main.family).encode()
    compiler = typst.Compiler(source, font_paths=folders, ignore_system_fonts=True)

    def set_cards(cards: Sequence[Card]) -> bytes:
        given = json.dumps([_told(card, has_ruby=has_ruby) for card in cards])
        return bytes(compiler.compile(source, format="pdf", sys_inputs={"cards": given}, pdf_tags=False))

    return set_cards


def _told(card: Card, *, has_ruby: bool) -> dict[str, Any]:
    """A card for Typst: each text as pairs of words and readings, the code as the bytes of its picture."""

    def told(text: Ruby) -> Ruby:
        return text if has_ruby else ((bare(text), ""),)

    return {
        "heading": told(card.heading),
        "title": told(card.title),
        "summary": told(card.summary),
        "rows": [[told(label), told(value)] for label, value in card.rows],
        "origin": told(card.origin),
        "code": list(code_picture(card.code)),
    }
