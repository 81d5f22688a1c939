"""A table on the clipboard as spreadsheets like it: cells stay the text that they were on the screen."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QMimeData

_AS_TEXT = "mso-number-format:'\\@'; white-space:normal"
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def as_clipboard(header: Sequence[str], rows: Sequence[Sequence[str]]) -> QMimeData:
    """The table as tab-separated text and as HTML, which Excel prefers.

    In the HTML every cell is marked as text, so that Excel leaves 042-123, 1-2 and 1E5 as they are and runs no formula.
    """
    data = QMimeData()
    data.setText(as_tsv(header, rows))
    data.setHtml(_as_html(header, rows))
    return data


def as_tsv(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Tab-separated lines ending in CR LF; cells with tabs, breaks or quotes are quoted as Excel does.

    A cell that would be a formula is led by an apostrophe (the advice of OWASP on CSV injection).
    """
    return "".join("\t".join(_cell(text) for text in line) + "\r\n" for line in (header, *rows))


def _cell(text: str) -> str:
    safe = "'" + text if text.startswith(_FORMULA_STARTS) and not _is_number(text) else text
    return '"' + safe.replace('"', '""') + '"' if any(c in safe for c in '\t\r\n"') else safe


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _as_html(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    def line(cells: Sequence[str], tag: str) -> str:
        inner = "".join(f'<{tag} style="{_AS_TEXT}">{_lines(cell)}</{tag}>' for cell in cells)
        return f"<tr>{inner}</tr>"

    body = "".join(line(row, "td") for row in rows)
    return f'<html><head><meta charset="utf-8"></head><body><table>{line(header, "th")}{body}</table></body></html>'


def _lines(text: str) -> str:
    return escape(text).replace("\n", '<br style="mso-data-placement:same-cell">')
