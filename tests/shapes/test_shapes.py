"""Each shape with conforming and violating examples; a violating file states the exact results that it expects.

Examples are read together with ``context.ttl``, which conforms by itself: an article, a capture, some names.
"""

from __future__ import annotations

import logging
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pyshacl.constraints import CONSTRAINT_PARAMETERS_MAP
from rdflib import BNode, Graph, Literal, URIRef

from kg.files import SHAPES
from kg.validation import Shapes, validate
from kg.validation.loading import TARGETS, path_text
from kg.vocab import RDF, SH

if TYPE_CHECKING:
    from rdflib.term import Node

HERE = Path(__file__).parent
CONFORMING = sorted(HERE.glob("*/conforming.ttl"))
VIOLATING = sorted(HERE.glob("*/violating-*.ttl"))
COUNTS = ("qualifiedMinCount", "qualifiedMaxCount")
Expected = tuple[str, str, str, str, str]


@pytest.fixture(autouse=True)
def _no_word_on_planted_dates(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL, "rdflib.term")  # rdflib logs the planted dates that do not exist


@pytest.fixture(scope="module")
def shapes() -> Shapes:
    return Shapes.load(SHAPES)


@cache
def context() -> Graph:
    return Graph().parse(HERE / "context.ttl")


def test_the_walk_found_examples() -> None:
    folders = {file.parent for file in CONFORMING}
    assert len(folders) > 15
    assert folders == {file.parent for file in VIOLATING}
    assert {path for path in HERE.iterdir() if path.is_dir() and path.name != "__pycache__"} == folders
    assert len(VIOLATING) > 200


def test_the_context_conforms(shapes: Shapes) -> None:
    report = validate(context(), shapes)
    assert report.results == ()
    assert report.focus_nodes > 10


@pytest.mark.parametrize("file", CONFORMING, ids=lambda file: file.parent.name)
def test_conforming(file: Path, shapes: Shapes) -> None:
    data = Graph().parse(file)
    report = validate([data, context()], shapes)
    assert report.results == ()
    assert report.focus_nodes > validate(context(), shapes).focus_nodes, "no shape looked at the example"


@pytest.mark.parametrize("file", VIOLATING, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_violating(file: Path, shapes: Shapes) -> None:
    data = Graph().parse(file)
    wanted = expected(data)
    assert wanted, "the file states no result"
    data.remove((next(data.subjects(RDF.type, SH.ValidationReport)), None, None))
    report = validate([data, context()], shapes)
    found = Counter(
        (no_label(r.focus), r.path or "", no_label(r.value or ""), r.shape, r.constraint) for r in report.results
    )
    assert found == wanted
    assert not report.conforms


def test_every_constraint_of_every_shape_has_been_seen_to_fire(shapes: Shapes) -> None:
    fired = {(result[3], result[4]) for file in VIOLATING for result in expected(Graph().parse(file))}
    demands = set(constraints_of(shapes.graph))
    assert len(demands) > 200
    assert demands - fired == set()
    assert fired - demands == set()


def test_every_shape_has_an_iri_and_says_what_to_do_and_why(shapes: Shapes) -> None:
    graph = shapes.graph
    nodes = {s for kind in (SH.NodeShape, SH.PropertyShape) for s in graph.subjects(RDF.type, kind)}
    assert len(nodes) > 100
    for node in sorted(nodes, key=str):
        assert isinstance(node, URIRef), node
        for predicate in (SH.message, SH.description):
            said = graph.value(node, predicate, any=False)
            assert isinstance(said, Literal), (node, predicate)
            assert (said.language, len(said) > 10) == ("en", True), (node, predicate)


def expected(data: Graph) -> Counter[Expected]:
    results = Counter[Expected]()
    for result in data.objects(None, SH.result):
        path = data.value(result, SH.resultPath)
        value = data.value(result, SH.value)
        focus = data.value(result, SH.focusNode)
        shape = data.value(result, SH.sourceShape)
        constraint = data.value(result, SH.sourceConstraintComponent)
        assert isinstance(focus, URIRef | BNode | Literal)
        assert isinstance(shape, URIRef)
        assert isinstance(constraint, URIRef)
        results[
            no_label(focus.n3()),
            "" if path is None else path_text(data, path),
            "" if value is None else no_label(term_text(value)),
            shape.n3(),
            constraint.n3(),
        ] += 1
    return results


def term_text(term: object) -> str:
    return term.n3()  # type: ignore[attr-defined,no-any-return]


def no_label(term: str) -> str:
    return "_:" if term.startswith("_:") else term


def constraints_of(graph: Graph) -> set[tuple[str, str]]:
    """Give each applied shape with each of its constraint components, read from the shapes themselves."""
    applied = {shape for target in TARGETS for shape in graph.subjects(target)}
    while more := {part for shape in applied for part in graph.objects(shape, SH.property)} - applied:
        applied |= more
    return {
        (shape.n3(), component.n3())
        for shape in applied
        if isinstance(shape, URIRef)
        for parameter in graph.predicates(shape)
        if isinstance(component := component_of(parameter), URIRef)
    }


def component_of(parameter: Node) -> object:
    """Give the component of a parameter; pySHACL has one class for the two of ``sh:qualifiedValueShape``."""
    of_counts = {SH[name]: SH[f"{str(name)[0].upper()}{str(name)[1:]}ConstraintComponent"] for name in COUNTS}
    if parameter in of_counts or parameter in {SH.property, SH.qualifiedValueShape}:
        return of_counts.get(parameter)
    component = CONSTRAINT_PARAMETERS_MAP.get(parameter)
    return component and component.shacl_constraint_component
