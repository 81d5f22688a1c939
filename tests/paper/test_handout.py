"""The sheet as its reader gets it: read back from the PDF, looked at as a picture, searched for what must not be there."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import threading
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pypdf
import pytest
import zxingcpp
from PIL import Image

from desk.paper.handout import set_handout
from desk.paper.preview import page_image, page_text
from desk.records.codes import Guard, Mode, State
from desk.records.consultation import HandoutItem
from desk.records.resource import Application, Contact, Dispute, Organization, Provenance, Talent
from desk.records.sheet import Choices
from tests.make import make_filing
from tests.paper.reading import inside_margins, page_texts, squeezed, text_of
from tests.paper.sheets import (
    BY_HAND,
    ISSUED,
    KOMINKAN,
    PAGE,
    SLIP,
    letter_teacher,
    make_handout,
    smartphone_course,
    ukulele_circle,
    womens_window,
)


@pytest.fixture(params=(Mode.STANDARD, Mode.LARGE, Mode.FURIGANA), ids=lambda mode: mode.value)
def mode(request: pytest.FixtureRequest) -> Mode:
    found: Mode = request.param
    return found


def test_that_a_sheet_says_what_one_needs_to_act(mode: Mode) -> None:
    text = text_of(set_handout(make_handout(smartphone_course(), mode=mode)))
    for fact in (
        "ご案内",
        "けやき野市",
        SLIP,
        "2026年11月20日",
        "はじめてのスマートフォン",
        "1人ずつていねいに",
        "12月5日～19日の毎週土曜全3回10:00～12:00",
        "2階第3会議室",
        "けやき野駅北口から歩いて8分",
        "60歳以上",
        "無料",
        "20人",
        "12月1日（火）17:00まで・先着順・電話または窓口",
        "筆記用具、お使いのスマートフォン",
        "保育あり（1歳6か月から・6人まで",
        "手話通訳（14日前までに申込）",
        "電話042-000-1101",
        "2026年11月1日確認",
        "けやき野市講座案内",
        "わからないことは",
        "電話042-000-1101（火～日曜9:00～17:00）",
        "1／1" if mode is not Mode.LARGE else "1／2",
    ):
        assert squeezed(fact) in text, fact


def test_that_another_reader_of_pdfs_sees_the_same_words(mode: Mode) -> None:
    document = pypdf.PdfReader(io.BytesIO(set_handout(make_handout(smartphone_course(), BY_HAND, mode=mode)).pdf))
    text = squeezed("".join(page.extract_text() for page in document.pages))
    for fact in ("はじめてのスマートフォン", "電話042-000-1101", "星空観察会（県立天文台）", SLIP):
        assert fact in text


def test_that_readings_stand_on_the_furigana_sheet_only() -> None:
    handout = make_handout(smartphone_course(), womens_window())
    plain, read = set_handout(handout), set_handout(replace(handout, choices=Choices(mode=Mode.FURIGANA)))
    for reading in ("ほんちょうこうみんかん", "じょせい", "はっこう", "ひっきようぐ", "せんちゃくじゅん"):
        assert reading not in text_of(plain)
    assert "ほんちょうこうみんかん" in text_of(read) or "ほんちょう" in text_of(read)
    for reading in ("じょせい", "はっこう", "ひっきようぐ", "せんちゃくじゅん"):
        assert reading in text_of(read)
    assert plain.unread == ()


def test_that_a_name_nobody_read_is_told_to_staff() -> None:
    course = smartphone_course()
    assert course.course is not None
    taught = replace(course, course=replace(course.course, teacher="山田太郎"))
    assert set(set_handout(make_handout(taught, mode=Mode.FURIGANA)).unread) >= {"山田", "太郎"}


@pytest.mark.parametrize(
    ("guard", "changes", "said"),
    [
        (
            Guard.BEFORE,
            {"application": Application(opens=datetime(2026, 12, 1, 9), closes=datetime(2026, 12, 20))},
            "受付は12月1日（火）9:00からです。",
        ),
        (
            Guard.CLOSED,
            {"application": Application(closes=datetime(2026, 11, 10))},
            "受付は11月10日（火）で終わりました",
        ),
        (Guard.FULL, {"application": Application(state=State.FULL, state_as_of=date(2026, 11, 18))}, "満員"),
        (Guard.CANCELLED, {"application": Application(state=State.CANCELLED)}, "中止になりました"),
        (Guard.POSTPONED, {"application": Application(state=State.POSTPONED)}, "延期になりました"),
        (
            Guard.UNCONFIRMED,
            {"provenance": Provenance(confirmed_on=date(2025, 8, 1))},
            "最後に確認したのは2025年8月1日",
        ),
        (Guard.UNCONFIRMED, {"provenance": Provenance()}, "まだ確認できていません"),
        (Guard.VANISHED, {"vanished_on": date(2026, 11, 1)}, "最新の一覧に載っていません"),
        (
            Guard.DISPUTED,
            {"dispute": Dispute(reason="山田さんが電話で怒っていた", by="佐藤", at=datetime(2026, 11, 19))},
            "内容が変わっているかもしれません",
        ),
    ],
)
def test_that_what_is_out_of_date_says_so_in_words(
    guard: Guard, changes: dict[str, object], said: str, mode: Mode
) -> None:
    """Nobody has to have passed the guard on: it is worked out for the day of the sheet."""
    text = text_of(set_handout(make_handout(smartphone_course(**changes), mode=mode)))
    assert squeezed(said) in text
    assert "怒って" not in text
    assert "佐藤" not in text


def test_that_what_ended_says_so() -> None:
    ended = make_handout(smartphone_course(), issued=datetime(2027, 1, 10, 9))
    assert "12月19日（土）で終わりました" in text_of(set_handout(ended)).replace("2026年", "")


def test_that_a_guard_that_staff_let_pass_stays_on_a_sheet_printed_again() -> None:
    item = HandoutItem(resource=smartphone_course(), guards=(Guard.UNCONFIRMED,))
    assert "【未確認】" in text_of(set_handout(make_handout(item)))
    assert "【" not in text_of(set_handout(make_handout(smartphone_course())))


def test_that_a_city_may_trust_a_confirmation_for_longer() -> None:
    handout = make_handout(smartphone_course(provenance=Provenance(confirmed_on=date(2025, 8, 1))))
    assert "【未確認】" in text_of(set_handout(handout, confirmation_days=365))
    assert "【未確認】" not in text_of(set_handout(handout, confirmation_days=730))


def test_that_a_warning_survives_a_black_and_white_copier() -> None:
    """Its frame and its sign are black on white, not only coloured."""
    course = smartphone_course(application=Application(state=State.CANCELLED))
    width, height, pixels = page_image(set_handout(make_handout(course)).pdf, 0, 2.0)
    copy = Image.frombytes("RGB", (width, height), pixels).convert("L").point(lambda light: 0 if light < 100 else 255)
    column = [copy.getpixel((width // 2, y)) for y in range(height // 6, height // 3)]
    assert 0 in column


def test_that_a_private_provider_carries_its_sentence(mode: Mode) -> None:
    private = smartphone_course(organization=Organization(name="まなびの森 教室", is_private=True))
    sentence = "内容・申込は主催者へ直接ご確認ください。"
    assert sentence in text_of(set_handout(make_handout(private, mode=mode)))
    assert sentence not in text_of(set_handout(make_handout(smartphone_course(), mode=mode)))


def test_that_a_talent_is_reached_through_the_desk_unless_it_consented(mode: Mode) -> None:
    mediated = set_handout(make_handout(letter_teacher(), mode=mode))
    assert "連絡は窓口を通じて" in text_of(mediated)
    for private in (b"7777", b"hayashi"):
        assert private.decode() not in text_of(mediated)
        assert private not in mediated.pdf
    talent = replace(letter_teacher(), talent=Talent(direct_contact=True))
    direct = text_of(set_handout(make_handout(talent, mode=mode)))
    assert "042-000-7777" in direct
    assert "連絡は窓口を通じて" not in direct


def test_that_nothing_of_the_person_who_asked_is_in_the_file() -> None:
    filing = make_filing(smartphone_course(), question="死にたいと思っている", memo="娘さんの連絡先は042-999-9999")
    assert filing.handout is not None
    sheet = set_handout(filing.handout)
    words = text_of(sheet)
    for private in ("死にたい", "娘さん", "042-999-9999", "スマホ", "田中", "山田"):
        assert private not in words
    document = pypdf.PdfReader(io.BytesIO(sheet.pdf))
    told = {key: str(value) for key, value in (document.metadata or {}).items()}
    assert told["/Title"] == f"ご案内 {filing.handout.slip}"
    assert not any("田中" in value or "スマホ" in value for value in told.values())


def test_that_the_code_opens_the_page_from_a_rough_copy(mode: Mode) -> None:
    """At 100 dots an inch, as an old copier gives."""
    sheet = set_handout(make_handout(smartphone_course(), mode=mode))
    width, height, pixels = page_image(sheet.pdf, 0, 100 / 72)
    codes = zxingcpp.read_barcodes(Image.frombytes("RGB", (width, height), pixels))
    assert [code.text for code in codes] == [PAGE]


def test_that_the_longest_entry_for_a_calendar_is_read_from_a_rough_copy() -> None:
    place = replace(KOMINKAN, name="鷺ノ宮記念生涯学習複合施設" * 4)
    course = smartphone_course(title="籠編みと薔薇の鑑賞講座" * 5, place=place, contact=Contact(phone="042-000-1101"))
    sheet = set_handout(make_handout(course))
    width, height, pixels = page_image(sheet.pdf, 0, 100 / 72)
    (code,) = zxingcpp.read_barcodes(Image.frombytes("RGB", (width, height), pixels))
    assert code.text.startswith("BEGIN:VCALENDAR")
    assert code.text.endswith("END:VCALENDAR")


def test_that_what_was_typed_by_hand_is_printed_as_typed() -> None:
    text = text_of(set_handout(make_handout(BY_HAND, HandoutItem(contact="042-000-5555"))))
    for fact in ("星空観察会（県立天文台）", "042-000-0099", "hoshi.example.jp", "042-000-5555"):
        assert fact in text


def test_that_every_font_is_embedded(tmp_path: Path, mode: Mode) -> None:
    if shutil.which("pdffonts") is None:
        pytest.skip("needs poppler-utils")
    file = tmp_path / "sheet.pdf"
    file.write_bytes(set_handout(make_handout(smartphone_course(title="𠮷野さんと♿で"), BY_HAND, mode=mode)).pdf)
    told = subprocess.run(["pdffonts", str(file)], capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in told.splitlines()[2:]]
    assert rows
    for row in rows:
        assert row[-5:-2] == ["yes", "yes", "yes"], told
    assert "Helvetica" not in told


def test_that_rare_kanji_copy_out_as_themselves() -> None:
    """𠀋 lies beyond U+FFFF, where reportlab alone writes two wrong characters."""
    sheet = set_handout(make_handout(smartphone_course(title="髙橋さんと𠀋夫な布をぬう")))
    assert "髙橋さんと𠀋夫な布をぬう" in text_of(sheet)
    assert sheet.missing == ()


def test_that_a_character_that_no_font_has_is_shown_and_told() -> None:
    sheet = set_handout(make_handout(smartphone_course(title="한글をまなぶ📱")))
    assert set(sheet.missing) == {"📱"}
    assert "한글をまなぶ〓" in text_of(sheet)


def test_that_the_same_handout_gives_the_same_bytes(mode: Mode) -> None:
    handout = make_handout(smartphone_course(), womens_window(), BY_HAND, mode=mode)
    assert set_handout(handout).pdf == set_handout(handout).pdf


def test_that_sheets_set_at_the_same_time_do_not_mix() -> None:
    handouts = [make_handout(smartphone_course(title=f"講座その{n}"), slip=f"K7-261120-{n:04}") for n in range(8)]
    expected = [set_handout(handout).pdf for handout in handouts]
    found: dict[int, bytes] = {}
    threads = [
        threading.Thread(target=lambda n=n: found.update({n: set_handout(handouts[n]).pdf}))  # type: ignore[misc]
        for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [found[n] for n in range(8)] == expected


def test_that_a_very_long_title_is_printed_whole(mode: Mode) -> None:
    title = "地域で育てる子どもの居場所づくり講座「みんなでつくる放課後の時間」" * 6 + "おわり"
    assert len(title) > 190
    sheet = set_handout(make_handout(smartphone_course(title=title, reading=""), mode=mode))
    # In large print it goes on over the page, past the foot and the line at the top.
    assert title in re.sub(r"K7-261120-0042\d／\d(ご案内（つづき）)?", "", text_of(sheet))
    assert inside_margins(sheet)


def test_that_thirty_items_are_all_there_and_numbered() -> None:
    circles = [ukulele_circle(id=str(n), title=f"ウクレレの会 第{n}組") for n in range(1, 31)]
    sheet = set_handout(make_handout(*circles))
    text = text_of(sheet)
    for n in range(1, 31):
        assert f"ウクレレの会第{n}組" in text
    assert sheet.pages < 20
    assert f"{sheet.pages}／{sheet.pages}" in text
    # Once at the foot of each page, and once big at the top.
    assert text.count(SLIP) == sheet.pages + 1


def test_that_an_item_is_not_torn_between_pages() -> None:
    circles = [ukulele_circle(id=str(n), title=f"題{n}", summary="おわりの文。") for n in range(12)]
    pages = page_texts(set_handout(make_handout(*circles)))
    for n in range(12):
        (page,) = [text for text in pages if re.search(rf"題{n}(?!\d)", text)]
        assert page.count("おわりの文。") == len(re.findall(r"題\d+", page))


def test_that_text_of_any_length_goes_on_over_the_page() -> None:
    numbers = [str(number) for number in range(7001, 7151)]
    long = smartphone_course(summary="".join(f"平日の午前中に{number}室で学びます。" for number in numbers))
    sheet = set_handout(make_handout(long, ukulele_circle()))
    text = text_of(sheet)
    assert re.findall(r"7[01]\d\d", text) == numbers
    assert "ウクレレ同好会" in text
    assert inside_margins(sheet)


def test_that_an_empty_sheet_still_says_where_to_ask() -> None:
    sheet = set_handout(make_handout())
    assert sheet.pages == 1
    assert "わからないことは" in text_of(sheet)


def test_that_a_sheet_in_english_keeps_names_and_writes_its_own_dates() -> None:
    english = make_handout(smartphone_course(english="Smartphones for beginners"), language="en")
    sheet = set_handout(english)
    text = page_text(sheet.pdf)
    assert "Smartphones for beginners" in text
    assert "はじめてのスマートフォン" in text
    assert "Nov 20, 2026" in text
    assert "12月5日" not in text
    document = pypdf.PdfReader(io.BytesIO(sheet.pdf))
    assert document.trailer["/Root"]["/Lang"] == "en"


def test_that_the_file_says_its_language_and_shows_its_title() -> None:
    document = pypdf.PdfReader(io.BytesIO(set_handout(make_handout(smartphone_course())).pdf))
    root = document.trailer["/Root"]
    assert root["/Lang"] == "ja"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == "true" or root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_that_a_sheet_for_the_next_year_names_the_year() -> None:
    issued = datetime(2026, 11, 20, 10)
    january = smartphone_course(application=Application(closes=datetime(2027, 1, 8)))
    assert "2027年1月8日（金）まで" in text_of(set_handout(make_handout(january, issued=issued)))


def test_that_a_line_holds_at_most_thirty_five_characters() -> None:
    long = ukulele_circle(summary="あ" * 200)
    lines = [
        line for line in page_text(set_handout(make_handout(long)).pdf).splitlines() if set(line.strip()) == {"あ"}
    ]
    assert lines
    assert max(len(line.strip()) for line in lines) <= 35


def test_that_it_is_issued_when_it_says() -> None:
    assert set_handout(make_handout()).handout.issued == ISSUED
