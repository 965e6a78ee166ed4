"""The types that the steps hand on: frozen, named by the field, free of RDF.

Offsets, once and for all: a :class:`Span` counts Unicode code points of the *whole capture's* text from 0, its
end is exclusive (Web Annotation, Text Position Selector, https://www.w3.org/TR/annotation-model/#text-position-selector).
Every span of every article, mention and fact is one into the untouched capture, never into a copy.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, Literal, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from kg.errors import Place

T = TypeVar("T")

EntityKind = Literal["person", "organization", "place", "programme", "topic", "partnership"]
ParagraphKind = Literal["paragraph", "list_item", "heading", "question", "answer"]
MentionForm = Literal["name", "title", "pronoun"]
EventStatus = Literal["held", "announced"]
Verdict = Literal["agrees", "disagrees", "alone"]
EventType = Literal[
    "Visit",
    "Meeting",
    "Reception",
    "Exercise",
    "Training",
    "Conference",
    "PressConference",
    "Summit",
    "Attack",
    "Award",
    "Interview",
    "Agreement",
    "Speech",
    "Course",
    "Other",
]
FrameworkKind = Literal["Agreement", "Programme", "Operation", "Policy", "Concept", "Project", "Other"]


class Span(NamedTuple):
    """A stretch of a capture's text: code points ``[start, end)``.

    A tuple, for it is made and compared more than anything else.
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Give the words themselves."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as precise as it is known: a year, a month of a year, or a day (ISO 8601, XML Schema 1.1 part 2, 3.3)."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day needs its month")
        dt.date(self.year, self.month or 1, self.day or 1)  # raises ValueError for a date that does not exist

    @property
    def datatype(self) -> Literal["date", "gYearMonth", "gYear"]:
        """The local name of its XML Schema datatype."""
        if self.day is not None:
            return "date"
        return "gYear" if self.month is None else "gYearMonth"

    def is_after(self, other: PartialDate) -> bool:
        """Whether it is later, as far as both are known: 2024 is not after June 2024, nor June 2024 after 2024."""
        one, another = str(self), str(other)
        known = min(len(one), len(another))
        return one[:known] > another[:known]

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"] + [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Stated(Generic[T]):
    """A value and the words that state it.

    An empty span says that the words stand nowhere in the text: the head of an HTML page, a field of a record or a
    file beside the capture states the value.
    """

    value: T
    span: Span

    @property
    def quoted(self) -> bool:
        """Whether words of the text state it, so that they can be shown."""
        return self.span.start < self.span.end


