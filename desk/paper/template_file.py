"""A template as a city writes it (TOML): read, checked, and every mistake told with its line."""

from __future__ import annotations

import difflib
import string
import tomllib
from collections.abc import Collection, Iterable
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from desk.errors import DeskError
from desk.i18n import SCREEN_LANGUAGES, _, languages_of_paper
from desk.paper.colours import LEAST_CONTRAST, colour, contrast, is_colour
from desk.paper.logo import TALLEST, prepared
from desk.paper.look import WHITE
from desk.paper.template_lines import Lines, line_of
from desk.records.sheet import JAPANESE
from desk.records.template import (
    BELOW,
    FIELDS,
    NEVER_LEFT_OUT,
    ROWS,
    SENTENCES,
    Block,
    HeadStyle,
    NumberStyle,
    Template,
)

_MOST_BYTES = 65_536
_MOST_LOGO_BYTES = 5_000_000
_LONGEST = {"heading": 40, "continued": 40, "number_label": 20, "ask": 40}
_LONGEST_SENTENCE = 200
_LONGEST_LABEL = 20
_MOST_CONTACT_LINES = 8
_LEAST_HEIGHT = 5.0

_KEYS = {
    "name": (),
    "colours": ("accent", "band"),
    "head": ("style", "logo", "logo_height"),
    "item": ("number", "blocks", "rows", "leave_out"),
    "sentences": (),
    "contact": (),
}

Code = TypeVar("Code", bound=StrEnum)


class TemplateError(DeskError):
    """What is wrong in a template: ``mistakes`` are a sentence each, with file and line."""

    def __init__(self, mistakes: Iterable[str]) -> None:
        self.mistakes = tuple(mistakes)
        super().__init__("\n".join(self.mistakes))

    def __reduce__(self) -> tuple[type[TemplateError], tuple[tuple[str, ...]]]:
        """Travel between processes."""
        return TemplateError, (self.mistakes,)


def read_template(file: Path) -> Template:
    """The template in a file, its logo from beside it. Raises TemplateError, and nothing else, where that can't be."""
    text = _text(file)
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise TemplateError([_not_readable(file, line_of(error, text), text)]) from error
    except (ValueError, RecursionError) as error:
        raise TemplateError([_at(file, 1, _("TOML として読めません。書き方を確かめてください。"))]) from error
    reading = _Reading(file, text, told)
    template = reading.template()
    if reading.mistakes:
        raise TemplateError(_at(file, line, sentence) for line, sentence in sorted(set(reading.mistakes)))
    return template


def _text(file: Path) -> str:
    try:
        if file.stat().st_size > _MOST_BYTES:
            raise TemplateError([_("{file} は大きすぎます。ひな形は 64 KB までです。").format(file=file.name)])
        return file.read_text("utf-8-sig")
    except OSError as error:
        reason = error.strerror or ""
        raise TemplateError([_("{file} が読めません（{reason}）。").format(file=file, reason=reason)]) from error
    except ValueError as error:
        sentence = _("{file} は UTF-8 ではありません。文字コードを UTF-8 にして保存してください。")
        raise TemplateError([sentence.format(file=file.name)]) from error


def _not_readable(file: Path, line: int, text: str) -> str:
    lines = text.replace("\r\n", "\n").split("\n")
    shown = lines[line - 1].strip()[:40] if line <= len(lines) else ""
    if not shown:
        return _at(file, line, _("書きかけのようです。引用符やかっこが閉じているか確かめてください。"))
    sentence = _('ここが読めません：「{words}」。文字は " " で囲み、かっこは閉じてください。')
    return _at(file, line, sentence.format(words=shown))


def _at(file: Path, line: int, sentence: str) -> str:
    return _("{file} の {line} 行目：{sentence}").format(file=file.name, line=line, sentence=sentence)


