"""Shapes that all tests of places share, and a way to validate texts as if they were files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from written import sources_of

from kg.places import Data, located
from kg.validation import Shapes, validate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from kg.model import Report

    Check = Callable[[Mapping[str, str]], Report]

SHAPES = """
@prefix ex: <http://ex.example/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
ex:S a sh:NodeShape ;
    sh:targetClass ex:T ;
    sh:property
        [ sh:path ex:number ; sh:datatype xsd:integer ],
        [ sh:path ex:name ; sh:minCount 1 ],
        [ sh:path ex:label ; sh:maxCount 1 ],
        [ sh:path ex:thing ; sh:nodeKind sh:BlankNodeOrIRI ],
        [ sh:path ( ex:list [ sh:zeroOrMorePath <http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> ]
            <http://www.w3.org/1999/02/22-rdf-syntax-ns#first> ) ; sh:nodeKind sh:IRI ],
        [ sh:path [ sh:inversePath ex:of ] ; sh:nodeKind sh:IRI ],
        [ sh:path ( ex:step ex:step ) ; sh:datatype xsd:integer ],
        [ sh:path [ sh:alternativePath ( ex:one ex:other ) ] ; sh:datatype xsd:integer ] .
"""


@pytest.fixture(scope="session")
def shapes(tmp_path_factory: pytest.TempPathFactory) -> Shapes:
    file: Path = tmp_path_factory.mktemp("shapes") / "shapes.ttl"
    file.write_text(SHAPES, encoding="utf-8")
    return Shapes.load(file)


@pytest.fixture(scope="session")
def check(shapes: Shapes) -> Check:
    def run(files: Mapping[str, str]) -> Report:
        sources = sources_of(files)
        return located(validate([source.graph for source in sources], shapes), Data(sources))

    return run
