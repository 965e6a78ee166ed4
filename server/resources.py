"""``/id/…`` and ``/doc/…``: a thing's name leads to the page, or the data, about it (Cool URIs, 303)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, redirect, render_template, request, url_for

from server.labels import KINDS
from server.negotiation import BY_SUFFIX, HTML, TRIPLES, Choice, choose, named, split_suffix
from server.problems import not_found
from server.rows import ask, construct, is_iri, quoted, serialize
from server.site import alternates, answer, labels, release, site
from server.things import describe, description

if TYPE_CHECKING:
    from werkzeug.wrappers import Response as BaseResponse

blueprint = Blueprint("resources", __name__)

_OFFERS = (HTML, *TRIPLES)


@blueprint.get("/id/<path:path>")
def name(path: str) -> BaseResponse:
    """Lead from a thing to the document about it, in the format that was asked for."""
    iri = _iri(path)
    if not ask(release().store, f"ASK {{ {quoted([iri])} ?p ?o }}"):
        raise not_found("Nothing is known under this name.")
    chosen = choose(request.headers.get("Accept"), _OFFERS).format
    suffix = "" if chosen is HTML else chosen.suffix
    response = redirect(url_for("resources.document", path=path + suffix), 303)
    response.vary.add("Accept")
    return response


@blueprint.get("/doc/<path:path>")
def document(path: str) -> Response:
    """Tell of a thing: a page, or data in the format of the suffix or of Accept."""
    whole, suffix = split_suffix(path, (f for f in BY_SUFFIX.values() if f in _OFFERS))
    if suffix is not None:
        chosen = Choice(suffix, suffix.media_type)
    elif request.args.get("format"):
        chosen = named(request.args["format"], _OFFERS)[0]
    else:
        chosen = choose(request.headers.get("Accept"), _OFFERS)
    iri = _iri(whole)
    if chosen.format is HTML:
        response = answer(_page(iri, whole), chosen)
    else:
        triples = construct(release().store, description(iri))
        if not any(str(triple.subject) == f"<{iri}>" for triple in triples):
            raise not_found("Nothing is known under this name.")
        response = answer(serialize(triples, chosen.format), chosen)
    return alternates(response, url_for("resources.document", path=whole), TRIPLES)


def _page(iri: str, path: str) -> str:
    thing = describe(release(), iri, path.partition("/")[0], site().config.page_rows)
    if thing is None:
        raise not_found("Nothing is known under this name.")
    words = labels()
    words.learn(thing.iris)
    return render_template(
        "article.html" if thing.kind == "article" else "thing.html",
        thing=thing,
        labels=words,
        kind_name=KINDS.get(thing.kind, ("thing", "things"))[0],
        path=url_for("resources.document", path=path),
        formats=TRIPLES,
    )


def _iri(path: str) -> str:
    iri = f"{release().base}id/{path}"
    if not is_iri(iri):
        raise not_found("Nothing is known under this name.")
    return iri
