"""つなぐシート: what the other window reads, what the resident keeps, and what neither of them finds on it."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pypdf
import pytest
from PIL import Image

from desk.paper.preview import page_image
from desk.paper.referral import set_referral
from desk.paper.return_slip import RESULTS
from desk.records.codes import Guard, Mode, Passed
from desk.records.consultation import HandoutItem
from desk.records.referral import PassedFact, Referral, ReferralSheet
from desk.records.sheet import SHEET_LANGUAGES, Choices, Side
from desk.records.template import Template
from tests.make import make_referral
from tests.paper.reading import squeezed
from tests.paper.sheets import womens_window

PRIVATE = {
    Passed.LIFE_STAGE: "子育て世代",
    Passed.CIRCUMSTANCES: "ひとり親",
    Passed.NEEDS: "くらしの困りごと",
    Passed.QUESTION: "夫がこわい",
    Passed.NAME: "髙橋 𠮷子",
    Passed.PHONE: "090-0000-1234",
}
FACTS = tuple(PassedFact(sort=sort, text=text) for sort, text in PRIVATE.items())
WHOLE = make_referral(
    slip="K7-261120-03",
    to=HandoutItem(resource=womens_window()),
    facts=FACTS,
    ask="ゆっくりお話を聞いてください。",
)


def texts(sheet: ReferralSheet) -> list[str]:
    """What each page says, the office's first."""
    return [squeezed(page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(sheet.pdf)).pages]


def test_that_the_other_window_reads_what_is_asked_and_what_was_consented_to() -> None:
    sheet = set_referral(WHOLE)
    assert (sheet.pages, sheet.missing, sheet.unreviewed) == (2, (), ())
    office = texts(sheet)[0]
    for words in (
        "女性の悩み相談",
        "042-000-2201",
        "ゆっくりお話を聞いてください",
        "11月27日（金）まで",
        "2026年11月20日",
    ):
        assert squeezed(words) in office
    for words in (*PRIVATE.values(), "スマホ相談会（満員）", "同意されました", "042-000-0000"):
        assert squeezed(words) in office
    assert office.count("K7-261120-03") == 2, "on the sheet and on its slip"
    assert all(words in office for words in RESULTS.values())


def test_that_the_resident_s_copy_says_which_facts_and_not_what_they_are() -> None:
    own = texts(set_referral(WHOLE))[1]
    assert "年代・状況・したいこと・困りごと・相談の内容・お名前・電話番号" in own
    assert "女性の悩み相談" in own
    for words in (*PRIVATE.values(), WHOLE.ask, "スマホ相談会"):
        assert squeezed(words) not in own


@pytest.mark.parametrize("sort", list(Passed))
def test_that_a_fact_without_consent_has_neither_words_nor_label(sort: Passed) -> None:
    told = replace(WHOLE, facts=tuple(fact for fact in FACTS if fact.sort is not sort))
    said = "".join(texts(set_referral(told)))
    assert squeezed(PRIVATE[sort]) not in said
    labels = {Passed.LIFE_STAGE: "年代", Passed.NEEDS: "困りごと", Passed.NAME: "お名前", Passed.PHONE: "電話番号"}
    if sort in labels:
        # The slip asks the other window not to write names; that is no fact of this person.
        assert labels[sort] not in said.replace("ご本人のお名前などは書かないでください", "")


def test_that_a_referral_without_facts_says_so_on_both_parts() -> None:
    office, own = texts(set_referral(replace(WHOLE, facts=(), tried=(), due=None)))
    assert "同意をいただいたことはありません" in office
    assert "これまでのご案内" not in office
    assert "お返事の期限" not in office
    assert "何も伝えません" in own


def test_that_nothing_private_is_in_the_head_of_the_file() -> None:
    sheet = set_referral(WHOLE)
    head = pypdf.PdfReader(io.BytesIO(sheet.pdf)).metadata
    assert head is not None
    assert (head.title, head.author, head.subject) == ("つなぐシート K7-261120-03", "みほん市", "")
    assert not any(words in str(value) for words in PRIVATE.values() for value in head.values())


