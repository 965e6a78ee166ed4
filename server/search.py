"""``/search``: things by their labels, whatever the case and the diacritics."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from anyascii import anyascii
from flask import Blueprint, Response, json, render_template, request, url_for

from server import facts
from server.labels import KINDS, unnamed
from server.negotiation import HTML, JSON, choose, named
from server.problems import Problem
from server.rows import Term, select
from server.site import alternates, answer, labels, release, site

if TYPE_CHECKING:
    from collections.abc import Sequence

    from server.current import Release

blueprint = Blueprint("search", __name__)

_LONGEST_SEARCH_CHARS = 200
_LAST_PAGE = 1_000_000
_SEARCHED = ("person", "organization", "place", "programme", "topic", "partnership", "article", "happening")


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing that can be found: its best label, and all its labels folded.

    ``kind`` is the one in its name, ``kinds`` all that it is: KFOR is an organization and a programme.
    """

    iri: str
    kind: str
    kinds: frozenset[str]
    label: str
    folded: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing found, and the label that was matched."""

    entry: Entry
    matched: str


def folded(text: str) -> str:
    """Give text for comparison: ASCII, lower case, single spaces.

    >>> folded("Jens  Štoltenberg")
    'jens stoltenberg'
    """
    return " ".join(anyascii(text).lower().split())


@blueprint.get("/search")
def search() -> Response:
    """Find things by label, or list all of a kind."""
    text, kind = request.args.get("q", "").strip(), request.args.get("kind", "")
    if len(text) > _LONGEST_SEARCH_CHARS:
        raise Problem(400, f"The text to search for is longer than {_LONGEST_SEARCH_CHARS} characters.")
    if kind and kind not in _SEARCHED:
        raise Problem(400, f"There is no kind {kind!r}.", hint=f"Kinds are: {', '.join(_SEARCHED)}.")
    page = _page_number()
    wanted = request.args.get("format")
    chosen = named(wanted, (HTML, JSON))[0] if wanted else choose(request.headers.get("Accept"), (HTML, JSON))
    index = release().remember("search index", lambda: _index(release()))
    hits = find(index, text, kind) if text or kind else []
    if kind == "article" and not text:
        hits = _newest_first(release(), hits)
    size = site().config.page_rows
    shown = hits[(page - 1) * size : page * size]
    if chosen.format is JSON:
        response = answer(_as_json(text, len(hits), shown), chosen)
    else:
        html = _page(shown, text=text, kind=kind, total=len(hits), page=page, size=size)
        response = answer(html, chosen)
    return alternates(response, url_for("search.search", q=text, kind=kind), (JSON,), suffixed=False)


def _page(shown: Sequence[Hit], **context: object) -> str:
    told = facts.stories(release().store, (hit.entry.iri for hit in shown if hit.entry.kind == "article"))
    words = labels()
    words.learn([story.publisher for story in told.values()] + [hit.entry.iri for hit in shown])
    return render_template("search.html", hits=shown, stories=told, labels=words, kinds=_SEARCHED, **context)


def _newest_first(of: Release, hits: list[Hit]) -> list[Hit]:
    rows = select(of.store, "SELECT ?x ?date { ?x a schema:NewsArticle ; schema:datePublished ?date }")
    dates = {row["x"].value: row["date"].value for row in rows}
    return sorted(hits, key=lambda hit: dates.get(hit.entry.iri, ""), reverse=True)


def _page_number() -> int:
    text = request.args.get("page", "1")
    if not (text.isascii() and text.isdigit() and 0 < int(text) <= _LAST_PAGE):
        raise Problem(400, "The page is a number from 1.")
    return int(text)


def find(index: Sequence[Entry], text: str, kind: str = "") -> list[Hit]:
    """Give the things whose labels hold the text: whole labels first, then beginnings, words' beginnings, the rest."""
    wanted = folded(text)
    hits = []
    for entry in index:
        if kind and kind not in entry.kinds:
            continue
        ranks = [(_rank(label, wanted), len(label), at) for at, label in enumerate(entry.folded)]
        rank, length, at = min(ranks) if wanted else (0, 0, 0)
        if rank is not _NO_MATCH:
            hits.append((rank, _SEARCHED.index(entry.kind), length, entry.folded[0], entry, at))
    hits.sort(key=lambda hit: (*hit[:4], hit[4].iri))
    return [Hit(entry, entry.labels[at]) for *_, entry, at in hits]


_NO_MATCH = 9


def _rank(label: str, wanted: str) -> int:
    if label == wanted:
        return 0
    if label.startswith(wanted):
        return 1
    if f" {wanted}" in label:
        return 2
    words = wanted.split()
    if all(any(word.startswith(part) for word in label.split()) for part in words):
        return 3
    return 4 if wanted in label else _NO_MATCH


def _index(of: Release) -> list[Entry]:
    """Read every label of what can be found; a few milliseconds a thousand things, once for each release."""
    rows = select(
        of.store,
        """SELECT DISTINCT ?x ?p ?l {
          { VALUES ?p { skos:prefLabel schema:name schema:headline skos:altLabel skos:hiddenLabel schema:alternateName }
            ?x ?p ?l }
          UNION
          { ?x a schema:NewsArticle FILTER NOT EXISTS { ?x schema:headline ?any }
            OPTIONAL { ?x prov:wasDerivedFrom/prov:hadPrimarySource/schema:name ?l } BIND(schema:headline AS ?p) }
        }""",
    )
    prefix = f"{of.base}id/"
    found: dict[str, list[tuple[int, str]]] = {}
    for row in rows:
        iri, predicate = row["x"].value, row["p"].value
        if iri.startswith(prefix) and iri.removeprefix(prefix).split("/")[0] in _SEARCHED:
            label = row.get("l") or Term("literal", unnamed(iri.removeprefix(prefix)))
            foreign = label.language not in {"", "en"}
            rank = 9 if predicate.endswith("hiddenLabel") else 3 * predicate.endswith(("altLabel", "ateName")) + foreign
            found.setdefault(iri, []).append((rank, label.value))
    frameworks = {row["x"].value for row in select(of.store, "SELECT ?x { ?x a part:Framework }")}
    entries = []
    for iri, ranked in sorted(found.items()):
        names = tuple(dict.fromkeys(label for _, label in sorted(ranked)))
        kind = iri.removeprefix(prefix).split("/")[0]
        kinds = frozenset({kind} | ({"programme"} if iri in frameworks else set()))
        entries.append(Entry(iri, kind, kinds, names[0], tuple(folded(n) for n in names), names))
    return entries


def _as_json(text: str, total: int, shown: Sequence[Hit]) -> str:
    words = labels()
    results = [
        {
            "iri": hit.entry.iri,
            "page": words.href(hit.entry.iri),
            "label": hit.entry.label,
            "kind": hit.entry.kind,
            "kindLabel": KINDS[hit.entry.kind][0],
            "matched": hit.matched,
        }
        for hit in shown
    ]
    return json.dumps({"query": text, "total": total, "results": results}) + "\n"
