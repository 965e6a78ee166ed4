"""``/ontology``, ``/shapes``, ``/.well-known/void`` and ``/graph/…``: named graphs, as pages and as data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyoxigraph as ox
from flask import Blueprint, Response, redirect, render_template, request, url_for

from kg.vocab import PREFIXES
from server.negotiation import BY_SUFFIX, HTML, TRIPLES, Choice, choose, named, split_suffix
from server.problems import not_found
from server.rows import Term, construct, is_iri, serialize
from server.site import alternates, answer, labels, public_base, release
from server.things import graph_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from werkzeug.wrappers import Response as BaseResponse

    from server.negotiation import Format

blueprint = Blueprint("terms", __name__)

_OFFERS = (HTML, *TRIPLES)
_PART = PREFIXES["part"]
_SH = PREFIXES["sh"]
_VOID = PREFIXES["void"]
_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

Index = dict[str, dict[str, list[Term]]]


@blueprint.get("/ontology")
@blueprint.get("/ontology<suffix>")
def ontology(suffix: str = "") -> Response:
    """Show the terms of the ontology."""
    return _negotiated("ontology", suffix, "terms.ontology", _ontology)


@blueprint.get("/shapes")
@blueprint.get("/shapes<suffix>")
def shapes(suffix: str = "") -> Response:
    """Show the shapes that the data conforms to."""
    return _negotiated("shapes", suffix, "terms.shapes", _shapes)


@blueprint.get("/.well-known/void")
def void() -> Response:
    """Describe the dataset; the endpoint and the dumps are at the public base, else at the address asked."""
    return _negotiated("dataset", "", "terms.void", _dataset, offers=(*TRIPLES, HTML))


_PAGES = {"ontology": "terms.ontology", "shapes": "terms.shapes", "dataset": "terms.void"}


@blueprint.get("/graph/<path:path>")
def named_graph(path: str) -> BaseResponse:
    """Give a named graph as data; a browser is led to the page about what is in it, where there is one."""
    path, suffix = split_suffix(path, TRIPLES)
    # Turtle comes first: the graphs that have no page are data to a browser too.
    chosen = Choice(suffix, suffix.media_type) if suffix else choose(request.headers.get("Accept"), (*TRIPLES, HTML))
    if chosen.format is HTML and (path in _PAGES or path.startswith("article/")):
        page = url_for(_PAGES[path]) if path in _PAGES else url_for("resources.document", path=path)
        response = redirect(page, 303)
        response.vary.add("Accept")
        return response
    if chosen.format is HTML:
        chosen = Choice(TRIPLES[0], TRIPLES[0].media_type)
    return answer(serialize(_graph(path), chosen.format), chosen)


def _graph(path: str) -> list[ox.Triple]:
    name = f"{release().base}graph/{path}"
    found = is_iri(name) and construct(release().store, f"CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH <{name}> {{ ?s ?p ?o }} }}")
    if not found:
        raise not_found(f"The data has no graph of that name: {path}.")
    return found


def _negotiated(
    graph: str, suffix: str, view: str, page: Callable[[Index], str], offers: Sequence[Format] = _OFFERS
) -> Response:
    if suffix and BY_SUFFIX.get(suffix) not in _OFFERS:
        raise not_found()
    if suffix:
        chosen = Choice(BY_SUFFIX[suffix], BY_SUFFIX[suffix].media_type)
    elif request.args.get("format"):
        chosen = named(request.args["format"], offers)[0]
    else:
        chosen = choose(request.headers.get("Accept"), offers)
    triples = _graph(graph)
    if graph == "dataset":
        triples = [_at_home(triple) for triple in triples]
    body = page(graph_of(triples)) if chosen.format is HTML else serialize(triples, chosen.format)
    return alternates(answer(body, chosen), url_for(view), TRIPLES, suffixed=graph != "dataset")


def _at_home(triple: ox.Triple) -> ox.Triple:
    """Name the endpoint and the dumps where this server is found: data may be served from another host."""
    value, base = triple.object, release().base
    if isinstance(value, ox.NamedNode) and value.value.startswith((f"{base}sparql", f"{base}dumps/")):
        return ox.Triple(triple.subject, triple.predicate, ox.NamedNode(public_base() + value.value.removeprefix(base)))
    return triple


_GROUPS: Mapping[str, Sequence[str]] = {
    "Classes": (f"{PREFIXES['owl']}Class",),
    "Properties": (f"{PREFIXES['owl']}ObjectProperty", f"{PREFIXES['owl']}DatatypeProperty"),
    "Concept schemes": (f"{PREFIXES['skos']}ConceptScheme",),
    "Concepts": (f"{PREFIXES['skos']}Concept",),
}


def _ontology(index: Index) -> str:
    groups: dict[str, list[str]] = {heading: [] for heading in _GROUPS}
    for iri in sorted(index):
        types = {t.value for t in index[iri].get(_RDF_TYPE, ())}
        heading = next((h for h, classes in _GROUPS.items() if types & set(classes)), None)
        if heading and iri.startswith(_PART):
            groups[heading].append(iri)
    head = next((index[i] for i in index if i == _PART.rstrip("#")), {})
    return render_template(
        "ontology.html", groups=groups, index=index, head=head, labels=labels(), prefixes=PREFIXES, formats=TRIPLES
    )


def _shapes(index: Index) -> str:
    nodes = sorted(i for i, p in index.items() if any(t.value == f"{_SH}NodeShape" for t in p.get(_RDF_TYPE, ())))
    return render_template("shapes.html", nodes=nodes, index=index, labels=labels(), prefixes=PREFIXES, formats=TRIPLES)


def _dataset(index: Index) -> str:
    words = labels()
    words.learn(t.value for properties in index.values() for terms in properties.values() for t in terms if t.is_iri)
    partitions = {
        heading: sorted(
            ((part[key][0], int(part[counted][0].value)) for part in index.values() if key in part and counted in part),
            key=lambda row: (-row[1], row[0].value),
        )
        for heading, key, counted in (
            ("Classes", f"{_VOID}class", f"{_VOID}entities"),
            ("Properties", f"{_VOID}property", f"{_VOID}triples"),
        )
    }
    whole = {
        iri: {p: terms for p, terms in part.items() if p not in {f"{_VOID}classPartition", f"{_VOID}propertyPartition"}}
        for iri, part in index.items()
        if f"{_VOID}class" not in part and f"{_VOID}property" not in part
    }
    return render_template("dataset.html", whole=whole, partitions=partitions, labels=words, formats=TRIPLES)
