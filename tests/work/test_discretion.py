"""What goes on paper of an advice desk: whom to call, and no word that could hurt who is found with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from pypdf import PdfReader

from desk.exchange.sample import read_sample
from desk.exchange.vocabulary import read_vocabulary
from desk.records.codes import Guard, Kind
from desk.records.resource import Contact, Organization, Place, Resource, Window
from desk.records.vocabulary import Phrase, Vocabulary
from desk.text import fold, squeeze
from desk.work.desk import Desk
from desk.work.discretion import discreet, said_in_distress
from desk.work.handing_over import TO_FILE, hand_over, prepare_sheet
from tests.make import make_case, make_resource

WORDS = said_in_distress(
    Vocabulary(phrases=(Phrase(says=("ＤＶ", "借金", "死にたい"), distress=True), Phrase(says=("孫",))))
)


def desk_for(title: str, **changes: Any) -> Resource:
    fields: dict[str, Any] = {
        "window": Window(takes="生活費、借金、家賃"),
        "contact": Contact(name="男女平等推進センター", phone="042-000-0009"),
    }
    return make_resource(Kind.WINDOW, title=title, **(fields | changes))


def test_that_only_what_is_said_in_distress_is_kept_off_paper() -> None:
    assert WORDS == ("dv", "借金", "死にたい")


def test_that_a_desk_stands_under_the_name_of_who_answers() -> None:
    shown = discreet(desk_for("女性の悩みとＤＶの相談", english="Domestic violence", reading="ジョセイ"), WORDS)
    assert (shown.title, shown.reading, shown.english) == ("男女平等推進センター", "", "")
    assert shown.contact.phone == "042-000-0009"


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"contact": Contact(name="DV相談"), "organization": Organization(name="市役所", section="借金係")}, "市役所"),
        ({"contact": Contact(), "place": Place(name="ひろば")}, "ひろば"),
        ({"contact": Contact()}, "相談窓口"),
    ],
)
def test_that_no_name_that_says_too_much_is_taken(changes: dict[str, Any], name: str) -> None:
    assert discreet(desk_for("DV相談", **changes), WORDS).title == name


def test_that_sentences_and_parts_with_such_words_are_left_out_and_others_stay() -> None:
    shown = discreet(
        desk_for("くらしの相談", summary="借金がある。一緒に考えます。", description="家計の相談です。"), WORDS
    )
    assert (shown.title, shown.summary, shown.description) == ("くらしの相談", "一緒に考えます。", "家計の相談です。")
    assert shown.window is not None
    assert shown.window.takes == "生活費、家賃"


def test_that_nothing_that_is_printed_quotes_however_deep_it_stands() -> None:
    shown = discreet(
        desk_for(
            "くらしの相談",
            contact=Contact(name="借金サポート窓口", phone="042-000-0009", url="https://example.jp/dv/"),
            place=Place(name="ひろば", room="DV相談室"),
            organization=Organization(name="市役所", section="福祉課"),
        ),
        WORDS,
    )
    assert (shown.contact.name, shown.contact.phone, shown.contact.url) == ("", "042-000-0009", "")
    assert shown.place == Place(name="ひろば")
    assert shown.organization == Organization(name="市役所", section="福祉課")


def test_that_latin_letters_count_as_words_only() -> None:
    page = Contact(name="市役所", url="https://example.jp/advice")
    assert discreet(desk_for("くらしの相談", contact=page, window=Window()), WORDS).contact == page


def test_that_other_records_stay_as_they_are() -> None:
    course = make_resource(title="借金に頼らない家計の講座", summary="借金の話もします。")
    clean = desk_for("くらしの相談", window=Window(takes="家賃"))
    assert discreet(course, WORDS) is course
    assert discreet(clean, WORDS) == clean


def test_that_no_window_of_the_sample_city_quotes_distress_on_paper() -> None:
    words = said_in_distress(read_vocabulary())
    windows = [one for one in read_sample(date.today()).resources if one.kind is Kind.WINDOW]
    assert len(windows) > 10
    for window in windows:
        shown = discreet(window, words)
        assert shown.window is not None
        said = fold(" ".join((shown.title, shown.subtitle, shown.summary, shown.description, shown.window.takes)))
        assert [word for word in words if word in said] == [], window.title
        assert shown.contact.phone == window.contact.phone
        assert shown.hours == window.hours


@pytest.mark.parametrize("words", ["DV", "死にたい", "借金", "虐待", "ひきこもり"])
def test_that_the_sheet_holds_neither_what_was_said_nor_what_the_desk_is_called(desk: Desk, words: str) -> None:
    """Every place where words can stand: the box, the memo, and a window whose own texts say it."""
    window = desk_for(f"{words}の相談", summary=f"{words}のとき。お話をうかがいます。", window=Window(takes=words))
    case = make_case(window, text=words, memo=words)
    case = replace(case, tray=tuple(replace(item, accepted=tuple(Guard)) for item in case.tray))
    case, sheet = prepare_sheet(desk, case)
    done = hand_over(desk, case, sheet, TO_FILE, False)
    document = PdfReader(done.pdf)
    said = squeeze("".join(page.extract_text() for page in document.pages) + str(document.metadata))
    assert squeeze("男女平等推進センター") in said
    assert "042-000-0009" in said
    assert squeeze(words) not in said
    assert words not in done.pdf
    assert [offer.title for offer in desk.outbox.waiting()[0].consultation.offers] == [f"{words}の相談"]
