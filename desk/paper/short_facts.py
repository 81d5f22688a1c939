"""The facts that make a resource fit, a word or two each with a pictogram beside it: 保育あり, 車いす可, エレベーター."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desk.i18n import N_, Catalogue
from desk.records import wording
from desk.records.codes import CONDITION_LABELS, Condition
from desk.records.resource import Facility, Resource
from desk.records.sheet import JAPANESE
from desk.records.wording.dates import language_name
from desk.text import nfkc

FRAMED = ""
"""Instead of the name of a pictogram: the word stands in a frame."""
_MOST_LANGUAGES = 3
_IN_BRACKETS = re.compile(r"\(.*\)$")
_THERE_IS = re.compile(r"(?:あり|有り?|等|など|完備|設置)$")
_THERE_IS_NONE = re.compile(r"^(?:なし|無し?(?!料)|ありません|ございません)")
_NOT_NOW = re.compile("なし|無し|無$|不可|ません|できない|休止|故障|停止|工事|準備中")
"""In what stands in brackets: then it isn't there, or of no use."""

_IN_FACILITIES = (
    ("wheelchair", CONDITION_LABELS[Condition.WHEELCHAIR], ("車いす可", "車いす利用可", "車椅子可", "車椅子利用可")),
    ("elevator", N_("エレベーター"), ("エレベーター", "エレベータ", "EV")),
    ("slope", N_("スロープ"), ("スロープ",)),
    (
        "toilet",
        N_("バリアフリートイレ"),
        (
            "バリアフリートイレ",
            "多機能トイレ",
            "多目的トイレ",
            "だれでもトイレ",
            "車いす対応トイレ",
            "車椅子対応トイレ",
        ),
    ),
    ("ostomate", N_("オストメイト対応トイレ"), ("オストメイト", "オストメイト対応", "オストメイト対応トイレ")),
    ("nursing", N_("授乳室"), ("授乳室", "授乳コーナー")),
    ("nappies", N_("おむつ替え"), ("おむつ替え", "おむつ替え台", "オムツ替え", "オムツ交換台", "おむつ交換台")),
    ("pram", N_("ベビーカー"), ("ベビーカー利用可", "ベビーカー置場", "ベビーカー置き場", "ベビーカー貸出")),
    ("hearing", N_("磁気ループ"), ("磁気ループ", "ヒアリングループ", "磁気誘導ループ")),
    ("tactile", N_("点字ブロック"), ("点字ブロック",)),
    ("braille", N_("点字"), ("点字・読み上げ", "点字プリンター", "点字案内")),
    ("magnifier", N_("拡大読書器"), ("拡大読書器",)),
    ("captioning", N_("筆談"), ("筆談", "筆談対応")),
    ("dog", N_("補助犬"), ("補助犬", "補助犬同伴可", "補助犬可", "盲導犬可")),
    ("eating", N_("飲食可"), ("飲食可",)),
    ("bicycle", N_("駐輪場"), ("駐輪場", "自転車置場", "自転車置き場")),
)
"""Pictogram, the word for it in other languages, and what records call it: layouts of open data and cities' own pages."""
_SIGN_OF = {name: (sign, label) for sign, label, names in _IN_FACILITIES for name in names}


@dataclass(frozen=True, slots=True)
class ShortFact:
    """A word or two, and the name of the pictogram beside it. ``said``: what of the record it says whole."""

    sign: str
    text: str
    said: tuple[str, ...] = ()


def short_facts(resource: Resource, c: Catalogue) -> tuple[ShortFact, ...]:
    """The short facts of a resource, each pictogram once, in the order in which somebody needs them."""
    found: dict[str, ShortFact] = {}
    for fact in (*_of_taking_part(resource, c), *_of_facility(resource.facility, c)):
        found.setdefault(fact.sign, fact)
    return tuple(found.values())


def _of_taking_part(resource: Resource, c: Catalogue) -> Iterator[ShortFact]:
    known = resource.participation
    is_free = wording.fee(resource, c) == wording.yen(0, c)
    if is_free:
        yield ShortFact(FRAMED, c.pgettext("short fact", "無料"))
    held = (
        ("beginner", known.beginner, Condition.BEGINNER),
        ("individual", known.individual, Condition.INDIVIDUAL),
        ("childcare", known.childcare is not None, Condition.CHILDCARE),
        ("wheelchair", known.wheelchair, Condition.WHEELCHAIR),
    )
    for sign, holds, condition in held:
        if holds:
            yield _fact(sign, c.gettext(CONDITION_LABELS[condition]))
    for sign, offered, name in (
        ("sign_language", known.sign_language, c.gettext("手話通訳")),
        ("captioning", known.captioning, c.gettext("要約筆記")),
    ):
        if offered:
            yield ShortFact(sign, name, (name, c.gettext("{service}あり").format(service=name)))
    yield from _languages(known.languages, c)
    if known.online:
        yield ShortFact("online", c.gettext(CONDITION_LABELS[Condition.ONLINE]), (c.gettext("オンライン参加可"),))


def _fact(sign: str, text: str) -> ShortFact:
    return ShortFact(sign, text, (text,))


def _languages(codes: tuple[str, ...], c: Catalogue) -> Iterator[ShortFact]:
    """A few languages by their names, many as 外国語対応; nothing where there is only Japanese."""
    codes = tuple(code for code in codes if code.strip())
    names = [language_name(code, c) for code in codes]
    if not any(code not in ("ja", "日本語") for code in codes):
        return
    if len(names) > _MOST_LANGUAGES:
        yield _fact("languages", c.gettext(CONDITION_LABELS[Condition.FOREIGN_LANGUAGE]))
        return
    listed = wording.listing(names, c)
    yield ShortFact("languages", listed, (c.gettext("対応言語 {names}").format(names=listed),))


def _of_facility(facility: Facility | None, c: Catalogue) -> Iterator[ShortFact]:
    """What a facility has, in its own words in Japanese; the number of places to park stands in a row of its own."""
    if facility is None:
        return
    for told in facility.barrier_free:
        sign, label = _SIGN_OF.get(_bare(told), ("", "")) if not _NOT_NOW.search(told) else ("", "")
        if sign:
            text = _bare(told) if c.language == JAPANESE and not _bare(told).isascii() else c.gettext(label)
            yield ShortFact(sign, text, (told,) if _bare(told) == nfkc(told).strip() else ())
    parking = facility.parking.strip()
    if parking and not _THERE_IS_NONE.match(parking):
        yield _fact("parking", c.gettext("駐車場"))


def _bare(told: str) -> str:
    """A fact without what only says more of it: 多機能トイレ（大型ベッド） → 多機能トイレ."""
    return _THERE_IS.sub("", _IN_BRACKETS.sub("", nfkc(told)).strip()).strip()
