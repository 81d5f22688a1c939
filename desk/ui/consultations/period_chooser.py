"""Choosing the days of a list: 今日, 今週, 今月, or two days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QEvent, Signal
from PySide6.QtWidgets import QButtonGroup, QDateEdit, QHBoxLayout, QLabel, QPushButton, QWidget

from desk.i18n import _
from desk.ui.consultations.period import SPAN_LABELS, Period, Span, period_of


class PeriodChooser(QWidget):
    """``period_chosen(Period)`` when other days are meant. ``today`` is asked each time: a desk runs over midnight."""

    period_chosen = Signal(object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._group = QButtonGroup(self)
        self._buttons = {span: self._button(span) for span in Span}
        self._first, self._last, self._to = QDateEdit(self), QDateEdit(self), QLabel(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (*self._buttons.values(), self._first, self._to, self._last):
            row.addWidget(widget)
        for edit in (self._first, self._last):
            edit.setCalendarPopup(True)
            edit.setDisplayFormat("yyyy/MM/dd")
            edit.setDate(_qdate(today()))
            edit.dateChanged.connect(self._on_changed)
        self._buttons[Span.TODAY].setChecked(True)
        self._show_days()
        self._retranslate()

    @property
    def span(self) -> Span:
        """Which stretch is chosen."""
        return next(span for span, button in self._buttons.items() if button.isChecked())

    @property
    def period(self) -> Period:
        """The days that are meant now."""
        return period_of(self.span, self._today(), Period(_date(self._first.date()), _date(self._last.date())))

    def choose(self, span: Span) -> None:
        """Choose a stretch as if by its button."""
        self._buttons[span].click()

    def choose_days(self, first: date, last: date) -> None:
        """Choose two days."""
        self._first.setDate(_qdate(first))
        self._last.setDate(_qdate(last))
        self.choose(Span.CHOSEN)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _button(self, span: Span) -> QPushButton:
        button = QPushButton(self)
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._on_span(span))
        self._group.addButton(button)
        return button

    def _on_span(self, span: Span) -> None:
        self._show_days()
        if span == Span.CHOSEN:
            self._first.setFocus()
        self.period_chosen.emit(self.period)

    def _on_changed(self) -> None:
        if self.span == Span.CHOSEN:
            self.period_chosen.emit(self.period)

    def _show_days(self) -> None:
        for widget in (self._first, self._to, self._last):
            widget.setVisible(self.span == Span.CHOSEN)

    def _retranslate(self) -> None:
        for span, button in self._buttons.items():
            button.setText(_(SPAN_LABELS[span]))
        self._to.setText(_("から"))
        self._first.setAccessibleName(_("期間の最初の日"))
        self._last.setAccessibleName(_("期間の最後の日"))


def _qdate(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def _date(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())
