"""The capture and the authority, held against an article's graph: nothing where they agree, a result where not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_reading import (
    ARTICLE,
    CAPTURE,
    FACTS,
    LEAGUE,
    LISSA,
    MISSION,
    OSTRIA,
    PACT,
    PARTNERSHIP,
    READING,
    TARN,
    TRAINING,
    VELEN,
    evidence,
    span,
)
from rdflib import Graph, Literal

from kg.files import SHAPES
from kg.graph import article_slug, at_hand, describe
from kg.iris import Names
from kg.model import Event, Record, Statement
from kg.validation import Shapes, validate
from kg.vocab import OA, PART, RDF, SDO, SKOS, VOID

NAMES = Names()
NODE = NAMES.id(f"article/{article_slug(ARTICLE)}")
PAPER = Record("organization/ostria-news-agency", "Ostria News Agency", ("organization",), ("Organization",))
KNOWN = {
    NAMES.id(record.path): record
    for record in (LEAGUE, LISSA, MISSION, OSTRIA, PACT, PAPER, PARTNERSHIP, TRAINING, VELEN)
}

MADE_UP = tuple(fact for fact in FACTS if isinstance(fact, Statement) and fact.reported)
"""Words that stand in no sentence of the text."""


@pytest.fixture(scope="module")
def shapes() -> Shapes:
    return Shapes.load(SHAPES)


@pytest.fixture
def graph() -> Graph:
    mended = (replace(f, text="The Lake Mission, led by the League") if f in MADE_UP else f for f in FACTS)
    return describe(READING, tuple(mended), NAMES, partnerships=(PARTNERSHIP,), publisher=PAPER).graph()


def faults(graph: Graph, shapes: Shapes) -> set[tuple[str, str]]:
    context = at_hand(graph, ARTICLE, KNOWN, NAMES)
    assert validate(graph, shapes).conforms, "it can be told from the graph alone"
    results = validate(graph, shapes, context=[context]).results
    return {(r.focus[1:-1], r.shape.partition("#")[2][:-1]) for r in results}


def test_what_is_at_hand_agrees(graph: Graph, shapes: Shapes) -> None:
    assert faults(graph, shapes) == set()
    context = at_hand(graph, ARTICLE, KNOWN, NAMES)
    assert len(list(context.subjects(OA.exact))) == len(list(graph.subjects(OA.exact))) > 10
    only = set(context.predicates()) - set(graph.predicates())
    assert only == {SKOS.prefLabel, VOID.inDataset}, "what is only at hand"


def test_a_quote_that_is_not_at_its_offsets(graph: Graph, shapes: Shapes) -> None:
    selector = next(graph.subjects(OA.exact, Literal("Lissa")))
    graph.set((selector, OA.exact, Literal("Lisse")))
    assert faults(graph, shapes) == {(str(selector), "Selector-exact")}
    graph.set((selector, OA.exact, Literal("Lissa")))
    graph.set((selector, OA.start, Literal(span("Lissa").start + 1)))
    assert (str(selector), "Selector-exact") in faults(graph, shapes)


def test_offsets_outside_the_text(graph: Graph, shapes: Shapes) -> None:
    selector = next(graph.subjects(OA.exact, Literal("Lissa")))
    graph.set((selector, OA.start, Literal(10**6)))
    graph.set((selector, OA.end, Literal(10**6 + 5)))
    assert (str(selector), "Selector-exact") in faults(graph, shapes)


def test_words_around_a_quote_that_are_not_there(graph: Graph, shapes: Shapes) -> None:
    selector, words = next((s, o) for s, o in graph.subject_objects(OA.prefix) if len(o) > 10)
    graph.set((selector, OA.prefix, Literal(f"x{words[1:]}")))
    assert faults(graph, shapes) == {(str(selector), "Selector-prefix")}


def test_words_that_the_speaker_did_not_say(graph: Graph, shapes: Shapes) -> None:
    statement = next(graph.subjects(SDO.text, Literal("We want more training,", lang="en")))
    graph.set((statement, SDO.text, Literal("We want less training", lang="en")))
    assert faults(graph, shapes) == {(str(statement), "Statement-text")}


def test_another_headline_credit_or_date_than_the_page_has(graph: Graph, shapes: Shapes) -> None:
    graph.set((NODE, SDO.headline, Literal("No talks", lang="en")))
    graph.set((NODE, SDO.creditText, Literal("Photo: nobody")))
    assert faults(graph, shapes) == {(str(NODE), "Article-headline"), (str(NODE), "Article-creditText")}


def test_another_checksum_or_size_than_the_capture_has(graph: Graph, shapes: Shapes) -> None:
    capture = next(graph.subjects(RDF.type, PART.Capture))
    graph.set((capture, SDO.contentSize, Literal("1 B")))
    graph.set((capture, SDO.sha256, Literal(CAPTURE.sha256[:16] + "0" * 48)))
    assert faults(graph, shapes) == {(str(capture), "Capture-contentSize"), (str(capture), "Capture-sha256")}


def test_another_name_than_its_record_has(graph: Graph, shapes: Shapes) -> None:
    graph.set((NAMES.id(VELEN.path), SDO.name, Literal("Marta Welen")))
    assert faults(graph, shapes) == {(str(NAMES.id(VELEN.path)), "Entity")}


def test_a_thing_that_the_authority_does_not_know(graph: Graph, shapes: Shapes) -> None:
    graph.remove((NAMES.id(TARN.path), RDF.type, PART.ProvisionalEntity))
    assert faults(graph, shapes) == {(str(NAMES.id(TARN.path)), "Entity")}


def test_a_thing_is_not_provisional_that_the_authority_knows(graph: Graph, shapes: Shapes) -> None:
    graph.add((NAMES.id(VELEN.path), RDF.type, PART.ProvisionalEntity))
    assert faults(graph, shapes) == {(str(NAMES.id(VELEN.path)), "Provisional-prefLabel")}


def test_what_the_graph_does_not_say_is_not_said_for_it(graph: Graph, shapes: Shapes) -> None:
    for triple in [(NODE, SDO.headline, None), (NAMES.id(VELEN.path), SDO.name, None)]:
        graph.remove(triple)
    context = at_hand(graph, ARTICLE, KNOWN, NAMES)
    assert (NODE, SDO.headline, None) not in context
    assert not validate(graph, shapes, context=[context]).conforms


def test_who_acts_is_mentioned_though_no_words_name_them(shapes: Shapes) -> None:
    silent = replace(READING, mentions=())
    said = evidence("We want more training,")
    facts = (
        Statement(LEAGUE, "We want more training,", reported=False, evidence=said),
        Statement(TARN, "more training,", reported=False, evidence=said),
        Event("Meeting", "talks", "held", said, participants=(VELEN,)),
    )
    graph = describe(silent, facts, NAMES).graph()
    assert set(graph.objects(NODE, SDO.mentions)) == {NAMES.id(LEAGUE.path), NAMES.id(VELEN.path)}
    assert validate(graph, shapes).conforms
