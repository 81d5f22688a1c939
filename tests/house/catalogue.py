"""The texts of the code and the catalogues, brought together: ``python3 check.py --catalogue``.

``desk.po`` of a language of the screen holds every text; ``sheet.po`` of a language of paper those that a sheet can
show. New texts enter with an empty translation, texts that the code no longer has leave, translations stay as they are.
Nothing is guessed: a translation of a similar text isn't taken over.
"""

from __future__ import annotations

import ast
import re
import string
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.pofile import read_po, write_po

from desk import i18n
from desk.records.sheet import EASY, sheet_languages
from tests.house.paper_texts import texts_of
from tests.house.texts_in_code import CHECKOUT, Found, calls_for_text, texts_in

CODE = CHECKOUT / "desk"
LOCALES = CHECKOUT / "resources" / "locale"
SCREEN = tuple(language for language in i18n.SCREEN_LANGUAGES if language != i18n.SOURCE_LANGUAGE)
PAPER = tuple(language for language in sheet_languages() if language not in i18n.SCREEN_LANGUAGES)
LANGUAGES = SCREEN + PAPER
ROOMS_OF_PAPER = ("paper",)


def file_of(language: str) -> Path:
    """Where the catalogue of a language lies."""
    return i18n.file_of(language, LOCALES)


def texts(language: str = "en") -> Catalog:
    """Every text that a language has to have, with the files that use it."""
    found = Catalog(project="Manabi Desk", charset="utf-8")
    for source, one in texts_of(*ROOMS_OF_PAPER) if language in PAPER else _all_texts():
        found.add(one.id, locations=[(source, one.line)], context=one.context)
    return found


def _all_texts() -> Iterator[tuple[str, Found]]:
    for source, tree in _trees(CODE):
        if source != "desk/i18n.py":  # its own functions pass texts on
            yield from ((source, one) for one in texts_in(tree))


def read(language: str) -> Catalog:
    """The catalogue of a language; an empty one where there is none yet."""
    file = file_of(language)
    if not file.is_file() or not file.stat().st_size:
        return Catalog(locale=_locale(language), project="Manabi Desk", charset="utf-8", fuzzy=False)
    # Its own code is no locale to babel, which would then take English plurals for it.
    text = file.read_text("utf-8").replace(f'"Language: {language}\\n"', f'"Language: {_locale(language)}\\n"', 1)
    return read_po(BytesIO(text.encode()), locale=_locale(language))


def _locale(language: str) -> str:
    """The language as babel names it; やさしい日本語 has the plural rule of Japanese."""
    return "ja" if language == EASY else language.replace("-", "_")


def updated(language: str) -> bytes:
    """The catalogue as it should lie in its file, in an order that moves little when code moves."""
    catalogue = read(language)
    catalogue.update(texts(language), no_fuzzy_matching=True, update_creation_date=False)
    buffer = BytesIO()
    write_po(buffer, catalogue, width=120, include_lineno=False, sort_by_file=True, ignore_obsolete=True)
    if language in SCREEN:
        return buffer.getvalue()
    return _with_reviewer(language, buffer.getvalue().decode()).encode()


def _with_reviewer(language: str, text: str) -> str:
    """The file with its own code and its reviewer in its head: babel passes on only the headers it knows."""
    own = f'"Language: {language}\\n"\n"{i18n.REVIEWER}: {i18n.reviewer(language, LOCALES)}\\n"\n'
    return re.sub(r'"Language: .*\n', lambda _match: own, text, count=1)


def untranslated(catalogue: Catalog) -> list[str]:
    """The texts without a translation in every form that the language has."""
    return [str(message.id) for message in catalogue if message.id and not all(_strings(message))]


def wrong_fields(catalogue: Catalog) -> list[str]:
    """The texts whose translation names other {fields} than the text: it would fail or say less when shown."""
    wrong = []
    for message in catalogue:
        ids = message.id if isinstance(message.id, tuple | list) else (message.id,)
        wanted = {field for text in ids for field in fields(text)}
        # A form for just one thing may leave the number out ("one seat").
        least = set.intersection(*({*fields(text)} for text in ids))
        for text in _strings(message):
            has = set(fields(text))
            if text and message.id and not (least <= has <= wanted):
                wrong.append(f"{ids[0]!r} {sorted(wanted)} → {text!r} {sorted(has)}")
    return wrong


def fields(text: str) -> Iterator[str]:
    """The names in braces."""
    for _literal, name, _format, _conversion in string.Formatter().parse(text):
        if name is not None:
            yield name


def texts_made_at_run_time() -> list[str]:
    """Places where _ is given a text put together there: no tool could find it for the catalogue."""
    return [
        f"{source}:{call.lineno}"
        for source, tree in _trees(CODE)
        for call in calls_for_text(tree)
        if any(isinstance(part, ast.JoinedStr | ast.BinOp) for part in call.args)
    ]


def texts_not_marked(*rooms: str) -> list[str]:
    """Japanese in these modules of desk that would be shown as it is in every language; one letter alone is a measure.

    A line whose comment says ``in every language`` means it so: the name of a language, what a bench types.
    """
    found = []
    for source, tree in _trees(CODE):
        lines = (CHECKOUT / source).read_text("utf-8").splitlines()
        if not source.startswith(tuple(f"desk/{room}" for room in rooms)):
            continue
        marked = {id(part) for call in calls_for_text(tree) for part in ast.walk(call)} | _never_shown(tree)
        comments = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        constants = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]
        for node in constants:
            text = str(node.value)
            if "in every language" in lines[node.lineno - 1]:
                continue
            if len(text) > 1 and _is_japanese(text) and id(node) not in marked | comments:
                found.append(f"{source}:{node.lineno}: {text}")
    return found


def _trees(folder: Path) -> Iterator[tuple[str, ast.Module]]:
    for source in sorted(folder.rglob("*.py")):
        yield source.relative_to(CHECKOUT).as_posix(), ast.parse(source.read_text("utf-8"))


def _never_shown(tree: ast.Module) -> set[int]:
    """What is compared and never shown: kana by which a command is found, Key(…, reading="さがす"), and patterns."""
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    keys = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "Key"]
    patterns = [
        call for call in calls if isinstance(call.func, ast.Attribute) and ast.unparse(call.func) == "re.compile"
    ]
    given = [part for key in keys for part in [*key.args[4:5], *(word.value for word in key.keywords)]]
    given += [part for call in patterns for part in call.args]
    return {id(part) for part in given if isinstance(part, ast.Constant)}


def _is_japanese(text: str) -> bool:
    """Whether there is a word in it: kanji or ordinary kana (lists of small kana and marks are tables, not texts)."""
    return re.search("[一-鿿あいうえおか-もやゆよら-んアイウエオカ-モヤユヨラ-ン]", text) is not None


def _strings(message: Message) -> tuple[str, ...]:
    return tuple(message.string) if isinstance(message.string, tuple | list) else (message.string or "",)


def main() -> int:
    """Write the catalogues, and tell what is still to be translated."""
    for language in LANGUAGES:
        file = file_of(language)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(updated(language))
        catalogue = read(language)
        open_texts = untranslated(catalogue)
        print(f"{file.relative_to(CHECKOUT)}: {len(catalogue)} texts, {len(open_texts)} without a translation")
        for text in open_texts:
            print(f"  {text}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
