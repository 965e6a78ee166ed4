"""Systematic damage: each operator takes a statement of a good graph and says how to spoil it, or that it cannot.

An operator gives what to take away and what to add. It gives None where the statement offers it nothing to spoil, and
where what it would make is not wrong: a graph that says less, but still the truth, is no mutant. What may be absent is
read from the types of :mod:`kg.model` (``OPTIONAL``), not from the shapes, which are what is tested here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rdflib import RDF, XSD, BNode, Literal, URIRef

from kg import model
from kg.vocab import OA, PART, PROV, SDO, SKOS, VOID

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mutated import Triple, Unit
    from rdflib.term import Node

OPTIONAL: dict[tuple[URIRef, URIRef], str] = {
    (PART.PostHeld, PART.postAt): "Role.at",
    (PART.ReportedEvent, SDO.startDate): "Event.start",
    (PART.ReportedEvent, SDO.endDate): "Event.end",
    (PART.ReportedEvent, SDO.location): "Event.places",
    (PART.ReportedEvent, PART.participant): "Event.participants",
    (PART.Statement, SDO.about): "Statement.about",
    (PART.FrameworkReport, PART.since): "FrameworkReport.since",
    (PART.FrameworkReport, PART.party): "FrameworkReport.parties",
    (SDO.NewsArticle, SDO.headline): "Article.headline",
    (SDO.NewsArticle, SDO.publisher): "Article.publisher",
    (SDO.NewsArticle, SDO.creditText): "Article.credit",
    (SDO.NewsArticle, SDO.url): "Capture.front",
    (SDO.NewsArticle, SDO.about): "Record.parties",
    (SDO.Organization, PART.country): "Record.country",
    (SDO.Organization, SDO.parentOrganization): "Record.parent",
    (SDO.Organization, SKOS.altLabel): "Record.labels",
    (SDO.Organization, SKOS.hiddenLabel): "Record.labels",
    (SDO.Person, SKOS.altLabel): "Record.labels",
    (SDO.Person, SKOS.hiddenLabel): "Record.labels",
    (SDO.Place, SKOS.altLabel): "Record.labels",
    (SDO.Place, SKOS.hiddenLabel): "Record.labels",
    (SDO.DefinedTerm, SKOS.altLabel): "Record.labels",
    (PART.Framework, SKOS.altLabel): "Record.labels",
    (PART.Framework, PART.party): "Record.parties",
    (PART.Partnership, SKOS.altLabel): "Record.labels",
    (PART.Happening, SDO.startDate): "Event.start",
    (PART.Mention, PART.confirmedBy): "Reading.opinions",
}
"""What a node of a class may lack, with the field that may be empty."""

CURATED = {SDO.sameAs, SDO.areaServed, SDO.containedInPlace, SDO.identifier, SKOS.scopeNote, SDO.sourceOrganization}
"""What curators write where they know it: without it, a record or a source says less, and nothing wrong."""

NOT_ALWAYS_KNOWN = {
    OA.prefix: "the words may begin the sentence",
    OA.suffix: "the words may end the sentence",
    SDO.description: "an article may give a number without saying of what",
    PROV.hadPrimarySource: "a capture may be of no known page",
}

CATALOGUE = {(PART.Capture, PROV.wasDerivedFrom), (SDO.WebPage, SDO.datePublished)}
"""What the catalogue of the originals may not know."""

SEVERAL = {
    *(RDF.type, SDO.mentions, SDO.about, OA.hasTarget, PART.participant, SDO.location, PART.party, PART.report),
    *(SKOS.altLabel, SKOS.hiddenLabel, SKOS.scopeNote, SDO.sameAs, SDO.areaServed, SDO.containedInPlace),
    *(SDO.parentOrganization, VOID.dataDump, VOID.vocabulary, VOID.classPartition, VOID.propertyPartition),
}
"""What a node may say more than once; all else it says once (``Record.parent`` is the first of several)."""

WIDER: dict[Node, URIRef] = {
    SDO.City: SDO.Place,
    SDO.Country: SDO.Place,
    SDO.Corporation: SDO.Organization,
    SDO.GovernmentOrganization: SDO.Organization,
    SDO.NewsMediaOrganization: SDO.Organization,
}
"""Classes of schema.org whose things are of a wider class too."""

SAVED_TWICE = {PART.Capture, PART.ExtractedText}
"""What may have several names: the same bytes may be saved in two files."""

LANGUAGE_VARIES = {SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel, SKOS.scopeNote, SDO.name}
CODES = {SDO.sha256, SDO.currency, SDO.identifier, SDO.genre}
"""Texts whose case means something."""

DATES = {XSD.date, XSD.gYearMonth, XSD.gYear}
NUMBERS = {XSD.integer, XSD.decimal}
NOWHERE = "http://localhost:8000/id/{kind}/nobody-ever-named-this"


def may_be_absent(classes: tuple[URIRef, ...], predicate: Node) -> bool:
    """Whether a node of such classes that lacks a property says less, and nothing wrong."""
    if predicate in CURATED or predicate in NOT_ALWAYS_KNOWN:
        return True
    return any((of, predicate) in OPTIONAL or (of, predicate) in CATALOGUE for of in classes)


def is_optional(field: str) -> bool:
    """Whether a field of the model may be empty: «Event.start»."""
    name, _, attribute = field.partition(".")
    default = getattr(model, name).__dataclass_fields__[attribute].default
    said = getattr(model, name).__annotations__[attribute]
    return default is None or default == () or said.endswith("| None")


@dataclass(frozen=True)
class Site:
    """A statement of a unit, to be spoiled."""

    unit: Unit
    triple: Triple

    @property
    def subject(self) -> Node:
        return self.triple[0]

    @property
    def predicate(self) -> Node:
        return self.triple[1]

    @property
    def value(self) -> Node:
        return self.triple[2]

    @property
    def classes(self) -> tuple[URIRef, ...]:
        return self.unit.classes[self.subject]

    @property
    def is_link(self) -> bool:
        """Whether the value is a thing that the unit describes."""
        return self.predicate != RDF.type and self.value in self.unit.classes

    @property
    def is_concept(self) -> bool:
        """Whether the value is a concept of one of our schemes."""
        return bool(re.match(r".*/partnership#\w+-\w+$", str(self.value))) and isinstance(self.value, URIRef)

    @property
    def text(self) -> str | None:
        """Give the text of a literal that is no number and no date."""
        literal = self.value
        if isinstance(literal, Literal) and (literal.language or literal.datatype in {None, XSD.string}):
            return str(literal)
        return None

    @property
    def number(self) -> str | None:
        return str(self.value) if isinstance(self.value, Literal) and self.value.datatype in NUMBERS else None

    @property
    def date(self) -> str | None:
        return str(self.value) if isinstance(self.value, Literal) and self.value.datatype in DATES else None

    def of(self, node: Node, predicate: Node) -> Node | None:
        """Give what the unit says of a node."""
        return min(self.unit.graph.objects(node, predicate), default=None)

    def about(self, node: Node) -> set[Triple]:
        """Give the description of a node."""
        return set(self.unit.graph.triples((node, None, None)))

    def leading_to(self, node: Node) -> set[Triple]:
        return set(self.unit.graph.triples((None, None, node)))

    def siblings(self) -> Iterator[Node]:
        """Give the other nodes of the same classes, in order."""
        return (node for node, of in sorted(self.unit.classes.items()) if of == self.classes and node != self.subject)

    def anew(self, text: str) -> Literal:
        """Give another text as a literal of the same kind."""
        assert isinstance(self.value, Literal)
        return Literal(text, lang=self.value.language, datatype=self.value.datatype, normalize=False)


@dataclass(frozen=True)
class Change:
    """What to take away, and what to add."""

    gone: frozenset[Triple]
    new: frozenset[Triple]


OPERATORS: dict[str, Callable[[Site], Change | None]] = {}


def operator(function: Callable[[Site], Change | None]) -> Callable[[Site], Change | None]:
    """Enter an operator under its name."""
    OPERATORS[function.__name__] = function
    return function


def change(gone: set[Triple], new: set[Triple]) -> Change | None:
    """Give a change, or None for what changes nothing."""
    real = Change(frozenset(gone - new), frozenset(new - gone))
    return real if real.gone or real.new else None


def instead(site: Site, value: Node) -> Change | None:
    return change({site.triple}, {(site.subject, site.predicate, value)})


def renamed(site: Site, old: Node, new: Node) -> Change | None:
    """Rename a node wherever it stands, its evidence and selectors included."""
    known = {old: new}
    if isinstance(new, URIRef):
        parts = {node for node in site.unit.classes if str(node).startswith(f"{old}#")}
        known |= {part: URIRef(f"{new}#{str(part).partition('#')[2]}") for part in parts}
    gone = {triple for triple in site.unit.graph if triple[0] in known or triple[2] in known}
    return change(gone, {(known.get(s, s), p, known.get(o, o)) for s, p, o in gone})


# What is missing -------------------------------------------------------------------------------------------------


@operator
def drop_value(site: Site) -> Change | None:
    """Take a statement away that no truthful graph may lack, or that another statement repeats."""
    if site.predicate == RDF.type or is_bare(site):
        return None
    return change({site.triple}, set())


def is_bare(site: Site) -> bool:
    """Whether a graph without the statement says less, and nothing wrong."""
    graph = site.unit.graph
    said = set(graph.objects(site.subject, site.predicate))
    if site.predicate in {SDO.mentions, OA.hasTarget, PART.report}:
        # what is mentioned or shown is described elsewhere too; a happening of three reports may lose one
        return site.predicate == PART.report and len(said) > 2
    if site.predicate == SDO.datePublished and SDO.NewsArticle in site.classes:
        return not set(graph.objects(None, PART.asOf))  # posts repeat it
    if site.predicate in {VOID.dataDump, VOID.vocabulary, PART.party} and len(said) > 1:
        return True
    if site.predicate == PART.evidence and SDO.NewsArticle in site.classes:
        return False
    return may_be_absent(site.classes, site.predicate)


@operator
def drop_property(site: Site) -> Change | None:
    """Take all values of a property away that has several, and that no truthful graph may lack."""
    said = set(site.unit.graph.triples((site.subject, site.predicate, None)))
    if site.predicate == RDF.type or len(said) == 1 or may_be_absent(site.classes, site.predicate):
        return None
    return change(said, set())


@operator
def drop_class(site: Site) -> Change | None:
    """Take one of a node's classes away; a city that is called a place only is still called rightly."""
    if site.predicate != RDF.type or WIDER.get(site.value) in site.classes:
        return None
    return change({site.triple}, set())


