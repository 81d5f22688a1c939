"""Japanese text to words."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from desk.search import analyser


def test_that_words_bear_forms_readings_and_groups() -> None:
    found = {word.surface: word for word in analyser.load().words("子育てひろばで受け付けます。シニア歓迎")}
    assert found["ひろば"].forms == ("広場", "ひろば")
    assert found["ひろば"].reading == "ひろば"
    assert found["受け付け"].forms[0] == "受け付ける"
    assert [part.surface for part in found["受け付け"].parts] == ["受け", "付け"]
    assert found["しにあ"].groups
    assert not found["で"].counts


def test_that_long_texts_are_taken_in_pieces() -> None:
    words = analyser.load().words("囲碁と将棋を楽しむ。" * 8_000)
    assert sum(word.surface == "将棋" for word in words) >= 7_990


def test_that_threads_have_analysers_of_their_own() -> None:
    analyser.load()
    text = "初心者のための水彩画とウクレレの教室を公民館で開きます"

    def surfaces() -> list[str]:
        return [word.surface for _time in range(50) for word in analyser.load().words(text)]

    with ThreadPoolExecutor(4) as pool:
        told = [future.result() for future in [pool.submit(surfaces) for _thread in range(4)]]
    assert all(one == told[0] for one in told)
    assert analyser.loaded() is analyser.load()


def test_that_the_version_names_rules_analyser_and_dictionary() -> None:
    assert len(analyser.version().split("/")) == 3
