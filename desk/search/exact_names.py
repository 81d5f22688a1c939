"""Places and organisations by their exact names, as tokens: what happens at one, what another one offers."""

from __future__ import annotations

from hashlib import blake2b

from desk.records.codes import Kind
from desk.records.resource import Resource
from desk.text import fold, runs


def name_tokens(resource: Resource) -> set[str]:
    """The tokens of where a resource takes place, and of who offers it, with the section and without.

    A facility isn't at its own place: it is that place.
    """
    found: set[str] = set()
    place, organization = resource.place, resource.organization
    if place is not None and not (resource.kind is Kind.FACILITY and _key(place.name) == _key(resource.title)):
        found |= place_tokens(place.name)
    if organization is not None:
        found |= organization_tokens(organization.name)
        found |= organization_tokens(f"{organization.name} {organization.section}")
    return found


def place_tokens(name: str) -> set[str]:
    """The token of a place's name, spacing and width of letters apart; none for a name without letters."""
    return _tokens("p", name)


def organization_tokens(name: str) -> set[str]:
    """The token of an organisation's name, or of its name and section; none for a name without letters."""
    return _tokens("o", name)


def _tokens(letter: str, name: str) -> set[str]:
    key = _key(name)
    return {f"{letter}_{blake2b(key.encode(), digest_size=8).hexdigest()}"} if key else set()


def _key(name: str) -> str:
    return "".join(runs(fold(name)))
