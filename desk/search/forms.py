"""Words for the form of an offer, which say nothing of its subject."""

from __future__ import annotations

from desk.text import fold

FORMS = frozenset(
    fold(
        "講座 教室 入門 体験 体験会 会 サークル クラブ 講習 講習会 講演 講演会 セミナー 集い 相談 相談会 広場 初級 中級 基礎"
        " 初めて 楽しい 楽しむ やさしい 初心者 市民 学習 開催 参加 募集 サロン カフェ 交流 交流会 教える 学ぶ 習う 催し"
        " イベント 祭 学級 大会 見学 紹介 窓口 案内 支援 仲間 仲間作り"
    ).split()
)
"""As the analyser's dictionary forms, folded."""
