"""What people type, key by key, sorted by how hard it is on a search: for ``desk bench search``."""

from __future__ import annotations

TYPED: dict[str, tuple[str, ...]] = {
    "word": (
        "料理",
        "英会話",
        "囲碁",
        "健康体操",
        "サロン",
        "スマートフォン",
        "公民館",
        "谷戸公民館",
        "初心者",
        "親子",
        "シニア",
        "バレーボール",
        "ボール",
        "ウクレレ",
        "子育て",
        "手話",
        "麻雀",
        "終活",
        "高橋",
        "調理室",
        "避難所",
        "教室",
        "釉薬",
        "絵図",
        "句会",
        "社交ダンス",
        "読み聞かせ",
        "再就職",
        "日本語",
        "プログラミング",
        "おもちゃ修理",
        "文化財めぐり",
        "小学生",
        "抽選",
        "消費生活",
        "郷土史",
        "コミュニティセンター",
        "交流の時間",
    ),
    "kana": (
        "りょうり",
        "いご",
        "はじめての",
        "ぼらんてぃあ",
        "けんこうたいそう",
        "にほんご",
        "しょどう",
        "すまほ",
        "こそだて",
        "ﾌﾗﾀﾞﾝｽ",
        "たいきょくけん",
        "おやこでりょうり",
        "じどうかん",
    ),
    "romaji": (
        "ryouri",
        "eigo",
        "shodou",
        "syodou",
        "kenkou taisou",
        "igo",
        "ukurere",
        "nihongo",
        "kosodate",
        "puroguramingu",
        "shakou dansu",
        "toshokan",
        "taikyokuken",
        "hajimete no haiku",
    ),
    "two words": (
        "年金 相談",
        "親子 料理",
        "土曜 ヨガ",
        "図書館 俳句",
        "プログラミング 小学生",
        "谷戸 体操",
        "夜 英会話",
        "園芸 広場",
        "着付け 浴衣",
    ),
    "three words": (
        "健康 体操 シニア",
        "親子 料理 教室",
        "英会話 初心者 夜",
        "囲碁 将棋 サークル",
        "ヨガ 土曜 図書館",
        "スマートフォン 基礎 公民館",
        "絵手紙 楽しい 講座",
        "子育て 相談 児童館",
        "太極拳 朝 初心者",
        "手話 入門 福祉会館",
    ),
    "sentence": (
        "定年してから毎日ひまで",
        "孫を連れて行けるところ",
        "お金をかけずに運動したい",
        "ウクレレを教えてくれる人",
        "日本語を話す練習がしたい",
        "夜に一人で通える運動の教室はありますか",
    ),
}
"""Sorts of texts. One-letter beginnings are told apart as "one letter": each is a question of its own, and a hard one."""


def keystrokes() -> list[tuple[str, str]]:
    """Every beginning of every text, as the search box sends them, with its sort; each only once."""
    found: dict[str, str] = {}
    for sort, texts in TYPED.items():
        for text in texts:
            for end in range(1, len(text) + 1):
                typed = text[:end]
                found.setdefault(typed, "one letter" if end == 1 else sort)
    return [(sort, text) for text, sort in found.items()]
