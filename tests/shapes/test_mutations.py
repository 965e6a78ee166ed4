"""Shapes catch systematic damage to a build that has every class and property of real builds.

For each class, property and operator that fit each other one statement is spoiled, and what a build validates is
validated; the table tells how much was caught. Each mutant that no shape catches stands in ``SURVIVORS`` with the
reason, and no other.
"""

from __future__ import annotations

import logging
import random
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox
import pytest
from mutated import Unit, units
from mutations import OPERATORS, OPTIONAL, Change, Site, is_optional
from rdflib import RDF
from survivors import SURVIVORS
from test_shapes import constraints_of

from kg.files import SHAPES
from kg.validation import Shapes, validate
from kg.vocab import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kg.model import Result

SHARE = 0.97
NOT_IN_A_BUILD = "https://w3id.org/dateline/shapes#Decision"
"""Decisions stand in a file of their own: no damage to a build can touch them."""


class Kind(NamedTuple):
    """Which mutant: its operator, the unit and the node's classes, and the property (or the class)."""

    operator: str
    node: str
    said: str


@dataclass(frozen=True)
class Mutant:
    kind: Kind
    site: Site
    change: Change


@dataclass(frozen=True)
class Run:
    """What became of all mutants; ``fired`` are the constraints, each with its shape, that caught one."""

    caught: Counter[str]
    survived: dict[Kind, Site]
    fired: frozenset[tuple[str, str]]

    @property
    def share(self) -> float:
        return self.caught.total() / (self.caught.total() + len(self.survived))

    def table(self) -> str:
        lost = Counter(kind.operator for kind in self.survived)
        rows = [f"{'operator':24}{'mutants':>8}{'caught':>8}{'share':>9}"]
        for name in OPERATORS:
            made = self.caught[name] + lost[name]
            rows.append(f"{name:24}{made:8}{self.caught[name]:8}{self.caught[name] / made:9.1%}")
        total = self.caught.total() + len(self.survived)
        return "\n".join([*rows, f"{'all':24}{total:8}{self.caught.total():8}{self.share:9.1%}"])


@pytest.fixture(scope="module")
def damaged(tmp_path_factory: pytest.TempPathFactory) -> tuple[Unit, ...]:
    return units(tmp_path_factory.mktemp("damaged"))


@pytest.fixture(scope="module")
def shapes() -> Shapes:
    return Shapes.load(SHAPES)


@pytest.fixture(scope="module")
def run(damaged: tuple[Unit, ...], shapes: Shapes) -> Iterator[Run]:
    log = logging.getLogger("rdflib.term")
    before, log.level = log.level, logging.CRITICAL  # rdflib logs the planted dates and numbers that do not exist
    caught = Counter[str]()
    survived: dict[Kind, Site] = {}
    fired: set[tuple[str, str]] = set()
    for mutant in mutants(damaged):
        results = results_of(mutant, shapes)
        fired.update((result.shape, result.constraint) for result in results)
        if results:
            caught[mutant.kind.operator] += 1
        else:
            survived[mutant.kind] = mutant.site
    yield Run(caught, survived, frozenset(fired))
    log.level = before


def test_there_are_operators_and_each_says_what_it_does() -> None:
    assert len(OPERATORS) >= 25
    assert all(len(operator.__doc__ or "") > 10 for operator in OPERATORS.values())


def test_what_may_be_absent_may_be_empty_in_the_model() -> None:
    assert len(OPTIONAL) > 20
    for field in set(OPTIONAL.values()):
        assert is_optional(field), field
    assert not is_optional("Event.status")
    assert not is_optional("Quantity.value")


def test_the_build_has_every_class_and_property_of_a_real_one(damaged: tuple[Unit, ...], seeds_build: Path) -> None:
    real = said_in(seeds_build / "current" / "dumps" / "dateline.nq")
    assert len(real) > 150
    small = {
        (unit.name, frozenset(map(str, unit.classes[s])), str(p))
        for unit in damaged
        for s, p in unit.graph.subject_predicates()
    }
    assert real - small == set()


def test_the_build_conforms_undamaged(damaged: tuple[Unit, ...], shapes: Shapes) -> None:
    assert [unit.name for unit in damaged] == ["article"] * 5 + ["shared"]
    for unit in damaged:
        report = validate(unit.graph, shapes, context=[unit.context(unit.graph)])
        assert report.results == ()
        assert report.focus_nodes > 50


