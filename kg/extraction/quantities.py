"""Counts, shares and sums of money, each with its unit and what it is of.

A count needs a counted noun in the plural behind its number («six new aircraft»); so model names («the 737 jetliner»),
years («2022 summit»), addresses and numbers of articles, chapters or resolutions are none. Dates, times, durations,
ages, distances and ordinals are other things. The qualifier («more than», «nearly») stays in the evidence.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from kg.dates import dates_of, dates_over
from kg.extraction.money import currency_after, currency_before, is_letter
from kg.extraction.nouns import FUNCTION, Counted, antecedent, counted, cut, is_people, is_plural
from kg.extraction.numerals import Numeral, numerals
from kg.linking.lexicon import MONTHS, WEEKDAYS
from kg.model import Evidence, Quantity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.model import Reading, Sentence

_QUALIFIER = re.compile(
    r"\b(?:(?:slightly |well |far |a little )?(?:more|less|fewer|greater|higher|lower) than|over|about|around|some|"
    r"nearly|almost|approximately|roughly|at least|at most|up to|close to|under|below|above|as many as|no fewer than|"
    r"exactly|only|just|estimated|total of|an additional|additional|another|further)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_OPENERS = (
    FUNCTION | WEEKDAYS | frozenset("around nearly almost approximately roughly only just another last".split())
) - MONTHS
_REFERENCE = re.compile(
    r"\b(?:articles?|art\.|resolutions?|chapters?|sections?|annex|paragraphs?|phase|clusters?|no\.?|nos\.?|numbers?|"
    r"rooms?|gates?|flight|level|category|protocol|type|mark|mk|block|version|group|line|page|pp?\.|figure|table|items?|"
    r"point|law|directive|regulation|route|channel|camp|tel\.?|phone|fax|stage|step|option|unit|class|district|"
    r"decree|covid|model|building|house|apartment|box|highway|corridor|pillar|tier|priority)[\s:-]*$",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\s?(?:%|per\s?cent(?:age)?\b(?!\s+points?))", re.IGNORECASE)
_POINTS = re.compile(r"\s(?:percentage|per\s?cent) points?\b", re.IGNORECASE)
_OF_THEM = re.compile(r"\s+of\s+(?:them|these|those|whom|which|us|you)\b")
_MORE = re.compile(
    r"\b(?:another|a further|an additional|an estimated|of (?:whom|which)) (?:about |some |only |just )?$"
)
_THAN_BEFORE = re.compile(r"\b(?:up|down|compared (?:to|with)|against) (?:from )?(?:just |only |about |some )?$")
_RATIO = re.compile(r"\b(?:one|two|three|four|five|\d{1,2}) (?:(?<!\d )in|out of)(?: every)?\s+$", re.IGNORECASE)
_GOES_ON = re.compile(r"\s*(?:[,.;:)]|$|(?:in|at|from|on|with|who|when|a|last|the|will|were|was|are|have|had|left)\b)")
_OF_THE = re.compile(
    r"\s+of\s+(?:the|its|their|our|his|her|these|those|all)\b(?:\s+\d[\d,]*|\s+(?:roughly|about|some))*|\s+of\s+\d[\d,]*\b"
)
_HARM = r"(?P<harm>killed|injured|wounded|dead|missing|displaced|arrested|detained|hospitali[sz]ed)\b"
_HARMED = re.compile(rf"\s*(?:(?:were|was|have been|had been|has been|are|is|more|others|reportedly)\s+)*{_HARM}")
_HARMING = re.compile(r"\b(?P<harm>kill|injur|wound)(?:ed|ing)\s+(?:(?:at least|more than|over|some|about|up to)\s+)?$")
_ONE_HARMED = re.compile(rf"(?P<noun>(?:\s[a-z-]+){{1,3}}?)\s(?:(?:was|has been|had been)\s(?:\w+ly\s)?)?{_HARM}")
_PHRASE = re.compile(
    r"\s(?:(?:that|who)\s[^,.;:!?()\n]{1,60}|(?:of|for|from|in|at|to|with|under|on)\s(?:(?!and \d|"
    r"(?:were|was|is|are|has|have|had|will|would|can|could|left|took|who|that|which|and)\b)[^\s,.;:!?()]+(?:\s|\b)){1,7})"
)
_PRICED = re.compile(
    r"\b(costs?|budget|value|price|funding|aid|loan|grant|package|donations?|investments?|contract|fund|assistance|"
    r"support|spending|expenditure|revenues?|debt|salar(?:y|ies)|fine|damage|trade|exports?|imports?|project)\b",
    re.IGNORECASE,
)
_CROWD = re.compile(
    r"\b(audience|crowd|gathering|group|congregation|staff|crew|workforce|garrison|delegation|team|force|contingent|"
    r"population|membership|faculty|audiences|party) of (?:about |some |around |over |more than |nearly |only |just )?$"
)
_LABEL = re.compile(r"\W*([A-Z][\w-]+):\s+")
_FACT = re.compile(r"[A-Z][^:.]{2,40}: (?=[^.]*\d)[^:]*$")
_DEFINITE = re.compile(
    r"\b(?:the|these|those|both|other|our|their|its|his|her|between|all|last|past|first|next)\s+(?:other\s+)?$",
    re.IGNORECASE,
)
_YEARS, _PAIR = range(1900, 2101), 2
_SHARES = frozenset({"percent", "percentage points"})


def read(reading: Reading) -> Iterator[Quantity]:
    """Give the quantities of an article in the order of the text; one told twice in the same words once.

    The headline's count where the body does not give the same number. A range («600 to 700») tells no number.
    """
    dates = dates_of(reading.article, reading.text)
    seen: set[tuple[str, str, str]] = set()
    headline: list[Quantity] = []
    body: list[Quantity] = []
    for sentence in reading.sentences:
        if _is_heading(reading, sentence):
            continue
        found = [n for n in numerals(reading.text, sentence.span) if not dates_over(dates, n.span)]
        for numeral, quantity in _Reader(reading, sentence.span).quantities(found):
            words = Span(numeral.span.start, quantity.evidence[0].span.end).of(reading.text)
            key = (str(quantity.value), quantity.unit, " ".join(words.split()).casefold())
            if key not in seen:
                seen.add(key)
                (headline if sentence.paragraph < 0 else body).append(quantity)
    told = {quantity.value for quantity in body}
    yield from (quantity for quantity in headline if quantity.value not in told)
    yield from body


def _is_heading(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence is a heading; «Loan: 5 million euros» is an entry of a list of facts."""
    heading = sentence.paragraph >= 0 and reading.article.paragraphs[sentence.paragraph].kind == "heading"
    return heading and _FACT.match(reading.text, sentence.span.start, sentence.span.end) is None


