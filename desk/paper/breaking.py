"""Where a line may end: kinsoku, whole numbers, phrases kept together, no last line of one or two characters.

Rules: JIS X 4051 and W3C "Requirements for Japanese Text Layout" (JLREQ), 3.1.7-3.1.10 and 3.8; phrase ends by budoux.
Languages with spaces end lines at these; ``breaking_words`` has the scripts that write words without any.
The lines of a paragraph are chosen together, as in Knuth and Plass: cheapest in sum, set flush left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from typing import Any

from desk.paper.breaking_words import inside_words
from desk.paper.grades import Grade
from desk.records.sheet import JAPANESE
from desk.text import is_kanji

NEVER_FIRST = frozenset(
    "、。，．,.・·：；:;？！?!‼⁇⁈⁉゛゜´｀¨ヽヾゝゞ々〻ー―‐－-–〜～~…‥"
    "’”）〕］｝〉》」』】｠〙〗»)]}｣､｡･ﾞﾟ"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯｰ"
    "％%‰℃°′″㎡円人"
    "।॥ๆฯ၊။។៕"
)
"""Characters that must not begin a line. 円 and 人 are here for the number before them, see ``grades``."""

NEVER_LAST = frozenset("‘“（〔［｛〈《「『【｟〘〖«([{｢￥¥＄$£＃#№〒＠@")
"""Characters that must not end a line."""

HANGING = frozenset("、。，．､｡")
"""Characters that may hang in the right margin (ぶら下げ)."""

_ONLY_AFTER_DIGITS = frozenset("円人")


_PENALTY = {
    Grade.PHRASE: 0.0,
    Grade.WORD: 15.0,
    Grade.INSIDE: 50.0,
    Grade.POOR: 120.0,
    Grade.FORCED: 3_000.0,
    Grade.NEVER: 10_000.0,
}
_PER_LINE = 40.0
_SLACK = 100.0
"""Cost of a line left empty; a quarter left empty costs a sixteenth of it."""
_SHORT_LAST = 400.0
SHORTEST_LAST = 3
"""Characters that a paragraph's last line has at least, where it can."""

_WHOLE = re.compile(
    r"[0-9]*[가-힣]+|"
    r"[0-9０-９]+(?:[,，.．:：/／-][0-9０-９]+)*[％%℃円人名回歳才時分年月日階]?"  # numbers, times, telephone numbers
    r"|[A-Za-zÀ-ɏḀ-ỿＡ-Ｚａ-ｚ0-9]+(?:['’.][A-Za-zÀ-ɏḀ-ỿ]+)*"  # words in Latin letters
    r"|[…‥]{2,}|[―—]{2,}"
    r"|[\u0900-\u0963\u0966-\u109f\u1780-\u17ff\u200c\u200d]+"  # words from Devanagari to Khmer, up to a U+200B
)
_ADDRESS = re.compile(r"https?://[!-~]*[!-(*-~]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_TOGETHER = re.compile(
    r"[0-9０-９]+月[0-9０-９]+日(?:[（(][月火水木金土日祝・]+[)）])?"
    r"|[0-9０-９]+[:：][0-9０-９]+[～〜–-][0-9０-９]+[:：][0-9０-９]+"
    r"|[（(][月火水木金土日祝]+[)）]"
    r"|[0-9０-９]+[かカヶケ箇][月所国](?:前|間|分)?"
    r"|第?[0-9０-９]+[ァ-ヶ一-龥]{1,2}"
)
_BOUND = re.compile(r"(?:電話|FAX|ＦＡＸ|メール|内線|出典：|TEL|Tel|tel) ")
# Endings and small words of which no line should end in the middle, whatever the phrases are taken to be.
_SMALL_WORDS = re.compile(
    "ずつ|など|まで|から|より|だけ|ほど|くらい|ください|ましょう|できます|れます|ました|ません|ています|ところ|こと|もの"
    "|ため|とき|でも|ても|では|には|とは|へは|について|として|による|により|います|うかがい|いただ|いろいろ|みんなで|いっしょに|みなさん|どなた|はじめて|ていねい"
)

_COMPOUND_VERB = re.compile("[一-龥][いきぎしちびみりけげせべめれえ](?=[一-龥])")
"""Where 申し込み, 読み聞かせ and 使い方 would be torn apart; a phrase that ends there still may."""

_MODELS = {"zh-Hans": "simplified_chinese", "zh-Hant": "traditional_chinese", "th": "thai"}
_WITHOUT_MODEL = frozenset({"ko", "vi", "ne", "my", "fil", "pt", "es", "id", "hi", "km"})
"""Their phrases end at spaces; the Japanese model would part words."""


@cache
def _phrases(language: str) -> Any:
    """The model that knows where phrases of a language end; of Japanese for all that it is usually mixed with."""
    import budoux

    return getattr(budoux, f"load_default_{_MODELS.get(language, 'japanese')}_parser")()


