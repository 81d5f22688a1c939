"""Whom something is for: ages, ties to the city, stages of life, and how many can take part."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from desk.exchange.parsing.writing import cleaned, is_nothing, one_line, plain
from desk.records.codes import Residency, Selection

_SCHOOLS = {"小学": (6, 12), "小": (6, 12), "中学": (12, 15), "中": (12, 15), "高校": (15, 18), "高": (15, 18)}
_NAMED = {
    "乳児": (0, 1),
    "幼児": (1, 6),
    "年少": (3, 4),
    "年中": (4, 5),
    "年長": (5, 6),
    "大学生": (18, 22),
    "成人": (18, None),
    "大人": (18, None),
    "おとな": (18, None),
    "一般": (18, None),
}
_MONTHS = r"(?:\d{1,2}[かケヶカ]月)?"
_UNIT = re.compile(
    rf"(?P<first>\d{{1,3}})(?:歳{_MONTHS})?\s*[~〜・、,\-]\s*(?P<last>\d{{1,3}})歳{_MONTHS}(?:児)?"
    rf"|(?P<age>\d{{1,3}})歳{_MONTHS}(?:児)?"
    r"|(?P<school>小学|中学|高校|小|中|高)(?:校)?(?P<grade>[1-6])(?:年生?)?(?:\s*[~〜・、,\-]\s*(?P<upto>[1-6]))?年生?"
    r"|(?P<several>小[・、,]?中[・、,]?高(?:校)?生|小[・、,]?中(?:学)?生|中[・、,]?高(?:校)?生|(?:小学|中学|高校)生)"
    r"|(?P<toddlers>乳幼児|未就学児|未就園児|就学前)"
    rf"|(?P<named>{'|'.join(_NAMED)})"
)
_FROM = re.compile(r"\s*[)]?\s*(?:以上|から|より|[~〜])")
_UP_TO = re.compile(r"\s*[)]?\s*(?:以下|まで|になるまで)")
_BELOW = re.compile(r"\s*未満")
_BETWEEN = re.compile(r"\s*[)]?\s*(?:から|より|以上)?\s*[~〜\-―]?\s*")
_ANYBODY = re.compile(r"どなたでも|誰でも|だれでも")
_ACCOMPANIED = re.compile(r"[^、。\n(（※]*(?:同伴|付き?添|同席)[^、。\n)）]*")

_RESIDENT = re.compile(
    r"[市区町村都県]内?在住|[市区町村]内?(?:に|へ)?(?:お住まい|住所|居住)|[市区町村]内に?在住|在住|(?<!全)[市区町村]民(?!館|会|セ|活|課|ホ|プ|図|企|協|体|文)"
)
_WORKER = re.compile(r"在勤|通勤|勤務")
_STUDENT = re.compile(r"在学|通学")

_CAPACITY = re.compile(
    r"(?<![\d~〜\-])(\d{1,5}(?:,\d{3})?)\s*(?:人|名|組|家族|ペア|チーム|世帯)(?!以上|以下|[11]組|1組|分)"
)
_NOT_CAPACITY = re.compile(
    r"\d+\s*(?:人|名)(?:以上|程度の参加が見込|から)|見込める|最小催行\D*\d+\s*[人名]|最大で?\d+\s*[人名]|託児\D{0,8}\d+\s*[人名]"
)
_ASIDE = re.compile(r"[(※][^()]*[)]?|ただし.*|但し.*")
_FIRST_COME = re.compile(r"先着|申込(?:み)?順|到着順|受付順")
_LOTTERY = re.compile(r"抽選|抽せん|選考")
_ENDLESS = re.compile(r"無し|なし|制限なし|参加自由|特になし|不要|ありません")

STAGE_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("pregnancy", re.compile(r"妊婦|妊娠|プレママ|プレパパ|マタニティ|母親学級|両親学級|出産")),
    ("infant_parent", re.compile(r"乳幼児|乳児|赤ちゃん|ベビー|新生児|(?<!\d)[0-2]歳|未就園児|離乳食|産後")),
    ("preschool", re.compile(r"幼児|未就学児|(?<!\d)[3-6]歳児|園児|就学前|年長|年中児?|年少")),
    (
        "elementary",
        re.compile(
            r"小学|小・中学|小中学|児童(?!館|セ|相|虐)|キッズ|子ども(?!の[^、]{1,12}(?:悩|不安|居場所))|こども(?!園|未来館|家庭)"
        ),
    ),
    ("teen", re.compile(r"中学|中高生|高校生|青少年|ティーン|10代|小・中")),
    ("young_adult", re.compile(r"若者|大学生|学生向|20代|30代|青年")),
    ("working", re.compile(r"働く|仕事帰り|社会人|勤労者|ビジネス|求職|再就職|起業|創業")),
    ("parenting", re.compile(r"親子|保護者|子育て|育児|家庭教育|ママ|パパ|ファミリー|父親|母親|ひとり親")),
    ("midlife", re.compile(r"中高年|40代|50代|50歳以上|[45]0歳代|ミドル")),
    ("senior", re.compile(r"高齢者|シニア|シルバー|お年寄り|60歳以上|6[05]歳以上|70歳以上|75歳以上|60代|定年")),
)
"""Words by which a title or a 対象 plainly names a stage of life."""


OLDEST = 120
"""A number of years beyond this is no age."""


@dataclass(frozen=True, slots=True)
class Audience:
    """Ages in whole years, both ends included; None where nothing is said."""

    age_from: int | None = None
    age_to: int | None = None
    residency: tuple[Residency, ...] = ()
    life_stages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Places:
    """How many can take part and how places are given out; ``note`` is the source's wording where it says more."""

    capacity: int | None = None
    selection: Selection | None = None
    note: str = ""


