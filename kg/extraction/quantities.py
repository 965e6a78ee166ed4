"""Counts, shares and sums of money, each with its unit and what it is of.

A count needs a counted noun in the plural behind its number («six new aircraft»); so model names («the 737 jetliner»),
years («2022 summit»), addresses and numbers of articles, chapters or resolutions are none. Dates, times, durations,
ages, distances and ordinals are other things. The qualifier («more than», «nearly») stays in the evidence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extraction.money import currency_after, currency_before
from kg.extraction.numerals import Numeral, numerals
from kg.model import Evidence, Quantity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.model import Reading

_QUALIFIER = re.compile(
    r"\b(?:(?:slightly |well |far |a little )?(?:more|less|fewer|greater|higher|lower) than|over|about|around|some|"
    r"nearly|almost|approximately|roughly|at least|at most|up to|close to|under|below|above|as many as|no fewer than|"
    r"exactly|only|just|estimated|total of|an additional|additional|another|further)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_ROUND = re.compile(
    r"\b(?:more than|less than|fewer than|over|about|around|some|nearly|almost|approximately|roughly|at least|up to|"
    r"close to|total of)\s+$",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"\b(?:articles?|art\.|resolutions?|chapters?|sections?|annex|paragraphs?|phase|clusters?|no\.?|nos\.?|numbers?|"
    r"rooms?|gates?|flight|level|category|protocol|type|mark|mk|block|version|group|line|page|pp?\.|figure|table|items?|"
    r"point|law|directive|regulation|route|channel|camp|point|tel\.?|phone|fax|stage|step|option|unit|class|district|"
    r"decree|covid|model|building|house|apartment|box|highway|corridor|pillar|tier|priority)[\s:-]*$",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\s?(?:%|per\s?cent(?:age)?\b(?!\s+points?))", re.IGNORECASE)
_POINTS = re.compile(r"\s(?:percentage|per\s?cent) points?\b", re.IGNORECASE)
_TOKEN = re.compile(r"\s+((?:[^\W_]|[.](?=\w))+(?:['-]\w+)*'?)")
_OF_THEM = re.compile(r"\s+of\s+(?:them|these|those|whom|which)\b")
_OF_THE = re.compile(
    r"\s+of\s+(?:the|its|their|our|his|her|these|those|all)\b(?:\s+\d[\d,]*|\s+(?:roughly|about|some))*"
)
_HARMED = re.compile(
    r"\s*(?:people\s+)?(?:(?:were|was|have been|had been|are|is|more|others|reportedly)\s+)*"
    r"(?P<how>killed|injured|wounded|dead|missing|displaced|arrested|detained|hospitalised|hospitalized)\b"
)
_HARMING = re.compile(
    r"\b(?:killed|killing|injured|injuring|wounded|wounding)\s+(?:(?:at least|more than|over|some|about|up to)\s+)?$"
)
_IRREGULAR = frozenset(
    "people personnel police aircraft spacecraft watercraft rotorcraft hovercraft men women children staff troops "
    "servicemen servicewomen policemen policewomen businessmen fishermen firemen spokesmen cattle sheep media data "
    "infantry crew alumni criteria phenomena feet teeth".split()
)
_PEOPLE = re.compile(
    r"(?:troops|soldiers|people|personnel|civilians|policemen|officers|children|women|men|medics|peacekeepers|"
    r"servicemen|servicewomen|participants|students|cadets|members|refugees|victims|residents|citizens|workers|staff)$"
)
_NOT_COUNTED = frozenset(
    "years year months month weeks week days day hours hour minutes minute seconds second decades decade centuries "
    "century nights mornings evenings weekends quarters semesters times percent degrees thirds quarters halves fifths "
    "kilometres kilometers kilometre kilometer km metres meters metre meter m miles mile feet inches yards cm mm nm "
    "knots acres hectares mph kph celsius fahrenheit o'clock ways sides things halves s".split()
)
_SINGULAR_S = re.compile(
    r"(?:ss|us|is|^gas|^news|^series|^texas|politics|economics|logistics|physics|mathematics|ethics|acoustics)$"
)
_FUNCTION = frozenset(
    "of in at on for from to with by and or who that which were was are is am be been have has had will would can "
    "could may might must shall should during under within over since as than but including following between among "
    "against through per a an the he she it they we you i this these those his her its their our my your not no if "
    "when while where because so then there here also into onto upon after before until till about around across along "
    "behind beside beyond despite except near off out up down took take takes gave came went did does do said "
    "january february march april june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday today yesterday tomorrow both each all any some what how why whose whom".split()
)
_THEM = frozenset("them these those whom which".split())
_FOLLOWING = re.compile(r"\s(?:of|for|from|in|at|to|that|who|with|under|on)\s[^,.;:!?()\n\u2013\u2014]{1,60}")
_COST = re.compile(
    r"\b(costs?|budget|value|price|funding|aid|loan|grant|package|donations?|investments?|contract|fund|assistance|"
    r"support|spending|expenditure|revenues?|debt|salar(?:y|ies)|fine|damage|trade|exports?|imports?|project)\b",
    re.IGNORECASE,
)
_DEFINITE = re.compile(
    r"\b(?:the|these|those|both|other|our|their|its|his|her|between|all|last|past|first|next)\s+(?:other\s+)?$",
    re.IGNORECASE,
)
_MAX_PHRASE = 7
_YEARS = range(1900, 2101)
_SMALL_PAIR = 2


@dataclass(frozen=True, slots=True)
class _Counted:
    """The words of a counted noun phrase: where it ends, and its head, the unit."""

    end: int
    unit: str


def read(reading: Reading) -> Iterator[Quantity]:
    """Give the quantities of an article in the order of the text; one told twice in the same words once."""
    seen: set[tuple[str, str, str]] = set()
    for sentence in reading.sentences:
        if sentence.paragraph < 0 or reading.article.paragraphs[sentence.paragraph].kind == "heading":
            continue
        found = list(numerals(reading.text, sentence.span))
        for index, numeral in enumerate(found):
            quantity = _Reader(reading, sentence.span).quantity(numeral, found[index + 1 :])
            if quantity is None:
                continue
            words = Span(numeral.span.start, quantity.evidence[0].span.end).of(reading.text)
            key = (str(quantity.value), quantity.unit, " ".join(words.split()).casefold())
            if key not in seen:
                seen.add(key)
                yield quantity


class _Reader:
    def __init__(self, reading: Reading, sentence: Span) -> None:
        self._reading = reading
        self._text = reading.text
        self._sentence = sentence

    def quantity(self, numeral: Numeral, later: Sequence[Numeral]) -> Quantity | None:
        """Give what a number counts, or None where it counts nothing."""
        if self._in_name(numeral.span):
            return None
        return self._money(numeral) or self._share(numeral) or self._count(numeral, later)

    def _in_name(self, span: Span) -> bool:
        return any(m.form == "name" and m.span.overlaps(span) for m in self._reading.mentions)

    # --- money and shares ----------------------------------------------------------------------------------------

    def _money(self, numeral: Numeral) -> Quantity | None:
        ahead = currency_before(self._text[self._sentence.start : numeral.span.start])
        behind = currency_after(self._text[numeral.span.end : self._sentence.end])
        start, end = numeral.span.start, numeral.span.end
        if ahead is not None:
            code, start = ahead.code, start - ahead.length
        elif behind is not None:
            code, end = behind.code, end + behind.length
        else:
            return None
        return self._made(numeral, Span(start, end), unit=code, of=self._paid_for(start, end), currency=code)

    def _paid_for(self, start: int, end: int) -> str:
        """Give what a sum is for: the words behind it («in aid»), else the noun of cost before it."""
        tail = re.match(r"\s(?:in|for|of|worth of|to)\s[^,.;:!?()\n-]{1,60}", self._text[end : self._sentence.end])
        if tail:
            return _cut(re.sub(r"^\s(?:in|worth of|of)\s", "", tail[0]))
        costs = list(_COST.finditer(self._text, self._sentence.start, start))
        return costs[-1][1] if costs else ""

    def _share(self, numeral: Numeral) -> Quantity | None:
        points = _POINTS.match(self._text, numeral.span.end, self._sentence.end)
        share = points or _SHARE.match(self._text, numeral.span.end, self._sentence.end)
        if share is None:
            return None
        tail = re.match(r"\s(?:of|in)\s[^,.;:!?()\n]{1,60}", self._text[share.end() : self._sentence.end])
        of = _cut(re.sub(r"^\sof\s", "", tail[0])) if tail else ""
        unit = "percentage points" if points else "percent"
        return self._made(numeral, Span(numeral.span.start, share.end()), unit=unit, of=of)

    # --- counts --------------------------------------------------------------------------------------------------

    def _count(self, numeral: Numeral, later: Sequence[Numeral]) -> Quantity | None:
        counted = self._counted(numeral, later)
        if counted is None or self._is_no_count(numeral, counted):
            return None
        words = Span(numeral.span.start, counted.end)
        tail = _FOLLOWING.match(self._text, counted.end, self._sentence.end)
        noun = self._text[numeral.span.end : counted.end].strip()
        of = _cut(noun + (tail[0] if tail else ""))
        if noun.startswith("of "):  # «ninety of them were wounded»
            of = " ".join([counted.unit, *noun.split()[-1:]] if noun.split()[-1] not in _THEM else [counted.unit])
        return self._made(numeral, words, unit=counted.unit, of=of)

    def _counted(self, numeral: Numeral, later: Sequence[Numeral]) -> _Counted | None:
        end, stop = numeral.span.end, self._sentence.end
        if them := _OF_THEM.match(self._text, end, stop):
            unit = self._antecedent(numeral.span.start)
            harmed = _HARMED.match(self._text, them.end(), stop)
            return _Counted((harmed or them).end(), unit) if unit else None
        if part := _OF_THE.match(self._text, end, stop):
            end = part.end()
        elif later and re.fullmatch(r"\s?(?:to|or|and|-)\s?", self._text[end : later[0].span.start]):
            whole = self._phrase(later[0].span.end, stop)
            return _Counted(whole.end, whole.unit) if whole else None
        phrase = self._phrase(end, stop)
        if phrase is not None:
            return phrase
        before = _HARMING.search(self._text, self._sentence.start, numeral.span.start)
        harmed = _HARMED.match(self._text, end, stop)
        if harmed or (before and re.match(r"\s*(?:$|[.,;]|and\b|in\b|others\b)", self._text[end:stop])):
            return _Counted(harmed.end() if harmed else end, "people")
        return None

    def _phrase(self, start: int, stop: int) -> _Counted | None:
        """Give the counted noun: the last of the first run of plurals after at most a few modifiers."""
        found: _Counted | None = None
        at = start
        for _ in range(_MAX_PHRASE):
            token = _TOKEN.match(self._text, at, stop)
            if token is None or token[1].lower() in _FUNCTION:
                break
            word = token[1]
            if _is_plural(word):
                found = _Counted(token.end(), word)
            elif found is not None:
                break
            elif word.lower() in _NOT_COUNTED:
                return None
            at = token.end()
        if found is None or found.unit.lower() in _NOT_COUNTED:
            return None
        return found

    def _antecedent(self, before: int) -> str:
        """Give the plural noun that «them» stands for: the nearest one of people before it, else the nearest."""
        paragraph = next(p for p in self._reading.article.paragraphs if p.span.start <= before < p.span.end)
        words = re.findall(r"[\w-]+", self._text[paragraph.span.start : before])
        plurals = [word for word in words if _is_plural(word) and word.lower() not in _NOT_COUNTED]
        people = [word for word in plurals if _PEOPLE.search(word.lower())]
        return next(reversed(people or plurals), "")

    def _is_no_count(self, numeral: Numeral, counted: _Counted) -> bool:
        before = self._text[self._sentence.start : numeral.span.start]
        people = _PEOPLE.search(counted.unit.lower()) is not None
        if numeral.value in _YEARS and not numeral.magnitude and not numeral.spelled:
            dated = re.search(r"\b(?:in|since|of|the|by|until)\s+$", before)
            return not _ROUND.search(before) and (not people or dated is not None)
        if numeral.spelled:
            return self._is_idiom(numeral, before)
        if _REFERENCE.search(before) or re.search(r"\b[A-Z]\w+\s+\d{1,2},?\s+$", before):
            return True
        last = re.search(r"(?P<mark>[.!?\"”»(]\s+|^\s*)?\b(?P<word>[A-Z][\w-]*)\s$", before)
        return last is not None and last["mark"] is None and not self._in_place(numeral.span.start - 2)

    def _in_place(self, offset: int) -> bool:
        """Whether an offset is inside a name to which a number does not belong: «sent Ostria 12 helicopters»."""
        beside = (m for m in self._reading.mentions if m.span.start <= offset < m.span.end)
        return any(not m.record.is_a("programme") for m in beside)

    def _is_idiom(self, numeral: Numeral, before: str) -> bool:
        """Whether a number in words counts nothing: «one», «the two», a number that begins a name."""
        if numeral.value <= 1:
            return True
        capital = self._text[numeral.span.start].isupper()
        if capital and re.search(r"[\w,]\s*$", before):
            return True
        return numeral.value == _SMALL_PAIR and _DEFINITE.search(before) is not None

    def _made(self, numeral: Numeral, words: Span, *, unit: str, of: str, currency: str | None = None) -> Quantity:
        before = _QUALIFIER.search(self._text, self._sentence.start, words.start)
        span = Span(before.start() if before else words.start, words.end)
        return Quantity(numeral.value, unit, of, (Evidence(span, self._sentence),), currency)


def _is_plural(word: str) -> bool:
    plain = word.lower().rpartition("-")[2]
    if plain in _IRREGULAR:
        return True
    if plain.endswith("'") or "'" in plain or len(plain) < 3:  # noqa: PLR2004 - «is», «us»
        return False
    return plain.endswith("s") and not _SINGULAR_S.search(plain)


def _cut(words: str, limit: int = 8) -> str:
    """Give the first words, up to a few, on one line, not ending in «of» or «and»."""
    kept = words.split()[:limit]
    while kept and kept[-1].lower() in _FUNCTION:
        kept.pop()
    return " ".join(kept)
