"""The authority that ships: every record is named, linked and unambiguous."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from babel import Locale
from rdflib import Graph, Literal, URIRef

from kg.authority import Authority, surface_key
from kg.files import AUTHORITY
from kg.iris import DEFAULT_BASE, Names, slug
from kg.vocab import PART, RDF, SDO, SKOS

if TYPE_CHECKING:
    from rdflib.term import Node

ID = str(Names(DEFAULT_BASE).id(""))
FILES = {
    "persons": "person",
    "organizations": "organization",
    "places": "place",
    "programmes": "programme",
    "topics": "topic",
    "partnerships": "partnership",
}
CLASSES = {
    "person": {SDO.Person},
    "organization": {SDO.Organization},
    "place": {SDO.Place},
    "programme": {PART.Framework, SDO.Intangible},
    "topic": {SKOS.Concept, SDO.DefinedTerm},
    "partnership": {PART.Partnership, SDO.Intangible},
}
DELIBERATELY_AMBIGUOUS: dict[str, set[str]] = {}
"""Surfaces that name more than one record, with the records' paths: the linker decides by context."""

CONTESTED = {"place/kosovo", "place/crimea"}
LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)


def parsed(name: str) -> Graph:
    return Graph().parse(AUTHORITY / f"{name}.ttl", publicID=DEFAULT_BASE)


@pytest.fixture(scope="module")
def graphs() -> dict[str, Graph]:
    return {name: parsed(name) for name in FILES}


@pytest.fixture(scope="module")
def graph(graphs: dict[str, Graph]) -> Graph:
    together = Graph()
    for one in graphs.values():
        together += one
    assert len(set(together.subjects())) > 200
    return together


def path(node: Node) -> str:
    return str(node).removeprefix(ID)


def test_every_file_of_the_folder_is_known() -> None:
    assert {file.stem for file in AUTHORITY.iterdir()} == set(FILES)


def test_the_loader_reads_every_record(graph: Graph) -> None:
    assert {record.path for record in Authority.load(AUTHORITY).records} == {path(s) for s in graph.subjects()}


def test_a_record_stands_in_the_file_of_its_kind_with_the_classes_of_its_kind(graphs: dict[str, Graph]) -> None:
    for name, graph in graphs.items():
        assert len(graph) > 0, name
        for subject in set(graph.subjects()):
            assert path(subject).startswith(f"{FILES[name]}/"), subject
            assert CLASSES[FILES[name]] <= set(graph.objects(subject, RDF.type)), subject


def test_a_record_has_one_name_which_is_its_english_label_and_gives_its_slug(graph: Graph) -> None:
    for subject in set(graph.subjects()):
        (name,) = graph.objects(subject, SDO.name)
        english = [o for o in graph.objects(subject, SKOS.prefLabel) if isinstance(o, Literal) and o.language == "en"]
        assert [str(label) for label in english] == [str(name)], subject
        kind, _, last = path(subject).partition("/")
        # «NATO–Serbia partnership» is id/partnership/nato-serbia: its kind says the last word
        assert slug(str(name)) == (f"{last}-partnership" if kind == "partnership" else last), subject


def test_labels_of_a_record_are_distinct_trimmed_and_in_a_language(graph: Graph) -> None:
    for subject in set(graph.subjects()):
        labels = [o for predicate in LABELS for o in graph.objects(subject, predicate)]
        assert len(labels) == len(set(labels)), f"{subject}: SKOS, S13: the three kinds of label are disjoint"
        for label in labels:
            assert isinstance(label, Literal)
            assert re.fullmatch(r"[a-z]{2,3}(-[a-z]{4})?", label.language or ""), repr(label)
            assert str(label) == " ".join(str(label).split()), repr(label)
            assert surface_key(str(label)), repr(label)


def test_no_surface_names_two_records_unless_it_is_meant_to() -> None:
    shared = {
        key: {record.path for record in records}
        for key, records in Authority.load(AUTHORITY).by_key.items()
        if len(records) > 1
    }
    assert shared == DELIBERATELY_AMBIGUOUS


@pytest.mark.parametrize(
    "generic",
    ["Ministry of Defence", "Ministry of Foreign Affairs", "Federal Ministry of Defence", "Army", "President"],
)
def test_a_generic_name_is_no_states_own(generic: str) -> None:
    assert Authority.load(AUTHORITY).lookup(generic) == ()


