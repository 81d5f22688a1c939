"""A sheet set in a template of the city: what it decides is seen, and nothing that a resident needs is lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from PIL import Image

from desk import paths
from desk.paper.handout import set_handout
from desk.paper.handout import text_of as told_as_text
from desk.paper.preview import page_image
from desk.paper.template_file import read_template
from desk.records.codes import Mode, State
from desk.records.consultation import Handout, HandoutItem
from desk.records.kept import handout_of
from desk.records.resource import Application, Organization
from desk.records.sheet import Choices, Side, sheet_languages
from desk.records.template import Block, HeadStyle, Template
from tests.paper.reading import inside_margins, page_texts, squeezed, text_of
from tests.paper.sheets import BY_HAND, SLIP, make_handout, smartphone_course, ukulele_circle, womens_window
from tests.paper.templates_made import make_logo, make_template_file

TEMPLATES = paths.resources() / "paper" / "templates"
FRIENDLY = read_template(TEMPLATES / "friendly.toml")
SHAPED = ("my", "th", "ne")
"""Drawn from shapes: the marks of where a line may end don't come back with the words."""
WAYS = {
    **{mode.value: Choices(mode=mode) for mode in Mode if mode is not Mode.PAIR},
    **{language: Choices(language=language) for language in sheet_languages() if language not in ("ja", "easy")},
    "mono": Choices(mono=True, greeting="お元気で。"),
    "large_easy": Choices(mode=Mode.LARGE, language="easy"),
    "pair": Choices(mode=Mode.PAIR, language="easy", beside=Side(language="vi")),
    "pair_en": Choices(mode=Mode.PAIR, language="en", beside=Side()),
}


def handout(template: Template, choices: Choices | None = None, **changes: object) -> Handout:
    made = make_handout(smartphone_course(**changes), ukulele_circle(), BY_HAND)
    return replace(made, template=template, choices=choices or Choices())


def after(text: str, *parts: str) -> bool:
    """Whether these follow each other."""
    at = [text.find(squeezed(part)) for part in parts]
    return -1 not in at and at == sorted(at)


def test_that_the_standard_template_is_what_a_sheet_is_without_one() -> None:
    """To the byte but for the digits of its colours."""
    standard = read_template(TEMPLATES / "standard.toml")
    for choices in (
        Choices(),
        Choices(mode=Mode.LARGE, mono=True),
        Choices(mode=Mode.PAIR, beside=Side(language="en")),
    ):
        plain, templated = (set_handout(handout(template, choices)) for template in (Template(), standard))
        assert text_of(plain) == text_of(templated)
        assert [page_image(plain.pdf, page, 1.0) for page in range(plain.pages)] == [
            page_image(templated.pdf, page, 1.0) for page in range(templated.pages)
        ]


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS.keys())
def test_that_every_way_of_reading_is_set_in_a_template(way: Choices) -> None:
    sheet = set_handout(handout(FRIENDLY, way))
    assert sheet.missing == ()
    assert inside_margins(sheet)
    text = text_of(sheet)
    for needed in (SLIP, "はじめてのスマートフォン", "042-000-1101", "042-000-1104", "042-000-0099", "けやき野市"):
        assert squeezed(needed) in text
    plain = [side.language for side in way.sides if not side.has_ruby and side.language not in SHAPED]
    for language in plain:
        assert squeezed(FRIENDLY.sentence("opening", language)) in text


def test_that_order_and_what_is_left_out_are_the_citys() -> None:
    text = text_of(set_handout(handout(FRIENDLY)))
    assert squeezed(FRIENDLY.sentence("closing", "ja")) in text
    assert after(
        text,
        "はじめてのスマートフォン",
        "講座・イベント",
        "電話のかけ方から",
        "初心者歓迎",
        "第3会議室",
        "10:00～12:00",
    )
    standard = text_of(set_handout(handout(Template())))
    assert after(
        standard,
        "講座・イベント",
        "はじめてのスマートフォン",
        "初心者歓迎",
        "電話のかけ方から",
        "10:00～12:00",
        "第3会議室",
    )
    left_out = frozenset({"kind", "summary", "short_facts", "origin", "code", "when", "page"})
    text = text_of(
        set_handout(replace(make_handout(smartphone_course()), template=replace(FRIENDLY, left_out=left_out)))
    )
    for gone in (
        "講座・イベント",
        "電話のかけ方から",
        "2026年11月1日確認",
        "くわしくは",
        "10:00～12:00",
        "smartphone.html",
    ):
        assert gone not in text
    assert after(text, "サポート", "初心者歓迎")
    assert "第3会議室" in text


def test_that_no_code_stands_where_the_city_wants_none() -> None:
    made = replace(make_handout(smartphone_course(), BY_HAND), template=Template(left_out=frozenset({"code"})))
    assert "くわしくは" not in text_of(set_handout(made))
    assert "hoshi.example.jp" in text_of(set_handout(made))


def test_that_a_template_cannot_take_a_warning_or_a_caution_away() -> None:
    bare = Template(left_out=frozenset((*(block.value for block in Block if block is not Block.ROWS), "fee")))
    private = Organization(name="まなびの森 教室", is_private=True)
    for choices in (Choices(), Choices(mode=Mode.PAIR, beside=Side(language="en"))):
        cancelled = handout(bare, choices, application=Application(state=State.CANCELLED), organization=private)
        text = text_of(set_handout(cancelled))
        assert "中止になりました" in text
        assert "はじめてのスマートフォン" in text
        assert "内容・申込は主催者へ直接ご確認ください。" in text