@operator
def drop_description(site: Site) -> Change | None:
    """Take away all that is said of a node, and leave what leads to it."""
    if not is_first_class(site) or not site.leading_to(site.subject):
        return None
    return change(site.about(site.subject), set())


@operator
def drop_evidence(site: Site) -> Change | None:
    """Take the evidence of a fact away, and all that it says."""
    if site.predicate != PART.evidence:
        return None
    return change({site.triple, *site.about(site.value)}, set())


@operator
def drop_way_in(site: Site) -> Change | None:
    """Take away all that leads to a node, so that nobody comes to it."""
    ways = site.leading_to(site.subject)
    if not is_first_class(site) or not ways or any(may_be_absent(site.unit.classes[s], p) for s, p, _ in ways):
        return None
    if site.unit.name == "shared" and OA.Annotation not in site.classes and VOID.Dataset not in site.classes:
        return None  # records, sources and happenings stand by themselves
    return change(ways, set())


def is_first_class(site: Site) -> bool:
    """Whether the site stands for its node: operators on nodes are tried once for each."""
    return site.predicate == RDF.type and site.value == site.classes[0]


# What is there twice -----------------------------------------------------------------------------------------------


@operator
def second_value(site: Site) -> Change | None:
    """Give a node another value of what it says once, as another node of its kind has it."""
    if site.predicate in SEVERAL or (site.predicate == SDO.name and SAVED_TWICE.intersection(site.classes)):
        return None
    own = set(site.unit.graph.objects(site.subject, site.predicate))
    found = (o for node in site.siblings() for o in sorted(site.unit.graph.objects(node, site.predicate)))
    other = next((o for o in found if o not in own), None) or altered(site)
    return change(set(), {(site.subject, site.predicate, other)}) if other else None


