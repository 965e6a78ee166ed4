"""``/health``, ``/ready``, ``/metrics``, ``/validation``: does it live, answer, how well, and do its data conform."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
from flask import Blueprint, Response, render_template, request, url_for

from kg.errors import KgError
from server.metrics import CONTENT_TYPE
from server.negotiation import HTML, JSON, TRIPLES, choose, named
from server.problems import Problem, not_found
from server.processes.connection import StoppedError
from server.processes.wire import Job
from server.rows import serialize
from server.site import alternates, answer, labels, release, site

if TYPE_CHECKING:
    from pathlib import Path

blueprint = Blueprint("operations", __name__)

LIVE = frozenset({"/health", "/ready", "/metrics"})
"""What tells of the moment, not of the data: it is never cached, and may be asked at any rate."""

_JSON_ROWS = "application/sparql-results+json"
_READY_S = 5.0


@blueprint.get("/health")
def health() -> dict[str, str]:
    """Say that the server lives; nothing else is asked."""
    return {"status": "ok"}


@blueprint.get("/ready")
def ready() -> dict[str, str]:
    """Say whether a real query is answered, where all queries are; its answer is never one remembered."""
    job = Job("ASK { ?s ?p ?o }", (_JSON_ROWS,), _READY_S, cheap=True)
    try:
        filled = json.loads(site().endpoint.runner.run_here(job).body)["boolean"]
    except (KgError, StoppedError, OSError) as error:
        raise Problem(503, "The store does not answer.", headers={"Retry-After": "5"}) from error
    if not filled:
        raise Problem(503, "The store is empty.", headers={"Retry-After": "5"})
    return {"status": "ready"}


@blueprint.get("/metrics")
def metrics() -> Response:
    """Give the counts for Prometheus."""
    return Response(site().metrics.text(), content_type=CONTENT_TYPE, headers={"Cache-Control": "no-store"})


@blueprint.get("/favicon.ico")
def favicon() -> Response:
    """Browsers ask for this whatever the page says; the icon is linked from each page."""
    return Response(status=HTTPStatus.NO_CONTENT)


@blueprint.get("/validation")
def validation() -> Response:
    """Show the report of the validation that this release passed before it was loaded."""
    offers = (HTML, JSON, *TRIPLES)
    wanted = request.args.get("format")
    chosen = named(wanted, offers)[0] if wanted else choose(request.headers.get("Accept"), offers)
    if chosen.format is HTML:
        report: dict[str, Any] = json.loads(_file("report.json"))
        response = answer(render_template("validation.html", report=report, labels=labels(), formats=TRIPLES), chosen)
    elif chosen.format is JSON:
        response = answer(_file("report.json"), chosen)
    elif chosen.format.name == "turtle":
        response = answer(_file("report.ttl"), chosen)
    else:
        triples = [quad.triple for quad in ox.parse(_file("report.ttl"), ox.RdfFormat.TURTLE)]
        response = answer(serialize(triples, chosen.format), chosen)
    return alternates(response, url_for("operations.validation"), (JSON, *TRIPLES), suffixed=False)


def _file(name: str) -> bytes:
    folder: Path | None = release().folder
    if folder is None or not (folder / name).is_file():
        raise not_found("This release has no validation report.")
    return (folder / name).read_bytes()
