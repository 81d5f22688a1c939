"""The same work without a window, for scripts and checks.

What a command prints for people goes through gettext; what it prints with ``--json`` is a contract (README).
Exit codes: 0 done, 2 the request was wrong (one sentence on stderr), 1 a fault of ours (logged).
"""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from desk import __version__, i18n, journal, settings
from desk.errors import DeskError
from desk.i18n import _
from desk.records.template import STANDARD
from desk.settings import Settings

_log = logging.getLogger(__name__)


def run(arguments: Sequence[str]) -> int:
    """Run one command; without one the counter opens."""
    parser = _parser()
    try:
        chosen = parser.parse_args(arguments)
    except SystemExit as stopped:
        return int(stopped.code or 0)
    try:
        here = settings.load(chosen.home, chosen.database)
        i18n.activate(chosen.language or here.preferences.language)
        journal.begin(here.log_path)
        return _command(chosen, here)
    except DeskError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print(_("中止しました。"), file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except Exception:
        _log.exception("a command failed")
        print(_("内部の不具合です。記録（desk.log）を添えて、担当者に知らせてください。"), file=sys.stderr)
        return 1


def _command(chosen: argparse.Namespace, here: Settings) -> int:
    if chosen.command is None:
        from desk import app

        return app.run(here)
    from desk import commands

    return int(getattr(commands, f"run_{chosen.command.replace('-', '_')}")(chosen, here))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(_("日付は 2026-11-21 のように書いてください。")) from None


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="desk", description=_("まなびデスク: 学習相談の窓口"))
    parser.add_argument("--version", action="version", version=__version__)
    parser.add_argument("--home", type=Path, help=_("データを置くフォルダー"))
    parser.add_argument("--database", default="", help=_("データベースの場所（sqlite:/// または postgresql://）"))
    parser.add_argument("--ui-language", dest="language", default="", help=_("画面の言語（ja, en）"))
    commands = parser.add_subparsers(dest="command", metavar=_("命令"))

    init = commands.add_parser("init", help=_("データベースを準備する"))
    init.add_argument("--sample", action="store_true", help=_("見本データを入れる"))

    for name, words in (("doctor", _("状態を調べる")), ("consultations", _("相談記録を一覧する"))):
        _with_json(commands.add_parser(name, help=words))

    imports = _with_json(commands.add_parser("import", help=_("公開データのファイルを取り込む")))
    imports.add_argument("files", nargs="+", metavar="FILE")
    imports.add_argument("--source", default="", help=_("出典の名前"))
    imports.add_argument("--dry-run", action="store_true", help=_("調べるだけで、何も変えない"))

    _add_search_options(_with_json(commands.add_parser("search", help=_("学習資源を探す"))))

    show = _with_json(commands.add_parser("show", help=_("1件を表示する")))
    show.add_argument("id")

    browse = _with_json(commands.add_parser("browse", help=_("ことばを使わずに見てまわる")))
    browse.add_argument("by", choices=("needs", "closing", "facility", "organization"))
    browse.add_argument("name", nargs="?", default="", help=_("施設や主催者の名前（一部でも可）"))
    browse.add_argument("--limit", type=int, default=20)

    steps = _with_json(commands.add_parser("steps", help=_("次の一歩を表示する")))
    steps.add_argument("id")

    link = commands.add_parser("link", help=_("2件をつなげる、または外す"))
    link.add_argument("source", metavar="FROM")
    link.add_argument("relation", help="same_series, born_of, same_teacher, leads_to")
    link.add_argument("target", metavar="TO")
    link.add_argument("--note", default="", help=_("つながりのひとこと"))
    link.add_argument("--staff", default="", help=_("だれがしたか"))
    link.add_argument("--remove", action="store_true", help=_("つながりを外す"))

    _add_handout_options(_with_json(commands.add_parser("handout", help=_("配布資料をPDFにする"))))

    _add_referral_options(_with_json(commands.add_parser("referral", help=_("つなぐシートをPDFにして記録する"))))

    easy = _with_json(commands.add_parser("easy-check", help=_("やさしい日本語かどうかを調べる")))
    easy.add_argument("text", metavar="TEXT|ID")

    _add_reading_options(_with_json(commands.add_parser("reading", help=_("言葉の読みを調べる・直す"))))

    log = _with_json(commands.add_parser("log", help=_("相談を記録する")))
    log.add_argument("--question", required=True)
    for option in ("life-stage", "need"):
        log.add_argument(f"--{option}", action="append", default=[])
    log.add_argument("--offer", action="append", default=[], metavar="ID")

    index = _with_json(commands.add_parser("index", help=_("検索用の索引")))
    index.add_argument("action", choices=("rebuild", "status"))

    bench = _with_json(commands.add_parser("bench", help=_("速さを測る")))
    bench.add_argument("what", choices=("start", "paint", "import", "handouts", "kinsoku", "search"))
    bench.add_argument("--records", type=int, nargs="+", metavar="N", help=_("search だけ: 何件の索引で測るか"))

    relevance = _with_json(commands.add_parser("relevance", help=_("検索の確かさを、答えの分かっている検索で測る")))
    relevance.add_argument("resources", metavar="RESOURCES.tsv")
    relevance.add_argument("queries", metavar="QUERIES.tsv")
    relevance.add_argument("--misses", action="store_true", help=_("見つけそこねたものを並べる"))

    vocabulary = _with_json(commands.add_parser("vocabulary", help=_("言葉の一覧を書き出す・取り込む")))
    vocabulary.add_argument("action", choices=("export", "import"))
    vocabulary.add_argument("file", metavar="FILE.xlsx")
    vocabulary.add_argument("--dry-run", action="store_true", help=_("調べるだけで、何も変えない"))
    vocabulary.add_argument("--remove-missing", action="store_true", help=_("ファイルにない言葉を削除する"))

    template = _with_json(commands.add_parser("template", help=_("配布資料のひな形")))
    template.add_argument("action", choices=("list", "check", "copy"))
    template.add_argument("name", nargs="?", default="", metavar="NAME|FILE.toml")
    template.add_argument("--as", dest="new_name", default="", metavar="NAME", help=_("copy だけ: 写しの名前"))

    commands.add_parser("tour", help=_("画面のない所で、検索から記録までを通して試す"))
    return parser


