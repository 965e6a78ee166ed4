"""Files that a generator writes, noting where it puts each fault: every result must stand exactly there."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Check

EX = "http://ex.example/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
Fault = tuple[int, int, str]
NEWLINE = ["", "\n  "]
COUNTED: Counter[str] = Counter()


@dataclass
class Pen:
    """Writes a text, and knows at which line and column it is."""

    chance: random.Random
    newline: str = "\n"
    text: str = ""
    faults: Counter[Fault] = field(default_factory=Counter)

    @property
    def here(self) -> tuple[int, int]:
        done = self.text.removeprefix("\ufeff")
        return done.count("\n") + 1, len(done) - (done.rfind("\n") + 1) + 1

    def write(self, text: str) -> None:
        self.text += text.replace("\n", self.newline)

    def fault(self, constraint: str, at: tuple[int, int] | None = None) -> None:
        self.faults[(*(at or self.here), constraint)] += 1

    def space(self) -> None:
        self.write(self.chance.choice([" ", "  ", "\n", "\n    ", "\t", " # ex:a ex:number 'no' .\n  "]))

    def space_in_xml(self) -> None:
        self.write(self.chance.choice(["", " ", "\n\t", "<!-- <ex:number>1</ex:number>\n-->"]))


def turtle_term(pen: Pen, name: str) -> str:
    return pen.chance.choice([f"ex:{name}", f"<{EX}{name}>", f"<{name}>"])


def turtle_faults(pen: Pen, start: tuple[int, int], depth: int) -> None:
    """Write what follows a subject that starts there; each of the faults may be in it."""

    def predicate(name: str) -> None:
        pen.write(";")
        pen.space()
        pen.write(turtle_term(pen, name))
        pen.space()

    pen.write(pen.chance.choice([" a ", f" <{RDF}type>\n "]) + turtle_term(pen, "T"))
    if pen.chance.random() < 0.5:
        predicate("name")
        pen.write(pen.chance.choice(['"n"', '"""many\nlines "of" é text\n"""', "'''a'b\n'''@en"]))
    else:
        pen.fault("MinCount", start)
    predicate("number")
    for number in range(pen.chance.randrange(1, 4)):
        if number:
            pen.write(",")
            pen.space()
        if pen.chance.random() < 0.5:
            pen.fault("Datatype")
            pen.write(pen.chance.choice([f'"{number}"', f'"{number}"@EN', f"{number}.5", f'"""\n{number}"""']))
        else:
            pen.write(f"{number}")
    predicate("label")
    pen.write('"one"')
    if pen.chance.random() < 0.4:
        pen.write(" , ")
        pen.fault("MaxCount")
        pen.write('"two"')
    if depth:
        predicate("thing")
        inner = pen.here
        pen.write("[")
        turtle_faults(pen, inner, depth - 1)
        pen.space()
        pen.write("]")
        predicate("list")
        pen.write("( ex:a ")
        pen.fault("NodeKind")
        pen.write('"text" ')
        pen.write("ex:b )")


def turtle(pen: Pen) -> None:
    pen.write(f"@prefix ex: <{EX}> .\n@base <{EX}> .\n")
    for number in range(9):
        start = pen.here
        pen.write(f"ex:node{number}")
        turtle_faults(pen, start, number % 3)
        pen.space()
        pen.write(".\n")


def trig(pen: Pen) -> None:
    pen.write(f"PREFIX ex: <{EX}>\nBASE <{EX}>\n")
    for number in range(9):
        pen.write(pen.chance.choice([f"ex:graph{number} {{\n", f"GRAPH <g{number}> {{ ", "{ "]))
        start = pen.here
        pen.write(f"ex:node{number}")
        turtle_faults(pen, start, number % 2)
        pen.write(" }\n")


def lines(pen: Pen, graph: str = "") -> None:
    for number in range(9):
        subject = f"_:n{number}" if number % 3 == 0 else f"<{EX}node{number}>"
        start = None

        def statement(predicate: str, value: str, fault: str = "", subject: str = subject) -> None:
            nonlocal start
            pen.write(pen.chance.choice(["", " ", "# a comment\n", "\n"]))
            start = start or pen.here
            pen.write(f"{subject}{pen.chance.choice([' ', '  '])}<{predicate}> ")
            if fault:
                pen.fault(fault)
            pen.write(f"{value} {graph}.{pen.chance.choice(['', ' # end'])}\n")

        statement(f"{RDF}type", f"<{EX}T>")
        statement(f"{EX}number", f'"{number}"', "Datatype")
        statement(f"{EX}label", '"\\u00e9 \\"one\\""')
        statement(f"{EX}label", '"two"@en', "MaxCount")
        pen.fault("MinCount", start)


def quads(pen: Pen) -> None:
    lines(pen, f"<{EX}graph> ")


def rdfxml(pen: Pen) -> None:
    pen.write(f'<?xml version="1.0"?>\n<rdf:RDF xmlns:rdf="{RDF}"\n  xmlns:ex="{EX}">\n')
    for number in range(9):
        pen.write(pen.chance.choice(["", "  ", "<!-- é\n -->"]))
        pen.fault("MinCount")
        pen.write(f'<ex:T rdf:about="{EX}node{number}">')
        pen.space_in_xml()
        pen.fault("Datatype")
        pen.write(f"<ex:number>{number}</ex:number>")
        pen.write("<ex:label>é\n one</ex:label>")
        pen.space_in_xml()
        pen.fault("MaxCount")
        pen.write("<ex:label>two</ex:label>\n<ex:thing>")
        pen.fault("MinCount")
        pen.write("<ex:T><ex:label>in</ex:label></ex:T></ex:thing></ex:T>\n")
    pen.write("</rdf:RDF>\n")


def jsonld(pen: Pen) -> None:
    pen.write('{"@context": {"@vocab": "http://ex.example/", "nr": "number"},\n "@graph": [')
    for number in range(9):
        pen.write(",\n" if number else "")
        pen.fault("MinCount")
        pen.write(f'{{ "@id": "node{number}", "@type": "T",{pen.chance.choice(NEWLINE)}')
        pen.fault("Datatype")
        pen.write(f'"nr": ["{number}", {number}],\n  ')
        pen.fault("MaxCount")
        pen.write('"label": ["é", "two"], "thing": ')
        pen.fault("MinCount")
        pen.write('{ "@type": "T" } }')
    pen.write("]}\n")


WRITERS: list[tuple[str, Callable[[Pen], None]]] = [
    ("a.ttl", turtle),
    ("a.trig", trig),
    ("a.nt", lines),
    ("a.nq", quads),
    ("a.rdf", rdfxml),
    ("a.jsonld", jsonld),
]


@pytest.mark.parametrize("ending", ["lf", "crlf", "bom"])
@pytest.mark.parametrize(("name", "writer"), WRITERS, ids=[name for name, _ in WRITERS])
@pytest.mark.parametrize("seed", range(2))
def test_every_result_stands_where_the_fault_was_written(
    seed: int, name: str, writer: Callable[[Pen], None], ending: str, check: Check
) -> None:
    pen = Pen(random.Random(f"{seed}{name}{ending}"), newline="\r\n" if ending == "crlf" else "\n")  # noqa: S311
    pen.text = "\ufeff" if ending == "bom" else ""
    writer(pen)
    report = check({name: pen.text})
    found = Counter(
        (r.line or 0, r.column or 0, r.constraint.rpartition("#")[2].removesuffix("ConstraintComponent>"))
        for r in report.results
    )
    assert found == pen.faults
    assert sum(found.values()) >= 18
    COUNTED[name] += sum(found.values())


def test_enough_was_written() -> None:
    """Runs after the others: at least 200 violations, and some in each format."""
    if not COUNTED:
        pytest.fail("run the whole file: this counts what its other tests found")
    assert sum(COUNTED.values()) >= 200
    assert set(COUNTED) == {name for name, _ in WRITERS}
