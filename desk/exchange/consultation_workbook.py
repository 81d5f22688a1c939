"""The consultation log as an Excel workbook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from desk.errors import DeskError
from desk.i18n import _, active
from desk.records.codes import ASKER_LABELS, CHANNEL_LABELS, OFFER_OUTCOME_LABELS, OUTCOME_LABELS, UNMET_LABELS
from desk.records.consultation import Consultation
from desk.records.vocabulary import Vocabulary

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_DANGEROUS = "=+-@＝＋－＠|%\t\r\n"


def write_consultations(path: str, consultations: Iterable[Consultation], vocabulary: Vocabulary) -> None:
    """Write one row for each consultation. Raises DeskError when the file cannot be written."""
    header = [
        _("日時"),
        _("伝票番号"),
        _("窓口"),
        _("職員"),
        _("方法"),
        _("相談者"),
        _("学ぶ方"),
        _("状況"),
        _("学習ニーズ"),
        _("相談内容"),
        _("ご案内"),
        _("結果"),
        _("ご案内できなかった理由"),
        _("分"),
        _("メモ"),
        _("送信"),
    ]
    write_table(path, _("相談記録"), header, (_row(c, vocabulary) for c in consultations))


def write_table(path: str, title: str, header: Sequence[str], rows: Iterable[Sequence[str | int]]) -> None:
    """Write one sheet with a header row that stays in view. Texts that Excel would run as a formula are disarmed."""
    write_tables(path, [(title, header, rows)])


def write_tables(path: str, tables: Sequence[tuple[str, Sequence[str], Iterable[Sequence[str | int]]]]) -> None:
    """Write several sheets into one workbook: title, header and rows of each. Raises DeskError as ``write_table``."""
    from openpyxl import Workbook

    book = Workbook()
    first = book.active
    assert first is not None
    book.remove(first)
    for title, header, rows in tables:
        _fill(book.create_sheet(title[:31]), header, rows)
    try:
        book.save(Path(path))
    except OSError as error:
        raise DeskError(
            _("ファイルに書けませんでした（{path}）。Excel で開いていれば閉じて、もう一度お試しください。").format(
                path=path
            )
        ) from error


def _fill(sheet: Worksheet, header: Sequence[str], rows: Iterable[Sequence[str | int]]) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet.append([safe_cell(text) for text in header])
    for row in rows:
        sheet.append([safe_cell(value) for value in row])
    for column, text in enumerate(header, start=1):
        sheet.cell(row=1, column=column).font = Font(bold=True)
        letter = get_column_letter(column)
        longest = max((len(str(cell.value or "")) for cell in sheet[letter]), default=len(text))
        sheet.column_dimensions[letter].width = min(60, max(8, longest * 2))
    for cells in sheet.iter_rows(min_row=2):
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def safe_cell(value: str | int) -> str | int:
    """A cell value that no spreadsheet runs as a formula and openpyxl accepts (no control characters)."""
    if isinstance(value, int):
        return value
    clean = "".join(c for c in value if c >= " " or c in "\t\n\r")[:32767]
    return "'" + clean if clean.lstrip("\ufeff 　")[:1] in tuple(_DANGEROUS) else clean


def plain_cell(text: str) -> str:
    """A text as it was before ``safe_cell`` disarmed it."""
    return text[1:] if text[:1] == "'" and safe_cell(text[1:]) == text else text


def _row(told: Consultation, vocabulary: Vocabulary) -> list[str | int]:
    def words(scheme: str, codes: Iterable[str]) -> str:
        return _("、").join(vocabulary.name(scheme, code, active().language) for code in codes)

    return [
        told.started.astimezone().strftime("%Y-%m-%d %H:%M"),
        told.slip,
        told.window,
        told.staff,
        _(CHANNEL_LABELS[told.channel]),
        _(ASKER_LABELS[told.asker]),
        words("life_stage", told.life_stages),
        words("circumstance", told.circumstances),
        words("need", told.needs),
        told.question,
        "\n".join(
            _("{title}（{outcome}）").format(title=offer.title, outcome=_(OFFER_OUTCOME_LABELS[offer.outcome]))
            for offer in told.offers
        ),
        _(OUTCOME_LABELS[told.outcome]),
        _(UNMET_LABELS[told.unmet_reason]) if told.unmet_reason else "",
        told.minutes,
        told.memo,
        "" if told.delivered else _("送信待ち"),
    ]
