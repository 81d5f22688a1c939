"""What ``desk search`` prints: for people in lines, for programs as JSON (a contract, see README)."""

from __future__ import annotations

from typing import Any

from desk.i18n import Catalogue, _, ngettext
from desk.records import wording
from desk.records.search import Alternative, Hit, Results
from desk.records.vocabulary import Vocabulary
from desk.records.ways import WaysOut

_SORTS = {"life_stage": "life_stages", "circumstance": "circumstances", "need": "needs"}


def as_json(results: Results, ways: WaysOut | None, c: Catalogue, words: Vocabulary) -> dict[str, Any]:
    """Everything of an answer; reasons and ways out in words, everything else by its code."""
    return {
        "hits": [_hit(hit, c, words) for hit in results.hits],
        "near_misses": [_near_miss(hit, c, words) for hit in results.near_misses],
        "total": results.total,
        "approximate": results.approximate,
        "facets": results.facets,
        "suggestions": _suggestions(results, c, words),
        "homophones": [{"word": one.word, "total": one.total} for one in results.homophones],
        "distress": results.distress,
        "ways_out": [
            {"part": way.part, "instead": way.instead, "text": wording.way_out(way, c, words), "total": way.total}
            for way in (ways.looser if ways is not None else ())
        ],
        "elapsed_ms": round(results.elapsed_ms, 3),
    }


def _hit(hit: Hit, c: Catalogue, words: Vocabulary) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": hit.resource.id,
        "kind": hit.resource.kind,
        "title": hit.resource.title,
        "score": round(hit.score, 4),
        "state": hit.state,
        "why": _why(hit, c, words),
    }
    return told | ({"minutes": hit.minutes} if hit.minutes is not None else {})


def _near_miss(hit: Hit, c: Catalogue, words: Vocabulary) -> dict[str, Any]:
    return _hit(hit, c, words) | {
        "why_not": _why_not(hit, c, words),
        "instead": [alternative(one, c) for one in hit.instead],
    }


def alternative(one: Alternative, c: Catalogue) -> dict[str, Any]:
    """What may serve instead, for JSON."""
    return {
        "how": one.how,
        "id": one.resource.id,
        "kind": one.resource.kind,
        "title": one.resource.title,
        "text": wording.instead(one, c),
    }


def _suggestions(results: Results, c: Catalogue, words: Vocabulary) -> dict[str, Any]:
    found: dict[str, Any] = {name: [] for name in _SORTS.values()}
    for one in results.suggestions:
        name = words.name(one.sort, one.code, c.language)
        found[_SORTS[one.sort]].append({"code": one.code, "name": name, "because": one.because})
    found["corrections"] = [{"text": one.text, "total": one.total} for one in results.corrections]
    return found


def lines(results: Results, ways: WaysOut | None, c: Catalogue, words: Vocabulary) -> list[str]:
    """An answer for people: hits, what nearly fits, and what else could be asked."""
    told = [_line(hit, c, words) for hit in results.hits]
    told.append(_count(results.total))
    if any(hit.minutes is not None for hit in (*results.hits, *results.near_misses)):
        told.append(_("徒歩の分数は、直線距離からの目安です。"))
    if results.near_misses:
        told += ["", _("条件に合わないが近いもの")]
        for hit in results.near_misses:
            told.append(f"{_head(hit, c)}  ✕ {wording.listing(_why_not(hit, c, words), c)}")
            told += [f"    → {wording.instead(one, c)}" for one in hit.instead]
    return told + _asides(results, ways, c, words)


def _asides(results: Results, ways: WaysOut | None, c: Catalogue, words: Vocabulary) -> list[str]:
    told = []
    for one in results.corrections:
        told.append(_("もしかして：{text}（{count}）").format(text=one.text, count=_count(one.total)))
    if results.homophones:
        alike = wording.listing((f"{one.word} {one.total}" for one in results.homophones), c)
        told.append(_("同じ読みのことば：{words}").format(words=alike))
    if results.suggestions:
        names = (words.name(one.sort, one.code, c.language) for one in results.suggestions)
        told.append(_("関わりのある項目：{names}").format(names=wording.listing(names, c)))
    for way in ways.looser if ways is not None else ():
        told.append(f"{wording.way_out(way, c, words)} → {_count(way.total)}")
    return ["", *told] if told else []


def _line(hit: Hit, c: Catalogue, words: Vocabulary) -> str:
    return f"{_head(hit, c)}  {wording.listing(_why(hit, c, words), c)}"


def _head(hit: Hit, c: Catalogue) -> str:
    marks = f"{wording.kind_letter(hit.resource.kind, c)} {wording.state(hit.state, c)}"
    return f"{hit.resource.id}  [{marks}] {hit.resource.title}"


def _why(hit: Hit, c: Catalogue, words: Vocabulary) -> list[str]:
    return [wording.reason(reason, c, words) for reason in hit.why]


def _why_not(hit: Hit, c: Catalogue, words: Vocabulary) -> list[str]:
    return [wording.why_not(reason, c, words) for reason in hit.why_not]


def _count(total: int) -> str:
    return ngettext("{count}件", "{count}件", total).format(count=total)
