"""What only one kind of resource has, from its table to the part of the record."""

from __future__ import annotations

from desk.exchange.sample import timetable
from desk.exchange.sample.days import Days, IsClosed
from desk.exchange.sample.entry import Entry
from desk.records.hours import Hours
from desk.records.resource import (
    Circle,
    Course,
    Facility,
    Grant,
    Material,
    Programme,
    Room,
    Talent,
    Window,
)


def course(entry: Entry, days: Days, is_closed: IsClosed) -> Course:
    """Meetings from a list of days or from a repeating rule, with places, fees and teacher."""
    try:
        meetings = days.meetings(entry.texts("meetings"), is_closed)
    except ValueError as fault:
        raise entry.fault("meetings", str(fault)) from fault
    recurrences = []
    repeat = entry.part("repeat")
    if repeat is not None:
        skip = frozenset(int(number) for number in repeat.texts("skip"))
        rule, first, times = repeat.text("rule", None), repeat.text("first", None), repeat.number("times")
        try:
            recurrence, repeated = days.recurrence(rule, first, times or 1, skip, is_closed)
        except ValueError as fault:
            raise repeat.fault("rule", str(fault)) from fault
        repeat.finish()
        recurrences.append(recurrence)
        meetings = tuple(sorted([*meetings, *repeated], key=lambda meeting: meeting.starts))
    return Course(
        meetings=meetings,
        recurrences=tuple(recurrences),
        schedule=entry.text("schedule"),
        capacity=entry.number("capacity"),
        capacity_note=entry.text("capacity_note"),
        material_fee=entry.number("material_fee"),
        belongings=entry.text("belongings"),
        teacher=entry.text("teacher"),
        teacher_reading=entry.text("teacher_reading"),
    )


def facility(entry: Entry) -> Facility:
    """Rooms, barrier-free facts and how to get there."""
    return Facility(
        facility_type=entry.text("type"),
        rooms=tuple(_room(room) for room in entry.parts("rooms")),
        barrier_free=entry.texts("barrier_free"),
        bus=entry.text("bus"),
        parking=entry.text("parking"),
        teen_space=entry.text("teen_space"),
        school_opening=bool(entry.flag("school_opening")),
    )


def _room(entry: Entry) -> Room:
    room = Room(
        name=entry.text("name", None),
        purposes=entry.text("purposes"),
        capacity=entry.number("capacity"),
        fee=entry.text("fee"),
        registration_needed=entry.flag("registration"),
        individual_use=entry.flag("individual"),
        booking=entry.text("booking"),
    )
    entry.finish()
    return room


def circle(entry: Entry) -> Circle:
    """Meeting days, costs, and whether it takes members and visitors."""
    starts, _dash, ends = entry.text("time").partition("-")
    return Circle(
        meets=entry.text("meets"),
        weekdays=entry.parsed("weekdays", timetable.weekdays) or (),
        starts=starts,
        ends=ends,
        members=entry.number("members"),
        taking_members=entry.flag("taking_members"),
        visitors=entry.text("visitors"),
        admission_fee=entry.number("admission_fee"),
        monthly_fee=entry.number("monthly_fee"),
    )


def talent(entry: Entry, days: Days) -> Talent:
    """The public part of a registration in the 人材バンク."""
    return Talent(
        roles=entry.texts("roles"),
        subjects=entry.texts("subjects"),
        days=entry.text("days"),
        areas=entry.text("areas"),
        fee_note=entry.text("thanks"),
        registered_until=entry.parsed("registered_until", days.day),
        direct_contact=bool(entry.flag("direct_contact")),
    )


def grant(entry: Entry) -> Grant:
    """Who may apply, for how much, with which papers, when."""
    return Grant(
        who=entry.text("who"),
        amount=entry.text("amount"),
        papers=entry.text("papers"),
        period=entry.text("period"),
    )


def material(entry: Entry) -> Material:
    """What it is, who made it, and how to see it."""
    return Material(
        form=entry.text("form"),
        author=entry.text("author"),
        designation=entry.text("designation"),
        viewing=entry.text("viewing"),
    )


def window(entry: Entry) -> Window:
    """What the other desk takes, and how."""
    return Window(
        takes=entry.text("takes"),
        how=entry.text("how"),
        anonymous=entry.flag("anonymous"),
        is_urgent=bool(entry.flag("urgent")),
    )


def programme(entry: Entry) -> Programme:
    """For whom a standing service is, and how one comes by it."""
    return Programme(who=entry.text("who"), how=entry.text("how"), period=entry.text("period"))


def hours(entry: Entry) -> Hours | None:
    """Hours that the record states itself; None where it states none."""
    table = entry.part("hours")
    if table is None:
        return None
    try:
        stated = Hours(
            opening=tuple(timetable.opening_hours(line) for line in table.texts("opening")),
            closing=tuple(timetable.closing_rule(line) for line in table.texts("closing")),
            note=table.text("note"),
        )
    except ValueError as fault:
        raise table.fault("opening", str(fault)) from fault
    table.finish()
    return stated
