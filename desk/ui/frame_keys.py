"""What can be done on every screen: the keys of the frame, and everything that Ctrl+K and the menu list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desk.i18n import _, pgettext
from desk.ui.screen import Key

if TYPE_CHECKING:
    from desk.ui.context import Context
    from desk.ui.main_window import MainWindow

NORMAL_TEXT = 11
_SCREENS = {
    "counter": "そうだんまどぐち",  # in every language
    "consultations": "そうだんのきろく",  # in every language
    "imports": "ふぁいるのとりこみ",  # in every language
    "vocabulary": "ことばのかんり ごい",  # in every language
}
"""How the names of screens are read."""


def frame_keys(window: MainWindow) -> list[Key]:
    """The keys that hold everywhere; a screen's own key of the same name goes first."""
    context = window.context
    return [
        Key("F1", _("ヘルプ"), window.toggle_help, reading="へるぷ つかいかた"),
        Key("F10", _("メニュー"), window.open_menu, reading="めにゅー"),
        Key("Ctrl+K", _("機能を名前で探す"), window.open_palette, reading="きのうをなまえでさがす こまんど"),
        Key("Ctrl+Z", _("元に戻す"), window.undo, context.undo.last is not None, reading="もとにもどす とりけし"),
        Key("Ctrl+U", _("担当者を替える"), window.choose_staff, reading="たんとうしゃをかえる こうたい"),
        Key("Ctrl+R", _resident_words(context), window.toggle_resident_view, reading="ごほんにんにみせるがめん"),
        Key("Ctrl++", _("文字を大きく"), lambda: _resize(window, 1), reading="もじをおおきく"),
        Key("Ctrl+-", _("文字を小さく"), lambda: _resize(window, -1), reading="もじをちいさく"),
        Key("Ctrl+0", _("文字をふつうの大きさに"), lambda: _resize(window, 0), reading="もじをふつうのおおきさに"),
        Key("Ctrl+,", _("設定"), window.open_setup, reading="せってい ぷりんたー まどぐち"),
    ]


def silent_keys(window: MainWindow) -> list[Key]:
    """Other keys for the same: plus without shift on American and Japanese keyboards, and Esc."""
    return [
        Key("Ctrl+=", "", lambda: _resize(window, 1)),
        Key("Ctrl+;", "", lambda: _resize(window, 1)),
        Key("Esc", "", window.back),
    ]


def further_commands(window: MainWindow) -> list[list[Key]]:
    """What has no key of its own, in groups: the screens, colours, languages, closing."""
    look = window.context.change_preferences
    return [
        [_to_screen(window, name, title) for name, title in window.screen_titles()],
        [
            Key("", _("画面の色：明るい"), lambda: look(theme="light"), reading="がめんのいろ あかるい らいと"),
            Key("", _("画面の色：暗い"), lambda: look(theme="dark"), reading="がめんのいろ くらい だーく"),
            Key(
                "",
                _("画面の色：くっきり"),
                lambda: look(theme="contrast"),
                reading="がめんのいろ くっきり はいこんとらすと",
            ),
            Key(
                "", _("画面の色：パソコンに合わせる"), lambda: look(theme=""), reading="がめんのいろ ぱそこんにあわせる"
            ),
        ],
        [
            # Each language names itself, so that one finds back from a language one can't read.
            Key("", "日本語で表示", lambda: look(language="ja"), reading="にほんごでひょうじ"),  # in every language
            Key("", "Show in English", lambda: look(language="en"), reading="えいごでひょうじ 英語 えいご"),
        ],
        [Key("Alt+F4", pgettext("leave the program", "終了"), window.window().close, reading="しゅうりょう とじる")],
    ]


def _resident_words(context: Context) -> str:
    return _("職員の画面に戻る") if context.is_resident_view else _("ご本人に見せる画面")


def _to_screen(window: MainWindow, name: str, title: str) -> Key:
    reading = f"がめん {_SCREENS.get(name, '')}".strip()  # in every language
    return Key("", _("画面：{name}").format(name=title), lambda: window.show_screen(name), reading=reading)


def _resize(window: MainWindow, step: int) -> None:
    from desk.ui.theme import LARGEST_TEXT, SMALLEST_TEXT

    size = window.context.preferences.text_size + step if step else NORMAL_TEXT
    window.context.change_preferences(text_size=min(max(size, SMALLEST_TEXT), LARGEST_TEXT))
