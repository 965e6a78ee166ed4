"""Installed models: each reads texts, and gives the persons, places and organizations that it sees named."""

from __future__ import annotations

import hashlib
import importlib
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

from kg.errors import UsageError
from kg.model import Reader, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.model import EntityKind

KINDS: dict[str, EntityKind] = {
    "PERSON": "person",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "ORG": "organization",
}
"""The labels that we compare: those of OntoNotes 5 (https://catalog.ldc.upenn.edu/LDC2013T19), which spaCy's have."""

_UNUSED = ("tagger", "parser", "senter", "attribute_ruler", "morphologizer", "lemmatizer")
"""Parts of a pipeline that names do not need; without them it takes less than half the time."""

_INSTALL = "Install both: pip install 'dateline-kg[nlp]', then python -m spacy download en_core_web_sm ."


class Model(Protocol):
    """What reads beside the rules; ``fingerprint`` tells whether two are the same to the last number."""

    @property
    def reader(self) -> Reader: ...  # noqa: D102 - see the class
    @property
    def fingerprint(self) -> str: ...  # noqa: D102

    def names(self, texts: Iterable[str]) -> Iterator[list[tuple[Span, EntityKind]]]:
        """Give the names in each text, in its order, and what each is the name of."""


class SpacyModel:
    """A spaCy pipeline with a recogniser of named entities (https://spacy.io/api/entityrecognizer)."""

    def __init__(self, pipeline: Any, spacy: str) -> None:  # noqa: ANN401 - spaCy is not there to be checked against
        meta = pipeline.meta
        self._pipeline = pipeline
        self.reader = Reader(f"{meta['lang']}_{meta['name']}", meta["version"])
        checksum = hashlib.sha256(f"{self.reader} {spacy}".encode())
        for _, part in pipeline.pipeline:
            checksum.update(part.model.to_bytes() if hasattr(part, "model") else b"")
        self.fingerprint = checksum.hexdigest()

    def names(self, texts: Iterable[str]) -> Iterator[list[tuple[Span, EntityKind]]]:
        """Give the names in each text."""
        for read in self._pipeline.pipe(texts):
            yield [(Span(e.start_char, e.end_char), KINDS[e.label_]) for e in read.ents if e.label_ in KINDS]


@cache
def load(name: str) -> Model:
    """Load an installed model by the name of its package, or from its folder; once per process.

    Raises :class:`UsageError` where spaCy or the model is not there, cannot be used, or reads no English names.
    """
    try:
        spacy: Any = importlib.import_module("spacy")
    except ImportError as error:
        raise UsageError(f"--nlp {name} needs spaCy, which is not installed", hint=_INSTALL) from error
    try:
        pipeline = spacy.load(name, exclude=_UNUSED)
    except (OSError, ImportError, ValueError) as error:  # not there; without what it needs; of another spaCy
        known = ", ".join(spacy.util.get_installed_models())
        why = str(error).partition("\n")[0].partition(". ")[0]
        hint = f"Installed: {known}." if known else "None is installed: python -m spacy download en_core_web_sm ."
        raise UsageError(f"--nlp {name}: spaCy {spacy.__version__} cannot load this model: {why}", hint=hint) from error
    if "ner" not in pipeline.pipe_names or pipeline.meta["lang"] != "en":
        hint = "Give an English one with named entities, such as en_core_web_sm."
        raise UsageError(f"--nlp {name}: the model recognises no English names", hint=hint)
    return SpacyModel(pipeline, spacy.__version__)
