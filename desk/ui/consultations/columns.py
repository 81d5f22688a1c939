"""The columns of the consultation log."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from desk.i18n import N_, _
from desk.records.codes import CHANNEL_LABELS, Channel, Outcome
from desk.records.consultation import Consultation
from desk.records.referral import Referral
from desk.records.vocabulary import Vocabulary
from desk.ui.consultations import referral_words, words
from desk.ui.widgets.records_model import Column

_CHANNELS, _OUTCOMES = list(Channel), list(Outcome)


def columns(
    vocabulary: Callable[[], Vocabulary],
    today: Callable[[], date],
    led_to: Callable[[Consultation], Sequence[Referral]],
) -> tuple[Column, ...]:
    """All columns in their first order; the arguments are asked whenever a text is shown."""

    def life_stages(consultation: Consultation) -> str:
        return words.terms(vocabulary(), "life_stage", consultation.life_stages)

    def offers(consultation: Consultation) -> str:
        return words.joined([offer.title for offer in consultation.offers])

    def referrals(consultation: Consultation) -> str:
        return words.joined([referral_words.state(one) for one in led_to(consultation)])

    return (
        Column(
            key="started",
            title=N_("時刻"),
            width=7,
            value=lambda c: c.started,
            text=lambda c: words.clock(c.started, today()),
        ),
        Column(key="slip", title=N_("伝票番号"), width=9.5, value=lambda c: c.slip),
        Column(key="delivery", title=N_("送信"), width=4.5, value=lambda c: c.delivered, text=words.delivery),
        Column(key="window", title=N_("窓口"), width=6, value=lambda c: c.window),
        Column(key="staff", title=N_("職員"), width=5, value=lambda c: c.staff),
        Column(
            key="channel",
            title=N_("方法"),
            width=4,
            value=lambda c: _CHANNELS.index(c.channel),
            text=lambda c: _(CHANNEL_LABELS[c.channel]),
        ),
        Column(key="life_stages", title=N_("学ぶ方"), width=7, value=life_stages),
        Column(key="question", title=N_("相談内容"), width=12, value=lambda c: c.question),
        Column(key="offers", title=N_("ご案内"), width=14, value=lambda c: len(c.offers), text=offers),
        Column(
            key="outcome", title=N_("結果"), width=6, value=lambda c: _OUTCOMES.index(c.outcome), text=words.outcome
        ),
        Column(key="referrals", title=N_("つなぎ"), width=5, value=referrals),
        Column(key="minutes", title=N_("分"), width=2.5, value=lambda c: c.minutes, is_number=True),
        Column(key="memo", title=N_("メモ"), width=12, value=lambda c: c.memo, shown=False),
    )
