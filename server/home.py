"""``/``: what is in the graph, what is new, and the ways in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Blueprint, render_template

from server import facts
from server.rows import select
from server.site import labels, release, site

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from server.current import Release
    from server.facts import Story

blueprint = Blueprint("home", __name__)

_NEWEST = 12
_MOST_NAMED = 8

_COUNTED = {
    "articles": "schema:NewsArticle",
    "persons": "schema:Person",
    "organizations": "schema:Organization",
    "places": "schema:Place",
    "programmes": "part:Framework",
    "events": "part:ReportedEvent",
    "statements": "part:Statement",
    "quotations": "schema:Quotation",
}
_BROWSED = {"articles": "article", "persons": "person", "organizations": "organization", "places": "place"} | {
    "programmes": "programme"
}


@dataclass(frozen=True, slots=True)
class Front:
    """What the front page tells of a release."""

    counts: Mapping[str, int]
    newest: Sequence[Story]
    named: Mapping[str, Sequence[tuple[str, int]]]


@blueprint.get("/")
def front() -> str:
    """Show the front page."""
    shown = release().remember("front page", lambda: _front(release()))
    words = labels()
    words.learn(iri for members in shown.named.values() for iri, _ in members)
    words.learn(iri for story in shown.newest for iri in (story.iri, story.publisher))
    return render_template(
        "home.html", front=shown, labels=words, questions=site().questions, browsed=_BROWSED, files=release().folder
    )


def _front(of: Release) -> Front:
    rows = select(
        of.store,
        "SELECT ?class (COUNT(?x) AS ?n) { VALUES ?class { "
        + " ".join(_COUNTED.values())
        + " } ?x a ?class } GROUP BY ?class",
    )
    found = {
        row["class"].value.rsplit("/", 1)[-1].rsplit("#", 1)[-1]: int(row["n"].value) for row in rows if "class" in row
    }
    newest = select(
        of.store,
        f"""SELECT ?a {{ ?a a schema:NewsArticle . OPTIONAL {{ ?a schema:datePublished ?date }} }}
            ORDER BY DESC(STR(?date)) ?a LIMIT {_NEWEST}""",
    )
    order = [row["a"].value for row in newest]
    told = facts.stories(of.store, order)
    return Front(
        {name: found.get(cls.partition(":")[2], 0) for name, cls in _COUNTED.items()},
        [told[a] for a in order],
        {heading: _most_named(of, cls) for heading, cls in _MOST.items()},
    )


_MOST = {"People": "schema:Person", "Organizations": "schema:Organization", "Places": "schema:Place"}


def _most_named(of: Release, cls: str) -> list[tuple[str, int]]:
    rows = select(
        of.store,
        f"""SELECT ?x (COUNT(DISTINCT ?a) AS ?n) {{ ?a a schema:NewsArticle ; schema:mentions ?x . ?x a {cls} }}
            GROUP BY ?x ORDER BY DESC(?n) ?x LIMIT {_MOST_NAMED}""",
    )
    return [(row["x"].value, int(row["n"].value)) for row in rows if "x" in row]
