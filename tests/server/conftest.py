from __future__ import annotations

import gzip
import hashlib
import json
import re
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest

from kg.errors import InputError, Place, UsageError
from kg.files import ONTOLOGY
from kg.model import Answer
from server import Config, create_app, listen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from flask import Flask
    from flask.testing import FlaskClient

HERE = Path(__file__).parent
BASE = "http://localhost:8000/"


def quads() -> list[ox.Quad]:
    """The small world of the tests, and the real ontology as its graph."""
    found = list(ox.parse(path=str(HERE / "world.trig"), format=ox.RdfFormat.TRIG))
    graph = ox.NamedNode(f"{BASE}graph/ontology")
    found += [
        ox.Quad(q.subject, q.predicate, q.object, graph)
        for q in ox.parse(path=str(ONTOLOGY / "partnership.ttl"), format=ox.RdfFormat.TURTLE)
    ]
    return found


class TinyStore:
    """A store in memory that answers as the Protocol says."""

    def __init__(self, data: Sequence[ox.Quad]) -> None:
        self.store = ox.Store()
        self.store.extend(data)
        self.store.extend([ox.Quad(q.subject, q.predicate, q.object) for q in data])

    def query(self, text, accept=None, *, default_graphs=(), named_graphs=()):
        wanted = [accept] if isinstance(accept, str) else list(accept or [])
        options = {}
        if default_graphs or named_graphs:
            options = {"default_graph": [ox.NamedNode(g) for g in default_graphs], "named_graphs": [ox.NamedNode(g) for g in named_graphs]}
        try:
            result = self.store.query(text, base_iri=BASE, **options)
        except SyntaxError as error:
            at = re.search(r"(\d+):(\d+)", str(error))
            raise InputError(str(error), place=Place("query", int(at[1]), int(at[2]))) from error
        formats = {
            "application/sparql-results+json": ox.QueryResultsFormat.JSON,
            "application/sparql-results+xml": ox.QueryResultsFormat.XML,
            "text/csv": ox.QueryResultsFormat.CSV,
            "text/tab-separated-values": ox.QueryResultsFormat.TSV,
        }
        graphs = {f.media_type: f for f in (ox.RdfFormat.TURTLE, ox.RdfFormat.N_TRIPLES, ox.RdfFormat.JSON_LD, ox.RdfFormat.RDF_XML, ox.RdfFormat.N_QUADS, ox.RdfFormat.TRIG)}
        if isinstance(result, ox.QueryTriples):
            formats = graphs
        if isinstance(result, ox.QueryBoolean):
            formats.pop("text/csv"), formats.pop("text/tab-separated-values")
        chosen = next((w for w in wanted if w in formats), None)
        if chosen is None:
            raise UsageError(f"no such format for this query: {wanted}")
        if isinstance(result, ox.QueryTriples):
            return Answer(chosen, ox.serialize(result, format=formats[chosen]))
        return Answer(chosen, result.serialize(format=formats[chosen]))


@pytest.fixture(scope="session")
def build(tmp_path_factory) -> Path:
    """A build folder as the pipeline leaves it."""
    folder = tmp_path_factory.mktemp("build")
    release = folder / "releases" / "0123456789abcdef"
    dumps = release / "dumps"
    dumps.mkdir(parents=True)
    data = ox.serialize(sorted(quads(), key=str), format=ox.RdfFormat.N_QUADS)
    (dumps / "dateline.nq").write_bytes(data)
    (dumps / "dateline.nq.gz").write_bytes(gzip.compress(data, mtime=0))
    (dumps / "dateline.ttl").write_bytes(b"# turtle\n")
    (dumps / "dateline.trig").write_bytes(b"# trig\n")
    sums = "".join(f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p.name}\n" for p in sorted(dumps.iterdir()))
    (dumps / "SHA256SUMS").write_text(sums)
    (release / "manifest.json").write_text(json.dumps({"base": BASE}))
    (release / "report.json").write_text(json.dumps({"conforms": True, "results": []}))
    (release / "report.ttl").write_text("@prefix sh: <http://www.w3.org/ns/shacl#> . [] a sh:ValidationReport ; sh:conforms true .")
    (folder / "current").symlink_to("releases/0123456789abcdef")
    return folder


@pytest.fixture(scope="session")
def store() -> TinyStore:
    return TinyStore(quads())


@pytest.fixture
def app(store, build) -> Flask:
    return create_app(store, Config(build=build))


@pytest.fixture
def client(app) -> FlaskClient:
    return app.test_client()


@pytest.fixture(scope="session")
def address(store, build) -> Iterator[str]:
    """A really running server on loopback."""
    config = Config(build=build, port=0)
    server = listen(create_app(store, config), config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}/"
    server.close()
    thread.join(timeout=5)
