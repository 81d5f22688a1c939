"""The city's words and plans as they ship: tables that a city officer can open, read and compare.

``resources/vocabulary`` holds one table (TSV with a header) for each scheme, ``plans.tsv`` with the editions of plans,
and one table for the tree of each edition. In needs the code above is the part before "/"; in plans it is the code
without its last number. Synonyms are the words that residents use, parted by "、".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from desk import paths
from desk.errors import DeskError
from desk.i18n import _
from desk.records.vocabulary import Measure, Plan, Term, Vocabulary

_SCHEMES = {"life_stage": "life_stages.tsv", "circumstance": "circumstances.tsv", "need": "needs.tsv"}


def read_vocabulary(folder: Path | None = None) -> Vocabulary:
    """Life stages, circumstances and needs in the order of their tables.

    Raises DeskError naming file and line where a table is broken: a missing name, a code twice, a parent that is not
    there, an age that is no number.
    """
    base = folder or paths.resources() / "vocabulary"
    terms: list[Term] = []
    for scheme, name in _SCHEMES.items():
        terms.extend(_terms(base / name, scheme))
    return Vocabulary(terms=tuple(terms))


def read_plans(folder: Path | None = None) -> tuple[Plan, ...]:
    """The editions of city plans with their trees of measures; periods that a plan does not state are None.

    Raises DeskError naming file and line as ``read_vocabulary`` does.
    """
    base = folder or paths.resources() / "vocabulary"
    plans = []
    for where, row in _rows(base / "plans.tsv"):
        code = _required(row, "code", where)
        plans.append(
            Plan(
                code=code,
                municipality=_required(row, "municipality", where),
                name=_required(row, "name", where),
                edition=row.get("edition", ""),
                starts=_day(row, "starts", where),
                ends=_day(row, "ends", where),
                measures=tuple(_measures(base / "plans" / f"{code}.tsv", code)),
            )
        )
    return tuple(plans)


def _terms(file: Path, scheme: str) -> Iterator[Term]:
    seen: set[str] = set()
    for position, (where, row) in enumerate(_rows(file)):
        code = _required(row, "code", where)
        parent = code.rpartition("/")[0]
        _check_place_in_tree(code, parent, seen, where)
        yield Term(
            scheme=scheme,
            code=code,
            name=_required(row, "name", where),
            reading=row.get("reading", ""),
            english=row.get("english", ""),
            parent=parent,
            synonyms=tuple(word for word in row.get("synonyms", "").split("、") if word),
            age_from=_number(row, "age_from", where),
            age_to=_number(row, "age_to", where),
            position=position,
        )


def _measures(file: Path, plan: str) -> Iterator[Measure]:
    seen: set[str] = set()
    for position, (where, row) in enumerate(_rows(file)):
        code = _required(row, "code", where)
        parent = code.rpartition(".")[0]
        _check_place_in_tree(code, parent, seen, where)
        yield Measure(
            plan=plan,
            code=code,
            name=_required(row, "name", where),
            level=row.get("level", ""),
            parent=parent,
            reading=row.get("reading", ""),
            english=row.get("english", ""),
            position=position,
        )


def _check_place_in_tree(code: str, parent: str, seen: set[str], where: str) -> None:
    if code in seen:
        raise DeskError(_("{where}：コード「{code}」が二度あります。").format(where=where, code=code))
    if parent and parent not in seen:
        raise DeskError(
            _("{where}：コード「{code}」の上位「{parent}」が、それより前にありません。").format(
                where=where, code=code, parent=parent
            )
        )
    seen.add(code)


def _rows(file: Path) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Each line below the header as a mapping by column, with where it stands for a message."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as fault:
        raise DeskError(_("{file} を読めません。").format(file=file)) from fault
    header = lines[0].split("\t") if lines else []
    for number, line in enumerate(lines[1:], start=2):
        if not line.strip():
            continue
        where = _("{file} の {line} 行目").format(file=file.name, line=number)
        cells = line.split("\t")
        if len(cells) != len(header):
            raise DeskError(
                _("{where}：列の数が見出しと違います（{found}／{wanted}）。").format(
                    where=where, found=len(cells), wanted=len(header)
                )
            )
        yield where, dict(zip(header, (cell.strip() for cell in cells), strict=True))


def _required(row: Mapping[str, str], column: str, where: str) -> str:
    value = row.get(column, "")
    if not value:
        raise DeskError(_("{where}：「{column}」がありません。").format(where=where, column=column))
    return value


def _number(row: Mapping[str, str], column: str, where: str) -> int | None:
    value = row.get(column, "")
    if not value:
        return None
    if not value.isdecimal():
        raise DeskError(
            _("{where}：「{column}」の「{value}」は数ではありません。").format(where=where, column=column, value=value)
        )
    return int(value)


def _day(row: Mapping[str, str], column: str, where: str) -> date | None:
    value = row.get(column, "")
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError as fault:
        raise DeskError(
            _("{where}：「{column}」の「{value}」は日付ではありません。").format(
                where=where, column=column, value=value
            )
        ) from fault
