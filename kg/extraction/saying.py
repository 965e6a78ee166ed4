"""Verbs of saying: which words of a text tell that somebody said something.

Always in the past or the present («stressed»); only before «that» («believes that») or beside a quotation
(«continued»); as a participle («underlining»), whose subject is the sentence's; and «welcomed», of a thing that
somebody calls good, not of a guest who is received.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Reading

BLANK = "\u25aa"
"""Stands for each character of a quotation in the texts that are searched here."""

_FEELINGS = (
    r"(?:[\w'-]+ ){0,4}(?:gratitude|thanks|hopes?|concerns?|support|regrets?|readiness|appreciation|condolences|"
    r"confidence|satisfaction|belief|conviction|solidarity|interest|commitment|sympathy|expectation|optimism|doubts?|"
    r"congratulations|respect|pleasure|willingness|desire|wish|disappointment|opposition|outrage|determination|view)\b"
)
_PAST = (
    "said stated stressed noted added explained underlined underscored emphasised emphasized highlighted reiterated "
    "told recalled warned argued claimed insisted declared affirmed reaffirmed commented remarked "
    "acknowledged admitted denied asserted urged appealed praised commended hailed lauded applauded condemned "
    "criticised criticized thanked congratulated assured reminded cautioned mentioned pledged promised vowed described "
    "announced confirmed revealed clarified specified opined wrote tweeted complained conceded repeated informed "
    "asked replied answered blamed accused demanded apologised apologized lamented deplored denounced disclosed joked "
    "contended alleged regretted bemoaned decried slammed blasted lambasted rebuffed refuted rebutted retorted "
    "testified recounted saluted guaranteed advocated lauded signalled signaled professed"
)
_PRESENT = (
    "says stresses explains underlines underscores emphasises emphasizes highlights reiterates tells recalls "
    "warns argues insists declares affirms reaffirms acknowledges admits urges praises condemns thanks "
    "announces confirms denies describes blames accuses reminds assures regrets pledges promises vows argues "
    "admits concedes reveals reiterated points\\ out calls\\ (?:on|upon|for) emphasise emphasize"
)
_THAT = (
    "believes? thinks? hopes? assessed assesses estimated suggested observed reported indicated responded "
    "maintained predicted proposed notified advised feared fears expects expected recommended requested insists "
    "signals hinted hints speculated countered clarifies underscored understood notes claims adds agreed "
    "maintains considers continued concluded concludes"
)
_PERSONAL = (
    "offered proposed rejected ruled\\ out invited(?=\\ [^.;,]{2,60}\\ to\\ "
    "(?:visit|attend|join|take|come|participate|pay|see)\\b) hopes?(?=\\ (?:to|for|the|his|her)\\ ) "
    "fears(?=\\ (?:the|for|an?|his|her)\\ )"
)
_DISMISSED = (
    r"(?:dismiss|reject)(?:ed|es)(?= (?:[\w-]+ ){0,3}?(?:claims?|allegations?|reports?|accusations?|suggestions?|"
    r"criticism|concerns|idea|notion|rumou?rs|speculation|charges|calls?)\b)"
)
"""What bodies do as often as say: speech only where a person is the subject."""
_CLOSING = "reported reports estimated estimates predicted predicts writes believes"
"""Verbs that tell of speech at a sentence's end too («…, the railways reported»)."""
_ING = (
    "saying stressing noting adding underlining underscoring emphasising emphasizing highlighting explaining warning "
    "recalling reiterating urging thanking praising reaffirming stating pointing\\ out calling\\ (?:on|upon|for)"
)
_BESIDE = (
    "adds continued responded countered responds replies interjected shot\\ back "
    "observed maintained quipped joked wondered exclaimed predicted suggested went\\ on began "
    "cautioned asserted offered recounted concluded"
)
"""Verbs that tell of speech beside a quotation only."""


def _words(words: str) -> str:
    return "|".join(re.split(r"(?<!\\) ", words)).replace("\\ ", " ")


