"""Given names of the world: one before a capitalised word suggests a person."""

from __future__ import annotations

from importlib.resources import files

GIVEN_NAMES = frozenset(files("kg.linking").joinpath("given_names.txt").read_text(encoding="ascii").split())
"""Without diacritics, in lower case; none that is a common word, or that names a state, a capital or an office."""
