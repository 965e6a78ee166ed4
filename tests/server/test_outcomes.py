from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from server.outcomes import Outcome, kind_of
from server.site import KEY

if TYPE_CHECKING:
    from flask import Flask


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("select * { ?s ?p ?o }", "SELECT"),
        ("PREFIX ask: <http://a/select#describe> # construct\nASK { ask:select ?p ?ask }", "ASK"),
        ("BASE <http://a/>\nCONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", "CONSTRUCT"),
        ("DESCRIBE <http://a/ask>", "DESCRIBE"),
        ("INSERT DATA {}", "none"),
        ("", "none"),
    ],
)
def test_the_kind_of_a_query_is_told_from_its_text(query: str, kind: str) -> None:
    assert kind_of(query) == kind


def test_each_query_is_told_once_with_its_end(app: Flask) -> None:
    told: list[Outcome] = []
    app.extensions[KEY].observers.add(told.append)
    client = app.test_client()
    for query in ("ASK { ?s ?p ?o }", "ASK {"):
        client.get("/sparql", query_string={"query": query})
    client.get("/sparql")
    assert [(o.kind, o.ending, o.status) for o in told] == [("ASK", "answered", 200), ("ASK", "malformed", 400)]
    assert told[0].query_hash != told[1].query_hash
    assert told[0].body_bytes > 0
    assert 0 < told[0].duration_s < 10


def test_an_observer_that_fails_spoils_no_answer(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    def broken(_: Outcome) -> None:
        raise ValueError

    told: list[Outcome] = []
    app.extensions[KEY].observers.add(broken)
    app.extensions[KEY].observers.add(told.append)
    assert app.test_client().get("/sparql", query_string={"query": "ASK {}"}).status_code == 200
    assert len(told) == 1
    assert "an observer of outcomes failed" in caplog.text
