"""Clients that users have, against a really running server."""

from __future__ import annotations

import contextlib
import http.client
import json
import shutil
import socket
import subprocess
import urllib.request
import warnings
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

import pandas as pd
import pytest
import SPARQLWrapper
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from small_world import BASE

from kg.doctor import examine
from kg.errors import UsageError
from server import Config, Server

if TYPE_CHECKING:
    from pathlib import Path

SELECT = "SELECT ?name { ?x a <https://schema.org/Person> ; <https://schema.org/name> ?name } ORDER BY ?name"
CONSTRUCT = """PREFIX schema: <https://schema.org/>
CONSTRUCT { ?x schema:name ?n } WHERE { ?x a schema:Person ; schema:name ?n }"""
NAMES = ["Ivo Šarić", "Marta Velen"]


def wrapper(  # noqa: ANN201 - what SPARQLWrapper converts to
    address: str,
    query: str,
    wanted: str,
    method: str = SPARQLWrapper.GET,
    how: str = SPARQLWrapper.URLENCODED,
):
    client = SPARQLWrapper.SPARQLWrapper(f"{address}sparql")
    client.setQuery(query)
    client.setReturnFormat(wanted)
    client.setMethod(method)
    client.setRequestMethod(how)
    return client.query().convert()


@pytest.mark.parametrize(
    ("method", "how"),
    [
        (SPARQLWrapper.GET, SPARQLWrapper.URLENCODED),
        (SPARQLWrapper.POST, SPARQLWrapper.URLENCODED),
        (SPARQLWrapper.POST, SPARQLWrapper.POSTDIRECTLY),
    ],
)
def test_sparqlwrapper_gets_rows_by_every_method(address: str, method: str, how: str) -> None:
    found = wrapper(address, SELECT, SPARQLWrapper.JSON, method, how)
    assert [row["name"]["value"] for row in found["results"]["bindings"]] == NAMES


def test_sparqlwrapper_gets_rows_in_every_format(address: str) -> None:
    xml = wrapper(address, SELECT, SPARQLWrapper.XML)
    assert [e.firstChild.data for e in xml.getElementsByTagName("literal")] == NAMES
    assert wrapper(address, SELECT, SPARQLWrapper.CSV).decode().split() == ["name", "Ivo", "Šarić", "Marta", "Velen"]
    assert wrapper(address, SELECT, SPARQLWrapper.TSV).decode().splitlines()[1:] == [f'"{n}"' for n in NAMES]


@pytest.mark.parametrize("wanted", [SPARQLWrapper.XML, SPARQLWrapper.RDFXML, SPARQLWrapper.JSONLD])
def test_sparqlwrapper_gets_graphs_as_graphs(address: str, wanted: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's, from the client's own code
        graph = wrapper(address, CONSTRUCT, wanted)
    assert {str(o) for o in graph.objects()} == set(NAMES)


@pytest.mark.parametrize("wanted", [SPARQLWrapper.TURTLE, SPARQLWrapper.N3])
def test_sparqlwrapper_gets_graphs_as_text(address: str, wanted: str) -> None:
    graph = Graph().parse(data=wrapper(address, CONSTRUCT, wanted), format="turtle")
    assert {str(o) for o in graph.objects()} == set(NAMES)


def test_sparqlwrapper_tells_a_syntax_error_as_a_bad_query(address: str) -> None:
    with pytest.raises(SPARQLWrapper.SPARQLExceptions.QueryBadFormed):
        wrapper(address, "SELECT ?x", SPARQLWrapper.JSON)


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_reads_the_endpoint_as_a_graph(address: str, method: str) -> None:
    graph = Graph(SPARQLStore(f"{address}sparql", method=method, returnFormat="json"))
    assert [str(row["name"]) for row in graph.query(SELECT)] == NAMES
    person = URIRef(f"{BASE}id/person/marta-velen")
    assert str(graph.value(person, URIRef("https://schema.org/name"))) == "Marta Velen"
    assert graph.query("ASK { ?x a <https://schema.org/Person> }").askAnswer
    constructed = Graph(SPARQLStore(f"{address}sparql", method=method)).query(CONSTRUCT)
    assert {str(o) for o in constructed.graph.objects()} == set(NAMES)


def test_rdflib_loads_a_thing_by_its_address_on_the_server(address: str) -> None:
    graph = Graph().parse(f"{address}id/person/marta-velen")
    assert (URIRef(f"{BASE}id/person/marta-velen"), None, None) in graph


def ask(
    address: str, method: str, path: str, body: bytes | None = None, **headers: str
) -> tuple[int, http.client.HTTPMessage, bytes]:
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=10)
    connection.request(method, path, body, headers)
    response = connection.getresponse()
    found = response.status, response.headers, response.read()
    connection.close()
    return found


