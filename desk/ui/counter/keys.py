"""Every key of the counter screen, in the words of the key bar, with a reading for Ctrl+K."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from desk.i18n import _, active
from desk.records.codes import KIND_LABELS, OUTCOME_LABELS, Kind, Outcome
from desk.ui.counter.case_form import MODE_KEY, OUTCOME_KEYS
from desk.ui.counter.detail_pane import COPY_KEY, DISPUTE_KEY, PHONE_KEY, STATE_KEY, TEXT_KEY
from desk.ui.counter.filter_bar import FAMILY_KEY, KIND_KEYS, PERSON_KEY, STAGE_KEYS, TOWN_KEY
from desk.ui.counter.guard_panel import SWAP_KEY
from desk.ui.counter.next_steps import LINK_KEY, STEPS_KEY
from desk.ui.counter.offer_bar import DROP_KEY, OFFER_KEYS
from desk.ui.counter.referral_flow import REFERRAL_KEY
from desk.ui.screen import Key

if TYPE_CHECKING:
    from desk.ui.counter.actions import Actions
    from desk.ui.counter.desk_view import DeskView
    from desk.ui.counter.referral_flow import ReferralFlow
    from desk.ui.counter.steps_flow import StepsFlow
    from desk.ui.counter.texts_flow import TextsFlow


def function_keys(act: Actions) -> list[Key]:
    """The keys of the bar."""
    case, view = act.controller.case, act.view
    has_hit, is_open, is_busy = view.detail.resource is not None, not act.controller.is_closed, act.handing.is_busy
    hold = _("保留") if act.can_hold else _("保留から再開")
    can_hold = act.can_hold or bool(act.drafts.held)
    return [
        Key("F2", _("探す"), view.focus_search, reading="さがす けんさく"),
        Key("F3", _("次の相談") if case.filed else _("消す"), act.clear, reading="けす くりあ つぎのそうだん"),
        Key("F4", _("お渡しに入れる"), act.pick_current, has_hit, "おわたしにいれる とれい"),
        Key("F5", _("似たもの"), act.show_similar, has_hit, "にたもの"),
        Key("F6", _("次の欄へ"), view.next_pane, reading="つぎのらんへ いどう"),
        Key("F7", _("相談の記録"), lambda: act.context.show_screen("consultations"), reading="そうだんのきろく"),
        Key("F9", _("用紙を見る"), act.preview, act.has_sheet, "ようしをみる ぷれびゅー"),
        Key("F11", hold, act.hold_or_resume, can_hold, "ほりゅう さいかい"),
        Key("F12", act.print_words(), act.hand_over, not is_busy, "いんさつしてきろく とうろく"),
        Key("Shift+F12", _("印刷せずに記録"), act.log_only, is_open and not is_busy, "いんさつせずにきろく"),
        Key("Ctrl+P", _("もう一度印刷"), act.handing.reprint, act.handing.can_reprint, "もういちどいんさつ"),
    ]


def further_keys(act: Actions) -> list[Key]:
    """The keys that only Ctrl+K and the help list."""
    view = act.view
    has_hit, is_open = view.detail.resource is not None, not act.controller.is_closed
    return [
        Key(STATE_KEY, _("受付状況を直す"), view.detail.choose_state, has_hit, "うけつけじょうきょうをなおす"),
        Key(PHONE_KEY, _("電話番号を直す"), view.detail.correct_phone, has_hit, "でんわばんごうをなおす"),
        Key(DISPUTE_KEY, _("これは違います"), view.detail.doubt, has_hit, "これはちがいます"),
        Key(
            SWAP_KEY,
            _("代わりのものに替える") if view.tray.is_guarding else _("代わりになるものを見る"),
            act.show_instead,
            has_hit or view.tray.is_guarding,
            "かわりになるもの べつのもの",
        ),
        Key(COPY_KEY, _("電話番号を写す"), view.detail.copy_phone, has_hit, "でんわばんごうをうつす こぴー"),
        Key("Alt+T", _("電話の相談にする／窓口に戻す"), act.toggle_phone, is_open, "でんわのそうだん"),
        Key(MODE_KEY, _("ふりがなを付ける／外す"), act.toggle_mode, is_open, "ふりがな"),
        Key("Alt+M", _("ひとことメモへ"), act.go_to_memo, is_open, "ひとことめも"),
        Key("Alt+H", _("手書きの案内へ"), act.go_to_hand, is_open, "てがきのあんない"),
        Key(FAMILY_KEY, _("家族・代理の方／ご本人"), act.toggle_family, reading="かぞく だいり ほんにん"),
        Key(
            PERSON_KEY,
            _("この方について（年齢・時間・予算など）"),
            view.filters.open_person,
            reading="このかた ねんれい じかん よさん",
        ),
        Key(
            TOWN_KEY,
            _("どこから来られるか（町丁目）"),
            partial(view.filters.open_person, at_town=True),
            reading="ちょうちょうもく ちかく",
        ),
        *(
            Key(OUTCOME_KEYS[outcome], _(OUTCOME_LABELS[outcome]), mark, is_open, reading)
            for outcome, mark, reading in (
                (Outcome.GUIDED, act.mark_guided, "ごあんないずみ"),  # in every language: kana by which it is found
                (Outcome.CALLBACK, act.mark_callback, "おりかえし"),  # in every language: kana by which it is found
                (Outcome.NOT_MET, act.mark_not_met, "ごあんないできず"),  # in every language: kana by which it is found
            )
        ),
        *_lasting_keys(act),
    ]


def _lasting_keys(act: Actions) -> list[Key]:
    """Those that only another language or other words of the city change: keys are asked for at every keystroke."""
    stages = act.view.filters.stages
    said = (active().language, *(stages.chip(code).text() for code in stages.codes))
    if act.lasting_keys is None or act.lasting_keys[0] != said:
        act.lasting_keys = said, [*_offer_keys(act), *_chip_keys(act)]
    return act.lasting_keys[1]


def step_keys(steps: StepsFlow, view: DeskView) -> list[Key]:
    """The keys for where a record leads."""
    has_hit = view.detail.resource is not None
    return [
        Key(STEPS_KEY, _("次の一歩へ"), steps.go_to_steps, has_hit, "つぎのいっぽへ かんれん"),
        Key(LINK_KEY, _("つながりを直す"), steps.edit_links, has_hit, "つながりをなおす つなぐ"),
    ]


def referral_keys(referrals: ReferralFlow) -> list[Key]:
    """The key for handing somebody on to another window."""
    return [Key(REFERRAL_KEY, _("つなぐシート…"), referrals.open, reading="つなぐしーと ほかのまどぐち")]


def text_keys(texts: TextsFlow, view: DeskView) -> list[Key]:
    """The key for what a record says in other languages."""
    reading = "やさしいにほんご ほかのげんご ほんやく"  # in every language: kana by which it is found
    has_hit = view.detail.resource is not None
    return [Key(TEXT_KEY, _("やさしい日本語・ほかの言語の文を書く"), texts.edit_texts, has_hit, reading=reading)]


def _offer_keys(act: Actions) -> list[Key]:
    """The chips under the search box by their place; always the same, whatever is offered: keys are laid out seldom."""
    bar = act.view.offers
    takes = [
        Key(
            key,
            _("もしかして・思いあたること：{number}番目").format(number=place + 1),
            partial(bar.press, place),
            reading="もしかして おもいあたること こうほ",
        )
        for place, key in enumerate(OFFER_KEYS)
    ]
    return [*takes, Key(DROP_KEY, _("思いあたることを使わない"), bar.dropped.emit, reading="つかわない")]


def _chip_keys(act: Actions) -> list[Key]:
    """Kinds and life stages by their place."""
    filters = act.view.filters
    kinds = [Key(KIND_KEYS[0], _("種類：すべて"), lambda: act.choose_kind(None), reading="しゅるい すべて")]
    for key, kind in zip(KIND_KEYS[1:], Kind, strict=False):
        text = _("種類：{name}").format(name=_(KIND_LABELS[kind]))
        kinds.append(Key(key, text, partial(act.choose_kind, kind), reading="しゅるい"))
    stages = []
    for place, (key, code) in enumerate(zip(STAGE_KEYS, filters.stages.codes, strict=False)):
        text = _("学ぶ方：{name}").format(name=filters.stages.chip(code).text())
        stages.append(Key(key, text, partial(filters.stages.press, place), reading="まなぶかた"))
    return [*kinds, *stages]
