"""The catalogue of the originals: every capture is known by its checksum and leads to its page."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from rdflib import Graph, Literal, URIRef

from kg.authority import Authority
from kg.files import ARTICLES, AUTHORITY, SOURCES
from kg.iris import DEFAULT_BASE, Names
from kg.vocab import PART, PROV, RDF, SDO, XSD

ORIGINALS = Path(__file__).parents[2] / "../shared/seeds"
ID = str(Names(DEFAULT_BASE).id(""))


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph().parse(SOURCES, publicID=DEFAULT_BASE)


def page_of(graph: Graph, file: Path, link: URIRef) -> str:
    data = file.read_bytes()
    checksum = hashlib.sha256(data).hexdigest()
    capture = URIRef(f"{ID}capture/{checksum[:16]}")
    assert {PART.Capture, SDO.MediaObject} <= set(graph.objects(capture, RDF.type)), (
        f"{file.name} is not in seeds/sources.ttl with its checksum {checksum}"
    )
    assert graph.value(capture, SDO.sha256) == Literal(checksum)
    assert graph.value(capture, SDO.name) == Literal(file.name)
    assert graph.value(capture, SDO.contentSize) == Literal(f"{len(data)} B")
    (page,) = graph.objects(capture, link)
    return str(page)


def test_each_of_our_captures_is_known_by_its_checksum_and_leads_to_its_page(graph: Graph) -> None:
    files = sorted(ARTICLES.glob("*.txt"))
    pages = {page_of(graph, file, PROV.wasDerivedFrom) for file in files}
    assert len(pages) == len(files) == 5


def test_each_capture_of_an_original_is_known_by_its_checksum_and_leads_to_its_page(graph: Graph) -> None:
    files = sorted(ORIGINALS.glob("*.txt"))
    if not files:
        pytest.skip("the sources' captures are not beside this checkout, so their checksums cannot be compared")
    listing = (ORIGINALS / "SOURCES.md").read_text(encoding="utf-8")
    pages = {page_of(graph, file, PROV.hadPrimarySource) for file in files}
    assert len(pages) == len(files) == 5
    for page in pages:
        assert f"| {page} |" in listing


def test_the_catalogue_holds_nothing_that_no_capture_needs(graph: Graph) -> None:
    captures = set(graph.subjects(RDF.type, PART.Capture))
    pages = set(graph.subjects(RDF.type, SDO.WebPage))
    assert len(captures) == 10
    assert set(graph.subjects()) == captures | pages
    assert {o for link in (PROV.wasDerivedFrom, PROV.hadPrimarySource) for o in graph.objects(None, link)} == pages


def test_each_page_has_headline_publisher_date_and_language(graph: Graph) -> None:
    authority = Authority.load(AUTHORITY)
    pages = set(graph.subjects(RDF.type, SDO.WebPage))
    assert len(pages) == 5
    for page in pages:
        (name,) = graph.objects(page, SDO.name)
        (published,) = graph.objects(page, SDO.datePublished)
        assert isinstance(name, Literal)
        assert isinstance(published, Literal)
        assert name.language == "en"
        assert published.datatype in {XSD.date, XSD.gYearMonth}
        assert graph.value(page, SDO.inLanguage) == Literal("en")
        for role in (SDO.publisher, SDO.sourceOrganization):
            for body in graph.objects(page, role):
                assert authority.by_path[str(body).removeprefix(ID)].is_a("organization")
        assert graph.value(page, SDO.publisher) is not None


def test_the_listing_page_republishes_nato(graph: Graph) -> None:
    ((page, body),) = graph.subject_objects(SDO.sourceOrganization)
    assert str(body) == f"{ID}organization/nato"
    assert str(graph.value(page, SDO.publisher)) == f"{ID}organization/fifth-estate"


def test_terms_are_those_of_the_vocabularies(graph: Graph) -> None:
    published = {str(SDO) + str(term).rsplit("/", 1)[-1] for term in SDO.__annotations__}
    used = {str(term) for triple in graph for term in triple if str(term).startswith(str(SDO))}
    assert len(used) > 5
    assert used <= published
