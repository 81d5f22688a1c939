"""The import rules themselves run in check.py; here it is seen to that they speak of every room."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent.parent
CONTRACTS = {
    contract["id"]: contract
    for contract in tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
}
# app and what starts it open the window; everything else is a room with rules of its own.
ROOMS = {
    f"desk.{entry.stem}"
    for entry in (CHECKOUT / "desk").iterdir()
    if entry.suffix == ".py" or (entry / "__init__.py").is_file()
} - {"desk.__init__", "desk.__main__", "desk.app"}


# The command line opens the window when it is asked for, so the rules reach it from below only.
COMMAND_LINE = {"desk.cli", "desk.commands"}


@pytest.mark.parametrize(("contract", "home"), [("qt", "desk.ui"), ("reportlab", "desk.paper")])
def test_that_every_room_but_its_home_is_kept_from_a_library(contract: str, home: str) -> None:
    assert set(CONTRACTS[contract]["source_modules"]) == ROOMS - COMMAND_LINE - {home}


def test_that_the_layers_name_every_room_and_no_room_that_is_gone() -> None:
    named = {
        room.strip(" ()") for layer in CONTRACTS["arrows"]["layers"] for room in layer.replace(":", "|").split("|")
    }
    assert {f"desk.{room}" for room in named} >= ROOMS
    assert CONTRACTS["arrows"]["exhaustive"]


def test_that_every_screen_is_kept_from_the_others() -> None:
    screens = {f"desk.ui.{file.parent.name}" for file in (CHECKOUT / "desk" / "ui").glob("*/screen.py")}
    assert screens
    assert screens <= set(CONTRACTS["screens"]["modules"])


def test_that_an_upward_import_is_refused(tmp_path: Path) -> None:
    """The rules are tried on a copy in which records reaches up for the database."""
    import shutil

    shutil.copytree(CHECKOUT / "desk", tmp_path / "desk", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(CHECKOUT / "pyproject.toml", tmp_path)
    codes = tmp_path / "desk" / "records" / "codes.py"
    codes.write_text(codes.read_text("utf-8") + "\nimport desk.database\n", "utf-8")
    command = "import sys; sys.path.insert(0, '.'); from importlinter.cli import lint_imports_command as go; go()"
    done = subprocess.run(
        [sys.executable, "-c", command, "--no-logo", "--no-cache", "--contract", "arrows"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={"PYTHONUTF8": "1", "PATH": "", "PYTHONPATH": str(tmp_path)},
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert "desk.records is not allowed to import desk.database" in done.stdout