def altered(site: Site) -> Node | None:
    """Give a value of the same kind that is another."""
    if site.number:
        return site.anew(str(int(float(site.number)) + 1))
    if site.date:
        return site.anew(f"{int(site.date[:4]) - 1}{site.date[4:]}")
    if site.text and site.predicate == SDO.sha256:
        return site.anew(site.text[::-1])
    if isinstance(site.value, Literal):
        return site.anew(f"{site.value}{' again' if site.text else '-again'}")
    return URIRef(f"{site.value}-again") if isinstance(site.value, URIRef) else None


@operator
def merge(site: Site) -> Change | None:
    """Give two nodes of a kind one name, as if they were one."""
    other = next(site.siblings(), None)
    return renamed(site, other, site.subject) if is_first_class(site) and other else None


@operator
def copy(site: Site) -> Change | None:
    """Say a fact again under another name, on the same evidence; or give a thing a second record.

    A record of the authority without an identity elsewhere may be a namesake's, and a page may have a like one.
    """
    if not is_first_class(site) or not isinstance(site.subject, URIRef) or SDO.WebPage in site.classes:
        return None
    if site.of(site.subject, SKOS.prefLabel) and not site.of(site.subject, SDO.sameAs):
        return None
    twin = URIRef(f"{site.subject}-1")
    return change(set(), {(twin, p, o) for _, p, o in site.about(site.subject)})


