"""Reports are what stock pySHACL finds, in a fixed order, and rdflib stays as it was."""

from __future__ import annotations

import random
from pathlib import Path

import pyshacl
import pytest
import rdflib
from rdflib import XSD, Dataset, Graph, Literal, URIRef

from kg.errors import HouseError
from kg.files import SHAPES
from kg.model import Report
from kg.validation import Shapes, validate
from kg.vocab import RDF, RDFS, SDO, SH

EXAMPLES = Path(__file__).parents[1] / "shapes"
HEAD = (
    "@prefix ex: <https://shapes.example/> .\n@prefix sh: <http://www.w3.org/ns/shacl#> .\n"
    "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
)
EX = rdflib.Namespace("https://shapes.example/")


@pytest.fixture(scope="module")
def shapes() -> Shapes:
    return Shapes.load(SHAPES)


@pytest.fixture(scope="module")
def example() -> Graph:
    graph = Graph()
    files = [EXAMPLES / "context.ttl", *sorted(EXAMPLES.glob("*/conforming.ttl"))]
    assert len(files) > 15
    for file in files:
        graph.parse(file)
    return graph


def small(folder: Path, text: str) -> Shapes:
    file = folder / "shapes.ttl"
    file.write_text(HEAD + text, encoding="utf-8")
    return Shapes.load(file)


def data(text: str) -> Graph:
    return Graph().parse(data=HEAD + text, format="turtle")


@pytest.mark.parametrize("seed", range(6))
def test_the_same_results_as_stock_pyshacl(seed: int, example: Graph, shapes: Shapes) -> None:
    broken = planted(example, seed)
    report = validate(broken, shapes)
    conforms, stock, _ = pyshacl.validate(broken, shacl_graph=Graph() + shapes.graph, inference="none")
    assert report.conforms == conforms
    assert {(r.focus, r.shape, r.constraint) for r in report.results} == {
        tuple(n3(stock, result, p) for p in (SH.focusNode, SH.sourceShape, SH.sourceConstraintComponent))
        for result in stock.objects(None, SH.result)  # its details are results too
    }
    assert len(report.results) > 5


