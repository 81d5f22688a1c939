"""Alembic's entry: runs the migrations on the connection that ``desk.database`` hands over."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection, Enum

from desk.models import Base
from desk.models.base import Moment


def _stand_alone(type_: str, thing: Any, autogen: AutogenContext) -> str | Literal[False]:
    """Migrations name plain types, so that they still run when the models have moved on."""
    if type_ == "type" and isinstance(thing, Moment):
        return "sa.DateTime(timezone=True)"
    if type_ == "type" and isinstance(thing, Enum):
        return f"sa.String({thing.length})"
    return False


connection: Connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    render_item=_stand_alone,
)
with context.begin_transaction():
    context.run_migrations()
