"""Words of distress: a calm line, the windows with their hours, and nothing of it anywhere else."""

from __future__ import annotations

from dataclasses import replace

from desk.records.search import Reason
from tests.ui.counter.driver import Counter

SAID = "夫に殴られる"


def distressed(counter: Counter) -> None:
    """The window stands first, as the index answers words of distress."""
    counter.type("消費生活センター")
    results = counter.screen.searching.results
    assert results is not None
    window = results.hits[0]
    found = replace(window, why=(Reason(code="body", value="暴力"), Reason(code="open_today", value="00:00-23:59")))
    counter.type(SAID)
    counter.answered(hits=(found,), total=1, distress=True)


def test_that_a_calm_line_stands_above_the_windows(counter: Counter) -> None:
    line = counter.view.results.distress
    assert not line.isVisible()
    distressed(counter)
    assert line.isVisible()
    assert line.text().startswith("まず相談窓口をご案内します。")
    counter.type("書道")
    assert not line.isVisible()


def test_that_the_card_says_first_whether_somebody_answers_now(counter: Counter) -> None:
    distressed(counter)
    assert counter.screen.hits.face(0).why.startswith("ただいま受付中")
    page = counter.view.detail.page
    counter.until(lambda: "☎ 042-222-2222" in page.toPlainText())


def test_that_nothing_near_is_looked_for(counter: Counter) -> None:
    counter.press("Alt+2")
    counter.settle()
    distressed(counter)
    assert not counter.screen.flow._near._timer.isActive()


def test_that_the_words_stay_off_the_resident_s_screen_and_out_of_what_the_window_remembers(counter: Counter) -> None:
    distressed(counter)
    counter.press("F4")
    assert SAID not in str(counter.screen.state())
    assert SAID not in counter.said
    counter.press("Ctrl+R")
    shown = counter.screen.resident.page
    counter.until(lambda: "消費生活センター" in shown.toPlainText())
    assert SAID not in shown.toPlainText()
    assert "暴力" not in shown.toPlainText()
