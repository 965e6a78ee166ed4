from __future__ import annotations

import hashlib
import json
import shutil
from typing import TYPE_CHECKING

import pytest
from rdflib import DCAT, DCTERMS, PROV, RDF, SDO, VOID, XSD, Graph, Literal, Namespace, URIRef

from kg import __version__, dumps
from kg.dumps.files import describe
from kg.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SPDX = Namespace("http://spdx.org/rdf/terms#")
UNSAID = {"SHA256SUMS", "dcat.ttl", "dcat.jsonld"}
"""Files that the description cannot tell the checksums of."""


@pytest.fixture(scope="module")
def folder(built: Path) -> Path:
    return (built / "current").resolve() / "dumps"


@pytest.fixture(scope="module")
def graph(folder: Path) -> Graph:
    return Graph().parse(data=(folder / "dcat.ttl").read_bytes(), format="turtle")


@pytest.fixture(scope="module")
def release(graph: Graph) -> URIRef:
    found = [node for node in graph.subjects(RDF.type, DCAT.Dataset) if isinstance(node, URIRef)]
    assert len(found) == 1
    return found[0]


def test_it_tells_version_date_triples_and_licence(graph: Graph, release: URIRef, folder: Path) -> None:
    name = folder.parent.name
    assert str(release) == f"http://localhost:8000/dumps/{name}/"
    assert (release, RDF.type, VOID.Dataset) in graph
    assert graph.value(release, URIRef(f"{DCAT}version")) == Literal(name)
    assert graph.value(release, DCTERMS.modified) == Literal("2031-03-15", datatype=XSD.date)
    assert graph.value(release, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert graph.value(release, URIRef(f"{DCAT}isVersionOf")) == URIRef("http://localhost:8000/id/dataset/dateline")
    triples = len(Graph().parse(data=(folder / "dateline.ttl").read_bytes(), format="turtle"))
    assert graph.value(release, VOID.triples) == Literal(triples)


def test_it_tells_size_and_checksum_of_every_file(graph: Graph, release: URIRef, folder: Path) -> None:
    told = {}
    for node in graph.objects(release, DCAT.distribution):
        checksum = graph.value(node, SPDX.checksum)
        assert graph.value(checksum, SPDX.algorithm) == SPDX.checksumAlgorithm_sha256
        address = str(graph.value(node, DCAT.downloadURL))
        assert address.startswith(str(release))
        size = int(str(graph.value(node, DCAT.byteSize)))
        told[address.removeprefix(str(release))] = (size, str(graph.value(checksum, SPDX.checksumValue)))
        assert str(graph.value(node, DCAT.mediaType)).endswith(describe(address.rpartition("/")[2]).media_type)
    files = {file.name: file.read_bytes() for file in folder.iterdir() if file.name not in UNSAID}
    assert told == {name: (len(data), hashlib.sha256(data).hexdigest()) for name, data in files.items()}


def test_it_tells_inputs_and_mapper(graph: Graph, release: URIRef, captures: Path) -> None:
    made = graph.value(release, PROV.wasGeneratedBy)
    told = {
        str(graph.value(node, SDO.name)): str(graph.value(graph.value(node, SPDX.checksum), SPDX.checksumValue))
        for node in graph.objects(made, PROV.used)
    }
    files = {path.relative_to(captures).as_posix(): path for path in captures.rglob("*.txt")}
    assert told == {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()}
    mapper = graph.value(made, PROV.wasAssociatedWith)
    assert graph.value(mapper, SDO.softwareVersion) == Literal(__version__)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of rdflib about itself
def test_turtle_and_json_ld_say_the_same(graph: Graph, folder: Path) -> None:
    other = Graph().parse(data=(folder / "dcat.jsonld").read_bytes(), format="json-ld")
    assert len(graph) > 500
    assert set(other) == set(graph)


def remade(folder: Path, name: str, change: Callable[[bytes], bytes]) -> None:
    """Change a file, and its checksum too, as one would who does not want to be found out."""
    file = folder / name
    before = hashlib.sha256(file.read_bytes()).hexdigest()
    file.write_bytes(change(file.read_bytes()))
    sums = folder / "SHA256SUMS"
    after = hashlib.sha256(file.read_bytes()).hexdigest()
    assert before != after
    sums.write_text(sums.read_text().replace(f"{before}  {name}\n", f"{after}  {name}\n"))
    for about in (folder / "dcat.ttl", folder / "dcat.jsonld"):
        if about.name != name:
            text = about.read_text(encoding="utf-8")
            told = hashlib.sha256(about.read_bytes()).hexdigest()
            about.write_text(text.replace(before, after), encoding="utf-8")
            now = hashlib.sha256(about.read_bytes()).hexdigest()
            sums.write_text(sums.read_text().replace(told, now))


@pytest.fixture
def copy(folder: Path, tmp_path: Path) -> Path:
    shutil.copytree(folder, tmp_path / "dumps")
    return tmp_path / "dumps"


@pytest.mark.parametrize(
    ("name", "old", "new", "why"),
    [
        ("dateline.ttl", b"Orlow Herald", b"Orlow Hyrald", "dateline.rdf does not say what dateline.ttl says"),
        ("dateline.trig", b"Orlow Herald", b"Orlow Hyrald", "dateline.trig does not say what dateline.nq says"),
        ("authority.jsonld", b"NATO", b"NOTA", "authority.jsonld does not say what authority.nq says"),
        ("events.csv", b"startOffset", b"startoffset", "does not have the columns of events.csv"),
        ("events.csv", b"Visit", b"Tisiv", "events.csv.gz is not events.csv compressed"),
        ("context.jsonld", b"2000", b"2001", "context.jsonld in dateline.zip is not context.jsonld"),
        ("dcat.jsonld", b'Integer","@value":"', b'Integer","@value":"9', "dcat.jsonld says of"),
        ("dcat.ttl", b"2031-03-15", b"2031-03-16", "dcat.ttl and dcat.jsonld do not say the same"),
    ],
)
def test_the_check_finds_what_checksums_alone_would_not(
    copy: Path, name: str, old: bytes, new: bytes, why: str
) -> None:
    remade(copy, name, lambda data: data.replace(old, new, 1))
    with pytest.raises(InputError) as caught:
        dumps.check(copy)
    assert why in str(caught.value)
    assert "kg dump" in str(caught.value)


def test_a_wrong_number_of_triples_or_version_is_found(copy: Path) -> None:
    nodes = json.loads((copy / "dcat.jsonld").read_text(encoding="utf-8"))["@graph"]
    triples, version = next((n["void:triples"], n["dcat:version"]) for n in nodes if "dcat:version" in n)
    remade(copy, "dcat.jsonld", lambda data: data.replace(b'triples":%d' % triples, b'triples":%d' % (triples + 1)))
    remade(copy, "dcat.jsonld", lambda data: data.replace(b'version":"%s' % version.encode(), b'version":"00'))
    with pytest.raises(InputError, match=r"(?s)the version in .*void:triples in"):
        dumps.check(copy)


def test_changed_missing_and_added_files_are_named(copy: Path) -> None:
    (copy / "dateline.ttl").write_text("", encoding="utf-8")
    (copy / "dateline.nq.gz").unlink()
    (copy / "more.ttl").touch()
    with pytest.raises(InputError, match=r"dateline\.nq\.gz, dateline\.ttl; not in SHA256SUMS: more\.ttl"):
        dumps.check(copy)


@pytest.mark.parametrize("sums", [None, "one word\n", "", "00  dateline.nq\n", "\xff"])
def test_broken_checksums_do_not_pass(copy: Path, sums: str | None) -> None:
    if sums is None:
        (copy / "SHA256SUMS").unlink()
    else:
        (copy / "SHA256SUMS").write_text(sums, encoding="latin-1")
    with pytest.raises(InputError):
        dumps.check(copy)
