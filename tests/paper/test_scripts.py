import pytest

from desk.paper.plain_text import plain
from desk.paper.scripts import clusters, japanese_parts


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("कार्यक्रम", ["का", "र्य", "क्र", "म"]),
        ("श्रीमती", ["श्री", "म", "ती"]),
        ("ที่นี่", ["ที่", "นี่"]),
        ("မြန်မာ", ["မြ", "န်", "မာ"]),
        ("abc", ["a", "b", "c"]),
        ("", []),
    ],
)
def test_that_marks_and_conjuncts_stay_with_their_letter(text: str, pieces: list[str]) -> None:
    assert clusters(text) == pieces


def test_that_joiners_survive_where_they_change_letters_and_nowhere_else() -> None:
    assert plain("गर्\u200dयो") == "गर्\u200dयो"
    assert plain("ไทย\u200bไทย") == "ไทย\u200bไทย"
    assert plain("公民\u200b館\u200d") == "公民館"


@pytest.mark.parametrize(
    ("text", "language", "japanese"),
    [
        ("到12月1日为止・電話または窓口", "zh-Hans", ["電話または窓口"]),
        ("12月5日周六", "zh-Hans", []),
        ("선착순・電話または窓口", "ko", ["・電話または窓口"]),
        ("Nguồn: けやき野市 講座案内", "vi", ["けやき野市", "講座案内"]),
        ("", "ne", []),
    ],
)
def test_that_japanese_is_found_among_other_languages(text: str, language: str, japanese: list[str]) -> None:
    parts = japanese_parts(text, language)
    assert "".join(part for part, _is in parts) == text
    assert [part for part, is_japanese in parts if is_japanese] == japanese
