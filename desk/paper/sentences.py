"""The fixed sentences of a sheet: as its template says them in the language of a side, else as the product does."""

from __future__ import annotations

from collections.abc import Sequence

from desk.paper.ruby import Text
from desk.paper.setting import Setting
from desk.records.consultation import Handout
from desk.records.sheet import JAPANESE


def said(handout: Handout, setting: Setting, name: str, otherwise: str) -> str:
    """A sentence that every sheet has. ``otherwise``: the product's own, in the language of the side."""
    own = handout.template.sentence(name, setting.catalogue.language)
    return _filled(own, handout) if own else otherwise


def added(handout: Handout, settings: Sequence[Setting], name: str, style: str) -> list[tuple[Text, Setting]]:
    """A sentence that only templates have, each wording once; in Japanese where it isn't in a language of the sheet."""
    found: dict[str, tuple[Text, Setting]] = {}
    for setting in settings:
        own = handout.template.sentence(name, setting.catalogue.language)
        words = _filled(own, handout)
        if words:
            found.setdefault(words, (setting.text(words, getattr(setting.look, style)), setting))
    words = _filled(handout.template.sentence(name, JAPANESE), handout)
    if words and not found:
        main = settings[0]
        found[words] = main.japanese(words, getattr(main.look, style)), main
    return list(found.values())


def contact(handout: Handout, setting: Setting, style: str) -> list[Text]:
    """How the city is reached, as its template says it: in the language of the side, else in Japanese."""
    return _set(_lines(handout, setting), handout, setting, style)


def contact_line(handout: Handout, setting: Setting, style: str) -> Text | None:
    """The same in one line; None where the template doesn't say it."""
    lines = _lines(handout, setting)
    return _set(["　".join(lines)], handout, setting, style)[0] if lines else None


def _lines(handout: Handout, setting: Setting) -> list[str]:
    told = handout.template.contact
    lines = told.get(setting.catalogue.language) or told.get(JAPANESE, ())
    return [words for line in lines if (words := _filled(line, handout))]


def _set(lines: Sequence[str], handout: Handout, setting: Setting, style: str) -> list[Text]:
    is_own = bool(handout.template.contact.get(setting.catalogue.language))
    made = setting.text if is_own else setting.japanese
    return [made(line, getattr(setting.look, style)) for line in lines]


def _filled(sentence: str, handout: Handout) -> str:
    return sentence.format(
        slip=handout.slip, city=handout.city, window=handout.window, contact=handout.window_contact
    ).strip()
