"""The truth: SQLAlchemy tables, one module for each thing."""

from desk.models.base import Base
from desk.models.change import Change, ChangePayload, FeedDesk, RecordKey
from desk.models.circle import Circle
from desk.models.consultation import (
    Candidate,
    Consultation,
    ConsultationSearch,
    ConsultationTerm,
    Handout,
    Offer,
)
from desk.models.course import Course, Meeting, Recurrence
from desk.models.facility import Facility, Room
from desk.models.link import ResourceLink
from desk.models.local_text import ResourceText
from desk.models.office import CounterWindow, Fact, ImportBatch, Staff
from desk.models.organization import Organization, Place
from desk.models.reading import WordReading
from desk.models.referral import Referral
from desk.models.resource import (
    Childcare,
    ClosingRule,
    OpeningHours,
    Provenance,
    Resource,
    ResourceMeasure,
    ResourceTerm,
)
from desk.models.support import Grant, Material, Programme, Window
from desk.models.talent import Talent, TalentConsent, TalentPrivate
from desk.models.town import Town
from desk.models.vocabulary import Measure, Phrase, Plan, Stopword, SynonymGroup, Term

__all__ = [
    "Base",
    "Candidate",
    "Change",
    "ChangePayload",
    "Childcare",
    "Circle",
    "ClosingRule",
    "Consultation",
    "ConsultationSearch",
    "ConsultationTerm",
    "CounterWindow",
    "Course",
    "Facility",
    "Fact",
    "FeedDesk",
    "Grant",
    "Handout",
    "ImportBatch",
    "Material",
    "Measure",
    "Meeting",
    "Offer",
    "OpeningHours",
    "Organization",
    "Phrase",
    "Place",
    "Plan",
    "Programme",
    "Provenance",
    "RecordKey",
    "Recurrence",
    "Referral",
    "Resource",
    "ResourceLink",
    "ResourceMeasure",
    "ResourceTerm",
    "ResourceText",
    "Room",
    "Staff",
    "Stopword",
    "SynonymGroup",
    "Talent",
    "TalentConsent",
    "TalentPrivate",
    "Term",
    "Town",
    "Window",
    "WordReading",
]
