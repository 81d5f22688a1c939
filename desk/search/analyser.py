"""Japanese text to words: SudachiPy with its small dictionary, loaded when somebody first asks for it.

Loading takes 60 to 110 ms and 85 MB, so the window calls ``load`` in a worker after its first paint; until then
``loaded`` is None and search works on the letters as they stand.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from desk.text import fold, runs

if TYPE_CHECKING:
    from sudachipy import Dictionary, Morpheme, Tokenizer

_RULES = 3
"""Count this up whenever the same text would give other tokens: an index of another number is rebuilt."""

_PIECE = 12_000
"""Characters analysed at once; Sudachi refuses more than 49,149 bytes."""

_MOST_KNOWN = 200_000
"""Words kept folded; a nation's listings hold fewer."""

_CONTENT = frozenset(
    {"名詞", "動詞", "形容詞", "形状詞", "副詞", "代名詞", "接頭辞", "接尾辞", "記号", "連体詞", "感動詞"}
)
EMPTY_FORMS = frozenset({"為る", "居る", "有る", "成る", "御", "其の", "此の", "下さる", "頂く", "出来る", "行う"})
"""Verbs that say nothing of what is looked for."""


@cache
def version() -> str:
    """Which rules, analyser and dictionary make the tokens."""
    from importlib.metadata import version as installed

    return f"{_RULES}/{installed('sudachipy')}/{installed('sudachidict-small')}"


@dataclass(frozen=True, slots=True)
class Word:
    """One word as search sees it, all texts folded.

    ``forms``: how it may stand in the index (its dictionary form first, then as written). ``reading`` in hiragana.
    ``groups``: Sudachi's synonym groups. ``parts``: the words it is made of, where it can be taken apart.
    ``counts``: false for particles and the like, which nobody searches for. ``known``: the dictionary
    has it.
    """

    surface: str
    forms: tuple[str, ...]
    reading: str
    groups: tuple[int, ...] = ()
    parts: tuple[Word, ...] = ()
    counts: bool = True
    known: bool = True


class Analyser:
    """Takes text apart. Every thread needs its own; the dictionary behind them is shared."""

    def __init__(self, dictionary: Dictionary) -> None:
        from sudachipy import SplitMode

        self._tokenizer: Tokenizer = dictionary.create(mode=SplitMode.C)
        self._short = SplitMode.A
        self._known: dict[tuple[str, int], Word] = {}

    def words(self, text: str) -> list[Word]:
        """The words of a text in their order, punctuation and spaces left out.

        The text must have passed ``text.nfkc`` and ``text.sayable``; katakana stays, it tells words apart.
        """
        found = []
        known = self._known
        for piece in _pieces(text):
            for morpheme in self._tokenizer.tokenize(piece):
                # Folding costs more than the analysis, and a city writes the same words again and again.
                key = (morpheme.surface(), morpheme.word_id())
                word = known.get(key)
                if word is None:
                    word = known[key] = self._made(morpheme)
                if word.surface:
                    found.append(word)
        if len(known) > _MOST_KNOWN:
            known.clear()
        return found

    def _made(self, morpheme: Morpheme) -> Word:
        surface = "".join(runs(fold(morpheme.surface())))
        if not surface:
            return Word("", (), "", counts=False)
        normal = "".join(runs(fold(morpheme.normalized_form())))
        parts = morpheme.split(self._short, add_single=False)
        kind = morpheme.part_of_speech()[0]
        return Word(
            surface=surface,
            forms=tuple(dict.fromkeys(form for form in (normal, surface) if form)),
            reading=fold(morpheme.reading_form()) if morpheme.dictionary_id() >= 0 else surface,
            groups=tuple(morpheme.synonym_group_ids()) if len(surface) > 1 else (),
            parts=tuple(self._made(part) for part in parts),
            counts=kind in _CONTENT and normal not in EMPTY_FORMS,
            known=morpheme.dictionary_id() >= 0,
        )


def _pieces(text: str) -> Iterator[str]:
    """The text in pieces that Sudachi takes, cut at a line's end where there is one."""
    while len(text) > _PIECE:
        cut = text.rfind("\n", 0, _PIECE) + 1 or _PIECE
        yield text[:cut]
        text = text[cut:]
    yield text


_lock = threading.Lock()
_dictionary: list[Dictionary] = []
_own = threading.local()


def load() -> Analyser:
    """This thread's analyser; the first call in a process reads the dictionary (60 to 110 ms)."""
    mine: Analyser | None = getattr(_own, "analyser", None)
    if mine is None:
        with _lock:
            if not _dictionary:
                from sudachipy import Dictionary

                _dictionary.append(Dictionary(dict="small"))
        mine = _own.analyser = Analyser(_dictionary[0])
    return mine


def loaded() -> Analyser | None:
    """This thread's analyser where the dictionary was read already, else None: nobody waits for it while typing."""
    return load() if _dictionary else None
