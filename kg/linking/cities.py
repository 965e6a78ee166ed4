"""Well-known cities that are no capitals; none whose name is a common word's or usually a person's."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from kg.linking.world import states

if TYPE_CHECKING:
    from kg.linking.world import State


@cache
def cities() -> dict[str, State]:
    """Give the states by well-known city that is no capital."""
    by_code = {state.code: state for state in states()}
    lines = files("kg.linking").joinpath("cities.txt").read_text(encoding="ascii").splitlines()
    entries = [line.partition(" ") for line in lines]
    return {city: by_code[code] for code, _, names in entries for city in names.split(", ")}
