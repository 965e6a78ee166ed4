"""What a release is, for catalogues: DCAT 3 and VoID, with every file's size and checksum, and what it was made from.

It stands beside the data, not in it, for it tells their checksums. Nothing in it comes from the clock: its date is that
of the newest article.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.dumps import blocks
from kg.dumps.files import describe, sha256_of
from kg.dumps.jsonld import JsonLd
from kg.dumps.ordering import Order
from kg.dumps.turtle import Turtle
from kg.vocab import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from kg.dumps.writing import Dumped

NAMES = ("dcat.ttl", "dcat.jsonld")
"""The files that hold the description."""

_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_COPIED = tuple(f"<{PREFIXES['dcterms']}{word}>" for word in ("title", "description", "license", "publisher"))


@dataclass(frozen=True, slots=True)
class Origin:
    """What a release was made from: the inputs' names and SHA-256 in hex, the mapper's version, the base of names."""

    base: str
    mapper: str = ""
    inputs: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of_manifest(cls, manifest: dict[str, object]) -> Origin:
        """Read it from a release's manifest; raises KeyError or TypeError where that is none."""
        inputs = manifest["inputs"] if isinstance(manifest.get("inputs"), list) else []
        named = tuple((str(one["name"]), str(one["sha256"])) for one in inputs)  # type: ignore[attr-defined]
        return cls(str(manifest["base"]), str(manifest.get("kg", "")), named)


def write(folder: Path, dumped: Dumped, origin: Origin, files: Iterable[Path]) -> None:
    """Describe the files of a release as Turtle and as JSON-LD."""
    order = Order(origin.base.encode())
    release = f"{origin.base}dumps/{dumped.release}/"
    rows = [*_release(release, dumped, origin), *_origins(release, origin)]
    for file in files:
        rows += _distribution(release, file)
    lines = (f"<{s}> <{_full(p)}> {o} <{release}> .\n".encode() for s, p, o in rows)
    found = list(blocks.by_graph(lines, order, folder))
    turtle, jsonld = Turtle(origin.base), JsonLd(origin.base)
    text = turtle.head() + "".join(map(turtle.block, found))
    (folder / NAMES[0]).write_text(text, encoding="utf-8", newline="\n")
    text = f"{jsonld.head()}\n" + ",\n".join(map(jsonld.block, found)) + jsonld.tail()
    (folder / NAMES[1]).write_text(text, encoding="utf-8", newline="\n")


_Row = tuple[str, str, str]


def _release(release: str, dumped: Dumped, origin: Origin) -> Iterator[_Row]:
    yield from ((release, "rdf:type", _iri(kind)) for kind in ("dcat:Dataset", "void:Dataset"))
    yield from ((release, predicate[1:-1], value) for predicate, value in dumped.about if predicate in _COPIED)
    yield release, "dcterms:identifier", _text(release)
    yield release, "dcat:version", _text(dumped.release)
    yield release, "dcat:isVersionOf", f"<{origin.base}id/dataset/dateline>"
    yield release, "dcat:landingPage", f"<{origin.base}dumps/>"
    yield release, "void:uriSpace", _text(f"{origin.base}id/")
    yield release, "void:sparqlEndpoint", f"<{origin.base}sparql>"
    yield release, "void:triples", _typed(str(dumped.triples), "xsd:integer")
    if dumped.newest:
        kinds = {4: "xsd:gYear", 7: "xsd:gYearMonth"}
        yield release, "dcterms:modified", _typed(dumped.newest, kinds.get(len(dumped.newest), "xsd:date"))


def _origins(release: str, origin: Origin) -> Iterator[_Row]:
    """Tell the build as an activity of the mapper that used the inputs (PROV-O)."""
    build, mapper = f"{release}#build", f"{release}#mapper"
    yield release, "prov:wasGeneratedBy", f"<{build}>"
    yield build, "rdf:type", _iri("prov:Activity")
    yield build, "prov:wasAssociatedWith", f"<{mapper}>"
    yield mapper, "rdf:type", _iri("prov:SoftwareAgent")
    yield mapper, "schema:name", _text("Dateline KG")
    yield mapper, "schema:softwareVersion", _text(origin.mapper)
    for name, checksum in origin.inputs:
        node = f"{release}#input-{checksum[:16]}"
        yield build, "prov:used", f"<{node}>"
        yield node, "rdf:type", _iri("prov:Entity")
        yield node, "schema:name", _text(name)
        yield from _checksum(node, checksum)


def _distribution(release: str, file: Path) -> Iterator[_Row]:
    known = describe(file.name)
    address = f"{release}{file.name}"
    node = f"{address}#distribution"
    yield release, "dcat:distribution", f"<{node}>"
    yield node, "rdf:type", _iri("dcat:Distribution")
    yield node, "dcterms:title", f"{_text(known.title)}@en"
    yield node, "dcat:downloadURL", f"<{address}>"
    yield node, "dcat:mediaType", f"<{_MEDIA_TYPES}{known.media_type}>"
    if known.packing:
        yield node, f"dcat:{known.packing}Format", f"<{_MEDIA_TYPES}{known.packed_type}>"
    if known.media_type == "text/csv":
        yield node, "dcterms:conformsTo", "<https://www.w3.org/TR/tabular-metadata/>"
    if known.is_whole:
        yield release, "void:dataDump", f"<{address}>"
    yield node, "dcat:byteSize", _typed(str(file.stat().st_size), "xsd:nonNegativeInteger")
    yield from _checksum(node, sha256_of(file))


def _checksum(node: str, value: str) -> Iterator[_Row]:
    checksum = f"{node}-checksum" if "#" in node else f"{node}#checksum"
    yield node, "spdx:checksum", f"<{checksum}>"
    yield checksum, "rdf:type", _iri("spdx:Checksum")
    yield checksum, "spdx:algorithm", _iri("spdx:checksumAlgorithm_sha256")
    yield checksum, "spdx:checksumValue", _typed(value, "xsd:hexBinary")


def _full(name: str) -> str:
    prefix, _, local = name.partition(":")
    return f"{PREFIXES[prefix]}{local}" if prefix in PREFIXES else name


def _iri(name: str) -> str:
    return f"<{_full(name)}>"


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # JSON's escapes are N-Triples' too


def _typed(text: str, datatype: str) -> str:
    return f'"{text}"^^<{_full(datatype)}>'