def test_that_the_same_referral_gives_the_same_bytes() -> None:
    assert set_referral(WHOLE).pdf == set_referral(WHOLE).pdf


def test_that_the_copy_for_a_copier_has_no_colour() -> None:
    def colours(referral: Referral) -> bool:
        _width, _height, pixels = page_image(set_referral(referral).pdf, 0, 1.0)
        image = Image.frombytes("RGB", (_width, _height), pixels)
        return any(max(colour) - min(colour) > 24 for _count, colour in image.getcolors(1_000_000))

    assert colours(WHOLE)
    assert not colours(replace(WHOLE, choices=Choices(mono=True)))


def test_that_only_the_copy_of_the_resident_has_readings() -> None:
    office, own = texts(set_referral(replace(WHOLE, choices=Choices(mode=Mode.FURIGANA))))
    assert "つなぐシート" in office
    assert "じょせい" in own
    assert "じょせい" not in office


@pytest.mark.parametrize("language", SHEET_LANGUAGES)
def test_that_the_copy_speaks_the_resident_s_language_and_the_office_s_part_japanese(language: str) -> None:
    sheet = set_referral(replace(WHOLE, choices=Choices(language=language)))
    assert sheet.missing == ()
    assert "お願いしたいこと" in texts(sheet)[0]
    own = "".join(texts(sheet)[1:])
    assert "K7-261120-03" in own
    assert "伝えること" in own, "beside the words of any other language"
    assert not any(squeezed(words) in own for words in PRIVATE.values())


def test_that_a_pair_gives_a_copy_in_the_language_that_isn_t_japanese() -> None:
    choices = Choices(mode=Mode.PAIR, beside=Side(language="en"))
    own = texts(set_referral(replace(WHOLE, choices=choices)))[-1]
    assert "Whatwepasson" in own


def test_that_long_words_go_over_pages_and_lose_nothing() -> None:
    ask = "".join(f"{number}番目のお願いです。" for number in range(150))
    sheet = set_referral(replace(WHOLE, ask=ask))
    pages = texts(sheet)
    assert sheet.pages > 2
    assert all(squeezed(f"{number}番目のお願いです") in "".join(pages) for number in range(150))
    assert [number for number, page in enumerate(pages) if "キリトリ" in page] == [len(pages) - 2]


def test_that_the_slip_stands_whole_on_the_page_however_much_is_above_it() -> None:
    for count in range(1, 40, 3):
        sheet = set_referral(replace(WHOLE, ask="お話を聞いてください。" * count))
        (page,) = (text for text in texts(sheet)[:-1] if "キリトリ" in text)
        assert page.index("返信票") < page.index("番号で分かります")


def test_that_a_warning_about_the_other_window_reaches_the_resident_in_words() -> None:
    to = HandoutItem(resource=womens_window(), guards=(Guard.UNCONFIRMED,))
    own = texts(set_referral(replace(WHOLE, to=to)))[1]
    assert "未確認" in own


def test_that_an_answer_that_came_back_does_not_change_the_sheet() -> None:
    answered = replace(WHOLE, received=date(2026, 11, 22), note="電話あり", version=2, delivered=True)
    assert set_referral(answered).pdf == set_referral(WHOLE).pdf


def test_that_the_city_s_template_colours_both_parts_and_says_how_it_is_reached() -> None:
    template = Template(accent="#7A1F1F", contact={"ja": ("市民課 0120-000-000",)})
    sheet = set_referral(replace(WHOLE, template=template))
    assert "0120-000-000" in texts(sheet)[1]
    for page in range(sheet.pages):
        width, height, pixels = page_image(sheet.pdf, page, 1.0)
        colours = Image.frombytes("RGB", (width, height), pixels).getcolors(1_000_000)
        assert (0x7A, 0x1F, 0x1F) in {colour for _count, colour in colours}
