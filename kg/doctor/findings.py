"""What a check finds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.doctor.asking import Endpoint

Verdict = Literal["ok", "wrong", "not offered", "unclear"]
"""``unclear`` could not be told: the endpoint has no data, lacks what is compared, or asked to be left alone."""


class Told(NamedTuple):
    """A verdict, and why where it is not ``ok``."""

    verdict: Verdict
    why: str = ""


OK = Told("ok")


@dataclass(frozen=True, slots=True)
class Check:
    """A question to an endpoint: what it should do (``name``), who asks for it (``spec``), and how it is asked."""

    name: str
    spec: str
    ask: Callable[[Endpoint], Told]


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found; ``asked`` and ``came`` are the last request and its answer, in one line each."""

    check: str
    spec: str
    verdict: Verdict
    why: str
    asked: str
    came: str


def wrong(why: str) -> Told:
    """Say what contradicts the specification."""
    return Told("wrong", why)


def mislabelled(media_type: str, error: object) -> Told:
    """Say that what came cannot be read as what it says it is."""
    return wrong(f"it says {media_type}, and is not: {error}")


def not_offered(why: str) -> Told:
    """Say what the endpoint leaves out, as it may."""
    return Told("not offered", why)


def unclear(why: str) -> Told:
    """Say why it could not be told."""
    return Told("unclear", why)
