"""``/changes``: each release that became current, and what changed with it, as a page, as feeds and as data.

Atom (RFC 4287) and JSON Feed 1.1 tell the newest releases first, with the differences as enclosures and attachments;
the RDF formats tell which release follows which (``dcat:previousVersion``, DCAT 3). ``/changes/A-B`` is the difference
of two releases; as both are named by their data, its files never change.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import pyoxigraph as ox
from flask import Blueprint, Response, json, render_template, request, url_for

from kg.differences.history import CHANGES, FILES, Entry, read
from kg.differences.patches import RDF_PATCH, SPARQL_UPDATE
from kg.vocab import DCTERMS, PREFIXES, RDF, XSD
from server.downloads import FOREVER, send, without_date
from server.negotiation import FEEDS, HTML, TRIPLES, choose, named
from server.problems import not_found
from server.releases import Dump
from server.rows import serialize
from server.site import alternates, answer, labels, public_base, release, site
from server.validators import weak_etag

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

blueprint = Blueprint("changes", __name__)

_OFFERS = (HTML, *FEEDS, *TRIPLES)
_ATOM = "http://www.w3.org/2005/Atom"
_IN_FEED = 50
"""How many releases a feed tells; the page and the data tell all."""

_KINDS = {"txt": "text/plain", "json": "application/json", "rdfp": RDF_PATCH, "ru": SPARQL_UPDATE}
_TITLES = {"txt": "in words", "json": "JSON", "rdfp": "RDF Patch", "ru": "SPARQL Update"}


@dataclass(frozen=True, slots=True)
class Change:
    """An entry of the history, and the files of its difference."""

    entry: Entry
    files: tuple[Dump, ...] = ()

    @property
    def since(self) -> str:
        """When it became current, to the minute, for people."""
        return f"{self.entry.published[:16].replace('T', ' ')} UTC"

    @property
    def plain(self) -> tuple[Dump, ...]:
        """The files without their packed copies."""
        return tuple(file for file in self.files if not file.name.endswith(".gz"))


@blueprint.get("/changes")
def listing() -> Response:
    """Tell the releases, the newest first."""
    found = _changes()
    wanted = request.args.get("format")
    chosen = named(wanted, _OFFERS)[0] if wanted else choose(request.headers.get("Accept"), _OFFERS)
    if chosen.format is HTML:
        page = render_template("changes.html", changes=found, labels=labels(), formats=(*FEEDS, *TRIPLES))
        response = answer(page, chosen)
    elif chosen.format in FEEDS:
        told = found[:_IN_FEED]
        response = answer(_atom(told) if chosen.format is FEEDS[0] else _json_feed(told), chosen)
    else:
        response = answer(serialize(_versions(found), chosen.format), chosen)
    newest = found[0].entry.published if found else ""
    tag = weak_etag(release().base, newest, str(len(found)), request.host_url, chosen.media_type)
    response.headers["ETag"], response.headers["Cache-Control"] = tag, "public, no-cache"
    response = alternates(response, url_for("changes.listing"), (*FEEDS, *TRIPLES), suffixed=False)
    response.make_conditional(request)
    return without_date(response)


@blueprint.get("/changes/<difference>")
def page(difference: str) -> Response:
    """Tell one difference in words; as JSON where that is wanted."""
    change = _named(difference)
    offers = (HTML, FEEDS[1])
    chosen = choose(request.headers.get("Accept"), offers)
    if chosen.format is not HTML:
        return _file(change, "difference.json")
    text = next(file for file in change.files if file.name == "difference.txt").path.read_text(encoding="utf-8")
    return answer(render_template("change.html", change=change, text=text, labels=labels()), chosen)


@blueprint.get("/changes/<difference>/<name>")
def download(difference: str, name: str) -> Response:
    """Send a file of a difference."""
    return _file(_named(difference), name)


def _file(change: Change, name: str) -> Response:
    files = {file.name: file for file in change.files}
    if name not in files:
        raise not_found("There is no file of that name.")
    return send(files[name], files.get(f"{name}.gz"), FOREVER)


def _named(difference: str) -> Change:
    for change in _changes():
        if difference and change.entry.difference == difference and change.files:
            return change
    raise not_found("That difference is not kept here.")


def _changes() -> tuple[Change, ...]:
    """Give the history of the build folder, the newest first; nothing for a store without one."""
    folder = release().folder
    if folder is None:
        return ()
    build = folder.parents[1]
    return tuple(Change(entry, _files(build, entry)) for entry in reversed(read(build)))


def _files(build: Path, entry: Entry) -> tuple[Dump, ...]:
    found = []
    for name, checksum in entry.files:
        path = build / CHANGES / entry.difference / name
        ending = name.removesuffix(".gz").rpartition(".")[2]
        if path.is_file() and ending in _KINDS:
            kind = "application/gzip" if name.endswith(".gz") else _KINDS[ending]
            found.append(Dump(name, path, path.stat().st_size, checksum, kind, _TITLES[ending]))
    whole = {file.name for file in found} >= set(FILES)
    return tuple(found) if whole else ()


def _address(change: Change, name: str = "") -> str:
    """Give the absolute address of a difference or of its file; of the release, where there is no difference."""
    if not change.files:
        path = url_for("dumps.versioned_listing", version=change.entry.release)
    elif name:
        path = url_for("changes.download", difference=change.entry.difference, name=name)
    else:
        path = url_for("changes.page", difference=change.entry.difference)
    return urljoin(public_base(), path)


def _id(entry: Entry) -> str:
    return f"{release().base}changes#{entry.number}-{entry.release}"


def _atom(told: Sequence[Change]) -> str:
    ET.register_namespace("", _ATOM)
    feed = ET.Element(f"{{{_ATOM}}}feed")

    def add(parent: ET.Element, tag: str, text: str | None = None, **attributes: str) -> ET.Element:
        made = ET.SubElement(parent, f"{{{_ATOM}}}{tag}", attributes)
        made.text = text
        return made

    here = urljoin(public_base(), url_for("changes.listing"))
    add(feed, "id", f"{release().base}changes")
    add(feed, "title", f"Changes: {site().config.title}")
    add(feed, "updated", told[0].entry.published if told else "1970-01-01T00:00:00+00:00")
    add(add(feed, "author"), "name", site().config.title)
    add(feed, "link", rel="self", type=FEEDS[0].media_type, href=f"{here}?format=atom")
    add(feed, "link", rel="alternate", type="text/html", href=here)
    for change in told:
        entry = add(feed, "entry")
        add(entry, "id", _id(change.entry))
        add(entry, "title", f"Release {change.entry.release}")
        add(entry, "updated", change.entry.published)
        add(entry, "summary", change.entry.summary)
        add(entry, "link", rel="alternate", type="text/html", href=_address(change))
        for file in change.plain:
            attributes = {"type": file.media_type, "length": str(file.size_bytes), "title": file.title}
            add(entry, "link", rel="enclosure", href=_address(change, file.name), **attributes)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, encoding="unicode")}\n'


def _json_feed(told: Sequence[Change]) -> str:
    here = urljoin(public_base(), url_for("changes.listing"))
    items = [
        {
            "id": _id(change.entry),
            "url": _address(change),
            "title": f"Release {change.entry.release}",
            "content_text": change.entry.summary,
            "date_published": change.entry.published,
            "attachments": [
                {
                    "url": _address(change, file.name),
                    "mime_type": file.media_type,
                    "title": file.title,
                    "size_in_bytes": file.size_bytes,
                }
                for file in change.plain
            ],
        }
        for change in told
    ]
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": f"Changes: {site().config.title}",
        "home_page_url": here,
        "feed_url": f"{here}?format=jsonfeed",
        "language": "en",
        "items": items,
    }
    return json.dumps(feed, indent=1) + "\n"


def _versions(found: Sequence[Change]) -> list[ox.Triple]:
    """Tell which release follows which; of one that came more than once, the last time."""
    base = release().base
    dataset = ox.NamedNode(f"{base}id/dataset/dateline")
    triples = []

    def add(subject: ox.NamedNode, predicate: str, value: ox.NamedNode | ox.Literal) -> None:
        triples.append(ox.Triple(subject, ox.NamedNode(predicate), value))

    dcat = PREFIXES["dcat"]
    for entry in {change.entry.release: change.entry for change in reversed(found)}.values():
        node = ox.NamedNode(f"{base}dumps/{entry.release}/")
        add(node, str(RDF.type), ox.NamedNode(f"{dcat}Dataset"))
        add(node, f"{dcat}version", ox.Literal(entry.release))
        add(node, f"{dcat}isVersionOf", dataset)
        add(node, str(DCTERMS.issued), ox.Literal(entry.published, datatype=ox.NamedNode(XSD.dateTime)))
        add(dataset, f"{dcat}hasVersion", node)
        if entry.previous:
            add(node, f"{dcat}previousVersion", ox.NamedNode(f"{base}dumps/{entry.previous}/"))
        if found and entry.release == found[0].entry.release:
            add(dataset, f"{dcat}hasCurrentVersion", node)
    return triples