@dataclass(frozen=True, slots=True)
class Capture:
    """What was saved of a page: never changed.

    ``name`` is its path below the folder that was given (POSIX), ``sha256`` the checksum of its bytes in hex,
    ``size_bytes`` their number, ``media_type`` what they are; ``text`` is the text, in which all offsets count: the
    decoded bytes where they are plain text, else what was extracted from them. ``front`` holds the front-matter keys
    (``url title publisher published retrieved``) with their places; ``body`` is the span of what follows it (the
    whole text where there is none).

    A file of JSON Lines has no text of its own but ``records``, a capture each with its ``number`` in the file from
    1 (0 elsewhere); ``faults`` says which of its lines cannot be read, and why.
    """

    name: str
    text: str
    sha256: str
    size_bytes: int
    body: Span
    front: tuple[tuple[str, Stated[str]], ...] = ()
    media_type: str = "text/plain"
    number: int = 0
    records: tuple[Capture, ...] = ()
    faults: tuple[str, ...] = ()

    @property
    def extracted(self) -> bool:
        """Whether the text was extracted from the bytes, so that it has a name and a checksum of its own."""
        return self.media_type != "text/plain"

    def stated(self, key: str) -> Stated[str] | None:
        """Give a front-matter value, if the capture has it."""
        return dict(self.front).get(key)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of an article's body; in interviews ``speaker`` is the label of the turn («EWB», «GR»)."""

    span: Span
    kind: ParagraphKind = "paragraph"
    speaker: Stated[str] | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a capture, as its page kind reads it.

    ``item`` counts from 1 within the capture; ``kind`` is the page kind (``news_page``, ``bulletin_item``,
    ``interview_qa``, ``article``); ``region`` is all that belongs to the item, furniture included; ``published``
    only what the capture states; ``language`` a BCP 47 tag; ``paragraphs`` the body in order, without furniture.
    """

    capture: Capture
    item: int
    kind: str
    region: Span
    paragraphs: tuple[Paragraph, ...]
    headline: Stated[str] | None = None
    publisher: Stated[str] | None = None
    credit: Stated[str] | None = None
    published: Stated[PartialDate] | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Label:
    """A name in a language (BCP 47, lower case; empty for none), such as ``Label("Београд", "sr-cyrl")``."""

    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A thing that exists: from the authority, or provisional where only an article names it.

    ``path`` is its name below ``{base}id/`` (``person/jens-stoltenberg``); ``kinds`` what it is (KFOR is an
    organization and a programme), the first being the one in its path; ``types`` its schema.org classes by local
    name; ``framework_kind`` what kind of framework a programme is; ``country``, ``parent`` and ``parties`` are
    paths of other records.
    """

    path: str
    name: str
    kinds: tuple[EntityKind, ...]
    types: tuple[str, ...]
    labels: tuple[Label, ...] = ()
    framework_kind: FrameworkKind | None = None
    country: str | None = None
    parent: str | None = None
    parties: tuple[str, ...] = ()
    provisional: bool = False

    def __hash__(self) -> int:
        """Hash the path alone: rules keep records in dictionaries, and labels are many."""
        return hash(self.path)

    def is_a(self, kind: EntityKind) -> bool:
        """Whether it is of that kind, among others."""
        return kind in self.kinds


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that refer to a record: by a name, by a title («the Secretary General») or by a pronoun.

    Only mentions by name are published; the other two let rules know who «he» is.
    """

    span: Span
    record: Record
    form: MentionForm = "name"


@dataclass(frozen=True, slots=True)
class Post:
    """A title that the words at ``span`` (title and name) give a person.

    ``title`` as worded, without the body; ``office`` its part before any continuation, in lower case («assistant
    minister»), by which «the Assistant Minister» is recognised later; ``at`` the body or country.
    """

    person: Record
    title: str
    office: str
    at: Record | None
    span: Span


@dataclass(frozen=True, slots=True)
class Reader:
    """What reads articles beside the rules: a model, by its name and version."""

    name: str
    version: str

    def __str__(self) -> str:
        return f"{self.name} {self.version}"


@dataclass(frozen=True, slots=True)
class Opinion:
    """What a second reader makes of a record that an article names.

    It ``agrees``; it ``disagrees`` and takes the words at ``span`` for the name of another ``kind``; or it stands
    ``alone``: no rule sees a name there, and the record is not published.
    """

    record: Record
    verdict: Verdict
    kind: EntityKind
    span: Span
    reader: Reader

    def __str__(self) -> str:
        if self.verdict == "alone":
            return f"only {self.reader} takes it for a {self.kind}, so it is held back"
        article = "an" if self.kind == "organization" else "a"
        same = " too" if self.verdict == "agrees" else ""
        return f"{self.reader} takes it for {article} {self.kind}{same}"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the body; ``paragraph`` is the index of its paragraph in the article (-1 for the headline)."""

    span: Span
    paragraph: int


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the mentions and sentences of a reading begin; ``longest`` is the length of the longest mention.

    So to ask what stands somewhere costs the same in a long article as in a short one.
    """

    mentions: list[int]
    longest: int
    sentences: list[int]
    in_order: tuple[Sentence, ...]

    @classmethod
    def of(cls, mentions: tuple[Mention, ...], sentences: tuple[Sentence, ...]) -> _Places:
        in_order = tuple(sorted(sentences, key=lambda s: s.span.start))
        longest = max((m.span.end - m.span.start for m in mentions), default=0)
        starts = [m.span.start for m in mentions]
        return cls(starts, longest, [s.span.start for s in in_order], in_order)


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with its sentences and mentions, in the order of the text: what every rule reads.

    ``text`` is the capture's text with characters folded one to one (:func:`kg.text.fold`): offsets are the same,
    but quote marks, dashes and spaces are plain. Words to publish are cut from ``article.capture.text``.
    ``adjectives`` are the countries that adjectives name («Latvian»): no mentions, but where a post may be held;
    ``posts`` are the titles that the words give persons; ``doubts`` who or what could not be told for sure;
    ``opinions`` what a second reader says, if one was asked.
    """

    article: Article
    text: str
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    adjectives: tuple[Record, ...] = ()
    posts: tuple[Post, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    opinions: tuple[Opinion, ...] = ()

    _places: _Places = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_places", _Places.of(self.mentions, self.sentences))

    def mentions_in(self, span: Span) -> tuple[Mention, ...]:
        """Give the mentions wholly inside a span, in order."""
        starts, end = self._places.mentions, span.end
        begun = self.mentions[bisect_left(starts, span.start) : bisect_left(starts, end)]
        return tuple([m for m in begun if m.span.end <= end])

    def mentions_over(self, span: Span) -> tuple[Mention, ...]:
        """Give the mentions that share a character with a span, in order."""
        starts, start = self._places.mentions, span.start
        begun = self.mentions[bisect_left(starts, start - self._places.longest) : bisect_left(starts, span.end)]
        return tuple([m for m in begun if m.span.end > start])

    def sentence_at(self, offset: int) -> Sentence | None:
        """Give the sentence that holds an offset."""
        index = bisect_right(self._places.sentences, offset) - 1
        found = self._places.in_order[index] if index >= 0 else None
        return found if found is not None and offset < found.span.end else None

    def sentences_before(self, sentence: Sentence) -> Iterator[Sentence]:
        """Give the sentences before one in its paragraph, the nearest first."""
        for index in range(bisect_left(self._places.sentences, sentence.span.start) - 1, -1, -1):
            earlier = self._places.in_order[index]
            if earlier.paragraph != sentence.paragraph:
                return
            yield earlier

    def sentences_in(self, span: Span) -> tuple[Sentence, ...]:
        """Give the sentences wholly inside a span, in order."""
        starts, end = self._places.sentences, span.end
        begun = self._places.in_order[bisect_left(starts, span.start) : bisect_left(starts, end)]
        return tuple([s for s in begun if s.span.end <= end])


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that say a fact, and the sentence (or sentences) in which they stand."""

    span: Span
    context: Span


@dataclass(frozen=True, slots=True)
class Role:
    """A title that the article gives a person: rank and office are separate roles.

    ``title`` as the article words it («Prime Minister»); ``at`` the organization or country it names.
    It holds as of the article's date; where the article has none, nothing is said of when.
    """

    person: Record
    title: str
    at: Record | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """A happening as one article reports it, held or announced."""

    type: EventType
    label: str
    status: EventStatus
    evidence: tuple[Evidence, ...]
    start: PartialDate | None = None
    end: PartialDate | None = None
    places: tuple[Record, ...] = ()
    participants: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """What someone said: a direct quotation (``text`` is between the marks) or a sentence of reported speech."""

    speaker: Record
    text: str
    reported: bool
    evidence: tuple[Evidence, ...]
    about: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True)
class FrameworkReport:
    """What the article says of an agreement, programme, operation, policy, concept or project."""

    framework: Record
    evidence: tuple[Evidence, ...]
    since: PartialDate | None = None
    parties: tuple[Record, ...] = ()


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count, a share or a sum of money: ``value`` in ``unit`` («troops», «percent», «EUR») ``of`` what.

    ``currency`` is the ISO 4217 code of a sum of money, else None.
    """

    value: Decimal
    unit: str
    of: str
    evidence: tuple[Evidence, ...]
    currency: str | None = None


Fact = Role | Event | Statement | FrameworkReport | Quantity

SOMEBODY = Record("person/somebody", "somebody", ("person",), ("Person",), provisional=True)
"""Who is meant where a doubt does not know; never published."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """What is too uncertain to publish: it goes to the review queue, with the reason and the alternatives.

    ``fact`` is what is published once a person accepts it. Where only its speaker is not sure, that is ``SOMEBODY``,
    and the person says who. Where it is a mention, that is published already, and taken back once it is rejected.
    """

    kind: str
    claim: str
    reason: str
    evidence: Evidence
    alternatives: tuple[str, ...] = ()
    fact: Fact | Mention | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """The words that a fact rests on: from character ``start`` of the capture, within the ``sentence``.

    ``line`` counts from 1 and is None where the capture itself is not at hand.
    """

    capture: str
    start: int
    sentence: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """One validation result (SHACL, 3.6.2): terms in N-Triples notation, ``severity`` a local name of ``sh:``.

    Where the data came from files, ``file``, ``line`` and ``column`` (from 1) say where the offending triple stands,
    and ``also`` where it stands besides; ``graph`` is the named graph that says it, ``quote`` what a fact rests on.
    ``details`` are the results, against the shape that ``sh:node`` names, for which this one stands.
    """

    focus: str
    path: str | None
    value: str | None
    shape: str
    constraint: str
    severity: Literal["Violation", "Warning", "Info"]
    message: str
    file: str | None = None
    line: int | None = None
    column: int | None = None
    also: tuple[Place, ...] = ()
    graph: str | None = None
    quote: Quote | None = None
    details: tuple[Result, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """What is known of a shape that results name: a stable IRI, what to do, why, and how many nodes it looked at."""

    shape: str
    iri: str
    message: str = ""
    description: str = ""
    focus_nodes: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """A validation report (SHACL, 3.6): the one source of every format.

    ``targets`` counts the focus nodes by shape IRI, so that a shape that matched nothing can be told; ``data`` names
    what was validated; ``rules`` tells of the shapes that results name. Blank nodes have names of the report's own:
    ``blank_nodes`` leads from each to its name in the graph (or the shapes) that was validated.
    """

    conforms: bool
    results: tuple[Result, ...]
    targets: tuple[tuple[str, int], ...] = ()
    data: tuple[str, ...] = field(default=())
    rules: tuple[Rule, ...] = ()
    blank_nodes: tuple[tuple[str, str], ...] = field(default=(), compare=False, repr=False)

    @property
    def focus_nodes(self) -> int:
        """How many focus nodes were validated, over all shapes."""
        return sum(count for _, count in self.targets)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a store answers: bytes in a media type."""

    media_type: str
    body: bytes
