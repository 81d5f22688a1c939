"""Numbers written in kanji with their counters: 三人 さんにん, 七日間 なのかかん, 八百円 はっぴゃくえん, 一首 いっしゅ.

The sound changes (促音, 半濁音, 連濁) are those of NHK 日本語発音アクセント新辞典, appendix 助数詞.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

DIGITS = {digit: value for value, digit in enumerate("一二三四五六七八九", start=1)}
_ONES = ("", "いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう")
_HUNDREDS = {3: "さんびゃく", 6: "ろっぴゃく", 8: "はっぴゃく"}
_THOUSANDS = {3: "さんぜん", 8: "はっせん"}
DAYS = {
    2: "ふつか",
    3: "みっか",
    4: "よっか",
    5: "いつか",
    6: "むいか",
    7: "なのか",
    8: "ようか",
    9: "ここのか",
    10: "とおか",
    14: "じゅうよっか",
    20: "はつか",
    24: "にじゅうよっか",
}
"""Days of the month that are not said as their number."""

# Counter → its reading and how the number before it changes. k: いっ ろっ はっ じゅっ; s: いっ はっ じゅっ;
# h: as k, and the counter too, ぷ or ぶ after さん as its second letter says; y: よ; t: よ, しち, く; m: し, しち, く; plain: nothing.
_COUNTERS = {
    "回": ("かい", "k"),
    "か月": ("かげつ", "k"),
    "か所": ("かしょ", "k"),
    "か国": ("かこく", "k"),
    "個": ("こ", "k"),
    "階": ("かい", "k"),
    "軒": ("けん", "k"),
    "曲": ("きょく", "k"),
    "級": ("きゅう", "k"),
    "句": ("く", "k"),
    "歳": ("さい", "s"),
    "冊": ("さつ", "s"),
    "首": ("しゅ", "s"),
    "周": ("しゅう", "s"),
    "週間": ("しゅうかん", "s"),
    "席": ("せき", "s"),
    "世紀": ("せいき", "s"),
    "点": ("てん", "s"),
    "頭": ("とう", "s"),
    "通": ("つう", "s"),
    "着": ("ちゃく", "s"),
    "丁目": ("ちょうめ", "s"),
    "尺": ("しゃく", "s"),
    "局": ("きょく", "k"),
    "本": ("ほん", "hb"),
    "杯": ("はい", "hb"),
    "匹": ("ひき", "hb"),
    "分間": ("ふんかん", "hp"),
    "分": ("ふん", "hp"),
    "編": ("へん", "hp"),
    "票": ("ひょう", "hb"),
    "泊": ("はく", "hp"),
    "歩": ("ほ", "hp"),
    "月": ("がつ", "m"),
    "年生": ("ねんせい", "y"),
    "年間": ("ねんかん", "y"),
    "年中": ("ねんじゅう", "y"),
    "年": ("ねん", "y"),
    "人組": ("にんぐみ", "y"),
    "人": ("にん", "y"),
    "円": ("えん", "y"),
    "時間": ("じかん", "t"),
    "時": ("じ", "t"),
    "枚": ("まい", ""),
    "名": ("めい", ""),
    "台": ("だい", ""),
    "番": ("ばん", ""),
    "号": ("ごう", ""),
    "度": ("ど", ""),
    "倍": ("ばい", ""),
}
_VOICED_AFTER_THREE = {"階": "がい", "軒": "げん"}
_SMALL_TSU = {
    "k": {"いち": "いっ", "ろく": "ろっ", "はち": "はっ", "じゅう": "じゅっ", "ひゃく": "ひゃっ"},
    "s": {"いち": "いっ", "はち": "はっ", "じゅう": "じゅっ"},
}
_SHORT = {
    "y": {"よん": "よ"},
    "t": {"よん": "よ", "なな": "しち", "きゅう": "く"},
    "m": {"よん": "し", "なな": "しち", "きゅう": "く"},
}
_P = dict(zip("はひふへほ", "ぱぴぷぺぽ", strict=True))
_B = dict(zip("はひふへほ", "ばびぶべぼ", strict=True))

# After most of them another kanji makes it another word: 二人三脚, 十人十色, 三本木, 四時代.
_UNMISTAKABLE = (
    "週間",
    "分間",
    "時間",
    "年間",
    "年生",
    "か月",
    "か所",
    "か国",
    "枚",
    "冊",
    "歳",
    "円",
    "泊",
    "匹",
    "首",
    "丁目",
)
_TAILS = r"(?=[^一-龥々]|$|以|未満|程度|目|前|半|制|用)"
_MISTAKABLE = (counter for counter in sorted(_COUNTERS, key=len, reverse=True) if counter not in _UNMISTAKABLE)
_COUNTED = re.compile(
    r"(?<![一-龥々])(?P<before>[第約全各計毎]?)(?P<number>[一二三四五六七八九十百千]+)"
    rf"(?P<counter>{'|'.join(_UNMISTAKABLE)}|(?:{'|'.join(_MISTAKABLE)}){_TAILS})"
)
_DAY = re.compile(r"(?<![一-龥々])[第約全]?(?P<number>[二三四五六七八九十]+)日(?P<tail>間|目|前|後)?(?![一-龥々])")
_DAY_TAILS = {"間": "かん", "目": "め", "前": "まえ", "後": "ご", None: ""}
_BLOCK = re.compile(r"(?P<number>[一二三四五六七八九十]+)丁目")
_LEFT = frozenset({"一人", "二人", "一人組", "二人組", "十分", "一時"})
"""ひとり, ふたり, ふたりぐみ, じゅうぶん, いちじ: the dictionary knows them, and what is made of them."""


def kanji_counted(text: str) -> Iterator[tuple[int, int, str]]:
    """Where a number in kanji with its counter stands, and how both are read together."""
    for match in _BLOCK.finditer(text):
        yield match.start(), match.end(), _spoken(match["number"], "丁目")
    for match in _DAY.finditer(text):
        value = number_of(match["number"])
        spoken = DAYS.get(value) or _number(value) + "にち"
        yield match.start("number"), match.end(), spoken + _DAY_TAILS[match["tail"]]
    for match in _COUNTED.finditer(text):
        if match["number"] + match["counter"] not in _LEFT:
            yield match.start("number"), match.end("counter"), _spoken(match["number"], match["counter"])


def number_of(written: str) -> int:
    """The value of a number below 10,000 in kanji: 二十一 21."""
    total = ones = 0
    for character in written:
        weight = {"十": 10, "百": 100, "千": 1000}.get(character)
        if weight is None:
            ones = DIGITS[character]
        else:
            total += (ones or 1) * weight
            ones = 0
    return total + ones


def _number(value: int) -> str:
    """A number below 10,000 as it is spoken."""
    thousands, rest = divmod(value, 1000)
    hundreds, rest = divmod(rest, 100)
    tens, ones = divmod(rest, 10)
    spoken = ""
    if thousands:
        spoken += _THOUSANDS.get(thousands, ("" if thousands == 1 else _ONES[thousands]) + "せん")
    if hundreds:
        spoken += _HUNDREDS.get(hundreds, ("" if hundreds == 1 else _ONES[hundreds]) + "ひゃく")
    if tens:
        spoken += ("" if tens == 1 else _ONES[tens]) + "じゅう"
    return spoken + _ONES[ones]


def _spoken(written: str, counter: str) -> str:
    """A number with its counter, each changed as the other asks."""
    value = number_of(written)
    if (value, counter) == (20, "歳"):
        return "はたち"
    number, (reading, way) = _number(value), _COUNTERS[counter]
    if way[:1] == "h":
        return _with_h(number, reading, after_three=_B if way == "hb" else _P)
    if number.endswith("さん"):
        return number + _VOICED_AFTER_THREE.get(counter, reading)
    for plain, changed in (_SMALL_TSU | _SHORT).get(way, {}).items():
        if number.endswith(plain):
            return number.removesuffix(plain) + changed + reading
    return number + reading


def _with_h(number: str, reading: str, *, after_three: dict[str, str]) -> str:
    """一本 いっぽん, 三本 さんぼん, 三泊 さんぱく, 四分 よんぷん."""
    for plain, changed in _SMALL_TSU["k"].items():
        if number.endswith(plain):
            return number.removesuffix(plain) + changed + _P[reading[0]] + reading[1:]
    if number.endswith("さん"):
        return number + after_three[reading[0]] + reading[1:]
    if number.endswith("よん") and after_three is _P:
        return number + _P[reading[0]] + reading[1:]
    return number + reading
