"""What changed from one data set to another: in words with the sentences behind it, and as patches to apply.

``open_side`` reads a build folder, a release or an RDF file; :func:`compare` gives their difference, whose lines are
read again whenever they are asked for, so that memory holds what is told of the changes, not the data.
"""

from __future__ import annotations

from kg.differences.changes import Article, Changes, Fact, changes
from kg.differences.lines import Difference
from kg.differences.patches import rdf_patch, sparql_update
from kg.differences.sides import Side, open_side
from kg.differences.wording import as_json, as_text, summary

__all__ = [
    "Article",
    "Changes",
    "Difference",
    "Fact",
    "Side",
    "as_json",
    "as_text",
    "changes",
    "compare",
    "open_side",
    "rdf_patch",
    "sparql_update",
    "summary",
]


def compare(before: Side, after: Side) -> Difference:
    """Give the difference of two sides.

    Raises :class:`kg.errors.UsageError` where their things are named under different bases: then every line differs.
    """
    return Difference.of(before, after)