@operator
def repeat_label(site: Site) -> Change | None:
    """Give a label again as one of another sort."""
    wider = {SKOS.altLabel: SKOS.prefLabel, SKOS.hiddenLabel: SKOS.altLabel}.get(URIRef(site.predicate))
    other = site.of(site.subject, wider) if wider else None
    return instead(site, other) if other is not None else None


# Values of another kind --------------------------------------------------------------------------------------------


@operator
def wrong_datatype(site: Site) -> Change | None:
    """Give a value a datatype that is near its own."""
    literal = site.value
    if not isinstance(literal, Literal) or literal.language:
        return None
    near = {XSD.integer: XSD.decimal, XSD.decimal: XSD.double, XSD.anyURI: XSD.token, None: XSD.token}
    text = f"{literal}T00:00:00" if literal.datatype in DATES else str(literal)
    other = XSD.dateTime if literal.datatype in DATES else near.get(literal.datatype, XSD.token)
    return instead(site, Literal(text, datatype=other, normalize=False))


@operator
def as_plain_text(site: Site) -> Change | None:
    """Write a number, a date or an address as plain text."""
    literal = site.value
    if not isinstance(literal, Literal) or literal.language or literal.datatype in {None, XSD.string}:
        return None
    return instead(site, Literal(str(literal)))


@operator
def tag_added(site: Site) -> Change | None:
    """Give a text a language that has none."""
    if site.text is None or (isinstance(site.value, Literal) and site.value.language):
        return None
    return instead(site, Literal(site.text, lang="en"))


@operator
def tag_lost(site: Site) -> Change | None:
    """Take the language of a text away."""
    if not isinstance(site.value, Literal) or not site.value.language:
        return None
    return instead(site, Literal(str(site.value)))


@operator
def wrong_language(site: Site) -> Change | None:
    """Give words of one language the tag of another; for labels, which may be in any, a tag of no language."""
    if not isinstance(site.value, Literal) or not site.value.language:
        return None
    varies = site.predicate in LANGUAGE_VARIES and site.unit.name == "shared" and PART.Happening not in site.classes
    return instead(site, Literal(str(site.value), lang="english" if varies else "sr"))


@operator
def text_for_link(site: Site) -> Change | None:
    """Write the name of a thing instead of leading to it."""
    if not isinstance(site.value, URIRef):
        return None
    return instead(site, Literal(str(site.of(site.value, SDO.name) or site.value)))


@operator
def link_for_text(site: Site) -> Change | None:
    """Lead to something instead of saying it in words."""
    return instead(site, URIRef(NOWHERE.format(kind="topic"))) if isinstance(site.value, Literal) else None


@operator
def blank_for_link(site: Site) -> Change | None:
    """Lead to something without a name."""
    return instead(site, BNode("nobody")) if isinstance(site.value, URIRef) else None


