"""A small world made by hand: two articles about people and states that do not exist, and what is known of them."""

from __future__ import annotations

import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pyoxigraph as ox
from rdflib import Graph, Literal, URIRef

from kg.corroboration import Happening
from kg.graph import describe, event_paths, happenings_graph
from kg.iris import Names
from kg.model import Event, FrameworkReport, PartialDate, Quantity, Stated, Statement
from kg.vocab import PART, PROV, SDO

sys.path.insert(0, str(Path(__file__).parents[1] / "graph"))

import made_reading as made

NAMES = Names()
MORE = (
    Event(
        "Exercise",
        "Quick Heron",
        "announced",
        made.evidence("ends in May"),
        PartialDate(2021, 5),
        None,
        (),
        (made.LEAGUE,),
    ),
    Statement(made.TARN, "Lakes are shared.", reported=True, evidence=made.evidence("Ivo Tarn", 2), about=(made.PACT,)),
    FrameworkReport(made.PACT, made.evidence("the Open Skies Pact since 2006"), None, (made.OSTRIA, made.LEAGUE)),
    Quantity(Decimal("12.5"), "percent", "costs", made.evidence("200,000 euros")),
)


def world() -> ox.Store:
    """Give a store whose default graph is the union of the world's graphs."""
    other = replace(
        made.READING,
        article=replace(
            made.ARTICLE,
            item=2,
            headline=Stated("A visit to Lissa", made.span("Lissa")),
            publisher=None,
            capture=replace(made.CAPTURE, sha256="f" * 64, name="autumn.txt", front=()),
            published=Stated(PartialDate(2022), made.span("2006")),
        ),
    )
    meeting = made.FACTS[1]
    assert isinstance(meeting, Event)
    facts = (replace(meeting, participants=(made.VELEN, made.TARN)), *MORE, made.FACTS[4])
    readings = ((made.READING, made.FACTS), (other, facts))
    paths = [
        path
        for reading, said in readings
        for path, event in event_paths(reading.article, said)
        if event.type == "Meeting"
    ]
    assert len(paths) == 2
    happening = Happening(
        "happening/meeting-2021-03-08", "Meeting", "meeting in Lissa", PartialDate(2021, 3, 8), tuple(paths)
    )
    graphs = [describe(reading, said, NAMES, partnerships=(made.PARTNERSHIP,)).graph() for reading, said in readings]
    store = ox.Store()
    for graph in (*graphs, happenings_graph([happening], NAMES).graph(), _known()):
        store.load(graph.serialize(format="nt").encode(), ox.RdfFormat.N_TRIPLES)
    return store


def _known() -> Graph:
    """Give what authority and catalogue would add."""
    graph, page = Graph(), URIRef("https://news.example/autumn")
    for path in made.PARTNERSHIP.parties:
        graph.add((NAMES.id(made.PARTNERSHIP.path), PART.party, NAMES.id(path)))
    graph.add((NAMES.id("capture/ffffffffffffffff"), PROV.hadPrimarySource, page))
    graph.add((page, SDO.publisher, NAMES.id("organization/autumn-post")))
    graph.add(
        (page, SDO.datePublished, Literal("2022-09-01", datatype=URIRef("http://www.w3.org/2001/XMLSchema#date")))
    )
    graph.add((NAMES.id("organization/autumn-post"), SDO.name, Literal("Autumn Post")))
    return graph
