"""Persons in a text, told by how they are written: 富家 佐也加さん, 根岸 光氏. Their names are nobody's to guess."""

from __future__ import annotations

import re
from collections.abc import Iterator

_KANJI = "[\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af々〆ヶ]"
_PERSON = re.compile(
    f"(?<!{_KANJI})(?P<family>{_KANJI}{{1,3}})[ \u3000](?P<given>{_KANJI}{{1,4}})(?=さん|さま|氏|先生)"
)
# What stands before a name with a space and is no name itself.
_ROLE = re.compile(
    "講師|司会|指導|演奏|解説|担当|出演|朗読|独唱|助言|監督|脚本|代表|会長|館長|所長|市長|"
    "園長|校長|学長|職員|作家|画家|書家|俳人|歌人|医師|教授|准教授|名誉|弁護士|税理士|栄養士|"
    "保健師|助産師|看護師|保育士|学芸員|司書|先生|作者|著者|訳者|案内|話し手|語り手|聞き手|"
    "市民|会員|主催"
)


def persons(text: str) -> Iterator[tuple[int, int, str]]:
    """Where family and given names stand, each with an empty reading."""
    for match in _PERSON.finditer(text):
        if not _ROLE.fullmatch(match["family"]):
            yield *match.span("family"), ""
            yield *match.span("given"), ""
