"""Names of persons: which words can make one, and the persons of an article with what is known of each."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.authority import surface_key
from kg.iris import slug
from kg.linking.geography import SITE_HEADS
from kg.linking.given_names import is_given_name
from kg.linking.lexicon import ORGANIZATION_HEADS, SAYING
from kg.linking.offices import DESCRIBERS, HONORIFICS, POST_NOMINALS, SURNAMES_TOO
from kg.linking.titles import skip_names_titles, title_words
from kg.model import Record, Span

if TYPE_CHECKING:
    from kg.linking.draft import Draft, Line, Token

_CREDIT = re.compile(
    r"(?:\b(?:photo(?:graph)?(?:er|s)?|image|picture|author|credit|story|text|written|edited|translated|courtesy|"
    r"source|video|illustration)\b[^.]{0,20}|\binterviewed by |\bour (?:own |special )?(?:correspondent|reporter) |"
    r"^\W*by |^\W*(?:[Aa]uthor|[Ee]ditor)s?: ?|/)$",
    re.IGNORECASE,
)


CREDIT_LINE = re.compile(
    r"\W*(?:photos?|photography|image|picture|video|source|author|text|credit|by|written by|edited by|story by)"
    r"(?:: |(?<=by) (?=\S+(?: \S+){0,3}$))",
    re.IGNORECASE,
)
_LETTERS = 4
_INITIALS = re.compile(r"(?:[^\W\d_]\.){1,3}")
_NO_INITIALS = frozenset("U.S. U.N. U.K. E.U. D.C. U.S.A. H.E. H.M. H.H. A.M. P.M. L.A. N.Y. I.D. A.D. B.C.".split())
INITIAL_AND_NAME = re.compile(r"[^\W\d_]\.(?=[^\W\d_])(?:[^\W\d_]\.)?[^\W\d_]{3,}")
"""A name with its initial in one word: «B.Tamir»."""
_THING = frozenset(
    "award prize medal bridge street airport foundation university stadium hospital school theatre square museum day "
    "park hotel avenue road boulevard arena trophy cup center centre institute act law doctrine plan vista".split()
)
_HULLS = frozenset(
    "MT MV MS SS HMS USNS USS FGS PNS INS HMCS HMAS HMNZS FS ITS ESPS KRI BRP RV FV LNG ROKS HNoMS HDMS HSwMS TCG NRP "
    "LÉ BAP ARA USCGC RFA RFS CGS ICGS KD RSS BNS SLNS ORP NNS GNS M/V M/S M/T R/V F/V".split()
)
_VESSELS = frozenset(
    "ship vessel frigate ferry tanker freighter trawler submarine destroyer corvette minesweeper minehunter icebreaker "
    "schooner yacht cutter boat steamer barge tug tugboat lifeboat satellite spacecraft hurricane cyclone typhoon "
    "storm racehorse".split()
)
"""What stands before the name of a ship or a storm, and before no person's."""


@dataclass(slots=True)
class Cast:
    """The persons of an article: by path, with what is known of each."""

    records: dict[str, Record] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    _tails: dict[str, set[str]] = field(default_factory=dict)
    _openings: frozenset[str] = frozenset()
    _counted: int = 0
    _names: dict[str, str] = field(default_factory=dict)

    def add(self, record: Record) -> None:
        """Add a person, or let a path mean this one."""
        known = self.records.get(record.path)
        self.records[record.path] = record
        if known is None:
            self._names.setdefault(surface_key(record.name), record.path)
        else:
            self._name_all()

    def drop(self, path: str) -> None:
        """Take a person back."""
        self.records.pop(path, None)
        self._name_all()

    def _name_all(self) -> None:
        self._names.clear()
        for record in self.records.values():
            self._names.setdefault(surface_key(record.name), record.path)

    def named(self, key: str) -> Record | None:
        """Give the first person whose name has a key."""
        return self.records[self._names[key]] if key in self._names else None

    def openings(self) -> frozenset[str]:
        """Give the first words of the keys of :meth:`tails`."""
        tails = self.tails()
        if not self._openings:
            self._openings = frozenset(key.split(" ")[0] for key in tails)
        return self._openings

    def tails(self) -> dict[str, set[str]]:
        """Give the persons' paths by their names and by all that may follow a given name, as keys."""
        if self._counted != len(self.records):
            self._tails, self._counted = self._by_tail(), len(self.records)
            self._openings = frozenset()
        return self._tails

    def _by_tail(self) -> dict[str, set[str]]:
        found: defaultdict[str, set[str]] = defaultdict(set)
        for path, record in self.records.items():
            for name in (record.name, *(x.text for x in record.labels)):
                parts = name.split()
                for first in range(len(parts)):
                    found[surface_key(" ".join(parts[first:]))].add(path)
                if len(parts) > 1 and "-" in parts[-1]:
                    found[surface_key(parts[-1].partition("-")[0])].add(path)
        return found


def person(name: str) -> Record:
    """Make the record of a person whom only articles name."""
    return Record(f"person/{slug(name)}", name, ("person",), ("Person",), provisional=True)


def add_name(draft: Draft, cast: Cast, span: Span) -> None:
    """Add a mention of the person whom the words name, a new one of the cast where nobody has that name yet."""
    name = re.sub(r"\s+", " ", span.of(draft.text))
    record = cast.named(surface_key(name)) or person(name)
    if draft.add(span, record) and cast.records.get(record.path) != record:
        cast.add(record)


