"""Terms as N-Triples write them, taken apart, and IRIs made short by prefixes and by the base."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.vocab import PREFIXES

_ESCAPE = re.compile(r"\\(?:([tbnrf\"'\\])|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8}))")
_PLAIN = {"t": "\t", "b": "\b", "n": "\n", "r": "\r", "f": "\f", '"': '"', "'": "'", "\\": "\\"}
_LOCAL = re.compile(r"[A-Za-z_][\w-]*", re.ASCII)
_RELATIVE = re.compile(r"(?:id|graph|doc|dumps|\.well-known)/[\w./#~-]*", re.ASCII)
"""What stands as it is in a reference relative to the base, whoever resolves it; no colon, no dot segment."""

_SPACES = sorted(((space, prefix) for prefix, space in PREFIXES.items()), reverse=True)
XSD = PREFIXES["xsd"]


@dataclass(frozen=True, slots=True)
class Literal:
    """A literal: its text as it is, and its language or the IRI of its datatype; both are empty for plain text."""

    text: str
    language: str = ""
    datatype: str = ""


def literal(term: str) -> Literal:
    r"""Take a literal apart.

    >>> literal('"a \\"b\\""@en')
    Literal(text='a "b"', language='en', datatype='')
    """
    end = term.rindex('"')
    text, tail = term[1:end], term[end + 1 :]
    if "\\" in text:
        text = _ESCAPE.sub(_character, text)
    if tail.startswith("@"):
        return Literal(text, language=tail[1:])
    return Literal(text, datatype=tail[3:-1])


def _character(found: re.Match[str]) -> str:
    return _PLAIN[found[1]] if found[1] else chr(int(found[2] or found[3], 16))


@lru_cache(maxsize=1 << 12)
def prefixed(iri: str) -> str:
    """Give an IRI as prefix and local name; empty where no prefix fits.

    >>> prefixed("https://schema.org/name")
    'schema:name'
    """
    for space, prefix in _SPACES:
        if iri.startswith(space):
            return f"{prefix}:{iri[len(space) :]}" if _LOCAL.fullmatch(iri, len(space)) else ""
    return ""


def relative(iri: str, base: str) -> str:
    """Give what an IRI is below the base; empty where it does not stand there, or would be resolved otherwise.

    >>> relative("http://a/id/x", "http://a/")
    'id/x'
    """
    rest = iri[len(base) :] if iri.startswith(base) else ""
    return rest if _RELATIVE.fullmatch(rest) and not {".", ".."} & set(rest.split("/")) and "//" not in rest else ""
