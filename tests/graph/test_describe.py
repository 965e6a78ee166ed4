"""An article's graph says what the reading says, alone, and conforms."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from golden import assert_golden
from made_reading import (
    ARTICLE,
    CAPTURE,
    FACTS,
    LEAGUE,
    PARTNERSHIP,
    READING,
    TEXT,
    VELEN,
    evidence,
    span,
)
from rdflib import BNode, Graph, Literal, URIRef

from kg.files import SHAPES
from kg.graph import article_slug, describe, event_paths, facts_by_path, happenings_graph, reports_graph
from kg.iris import Names
from kg.model import Event, EventType, PartialDate, Record, Role, Span, Stated
from kg.validation import Shapes, validate
from kg.vocab import OA, PART, RDF, SDO

GOLDENS = Path(__file__).parent / "goldens"
NAMES = Names()
SLUG = article_slug(ARTICLE)


@pytest.fixture(scope="module")
def graph() -> Graph:
    return describe(READING, FACTS, NAMES, partnerships=(PARTNERSHIP,)).graph()


@pytest.fixture(scope="module")
def shapes() -> Shapes:
    return Shapes.load(SHAPES)


def test_golden(graph: Graph) -> None:
    assert_golden(graph, GOLDENS / "article.ttl")


def test_it_conforms_and_every_shape_of_articles_is_met(graph: Graph, shapes: Shapes) -> None:
    report = validate(graph, shapes)
    assert report.results == ()
    met = {shape.partition("#")[2][:-1] for shape, count in report.targets if count}
    elsewhere = {"Happening", "Source", "Origin", "OrganizationKind", "ExtractedText", "Decision"}
    elsewhere |= {"Dataset", "ClassPartition", "PropertyPartition", "Identity", "Part", "Body"}
    assert met == {shape.partition("#")[2][:-1] for shape, _ in report.targets} - elsewhere


def test_the_graph_has_its_name_and_no_blank_node(graph: Graph) -> None:
    assert graph.identifier == URIRef(f"http://localhost:8000/graph/article/{SLUG}")
    assert not [term for triple in graph for term in triple if isinstance(term, BNode)]


def test_every_thing_named_has_its_class_and_its_name(graph: Graph) -> None:
    things = {o for o in graph.objects() if isinstance(o, URIRef) and "/id/" in o and "#" not in o}
    assert things
    for thing in things:
        assert (thing, RDF.type, None) in graph, thing


def test_every_passage_quotes_the_capture(graph: Graph) -> None:
    selectors = list(graph.subjects(RDF.type, OA.TextQuoteSelector))
    assert len(selectors) > 10
    for selector in selectors:
        start, end = (int(str(graph.value(selector, p))) for p in (OA.start, OA.end))
        before, after = (str(graph.value(selector, p) or "") for p in (OA.prefix, OA.suffix))
        assert TEXT[start:end] == str(graph.value(selector, OA.exact))
        assert TEXT[start - len(before) : end + len(after)] == f"{before}{TEXT[start:end]}{after}"


def test_the_context_of_a_fact_is_its_sentence(graph: Graph) -> None:
    place = span("met Ivo Tarn")
    selector = URIRef(f"http://localhost:8000/id/passage/{SLUG}/{place.start}-{place.end}#selector")
    assert str(graph.value(selector, OA.prefix)) == "Minister Marta Velen of Ostria "
    assert str(graph.value(selector, OA.suffix)) == " of the League in Lissa on Monday."


def test_titles_and_pronouns_are_no_mentions(graph: Graph) -> None:
    mention = NAMES.id(f"mention/{SLUG}/person-marta-velen")
    assert len(list(graph.objects(mention, OA.hasTarget))) == 2


def test_what_is_said_twice_is_one_fact_with_both_passages(graph: Graph) -> None:
    (meeting,) = graph.subjects(PART.eventType, PART["EventType-Meeting"])
    assert {str(o).rpartition("/")[2] for o in graph.objects(meeting, PART.participant)} == {"marta-velen", "ivo-tarn"}
    assert [str(o) for o in graph.objects(meeting, SDO.name)] == ["Marta Velen meets Ivo Tarn"]
    evidence_node = graph.value(meeting, PART.evidence)
    assert len(list(graph.objects(evidence_node, OA.hasTarget))) == 2


def test_an_article_is_about_the_partnerships_given(graph: Graph) -> None:
    assert list(graph.objects(None, PART.party)) != []
    about = [o for s, o in graph.subject_objects(SDO.about) if s == NAMES.id(f"article/{SLUG}")]
    assert about == [NAMES.id(PARTNERSHIP.path)]


def test_the_publisher_is_the_authority_s_the_article_s_or_provisional() -> None:
    def publisher(reading: object = READING, known: Record | None = None) -> tuple[str, bool]:
        graph = describe(reading, (), NAMES, publisher=known).graph()  # type: ignore[arg-type]
        node = graph.value(NAMES.id(f"article/{SLUG}"), SDO.publisher)
        assert node is not None
        return str(node).partition("/id/")[2], (node, RDF.type, PART.ProvisionalEntity) in graph

    agency = Record("organization/ona", "ONA", ("organization",), ("Organization",))
    assert publisher(known=agency) == ("organization/ona", False)
    assert publisher() == ("organization/ostria-news-agency", True)
    by_label = replace(READING, article=replace(ARTICLE, publisher=Stated("The League", span("the League"))))
    assert publisher(by_label) == ("organization/league", False)


def test_what_the_page_does_not_say_is_not_said(shapes: Shapes) -> None:
    bare = replace(
        ARTICLE, headline=None, publisher=None, credit=None, published=None, capture=replace(CAPTURE, front=())
    )
    graph = describe(replace(READING, article=bare), FACTS, NAMES).graph()
    assert validate(graph, shapes).conforms
    article = NAMES.id(f"article/{article_slug(bare)}")
    for silent in (SDO.headline, SDO.publisher, SDO.creditText, SDO.datePublished, SDO.url, PART.evidence):
        assert (article, silent, None) not in graph
    assert (None, PART.asOf, None) not in graph


def test_language_tags_are_lower_case() -> None:
    graph = describe(replace(READING, article=replace(ARTICLE, language="sr-Cyrl")), FACTS, NAMES).graph()
    tags = {o.language for o in graph.objects() if isinstance(o, Literal) and o.language}
    assert tags == {"en", "sr-cyrl"}


@pytest.mark.parametrize("base", ["https://data.example.org/", "https://data.example.org/kg"])
def test_names_are_minted_under_the_base(base: str) -> None:
    graph = describe(READING, FACTS, Names(base)).graph()
    ours = {s for s in graph.subjects() if not str(s).startswith("https://w3id.org")}
    assert all(str(s).startswith(Names(base).base) for s in ours)


def test_article_slugs_come_from_headline_and_source() -> None:
    assert SLUG.startswith("ostria-and-the-league-hold-talks-")
    elsewhere = replace(CAPTURE, front=(("url", Stated("https://other.example/", span("https"))),))
    moved = replace(CAPTURE, name="summer/other-name.txt")
    assert article_slug(replace(ARTICLE, capture=elsewhere)) != SLUG
    assert article_slug(replace(ARTICLE, capture=moved)) == SLUG, "the address, not the file's name, is its identity"


def test_equal_headlines_of_a_capture_are_told_apart_without_counting_articles() -> None:
    text = "Talks\n\nOne.\n\nTalks\n\nTwo.\n"
    capture = replace(CAPTURE, text=text, front=())
    first, second = (
        article_slug(replace(ARTICLE, capture=capture, headline=Stated("Talks", Span(at, at + 5))))
        for at in (0, text.index("Talks", 1))
    )
    assert first != second
    assert {first.rpartition("-")[0], second.rpartition("-")[0]} == {"talks"}


def test_paths_of_facts_do_not_depend_on_their_order() -> None:
    assert set(facts_by_path(ARTICLE, FACTS)) == set(facts_by_path(ARTICLE, FACTS[::-1]))
    assert len(facts_by_path(ARTICLE, FACTS)) == len(FACTS) - 1


def test_long_titles_that_begin_alike_are_two_posts() -> None:
    title = "Assistant Minister for Regional Cooperation and Partnerships with International Bodies"
    roles = [Role(VELEN, f"{title} {end}", None, evidence("Minister")) for end in ("North", "South")]
    assert len(facts_by_path(ARTICLE, roles)) == 2


def test_event_paths_are_those_of_the_graph(graph: Graph) -> None:
    pairs = event_paths(ARTICLE, FACTS)
    assert len(pairs) == 2
    assert all(isinstance(event, Event) for _, event in pairs)
    assert {NAMES.id(path) for path, _ in pairs} == set(graph.subjects(RDF.type, PART.ReportedEvent))


def test_happenings(shapes: Shapes) -> None:
    class Made:
        path = "happening/meeting-2021-03-08-lissa"
        type: EventType = "Meeting"
        label = "Marta Velen meets Ivo Tarn"
        start: PartialDate | None = PartialDate(2021, 3, 8)
        reports = ("event/talks/meeting-1", "event/visit/meeting-2")

    class Reported:
        type: EventType = "Meeting"

        def __init__(self, path: str, start: PartialDate | None) -> None:
            self.path, self.start = path, start

    graph = happenings_graph([Made()], NAMES).graph()
    assert graph.identifier == URIRef("http://localhost:8000/graph/happenings")
    reports = [Reported("event/talks/meeting-1", PartialDate(2021, 3, 8)), Reported("event/visit/meeting-2", None)]
    assert validate(graph, shapes, context=[reports_graph(reports, NAMES).graph()]).conforms
    assert not validate(graph, shapes, context=[reports_graph(reports[:1], NAMES).graph()]).conforms
    assert_golden(graph, GOLDENS / "happenings.ttl")


def test_stubs_say_nothing_but_class_kind_and_name(graph: Graph) -> None:
    said = set(graph.predicates(NAMES.id("organization/lake-mission")))
    assert said == {RDF.type, SDO.name, PART.frameworkKind}
    assert LEAGUE.labels  # known to the authority, and not repeated here
