"""What a record says in another language or in やさしい日本語, kept with it from the counter."""

from __future__ import annotations

from desk.records.editing import Edit
from desk.records.resource import LocalText
from desk.work.desk import Desk, needs_truth


@needs_truth
def write_text(desk: Desk, resource_id: str, version: int, said: LocalText, staff: str) -> Edit:
    """Keep a record's title and free text in a language; empty ones take it away. Undone by ``editing.undo``.

    Who wrote it is ``staff``, whatever ``said`` tells.
    """
    from desk.services import local_texts

    with desk.database.writing() as session:
        return local_texts.write_text(
            session, resource_id, version, said.language, said.title, said.text, desk=desk.code, who=staff
        )
