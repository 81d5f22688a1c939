import pytest

from desk.paper.plain_text import plain
from desk.paper.scripts import clusters


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