# Links that lead astray --------------------------------------------------------------------------------------------


@operator
def dangle(site: Site) -> Change | None:
    """Lead to a thing of the right name that nobody describes."""
    if not site.is_link and site.predicate != PART.report:
        return None
    kind = str(site.value).partition("/id/")[2].partition("/")[0]
    return instead(site, URIRef(NOWHERE.format(kind=kind)))


@operator
def wrong_end(site: Site) -> Change | None:
    """Lead to a thing of a kind to which such a link never leads."""
    if not site.is_link:
        return None
    ends = {of for end in site.unit.graph.objects(predicate=site.predicate) for of in site.unit.classes.get(end, ())}
    others = (node for node, of in sorted(site.unit.classes.items()) if of and not ends.intersection(of))
    other = next(others, None)
    return instead(site, other) if other else None


@operator
def lead_to_itself(site: Site) -> Change | None:
    """Lead from a thing to itself."""
    return instead(site, site.subject) if site.is_link else None


@operator
def turn_around(site: Site) -> Change | None:
    """Lead from the end to the beginning."""
    return change({site.triple}, {(site.value, site.predicate, site.subject)}) if site.is_link else None


@operator
def lead_back(site: Site) -> Change | None:
    """Lead from the end to the beginning too: a part that holds its whole."""
    return change(set(), {(site.value, site.predicate, site.subject)}) if site.is_link else None


@operator
def unknown_concept(site: Site) -> Change | None:
    """Name a concept that no scheme has."""
    if not site.is_concept:
        return None
    return instead(site, URIRef(f"{str(site.value).partition('-')[0]}-Invented"))


@operator
def other_scheme(site: Site) -> Change | None:
    """Name a concept of another scheme."""
    other = PART["EventType-Visit"]
    if not site.is_concept:
        return None
    return instead(site, PART["FrameworkKind-Policy"] if "EventType" in str(site.value) else other)


@operator
def address_of_a_file(site: Site) -> Change | None:
    """Lead to a file of the machine instead of to an address that others can open."""
    if site.is_link or site.is_concept or not re.match(r"https?:", str(site.value)) or site.predicate == RDF.type:
        return None
    path = "file:///srv/page.html"
    return instead(site, URIRef(path) if isinstance(site.value, URIRef) else site.anew(path))


# Texts, numbers and dates ------------------------------------------------------------------------------------------


@operator
def empty(site: Site) -> Change | None:
    """Leave a text empty."""
    return instead(site, site.anew("")) if site.text else None


@operator
def spaces_only(site: Site) -> Change | None:
    """Leave nothing but spaces of a text."""
    return instead(site, site.anew("  ")) if site.text else None


@operator
def wrong_case(site: Site) -> Change | None:
    """Write a code in letters of the other case."""
    return instead(site, site.anew(site.text.swapcase())) if site.text and site.predicate in CODES else None


@operator
def negative(site: Site) -> Change | None:
    """Make a number less than nothing."""
    return instead(site, site.anew(f"-{site.number}")) if site.number and float(site.number) else None


@operator
def no_number(site: Site) -> Change | None:
    """Write a word where a number belongs, under the number's datatype."""
    return instead(site, site.anew("many")) if site.number else None


@operator
def impossible_date(site: Site) -> Change | None:
    """Give a month that no year has."""
    if not site.date:
        return None
    return instead(site, site.anew(site.date[:4] + "-13" + site.date[7:] if len(site.date) > 4 else "20O6"))


@operator
def date_in_words(site: Site) -> Change | None:
    """Write a date as people say it."""
    return instead(site, Literal("last Tuesday")) if site.date else None


@operator
def swap_dates(site: Site) -> Change | None:
    """Let an event end before it begins."""
    if site.predicate != SDO.endDate:
        return None
    start = site.of(site.subject, SDO.startDate)
    if start is None or start == site.value:
        return None
    both = {site.triple, (site.subject, SDO.startDate, start)}
    return change(both, {(site.subject, SDO.endDate, start), (site.subject, SDO.startDate, site.value)})


