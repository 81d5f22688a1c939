"""What makes taking part possible, as far as a description plainly says it."""

from __future__ import annotations

import re
from functools import lru_cache

from desk.exchange.parsing.writing import one_line, plain
from desk.records.resource import Childcare, Participation

_CHILDCARE = re.compile(
    r"(?:託児|(?<!出前)(?<!一時)保育)(?:サービス|ルーム|室)?(?:\s*[(]?(?:あり|有り?|付き?|つき)|が?(?:ご)?利用でき|を?希望|について|は|:|の申|を申|もあり|を行)"
)
_NO_CHILDCARE = re.compile(r"(?:託児|保育)(?:サービス)?(?:は|が)?(?:ありません|なし|無し|ございません|は行いません)")
_CHILDCARE_SENTENCE = re.compile(r"[^。\n※]*(?:託児|保育(?!園|所|士|課))[^。\n※]*")
_CHILDCARE_FEE = re.compile(r"(?:託児|保育)[^。\n]{0,12}?(\d{1,3}(?:,\d{3})*|\d+)円")
_CHILDCARE_PLACES = re.compile(r"(?:託児|保育)\D{0,8}(\d{1,3})\s*[人名](?!\d)")
_SIGN = re.compile(
    r"手話(?:通訳)?(?:[・、/])?(?:要約筆記)?(?:が|を|も)?\s*(?:あり|有り?|付き?|つき|が?つきます|配置|派遣)|手話通訳"
)
_CAPTIONS = re.compile(r"要約筆記|文字通訳|字幕付")
_ONLINE = re.compile(
    r"オンライン(?:で)?(?:の)?(?:参加|受講|開催|配信|講座|セミナー|説明会)|[Zz]oom(?:で|を|に|開|配|ミ|ウ|参)|ウェビナー|オンデマンド|動画配信|ウェブ開催|^オンライン"
)
_NOT_ONLINE = re.compile(r"オンライン会議(?:システム)?.{0,20}(?:基本|使い方|学)|いろは")
_BEGINNER = re.compile(
    r"初心者(?!以外|不可)|はじめて(?:の|さん|でも)|初めて(?:の|でも)|未経験者?(?:可|歓迎|でも|や)|入門|基礎から"
)
_WHEELCHAIR = re.compile(r"車(?:いす|椅子|イス)(?:での?|の方も?|ご利用)?(?:参加|入場|利用|来場)?(?:可|でき|対応|席)")
_LANGUAGES = (
    ("en", re.compile(r"英語|English|\bEN\b", re.IGNORECASE)),
    ("zh", re.compile(r"中国語|\bCN\b|\bZH\b", re.IGNORECASE)),
    ("ko", re.compile(r"韓国語|ハングル|\bKO\b|\bKR\b", re.IGNORECASE)),
    ("vi", re.compile(r"ベトナム語|\bVI\b", re.IGNORECASE)),
    ("pt", re.compile(r"ポルトガル語|\bPT\b", re.IGNORECASE)),
    ("es", re.compile(r"スペイン語|\bES\b", re.IGNORECASE)),
    ("fil", re.compile(r"フィリピノ語|タガログ語|\bTL\b|\bFIL\b", re.IGNORECASE)),
    ("ne", re.compile(r"ネパール語|\bNE\b", re.IGNORECASE)),
)


def parse_participation(title: str, place: str, words: str, *, care: str = "", languages: str = "") -> Participation:
    """What a course's own texts say. ``care`` and ``languages`` are columns of their own, where a file has them."""
    shown = plain(words)
    online = _ONLINE.search(place) or (_ONLINE.search(shown) and not _NOT_ONLINE.search(plain(title) + shown[:200]))
    return Participation(
        childcare=_childcare(shown, plain(care)) if care or "託児" in shown or "保育" in shown else None,
        sign_language=True if "手話" in shown and "手話" not in title and _SIGN.search(shown) else None,
        captioning=True if _CAPTIONS.search(shown) and "要約筆記" not in title else None,
        wheelchair=True if "車" in shown and _WHEELCHAIR.search(shown) else None,
        languages=languages_in(languages),
        online=True if online else None,
        beginner=True if _BEGINNER.search(plain(title)) else None,
    )


@lru_cache(maxsize=5_000)
def languages_in(text: str) -> tuple[str, ...]:
    """The languages besides Japanese that a 外国語対応 names, as codes."""
    shown = plain(text)
    return tuple(code for code, words in _LANGUAGES if words.search(shown)) if shown else ()


def _childcare(shown: str, care: str) -> Childcare | None:
    stated = care not in ("", "無", "なし", "無し", "不可", "否")
    if not stated and (care or _CHILDCARE.search(shown) is None or _NO_CHILDCARE.search(shown) is not None):
        return None
    text = f"{shown}\n{care}"
    fee, places = _CHILDCARE_FEE.search(text), _CHILDCARE_PLACES.search(text)
    sentence = _CHILDCARE_SENTENCE.search(shown)
    note = one_line(sentence.group()) if sentence else ""
    if stated and care not in ("有", "あり", "有り", "可"):
        note = one_line(care)
    return Childcare(
        fee=int(fee[1].replace(",", "")) if fee and len(fee[1]) < 9 else None,
        places=int(places[1]) if places else None,
        note=note[:200],
    )
