"""Places and organisations by their exact names, as tokens: what happens at one, what another one offers."""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b

from desk.records.browse import organizer_of, place_of
from desk.records.codes import Kind
from desk.records.resource import Resource
from desk.text import fold, runs


def name_tokens(resource: Resource) -> set[str]:
    """The tokens of where a resource takes place, and of who offers it, with the section and without."""
    found = set() if _is_place(resource) or resource.place is None else place_tokens(resource.place.name)
    organization = resource.organization
    if organization is not None:
        found |= organization_tokens(organization.name)
        found |= organization_tokens(f"{organization.name} {organization.section}")
    return found


def names(resource: Resource) -> list[tuple[str, str, str]]:
    """The place and the organisation under which one comes across a resource: token, name and reading of each."""
    found = []
    place, organization = resource.place, resource.organization
    if place is not None and not _is_place(resource):
        found += [(token, place.name, place.reading) for token in place_tokens(place.name)]
    if organization is not None:
        name = organizer_of(resource)
        found += [(token, name, organization.reading) for token in organization_tokens(name)]
    return found


def _is_place(resource: Resource) -> bool:
    """A facility isn't at its own place: it is that place."""
    return resource.kind is Kind.FACILITY and _key(place_of(resource)) == _key(resource.title)


def place_tokens(name: str) -> set[str]:
    """The token of a place's name, spacing and width of letters apart; none for a name without letters."""
    return _tokens("p", name)


def organization_tokens(name: str) -> set[str]:
    """The token of an organisation's name, or of its name and section; none for a name without letters."""
    return _tokens("o", name)


def _tokens(letter: str, name: str) -> set[str]:
    token = _token(letter, name)
    return {token} if token else set()


@lru_cache(maxsize=10_000)
def _token(letter: str, name: str) -> str:
    key = _key(name)
    return f"{letter}_{blake2b(key.encode(), digest_size=8).hexdigest()}" if key else ""


@lru_cache(maxsize=10_000)
def _key(name: str) -> str:
    return "".join(runs(fold(name)))
