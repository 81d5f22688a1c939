"""Builders of valid records: each gives something that a counter could meet, changed by what the test names."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

from hypothesis import strategies as st

from desk.records import resource as r
from desk.records.case import Case, TrayItem
from desk.records.codes import Kind, Passed, Residency, State
from desk.records.consultation import Consultation, Filing, Handout, HandoutItem, Offer, Search
from desk.records.hours import ClosingRule, Hours, OpeningHours
from desk.records.ids import new_id
from desk.records.referral import PassedFact, Referral, Tried
from desk.records.search import Hit, Query, Results

PARTS: dict[Kind, type[Any]] = {
    Kind.COURSE: r.Course,
    Kind.FACILITY: r.Facility,
    Kind.CIRCLE: r.Circle,
    Kind.TALENT: r.Talent,
    Kind.GRANT: r.Grant,
    Kind.MATERIAL: r.Material,
    Kind.WINDOW: r.Window,
    Kind.PROGRAMME: r.Programme,
}


def make_resource(kind: Kind = Kind.COURSE, **changes: Any) -> r.Resource:
    """A resource of this kind with an empty part of its own."""
    fields: dict[str, Any] = {
        "id": new_id(),
        "kind": kind,
        "title": "はじめてのスマートフォン",
        kind.value: PARTS[kind](),
    }
    return r.Resource(**(fields | changes))


def make_course(**changes: Any) -> r.Resource:
    """A course with everything that a course can have; confirmed, open, and far in the future."""
    course = r.Course(
        meetings=(
            r.Meeting(starts=datetime(2090, 5, 9, 10), ends=datetime(2090, 5, 9, 12)),
            r.Meeting(starts=datetime(2090, 5, 16, 10), ends=datetime(2090, 5, 16, 12), cancelled=True, note="休講"),
        ),
        recurrences=(
            r.Recurrence(
                rule="FREQ=WEEKLY;COUNT=3",
                first=datetime(2090, 5, 9, 10),
                minutes=120,
                exceptions=(date(2090, 5, 23),),
            ),
        ),
        capacity=20,
        material_fee=300,
        belongings="筆記用具",
        teacher="山野 みどり",
    )
    return make_resource(
        **{
            "reading": "ハジメテノスマートフォン",
            "life_stages": ("senior",),
            "needs": ("digital",),
            "circumstances": ("no_device",),
            "residency": (Residency.RESIDENT, Residency.WORKER),
            "keywords": ("スマホ",),
            "fee": 0,
            "organization": r.Organization(name="中央公民館", section="事業係", phone="042-000-0001"),
            "place": r.Place(name="中央公民館", room="第2会議室", address="本町1-1", latitude=35.7, longitude=139.5),
            "contact": r.Contact(name="中央公民館", phone="042-000-0001"),
            "hours": Hours(
                opening=(OpeningHours(opens=time(9), closes=time(17), weekdays=(1, 2, 3)),),
                closing=(ClosingRule(weekdays=(0,), weeks=(3,)), ClosingRule(dates=(date(2090, 1, 1),))),
            ),
            "participation": r.Participation(
                childcare=r.Childcare(months_from=18, places=6, deadline=date(2090, 4, 20), fee=0),
                languages=("en",),
                wheelchair=True,
            ),
            "application": r.Application(state=State.OPEN, closes=datetime(2090, 5, 1, 17), method="電話"),
            "provenance": r.Provenance(source="見本", confirmed_on=date(2089, 12, 1), confirmed_by="公民館"),
            "course": course,
        }
        | changes
    )


def make_filing(resource: r.Resource | None = None, **changes: Any) -> Filing:
    """What F12 makes of a short visit: one resource and one line typed by hand."""
    given = resource or make_course()
    moment = datetime(2026, 11, 20, 1, 30, tzinfo=UTC)
    consultation = Consultation(
        **(
            {
                "id": new_id(),
                "slip": f"K7-261120-{new_id()[-10:]}",
                "started": moment,
                "ended": moment.replace(minute=36),
                "minutes": 6,
                "desk": "K7",
                "staff": "田中",
                "life_stages": ("senior",),
                "needs": ("digital",),
                "question": "スマホ",
                "memo": "お孫さんと写真を送りたい",
                "searches": (Search(text="スマホ", filters=("life_stage:senior",), total=7),),
                "offers": (
                    Offer(id=new_id(), title=given.title, resource_id=given.id, resource_version=1, kind=given.kind),
                    Offer(id=new_id(), title="星の会", contact="042-000-0099", url="https://example.jp/hoshi"),
                ),
            }
            | changes
        )
    )
    handout = Handout(
        id=new_id(),
        slip=consultation.slip,
        issued=datetime(2026, 11, 20, 10, 36),
        city="みほん市",
        window="中央公民館",
        items=(HandoutItem(resource=given), HandoutItem(title="星の会", contact="042-000-0099")),
        consultation_id=consultation.id,
    )
    return Filing(consultation=consultation, handout=handout)


def make_referral(**changes: Any) -> Referral:
    """A referral to the 消費生活センター with two facts that the resident consented to."""
    fields: dict[str, Any] = {
        "id": new_id(),
        "slip": f"K7-261120-{new_id()[-10:]}",
        "issued": datetime(2026, 11, 20, 10, 36),
        "consented": date(2026, 11, 20),
        "city": "みほん市",
        "window": "中央公民館",
        "window_contact": "電話 042-000-0000",
        "desk": "K7",
        "staff": "田中",
        "to": HandoutItem(title="消費生活センター", contact="042-222-2222"),
        "to_name": "消費生活センター",
        "facts": (
            PassedFact(sort=Passed.LIFE_STAGE, text="高齢者"),
            PassedFact(sort=Passed.QUESTION, text="契約をやめたい"),
        ),
        "tried": (Tried(title="スマホ相談会", result="満員"),),
        "ask": "解約のしかたを教えてください。",
        "due": date(2026, 11, 27),
    }
    return Referral(**(fields | changes))


def make_case(*resources: r.Resource, **changes: Any) -> Case:
    """An open case with these resources in its tray."""
    tray = tuple(TrayItem(id=new_id(), resource=resource) for resource in resources)
    return Case(**({"id": new_id(), "started": datetime.now(UTC), "text": "スマホ", "tray": tray} | changes))


def make_hit(resource: r.Resource | None = None, **changes: Any) -> Hit:
    """A hit that one can apply for, found by its title."""
    fields: dict[str, Any] = {"resource": resource or make_resource(), "score": 1.0, "state": State.OPEN}
    return Hit(**(fields | changes))


def make_results(*hits: Hit, text: str = "スマホ", **changes: Any) -> Results:
    """An answer with these hits, every one of them counted."""
    fields: dict[str, Any] = {"query": Query(text=text), "hits": hits, "total": len(hits)}
    return Results(**(fields | changes))


def texts() -> st.SearchStrategy[str]:
    """Texts as files and keyboards give them: rare kanji, half-width kana, emoji; no NUL, which no engine stores."""
    ordinary = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=30)
    return st.one_of(ordinary, st.sampled_from(["𠮷野家 髙橋", "ﾊﾟｿｺﾝ教室", "茶道・華道", "", "O'Brien; --", "👵と孫"]))


def resources() -> st.SearchStrategy[r.Resource]:
    """Any resource that the records allow."""
    naive = st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2100, 1, 1)).map(
        lambda moment: moment.replace(microsecond=0)
    )
    st.register_type_strategy(str, texts())
    st.register_type_strategy(datetime, naive)
    st.register_type_strategy(int, st.integers(0, 1_000_000))
    st.register_type_strategy(float, st.floats(20, 46))
    st.register_type_strategy(time, st.times().map(lambda moment: moment.replace(microsecond=0)))
    return st.builds(_consistent, st.sampled_from(Kind), st.builds(r.Resource), st.data())


def _consistent(kind: Kind, resource: r.Resource, data: st.DataObject) -> r.Resource:
    """Exactly the part of the kind, times that an engine keeps, and no code twice."""
    parts = {other.value: None for other in Kind} | {kind.value: data.draw(st.builds(PARTS[kind]))}
    dispute = resource.dispute and replace(resource.dispute, at=resource.dispute.at.replace(tzinfo=UTC))
    return replace(
        resource,
        id=new_id(),
        kind=kind,
        dispute=dispute,
        measures=(),
        links=(),
        texts=tuple({text.language: text for text in resource.texts}.values()),
        version=1,
        life_stages=tuple(dict.fromkeys(resource.life_stages)),
        circumstances=tuple(dict.fromkeys(resource.circumstances)),
        needs=tuple(dict.fromkeys(resource.needs)),
        **parts,
    )
