"""A record's カナ, cut so that each word of its name gets its own part."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from desk.paper.names import city_names, named, names_on, with_stem
from desk.paper.readings import Reader
from desk.records.codes import Mode
from desk.records.consultation import Handout, HandoutItem
from desk.records.resource import Contact, Place
from desk.records.town import Town
from tests.make import make_course
from tests.paper.sheets import make_handout, smartphone_course

NAMES = [
    (
        "市民のための囲碁入門（全3回）",
        "シミンノタメノイゴニュウモン",
        "市民[しみん]のための囲碁[いご]入門[にゅうもん]（全3回）",
    ),
    (
        "東久留米市立中央図書館",
        "ヒガシクルメシリツチュウオウトショカン",
        "東久留米[ひがしくるめ]市立[しりつ]中央[ちゅうおう]図書館[としょかん]",
    ),
    ("柳沢", "ヤギサワ", "柳沢[やぎさわ]"),
    ("小平 七海", "コダイラ ナナミ", "小平[こだいら] 七海[ななみ]"),
    ("髙橋 𠮷江", "タカハシ ヨシエ", "髙橋[たかはし] 𠮷[よし]江[え]"),
    ("NPO法人みどりの風", "エヌピーオーホウジンミドリノカゼ", "NPO法人[ほうじん]みどりの風[かぜ]"),
    ("3B体操クラブ", "スリービータイソウクラブ", "3B体操[たいそう]クラブ"),
    ("榎町図書館", "エノキチョウトショカン", "榎町[えのきちょう]図書館[としょかん]"),
    ("けやき野市北原4-1-7", "ケヤキノシキタハラヨンノイチノナナ", "けやき野市[のし]北原[きたはら]4-1-7"),
    ("けやき野市清水坂1-20-1", "ケヤキノシシミズザカ1-20-1", "けやき野市[のし]清水[しみず]坂[ざか]1-20-1"),
    ("抱っこで聴く弦楽四重奏の訪問", "ダッコデキクゲンガクシジュウソウノホウモン", None),
    ("みんなの体操", "ミンナノタイソウ", "みんなの体操[たいそう]"),
]


def shown(segments: tuple[tuple[str, str], ...]) -> str:
    return "".join(f"{base}[{ruby}]" if ruby else base for base, ruby in segments)


@pytest.mark.parametrize(("name", "reading", "expected"), NAMES)
def test_that_a_name_is_read_by_its_own_letters(name: str, reading: str, expected: str | None) -> None:
    found = named(name, reading)
    assert "".join(base for base, _ruby in found) == name
    if expected is not None:
        assert shown(found) == expected
    assert not any(ruby[:1] in "ゃゅょっんー" for _base, ruby in found if ruby)


def test_that_the_reading_of_something_else_is_not_forced_onto_a_name() -> None:
    assert named("大人の数学", "コーヒーキョウシツ") == (("大人の数学", ""),)
    assert named("料理教室", "") == (("料理教室", ""),)


def test_that_addresses_tell_how_the_city_is_called() -> None:
    told = city_names("けやき野市", {"けやき野市本町1-8-5": "ケヤキノシホンチョウ1-8-5"})
    assert told == {"けやき野市": "けやきのし", "けやき野": "けやきの"}
    assert city_names("けやき野市", {"となり市本町1-1": "トナリシホンチョウ"}) == {}


def test_that_the_stem_of_a_citys_name_keeps_its_reading() -> None:
    assert with_stem("玉川村", "タマカワムラ") == {"玉川村": "たまかわむら", "玉川": "たまかわ"}
    assert with_stem("津市", "ツシ") == {"津市": "つし"}


def handout(*items: HandoutItem, city: str = "けやき野市") -> Handout:
    return Handout(id="1", slip="K7-1", issued=datetime(2026, 11, 20), city=city, window="本町公民館", items=items)


def test_that_every_record_of_a_sheet_tells_how_names_are_read() -> None:
    place = Place(name="谷戸公民館", reading="ヤトコウミンカン", address="けやき野市谷戸1-2")
    course = make_course(title="能の会", reading="ノウノカイ", place=place, contact=Contact(name="みどり荘"))
    found = names_on(handout(HandoutItem(resource=course), HandoutItem(title="手書き")))
    assert found.known == {"谷戸公民館": "ヤトコウミンカン", "能の会": "ノウノカイ"}
    assert found.unread == {"けやき野市", "本町公民館", "中央公民館", "みどり荘"}
    assert found.addresses == {"けやき野市谷戸1-2"}


def test_that_the_window_is_read_as_the_city_says() -> None:
    found = names_on(replace(handout(), window_reading="ホンチョウコウミンカン"))
    assert found.known == {"本町公民館": "ホンチョウコウミンカン"}
    assert found.unread == {"けやき野市"}


def test_that_the_dictionary_reads_a_city_that_it_knows() -> None:
    assert names_on(handout(city="西東京市")).known == {"西東京市": "にしとうきょうし", "西東京": "にしとうきょう"}
    assert names_on(handout(city="豊島区")).known == {"豊島区": "としまく", "豊島": "としま"}
    for doubtful in ("国立市", "けやき野市", "那珂川町", "みほん市"):
        assert names_on(handout(city=doubtful)).known == {}


@pytest.mark.parametrize(
    ("name", "reading"),
    [("本町二丁目", "ホンチョウ 2"), ("本町二丁目", "ホンチョウニチョウメ"), ("本町", "ホンチョウ")],
)
def test_that_a_town_whose_list_has_a_number_for_its_block_is_read_whole(name: str, reading: str) -> None:
    town = Town(code="1", municipality="けやき野市", name=name, reading=reading, latitude=35.7, longitude=139.5)
    handout = Handout(
        id="h", slip="K7", issued=datetime(2026, 11, 20), city="けやき野市", window="", items=(), town=town
    )
    read = Reader(names=names_on(handout)).read(f"{name}から")
    assert (
        "".join(ruby or base for base, ruby in read)
        == name.replace("本町", "ほんちょう").replace("二丁目", "にちょうめ") + "から"
    )


def taught_by(teacher: str, reading: str = "") -> Handout:
    course = smartphone_course()
    assert course.course is not None
    return make_handout(
        replace(course, course=replace(course.course, teacher=teacher, teacher_reading=reading)), mode=Mode.FURIGANA
    )


@pytest.mark.parametrize("reading", ["ネギシ ヒカル", "ネギシヒカル", "ねぎし　ひかる"])
def test_that_a_teacher_is_read_as_the_record_says(reading: str) -> None:
    reader = Reader(names=names_on(taught_by("根岸 光（写真家）", reading)))
    assert reader.read("根岸 光（写真家）") == (
        ("根岸", "ねぎし"),
        (" ", ""),
        ("光", "ひかる"),
        ("（", ""),
        ("写真家", "しゃしんか"),
        ("）", ""),
    )
    assert reader.unread == set()


def test_that_nothing_of_a_teachers_name_is_guessed() -> None:
    """光 is ひかり to the dictionary, and 根岸 a place."""
    reader = Reader(names=names_on(taught_by("根岸 光（写真家）")))
    read = reader.read("講師：根岸 光（写真家）")
    assert [base for base, ruby in read if ruby] == ["講師", "写真家"]
    assert reader.unread == {"根岸", "光"}


def test_that_a_profession_is_no_name() -> None:
    reader = Reader(names=names_on(taught_by("市内の税理士")))
    assert "".join(ruby or base for base, ruby in reader.read("市内の税理士")) == "しないのぜいりし"
    assert reader.unread == set()
