"""What the import screen says about files, problems and changes."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desk.records.imports import FieldChange, ImportReport, Problem
from desk.ui.imports.columns import ChosenFile, refused, sentences, size_words
from desk.ui.imports.findings import Findings

MAY = ChosenFile(path="/data/may.xlsx", size=5_000)
JUNE = ChosenFile(path="/data/june.csv", size=2_500_000)
REPORT = ImportReport(
    new=1234,
    changed=5,
    refused=1,
    problems=(
        Problem(
            file="may.xlsx", row=7, column="開催日", message="「4月31日」は日付ではありません。空にして取り込みます。"
        ),
        Problem(file="may.xlsx", row=3, column="定員", message="「若干名」は数ではありません。文のまま取り込みます。"),
        Problem(file="june.csv", message="表の形が分かりません。取り込みません。"),
    ),
    changes=(FieldChange(title="水彩画", field="fee", before="500", after="800"),),
)


def test_that_each_file_has_its_own_sentence() -> None:
    may, june = sentences((MAY, JUNE), REPORT.problems)
    assert may.said == "問題 2 件"
    assert june.said == "表の形が分かりません。取り込みません。"
    assert sentences((MAY,), ())[0].said == "問題はありません"


def test_that_a_refusal_stands_beside_the_file_that_it_names() -> None:
    may, june = refused((MAY, JUNE), "june.csv は画像です。CSV か Excel を選んでください。")
    assert june.said.startswith("june.csv は画像です")
    assert may.said == "まだ取り込んでいません"
    assert refused((MAY,), "開けません。")[0].said == "開けません。"
    assert [file.said for file in refused((MAY, JUNE), "開けません。")] == ["まだ取り込んでいません"] * 2


@pytest.mark.parametrize(("size", "said"), [(0, "0 KB"), (1, "1 KB"), (999_999, "1000 KB"), (2_500_000, "2.5 MB")])
def test_that_a_size_reads_at_a_glance(size: int, said: str) -> None:
    assert size_words(size) == said


def test_that_findings_show_every_figure_and_row(qtbot: QtBot) -> None:
    findings = Findings()
    qtbot.addWidget(findings)
    findings.show_report(REPORT)
    shown = {name: findings.counts.number(name) for name in ("new", "changed", "unchanged", "refused", "vanished")}
    assert shown == {"new": "1,234", "changed": "5", "unchanged": "0", "refused": "1", "vanished": "0"}
    findings.problems.sortByColumn(1, findings.problems.horizontalHeader().sortIndicatorOrder())
    header, rows = findings.problems.as_table()
    assert header == ("ファイル", "行", "列", "問題と、どう扱ったか")
    assert [row[1] for row in rows] == ["3", "7", ""]
    findings.show_report(None)
    assert findings.counts.number("new") == "–"
    assert findings.problems.as_table()[1] == ()


def test_that_changes_come_to_the_front_when_nothing_is_wrong(qtbot: QtBot) -> None:
    findings = Findings()
    qtbot.addWidget(findings)
    findings.show_report(ImportReport(changed=1, changes=REPORT.changes))
    assert findings.list_in_front is findings.changes
    assert findings.list_title == "変更の一覧"
