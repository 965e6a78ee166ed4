"""Which results are known: their fingerprints, written once, let only new violations fail.

A fingerprint is made of what a result is about, not of where it stands or how it is worded: moving lines and mending
messages leave it as it is. Equal ones are told apart by their number.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kg.errors import InputError, Place
from kg.reports.wording import name_of

if TYPE_CHECKING:
    from kg.model import Report, Result, Rule

_FINGERPRINT = re.compile(r"[0-9a-f]{32}(-\d+)?$")


def fingerprints(report: Report) -> tuple[str, ...]:
    """Give the fingerprint of each result: the first 32 hex digits of a SHA-256, numbered from the second equal one."""
    rules = {rule.shape: rule for rule in report.rules}
    seen: Counter[str] = Counter()
    found = []
    for result in report.results:
        digest = hashlib.sha256(json.dumps(_identity(result, rules)).encode()).hexdigest()[:32]
        seen[digest] += 1
        found.append(digest if seen[digest] == 1 else f"{digest}-{seen[digest]}")
    return tuple(found)


def _identity(result: Result, rules: dict[str, Rule]) -> list[str | None]:
    """Give what makes a result the same: a blank node has no name, so its file stands for it."""
    terms = [name_of(result.shape, rules), result.focus, result.value]
    blank = any(term and term.startswith("_:") for term in terms[1:])
    terms = ["_:" if term and term.startswith("_:") else term for term in terms]
    return [*terms, result.constraint, result.path, result.file if blank else None]


@dataclass(frozen=True, slots=True)
class Baseline:
    """The fingerprints of results that are known."""

    known: frozenset[str]

    @classmethod
    def read(cls, text: str, file: str) -> Baseline:
        """Read a JSON report, a JSON list of fingerprints, or fingerprints by line (``#`` starts a comment).

        Raises :class:`InputError` for anything else.
        """
        try:
            found = _listed(json.loads(text)) if text.lstrip().startswith(("{", "[")) else _lines(text)
        except (ValueError, KeyError, TypeError) as error:
            why = f"no baseline: {error if isinstance(error, ValueError) else 'it has no fingerprints'}"
            hint = "Write one with --write-baseline, or give a report in the format json."
            raise InputError(why, place=Place(file), hint=hint) from error
        return cls(frozenset(found))

    @staticmethod
    def write(report: Report) -> str:
        """Write the fingerprints of a report, sorted, so that changes of the file can be read."""
        document = {"version": 1, "fingerprints": sorted(fingerprints(report))}
        return json.dumps(document, indent=2) + "\n"


def _listed(document: Any) -> list[str]:  # noqa: ANN401 - any JSON value
    if isinstance(document, dict):
        results = document.get("results")
        document = document["fingerprints"] if results is None else [result["fingerprint"] for result in results]
    return [_checked(one) for one in document]


def _lines(text: str) -> list[str]:
    lines = [line.partition("#")[0].strip() for line in text.splitlines()]
    return [_checked(line) for line in lines if line]


def _checked(fingerprint: object) -> str:
    if not isinstance(fingerprint, str) or not _FINGERPRINT.match(fingerprint):
        raise ValueError(f"{str(fingerprint)[:40]!r} is no fingerprint")
    return fingerprint


def without_known(report: Report, baseline: Baseline) -> tuple[Report, int, int]:
    """Give the report without the known results, how many those were, and how many known ones are gone."""
    own = fingerprints(report)
    new = tuple(result for result, one in zip(report.results, own, strict=True) if one not in baseline.known)
    known = len(report.results) - len(new)
    return replace(report, results=new, conforms=not new), known, len(baseline.known) - known
