"""The kinds that need few facts of their own: grants, materials, windows and programmes.

Tables whose kind is a reserved word of SQL bear a longer name.
"""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from desk.models.base import Base, Reference


class Grant(Base):
    """助成金・補助金・支援制度."""

    __tablename__ = "grant_support"

    id: Mapped[Reference] = mapped_column(ForeignKey("resource.id", ondelete="CASCADE"), primary_key=True)
    who: Mapped[str] = mapped_column(default="")
    amount: Mapped[str] = mapped_column(default="")
    papers: Mapped[str] = mapped_column(default="")
    period: Mapped[str] = mapped_column(default="")


class Material(Base):
    """デジタル教材・地域資料・文化財."""

    __tablename__ = "material"

    id: Mapped[Reference] = mapped_column(ForeignKey("resource.id", ondelete="CASCADE"), primary_key=True)
    form: Mapped[str] = mapped_column(default="")
    author: Mapped[str] = mapped_column(default="")
    designation: Mapped[str] = mapped_column(default="")
    viewing: Mapped[str] = mapped_column(default="")


class Window(Base):
    """相談窓口."""

    __tablename__ = "consulting_window"

    id: Mapped[Reference] = mapped_column(ForeignKey("resource.id", ondelete="CASCADE"), primary_key=True)
    takes: Mapped[str] = mapped_column(default="")
    how: Mapped[str] = mapped_column(default="")
    anonymous: Mapped[bool | None]
    is_urgent: Mapped[bool] = mapped_column(default=False)


class Programme(Base):
    """事業・出前講座."""

    __tablename__ = "programme"

    id: Mapped[Reference] = mapped_column(ForeignKey("resource.id", ondelete="CASCADE"), primary_key=True)
    who: Mapped[str] = mapped_column(default="")
    how: Mapped[str] = mapped_column(default="")
    period: Mapped[str] = mapped_column(default="")
