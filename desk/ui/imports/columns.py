"""The three tables of the import screen: the files, what was wrong in them, and what would change."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desk.i18n import N_, _, active
from desk.records.imports import Problem
from desk.ui.widgets.records_model import Column


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenFile:
    """A file that was chosen, with what there is to say about it."""

    path: str
    size: int
    said: str = ""

    @property
    def name(self) -> str:
        """The name without its folder, as problems call it."""
        return Path(self.path).name


def size_words(size: int) -> str:
    """A size in bytes as people read it: whole KB below a megabyte, one decimal above."""
    if size < 1_000_000:
        return _("{size} KB").format(size=-(-size // 1000))
    return _("{size} MB").format(size=f"{size / 1_000_000:.1f}")


def file_columns() -> tuple[Column, ...]:
    """The chosen files, each with a sentence beside it."""
    return (
        Column(key="name", title=N_("ファイル"), width=20, value=lambda file: file.name),
        Column(
            key="size",
            title=N_("大きさ"),
            width=6,
            value=lambda file: file.size,
            text=lambda file: size_words(file.size),
            is_number=True,
        ),
        Column(key="said", title=N_("調べた結果"), width=40, value=lambda file: file.said),
    )


def problem_columns() -> tuple[Column, ...]:
    """Where, what, and what was done."""
    return (
        Column(key="file", title=N_("ファイル"), width=13, value=lambda problem: problem.file),
        Column(
            key="row",
            title=N_("行"),
            width=3.5,
            value=lambda problem: problem.row,
            text=lambda problem: "" if problem.row is None else str(problem.row),
            is_number=True,
        ),
        Column(key="column", title=N_("列"), width=9, value=lambda problem: problem.column),
        Column(key="message", title=N_("問題と、どう扱ったか"), width=40, value=lambda problem: problem.message),
    )


def change_columns() -> tuple[Column, ...]:
    """Which field of which record would change from what to what."""
    return (
        Column(key="title", title=N_("名称"), width=18, value=lambda change: change.title),
        Column(key="field", title=N_("項目"), width=8, value=lambda change: active().gettext(change.field)),
        Column(key="before", title=N_("今の内容"), width=18, value=lambda change: change.before),
        Column(key="after", title=N_("取り込む内容"), width=18, value=lambda change: change.after),
    )


def sentences(files: tuple[ChosenFile, ...], problems: tuple[Problem, ...]) -> tuple[ChosenFile, ...]:
    """The files with what their problems say: a problem of the whole file in its own words, the others counted."""
    told = []
    for file in files:
        own = [problem for problem in problems if problem.file in (file.name, file.path)]
        whole = [problem.message for problem in own if problem.row is None and not problem.column]
        rows = len(own) - len(whole)
        said = [*whole, _("問題 {count} 件").format(count=rows)] if rows else whole
        told.append(ChosenFile(path=file.path, size=file.size, said="　".join(said) or _("問題はありません")))
    return tuple(told)


def refused(files: tuple[ChosenFile, ...], sentence: str) -> tuple[ChosenFile, ...]:
    """The files after a refusal: its sentence stands beside the file that it names, or beside the only one."""
    named = [file for file in files if file.name in sentence] or list(files[:1] if len(files) == 1 else ())
    return tuple(
        ChosenFile(path=file.path, size=file.size, said=sentence if file in named else _("まだ取り込んでいません"))
        for file in files
    )
