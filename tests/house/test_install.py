import ast
import json
import os
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import pytest

import check
import install
import run

CHECKOUT = Path(__file__).resolve().parent.parent.parent
OldVersion = namedtuple("OldVersion", "major minor micro releaselevel serial")


@pytest.fixture
def venv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment in which everything seems installed, beside two locks."""
    folder = tmp_path / ".venv"
    packages = folder / "lib" / "python3.11" / "site-packages"
    (packages / "PySide6").mkdir(parents=True)
    (folder / "bin").mkdir()
    (folder / "bin" / "desk").touch()
    for name in ("requirements.lock", "requirements-dev.lock", "pyproject.toml"):
        (tmp_path / name).write_text(f"the first {name}\n")
    monkeypatch.setattr(install, "CHECKOUT", tmp_path)
    monkeypatch.setattr(install, "VENV", folder)
    monkeypatch.setattr(install, "DESK", folder / "bin" / "desk")
    monkeypatch.setattr(install, "RUN_LOCK", tmp_path / "requirements.lock")
    monkeypatch.setattr(install, "CHECK_LOCK", tmp_path / "requirements-dev.lock")
    monkeypatch.setattr(install, "_STAMP", folder / "installed.json")
    return folder


@pytest.mark.parametrize("script", ["run.py", "check.py"])
def test_that_an_old_python_gets_a_sentence(script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of the file must be readable to Python 3.6, or its own error comes before the sentence."""
    tree = ast.parse((CHECKOUT / script).read_text("utf-8"), feature_version=(3, 6))
    assert "from __future__" not in ast.unparse(tree)
    monkeypatch.setattr(sys, "version_info", OldVersion(3, 8, 10, "final", 0))
    with pytest.raises(SystemExit, match=r"3\.11 以上が必要です（いまは 3\.8）"):
        exec(compile(tree, script, "exec"), {"__name__": "__main__"})


def test_that_nothing_is_done_again_when_all_is_there(venv: Path) -> None:
    lock = install.RUN_LOCK
    install._Installed.read().after(lock).write()
    assert install._Installed.read().fits(lock)


@pytest.mark.parametrize(
    "loss",
    [
        lambda venv: (venv.parent / "requirements.lock").write_text("another\n"),
        lambda venv: (venv.parent / "pyproject.toml").write_text("another\n"),
        lambda venv: (venv / "bin" / "desk").unlink(),
        lambda venv: (venv / "lib" / "python3.11" / "site-packages" / "PySide6").rmdir(),
        lambda venv: (venv / "installed.json").write_text("{ damaged"),
    ],
    ids=["new lock", "new project", "no command", "a package deleted", "damaged note"],
)
def test_that_what_changed_or_was_lost_is_installed(venv: Path, loss: object) -> None:
    install._Installed.read().after(install.RUN_LOCK).write()
    assert callable(loss)
    loss(venv)
    assert not install._Installed.read().fits(install.RUN_LOCK)


def test_that_checking_also_serves_running_but_not_the_other_way(venv: Path) -> None:
    install._Installed.read().after(install.RUN_LOCK).write()
    assert not install._Installed.read().fits(install.CHECK_LOCK)
    install._Installed.read().after(install.CHECK_LOCK).write()
    assert install._Installed.read().fits(install.RUN_LOCK)
    assert install._Installed.read().fits(install.CHECK_LOCK)


def test_that_running_after_a_new_lock_does_not_pass_for_checking(venv: Path) -> None:
    install._Installed.read().after(install.CHECK_LOCK).write()
    install.RUN_LOCK.write_text("another\n")
    install._Installed.read().after(install.RUN_LOCK).write()
    assert not install._Installed.read().fits(install.CHECK_LOCK)


def test_that_line_ends_of_windows_are_no_new_lock(venv: Path) -> None:
    install._Installed.read().after(install.RUN_LOCK).write()
    install.RUN_LOCK.write_bytes(install.RUN_LOCK.read_bytes().replace(b"\n", b"\r\n"))
    assert install._Installed.read().fits(install.RUN_LOCK)


