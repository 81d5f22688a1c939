"""Everything known of a record as a page to read: first what decides, then every fact."""

from __future__ import annotations

from html import escape

from desk.i18n import _
from desk.records import wording
from desk.records.case import TrayItem
from desk.records.codes import Guard
from desk.records.resource import Resource
from desk.records.state import guards, state_of
from desk.ui.counter.detail_fit import Fit, fit_html
from desk.ui.counter.faces import Beholder

COPY_PHONE = "copy:phone"
"""The link that puts the phone number on the clipboard."""

BACK = "back:"
"""The link to the record from which one came."""

TEXTS = "texts:"
"""The link to what the record says in やさしい日本語 and other languages."""

_SAFE = ("http://", "https://")


def detail_html(
    resource: Resource, fit: Fit, seen: Beholder, *, size: float, for_resident: bool = False, back: str = ""
) -> str:
    """The page as HTML for a ``QTextBrowser``; ``size`` is the text size in points.

    For the resident it leaves out what is meant for staff: who doubts the record and why it was found. ``back`` is
    the title of the record from which one came here.
    """
    parts = [_back_line(back)] if back else []
    parts += [_head(resource, seen, size), _state_line(resource, seen)]
    if not for_resident:
        parts.append(fit_html(fit, seen))
    parts.append(_warnings(resource, seen, for_resident=for_resident))
    parts.append(_phone(resource, seen, size, for_resident=for_resident))
    if resource.summary:
        parts.append(f"<p>{_lines(resource.summary)}</p>")
    parts.append(_facts(resource, seen))
    if not for_resident:
        parts.append(_texts(resource, seen))
    style = f"p, td {{ line-height: 150% }} a {{ color: {seen.colours.accent} }}"
    return f"<html><head><style>{style}</style></head><body>{''.join(parts)}</body></html>"


def handwritten_html(item: TrayItem, seen: Beholder, *, size: float) -> str:
    """A line typed by hand as a page."""
    said = [f'<span style="font-size:{size * 1.45:.1f}pt; font-weight:bold">{escape(item.title)}</span>']
    if item.contact:
        said.append(f'<span style="font-size:{size * 1.3:.1f}pt">{escape(item.contact)}</span>')
    if item.url:
        said.append(_value(item.url))
    return f'<html><body style="color:{seen.colours.text}"><p>{"<br>".join(said)}</p></body></html>'


def _head(resource: Resource, seen: Beholder, size: float) -> str:
    c = seen.catalogue
    kind = f'<span style="color:{seen.colours.muted}">{escape(wording.kind(resource.kind, c))}</span>'
    title = resource.title
    if c.language != "ja" and resource.english:
        title = c.gettext("{title}（{english}）").format(title=title, english=resource.english)
    subtitle = f"<br>{escape(resource.subtitle)}" if resource.subtitle else ""
    return (
        f'<p style="margin-bottom:2px">{kind}<br>'
        f'<span style="font-size:{size * 1.45:.1f}pt; font-weight:bold">{escape(title)}</span>{subtitle}</p>'
    )


def _state_line(resource: Resource, seen: Beholder) -> str:
    """The state in its colour, and at once whether a place is open today."""
    c, state = seen.catalogue, state_of(resource, seen.now)
    said = [f'<b style="color:{seen.colours.state(state)}">{escape(wording.state(state, c))}</b>']
    today = wording.open_today(resource, seen.now, c)
    if today:
        said.append(f"<b>{escape(today)}</b>")
    confirmed = wording.confirmed(resource, c)
    if confirmed:
        said.append(f'<span style="color:{seen.colours.muted}">{escape(confirmed)}</span>')
    return f'<p style="margin-top:2px">{"　".join(said)}</p>'


def _back_line(title: str) -> str:
    """The way back to the record from which one came."""
    return f'<p><a href="{BACK}">{escape(_("← 「{title}」に戻る").format(title=title))}</a></p>'


def _warnings(resource: Resource, seen: Beholder, *, for_resident: bool) -> str:
    """What must be known before this goes on paper, in the words that the paper will say."""
    c = seen.catalogue
    sentences = []
    for one in guards(resource, seen.now, seen.confirmation_days):
        label, sentence = wording.guard_label(one, c), wording.guard(one, resource, seen.now, c)
        sentences.append(f"<b>▲ {escape(label)}</b>　{escape(sentence)}")
        if one is Guard.DISPUTED and resource.dispute is not None and not for_resident:
            by = _("{who}：{reason}").format(who=resource.dispute.by, reason=resource.dispute.reason)
            sentences.append(escape(by))
    if not sentences:
        return ""
    return (
        f'<table width="100%" cellpadding="6" style="background-color:{seen.colours.caution_ground}">'
        f'<tr><td style="color:{seen.colours.caution}">{"<br>".join(sentences)}</td></tr></table>'
    )


def _phone(resource: Resource, seen: Beholder, size: float, *, for_resident: bool) -> str:
    """The number large enough to be dialled from, with who answers."""
    c = seen.catalogue
    phone, provider = wording.phone(resource, c), wording.provider(resource, c)
    if not phone and not provider:
        return ""
    lines = [f'<span style="color:{seen.colours.muted}">{escape(provider)}</span>'] if provider else []
    if phone:
        copy = "" if for_resident else f'　<a href="{COPY_PHONE}">{escape(_("写す"))}</a>'
        lines.append(f'<span style="font-size:{size * 1.5:.1f}pt; font-weight:bold">☎ {escape(phone)}</span>{copy}')
    if wording.is_mediated(resource):
        lines.append(escape(_("ご本人へは、窓口から連絡します。")))
    return f"<p>{'<br>'.join(lines)}</p>"


def _texts(resource: Resource, seen: Beholder) -> str:
    """In which languages it has words of its own for paper, and the way to write them."""
    c = seen.catalogue
    names = wording.listing((wording.sheet_language(one.language, c) for one in resource.texts), c)
    held = _("紙に出す文があります：{languages}").format(languages=names) + "　" if names else ""
    muted = f'<span style="color:{seen.colours.muted}">{escape(held)}</span>' if held else ""
    words = _("やさしい日本語・ほかの言語の文を書く…")
    return f'<p>{muted}<a href="{TEXTS}">{escape(words)}</a></p>'


def _facts(resource: Resource, seen: Beholder) -> str:
    c = seen.catalogue
    said = {wording.provider(resource, c), wording.confirmed(resource, c)}
    rows = [
        f'<tr><td style="padding-right:10px; color:{seen.colours.muted}"><nobr>{escape(label)}</nobr></td>'
        f"<td>{_value(text)}</td></tr>"
        for label, text in wording.details(resource, seen.now, c)
        if text not in said
    ]
    return f'<table cellpadding="2">{"".join(rows)}</table>'


def _value(text: str) -> str:
    if text.startswith(_SAFE) and not any(mark.isspace() for mark in text):
        return f'<a href="{escape(text, quote=True)}">{escape(text)}</a>'
    return _lines(text)


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