def test_a_plain_client_gets_heads_errors_and_limits_right(address: str) -> None:
    status, headers, body = ask(address, "HEAD", f"/sparql?{urlencode({'query': SELECT})}")
    assert (status, body, headers["Content-Type"]) == (200, b"", "application/sparql-results+json")
    status, headers, body = ask(address, "PUT", "/sparql", b"x")
    assert (status, json.loads(body)["title"]) == (405, "Method Not Allowed")
    status, headers, body = ask(
        address, "POST", "/sparql", b"x" * 1_000_001, **{"Content-Type": "application/sparql-query"}
    )
    assert (status, headers["Content-Type"]) == (413, "application/problem+json")
    assert b"1000000" in body
    assert "Server" not in headers
    status, _, _ = ask(address, "GET", "/dumps/..%2f..%2fmanifest.json")
    assert status == 404


def test_a_dump_arrives_whole(address: str, build: Path) -> None:
    with urllib.request.urlopen(f"{address}dumps/dateline.nq.gz", timeout=10) as response:  # noqa: S310 - ours
        assert response.read() == (build / "current" / "dumps" / "dateline.nq.gz").read_bytes()


def test_a_port_that_is_taken_is_told(build: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        config = Config(build=build, port=taken.getsockname()[1])
        with pytest.raises(UsageError, match="cannot listen on") as caught:
            Server(config)
        assert "--port" in (caught.value.hint or "")


def test_the_doctor_finds_nothing_wrong(address: str) -> None:
    findings = list(examine(f"{address}sparql", pause_s=0))
    assert [finding for finding in findings if finding.verdict in {"wrong", "unclear"}] == []


def test_requests_that_come_before_their_turn_are_answered_in_order(address: str) -> None:
    parts = urlsplit(address)
    asked = [f"/sparql?{urlencode({'query': f'SELECT ({n} AS ?n) {{}}'})}" for n in (1, 2, 3)] + ["/health"]
    with socket.create_connection((parts.hostname or "", parts.port), timeout=10) as client:
        requests = [f"GET {path} HTTP/1.1\r\nHost: a\r\n" for path in asked]
        client.sendall(("\r\n".join(requests) + "Connection: close\r\n\r\n").encode())
        received = b""
        while piece := client.recv(65_536):
            received += piece
    assert received.count(b"HTTP/1.1 200") == 4
    places = [received.index(f'"{n}"'.encode()) for n in (1, 2, 3)]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "nonsense", [b"FOO / HTTP/1.1\r\n\r\n", b"\x00\xff\r\n\r\n", b"GET / HTTP/1.1\r\nA: " + b"x" * 1_100_000]
)
def test_what_is_no_http_ends_with_a_problem(address: str, nonsense: bytes) -> None:
    parts = urlsplit(address)
    with socket.create_connection((parts.hostname or "", parts.port), timeout=10) as client:
        with contextlib.suppress(OSError):
            client.sendall(nonsense)
        answer = client.recv(65_536)
    assert answer.startswith(b"HTTP/1.1 400")
    assert b"application/problem+json" in answer


def test_pandas_reads_a_query_s_address_as_a_table(address: str) -> None:
    table = pd.read_csv(f"{address}sparql?{urlencode({'query': SELECT, 'format': 'csv'})}")
    assert list(table["name"]) == NAMES


@pytest.mark.skipif(shutil.which("curl") is None, reason="there is no curl")
def test_curl_asks_each_way(address: str, tmp_path: Path) -> None:
    (tmp_path / "q.rq").write_text(SELECT, encoding="utf-8")
    ways = (
        ["-G", "--data-urlencode", "query@q.rq", "-H", "Accept: text/csv"],
        ["--data-urlencode", "query@q.rq", "-H", "Accept: text/csv"],
        ["--data-binary", "@q.rq", "-H", "Content-Type: application/sparql-query", "-H", "Accept: text/csv"],
        ["-G", "--data-urlencode", "query@q.rq", "-d", "format=csv", "--compressed"],
    )
    for way in ways:
        command = ["curl", "--silent", "--show-error", "--fail", f"{address}sparql", *way]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True, timeout=30)
        assert done.stdout.split("\n")[:-1] == ["name", *NAMES], way