@operator
def hold_the_future(site: Site) -> Change | None:
    """Say that an event was held which is to begin after the article was published."""
    if site.predicate != PART.status or site.value != PART["EventStatus-announced"]:
        return None
    start = str(site.of(site.subject, SDO.startDate) or "")
    published = next((str(o) for o in site.unit.graph.objects(None, SDO.datePublished)), "")
    return instead(site, PART["EventStatus-held"]) if start > published > "" else None


@operator
def years_later(site: Site) -> Change | None:
    """Move what has happened to a time after the article was published."""
    if not site.date or site.of(site.subject, PART.status) == PART["EventStatus-announced"]:
        return None
    if site.predicate == PART.since and not set(site.unit.graph.objects(None, SDO.datePublished)):
        return None  # an article without a date may be of any year
    return instead(site, site.anew(f"{int(site.date[:4]) + 40}{site.date[4:]}"))


# Words and where they stand ----------------------------------------------------------------------------------------


@operator
def shift_offsets(site: Site) -> Change | None:
    """Move both offsets on by one, so that the quote is not where they say."""
    return offsets(site, lambda start, end: (start + 1, end + 1))


@operator
def offsets_outside(site: Site) -> Change | None:
    """Let both offsets count beyond the end of the text."""
    return offsets(site, lambda start, end: (start + 1_000_000, end + 1_000_000))


@operator
def swap_offsets(site: Site) -> Change | None:
    """Let the words end before they begin."""
    return offsets(site, lambda start, end: (end, start))


@operator
def widen_offsets(site: Site) -> Change | None:
    """Let the offsets take in one more character than the quote has."""
    return offsets(site, lambda start, end: (start, end + 1))


def offsets(site: Site, moved: Callable[[int, int], tuple[int, int]]) -> Change | None:
    if site.predicate != OA.start:
        return None
    start, end = int(str(site.value)), int(str(site.of(site.subject, OA.end)))
    new = moved(start, end)
    old = {(site.subject, OA.start, Literal(start)), (site.subject, OA.end, Literal(end))}
    return change(old, {(site.subject, OA.start, Literal(new[0])), (site.subject, OA.end, Literal(new[1]))})


@operator
def misquote(site: Site) -> Change | None:
    """Change a letter of words that are quoted: of the quote, or of what stands around it."""
    if site.predicate not in {OA.exact, OA.prefix, OA.suffix} or not site.text:
        return None
    return instead(site, site.anew(site.text[:-1] + ("x" if site.text[-1] != "x" else "y")))


@operator
def cut_quote(site: Site) -> Change | None:
    """Leave the last words of a quote out."""
    if site.predicate not in {OA.exact, OA.prefix, OA.suffix} or not site.text or len(site.text) < 2:
        return None
    half = len(site.text) // 2
    # what is left of the words before or after a quote must not still stand beside it
    return instead(site, site.anew(site.text[half:] if site.predicate == OA.suffix else site.text[:half]))


@operator
def reword(site: Site) -> Change | None:
    """Put other words into a speaker's mouth, or give a thing or an article another name."""
    if site.text is None or site.predicate not in {SDO.text, SDO.name, SDO.headline, SDO.creditText, SDO.roleName}:
        return None
    if SDO.Event in site.classes or VOID.Dataset in site.classes or SDO.MediaObject in site.classes:
        return None  # these labels are ours: other words may be as good
    return instead(site, site.anew("Whatever else was written"))


@operator
def swap_values(site: Site) -> Change | None:
    """Take the value of another node of the same kind, and give it one's own."""
    if site.predicate in SEVERAL:
        return None
    for node in site.siblings():
        other = site.of(node, site.predicate)
        if other is not None and other != site.value:
            both = {site.triple, (node, site.predicate, other)}
            return change(both, {(site.subject, site.predicate, other), (node, site.predicate, site.value)})
    return None


@operator
def quote_the_markup(site: Site) -> Change | None:
    """Count offsets in the saved page instead of in the text that was extracted from it."""
    if site.predicate != OA.hasSource:
        return None
    page = site.of(site.value, PROV.wasDerivedFrom)
    return instead(site, page) if page is not None else None


@operator
def other_checksum(site: Site) -> Change | None:
    """Give the checksum of something else."""
    return instead(site, site.anew(site.text[::-1])) if site.predicate == SDO.sha256 and site.text else None


