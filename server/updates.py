"""The update operation of the SPARQL 1.1 Protocol (2.2), for those who have the operator's token.

Without a token file it is refused, as everywhere. An update runs in a process of its own, `kg update`, which can be
stopped: it makes a release, which is taken over as a new build is, or it changes nothing.
"""

from __future__ import annotations

import contextlib
import hmac
import subprocess
import sys
import time
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from flask import Response

from kg.errors import KgError
from server.problems import Problem
from server.processes.connection import StoppedError
from server.processes.wire import Job
from server.protocol import FORM, UPDATE, check_charset, check_coding, decoded, parameters

if TYPE_CHECKING:
    from server.config import Config
    from server.endpoint import Endpoint
    from server.protocol import Call

_REALM = 'Bearer realm="updates"'
_PROBLEMS = {1: 422, 2: 503, 3: 400}
"""What the exit codes of `kg update` are in HTTP: does not conform, cannot be done now, cannot be read."""

_SAID_CHARS = 4_000
_TURN_S, _LOOK_S = 10.0, 0.05


def is_update(call: Call, config: Config) -> bool:
    """Whether a request is an update that may be answered here at all."""
    if call.method != "POST" or config.update_token_file is None or config.build is None:
        return False
    return call.mimetype == UPDATE or (call.mimetype == FORM and b"update=" in call.body and b"query=" not in call.body)


def answer(call: Call, config: Config, endpoint: Endpoint) -> Response:
    """Apply an update, and answer 204 once queries see it; raises :class:`Problem`."""
    _check_token(call, config)
    text = _text(call)
    command = [sys.executable, "-m", "kg", "update", str(config.build), "--file", "-"]
    try:
        done = subprocess.run(  # noqa: S603 - our own command; the update goes in by standard input
            command, input=text.encode(), capture_output=True, timeout=config.update_timeout_s, check=False
        )
    except subprocess.TimeoutExpired as error:
        why = f"The update took more than {config.update_timeout_s:g} seconds and was stopped; nothing was changed."
        raise Problem(503, why, headers={"Retry-After": "5"}) from error
    if done.returncode:
        raise _refused(done, config)
    _wait(endpoint, done.stdout.decode().split()[1])
    return Response(status=HTTPStatus.NO_CONTENT, headers={"Cache-Control": "no-store"})


def _wait(endpoint: Endpoint, release: str) -> None:
    """Wait until queries are answered from a release, so that who updates finds it."""
    job = Job("ASK {}", ("application/sparql-results+json",), _TURN_S, cheap=True)
    until = time.monotonic() + _TURN_S
    while time.monotonic() < until:
        with contextlib.suppress(KgError, StoppedError):
            if endpoint.runner.run_here(job).release in {release, ""}:
                return
        time.sleep(_LOOK_S)


def _check_token(call: Call, config: Config) -> None:
    """Compare the token, as RFC 6750 has it sent."""
    try:
        token = Path(str(config.update_token_file)).read_bytes().strip()
    except OSError as error:
        raise Problem(403, "The operator's token cannot be read: nobody may change the data.") from error
    kind, _, sent = call.headers.get("authorization", "").partition(" ")
    if kind.lower() != "bearer" or not sent.strip():
        why = "An update needs the operator's token."
        raise Problem(401, why, hint="Send it: Authorization: Bearer …", headers={"WWW-Authenticate": _REALM})
    if not token or not hmac.compare_digest(sent.strip().encode(), token):
        headers = {"WWW-Authenticate": f'{_REALM}, error="invalid_token"'}
        raise Problem(401, "That is not the operator's token.", headers=headers)


def _text(call: Call) -> str:
    """Read the update (2.2.1, 2.2.2)."""
    check_coding(call)
    check_charset(call)
    sent = parameters(call.query_string)
    if call.mimetype == UPDATE:
        sent.append(("update", decoded(call.body)))
    else:
        sent += parameters(call.body)
    if any(name in {"using-graph-uri", "using-named-graph-uri"} for name, _ in sent):
        raise Problem(400, "The dataset of an update is named in it.", hint="Write USING or USING NAMED.")
    updates = [value for name, value in sent if name == "update"]
    if len(updates) != 1 or any(name == "query" for name, _ in sent):
        raise Problem(400, "Send one update, and no query beside it.")
    if not updates[0].strip():
        raise Problem(400, "The update is empty.")
    return updates[0]


def _refused(done: subprocess.CompletedProcess[bytes], config: Config) -> Problem:
    """Tell what `kg update` said, without the machine's paths."""
    said = (
        done.stderr.decode("utf-8", "replace").replace(f"{config.build}: ", "").replace(str(config.build), "the build")
    )
    said = said.removeprefix("Error: ").strip()[:_SAID_CHARS]
    status = _PROBLEMS.get(done.returncode)
    if status is None:
        return Problem(500, "The update failed; nothing was changed.")
    headers = {"Retry-After": "5"} if status == HTTPStatus.SERVICE_UNAVAILABLE else {}
    return Problem(status, said or "The update was refused; nothing was changed.", headers=headers)
