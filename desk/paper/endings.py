"""How a word sounds at the end of another: 保健所 じょ, 定休日 び, 味噌作り づくり, 外国人 じん but 管理人 にん.

The dictionary reads compounds that it doesn't hold part by part, each as if it stood alone. Rules: 連濁 and the
readings of suffixes as in 新明解国語辞典 and NHK 日本語発音アクセント新辞典; words that keep the plain sound are
named beside the rule.
"""

from __future__ import annotations

from dataclasses import dataclass

from desk.text import has_kanji, is_kanji


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the dictionary with its reading in hiragana; ``is_deed``: one can do it, 案内する.

    ``is_name``: somebody or some place is called so.
    """

    text: str
    reading: str
    is_noun: bool
    is_deed: bool
    is_name: bool = False


_DAYS = {"祝祭": "じつ", "土": "にち", "曜": "び"}
_TWO_KANJI = 2
_PLAIN_PLACES = frozenset({"保育", "託児", "事務", "裁判", "発電", "変電", "営業", "刑務", "市役", "区役", "造船"})
"""After these 所 is しょ; after other nouns of two kanji it is じょ."""
_WHOLE = frozenset({"世界", "日本", "国", "町", "街", "村", "家", "部屋", "体", "一晩", "一日", "夏"})
"""All over these is じゅう; while something lasts, ちゅう."""
_VOICED = {
    "作り": "づくり",
    "造り": "づくり",
    "染め": "ぞめ",
    "狩り": "がり",
    "漬け": "づけ",
    "仕立て": "じたて",
    "好き": "ずき",
    "語り": "がたり",
    "暮らし": "ぐらし",
    "細工": "ざいく",
    "太鼓": "だいこ",
}
"""What a noun before it always voices."""
_AFTER_SOME = {
    "菓子": (frozenset({"和", "洋", "駄", "生", "焼き", "焼", "干", "綿", "揚げ", "蒸し", "氷", "茶"}), "がし"),
    "本": (frozenset({"文庫", "単行", "活字", "豆"}), "ぼん"),
    "文書": (frozenset({"古"}), "もんじょ"),
}
CHANGING = frozenset({"日", "所", "人", "家", "中", *_VOICED, *_AFTER_SOME})
"""The words that may sound otherwise behind another."""


def reading_after(word: Word, before: Word) -> str:
    """The reading of one of these words after the one before it; its own reading where nothing changes."""
    some, changed = _AFTER_SOME.get(word.text, (frozenset(), ""))
    if before.text in some:
        return changed
    if not before.is_noun:
        return word.reading
    if word.text == "日" and has_kanji(before.text[-1]) and (len(before.text) > 1 or before.text in _DAYS):
        return _DAYS.get(before.text, "び")
    if word.text == "所" and len(before.text) == _TWO_KANJI and all(map(is_kanji, before.text)):
        return "しょ" if before.text in _PLAIN_PLACES else "じょ"
    if word.text == "人" and len(before.text) > 1 and all(map(is_kanji, before.text)):
        return "にん" if before.is_deed else "じん"
    if word.text == "家" and before.is_name:
        return "け"
    if word.text == "中" and before.text in _WHOLE:
        return "じゅう"
    return _VOICED.get(word.text, word.reading)
