"""Words that sound differently by what stands around them: 南の方 ほう, 市場 いちば, 何ですか なん."""

from __future__ import annotations

import re
from collections.abc import Iterator

_RULES = tuple(
    (re.compile(pattern), reading)
    for pattern, reading in (
        # A direction or a comparison, not a person: 南の方へ, 早めに申し込んだ方がよい.
        (r"(?<=(?<![一-龥0-9０-９])[東西南北上下左右前後奥]の)方(?![々法針式向])", "ほう"),
        (r"(?<=[ただ])方(?=が(?:よい|良い|いい|よろし|安[いく]|早[いく]|便利))", "ほう"),
        (r"人気(?=のない[道場山所夜森])", "ひとけ"),
        # A market where one buys; in compounds and of prices it is しじょう.
        (r"(?<![一-龥])市場(?![一-龥]|の[動価規])", "いちば"),
        # A window is open (あく), a meeting is held (ひらく).
        (r"(?<=[がはも])開(?=い(?:てい|てる|た(?:まま|ら)))", "あ"),
        (r"何(?=[のとだ]|で(?!も|き)す?)", "なん"),
        (r"(?<=を)行(?=っ[てた]|わ|い(?:ます|ました|ません))", "おこな"),
        (r"(?<=[へに])行(?=っ[てた])", "い"),
        (r"(?<=[もくで人])入(?=れ(?:ます|る|ない|ません))", "はい"),
        (r"(?<![一-龥0-9０-９])年(?=に(?:数|[0-9０-９一二三四五六])+[回度])", "ねん"),
        # By itself; 生駒家 is け, 空き家 や.
        (r"(?<![一-龥々きりみ])(?<!我が)家(?![一-龥々])", "いえ"),
        (r"(?<=気に)入(?=[るっりられ])", "い"),
        (r"(?<![一-龥])[東西南北]口(?![一-龥])", ""),
    )
)
_EXITS = dict(zip("東西南北", ("ひがし", "にし", "みなみ", "きた"), strict=True))


def by_context(text: str) -> Iterator[tuple[int, int, str]]:
    """Where such a word stands, and its reading."""
    for pattern, reading in _RULES:
        for match in pattern.finditer(text):
            yield match.start(), match.end(), reading or _EXITS[match[0][0]] + "ぐち"