def _add_handout_options(handout: argparse.ArgumentParser) -> None:
    handout.add_argument("ids", nargs="*", metavar="ID")
    handout.add_argument("--slip", default="", metavar="SLIP", help=_("渡した紙を、この伝票番号でもう一度出す"))
    handout.add_argument(
        "--today", action="store_true", help=_("--slip の紙を今日の内容で作り直し、新しい番号で記録する")
    )
    handout.add_argument("--mode", default="standard", help="standard, large, furigana, easy, pair")
    handout.add_argument(
        "--language",
        dest="sheet_language",
        default="",
        metavar="CODE[,CODE]",
        help=_("紙の言語（ja、easy、en、zh-Hans など）。pair は2つ"),
    )
    handout.add_argument("--mono", action="store_true", help=_("白黒コピー用"))
    handout.add_argument("--template", default=STANDARD, metavar="NAME", help=_("ひな形（desk template list で一覧）"))
    handout.add_argument("--short", action="store_true", help=_("日時・場所・お金・連絡先だけ"))
    handout.add_argument("--from", dest="town", default="", metavar="TOWN", help=_("どの町から（歩く時間を書く）"))
    handout.add_argument("--greeting", default="", metavar="TEXT", help=_("紙のはじめに書く、ひとこと"))
    handout.add_argument("--text", action="store_true", help=_("紙と同じ内容を、メールなどに貼れる文章で出す"))
    handout.add_argument("-o", "--output", default="", metavar="FILE.pdf")


