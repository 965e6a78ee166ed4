"""Two articles about people and states that do not exist, and the real ontology."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg.files import ONTOLOGY
from kg.vocab import PREFIXES

HERE = Path(__file__).parent
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
BASE = "http://localhost:8000/"


def quads() -> list[ox.Quad]:
    """The small world of the tests, and the real ontology as its graph."""
    found = list(ox.parse(path=str(HERE / "world.trig"), format=ox.RdfFormat.TRIG))
    graph = ox.NamedNode(f"{BASE}graph/ontology")
    found += [
        ox.Quad(q.subject, q.predicate, q.object, graph)
        for q in ox.parse(path=str(ONTOLOGY / "partnership.ttl"), format=ox.RdfFormat.TURTLE)
    ]
    return found + [quad for number in range(10) for quad in _visit(number)]


def _visit(number: int) -> list[ox.Quad]:
    """One of many visits to one place, for lists that are too long to show at once."""
    text = f"""<id/event/many/{number}> a part:ReportedEvent, schema:Event ; schema:name "Visit number {number}"@en ;
        schema:location <id/place/many> . <id/place/many> a schema:Place ; schema:name "Many" ."""
    prefixes = f"@base <{BASE}> . @prefix part: <{PREFIXES['part']}> . @prefix schema: <{PREFIXES['schema']}> ."
    graph = ox.NamedNode(f"{BASE}graph/article/many")
    found = ox.parse(f"{prefixes}\n{text}", ox.RdfFormat.TURTLE)
    return [ox.Quad(q.subject, q.predicate, q.object, graph) for q in found]
