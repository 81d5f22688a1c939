"""What the free texts of a course say besides its columns: what to bring, who teaches, for whom it is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from desk.exchange.parsing.people import Audience, parse_audience, stages_in
from desk.exchange.parsing.tags import merged, title_needs
from desk.exchange.parsing.writing import one_line

_BELONGINGS = re.compile(r"(?:持ち物|持参(?:品|する物|物)|準備物|持参いただくもの)[\s]*[:：]\s*(?P<things>[^\n。]+)")
_TEACHER = re.compile(r"(?<![先前])講師(?:名)?[\s]*[:：]\s*(?P<who>[^\n。]+)")
_AUDIENCE = re.compile(r"(?:参加)?対象(?:者|年齢)?[\s]*[:：は]\s*(?P<whom>[^\n。]+)")
_NEXT_FACT = re.compile(r"[\s　、,/／]*(?:定員|対象|費用|料金|日時|場所|会場|申込|持ち物|準備物|講師|時間)\s*[:：].*")
_EVERYBODY = "anyone"


def belongings(*texts: str) -> str:
    """What to bring: 持ち物：筆記用具、飲み物."""
    return _said(_BELONGINGS, "things", [text for text in texts if "持" in text or "準備物" in text])


def teacher(*texts: str) -> str:
    """Who teaches: 講師：…."""
    return _said(_TEACHER, "who", [text for text in texts if "講師" in text])


def spoken_audience(*texts: str) -> str:
    """For whom it is, in the words of a description: 対象：小学4～6年生."""
    return _said(_AUDIENCE, "whom", [text for text in texts if "対象" in text])


def _said(pattern: re.Pattern[str], group: str, texts: Iterable[str]) -> str:
    for text in texts:
        match = pattern.search(text)
        if match is not None:
            return one_line(_NEXT_FACT.sub("", match[group])).strip("（(［[ ").removesuffix("です")[:200]
    return ""


def audience_of(title: str, *texts: str) -> Audience:
    """Ages, ties and life stages from the first text that tells ages, else from all of them and the title."""
    told = [parse_audience(text) for text in texts if text]
    residency = next((audience.residency for audience in told if audience.residency), ())
    aged = next((audience for audience in told if (audience.age_from, audience.age_to) != (None, None)), None)
    if aged is not None:
        return Audience(aged.age_from, aged.age_to, residency, aged.life_stages)
    stages = merged(*(audience.life_stages for audience in told)) or stages_in(title)
    if not stages and any("どなたでも" in text or "だれでも" in text or "誰でも" in text for text in texts):
        stages = (_EVERYBODY,)
    return Audience(residency=residency, life_stages=stages)


def needs_of(title: str, category: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Needs by the publisher's category and by the plain words of the title."""
    return merged(category, title_needs(title))
