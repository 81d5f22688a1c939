"""The layouts of published lists: which headings mean what.

Headings are compared after ``desk.text.squeeze`` (NFKC, no spaces, no line breaks). The names are those of 自治体標準
オープンデータセット in its older (A) and newer (B) form, of the base-registry events (D), of the GIF event vocabulary,
of 高松市's monthly まなび図鑑 and English-headed lists, and of 町字 and 位置参照情報.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from desk.i18n import N_
from desk.text import squeeze


@dataclass(frozen=True, slots=True)
class Layout:
    """One sort of list. ``required``: of each group at least one column must be there.

    ``code`` begins the keys of its records, so that lists of different sorts never meet. ``unused`` are official
    columns that say nothing a resident is told; other unknown columns are reported.
    """

    code: str
    name: str
    required: tuple[frozenset[str], ...]
    columns: dict[str, str] = field(repr=False)
    unused: frozenset[str] = field(repr=False)


def _columns(table: dict[str, str]) -> dict[str, str]:
    """From "field: headings, parted by spaces" to "squeezed heading: field"."""
    return {squeeze(heading): name for name, headings in table.items() for heading in headings.split()}


def _unused(headings: str) -> frozenset[str]:
    return frozenset(squeeze(heading) for heading in headings.split())


_WHERE = {
    "code": "都道府県コード又は市区町村コード 全国地方公共団体コード 市区町村コード 自治体コード prefCode",
    "number": "NO ID №. № identification",
    "prefecture": "都道府県名 所在地_都道府県 住所都道府県 pref",
    "city": "市区町村名 所在地_市区町村 住所市区町村 city",
    "publisher": "地方公共団体名",
    "town": "所在地_町字 住所町名",
    "block": "所在地_番地以下 住所丁目以下",
    "address": "住所 所在地_連結表記 所在地 開催場所住所 address",
    "building": "方書 建物名等(方書) 建物名等 katagaki",
    "latitude": "緯度 latitude",
    "longitude": "経度 longitude",
    "point": "location",
    "phone": "電話番号 連絡先電話番号 TEL 電話 telephoneNumber",
    "extension": "内線番号 連絡先内線番号 extensionNumber",
    "mail": "連絡先メールアドレス メールアドレス",
    "page": "URL 詳細URL 参照先URL referenceObject",
    "note": "備考 note",
    "updated": "更新日 最終確認日 最終更新日",
}
_OFFICIAL_UNUSED = (
    "_id 画像 画像URL 画像_ライセンス 町字ID 所在地_全国地方公共団体コード 郵便番号 高度の種別 高度の値 外部識別子 "
    "外部識別子の値 公開日 掲載開始日 掲載終了日 #property image iamgeLicense imageLicense 区 施設No. "
    "共催協力 言語コード"
)

EVENTS = Layout(
    code="event",
    name=N_("イベント一覧"),
    required=(frozenset({"title"}), frozenset({"first_day"})),
    columns=_columns(
        _WHERE
        | {
            "title": "イベント名 名称 タイトル",
            "reading": "イベント名_カナ 名称(カナ) 名称_カナ イベント名(カナ) カナ名称",
            "english": "イベント名_英語 イベント名_英字 名称(英字) 名称_英語 名称_英字 イベント名(英字)",
            "alias": "イベント通称 名称(通称) 名称_通称",
            "subtitle": "サブタイトル",
            "summary": "概要",
            "description": "説明",
            "category": "イベント種類 カテゴリー カテゴリ",
            "keywords": "キーワード タグ",
            "status": "状態",
            "first_day": "開始日",
            "last_day": "終了日",
            "starts": "開始時刻 開始時間",
            "ends": "終了時刻 終了時間",
            "when_note": "日時備考 開始日時特記事項 開催パターン",
            "place": "場所名称",
            "meeting_point": "集合場所 集合(受付)場所",
            "access": "アクセス方法",
            "parking": "駐車場情報 駐車場_有無",
            "organizer": "主催団体 主催者",
            "audience": "対象者 対象者備考 参加条件_詳細",
            "capacity": "定員 定員備考",
            "fee": "料金(基本) 料金",
            "fee_note": "料金(詳細) 料金備考",
            "fee_kind": "料金種別 料金_要否",
            "languages": "外国語対応 外国語対応備考",
            "opens_day": "申込開始日 参加申込開始日",
            "opens_time": "申込開始時刻 参加申込開始時間",
            "closes_day": "申込期限日 参加申込終了日",
            "closes_time": "申込期限時刻 参加申込終了時間",
            "method": "申込方法 参加申込方法",
            "apply_url": "申込URL",
            "contact": "連絡先名称",
            "teacher": "講師 講師名",
            "teacher_reading": "講師カナ 講師_カナ 講師(カナ) 講師名カナ 講師名_カナ 講師名(カナ)",
            "online": "Web開催",
            "care": "託児所_有無",
            "care_note": "託児所_詳細 子育て情報",
        }
    ),
    unused=_unused(
        _OFFICIAL_UNUSED
        + " サブイベント 対象となる産業 ステージ 共催団体 共催・協力団体 その他関係団体 駐輪場情報 コンテンツURL "
        "所要時間 Web開催URL ツール・環境 決済種別 開催条件 駐車場料金 連絡先情報 アクセリビリティ情報 子育て支援情報"
    ),
)

_CARE_COLUMNS = {
    "wheelchair": "車椅子可",
    "wheelchair_hire": "車椅子貸出",
    "cane_hire": "ツエ貸出 杖貸出",
    "toilet": "バリアフリートイレ 多目的トイレ",
    "slope": "スロープ、エレベータ、エスカレータ",
    "tactile": "点字ブロック等の移動支援",
    "braille": "点字や読上による支援",
    "assistance_dog": "盲導犬・介助犬、聴導犬同伴",
    "captions": "字幕",
    "writing": "筆談対応",
    "parking_space": "優先駐車場",
    "ostomate": "オストメイト対応トイレ",
    "nursing": "授乳室",
    "nappies": "おむつ替えコーナー",
    "eating": "飲食可否",
    "pram_hire": "ベビーカー貸出",
    "pram": "ベビーカー利用",
}
_HOURS = {
    "weekdays": "利用可能曜日 availableDate",
    "opens": "開始時間 startTime",
    "closes": "終了時間 endTime",
    "hours_note": "利用可能時間特記事項 利用可能日時特記事項 availableDateNote",
}

FACILITIES = Layout(
    code="facility",
    name=N_("公共施設一覧"),
    required=(
        frozenset({"title"}),
        frozenset({"address", "town", "latitude", "point"}),
        frozenset({"poi", "weekdays", "phone", "barrier_free"}),
    ),
    columns=_columns(
        _WHERE
        | _CARE_COLUMNS
        | _HOURS
        | {
            "title": "名称 施設名 施設名称 name",
            "reading": "名称_カナ 名称(カナ) 施設名_カナ カナ名称 fullNameInKana",
            "english": "名称_英字 名称_英語 名称(英字) fullNameInRomaji",
            "alias": "名称_通称 名称(通称) alternativeName",
            "poi": "POIコード",
            "organization": "団体名",
            "corporate": "法人番号 corporateNumber",
            "description": "説明 description",
            "barrier_free": "バリアフリー情報",
            "access": "アクセス方法",
            "parking": "駐車場情報",
            "fax": "FAX番号",
            "form": "連絡先FormURL",
            "contact_note": "連絡先備考(その他、SNSなど)",
        }
    ),
    unused=_unused(_OFFICIAL_UNUSED),
)

HERITAGE = Layout(
    code="heritage",
    name=N_("文化財一覧"),
    required=(frozenset({"title"}), frozenset({"designation", "designated_on"})),
    columns=_columns(
        _WHERE
        | _HOURS
        | {
            "title": "名称 name",
            "reading": "名称_カナ カナ名称 fullNameInKana",
            "english": "名称_英語 名称_英字 fullNameInRomaji",
            "alias": "名称_通称 alternativeName",
            "designation": "文化財分類 classification",
            "sort": "種類 category",
            "place": "場所名称 placeName",
            "designated_on": "文化財指定日 culturalPropertyDate",
            "summary": "概要 summary",
            "description": "説明 description",
            "owner": "所有者等 owner",
        }
    ),
    unused=_unused(
        _OFFICIAL_UNUSED
        + " 法人番号 corporateNumber 員数(数) 員数(単位) 概要_英語 説明_英語 member memberUnit summaryInRomaji descriptionEng"
    ),
)

CATALOGUE = Layout(
    code="manabi",
    name=N_("まなび図鑑"),
    required=(frozenset({"title"}), frozenset({"days"})),
    columns=_columns(
        {
            "number": "№ NO 番号",
            "audience": "対象",
            "days": "開催日",
            "starts": "開始時間",
            "ends": "終了時間",
            "title": "行事名",
            "place": "場所名称 場所",
            "latitude": "緯度",
            "longitude": "経度",
            "description": "説明",
            "fee": "料金",
            "capacity": "定員",
            "period": "申込期間",
            "page": "URL",
            "contact": "問い合わせ先(市の担当課) 問い合わせ先",
            "phone": "TEL 電話番号",
        }
    ),
    unused=frozenset(),
)

TOWNS = Layout(
    code="town",
    name=N_("町字・位置参照情報"),
    required=(frozenset({"town"}), frozenset({"town_id"}), frozenset({"latitude"}), frozenset({"longitude"})),
    columns=_columns(
        {
            "code": "全国地方公共団体コード 市区町村コード",
            "city": "市区町村名",
            "town_id": "町字ID 大字町丁目コード",
            "town": "大字町丁目名 大字・町丁目名 町丁目名",
            "reading": "大字町丁目名カナ 大字町丁目名_カナ 大字・町丁目名カナ",
            "latitude": "緯度",
            "longitude": "経度",
        }
    ),
    unused=_unused(
        "都道府県コード 都道府県名 小字・通称名 小字通称名 街区符号・地番 住居表示フラグ 代表フラグ 原典資料コード "
        "大字・字・丁目区分コード 座標系番号 X座標 Y座標 更新前履歴フラグ 更新後履歴フラグ"
    ),
)

LAYOUTS = (EVENTS, FACILITIES, HERITAGE, CATALOGUE, TOWNS)
