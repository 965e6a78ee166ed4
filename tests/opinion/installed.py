"""The spaCy models of English that happen to be installed, and the mark of tests that need one."""

from __future__ import annotations

import importlib.util
from importlib.metadata import entry_points

import pytest

INSTALLED = sorted(entry.name for entry in entry_points(group="spacy_models") if entry.name.startswith("en_"))
real = pytest.mark.skipif(
    not (INSTALLED and importlib.util.find_spec("spacy")), reason="there is no spaCy with an English model installed"
)
