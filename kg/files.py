"""Where ``ontology/``, ``shapes/`` and ``seeds/`` are: inside the wheel, or in the checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_ROOT = _PACKAGE / "data" if (_PACKAGE / "data").is_dir() else _PACKAGE.parent

ONTOLOGY = _ROOT / "ontology"
QUESTIONS = ONTOLOGY / "questions"
SHAPES = _ROOT / "shapes"
SEEDS = _ROOT / "seeds"
ARTICLES = SEEDS / "articles"
AUTHORITY = SEEDS / "authority"
SOURCES = SEEDS / "sources.ttl"
