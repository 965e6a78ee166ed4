"""All checks, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.doctor import answers, protocol, web
from kg.doctor.asking import PAUSE_S, Endpoint, NoAnswerError
from kg.doctor.findings import Finding, Told, unclear, wrong
from kg.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.doctor.findings import Check

CHECKS: tuple[Check, ...] = (*protocol.CHECKS, *answers.CHECKS, *web.CHECKS)
_LEFT_ALONE = {429, 503}


def examine(url: str, timeout_s: float = 10.0, pause_s: float = PAUSE_S) -> Iterator[Finding]:
    """Ask an endpoint all that ``CHECKS`` hold, in their order, one request at a time.

    Raises :class:`kg.errors.UsageError` where the address is no http(s) address, and :class:`InputError` where nothing
    answers there.
    """
    endpoint = Endpoint(url, timeout_s, pause_s)
    try:
        endpoint.get(("query", "ASK {}"))
    except NoAnswerError as error:
        raise InputError(f"{url}: {error}", hint="Check the address, and that the endpoint runs.") from error
    for check in CHECKS:
        told = _asked(check, endpoint)
        yield Finding(check.name, check.spec, *told, endpoint.asked, endpoint.came)


def _asked(check: Check, endpoint: Endpoint) -> Told:
    try:
        told = check.ask(endpoint)
    except NoAnswerError as error:
        return wrong(str(error))
    came = endpoint.last
    if told.verdict != "ok" and came is not None and came.status in _LEFT_ALONE:
        return unclear(f"the endpoint asked to be left alone ({came.status})")
    return told
