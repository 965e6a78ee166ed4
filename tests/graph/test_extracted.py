"""Where the text was extracted from the capture, passages lead to the text, and the text to the capture."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from golden import assert_golden
from made_reading import ARTICLE, CAPTURE, FACTS, READING, TEXT
from rdflib import Graph, URIRef

from kg.files import SHAPES
from kg.graph import article_slug, describe
from kg.iris import Names
from kg.model import Reading, Span, Stated
from kg.validation import Shapes, validate
from kg.vocab import OA, PART, PROV, RDF, SDO

NAMES = Names()
SHA = "0f" * 32


def reading(name: str, media_type: str, number: int = 0) -> Reading:
    capture = replace(CAPTURE, name=name, sha256=SHA, size_bytes=9999, media_type=media_type, number=number)
    article = replace(ARTICLE, capture=capture, item=number or 1, publisher=Stated("Ostria News Agency", Span(0, 0)))
    return replace(READING, article=article)


@pytest.fixture(scope="module")
def graph() -> Graph:
    return describe(reading("spring/talks.html", "text/html"), FACTS, NAMES).graph()


def test_golden(graph: Graph) -> None:
    assert_golden(graph, Path(__file__).parent / "goldens" / "extracted.ttl")
    report = validate(graph, Shapes.load(SHAPES))
    assert report.results == ()
    assert dict(report.targets)["<https://w3id.org/dateline/shapes#ExtractedText>"] == 1


def test_text_and_capture_have_their_own_names_and_checksums(graph: Graph) -> None:
    checksum = hashlib.sha256(TEXT.encode()).hexdigest()
    text, capture = NAMES.id(f"text/{checksum[:16]}"), NAMES.id(f"capture/{SHA[:16]}")
    assert list(graph.subjects(RDF.type, PART.ExtractedText)) == [text]
    assert str(graph.value(text, SDO.sha256)) == checksum
    assert [str(graph.value(node, SDO.encodingFormat)) for node in (capture, text)] == ["text/html", "text/plain"]
    assert graph.value(text, PROV.wasDerivedFrom) == capture
    assert set(graph.objects(None, OA.hasSource)) == {text}


def test_the_article_keeps_to_the_file_by_which_users_know_it(graph: Graph) -> None:
    (capture,) = graph.objects(graph.value(None, RDF.type, SDO.NewsArticle), PROV.wasDerivedFrom)
    assert str(graph.value(URIRef(str(capture)), SDO.name)) == "talks.html"


def test_what_the_text_does_not_say_has_no_passage(graph: Graph) -> None:
    assert (None, SDO.publisher, None) in graph
    assert not [s for s in graph.subjects(OA.hasTarget) if str(s).endswith("/0-0")]


def test_records_of_one_file_are_told_apart_by_their_texts() -> None:
    one = reading("wire.jsonl", "application/jsonl", 3).article
    bare = replace(one, capture=replace(one.capture, front=()))
    other = replace(bare, capture=replace(bare.capture, text=TEXT + "More.", number=4), item=4)
    again = replace(bare, capture=replace(bare.capture, number=5), item=5)
    assert article_slug(bare) != article_slug(other)
    assert article_slug(bare) == article_slug(again), "the number of the line is no identity"
    graph = describe(replace(READING, article=other), FACTS, NAMES).graph()
    assert [str(o) for o in graph.objects(None, SDO.name) if "wire" in o] == ["wire.jsonl", "Text 4 of wire.jsonl"]
