import ast
import re
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent.parent
CODE = sorted((CHECKOUT / "desk").rglob("*.py"))
OWN = [*CODE, *CHECKOUT.glob("*.py"), *(CHECKOUT / "tests").rglob("*.py"), *(CHECKOUT / "db").rglob("*.py")]
MOST_LINES = 400


def _name(file: Path) -> str:
    return file.relative_to(CHECKOUT).as_posix()


def test_that_no_file_is_too_long_to_keep_in_mind() -> None:
    lengths = {_name(file): len(file.read_text("utf-8").splitlines()) for file in OWN if file.parent.name != "versions"}
    assert {name: length for name, length in lengths.items() if length > MOST_LINES} == {}


@pytest.mark.parametrize("file", [file for file in CODE if file.name == "__init__.py"], ids=_name)
def test_that_a_package_only_passes_on_what_its_modules_hold(file: Path) -> None:
    for statement in ast.parse(file.read_text("utf-8")).body:
        is_docstring = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
        is_export = isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) in (
            "__all__",
            "__version__",
        )
        assert is_docstring or is_export or isinstance(statement, ast.Import | ast.ImportFrom), ast.unparse(statement)


@pytest.mark.parametrize("document", sorted(CHECKOUT.glob("*.md")), ids=_name)
def test_that_a_document_names_only_what_is_there(document: Path) -> None:
    text = document.read_text("utf-8")
    links = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", text)
    paths = re.findall(r"`((?:desk|tests|db|docs|resources)/[\w./-]*|(?!__)[\w-]+\.(?:py|md|lock|toml))`", text)
    missing = {name for name in [*links, *paths] if not (CHECKOUT / name).exists()}
    assert missing == set()


def test_that_the_scripts_of_the_set_up_need_nothing_installed() -> None:
    import sys

    for script in ("run.py", "check.py", "install.py"):
        tree = ast.parse((CHECKOUT / script).read_text("utf-8"))
        names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
        names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
        assert {name.partition(".")[0] for name in names} <= sys.stdlib_module_names | {"install"}
