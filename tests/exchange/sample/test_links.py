"""Whether the made-up city's links hold together."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from desk import paths
from desk.errors import DeskError
from desk.exchange.sample import read_sample
from desk.records.codes import Kind, Relation


def test_that_links_lead_round_the_city_by_every_relation() -> None:
    resources = read_sample(date(2026, 11, 21)).resources
    by_id = {resource.id: resource for resource in resources}
    links = [(resource, link) for resource in resources for link in resource.links]
    assert len(links) >= 60
    assert {link.relation for _resource, link in links} == set(Relation)
    ends = {(frozenset((resource.id, link.target)), link.relation) for resource, link in links}
    assert len(ends) == len(links)
    for resource, link in links:
        assert link.target in by_id
        assert link.target != resource.id
        if link.relation is Relation.BORN_OF:
            assert (resource.kind, by_id[link.target].kind) == (Kind.CIRCLE, Kind.COURSE)
        if link.relation is Relation.SAME_TEACHER:
            assert {resource.kind, by_id[link.target].kind} == {Kind.COURSE, Kind.TALENT}
    ways = Counter(by_id[link.target].kind for resource, link in links if resource.kind is Kind.COURSE)
    assert {Kind.CIRCLE, Kind.TALENT, Kind.PROGRAMME, Kind.MATERIAL} <= set(ways)


def test_that_a_link_to_nowhere_is_refused_with_file_and_field(tmp_path: Path) -> None:
    folder = copytree(paths.resources() / "sample", tmp_path / "sample")
    (folder / "links.toml").write_text(
        '[[link]]\nfrom = "course:ukulele"\nrelation = "leads_to"\nto = "circle:nobody"\n', encoding="utf-8"
    )
    with pytest.raises(DeskError, match=r"links\.toml.*course:ukulele.*to"):
        read_sample(date(2026, 11, 21), folder)
