"""What is written line by line is what the store's engine writes, byte for byte, and what rdflib reads."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from rdflib import Graph, Literal, URIRef

from kg.graph.terms import PART, SDO, XSD, NamedGraph, concept, iri, literal

GRAPH, NODE = "http://localhost:8000/graph/one", "http://localhost:8000/id/one"
TEXTS = (
    "",
    "plain",
    "“Ivo\u00a0Tarn” said: „Први корак“ \U0001f54a",
    'a "b" \\ c \\u0041',
    "tab\t line\n return\r feed\f back\b rule\x7f next\x85 line\u2028",
    "".join(map(chr, range(0xD800))) + "".join(map(chr, range(0xE000, 0x11000))),
)


def graph(*values: str) -> NamedGraph:
    return NamedGraph(iri(GRAPH), {iri(NODE): {f"{SDO.name} {value}" for value in values}})


def engine(values: list[ox.Literal | ox.NamedNode]) -> list[bytes]:
    name = ox.NamedNode("https://schema.org/name")
    quads = [ox.Quad(ox.NamedNode(NODE), name, value, ox.NamedNode(GRAPH)) for value in values]
    written = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    assert written is not None
    return sorted(written.splitlines(keepends=True))


@pytest.mark.parametrize("text", TEXTS)
def test_texts_are_written_as_the_engine_writes_them(text: str) -> None:
    assert graph(literal(text)).lines() == engine([ox.Literal(text)])
    assert list(graph(literal(text)).graph().objects()) == [Literal(text)]


def test_lines_are_sorted_and_said_once() -> None:
    five = ox.Literal("5", datatype=ox.NamedNode(XSD.integer[1:-1]))
    values = [ox.Literal("a", language="en"), ox.Literal("a"), five, ox.Literal("a b"), ox.Literal("a", language="sr")]
    ours = [literal("a", language="en"), literal("a"), literal("5", datatype=XSD.integer), literal("a b")]
    assert graph(*ours, literal("a", language="sr"), literal("a")).lines() == engine(values)


def test_rdflib_reads_the_same_terms() -> None:
    one = graph(literal("a", language="en"), literal("a"), literal("2021-05", datatype=XSD.gYearMonth), iri(NODE))
    read = Graph(identifier=URIRef(GRAPH))
    read.parse(data=b"".join(line.replace(iri(GRAPH).encode(), b"") for line in one.lines()).decode(), format="nt")
    assert set(one.graph()) == set(read)
    assert len(read) == 4
    assert one.graph().identifier == URIRef(GRAPH)
    assert all(value.datatype is None for value in one.graph().objects() if value == Literal("a"))


def test_misspelt_terms_fail() -> None:
    with pytest.raises((AttributeError, KeyError)):
        PART.PostHold  # noqa: B018
    with pytest.raises((AttributeError, KeyError)):
        concept("EventType", "Party")
    assert concept("EventType", "Visit") == "<https://w3id.org/dateline/partnership#EventType-Visit>"
