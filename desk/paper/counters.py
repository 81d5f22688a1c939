"""How numbers with counters, dates and weekdays are read: 1日 ついたち, 3階 さんがい, 10分 じゅっぷん, （土） ど.

A reading stands over kanji only, so a counter carries its own reading beside the digits (3階: がい over 階), unless
number and counter melt into one word (20日: はつか over both). Sources: the sound changes of counters in NHK's
日本語発音アクセント新辞典 (appendix 助数詞), days of the month as taught in 日本語能力試験 N5.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from desk.paper.kanji_numbers import DAYS, kanji_counted
from desk.text import nfkc

Span = tuple[int, int, str]
"""Where a reading stands: from, to (characters of the text), hiragana."""

_DAYS = {1: "ついたち", **DAYS}
_PEOPLE = {1: "ひとり", 2: "ふたり"}

# Counters whose sound never changes with the number.
_PLAIN = {
    "年度": "ねんど",
    "年生": "ねんせい",
    "年間": "ねんかん",
    "年中": "ねんじゅう",
    "年目": "ねんめ",
    "年前": "ねんまえ",
    "周年": "しゅうねん",
    "学年": "がくねん",
    "学期": "がっき",
    "年": "ねん",
    "時間目": "じかんめ",
    "時間半": "じかんはん",
    "時間": "じかん",
    "時限": "じげん",
    "時半": "じはん",
    "時頃": "じごろ",
    "時": "じ",
    "週間": "しゅうかん",
    "週": "しゅう",
    "秒": "びょう",
    "円": "えん",
    "千円": "せんえん",
    "万円": "まんえん",
    "万人": "まんにん",
    "億円": "おくえん",
    "回目": "かいめ",
    "回分": "かいぶん",
    "回": "かい",
    "名様": "めいさま",
    "名": "めい",
    "歳児": "さいじ",
    "歳": "さい",
    "才": "さい",
    "枚": "まい",
    "冊": "さつ",
    "台": "だい",
    "代": "だい",
    "組": "くみ",
    "点": "てん",
    "号室": "ごうしつ",
    "号館": "ごうかん",
    "号": "ごう",
    "番地": "ばんち",
    "番線": "ばんせん",
    "番目": "ばんめ",
    "番": "ばん",
    "丁目": "ちょうめ",
    "級": "きゅう",
    "期生": "きせい",
    "期": "き",
    "件": "けん",
    "室": "しつ",
    "部": "ぶ",
    "席": "せき",
    "口": "くち",
    "世帯": "せたい",
    "世紀": "せいき",
    "倍": "ばい",
    "割": "わり",
    "度": "ど",
    "着": "ちゃく",
    "通": "つう",
    "曲": "きょく",
    "社": "しゃ",
    "段": "だん",
    "畳": "じょう",
    "校": "こう",
    "区画": "くかく",
    "団体": "だんたい",
    "種類": "しゅるい",
    "か国語": "かこくご",
    "カ国語": "かこくご",
    "か国": "かこく",
    "カ国": "かこく",
    "か所": "かしょ",
    "カ所": "かしょ",
    "ヶ所": "かしょ",
    "箇所": "かしょ",
    "か月": "かげつ",
    "ヶ月": "かげつ",
    "カ月": "かげつ",
    "ケ月": "かげつ",
    "箇月": "かげつ",
    "月号": "がつごう",
    "月分": "がつぶん",
    "月頃": "がつごろ",
    "月末": "がつまつ",
    "月": "がつ",
    "合": "ごう",
    "頁": "ページ",
    "両": "りょう",
    "夜": "や",
    "話": "わ",
    "種": "しゅ",
    "泊目": "はくめ",
    "個": "こ",
    "頭": "とう",
    "字": "じ",
    "音": "おん",
    "色": "しょく",
    "次": "じ",
    "号車": "ごうしゃ",
    "割引": "わりびき",
    "位": "い",
    "行": "ぎょう",
    "周": "しゅう",
    "世代": "せだい",
    "拍子": "びょうし",
    "限": "げん",
    "列": "れつ",
    "箱": "はこ",
    "袋": "ふくろ",
    "皿": "さら",
    "束": "たば",
    "株": "かぶ",
    "店舗": "てんぽ",
    "合目": "ごうめ",
    "膳": "ぜん",
}

# Counters that change: the last digit (0: a ten, never a lone zero) → reading, "" for every other digit.
_HUN = {"1": "ぷん", "3": "ぷん", "4": "ぷん", "6": "ぷん", "8": "ぷん", "0": "ぷん", "": "ふん"}
_HON = {"1": "ぽん", "3": "ぼん", "6": "ぽん", "8": "ぽん", "0": "ぽん", "": "ほん"}
_HAI = {"1": "ぱい", "3": "ばい", "6": "ぱい", "8": "ぱい", "0": "ぱい", "": "はい"}
_HIKI = {"1": "ぴき", "3": "びき", "6": "ぴき", "8": "ぴき", "0": "ぴき", "": "ひき"}
_HAKU = {"1": "ぱく", "3": "ぱく", "4": "ぱく", "6": "ぱく", "8": "ぱく", "0": "ぱく", "": "はく"}
_CHANGING = {
    "分間": {digit: reading + "かん" for digit, reading in _HUN.items()},
    "分前": {digit: reading + "まえ" for digit, reading in _HUN.items()},
    "分後": {digit: reading + "ご" for digit, reading in _HUN.items()},
    "分": _HUN,
    "本立て": {digit: reading + "だて" for digit, reading in _HON.items()},
    "本": _HON,
    "杯": _HAI,
    "匹": _HIKI,
    "泊": _HAKU,
    "歩": {"1": "ぽ", "3": "ぽ", "4": "ぽ", "6": "ぽ", "8": "ぽ", "0": "ぽ", "": "ほ"},
    "編": {"1": "ぺん", "3": "ぺん", "6": "ぺん", "8": "ぺん", "0": "ぺん", "": "へん"},
    "班": {"1": "ぱん", "3": "ぱん", "4": "ぱん", "6": "ぱん", "8": "ぱん", "0": "ぱん", "": "はん"},
    "品": {"1": "ぴん", "3": "ぴん", "6": "ぴん", "8": "ぴん", "0": "ぴん", "": "ひん"},
    "拍": _HAKU,
    "本目": {digit: reading + "め" for digit, reading in _HON.items()},
    "票": {"1": "ぴょう", "3": "びょう", "6": "ぴょう", "8": "ぴょう", "0": "ぴょう", "": "ひょう"},
    "階建て": {"3": "がいだて", "": "かいだて"},
    "階席": {"3": "がいせき", "": "かいせき"},
    "階": {"3": "がい", "": "かい"},
    "軒": {"3": "げん", "": "けん"},
    "足": {"3": "ぞく", "": "そく"},
    "羽": {"3": "わ", "": "わ"},
}
# 日 and 人 with what follows them; the number may melt into them.
_DAY_TAILS = {"間": "かん", "目": "め", "前": "まえ", "後": "ご", "分": "ぶん", "中": "ちゅう", "": ""}
_PERSON_TAILS = {"前": "まえ", "目": "め", "分": "ぶん", "組": "ぐみ", "用": "よう", "": ""}

_COUNTERS = "|".join(sorted((*_PLAIN, *_CHANGING), key=len, reverse=True))
_NUMBER = r"(?P<number>[0-9０-９][0-9０-９,，.．]*)"
_COUNTED = re.compile(_NUMBER + rf"(?P<space>[ 　]?)(?P<counter>{_COUNTERS})")
_DAY = re.compile(
    r"(?P<all>丸|まる|全|各|約|もう|ほぼ|たった)?" + _NUMBER + r"日(?P<tail>間|目|前|後|分|中)?(?!本|曜|程|々)"
    r"(?P<more>あたり|当たり|[0-9０-９]|に?[つ付]き|体験|コース|講座|教室|集中|限り|限定|乗|券|保育|だけ|かけて|平均|程度|以内|以上)?"
)
_PERSON = re.compile(_NUMBER + r"人(?P<tail>前|目|分|組|用)?(?!間|数|物|形|生)")
_BIG = re.compile(r"(?<=[0-9０-９])[百千万億]+")
_BIG_READINGS = {"百": "ひゃく", "千": "せん", "万": "まん", "億": "おく"}
_OKURIGANA = re.compile("[ぁ-ん]+$")
_FRACTION = re.compile(r"[0-9０-９]分の(?=[0-9０-９一二三四五])")
_WEEKDAYS = {
    "月": "げつ",
    "火": "か",
    "水": "すい",
    "木": "もく",
    "金": "きん",
    "土": "ど",
    "日": "にち",
    "祝": "しゅく",
}
_WEEKDAY_TAILS = {"曜日": "ようび", "曜": "よう", "": ""}
_BRACKETED = re.compile(
    r"(?<=[(（])[月火水木金土日祝]+(?:[・、,，/／～〜\-－―][月火水木金土日祝]+)*(?:曜日?)?(?=[)）・、]|$)"
)
_LISTED = re.compile(
    r"(?<![一-龥々0-9０-９])(?:毎週)?[月火水木金土日](?:[・、,，/／～〜\-－―][月火水木金土日祝](?![一-龥]))+(?:曜日?)?"
    r"|(?:毎週|隔週|第[0-9０-９・、]+)[月火水木金土日](?:曜日?)?(?![一-龥])"
    r"|(?:毎週|隔週|第[0-9０-９・、]+)?[月火水木金土日](?:[・、,，/／～〜\-－―][月火水木金土日祝])+曜日?"
)
_ONE_WEEKDAY = re.compile(r"([月火水木金土日祝])(曜日|曜)?")


def counted(text: str) -> Iterator[Span]:
    """The readings of every number with its counter, every date and every list of weekdays, in no order.

    Spans may overlap: the earlier one yielded holds.
    """
    fractions = {match.start() + 1 for match in _FRACTION.finditer(text)}
    yield from ((at, at + 1, "ぶん") for at in fractions)
    for pattern in (_BRACKETED, _LISTED):
        for match in pattern.finditer(text):
            yield from _weekdays(text, match.start(), match.end())
    for match in _DAY.finditer(text):
        yield _day(match, text)
    for match in _PERSON.finditer(text):
        yield _person(match)
    for match in _COUNTED.finditer(text):
        reading = counter_reading(_digits(match), match["counter"])
        tail = _OKURIGANA.search(match["counter"])
        kana = len(tail[0]) if tail else 0
        yield match.start("counter"), match.end("counter") - kana, reading[: len(reading) - kana]
    yield from kanji_counted(text)
    for match in _BIG.finditer(text):
        yield match.start(), match.end(), "".join(_BIG_READINGS[character] for character in match[0])


def counter_reading(number: str, counter: str) -> str:
    """The reading of a counter after a number in plain digits."""
    plain = _PLAIN.get(counter)
    if plain is not None:
        return plain
    readings = _CHANGING[counter]
    return readings.get(number[-1:], readings[""])


def _digits(match: re.Match[str]) -> str:
    return nfkc(match["number"]).replace(",", "")


def _day(match: re.Match[str], text: str) -> Span:
    number, tail = _digits(match), match["tail"] or ""
    start = match.start("number")
    end = match.end("number") + 1 + len(tail)
    is_span = (match["more"] or match["all"]) is not None and not _after_month(text, start)
    value = int(number) if number.isdigit() else 0
    if value == 1 and (tail or is_span):
        return match.end("number"), end, "にちじゅう" if tail == "中" else "にち" + _DAY_TAILS[tail]
    melted = _DAYS.get(value)
    if melted is None:
        return match.end("number"), end, "にち" + _DAY_TAILS[tail]
    return start, end, melted + _DAY_TAILS[tail]


def _after_month(text: str, at: int) -> bool:
    return at > 0 and text[at - 1] == "月"


def _person(match: re.Match[str]) -> Span:
    number, tail = _digits(match), match["tail"] or ""
    melted = _PEOPLE.get(int(number)) if number.isdigit() and tail != "前" else None
    if melted is None:
        return match.end("number"), match.end(), "にん" + _PERSON_TAILS[tail]
    return match.start(), match.end(), melted + _PERSON_TAILS[tail]


def _weekdays(text: str, start: int, end: int) -> Iterator[Span]:
    """Each weekday of a list with its 曜 or 曜日; 毎週 and 第 before it are ordinary words."""
    at = start
    while at < end and text[at] not in _WEEKDAYS:
        at += 1
    for match in _ONE_WEEKDAY.finditer(text, at, end):
        yield match.start(), match.end(), _WEEKDAYS[match[1]] + _WEEKDAY_TAILS[match[2] or ""]
