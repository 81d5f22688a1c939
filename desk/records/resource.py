"""A learning resource as it travels: public facts only, the same for hit, detail, handout and export.

Nothing private is in here by construction: what a talent keeps to the desk lives in a table of its own and never
becomes part of this record. All texts are as the source gave them; an empty text means "not known".
Money is in yen; None means "not known", 0 means free. Times of day are local wall-clock times without a zone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from desk.records.codes import Kind, Relation, Residency, Selection, State
from desk.records.hours import Hours


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """Who provides a resource (主催・提供者). ``section`` is the 担当課 or 係 within it."""

    name: str
    reading: str = ""
    section: str = ""
    phone: str = ""
    is_private: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where it happens. Latitude and longitude in degrees (WGS 84); None when not known."""

    name: str
    reading: str = ""
    room: str = ""
    address: str = ""
    address_reading: str = ""
    latitude: float | None = None
    longitude: float | None = None
    access: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """Where to ask or apply, for the public."""

    name: str = ""
    reading: str = ""
    phone: str = ""
    extension: str = ""
    fax: str = ""
    email: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where a record comes from. An import sets ``imported_on``, never ``confirmed_on``."""

    source: str = ""
    file: str = ""
    row: int | None = None
    imported_on: date | None = None
    source_updated_on: date | None = None
    confirmed_on: date | None = None
    confirmed_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Childcare:
    """保育: ages in months, its own places, deadline and fee."""

    months_from: int | None = None
    months_to: int | None = None
    places: int | None = None
    deadline: date | None = None
    fee: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation:
    """What makes taking part possible. None means "not known"; notice is in days before the event."""

    childcare: Childcare | None = None
    sign_language: bool | None = None
    sign_language_notice: int | None = None
    captioning: bool | None = None
    captioning_notice: int | None = None
    wheelchair: bool | None = None
    languages: tuple[str, ...] = ()
    online: bool | None = None
    beginner: bool | None = None
    individual: bool | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One date of a course (日程の一回)."""

    starts: datetime
    ends: datetime | None = None
    all_day: bool = False
    cancelled: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """A repeating schedule as the source states it: an RFC 5545 RRULE without DTSTART, with exceptions.

    The meetings it yields are stored beside it, so that nobody has to expand rules to read a record.
    """

    rule: str
    first: datetime
    minutes: int | None = None
    exceptions: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """How and until when to apply. ``state`` is as stated on ``state_as_of``; see ``state.state_of``."""

    state: State = State.UNKNOWN
    state_as_of: date | None = None
    selection: Selection | None = None
    opens: datetime | None = None
    closes: datetime | None = None
    method: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """講座・教室・イベント: ``schedule`` is the source's own wording where dates alone don't say it.

    ``teacher_reading`` is how the name of ``teacher`` is read, as far as the source says: nobody's name is guessed.
    """

    meetings: tuple[Meeting, ...] = ()
    recurrences: tuple[Recurrence, ...] = ()
    schedule: str = ""
    capacity: int | None = None
    capacity_note: str = ""
    material_fee: int | None = None
    belongings: str = ""
    teacher: str = ""
    teacher_reading: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """A room that can be hired or used."""

    name: str
    purposes: str = ""
    capacity: int | None = None
    fee: str = ""
    registration_needed: bool | None = None
    individual_use: bool | None = None
    booking: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facility:
    """施設: rooms, barrier-free facts and how to get there; its hours are the resource's."""

    facility_type: str = ""
    rooms: tuple[Room, ...] = ()
    barrier_free: tuple[str, ...] = ()
    bus: str = ""
    parking: str = ""
    teen_space: str = ""
    school_opening: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """団体・サークル: when it meets, what it costs, whether it takes members and visitors."""

    meets: str = ""
    weekdays: tuple[int, ...] = ()
    starts: str = ""
    ends: str = ""
    members: int | None = None
    taking_members: bool | None = None
    visitors: str = ""
    admission_fee: int | None = None
    monthly_fee: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Talent:
    """人材: the public part only. ``direct_contact`` is true where the person consented to it on paper."""

    roles: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    days: str = ""
    areas: str = ""
    fee_note: str = ""
    registered_until: date | None = None
    direct_contact: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """助成金・補助金・支援制度."""

    who: str = ""
    amount: str = ""
    papers: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """デジタル教材・地域資料・文化財."""

    form: str = ""
    author: str = ""
    designation: str = ""
    viewing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """相談窓口: what it takes and how."""

    takes: str = ""
    how: str = ""
    anonymous: bool | None = None
    is_urgent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """事業・出前講座."""

    who: str = ""
    how: str = ""
    period: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A stored step from this resource to another (学びの循環); ``target`` is the other's id."""

    relation: Relation
    target: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalText:
    """The record's title and free text in another language of paper ("vi"), or in やさしい日本語 ("easy").

    Written at a counter, public as the record itself. ``by`` wrote it and ``on`` is the day. An empty title stands for
    the record's own.
    """

    language: str
    title: str = ""
    text: str = ""
    by: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """これは違います: somebody at a counter doubts the record."""

    reason: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """One of the eight kinds with everything that a hit, a detail view and a handout need.

    Exactly one of the parts named after the kinds is set. Ages are in whole years, both ends included.
    ``life_stages``, ``circumstances``, ``needs`` and ``measures`` are vocabulary codes. ``vanished_on`` is the day
    on which an import no longer found the record at its source.
    """

    id: str
    kind: Kind
    title: str
    reading: str = ""
    english: str = ""
    subtitle: str = ""
    summary: str = ""
    description: str = ""
    keywords: tuple[str, ...] = ()
    audience: str = ""
    age_from: int | None = None
    age_to: int | None = None
    residency: tuple[Residency, ...] = ()
    fee: int | None = None
    fee_note: str = ""
    life_stages: tuple[str, ...] = ()
    circumstances: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    texts: tuple[LocalText, ...] = ()
    organization: Organization | None = None
    place: Place | None = None
    contact: Contact = field(default_factory=Contact)
    hours: Hours = field(default_factory=Hours)
    participation: Participation = field(default_factory=Participation)
    application: Application = field(default_factory=Application)
    provenance: Provenance = field(default_factory=Provenance)
    dispute: Dispute | None = None
    vanished_on: date | None = None
    municipality: str = ""
    version: int = 1
    course: Course | None = None
    facility: Facility | None = None
    circle: Circle | None = None
    talent: Talent | None = None
    grant: Grant | None = None
    material: Material | None = None
    window: Window | None = None
    programme: Programme | None = None

    def text_in(self, language: str) -> LocalText | None:
        """What was written for who reads this language; None where nothing was."""
        return next((text for text in self.texts if text.language == language), None)
