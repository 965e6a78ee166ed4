"""Files as downloads: whole or in parts, packed where the client unpacks, with validators that their bytes give."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Response, request, send_file

from kg.dumps.files import SUMS

if TYPE_CHECKING:
    from server.releases import Dump

FOREVER = "public, max-age=31536000, immutable"
"""How long an address may be remembered whose bytes never change."""


def send(found: Dump, packed: Dump | None, caching: str) -> Response:
    """Send a file; its gzipped copy as it is, where the client decodes that and asks for no part."""
    decodes = request.accept_encodings.quality("gzip") > 0 and "gzip" in request.headers.get("Accept-Encoding", "")
    use_packed = packed is not None and decodes and "Range" not in request.headers
    sent = packed if packed is not None and use_packed else found
    response = send_file(
        sent.path,
        mimetype=found.media_type,
        as_attachment=found.name != SUMS,
        download_name=found.name,
        etag=sent.sha256 or True,
        conditional=True,
    )
    if packed is not None:
        response.vary.add("Accept-Encoding")
        if use_packed and response.status_code == HTTPStatus.OK:  # a 304 has no coding
            response.headers["Content-Encoding"] = "gzip"
    response.headers["Cache-Control"] = caching
    return without_date(response)


def without_date(response: Response) -> Response:
    """Leave the date to the server, which sends one with every answer."""
    response.headers.remove("Date")
    return response
