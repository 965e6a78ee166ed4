"""The straight line: captures → articles → mentions → facts → graphs → validation → store and dumps → a release.

A build replaces the last one in one step, and only when all of it conforms. Only captures that changed are mapped
again. The same input gives the same bytes, with any number of workers.
"""

from __future__ import annotations

from kg.pipeline.building import DECISIONS, REVIEW, Build, build
from kg.pipeline.loss import Limit
from kg.pipeline.mapping import House, Mapper
from kg.pipeline.results import BuildResult, Lossy, Rejected, Skipped

__all__ = [
    "DECISIONS",
    "REVIEW",
    "Build",
    "BuildResult",
    "House",
    "Limit",
    "Lossy",
    "Mapper",
    "Rejected",
    "Skipped",
    "build",
]
