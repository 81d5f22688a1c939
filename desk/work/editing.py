"""Changes to a record from the counter: one key, with who and why, and undoable."""

from __future__ import annotations

from desk.records.codes import State
from desk.records.editing import Edit
from desk.work.desk import Desk, needs_truth


@needs_truth
def change_state(desk: Desk, resource_id: str, version: int, state: State, staff: str) -> Edit:
    """Set what is known of the application state."""
    from desk.services import resources

    with desk.database.writing() as session:
        return resources.change_state(session, resource_id, version, state, desk=desk.code, who=staff)


@needs_truth
def change_phone(desk: Desk, resource_id: str, version: int, phone: str, staff: str) -> Edit:
    """Correct the phone number that residents are given."""
    from desk.services import resources

    with desk.database.writing() as session:
        return resources.change_phone(session, resource_id, version, phone, desk=desk.code, who=staff)


@needs_truth
def dispute(desk: Desk, resource_id: str, version: int, reason: str, staff: str) -> Edit:
    """これは違います: mark a record as doubted, with the reason; an empty reason takes the mark away."""
    from desk.services import resources

    with desk.database.writing() as session:
        return resources.dispute(session, resource_id, version, reason, desk=desk.code, who=staff)


@needs_truth
def undo(desk: Desk, edit_id: str, staff: str) -> Edit:
    """Take one of these changes back."""
    from desk.services import resources

    with desk.database.writing() as session:
        return resources.undo(session, edit_id, desk=desk.code, who=staff)
