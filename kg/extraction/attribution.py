"""Who says it: the verb of saying in a stretch of text, and its subject.

The stretch is folded text in which quotations are blanked out, so that nobody's words are read as the reporter's.
The subject stands before the verb («Velen, who came by train, said»), or after it where a quotation or a comma comes
first («…», said Minister Velen). A subject counts if it is a mention of a person (by name, title or pronoun), or, right
beside the verb, of a body or a country: in «NATO officials say» nobody known speaks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.extraction.saying import BLANK, verbs
from kg.extraction.subjects import Candidate, Subjects, titular
from kg.linking.offices import NAME_TITLES
from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Reading, Record

_ADVERBS = re.compile(
    r"[\s,(]*(?:(?:also|further|then|again|today|tonight|yesterday|earlier|later|once|has|have|had|was|were|is|still|even|first|"
    r"himself|herself|itself|moreover|however|meanwhile|nevertheless|therefore|thus|in turn|in particular|"
    r"for (?:his|her|its|their) part|too|just|both|repeatedly|\w+ly)\b[\s,)]*)*"
)
_ASIDE = re.compile(
    r"\s*,?\s*(?:on|in|at|during|after|before|following|while|when|from|via|through|ahead|speaking|addressing|"
    r"together|along|upon|of|for|to|with|by|this|last|earlier|late|as|commenting|answering|responding|asked)\b"
)
_PREPOSITIONS = frozenset(
    "with by of to from for in at on between against about than like alongside after before including toward towards "
    "under over among amid without into per via behind around near".split()
)
_ENTOURAGE = re.compile(
    r"\b(?:spokes\w+|aides?|advis[eo]rs?|lawyers?|office|wife|husband|sons?|brother|daughter|all(?:y|ies)|critics?|"
    r"cabinet|team|supporters|envoys?) (?:for|of|to) (?:the )?(?:(?:[A-Z][a-z]+ )?(?P<title>[A-Z][a-z]+) )?$"
)
_STOPS = re.compile(
    r"[;:.!?\u25aa]|\b(?:during|after|before|when|while|following|with|who|whose|as|by|where|alongside|adding|noting|"
    r"saying|stressing|because|but|if|that|which|ahead)\b|\bon (?:[A-Z]\w+day)"
)
_TAKES_OBJECT = frozenset(
    "told informed reminded assured urged thanked praised commended lauded applauded hailed congratulated criticised "
    "criticized condemned blamed accused denounced deplored described denied demanded welcomed welcomes called "
    "thanks praises urges describes condemns blames accuses reminds welcome calls".split()
)
"""Verbs whose object follows them: the subject of «…, thanked Minister Velen» stands before it."""
_RELATIVE = re.compile(r",\s(?:who|whose|whom|which|where)\b[^,]*$")
_DESCRIBED = re.compile(r"(?:[^\W\d_][\w'-]*,? ){1,9}")
_CLAUSE = re.compile(r"\b(?:that|which|who|whose|said|says|was|were|is|are|has|have|had|by|and)\b")
_SUM = re.compile(r" (?:an? \w+ |about |some |over |up to |nearly |more than )?(?:[A-Z]{1,3} ?)?[$€£¥]?\d")
"""What bodies pledge is given («pledged $5 million»); a person says so."""
_TRAILING = re.compile(
    r",?\s*(?:(?:for|on) (?:his|her|its|their) part|in (?:his|her|its|their) turn|in turn|\w+ly|also|then)\s*$"
)
_ABBREVIATED = re.compile(
    r"\s*(?:(?:the )?(?:[A-Z][\w.-]* )*?(?:Mrs?|Ms|Mmes?|Dr|Prof|Gen|Col|Maj|Lt|Adm|Capt|Cdr|Cmdr|Sgt|Brig|Amb|Hon|Sen|"
    r"Rep|Gov|Rev|Fr|Sr|Sra|Ing|Eng|St|H\.E)\. )+"
)
_BOTH = re.compile(r"\s*Both\b")
_SOURCE = re.compile(r"\b(?:agency|daily|newspaper|weekly|magazine|portal|website|broadcaster|television|TV)\s+$")
_LEAD_IN = re.compile(r"\s*(?:In|On|At|During|After|Before|Following|Upon|Throughout|For|From|While|When)\b")
_ACCORDING = re.compile(r"\b(?:[Aa]ccording to|[Ii]n the (?:words|view|opinion) of)\b")
_HINTS = ("ccording to", "words", "view", "opinion")
"""Letters of which both hold some."""
_IN_WORDS = re.compile(r"\b[Ii]n (?P<who>his|her) (?:own )?(?:words|view|opinion)\b")


_HIM = re.compile(r" (?:him|her)\b(?=[.,]|$)")
_LONGEST_TITLE = 8


@dataclass(frozen=True, slots=True)
class Attribution:
    """A verb of saying with its subject; ``speaker`` is None where the words do not tell who it is."""

    verb: Span
    subject: Span
    speaker: Record | None
    participle: bool = False


class Speakers:
    """Finds attributions in an article; ``text`` is its folded text with the quotations blanked out."""

    def __init__(self, reading: Reading, text: str) -> None:
        self._reading = reading
        self._text = text
        self._subjects = Subjects(reading, text)
        self.voices = self._subjects.voices

    def find(self, region: Span) -> Attribution | None:
        """Give the first verb of saying in a stretch that has a subject there; None where nobody is said to speak."""
        for verb in verbs(self._reading, self._text, region):
            found = self._subject(verb, region)
            if found is not None:
                span = Span(verb.start(), verb.end())
                return Attribution(span, found.span, found.record, participle=verb["ing"] is not None)
            if self._text.startswith(" that ", verb.end()) and not verb["ing"]:
                return None  # somebody unknown says it, whoever is named further on
        return self._according(region)

    def main_subject(self, region: Span) -> Attribution | None:
        """Give the subject of a sentence that leads to a quotation without a verb of saying («He opened it: …»)."""
        found = self._leftmost(self._subjects.within(region), region)
        return Attribution(Span(found.span.end, found.span.end), found.span, found.record) if found else None

    def _subject(self, verb: re.Match[str], region: Span) -> Candidate | None:
        before = self._text[region.start : verb.start()].rstrip()
        plain = not verb["that"] and (not verb["present"] or verb[0].endswith("s"))
        if plain and (not before.strip(" ,.") or before.rstrip(", ").endswith(BLANK)):
            return None if verb[0] in _TAKES_OBJECT else self._after(verb.end(), region)
        candidates = self._subjects.within(Span(region.start, verb.start()))
        found = self._beside(candidates, Span(region.start, verb.start()))
        if found is None and (verb["ing"] or re.search(r"(?:\band|\bbut|,)(?: also| then)?$", before)):
            found = self._leftmost(candidates, region)
        if found is None and plain and before.endswith(",") and verb[0].split()[0] not in _TAKES_OBJECT:
            found = self._after(verb.end(), region, closing=True)
        sums = verb["personal"] or _SUM.match(self._text, verb.end(), region.end)
        if found is None or (sums and not found.person):
            return None
        sources = verb["closing"] and _SOURCE.search(self._text, region.start, found.span.start)
        return None if sources else found

    def _beside(self, candidates: list[Candidate], clause: Span) -> Candidate | None:
        """Give the nearest candidate that stands right before the verb, but for adverbs and asides."""
        for candidate in reversed(candidates):
            gap = self._text[candidate.span.end : clause.end]
            if gap.startswith(
                ")"
            ):  # «the Harbour Mission (HARMIS) said», not «Velen of the Harbour Mission (HARMIS) said»
                gap = gap[1:]
                if any(c.person for c in candidates[: candidates.index(candidate)]):
                    continue
            if self._is_told_of(candidate, gap, clause):
                continue
            left = self._subjects.left(candidate, clause.start)
            if _ADVERBS.fullmatch(gap) and gap.strip() != ",":
                if self._may_lead(candidate, left, clause):
                    return self._first_of_pair(candidate, candidates)
                continue
            if not self._subjects.stands_first(left) or self._beside_a_person(candidate, candidates, gap):
                continue
            if gap.strip() == "," or self._is_aside(gap, candidate):
                return self._first_of_pair(candidate, candidates)
        return None

    def _is_told_of(self, candidate: Candidate, gap: str, clause: Span) -> bool:
        """Whether a candidate stands in a relative clause («Velen, who speaks for Tarn, said»)."""
        if not gap.lstrip().startswith(","):
            return False
        return _RELATIVE.search(self._text, clause.start, candidate.span.start) is not None

    def _beside_a_person(self, candidate: Candidate, candidates: list[Candidate], gap: str) -> bool:
        """Whether a body only says more of the person before it («Velen, Director of the League, said»)."""
        earlier = [c for c in candidates if c.person and c.span.end <= candidate.span.start]
        if candidate.person or not earlier or not gap.lstrip().startswith((",", ")", "(")):
            return False
        return (
            re.fullmatch(
                r"(?:[,(]|(?:of|from|at|for|with|in)\b)(?:[^.;,]|,(?! (?:and|but)\b)){0,80}",
                self._text[earlier[-1].span.end : candidate.span.start].strip(),
            )
            is not None
        )

    def _is_aside(self, gap: str, candidate: Candidate) -> bool:
        if BLANK in gap or len(gap) > 250:  # noqa: PLR2004 - longer than any aside
            return False
        gap = _TRAILING.sub(",", gap) if gap.lstrip().startswith(",") else gap
        closed = gap.lstrip().startswith((",", "(")) and gap.rstrip().endswith((",", ")"))
        if not candidate.person:
            return bool(re.fullmatch(r"\s(?:of|in)(?: the)?(?: [A-Z][\w-]+)+\s*", gap)) or closed
        if closed or re.fullmatch(r",? who(?: also)?\s*", gap):
            return True
        return bool(_ASIDE.match(gap)) and not re.search(r"\b(?:who|which|where|that|and)\b", gap)

    def _leftmost(self, candidates: list[Candidate], region: Span) -> Candidate | None:
        """Give the first candidate that can be a sentence's subject, at its start or after a phrase that leads in."""
        led = _LEAD_IN.match(self._text, region.start, region.end)
        for candidate in candidates:
            left = self._subjects.left(candidate, region.start)
            beside_verb = candidate.person or re.match(r" (?:also )?[a-z]+(?:s|ed)\b", self._text[candidate.span.end :])
            after_noun = led and left.lower() not in _PREPOSITIONS and not re.search(r"(?:ed|ing|met|saw|told)$", left)
            if beside_verb and (self._subjects.stands_first(left) or after_noun):
                return candidate
        return None

    def _may_lead(self, candidate: Candidate, left: str, clause: Span) -> bool:
        """Whether a candidate beside the verb is its subject, and not somebody's spokesman's superior."""
        before = self._text[clause.start : candidate.span.start]
        entourage = _ENTOURAGE.search(before)
        if entourage and (entourage["title"] or "president").lower() in NAME_TITLES:
            return False
        last = re.search(r"([\w'-]+)(?: the)?\s*$", before)
        word = last[1].lower() if last else ""
        return word not in _PREPOSITIONS and (candidate.person or left.lower() not in _PREPOSITIONS)

    def _first_of_pair(self, candidate: Candidate, candidates: list[Candidate]) -> Candidate:
        """Give the first of two who speak together («Velen and Tarn said»)."""
        index = candidates.index(candidate)
        both = _BOTH.match(self._text, self._sentence_start(candidate)) is not None
        if both and index and candidates[0].person == candidate.person:
            return candidates[0]
        if index == 0 or candidates[index - 1].person != candidate.person:
            return candidate
        first = candidates[index - 1]
        between = self._text[first.span.end : candidate.span.start]
        return first if re.fullmatch(r" and (?:[A-Z][\w.-]+ ){0,4}", between) else candidate

    def _sentence_start(self, candidate: Candidate) -> int:
        sentence = self._reading.sentence_at(candidate.span.start)
        return sentence.span.start if sentence else candidate.span.start

    def _after(self, at: int, region: Span, *, closing: bool = False) -> Candidate | None:
        """Give the subject that follows its verb: the first person before the clause ends, else a body at once."""
        stop = _STOPS.search(self._text, self._past_abbreviations(at, region), region.end)
        phrase = Span(at, stop.start() if stop else region.end)
        if closing and self._text[phrase.end : region.end].strip(" ."):
            return None
        for candidate in self._subjects.within(Span(at, region.end)):
            if candidate.span.start >= phrase.end:
                break
            between = self._text[at : candidate.span.start]
            if candidate.person and len(between.split()) <= 14:  # noqa: PLR2004 - the longest title met
                return candidate
            beyond = self._text[candidate.span.end : phrase.end].strip()
            if between.strip().lower() in {"", "the"} and (not beyond or not beyond[0].isalnum()):
                return candidate
        return None

    def _past_abbreviations(self, at: int, region: Span) -> int:
        """Give where to look for the clause's end: full stops of «Mr.» and «H.E.» end none."""
        match = _ABBREVIATED.match(self._text, at, region.end)
        return match.end() if match else at

    def anybody(self, region: Span) -> Attribution | None:
        """Give the first verb of saying with whatever stands before it in the stretch: a voice that nobody names."""
        verb = next(verbs(self._reading, self._text, region), None)
        if verb is None:
            return None
        return Attribution(Span(verb.start(), verb.end()), Span(region.start, verb.start()), None)

    def _according(self, region: Span) -> Attribution | None:
        words = region.of(self._text)
        if not any(hint in words for hint in _HINTS):
            return None
        if own := _IN_WORDS.search(self._text, region.start, region.end):
            return Attribution(Span(*own.span()), Span(*own.span("who")), None)
        for match in _ACCORDING.finditer(self._text, region.start, region.end):
            if him := _HIM.match(self._text, match.end(), region.end):
                return Attribution(Span(*match.span()), Span(him.start() + 1, him.end()), None)
            for candidate in self._subjects.within(Span(match.end(), region.end)):
                between = self._text[match.end() : candidate.span.start].split()
                beyond = self._text[candidate.span.end : region.end].lstrip()
                titles = len(between) <= _LONGEST_TITLE and all(w == "the" or titular(w) for w in between)
                ahead = self._text[match.end() : candidate.span.start].lstrip()
                described = candidate.person and _DESCRIBED.fullmatch(ahead) and not _CLAUSE.search(ahead)
                if (titles or described) and not beyond[:1].isalnum():
                    return Attribution(Span(match.start(), match.end()), candidate.span, candidate.record)
        return None


def blanked(text: str, spans: Iterator[Span]) -> str:
    """Give the text with stretches blanked out, each character by one."""
    for span in spans:
        text = text[: span.start] + BLANK * (span.end - span.start) + text[span.end :]
    return text