def _add_referral_options(referral: argparse.ArgumentParser) -> None:
    referral.add_argument("ids", nargs="*", metavar="ID", help=_("ご案内したもの"))
    referral.add_argument("--to", required=True, metavar="WINDOW_ID", help=_("つなぐ相手の窓口"))
    referral.add_argument("--ask", required=True, metavar="TEXT", help=_("お願いしたいこと"))
    referral.add_argument(
        "--tried",
        action="append",
        default=[],
        metavar="ID[=RESULT]",
        help=_("これまでに試したものと、その結果（full など）"),
    )
    referral.add_argument("--by", type=_day, metavar="DATE", help=_("返事の期限"))
    referral.add_argument(
        "--consent",
        default="",
        metavar="CODE[,CODE]",
        help=_("ご本人が伝えてよいと言ったこと：life_stage、circumstances、needs、question、name、phone"),
    )
    for option in ("life-stage", "circumstance", "need"):
        referral.add_argument(f"--{option}", action="append", default=[])
    referral.add_argument("--question", default="", metavar="TEXT", help=_("相談の内容"))
    referral.add_argument("--name", default="", help=_("ご本人の名前"))
    referral.add_argument("--phone", default="", help=_("ご本人の電話番号"))
    referral.add_argument("--slip", default="", metavar="SLIP", help=_("相談の伝票番号（省けば新しい番号）"))
    referral.add_argument("--staff", default="", help=_("だれがしたか"))
    referral.add_argument("--mode", default="standard", help=_("ご本人の控えの形（handout と同じ）"))
    referral.add_argument("--language", dest="sheet_language", default="", metavar="CODE", help=_("ご本人の控えの言語"))
    referral.add_argument("--mono", action="store_true", help=_("白黒コピー用"))
    referral.add_argument("-o", "--output", required=True, metavar="FILE.pdf")
    referral.set_defaults(greeting="", template=STANDARD)


def _add_reading_options(reading: argparse.ArgumentParser) -> None:
    reading.add_argument("word", metavar="WORD")
    change = reading.add_mutually_exclusive_group()
    change.add_argument("--set", dest="reading", metavar="READING", help=_("これからは、こう読む（かなで）"))
    change.add_argument("--remove", action="store_true", help=_("直した読みを取り消す"))
    reading.add_argument("--staff", default="", help=_("だれがしたか"))


def _add_search_options(search: argparse.ArgumentParser) -> None:
    search.add_argument("text", nargs="?", default="")
    for option in ("kind", "life-stage", "need", "circumstance", "condition"):
        search.add_argument(f"--{option}", action="append", default=[])
    search.add_argument("--on", type=_day)
    search.add_argument("--open-only", action="store_true", help=_("申し込めるものだけ"))
    search.add_argument("--place", default="", help=_("この名前の場所で行われるもの"))
    search.add_argument("--organization", default="", help=_("この名前の主催者のもの"))
    person = search.add_argument_group(_("学ぶ方"))
    person.add_argument("--age", type=int, help=_("年齢"))
    person.add_argument(
        "--ties",
        action="append",
        help=_("市とのつながり：resident（在住）、worker（在勤）、student（在学）、none（市外）"),
    )
    person.add_argument("--child-months", type=int, metavar="N", help=_("保育が要るお子さんの月齢"))
    person.add_argument("--language", dest="speaks", default="", metavar="CODE", help=_("話せる言葉（en、zh など）"))
    person.add_argument("--fee", type=int, metavar="YEN", help=_("払える金額（教材費も含めて、円）"))
    person.add_argument(
        "--when", action="append", default=[], help=_("来られる曜日と時間帯（土曜午前、weekday evening など）")
    )
    person.add_argument("--from", dest="town", default="", metavar="TOWN", help=_("どの町から（町名、よみ、コード）"))
    person.add_argument("--within", type=int, metavar="MINUTES", help=_("歩いて何分まで（--from とともに）"))
    person.add_argument("--nearest", action="store_true", help=_("近い順（--from とともに）"))
    person.add_argument("--city-only", action="store_true", help=_("隣の市のものを除く"))
    search.add_argument(
        "--near-misses",
        type=int,
        nargs="?",
        const=5,
        default=0,
        metavar="N",
        help=_("惜しいものも、合わない理由とともに"),
    )
    search.add_argument("--limit", type=int, default=20)


def _with_json(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("--json", action="store_true", help=_("JSON で出力する"))
    return parser
