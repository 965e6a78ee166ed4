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


ALSO_CALLED = {
    "Kiev": "Kyiv", "Washington, D.C.": "Washington", "Washington D.C.": "Washington", "Washington DC": "Washington",
    "Washington, DC": "Washington", "New York City": "New York", "St. Petersburg": "Saint Petersburg",
    "St Petersburg": "Saint Petersburg", "Saigon": "Ho Chi Minh City", "Nur-Sultan": "Astana", "Bombay": "Mumbai",
    "Calcutta": "Kolkata", "Madras": "Chennai", "Bangalore": "Bengaluru", "Peking": "Beijing", "Rangoon": "Yangon",
    "Sana'a": "Sanaa", "Ha Noi": "Hanoi", "Odessa": "Odesa", "Lvov": "Lviv",
    "Kharkov": "Kharkiv", "Frankfurt am Main": "Frankfurt", "Danzig": "Gdansk", "Chittagong": "Chattogram",
}  # fmt: skip
"""Other names of cities and capitals, with the ones by which they are known here."""
