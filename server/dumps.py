"""``/dumps/``: the release's dump files, with sizes and checksums."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Blueprint, Response, json, render_template, request, send_file, url_for

from server.negotiation import HTML, JSON, choose, named
from server.problems import not_found
from server.site import answer, labels, release

if TYPE_CHECKING:
    from pathlib import Path

blueprint = Blueprint("dumps", __name__)

_MEDIA_TYPES = {
    ".nq": ("application/n-quads", "N-Quads: every triple with its graph"),
    ".ttl": ("text/turtle", "Turtle: the union of all graphs"),
    ".trig": ("application/trig", "TriG: every graph, with prefixes"),
    ".gz": ("application/gzip", ""),
}
_SUMS = "SHA256SUMS"


@dataclass(frozen=True, slots=True)
class Dump:
    """A file that can be downloaded."""

    name: str
    path: Path
    size_bytes: int
    sha256: str
    media_type: str
    title: str


@blueprint.get("/dumps/")
def listing() -> Response:
    """List the dumps."""
    wanted = request.args.get("format")
    chosen = named(wanted, (HTML, JSON))[0] if wanted else choose(request.headers.get("Accept"), (HTML, JSON))
    dumps = _dumps()
    if chosen.format is JSON:
        files = [
            {
                "name": d.name,
                "url": url_for("dumps.download", name=d.name),
                "mediaType": d.media_type,
                "sizeBytes": d.size_bytes,
                "sha256": d.sha256,
            }
            for d in dumps
        ]
        return answer(json.dumps({"files": files}) + "\n", chosen)
    return answer(render_template("dumps.html", dumps=dumps, labels=labels()), chosen)


@blueprint.get("/dumps/<name>")
def download(name: str) -> Response:
    """Send one of the files that the listing names, and no other."""
    found = next((d for d in _dumps() if d.name == name), None)
    if found is None:
        raise not_found("There is no dump of that name.")
    return send_file(found.path, mimetype=found.media_type, etag=found.sha256 or True, conditional=True)


def _dumps() -> list[Dump]:
    """Give the files of the release by name, the checksums last; none for a store without a build folder."""
    folder = release().folder
    if folder is None or not (folder / "dumps").is_dir():
        return []
    sums = _sums(folder / "dumps" / _SUMS)
    found = []
    for path in sorted((folder / "dumps").iterdir(), key=lambda path: (path.name == _SUMS, path.name)):
        if path.is_file() and path.name == _SUMS:
            found.append(Dump(path.name, path, path.stat().st_size, "", "text/plain", "Checksums"))
        elif path.is_file() and path.suffix in _MEDIA_TYPES:
            media_type, title = _MEDIA_TYPES[path.suffix]
            if path.suffix == ".gz":
                title = _MEDIA_TYPES.get(path.with_suffix("").suffix, ("", ""))[1] + ", compressed"
            found.append(Dump(path.name, path, path.stat().st_size, sums.get(path.name, ""), media_type, title))
    return found


def _sums(file: Path) -> dict[str, str]:
    """Read lines of checksum and name, as ``sha256sum`` writes them."""
    if not file.is_file():
        return {}
    lines = (line.split(maxsplit=1) for line in file.read_text(encoding="utf-8").splitlines() if line.strip())
    return {name.lstrip("*"): checksum for checksum, name in lines}
