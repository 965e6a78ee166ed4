"""The authority: the curated names of ``seeds/authority/``, looked up by any surface that names them.

A surface is compared by its key (:func:`surface_key`): words without case, diacritics, punctuation and the spelling
differences of British and American English. Whether the case must fit as well is for the reader to decide.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, cast, get_args

import pyoxigraph as ox

from kg.errors import HouseError, Place
from kg.iris import DEFAULT_BASE, Names
from kg.model import EntityKind, FrameworkKind, Label, Record
from kg.vocab import PART, RDF, SDO, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

_WORD = re.compile(r"[^\W_]+")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "dj", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})
_SPELLINGS = {
    "defense": "defence",
    "center": "centre",
    "centers": "centres",
    "program": "programme",
    "programs": "programmes",
    "organization": "organisation",
    "organizations": "organisations",
    "labor": "labour",
    "modernization": "modernisation",
}
CLASSES: dict[str, EntityKind] = {
    str(SDO.Person): "person",
    str(SDO.Organization): "organization",
    str(SDO.Place): "place",
    str(PART.Framework): "programme",
    str(SKOS.Concept): "topic",
    str(PART.Partnership): "partnership",
}
"""The classes of which records are, and the kind that each makes them."""
_LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
_COUNTRY = (PART.country, SDO.containedInPlace)
_LINKS = (SDO.parentOrganization, *_COUNTRY, SDO.areaServed, PART.party)

_Values = dict[str, list[ox.NamedNode | ox.Literal]]


def words(text: str) -> list[str]:
    """Give the words of a text as keys compare them.

    >>> words("Đorđević’s Defense Program")
    ['djordjevic', 's', 'defence', 'programme']
    """
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    bare = "".join(char for char in plain if not unicodedata.combining(char))
    return [_SPELLINGS.get(word, word) for word in _WORD.findall(bare)]


@lru_cache(maxsize=1 << 16)
def surface_key(text: str) -> str:
    """Give the key by which a surface is found."""
    return " ".join(words(text))


def openings(keys: Iterable[str]) -> frozenset[str]:
    """Give the first words, one or more, of keys.

    >>> sorted(openings(["ministry of trade"]))
    ['ministry', 'ministry of', 'ministry of trade']
    """
    split = (key.split(" ") for key in keys)
    return frozenset(" ".join(parts[:size]) for parts in split for size in range(1, len(parts) + 1))


@dataclass(frozen=True, slots=True)
class Authority:
    """The records of things that exist, by path and by surface.

    ``openings`` are the first words, one or more, of every key, so that a text is read in one pass whatever the
    number of records. ``fingerprint`` is the SHA-256 over the files' names and bytes in hex:
    what was built with other names is built again.
    """

    records: tuple[Record, ...]
    fingerprint: str
    by_path: Mapping[str, Record] = field(init=False, repr=False)
    by_key: Mapping[str, tuple[Record, ...]] = field(init=False, repr=False)
    openings: frozenset[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        by_key: defaultdict[str, list[Record]] = defaultdict(list)
        for record in self.records:
            for key in dict.fromkeys(surface_key(label.text) for label in record.labels):
                by_key[key].append(record)
        object.__setattr__(self, "openings", openings(by_key))
        object.__setattr__(self, "by_path", {record.path: record for record in self.records})
        object.__setattr__(self, "by_key", {key: tuple(found) for key, found in by_key.items()})

    @classmethod
    def load(cls, folder: Path, base: str = DEFAULT_BASE) -> Authority:
        """Read the Turtle files of a folder; the records do not depend on ``base``.

        Raises :class:`HouseError` with file and line: no folder or no record in it, a syntax error, a record
        without name or kind, a reference to a record that does not exist, a record described in two files.
        """
        files = sorted(folder.glob("*.ttl")) if folder.is_dir() else []
        if not files:
            raise HouseError(f"no authority file in {folder}", hint="Give a folder with *.ttl files.")
        prefix = f"{Names(base).base}id/"
        checksum = hashlib.sha256()
        described: dict[str, tuple[Path, _Values]] = {}
        for file in files:
            data = file.read_bytes()
            checksum.update(file.name.encode() + b"\0" + data + b"\0")
            for path, values in _described(file, data, prefix).items():
                if path in described:
                    raise _broken(file, path, f"{path} is described in {described[path][0].name} already")
                described[path] = (file, values)
        for path, (file, values) in described.items():
            _check_links(file, path, values, prefix, described)
        records = tuple(_record(file, path, values, prefix) for path, (file, values) in sorted(described.items()))
        return cls(records, checksum.hexdigest())

    def labels_of(self, key: str, record: Record) -> Iterator[str]:
        """Give the labels of a record that have a key."""
        return (label.text for label in record.labels if surface_key(label.text) == key)

    def lookup(self, name: str) -> tuple[Record, ...]:
        """Give the records that a surface names, in the order of their paths; none, one or more."""
        return self.by_key.get(surface_key(name), ())


def _described(file: Path, data: bytes, prefix: str) -> dict[str, _Values]:
    found: dict[str, _Values] = {}
    base = prefix.removesuffix("id/")
    try:
        for quad in ox.parse(data, format=ox.RdfFormat.TURTLE, base_iri=base):
            if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(prefix):
                values = found.setdefault(quad.subject.value.removeprefix(prefix), defaultdict(list))
                values[quad.predicate.value].append(cast("ox.NamedNode | ox.Literal", quad.object))
    except SyntaxError as error:
        place = Place(file.name, error.lineno, error.offset)
        raise HouseError(f"no valid Turtle: {error.msg}", place=place, hint="Mend the authority file.") from error
    return found


def _record(file: Path, path: str, values: _Values, prefix: str) -> Record:
    names = _texts(values, SDO.name)
    if len(names) != 1:
        raise _broken(file, path, f"{path} has {'no' if not names else 'more than one'} schema:name")
    classes = [node.value for node in values[str(RDF.type)]]
    kinds = sorted(
        {CLASSES[name] for name in classes if name in CLASSES}, key=lambda kind: not path.startswith(f"{kind}/")
    )
    if not kinds or not path.startswith(f"{kinds[0]}/"):
        raise _broken(file, path, f"{path} has no class of its kind, such as schema:Person for person/…")
    schema = tuple(sorted(name.removeprefix(str(SDO)) for name in classes if name.startswith(str(SDO))))
    links = {link: [node.value.removeprefix(prefix) for node in values[str(link)]] for link in _LINKS}
    return Record(
        path=path,
        name=names[0],
        kinds=tuple(kinds),
        types=schema,
        labels=_labels(names[0], values),
        framework_kind=_framework_kind(file, path, values),
        country=next((at for link in _COUNTRY for at in links[link]), None),
        parent=next(iter(links[SDO.parentOrganization]), None),
        parties=tuple(links[PART.party]),
    )


def _labels(name: str, values: _Values) -> tuple[Label, ...]:
    found = [
        Label(node.value, (node.language or "").lower())
        for label in _LABELS
        for node in values[str(label)]
        if isinstance(node, ox.Literal)
    ]
    if not any(label.text == name for label in found):
        found.append(Label(name))
    return tuple(dict.fromkeys(found))


def _framework_kind(file: Path, path: str, values: _Values) -> FrameworkKind | None:
    given = [node.value.removeprefix(f"{PART}FrameworkKind-") for node in values[str(PART.frameworkKind)]]
    for kind in get_args(FrameworkKind):
        if given == [kind]:
            return cast("FrameworkKind", kind)
    if given:
        raise _broken(file, path, f"{path} has part:frameworkKind {', '.join(given)}, which is none")
    return None


def _check_links(file: Path, path: str, values: _Values, prefix: str, known: Iterable[str]) -> None:
    for link in _LINKS:
        for node in values[str(link)]:
            if node.value.removeprefix(prefix) not in known:
                raise _broken(file, path, f"{path} refers to {node.value}, which no authority file describes")


def _texts(values: _Values, predicate: str) -> list[str]:
    return [node.value for node in values[str(predicate)] if isinstance(node, ox.Literal)]


def _broken(file: Path, path: str, message: str) -> HouseError:
    """Make the error that points at the line where the record begins, as the file words it."""
    subject = re.compile(rf"^\s*<[^>]*\bid/{re.escape(path)}>", re.MULTILINE)
    text = file.read_text(encoding="utf-8")
    found = subject.search(text)
    line = text.count("\n", 0, found.start() + len(found[0]) - len(found[0].lstrip())) + 1 if found else None
    return HouseError(message, place=Place(file.name, line), hint="Mend the record in the authority.")
