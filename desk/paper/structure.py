"""The tree of what a document says, and its description, written into the file.

Objects are spelt out here: reportlab would take longer to format them than the page to be drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc

from desk.paper.embedding import code_of
from desk.paper.plain_text import one_line
from desk.paper.tagging import Element

_WITH_TAGS = (*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs")


class _Spelt(pdfdoc.PDFObject):  # type: ignore[misc]
    """An object whose bytes are known."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self.content = ""

    def format(self, _document: Any) -> bytes:
        return self.content.encode("ascii")


def write_tags(document: Any, elements: Sequence[Element]) -> None:
    """Put the elements of a drawn document into it: a section for each item, the sheet's own before and after them."""
    pages = document.Pages.pages
    root, whole = (_add(document, f"tags:{name}") for name in ("root", "document"))
    items = dict.fromkeys(one.section for one in elements if one.section)
    sections = {number: _add(document, f"tags:section{number}") for number in items}
    leaves = [_add(document, f"tags:{number}") for number in range(len(elements))]
    kids: dict[int, list[int]] = {number: [] for number in sections}
    order: list[int] = []
    on_page: list[list[int]] = [[] for _page in pages]
    for one, (leaf, number) in zip(elements, leaves, strict=True):
        parent = sections[one.section][1] if one.section else whole[1]
        page = document.idToObjectNumberAndVersion[pages[one.page].__InternalName__][0]
        leaf.content = _leaf(one, parent, page)
        on_page[one.page].append(number)
        if one.section:
            kids[one.section].append(number)
        above = parent if one.section else number
        if above not in order:
            order.append(above)
    for number, (section, _number) in sections.items():
        section.content = f"<</Type /StructElem /S /Sect /P {whole[1]} 0 R /K {_references(kids[number])}>>"
    whole[0].content = f"<</Type /StructElem /S /Document /P {root[1]} 0 R /K {_references(order)}>>"
    numbers = " ".join(f"{page} {_references(found)}" for page, found in enumerate(on_page))
    root[
        0
    ].content = (
        f"<</Type /StructTreeRoot /K {whole[1]} 0 R /ParentTree <</Nums [{numbers}]>> /ParentTreeNextKey {len(pages)}>>"
    )
    for number, page in enumerate(pages):
        page.StructParents, page.Tabs, page.__NoDefault__ = number, pdfdoc.PDFName("S"), _WITH_TAGS
    document.Catalog.StructTreeRoot = root[0]
    document.Catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})


def _add(document: Any, name: str) -> tuple[_Spelt, int]:
    """A new object of the document, with its number."""
    made = _Spelt()
    document.Reference(made, name)
    return made, int(document.idToObjectNumberAndVersion[name][0])


def _leaf(one: Element, parent: int, page: int) -> str:
    more = "".join(
        f" /{key} <FEFF{code_of(text)}>"
        for key, text in (("ActualText", one.spoken), ("Alt", one.shown), ("Lang", one.language))
        if text
    )
    if one.corners is not None:
        box = " ".join(f"{edge:.1f}" for edge in one.corners)
        more += f" /A <</O /Layout /Placement /Block /BBox [{box}]>>"
    return f"<</Type /StructElem /S /{one.role} /P {parent} 0 R /Pg {page} 0 R /K {one.mark}{more}>>"


def _references(numbers: Sequence[int]) -> str:
    return "[" + " ".join(f"{number} 0 R" for number in numbers) + "]"


def describe(document: Any, *, title: str, language: str, author: str, program: str) -> None:
    """The description that programs look for first (XMP, ISO 16684-1): what it is, in which language, who gave it."""
    title, author, program = (escape(one_line(text)) for text in (title, author, program))
    packet = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{escape(language)}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{program}</xmp:CreatorTool>
<pdf:Producer>{program}</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
    # Not compressed: programs find it by looking through the bytes.
    document.Catalog.Metadata = pdfdoc.XMP(creator=lambda _document: packet.encode("utf-8"))
