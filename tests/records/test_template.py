"""What a template decides, and that its description names all of it."""

from __future__ import annotations

import re
from pathlib import Path

from desk.paper import item_facts
from desk.records.template import FIELDS, NEVER_LEFT_OUT, ROWS, SENTENCES, Block, HeadStyle, NumberStyle, Template

CHECKOUT = Path(__file__).resolve().parent.parent.parent


def test_that_what_nobody_ordered_follows_in_its_standing_order() -> None:
    template = Template(blocks=(Block.MAP, Block.TITLE), left_out=frozenset({"kind"}))
    assert template.head_blocks == (Block.TITLE,)
    assert template.lower_blocks == (Block.MAP, Block.SHORT_FACTS, Block.SUMMARY, Block.ROWS, Block.ORIGIN)
    assert Template().head_blocks == (Block.KIND, Block.TITLE, Block.SHORT_FACTS, Block.SUMMARY)
    assert Template().lower_blocks == (Block.ROWS, Block.MAP, Block.ORIGIN)


def test_that_a_sheet_keeps_what_its_languages_need() -> None:
    sentences = {code: {"closing": code} for code in ("ja", "easy", "vi", "ne")}
    template = Template(sentences=sentences, contact={"ja": ("市",), "vi": ("thành phố",)})
    kept = template.within(("easy", "ne"))
    assert set(kept.sentences) == {"ja", "easy", "ne"}
    assert kept.contact == {"ja": ("市",)}
    assert template.within(()).sentence("closing", "ja") == "ja"


def test_that_rows_of_the_sheet_can_all_be_named() -> None:
    """Every key that a row is made with, as the code has it."""
    source = Path(item_facts.__file__).read_text("utf-8")
    assert set(re.findall(r'(?:Fact|_row|_short)\(\s*"(\w+)"', source)) == set(ROWS)


def test_that_the_description_names_everything_that_can_be_written() -> None:
    told = set(re.findall(r"`[\"{]?(\w+)[\"}]?`", (CHECKOUT / "docs" / "templates.md").read_text("utf-8")))
    assert {*ROWS, *SENTENCES, *FIELDS, *Block, *NEVER_LEFT_OUT, *HeadStyle, *NumberStyle} - told == set()
