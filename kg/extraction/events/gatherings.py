"""Words that report people coming together: press conferences, visits, meetings, exercises, courses, speeches."""

from __future__ import annotations

from kg.extraction.events.trigger import noun, verb

_AUDIENCE = (
    r"troops|soldiers|parliament|[Aa]ssembly|congress|senate|conference|participants|audience|nation|students|"
    r"cadets|graduates|members|guests|attendees|those present|gathering|public|deputies|session|meeting|forum|"
    r"summit|ceremony|reception|officers|journalists|crowd|[A-Z][\w-]+"
)
_SPOKEN = "speech|lecture|keynote|address|opening remarks|remarks|eulogy"
_NO_PARTNERS = (
    r"(?! (?:the )?(?:needs?|requirements?|standards?|criteria|targets?|goals?|challenges?|objectives?|"
    r"expectations?|demands?|commitments?|obligations?|deadlines?)\b)"
)

PRESS = (  # before conferences, meetings and statements
    noun(
        "PressConference",
        "conference briefing point",
        r"(?:(?:joint|final|closing) )*(?:press|news|media) (?:conference|briefing|point)",
    ),
    noun(
        "PressConference",
        "press media",
        r"(?:joint )?(?:press statements?|(?:statements?|remarks) (?:to|for) the (?:press|media))",
        plural=True,
    ),
    noun("PressConference", "doorstep", r"doorsteps?(?: statements?| remarks| interviews?)?", plural=True),
    noun("Interview", "interview", r"interviews?(?= (?:with|for|to|by|on|published|in)\b)|interview"),
    verb("Interview", "interviewed", r"(?:was|were|been) interviewed|interviewed", "somebody"),
    verb(
        "Interview",
        "told spoke speaking said",
        r"(?:told|spoke (?:to|with)|speaking to|said for)(?= (?:the )?[^.;,]{0,40}\b(?i:news agency|daily|newspaper|"
        r"television|TV|radio|portal|magazine|weekly|broadcaster)\b)",
    ),
    verb(
        "Interview",
        "spoke talked sat",
        r"[Ww]e (?:spoke|talked|sat down)(?: with| to)|(?:spoke|talked|sat down) (?:to|with)(?: us)",
    ),
)
VISITS = (
    verb(
        "Visit",
        "visit",
        r"visited|visiting|visits?(?! (?:to|by|of|from|in|at|on|and|between|with|for|took|was|is|will|has|came|"
        r"comes)\b)",
        "place",
    ),
    noun(
        "Visit",
        "visit trip tour stay",
        r"(?:(?:working|official|state|study|field) )?(?:visit|trip|tour)|stay(?= (?:in|at)\b)",
    ),
    verb(
        "Visit",
        "travel fl continu head proceed left leave depart arriv",
        r"(?:travel(?:s|led|ed|ling|ing)?|flew|flies|fly|continu(?:es?|ed)|head(?:s|ed)?|proceed(?:s|ed)?)(?: on|"
        r" onward)? to|"
        r"(?:left|leaves?|depart(?:s|ed)?) for|(?:will )?arriv(?:es?|ed|ing) (?:in|at|to)",
        "place",
        leg=True,
    ),
    verb("Visit", "be", r"(?:will|is (?:due|set|expected) to|is to) be (?:in|at)", "place", leg=True),
    verb(
        "Visit",
        "trip journey tour visit",
        r"(?:continu\w+|conclud\w+|beg[aiu]n\w*) (?:his|her|their|the) (?:trip|journey|tour|visit)(?= (?:to|in|"
        r"with)\b)",
        "place",
        leg=True,
    ),
    verb("Visit", "toured", r"toured", "place"),
)
MEETINGS = (
    noun("Reception", "dinner", r"dinner(?= with (?:[\w-]+ )*?(?:people|guests|community|members|alumni|diaspora)\b)"),
    noun(
        "Meeting",
        "dinner lunch breakfast meeting",
        r"(?:working |business |official |state )(?:dinner|lunch|breakfast)s?|(?:dinner|"
        r"lunch)(?= (?:with|for)\b)|meetings?",
        plural=True,
    ),
    noun(
        "Meeting",
        "talks discussion consultation negotiation conversation exchange call audience",
        r"talks|discussions|consultations|negotiations|conversations?|exchange of views|(?:tele)?phone calls?|"
        r"audience(?= with)",
        plural=True,
    ),
    verb(
        "Meeting",
        "met",
        rf"met(?: up)?(?: separately| privately| briefly| bilaterally)?(?: with)?{_NO_PARTNERS}",
        "somebody",
    ),
    verb("Meeting", "meet", rf"meets?(?: with)?{_NO_PARTNERS}", "somebody"),
    verb(
        "Meeting",
        "spoke talked conferred consulted sat held",
        r"(?:spoke|talked|conferred|consulted|sat down|held talks) (?:by (?:tele)?phone )?with",
        "somebody",
    ),
    verb(
        "Meeting",
        "receiv host welcom",
        r"(?:received|receives|hosted|hosts|welcomed|welcomes|welcoming|host|receive|welcome)",
        "somebody",
    ),
    verb(
        "Meeting",
        "received hosted welcomed",
        r"(?:was|were|been|be) (?:received|hosted|welcomed) by",
        "somebody",
        passive=True,
    ),
    verb("Meeting", "phone", r"(?:spoke|talked) (?:by (?:tele)?phone|(?:on|over) the phone)", "two"),
    verb("Meeting", "discuss", r"discuss(?:es|ed)?", "two", weak=True),
    verb("Meeting", "gather convene", r"(?:gather(?:s|ed)?|convene[sd]?)(?= (?:in|at|on)\b)", "actor", weak=True),
    noun("Meeting", "session", r"session(?= (?:of|in)\b)"),
)
GATHERINGS = (
    noun("Reception", "reception dinner banquet", r"receptions?|gala dinner|banquet"),
    noun(
        "Conference",
        "conference forum seminar workshop symposium table panel webinar congress convention",
        r"conferences?|forums?|seminars?|workshops?|symposium|round ?table|panel(?: discussion)?s?|webinar|"
        r"congress|convention(?= in)",
    ),
    noun("Conference", "dialogue", r"(?<=[a-z] )(?-i:Dialogue)\b(?! (?:on|with|between|process)\b)"),
    noun("Summit", "summit", r"summits?"),
    noun(
        "Exercise",
        "exercise drill man war_game wargame",
        r"(?:(?:joint|military|field|live[- ]fire|command[- ]post|tabletop|cyber|naval|air|multinational|annual) )*"
        r"(?:exercises?|drills?|manoeuvres|maneuvers|war ?games?)(?! (?:restraint|control|rights?|power|caution|"
        r"influence|authority)\b)",
        plural=True,
    ),
    noun(
        "Course",
        "course",
        r"(?:(?:training|language|resilience|staff|basic|advanced) )?courses?(?! of (?:action|events|the|his|her|"
        r"their|its)\b)",
    ),
    noun(
        "Training",
        "training",
        r"training(?: (?:session|event|programme|program|cycle|camp|activity))?(?! (?:range|area|ground|centre|"
        r"center|facilit|mission|"
        r"need|material|classes|course|school|activities|and education|opportunit|aircraft|team|support))",
    ),
    verb(
        "Training",
        "train",
        r"(?:has|have|had|were|was) trained|(?:are|is|were|was) training|"
        r"trains?(?= (?:\d|[A-Z]|members|soldiers|officers))|trained(?= (?:\d|more than|around|over|some|about|"
        r"nearly|the (?:first|last)|two|three|four|five|six|seven|eight|nine|ten|members|soldiers|officers))",
        "actor",
    ),
)
SPEECHES = (
    verb(
        "Speech",
        "address",
        rf"address(?:es|ed|ing)?(?= (?:to )?(?:(?:the|a|an|his|her|their|"
        rf"its) )?(?:[\w'-]+ ){{0,3}}?(?:{_AUDIENCE})\b)",
        "actor",
    ),
    verb(
        "Speech",
        "speech lecture keynote address remarks eulogy",
        rf"(?:g[ai]ve[sn]?|giving|deliver(?:s|ed|ing)?|held|holds?|made|makes?) (?:an?|the|his|her|"
        rf"their) (?:[\w-]+ ){{0,4}}?(?:{_SPOKEN})",
        "actor",
    ),
    noun(
        "Speech",
        "speech lecture keynote address",
        r"speech|lecture|keynote(?: speech| address)?|address(?= (?:to|at|in|before|by)\b)|(?<=in his )address|"
        r"(?<=in her )address",
    ),
)
