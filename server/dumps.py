"""``/dumps/``: each release's files at addresses that never change, and what the release is, as its description says.

``/dumps/{release}/{file}`` is immutable; ``/dumps/latest/…`` leads there, and ``/dumps/{file}`` is the current
release's. A file that is being sent stays open, so a download while a new build lands is of one release; one that is
resumed afterwards is begun anew where the validator in If-Range is another's (RFC 9110, 13.1.5).
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from flask import Blueprint, Response, json, redirect, render_template, request, url_for

from kg.dumps.files import FORMATS, archive, describe
from server.downloads import FOREVER, send, without_date
from server.negotiation import HTML, JSON, TRIPLES, choose, named
from server.problems import not_found
from server.releases import Files, files_of, release_names
from server.site import answer, labels, release

if TYPE_CHECKING:
    from server.releases import Dump

blueprint = Blueprint("dumps", __name__)

_DESCRIPTIONS = {"turtle": "dcat.ttl", "jsonld": "dcat.jsonld"}
_OFFERS = (HTML, JSON, *(offer for offer in TRIPLES if offer.name in _DESCRIPTIONS))


@blueprint.get("/dumps/")
def listing() -> Response:
    """List the current release's files."""
    return _listing(files_of(release().folder))


@blueprint.get("/dumps/<version>/")
def versioned_listing(version: str) -> Response:
    """List a release's files; ``latest`` leads to the current one's."""
    return _latest("") if version == "latest" else _listing(_files(version))


@blueprint.get("/dumps/<name>")
def download(name: str) -> Response:
    """Send one of the files that the listing names, and no other."""
    if name == "latest" or name in release_names(release().folder):
        return _see(url_for("dumps.versioned_listing", version=name))
    return _send(files_of(release().folder), name, "public, no-cache")


@blueprint.get("/dumps/<version>/<name>")
def versioned_download(version: str, name: str) -> Response:
    """Send a file of a release that is still kept; ``latest`` leads to the current one's."""
    return _latest(name) if version == "latest" else _send(_files(version), name, FOREVER)


@blueprint.get("/dumps/<version>/graphs/<path:path>")
def graph_download(version: str, path: str) -> Response:
    """Send one graph of a release, from the archive of its format."""
    if version == "latest":
        return _latest(f"graphs/{path}")
    ending = path.rpartition(".")[2]
    packed = _files(version).named(archive(ending)) if ending in FORMATS else None
    body, checksum = packed.member(path) if packed else (None, 0)
    if packed is None or body is None:
        raise not_found("There is no graph of that name.")
    response = Response(body, content_type=_content_type(describe(path).media_type))
    response.set_etag(f"{packed.sha256[:32]}-{checksum:08x}-{len(body)}")
    response.headers["Cache-Control"] = FOREVER
    response.make_conditional(request, accept_ranges=True, complete_length=len(body))
    return without_date(response)


def _listing(files: Files) -> Response:
    wanted = request.args.get("format")
    chosen = named(wanted, _OFFERS)[0] if wanted else choose(request.headers.get("Accept"), _OFFERS)
    described = files.named(_DESCRIPTIONS.get(chosen.format.name, ""))
    if chosen.format is HTML:
        page = render_template("dumps.html", files=files, releases=release_names(release().folder), labels=labels())
        return answer(page, chosen)
    if chosen.format is JSON:
        return answer(json.dumps(_as_json(files)) + "\n", chosen)
    if described is None:
        raise not_found("This release has no description.")
    return answer(described.path.read_bytes(), chosen)


def _as_json(files: Files) -> dict[str, object]:
    listed = [
        {
            "name": dump.name,
            "url": _address(files, dump),
            "mediaType": dump.media_type,
            "sizeBytes": dump.size_bytes,
            "sha256": dump.sha256,
        }
        for dump in files.listed
    ]
    told = files.description
    return {"release": files.release, "modified": told.modified, "triples": told.triples, "files": listed}


def _address(files: Files, dump: Dump) -> str:
    return url_for("dumps.versioned_download", version=files.release, name=dump.name)


def _files(version: str) -> Files:
    current = release().folder
    if current is None or version not in release_names(current):
        raise not_found("That release is not kept here.")
    return files_of(current.parent / version)


def _latest(path: str) -> Response:
    current = release().folder
    if current is None:
        raise not_found("This server has no releases.")
    return _see(f"{url_for('dumps.versioned_listing', version=current.name)}{quote(path)}")


def _see(address: str) -> Response:
    """Lead to an address for now: the next release has another."""
    response = Response(status=307, headers={"Cache-Control": "public, no-cache"})
    response.location = redirect(address).location
    return response


def _send(files: Files, name: str, caching: str) -> Response:
    found = files.named(name)
    if found is None:
        raise not_found("There is no dump of that name.")
    return send(found, files.named(f"{name}.gz"), caching)


def _content_type(media_type: str) -> str:
    return f"{media_type}; charset=utf-8" if media_type.startswith("text/") else media_type
