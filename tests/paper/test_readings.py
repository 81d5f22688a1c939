"""What stands over the kanji of a text, with the record's own readings and without."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.paper.names import Names
from desk.paper.plain_text import plain
from desk.paper.readings import Reader
from desk.text import has_kanji
from tests.make import texts

# Sentences as sheets have them, with the reading in brackets after what it stands over.
SENTENCES = [
    "一日中[いちにちじゅう]、小学生[しょうがくせい]の方[かた]20人[にん]まで。",
    "お申[もう]し込[こ]みは生涯[しょうがい]学習課[がくしゅうか]へ。",
    "3階[がい]の第[だい]2会議室[かいぎしつ]で10分前[ぷんまえ]に集合[しゅうごう]。",
    "市内[しない]在住[ざいじゅう]・在勤[ざいきん]・在学[ざいがく]の方[かた]",
    "上履[うわば]き、飲[の]み物[もの]、動[うご]きやすい服装[ふくそう]。",
    "生[い]け花[ばな]の道具[どうぐ]は貸[か]し出[だ]します。",
    "一人[ひとり]で悩[なや]まず、ご相談[そうだん]ください。",
    "内容[ないよう]・申込[もうしこみ]は主催者[しゅさいしゃ]へ直接[ちょくせつ]ご確認[かくにん]ください。",
    "連絡[れんらく]は窓口[まどぐち]を通[つう]じて",
    "1日[にち]1,000円[えん]、2日目[ふつかめ]から500円[えん]",
    "保育[ほいく]あり（1歳[さい]6か月[げつ]から・6人[にん]まで）",
    "手話[しゅわ]通訳[つうやく]（14日前[じゅうよっかまえ]までに申込[もうしこみ]）",
    "年末年始[ねんまつねんし]（12月[がつ]29日[にち]～1月[がつ]3日[みっか]）",
    "（土[ど]・日[にち]・祝[しゅく]）9時[じ]～17時[じ]",
    "本[ほん]は30万[まん]冊[さつ]。日本語[にほんご]の本[ほん]も。",
]


def shown(text: str, reader: Reader | None = None) -> str:
    pieces = (reader or Reader()).read(text)
    return "".join(f"{base}[{ruby}]" if ruby else base for base, ruby in pieces)


def without_readings(text: str) -> str:
    return re.sub(r"\[[^\]]*\]", "", text)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_that_a_sentence_of_a_sheet_is_read_right(sentence: str) -> None:
    assert shown(without_readings(sentence)) == sentence


def test_that_the_reading_of_a_record_goes_before_the_dictionary() -> None:
    assert shown("神戸の集い") == "神戸[こうべ]の集[つど]い"
    assert shown("神戸の集い", Reader(names=Names(known={"神戸": "ゴウド"}))) == "神戸[ごうど]の集[つど]い"


def test_that_a_name_is_read_wherever_it_stands() -> None:
    reader = Reader(names=Names(known={"谷戸公民館": "ヤトコウミンカン", "谷戸": "ヤト"}))
    assert shown("電話は谷戸公民館へ。谷戸まつり", reader) == (
        "電話[でんわ]は谷戸[やと]公民館[こうみんかん]へ。谷戸[やと]まつり"
    )


def test_that_a_persons_name_is_never_guessed() -> None:
    reader = Reader()
    assert shown("講師は山田太郎さんです", reader) == "講師[こうし]は山田太郎さんです"
    assert reader.unread == {"山田", "太郎"}
    known = Reader(names=Names(known={"山田太郎": "ヤマダタロウ"}))
    assert "山田[やまだ]太郎[たろう]" in shown("講師は山田太郎さんです", known)
    assert known.unread == set()


def test_that_a_word_without_a_reading_is_told_and_left_bare() -> None:
    reader = Reader()
    assert shown("𠮷は口が開いている", reader).startswith("𠮷は")
    assert "𠮷" in reader.unread


def test_that_a_town_is_never_guessed_in_an_address() -> None:
    reader = Reader(
        names=Names(known={"西東京市": "にしとうきょうし"}, addresses=frozenset({"西東京市向台町一丁目6番13号"}))
    )
    assert shown("会場：西東京市向台町一丁目6番13号 2階", reader) == (
        "会場[かいじょう]：西[にし]東京[とうきょう]市[し]向台町一丁目[いっちょうめ]6番[ばん]13号[ごう] 2階[かい]"
    )
    assert reader.unread == {"向台町"}


def test_that_of_a_place_that_nobody_read_only_the_common_words_are_read() -> None:
    reader = Reader(names=Names(unread=frozenset({"谷戸公民館", "けやき野市"})))
    assert shown("けやき野市 谷戸公民館で", reader) == "けやき野市 谷戸公民館[こうみんかん]で"
    assert reader.unread == {"野市", "谷戸"}


def test_that_a_short_name_is_no_part_of_another_word() -> None:
    reader = Reader(names=Names(known={"光": "ヒカリ"}))
    assert shown("光の会で観光", reader) == "光[ひかり]の会[かい]で観光[かんこう]"


def test_that_a_number_inside_a_word_of_the_dictionary_keeps_its_digits_bare() -> None:
    assert shown("3万人の街") == "3万人[まんにん]の街[まち]"


@given(texts())
def test_that_the_pieces_joined_are_the_text(text: str) -> None:
    assert "".join(base for base, _ruby in Reader().read(text)) == plain(text)


@given(st.text(alphabet="市民学習館今日一人方生本日月火3１10年（）、。abcカなの的を送り仮名", max_size=40))
def test_that_readings_are_kana_over_words_with_kanji_or_numbers(text: str) -> None:
    for base, ruby in Reader(names=Names(known={"学習館": "ガクシュウカン", "今": "イマ"})).read(text):
        if ruby:
            assert not has_kanji(ruby)
            assert has_kanji(base)
            assert all("ぁ" <= character <= "ー" for character in ruby)