def test_that_text_for_a_mail_follows_the_template() -> None:
    text = told_as_text(handout(FRIENDLY))
    assert after(
        squeezed(text),
        "お越しくださり、ありがとうございます",
        "1.■はじめてのスマートフォン",
        "講座・イベント",
        "電話のかけ方から",
        "「ちがうな」と",
        "わからないこと、聞きたいことは",
        "042-000-1101（火～日曜",
        f"番号{SLIP}を",
    )
    assert text.count("わからないこと") == 1


def test_that_a_language_without_a_sentence_has_the_japanese_one_or_the_products_own(tmp_path: Path) -> None:
    template = read_template(make_template_file(tmp_path))
    assert "図書館からのご案内" in text_of(set_handout(handout(template)))
    english = text_of(set_handout(handout(template, Choices(language="en"))))
    assert "Fromyourlibrary" in english
    assert squeezed(f"またどうぞ。番号は {SLIP} です。") in english
    assert "けやき野市立図書館" in english
    assert "学习信息" in text_of(set_handout(handout(template, Choices(language="zh-Hans"))))


def test_that_the_contact_is_told_once_at_the_end(tmp_path: Path) -> None:
    template = read_template(make_template_file(tmp_path))
    sheet = set_handout(replace(handout(template), items=handout(template).items * 3))
    pages = page_texts(sheet)
    assert len(pages) > 1
    assert ["けやき野市立図書館" in page for page in pages] == [False] * (len(pages) - 1) + [True]
    assert all(SLIP in page for page in pages)


@pytest.mark.parametrize("way", [WAYS[name] for name in ("standard", "zh-Hans", "ne", "pair_en")])
def test_that_whom_to_ask_takes_no_page_of_its_own(way: Choices) -> None:
    """The foot says it where there is no room for a frame; and closing words are left out before they take a page."""
    sentences = {language: {**told, "closing": ""} for language, told in FRIENDLY.sentences.items()}
    without = replace(FRIENDLY, sentences=sentences, contact={})
    items = (*handout(FRIENDLY).items, HandoutItem(resource=womens_window()))
    sheet, bare = (set_handout(replace(handout(one, way), items=items)) for one in (FRIENDLY, without))
    assert sheet.pages <= bare.pages
    assert squeezed("042-000-1101（火～日曜 9:00～17:00）") in text_of(sheet)


def test_that_a_window_without_a_contact_leaves_no_empty_line() -> None:
    sheet = set_handout(replace(handout(FRIENDLY), window_contact=""))
    assert "{" not in text_of(sheet)
    assert sheet.missing == ()


def test_that_colours_stay_off_a_sheet_for_a_copier() -> None:
    def coloured(choices: Choices) -> int:
        width, height, pixels = page_image(set_handout(handout(FRIENDLY, choices)).pdf, 0, 1.0)
        picture = Image.frombytes("RGB", (width, height), pixels).convert("HSV").getchannel("S")
        return sum(picture.histogram()[40:])

    assert coloured(Choices()) > 1000
    assert coloured(Choices(mono=True)) == 0


def test_that_a_sheet_comes_again_as_it_was_given_whatever_became_of_its_template() -> None:
    given = handout(FRIENDLY, Choices(mode=Mode.PAIR, beside=Side(language="en"), template="friendly"))
    kept = handout_of(msgspec.json.encode(given))
    assert kept == given
    assert set_handout(kept).pdf == set_handout(given).pdf


@pytest.mark.parametrize("size", [(2000, 60), (60, 2000), (1, 1), (400, 400)])
@pytest.mark.parametrize("head", list(HeadStyle))
def test_that_a_logo_of_any_shape_leaves_room_for_the_name(head: HeadStyle, size: tuple[int, int]) -> None:
    template = Template(logo=make_logo(max(size[0], 30), max(size[1], 30)), logo_height=25.0, head=head)
    for mode in (Mode.STANDARD, Mode.LARGE, Mode.EASY):
        sheet = set_handout(replace(handout(template, Choices(mode=mode)), city="とても長い名前の市" * 3))
        assert inside_margins(sheet)
        assert SLIP in text_of(sheet)


def test_that_the_longest_sentences_still_make_a_sheet() -> None:
    long = "よろしくお願いいたします𠮷髙。" * 12
    sentences = {"ja": {"heading": "あ" * 40, "opening": long, "closing": long, "ask": "い" * 40, "number": long}}
    template = replace(FRIENDLY, sentences=sentences, contact={"ja": (long,) * 8})
    for mode in (Mode.STANDARD, Mode.LARGE):
        sheet = set_handout(handout(template, Choices(mode=mode)))
        assert inside_margins(sheet)
        assert sheet.missing == ()


def test_that_what_ends_a_person_in_need_is_not_hidden_by_a_template() -> None:
    sheet = set_handout(replace(make_handout(womens_window()), template=FRIENDLY))
    assert after(text_of(sheet), "女性の悩み相談", "042-000-2201")
