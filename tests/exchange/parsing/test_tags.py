"""Needs that categories and titles stand for."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desk import paths
from desk.exchange.parsing import tags
from desk.exchange.parsing.people import STAGE_WORDS
from desk.exchange.parsing.tags import CATEGORY_NEEDS, category_needs, merged, title_needs


def codes(file: str) -> set[str]:
    lines = (paths.resources() / "vocabulary" / file).read_text(encoding="utf-8").splitlines()
    return {line.split("\t")[0] for line in lines[1:] if line}


def test_that_every_code_is_in_the_vocabulary() -> None:
    needs = codes("needs.tsv")
    named = {code for code, _words in tags._NEED_WORDS} | {code for group in CATEGORY_NEEDS.values() for code in group}
    assert named <= needs
    assert {code for code, _words in STAGE_WORDS} <= codes("life_stages.tsv")


def test_that_categories_stand_for_needs() -> None:
    assert category_needs("健康・福祉、スポーツ") == ("health", "sports")
    assert category_needs("セミナー") == ()


def test_that_a_title_names_needs_by_its_plain_words() -> None:
    assert title_needs("シニアのためのスマホ講座") == ("digital/smartphone",)
    assert title_needs("親子で楽しむ防災クッキング") == (
        "child_experience",
        "disaster_safety/earthquake",
        "culture/cooking",
    )
    assert title_needs("定例会") == ()


def test_that_a_parent_gives_way_to_its_child() -> None:
    assert merged(("health", "sports"), ("sports/racket",)) == ("health", "sports/racket")


@given(st.text())
def test_that_no_title_makes_it_raise(title: str) -> None:
    assert len(title_needs(title)) <= tags.MOST_NEEDS
