"""The monthly catalogue in Excel: courses, standing services and materials, in one table."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from desk.exchange.reading import read_file
from desk.records.codes import Kind, Residency, Selection, State
from desk.records.resource import Resource
from tests.exchange.books import row, write_book


@pytest.fixture
def read(tmp_path: Path) -> Any:
    def one(title: str = "水彩画", **cells: Any) -> Resource:
        (draft,) = read_file(write_book(tmp_path / "2025-11-10_data.xlsx", [row(title, **cells)])).drafts
        return draft.resource

    return one


def test_that_a_row_becomes_a_course(read: Any) -> None:
    course = read(
        contact="男女共同参画センター\n（人権・男女共同参画推進課）",
        TEL="087-000-0001\n（087-000-0002）",
        料金="受講料\n500円\n材料費\n300円",
        説明="対象：小学4～6年生とその保護者\n講師：みほん 花さん\n持ち物：筆記用具",
    )
    assert course.kind is Kind.COURSE
    assert course.course is not None
    assert course.course.meetings[0].starts == datetime(2025, 11, 20, 13, 30)
    assert course.course.schedule == ""
    assert (course.fee, course.course.material_fee, course.fee_note) == (500, 300, "")
    assert (course.course.capacity, course.application.selection) == (20, Selection.FIRST_COME)
    assert course.application.opens == datetime(2025, 11, 5, 9)
    assert course.application.method == ""
    assert (course.age_from, course.age_to) == (9, 12)
    assert "parenting" in course.life_stages
    assert (course.course.teacher, course.course.belongings) == ("みほん 花さん", "筆記用具")
    assert course.organization is not None
    assert (course.organization.section, course.organization.phone) == ("人権・男女共同参画推進課", "087-000-0002")
    assert course.contact.phone == "087-000-0001"
    assert course.provenance.source_updated_on == date(2025, 11, 10)


def test_that_a_service_that_is_arranged_is_a_programme(read: Any) -> None:
    talk = read(
        "市政出前トーク",
        開催日="随時（要調整）",
        開始時間="午前10時～\n午後9時の間で",
        終了時間="午前10時～\n午後9時の間で",
        場所名称="申込者が確保してください",
        定員="市内に在住か、通勤・通学している人で、20人程度の参加が見込める団体",
        申込期間="実施希望日の2週間前まで",
    )
    assert talk.kind is Kind.PROGRAMME
    assert talk.programme is not None
    assert talk.programme.period == "随時（要調整）"
    assert talk.programme.how.startswith("午前10時～午後9時の間で")
    assert talk.place is None
    assert talk.residency == (Residency.RESIDENT, Residency.WORKER, Residency.STUDENT)


def test_that_a_page_to_read_is_a_material(read: Any) -> None:
    page = read(
        "家庭教育コラム",
        開催日="市ホームページ上で公開中",
        開始時間="―",
        終了時間="―",
        場所名称="市ホームページ上で公開中",
    )
    assert page.kind is Kind.MATERIAL
    assert page.material is not None
    assert page.place is None
    assert page.contact.url


def test_that_games_of_a_month_are_its_meetings(read: Any) -> None:
    games = read(
        "プロスポーツ応援",
        開催日="11月の試合日程",
        開始時間="【みほんFC】\n16日（日）午後2時\n29日（土）午後3時",
        終了時間="―",
    )
    assert games.course is not None
    assert [meeting.starts for meeting in games.course.meetings] == [
        datetime(2025, 11, 16, 14),
        datetime(2025, 11, 29, 15),
    ]
    assert "みほんFC" in games.course.schedule


def test_that_each_day_has_its_own_time_where_there_are_as_many(read: Any) -> None:
    course = read(開催日="①11月22日(土)\n②11月23日(日)", 開始時間="①10:00\n②13:30", 終了時間="①12:00\n②15:30").course
    assert course is not None
    assert [(m.starts, m.ends) for m in course.meetings] == [
        (datetime(2025, 11, 22, 10), datetime(2025, 11, 22, 12)),
        (datetime(2025, 11, 23, 13, 30), datetime(2025, 11, 23, 15, 30)),
    ]


def test_that_several_times_of_one_day_are_several_meetings(read: Any) -> None:
    course = read(開始時間="(午前部)\n10:00\n(午後部)\n13:30", 終了時間="(午前部)\n11:30\n(午後部)\n15:00").course
    assert course is not None
    assert [m.starts.hour for m in course.meetings] == [10, 13]
    assert course.schedule == ""


def test_that_words_that_say_more_than_dates_are_kept(read: Any) -> None:
    course = read(
        開催日="11月20日（木）～11月30日（日）\n※24日（月）以外",
        開始時間="10:00",
        終了時間="17:00\n（最終入館16:30まで）",
    ).course
    assert course is not None
    assert len(course.meetings) == 10
    assert "※24日（月）以外" in course.schedule
    assert "最終入館16:30" in course.schedule


def test_that_a_last_day_alone_has_begun_by_the_day_of_the_issue(read: Any) -> None:
    course = read(開催日="～12月27日(土)", 開始時間="9:30", 終了時間="17:00").course
    assert course is not None
    (meeting,) = course.meetings
    assert (meeting.starts, meeting.ends) == (datetime(2025, 11, 10, 9, 30), datetime(2025, 12, 27, 17))


@pytest.mark.parametrize(
    ("audience", "stages", "youngest"),
    [("両方", ("anyone",), None), ("子ども・親子", ("elementary", "parenting"), None), ("高校生・一般", (), 15)],
)
def test_that_the_three_audiences_are_understood(
    read: Any, audience: str, stages: tuple[str, ...], youngest: int | None
) -> None:
    course = read("講座", 対象=audience)
    assert set(stages) <= set(course.life_stages)
    assert course.age_from == youngest


@pytest.mark.parametrize(
    ("text", "state"),
    [("申込不要", State.NONE_NEEDED), ("なし", State.NONE_NEEDED), ("受付中", State.OPEN), ("-", State.UNKNOWN)],
)
def test_that_the_state_of_applying_is_read(read: Any, text: str, state: State) -> None:
    application = read(申込期間=text).application
    assert application.state is state
    assert application.state_as_of == (date(2025, 11, 10) if state is State.OPEN else None)


def test_that_wrong_dates_are_told_with_their_cell(tmp_path: Path) -> None:
    path = write_book(
        tmp_path / "2025-11-10.xlsx", [row("会", 開催日="11月20日（月）"), row("宴", 開催日="11月31日"), row("")]
    )
    contents = read_file(path)
    told = {(problem.row, problem.column): problem.message for problem in contents.problems}
    assert "曜日が合いません" in told[2, "開催日"]
    assert "ない日付" in told[3, "開催日"]
    assert "取り込めません" in told[4, "行事名"]
    assert (len(contents.drafts), contents.refused) == (2, 1)


def test_that_two_runs_of_the_same_title_have_two_keys(tmp_path: Path) -> None:
    path = write_book(
        tmp_path / "2025-11-10.xlsx",
        [
            row("コレクション展", 開催日="11月1日～11月24日"),
            row("コレクション展", 開催日="11月1日～12月27日"),
            row("コレクション展", 開催日="11月1日～12月27日"),
        ],
    )
    keys = [draft.key for draft in read_file(path).drafts]
    assert len(set(keys)) == 3
    assert keys[2] == keys[1] + "#2"
