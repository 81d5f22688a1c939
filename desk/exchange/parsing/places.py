"""Where something is: coordinates as published, addresses in parts, municipalities by their codes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from desk.exchange.parsing.writing import cleaned, is_nothing, one_line, plain

SOUTH, NORTH, WEST, EAST = 20.0, 46.0, 122.0, 154.5
"""Japan from 沖ノ鳥島 to 択捉島, from 与那国島 to 南鳥島, in degrees."""

_NUMBER = re.compile(r"[+-]?\d{1,12}(?:\.\d+)?")
_ROOM_WORD = re.compile(
    r"室|ホール|ロビー|コーナー|階|ひろば|広場|アリーナ|講堂|ホワイエ|プール|フロア|サロン|スペース"
)
_NO_ROOM = re.compile(r"[①-⑳→]|集合|会場[:：]|^[・･]|※")
_HOUSE = r"センター|会館|公民館|美術館|図書館|資料館|博物館|記念館|未来館|体育館|児童館|市役所|区役所|庁舎"
_HOUSE_AND_ROOM = re.compile(
    rf"(?P<place>.+?(?:{_HOUSE})(?:[(（][^()（）]*[)）])?)\s*"
    r"(?P<room>(?:地下|中)?[0-9０-９]+階.*|\S{0,8}(?:室|ホール|ロビー|コーナー|ひろば|アリーナ|講堂)\S*)"
)
_FLOOR_AT_END = re.compile(r"(?P<place>.+?)\s*(?P<floor>(?:地下|中)?[0-9０-９]+階)")


@dataclass(frozen=True, slots=True)
class Point:
    """Degrees in WGS 84, or none. ``fault``: "swapped" and "point" were mended, "outside" and "unreadable" were not."""

    latitude: float | None = None
    longitude: float | None = None
    fault: str = ""


@lru_cache(maxsize=20_000)
def parse_point(latitude: str, longitude: str) -> Point:
    """A latitude and a longitude as published: swapped, without their decimal point, 0 for "unknown"."""
    if is_nothing(latitude) and is_nothing(longitude):
        return Point()
    first, second = _degrees(latitude), _degrees(longitude)
    if first is None or second is None:
        return Point(fault="unreadable")
    if first == 0 and second == 0:
        return Point(fault="zero")
    if _is_there(first, second):
        return Point(first, second)
    if _is_there(second, first):
        return Point(second, first, "swapped")
    mended = _with_point(first, SOUTH, NORTH), _with_point(second, WEST, EAST)
    if mended[0] is not None and mended[1] is not None:
        return Point(mended[0], mended[1], "point")
    return Point(fault="outside")


def _degrees(text: str) -> float | None:
    shown = plain(text).strip(" ,、°")
    return float(shown) if _NUMBER.fullmatch(shown) and len(shown) <= 40 else None


def _is_there(latitude: float, longitude: float) -> bool:
    return SOUTH <= latitude <= NORTH and WEST <= longitude <= EAST


def _with_point(value: float, lowest: float, highest: float) -> float | None:
    """The number with its decimal point put back where it can only have been: 357456 → 35.7456."""
    if lowest <= value <= highest:
        return value
    if value != int(value) or value < 1000:
        return None
    digits = str(int(value))
    whole = len(str(int(highest)))
    mended = float(f"{digits[:whole]}.{digits[whole:]}")
    return mended if lowest <= mended <= highest else None


@lru_cache(maxsize=20_000)
def place_and_room(text: str) -> tuple[str, str]:
    """A place and the room in it: 市役所 2階会議室. Where they can't be told apart, all of it is the place."""
    shown = cleaned(text)
    whole = one_line(shown)
    if "ホームページ" in whole:
        return whole, ""
    if _NO_ROOM.search(whole):
        return "　".join(line.strip() for line in shown.split("\n") if line.strip()), ""
    place, room = _parted(text.strip(), whole)
    if not room or any(
        part.count("（") + part.count("(") != part.count("）") + part.count(")") for part in (place, room)
    ):
        return whole, ""
    floor = _FLOOR_AT_END.fullmatch(place)
    if floor is not None:
        return floor["place"], f"{floor['floor']} {room}"
    return place, room


def _parted(text: str, whole: str) -> tuple[str, str]:
    lines = [" ".join(line.split()) for line in re.split(r"[\n\u3000]+|_x000B_", text) if line.strip()]
    if len(lines) == 2 and _ROOM_WORD.search(lines[1]) and not lines[1].startswith(("（", "(")):
        return lines[0], lines[1]
    left, _space, right = whole.partition(" ")
    if right and len(right) <= 20 and _ROOM_WORD.search(right) and not _ROOM_WORD.search(left) and len(left) > 2:
        return left, right
    match = _HOUSE_AND_ROOM.fullmatch(whole)
    return (match["place"].strip(), match["room"].strip()) if match else (whole, "")


@lru_cache(maxsize=20_000)
def joined_address(*parts: str) -> str:
    """An address from its parts, each said once: 東京都 + 西東京市 + 西東京市泉町 → 東京都西東京市泉町."""
    address = ""
    for part in parts:
        piece = one_line(part)
        if piece and not address.endswith(piece):
            shared = next((n for n in range(min(len(piece), len(address)), 0, -1) if address.endswith(piece[:n])), 0)
            address += piece[shared:] if shared >= 2 else piece
    return address


_CHECK_WEIGHTS = (6, 5, 4, 3, 2)


@lru_cache(maxsize=1000)
def municipality_code(text: str) -> tuple[str, bool]:
    """全国地方公共団体コード in six digits, and whether it had to be mended; empty when it is none.

    Spreadsheets drop the leading zero of the prefectures 01 to 09, and many files leave the check digit out. The check
    digit is 11 less the remainder of the weighted sum by 11, its last digit (総務省, 全国地方公共団体コード).
    """
    digits = plain(text).split(".")[0]
    if not re.fullmatch(r"\d{4,6}", digits):
        return "", False
    if len(digits) == 6 and digits[5] == _check_digit(digits[:5]) and 1 <= int(digits[:2]) <= 47:
        return digits, False
    padded = "0" + digits
    if len(digits) == 5 and padded[5] == _check_digit(padded[:5]) and (int(digits[2:]) < 100 or int(digits[:2]) > 47):
        return padded, True
    if len(digits) == 5 and 1 <= int(digits[:2]) <= 47:
        return digits + _check_digit(digits), True
    if len(digits) == 5 and padded[5] == _check_digit(padded[:5]):
        return padded, True
    if len(digits) == 4:
        return padded + _check_digit(padded), True
    return "", False


def _check_digit(digits: str) -> str:
    total = sum(weight * int(digit) for weight, digit in zip(_CHECK_WEIGHTS, digits, strict=True))
    return str((11 - total % 11) % 10)
