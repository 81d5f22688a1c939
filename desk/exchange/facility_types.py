"""What sort of place a POI code means (GIF 491-3-1, POIコード表 2019), and which needs it serves."""

from __future__ import annotations

import re

from desk.exchange.findings import Findings
from desk.exchange.parsing.writing import plain
from desk.i18n import N_

_TYPES = {
    "0801": "博物館",
    "0802": "美術館",
    "0803": "記念・資料館",
    "0804": "動物園",
    "0805": "植物園",
    "0807": "水族館",
    "0901": "温泉",
    "0903": "銭湯",
    "0999": "入浴施設",
    "1001": "観光案内所",
    "1002": "自然公園",
    "1003": "都市公園",
    "1004": "庭園",
    "1005": "緑地",
    "1006": "広場",
    "1010": "体験施設",
    "1012": "劇場",
    "1016": "ホール",
    "1017": "展示場",
    "1022": "プラネタリウム",
    "1099": "レクリエーション施設",
    "1101": "スタジアム",
    "1102": "陸上競技場",
    "1103": "野球場",
    "1104": "球技場",
    "1105": "バッティング・テニス練習場",
    "1106": "多目的運動場",
    "1107": "プール",
    "1108": "レジャープール",
    "1110": "体育館",
    "1111": "柔道場",
    "1112": "剣道場",
    "1113": "武道場",
    "1116": "テニスコート",
    "1118": "相撲場",
    "1119": "卓球場",
    "1120": "弓道場",
    "1121": "アーチェリー場",
    "1122": "馬場",
    "1123": "スケートリンク",
    "1125": "林間学校施設",
    "1133": "トレーニング場",
    "1137": "ダンススタジオ",
    "1140": "ゴルフ練習場",
    "1143": "ゲートボール場",
    "1152": "キャンプ場",
    "1199": "スポーツ施設",
    "1201": "官公署",
    "1211": "警察署",
    "1212": "交番",
    "1214": "消防署",
    "1215": "消防署分署",
    "1216": "郵便局",
    "1219": "公共職業安定所",
    "1301": "県庁",
    "1302": "市役所・区役所",
    "1303": "町村役場",
    "1304": "支所・出張所",
    "1305": "市民活動施設",
    "1306": "産業支援施設",
    "1307": "公民館",
    "1308": "公会堂",
    "1309": "集会施設",
    "1399": "行政サービス施設",
    "1402": "保育園",
    "1403": "児童館",
    "1404": "学童保育クラブ",
    "1405": "認定こども園",
    "1406": "児童相談所",
    "1407": "福祉事務所",
    "1408": "老人ホーム",
    "1409": "老人通所・短期入所介護施設",
    "1499": "社会福祉施設",
    "1501": "幼稚園",
    "1502": "学校",
    "1503": "小学校",
    "1504": "中学校",
    "1505": "高等学校",
    "1506": "大学",
    "1507": "短期大学",
    "1508": "高等専門学校",
    "1509": "特別支援学校",
    "1510": "専修学校・各種学校",
    "1511": "文教施設",
    "1512": "図書館",
    "1513": "研究施設",
    "1514": "職業・教育支援施設",
    "1599": "教育文化施設",
    "2004": "廃棄物処理施設",
    "2005": "資源回収所",
    "2009": "火葬場",
    "2010": "墓地",
    "2201": "避難施設",
    "2202": "避難場所",
    "2299": "防災施設",
    "3731": "駐車場",
}

_NEEDS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("find_place", "find_place/room"), r"公民館|集会施設|公会堂|市民活動施設|コミュニティ|市民会館|文化会館|生涯学習"),
    (("find_place",), r"ホール|劇場|展示場|文教施設|教育文化施設"),
    (("reading",), r"図書館"),
    (("local_history",), r"博物館|資料館|記念館|考古館|史料館"),
    (("arts",), r"美術館"),
    (
        ("sports", "find_place/sports"),
        r"体育館|競技場|野球場|球技場|運動場|プール|武道場|柔道場|剣道場|弓道場|テニス|卓球場|スポーツ|スタジアム|スケート|トレーニング|相撲場",
    ),
    (("child_experience", "find_place/child"), r"児童館|児童センター"),
    (("volunteering",), r"市民活動|ボランティア"),
    (("environment/nature",), r"自然公園|緑地|植物園|キャンプ場"),
)
_COMPILED = tuple((codes, re.compile(words)) for codes, words in _NEEDS)
_CODE = re.compile(r"0?(\d{3,4})a?")


def facility_type(code: str, title: str, row: int, findings: Findings) -> str:
    """The sort of place behind a POI code: 1307, 1307a, １３９９ａ; a leading zero may be lost. Empty when not known."""
    shown = plain(code).lower()
    match = _CODE.fullmatch(shown)
    if not shown:
        return ""
    found = _TYPES.get(match[1].zfill(4), "") if match else ""
    if not found and match is None:
        findings.add(
            N_("POIコード「{value}」が読めません。施設の種類なしで取り込みました。"),
            row=row,
            column="POIコード",
            value=code,
        )
    return found


def kind_needs(sort: str, title: str) -> tuple[str, ...]:
    """The needs that a place of this sort or name serves."""
    shown = f"{sort} {plain(title)}"
    every = dict.fromkeys(code for codes, words in _COMPILED if words.search(shown) for code in codes)
    return tuple(code for code in every if not any(other.startswith(code + "/") for other in every))
