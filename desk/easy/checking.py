"""A text looked through for what is hard to read for who learns Japanese, with what the rules can mend.

Rules: 在留支援のためのやさしい日本語ガイドライン (出入国在留管理庁・文化庁, 2020) and its list of rewritings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from desk.easy import courtesy, grammar
from desk.easy.findings import LONGEST_SENTENCE, LONGEST_TEXT, MOST_KANJI, Check, Finding, Sort
from desk.easy.grammar import Word, words_of
from desk.easy.numbers import changes, eased
from desk.easy.words import hard_words
from desk.text import hiragana, is_kanji, nfkc

_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]*(?:[）」』])?")
_SPACES = re.compile(r"\s+")
_HIRAGANA, _KATAKANA = re.compile("[ぁ-ん]"), re.compile("[ァ-ヶー]+")
_DOES = re.compile("し[てたまなよ]|する|すれ|でき|いた|くださ")
"""After a noun: what makes a verb of it, which its easier wording would not become."""
_TO = re.compile("(?<=[一-龥ぁ-んァ-ヶ])[～〜](?=[一-龥ぁ-んァ-ヶ])")
_TWICE = re.compile("(?<=お金は)お金は")
"""受講料は無料です, each half made easy by itself."""
_COURTEOUS = re.compile("[おご御][一-龥ぁ-ん]")
_JOINED = re.compile("(?<=[すたん])(?:が|けれど|けれども|けど)、|(?<=[すた])(?:ので|から)、")
_BECAUSE = ("ので、", "から、")
_NO_PERSON = re.compile(
    "(?:[北南東西左右奥]|(?<![以目])[上下前後]|手前|あちら|こちら|そちら|より.*)の方|.方が(?:[よ良い]い|[早速安多少高近遠]い|楽|便利|安全|安心)"
)
_LEARNED = ("名詞", "動詞", "形容詞", "副詞", "形状詞")
_NOT_LEARNED = ("固有名詞", "数詞", "非自立可能", "助数詞可能")
_GREETINGS = ("ありがとう", "おはよう", "おめでとう")
"""ありがとうございます is learned in the first lesson, as one word."""
_ROUNDS = 3
_HARD_FROM = 1.5
"""Findings a sentence. One alone, such as 31 characters, does less harm than not saying what it is about."""
_SURE = (Sort.RESPECTFUL, Sort.FORMAL)
"""Words whose easier wording fits wherever they stand."""
_SORT_OF_CHANGE = {"era": Sort.ERA, "clock": Sort.CLOCK, "range": Sort.RANGE, "weekday": Sort.DATE, "slash": Sort.DATE}


def check(text: str, known: frozenset[str] = frozenset()) -> Check:
    """What is hard in a text. ``known``: the words that learners know; empty where no list is installed."""
    return _check(text, known)


@lru_cache(maxsize=64)
def _check(text: str, known: frozenset[str]) -> Check:
    found = tuple(sorted(_found(text, known), key=lambda finding: (finding.start, -finding.end)))
    sentences = [match.span() for match in _SENTENCE.finditer(text) if match[0].strip()]
    easy = sum(not any(f.start < end and start < f.end for f in found) for start, end in sentences)
    lengths = [_length(text[start:end]) for start, end in sentences]
    kanji = [_kanji(text[start:end]) for start, end in sentences]
    return Check(
        text=text,
        findings=found,
        proposal=_mended(text, found, known),
        sentences=len(sentences),
        easy_sentences=easy,
        longest=max(lengths, default=0),
        most_kanji=max(kanji, default=0),
        characters=_length(text),
    )


def is_hard(text: str) -> bool:
    """Whether a text is too hard for an easy sheet even as that sets it: three findings or more in two sentences."""
    found = check(plainer(text, lambda _start, _end: False))
    return len(found.findings) >= _HARD_FROM * max(found.sentences, 1)


def plainer(text: str, spare: Callable[[int, int], bool]) -> str:
    """A record's words as an easy sheet sets them, by the rules that are sure: dates and times, 敬語, stiff little words.

    ``spare`` says of a stretch that it must stay as it is, such as a name.
    """
    text = eased(text, spare=spare)
    if not _COURTEOUS.search(text) and not any(h.word in text for h in hard_words().values() if h.sort in _SURE):
        return text
    words = words_of(text)
    found = _apart([*_listed(text, words), *courtesy.of_words(words)])
    mends = [f for f in found if f.sort in _SURE and f.mend and not spare(f.start, f.end)]
    return apply(text, sorted(mends, key=lambda finding: finding.start))


def _found(text: str, known: frozenset[str]) -> Iterator[Finding]:
    changed = changes(text)
    for change in changed:
        yield Finding(start=change.start, end=change.end, sort=_SORT_OF_CHANGE[change.sort], mend=change.easy)
    for match in _SENTENCE.finditer(text):
        if match[0].strip():
            yield from (_moved(finding, match.start()) for finding in _of_sentence(match[0], known))
        spans = [at.span() for at in _TO.finditer(match[0])]
        if sum(map(match[0].count, "～〜")) == len(spans) == 1 and not any(
            c.start <= match.start() + spans[0][0] < c.end for c in changed
        ):
            # Two are an ornament around a title, not a span.
            yield _moved(Finding(start=spans[0][0], end=spans[0][1], sort=Sort.RANGE), match.start())
    if _length(text) > LONGEST_TEXT:
        yield Finding(start=LONGEST_TEXT, end=len(text), sort=Sort.TOO_LONG)


def _moved(finding: Finding, by: int) -> Finding:
    return Finding(start=finding.start + by, end=finding.end + by, sort=finding.sort, mend=finding.mend)


def _of_sentence(sentence: str, known: frozenset[str]) -> list[Finding]:
    words = words_of(sentence, whole=True)
    short = words_of(sentence)
    offered = [*_listed(sentence, short), *courtesy.of_words(short), *grammar.of_sentence(words)]
    found = _apart(offered)
    if known:
        found += [f for f in _unknown(words, known) if not any(f.start < o.end and o.start < f.end for o in found)]
    if _length(sentence) > LONGEST_SENTENCE:
        found.append(Finding(start=0, end=len(sentence), sort=Sort.LONG))
        found += _splits(sentence)
    if _kanji(sentence) > MOST_KANJI:
        found.append(Finding(start=0, end=len(sentence), sort=Sort.KANJI))
    return found


def _listed(sentence: str, words: Sequence[Word]) -> Iterator[Finding]:
    """Words of the list of hard words, the longest first; a single kanji only where it is a word of its own.

    Inside a compound (市民会館) there is no mend that would need a particle.
    """
    listed = hard_words()
    nobody = [match.span() for match in _NO_PERSON.finditer(sentence)]
    starts = {word.start for word in words}
    ends = {word.end for word in words}
    at = 0
    longest = max(map(len, listed), default=0)
    while at < len(sentence):
        for size in range(min(longest, len(sentence) - at), 0, -1):
            hard = listed.get(sentence[at : at + size])
            if hard is None or at + size not in ends or (at not in starts and not hard.word[0] <= "ん"):
                continue
            if hard.word.startswith("ござい") and sentence.endswith(_GREETINGS, 0, at):
                break
            if hard.word.endswith("方") and any(start <= at + size - 1 < end for start, end in nobody):
                continue
            is_bound = hard.sort in (Sort.HARD, Sort.LOAN) and _is_compound(sentence, at, at + size)
            is_bound = is_bound and _HIRAGANA.search(hard.easy) is not None
            is_bound = is_bound or (hard.easy.endswith("こと") and _DOES.match(sentence, at + size) is not None)
            mend = None if is_bound else hard.easy or None
            yield Finding(start=at, end=at + size, sort=Sort(hard.sort), mend=mend)
            at += size - 1
            break
        at += 1


def _apart(offered: Sequence[Finding]) -> list[Finding]:
    """Of findings that overlap the longest."""
    found: list[Finding] = []
    for finding in sorted(offered, key=lambda one: one.start - one.end):
        if not any(finding.start < other.end and other.start < finding.end for other in found):
            found.append(finding)
    return found


def _is_compound(sentence: str, start: int, end: int) -> bool:
    """Whether kanji alone are a part of a longer word of kanji, or katakana of one of katakana."""
    word, beside = sentence[start:end], sentence[max(start - 1, 0) : start] + sentence[end : end + 1]
    if all(map(is_kanji, word)):
        return any(map(is_kanji, beside))
    return _KATAKANA.fullmatch(word) is not None and _KATAKANA.search(beside) is not None


def _splits(sentence: str) -> Iterator[Finding]:
    """Where a long sentence falls in two: …ますが、… → …ます。…; …ので、… → …。だから、…"""
    for match in _JOINED.finditer(sentence):
        because = match[0] in _BECAUSE
        yield Finding(start=match.start(), end=match.end(), sort=Sort.LONG, mend="。だから、" if because else "。")


def _unknown(words: Sequence[Word], known: frozenset[str]) -> Iterator[Finding]:
    """Words of meaning that are in no list of known words."""
    for word in words:
        if word.pos[0] not in _LEARNED or word.pos[1] in _NOT_LEARNED or word.pos[2] in _NOT_LEARNED:
            continue
        forms = {word.surface, word.lemma, word.normal, hiragana(word.lemma), hiragana(nfkc(word.reading))}
        if not forms & known and not word.surface.isascii() and len(word.surface) > 1:
            yield Finding(start=word.start, end=word.end, sort=Sort.UNKNOWN)


def _mended(text: str, found: Sequence[Finding], known: frozenset[str]) -> str:
    """The text with every mend done, and done again where a mend shows something new."""
    for _round in range(_ROUNDS):
        after = apply(text, found)
        if after == text:
            return text
        text, found = after, sorted(_found(after, known), key=lambda finding: (finding.start, -finding.end))
    return text


def apply(text: str, findings: Sequence[Finding]) -> str:
    """The text with the mends of these findings; of two that overlap the first one."""
    out, at = "", 0
    for finding in findings:
        if finding.mend is not None and finding.start >= at:
            out += text[at : finding.start] + finding.mend
            at = finding.end
    return _TWICE.sub("", out + text[at:])


def _length(text: str) -> int:
    return len(_SPACES.sub("", text))


def _kanji(text: str) -> int:
    return sum(map(is_kanji, text))
