"""Which files were touched since a revision, as git tells, and which of their graphs say something else since."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
from rdflib import Dataset

from kg.errors import UsageError
from kg.iris import DEFAULT_BASE
from kg.places import FORMATS

if TYPE_CHECKING:
    from rdflib import Graph

    from kg.places import Source

_HINT = "Leave --changed-since away to validate all files."


def touched_since(revision: str, folder: Path) -> set[Path]:
    """Give the files that differ from a revision, committed or not, and those that git does not know yet; absolute.

    Raises :class:`UsageError` where the folder is in no repository, the revision is unknown, or there is no git.
    """
    top = _git(folder, "rev-parse", "--show-toplevel")
    if top is None:
        raise UsageError(f"--changed-since needs a git repository, and {folder} is in none", hint=_HINT)
    known = (
        None if revision.startswith("-") else _git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    )
    if known is None:
        hint = "Check its name; in CI, fetch the history too (actions/checkout: fetch-depth: 0)."
        raise UsageError(f"--changed-since: git knows no revision {revision!r}", hint=hint)
    root = Path(top.strip())
    differing = _git(root, "diff", "--name-only", "--no-renames", "-z", known.strip(), "--") or ""
    new = _git(root, "ls-files", "--others", "--exclude-standard", "-z") or ""
    return {(root / name).resolve() for name in (differing + new).split("\0") if name}


def parted(source: Source, revision: str) -> tuple[list[Graph], list[Graph]]:
    """Part the graphs of a touched file into those that say something else than at the revision, and the others.

    Blank nodes count by what is said of them, not by their labels. A file that was not there, or not readable, and
    one whose format has no named graphs, is touched as a whole.
    """
    whole: Graph = source.graph
    if not isinstance(whole, Dataset):
        return [whole], []
    engine = FORMATS[source.format]
    old = _git(Path.cwd(), "show", f"{revision}:./{Path(os.path.relpath(source.name)).as_posix()}")
    if old is None:
        return [whole], []
    try:
        before, after = _by_graph(old.encode(errors="surrogateescape"), engine), _by_graph(source.load(), engine)
    except (SyntaxError, ValueError, OSError):
        return [whole], []
    same = {name for name, said in after.items() if before.get(name) == said}
    own: list[Graph] = []
    around: list[Graph] = []
    for graph in whole.graphs():
        name = "" if graph.identifier == whole.default_graph.identifier else str(graph.identifier)
        (around if name in same else own).append(graph)
    return own, around


def _by_graph(data: bytes, engine: ox.RdfFormat) -> dict[str, frozenset[str]]:
    """Give the triples of each graph, by its name and canonically written; the default graph has the name ""."""
    found: dict[str, ox.Dataset] = {}
    for quad in ox.parse(data, engine, base_iri=DEFAULT_BASE):
        name = quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
        found.setdefault(name, ox.Dataset()).add(ox.Quad(quad.subject, quad.predicate, quad.object))
    for said in found.values():
        said.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return {name: frozenset(map(str, said)) for name, said in found.items()}


def _git(folder: Path, *arguments: str) -> str | None:
    """Run git and give what it prints, or None where it fails."""
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)  # noqa: S603, S607
    except OSError as error:
        raise UsageError("--changed-since needs git, which cannot be run", hint=_HINT) from error
    return None if done.returncode else done.stdout.decode(errors="surrogateescape")