def test_that_a_moved_checkout_is_set_up_anew(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(install, "PYTHON", Path(sys.executable))
    install._Installed.read().after(install.RUN_LOCK).write()
    assert install._usable()
    note = json.loads((venv / "installed.json").read_text())
    (venv / "installed.json").write_text(json.dumps({**note, "folder": "somewhere else"}))
    assert not install._usable()


@pytest.mark.parametrize("content", ["", "#!/bin/sh\nexit 1\n"], ids=["empty", "failing"])
def test_that_a_broken_python_is_noticed(venv: Path, monkeypatch: pytest.MonkeyPatch, content: str) -> None:
    python = venv / "bin" / "python"
    python.write_text(content)
    python.chmod(0o755)
    monkeypatch.setattr(install, "PYTHON", python)
    assert not install._usable()


def test_that_a_real_environment_is_made_and_then_found_good(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    python = venv / ("Scripts" if os.name == "nt" else "bin") / Path(sys.executable).name
    monkeypatch.setattr(install, "PYTHON", python)
    assert not install._usable()
    install._create()
    assert install._usable()
    assert not (venv / "lib" / "python3.11" / "site-packages" / "PySide6").exists(), "the old content is still there"


def test_that_a_folder_nobody_can_write_to_ends_in_a_sentence(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_the_way = venv.parent / "file"
    in_the_way.touch()
    monkeypatch.setattr(install, "VENV", in_the_way / ".venv")
    with pytest.raises(install.Stopped, match="venv"):
        install._create()


@pytest.mark.parametrize(("variable", "value", "japanese"), [("LANG", "ja_JP.UTF-8", True), ("LC_ALL", "C", False)])
def test_that_the_set_up_speaks_the_readers_language(
    monkeypatch: pytest.MonkeyPatch, variable: str, value: str, japanese: bool
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv(variable, value)
    assert install.words("はい", "yes") == ("はい" if japanese else "yes")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has machines whose Qt lacks libraries")
def test_that_a_library_that_cannot_be_loaded_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(install, "_LIBRARIES", {"libc.so.6": "libc6", "libnowhere.so.9": "libnowhere9"})
    missing = install._missing_packages(checking=False)
    assert missing["libnowhere.so.9"] == "libnowhere9"
    assert "libc.so.6" not in missing


@pytest.mark.skipif(os.name == "nt", reason="Windows has no apt")
def test_that_a_machine_without_network_is_asked_for_packages_once(venv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(install, "_TRIED", venv / "system-packages.txt")
    monkeypatch.setattr(install, "_is_debian", lambda: True)
    monkeypatch.setattr(install, "_missing_packages", lambda checking: {"libEGL.so.1": "libegl1"})
    monkeypatch.setattr(install, "_apt_install", asked.append)
    install._install_system_packages(checking=False)
    install._install_system_packages(checking=False)
    assert asked == [["libegl1"]]


@pytest.mark.parametrize(
    ("arguments", "where", "rest"),
    [
        ([], [], []),
        (["--home", "/a b"], ["--home", "/a b"], []),
        (["--home=/a", "--database", "sqlite:///x"], ["--home=/a", "--database", "sqlite:///x"], []),
        (["--home", "/a", "search", "--home"], ["--home", "/a"], ["search", "--home"]),
        (["search", "英語"], [], ["search", "英語"]),
        (["--version"], [], ["--version"]),
    ],
)
def test_that_places_are_told_from_what_is_to_be_done(arguments: list[str], where: list[str], rest: list[str]) -> None:
    assert run.split(arguments) == (where, rest)


@pytest.mark.skipif(sys.platform != "linux", reason="Windows and macOS always have a screen")
@pytest.mark.parametrize(
    ("variables", "expected"),
    [
        ({}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "xcb"}, True),
    ],
)
def test_that_a_machine_without_a_screen_is_known(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], expected: bool
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert run.has_screen() is expected


def test_that_a_first_start_is_one_without_a_database(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(install, "PYTHON", Path(sys.executable))
    assert run.first_start(["--home", str(home)]) == home
    assert run.first_start(["--home", str(home), "--database", "postgresql+psycopg://server/desk"]) is None
    (home / "desk.db").touch()
    assert run.first_start(["--home", str(home)]) is None


def test_that_a_first_start_broken_off_is_done_again(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([1, 0])
    asked = []

    def desk(arguments: list[str]) -> int:
        asked.append(arguments[2:])
        (home / "desk.db").touch()
        return next(answers)

    monkeypatch.setattr(install, "PYTHON", Path(sys.executable))
    monkeypatch.setattr(run, "desk", desk)
    assert run.begin(["--home", str(home)]) == 1
    assert run.begin(["--home", str(home)]) == 0
    assert run.begin(["--home", str(home)]) == 0
    assert asked == [["init", "--sample"], ["init", "--sample"]]


def test_that_a_failing_step_is_shown_and_a_passing_one_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(install, "PYTHON", Path(sys.executable))
    assert check.passes("good", ["-c", "print('much to say')"])
    assert len(capsys.readouterr().out.splitlines()) == 1
    assert not check.passes("bad", ["-c", "print('the reason'); raise SystemExit(3)"])
    assert "the reason" in capsys.readouterr().out


def test_that_only_the_known_option_is_kept_from_pytest() -> None:
    assert check.pytest(["--fast", "tests/search", "-k", "kana"])[-3:] == ["tests/search", "-k", "kana"]
    assert "--fast" not in check.pytest(["--fast"])
    assert "not slow" in check.pytest(["--fast"])[-1]


@pytest.mark.skipif(os.name == "nt", reason="continuous integration runs on Linux")
def test_that_continuous_integration_runs_the_check() -> None:
    script = CHECKOUT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert subprocess.run(["bash", "-n", script]).returncode == 0
    assert "exec python3 check.py" in script.read_text("utf-8")
