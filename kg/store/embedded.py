"""The store in a build folder: Oxigraph, read only, with the named graphs and their union in the default graph."""

from __future__ import annotations

import io
import multiprocessing
import tempfile
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import InputError, Place, QueryError
from kg.model import Answer
from kg.store import graphs, guard
from kg.store.formats import choose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import IO

    from kg.store.graphs import Sink

REBUILD = "Build it again: kg build … --out DIR"


def without_graph(line: bytes) -> bytes:
    r"""Give the N-Triples line of an N-Quads line.

    >>> without_graph(b"<http://a/s> <http://a/p> \"o\" <http://a/g> .\n")
    b'<http://a/s> <http://a/p> "o" .\n'
    """
    return line[: line.rindex(b" <")] + b" .\n"


def by_graph(line: bytes) -> tuple[bytes, bytes]:
    """Give the key by which N-Quads lines are sorted so that each graph's stand together."""
    return line[line.rindex(b" <") :], line


class EmbeddedStore:
    """Answers from a folder that :meth:`create` made; several processes may open it at once."""

    def __init__(self, store: ox.Store, base_iri: str | None = None) -> None:
        self._store = store
        self._base_iri = base_iri

    @property
    def engine(self) -> ox.Store:
        """The engine's own store."""
        return self._store

    @classmethod
    def open(cls, folder: Path, base_iri: str | None = None) -> EmbeddedStore:
        """Open a folder to read. Raises :class:`InputError` where it is missing or corrupted."""
        try:
            return cls(ox.Store.read_only(str(folder)), base_iri)
        except (OSError, RuntimeError, ValueError) as error:
            raise _unreadable(error) from error

    @classmethod
    def create(cls, folder: Path, nquads_files: Iterable[Path]) -> None:
        """Load N-Quads files, every line of which names its graph, into a new folder.

        Each triple is loaded into its graph and, once, into the default graph. Named graphs and their union go in
        by one call, since each call gives blank nodes new names. Raises :class:`InputError` for a file that is no
        N-Quads, and OSError where the folder cannot be written.
        """
        folder.mkdir(parents=True)
        store = ox.Store(str(folder))
        try:
            store.bulk_load(_WithUnion(nquads_files), format=ox.RdfFormat.N_QUADS)  # type: ignore[arg-type]
        except SyntaxError as error:
            raise InputError(f"these are no N-Quads: {error}", place=Place(str(folder))) from error
        store.flush()

    @classmethod
    def in_memory(cls, folder: Path, base_iri: str | None = None) -> EmbeddedStore:
        """Read a folder into memory: faster to ask, and shared by all processes that are forked afterwards.

        Another process reads the folder, as the engine's reader has threads that a fork would not carry over. Raises
        :class:`InputError` where the folder cannot be read.
        """
        store = ox.Store()
        with tempfile.TemporaryFile() as spooled:
            context = multiprocessing.get_context("fork")
            reader = context.Process(target=_dump, args=(folder, spooled))
            reader.start()
            reader.join()
            if reader.exitcode:
                raise InputError("the store of this build cannot be read", hint=f"{REBUILD} .")
            spooled.seek(0)
            store.bulk_load(spooled, format=ox.RdfFormat.N_QUADS)
        return cls(store, base_iri)

    def query(
        self,
        text: str,
        accept: Sequence[str] | str | None = None,
        *,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
    ) -> Answer:
        """Answer a query in the first format of ``accept`` that fits it, as :meth:`write` does."""
        body = io.BytesIO()
        media_type = self.write(text, body, accept, default_graphs=default_graphs, named_graphs=named_graphs)
        return Answer(media_type, body.getvalue())

    def write(
        self,
        text: str,
        sink: Sink,
        accept: Sequence[str] | str | None = None,
        *,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
    ) -> str:
        """Write the answer to a query as it is found, and give its media type, the first of ``accept`` that fits.

        ``default_graphs`` and ``named_graphs`` are the dataset of the SPARQL 1.1 Protocol, 2.1.4: where either is
        given, the two are all that is queried, whatever FROM says. Raises :class:`QueryError` for a query that does
        not parse (with line, column and what was expected), is too large, uses SERVICE or an unknown function;
        :class:`UsageError` where no format fits; :class:`InputError` where the store is corrupted; and whatever
        ``sink`` raises.
        """
        guard.check(text, self._base_iri)
        dataset: dict[str, list[ox.NamedNode]] = {}
        if default_graphs or named_graphs:
            dataset = {"default_graph": _nodes(default_graphs), "named_graphs": _nodes(named_graphs)}
        try:
            found = self._store.query(text, base_iri=self._base_iri, **dataset)  # type: ignore[arg-type]
            if isinstance(found, ox.QueryTriples):
                chosen = choose(accept, "CONSTRUCT")
                graphs.write(found, chosen, sink)
            else:
                chosen = choose(accept, "ASK" if isinstance(found, ox.QueryBoolean) else "SELECT")
                found.serialize(graphs.xml_safe(sink, chosen), format=chosen.engine)  # type: ignore[arg-type]
        except SyntaxError as error:
            raise guard.syntax_error(error, text) from error
        except (OSError, RuntimeError) as error:
            if "custom function" in str(error):
                raise QueryError(f"the query calls a function that is not there: {error}") from error
            raise _unreadable(error) from error
        return chosen.media_type


