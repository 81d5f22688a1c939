"""The city's words and its plans, editable by the city."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from desk.models.base import Base, Key, Reference, Words


class Term(Base):
    """A life stage, circumstance or need: a node of the tree of its scheme. ``touched`` and ``gone`` as in ``Phrase``."""

    __tablename__ = "term"
    __table_args__ = (UniqueConstraint("scheme", "code"),)

    id: Mapped[Key]
    scheme: Mapped[str]
    code: Mapped[str]
    parent: Mapped[str] = mapped_column(default="")
    name: Mapped[str]
    reading: Mapped[str] = mapped_column(default="")
    english: Mapped[str] = mapped_column(default="")
    synonyms: Mapped[Words]
    age_from: Mapped[int | None]
    age_to: Mapped[int | None]
    position: Mapped[int] = mapped_column(default=0)
    touched: Mapped[bool] = mapped_column(default=False)
    gone: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)


class Phrase(Base):
    """What residents say, and what it may mean: one row of the lexicon.

    ``key`` names a row as it ships, so that a later edition finds it again; the city's own rows have their id there.
    What the city changed is ``touched``, what it took away is ``gone``: later editions leave both as they are.
    """

    __tablename__ = "phrase"

    id: Mapped[Key]
    key: Mapped[str] = mapped_column(unique=True)
    says: Mapped[Words]
    words: Mapped[Words]
    needs: Mapped[Words]
    life_stages: Mapped[Words]
    circumstances: Mapped[Words]
    distress: Mapped[bool] = mapped_column(default=False)
    theme: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)
    touched: Mapped[bool] = mapped_column(default=False)
    gone: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)


class SynonymGroup(Base):
    """Words that mean the same to a resident. Columns as in ``Phrase``."""

    __tablename__ = "synonym_group"

    id: Mapped[Key]
    key: Mapped[str] = mapped_column(unique=True)
    words: Mapped[Words]
    theme: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)
    touched: Mapped[bool] = mapped_column(default=False)
    gone: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)


class Stopword(Base):
    """A word that says nothing of a need (教えて, ところ). Columns as in ``Phrase``."""

    __tablename__ = "stopword"

    id: Mapped[Key]
    key: Mapped[str] = mapped_column(unique=True)
    word: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    touched: Mapped[bool] = mapped_column(default=False)
    gone: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)


class Plan(Base):
    """One edition of a city's plan (施策体系) with the period it is in force."""

    __tablename__ = "city_plan"

    id: Mapped[Key]
    code: Mapped[str] = mapped_column(unique=True)
    municipality: Mapped[str]
    name: Mapped[str]
    edition: Mapped[str] = mapped_column(default="")
    starts: Mapped[date | None]
    ends: Mapped[date | None]


class Measure(Base):
    """A node of a plan's tree; ``parent`` is the code above it within the same plan."""

    __tablename__ = "measure"
    __table_args__ = (UniqueConstraint("plan_id", "code"),)

    id: Mapped[Key]
    plan_id: Mapped[Reference] = mapped_column(ForeignKey("city_plan.id", ondelete="CASCADE"), index=True)
    code: Mapped[str]
    parent: Mapped[str] = mapped_column(default="")
    level: Mapped[str] = mapped_column(default="")
    name: Mapped[str]
    reading: Mapped[str] = mapped_column(default="")
    english: Mapped[str] = mapped_column(default="")
    position: Mapped[int] = mapped_column(default=0)
