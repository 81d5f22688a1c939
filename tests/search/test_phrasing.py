"""What residents say is found in a text: as letters, inflected, and by its reading; and not where it isn't said."""

from __future__ import annotations

import msgspec
import pytest

from desk.records.vocabulary import Phrase, Synonyms, Term, Vocabulary
from desk.search import analyser
from desk.search.lexicon import Lexicon, made
from desk.search.phrasing import Finder, keys
from desk.text import fold, is_kana, nfkc

VOCABULARY = Vocabulary(
    terms=(
        Term(scheme="need", code="arts/craft", name="陶芸・工芸", synonyms=("焼き物", "器")),
        Term(scheme="need", code="daily_life/debt", name="お金の困りごと", synonyms=("借金を返せない",)),
    ),
    phrases=(
        Phrase(says=("定年", "退職した"), words=("シニア", "生きがい"), life_stages=("senior",)),
        Phrase(says=("孫",), needs=("childrearing/grandchildren",)),
        Phrase(says=("孫の世話", "孫を預かる"), needs=("childrearing/baby",)),
        Phrase(says=("眠れない",), words=("睡眠", "こころの相談"), needs=("health/mind",), distress=True),
        Phrase(says=("死にたい", "死のうと思"), needs=("daily_life/crisis",), distress=True),
        Phrase(says=("借金",), words=("多重債務",), needs=("daily_life/debt",), distress=True),
        Phrase(says=("だまされ",), words=("消費生活相談",), needs=("daily_life/consumer",), distress=True),
        Phrase(says=("だまされな",), words=("悪質商法",), needs=("daily_life/consumer",)),
        Phrase(says=("がん", "うつ"), needs=("health/illness",)),
        Phrase(says=("友達がいない",), needs=("companionship",)),
        Phrase(says=("学校に行きたくない",), needs=("childrearing/non_attendance",)),
        Phrase(says=("一から",), words=("初心者",)),
        Phrase(says=("歌いたい",), needs=("culture/singing",)),
        Phrase(says=("体を動かしたい", "体を動かす"), needs=("health/exercise",)),
        Phrase(says=("食べ物がな",), needs=("daily_life/hardship",), distress=True),
    ),
    synonyms=(Synonyms(words=("習字", "書道")), Synonyms(words=("高齢者", "お年寄り", "シニア"))),
    stopwords=("毎日", "最近"),
)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return made(VOCABULARY, analyser.load())


@pytest.fixture(scope="module")
def finder(lexicon: Lexicon) -> Finder:
    return Finder(lexicon)


def met(finder: Finder, text: str, *, analysed: bool = True) -> list[tuple[str, str]]:
    """What was met, with its first code or the place of its concept."""
    letters = fold(text)
    words = analyser.load().words(nfkc(text)) if analysed else None
    found = finder.concepts(letters, words, letters if is_kana(letters) else "")
    concepts = finder.lexicon.concepts
    return [
        (letters[one.start : one.end], concepts[one.number].codes[0][1] if concepts[one.number].codes else "")
        for one in found
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("定年してから毎日ひまで", [("定年", "senior")]),
        ("退職したばかり", [("退職した", "senior")]),
        ("孫と遊ぶ", [("孫", "childrearing/grandchildren")]),
        ("孫の世話で疲れた", [("孫の世話", "childrearing/baby")]),
        ("孫をよく預かります", [("孫", "childrearing/grandchildren")]),
        ("最近夜眠れなくて", [("眠れなく", "health/mind")]),
        ("ねむれない", [("ねむれない", "health/mind")]),
        ("友だちいません", [("友だちいません", "companionship")]),
        ("子が学校に行きたがらない", [("学校に行きたがらない", "childrearing/non_attendance")]),
        ("死にたい", [("死にたい", "daily_life/crisis")]),
        ("しにたいです", [("しにたいです", "daily_life/crisis")]),
        ("死のうと思っています", [("死のうと思っ", "daily_life/crisis")]),
        ("父が死んだ", []),
        ("がん", [("がん", "health/illness")]),
        ("がんばりたい", []),
        ("うつむく", []),
        ("うつわを一つ", [("うつわ", "arts/craft")]),
        ("一から学ぶ", [("一から", "")]),
        ("一回だけ", []),
        ("また歌ってみたい", [("歌っ", "culture/singing")]),
        ("料理", []),
        ("", []),
    ],
)
def test_that_what_is_said_is_found_and_nothing_else(finder: Finder, text: str, said: list[tuple[str, str]]) -> None:
    assert met(finder, text) == said


@pytest.mark.parametrize("text", ["体を動かしたい", "ちょっと体動かしたい", "体動かす"])
def test_that_particles_may_be_left_out_as_in_talk(finder: Finder, text: str) -> None:
    assert [code for _said, code in met(finder, text)] == ["health/exercise"]


def test_that_what_there_is_none_of_is_not_what_there_is(finder: Finder) -> None:
    assert met(finder, "昔の食べ物の講座") == []
    assert [code for _said, code in met(finder, "食べ物ない")] == ["daily_life/hardship"]


def test_that_only_words_that_say_little_may_stand_in_between(finder: Finder) -> None:
    assert met(finder, "友達が最近いない") == [("友達が最近いない", "companionship")]
    assert met(finder, "友達の犬がいない") == []


def test_that_without_an_analyser_long_words_are_found(finder: Finder) -> None:
    assert met(finder, "夜眠れない", analysed=False) == [("眠れない", "health/mind")]
    assert met(finder, "うつ", analysed=False) == [("うつ", "health/illness")]
    assert met(finder, "うつむく", analysed=False) == []


def test_that_a_concept_knows_what_else_to_look_for(lexicon: Lexicon) -> None:
    sleepless = next(concept for concept in lexicon.concepts if concept.codes == (("need", "health/mind"),))
    assert sleepless.distress
    assert [[form[0] for form in forms] for forms in sleepless.words] == [["睡眠"], ["心", "相談"]]


def test_that_words_that_mean_the_same_are_found_among_others(finder: Finder) -> None:
    text = "書道と高齢者"
    found = keys(analyser.load().words(text), fold(text))
    groups = [("".join(key.form for key in found[first:after]), number) for number, first, after in finder.alike(found)]
    assert groups == [("書道", 0), ("高齢者", 1)]


def test_that_a_lexicon_is_the_same_after_being_stored(lexicon: Lexicon) -> None:
    assert msgspec.json.decode(msgspec.json.encode(lexicon), type=Lexicon) == lexicon


def test_that_there_may_be_no_lexicon_at_all() -> None:
    assert Finder(Lexicon()).concepts("料理", analyser.load().words("料理"), "りょうり") == []


@pytest.mark.parametrize(
    ("text", "told"), [("借金が返せない", True), ("だまされました", True), ("だまされないために", False)]
)
def test_that_only_a_longer_phrase_takes_distress_back(finder: Finder, text: str, told: bool) -> None:
    found = finder.concepts(fold(text), analyser.load().words(nfkc(text)))
    assert any(finder.lexicon.concepts[one.number].distress for one in found) is told
