"""The help about a screen: what it says of itself, then its keys as they are now."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from desk.i18n import _
from desk.ui.screen import Key
from desk.ui.theme import spaced


def page(title: str, said: str, keys: Iterable[Key]) -> str:
    """Rich text: the screen's title, its own rich text, and a table of the keys that it obeys."""
    rows = "".join(
        f"<tr><td style='padding-right:12px; white-space:nowrap'><b>{escape(key.key)}</b></td>"
        f"<td>{escape(key.text)}</td></tr>"
        for key in keys
        if key.key
    )
    heading = escape(_("使えるキー"))
    return spaced(f"<h3>{escape(title)}</h3>{said}<h4>{heading}</h4><table cellpadding='2'>{rows}</table>")
