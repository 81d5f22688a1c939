"""Checks everything: ``python3 check.py`` sets up what is missing, then format, lint, types, arrows and tests.

``--fast`` leaves the slow tests out, ``--catalogue`` brings the English catalogue up to date with the texts in the code,
any other argument goes to pytest (``python3 check.py tests/search -k kana``). All steps run whatever the earlier ones
said; the exit code is 0 only if all passed. The last line is pytest's own.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - an older Python must reach this sentence: nothing newer above it
    sys.exit(
        "Python 3.11 以上が必要です（いまは %d.%d）。https://www.python.org/downloads/\n" % sys.version_info[:2]  # noqa: UP031
        + "Python 3.11 or newer is needed (this is %d.%d)." % sys.version_info[:2]  # noqa: UP031
    )

import os
import subprocess
import time

import install


def main(arguments: list[str]) -> int:
    """Set up and run every step; 0 when all passed."""
    install.prepare_console()
    try:
        install.prepare(checking=True)
        if arguments == ["--catalogue"]:
            return run(["-m", "tests.house.catalogue"])
        failed = [name for name, command in steps() if not passes(name, command)]
        if failed:
            print(install.words(f"✗ 不合格: {'・'.join(failed)}", f"✗ failed: {', '.join(failed)}"), flush=True)
        tests = run(pytest(arguments))
        return 1 if failed or tests else 0
    except install.Stopped as reason:
        print(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def steps() -> list[tuple[str, list[str]]]:
    """What is checked before the tests: its name, and the command as arguments of .venv's Python."""
    lint_imports = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    return [
        (install.words("書式", "format"), ["-m", "ruff", "format", "--check", "."]),
        (install.words("規則", "lint"), ["-m", "ruff", "check", "."]),
        (install.words("型", "types"), ["-m", "mypy"]),
        (install.words("依存の向き", "arrows"), ["-c", lint_imports, "--no-logo"]),
    ]


def passes(name: str, command: list[str]) -> bool:
    """Run one step and print one line about it; what it has to say is shown only when it fails."""
    began = time.perf_counter()
    done = subprocess.run(
        [install.PYTHON, *command],
        env=install.environment(),
        cwd=install.CHECKOUT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    mark = "✗" if done.returncode else "✓"
    print(f"{mark} {name} {time.perf_counter() - began:.1f} s", flush=True)
    if done.returncode:
        print(done.stdout.rstrip(), flush=True)
    return done.returncode == 0


def pytest(arguments: list[str]) -> list[str]:
    """The tests' command: some at a time, those of one file together because they share what is dear to make."""
    workers = str(min(4, os.cpu_count() or 1))
    fast = ["-m", "not slow and not bench and not mozc"] if "--fast" in arguments else []
    rest = [argument for argument in arguments if argument != "--fast"]
    return ["-m", "pytest", "-n", workers, "--dist", "loadfile", *fast, *rest]


def run(command: list[str]) -> int:
    """Run a command of .venv's Python with its output shown as it comes."""
    return subprocess.run([install.PYTHON, *command], env=install.environment(), cwd=install.CHECKOUT).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
