"""Where results stand: RDF files → graphs whose triples are found in the text again; report → report with places.

What is read here is validated by :mod:`kg.validation`; then each result gets the file, line and column of the triple
that offends, and a result on a fact of ours the words of the article that the fact rests on.
"""

from __future__ import annotations

from kg.places.locating import Data, located
from kg.places.quoting import CaptureText, misquotes, quoted, texts
from kg.places.reading import FORMATS, SUFFIXES, Source, read
from kg.places.rooting import namer, seen_from

__all__ = [
    "FORMATS",
    "SUFFIXES",
    "CaptureText",
    "Data",
    "Source",
    "located",
    "misquotes",
    "namer",
    "quoted",
    "read",
    "seen_from",
    "texts",
]
