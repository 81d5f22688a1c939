"""敬語 that is made by rule, and what says the same: お渡しします → 渡します, ご紹介いたします → 紹介します.

Words in short units by SudachiPy. What no rule makes (おいでください, 伺います) stands in the list of hard words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desk.easy.findings import Finding, Sort
from desk.easy.grammar import Word
from desk.text import is_kanji

_TE = {
    "カ": ("き", "いて"),
    "ガ": ("ぎ", "いで"),
    "サ": ("し", "して"),
    "タ": ("ち", "って"),
    "ラ": ("り", "って"),
    "ワ": ("い", "って"),
    "ナ": ("に", "んで"),
    "バ": ("び", "んで"),
    "マ": ("み", "んで"),
}
"""Row of a verb of five steps, the end of its stem before ます, and that end with て."""
_HUMBLE = frozenset({"する", "いたす", "致す"})
_MADE_NOUNS = 2
"""Kanji that a noun after ご has at least; ご飯 is no courtesy."""


def of_words(words: Sequence[Word]) -> Iterator[Finding]:
    """Every お and ご that a rule can take away, with what follows in its plain form."""
    for n, word in enumerate(words):
        if word.surface not in ("お", "ご", "御") or word.pos[0] != "接頭辞":
            continue
        rest = list(words[n + 1 :])
        found = _of_verb(word, rest) or _of_noun(word, rest)
        if found is not None:
            yield found


def _of_verb(first: Word, rest: Sequence[Word]) -> Finding | None:
    """お渡しします, お待ちしています, お使いください, お楽しみいただけます, お書きになる."""
    count = 0
    while count < len(rest) and rest[count].pos[0] == "動詞" and rest[count].lemma not in _HUMBLE:
        if not rest[count].pos[5].startswith("連用形-一般") or rest[count].lemma in (
            "くださる",
            "いただく",
            "いただける",
        ):
            break
        if rest[count].lemma == "できる":
            break
        count += 1
    verb, after = rest[:count], rest[count:]
    if not verb or not after:
        return None
    stem = "".join(word.surface for word in verb)
    if after[0].surface == "に" and len(after) > 1 and after[1].lemma == "なる":
        return _changed(first, after[1], _inflected(stem, verb[-1], after[1], after[2:]))
    if after[0].lemma in _HUMBLE:
        return _changed(first, after[0], _inflected(stem, verb[-1], after[0], after[1:]))
    if after[0].lemma == "くださる" and after[0].surface == "ください":
        return _changed(first, after[0], _te(stem, verb[-1], "ください"))
    if after[0].lemma in ("いただける", "できる"):
        base = stem[: -len(verb[-1].surface)] + verb[-1].lemma
        ending = after[0].surface.removeprefix("いただけ").removeprefix("でき")
        return _changed(first, after[0], f"{base}ことができ{ending}")
    return None


def _inflected(stem: str, verb: Word, helper: Word, after: Sequence[Word]) -> str | None:
    """The verb in the form that its helper had."""
    following = after[0] if after else None
    if following is not None and following.lemma == "ます":
        return stem
    if following is not None and following.surface in ("て", "た"):
        te = _te(stem, verb, "")
        return te[:-1] if te else None
    if helper.pos[5].startswith(("終止形", "連体形")):
        return stem[: -len(verb.surface)] + verb.lemma
    return None


def _te(stem: str, verb: Word, ending: str) -> str | None:
    """書き → 書いて, and what follows it."""
    form = verb.pos[4]
    if form.startswith(("上一段", "下一段", "カ行変格", "サ行変格")):
        return f"{stem}て{ending}"
    row = form.removeprefix("五段-")[:1]
    if row not in _TE or not stem.endswith(_TE[row][0]):
        return None
    te = "って" if verb.lemma in ("行く", "いく") else _TE[row][1]
    return stem[:-1] + te + ending


def _of_noun(first: Word, rest: Sequence[Word]) -> Finding | None:
    """ご紹介いたします → 紹介します, ご確認ください → 確認してください, ご家庭 → 家庭."""
    if not rest or rest[0].pos[0] != "名詞" or first.surface == "お":
        return None
    noun, after = rest[0], rest[1] if len(rest) > 1 else None
    if sum(map(is_kanji, noun.surface)) < _MADE_NOUNS:
        return None
    if after is not None:
        if after.lemma in _HUMBLE and after.lemma != "する":
            return _changed(first, after, noun.surface + ("し" if after.surface.endswith("し") else "する"))
        if after.surface == "ください":
            return _changed(first, after, f"{noun.surface}してください")
        if after.lemma in ("いただける", "いただく"):
            plain = "でき" if after.lemma == "いただける" else "してもらい"
            if len(rest) > 2 and rest[2].lemma == "ます":
                return _changed(first, after, noun.surface + plain)
    return _changed(first, noun, noun.surface)


def _changed(first: Word, last: Word, mend: str | None) -> Finding:
    return Finding(start=first.start, end=last.end, sort=Sort.RESPECTFUL, mend=mend)
