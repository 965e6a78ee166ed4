"""What every view needs: the settings, the release of this request, labels, and the questions as examples."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flask import Response, current_app, g, request

from kg.errors import HouseError
from kg.files import QUESTIONS
from server.labels import Labels
from server.outcomes import InProcess, Observers, Workers
from server.problems import Problem
from server.rows import is_iri

if TYPE_CHECKING:
    from collections.abc import Sequence

    from server.config import Config
    from server.current import Current, Release
    from server.endpoint import Endpoint
    from server.metrics import Metrics
    from server.negotiation import Choice, Format

KEY = "dateline"


@dataclass(frozen=True, slots=True)
class Question:
    """A question of ``ontology/questions``: its file's name, what it asks, and its query."""

    name: str
    title: str
    query: str


@dataclass(frozen=True, slots=True)
class Site:
    """What one application serves."""

    config: Config
    current: Current
    questions: Sequence[Question]
    endpoint: Endpoint
    metrics: Metrics
    observers: Observers = field(default_factory=Observers)
    workers: Workers = field(default_factory=InProcess)


def site() -> Site:
    """Give the site of the application that answers this request."""
    found: Site = current_app.extensions[KEY]
    return found


def release() -> Release:
    """Give the release with which this request began; it stays the same until the request ends."""
    if "release" not in g:
        g.release = site().current.release()
    found: Release = g.release
    return found


def labels() -> Labels:
    """Give labels for this request's page."""
    return Labels(release(), request.script_root)


def public_base() -> str:
    """Give the configured public base, else the address that was asked; it ends in ``/``."""
    base = site().config.base or request.url_root
    if not is_iri(base) or not request.host:
        raise Problem(400, "The Host header is no host name.")
    return base


def answer(body: bytes | str, choice: Choice) -> Response:
    """Answer with a body in the format that was chosen for it."""
    response = Response(body, content_type=choice.content_type)
    response.vary.add("Accept")
    return response


def alternates(response: Response, path: str, offers: Sequence[Format], *, suffixed: bool = True) -> Response:
    """Name the other formats of a page in ``Link`` headers (RFC 8288): by suffix, or by ``?format=``."""
    more = "&" if "?" in path else "?"
    for offer in offers:
        target = f"{path}{offer.suffix}" if suffixed else f"{path}{more}format={offer.name}"
        response.headers.add("Link", f'<{target}>; rel="alternate"; type="{offer.media_type}"')
    return response


def read_questions() -> tuple[Question, ...]:
    """Read the questions, by name; each file's first comment line is its title. Raises :class:`HouseError`."""
    found = []
    for file in sorted(QUESTIONS.glob("*.rq")):
        try:
            text = file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise HouseError(f"the question {file.name} cannot be read", hint="Install the package again.") from error
        first = next((line for line in text.splitlines() if line.strip()), "")
        if not first.startswith("#"):
            raise HouseError(f"the question {file.name} does not begin with a comment line that asks it")
        found.append(Question(file.stem, first.lstrip("# ").strip(), text))
    return tuple(found)
