"""A sheet on other ways than paper: as a file of one's own choosing, as a draft of a mail, as text."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from desk.errors import DeskError
from desk.i18n import _, catalogue
from desk.records.case import Sheet
from desk.records.consultation import Handout
from desk.work.desk import Desk


def save_as(desk: Desk, sheet: Sheet, file: Path) -> Path:
    """Write the sheet as a PDF where it is wanted. Raises DeskError where that can't be."""
    return _write(file if file.suffix.lower() == ".pdf" else file.with_name(file.name + ".pdf"), sheet.pdf)


def text_of_sheet(desk: Desk, handout: Handout) -> str:
    """What the sheet says as text, in the same languages and mode."""
    from desk.paper.handout import text_of

    return text_of(handout, confirmation_days=desk.settings.preferences.confirmation_days)


def mail_draft(desk: Desk, sheet: Sheet) -> Path:
    """A draft with the sheet as text and as attachment, for the mail program of this PC; to whom, staff write there.

    It lies beside the sheets and is written anew each time. Raises DeskError where it can't be written.
    """
    handout = sheet.handout
    draft = EmailMessage(policy=SMTP)
    # Tells Outlook and Thunderbird that it is still to be sent, so that they open it for writing.
    draft["X-Unsent"] = "1"
    draft["Subject"] = _subject(handout)
    draft.set_content(text_of_sheet(desk, handout), charset="utf-8", cte="base64")
    draft.add_attachment(sheet.pdf, maintype="application", subtype="pdf", filename=f"{handout.slip}.pdf")
    folder = desk.settings.sheets
    folder.mkdir(parents=True, exist_ok=True)
    return _write(folder / f"{handout.slip}.eml", bytes(draft))


def _subject(handout: Handout) -> str:
    title = catalogue(handout.choices.language).gettext("ご案内 {slip}").format(slip=handout.slip)
    return f"{title} {handout.city} {handout.window}".strip()


def _write(file: Path, content: bytes) -> Path:
    try:
        file.write_bytes(content)
    except OSError as error:
        raise DeskError(
            _("{path} に書けません（{reason}）。別の場所を指定してください。").format(
                path=file, reason=error.strerror or ""
            )
        ) from error
    return file