def starts(draft: Draft, line: Line, index: int) -> bool:
    """Whether a person's name can begin at a token."""
    token = line.tokens[index]
    if initials(token):
        return index + 1 < len(line.tokens) and line.tokens[index + 1].capital and draft.at(token) is None
    return goes_on(draft, line, index) and not (token.acronym and len(token.text) < 4)  # noqa: PLR2004 - «US», «UAE»


def initials(token: Token) -> bool:
    """Whether letters with their stops shorten a given name: «J.», «K.V.», but not «U.S.»."""
    return token.text[-1] == "." and _INITIALS.fullmatch(token.text) is not None and token.text not in _NO_INITIALS


def goes_on(draft: Draft, line: Line, index: int) -> bool:
    """Whether a token can be one more word of a person's name."""
    token = line.tokens[index]
    if token.text in {"Jr.", "Sr.", "Jr", "Sr"}:
        return index > 0 and line.tokens[index - 1].named
    if is_post_nominal(line, index):
        return False
    if initials(token):
        return draft.at(token) is None
    if not token.named or token.lower in DESCRIBERS or any(map(str.isdigit, token.text)):
        return False
    if draft.at(token) is not None or token.bare in title_words():
        return _is_surname(draft, line, index)
    return not draft.is_demonym(token.text)


def _is_surname(draft: Draft, line: Line, index: int) -> bool:
    """Whether a town's name or a title's is the surname to the given name before it: «Ana Lima», «Ann King»."""
    token, mention = line.tokens[index], draft.at(line.tokens[index])
    if index == 0 or not line.tokens[index - 1].named:
        return False
    if not is_given_name(line.tokens[index - 1].key) and skip_names_titles(line, index - 1) == index - 1:
        return False
    following = line.token(index + 1)
    if draft.at(line.tokens[index - 1]) is not None or (following is not None and following.named):
        return False
    if mention is None:
        return token.bare in SURNAMES_TOO
    town = mention.record.kinds[0] == "place" and "Country" not in mention.record.types
    return town and mention.span == Span(token.start, token.end)


def is_post_nominal(line: Line, index: int) -> bool:
    """Whether letters after a name are its bearer's honours or service: «Ann Moss MP», «Ivo Tarn RVN»."""
    token = line.tokens[index]
    if not token.acronym or index < 2 or not (line.tokens[index - 1].named and not line.tokens[index - 1].acronym):  # noqa: PLR2004
        return False
    if token.lower in POST_NOMINALS or (len(token.text) <= _LETTERS and not set(token.lower) & set("aeiouy")):
        return True
    before = line.tokens[index - 2]  # behind two words of a name, a short one in capitals is no third
    if not set(token.lower) - set("ivx"):
        return False  # «Charles III»
    return len(token.text) <= _LETTERS and before.named and not before.acronym and before.lower not in HONORIFICS


def honours_end(line: Line, index: int) -> int:
    """Give where the letters end that may begin at a token, behind a name: «Ann Moss KCB CBE»."""
    if index < len(line.tokens) and is_post_nominal(line, index):
        index += 1
        while line.word(index) in POST_NOMINALS:
            index += 1
    return index


def is_honour(line: Line, index: int) -> bool:
    """Whether letters between commas are honours or a degree: «Ann Moss, OBE, Director of …»."""
    token = line.token(index)
    if token is None or not token.text[0].isupper():
        return False
    return token.bare.replace(".", "") in POST_NOMINALS or (token.acronym and len(token.text) <= _LETTERS - 1)


def acts(line: Line, first: int, end: int, verbs: frozenset[str], *, only_before: bool = False) -> bool:
    """Whether a verb follows the name, or a verb of saying stands before it («said X»)."""
    after = line.word(end) if line.word(end) not in {"also", "then", "further", "additionally"} else line.word(end + 1)
    before = line.word(first - 1) if first else ""
    return (after in verbs and not only_before) or (
        before in verbs & SAYING and before not in {"told", "called", "calls", "thanked", "reported"}
    )


def is_thing(draft: Draft, line: Line, first: int, end: int) -> bool:
    """Whether the words are part of a thing's name («X Bridge»), a credit («Photo: X») or all initials."""
    for index in range(max(0, first - 1), first + 1):  # «the frigate Kestrel», «Frigate Kestrel»
        if line.tokens[index].text in _HULLS or line.word(index) in _VESSELS:
            return True
    if line.word(end - 1) in _THING and (end - first > 2 or line.word(end - 1) == "vista"):  # noqa: PLR2004 - a name of two words, and what bears it
        return True
    following = line.tokens[end] if end < len(line.tokens) else None
    if following is not None and following.capital:
        if following.lower in _THING | ORGANIZATION_HEADS | SITE_HEADS:
            return True
        if following.acronym and draft.at(following) is None and not is_post_nominal(line, end):
            return True
    if _CREDIT.search(line.sentence.span.of(draft.text)[: line.tokens[first].start - line.sentence.span.start]):
        return True
    return not any(len(token.text) > 2 for token in line.tokens[first:end])  # noqa: PLR2004 - «J.» is an initial
