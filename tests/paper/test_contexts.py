"""Words that sound differently by what stands around them."""

from __future__ import annotations

import pytest

from tests.paper.test_readings_expected import spoken


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("東の方から", "ひがしのほうから"),
        ("保護者の方へ", "ほごしゃのかたへ"),
        ("早く申し込んだ方がよい", "はやくもうしこんだほうがよい"),
        ("参加した方がいる", "さんかしたかたがいる"),
        ("この方法で", "このほうほうで"),
        ("市場で買う", "いちばでかう"),
        ("市場の動向", "しじょうのどうこう"),
        ("窓口が開いている", "まどぐちがあいている"),
        ("毎月会を開いている", "まいつきかいをひらいている"),
        ("講習を行って", "こうしゅうをおこなって"),
        ("図書館へ行って", "としょかんへいって"),
        ("気に入ったら", "きにいったら"),
        ("西口を出て", "にしぐちをでて"),
        ("何の会", "なんのかい"),
        ("何か", "なにか"),
    ],
)
def test_that_the_words_around_decide(sentence: str, expected: str) -> None:
    assert spoken(sentence) == expected
