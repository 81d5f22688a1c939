"""The language of the window, switched while it runs: our texts by gettext, Qt's own buttons by its translations."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from desk import i18n


class Language:
    """One translator that stays installed: another file in it makes one LanguageChange, two translators make two."""

    def __init__(self, application: QApplication, language: str) -> None:
        self._translator = QTranslator(application)
        self._application = application
        self.current = ""
        self.use(language)
        application.installTranslator(self._translator)

    def use(self, language: str) -> None:
        """Speak this language from now on; widgets hear of it by LanguageChange. An unknown one counts as Japanese."""
        chosen = language if language in i18n.SCREEN_LANGUAGES else i18n.SOURCE_LANGUAGE
        if chosen == self.current:
            return
        self.current = chosen
        i18n.activate(chosen)
        QLocale.setDefault(QLocale(chosen))
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self._translator.load(f"qtbase_{chosen}", folder)

    def live_with(self, window: QObject) -> None:
        """End with this window, however that ends: a translator that is deleted takes itself away."""
        self._translator.setParent(window)

    def end(self) -> None:
        """Give Qt its own words back."""
        self._application.removeTranslator(self._translator)
