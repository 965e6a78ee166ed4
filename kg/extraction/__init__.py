"""Readings → facts: one module a rule, each with ``read(reading)``.

To add a kind of fact, write a module and name it in ``RULES``; nothing else changes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, cast

from kg.extraction import events, frameworks, quantities, roles, statements
from kg.model import Doubt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Fact, Reading

__all__ = ["RULES", "Extraction", "Rule", "extract"]


class Rule(Protocol):
    """A way of finding one kind of fact."""

    def read(self, reading: Reading) -> Iterator[Fact | Doubt]:
        """Give the facts in the order of the text, and what is too uncertain to publish."""


RULES: tuple[Rule, ...] = tuple(cast("Rule", module) for module in (roles, events, statements, frameworks, quantities))


@dataclass(frozen=True, slots=True)
class Extraction:
    """What was found in an article: ``facts`` for the graph, ``doubts`` for the review queue."""

    facts: tuple[Fact, ...]
    doubts: tuple[Doubt, ...]


def extract(reading: Reading) -> Extraction:
    """Read an article by every rule, in their order; the doubts of its reading come first."""
    found = [one for rule in RULES for one in rule.read(reading)]
    facts = tuple(one for one in found if not isinstance(one, Doubt))
    return Extraction(facts, (*reading.doubts, *(one for one in found if isinstance(one, Doubt))))
