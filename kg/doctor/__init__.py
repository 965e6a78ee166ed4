"""How well an endpoint keeps the SPARQL 1.1 Protocol and HTTP: a few light questions to any address, and what came.

Each check says which section of which specification asks for it. What a specification leaves open, and an endpoint
does not do, is «not offered»; only what contradicts one, or gives another answer than it should, is «wrong».
"""

from __future__ import annotations

from kg.doctor.examining import CHECKS, examine
from kg.doctor.findings import Finding, Verdict

__all__ = ["CHECKS", "Finding", "Verdict", "examine"]
