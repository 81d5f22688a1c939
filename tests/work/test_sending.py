"""A sheet as a file, as a draft of a mail, and as text."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from desk.errors import DeskError
from desk.records.case import Sheet
from desk.records.sheet import Choices
from desk.work.desk import Desk
from desk.work.sending import mail_draft, save_as, text_of_sheet
from tests.paper.sheets import SLIP, make_handout, smartphone_course


@pytest.fixture
def sheet() -> Sheet:
    handout = replace(make_handout(smartphone_course()), choices=Choices(language="en"))
    return Sheet(handout=handout, pdf=b"%PDF-1.4 the very bytes", pages=1)


def test_that_a_sheet_is_saved_where_it_is_wanted(desk: Desk, sheet: Sheet, tmp_path: Path) -> None:
    assert save_as(desk, sheet, tmp_path / "渡した紙") == tmp_path / "渡した紙.pdf"
    assert (tmp_path / "渡した紙.pdf").read_bytes() == sheet.pdf


def test_that_a_place_that_cannot_be_written_is_named(desk: Desk, sheet: Sheet, tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="nowhere"):
        save_as(desk, sheet, tmp_path / "nowhere" / "sheet.pdf")


def test_that_a_draft_holds_the_text_and_the_very_file(desk: Desk, sheet: Sheet) -> None:
    draft = message_from_bytes(mail_draft(desk, sheet).read_bytes(), policy=default)
    assert isinstance(draft, EmailMessage)
    assert (draft["X-Unsent"], draft["To"], draft["From"]) == ("1", None, None)
    assert SLIP in draft["Subject"]
    body = draft.get_body()
    assert body is not None
    assert body.get_content().replace("\r\n", "\n").strip() == text_of_sheet(desk, sheet.handout).strip()
    (attached,) = draft.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == (f"{SLIP}.pdf", sheet.pdf)
