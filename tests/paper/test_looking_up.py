"""Which word a character belongs to, how it is read, and by whom."""

from __future__ import annotations

import pytest

from desk.paper.looking_up import looked_up, word_at
from desk.paper.names import Names
from desk.records.reading import Source

NAMES = Names(known={"谷戸公民館": "ヤトコウミンカン"}, city={"向台町": "むこうだいちょう", "方": "ほう"})


@pytest.mark.parametrize(
    ("text", "character", "word", "reading", "source"),
    [
        ("電話は谷戸公民館へ", "公", "谷戸公民館", "やとこうみんかん", Source.RECORD),
        ("向台町一丁目", "台", "向台町", "むこうだいちょう", Source.CITY),
        ("3階の会議室", "階", "3階", "3がい", Source.RULE),
        ("12月20日に集合", "日", "20日", "はつか", Source.RULE),
        ("避難所で", "所", "避難所", "ひなんじょ", Source.RULE),
        ("動きやすい服装", "服", "服装", "ふくそう", Source.DICTIONARY),
        ("窓口は開いている", "開", "開い", "あい", Source.RULE),
        ("北口の方です", "方", "方", "ほう", Source.CITY),
        ("講師は山田さん", "山", "山田", "", Source.NOBODY),
    ],
)
def test_that_the_word_is_found_with_its_reading(
    text: str, character: str, word: str, reading: str, source: Source
) -> None:
    known = word_at(text, text.index(character), NAMES)
    assert known is not None
    assert (known.word, known.reading, known.source) == (word, reading, source)


def test_that_kana_belong_to_no_word_with_kanji() -> None:
    assert word_at("申し込みについて", 5, Names()) is None


def test_that_okurigana_belong_to_their_word() -> None:
    for text in ("お申し込みは", "希望する方はお申し込みください"):
        for place in range(text.index("申"), text.index("申") + 4):
            known = word_at(text, place, Names())
            assert known is not None
            assert (known.word, known.reading) == ("申し込み", "もうしこみ")


def test_that_a_correction_of_a_short_word_is_none_of_a_longer_one() -> None:
    assert looked_up("方法", NAMES).reading == "ほうほう"
    assert looked_up("方々", NAMES).reading == "かたがた"
    assert looked_up("方", NAMES).source is Source.CITY
