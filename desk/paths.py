"""Where things are: what ships with the product, and what belongs to the user."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def shipped(name: str) -> Path:
    """The folder ``resources`` or ``db``: beside the package in a checkout, inside it when installed."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def resources() -> Path:
    """Icons, catalogues, vocabulary and sample data."""
    return shipped("resources")


def migrations() -> Path:
    """Alembic's folder."""
    return shipped("db")


def default_home() -> Path:
    """Where the user's files lie when ``--home`` is not given."""
    import platformdirs

    return Path(platformdirs.user_data_dir("manabi-desk", appauthor=False))
