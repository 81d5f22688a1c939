"""Lists of events in their layouts become courses."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from desk.exchange.reading import read_file
from desk.records.codes import Kind, Selection, State
from desk.records.imports import FileContents
from desk.records.resource import Organization, Resource
from tests.exchange.books import FILES


@pytest.fixture(scope="module")
def contents() -> FileContents:
    return read_file(FILES / "events_d.csv")


@pytest.fixture(scope="module")
def by_title(contents: FileContents) -> dict[str, Resource]:
    return {draft.resource.title: draft.resource for draft in contents.drafts}


def problems(contents: FileContents, row: int) -> dict[str, str]:
    return {problem.column: problem.message for problem in contents.problems if problem.row == row}


def test_that_the_source_is_named_by_municipality_and_list(contents: FileContents) -> None:
    assert contents.source == "みほん市 イベント一覧"
    assert contents.layouts == {"event"}
    assert read_file(FILES / "events_d.csv", source="広報課").source == "広報課"


def test_that_one_event_a_row_per_day_is_one_course(by_title: dict[str, Resource]) -> None:
    story = by_title["おはなし会(2・3歳)"]
    assert story.kind is Kind.COURSE
    assert story.course is not None
    assert [meeting.starts for meeting in story.course.meetings] == [
        datetime(2025, 12, 5, 11), datetime(2025, 12, 12, 11), datetime(2025, 12, 19, 11),
    ]  # fmt: skip
    assert [meeting.note for meeting in story.course.meetings] == ["", "", "クリスマスの会"]
    assert all(meeting.ends == meeting.starts.replace(minute=20) for meeting in story.course.meetings)


def test_that_everything_useful_of_a_row_is_taken(by_title: dict[str, Resource]) -> None:
    story = by_title["おはなし会(2・3歳)"]
    assert story.reading == "オハナシカイ"
    assert story.place is not None
    assert (story.place.name, story.place.room) == ("みほん市立中央図書館", "2階おはなし室")
    assert story.place.address == "東京都みほん市本町一丁目1番1号"
    assert (story.place.latitude, story.place.longitude) == (35.700001, 139.500001)
    assert story.organization == Organization(name="みほん市立図書館")
    assert (story.contact.name, story.contact.phone) == ("中央図書館", "042-000-0001")
    assert story.contact.url == "https://www.city.example.lg.jp/ohanashi.html"
    assert (story.age_from, story.age_to) == (2, 3)
    assert "parenting" in story.life_stages
    assert story.fee == 0
    assert story.application.state is State.NONE_NEEDED
    assert set(story.needs) == {"childrearing", "reading/picture_books"}
    assert story.course is not None
    assert (story.course.capacity, story.course.belongings) == (15, "タオル")
    assert story.municipality == "みほん市"
    assert story.provenance.row == 2
    assert story.provenance.confirmed_on is None
    assert story.id == ""


def test_that_a_contact_that_is_a_section_belongs_to_the_city(by_title: dict[str, Resource]) -> None:
    tennis = by_title["初心者テニス教室"]
    assert tennis.organization == Organization(name="みほん市", section="生活文化スポーツ部スポーツ振興課")
    assert tennis.contact.extension == "2225"


def test_that_a_span_that_ends_before_it_starts_keeps_its_start(
    contents: FileContents, by_title: dict[str, Resource]
) -> None:
    course = by_title["初心者テニス教室"].course
    assert course is not None
    assert [meeting.starts.date() for meeting in course.meetings] == [date(2025, 11, 30)]
    assert "開始日（2025-11-30）より前" in problems(contents, 5)["終了日"]


def test_that_numbers_that_became_dates_are_numbers_again(
    contents: FileContents, by_title: dict[str, Resource]
) -> None:
    tennis = by_title["初心者テニス教室"]
    assert tennis.course is not None
    assert tennis.course.capacity == 20
    assert "20 に戻しました" in problems(contents, 5)["定員"]
    assert "定員:" not in tennis.description


def test_that_a_deadline_that_only_an_echo_tells_is_taken(by_title: dict[str, Resource]) -> None:
    application = by_title["初心者テニス教室"].application
    assert application.closes == datetime(2025, 10, 31, 23, 59)
    assert application.selection is Selection.LOTTERY
    assert "申込期限日" not in application.method


def test_that_swapped_and_pointless_coordinates_are_mended(
    contents: FileContents, by_title: dict[str, Resource]
) -> None:
    for title, row in (("初心者テニス教室", 5), ("【中止】秋のコンサート", 8)):
        place = by_title[title].place
        assert place is not None
        assert place.latitude is not None
        assert place.longitude is not None
        assert 35 < place.latitude < 36
        assert 139 < place.longitude < 140
        assert "緯度" in problems(contents, row)


def test_that_a_date_that_does_not_exist_leaves_a_course_without_dates(
    contents: FileContents, by_title: dict[str, Resource]
) -> None:
    craft = by_title["大人の工作"]
    assert craft.course is not None
    assert craft.course.meetings == ()
    assert "1982-04-99" in problems(contents, 6)["開始日"]
    assert "ひるごろ" in problems(contents, 6)["開始時刻"]
    assert craft.place is None
    assert craft.participation.online
    assert craft.participation.sign_language


def test_that_a_row_without_a_name_is_refused(contents: FileContents) -> None:
    assert contents.refused == 1
    assert "取り込めません" in problems(contents, 7)["名称"]


def test_that_a_cancelled_event_is_cancelled(by_title: dict[str, Resource]) -> None:
    concert = by_title["【中止】秋のコンサート"]
    assert concert.application.state is State.CANCELLED
    assert (concert.fee, "中学生以下無料" in concert.fee_note) == (1000, True)


def test_that_a_long_event_is_one_meeting_of_many_days(by_title: dict[str, Resource]) -> None:
    course = by_title["長期展示"].course
    assert course is not None
    (meeting,) = course.meetings
    assert meeting.all_day
    assert meeting.ends is not None
    assert (meeting.starts.date(), meeting.ends.date()) == (date(2025, 10, 1), date(2026, 3, 31))
    assert meeting.note == "開館時間内"


def test_that_the_older_layout_in_cp932_is_read() -> None:
    (draft,) = read_file(FILES / "events_a_cp932.csv").drafts
    salon = draft.resource
    assert (salon.title, salon.english) == ("やさしい日本語サロン", "Easy Japanese salon")
    assert salon.course is not None
    assert salon.course.meetings[0].starts == datetime(2025, 12, 6, 14)
    assert salon.application.closes == datetime(2025, 12, 1, 17)
    assert salon.organization is not None
    assert salon.organization.is_private
    assert "japanese" in salon.needs


def test_that_keys_do_not_hang_on_numbers_that_every_issue_gives_anew(contents: FileContents) -> None:
    keys = [draft.key for draft in contents.drafts]
    assert len(set(keys)) == len(keys)
    assert all(key.startswith("event:") and "000000000" not in key for key in keys)


def test_that_a_teacher_comes_with_the_reading_of_the_name(tmp_path: Path) -> None:
    file = tmp_path / "みほん市_イベント一覧.csv"
    file.write_text("イベント名,開始日,講師,講師カナ\n写真教室,2026-12-05,根岸 光,ネギシ ヒカル\n", "utf-8")
    (draft,) = read_file(file).drafts
    assert draft.resource.course is not None
    assert (draft.resource.course.teacher, draft.resource.course.teacher_reading) == ("根岸 光", "ネギシ ヒカル")
