"""Dates, times and spans in a text, written the easy way: 令和8年 → 2026年, 13:30 → 午後1時30分, 10～12時 → 10時から12時まで.

Only what a rule can tell for sure is changed, so that this may be done to any record's words on an easy sheet.
Rules: 在留支援のためのやさしい日本語ガイドライン (出入国在留管理庁・文化庁, 2020), 別冊「やさしい日本語書き換え例」.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from desk.text import era_years, nfkc

Sort = Literal["era", "clock", "range", "weekday", "slash"]

_D = "0-9０-９"
_ERA = r"(?:明治|大正|昭和|平成|令和)\s*(?:元|[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})\s*年"
_YEAR = rf"[{_D}]{{4}}\s*年"
_ERAS = re.compile(rf"({_YEAR})\s*[（(]{_ERA}[）)]|{_ERA}\s*[（(]({_YEAR})[）)]|({_ERA})(?!度?[代]|生まれ)")
_DECADE = re.compile(rf"(?:昭和|平成)\s*[{_D}]0\s*年代")
_DIGITS = "〇一二三四五六七八九"
_KANJI_NUMBER = re.compile("(?=[一二三四五六七八九十])[一二三四五六七八九]?十?[一二三四五六七八九]?(?=年)")
_NTH = re.compile(r"第\s*([1-5１-５])\s*[～〜~]\s*第?\s*([1-5１-５])\s*([月火水木金土日])曜日?")
_LETTER_YEAR = re.compile(rf"(?<![A-Za-z{_D}])[RHS]\s?[{_D}]{{1,2}}(?=年(?!\s?[{_D}]))")
_LETTER = re.compile(
    rf"(?<![A-Za-z{_D}])([RHS])\s?([{_D}]{{1,2}})[./年]\s?(1[0-2]|0?[1-9])[./月]\s?(3[01]|[12][{_D}]|0?[1-9])(?![{_D}])日?"
)
"""R8.4.1 and the like, as forms have it."""
_CLOCK = re.compile(
    rf"(?<![{_D}:：])(午前|午後|昼|夜)?([{_D}]{{1,2}})[:：]([{_D}]{{2}})(?![{_D}:：])|(?<!午前|午後)(?<![{_D}昼夜])([{_D}]{{2}})時(?!間|限)([{_D}]{{1,2}}分|半)?"
)
_WEEKDAY = re.compile(rf"(?<=[{_D}日])([（(])([月火水木金土日](?:・[月火水木金土日祝])*)([）)])")
_SLASH = re.compile(rf"(?<![{_D}/／])(1[0-2]|0?[1-9])[/／](3[01]|[12][{_D}]|0?[1-9])(?=[（(]|\s|～|〜|から|まで|$|、)")
_UNITS = "年生|年間|年|か月|ヶ月|カ月|月|週間|日間|日|時間|時|分|歳|才|円|人|名|回|階|組|冊|％|%|km|m|ページ"
_WHAT = (
    rf"(?:(?:午前|午後|昼|夜|第|小学|中学|満)?(?:[{_D}]{{1,2}}[:：][{_D}]{{2}}|[{_D}][{_D},，.]*(?:{_UNITS})?)+半?(?:[（(][月火水木金土日祝・]+(?:曜日)?[）)])?"
    r"(?:\s*(?:午前|午後|昼|夜)(?:[0-9０-９]+(?:[:：][0-9０-９]{2}|時|分))+半?)?|[月火水木金土日](?:曜日?)?)"
)
_RANGE = re.compile(rf"({_WHAT})\s*[～〜~]\s*({_WHAT})(まで)?")
_FROM = re.compile(rf"((?:{_WHAT}))[～〜~](?=$|[\s、。）)・（(])")
_UNTIL = re.compile(rf"(?:(?<=^)|(?<=[\s、。（(・]))[～〜~]({_WHAT})(まで)?")
_UNIT = re.compile(rf"(?:{_UNITS})")
_MORNING = re.compile(r"^(?:[1-9１-９]|1[01]|１[０１])(?=時(?!間))")
_AFTERNOON = re.compile(r"^(?:1[3-9]|2[0-4]|１[３-９]|２[０-４])時(?!間)")
"""9時～17時 counts to twenty-four, so that its 9時 is in the morning."""
_NOON = 12
_DAY = 24


@dataclass(frozen=True, slots=True)
class Change:
    """What stands from ``start`` to ``end``, and what is easier."""

    start: int
    end: int
    sort: Sort
    easy: str


def changes(text: str) -> list[Change]:
    """What the rules would change, in the order of the text; none overlaps another, and times in a span are one."""
    found: list[Change] = []
    for sort, finder in _FINDERS:
        for change in finder(text):
            if change.easy != text[change.start : change.end] and not any(_meet(change, other) for other in found):
                found.append(Change(change.start, change.end, sort, change.easy))
    return sorted(found, key=lambda change: change.start)


def eased(text: str, *, spare: Callable[[int, int], bool] | None = None) -> str:
    """The text with all of them done. ``spare`` says of a stretch that it must stay as it is, such as a name."""
    for change in reversed(changes(text)):
        if spare is None or not spare(change.start, change.end):
            text = text[: change.start] + change.easy + text[change.end :]
    return text


def _meet(one: Change, other: Change) -> bool:
    return one.start < other.end and other.start < one.end


def _ranges(text: str) -> Iterator[Change]:
    for match in _NTH.finditer(text):
        weeks = range(int(nfkc(match[1])), int(nfkc(match[2])) + 1)
        if weeks:
            listed = "・".join(f"第{week}" for week in weeks)
            yield Change(match.start(), match.end(), "range", f"{listed}{match[3]}曜日")
    for match in _RANGE.finditer(text):
        first, last = match[1], match[2]
        if first[-1] in "月火水木金土日曜" and not any(c.isdigit() for c in first + last):
            if len(first) + len(last) < len("月金曜"):
                continue  # 月～金 alone may be anything
            first, last = _whole_weekday(first), _whole_weekday(last)
        elif _is_bare(first):
            first += _unit_of(last)
        if _AFTERNOON.search(last):
            first = _MORNING.sub(r"午前\g<0>", first)
        yield Change(match.start(), match.end(), "range", f"{_inner(first)}から{_inner(last)}まで")
    for match in _FROM.finditer(text):
        yield Change(match.start(), match.end(), "range", f"{_inner(match[1])}から")
    for match in _UNTIL.finditer(text):
        yield Change(match.start(), match.end(), "range", f"{_inner(match[1])}まで")


def _inner(part: str) -> str:
    """One end of a span with its own times and weekdays made easy."""
    return _done(_done(part, _clocks), _weekdays)


def _done(text: str, finder: Callable[[str], Iterator[Change]]) -> str:
    for change in reversed(list(finder(text))):
        text = text[: change.start] + change.easy + text[change.end :]
    return text


def _is_bare(part: str) -> bool:
    return nfkc(part).replace(",", "").removeprefix("小学").removeprefix("中学").removeprefix("第").isdigit()


def _unit_of(part: str) -> str:
    found = _UNIT.search(part)
    return found[0] if found else ""


def _whole_weekday(part: str) -> str:
    return f"{part[0]}曜日"


def _eras(text: str) -> Iterator[Change]:
    for match in _ERAS.finditer(text):
        western = match[1] or match[2] or era_years(_in_figures(nfkc(match[3])))
        yield Change(match.start(), match.end(), "era", western)
    for match in _DECADE.finditer(text):
        first = int(era_years(nfkc(match[0]).removesuffix("代")).removesuffix("年"))
        yield Change(match.start(), match.end(), "era", f"{first}年から{first + 9}年ごろ")
    for match in _LETTER_YEAR.finditer(text):
        yield Change(match.start(), match.end(), "era", era_years(nfkc(match[0]) + ".1").partition(".")[0])
    for match in _LETTER.finditer(text):
        year = era_years(f"{match[1]}{nfkc(match[2])}.1").partition(".")[0]
        month, day = int(nfkc(match[3])), int(nfkc(match[4]))
        yield Change(match.start(), match.end(), "era", f"{year}年{month}月{day}日")


def _in_figures(era: str) -> str:
    """令和七年 → 令和7年, 昭和二十三年 → 昭和23年."""

    def figures(match: re.Match[str]) -> str:
        tens, ten, ones = match[0].rpartition("十")
        return str((_DIGITS.index(tens or "一") * 10 if ten else 0) + (_DIGITS.index(ones) if ones else 0))

    return _KANJI_NUMBER.sub(figures, era)


def _clocks(text: str) -> Iterator[Change]:
    for match in _CLOCK.finditer(text):
        hour = int(nfkc(match[2] or match[4]))
        if hour > _DAY or (match[2] is None and hour <= _NOON):
            continue  # 10時 may be in the evening; 10:00 never is
        minutes = nfkc(match[3] or match[5] or "").removesuffix("分").replace("半", "30")
        if minutes and int(minutes) > 59:
            continue
        yield Change(match.start(), match.end(), "clock", _said(hour, int(minutes or 0), match[1] or ""))


def _said(hour: int, minutes: int, half: str) -> str:
    tail = f"{minutes}分" if minutes else ""
    if half:
        return f"{half}{hour}時{tail}"
    if hour == _NOON:
        return f"昼12時{tail}"
    return f"{'午前' if hour < _NOON or hour == _DAY else '午後'}{hour % _NOON}時{tail}"


def _weekdays(text: str) -> Iterator[Change]:
    for match in _WEEKDAY.finditer(text):
        names = "・".join("祝日" if name == "祝" else f"{name}曜日" for name in match[2].split("・"))
        yield Change(match.start(), match.end(), "weekday", f"（{names}）")


def _slashes(text: str) -> Iterator[Change]:
    for match in _SLASH.finditer(text):
        yield Change(match.start(), match.end(), "slash", f"{int(nfkc(match[1]))}月{int(nfkc(match[2]))}日")


_FINDERS: tuple[tuple[Sort, Callable[[str], Iterator[Change]]], ...] = (
    ("range", _ranges),
    ("era", _eras),
    ("clock", _clocks),
    ("weekday", _weekdays),
    ("slash", _slashes),
)
