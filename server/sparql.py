"""``/sparql`` as Flask serves it: answers as :mod:`server.endpoint` gives them, the query page, the description.

The production server takes most queries before they come here (:mod:`server.web`); the rules are the same.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from flask import Blueprint, Response, render_template, request, url_for

from server import negotiation, protocol, service, updates
from server.negotiation import GRAPHS, HTML, TRIPLES, Choice, choose, named, ranked
from server.problems import Problem, respond, wants_page
from server.protocol import Asked, Call
from server.rows import read_rows, serialize
from server.send import PIECE_BYTES
from server.site import alternates, answer, labels, public_base, release, site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    import pyoxigraph as ox

    from server.endpoint import Reply

blueprint = Blueprint("sparql", __name__)

_PAGE_BYTES = 4_000_000
"""The largest result that is read into the memory of this process, to be made a page of."""


@blueprint.route("/sparql", methods=["GET", "POST"])
def endpoint() -> Response:
    """Answer a query; without one, describe the service, or give a browser the query page."""
    call = Call(
        request.method,
        request.query_string,
        {name.lower(): value for name, value in request.headers},
        # The body is read as it came: Flask's own form would replace what is not UTF-8.
        request.get_data(cache=True) if request.method == "POST" else b"",
    )
    if updates.is_update(call, site().config):
        return updates.answer(call, site().config, site().endpoint)
    return _answered(call)


def _answered(call: Call) -> Response:
    """Answer a query."""
    try:
        asked = protocol.read(call, site().config)
    except Problem as problem:
        site().endpoint.tell_problem(None, problem)
        if wants_page():
            return _refused(Asked(None), problem)
        raise
    if asked.query is None:
        return _without_query()
    if not _page_first(asked):
        try:
            return _sent(site().endpoint.answer_here(call))
        except Problem as problem:
            if wants_page():
                return _refused(asked, problem)
            raise
    try:
        return _page(asked)
    except Problem as problem:
        return _refused(asked, problem)


def _page_first(asked: Asked) -> bool:
    """Whether a page is the best answer; one that cannot be had at all is told as the endpoint tells it."""
    offers = (*negotiation.QUERY, HTML)
    try:
        choices = named(asked.format, offers) if asked.format else ranked(request.headers.get("Accept"), offers)
    except negotiation.NotAcceptable:
        return False
    return choices[0].format is HTML


def _sent(reply: Reply) -> Response:
    body: Any = reply.body if reply.file is None else _pieces(reply.file)
    response = Response(body, status=reply.status)
    response.headers.clear()
    response.headers.update(reply.headers)
    if reply.file is not None:
        response.content_length = reply.length
    return response


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while piece := file.read(PIECE_BYTES):
            yield piece


def _refused(asked: Asked, problem: Problem) -> Response:
    """Tell a browser what is wrong with its query above the query itself, so that it can be mended."""
    response = _rendered(asked, problem=problem)
    refusal = respond(problem)
    response.status_code = refusal.status_code
    response.headers.update(problem.headers)
    return response


def _page(asked: Asked) -> Response:
    plain = Call("POST", headers={"accept": "application/sparql-results+json, text/turtle;q=0.9"})
    reply = site().endpoint.answer_here(plain, replace(asked, format=None), max_bytes=_PAGE_BYTES)
    body = reply.body
    if reply.file is not None:
        with reply.file as file:
            body = file.read()
    if dict(reply.headers)["Content-Type"].startswith("text/turtle"):
        return _rendered(asked, text=body.decode())
    document = json.loads(body)
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
