"""What was typed finds what was meant: parts of words, readings, widths, several words, and no text is wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desk.records.codes import Kind
from desk.records.resource import Organization, Place
from desk.records.search import Query
from desk.search.find import Index
from tests.make import make_resource, texts
from tests.search.conftest import MakeIndex

NOW = datetime(2026, 6, 15, 10)
TITLES = {
    "バレーボール教室": "バレーボールキョウシツ",
    "英会話サロン": "エイカイワサロン",
    "英語で読む絵本": "エイゴデヨムエホン",
    "はじめての囲碁": "ハジメテノイゴ",
    "家庭料理の会": "カテイリョウリノカイ",
    "ヴァイオリン弾き方講座": "ヴァイオリンヒキカタコウザ",
    "C++プログラミング入門": "シープラスプラスプログラミングニュウモン",
    "Ｅｘｃｅｌ ２０１９の基礎": "エクセルニセンジュウキュウノキソ",
    "ｽﾏｰﾄﾌｫﾝ相談会": "スマートフォンソウダンカイ",
    "子育てひろば": "コソダテヒロバ",
    "介護者のつどい": "カイゴシャノツドイ",
    "水墨画": "スイボクガ",
    "谷保の天神さま": "ヤボノテンジンサマ",
}


@pytest.fixture
def index(make_index: MakeIndex) -> Index:
    return make_index(*(make_resource(id=title, title=title, reading=kana) for title, kana in TITLES.items()))


def found(index: Index, text: str) -> list[str]:
    return [hit.resource.title for hit in index.find(Query(text=text), NOW).hits]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("ボール", "バレーボール教室"),
        ("レーボ", "バレーボール教室"),
        ("バレーボ", "バレーボール教室"),
        ("教室", "バレーボール教室"),
        ("会話", "英会話サロン"),
        ("英会話サロン", "英会話サロン"),
        ("英会話サ", "英会話サロン"),
        ("英語", "英語で読む絵本"),
        ("囲碁", "はじめての囲碁"),
        ("料理", "家庭料理の会"),
        ("墨画", "水墨画"),
        ("絵", "英語で読む絵本"),
        ("広場", "子育てひろば"),
    ],
)
def test_that_any_part_of_a_title_finds_it(index: Index, text: str, title: str) -> None:
    assert title in found(index, text)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("りょうり", "家庭料理の会"),
        ("リョウリ", "家庭料理の会"),
        ("りょ", "家庭料理の会"),
        ("いご", "はじめての囲碁"),
        ("かいご", "介護者のつどい"),
        ("えいかいわ", "英会話サロン"),
        ("えいかいわさろん", "英会話サロン"),
        ("すいぼく", "水墨画"),
        ("やぼ", "谷保の天神さま"),
        ("ryouri", "家庭料理の会"),
        ("ryori", "家庭料理の会"),
        ("ryour", "家庭料理の会"),
        ("eikaiwa", "英会話サロン"),
    ],
)
def test_that_a_reading_finds_a_title(index: Index, text: str, title: str) -> None:
    assert found(index, text)[0] == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("バイオリン", "ヴァイオリン弾き方講座"),
        ("ヴァイオリン", "ヴァイオリン弾き方講座"),
        ("ﾊﾞｲｵﾘﾝ", "ヴァイオリン弾き方講座"),
        ("ばいおりん", "ヴァイオリン弾き方講座"),
        ("スマートフォン", "ｽﾏｰﾄﾌｫﾝ相談会"),
        ("excel", "Ｅｘｃｅｌ ２０１９の基礎"),
        ("ＥＸＣＥＬ", "Ｅｘｃｅｌ ２０１９の基礎"),
        ("2019", "Ｅｘｃｅｌ ２０１９の基礎"),
        ("c++", "C++プログラミング入門"),
        ("Ｃ＋＋", "C++プログラミング入門"),
    ],
)
def test_that_width_case_and_kana_make_no_difference(index: Index, text: str, title: str) -> None:
    assert found(index, text) == [title]


@pytest.mark.parametrize("text", ["英語 絵本", "絵本　英語", "英語・絵本", "えいご 絵", "英語 絵本 "])
def test_that_all_words_must_be_there(index: Index, text: str) -> None:
    assert found(index, text) == ["英語で読む絵本"]


def test_that_any_word_will_do_where_nothing_has_them_all(index: Index) -> None:
    assert set(found(index, "英語 囲碁")) == {"英語で読む絵本", "はじめての囲碁"}
    assert found(index, "英語 乗馬") == ["英語で読む絵本"]
    assert found(index, "乗馬 蹴鞠") == []


def test_that_a_separate_dakuten_is_no_other_letter(index: Index) -> None:
    assert "バレーボール教室" in found(index, "ホ\u3099ール")


def test_that_the_body_and_names_are_searched_too(make_index: MakeIndex) -> None:
    index = make_index(
        make_resource(
            id="1",
            title="読書会",
            description="短歌や囲碁の本も取り上げます。",
            organization=Organization(name="谷戸公民館", reading="ヤトコウミンカン", section="学習支援係"),
            place=Place(name="柳沢会館", address="柳沢二丁目"),
            keywords=("朗読",),
        ),
        make_resource(Kind.WINDOW, id="2", title="くらしの窓口"),
    )
    for text in ("囲碁", "いご", "谷戸公民館", "谷戸公", "やとこう", "柳沢", "朗読", "学習支援", "短歌"):
        assert found(index, text) == ["読書会"], text


def test_that_synonyms_of_the_dictionary_find_each_other(make_index: MakeIndex) -> None:
    index = make_index(make_resource(id="1", title="老人クラブ"), make_resource(id="2", title="シニアの歩こう会"))
    assert found(index, "シニア") == ["シニアの歩こう会", "老人クラブ"]


def test_that_an_unfinished_word_finds_words_of_the_body(make_index: MakeIndex) -> None:
    index = make_index(make_resource(id="1", title="集い", description="パッチワークを楽しみます。"))
    assert found(index, "パッチワ") == ["集い"]


def test_that_one_kana_means_the_beginning_of_a_word(index: Index) -> None:
    titles = found(index, "ば")
    assert "バレーボール教室" in titles
    assert "子育てひろば" not in titles


@given(text=st.one_of(texts(), st.text(), st.text(alphabet='"*():^-+{}ABNDORT料理 \x00\ud800%_\\')))
@example(text="C++")
@example(text='"')
@example(text='"料理')
@example(text="100%")
@example(text="料理 AND")
@example(text="料理 OR NOT NEAR(")
@example(text="*")
@example(text="t : 料理")
@example(text="料理\x00囲碁")
@example(text="\ud83d")
@example(text="料理" * 5_000)
@example(text="ﷺ" * 300)
@example(text=" 　")
def test_that_no_text_raises(text: str, shared_index: Index) -> None:
    results = shared_index.find(Query(text=text), NOW)
    assert results.total >= len(results.hits)
    assert shared_index.find(Query(text=text + " 料理"), NOW).total <= shared_index.count


@pytest.fixture(scope="module")
def shared_index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    from desk.records.vocabulary import Vocabulary
    from desk.search import analyser
    from desk.search.writing import IndexWriter

    analyser.load()
    path = tmp_path_factory.mktemp("index") / "index.db"
    with IndexWriter(path) as writer:
        writer.rebuild([make_resource(id=title, title=title) for title in TITLES], Vocabulary(), {})
    return Index(path)


def test_that_letters_and_readings_are_found_before_the_analyser_is_loaded(index: Index, tmp_path: Path) -> None:
    program = (
        "import sys; from datetime import datetime; from pathlib import Path\n"
        "from desk.search.find import Index; from desk.records.search import Query\n"
        "index = Index(Path(sys.argv[1]))\n"
        "for text in sys.argv[2:]:\n"
        "    print([h.resource.title for h in index.find(Query(text=text), datetime(2026, 6, 15)).hits][0])\n"
        "assert 'sudachipy' not in sys.modules and 'sqlalchemy' not in sys.modules\n"
    )
    words = {"ボール": "バレーボール教室", "料理": "家庭料理の会", "りょうり": "家庭料理の会", "かいわ": "英会話サロン"}
    told = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "index0.db"), *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        check=True,
    )
    assert told.stdout.split("\n")[:-1] == list(words.values())


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("kateiryori", "家庭料理の会"),
        ("eikaiwasaron", "英会話サロン"),
        ("bare-bo-ru", "バレーボール教室"),
        ("barēbōru", "バレーボール教室"),
        ("kossodate", "子育てひろば"),
        ("suibokuga", "水墨画"),
        ("てんじんさま", "谷保の天神さま"),
        ("ばれーぼーるきょうし", "バレーボール教室"),
    ],
)
def test_that_romaji_may_be_loose_and_compounds_typed_in_one(index: Index, text: str, title: str) -> None:
    assert title in found(index, text) or title in corrected(index, text)


def corrected(index: Index, text: str) -> list[str]:
    """What the first offer of もしかして finds."""
    offers = index.find(Query(text=text), NOW).corrections
    return found(index, offers[0].text) if offers else []


@pytest.mark.parametrize(
    ("text", "first", "absent"),
    [
        ("かいg", "介護者のつどい", "英会話サロン"),
        ("すいb", "水墨画", "介護者のつどい"),
    ],
)
def test_that_a_half_typed_kana_narrows_to_its_row(index: Index, text: str, first: str, absent: str) -> None:
    titles = found(index, text)
    assert absent not in titles
    assert titles[:1] == [first]


def test_that_kana_which_nothing_goes_on_from_count_without_what_is_half_typed(index: Index) -> None:
    assert found(index, "すいぼくがk") == found(index, "すいぼくが") == ["水墨画"]
