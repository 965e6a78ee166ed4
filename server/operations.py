"""``/health``, ``/ready`` and ``/validation``: whether the server lives, answers, and serves data that conforms."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
from flask import Blueprint, Response, render_template, request, url_for

from kg.errors import KgError
from server.negotiation import HTML, JSON, TRIPLES, choose, named
from server.problems import Problem, not_found
from server.rows import ask, serialize
from server.site import alternates, answer, labels, release

if TYPE_CHECKING:
    from pathlib import Path

blueprint = Blueprint("operations", __name__)


@blueprint.get("/health")
def health() -> dict[str, str]:
    """Say that the server lives; nothing else is asked."""
    return {"status": "ok"}


@blueprint.get("/ready")
def ready() -> dict[str, str]:
    """Say whether a real query is answered."""
    try:
        filled = ask(release().store, "ASK { ?s ?p ?o }")
    except KgError as error:
        raise Problem(503, "The store does not answer.", headers={"Retry-After": "5"}) from error
    if not filled:
        raise Problem(503, "The store is empty.", headers={"Retry-After": "5"})
    return {"status": "ready"}


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
