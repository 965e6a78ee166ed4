from __future__ import annotations

import http.server
import threading
import time
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

import pytest

from kg.errors import InputError, UsageError
from kg.store import RemoteStore

if TYPE_CHECKING:
    from collections.abc import Iterator

SEEN: list[tuple[str | None, dict[str, list[str]]]] = []


class Endpoint(http.server.BaseHTTPRequestHandler):
    """Answers by its path: what is asked for, or one of the faults."""

    def do_POST(self) -> None:
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        SEEN.append((self.headers["Accept"], form))
        fault = self.path.strip("/")
        if fault == "slow":
            time.sleep(3)
        status = int(fault) if fault.isdigit() else 400 if fault == "problem" else 200
        media_type = "text/html" if fault == "page" else str(self.headers["Accept"]).partition(";")[0]
        body = b"line 3:\n no \xc5\xbeivot" if status != 200 else b"x\r\n1\r\n"
        if fault == "problem":
            body = b'{"title": "Bad Request", "detail": "no such word", "line": 3, "column": 14}'
        try:
            self.send_response(status)
            self.send_header("Content-Type", f"{media_type}; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        except BrokenPipeError:
            pass  # the client of «slow» has gone

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_asks_by_post_for_the_formats_wanted(address: str) -> None:
    SEEN.clear()
    answer = RemoteStore(f"{address}/sparql").query(
        "SELECT * { ?s ?p ?o }", ("csv", "turtle"), default_graphs=("http://g/1", "http://g/2")
    )
    assert (answer.media_type, answer.body) == ("text/csv", b"x\r\n1\r\n")
    accept, form = SEEN[0]
    assert accept == "text/csv;q=1, text/turtle;q=0.9"
    assert set(form) == {"query", "default-graph-uri"}  # no parameter of the client's own
    assert form["query"] == ["SELECT * { ?s ?p ?o }"]
    assert form["default-graph-uri"] == ["http://g/1", "http://g/2"]


def test_a_query_with_syntax_that_the_client_does_not_know_is_left_to_the_endpoint(address: str) -> None:
    assert RemoteStore(f"{address}/sparql").query("SOMETHING NEW").media_type == "application/sparql-results+json"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("400", "refuses the query: .*line 3: no život"),
        ("404", "there is no endpoint"),
        ("500", "answers with an error"),
        ("503", "answers with an error"),
        ("page", "answers in text/html, not in text/csv"),
        ("slow", "cannot be reached: .*timed out"),
    ],
)
def test_faults_of_the_endpoint_are_told(address: str, path: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        RemoteStore(f"{address}/{path}", timeout_s=1).query("SELECT * {}", "csv")


def test_a_problem_is_told_by_its_detail_and_place(address: str) -> None:
    with pytest.raises(InputError, match=r"refuses the query: no such word \(at 3:14\)"):
        RemoteStore(f"{address}/problem").query("SELECT * {}", "csv")


def test_no_server_and_no_address() -> None:
    with pytest.raises(InputError, match="cannot be reached"):
        RemoteStore("http://127.0.0.1:9/sparql").query("ASK {}")
    for address in ("file:///etc/passwd", "ftp://example.org/sparql", "http:///sparql"):
        with pytest.raises(UsageError, match="no http"):
            RemoteStore(address)


def test_a_format_that_we_do_not_know(address: str) -> None:
    with pytest.raises(UsageError, match="no format 'yaml'"):
        RemoteStore(address).query("ASK {}", "yaml")
