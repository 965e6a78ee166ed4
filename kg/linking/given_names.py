"""Given names of the world: one before a capitalised word suggests a person."""

from __future__ import annotations

from importlib.resources import files

GIVEN_NAMES = frozenset(files("kg.linking").joinpath("given_names.txt").read_text(encoding="ascii").split())
"""Without diacritics, in lower case; none that is a common word, or that names a state, a capital or an office."""


def is_given_name(key: str) -> bool:
    """Whether the key of a word is a given name, or two with a hyphen («anna lena»)."""
    return key in GIVEN_NAMES or (" " in key and all(part in GIVEN_NAMES for part in key.split(" ")))
