"""The whole of the window: which parts there are and who knows whom. Nothing else wires."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desk.i18n import N_, _
from desk.settings import Settings
from desk.ui import state
from desk.ui.background import Background
from desk.ui.context import Context
from desk.ui.file_drop import FileDrop
from desk.ui.language import Language
from desk.ui.main_window import HOME, WELCOME, MainWindow
from desk.ui.setup.welcome import WelcomeScreen
from desk.ui.theme import Theme, icon
from desk.ui.window import Window
from desk.work.paper_ready import load_paper
from desk.work.searching import load_analyser
from desk.work.start import is_ready, refresh_sample


def furnish(window: Window, application: QApplication, settings: Settings, theme: Theme) -> MainWindow:
    """Make everything that the window consists of, in the place of its first look, and let the work begin."""
    background = Background(settings)
    context = Context(settings, background, theme)
    language = Language(application, settings.preferences.language)
    main = MainWindow(context, language, state.load(settings))
    background.setParent(main)
    context.setParent(main)
    add_screens(main)
    take_files(main)
    if is_ready(settings):
        main.show_screen(HOME)
        window.furnish(main)
        take_over(window, main)
        begin(context)
    else:
        welcome(main, context)
        window.furnish(main)
        main.screen_named(WELCOME).setFocus()
    return main


def take_over(window: Window, main: MainWindow) -> None:
    """Go on with what was typed before the counter was there, with the cursor behind it."""
    search = main.screen_named(HOME).view.search
    search.setFocus()
    if window.typed:
        search.setText(window.typed)


def take_files(main: MainWindow) -> None:
    """Files dropped anywhere on the window are looked into on the screen for that."""
    context, drop = main.context, FileDrop(main)

    def look_into(paths: list[str]) -> None:
        if main.front != WELCOME and not context.is_resident_view:
            main.show_screen("imports", paths)

    drop.hovered.connect(lambda: context.say(_("ここで離すと、ファイルの中身を調べます。")))
    drop.dropped.connect(look_into)


def add_screens(window: MainWindow) -> None:
    """Every screen of the product; each is imported when it is first shown."""
    context = window.context

    def counter() -> object:
        from desk.ui.counter.screen import CounterScreen

        return CounterScreen(context)

    def consultations() -> object:
        from desk.ui.consultations.screen import ConsultationsScreen

        return ConsultationsScreen(context)

    def imports() -> object:
        from desk.ui.imports.screen import ImportsScreen

        return ImportsScreen(context)

    def vocabulary() -> object:
        from desk.ui.vocabulary.screen import VocabularyScreen

        return VocabularyScreen(context)

    window.add_screen(HOME, N_("相談窓口"), counter)
    window.add_screen("consultations", N_("相談の記録"), consultations)
    window.add_screen("imports", N_("ファイルの取込"), imports)
    window.add_screen("vocabulary", N_("言葉の管理"), vocabulary)


def begin(context: Context) -> None:
    """The work in the background: people and words, the index in step, and then the dictionary of the search."""
    background = context.background
    QApplication.setWindowIcon(icon("desk"))  # here, because Qt's SVG reader takes its time to load
    background.tended.connect(lambda _found: load_dictionary(context), Qt.ConnectionType.SingleShotConnection)
    background.start()
    background.keep_tended()
    context.load()
    background.write(context, refresh_sample, then=lambda _is_new: None, failed=lambda _error: None)


def load_dictionary(context: Context) -> None:
    """Load what finds words within words: half a second of one processor and 60 MB, when all else is ready.

    After it what paper needs, so that the first F9 is as quick as the next.
    """
    context.background.read(context, load_analyser, then=lambda _none: load_sheets(context))


def load_sheets(context: Context) -> None:
    """Load fonts and readings, a quarter of a second and 60 MB."""
    context.background.read(context, load_paper, then=lambda _none: None)


def welcome(window: MainWindow, context: Context) -> None:
    """The first start: the home is made ready, then the counter comes up."""

    def on_prepared(settings: Settings) -> None:
        context.settings = settings
        begin(context)
        window.show_screen(HOME)
        window.open_setup()

    def make() -> WelcomeScreen:
        screen = WelcomeScreen(context.background)
        screen.prepared.connect(on_prepared)
        return screen

    window.add_screen(WELCOME, WelcomeScreen.title, make)
    window.show_screen(WELCOME)
    context.background.start()
