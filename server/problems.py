"""Errors as clients and people need them: ``application/problem+json`` (RFC 9457), or a page for a browser.

Nothing of the machine gets out: no traceback, no file path; what was not foreseen is logged and told as a 500.
"""

from __future__ import annotations

import json
from functools import lru_cache
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from flask import Flask, Response, current_app, render_template, request
from werkzeug.exceptions import HTTPException

from kg.errors import InputError, KgError
from server.negotiation import HTML, JSON, Format, NotAcceptable, choose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from server.outcomes import Ending

MEDIA_TYPE = "application/problem+json"
_PROBLEM = Format("problem", "data", "Problem", MEDIA_TYPE, ".json", ("application/json",))


class Problem(Exception):  # noqa: N818 - RFC 9457's name
    """A request that cannot be answered: ``status``, what is wrong, and the next step in ``hint``.

    ``more`` are further members of the problem document, such as ``line`` and ``column`` of a syntax error.
    """

    def __init__(
        self,
        status: int,
        detail: str,
        *,
        hint: str | None = None,
        headers: Mapping[str, str] | None = None,
        more: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.hint = hint
        self.headers = dict(headers or {})
        self.more = dict(more or {})
        self.ending: Ending | None = None

    @property
    def title(self) -> str:
        """The status in words."""
        known = {status.value: status.phrase for status in HTTPStatus}
        return known.get(self.status, "Client Closed Request")

    def document(self) -> bytes:
        """Give the problem document."""
        told = {"type": "about:blank", "title": self.title, "status": self.status, "detail": self.detail}
        if self.hint:
            told["hint"] = self.hint
        return (json.dumps(told | self.more, ensure_ascii=False) + "\n").encode()


def not_found(what: str = "There is nothing at this address.") -> Problem:
    """Give the problem for an address that has nothing."""
    return Problem(404, what, hint="Search for it, or start at the home page.")


def not_acceptable(error: NotAcceptable) -> Problem:
    """Give the problem for a request that accepts nothing on offer: it lists what there is."""
    listed = ", ".join(error.available)
    return Problem(406, f"Available here: {listed}.", more={"available": list(error.available)})


def from_error(error: KgError) -> Problem:
    """Give the problem for an error of the library that no view foresaw: the data is there, or it is our fault."""
    if isinstance(error, InputError):
        return Problem(503, "The data cannot be read at the moment.", headers={"Retry-After": "5"})
    return Problem(500, "The server failed to answer; the failure is logged.")


def respond(problem: Problem) -> Response:
    """Answer with a problem, in the format that the client asked for."""
    if wants_page():
        response = Response(render_template("error.html", problem=problem), content_type="text/html; charset=utf-8")
    else:
        response = Response(problem.document(), content_type=MEDIA_TYPE)
    response.status_code = problem.status
    response.headers.update(problem.headers)
    response.vary.add("Accept")
    return response


def wants_page() -> bool:
    """Whether the client of this request asked for a page before all else."""
    return prefers_page(request.args.get("format"), request.headers.get("Accept"))


@lru_cache(maxsize=512)
def prefers_page(wanted: str | None, accept: str | None) -> bool:
    """Whether a page is asked for before all else, by ``?format=html`` or by Accept."""
    if wanted:
        return wanted.lower() in {HTML.name, HTML.media_type}
    try:
        return choose(accept, (_PROBLEM, JSON, HTML)).format is HTML
    except NotAcceptable:
        return False


def register(app: Flask) -> None:
    """Let every error of the application be answered here."""
    app.register_error_handler(Problem, respond)
    app.register_error_handler(NotAcceptable, lambda error: respond(not_acceptable(error)))
    app.register_error_handler(KgError, _of_the_library)
    app.register_error_handler(HTTPException, _of_the_framework)
    app.register_error_handler(Exception, _unforeseen)


def _of_the_library(error: KgError) -> Response:
    current_app.logger.error("%s %s: %s", request.method, request.path, error)
    return respond(from_error(error))


def _of_the_framework(error: HTTPException) -> Response:
    status = error.code or 500
    if status == HTTPStatus.NOT_FOUND:
        return respond(not_found())
    details = {
        405: "This address does not know that method.",
        413: f"The request is larger than {current_app.config['MAX_CONTENT_LENGTH']} bytes.",
    }
    problem = Problem(status, details.get(status, f"{HTTPStatus(status).phrase}."))
    allowed = getattr(error, "valid_methods", None)
    if allowed:
        problem.headers["Allow"] = ", ".join(sorted(allowed))
    return respond(problem)


def _unforeseen(error: Exception) -> Response:
    current_app.logger.error("%s %s failed", request.method, request.path, exc_info=error)
    return respond(Problem(500, "The server failed to answer; the failure is logged."))
