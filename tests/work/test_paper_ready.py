"""What paper needs is there before the first sheet."""

from __future__ import annotations

import subprocess
import sys

import pytest

from desk.errors import DeskError
from desk.work import paper_ready
from desk.work.desk import Desk

_LOADED = """
import sys
from desk.settings import load
from desk.work.desk import Desk
from desk.work.paper_ready import load_paper
from pathlib import Path
desk = Desk(load(Path(sys.argv[1])))
load_paper(desk)
before = set(sys.modules)
from desk.paper.handout import set_handout
from desk.paper.preview import page_image
from tests.paper.sheets import make_handout, smartphone_course
from desk.records.codes import Mode
for mode in (Mode.STANDARD, Mode.FURIGANA):
    page_image(set_handout(make_handout(smartphone_course(), mode=mode)).pdf, 0, 1.0)
print(*sorted(name for name in set(sys.modules) - before if not name.startswith(("tests", "desk.records"))))
"""


def test_that_the_first_sheet_loads_no_library_any_more(tmp_path: object) -> None:
    done = subprocess.run([sys.executable, "-c", _LOADED, str(tmp_path)], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_that_a_machine_without_fonts_starts_all_the_same(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def without_fonts(*_given: object, **_more: object) -> None:
        raise DeskError("no font")

    monkeypatch.setattr("desk.paper.handout.set_handout", without_fonts)
    paper_ready.load_paper(desk)
