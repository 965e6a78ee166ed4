"""A build folder of a small world as the pipeline leaves it, its store, an application, and a running server."""

from __future__ import annotations

import gzip
import hashlib
import json
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from running import running
from small_world import BASE, quads

from kg.store import EmbeddedStore, Store, open_store
from server import Config, create_app

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flask import Flask
    from flask.testing import FlaskClient

    from server import Server


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
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
    (release / "report.ttl").write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . [] a sh:ValidationReport ; sh:conforms true ."
    )
    EmbeddedStore.create(release / "store", [dumps / "dateline.nq"])
    (folder / "current").symlink_to("releases/0123456789abcdef")
    return folder


@pytest.fixture(scope="session")
def store(build: Path) -> Store:
    return open_store(str(build))


@pytest.fixture(scope="session")
def empty_store() -> Store:
    return EmbeddedStore(ox.Store())


@pytest.fixture
def app(store: Store, build: Path) -> Flask:
    return create_app(store, Config(build=build))


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture(scope="session")
def server(build: Path) -> Iterator[Server]:
    """A really running server on loopback, with short limits."""
    config = Config(build=build, port=0, timeout_s=1.5, queue_wait_s=3.0, max_result_bytes=20_000_000)
    yield from running(config)


@pytest.fixture(scope="session")
def address(server: Server) -> str:
    return f"http://127.0.0.1:{server.port}/"
