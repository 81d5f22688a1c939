"""What staff should know of a sheet before it is printed, each sort in one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from desk import i18n
from desk.i18n import _, ngettext
from desk.records import wording
from desk.records.case import Sheet

_MOST = 6
"""Words or titles that one sentence names."""
_WRITE_KEY = "Ctrl+Shift+E"
"""On the counter: writes a record's text in another language."""


def cautions(sheet: Sheet) -> Iterator[str]:
    """The gravest first."""
    guarded = sum(1 for item in sheet.handout.items if item.guards)
    if guarded:
        yield ngettext(
            "注意書きの付いたご案内が {count} 件あります。",
            "注意書きの付いたご案内が {count} 件あります。",
            guarded,
        ).format(count=guarded)
    if sheet.template_trouble:
        yield sheet.template_trouble
    if sheet.missing:
        yield _("このPCの書体にない文字があり、紙では「〓」になります：{characters}").format(
            characters="　".join(sheet.missing)
        )
    if sheet.unreviewed:
        names = [wording.sheet_language(language, i18n.active()) for language in sheet.unreviewed]
        yield _("{languages}の訳は、まだだれも確かめていません（未監修）。日本語を指しながらお渡しください。").format(
            languages=_listed(names)
        )
    if sheet.untold:
        yield _("この言語の説明がないため、題名や説明は日本語のままか、省いてあります：{titles}").format(
            titles=_listed(sheet.untold)
        )
        yield _("窓口の画面で選んで {key} を押すと、やさしい日本語やほかの言語の説明を書けます。").format(
            key=_WRITE_KEY
        )
    if sheet.without_map:
        yield _("1枚に収まるように、地図を省きました。")
    if sheet.unread:
        yield _("ふりがなの付かない言葉：{words}").format(words=_listed(sheet.unread))


def _listed(words: Sequence[str]) -> str:
    named = _("、").join(words[:_MOST])
    return named + (_("など") if len(words) > _MOST else "")
