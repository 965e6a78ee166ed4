"""The words that report events: a table of verbs and nouns, general English for diplomacy, defence and partnership.

A *verb* trigger is read with its subject and object («visited», «was awarded»); a *noun* trigger needs a determiner,
a name or a verb that carries it («the reception», «Vilnius Summit», «had talks with»). The order is the order of
trial: at the same place the longer words win, then the earlier row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from kg.model import EventType

Form = Literal["verb", "noun"]
Needs = Literal["nothing", "somebody", "place", "prize", "document", "two", "actor", "target"]


@dataclass(frozen=True, slots=True)
class Trigger:
    """One row of the table.

    ``needs`` is what the clause must name for the words to be an event: ``somebody`` met, the ``place`` travelled
    to, the ``prize`` awarded, the ``document`` signed, ``two`` persons who discussed, an ``actor`` as subject, or
    the ``target`` of an attack.
    ``weak`` triggers count only where their sentence has no other; a ``leg`` is a stage of a journey;
    ``plural`` nouns are events in the plural too; what ``refers`` only tells more of an event told before.
    """

    type: EventType
    form: Form
    pattern: re.Pattern[str]
    needs: Needs = "nothing"
    weak: bool = False
    leg: bool = False
    passive: bool = False
    refers: bool = False
    plural: bool = False


def _verb(kind: EventType, words: str, needs: Needs = "nothing", **flags: bool) -> Trigger:
    return Trigger(kind, "verb", re.compile(rf"\b(?:{words})\b"), needs, **flags)


def _noun(kind: EventType, words: str, needs: Needs = "nothing", **flags: bool) -> Trigger:
    return Trigger(kind, "noun", re.compile(rf"\b(?i:{words})\b"), needs, **flags)


AUDIENCE = (
    r"troops|soldiers|parliament|[Aa]ssembly|congress|senate|conference|participants|audience|nation|students|"
    r"cadets|graduates|members|guests|attendees|those present|gathering|public|deputies|session|meeting|forum|"
    r"summit|ceremony|reception|officers|journalists|crowd|[A-Z][\w-]+"
)
PRIZE = re.compile(
    r"\b(?i:medal|award|order|prize|cross|star|decoration|doctorate|badge|plaque|honou?r|certificate|diploma|"
    r"commendation|ribbon|trophy|title|citizenship|charter)s?\b"
)
DOCUMENT = re.compile(
    r"\b(?i:agreement|memorandum|memoranda|mou|treaty|protocol|declaration|arrangement|letters? of intent|accord|"
    r"deal|pact|charter|contract|convention|action plan|partnership plan|roadmap|statement)s?\b"
)
_DOCUMENTS = (
    "agreement|memorandum(?: of understanding)?|treaty|protocol|declaration|arrangement|letter of intent|accord|"
    "deal|pact|charter|contract|plan"
)
_SPOKEN = "speech|lecture|keynote|address|opening remarks|remarks|eulogy"

TRIGGERS = (
    # press conferences before conferences, meetings and statements
    _noun("PressConference", r"(?:(?:joint|final|closing) )*(?:press|news|media) (?:conference|briefing|point)"),
    _noun(
        "PressConference",
        r"(?:joint )?(?:press statements?|(?:statements?|remarks) (?:to|for) the (?:press|media))",
        plural=True,
    ),
    _noun("PressConference", r"doorsteps?(?: statements?| remarks| interviews?)?", plural=True),
    _noun("Interview", r"interviews?(?= (?:with|for|to|by|on|published|in)\b)|interview"),
    _verb("Interview", r"(?:was|were|been) interviewed|interviewed", "somebody"),
    _verb(
        "Interview",
        r"(?:told|spoke (?:to|with)|speaking to|said for)(?= (?:the )?[^.;,]{0,40}\b(?i:news agency|daily|newspaper|"
        r"television|TV|radio|portal|magazine|weekly|broadcaster)\b)",
    ),
    _verb("Interview", r"[Ww]e (?:spoke|talked|sat down)(?: with| to)|(?:spoke|talked|sat down) (?:to|with)(?: us)"),
    # visits and journeys
    _verb(
        "Visit",
        r"visited|visiting|visits?(?! (?:to|by|of|from|in|at|on|and|between|with|for|took|was|is|will|has|came|"
        r"comes)\b)",
        "place",
    ),
    _noun("Visit", r"(?:(?:working|official|state|study|field) )?(?:visit|trip|tour)|stay(?= (?:in|at)\b)"),
    _verb(
        "Visit",
        r"(?:travel(?:s|led|ed|ling|ing)?|flew|flies|fly|continu(?:es?|ed)|head(?:s|ed)?|proceed(?:s|ed)?)(?: on|"
        r" onward)? to|"
        r"(?:left|leaves?|depart(?:s|ed)?) for|(?:will )?arriv(?:es?|ed|ing) (?:in|at|to)",
        "place",
        leg=True,
    ),
    _verb("Visit", r"(?:will|is (?:due|set|expected) to|is to) be (?:in|at)", "place", leg=True),
    _verb(
        "Visit",
        r"(?:continu\w+|conclud\w+|beg[aiu]n\w*) (?:his|her|their|the) (?:trip|journey|tour|visit)(?= (?:to|in|"
        r"with)\b)",
        "place",
        leg=True,
    ),
    _verb("Visit", r"toured", "place"),
    # meetings
    _noun(
        "Meeting",
        r"(?:working |business |official |state )(?:dinner|lunch|breakfast)s?|(?:dinner|"
        r"lunch)(?= (?:with|for)\b)|meetings?",
        plural=True,
    ),
    _noun(
        "Meeting",
        r"talks|discussions|consultations|negotiations|conversations?|exchange of views|(?:tele)?phone calls?|"
        r"audience(?= with)",
        plural=True,
    ),
    _verb(
        "Meeting",
        r"met(?: up)?(?: separately| privately| briefly| bilaterally)?(?: with)?(?! (?:the )?(?:needs?|"
        r"requirements?|standards?"
        r"|criteria|targets?|goals?|challenges?|objectives?|expectations?|demands?|commitments?|obligations?|"
        r"deadlines?)\b)",
        "somebody",
    ),
    _verb(
        "Meeting",
        r"meets?(?: with)?(?! (?:the )?(?:needs?|requirements?|standards?"
        r"|criteria|targets?|goals?|challenges?|objectives?|expectations?|demands?|commitments?|obligations?|"
        r"deadlines?)\b)",
        "somebody",
    ),
    _verb(
        "Meeting", r"(?:spoke|talked|conferred|consulted|sat down|held talks) (?:by (?:tele)?phone )?with", "somebody"
    ),
    _verb(
        "Meeting", r"(?:received|receives|hosted|hosts|welcomed|welcomes|welcoming|host|receive|welcome)", "somebody"
    ),
    _verb("Meeting", r"(?:was|were|been|be) (?:received|hosted|welcomed) by", "somebody", passive=True),
    _verb("Meeting", r"(?:spoke|talked) (?:by (?:tele)?phone|(?:on|over) the phone)", "two"),
    _verb("Meeting", r"discuss(?:es|ed)?", "two", weak=True),
    _verb("Meeting", r"(?:gather(?:s|ed)?|convene[sd]?)(?= (?:in|at|on)\b)", "actor", weak=True),
    _noun("Meeting", r"session(?= (?:of|in)\b)"),
    # gatherings
    _noun("Reception", r"receptions?|gala dinner|banquet"),
    _noun(
        "Conference",
        r"conferences?|forums?|seminars?|workshops?|symposium|round ?table|panel(?: discussion)?s?|webinar|"
        r"congress|convention(?= in)",
    ),
    Trigger("Conference", "noun", re.compile(r"(?<=[a-z] )Dialogue\b(?! (?:on|with|between|process)\b)")),
    _noun("Summit", r"summits?"),
    _noun(
        "Exercise",
        r"(?:(?:joint|military|field|live[- ]fire|command[- ]post|tabletop|cyber|naval|air|multinational|annual) )*"
        r"(?:exercises?|drills?|manoeuvres|maneuvers|war ?games?)(?! (?:restraint|control|rights?|power|caution|"
        r"influence|authority)\b)",
        plural=True,
    ),
    _noun(
        "Course",
        r"(?:(?:training|language|resilience|staff|basic|advanced) )?courses?(?! of (?:action|events|the|his|her|"
        r"their|its)\b)",
    ),
    _noun(
        "Training",
        r"training(?: (?:session|event|programme|program|cycle|camp|activity))?(?! (?:range|area|ground|centre|"
        r"center|facilit|mission|"
        r"need|material|classes|course|school|activities|and education|opportunit|aircraft|team|support))",
    ),
    _verb(
        "Training",
        r"(?:has|have|had|were|was) trained|(?:are|is|were|was) training|"
        r"trains?(?= (?:\d|[A-Z]|members|soldiers|officers))|trained(?= (?:\d|more than|around|over|some|about|"
        r"nearly|members|soldiers|officers))",
        "actor",
    ),
    # violence
    _verb(
        "Attack",
        r"(?:was|were|been|came under) (?:\w+ )?(?:attack(?:ed)?|ambushed|bombed|shelled|assaulted)",
        passive=True,
    ),
    _verb("Attack", r"attacked|ambushed|bombed|shelled|invaded|clashed with|stormed", "target"),
    _noun(
        "Attack",
        r"attacks?(?= (?:on|against|in|by|at)\b)|outbreaks? of (?:[\w-]+ ){0,3}violence|violence(?= against\b)|"
        r"clash(?:es)?(?= (?:with|between|in)\b)|"
        r"(?:sabotage|invasion|bombing|shelling|bombardment)(?= of\b)|invasion|(?:assault|ambush|raid|"
        r"strike)s?(?= on\b)",
        plural=True,
    ),
    # awards
    _verb(
        "Award",
        r"(?:was|were|been|be|being) (?:\w+ )?(?:awarded|decorated|honou?red|presented|conferred|bestowed)(?: with)?",
        "prize",
        passive=True,
    ),
    _verb("Award", r"awarded with|awarded|awards|decorated|bestowed|conferred|presented|received|receives", "prize"),
    # documents
    _verb(
        "Agreement",
        r"(?:co-?)?(?:sign(?:s|ed)?|conclud(?:es?|ed)|initialled|renew(?:s|ed)?|inked|ratif(?:ies|ied|y))",
        "document",
    ),
    _verb(
        "Agreement",
        rf"(?:{_DOCUMENTS})(?: [^.;,]{{0,60}}?)? (?:was|were|has been|have been|will be) (?:\w+ )?(?:signed|"
        rf"concluded|renewed|ratified|initialled)",
        passive=True,
    ),
    _verb("Agreement", r"(?:[Ii]t|[Tt]he (?:document|text)) (?:was|is|will be) (?:\w+ )?signed", passive=True),
    _noun("Agreement", rf"signing(?= (?:of|ceremony)\b)|signature(?= of (?:the|an?) (?:\w+ )?(?:{_DOCUMENTS}))"),
    # speeches
    _verb(
        "Speech",
        rf"address(?:es|ed|ing)?(?= (?:to )?(?:(?:the|a|an|his|her|their|"
        rf"its) )?(?:[\w'-]+ ){{0,3}}?(?:{AUDIENCE})\b)",
        "actor",
    ),
    _verb(
        "Speech",
        rf"(?:g[ai]ve[sn]?|giving|deliver(?:s|ed|ing)?|held|holds?|made|makes?) (?:an?|the|his|her|"
        rf"their) (?:[\w-]+ ){{0,4}}?(?:{_SPOKEN})",
        "actor",
    ),
    _noun("Speech", r"speech|lecture|keynote(?: speech| address)?|address(?= (?:to|at|in|before|by)\b)"),
    # others, sparingly
    _noun(
        "Other",
        r"annexation(?= of\b)|change[- ]of[- ]command(?: ceremony)?|handover of command|"
        r"inauguration(?= of\b)",
    ),
    _verb(
        "Other",
        r"annexed|(?:(?:has|have|had) )?selected|(?:has|have) chosen|inaugurated|(?:officially|formally|"
        r"ceremonially) opened",
        "actor",
    ),
    _noun("Other", r"(?:(?!(?:the|an?|this|that|his|her|in|at|by) )[a-z-]+ )?ceremony", weak=True),
    # what speaks of an event told before
    _verb(
        "Other",
        r"(?:[Tt]he|[Tt]his) (?:activit(?:y|ies)|event|gathering)(?= (?:was|were|is|took|takes|will|also|brought|"
        r"gathered|in|at)\b)",
        refers=True,
    ),
    _verb(
        "Other",
        r"(?:hosted|hosts|organi[sz]ed|held|attended|opened) (?:(?:the|this) (?:activit(?:y|ies)|event|gathering)|"
        r"it\b)",
        refers=True,
    ),
    _verb(
        "Other",
        r"(?:[Aa]ttendees|[Gg]uests|[Pp]articipants|[Tt]hose present|"
        r"[Tt]he audience) were (?:\w+ and )?(?:greeted|addressed|welcomed) by",
        refers=True,
    ),
    _verb(
        "Other",
        r"(?:(?:was|were|have been|has been) invited to attend|(?:also|were) (?:attended|present|in attendance|"
        r"took part|participated)(?= *[.;,]| in the\b))|"
        r"(?:is|are|was|were) (?:also )?(?:taking part|participating|involved)|took part(?= *[.;,])|"
        r"participate[sd]?(?= *[.;])|were (?:also )?among (?:the|those) (?:guests|participants|present|invited)|"
        r"(?:addresses|speeches|remarks) were (?:given|made|delivered) by",
        refers=True,
    ),
)
"""All triggers."""