class _WithUnion(io.RawIOBase):
    """N-Quads files as one stream in which each line stands with its graph and, for the default graph, without it."""

    def __init__(self, files: Iterable[Path]) -> None:
        self._lines = self._read(files)
        self._left = b""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        parts = [self._left]
        length = len(self._left)
        for line in self._lines:
            both = line + without_graph(line)
            parts.append(both)
            length += len(both)
            if 0 <= size <= length:
                break
        found = b"".join(parts)
        if size < 0:
            size = len(found)
        self._left = found[size:]
        return found[:size]

    @staticmethod
    def _read(files: Iterable[Path]) -> Iterator[bytes]:
        for file in files:
            with file.open("rb") as stream:
                yield from stream


def _dump(folder: Path, into: IO[bytes]) -> None:
    try:
        ox.Store.read_only(str(folder)).dump(into, format=ox.RdfFormat.N_QUADS)
        into.flush()
    except (OSError, RuntimeError, ValueError):
        raise SystemExit(1) from None  # the parent says what to do; a traceback would say nothing more


def _nodes(iris: Sequence[str]) -> list[ox.NamedNode]:
    try:
        return [ox.NamedNode(iri) for iri in iris]
    except ValueError as error:
        raise QueryError(f"a graph of the dataset is no absolute IRI: {error}") from error


def write_quads(lines: Iterable[bytes], wanted: str) -> bytes:
    """Write N-Quads, in any order, in a format: every graph where it has graphs, else their union.

    Raises :class:`UsageError` for a format that is none or cannot say what is in the data.
    """
    chosen = choose(wanted, "CONSTRUCT")
    quads: list[bytes] = sorted({line for part in lines for line in part.splitlines(keepends=True)})
    if chosen.engine == ox.RdfFormat.N_QUADS:
        return b"".join(quads)
    if chosen.engine != ox.RdfFormat.TRIG:
        return graphs.sorted_lines(sorted({without_graph(line) for line in quads}), chosen)
    quads.sort(key=by_graph)
    plain = b"".join(quads)
    return (
        ox.serialize(
            ox.parse(plain, format=ox.RdfFormat.N_QUADS), format=chosen.engine, prefixes=graphs.used_prefixes(plain)
        )
        or b""
    )


def _unreadable(error: Exception) -> InputError:
    """Say that the store is broken, without the machine's paths that the engine's message has."""
    why = "a file of it is missing" if isinstance(error, FileNotFoundError) else "a file of it is corrupted"
    return InputError(f"the store of this build cannot be read: {why}", hint=f"{REBUILD} .")
