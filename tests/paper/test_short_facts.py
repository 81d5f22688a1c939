"""Short facts: what makes a resource fit, each with a pictogram, in the reader's language."""

from __future__ import annotations

import pytest

from desk.i18n import catalogue
from desk.paper.item_facts import facts
from desk.paper.short_facts import FRAMED, short_facts
from desk.records.codes import Kind
from desk.records.resource import Childcare, Facility, Participation, Resource
from desk.records.sheet import SHEET_LANGUAGES
from tests.make import make_course, make_resource
from tests.paper.sheets import ISSUED

JA = catalogue("ja")


def everything() -> Resource:
    """A course that one can take part in, in every way."""
    known = Participation(
        childcare=Childcare(),
        sign_language=True,
        captioning=True,
        wheelchair=True,
        languages=("en",),
        online=True,
        beginner=True,
        individual=True,
    )
    return make_course(participation=known, fee=0, course=make_resource().course)


def facility(*told: str, parking: str = "12台") -> Resource:
    """A facility that has everything, or just what is told."""
    equipment = told or (
        *("エレベーター", "多機能トイレ（大型ベッド）", "オストメイト", "スロープ", "授乳室", "おむつ替え台"),
        *("ベビーカー置場", "磁気ループ", "点字ブロック等", "点字プリンター", "拡大読書器", "補助犬同伴可"),
        *("飲食可", "駐輪場あり", "親子室"),
    )
    return make_resource(Kind.FACILITY, facility=Facility(barrier_free=equipment, parking=parking))


def signs(resource: Resource) -> list[str]:
    return [fact.sign for fact in short_facts(resource, JA)]


def texts(resource: Resource, language: str = "ja") -> list[str]:
    return [fact.text for fact in short_facts(resource, catalogue(language))]


def support(resource: Resource) -> str:
    rows = {fact.key: fact for fact in facts(resource, ISSUED, JA)}
    return "\n".join(line for line, _weight in rows["support"].lines) if "support" in rows else ""


def test_that_free_of_charge_is_a_word_in_a_frame_and_comes_first() -> None:
    assert short_facts(everything(), JA)[0].sign == FRAMED
    assert texts(everything())[0] == "無料"
    assert FRAMED not in signs(make_course(fee=500))


def test_that_what_is_not_known_or_not_so_is_not_told() -> None:
    no = Participation(wheelchair=False, sign_language=False, online=None)
    assert short_facts(make_course(participation=no, fee=500), JA) == ()


@pytest.mark.parametrize("parking", ["なし", "なし（近くの有料駐車場へ）", "", "無", "ありません"])
def test_that_a_facility_without_places_to_park_has_no_sign_for_them(parking: str) -> None:
    assert "parking" not in signs(facility("エレベーター", parking=parking))


@pytest.mark.parametrize(
    "told",
    [
        "なし（段差あり）",
        "エレベーター（なし）",
        "授乳室（工事のため休止）",
        "1階のみ段差なし",
        "入口に段差2段",
        "木道の一部が車いす可",
        "保育室",
    ],
)
def test_that_a_fact_that_only_resembles_one_gets_no_pictogram(told: str) -> None:
    assert signs(facility(told, parking="")) == []
    assert told in support(facility(told, parking=""))


@pytest.mark.parametrize("parking", ["12台", "無料 20台", "公民館と共用"])
def test_that_places_to_park_have_a_sign(parking: str) -> None:
    assert signs(facility("親子室", parking=parking)) == ["parking"]


def test_that_where_short_facts_do_not_stand_the_row_tells_everything() -> None:
    (told,) = (fact for fact in facts(facility(), ISSUED, JA, is_whole=True) if fact.key == "support")
    assert "授乳室" in "".join(line for line, _weight in told.lines)


def test_that_in_japanese_a_facility_keeps_its_own_words_and_in_others_they_are_translated() -> None:
    assert "多機能トイレ" in texts(facility())
    assert "Accessible toilet" in texts(facility(), "en")
    for language in SHEET_LANGUAGES[1:]:
        assert len(texts(facility(), language)) == len(texts(facility()))
        if language not in ("ja", "easy"):
            assert not any("ァ" <= letter <= "ヶ" for text in texts(facility(), language) for letter in text)


def test_that_each_pictogram_stands_once() -> None:
    both = facility("ベビーカー置場", "ベビーカー貸出", "車いす可", "EV", "エレベーター")
    assert signs(both) == ["pram", "wheelchair", "elevator", "parking"]
    assert "エレベーター" in texts(both)


def test_that_support_tells_only_what_the_short_facts_leave_out() -> None:
    told = support(facility())
    assert "大型ベッド" in told
    assert "親子室" in told
    assert "授乳室" not in told
    assert "手話通訳（14日前までに申込）" in support(
        make_course(participation=Participation(sign_language=True, sign_language_notice=14))
    )
    assert "手話通訳" not in support(make_course(participation=Participation(sign_language=True)))


def test_that_a_few_languages_are_named_and_many_are_summed_up() -> None:
    few = make_course(participation=Participation(languages=("en", "中国語")))
    assert "英語・中国語" in texts(few)
    assert "対応言語" not in support(few)
    assert any("Chinese" in text and "英語" not in text for text in texts(few, "en"))
    many = make_course(participation=Participation(languages=("en", "zh", "ko", "vi")))
    assert "外国語対応" in texts(many)
    assert "韓国語" in support(many)
    assert "languages" not in signs(make_course(participation=Participation(languages=("ja",))))
