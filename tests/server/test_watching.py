"""What an operator sees: counts for Prometheus, logs, and a server that ends without dropping an answer."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from prometheus_client.parser import text_string_to_metric_families

from kg.errors import UsageError
from server import Config, create_app
from server.outcomes import Counts, Outcome
from server.site import KEY

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask
    from flask.testing import FlaskClient

    from kg.store import Store


def scraped(client: FlaskClient) -> dict[str, float]:
    """Give each sample that is not 0, as ``name{label=value,…}``."""
    response = client.get("/metrics")
    assert response.content_type == "text/plain; version=0.0.4; charset=utf-8"
    return {
        sample.name + "".join(f" {v}" for v in sample.labels.values()): sample.value
        for family in text_string_to_metric_families(response.text)
        for sample in family.samples
        if sample.value and not sample.name.endswith("_created")
    }


def lines(file: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def test_queries_are_counted_by_form_and_end(client: FlaskClient) -> None:
    for query in ("ASK {}", "ASK {}", "ASK {", "SELECT * { ?s ?p ?o } LIMIT 1"):
        client.get("/sparql", query_string={"query": query}, headers={"Accept": "application/sparql-results+json"})
    counts = scraped(client)
    assert counts["dateline_queries_total answered ASK"] == 1
    assert counts["dateline_queries_total cached ASK"] == 1
    assert counts["dateline_queries_total malformed ASK"] == 1
    assert counts["dateline_queries_total answered SELECT"] == 1
    assert counts["dateline_cache_hits_total"] == 1
    assert counts["dateline_query_seconds_count ASK"] == 3
    assert 0 < counts["dateline_query_seconds_sum SELECT"] < 10
    assert counts["dateline_answer_bytes_total"] > 20


def test_pages_are_counted_by_view_and_status(client: FlaskClient) -> None:
    client.get("/health")
    client.get("/health")
    client.get("/no-such-page")
    counts = scraped(client)
    assert counts["dateline_pages_total 200 operations.health"] == 2
    assert counts["dateline_pages_total 404 none"] == 1


def test_workers_are_counted_at_each_scrape(app: Flask) -> None:
    class Some:
        def counts(self) -> Counts:
            return Counts(workers=5, running=2, paused=1, killed_timeout=3, killed_gone=4, crashed=6, started=20)

    site = app.extensions[KEY]
    site.metrics.__init__(Some())
    counts = scraped(app.test_client())
    assert counts["dateline_workers idle"] == 3
    assert counts["dateline_workers paused"] == 1
    assert counts["dateline_workers_killed_total timeout"] == 3
    assert counts["dateline_workers_killed_total gone"] == 4
    assert counts["dateline_workers_killed_total crash"] == 6
    assert counts["dateline_workers_started_total"] == 20


def test_the_access_log_has_each_request_and_no_query(store: Store, build: Path, tmp_path: Path) -> None:
    log = tmp_path / "access.jsonl"
    client = create_app(store, Config(build=build, access_log=str(log))).test_client()
    headers = {"Accept": "application/sparql-results+json"}
    for query in ("ASK { <urn:secret> ?p ?o }", "ASK {"):
        client.get("/sparql", query_string={"query": query}, headers=headers)
    client.get("/health")
    found = lines(log)
    queries = [line for line in found if line["what"] == "query"]
    assert [(line["kind"], line["ending"], line["status"]) for line in queries] == [
        ("ASK", "answered", 200),
        ("ASK", "malformed", 400),
    ]
    assert len(str(queries[0]["query_hash"])) == 16
    assert queries[0]["release"] == "0123456789abcdef"
    assert ("GET", "/health", 200) in [(one.get("method"), one.get("path"), one["status"]) for one in found]
    assert "secret" not in log.read_text("utf-8")
    assert all(str(line["time"]).endswith("+00:00") for line in found)
    log.rename(tmp_path / "access.1")
    client.get("/health")
    assert len(lines(log)) == 1, "a log that was moved away is begun anew"


def test_the_slow_log_has_the_text_of_slow_queries_only(store: Store, build: Path, tmp_path: Path) -> None:
    log = tmp_path / "slow.jsonl"
    site = create_app(store, Config(build=build, slow_log=str(log), slow_s=0.5)).extensions[KEY]
    for seconds in (0.4, 0.6):
        site.observers.tell(
            Outcome(kind="ASK", ending="answered", status=200, duration_s=seconds, query=f"ASK {{}} # {seconds} é")
        )
    (slow,) = lines(log)
    assert (slow["what"], slow["query"], slow["seconds"]) == ("slow query", "ASK {} # 0.6 é", 0.6)


@pytest.mark.parametrize("name", ["access", "slow"])
def test_a_log_that_cannot_be_written_is_told_at_the_start(store: Store, tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match=f"the {name} log cannot be written"):
        create_app(store, Config(**{f"{name}_log": str(tmp_path / "none" / "log")}))


def test_a_signal_ends_the_server_after_the_answers_under_way(build: Path, tmp_path: Path) -> None:
    log = tmp_path / "access.jsonl"
    command = [sys.executable, "-m", "kg", "serve", str(build), "--port", "0"]
    variables = {**os.environ, "KG_ACCESS_LOG": str(log)}
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=variables) as server:
        assert server.stderr is not None
        address = server.stderr.readline().split()[-1]
        slow = f"{address}sparql?query={quote('SELECT (COUNT(*) AS ?n) { ' + '?a ?b ?c . ' + _CROSS + ' }')}&timeout=2"
        with subprocess.Popen(
            [
                sys.executable,
                "-c",
                f"import urllib.request as u\ntry: u.urlopen({slow!r})\nexcept Exception as e: print(e)",
            ],
            stdout=subprocess.PIPE,
            text=True,
        ) as asking:
            time.sleep(0.8)
            assert urllib.request.urlopen(f"{address}ready").status == 200  # noqa: S310 - our own server
            server.send_signal(signal.SIGTERM)
            assert "503" in asking.communicate(timeout=20)[0], "it was answered, not cut off"
        assert server.wait(timeout=20) in {0, -signal.SIGTERM}
    assert [line["ending"] for line in lines(log) if line["what"] == "query"] == ["timeout"]


_CROSS = " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(6))
