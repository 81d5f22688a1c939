"""Menus of the preview: which language, and which two side by side; each entry has a digit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtGui import QAction, QFontDatabase
from PySide6.QtWidgets import QMenu, QWidget

from desk import i18n
from desk.i18n import _
from desk.records import wording
from desk.records.codes import Mode
from desk.records.sheet import EASY, JAPANESE, Choices, Side, sheet_languages

_WRITING = {
    "zh-Hans": QFontDatabase.WritingSystem.SimplifiedChinese,
    "ko": QFontDatabase.WritingSystem.Korean,
    "vi": QFontDatabase.WritingSystem.Vietnamese,
    "ne": QFontDatabase.WritingSystem.Devanagari,
    "th": QFontDatabase.WritingSystem.Thai,
    "my": QFontDatabase.WritingSystem.Myanmar,
}

_DIGITS = 9


def language_menu(parent: QWidget, chosen: Choices, first: str, choose: Callable[[Choices], object]) -> QMenu:
    """One language for the whole sheet. ``first``: the language that the resident speaks, where that is known."""
    menu = _menu(parent, _("紙の言語"))
    for number, code in enumerate(_ordered(first), start=1):
        made = _with(chosen, Mode.STANDARD, code, None)
        _add(menu, number, code, is_on=chosen.main.language == code and chosen.beside is None).triggered.connect(
            lambda _on=False, made=made: choose(made)
        )
    return menu


def pair_menu(parent: QWidget, chosen: Choices, first: str, choose: Callable[[Choices], object]) -> QMenu:
    """The language beside the Japanese text, and whether that text is easy."""
    menu = _menu(parent, _("並べる言語"))
    left = chosen.language if chosen.mode is Mode.PAIR else EASY
    for number, code in enumerate(_ordered(first), start=1):
        beside = Side(language=code)
        made = _with(chosen, Mode.PAIR, left if left in (JAPANESE, EASY) else EASY, beside)
        _add(menu, number, code, is_on=chosen.beside == beside).triggered.connect(
            lambda _on=False, made=made: choose(made)
        )
    if chosen.beside is not None:
        menu.addSeparator()
        other = JAPANESE if left == EASY else EASY
        words = _("左を標準の日本語にする") if other == JAPANESE else _("左をやさしい日本語にする")
        made = _with(chosen, Mode.PAIR, other, chosen.beside)
        menu.addAction(f"&0　{words}").triggered.connect(lambda _on=False: choose(made))
    return menu


def template_menu(
    parent: QWidget, chosen: Choices, templates: Sequence[tuple[str, str]], choose: Callable[[Choices], object]
) -> QMenu:
    """The city's templates by their labels."""
    menu = _menu(parent, _("ひな形"))
    for number, (name, label) in enumerate(templates, start=1):
        words = label.replace("&", "&&")
        action = menu.addAction(f"&{number}　{words}" if number <= _DIGITS else words)
        action.setCheckable(True)
        action.setChecked(name == chosen.template)
        made = replace(chosen, template=name)
        action.triggered.connect(lambda _on=False, made=made: choose(made))
    return menu


def _menu(parent: QWidget, name: str) -> QMenu:
    menu = QMenu(parent)
    menu.setAccessibleName(name)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _add(menu: QMenu, number: int, code: str, *, is_on: bool) -> QAction:
    own, name = wording.own_name(code), wording.sheet_language(code, i18n.active())
    is_said_twice = own == name or not _can_show(code)
    action = menu.addAction(f"&{number}　{name}" if is_said_twice else f"&{number}　{name}　{own}")
    action.setCheckable(True)
    action.setChecked(is_on)
    return action


def _can_show(code: str) -> bool:
    """Whether this screen has a font for what a language calls itself; empty boxes would tell nobody anything."""
    system = _WRITING.get(code)
    return system is None or bool(QFontDatabase.families(system))


def _ordered(first: str) -> list[str]:
    others = [code for code in sheet_languages() if code not in (JAPANESE, EASY)]
    return sorted(others, key=lambda code: code != first)


def _with(chosen: Choices, mode: Mode, language: str, beside: Side | None) -> Choices:
    return replace(chosen, mode=mode, language=language, beside=beside)
