"""敬語 that a rule can take away, in every form that notices of a city have."""

from __future__ import annotations

import pytest

from desk.easy.checking import check, plainer
from desk.easy.findings import Sort


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("資料をお渡しします。", "資料を渡します。"),
        ("会議室をお貸しするので、使えます。", "会議室を貸すので、使えます。"),
        ("お待ちしています。", "待っています。"),
        ("お送りした紙です。", "送った紙です。"),
        ("これをお書きになってください。", "これを書いてください。"),
        ("本をお借りになる人です。", "本を借りる人です。"),
        ("お読みください。", "読んでください。"),
        ("お取りください。", "取ってください。"),
        ("お急ぎください。", "急いでください。"),
        ("お出かけください。", "出かけてください。"),
        ("お預かりしません。", "預かりません。"),
        ("家でお楽しみいただけます。", "家で楽しむことができます。"),
        ("先生をご紹介します。", "先生を紹介します。"),
        ("係がご説明いたします。", "係が説明します。"),
        ("ご予約いただけます。", "予約できます。"),
        ("ご不明な点があれば、電話してください。", "わからないことがあれば、電話してください。"),
        ("ご覧になれます。", "見ることができます。"),
    ],
)
def test_that_courtesy_becomes_plain_and_polite(text: str, plain: str) -> None:
    assert check(text).proposal == plain
    assert plainer(text, lambda _start, _end: False) == plain


@pytest.mark.parametrize(
    "text",
    [
        "お茶とお菓子があります。",
        "ご飯とたまごです。",
        "りんごを食べます。",
        "お金はいりません。",
        "お祭りのお話です。",
    ],
)
def test_that_everyday_words_keep_their_o_and_go(text: str) -> None:
    assert check(text).findings == ()


def test_that_a_name_keeps_its_courtesy() -> None:
    text = "「ご近所サロン」でお待ちしています。"
    assert plainer(text, lambda start, _end: start < 8) == "「ご近所サロン」で待っています。"


@pytest.mark.parametrize("text", ["北の方に山があります。", "バスの方が速いです。", "早く行った方がいいです。"])
def test_that_a_way_or_a_comparison_is_no_person(text: str) -> None:
    assert Sort.RESPECTFUL not in {finding.sort for finding in check(text).findings}


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("はじめての方も来てください。", "はじめての人も来てください。"),
        ("18歳以上の方です。", "18歳以上の人です。"),
        ("市に住む方です。", "市に住む人です。"),
    ],
)
def test_that_a_person_is_one(text: str, plain: str) -> None:
    assert check(text).proposal == plain
