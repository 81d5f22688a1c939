"""Life stages and needs that a publisher's own categories and plain words in a title stand for."""

from __future__ import annotations

import re
from functools import lru_cache

from desk.exchange.parsing.writing import plain

CATEGORY_NEEDS: dict[str, tuple[str, ...]] = {
    "子育て・教育": ("childrearing",),
    "健康・福祉、スポーツ": ("health", "sports"),
    "健康・福祉": ("health",),
    "スポーツ": ("sports",),
    "文化・芸術": ("culture", "arts"),
    "音楽": ("culture/music",),
    "生活と環境": ("daily_life", "environment"),
    "仕事・産業": ("reskilling",),
    "安全と防災": ("disaster_safety",),
    "資格と認定": ("reskilling/qualification",),
}
"""イベント種類 as base-registry files have it. セミナー, 催事・観光 and その他 say nothing of a need."""

_NEED_WORDS: tuple[tuple[str, str], ...] = (
    ("digital/smartphone", r"スマホ|スマートフォン|タブレット|LINE"),
    ("digital/computer", r"パソコン|PC講座|ワード|エクセル|情報教室"),
    ("digital/programming", r"プログラミング|マインクラフト|ロボット"),
    ("digital/safety", r"SNS|ネットの|情報モラル"),
    ("health/exercise", r"体操|ヨガ|ヨーガ|ピラティス|ストレッチ|エアロ|フェルデンクライス|健康法"),
    ("health/frailty", r"フレイル|介護予防|転倒予防|足腰|ロコモ"),
    ("health/dementia", r"認知症|脳トレ|もの忘れ"),
    ("health/nutrition", r"食育|栄養|離乳食|食生活|生活習慣病"),
    ("health/illness", r"骨粗|糖尿病|検診|むし歯|がん予防|肝臓|HIV|免疫|市民公開講座|保健"),
    ("sports/racket", r"テニス|卓球|バドミントン"),
    ("sports/ball", r"サッカー|野球|バスケ|バレーボール|フットサル|ラグビー|スポーツを応援"),
    ("sports/outdoor", r"ウォーキング|ハイキング|マラソン|駅伝|ロードレース|散策|自転車"),
    ("sports/swimming", r"水泳|スイミング|プール|水中"),
    ("sports/martial", r"太極拳|空手|柔道|剣道|弓道|合気道"),
    ("sports/light", r"吹き矢|グラウンド・?ゴルフ|ボッチャ|モルック|レクリエーション"),
    ("culture/music", r"コンサート|音楽|ピアノ|ギター|オーケストラ|楽器|ジャズ|吹奏楽|演奏"),
    ("culture/singing", r"合唱|コーラス|歌おう|うたごえ|歌声"),
    ("culture/dance", r"ダンス|フラ(?:ダンス|$)|ハワイアンフラ|バレエ|舞踊|フォークダンス"),
    ("culture/tea_flower", r"茶道|華道|生け花|いけばな|着付|お茶"),
    ("culture/literature", r"俳句|短歌|川柳|文芸|文学|朗読|古典"),
    ("culture/games", r"囲碁|将棋|麻雀|ボードゲーム|百人一首"),
    ("culture/gardening", r"園芸|ガーデニング|寄せ?植え|野菜作り|家庭菜園|花壇"),
    ("culture/cooking", r"料理|クッキング|お菓子|パン作り|そば打ち|和菓子|紅茶|コーヒー"),
    (
        "culture/handicraft",
        r"手芸|編み物|折り紙|おりがみ|紙粘土|水引|ちぎり絵|布ぞうり|リース|ビーズ|刺しゅう|おじゃみ",
    ),
    ("culture/science", r"科学|実験|プラネタリウム|宇宙|天体|星空|サイエンス|数学|算数"),
    ("culture/pets", r"ペット|動物愛護|狂犬病"),
    ("arts/painting", r"絵画|水彩|デッサン|版画|絵手紙|イラスト|写生"),
    ("arts/calligraphy", r"書道|習字|ペン字|筆文字|篆刻|己書|書写"),
    ("arts/craft", r"陶芸|木工|工作|クラフト|染め|ガラス|讃岐漆芸|紙すき"),
    ("arts/photo_film", r"写真|映画|上映|シネマ"),
    ("arts/theatre", r"演劇|落語|寄席|マジック|人形劇|朗読劇|紙芝居"),
    ("arts", r"美術|コレクション展|企画展|特別展|常設展|ギャラリー|アート|展覧会|アーティスト"),
    ("local_history", r"郷土|歴史|文化財|古墳|史跡|城跡|資料館|民俗|公文書|伝承|地名|文学展|菊池寛"),
    ("reading/picture_books", r"おはなし会|絵本|読み聞かせ|ぬいぐるみおとまり"),
    ("reading", r"図書館|読書"),
    ("childrearing/baby", r"赤ちゃん|ベビー|乳児|ねんね"),
    ("childrearing/toddler", r"親子ひろば|親子で遊|親子のびのび|幼児教室|よちよち|子育てルーム|親子ふれあい|リズム"),
    ("childrearing/birth", r"母親学級|両親学級|妊娠|出産|ウエルカム"),
    ("childrearing", r"子育て|育児|家庭教育|親子力|共同養育"),
    ("child_experience", r"子ども|こども|キッズ|親子|夏休み|冬休み|小学生"),
    ("reskilling/business", r"起業|創業"),
    ("reskilling/job_search", r"就職|求職|再就職|ハローワーク|就労"),
    ("reskilling/basics", r"夜間教室|夜間中学|学び直し"),
    ("reskilling/second_life", r"セカンドライフ|定年|シニア世代|ライフプラン"),
    ("daily_life/end_of_life", r"終活|エンディング|遺言|相続"),
    ("daily_life/law", r"法律|相続|遺言|後見"),
    ("daily_life/consumer", r"消費者|消費生活|特殊詐欺|エシカル"),
    ("daily_life/tax_pension", r"年金|確定申告|税"),
    ("daily_life/household", r"家計|NISA|iDeCo|片付け|空き家|住まい"),
    ("environment/recycling", r"ごみ|リサイクル|リユース|フードドライブ|食品ロス|海ごみ|おもちゃの病院"),
    ("environment/climate", r"ゼロカーボン|脱炭素|温暖化|省エネ|エネルギー|COOL CHOICE"),
    ("environment/nature", r"自然観察|野鳥|里山|森林|生きもの|昆虫"),
    ("disaster_safety/earthquake", r"防災|地震|避難|災害|津波"),
    ("disaster_safety/first_aid", r"救命|救急|応急手当|AED"),
    ("disaster_safety/traffic", r"交通安全|交通ルール"),
    ("human_rights/gender", r"男女共同参画|ジェンダー|女性弁護士|さんかく|家事シェア|LGBT"),
    ("human_rights/peace", r"平和|被爆|戦争|空襲"),
    ("human_rights", r"人権|ハンセン病|らい予防法|自助グループ"),
    ("volunteering/communication", r"手話|点訳|音訳|要約筆記"),
    ("volunteering", r"ボランティア|市民活動|NPO"),
    ("companionship", r"サロン|交流会|談話会|居場所|カフェ"),
    ("international", r"国際|英語|韓国語|中国語|外国語|多文化|カナダ|アメリカ|フランス"),
    ("japanese", r"日本語教室|生活日本語|やさしい日本語"),
    ("civic", r"市政|市長|まちづくり|出前ふれあいトーク"),
    ("find_teacher/outreach", r"出前(?:講座|ふれあいトーク|トーク)"),
    ("companionship/youth", r"自主学習スペース|自習"),
)
_ANY_WORD = re.compile("|".join(f"({words})" for _code, words in _NEED_WORDS))

MOST_NEEDS = 4
"""A title that names more needs than this names none of them plainly."""


def category_needs(category: str) -> tuple[str, ...]:
    """The needs behind a publisher's category."""
    return CATEGORY_NEEDS.get(plain(category), ())


@lru_cache(maxsize=20_000)
def title_needs(title: str) -> tuple[str, ...]:
    """The needs that a title names, the first ones first; a parent is left out where its child is named."""
    found = dict.fromkeys(_NEED_WORDS[match.lastindex - 1][0] for match in _ANY_WORD.finditer(plain(title)))  # type: ignore[operator]
    return merged(tuple(found))[:MOST_NEEDS]


def merged(*codes: tuple[str, ...]) -> tuple[str, ...]:
    """Codes together, each once; a parent gives way to its child."""
    every = list(dict.fromkeys(code for group in codes for code in group))
    return tuple(code for code in every if not any(other.startswith(code + "/") for other in every))
