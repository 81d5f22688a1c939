"""How and until when to apply: periods, deadlines told from the event (1週間前まで), and what the words say of the state."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from desk.exchange.parsing.days import Token, tokens_of
from desk.exchange.parsing.writing import is_nothing, plain
from desk.records.codes import State
from desk.text import era_years

END_OF_DAY = time(23, 59)

_NONE_NEEDED = re.compile(
    r"(?:申し?込み?|予約|手続き?)(?:は|の)?\s*(?:必要(?:は)?(?:ありません|なし)|不要|いりません|要りません)|^不要|直接(?:、)?(?:会場|お越し|窓口|来館)"
    r"|当日(?:、)?(?:直接|参加可|受付|先着)|^なし$|^無し$|申込(?:なし|無し)|入場自由|参加自由|観覧自由"
)
_NEEDED = re.compile(
    r"^必要|事前(?:の)?(?:に)?(?:申し?込み?|予約)(?:が|は)?(?:必要|制)|要申し?込|要予約|申込フォーム|往復はがき"
)
_OPEN = re.compile(r"受付中|募集中")
_FULL = re.compile(r"(?:定員|満席|満員)(?:に達し(?:まし)?た|となりました|になりました)|満員御礼|満席です")
_WAITLIST = re.compile(r"キャンセル待ち(?:での|の|で)?(?:受付|申|お申|を受|でお)")
_CLOSED = re.compile(r"(?:受付|募集|申込)(?:を|は)?(?:終了しました|締め?切りました|終了いたしました)")
_CANCELLED = re.compile(
    r"^\s*[\[【(〈<《]?\s*(?:開催)?(?:中止|取り?やめ)|中止(?:します|となりました|いたします|になりました|しました|です)|開催中止"
)
_POSTPONED = re.compile(
    r"^\s*[\[【(〈<《]?\s*(?:開催)?延期(?!間)|延期(?:します|となりました|いたします|になりました|しました|です)|開催延期"
)
_BEFORE_EVENT = re.compile(
    r"(?:(?P<count>\d{1,2})\s*(?P<unit>日|週間|か月|ヶ月|カ月)前|(?P<day_before>前日)|(?P<same_day>当日))まで"
)
_EXTENDED = re.compile(r"延長して")
_DEADLINE = re.compile(r"締め?切|〆切|期限|必着|消印|月末")
_FROM = re.compile(r"より|から|開始|受付")
_ASIDE = re.compile(r"※[^※]*|[■・]?託児[^\n]*|【託児】[^【]*|【抽選結果】[^【]*|[(（]ホームページ[^)）]*[)）]")
_OF_WORKS = re.compile(r"(?:作品|デザイン|原稿)募集")


@dataclass(frozen=True, slots=True)
class Period:
    """When one can apply (local wall-clock); ``faults`` as in ``days.Days``. ``says_all``: the text says no more."""

    opens: datetime | None = None
    closes: datetime | None = None
    faults: tuple[str, ...] = ()
    says_all: bool = False


@dataclass(frozen=True, slots=True)
class _Mark:
    """A day with the time of day that follows it, and what stands before and after."""

    day: date
    clock: time | None
    before: str
    after: str

    def at(self, edge: time) -> datetime:
        return datetime.combine(self.day, self.clock or edge)


@lru_cache(maxsize=20_000)
def parse_period(text: str, first: date | None, near: date) -> Period:
    """The period that a cell tells. Years that are not written are those before the event's first day."""
    shown = era_years(_ASIDE.sub(" ", plain(text)))
    if is_nothing(shown) or _OF_WORKS.search(shown):
        return Period()
    faults: list[str] = []
    # Applications come before the event: looking back from it finds the year of 12月5日 for a course in January.
    around = first - timedelta(days=75) if first is not None else near
    tokens = [token for token in tokens_of(shown, around, None, faults) if token.sort != "mark"]
    marks = _marks(tokens)
    opens, closes = _edges(marks, shown)
    if not marks and first is not None:
        closes = _counted(shown, first)
    if closes is not None and _EXTENDED.search(shown):
        closes = None
    if opens is not None and closes is not None and closes < opens:
        return Period(faults=("order",))
    is_all = bool(opens or closes) and shown == era_years(plain(text)) and all(t.sort != "gap" for t in tokens)
    return Period(opens, closes, tuple(dict.fromkeys(faults)), is_all)


def _marks(tokens: list[Token]) -> list[_Mark]:
    found = []
    for number, token in enumerate(tokens):
        if token.sort != "day" or token.day is None:
            continue
        following = number + 1
        clock = None
        if following < len(tokens) and tokens[following].sort == "clock":
            clock = tokens[following].clock
            following += 1
        after = tokens[following].sort if following < len(tokens) else ""
        found.append(_Mark(token.day, clock, tokens[number - 1].sort if number else "", after))
    return found


def _edges(marks: list[_Mark], shown: str) -> tuple[datetime | None, datetime | None]:
    """Where it opens and where it closes, as the words around the days say."""
    if not marks:
        return None, None
    first, rest = marks[0], marks[1:]
    is_deadline = _DEADLINE.search(shown) is not None and not rest and first.after != "range"
    if first.before == "range" or first.after == "until" or is_deadline:
        return None, first.at(END_OF_DAY)
    last = next((mark for mark in rest if mark.before == "range" or mark.after == "until"), None)
    closes = last.at(END_OF_DAY) if last is not None else None
    if first.after == "range" or closes is not None or _FROM.search(shown):
        return first.at(time(0)), closes
    return None, None


def _counted(shown: str, first: date) -> datetime | None:
    """A deadline told from the event: 1週間前まで, 前日まで, 行事当日まで."""
    match = _BEFORE_EVENT.search(shown)
    if match is None:
        return None
    if match["day_before"]:
        days = 1
    elif match["same_day"]:
        days = 0
    else:
        days = int(match["count"]) * {"日": 1, "週間": 7}.get(match["unit"], 30)
    return datetime.combine(first - timedelta(days=days), END_OF_DAY)


@lru_cache(maxsize=20_000)
def stated(text: str) -> State:
    """What the words say of applying; UNKNOWN where they say nothing plain."""
    shown = plain(text)
    if _WAITLIST.search(shown):
        return State.WAITLIST
    if _FULL.search(shown):
        return State.FULL
    if _CLOSED.search(shown):
        return State.CLOSED
    if _NONE_NEEDED.search(shown) and not _NEEDED.search(shown):
        return State.NONE_NEEDED
    return State.OPEN if _OPEN.search(shown) else State.UNKNOWN


@lru_cache(maxsize=20_000)
def called_off(text: str) -> State | None:
    """CANCELLED or POSTPONED where a title or a status says so; 一部中止 is neither."""
    shown = plain(text)
    if "一部中止" in shown or "雨天" in shown:
        return None
    if _CANCELLED.search(shown):
        return State.CANCELLED
    return State.POSTPONED if _POSTPONED.search(shown) else None
