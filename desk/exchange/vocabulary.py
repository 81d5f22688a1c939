"""The city's words and plans as they ship: tables that a city officer can open, read and compare.

``resources/vocabulary`` holds one table (TSV with a header) for each scheme, ``phrases`` and ``synonyms`` with one table
for each theme, ``stopwords.tsv``, ``plans.tsv`` with the editions of plans, and one table for the tree of each edition.
In needs the code above is the part before "/"; in plans it is the code without its last number. Lists of words and
codes are parted by "、"; synonyms of a term are the words that residents use for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from desk import paths
from desk.errors import DeskError
from desk.i18n import _
from desk.records.vocabulary import Measure, Phrase, Plan, Synonyms, Term, Vocabulary, listed

_SCHEMES = {"life_stage": "life_stages.tsv", "circumstance": "circumstances.tsv", "need": "needs.tsv"}


def read_vocabulary(folder: Path | None = None) -> Vocabulary:
    """Life stages, circumstances and needs in the order of their tables; phrases, synonyms and stopwords by theme.

    Raises DeskError naming file and line where a table is broken: a missing name, a code twice, a parent or a code
    that is not there, an age that is no number, a theme's phrase that begins as another one does.
    """
    base = folder or paths.resources() / "vocabulary"
    terms: list[Term] = []
    for scheme, name in _SCHEMES.items():
        terms.extend(_terms(base / name, scheme))
    codes = {scheme: {term.code for term in terms if term.scheme == scheme} for scheme in _SCHEMES}
    return Vocabulary(
        terms=tuple(terms),
        phrases=tuple(phrase for file in _themes(base / "phrases") for phrase in _phrases(file, codes)),
        synonyms=tuple(group for file in _themes(base / "synonyms") for group in _synonyms(file)),
        stopwords=_stopwords(base / "stopwords.tsv"),
    )


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


def _themes(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.tsv"))


def _phrases(file: Path, codes: Mapping[str, set[str]]) -> Iterator[Phrase]:
    seen: set[str] = set()
    for where, row in _rows(file):
        says = listed(_required(row, "says", where))
        _check_first(says, seen, where)
        yield Phrase(
            says=says,
            words=listed(row.get("words", "")),
            needs=_codes(row, "needs", codes["need"], where),
            life_stages=_codes(row, "life_stages", codes["life_stage"], where),
            circumstances=_codes(row, "circumstances", codes["circumstance"], where),
            distress=_yes(row, "distress", where),
            theme=file.stem,
        )


def _synonyms(file: Path) -> Iterator[Synonyms]:
    seen: set[str] = set()
    for where, row in _rows(file):
        words = listed(_required(row, "words", where))
        _check_first(words, seen, where)
        if len(words) < 2:
            raise DeskError(_("{where}：同じ意味の言葉が二つ以上必要です。").format(where=where))
        yield Synonyms(words=words, theme=file.stem)


def _stopwords(file: Path) -> tuple[str, ...]:
    rows = _rows(file) if file.is_file() else ()
    return tuple(dict.fromkeys(_required(row, "word", where) for where, row in rows))


def _check_first(words: tuple[str, ...], seen: set[str], where: str) -> None:
    """A row is known by its first word from one edition to the next."""
    if not words:
        raise DeskError(_("{where}：言葉がありません。").format(where=where))
    if words[0] in seen:
        raise DeskError(_("{where}：「{word}」で始まる行が二度あります。").format(where=where, word=words[0]))
    seen.add(words[0])


def _codes(row: Mapping[str, str], column: str, known: set[str], where: str) -> tuple[str, ...]:
    codes = listed(row.get(column, ""))
    for code in codes:
        if code not in known:
            raise DeskError(
                _("{where}：「{column}」の「{code}」というコードはありません。").format(
                    where=where, column=column, code=code
                )
            )
    return codes


def _yes(row: Mapping[str, str], column: str, where: str) -> bool:
    value = row.get(column, "")
    if value not in ("", "yes"):
        raise DeskError(
            _("{where}：「{column}」は yes か空にしてください（{value}）。").format(
                where=where, column=column, value=value
            )
        )
    return value == "yes"


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