@lru_cache(maxsize=20_000)
def parse_audience(text: str) -> Audience:
    """What a 対象 says of ages, ties to the city and stages of life."""
    shown = plain(text)
    youngest, oldest = _ages(_ACCOMPANIED.sub(" ", shown))
    stages = stages_in(text)
    if youngest is not None or oldest is not None:
        stages = _with_parents(youngest or 0, oldest) if "parenting" in stages else ()
    return Audience(youngest, oldest, parse_residency(text), stages)


@lru_cache(maxsize=20_000)
def parse_residency(text: str) -> tuple[Residency, ...]:
    """市内在住・在勤・在学, as far as the text says who is admitted."""
    shown = plain(text)
    ties = ((Residency.RESIDENT, _RESIDENT), (Residency.WORKER, _WORKER), (Residency.STUDENT, _STUDENT))
    return tuple(tie for tie, words in ties if words.search(shown))


@lru_cache(maxsize=20_000)
def stages_in(text: str) -> tuple[str, ...]:
    """The stages of life that a text names by their plain words."""
    shown = plain(text)
    return tuple(code for code, words in STAGE_WORDS if words.search(shown))


@lru_cache(maxsize=20_000)
def parse_places(text: str) -> Places:
    """What a 定員 says. A number is taken only where one number is plainly meant; the words stay."""
    shown = " ".join(plain(text).split())
    if is_nothing(shown) or shown in ("有", "あり", "有り"):
        return Places()
    words = one_line(cleaned(text))
    selection = parse_selection(text)
    if shown.replace(",", "").isdecimal():
        return Places(capacity=_small(shown.replace(",", "")))
    kept = _ASIDE.sub(" ", _NOT_CAPACITY.sub(" ", shown))
    counts = [match[1].replace(",", "") for match in _CAPACITY.finditer(kept)]
    capacity = _small(counts[0]) if len(set(counts)) == 1 and not _ENDLESS.match(shown) else None
    is_plain = re.fullmatch(
        r"(?:(?:申込|当日)?(?:先着順?|抽選)|定員)?[\s:]*\d+\s*(?:人|名)(?:\(先着順?\)|\(抽選\))?", shown
    )
    return Places(capacity, selection, "" if is_plain and capacity is not None else words)


@lru_cache(maxsize=20_000)
def parse_selection(text: str) -> Selection | None:
    """先着順 or 抽選; None where neither is said, or both for different parts."""
    lottery, first_come = _LOTTERY.search(text) is not None, _FIRST_COME.search(text) is not None
    if lottery and first_come:
        return Selection.LOTTERY if re.search(r"多数|超え", text) else None
    return Selection.LOTTERY if lottery else Selection.FIRST_COME if first_come else None


def _small(digits: str) -> int | None:
    return int(digits) if len(digits) <= 6 else None


def _with_parents(youngest: int, oldest: int | None) -> tuple[str, ...]:
    """Stages of children who come with their parents. Elsewhere the ages alone say which stages fit (search does)."""
    if oldest is None or oldest > 18:
        return ()
    children = (("infant_parent", 0, 2), ("preschool", 3, 5), ("elementary", 6, 11), ("teen", 13, 18))
    return (*(code for code, first, last in children if youngest <= last and first <= oldest), "parenting")


def _ages(shown: str) -> tuple[int | None, int | None]:
    """The youngest and the oldest age that a text admits."""
    spans: list[tuple[int | None, int | None]] = []
    units = list(_UNIT.finditer(shown))
    number = 0
    while number < len(units):
        unit, following = units[number], units[number + 1] if number + 1 < len(units) else None
        number += 1
        between = shown[unit.end() : following.start()] if following else ""
        if between == "(" and unit["several"] is None:
            continue  # 幼児(4歳): what stands in brackets is meant
        first, last = _unit_ages(unit)
        is_span = following is not None and between.strip() != "" and _BETWEEN.fullmatch(between) is not None
        if following is not None and is_span:
            last = _unit_ages(following)[1]
            unit = following
            number += 1
        if _BELOW.match(shown, unit.end()):
            first, last = first if is_span else None, (last or 1) - 1
        elif _UP_TO.match(shown, unit.end()):
            first = first if is_span or last is None else None
        elif _FROM.match(shown, unit.end()):
            last = None
        spans.append((first, last))
    spans = [span for span in spans if max(span[0] or 0, span[1] or 0) <= OLDEST]
    if not spans:
        return None, None
    if _ANYBODY.search(shown):
        spans.append((spans[0][0], None))
    youngest = [first for first, _last in spans]
    oldest = [last for _first, last in spans]
    low = None if None in youngest else min(age for age in youngest if age is not None)
    high = None if None in oldest else max(age for age in oldest if age is not None)
    return (low, high) if low is None or high is None or low <= high else (low, None)


def _unit_ages(unit: re.Match[str]) -> tuple[int | None, int | None]:
    """The ages of one unit: 4歳, 20～39歳, 小学4～6年生, 小・中学生, 未就学児, 一般."""
    if unit["first"] is not None:
        return int(unit["first"]), int(unit["last"])
    if unit["age"] is not None:
        return int(unit["age"]), int(unit["age"])
    if unit["school"] is not None:
        begins = _SCHOOLS[unit["school"]][0] - 1
        return begins + int(unit["grade"]), begins + int(unit["upto"] or unit["grade"]) + 1
    if unit["several"] is not None:
        schools = [ages for name, ages in _SCHOOLS.items() if name[0] in unit["several"]]
        return min(first for first, _last in schools), max(last for _first, last in schools)
    if unit["toddlers"] is not None:
        return 0, 6
    return _NAMED[unit["named"]]
