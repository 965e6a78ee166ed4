"""Validators and content codings for what Flask answers: pages, things, searches, descriptions.

All of it follows from the release, the address and what the client accepts, so a client whose copy has the validator of
these is told 304 before anything is computed. ``/sparql`` has its own (:mod:`server.endpoint`), files theirs.
"""

from __future__ import annotations

import gzip
from http import HTTPStatus
from typing import TYPE_CHECKING

import zstandard
from flask import Response, request

from server.negotiation import choose_encoding
from server.operations import LIVE
from server.processes.spool import LEAST_COMPRESSED_BYTES
from server.site import release
from server.validators import is_volatile, matches, weak_etag

if TYPE_CHECKING:
    from flask import Flask

_PACKED = (
    "text/",
    "application/json",
    "application/ld+json",
    "application/rdf+xml",
    "application/n-",
    "application/trig",
)


def register(app: Flask) -> None:
    """Let every answer of the application pass here."""
    app.before_request(_unchanged)
    app.after_request(_finished)


def _etag() -> str | None:
    """Give the validator of this request's answer; None where it has none."""
    if request.method not in {"GET", "HEAD"} or request.path in LIVE:
        return None
    if is_volatile(request.args.get("query", "")):
        return None
    folder = release().folder
    if folder is None:
        return None
    return weak_etag(folder.name, request.host_url, request.full_path, request.headers.get("Accept", ""))


def _unchanged() -> Response | None:
    wanted = request.headers.get("If-None-Match")
    if wanted is None or request.endpoint is None or request.endpoint.endswith(("static", "download")):
        return None
    etag = _etag() if "*" not in wanted else None
    if etag is None or not matches(wanted, etag):
        return None
    response = Response(status=HTTPStatus.NOT_MODIFIED, headers={"ETag": etag, "Cache-Control": "public, no-cache"})
    response.vary.update(("Accept", "Accept-Encoding"))
    return response


def _finished(response: Response) -> Response:
    known = "ETag" in response.headers or "Cache-Control" in response.headers
    if response.status_code == HTTPStatus.OK and not known:
        etag = _etag()
        response.headers["Cache-Control"] = "public, no-cache" if etag else "no-store"
        if etag:
            response.headers["ETag"] = etag
    return _packed(response)


def _packed(response: Response) -> Response:
    """Compress a whole body that is text and not too small to gain."""
    if response.is_streamed or response.direct_passthrough or "Content-Encoding" in response.headers:
        return response
    if not (response.mimetype or "").startswith(_PACKED) or response.status_code == HTTPStatus.NOT_MODIFIED:
        return response
    response.vary.add("Accept-Encoding")
    encoding = choose_encoding(request.headers.get("Accept-Encoding"))
    body = response.get_data()
    if encoding and len(body) >= LEAST_COMPRESSED_BYTES:
        packed = zstandard.compress(body, 3) if encoding == "zstd" else gzip.compress(body, 3, mtime=0)
        response.set_data(packed)
        response.headers["Content-Encoding"] = encoding
    return response