def test_damage_is_caught(run: Run, damaged: tuple[Unit, ...], shapes: Shapes) -> None:
    print(f"\n{run.table()}")  # noqa: T201 - the table is what the test is for
    for kind, reason in SURVIVORS.items():
        print(f"not caught: {', '.join(kind)}: {reason}")  # noqa: T201
    assert all(run.caught[name] for name in OPERATORS), "an operator catches nothing"
    assert run.caught.total() + len(run.survived) > 2000
    assert run.share >= SHARE
    test_the_build_conforms_undamaged(damaged, shapes)


def test_each_survivor_is_explained(run: Run) -> None:
    unexplained = [f"{kind}: {site.triple}" for kind, site in run.survived.items() if kind not in SURVIVORS]
    assert not unexplained, "catch them, or say in SURVIVORS why nothing can:\n" + "\n".join(unexplained)
    caught_now = SURVIVORS.keys() - run.survived.keys()
    assert not caught_now, f"they are caught now: take them out of SURVIVORS: {sorted(caught_now)}"
    assert all(len(reason) > 20 for reason in SURVIVORS.values())


def test_each_constraint_of_each_shape_catches_some_damage(run: Run, shapes: Shapes) -> None:
    demands = set(constraints_of(shapes.graph))
    assert len(demands) > 350
    assert {demand for demand in demands - run.fired if NOT_IN_A_BUILD not in demand[0]} == set()


def mutants(units: Iterable[Unit]) -> Iterator[Mutant]:
    """Give a mutant for each class, property and operator that fit each other."""
    for (node, said), sites in sites_by_kind(units).items():
        for name, operator in OPERATORS.items():
            shuffled = random.Random(f"{name} {node} {said}").sample(sites, len(sites))  # noqa: S311 - no secret
            fit = ((site, operator(site)) for site in shuffled)
            site, change = next(((site, change) for site, change in fit if change), (None, None))
            if site and change:
                yield Mutant(Kind(name, node, said), site, change)


def sites_by_kind(units: Iterable[Unit]) -> dict[tuple[str, str], list[Site]]:
    """Give the statements of all units by class and property, in an order that is always the same."""
    found: dict[tuple[str, str], list[Site]] = {}
    for unit in units:
        for s, p, o in sorted(unit.graph):
            said = f"a {short(o)}" if p == RDF.type else short(p)
            node = " ".join([unit.name, *map(short, unit.classes[s])])
            found.setdefault((node, said), []).append(Site(unit, (s, p, o)))
    return found


def short(term: object) -> str:
    """Write a term with its prefix."""
    for prefix, namespace in PREFIXES.items():
        if str(term).startswith(namespace):
            return f"{prefix}:{str(term).removeprefix(namespace)}"
    return str(term)


def results_of(mutant: Mutant, shapes: Shapes) -> tuple[Result, ...]:
    """Give what stops a build at the damage; the graph is mended again."""
    graph = mutant.site.unit.graph
    gone, new = mutant.change.gone, [triple for triple in mutant.change.new if triple not in graph]
    for triple in gone:
        graph.remove(triple)
    for triple in new:
        graph.add(triple)
    try:
        return validate(graph, shapes, context=[mutant.site.unit.context(graph)]).results
    finally:
        for triple in new:
            graph.remove(triple)
        for triple in gone:
            graph.add(triple)


def said_in(dump: Path) -> set[tuple[str, frozenset[str], str]]:
    """Give the classes of nodes with their properties, in articles' graphs and in those that articles share."""
    classes: dict[tuple[str, str], set[str]] = {}
    said: set[tuple[str, str, str]] = set()
    for quad in ox.parse(path=str(dump), format=ox.RdfFormat.N_QUADS):
        graph = str(quad.graph_name).rstrip(">").rpartition("/graph/")[2]
        if graph in {"ontology", "shapes"}:
            continue
        node = (graph, str(quad.subject))
        said.add((*node, quad.predicate.value))
        classes.setdefault(node, set())
        if quad.predicate.value == str(RDF.type):
            classes[node].add(str(quad.object)[1:-1])
    return {
        ("article" if graph.startswith("article/") else "shared", frozenset(classes[graph, node]), predicate)
        for graph, node, predicate in said
    }
