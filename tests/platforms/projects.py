"""What somebody else's project holds: shapes of their own, and data that conform or do not."""

from __future__ import annotations

SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
<http://ex.example/S> a sh:NodeShape ; sh:targetClass <http://ex.example/T> ; sh:property <http://ex.example/S-name> .
<http://ex.example/S-name> a sh:PropertyShape ; sh:path <http://ex.example/name> ; sh:minCount 1 .
"""
GOOD = '<http://ex.example/a> a <http://ex.example/T> ; <http://ex.example/name> "a" .\n'
BAD = "\n<http://ex.example/b> a <http://ex.example/T> .\n"
