"""Hits and tray items as rows, watched by Qt's own tester."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from desk.records.case import TrayItem
from desk.records.codes import State
from desk.records.search import Hit
from desk.ui.counter.hits_model import HitsModel
from desk.ui.counter.tray_model import TrayModel
from desk.ui.widgets.card_face import FACE_ROLE, CardFace, Divider
from tests.make import make_course

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def hits(*titles: str) -> list[Hit]:
    return [Hit(resource=make_course(title=title), score=1.0, state=State.OPEN) for title in titles]


def face(hit: Hit) -> CardFace:
    title = hit.resource.title
    return CardFace(badge="講", badge_colour="#000000", title=title, spoken=f"講座 {title}")


@pytest.fixture
def model() -> Iterator[HitsModel]:
    model = HitsModel(face)
    tester = QAbstractItemModelTester(model, FATAL)
    tester.setUseFetchMore(False)  # else it asks for the next page itself
    yield model
    del tester


def shown(model: HitsModel) -> list[str]:
    return [model.data(model.index(row, 0)) for row in range(model.rowCount())]


def test_that_hits_are_shown_in_their_order(model: HitsModel) -> None:
    model.show_hits(hits("英語", "中国語"), 2)
    assert shown(model) == ["英語", "中国語"]
    assert model.data(model.index(1, 0), FACE_ROLE).title == "中国語"
    assert model.data(model.index(1, 0), Qt.ItemDataRole.AccessibleTextRole) == "講座 中国語"
    assert not model.canFetchMore()


def test_that_the_next_page_is_asked_for_once_and_added(model: HitsModel) -> None:
    wanted: list[int] = []
    model.more_wanted.connect(wanted.append)
    first, second = hits("英語", "中国語"), hits("韓国語")
    model.show_hits(first, 3)
    assert model.canFetchMore()
    model.fetchMore()
    model.fetchMore()
    assert wanted == [2]
    model.append([first[1], *second])
    assert shown(model) == ["英語", "中国語", "韓国語"]
    assert not model.canFetchMore()


def test_that_a_page_that_came_to_nothing_ends_the_list(model: HitsModel) -> None:
    model.show_hits(hits("英語"), 5)
    model.fetchMore()
    model.append([])
    assert not model.canFetchMore()


def test_that_an_edited_record_changes_its_own_card_only(model: HitsModel) -> None:
    found = hits("英語", "中国語")
    model.show_hits(found, 2)
    assert shown(model) == ["英語", "中国語"]
    told: list[int] = []
    model.dataChanged.connect(lambda first, _last: told.append(first.row()))
    edited = replace(found[1].resource, title="中国語（中止）")
    model.replace(edited, lambda hit: replace(hit, resource=edited, state=State.CANCELLED))
    assert shown(model) == ["英語", "中国語（中止）"]
    assert told == [1]
    assert model.hit(1) is not None


def test_that_remembered_cards_are_no_hits(model: HitsModel) -> None:
    model.show_faces([face(hit) for hit in hits("英語")])
    assert shown(model) == ["英語"]
    assert model.hit(0) is None
    assert not model.canFetchMore()


def test_that_cards_are_made_when_they_come_into_sight() -> None:
    made: list[str] = []

    def counted(hit: Hit) -> CardFace:
        made.append(hit.resource.title)
        return face(hit)

    model = HitsModel(counted)
    model.show_hits(hits(*(f"講座{n}" for n in range(50))), 50)
    model.data(model.index(3, 0), FACE_ROLE)
    model.data(model.index(3, 0), FACE_ROLE)
    assert made == ["講座3"]


def test_that_the_tray_numbers_its_items() -> None:
    def numbered(item: TrayItem, number: int) -> CardFace:
        return CardFace(badge="", badge_colour="#000000", title=f"{number} {item.title}", spoken=item.title)

    model = TrayModel(numbered)
    tester = QAbstractItemModelTester(model, FATAL)
    model.show_items((TrayItem(id="a", title="星の会"), TrayItem(id="b", title="山の会")))
    assert [model.data(model.index(row, 0), FACE_ROLE).title for row in range(2)] == ["1 星の会", "2 山の会"]
    assert (model.row_of("b"), model.row_of("x")) == (1, -1)
    assert model.item(5) is None
    assert model.flags(QModelIndex()) & Qt.ItemFlag.ItemIsDropEnabled
    model.show_items(())
    assert model.rowCount() == 0
    del tester


def test_that_near_misses_stand_below_the_hits_and_a_divider(model: HitsModel) -> None:
    model.show_hits(hits("英語"), 1)
    near = hits("中国語", "韓国語")
    model.show_near(near, "条件に合わないが近いもの")
    assert shown(model) == ["英語", "条件に合わないが近いもの", "中国語", "韓国語"]
    assert model.divider_row == 1
    assert not model.flags(model.index(1, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert isinstance(model.data(model.index(1, 0), FACE_ROLE), Divider)
    assert (model.hit(0), model.hit(1), model.hit(2)) == (model.hits[0], None, near[0])
    assert model.row_of(near[1].resource.id) == 3
    assert len(model.hits) == 1


def test_that_a_near_miss_is_shown_as_it_is_now(model: HitsModel) -> None:
    model.show_hits(hits("英語"), 1)
    (near,) = hits("中国語")
    model.show_near([near], "近いもの")
    model.replace(near.resource, lambda hit: replace(hit, resource=replace(hit.resource, title="中国語初級")))
    assert shown(model)[2] == "中国語初級"
    model.forget_faces()
    assert shown(model)[2] == "中国語初級"


def test_that_near_misses_leave_with_the_answer_they_belong_to(model: HitsModel) -> None:
    model.show_hits(hits("英語"), 2)
    assert not model.has_all
    model.show_near(hits("中国語"), "近いもの")
    model.append(hits("英会話"))
    assert shown(model) == ["英語", "英会話"]
    assert model.has_all
    model.show_near(hits("中国語"), "近いもの")
    model.show_near(hits("韓国語", "タイ語"), "近いもの")
    assert shown(model)[2:] == ["近いもの", "韓国語", "タイ語"]
    model.show_hits(hits("囲碁"), 1)
    assert (shown(model), model.divider_row) == (["囲碁"], -1)
