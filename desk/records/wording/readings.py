"""Where the reading of a word comes from, in words."""

from __future__ import annotations

from desk.i18n import N_, Catalogue
from desk.records.reading import Known, Source

_SOURCES = {
    Source.RECORD: N_("記録のカナ"),
    Source.CITY: N_("市で直した読み"),
    Source.RULE: N_("読みの規則"),
    Source.DICTIONARY: N_("辞書"),
    Source.NOBODY: N_("不明"),
}


def reading_source(known: Known, c: Catalogue) -> str:
    """記録のカナ, 市で直した読み（田中）, 読みの規則, 辞書; 不明 where nobody reads it."""
    source = c.gettext(_SOURCES[known.source])
    return c.gettext("{source}（{by}）").format(source=source, by=known.by) if known.by else source