class _Reader:
    """Reads the numbers of one sentence."""

    def __init__(self, reading: Reading, sentence: Span) -> None:
        self._reading = reading
        self._text = reading.text
        self._sentence = sentence

    def quantities(self, found: Sequence[Numeral]) -> Iterator[tuple[Numeral, Quantity]]:
        """Give the numbers of the sentence that count something, and what."""
        last: Quantity | None = None
        for index, numeral in enumerate(found):
            if self._is_range(found[index : index + 2]) or self._is_range(found[max(0, index - 1) : index + 1]):
                continue
            quantity = self._quantity(numeral, found[index + 1 :]) or self._elliptic(numeral, last)
            if quantity is not None:
                last = quantity
                yield numeral, quantity

    def _is_range(self, pair: Sequence[Numeral]) -> bool:
        """Whether two numbers are the ends of a range («40 or 50», «between 40 and 50», not «from 40 to 50»)."""
        if len(pair) < _PAIR:
            return False
        between = self._text[pair[0].span.end : pair[1].span.start]
        before = self._text[self._sentence.start : pair[0].span.start]
        if re.fullmatch(r"\s?(?:to|or|-)\s?", between):
            return re.search(r"\bfrom\s+$", before) is None
        return between == " and " and re.search(r"\bbetween\s+$", before, re.IGNORECASE) is not None

    def _elliptic(self, numeral: Numeral, last: Quantity | None) -> Quantity | None:
        """Give what a number at a clause's end counts: the noun before it («188 votes to 141», «we had nine»)."""
        before = self._text[self._sentence.start : numeral.span.start]
        after = self._text[numeral.span.end : self._sentence.end]
        if not _GOES_ON.match(after):
            return None
        if crowd := _CROWD.search(before):
            return self._made(numeral, numeral.span, unit="people", of=crowd[1])
        told = last is not None and last.currency is None and last.unit not in _SHARES
        if last and told and (_MORE.search(before) or _THAN_BEFORE.search(before)) and not numeral.spelled:
            return self._made(numeral, numeral.span, unit=last.unit, of=last.of)
        if not re.match(r"\s*(?:[.;]|$)", after):
            return None
        goes_on = last is not None and last.currency is None and self._last_ends(last, before)
        return self._made(numeral, numeral.span, unit=last.unit, of=last.of) if last and goes_on else None

    def _last_ends(self, last: Quantity, before: str) -> bool:
        """Whether the count before is told of again: right before («votes to 141»), or as what one has."""
        unit = self._text[last.evidence[0].span.end : self._sentence.start + len(before)]
        return unit == " to " or re.search(r"\b(?:have|has|had) (?:only |now )?$", before) is not None

    def _quantity(self, numeral: Numeral, later: Sequence[Numeral]) -> Quantity | None:
        """Give what a number counts, or None where it counts nothing or is part of a name."""
        if self._is_named(numeral):
            return None
        before = self._text[self._sentence.start : numeral.span.start]
        if before[-1:].isalpha():  # «R90 million», never «the N7 road»
            return self._money(numeral) if numeral.magnitude or not is_letter(before) else None
        if share := self._share(numeral):
            return share
        if re.fullmatch(r"\d{1,3}\.\d{3}", numeral.span.of(self._text)):
            numeral = replace(numeral, value=numeral.value * 1000)  # nobody counts thousandths of people or euros
        return self._money(numeral) or self._listed(numeral) or self._count(numeral, later)

    def _is_named(self, numeral: Numeral) -> bool:
        """Whether a number is part of a name («Three Seas Initiative»), not one that counts it («the seven Goals»)."""
        counts = self._text[numeral.span.start].islower()
        named = (m.span for m in self._reading.mentions_over(numeral.span) if m.form == "name")
        return any(not counts or span.start != numeral.span.start for span in named)

    # --- money and shares ----------------------------------------------------------------------------------------

    def _money(self, numeral: Numeral) -> Quantity | None:
        ahead = currency_before(self._text[self._sentence.start : numeral.span.start])
        behind = currency_after(self._text[numeral.span.end : self._sentence.end])
        start, end = numeral.span.start, numeral.span.end
        if behind and behind.name == "won" and not numeral.magnitude:
            behind = None  # «five won medals»
        if ahead is not None:
            start -= ahead.length
        elif behind is not None:
            end += behind.length
        else:
            return None
        money = ahead or behind
        code, name = (money.code, money.name) if money else ("", "")
        of = self._paid_for(start, end)
        return self._made(numeral, Span(start, end), unit=code or name.lower(), of=of, currency=code or None)

    def _paid_for(self, start: int, end: int) -> str:
        """Give what a sum is for: the words behind it («in aid»), else the noun of cost before it."""
        tail = _PHRASE.match(self._text, end, self._sentence.end)
        if tail and re.match(r"\s(?:in|for|of)\s", tail[0]):
            return cut(tail[0].split(maxsplit=1)[1])
        priced = list(_PRICED.finditer(self._text, self._sentence.start, start))
        return priced[-1][1] if priced else ""

    def _share(self, numeral: Numeral) -> Quantity | None:
        points = _POINTS.match(self._text, numeral.span.end, self._sentence.end)
        share = points or _SHARE.match(self._text, numeral.span.end, self._sentence.end)
        if share is None:
            return None
        tail = _PHRASE.match(self._text, share.end(), self._sentence.end)
        of = cut(tail[0].split(maxsplit=1)[1]) if tail and tail[0].startswith(" of ") else ""
        unit = "percentage points" if points else "percent"
        return self._made(numeral, Span(numeral.span.start, share.end()), unit=unit, of=of)

    # --- counts --------------------------------------------------------------------------------------------------

    def _listed(self, numeral: Numeral) -> Quantity | None:
        """Give the number of a list of facts («Aircraft: 12»)."""
        label = _LABEL.fullmatch(self._text[self._sentence.start : numeral.span.start])
        ends = re.match(r"\s*(?:in\b|at\b|[.;,(]|$)", self._text[numeral.span.end : self._sentence.end])
        if label is None or not is_plural(label[1]) or not ends:
            return None
        return self._made(numeral, numeral.span, unit=label[1].lower(), of=label[1].lower())

    def _count(self, numeral: Numeral, later: Sequence[Numeral]) -> Quantity | None:
        found = self._counted(numeral, later)
        if found is None or self._is_no_count(numeral, found):
            return None
        tail = _PHRASE.match(self._text, found.end, self._sentence.end)
        of = cut(found.words + (tail[0] if tail else ""))
        return self._made(numeral, Span(numeral.span.start, found.end), unit=found.unit, of=of)

    def _counted(self, numeral: Numeral, later: Sequence[Numeral]) -> Counted | None:
        end, stop = numeral.span.end, self._sentence.end
        if them := _OF_THEM.match(self._text, end, stop):
            return self._of_them(numeral, them.end())
        if part := _OF_THE.match(self._text, end, stop):
            end = part.end()
        elif later and re.fullmatch(r"\s?(?:to|or|and|-)\s?", self._text[end : later[0].span.start]):
            end = later[0].span.end
        return counted(self._text, end, stop) or (self._harmed(numeral) if end == numeral.span.end else None)

    def _of_them(self, numeral: Numeral, end: int) -> Counted | None:
        paragraph = next(p for p in self._reading.article.paragraphs if p.span.start <= numeral.span.start < p.span.end)
        unit = antecedent(self._text[paragraph.span.start : numeral.span.start])
        harmed = _HARMED.match(self._text, end, self._sentence.end)
        words = f"{unit} {harmed['harm']}" if harmed else unit
        unit = unit or ("people" if self._text.endswith(" us", 0, end) else "")
        return Counted(harmed.end() if harmed else end, unit, words or unit) if unit else None

    def _harmed(self, numeral: Numeral) -> Counted | None:
        """Give the people of «30 were wounded», «killing 14» and «one sailor was killed»."""
        end, stop = numeral.span.end, self._sentence.end
        if numeral.value == 1:
            one = _ONE_HARMED.match(self._text, end, stop)
            return Counted(one.end(), one["noun"].split()[-1], f"{one['noun'].strip()} {one['harm']}") if one else None
        if harmed := _HARMED.match(self._text, end, stop):
            return Counted(harmed.end(), "people", f"people {harmed['harm']}")
        before = _HARMING.search(self._text, self._sentence.start, numeral.span.start)
        if before and re.match(r"\s*(?:$|[.,;]|and\b|in\b|others\b)", self._text[end:stop]):
            return Counted(end, "people", f"people {before['harm']}ed")
        return None

    def _is_no_count(self, numeral: Numeral, found: Counted) -> bool:
        before = self._text[self._sentence.start : numeral.span.start]
        if numeral.spelled:
            return self._is_idiom(numeral, before, found)
        if numeral.value in _YEARS and not numeral.magnitude and not _QUALIFIER.search(before):
            dated = re.search(r"\b(?:in|since|of|the|by|until)\s+$", before, re.IGNORECASE)
            return not is_people(found.unit) or dated is not None
        named = _REFERENCE.search(before, max(0, len(before.rstrip(" :-")) - 40))
        if _RATIO.search(before) or (named and not (numeral.magnitude and named[0].startswith("number"))):
            return True  # but «the forces number 9,000 men» is no reference
        last = re.search(r"(?<![\w-])(?P<word>[A-Z][\w-]*)\s$", before)
        return last is not None and last["word"].lower() not in _OPENERS and not self._named(numeral.span.start - 2)

    def _named(self, offset: int) -> bool:
        """Whether an offset is inside a name to which a number does not belong: «sent Ostria 12 helicopters»."""
        beside = self._reading.mentions_over(Span(offset, offset + 1))
        return any(not m.record.is_a("programme") for m in beside)

    def _is_idiom(self, numeral: Numeral, before: str, found: Counted) -> bool:
        """Whether a number in words counts nothing: «one», «the two», a number that begins a name."""
        if _RATIO.search(before):
            return True
        if numeral.value <= 1:
            return numeral.value == 0 or not re.search(_HARM, found.words)
        if self._text[numeral.span.start].isupper() and re.search(r"[\w,]\s*$", before):
            return True
        return numeral.value == _PAIR and _DEFINITE.search(before) is not None

    def _made(self, numeral: Numeral, words: Span, *, unit: str, of: str, currency: str | None = None) -> Quantity:
        before = _QUALIFIER.search(self._text, self._sentence.start, words.start)
        span = Span(before.start() if before else words.start, words.end)
        whole = numeral.value == numeral.value.to_integral_value()
        value = Decimal(int(numeral.value)) if whole else numeral.value
        return Quantity(value, unit, of, (Evidence(span, self._sentence),), currency)
