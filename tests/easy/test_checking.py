"""The checker: each rule finds what is hard, leaves what is easy, and mends where a rule can."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from desk.easy.checking import apply, check, is_hard, plainer
from desk.easy.findings import Finding, Sort, label, why
from desk.easy.words import hard_words, known_words
from desk.i18n import catalogue
from tests.make import texts


def _found(text: str, sort: Sort) -> list[tuple[str, str | None]]:
    return [(text[f.start : f.end], f.mend) for f in check(text).findings if f.sort is sort]


@pytest.mark.parametrize(
    ("text", "sort", "part", "mend"),
    [
        ("令和8年の春です。", Sort.ERA, "令和8年", "2026年"),
        ("13:30に始まります。", Sort.CLOCK, "13:30", "午後1時30分"),
        ("10:00～12:00です。", Sort.RANGE, "10:00～12:00", "午前10時から昼12時まで"),
        ("12月5日（土）です。", Sort.DATE, "（土）", "（土曜日）"),
        ("ご確認ください。", Sort.RESPECTFUL, "ご確認ください", "確認してください"),
        ("ご家族と来てください。", Sort.RESPECTFUL, "ご家族", "家族"),
        ("お申し込みください。", Sort.RESPECTFUL, "お申し込みください", "申しこんでください"),
        ("電話または窓口です。", Sort.FORMAL, "または", "か"),
        ("筆記用具がいります。", Sort.HARD, "筆記用具", "えんぴつやペン"),
        ("セミナーがあります。", Sort.LOAN, "セミナー", "教室"),
        ("500円程度です。", Sort.VAGUE, "程度", "ぐらい"),
        ("名前が呼ばれます。", Sort.PASSIVE, "呼ばれ", None),
        ("子どもに読ませます。", Sort.CAUSATIVE, "読ませ", None),
        ("みんなで作る。", Sort.PLAIN, "作る", "作ります"),
        ("先生は学生である。", Sort.PLAIN, "である", "です"),
        ("予約がないと入れません。", Sort.DOUBLE_NEGATIVE, "ないと入れません", None),
        ("親がいなければ、参加できません。", Sort.DOUBLE_NEGATIVE, "なければ、参加できません", None),
        ("動画はいつでも見られます。", Sort.PASSIVE, "見られ", "見ることができ"),
        ("犬に食べられました。", Sort.PASSIVE, "食べられ", None),
        ("だれでも大丈夫。", Sort.PLAIN, "大丈夫", "大丈夫です"),
        ("早めに来てください。", Sort.VAGUE, "早めに", None),
        ("午前中～夕方です。", Sort.RANGE, "～", None),
        ("市民会館です。", Sort.HARD, "市民", None),
        ("申し込まなければなりません。", Sort.DOUBLE_NEGATIVE, "申し込まなければなりません", "申し込む必要があります"),
    ],
)
def test_that_what_is_hard_is_found_with_its_mend(text: str, sort: Sort, part: str, mend: str | None) -> None:
    assert (part, mend) in _found(text, sort)


@pytest.mark.parametrize(
    "text",
    [
        "スマホの使いかたを習います。はじめての人も来てください。",
        "12月5日（土曜日）午前10時から昼12時までです。",
        "お金はいりません。",
        "行けないときは、電話してください。",
        "平等な町を作ります。",
        "ご飯を食べます。",
        "うどん、おはぎなどを作ります。",
        "～春の会～に来てください。",
    ],
)
def test_that_an_easy_text_has_nothing_to_find(text: str) -> None:
    found = check(text)
    assert found.findings == ()
    assert (found.score, found.proposal) == (100, text)


def test_that_long_sentences_are_parted_where_they_join() -> None:
    text = "雨が降ったときは中で遊ぶことができますが、くつを持ってくることを忘れないでください。"
    found = check(text)
    assert Sort.LONG in {finding.sort for finding in found.findings}
    assert "できます。くつを" in found.proposal
    assert found.longest == len(text)


def test_that_a_mend_never_makes_a_sentence_that_nobody_says() -> None:
    for text, easy in (
        ("雨の日は中止することがあります。", "雨の日はやらないことがあります。"),
        ("先着20名様です。", "早い人から20人です。"),
        ("ここに記入します。", "ここに書きます。"),
        ("市内在住の方です。", "市に住んでいる人です。"),
        ("コミュニティカフェです。", "コミュニティカフェです。"),
        ("入館料は無料です。", "入るためのお金はいりません。"),
    ):
        assert check(text).proposal == easy


def test_that_many_kanji_in_one_sentence_are_told() -> None:
    text = "市役所本庁舎一階西側入口前駐車場です。"
    assert _found(text, Sort.KANJI) == [(text, None)]


def test_that_a_text_over_a_page_is_told() -> None:
    found = check("本を読みます。" * 150)
    assert [(f.start, f.end) for f in found.findings if f.sort is Sort.TOO_LONG] == [(1000, 1050)]


def test_that_a_proposal_is_easier_than_its_text() -> None:
    text = "令和8年12月5日（土）13:30から、乳幼児及び保護者のための講座を開催いたします。ご確認ください。"
    found = check(text)
    assert "2026年12月5日（土曜日）午後1時30分から" in found.proposal
    assert len(check(found.proposal).findings) < len(found.findings)


def test_that_words_outside_an_installed_list_are_told(tmp_path: Path) -> None:
    (tmp_path / "known.csv").write_text("kana,kanji\nほん,本\nよむ,読む\n", "utf-8")
    known = known_words((tmp_path,))
    assert {"本", "読む", "ほん"} <= known
    text = "本を読みます。書籍を読みます。"
    found = [text[f.start : f.end] for f in check(text, known).findings if f.sort is Sort.UNKNOWN]
    assert found == ["書籍"]


def test_that_without_a_list_no_word_is_called_unknown() -> None:
    assert Sort.UNKNOWN not in {finding.sort for finding in check("鳥瞰図を描きます。").findings}


def test_that_the_lists_of_learners_words_know_everyday_words(shared_data: Path) -> None:
    known = known_words((shared_data / "wordlists",))
    text = "図書館で本を借ります。逐次刊行物を閲覧します。"
    found = [text[f.start : f.end] for f in check(text, known).findings if f.sort is Sort.UNKNOWN]
    assert found
    assert all(text.index(word) >= text.index("逐次") for word in found)


def test_that_a_text_counts_as_hard_when_its_sentences_have_more_than_one_thing_each() -> None:
    assert not is_hard("本を読みます。友だちと話します。")
    assert not is_hard("小学校の体育館で、音楽に合わせてゆっくり体を動かしながら友だちを作ります。")
    assert not is_hard("")
    assert is_hard("未就学児及び保護者を対象に開催いたします。")


def test_that_every_sort_is_named_and_explained() -> None:
    for language in ("ja", "en"):
        c = catalogue(language)
        assert all(label(sort, c) and why(sort, c) for sort in Sort)


def test_that_every_mend_of_the_list_is_itself_no_hard_word() -> None:
    listed = hard_words()
    assert [word.word for word in listed.values() if word.easy in listed and listed[word.easy].easy != ""] == []


def test_that_of_two_overlapping_mends_the_first_is_done() -> None:
    found = [Finding(start=0, end=2, sort=Sort.HARD, mend="x"), Finding(start=1, end=3, sort=Sort.HARD, mend="y")]
    assert apply("abcd", found) == "xcd"


@settings(max_examples=60)
@given(texts())
def test_that_any_text_can_be_checked(text: str) -> None:
    found = check(text)
    assert all(0 <= f.start < f.end <= len(text) for f in found.findings)
    assert 0 <= found.score <= 100


def test_that_short_facts_lose_their_respectful_and_stiff_words_but_no_name_does() -> None:
    text = "どなたでも（市内にお住まいの方のみ） 10:00～"
    assert plainer(text, lambda _start, _end: False) == "だれでも（市内に住んでいる人だけ） 午前10時から"
    name = "どなたでもサロン"
    assert plainer(f"{name} どなたでも", lambda start, _end: start < len(name)) == f"{name} だれでも"


@pytest.mark.parametrize(
    "text", ["来てくださってありがとうございます。", "おはようございます。", "おめでとうございます。"]
)
def test_that_a_greeting_stays_as_everybody_learns_it(text: str) -> None:
    assert _found(text, Sort.RESPECTFUL) == []
    assert plainer(text, lambda _start, _end: False) == text
    assert _found("駐車場がございます。", Sort.RESPECTFUL) == [("ございます", "あります")]
