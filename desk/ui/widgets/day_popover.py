"""A day, chosen from a calendar that opens below a button."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale, QSize, Signal
from PySide6.QtWidgets import QCalendarWidget, QPushButton, QSpinBox, QToolButton, QVBoxLayout, QWidget

from desk.i18n import _, active
from desk.ui.widgets.flow_layout import FlowLayout
from desk.ui.widgets.tree_popover import Popover

SATURDAY, SUNDAY = 5, 6


class DayPopover(Popover):
    """``chosen(date or None)`` when the user picked a day, or took the choice away."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._calendar = QCalendarWidget(self)
        self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._calendar.clicked.connect(self._on_day)
        self._calendar.activated.connect(self._on_day)
        self._quick = {name: QPushButton(self) for name in ("today", "tomorrow", "saturday", "sunday", "none")}
        flow = FlowLayout(spacing=4)
        for name, button in self._quick.items():
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, name=name: self._choose(quick_day(name, date.today())))
            flow.addWidget(button)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addLayout(flow)
        column.addWidget(self._calendar, 1)
        self.retranslate()

    def show_day(self, day: date | None) -> None:
        """Show what is chosen."""
        shown = day or date.today()
        self._calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))

    def retranslate(self) -> None:
        """Say everything in the active language."""
        self.setWindowTitle(_("日付で絞り込む"))
        words = {
            "today": _("今日"),
            "tomorrow": _("明日"),
            "saturday": _("次の土曜"),
            "sunday": _("次の日曜"),
            "none": _("指定なし"),
        }
        for name, button in self._quick.items():
            button.setText(words[name])
            button.setAccessibleName(words[name])
        self._calendar.setLocale(QLocale(active().language))
        self._calendar.setAccessibleName(_("カレンダー"))
        for child in self._calendar.findChildren(QWidget):
            name = child.objectName()
            if isinstance(child, QToolButton):
                child.setAccessibleName(
                    {"qt_calendar_prevmonth": _("前の月"), "qt_calendar_nextmonth": _("次の月")}.get(
                        name, _("月を選ぶ")
                    )
                    if name != "qt_calendar_yearbutton"
                    else _("年を選ぶ")
                )
            elif isinstance(child, QSpinBox):
                child.setAccessibleName(_("年"))
            elif name == "qt_calendar_calendarview":
                child.setAccessibleName(_("カレンダー"))

    def focus_first(self) -> None:
        self._calendar.setFocus()

    def sizeHint(self) -> QSize:
        width = self.fontMetrics().averageCharWidth() * 44
        return QSize(width, self._column.totalHeightForWidth(width) + self.fontMetrics().height() * 4)

    def _on_day(self, day: QDate) -> None:
        self._choose(date(day.year(), day.month(), day.day()))

    def _choose(self, day: date | None) -> None:
        self.hide()
        self.chosen.emit(day)


def quick_day(name: str, today: date) -> date | None:
    """The day that a quick button means: today, tomorrow, the next saturday or sunday (never today), none."""
    if name == "today":
        return today
    if name == "tomorrow":
        return today + timedelta(days=1)
    weekday = {"saturday": SATURDAY, "sunday": SUNDAY}.get(name)
    if weekday is None:
        return None
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
