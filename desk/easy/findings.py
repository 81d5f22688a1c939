"""What makes a text hard, as it travels: where, of which sort, and what could stand there instead."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desk.i18n import N_, Catalogue


class Sort(StrEnum):
    """Why something is hard."""

    LONG = "long"
    KANJI = "kanji"
    DOUBLE_NEGATIVE = "double_negative"
    RESPECTFUL = "respectful"
    VAGUE = "vague"
    FORMAL = "formal"
    RANGE = "range"
    ERA = "era"
    CLOCK = "clock"
    DATE = "date"
    PASSIVE = "passive"
    CAUSATIVE = "causative"
    PLAIN = "plain"
    LOAN = "loan"
    HARD = "hard"
    UNKNOWN = "unknown"
    TOO_LONG = "too_long"


WORD_SORTS = (Sort.RESPECTFUL, Sort.FORMAL, Sort.VAGUE, Sort.HARD, Sort.LOAN)
"""What the list of hard words tells of a word."""

LONGEST_SENTENCE = 30
"""Characters. 「一文を短く」 of the guideline in a number: two lines of an easy sheet."""
MOST_KANJI = 13
"""Kanji in a sentence, the rule for easy sheets."""
LONGEST_TEXT = 1000
"""Characters on one A4, the rule for easy sheets."""

LABELS = {
    Sort.LONG: N_("文が長い"),
    Sort.KANJI: N_("漢字が多い"),
    Sort.DOUBLE_NEGATIVE: N_("二重の打ち消し"),
    Sort.RESPECTFUL: N_("敬語"),
    Sort.VAGUE: N_("あいまい"),
    Sort.FORMAL: N_("かたい言葉"),
    Sort.RANGE: N_("「～」"),
    Sort.ERA: N_("和暦"),
    Sort.CLOCK: N_("24時間の時刻"),
    Sort.DATE: N_("日付の書き方"),
    Sort.PASSIVE: N_("受け身など"),
    Sort.CAUSATIVE: N_("使役"),
    Sort.PLAIN: N_("です・ますでない"),
    Sort.LOAN: N_("外来語"),
    Sort.HARD: N_("むずかしい言葉"),
    Sort.UNKNOWN: N_("N3までにない言葉"),
    Sort.TOO_LONG: N_("全体が長い"),
}
_WHYS = {
    Sort.LONG: N_("1つの文には1つのことだけを書きます。30字くらいまでにして、文を分けてください。"),
    Sort.KANJI: N_("1つの文の漢字は13字までにします。ひらがなの言葉に言いかえてください。"),
    Sort.DOUBLE_NEGATIVE: N_(
        "打ち消しが2つあると、反対の意味に取られます。「～します」「～できます」で書いてください。"
    ),
    Sort.RESPECTFUL: N_("敬語は伝わりにくいので、「です・ます」だけにします。"),
    Sort.VAGUE: N_("あいまいな言い方では、どうすればよいか分かりません。はっきり書いてください。"),
    Sort.FORMAL: N_("かたい言葉は、話すときの言葉にします。"),
    Sort.RANGE: N_("「～」は読み方が分かりません。「から」「まで」と書きます。"),
    Sort.ERA: N_("和暦は外国から来た人に通じません。西暦で書きます。"),
    Sort.CLOCK: N_("時刻は「午前」「午後」を付けて、12時間で書きます。"),
    Sort.DATE: N_("日付は「○月○日（○曜日）」と書きます。"),
    Sort.PASSIVE: N_(
        "「れる・られる」は、だれがするのか分かりにくいです。「～します」「～できます」で書いてください。"
    ),
    Sort.CAUSATIVE: N_("「せる・させる」は、だれがするのか分かりにくいです。"),
    Sort.PLAIN: N_("文の終わりは「です・ます」にします。"),
    Sort.LOAN: N_("外来語は、もとの言葉と意味や音が違うことがあります。知られた言葉にします。"),
    Sort.HARD: N_("むずかしい言葉は、毎日使う言葉に言いかえます。"),
    Sort.UNKNOWN: N_(
        "日本語能力試験のN3までの言葉の一覧にありません。やさしい言葉にするか、意味を書きそえてください。"
    ),
    Sort.TOO_LONG: N_("A4 1枚に1,000字までにします。大切なことから順に、短くしてください。"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What is hard from ``start`` to ``end`` of a text. ``mend`` could stand there; None where no rule knows."""

    start: int
    end: int
    sort: Sort
    mend: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A text looked through: what is hard, in the order of the text, and what the rules make of it.

    ``easy_sentences`` of ``sentences`` have nothing hard. Lengths are in characters without spaces.
    """

    text: str
    findings: tuple[Finding, ...]
    proposal: str
    sentences: int
    easy_sentences: int
    longest: int
    most_kanji: int
    characters: int

    @property
    def score(self) -> int:
        """How much of it is easy, 0 to 100: the share of sentences with nothing hard; 100 for an empty text."""
        return 100 if not self.sentences else round(100 * self.easy_sentences / self.sentences)


def why(sort: Sort, c: Catalogue) -> str:
    """Why this is hard and what to do, in a sentence or two for staff."""
    return c.gettext(_WHYS[sort])


def label(sort: Sort, c: Catalogue) -> str:
    """The sort in a word."""
    return c.gettext(LABELS[sort])
