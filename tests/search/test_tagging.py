"""Records tell by their own words what they are about."""

from __future__ import annotations

import pytest

from desk.records.vocabulary import Term, Vocabulary
from desk.search import analyser
from desk.search.lexicon import made
from desk.search.tagging import Tagger

VOCABULARY = Vocabulary(
    terms=(
        Term(
            scheme="life_stage", code="infant_parent", name="乳幼児と親", age_from=0, age_to=3, synonyms=("赤ちゃん",)
        ),
        Term(scheme="life_stage", code="elementary", name="小学生", age_from=6, age_to=12),
        Term(scheme="life_stage", code="working", name="働く世代", age_from=18, age_to=64),
        Term(scheme="life_stage", code="senior", name="高齢者", age_from=60, synonyms=("シニア", "お年寄り")),
        Term(scheme="need", code="health/mind", name="こころと眠り", synonyms=("眠れない", "ストレス")),
        Term(scheme="need", code="culture/singing", name="歌・合唱", synonyms=("歌", "合唱", "コーラス", "歌いたい")),
        Term(scheme="need", code="find_teacher", name="指導者を探す", synonyms=("教えてくれる人",)),
    )
)


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return Tagger(VOCABULARY, made(VOCABULARY, analyser.load()))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("ストレスと上手につきあう", {"health/mind"}),
        ("夜、眠れません", {"health/mind"}),
        ("よく眠る方法", set()),
        ("混声合唱団", {"culture/singing"}),
        ("歌の集い", {"culture/singing"}),
        ("シニアのコーラス", {"senior", "culture/singing"}),
        ("楽器を教えてくれる人を紹介", {"find_teacher"}),
        ("人に教える", set()),
        ("", set()),
    ],
)
def test_that_words_stand_for_codes(tagger: Tagger, text: str, codes: set[str]) -> None:
    assert {code for _scheme, code in tagger.codes(analyser.load().words(text))} == codes


@pytest.mark.parametrize(
    ("text", "stages"),
    [
        ("65歳以上の方", {"senior"}),
        ("６０歳から", {"senior"}),
        ("六十五歳以上", {"senior"}),
        ("18歳以上", set()),
        ("90歳以上", set()),
        ("12歳以下の子", {"infant_parent", "elementary"}),
        ("2歳児と保護者", {"infant_parent"}),
        ("８歳の子", {"elementary"}),
        ("十五歳から四十九歳まで", set()),
        ("創立70年", set()),
    ],
)
def test_that_ages_single_out_life_stages(tagger: Tagger, text: str, stages: set[str]) -> None:
    assert {code for _scheme, code in tagger.of_ages(text)} == stages
