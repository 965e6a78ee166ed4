"""``/sparql``: the query operation of the SPARQL 1.1 Protocol, the Service Description and the query page."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode

from flask import Blueprint, Response, render_template, request, url_for

from kg.errors import InputError, KgError, UsageError
from server import negotiation, service
from server.negotiation import GRAPHS, HTML, QUERY, TRIPLES, Choice, choose, named, ranked
from server.outcomes import Ending, Outcome, kind_of
from server.problems import Problem, respond, wants_page
from server.rows import ask, is_iri, read_rows, serialize
from server.site import alternates, answer, labels, public_base, release, site

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pyoxigraph as ox

    from kg.model import Answer

blueprint = Blueprint("sparql", __name__)

_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"


@dataclass(frozen=True, slots=True)
class Asked:
    """A query operation (SPARQL 1.1 Protocol, 2.1): ``query`` is None where none was sent."""

    query: str | None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


@blueprint.route("/sparql", methods=["GET", "POST"])
def endpoint() -> Response:
    """Answer a query; without one, describe the service, or give a browser the query page."""
    asked = _read()
    if asked.query is None:
        return _without_query()
    began = time.monotonic()
    try:
        response = _answered(asked)
    except Exception as error:
        _tell(asked, began, getattr(error, "status", 406 if isinstance(error, negotiation.NotAcceptable) else 500))
        raise
    _tell(asked, began, response.status_code, response)
    return response


_ENDINGS: Mapping[int, Ending] = {200: "answered", 400: "malformed", 406: "refused", 413: "refused"}


def _tell(asked: Asked, began: float, status: int, response: Response | None = None) -> None:
    """Tell what became of a query."""
    query = asked.query or ""
    site().observers.tell(
        Outcome(
            kind=kind_of(query),
            ending=_ENDINGS.get(status, "failed"),
            status=status,
            duration_s=time.monotonic() - began,
            query=query,
            media_type=(response.mimetype or "") if response else "",
            body_bytes=response.content_length or 0 if response else 0,
        )
    )


def _answered(asked: Asked) -> Response:
    choices = _choices((*QUERY, HTML))
    try:
        if choices[0].format is HTML:
            return _page(asked)
        found = _run(asked, [c.format.media_type for c in choices if c.format is not HTML])
    except Problem as problem:
        return _refused(asked, problem)
    chosen = next((c for c in choices if c.format.media_type == found.media_type.split(";")[0]), None)
    if chosen is None:
        raise negotiation.NotAcceptable(QUERY)
    return answer(found.body, chosen)


def _choices(offers: Sequence[negotiation.Format]) -> tuple[Choice, ...]:
    wanted = request.args.get("format") or (request.form.get("format") if request.mimetype == _FORM else None)
    return named(wanted, offers) if wanted else ranked(request.headers.get("Accept"), offers)


def _read() -> Asked:
    """Read the request (SPARQL 1.1 Protocol, 2.1.1 to 2.1.4); raises :class:`Problem`."""
    address = _parameters(request.query_string)
    if request.method != "POST":
        return _asked(address)
    if request.headers.get("Content-Encoding", "identity") != "identity":
        raise Problem(415, "The request's body must not be compressed.")
    if request.mimetype == _FORM:
        # The body is read as it came: Flask's own form would replace what is not UTF-8.
        body = _parameters(request.get_data(cache=True))
        asked = _asked(body)
        if asked.query is None:
            raise Problem(400, "The form has no query.", hint="Send the query in the field «query».")
        return asked
    if request.mimetype == _UPDATE:
        raise _read_only()
    if request.mimetype != _QUERY:
        raise Problem(
            415,
            f"A query is posted as {_FORM} or as {_QUERY}, not as {request.mimetype or 'nothing in particular'}.",
            headers={"Accept-Post": f"{_FORM}, {_QUERY}"},
        )
    if request.mimetype_params.get("charset", "utf-8").lower() not in {"utf-8", "utf8", "us-ascii"}:
        raise Problem(415, "A query is posted in UTF-8.")
    if any(name == "query" for name, _ in address):
        raise Problem(400, "There are two queries: one in the address, one in the body.")
    return _asked([*address, ("query", _decoded(request.get_data()))])


def _parameters(text: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(_decoded(text), keep_blank_values=True, errors="strict")
    except UnicodeDecodeError as error:
        raise Problem(400, "The query is not UTF-8.") from error


def _decoded(text: bytes) -> str:
    try:
        return text.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Problem(400, "The query is not UTF-8.") from error


def _asked(parameters: Sequence[tuple[str, str]]) -> Asked:
    def values(name: str) -> tuple[str, ...]:
        return tuple(value for key, value in parameters if key == name)

    if values("update"):
        raise _read_only()
    queries, default, given = values("query"), values("default-graph-uri"), values("named-graph-uri")
    for graph in (*default, *given):
        if not is_iri(graph):
            raise Problem(400, f"The graph {graph!r} is no absolute IRI.")
    if len(queries) > 1:
        raise Problem(400, "There are several queries; send one.")
    if not queries and (default or given):
        raise Problem(400, "There are graphs to query, but no query.")
    if queries and not queries[0].strip():
        raise Problem(400, "The query is empty.")
    limit = site().config.max_query_chars
    if queries and len(queries[0]) > limit:
        raise Problem(413, f"The query is longer than {limit} characters.", more={"limit": limit})
    return Asked(queries[0] if queries else None, default, given)


def _read_only() -> Problem:
    return Problem(403, "This endpoint is read only: it answers queries, not updates.")


def _run(asked: Asked, media_types: Sequence[str]) -> Answer:
    """Run a query for the media types, best first; the store takes the first that fits the form of the query."""
    try:
        return release().store.query(
            asked.query or "",
            media_types,
            default_graphs=asked.default_graphs,
            named_graphs=asked.named_graphs,
        )
    except UsageError as error:
        raise Problem(406, error.message, hint=error.hint, more={"available": [f.media_type for f in QUERY]}) from error
    except InputError as error:
        if not _answers():
            raise
        where = {"line": error.place.line, "column": error.place.column} if error.place else {}
        raise Problem(
            400, error.message, hint=error.hint, more={k: v for k, v in where.items() if v is not None}
        ) from error


def _answers() -> bool:
    """Whether the store answers at all: where it does, what was wrong was the query."""
    try:
        ask(release().store, "ASK { ?s ?p ?o }")
    except KgError:
        return False
    return True


def _refused(asked: Asked, problem: Problem) -> Response:
    """Tell a browser what is wrong with its query above the query itself, so that it can be mended."""
    if not wants_page():
        raise problem
    response = _rendered(asked, problem=problem)
    response.status_code = respond(problem).status_code
    return response


def _page(asked: Asked) -> Response:
    found = _run(asked, ["application/sparql-results+json", "text/turtle"])
    if found.media_type.startswith("text/turtle"):
        return _rendered(asked, text=found.body.decode())
    document = json.loads(found.body)
    if "boolean" in document:
        return _rendered(asked, truth=document["boolean"])
    rows = read_rows(document)
    return _rendered(asked, columns=document["head"]["vars"], rows=rows)


def _rendered(asked: Asked, **result: object) -> Response:
    limit = site().config.page_rows
    words = labels()
    rows = result.get("rows")
    total = 0
    if isinstance(rows, list):
        total, result["rows"] = len(rows), rows[:limit]
        words.learn(t.value for row in rows[:limit] for t in row.values() if t.is_iri)
    downloads = {
        f.title: url_for("sparql.endpoint") + "?" + urlencode([*_again(asked), ("format", f.name)])
        for f in (negotiation.ROWS if "rows" in result else TRIPLES if "text" in result else negotiation.ROWS[:2])
    }
    html = render_template(
        "query.html",
        asked=asked,
        base=public_base(),
        downloads=downloads,
        questions=site().questions,
        labels=words,
        total=total,
        **{"columns": None, "rows": None, "truth": None, "text": None, "problem": None} | result,
    )
    return answer(html, Choice(HTML, HTML.media_type))


def _again(asked: Asked) -> list[tuple[str, str]]:
    return (
        [("query", asked.query or "")]
        + [("default-graph-uri", graph) for graph in asked.default_graphs]
        + [("named-graph-uri", graph) for graph in asked.named_graphs]
    )


def _without_query() -> Response:
    wanted = request.args.get("format")
    offers = (*GRAPHS, HTML)
    chosen = named(wanted, offers)[0] if wanted else choose(request.headers.get("Accept"), offers)
    if chosen.format is HTML:
        response = _rendered(Asked(None))
    else:
        triples: list[ox.Triple] = service.description(release(), public_base(), site().config)
        response = answer(serialize(triples, chosen.format), chosen)
    return alternates(response, url_for("sparql.endpoint"), TRIPLES, suffixed=False)
