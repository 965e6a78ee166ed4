"""Dateline KG: news articles to linked data in which every fact leads to the sentence that says it.

The way of the data is one straight line, and so are the imports (``PARTS``)::

    capture -read-> articles -link-> mentions -extract-> facts -describe-> graph
            -validate-> report -replace-> store -query-> answer

As a library: ``kg.validate(data, shapes)`` gives a :class:`kg.Report`; see :func:`kg.validation.validate`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.model import Report, Result
    from kg.validation import Shapes, validate

__all__ = ["PARTS", "Report", "Result", "Shapes", "__version__", "validate"]

__version__ = "0.1.0"

PARTS = (
    "errors files vocab model iris text dates authority sources linking opinion extraction corroboration review graph "
    "validation places reports store doctor dumps differences fetching pipeline cli"
).split()
"""The modules in the order of imports: each may import only those before it; ``server`` comes after them."""

_HOMES = {"Report": "kg.model", "Result": "kg.model", "Shapes": "kg.validation", "validate": "kg.validation"}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever has that name
    """Import what is asked for only then: ``import kg`` alone loads neither rdflib nor pySHACL."""
    if name not in _HOMES:
        raise AttributeError(f"module 'kg' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
