"""The namespaces of the data. Ours is read from ``ontology/``, so a misspelt term fails at once.

``SDO`` (schema.org), ``PROV``, ``SKOS``, ``DCTERMS``, ``DCAT``, ``VOID`` and ``SH`` are rdflib's closed or
defined namespaces; ``OA`` is the Web Annotation vocabulary (https://www.w3.org/TR/annotation-vocab/), which rdflib
does not have.
"""

from __future__ import annotations

from rdflib import DCAT, DCTERMS, OWL, PROV, RDF, RDFS, SDO, SH, SKOS, VOID, XSD, Graph, Namespace, URIRef
from rdflib.namespace import ClosedNamespace

from kg.errors import HouseError
from kg.files import ONTOLOGY

__all__ = [
    "DCAT",
    "DCTERMS",
    "OA",
    "OWL",
    "PART",
    "PREFIXES",
    "PROV",
    "RDF",
    "RDFS",
    "SD",
    "SDO",
    "SH",
    "SKOS",
    "VOID",
    "XSD",
]

_PART = "https://w3id.org/dateline/partnership#"

OA = ClosedNamespace(
    "http://www.w3.org/ns/oa#",
    [
        "Annotation",
        "SpecificResource",
        "TextPositionSelector",
        "TextQuoteSelector",
        "end",
        "exact",
        "hasBody",
        "hasSelector",
        "hasSource",
        "hasTarget",
        "identifying",
        "linking",
        "motivatedBy",
        "prefix",
        "start",
        "suffix",
    ],
)
SD = Namespace("http://www.w3.org/ns/sparql-service-description#")


def _partnership_terms() -> ClosedNamespace:
    file = ONTOLOGY / "partnership.ttl"
    try:
        graph = Graph().parse(file, format="turtle")
    except Exception as error:
        raise HouseError(f"the ontology cannot be read: {error}", hint=f"Mend {file.name}.") from error
    terms = {str(s).removeprefix(_PART) for s in graph.subjects(RDFS.isDefinedBy) if str(s).startswith(_PART)}
    return ClosedNamespace(_PART, sorted(terms))


PART = _partnership_terms()

PREFIXES: dict[str, str] = {
    "dcat": str(DCAT),
    "dcterms": str(DCTERMS),
    "oa": "http://www.w3.org/ns/oa#",
    "owl": str(OWL),
    "part": _PART,
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "schema": str(SDO),
    "sd": str(SD),
    "sh": str(SH),
    "skos": str(SKOS),
    "spdx": "http://spdx.org/rdf/terms#",
    "void": str(VOID),
    "xsd": str(XSD),
}
"""Prefixes in every file we write, in this order (alphabetical, so the same bytes each run)."""


def concept(scheme: str, notation: str) -> URIRef:
    """Give the concept of one of our schemes: ``concept("EventType", "Visit")`` is ``part:EventType-Visit``."""
    return URIRef(PART[f"{scheme}-{notation}"])
