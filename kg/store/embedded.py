"""The store in a build folder: Oxigraph, read only, with the named graphs and their union in the default graph."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.errors import InputError, Place, UsageError
from kg.model import Answer
from kg.store import guard
from kg.store.formats import Format, choose
from kg.vocab import PREFIXES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

REBUILD = "Build it again: kg build … --out DIR"
_NO_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
_XML_NAME_AT_END = re.compile(r"[^\W\d][\w.·-]*$")


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
        everything = bytearray()
        for file in nquads_files:
            for line in file.read_bytes().splitlines(keepends=True):
                everything += line
                everything += without_graph(line)
        try:
            store.bulk_load(bytes(everything), format=ox.RdfFormat.N_QUADS)
        except SyntaxError as error:
            raise InputError(f"these are no N-Quads: {error}", place=Place(str(folder))) from error
        store.flush()

    def query(
        self,
        text: str,
        accept: Sequence[str] | str | None = None,
        *,
        default_graphs: Sequence[str] = (),
        named_graphs: Sequence[str] = (),
    ) -> Answer:
        """Answer a query in the first format of ``accept`` that fits it (:func:`kg.store.formats.choose`).

        ``default_graphs`` and ``named_graphs`` are the dataset of the SPARQL 1.1 Protocol, 2.1.4: where either is
        given, the two are all that is queried, whatever FROM says. Raises :class:`InputError` for a query that does
        not parse (with line and column), is too large or uses SERVICE, and where the store is corrupted;
        :class:`UsageError` where no format fits.
        """
        guard.check(text, self._base_iri)
        dataset: dict[str, list[ox.NamedNode]] = {}
        if default_graphs or named_graphs:
            dataset = {"default_graph": _nodes(default_graphs), "named_graphs": _nodes(named_graphs)}
        try:
            found = self._store.query(text, base_iri=self._base_iri, **dataset)  # type: ignore[arg-type]
            if isinstance(found, ox.QueryTriples):
                chosen = choose(accept, "CONSTRUCT")
                return Answer(chosen.media_type, _write_graph(found, chosen))
            chosen = choose(accept, "ASK" if isinstance(found, ox.QueryBoolean) else "SELECT")
            return Answer(chosen.media_type, _xml_safe(found.serialize(format=chosen.engine) or b"", chosen))
        except SyntaxError as error:
            raise guard.syntax_error(error, text) from error
        except (OSError, RuntimeError) as error:
            raise _unreadable(error) from error


def _nodes(iris: Sequence[str]) -> list[ox.NamedNode]:
    try:
        return [ox.NamedNode(iri) for iri in iris]
    except ValueError as error:
        raise InputError(f"a graph of the dataset is no absolute IRI: {error}") from error


def _write_graph(triples: ox.QueryTriples, chosen: Format) -> bytes:
    """Write a graph sorted, each triple once, with our prefixes: the same graph gives the same bytes."""
    lines = sorted(set((triples.serialize(format=ox.RdfFormat.N_TRIPLES) or b"").splitlines(keepends=True)))
    return write_lines(lines, chosen)


def write_lines(lines: Iterable[bytes], chosen: Format) -> bytes:
    """Write N-Triples lines in a graph format; raises :class:`UsageError` for what RDF/XML cannot say."""
    plain = b"".join(lines)
    if chosen.engine in {ox.RdfFormat.N_TRIPLES, ox.RdfFormat.N_QUADS}:
        return plain
    quads = list(ox.parse(plain, format=ox.RdfFormat.N_TRIPLES))
    if chosen.engine == ox.RdfFormat.RDF_XML:
        _check_xml_names({quad.predicate.value for quad in quads})
    return _xml_safe(ox.serialize(quads, format=chosen.engine, prefixes=_used(plain)) or b"", chosen)


def write_quads(lines: Iterable[bytes], wanted: str) -> bytes:
    """Write N-Quads, in any order, in a format: every graph where it has graphs, else their union.

    Raises :class:`UsageError` for a format that is none or cannot say what is in the data.
    """
    chosen = choose(wanted, "CONSTRUCT")
    quads: list[bytes] = sorted({line for part in lines for line in part.splitlines(keepends=True)})
    if chosen.engine == ox.RdfFormat.N_QUADS:
        return b"".join(quads)
    if chosen.engine != ox.RdfFormat.TRIG:
        return write_lines(sorted({without_graph(line) for line in quads}), chosen)
    quads.sort(key=by_graph)
    plain = b"".join(quads)
    return (
        ox.serialize(ox.parse(plain, format=ox.RdfFormat.N_QUADS), format=chosen.engine, prefixes=_used(plain)) or b""
    )


def _used(plain: bytes) -> dict[str, str]:
    return {prefix: namespace for prefix, namespace in PREFIXES.items() if namespace.encode() in plain}


def _check_xml_names(predicates: Iterable[str]) -> None:
    """RDF/XML writes a predicate as an element, so its IRI must end in an XML name (RDF 1.1 XML Syntax, 7.2.1)."""
    bad = sorted(iri for iri in predicates if not _XML_NAME_AT_END.search(iri))
    if bad:
        raise UsageError(f"RDF/XML has no way to write the predicate <{bad[0]}>", hint="Ask for Turtle or JSON-LD.")


def _xml_safe(body: bytes, chosen: Format) -> bytes:
    """Keep carriage returns, which an XML parser would drop, and refuse characters that XML 1.0 cannot hold (2.2)."""
    if chosen.name not in {"xml", "rdfxml"}:
        return body
    if _NO_XML.search(body):
        raise UsageError("the result has a control character, which XML cannot hold", hint="Ask for JSON or Turtle.")
    return body.replace(b"\r", b"&#xD;")


def _unreadable(error: Exception) -> InputError:
    """Say that the store is broken, without the machine's paths that the engine's message has."""
    why = "a file of it is missing" if isinstance(error, FileNotFoundError) else "a file of it is corrupted"
    return InputError(f"the store of this build cannot be read: {why}", hint=f"{REBUILD} .")
