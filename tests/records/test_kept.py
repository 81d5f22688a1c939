"""What was kept as JSON is read back, by whichever version it was written."""

from __future__ import annotations

import msgspec

from desk.records.codes import Mode
from desk.records.kept import case_of, filing_of, handout_of
from desk.records.sheet import Choices, Side
from tests.make import make_case, make_course, make_filing

CHOSEN = Choices(mode=Mode.PAIR, language="easy", beside=Side(language="vi"), mono=True, greeting="お待ちしています。")


def test_that_what_is_kept_comes_back_the_same() -> None:
    case, filing = make_case(make_course(), choices=CHOSEN), make_filing()
    assert case_of(msgspec.json.encode(case)) == case
    assert filing_of(msgspec.json.encode(filing)) == filing
    assert handout_of(msgspec.json.encode(filing.handout).decode()) == filing.handout


def test_that_a_draft_of_an_earlier_version_keeps_its_mode() -> None:
    told = msgspec.to_builtins(make_case(make_course()))
    del told["choices"]
    told |= {"mode": "furigana", "language": "ja"}
    assert case_of(msgspec.json.encode(told)).choices == Choices(mode=Mode.FURIGANA)


def test_that_a_sheet_of_an_earlier_version_keeps_mode_language_and_greeting() -> None:
    told = msgspec.to_builtins(make_filing())
    for name in ("choices", "town", "fonts"):
        del told["handout"][name]
    told["handout"] |= {"mode": "standard", "language": "en", "greeting": "See you soon"}
    filing = filing_of(msgspec.json.encode(told))
    assert filing.handout is not None
    assert filing.handout.choices == Choices(language="en", greeting="See you soon")
    assert handout_of(msgspec.json.encode(told["handout"])) == filing.handout


def test_that_a_filing_without_a_sheet_is_read() -> None:
    told = msgspec.to_builtins(make_filing())
    told["handout"] = None
    assert filing_of(msgspec.json.encode(told)).handout is None
