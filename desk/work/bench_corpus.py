"""A made-up city of any size for measuring search: the same number gives the same records, dated from today.

No two records are alike in all their words; subjects, places and audiences come in the uneven shares of real listings.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random

from desk.records.codes import Kind, State
from desk.records.hours import ClosingRule, Hours, OpeningHours
from desk.records.resource import (
    Application,
    Childcare,
    Circle,
    Contact,
    Course,
    Facility,
    Grant,
    Material,
    Meeting,
    Organization,
    Participation,
    Place,
    Programme,
    Resource,
    Room,
    Talent,
    Window,
)
from desk.records.vocabulary import Term, Vocabulary

# Once for the run: an index is built as of today, and what is over by then lies apart in it.
TODAY = date.today()
NOW = datetime.combine(TODAY, time(10, 30))

# subject, its reading, need, words that go with it
SUBJECTS = (
    ("英会話", "エイカイワ", "international", "外国人講師と日常のあいさつから旅行の場面まで声に出して話します"),
    ("料理", "リョウリ", "culture", "旬の野菜と地元の食材を使い出汁の取り方から盛り付けまで一緒に作ります"),
    (
        "スマートフォン",
        "スマートフォン",
        "digital",
        "地図アプリや写真の送り方や詐欺に合わないための設定を一つずつ確かめます",
    ),
    ("健康体操", "ケンコウタイソウ", "health", "椅子に座ったままできる動きで足腰を鍛え転倒を防ぎます"),
    ("囲碁", "イゴ", "culture", "石の置き方から始め級に合わせて対局を楽しみます"),
    ("将棋", "ショウギ", "culture", "駒の動かし方を覚え詰将棋にも挑戦します"),
    ("書道", "ショドウ", "arts", "筆の持ち方から始め季節の言葉を半紙に書きます"),
    ("茶道", "サドウ", "arts", "お点前の作法を学び抹茶と和菓子を味わいます"),
    ("生け花", "イケバナ", "arts", "季節の花を選び器に合わせて生けます"),
    ("合唱", "ガッショウ", "arts", "発声練習のあと童謡から混声合唱曲までを歌います"),
    ("ウクレレ", "ウクレレ", "arts", "和音の押さえ方から弾き語りまで練習します"),
    ("バレーボール", "バレーボール", "sports", "基本のパスから試合形式まで体育館で汗を流します"),
    ("卓球", "タッキュウ", "sports", "ラケットの握り方から練習しダブルスの試合をします"),
    ("ヨガ", "ヨガ", "health", "呼吸を整えながらゆっくりと体を伸ばします"),
    ("太極拳", "タイキョクケン", "health", "二十四式をゆっくりと覚えます"),
    ("ウォーキング", "ウォーキング", "health", "正しい姿勢で川沿いの道を歩き史跡をめぐります"),
    ("読み聞かせ", "ヨミキカセ", "childrearing", "絵本の選び方と声の出し方を実際に読みながら学びます"),
    ("子育て相談", "コソダテソウダン", "childrearing", "離乳食や夜泣きや発達の心配を保健師と話せます"),
    ("プログラミング", "プログラミング", "child_experience", "画面の部品を組み合わせて自分の遊びを作ります"),
    ("科学実験", "カガクジッケン", "child_experience", "空気や光の不思議を身近な材料で確かめます"),
    ("防災", "ボウサイ", "disaster_safety", "避難所の開き方や備蓄の見直しを地域の地図で考えます"),
    ("環境", "カンキョウ", "environment", "川の生きものの調査とごみの減らし方を考えます"),
    ("郷土史", "キョウドシ", "local_history", "古文書や絵図を読み村の暮らしをたどります"),
    ("文化財めぐり", "ブンカザイメグリ", "local_history", "寺社と遺跡を学芸員の案内で歩きます"),
    ("日本語", "ニホンゴ", "japanese", "買い物や病院で使う言葉をやさしい日本語で練習します"),
    ("手話", "シュワ", "human_rights", "あいさつと自己紹介から始め聞こえない方と話します"),
    ("朗読", "ロウドク", "reading", "小説や詩を声に出して味わいます"),
    ("俳句", "ハイク", "reading", "季語を探しに歩き句会で読み合います"),
    ("絵手紙", "エテガミ", "arts", "顔彩で野菜や花を描き一言を添えます"),
    ("写真", "シャシン", "arts", "構図と光の読み方を学び作品展に出します"),
    ("園芸", "エンゲイ", "culture", "土づくりから寄せ植えまで花壇で実習します"),
    ("編み物", "アミモノ", "culture", "かぎ針で小物を編みます"),
    ("着付け", "キツケ", "culture", "浴衣から袋帯まで一人で着られるようにします"),
    ("年金", "ネンキン", "daily_life", "受け取り方と手続きを社会保険労務士が説明します"),
    ("終活", "シュウカツ", "daily_life", "遺言と相続とエンディングノートの書き方を考えます"),
    ("消費生活", "ショウヒセイカツ", "daily_life", "契約の取り消しや悪質商法の手口を相談員が話します"),
    ("再就職", "サイシュウショク", "reskilling", "履歴書の書き方と面接の受け方を練習します"),
    ("簿記", "ボキ", "reskilling", "仕訳から決算までを三級の範囲で学びます"),
    ("表計算", "ヒョウケイサン", "digital", "関数と集計と印刷の設定を練習します"),
    ("認知症", "ニンチショウ", "health", "予防と接し方と地域の支えを専門医が話します"),
    ("介護", "カイゴ", "daily_life", "起き上がりや移動の手伝い方を実技で学びます"),
    ("ボランティア", "ボランティア", "volunteering", "活動の始め方と受け入れ先を紹介します"),
    ("傾聴", "ケイチョウ", "volunteering", "相づちと間の取り方を組になって練習します"),
    ("フラダンス", "フラダンス", "companionship", "手の動きの意味を学び曲に合わせて踊ります"),
    ("社交ダンス", "シャコウダンス", "companionship", "ワルツとルンバの基本を組んで踊ります"),
    ("麻雀", "マージャン", "companionship", "賭けない飲まない吸わない卓を囲みます"),
    ("おもちゃ修理", "オモチャシュウリ", "environment", "壊れたおもちゃを持ち寄り直し方を見ます"),
    ("人権", "ジンケン", "human_rights", "映画を見て身近な差別について話し合います"),
    ("陶芸", "トウゲイ", "arts", "手びねりで湯のみを作り釉薬をかけて焼きます"),
    ("尺八", "シャクハチ", "arts", "息の入れ方から古典の曲まで習います"),
)
OPENINGS = (
    "はじめての",
    "やさしい",
    "楽しい",
    "親子で",
    "シニアの",
    "夜の",
    "土曜",
    "基礎からの",
    "もう一度",
    "みんなの",
)
OPENING_READINGS = (
    "ハジメテノ",
    "ヤサシイ",
    "タノシイ",
    "オヤコデ",
    "シニアノ",
    "ヨルノ",
    "ドヨウ",
    "キソカラノ",
    "モウイチド",
    "ミンナノ",
)
ENDINGS = ("教室", "講座", "入門", "サークル", "のつどい", "体験会", "クラブ", "講習会", "広場", "ゼミ")
ENDING_READINGS = (
    "キョウシツ",
    "コウザ",
    "ニュウモン",
    "サークル",
    "ノツドイ",
    "タイケンカイ",
    "クラブ",
    "コウシュウカイ",
    "ヒロバ",
    "ゼミ",
)
PLACE_HEADS = [
    "谷戸",
    "芝久保",
    "柳沢",
    "保谷",
    "田無",
    "新町",
    "向台",
    "緑町",
    "泉町",
    "栄町",
    "北原",
    "南町",
    "富士見",
    "本町",
    "住吉",
    "東伏見",
    "中原",
    "上宿",
    "下野",
    "沖山",
]
PLACE_TAILS = (
    "公民館",
    "図書館",
    "地区会館",
    "コミュニティセンター",
    "スポーツセンター",
    "児童館",
    "福祉会館",
    "小学校",
)
FAMILY_NAMES = [
    "青木",
    "石井",
    "上田",
    "江口",
    "大野",
    "加藤",
    "木村",
    "工藤",
    "小山",
    "斎藤",
    "清水",
    "杉山",
    "関口",
    "高橋",
    "千葉",
    "土屋",
    "中川",
    "西村",
    "野口",
    "浜田",
]
AUDIENCES = (
    "市内在住の方",
    "小学生とその保護者",
    "六十歳以上の方",
    "どなたでも",
    "乳幼児と保護者",
    "働いている方",
    "中学生・高校生",
)
CLOSINGS = (
    "初心者の方も安心してご参加ください。",
    "見学もできますのでお気軽にお問い合わせください。",
    "定員を超えたときは抽選になります。",
    "動きやすい服装でお越しください。",
    "終わったあとに交流の時間があります。",
    "修了した方は自主グループで続けられます。",
)
_STAGES = ("infant_parent", "elementary", "teen", "working", "midlife", "senior")
_KINDS = tuple(Kind)
_SHARES = (46, 6, 22, 9, 3, 6, 3, 5)
_SOURCE_WEIGHTS = tuple(1.0 / (place + 3) for place in range(len(SUBJECTS)))


def vocabulary() -> Vocabulary:
    """The life stages and needs that the records bear."""
    ages = ((0, 3), (6, 12), (12, 18), (20, 65), (40, 65), (60, None))
    stages = [
        Term(scheme="life_stage", code=code, name=code, age_from=low, age_to=high)
        for code, (low, high) in zip(_STAGES, ages, strict=True)
    ]
    needs = [Term(scheme="need", code=code, name=code) for code in sorted({subject[2] for subject in SUBJECTS})]
    return Vocabulary(terms=(*stages, *needs))


def resources(count: int, seed: int = 7) -> Iterator[Resource]:
    """That many records, always the same ones."""
    chance = Random(seed)
    for number in range(count):
        yield _resource(number, chance)


def _resource(number: int, chance: Random) -> Resource:
    kind = chance.choices(_KINDS, _SHARES)[0]
    subject, reading, need, words = chance.choices(SUBJECTS, _SOURCE_WEIGHTS)[0]
    other = chance.choice(SUBJECTS)
    opening, ending = chance.randrange(len(OPENINGS)), chance.randrange(len(ENDINGS))
    place = chance.choice(PLACE_HEADS) + chance.choice(PLACE_TAILS)
    sentences = [f"{words}。", f"{place}で{chance.choice('春夏秋冬')}に開きます。", chance.choice(CLOSINGS)]
    if chance.random() < 0.5:
        sentences.append(f"{other[0]}に関心のある方にもおすすめします。{chance.choice(CLOSINGS)}")
    return Resource(
        id=f"{number:08d}",
        kind=kind,
        title=f"{OPENINGS[opening]}{subject}{ENDINGS[ending]}（{place}）",
        reading=f"{OPENING_READINGS[opening]}{reading}{ENDING_READINGS[ending]}",
        summary=sentences[0],
        description="".join(sentences[1:]),
        keywords=(subject,),
        audience=chance.choice(AUDIENCES),
        fee=chance.choice((None, 0, 0, 500, 1000, 2400)),
        life_stages=tuple(chance.sample(_STAGES, chance.randrange(3))),
        needs=(need,),
        organization=Organization(name=place, section=chance.choice(("事業係", "学習支援係", "管理係"))),
        place=Place(
            name=place, room=chance.choice(("集会室", "視聴覚室", "和室", "調理室")), address=f"{place[:2]}町二丁目"
        ),
        contact=Contact(phone=f"042-400-{chance.randrange(10000):04d}"),
        hours=_hours(chance),
        participation=_participation(chance),
        application=_application(chance) if kind == Kind.COURSE else Application(),
        **{kind.value: _part(kind, chance)},  # type: ignore[arg-type]
    )


def _hours(chance: Random) -> Hours:
    closed = chance.randrange(7)
    closes = chance.choice((time(17), time(20), time(21, 30)))
    return Hours(
        opening=(OpeningHours(opens=time(9), closes=closes),),
        closing=(ClosingRule(weekdays=(closed,)), ClosingRule(from_month_day="12-29", to_month_day="01-03")),
    )


def _participation(chance: Random) -> Participation:
    return Participation(
        childcare=Childcare(months_from=12, months_to=72) if chance.random() < 0.1 else None,
        sign_language=chance.random() < 0.05 or None,
        wheelchair=chance.random() < 0.4 or None,
        online=chance.random() < 0.1,
        beginner=chance.random() < 0.5 or None,
        individual=chance.random() < 0.3 or None,
        languages=("en",) if chance.random() < 0.03 else (),
    )


def _application(chance: Random) -> Application:
    opens = datetime.combine(TODAY + timedelta(days=chance.randrange(-120, 30)), time(9))
    return Application(
        state=chance.choices(
            (State.UNKNOWN, State.OPEN, State.FULL, State.CANCELLED, State.NONE_NEEDED), (6, 5, 2, 1, 2)
        )[0],
        opens=opens,
        closes=opens + timedelta(days=chance.randrange(7, 60), hours=8),
    )


def _part(kind: Kind, chance: Random) -> object:
    match kind:
        case Kind.COURSE:
            first = datetime.combine(
                TODAY + timedelta(days=chance.randrange(-200, 150)), time(chance.choice((10, 14, 18)))
            )
            meetings = [
                Meeting(starts=first + timedelta(days=7 * week), ends=first + timedelta(days=7 * week, hours=2))
                for week in range(chance.choice((1, 1, 2, 4, 8)))
            ]
            return Course(meetings=tuple(meetings), capacity=20, teacher=chance.choice(FAMILY_NAMES))
        case Kind.FACILITY:
            return Facility(
                rooms=(Room(name="集会室", purposes="会議、展示"), Room(name="音楽室", purposes="合唱、楽器"))
            )
        case Kind.CIRCLE:
            day = chance.randrange(7)
            return Circle(
                meets=f"毎週{'月火水木金土日'[day]}曜日", weekdays=(day,), starts="10:00", taking_members=True
            )
        case Kind.TALENT:
            return Talent(roles=("講師",), subjects=(chance.choice(SUBJECTS)[0],))
        case Kind.GRANT:
            return Grant(who="市内で活動する団体", amount="上限十万円")
        case Kind.MATERIAL:
            return Material(form="動画")
        case Kind.WINDOW:
            return Window(takes="電話と面談でお受けします")
        case _:
            return Programme(who="十人以上の団体", how="一か月前までに申し込みます")