def test_terms_are_those_of_the_vocabularies(graph: Graph) -> None:
    published = {str(SDO) + term.rsplit("/", 1)[-1] for term in map(str, SDO.__annotations__)}
    used = {term for triple in graph for term in (triple[1], triple[2]) if isinstance(term, URIRef)}
    assert {term for term in used if str(term).startswith(str(SDO))} <= {URIRef(term) for term in published}
    for term in used:
        if str(term).startswith(str(PART)):
            assert PART[str(term).removeprefix(str(PART))] == term  # a closed namespace: raises on an unknown term
    known = (str(SDO), str(PART), str(SKOS), ID, str(RDF), "http://www.wikidata.org/entity/")
    assert [term for term in used if not str(term).startswith(known)] == []


def test_references_lead_to_records_of_the_right_kind(graph: Graph) -> None:
    wanted = {
        SDO.parentOrganization: {SDO.Organization},
        PART.country: {SDO.Country},
        SDO.areaServed: {SDO.Place},
        SDO.containedInPlace: {SDO.Place},
        PART.party: {SDO.Organization, SDO.Place},
        PART.frameworkKind: {PART.FrameworkKind},
    }
    ontology = {URIRef(f"{PART}FrameworkKind-{kind}") for kind in ("Agreement", "Programme", "Operation", "Policy")}
    ontology |= {URIRef(f"{PART}FrameworkKind-{kind}") for kind in ("Concept", "Project", "Other")}
    for predicate, classes in wanted.items():
        found = list(graph.subject_objects(predicate))
        assert found, predicate
        for subject, target in found:
            if predicate == PART.frameworkKind:
                assert target in ontology, subject
            else:
                assert classes & set(graph.objects(target, RDF.type)), (subject, target)


def test_every_framework_and_nothing_else_has_one_framework_kind(graph: Graph) -> None:
    frameworks = set(graph.subjects(RDF.type, PART.Framework))
    assert len(frameworks) > 20
    assert set(graph.subjects(PART.frameworkKind)) == frameworks
    assert all(len(set(graph.objects(framework, PART.frameworkKind))) == 1 for framework in frameworks)


def test_every_partnership_has_two_parties(graph: Graph) -> None:
    partnerships = set(graph.subjects(RDF.type, PART.Partnership))
    assert partnerships
    assert all(len(set(graph.objects(partnership, PART.party))) == 2 for partnership in partnerships)


def test_no_body_or_place_is_part_of_itself(graph: Graph) -> None:
    for predicate in (SDO.parentOrganization, SDO.containedInPlace):
        for subject in set(graph.subjects(predicate)):
            (above,) = graph.objects(subject, predicate)
            assert subject not in set(graph.transitive_objects(above, predicate)), subject


def test_a_countrys_code_is_that_of_its_name(graph: Graph) -> None:
    territories = Locale("en").territories
    countries = set(graph.subjects(RDF.type, SDO.Country))
    assert len(countries) > 20
    for country in countries:
        (code,) = graph.objects(country, SDO.identifier)
        names = {surface_key(str(o)) for label in LABELS for o in graph.objects(country, label)}
        assert re.fullmatch("[A-Z]{2}", str(code))
        assert surface_key(territories[str(code)]) in names, country
    codes = [str(o) for o in graph.objects(None, SDO.identifier)]
    assert len(codes) == len(set(codes)) == len(countries)


def test_an_identity_is_of_one_record_and_of_no_contested_place(graph: Graph) -> None:
    pairs = list(graph.subject_objects(SDO.sameAs))
    assert len(pairs) > 20
    assert len({identity for _, identity in pairs}) == len({subject for subject, _ in pairs}) == len(pairs)
    assert all(re.fullmatch(r"http://www\.wikidata\.org/entity/Q[1-9]\d*", str(identity)) for _, identity in pairs)
    assert not {path(subject) for subject, _ in pairs} & CONTESTED


def test_a_contested_place_is_a_place_and_no_more(graph: Graph) -> None:
    for name in CONTESTED:
        place = URIRef(ID + name)
        assert set(graph.objects(place, RDF.type)) == {SDO.Place}
        assert list(graph.objects(place, SKOS.scopeNote))
        for predicate in (SDO.identifier, SDO.containedInPlace, PART.country):
            assert not list(graph.objects(place, predicate)), predicate
        assert not list(graph.subjects(PART.country, place))
