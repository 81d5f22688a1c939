"""The templates of sheets: those that come with the product, and the city's own in the folder ``templates`` of its home.

One of the city's with the name of one of the product stands in its place, so that a city can change what is standard.
"""

from __future__ import annotations

import re
import shutil
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from desk import paths
from desk.errors import DeskError
from desk.i18n import _
from desk.records.template import STANDARD, Template
from desk.work.desk import Desk

_FOLDER = "templates"
_SUFFIX = ".toml"
_NAME = re.compile(r"^name\s*=.*$", re.MULTILINE)
_UNFIT = re.compile(r'[/\\:*?"<>|\x00-\x1f]|^\.|\.$')
_LONGEST_NAME = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A template that there is: its name, what staff call it, where it lies, and what is wrong in it.

    ``is_own``: it is the city's.
    """

    name: str
    label: str
    file: Path
    is_own: bool
    mistakes: tuple[str, ...] = ()


def folder_of(home: Path) -> Path:
    """Where the city's own templates lie."""
    return home / _FOLDER


def offered(home: Path, language: str) -> tuple[Offered, ...]:
    """Every template, the standard one first, with its label in a language of the screen."""
    found = []
    for name, file in _files(home).items():
        template, mistakes = _read(file)
        label = template.label(language) if template is not None else name
        is_own = file.parent == folder_of(home)
        found.append(Offered(name=name, label=label, file=file, is_own=is_own, mistakes=mistakes))
    return tuple(sorted(found, key=lambda one: (one.name != STANDARD, one.is_own, one.name)))


def templates_here(desk: Desk, language: str) -> tuple[Offered, ...]:
    """Every template of this desk; one with a mistake says so by its label, and by its line once it is chosen."""
    found = offered(desk.settings.home, language)
    return tuple(
        replace(one, label=_("{name}（誤りあり）").format(name=one.label)) if one.mistakes else one for one in found
    )


def file_of(home: Path, name: str) -> Path:
    """Where the template of this name lies. Raises DeskError where there is none."""
    files = _files(home)
    found = files.get(_normal(name))
    if found is None:
        sentence = _("ひな形「{name}」はありません。あるもの: {known}").format(name=name, known=" ".join(files))
        raise DeskError(sentence)
    return found


def template_for(home: Path, name: str) -> tuple[Template, str]:
    """The template of this name, and a sentence where the standard one stands in for it."""
    files = _files(home)
    file = files.get(_normal(name))
    if file is None:
        told = _("ひな形「{name}」が見つからないので、標準のひな形で作りました。").format(name=name)
        return _standing(files), told
    template, mistakes = _read(file)
    if template is not None:
        return template, ""
    sentence = _("ひな形「{name}」に誤りがあるので、標準のひな形で作りました。{mistake}")
    return _standing(files), sentence.format(name=name, mistake=mistakes[0])


def checked(home: Path, name_or_file: str) -> tuple[Path, tuple[str, ...]]:
    """The file of a template and what is wrong in it. Raises DeskError where there is no such template."""
    file = Path(name_or_file)
    if file.suffix.lower() != _SUFFIX:
        file = file_of(home, name_or_file)
    return file, _read(file)[1]


def copied(home: Path, name: str, as_name: str) -> Path:
    """A copy of a template with its logo in the city's folder, to be changed. Raises DeskError where that can't be."""
    source = file_of(home, name)
    new = as_name.strip() or _normal(name)
    if _UNFIT.search(new) or len(new) > _LONGEST_NAME:
        raise DeskError(
            _("「{name}」はひな形の名前に使えません。20文字までで、記号を使わずに付けてください。").format(name=new)
        )
    target = folder_of(home) / f"{new}{_SUFFIX}"
    if target.exists():
        raise DeskError(
            _("ひな形「{name}」はもうあります（{file}）。--as で別の名前を付けてください。").format(
                name=new, file=target
            )
        )
    text = source.read_text("utf-8-sig")
    if as_name.strip():
        text = _NAME.sub(lambda _line: f'name = "{new}"', text, count=1)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        for logo in _logos(source, text):
            beside = target.with_name(f"{new}{logo.suffix}")
            shutil.copyfile(logo, beside)
            text = text.replace(f'"{logo.name}"', f'"{beside.name}"')
        target.write_text(text, "utf-8")
    except OSError as error:
        raise DeskError(
            _("{path} に書けません（{reason}）。別の場所を指定してください。").format(
                path=target, reason=error.strerror or ""
            )
        ) from error
    return target


def _files(home: Path) -> dict[str, Path]:
    """The file of each template by its name; the city's own stand in the place of the product's."""
    folders = (paths.resources() / "paper" / "templates", folder_of(home))
    return {_normal(file.stem): file for folder in folders for file in sorted(folder.glob(f"*{_SUFFIX}"))}


def _normal(name: str) -> str:
    """A name as one types it; some systems take the marks of kana apart in the names of files."""
    return unicodedata.normalize("NFC", name.strip())


def _standing(files: dict[str, Path]) -> Template:
    """The standard template; as the product has it where that can't be read either."""
    template, _mistakes = _read(files[STANDARD]) if STANDARD in files else (None, ())
    return template or Template()


def _read(file: Path) -> tuple[Template | None, tuple[str, ...]]:
    """A template, or what is wrong in it; read anew once anything in its folder has changed."""
    try:
        beside = tuple(sorted((str(one), one.stat().st_mtime_ns, one.stat().st_size) for one in file.parent.iterdir()))
    except OSError:
        beside = ()
    return _read_once(file, beside)


@lru_cache(maxsize=32)
def _read_once(file: Path, _beside: tuple[tuple[str, int, int], ...]) -> tuple[Template | None, tuple[str, ...]]:
    from desk.paper.template_file import TemplateError, read_template

    try:
        return read_template(file), ()
    except TemplateError as error:
        return None, error.mistakes


def _logos(source: Path, text: str) -> list[Path]:
    """The files beside a template that it names."""
    return [one for one in sorted(source.parent.iterdir()) if one.suffix != _SUFFIX and f'"{one.name}"' in text]
