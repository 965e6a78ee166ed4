"""The record of a body that only articles name."""

from __future__ import annotations

import re

from kg.iris import slug
from kg.linking.world import by_demonym
from kg.model import Record


def provisional(name: str, at: Record | None) -> Record:
    """Make the record of a body that only articles name; its country tells namesakes apart where the name does not."""
    plain = re.sub(r"\s+", " ", name)
    own = at is not None and (
        at.name in plain or any(word in by_demonym() or word.startswith(at.name[:-1]) for word in plain.split())
    )
    tail = f"-{at.path.partition('/')[2]}" if at is not None and not own else ""
    path = f"organization/{slug(plain)}{tail}"
    return Record(path, plain, ("organization",), ("Organization",), country=at.path if at else None, provisional=True)
