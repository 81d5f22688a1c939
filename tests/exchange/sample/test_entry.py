"""What is wrong in a sample file is named, so that whoever writes it finds the place."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from desk import paths
from desk.errors import DeskError
from desk.exchange.sample import read_sample

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ('title = "はじめてのクラブ"', "", "title"),
        ("fee = 0", 'fee = "ただ"', "fee"),
        ("fee = 0", "fee = 0\nfeee = 1", "feee"),
        ('place = "k_honcho"', 'place = "atlantis"', "atlantis"),
        ('organization = "k_honcho"', 'organization = "nobody"', "nobody"),
        ('state = "open"', 'state = "ajar"', "ajar"),
        ('ages = "18-"', 'ages = "grown-up"', "grown-up"),
        ('meetings = ["+2w sat 10:00-12:00"]', 'meetings = ["next saturday"]', "next saturday"),
        ('meetings = ["+2w sat 10:00-12:00"]', 'meetings = ["+2w mon 10:00-12:00"]', "meetings"),
        ('meetings = ["+2w sat 10:00-12:00"]', 'repeat = {rule = "NEVER", first = "+1w", times = 2}', "rule"),
    ],
)
def test_that_a_slip_is_named_with_file_entry_and_field(tmp_path: Path, before: str, after: str, told: str) -> None:
    entry = """source = "たより"
[[course]]
key = "club"
title = "はじめてのクラブ"
reading = "ハジメテノクラブ"
english = "First club"
summary = "みんなで集まります。"
ages = "18-"
fee = 0
place = "k_honcho"
organization = "k_honcho"
meetings = ["+2w sat 10:00-12:00"]
application = {state = "open", closes = "+1w fri 17:00"}
"""
    assert before in entry
    with pytest.raises(DeskError) as fault:
        read_sample(TODAY, _folder(tmp_path, entry.replace(before, after)))
    for word in ("courses_own.toml", "club", told):
        assert word in str(fault.value)


def test_that_the_same_key_twice_and_broken_toml_are_refused(tmp_path: Path) -> None:
    entry = '[[grant]]\nkey = "g"\ntitle = "助成"\nreading = "ジョセイ"\nenglish = "Grant"\nsummary = "少し。"\n'
    with pytest.raises(DeskError, match=r"courses_own\.toml.*g"):
        read_sample(TODAY, _folder(tmp_path / "twice", 'source = "x"\n' + entry + entry))
    with pytest.raises(DeskError, match=r"courses_own\.toml"):
        read_sample(TODAY, _folder(tmp_path / "broken", "source = "))
    with pytest.raises(DeskError):
        read_sample(TODAY, tmp_path / "nowhere")


def _folder(folder: Path, own: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name in ("city.toml", "office.toml"):
        shutil.copy(paths.resources() / "sample" / name, folder)
    (folder / "talents_private.toml").touch()
    (folder / "courses_own.toml").write_text(own, encoding="utf-8")
    return folder
