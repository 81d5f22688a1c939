"""One consultation as a page to read: everything that was logged, nothing left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from html import escape

from desk.i18n import _, active, ngettext
from desk.records.codes import (
    ASKER_LABELS,
    CHANNEL_LABELS,
    GUARD_LABELS,
    KIND_LABELS,
    OFFER_OUTCOME_LABELS,
)
from desk.records.consultation import Consultation, Offer
from desk.records.referral import Referral
from desk.records.vocabulary import Vocabulary
from desk.records.wording import dates
from desk.ui.consultations import referral_words, words

_STYLE = """
p, td, li { line-height: 150% }
p { margin: 8px 0 2px 0 }
ol { margin: 0; -qt-list-indent: 1 }
li { margin-bottom: 4px }
"""


def detail_html(
    consultation: Consultation, vocabulary: Vocabulary, today: date, muted: str, led_to: Sequence[Referral] = ()
) -> str:
    """The page as HTML for a ``QTextBrowser``; line spacing 150 % for Japanese. ``muted`` colours labels, "#RRGGBB".

    ``led_to``: the referrals of this visit, without what was passed on, which stands on their sheets alone.
    """
    parts = [f'<p style="font-size: large"><b>{escape(consultation.slip)}</b></p>']
    if not consultation.delivered:
        parts.append(
            f"<p><b>{escape(_('送信待ち'))}</b><br>{escape(_('このPCに記録済みです。つながりしだい送ります。'))}</p>"
        )
    parts.append(_table(_facts(consultation, vocabulary, today), muted))
    parts.append(_section(_("ご案内"), [_offer(offer) for offer in consultation.offers]))
    parts.append(_section(_("つなぎ"), [escape(referral_words.line(one, today)) for one in led_to]))
    searches = [escape(words.search(search, vocabulary)) for search in consultation.searches]
    parts.append(_section(_("検索"), searches))
    if consultation.version > 1:
        times = consultation.version - 1
        parts.append(
            f"<p>{escape(ngettext('{count} 回訂正されています。', '{count} 回訂正されています。', times).format(count=times))}</p>"
        )
    return f"<html><head><style>{_STYLE}</style></head><body>{''.join(parts)}</body></html>"


def _facts(consultation: Consultation, vocabulary: Vocabulary, today: date) -> list[tuple[str, str]]:
    started, ended = words.local(consultation.started), words.local(consultation.ended)
    c = active()
    when = _("{day} {times}（{minutes}分）").format(
        day=dates.day(started.date(), c, today=today),
        times=dates.clock_span(started.time(), ended.time(), c),
        minutes=consultation.minutes,
    )
    lines = [(_("日時"), when)]
    lines += [(words.field_label(name), getattr(consultation, name)) for name in ("window", "staff")]
    who = _("{channel}・{asker}").format(
        channel=_(CHANNEL_LABELS[consultation.channel]), asker=_(ASKER_LABELS[consultation.asker])
    )
    lines.append((_("方法"), who))
    for name in ("life_stages", "circumstances", "needs", "question", "memo"):
        lines.append((words.field_label(name), words.field_words(consultation, name, vocabulary)))
    lines.append((_("結果"), words.outcome(consultation)))
    return [(label, text) for label, text in lines if text]


def _offer(offer: Offer) -> str:
    title = escape(offer.title)
    if offer.kind is not None:
        title = _("{title}（{kind}）").format(title=title, kind=escape(_(KIND_LABELS[offer.kind])))
    elif offer.resource_id is None:
        title = _("{title}（手書きの案内）").format(title=title)
    notes = [_(OFFER_OUTCOME_LABELS[offer.outcome]), _(words.DELIVERY_LABELS[offer.delivery])]
    notes += [_("「{mark}」を伝えて案内").format(mark=_(GUARD_LABELS[guard])) for guard in offer.guards]
    lines = [words.joined(notes), offer.contact, offer.url]
    return "<br>".join([title, *(escape(line) for line in lines if line)])


def _table(lines: Iterable[tuple[str, str]], muted: str) -> str:
    rows = "".join(
        f'<tr><td style="padding-right: 12px"><span style="color: {muted}">{escape(label)}</span></td>'
        f"<td>{_lines(text)}</td></tr>"
        for label, text in lines
    )
    return f"<table>{rows}</table>"


def _section(title: str, items: list[str]) -> str:
    """A heading with a numbered list of finished HTML; nothing when there is nothing to list."""
    if not items:
        return ""
    return f"<p><b>{escape(title)}</b></p><ol>{''.join(f'<li>{item}</li>' for item in items)}</ol>"


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<br>")
