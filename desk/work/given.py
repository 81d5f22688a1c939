"""What became of a sheet since it was given: what staff should know before they print it again as it was."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from desk import i18n
from desk.errors import DeskError
from desk.i18n import _
from desk.records import wording
from desk.records.case import Sheet
from desk.records.consultation import HandoutItem
from desk.records.resource import Resource
from desk.records.state import guards
from desk.work.desk import Desk
from desk.work.discretion import discreet, words_of_distress

_FONT = re.compile(rb"/BaseFont\s*/(?:[A-Z]{6}\+)?([^\s/<>\[\]()]+)")


def since_given(desk: Desk, sheet: Sheet) -> tuple[str, ...]:
    """A sentence for each item that is no longer what it says, and one where it is set in other fonts than then.

    Where the index can't answer, nothing is said of the items.
    """
    found = list(_other_fonts(sheet))
    words = words_of_distress(desk)
    for item in sheet.handout.items:
        given = item.resource
        if given is None:
            continue
        try:
            today = desk.index.resource(given.id)
        except DeskError:
            return tuple(found)
        if today is None:
            found.append(_("{title}：いまは登録されていません。").format(title=given.title))
        else:
            found += _changed(item, given, discreet(today, words), desk.settings.preferences.confirmation_days)
    return tuple(found)


def _changed(item: HandoutItem, given: Resource, today: Resource, days: int) -> Iterator[str]:
    from desk.paper.item_facts import facts

    now, c = datetime.now(), i18n.active()
    then, current = ({fact.key: fact for fact in facts(one, now, c, is_whole=True)} for one in (given, today))
    labels = [
        (current.get(key) or then[key]).label
        for key in dict.fromkeys((*then, *current))
        if (then[key].lines if key in then else ()) != (current[key].lines if key in current else ())
    ]
    if given.title != today.title:
        labels.insert(0, _("名前"))
    if labels:
        yield _("{title}：渡したあとに変わりました（{labels}）。").format(
            title=given.title, labels=wording.listing(labels, c)
        )
    for guard in guards(today, now, days):
        if guard not in item.guards:
            yield _("{title}：{sentence}").format(title=given.title, sentence=wording.guard(guard, today, now, c))


def _other_fonts(sheet: Sheet) -> Iterator[str]:
    used = {name.decode("latin-1") for name in _FONT.findall(sheet.pdf)}
    then = sheet.handout.fonts
    if then and used != set(then):
        yield _("渡したときと書体が違います（そのとき：{then}　いま：{now}）。").format(
            then=_("、").join(then), now=_("、").join(sorted(used))
        )