class _Reading:
    """One file while it is checked; what is wrong collects in ``mistakes`` as line and sentence."""

    def __init__(self, file: Path, text: str, told: dict[str, Any]) -> None:
        self._file, self._text, self._told = file, text, told
        self.mistakes: list[tuple[int, str]] = []

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self._text)

    def template(self) -> Template:
        """What it says, as far as it is right."""
        self._known((), self._told, _KEYS)
        tables = {key: self._table((key,)) for key in _KEYS if key != "name"}
        for key, names in _KEYS.items():
            if names:
                self._known((key,), tables[key], names)
        item = tables["item"]
        height = self._height()
        blocks = tuple(Block(name) for name in self._names(item, "blocks", tuple(Block)))
        self._check_order(blocks)
        return Template(
            name=self._file.stem,
            labels=self._labels(),
            accent=self._colour(("colours", "accent"), on_white=True),
            band=self._band(),
            head=self._code(("head", "style"), HeadStyle, HeadStyle.LINE),
            number=self._code(("item", "number"), NumberStyle, NumberStyle.SQUARE),
            logo=self._logo(height),
            logo_height=height,
            blocks=blocks,
            rows=self._names(item, "rows", ROWS),
            left_out=self._left_out(item),
            sentences=self._sentences(tables["sentences"]),
            contact=self._contact(tables["contact"]),
        )

    # What stands at one place

    def _wrong(self, path: tuple[str, ...], sentence: str, words: str = "") -> None:
        self.mistakes.append((self._lines.of(path, words), sentence))

    def _table(self, path: tuple[str, ...]) -> dict[str, Any]:
        found = self._value(path)
        if found is None or isinstance(found, dict):
            return found or {}
        sentence = _("「{name}」は [{name}] という見出しの下に、1行ずつ書いてください。")
        self._wrong(path, sentence.format(name=".".join(path)))
        return {}

    def _value(self, path: tuple[str, ...]) -> Any:
        found: Any = self._told
        for key in path:
            found = found.get(key) if isinstance(found, dict) else None
        return found

    def _known(self, path: tuple[str, ...], table: dict[str, Any], known: Collection[str]) -> None:
        for key in table:
            if key not in known:
                self._wrong((*path, key), _unknown(_("「{name}」という項目はありません。"), key, known))

    def _words(self, path: tuple[str, ...], longest: int) -> str:
        """A text; empty where there is none."""
        found = self._value(path)
        if found is None:
            return ""
        if not isinstance(found, str):
            self._wrong(path, _('「{name}」には、" " で囲んだ文字を書いてください。').format(name=path[-1]))
            return ""
        self._check_length(path, found, longest)
        return found.strip()

    def _check_length(self, path: tuple[str, ...], text: str, longest: int) -> None:
        if len(text) > longest:
            sentence = _("「{name}」が長すぎます（{count} 文字）。{longest} 文字までにしてください。")
            self._wrong(path, sentence.format(name=path[-1], count=len(text), longest=longest), text[:10])

    def _code(self, path: tuple[str, ...], codes: type[Code], standing: Code) -> Code:
        found = self._words(path, _LONGEST_SENTENCE)
        if not found:
            return standing
        if found not in set(codes):
            known = [code.value for code in codes]
            self._wrong(path, _unknown(_("「{name}」という指定はありません。"), found, known))
            return standing
        return codes(found)

    def _list(self, path: tuple[str, ...], found: Any) -> list[str]:
        if found is None:
            return []
        if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
            sentence = _('「{name}」は ["…", "…"] のように、並べて書いてください。')
            self._wrong(path, sentence.format(name=path[-1]))
            return []
        return found

    def _names(self, table: dict[str, Any], key: str, known: Collection[str]) -> tuple[str, ...]:
        """Names of a closed list, each once."""
        path = ("item", key)
        found = self._list(path, table.get(key))
        for name in found:
            if name not in known:
                self._wrong(path, _unknown(_("「{name}」という部分はありません。"), name, known), name)
            elif found.count(name) > 1:
                self._wrong(path, _("「{name}」が2度書かれています。").format(name=name), name)
        return tuple(dict.fromkeys(name for name in found if name in known))

    # What a template is made of

    def _labels(self) -> dict[str, str]:
        found = self._value(("name",))
        if isinstance(found, str):
            return {JAPANESE: self._words(("name",), _LONGEST_LABEL)}
        if not isinstance(found, dict):
            if found is not None:
                self._wrong(("name",), _('「{name}」には、" " で囲んだ文字を書いてください。').format(name="name"))
            return {}
        return {language: self._words(("name", language), _LONGEST_LABEL) for language in found}

    def _colour(self, path: tuple[str, ...], *, on_white: bool = False) -> str:
        found = self._words(path, _LONGEST_SENTENCE)
        if not found:
            return ""
        if not is_colour(found):
            sentence = _('「{colour}」は色として読めません。"#004A6B" のように # と6けたで書いてください。')
            self._wrong(path, sentence.format(colour=found[:20]))
            return ""
        ratio = contrast(colour(found), WHITE)
        if on_white and ratio < LEAST_CONTRAST:
            sentence = _("「{colour}」は薄くて、紙の上で読めません（コントラスト {ratio}、{least} 以上が必要）。")
            told = sentence.format(colour=found, ratio=f"{int(10 * ratio) / 10:.1f}", least=LEAST_CONTRAST)
            self._wrong(path, told)
        return found.upper()

    def _band(self) -> str:
        path = ("colours", "band")
        found = self._colour(path)
        if found and self._value(("head", "style")) in (None, HeadStyle.LINE):
            self._wrong(path, _('「band」の色は、[head] の style を "band" にしたときに使われます。'))
        return found

    def _height(self) -> float:
        path = ("head", "logo_height")
        found = self._value(path)
        if found is None:
            return Template().logo_height
        is_number = isinstance(found, int | float) and not isinstance(found, bool)
        if not is_number or not _LEAST_HEIGHT <= found <= TALLEST:
            sentence = _("「logo_height」は {least} から {most} まで（mm）の数にしてください。")
            self._wrong(path, sentence.format(least=int(_LEAST_HEIGHT), most=int(TALLEST)))
            return Template().logo_height
        return float(found)

    def _logo(self, height: float) -> bytes:
        path = ("head", "logo")
        name = self._words(path, _LONGEST_SENTENCE)
        if not name:
            return b""
        if Path(name).name != name or "\\" in name:
            self._wrong(path, _("ロゴは、このファイルと同じフォルダーに置き、名前だけを書いてください。"))
            return b""
        try:
            file = self._file.with_name(name)
            if not file.is_file():
                self._wrong(path, _("ロゴ「{name}」が、このファイルと同じフォルダーにありません。").format(name=name))
                return b""
            if file.stat().st_size > _MOST_LOGO_BYTES:
                self._wrong(path, _("ロゴ「{name}」は大きすぎます。5 MB までにしてください。").format(name=name))
                return b""
            return prepared(file.read_bytes(), height)
        except DeskError as error:
            self._wrong(path, _("ロゴ「{name}」：{reason}").format(name=name, reason=error))
        except (OSError, ValueError):
            self._wrong(path, _("ロゴ「{name}」が読めません。").format(name=name))
        return b""

    def _check_order(self, blocks: tuple[Block, ...]) -> None:
        """Whoever reads on must know of what: rows without a name over them would belong to the item before."""
        first = next((block for block in blocks if block in BELOW), None)
        if first is not None and Block.TITLE not in blocks[: blocks.index(first)]:
            sentence = _("「title」は「{name}」より前に書いてください。").format(name=first)
            self._wrong(("item", "blocks"), sentence, first)

    def _left_out(self, item: dict[str, Any]) -> frozenset[str]:
        path = ("item", "leave_out")
        found = self._names(item, "leave_out", (*Block, *ROWS))
        for name in sorted(NEVER_LEFT_OUT & set(found)):
            self._wrong(path, _("「{name}」は省けません。住民に必要な部分です。").format(name=name), name)
        return frozenset(found) - NEVER_LEFT_OUT

    def _by_language(self, key: str, table: dict[str, Any]) -> list[str]:
        known = (*SCREEN_LANGUAGES, *languages_of_paper())
        for language in table:
            if language not in known:
                # A code of two letters resembles too many others to guess which one was meant.
                sentence = _("「{name}」という言語の紙はありません。使えるもの: {known}")
                self._wrong((key, language), sentence.format(name=language[:30], known=" ".join(known)))
        return [language for language in table if language in known]

    def _sentences(self, table: dict[str, Any]) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for language in self._by_language("sentences", table):
            path = ("sentences", language)
            told = self._table(path)
            self._known(path, told, SENTENCES)
            for name in SENTENCES:
                words = self._words((*path, name), _LONGEST.get(name, _LONGEST_SENTENCE))
                self._check_fields((*path, name), words)
                if words:
                    found.setdefault(language, {})[name] = words
        japanese = found.get(JAPANESE, {})
        for language, told in found.items():
            for name in told.keys() - japanese.keys():
                sentence = _("「{name}」は日本語（[sentences.ja]）にも書いてください。").format(name=name)
                self._wrong(("sentences", language, name), sentence)
        return found

    def _contact(self, table: dict[str, Any]) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for language in self._by_language("contact", table):
            path = ("contact", language)
            lines = self._list(path, table[language])
            if len(lines) > _MOST_CONTACT_LINES:
                sentence = _("連絡先は {most} 行までにしてください。").format(most=_MOST_CONTACT_LINES)
                self._wrong(path, sentence)
            for line in lines:
                self._check_length(path, line, _LONGEST_SENTENCE)
                self._check_fields(path, line)
            found[language] = tuple(line.strip() for line in lines if line.strip())
        if found and not found.get(JAPANESE) and isinstance(table.get(JAPANESE, []), list):
            self._wrong(("contact",), _("連絡先は日本語（ja）でも書いてください。"))
        return found

    def _check_fields(self, path: tuple[str, ...], words: str) -> None:
        """Names in braces that are filled in when a sheet is set."""
        try:
            parts = list(string.Formatter().parse(words))
        except ValueError:
            self._wrong(
                path, _("波かっこが閉じていません。波かっこそのものを書くときは、2つ重ねてください。"), words[:10]
            )
            return
        for _before, name, how, conversion in parts:
            if name is None:
                continue
            if name not in FIELDS:
                told = _("「{name}」はここに入れられません。").format(name="{" + name[:20] + "}")
                known = " ".join("{" + one + "}" for one in sorted(FIELDS))
                self._wrong(path, _("{sentence}使えるもの: {known}").format(sentence=told, known=known), words[:10])
            elif how or conversion:
                sentence = _("「{name}」は、波かっこの中に名前だけを書いてください。").format(name=name)
                self._wrong(path, sentence, words[:10])


def _unknown(sentence: str, name: str, known: Iterable[str]) -> str:
    """That there is no such name, and which one was meant or which there are."""
    names = [str(one) for one in known]
    meant = difflib.get_close_matches(name, names, n=1, cutoff=0.5)
    told = sentence.format(name=name[:30])
    if meant:
        return _("{sentence}もしかして「{meant}」ですか。").format(sentence=told, meant=meant[0])
    return _("{sentence}使えるもの: {known}").format(sentence=told, known=" ".join(names))