def planted(graph: Graph, seed: int) -> Graph:
    """Give a copy with some triples taken away, doubled or turned."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    triples = sorted(graph)
    broken = Graph()
    for triple in triples:
        broken.add(triple)
    for s, p, o in chance.sample(triples, 12):
        kind = chance.randrange(3)
        if kind == 0:
            broken.remove((s, p, o))
        elif kind == 1:
            broken.add((s, p, Literal("planted")))
        else:
            broken.remove((s, p, o))
            broken.add((s, p, chance.choice(triples)[0]))
    return broken


def n3(graph: Graph, node: rdflib.term.Node, predicate: URIRef) -> str:
    value = graph.value(node, predicate)
    assert isinstance(value, rdflib.term.Identifier)
    return value.n3()


def test_results_are_in_the_same_order_every_time(example: Graph, shapes: Shapes) -> None:
    broken = planted(example, 7)
    shuffled = Graph()
    for triple in sorted(broken, reverse=True):
        shuffled.add(triple)
    assert validate(broken, shapes) == validate(shuffled, shapes)


def test_blank_nodes_have_the_same_names_every_time(tmp_path: Path) -> None:
    text = "ex:S sh:targetClass ex:C ; sh:nodeKind sh:IRI ; sh:property [ sh:path ex:p ; sh:minCount 1 ] ."
    first, again = (validate(data("[] a ex:C ; ex:q 1 . [] a ex:C ; ex:q 2 ."), small(tmp_path, text)) for _ in "12")
    assert first == again
    assert sorted({r.focus for r in first.results} | {r.shape for r in first.results}) == [
        "<https://shapes.example/S>",
        "_:b0",
        "_:b1",
        "_:b2",
    ]


def test_rdflib_is_left_as_it_was(example: Graph, shapes: Shapes) -> None:
    normalize = rdflib.NORMALIZE_LITERALS
    validate(example, shapes)
    assert normalize is rdflib.NORMALIZE_LITERALS
    assert Literal("1", datatype=XSD.boolean).value is True


def test_the_data_stay_as_they_are(example: Graph, shapes: Shapes) -> None:
    before = set(example)
    validate([example, Graph()], shapes, context=[Graph()])
    assert set(example) == before


def test_nothing_validated_is_told(shapes: Shapes) -> None:
    report = validate(Graph(), shapes)
    assert report.conforms
    assert report.focus_nodes == 0
    assert all(count == 0 for _, count in report.targets)


def test_focus_nodes_are_counted_by_shape(tmp_path: Path) -> None:
    shapes = small(
        tmp_path, "ex:S sh:targetClass ex:C ; sh:closed true . ex:T sh:targetNode ex:a ; sh:nodeKind sh:IRI ."
    )
    report = validate(data("ex:x a ex:C . ex:y a ex:C ."), shapes)
    assert report.targets == (("<https://shapes.example/S>", 2), ("<https://shapes.example/T>", 1))
    assert report.focus_nodes == 3


def test_data_in_several_graphs_are_validated_together(tmp_path: Path) -> None:
    shapes = small(tmp_path, "ex:S sh:targetClass ex:C ; sh:property [ sh:path ex:p ; sh:class ex:D ] .")
    one, other = data("ex:x a ex:C ; ex:p ex:y ."), data("ex:y a ex:D .")
    assert not validate(one, shapes).conforms
    assert validate([one, other], shapes).conforms


def test_context_is_looked_up_but_not_validated(tmp_path: Path) -> None:
    shapes = small(
        tmp_path, "ex:S sh:targetClass ex:C ; sh:property [ sh:path ex:p ; sh:class ex:D ; sh:minCount 1 ] ."
    )
    one, around = data("ex:x a ex:C ; ex:p ex:y ."), data("ex:y a ex:D . ex:z a ex:C .")
    report = validate(one, shapes, context=[around])
    assert report.conforms
    assert report.focus_nodes == 1
    assert not validate([one, around], shapes).conforms


def test_subclasses_count(tmp_path: Path) -> None:
    shapes = small(tmp_path, "ex:S sh:targetClass ex:C ; sh:nodeKind sh:Literal .")
    graph = data("ex:x a ex:D .")
    graph.add((EX.D, RDFS.subClassOf, EX.C))
    assert [r.focus for r in validate(graph, shapes).results] == ["<https://shapes.example/x>"]


def test_all_graphs_of_a_dataset_are_validated(tmp_path: Path) -> None:
    shapes = small(tmp_path, "ex:S sh:targetClass ex:C ; sh:nodeKind sh:Literal .")
    dataset = Dataset()
    dataset.graph(EX.g).add((EX.x, RDF.type, EX.C))
    dataset.graph(EX.h).add((EX.y, RDF.type, EX.C))
    assert len(validate(dataset, shapes).results) == 2


def test_data_are_named(tmp_path: Path) -> None:
    shapes = small(tmp_path, "ex:S sh:targetClass ex:C ; sh:nodeKind sh:IRI .")
    assert validate(Graph(identifier=EX.g), shapes).data == ("https://shapes.example/g",)


def test_terms_are_on_one_line_and_severity_is_kept(tmp_path: Path) -> None:
    text = (
        "ex:S sh:targetClass ex:C ; sh:property [ sh:path ex:p ; sh:datatype xsd:integer ;"
        ' sh:severity sh:Warning ; sh:message "Nein."@de, "A number."@en ] .'
    )
    report = validate(data('ex:x a ex:C ; ex:p """two\nlines"""@en .'), small(tmp_path, text))
    (result,) = report.results
    assert (result.value, result.severity, result.message) == ('"two\\nlines"@en', "Warning", "A number.")
    assert not report.conforms  # SHACL, 3.6.1.1: any result


def test_sparql_constraints_and_custom_components_are_applied(tmp_path: Path) -> None:
    shapes = small(
        tmp_path,
        "ex:S sh:targetClass ex:C ; ex:least 3 ; sh:sparql [ sh:select "
        '"SELECT $this ?value WHERE { $this <https://shapes.example/p> ?value . FILTER (?value > 9) }" ] .'
        "ex:Least a sh:ConstraintComponent ; sh:parameter [ sh:path ex:least ] ;"
        ' sh:validator [ a sh:SPARQLAskValidator ; sh:message "Too few."@en ;'
        ' sh:ask "ASK { $value <https://shapes.example/p> ?p . FILTER (?p >= $least) }" ] .',
    )
    report = validate(data("ex:x a ex:C ; ex:p 10 . ex:y a ex:C ; ex:p 1 . ex:z a ex:C ; ex:p 5 ."), shapes)
    assert [(r.focus, r.constraint.rpartition("/")[2]) for r in report.results] == [
        ("<https://shapes.example/x>", "shacl#SPARQLConstraintComponent>"),
        ("<https://shapes.example/y>", "Least>"),
    ]


def test_deactivated_shapes_are_not_applied(tmp_path: Path) -> None:
    shapes = small(tmp_path, "ex:S sh:targetClass ex:C ; sh:nodeKind sh:Literal ; sh:deactivated true .")
    report = validate(data("ex:x a ex:C ."), shapes)
    assert (report.conforms, report.focus_nodes) == (True, 0)


def test_paths_are_written_as_turtle(tmp_path: Path) -> None:
    shapes = small(
        tmp_path,
        "ex:S sh:targetClass ex:C ; sh:property [ sh:path ( ex:p [ sh:inversePath ex:q ] ) ; sh:minCount 1 ] .",
    )
    (result,) = validate(data("ex:x a ex:C ."), shapes).results
    inverse = "[ <http://www.w3.org/ns/shacl#inversePath> <https://shapes.example/q> ]"
    assert result.path == f"( <https://shapes.example/p> {inverse} )"


@pytest.mark.filterwarnings("ignore:NotImplemented should not be used")  # rdflib, as it compares
def test_a_shape_that_cannot_be_evaluated_is_told(tmp_path: Path) -> None:
    shapes = small(tmp_path, "ex:S sh:targetClass ex:C ; sh:property [ sh:path ex:p ; sh:lessThanOrEquals ex:q ] .")
    graph = data('ex:x a ex:C ; ex:p "2021"^^xsd:gYear ; ex:q "2020"^^xsd:gYear .')
    with pytest.raises(HouseError, match=r"shapes\.example/S cannot be evaluated"):
        validate(graph, shapes)


def test_an_article_in_the_store_s_terms_conforms_too(example: Graph, shapes: Shapes) -> None:
    """The store answers xsd:integer for xsd:nonNegativeInteger: pages from it must conform as well."""
    stored = Graph()
    for s, p, o in example:
        plain = isinstance(o, Literal) and o.datatype == XSD.nonNegativeInteger
        stored.add((s, p, Literal(str(o), datatype=XSD.integer) if plain else o))
    assert validate(stored, shapes) == Report(conforms=True, results=(), targets=validate(example, shapes).targets)
    assert (None, RDF.type, SDO.NewsArticle) in stored
