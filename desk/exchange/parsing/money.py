"""Fees in the many ways cities write them: what taking part costs, apart from what the material costs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from desk.exchange.parsing.writing import cleaned, is_nothing, one_line, plain

_YEN = r"(?:¥\s*(\d{1,3}(?:,\d{3})+|\d+)|(\d{1,3}(?:,\d{3})+|\d+)\s*円)"
_AMOUNT = re.compile(_YEN)
_BARE = re.compile(r"¥?\s*(\d{1,3}(?:,\d{3})+|\d+)\s*円?")
_MATERIAL = re.compile(
    rf"(?:教材|材料|資料|テキスト|本|部品|教具使用)(?:費|代|料)(?:等|など)?\s*[:(]?\s*(?:(無料)|{_YEN})\)?"
)
_TUITION = re.compile(rf"(?:(?<=[\s、。(])|^)(?:受講|参加|聴講|入場|観覧|使用|受験)料?費?\s*[:]?\s*(?:(無料)|{_YEN})")
_GROWN_UP = re.compile(rf"(?:一般|大人|おとな|成人)[^、,。\n円]{{0,8}}?{_YEN}")
_FREE = re.compile(
    r"(?:参加費?|受講料?|観覧|入場料?|聴講|費用)?[は:]?\s*(?:無料|無償|不要|かかりません|なし|タダ)(?:です)?。?"
)
_COSTS_MORE = re.compile(r"必要|別途|有料|実費|いただ|頂|徴収|場合があ")
_STARTS_FREE = re.compile(r"(?:原則|基本)?(?:無料|参加無料|入場無料)")
_PARTLY = re.compile(r"のみ|[以未][下満][は:]?\s*\d")
_LINE_BEFORE = re.compile(r"\n+(?=[(（※])")
_LINE_AFTER = re.compile(r"(?<=[円料)）])\n+")
_BETWEEN_LETTERS = re.compile(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])")
_WIDE = str.maketrans("()~", "（）～")
_CLUTTER = re.compile(r"[\s、。・,()]*")


@dataclass(frozen=True, slots=True)
class Fee:
    """Yen to take part and yen for material (None: not known, 0: nothing), and what else the source says."""

    yen: int | None = None
    material: int | None = None
    note: str = ""


@lru_cache(maxsize=20_000)
def parse_fee(text: str) -> Fee:
    """What a cell says about the fee. An amount is taken only where one amount is plainly meant; the words stay."""
    shown = " ".join(plain(text).split())
    words = one_line(_LINE_AFTER.sub("、", _LINE_BEFORE.sub("", cleaned(text))))
    if is_nothing(shown):
        return Fee()
    if _FREE.fullmatch(shown):
        return Fee(yen=0)
    bare = _BARE.fullmatch(shown)
    if bare is not None:
        return Fee(yen=_yen(bare))
    parted = _parted(shown)
    if parted is not None:
        return parted
    if _STARTS_FREE.match(shown):
        return Fee(yen=None if _COSTS_MORE.search(shown) or _AMOUNT.search(shown) else 0, note=words)
    return Fee(yen=_meant(shown), note=words)


def _meant(shown: str) -> int | None:
    """The one amount that a grown-up pays; None where several are told and none is said to be that."""
    amounts = {_yen(match) for match in _AMOUNT.finditer(shown)}
    grown_up = _GROWN_UP.search(shown)
    if grown_up is not None and not (_MATERIAL.search(shown) and len(amounts) > 1):
        return _yen(grown_up)
    is_certain = not ("無料" in shown or _PARTLY.search(shown) or re.search(r"[~〜]", shown))
    return amounts.pop() if len(amounts) == 1 and is_certain else None


def _parted(shown: str) -> Fee | None:
    """受講料 500円 材料費 1,850円; None where the words aren't parted like this."""
    material = _MATERIAL.search(shown)
    rest = shown.replace(material.group(), " ", 1) if material else shown
    tuition = _TUITION.search(rest)
    if tuition is None and (material is None or _AMOUNT.search(rest)):
        return None
    left = rest.replace(tuition.group(), " ", 1) if tuition else rest
    if _AMOUNT.search(left) or "無料" in left or len(_MATERIAL.findall(shown)) > 1:
        return None
    words = _BETWEEN_LETTERS.sub("", " ".join(dict.fromkeys(left.split())).translate(_WIDE))
    return Fee(
        yen=_yen(tuition) if tuition else None,
        material=_yen(material) if material else None,
        note="" if _CLUTTER.fullmatch(left) else words,
    )


def _yen(match: re.Match[str]) -> int | None:
    groups = match.groups()
    if "無料" in groups:
        return 0
    digits = next((group for group in groups if group), None)
    return int(digits.replace(",", "")) if digits and len(digits) <= 11 else None
