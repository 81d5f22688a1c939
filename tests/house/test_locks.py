import re
import tomllib
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

CHECKOUT = Path(__file__).resolve().parent.parent.parent
RUN = (CHECKOUT / "requirements.lock").read_text("utf-8")
CHECK = (CHECKOUT / "requirements-dev.lock").read_text("utf-8")
PROJECT = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]

# What may be part of the desk: it asks nothing of those who pass the desk on but to name it, or to leave it replaceable.
ALLOWED = re.compile(r"MIT|BSD|Apache|PSF|Python Software|LGPL|zlib|MPL|Mozilla Public|HPND|ISC", re.IGNORECASE)
# Their metadata name no licence; read in their LICENSE file.
READ_BY_HAND = {"sqlcipher3": "zlib"}


def _pins(lock: str) -> dict[str, list[Requirement]]:
    pins: dict[str, list[Requirement]] = {}
    for line in re.findall(r"^[\w.-]+(?:\[[\w,-]+\])?==[^\\\n]+", lock, re.MULTILINE):
        requirement = Requirement(line.strip())
        pins.setdefault(canonicalize_name(requirement.name), []).append(requirement)
    return pins


def _installed() -> list[str]:
    """What the desk itself needs on this machine."""
    return [
        name for name, pins in _pins(RUN).items() if any(pin.marker is None or pin.marker.evaluate() for pin in pins)
    ]


def test_that_what_checks_need_contains_what_the_desk_needs() -> None:
    run, check = _pins(RUN), _pins(CHECK)
    assert len(run) > 20
    assert {
        name: pins
        for name, pins in run.items()
        if {p.specifier for p in check.get(name, [])} < {p.specifier for p in pins}
    } == {}


def test_that_every_pin_has_hashes_and_no_address() -> None:
    for lock in (RUN, CHECK):
        assert "://" not in lock
        for entry in re.split(r"\n(?=[\w.-]+==)", lock):
            assert "--hash=sha256:" in entry, entry.splitlines()[0]


def test_that_every_dependency_is_locked() -> None:
    run, check = _pins(RUN), _pins(CHECK)
    for wanted, lock in ((PROJECT["dependencies"] + EXTRAS["checkout"], run), (EXTRAS["dev"], check)):
        for requirement in map(Requirement, wanted):
            pins = lock.get(canonicalize_name(requirement.name), [])
            assert any(pin_fits(pin, requirement) for pin in pins), f"{requirement} is not in the lock"


def pin_fits(pin: Requirement, requirement: Requirement) -> bool:
    """Whether the pinned version is one that pyproject.toml allows."""
    (exact,) = pin.specifier
    return requirement.specifier.contains(exact.version, prereleases=True)


def test_that_the_counter_is_spared_the_tools_of_the_checks() -> None:
    tools = {canonicalize_name(Requirement(text).name) for text in EXTRAS["dev"]}
    assert tools & set(_pins(RUN)) == set()


def test_that_everything_the_desk_needs_may_be_passed_on() -> None:
    refused = {}
    for name in _installed():
        metadata = distribution(name).metadata
        licence = " ".join(
            [
                metadata.get("License-Expression") or "",
                (metadata.get("License") or "")[:80],
                *(line for line in metadata.get_all("Classifier", []) if line.startswith("License")),
                READ_BY_HAND.get(name, ""),
            ]
        )
        if not ALLOWED.search(licence):
            refused[name] = licence
    assert refused == {}


def test_that_the_notice_names_everything_the_desk_needs() -> None:
    notice = canonicalize_name((CHECKOUT / "NOTICE").read_text("utf-8").replace(" ", "|"))
    missing = [name for name in _installed() if name not in notice]
    assert missing == []


def test_that_the_licence_is_the_one_that_the_project_declares() -> None:
    text = (CHECKOUT / "LICENSE").read_text("utf-8")
    assert PROJECT["license"] == "Apache-2.0"
    assert "Apache License" in text
    assert "END OF TERMS AND CONDITIONS" in text
