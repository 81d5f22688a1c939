"""How fast the index answers, beside what most programs do: LIKE over the texts, and FTS5's trigrams.

    python -m tests.bench.search_bench [records …]        (10,000 and 100,000 when none are given)

All three search the same records for the same keystrokes in the same run. LIKE and the trigrams only find and rank by
title (20 ids); the desk analyses, expands, ranks, counts every filter and reads 20 whole records with their reasons.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from desk.records.codes import Condition
from desk.records.search import Query
from desk.search import analyser
from desk.search.find import Index
from desk.search.writing import IndexWriter
from tests.bench import corpus

TYPED = [
    "料理",
    "りょうり",
    "英会話",
    "囲碁",
    "いご",
    "健康体操",
    "サロン",
    "スマホ",
    "スマートフォン",
    "公民館",
    "谷戸公民館",
    "初心者",
    "親子",
    "シニア",
    "バレーボール",
    "ボール",
    "ウクレレ",
    "子育て",
    "はじめての",
    "ぼらんてぃあ",
    "ryouri",
    "eigo",
    "手話",
    "麻雀",
    "終活",
    "高橋",
    "調理室",
    "避難所",
    "教室",
    "釉薬",
    "絵図",
    "句会",
    "年金 相談",
    "親子 料理",
    "土曜 ヨガ",
    "図書館 俳句",
    "プログラミング 小学生",
]
LIMIT = 20


def keystrokes() -> list[str]:
    """Every beginning of every text, as the search box sends them."""
    return [text[:end] for text in TYPED for end in range(1, len(text) + 1)]


def main(sizes: Iterable[int]) -> None:
    """Print the figures for each number of records."""
    analyser.load()
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            _measure(size, Path(folder))


def _measure(size: int, folder: Path) -> None:
    print(f"\n{size:,} records, {len(keystrokes())} keystrokes, {LIMIT} hits: p50 / p95 / p99 ms")
    path = folder / "index.db"
    with IndexWriter(path) as writer:
        started = time.perf_counter()
        writer.rebuild(corpus.resources(size), corpus.vocabulary(), {}, processes=2)
        print(f"  build {size / (time.perf_counter() - started):,.0f} records/s, {path.stat().st_size / 1e6:,.0f} MB")
        changed = list(corpus.resources(200, seed=8))
        print("  one record updated        ", _figures([_timed(writer.upsert, [record]) for record in changed]))
    _rivals(size, folder)
    with Index(path) as index:
        for name, changes in _questions().items():
            asked = [Query(text=text, limit=LIMIT, **changes) for text in keystrokes()]
            for query in asked[:40]:
                index.find(query, corpus.NOW)
            print(f"  desk, {name:20}", _figures([_timed(index.find, query, corpus.NOW) for query in asked]))


def _questions() -> dict[str, dict[str, Any]]:
    return {
        "words only": {},
        "senior": {"life_stages": ("senior",)},
        "open and free": {"conditions": (Condition.OPEN_NOW, Condition.FREE)},
        "on one day": {"on": corpus.TODAY + timedelta(days=9)},
    }


def _rivals(size: int, folder: Path) -> None:
    connection = dbapi2.connect(str(folder / "rivals.db"), isolation_level=None)
    connection.execute("BEGIN")
    connection.execute("CREATE TABLE plain (id INTEGER PRIMARY KEY, title TEXT, body TEXT)")
    connection.execute(
        "CREATE VIRTUAL TABLE tri USING fts5(title, body, content='plain', content_rowid='id', tokenize='trigram')"
    )
    rows = ((r.title, f"{r.reading} {r.summary} {r.description}") for r in corpus.resources(size))
    connection.executemany("INSERT INTO plain (title, body) VALUES (?, ?)", rows)
    connection.execute("INSERT INTO tri (tri) VALUES ('rebuild')")
    connection.execute("COMMIT")

    def like(text: str) -> None:
        where = " AND ".join("(title LIKE ? OR body LIKE ?)" for _word in text.split())
        given = [f"%{word}%" for word in text.split() for _column in range(2)]
        order = f"ORDER BY title LIKE ? DESC LIMIT {LIMIT}"
        connection.execute(f"SELECT id FROM plain WHERE {where} {order}", [*given, f"%{text}%"]).fetchall()

    def trigram(text: str) -> None:
        where = " AND ".join("(title LIKE ? OR body LIKE ?)" for _word in text.split())
        if all(len(word) > 2 for word in text.split()):
            match = " AND ".join(f'"{word}"' for word in text.split())
            sql = f"SELECT rowid FROM tri WHERE tri MATCH ? ORDER BY rank LIMIT {LIMIT}"
            connection.execute(sql, (match,)).fetchall()
        else:  # Two letters are no trigram: FTS5 scans.
            given = [f"%{word}%" for word in text.split() for _column in range(2)]
            connection.execute(f"SELECT rowid FROM tri WHERE {where} LIMIT {LIMIT}", given).fetchall()

    texts = keystrokes()[:: 4 if size > 20_000 else 1]
    print("  LIKE, ranked              ", _figures([_timed(like, text) for text in texts]))
    print("  trigram FTS5, bm25        ", _figures([_timed(trigram, text) for text in texts]))
    connection.close()


def _timed(work: Callable[..., object], *arguments: object) -> float:
    started = time.perf_counter()
    work(*arguments)
    return (time.perf_counter() - started) * 1000


def _figures(times: list[float]) -> str:
    ordered = sorted(times)
    p95, p99 = (ordered[min(int(len(ordered) * part), len(ordered) - 1)] for part in (0.95, 0.99))
    return f"{statistics.median(ordered):8.2f} /{p95:8.2f} /{p99:8.2f}"


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10_000, 100_000])
