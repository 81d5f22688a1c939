"""One form for each sort of entry: what residents say, words that mean the same, terms of the trees."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from desk.i18n import N_, _
from desk.records.vocabulary import Entry, Phrase, Synonyms, Term, Vocabulary, listed
from desk.records.word_checks import CODE_FIELDS
from desk.text import nfkc
from desk.ui.vocabulary.code_picker import CodePicker
from desk.ui.vocabulary.columns import SCHEMES
from desk.ui.widgets.choice import Choice
from desk.ui.widgets.form_fields import FormFields
from desk.ui.widgets.line_field import LineField
from desk.ui.widgets.words_field import WordsField


class EntryForm(FormFields):
    """The fields of one entry. ``changed()`` for what the user did, not for what was loaded."""

    changed = Signal()
    labels: ClassVar[dict[str, str]] = {}
    """The fields in their order, each with its name marked by ``N_``."""
    about = ""
    """What the form is for, marked by ``N_``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loading = False
        for key in self.labels:
            self.add(key, self._made(key))
        self.retranslate()

    def load(self, entry: Any, *, is_new: bool) -> None:
        """Show an entry."""
        self._loading = True
        self._show(entry, is_new)
        self._loading = False
        self.show_errors({})

    def entry(self) -> Entry:
        """The entry as the form has it; fields that it doesn't show are those of the entry that was loaded."""
        raise NotImplementedError

    def use(self, vocabulary: Vocabulary) -> None:
        """Offer the codes of this vocabulary."""
        for key in self.labels:
            if isinstance(self.field(key), CodePicker):
                self.field(key).use(vocabulary)

    def retranslate(self) -> None:
        """Show every text in the active language."""
        for key, label in self.labels.items():
            self.set_label(key, _(label))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _made(self, key: str) -> QWidget:
        raise NotImplementedError

    def _show(self, entry: Any, is_new: bool) -> None:
        raise NotImplementedError

    def _words(self) -> WordsField:
        field = WordsField(self)
        field.textChanged.connect(self._on_changed)
        return field

    def _line(self) -> LineField:
        field = LineField(self)
        field.textChanged.connect(self._on_changed)
        return field

    def _on_changed(self) -> None:
        if not self._loading:
            self.changed.emit()


class PhraseForm(EntryForm):
    """言い回し: what residents say, and what it may mean."""

    labels: ClassVar[dict[str, str]] = {
        "says": N_("言い回し"),
        "words": N_("探す言葉"),
        "needs": N_("学習ニーズ"),
        "life_stages": N_("ライフステージ"),
        "circumstances": N_("状況"),
        "distress": N_("急ぎの相談"),
    }
    about = N_("来られた方が言いそうな言葉と、そのとき探すもの。言葉は「、」で区切ります。")

    def entry(self) -> Phrase:
        return replace(
            self._loaded,
            says=listed(self.field("says").text()),
            words=listed(self.field("words").text()),
            needs=self.field("needs").codes,
            life_stages=self.field("life_stages").codes,
            circumstances=self.field("circumstances").codes,
            distress=self.field("distress").isChecked(),
        )

    def retranslate(self) -> None:
        super().retranslate()
        self.field("says").setPlaceholderText(_("例：定年してから毎日ひま、退職して時間ができた"))
        self.field("words").setPlaceholderText(_("例：サークル、生きがい、仲間づくり"))
        self.field("distress").setText(_("相談窓口を最初に案内する（紙には書かれません）"))

    def _made(self, key: str) -> QWidget:
        if key in ("says", "words"):
            return self._words()
        if key == "distress":
            box = QCheckBox(self)
            box.toggled.connect(self._on_changed)
            return box
        scheme = next(scheme for scheme, field in CODE_FIELDS.items() if field == key)
        picker = CodePicker(scheme, self)
        picker.changed.connect(self._on_changed)
        return picker

    def _show(self, entry: Phrase, is_new: bool) -> None:
        self._loaded = entry
        self.field("says").put(entry.says)
        self.field("words").put(entry.words)
        for field in CODE_FIELDS.values():
            self.field(field).put(getattr(entry, field))
        self.field("distress").setChecked(entry.distress)


class SynonymsForm(EntryForm):
    """同義語: words that mean the same to a resident."""

    labels: ClassVar[dict[str, str]] = {"words": N_("同じ意味の言葉")}
    about = N_("どれで探しても、同じものが見つかる言葉。「、」で区切ります。")

    def entry(self) -> Synonyms:
        return replace(self._loaded, words=listed(self.field("words").text()))

    def retranslate(self) -> None:
        super().retranslate()
        self.field("words").setPlaceholderText(_("例：習字、書道、お習字"))

    def _made(self, key: str) -> QWidget:
        return self._words()

    def _show(self, entry: Synonyms, is_new: bool) -> None:
        self._loaded = entry
        self.field("words").put(entry.words)


class TermForm(EntryForm):
    """A life stage, circumstance or need. Scheme and code can be chosen while it is new."""

    labels: ClassVar[dict[str, str]] = {
        "name": N_("名前"),
        "synonyms": N_("ほかの言い方"),
        "reading": N_("読み"),
        "english": N_("英語"),
        "age_from": N_("何歳から"),
        "age_to": N_("何歳まで"),
        "scheme": N_("種類"),
        "code": N_("コード"),
    }
    about = N_("絞り込みと統計に使う分類です。変えると、検索のデータを作り直します（そのあいだも探せます）。")

    def entry(self) -> Term:
        code = nfkc(self.field("code").text()).strip()
        return replace(
            self._loaded,
            scheme=self.field("scheme").value,
            code=code,
            parent=code.rpartition("/")[0] if code != self._loaded.code else self._loaded.parent,
            name=self.field("name").text().strip(),
            reading=self.field("reading").text().strip(),
            english=self.field("english").text().strip(),
            synonyms=listed(self.field("synonyms").text()),
            age_from=_age(self.field("age_from").text()),
            age_to=_age(self.field("age_to").text()),
        )

    def retranslate(self) -> None:
        super().retranslate()
        self.field("code").setPlaceholderText(_("例：culture/music（/ の前は上の分類）"))

    def _made(self, key: str) -> QWidget:
        if key == "synonyms":
            return self._words()
        if key == "scheme":
            choice = Choice(tuple(SCHEMES), lambda scheme: _(SCHEMES[scheme]), self)
            choice.currentIndexChanged.connect(self._on_scheme)
            return choice
        return self._line()

    def _show(self, entry: Term, is_new: bool) -> None:
        self._loaded = entry
        for key in ("name", "reading", "english", "code"):
            self.field(key).setText(getattr(entry, key))
            self.field(key).setCursorPosition(0)
        self.field("synonyms").put(entry.synonyms)
        for key in ("age_from", "age_to"):
            age = getattr(entry, key)
            self.field(key).setText("" if age is None or age < 0 else str(age))
        self.field("scheme").choose(entry.scheme)
        for key in ("scheme", "code"):
            self.field(key).setEnabled(is_new)
        self._on_scheme()

    def _on_scheme(self) -> None:
        has_ages = self.field("scheme").value == "life_stage"
        for key in ("age_from", "age_to"):
            self.set_shown(key, has_ages)
        self._on_changed()


def _age(text: str) -> int | None:
    """Whole years; -1, which can't stand, for what is no number."""
    plain = nfkc(text).strip()
    if not plain:
        return None
    return int(plain) if plain.isascii() and plain.isdecimal() else -1
