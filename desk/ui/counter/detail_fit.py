"""Why a record stands in the list, what speaks against it, and what may serve instead: the part of the page for staff."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from desk.i18n import _
from desk.records import wording
from desk.records.search import Alternative, Hit, Reason
from desk.ui.counter.faces import Beholder

OPEN = "open:"
"""Before a record's id in a link that shows that record in place of this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """How a record answers the search; all empty for one that was not searched for."""

    why: tuple[Reason, ...] = ()
    why_not: tuple[Reason, ...] = ()
    instead: tuple[Alternative, ...] = ()


def fit_of(hit: Hit | None) -> Fit:
    """What a hit says of itself."""
    return Fit() if hit is None else Fit(why=hit.why, why_not=hit.why_not, instead=hit.instead)


def fit_html(fit: Fit, seen: Beholder) -> str:
    """The lines as HTML; each alternative is a link."""
    c, colours, lines = seen.catalogue, seen.colours, []
    against = dict.fromkeys(wording.why_not(one, c, seen.vocabulary) for one in fit.why_not)
    if against:
        text = _("合わないところ：{reasons}").format(reasons=wording.listing(against, c))
        lines.append(f'<b style="color:{colours.danger}">✕ {escape(text)}</b>')
    reasons = dict.fromkeys(wording.reason(one, c, seen.vocabulary) for one in fit.why)
    if reasons:
        text = _("合うところ：{reasons}").format(reasons=wording.listing(reasons, c))
        lines.append(f'<span style="color:{colours.muted}">{escape(text)}</span>')
    for one in fit.instead:
        link = escape(OPEN + one.resource.id, quote=True)
        lines.append(f'→ <a href="{link}">{escape(wording.instead(one, c))}</a>')
    return f"<p>{'<br>'.join(lines)}</p>" if lines else ""