# Terms and names ---------------------------------------------------------------------------------------------------


@operator
def invented_property(site: Site) -> Change | None:
    """Say something by a term that no vocabulary has."""
    stray = (site.subject, URIRef(f"{SDO}inventedTerm"), Literal("x"))
    return change(set(), {stray}) if is_first_class(site) else None


@operator
def stray_property(site: Site) -> Change | None:
    """Say something that schema.org has a term for, and that nobody reads here."""
    return change(set(), {(site.subject, SDO.keywords, Literal("x"))}) if is_first_class(site) else None


@operator
def misspell_property(site: Site) -> Change | None:
    """Misspell a property."""
    if site.predicate == RDF.type:
        return None
    return change({site.triple}, {(site.subject, URIRef(f"{site.predicate}s"), site.value)})


@operator
def misspell_class(site: Site) -> Change | None:
    """Misspell a class."""
    return instead(site, URIRef(f"{site.value}s")) if site.predicate == RDF.type else None


@operator
def invented_class(site: Site) -> Change | None:
    """Give a node a class that no vocabulary has."""
    invented = (site.subject, RDF.type, URIRef(f"{SDO}InventedClass"))
    return change(set(), {invented}) if is_first_class(site) else None


@operator
def two_kinds(site: Site) -> Change | None:
    """Make a thing of one kind a thing of another kind too."""
    other = SDO.Person if SDO.Place in site.classes else SDO.Place
    return change(set(), {(site.subject, RDF.type, other)}) if is_first_class(site) else None


@operator
def two_facts_in_one(site: Site) -> Change | None:
    """Make a fact of one kind a fact of another kind too."""
    if PART.reportedIn not in site.unit.graph.predicates(site.subject) or not is_first_class(site):
        return None
    other = PART.PostHeld if PART.Statement in site.classes else PART.Statement
    return change(set(), {(site.subject, RDF.type, other)})


@operator
def other_kind(site: Site) -> Change | None:
    """Give a node the class of a thing of another kind instead of its own."""
    if site.predicate != RDF.type:
        return None
    return instead(site, SDO.WebPage if SDO.Person in site.classes else SDO.Person)


@operator
def name_of_another_kind(site: Site) -> Change | None:
    """Name a node, wherever it stands, as things of another kind are named."""
    name = str(site.subject)
    if not is_first_class(site) or "/id/" not in name:
        return None
    return renamed(site, site.subject, URIRef(re.sub(r"/id/[a-z-]+/", "/id/thing/", name)))


@operator
def name_in_letters(site: Site) -> Change | None:
    """Name a node, wherever it stands, with letters that are not ASCII."""
    name = str(site.subject)
    if not is_first_class(site) or "/id/" not in name:
        return None
    head, mark, tail = name.partition("#")
    return renamed(site, site.subject, URIRef(f"{head}-š{mark}{tail}"))


@operator
def no_name(site: Site) -> Change | None:
    """Take the name of a node away, wherever it stands."""
    return renamed(site, site.subject, BNode("nobody")) if is_first_class(site) else None


@operator
def identity_from_a_name(site: Site) -> Change | None:
    """Say of a thing that only an article names that it is the same as another."""
    if not is_first_class(site) or PART.ProvisionalEntity not in site.classes:
        return None
    return change(set(), {(site.subject, SDO.sameAs, URIRef("http://www.wikidata.org/entity/Q1"))})


@operator
def doubt_the_known(site: Site) -> Change | None:
    """Call a thing provisional that the authority knows."""
    known = {SDO.Person, SDO.Organization, SDO.Place, PART.Framework}.intersection(site.classes)
    if not is_first_class(site) or PART.ProvisionalEntity in site.classes or not known:
        return None
    return change(set(), {(site.subject, RDF.type, PART.ProvisionalEntity)})


@operator
def source_of_nothing(site: Site) -> Change | None:
    """Say that a capture was saved from another saved file."""
    if site.predicate not in {PROV.hadPrimarySource, PROV.wasDerivedFrom} or site.unit.name != "shared":
        return None
    return instead(site, next(site.siblings()))
