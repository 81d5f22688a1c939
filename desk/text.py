"""Making texts comparable: folding of width, case and kana, romaji, and Japanese era years.

``fold`` decides what counts as the same for search and for matching headers; every index and every query goes
through it, so a change here means a rebuild of the index (see ``search.analyser``).
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_KATAKANA_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
_HIRAGANA_TO_KATAKANA = {hira: kata for kata, hira in _KATAKANA_TO_HIRAGANA.items()}
_ERA_FIRST_YEARS = {"明治": 1868, "大正": 1912, "昭和": 1926, "平成": 1989, "令和": 2019}
_ERA_LETTERS = {"M": "明治", "T": "大正", "S": "昭和", "H": "平成", "R": "令和"}
_ERA_YEAR = re.compile(r"(明治|大正|昭和|平成|令和)\s*(元|\d{1,2})\s*年?|\b([MTSHR])\.?\s*(\d{1,2})(?=[.年/-])")
_VU = (
    *zip(["ゔぁ", "ゔぃ", "ゔぇ", "ゔぉ", "ゔあ", "ゔい", "ゔえ", "ゔお"], "ばびべぼばびべぼ", strict=True),
    ("ゔ", "ぶ"),
)
_SPACES = re.compile(r"\s+")
_RUN = re.compile(r"[^\W_]+(?:[ー゛゜+#]+[^\W_]*)*")
_KANA = re.compile(r"[ぁ-ゖァ-ヺー]+")
_LONG_VOWEL = re.compile(r"(?<=[おこそとのほもよろごぞどぼぽょうくすつぬふむゆるぐずづぶぷゅ])う|ー")
_ROMAJI = re.compile(
    r"""(?P<whole>(?:(?:(?P<twice>[bcdfghjkmprstwyz])(?=(?P=twice))|t(?=ch))?
    (?:[kgsztdnhbpmrj]y|[sc]h|ts|[kgsztdnhbpmyrwjfv])?[aiueo]|n'|n(?![aiueoy]))*)
    (?:(?P<again>[bcdfghjkmprstwyz])(?P<small>(?P=again))?|[kgsztdnhbpmrj]y|[sc]h|ts|(?P<tch>tch)|v)?""",
    re.VERBOSE,
)
_SAID_M = re.compile(r"m(?=[bmp])")
_LONG_MARKS = str.maketrans("āīūēōâîûêô’", "aiueoaiueo'")
_UNSAYABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_KANJI = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af々〆ヶ]")


def nfkc(text: str) -> str:
    """Compatibility-composed text: half-width kana, full-width Latin and separate dakuten become one spelling."""
    return unicodedata.normalize("NFKC", text)


def hiragana(text: str) -> str:
    """Katakana turned to hiragana; everything else as it is."""
    return text.translate(_KATAKANA_TO_HIRAGANA)


def katakana(text: str) -> str:
    """Hiragana turned to katakana; everything else as it is."""
    return text.translate(_HIRAGANA_TO_KATAKANA)


def fold(text: str) -> str:
    """The form in which texts are compared: NFKC, lower case, hiragana, ヴ as ば行, single spaces."""
    folded = hiragana(nfkc(text).casefold())
    if "ゔ" in folded:
        for old, new in _VU:
            folded = folded.replace(old, new)
    return _SPACES.sub(" ", folded).strip()


def loose(reading: str) -> str:
    """A reading without its long vowels, as romaji is often typed: こうえん → こえん, りょうり → りょり, スーパー → すぱ."""
    return _LONG_VOWEL.sub("", hiragana(reading))


def sayable(text: str) -> str:
    """The text without what no database or library takes: control characters and lone halves of surrogate pairs."""
    return _UNSAYABLE.sub(" ", text)


def runs(text: str) -> list[str]:
    """The unbroken stretches of letters and digits: "お茶・お花 C++" → お茶, お花, C++. What separates them is dropped."""
    return _RUN.findall(text)


def is_kana(text: str) -> bool:
    """Whether every character is hiragana, katakana or the long-vowel mark (false for an empty text)."""
    return _KANA.fullmatch(text) is not None


def squeeze(text: str) -> str:
    """NFKC without any space or newline: how headers of published files are matched."""
    return _SPACES.sub("", nfkc(text))


def has_kanji(text: str) -> bool:
    """Whether any character is a kanji (々 and 〆 included)."""
    return _KANJI.search(text) is not None


def is_kanji(character: str) -> bool:
    """Whether this one character is a kanji (々 and 〆 included)."""
    return _KANJI.fullmatch(character) is not None


def era_years(text: str) -> str:
    """The text with every year of a Japanese era as a Western year: 令和6年 → 2024年, R6.4 → 2024.4, 元年 included."""

    def western(match: re.Match[str]) -> str:
        era = match.group(1) or _ERA_LETTERS[match.group(3)]
        number = match.group(2) or match.group(4)
        year = _ERA_FIRST_YEARS[era] + (1 if number == "元" else int(number)) - 1
        return f"{year}年" if match.group(1) else str(year)

    return _ERA_YEAR.sub(western, text)


@cache
def kana_from_romaji(text: str) -> str:
    """The hiragana that a romaji text spells, Hepburn or kunrei: ryouri → りょうり; "ryor", typed half, → りょ.

    Long vowels may be marked (ryōri), and ん before b, m, p may be written as it is said (shimbun). Empty when the
    text is not romaji, all but an unfinished syllable at its end.
    """
    spelled = _ROMAJI.fullmatch(_SAID_M.sub("n", text.translate(_LONG_MARKS)))
    if spelled is None or not spelled["whole"]:
        return ""
    import jaconv

    # jaconv reads as input methods do, where nn is ん: annai would become あんあい.
    kana = str(jaconv.alphabet2kana(re.sub("(?<!n)nn(?=[aiueo])", "n'n", spelled["whole"])))
    return kana + "っ" if spelled["small"] or spelled["tch"] else kana


@cache
def kana_begun(letters: str) -> tuple[str, ...]:
    """The hiragana that these letters of romaji may become the beginning of: g → がぎぐげご, sh → し, kk → っ."""
    vowels = ("a", "i", "u", "e", "o")
    found = [fold(kana_from_romaji(letters + vowel))[:1] for vowel in vowels]
    return tuple(dict.fromkeys(filter(None, [*found, "ん" if letters == "n" else ""])))
