"""The city's words and the trees of the plans, as they ship."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from desk import paths
from desk.errors import DeskError
from desk.exchange.vocabulary import read_plans, read_vocabulary
from desk.records.vocabulary import Measure, Phrase, Plan, Synonyms, Term

KATAKANA = re.compile(r"[ァ-ヶー・ ]+")
LIFE_STAGES = [
    "pregnancy",
    "infant_parent",
    "preschool",
    "elementary",
    "teen",
    "young_adult",
    "working",
    "parenting",
    "midlife",
    "senior",
    "anyone",
]
CIRCUMSTANCES = [
    "disability",
    "caregiving",
    "foreign_resident",
    "newcomer",
    "single_parent",
    "job_seeking",
    "with_small_child",
    "wheelchair",
    "hard_of_hearing",
    "low_vision",
    "studying_japanese",
    "no_device",
    "low_income",
    "evening_only",
]
NEEDS = [
    "culture",
    "health",
    "companionship",
    "childrearing",
    "reskilling",
    "digital",
    "japanese",
    "daily_life",
    "environment",
    "disaster_safety",
    "human_rights",
    "volunteering",
    "teaching",
    "presenting",
    "find_teacher",
    "find_place",
    "find_funds",
    "local_history",
    "child_experience",
    "reading",
    "sports",
    "arts",
    "international",
    "civic",
]


def terms() -> tuple[Term, ...]:
    return read_vocabulary().terms


def plan(code: str) -> Plan:
    return next(plan for plan in read_plans() if plan.code == code)


def measure(code: str, of: str) -> Measure:
    return next(measure for measure in plan(of).measures if measure.code == code)


def test_that_the_codes_of_the_domain_are_there() -> None:
    vocabulary = read_vocabulary()
    assert [term.code for term in vocabulary.of("life_stage")] == LIFE_STAGES
    assert {term.code for term in vocabulary.of("circumstance")} == set(CIRCUMSTANCES)
    assert {term.code for term in vocabulary.of("need") if not term.parent} == set(NEEDS)


def test_that_every_need_has_finer_ones_below_it() -> None:
    children = Counter(term.parent for term in terms() if term.parent)
    assert {code for code in NEEDS if children[code] < 2} == set()
    codes = {term.code for term in terms()}
    assert {term.parent for term in terms() if term.parent} <= codes
    assert all(term.code == f"{term.parent}/{term.code.rpartition('/')[2]}" for term in terms() if term.parent)


def test_that_words_can_be_read_said_and_translated() -> None:
    assert [term.name for term in terms() if not KATAKANA.fullmatch(term.reading)] == []
    assert [term.name for term in terms() if not re.fullmatch(r"[A-Z][A-Za-z0-9 ,'-]+", term.english)] == []
    assert [term.name for term in terms() if len(term.synonyms) < 3] == []
    assert [term.name for term in terms() if len(set(term.synonyms)) < len(term.synonyms)] == []
    for scheme in ("life_stage", "circumstance", "need"):
        names = Counter(term.name for term in read_vocabulary().of(scheme))
        assert [name for name, number in names.items() if number > 1] == []


def test_that_ages_of_life_stages_overlap_without_a_gap() -> None:
    spans = [(t.age_from or 0, t.age_to or 120) for t in terms() if t.scheme == "life_stage" and t.code != "anyone"]
    assert all(low < high for low, high in spans)
    for age in range(100):
        assert any(low <= age <= high for low, high in spans), age


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("定年", "reskilling/second_life"),
        ("孫", "childrearing/grandchildren"),
        ("死にたい", "daily_life/crisis"),
        ("DV", "daily_life/violence"),
        ("借金", "daily_life/debt"),
        ("ひきこもり", "daily_life/withdrawal"),
        ("友達がいない", "companionship"),
    ],
)
def test_that_what_residents_say_leads_to_a_need(words: str, code: str) -> None:
    vocabulary = read_vocabulary()
    term = next(term for term in vocabulary.terms if term.code == code)
    led = [said for phrase in vocabulary.phrases if code in phrase.needs for said in phrase.says]
    # A saying may stand without its ending: 友達がいな is said in 友達がいない.
    assert words in (*term.synonyms, term.name) or any(said in words for said in led)


def test_that_the_trees_hold_together() -> None:
    for edition in read_plans():
        seen: set[str] = set()
        for node in edition.measures:
            assert node.plan == edition.code
            assert node.parent in seen or (not node.parent and node.level in ("基本方向", "基本方針", "目標"))
            seen.add(node.code)
            assert KATAKANA.fullmatch(node.reading), node.name
            assert re.match(r"[A-Z]", node.english), node.name


@pytest.mark.parametrize(
    ("code", "levels"),
    [
        # Counted in the headings of the published plans.
        ("nishitokyo_first", {"基本方向": 3, "施策": 11, "方向性": 31, "事業": 101}),
        ("nishitokyo_revised", {"基本方向": 1, "施策": 4, "方向性": 9, "事業": 36}),
        ("koganei", {"基本方針": 1, "施策": 3, "方向性": 8, "取組": 19, "事業": 39}),
        ("toshima", {"目標": 1, "方針": 3, "方向性": 3, "取組": 11}),
    ],
)
def test_that_a_plan_has_as_many_nodes_as_its_source(code: str, levels: dict[str, int]) -> None:
    assert Counter(node.level for node in plan(code).measures) == levels


def test_that_only_a_stated_period_is_given() -> None:
    periods = {edition.code: (edition.starts, edition.ends) for edition in read_plans()}
    assert periods.pop("nishitokyo_first") == (date(2004, 4, 1), date(2009, 3, 31))
    assert set(periods.values()) == {(None, None)}


def test_that_shifted_rows_of_the_table_stand_where_they_belong() -> None:
    history = measure("1.2.2.4", "koganei")
    assert history.name == "歴史、文化財、自然(みどり)に触れる機会の充実"
    assert measure(history.parent, "koganei").name == "学びを通じたつながり・地域づくりの推進"
    assert measure("1.3", "koganei").level == "施策"
    assert [node.name for node in plan("koganei").measures if node.parent == "1.3"] == [
        "生涯学習関連施設等の整備",
        "ICTを活用した学びの推進",
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("music\t音楽", "列の数"),
        ("\t音楽\tオンガク\tMusic\tうた", "code"),
        ("music\t\tオンガク\tMusic\tうた", "name"),
        ("none/music\t音楽\tオンガク\tMusic\tうた", "none"),
        ("culture\t文化\tブンカ\tCulture\tうた", "二度"),
    ],
)
def test_that_a_broken_table_is_named_with_its_line(tmp_path: Path, line: str, told: str) -> None:
    folder = tmp_path / "vocabulary"
    shutil.copytree(paths.resources() / "vocabulary", folder)
    table = folder / "needs.tsv"
    rows = table.read_text(encoding="utf-8").splitlines()
    table.write_text("\n".join([*rows[:3], line, *rows[3:]]), encoding="utf-8")
    with pytest.raises(DeskError, match=rf"needs\.tsv の 4 行目.*{told}") as fault:
        read_vocabulary(folder)
    assert str(fault.value).endswith("。")


@pytest.mark.parametrize(("column", "value"), [(4, "young"), (5, "-3")])
def test_that_an_age_is_a_number(tmp_path: Path, column: int, value: str) -> None:
    folder = tmp_path / "vocabulary"
    shutil.copytree(paths.resources() / "vocabulary", folder)
    table = folder / "life_stages.tsv"
    rows = [row.split("\t") for row in table.read_text(encoding="utf-8").splitlines()]
    rows[1][column] = value
    table.write_text("\n".join("\t".join(row) for row in rows), encoding="utf-8")
    with pytest.raises(DeskError, match=rf"life_stages\.tsv の 2 行目.*{value}"):
        read_vocabulary(folder)


def test_that_a_missing_table_and_a_wrong_day_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "vocabulary"
    shutil.copytree(paths.resources() / "vocabulary", folder)
    editions = folder / "plans.tsv"
    editions.write_text(editions.read_text(encoding="utf-8").replace("2004-04-01", "平成16年"), encoding="utf-8")
    with pytest.raises(DeskError, match=r"plans\.tsv の 2 行目.*平成16年"):
        read_plans(folder)
    (folder / "needs.tsv").unlink()
    with pytest.raises(DeskError, match=r"needs\.tsv"):
        read_vocabulary(folder)


def lexicon(tmp_path: Path, table: str, text: str) -> Path:
    """The shipped folder with one table of the lexicon of our own in place of all of its kind."""
    folder = tmp_path / "vocabulary"
    shutil.copytree(paths.resources() / "vocabulary", folder)
    file = folder / table
    shutil.rmtree(file.parent, ignore_errors=True)
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")
    return folder


def test_that_phrases_are_read_with_their_theme(tmp_path: Path) -> None:
    header = "says\twords\tneeds\tlife_stages\tcircumstances\tdistress\n"
    rows = "定年、退職した\tシニア、仲間\treskilling/second_life\tsenior\t\t\n死にたい\t\tdaily_life/crisis\t\t\tyes\n"
    phrases = read_vocabulary(lexicon(tmp_path, "phrases/life.tsv", header + rows)).phrases
    assert phrases == (
        Phrase(
            says=("定年", "退職した"),
            words=("シニア", "仲間"),
            needs=("reskilling/second_life",),
            life_stages=("senior",),
            theme="life",
        ),
        Phrase(says=("死にたい",), needs=("daily_life/crisis",), distress=True, theme="life"),
    )


def test_that_synonyms_are_read_with_their_theme(tmp_path: Path) -> None:
    read = read_vocabulary(lexicon(tmp_path, "synonyms/culture.tsv", "words\n習字、書道、 習字\n"))
    assert read.synonyms == (Synonyms(words=("習字", "書道"), theme="culture"),)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("、\tシニア\t\t\t\t", "言葉がありません"),
        ("孫\t\tgrandchild\t\t\t", "needs.*grandchild"),
        ("孫\t\t\told\t\t", "life_stages.*old"),
        ("孫\t\t\t\tnobody\t", "circumstances.*nobody"),
        ("孫\t\t\t\t\tno", "distress.*no"),
        ("定年\t\t\t\t\t", "定年.*二度"),
    ],
)
def test_that_a_broken_phrase_is_named_with_its_line(tmp_path: Path, row: str, told: str) -> None:
    text = f"says\twords\tneeds\tlife_stages\tcircumstances\tdistress\n定年\tシニア\t\t\t\t\n{row}\n"
    with pytest.raises(DeskError, match=rf"life\.tsv の 3 行目.*{told}"):
        read_vocabulary(lexicon(tmp_path, "phrases/life.tsv", text))


def test_that_a_word_alone_is_no_synonym(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match=r"culture\.tsv の 2 行目.*二つ"):
        read_vocabulary(lexicon(tmp_path, "synonyms/culture.tsv", "words\n習字\n"))


def test_that_stopwords_are_read_once(tmp_path: Path) -> None:
    folder = tmp_path / "vocabulary"
    shutil.copytree(paths.resources() / "vocabulary", folder)
    (folder / "stopwords.tsv").write_text("word\nところ\n教えて\nところ\n", encoding="utf-8")
    assert read_vocabulary(folder).stopwords == ("ところ", "教えて")
