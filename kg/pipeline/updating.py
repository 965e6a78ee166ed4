"""A SPARQL update as a release: what it makes of the last one is validated, dumped and published as a build's is.

The store that is served never changes under its readers: they finish on the release they began with. An update stays
until the next build, which makes its release from captures and decisions alone.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import re
import shutil
from typing import TYPE_CHECKING

import pyoxigraph as ox
from rdflib import Graph

from kg import dumps
from kg.differences import history
from kg.dumps.checking import digest
from kg.dumps.sorting import Sorter
from kg.errors import InputError, Place, UsageError
from kg.iris import Names
from kg.pipeline import releases
from kg.pipeline.mapping import House
from kg.pipeline.results import Rejected, write_report
from kg.pipeline.shared import dataset_lines
from kg.store import EmbeddedStore, base_of, guard, release_folder, without_graph
from kg.validation import validate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.model import Report

_FETCHES = re.compile(r"load|service", re.IGNORECASE)


def update(build: Path, text: str, keep: int = releases.KEPT) -> str:
    """Apply an update (SPARQL 1.1 Update) to the last release, and give the name of the one that it makes.

    Patterns without GRAPH find the union of all graphs; what is inserted or deleted names its graph. Nothing is
    fetched: LOAD and SERVICE are refused. Raises :class:`InputError` for what cannot be parsed or is refused,
    :class:`Rejected` where the result does not conform, and :class:`UsageError` where a build is at work or the folder
    cannot be written. Whatever is raised, the last release stays.
    """
    with releases.locked(build):
        try:
            releases.clean(build)
            last = release_folder(build)
            store = _applied(last, text)
            name = _release(build, last, store, text)
            releases.prune(build, keep, history.record(build))
        except OSError as error:
            why = f"the build folder cannot be written: {error.strerror or error}"
            raise UsageError(why, place=Place(str(build)), hint="Free some space, or serve another folder.") from error
        finally:
            with contextlib.suppress(OSError):
                releases.clean(build)
    return name


def _applied(last: Path, text: str) -> ox.Store:
    """Give a copy of a release's data after an update; the default graph is still the union of before."""
    base = base_of(last)
    _refuse_fetching(text, base)
    store = EmbeddedStore.in_memory(last / "store", base).engine
    before = digest(_default_graph(store))
    try:
        store.update(text, base_iri=base)
    except SyntaxError as error:
        raise _mistake(error) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise InputError(f"the update failed: {error}", hint="Nothing was changed. Mend the update.") from error
    if digest(_default_graph(store)) != before:
        hint = "Name the graph: INSERT DATA { GRAPH <…> { … } }, or WITH <…> DELETE … INSERT … WHERE … ."
        raise InputError("the update changes the default graph, which is the union of all graphs", hint=hint)
    return store


def _refuse_fetching(text: str, base: str) -> None:
    """Refuse LOAD and SERVICE: their letters are replaced, which changes the grammar only where they were keywords."""
    if not _FETCHES.search(text):
        return
    try:
        ox.Store().update(_FETCHES.sub(guard.absent_word(text), text), base_iri=base)
    except SyntaxError as error:
        hint = "Send the data themselves; if neither stands in it, mend the update."
        raise InputError(
            "the update cannot be parsed, or would fetch: LOAD and SERVICE are refused", hint=hint
        ) from error
    except (OSError, RuntimeError, ValueError):
        return  # it was parsed, and failed at what it asks of an empty store


def _mistake(error: SyntaxError) -> InputError:
    found = guard.PLACE.match(str(error))
    place = Place("update", int(found[1]), int(found[2])) if found else Place("update")
    return InputError("the update cannot be parsed", place=place, hint="Mend it there.")


def _default_graph(store: ox.Store) -> Iterator[ox.Quad]:
    return store.quads_for_pattern(None, None, None, ox.DefaultGraph())


def _lines(store: ox.Store, names: Names) -> Iterator[bytes]:
    """Give the N-Quads of all named graphs but the data set's own, which is written anew."""
    for graph in store.named_graphs():
        if graph.value == str(names.graph("dataset")):
            continue
        if isinstance(graph, ox.BlankNode):
            raise InputError("the update makes a graph without a name", hint="Give it an IRI.")
        for line in (store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=graph) or b"").splitlines(keepends=True):
            subject, _, rest = line.split(b" ", 2)
            if subject.startswith(b"_:") or rest.startswith(b"_:"):
                raise InputError("the update makes blank nodes", hint="Name things by IRIs.")
            yield line[: -len(b" .\n")] + f" {graph} .\n".encode()


def _release(build: Path, last: Path, store: ox.Store, text: str) -> str:
    """Write, check and publish the release of a store's named graphs."""
    names = Names(base_of(last))
    folder = releases.draft(build)
    with Sorter(folder) as quads:
        quads.add(_lines(store, names))
        quads.add(dataset_lines(quads.lines(), names))
        report = _validated(build, b"".join(map(without_graph, quads.lines())))
        dumped = dumps.write(quads.lines(), folder / "dumps", names.base, in_order=True)
    if dumped.release == last.name:
        return last.name  # nothing has changed; the draft goes
    EmbeddedStore.create(folder / "store", [folder / "dumps" / dumps.NQUADS])
    manifest = json.loads((last / releases.MANIFEST).read_text(encoding="utf-8"))
    manifest["release"] = dumped.release
    manifest["counts"] |= {"quads": dumped.quads, "triples": dumped.triples}
    manifest["inputs"].append({"name": "update.ru", "sha256": hashlib.sha256(text.encode()).hexdigest()})
    origin = dumps.Origin.of_manifest(manifest)
    dumps.complete(folder / "dumps", dumped, EmbeddedStore.open(folder / "store"), origin)
    write_report(folder, report)
    shutil.copyfile(last / "review.jsonl", folder / "review.jsonl")
    releases.seal(folder, manifest)
    releases.publish(build, folder, dumped.release)
    return dumped.release


def _validated(build: Path, ntriples: bytes) -> Report:
    """Validate the union of all graphs; raises :class:`Rejected` where it does not conform."""
    report = validate(Graph(bind_namespaces="none").parse(data=ntriples, format="nt"), House().rules)
    if not report.conforms:
        raise Rejected.written(report, build)
    return report