_VERB = re.compile(
    rf"\b(?:(?P<past>{_words(_PAST)}|{_DISMISSED}|pointed (?:out|to the fact)|called (?:on|upon|for)|paid tribute"
    rf"|drew attention"
    rf"|(?:made|makes) (?:it )?(?:clear|plain)(?= that\b)|gave (?:an |the )?assurances?|took the view"
    rf"|expressed(?= {_FEELINGS})"
    rf"|voiced(?= {_FEELINGS})|conveyed(?= {_FEELINGS})"
    rf"|(?:called|termed|branded|labelled)"
    rf"(?= [^.;:,{BLANK}]{{1,60}} {BLANK}| (?:it|this|that|them|him|her|the [\w -]{{2,30}}?) an?\b))"
    rf"|(?P<present>{_words(_PRESENT)}|expresses(?= {_FEELINGS}))"
    rf"|(?P<that>(?:{_words(_THAT)})(?= (?:[\w']+ ){{0,3}}that\b))"
    rf"|(?P<personal>{_words(_PERSONAL)})"
    rf"|(?P<closing>(?:{_words(_CLOSING)})(?=(?: (?:on|last|earlier|late|this) [^,.;]{{1,40}})?\.?$))"
    rf"|(?P<beside>{_words(_BESIDE)})"
    rf"|(?P<welcome>welcome[ds])"
    rf"|(?P<quoted>(?:quoted|cited) (?:by [^.;]{{2,60}} )?as saying)"
    rf"|(?P<ing>{_words(_ING)}|expressing(?= {_FEELINGS})|welcoming))\b(?! by\b)",
)
_SAID_THIS = re.compile(r" (?:this|so),?(?= (?:in|on|at|when|while|during|after|yesterday|today|here)\b)")
"""«She said this in Kestrel»: tells when, not what."""
_NO_VERB_AFTER = re.compile(
    r"(?:\b(?:was|were|is|are|be|been|being|get|got|to|the|a|an|its|his|her|their|newly|previously|above|as|"
    r"officially|so|not)(?: \w+ly)?|[-/])\s*$",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"\b(?:of|to|at|in|on|for|by|as|from|with|and|during|before|after|ahead|together|alongside|who|that|which|when)\b"
    r"|[,.;:\u25aa]"
)
_PEOPLE = re.compile(
    r"\b(?:delegation|guests?|counterparts?|minister|ambassador|president|officials?|troops|participants|leaders|"
    r"representatives|members|students|visitors|soldiers|cadets|attendees|group|team|everyone|those|all|crews?|famil(?:y|ies)|"
    r"relatives|graduates|athletes|newcomers|journalists|delegates|delegations|contingent|battalion|squadron|unit|ship|"
    r"frigate|pupils|children|people|crowd|audience|counterpart|colleagues?|experts?|refugees|recruits|peacekeepers|"
    r"ambassadors|ministers|sailors|troupe|party)$"
)


def verbs(reading: Reading, text: str, region: Span) -> Iterator[re.Match[str]]:
    """Give the verbs of saying in a stretch; ``text`` is the folded text with the quotations blanked out.

    The groups ``past present that beside welcome quoted ing`` tell the kind. Passives, participles beside a noun and
    the «Asked about …» that opens a sentence are left out.
    """
    for verb in _VERB.finditer(text, region.start, region.end):
        before = text[region.start : verb.start()]
        if _NO_VERB_AFTER.search(before) and not verb["quoted"]:
            continue
        if verb["beside"] and BLANK not in text[max(0, region.start - 2) : region.end]:
            continue
        if (verb["closing"] and "," not in before) or _SAID_THIS.match(text, verb.end(), region.end):
            continue
        if verb[0] in {"asked", "informed", "described"} and not before.strip():
            continue
        if (verb["welcome"] or verb[0] == "welcoming") and not _welcomes_no_guest(reading, text, verb.end(), region):
            continue
        yield verb


def _welcomes_no_guest(reading: Reading, text: str, at: int, region: Span) -> bool:
    """Whether what is welcomed is a thing said to be good, not a guest who is received."""
    rest = text[at : region.end]
    first = _NEXT.split(rest, maxsplit=1)[0].rstrip()
    guests = (m for m in reading.mentions_in(Span(at, at + len(first))) if m.record.is_a("person"))
    received = any(not text.startswith("'", m.span.end) for m in guests)
    return bool(first.strip()) and not received and not _PEOPLE.search(first.casefold())