@lru_cache(maxsize=2048)
def grades(text: str, language: str = JAPANESE) -> tuple[Grade, ...]:
    """How well a line may end before each character of a one-line text, and at its end: one more than characters."""
    found = [Grade.NEVER, *(_between(before, after) for before, after in pairwise(text)), Grade.PHRASE]
    ends = [] if language in _WITHOUT_MODEL else list(accumulate(map(len, _phrases(language).parse(text))))
    for match in _COMPOUND_VERB.finditer(text):
        _lower(found, match.end(), match.end() + 1, Grade.POOR)
    for at in ends:
        # Between two kanji the Japanese model is often wrong: 個｜人利用.
        if language in _MODELS or at == len(text) or not (is_kanji(text[at - 1]) and is_kanji(text[at])):
            found[at] = Grade.PHRASE
    for match in (*_TOGETHER.finditer(text), *_SMALL_WORDS.finditer(text)):
        _lower(found, match.start() + 1, match.end(), Grade.POOR)
    for match in _WHOLE.finditer(text):
        _lower(found, match.start() + 1, match.end(), Grade.NEVER)
    for place, grade in inside_words(text, ends):
        found[place] = grade
    _allow_after_marks(text, found)
    for match in _BOUND.finditer(text):
        _lower(found, match.end(), match.end() + 1, Grade.POOR)
    for match in _ADDRESS.finditer(text):
        _grade_address(text, match.start(), match.end(), found)
    for place in range(1, len(text)):
        if _is_bad(text, place):
            found[place] = Grade.NEVER
    return tuple(found)


def _between(before: str, after: str) -> Grade:
    """What the scripts on both sides say: a word seldom ends inside katakana, often where kana turn to kanji."""
    if "ァ" <= before <= "ー" and "ァ" <= after <= "ー":
        return Grade.POOR
    if "ぁ" <= before <= "ん" and not "ぁ" <= after <= "ん":
        return Grade.WORD
    return Grade.INSIDE


def _lower(found: list[Grade], start: int, end: int, grade: Grade) -> None:
    for place in range(start, end):
        found[place] = max(found[place], grade)


def _allow_after_marks(text: str, found: list[Grade]) -> None:
    """After a space or a mark a line ends well, before an opening bracket too."""
    for place in range(1, len(text)):
        if found[place] == Grade.NEVER:
            continue
        if text[place - 1] in "、。，． 　！？!?\u200b" or (text[place - 1] in "・／/" and found[place] != Grade.POOR):
            found[place] = Grade.PHRASE
        elif text[place] in "（「『(〈《【" and text[place - 1] not in NEVER_LAST:
            found[place] = min(found[place], Grade.WORD)


def _grade_address(text: str, start: int, end: int, found: list[Grade]) -> None:
    """An address on the web or a mail address may only be broken after its own separators."""
    for place in range(start + 1, end):
        is_after_separator = text[place - 1] in "/?&=@_-" and text[place] not in "/?&="
        found[place] = Grade.POOR if is_after_separator else Grade.NEVER


def _is_bad(text: str, place: int) -> bool:
    before, after = text[place - 1], text[place]
    if after in _ONLY_AFTER_DIGITS:
        return before.isdigit()
    if after in " 　\u200b":
        return True
    # A hyphen or slash inside an address is graded there.
    if after in "-.,:;/?!~#%" and before.isascii() and before not in " " and after != "-":
        return True
    return after in NEVER_FIRST or before in NEVER_LAST


def forced_grade(before: str, after: str) -> Grade:
    """How well a line may end between two characters of what should stay whole but is wider than the line."""
    if after in NEVER_FIRST or before in NEVER_LAST:
        return Grade.NEVER
    return Grade.POOR if before in "-./@?&=_:" else Grade.FORCED


@dataclass(frozen=True, slots=True)
class Unit:
    """The smallest thing that stays whole on a line. Widths in points.

    ``grade``: how well a line may end after it. ``hang``: how much of it may stand in the margin at a line's end.
    ``blank``: how much of it is space that vanishes at a line's end. ``count``: its characters.
    """

    width: float
    grade: Grade
    hang: float = 0.0
    blank: float = 0.0
    count: int = 1


def lines(units: Sequence[Unit], width: float, shortest_last: int = SHORTEST_LAST) -> list[tuple[int, int]]:
    """The lines of a paragraph as (first, end) of its units; none wider than ``width``, hanging marks apart.

    A unit wider than the line stands alone on it. A line ends badly only where no other end fits.
    """
    count = len(units)
    sums = [0.0]
    for unit in units:
        sums.append(sums[-1] + unit.width)
    characters = [0]
    for unit in units:
        characters.append(characters[-1] + unit.count)
    if not units or sums[-1] - max(units[-1].hang, units[-1].blank) <= width:
        return [(0, count)] if units else []
    cost = [0.0] + [float("inf")] * count
    begun = [0] * (count + 1)
    for end in range(1, count + 1):
        last = units[end - 1]
        is_last = end == count
        spare = max(last.hang, last.blank)
        penalty = 0.0 if is_last else _PENALTY[last.grade]
        for start in range(end - 1, -1, -1):
            used = sums[end] - sums[start] - spare
            if used > width + 0.01 and start < end - 1:
                break
            total = cost[start] + _PER_LINE + penalty
            if not is_last:
                slack = max(0.0, (width - used) / width)
                total += _SLACK * slack * slack
            elif characters[end] - characters[start] < shortest_last and start > 0:
                total += _SHORT_LAST
            if total < cost[end]:
                cost[end], begun[end] = total, start
    found = []
    end = count
    while end > 0:
        found.append((begun[end], end))
        end = begun[end]
    return found[::-1]
