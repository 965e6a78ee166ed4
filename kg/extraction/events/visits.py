"""Words that report people going somewhere: visits, journeys with their stages, what they saw there."""

from __future__ import annotations

from kg.extraction.events.trigger import noun, verb

_SEEN = (
    r"(?=(?:(?: (?:the|an?|its|their|this|her|his|some|part of|parts of))+ )(?:[\w'-]+ ){0,4}?"
    r"(?:exercises?|drills?|manoeuvres|training|live[- ]fire|firing|demonstration|battlegroup|battle group|troops|"
    r"soldiers|contingent|units?|battalion|brigade|works?|construction|sites?|premises|facilit(?:y|ies)|base|camp|port|"
    r"plant|project|damage|area|equipment|vessels?|ships?|border|hospital|shelters?)\b)"
)
_DAYS = (
    r"(?:(?:[Mm]on|[Tt]ues|[Ww]ednes|[Tt]hurs|[Ff]ri|[Ss]atur|[Ss]un)day|days?|weeks?|weekend|mornings?|afternoon|"
    r"evening|hours|months?)"
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
        "visit trip tour stay mission stopover",
        r"(?:(?:working|official|state|study|field|inspection|site|courtesy|farewell|familiari[sz]ation) )*(?:visit|"
        r"trip|"
        r"(?<!\bto )(?<!\bwill )tour(?! (?:of duty|operator|guide)))|"
        r"stay(?= (?:in|at)\b)|fact-finding mission|stopover(?= (?:in|at)\b)",
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
    verb("Visit", "expected due awaited", r"(?:is|are|was|were) (?:expected|due|awaited) (?:in|at)", "place", leg=True),
    verb("Visit", "staying", r"(?:is|are|was|were) (?:currently )?staying (?:in|at)", "place", leg=True),
    verb(
        "Visit",
        "is_in are_in was_in were_in",
        r"(?:is|are|was|were) in(?= [A-Z][\w-]+(?: [A-Z][\w-]+)?,? (?:(?:on|for) (?:an?|his|her|their|the|talks|"
        r"meetings|consultations|[a-z]+-day)|today|this week|until|from \d)\b)",
        "place",
        leg=True,
    ),
    verb(
        "Visit",
        "spent spend",
        rf"(?:spent|spend(?:s|ing)?) (?:[\w-]+ ){{0,4}}?{_DAYS}"
        r"(?=(?: \([^)]{3,30}\))? (?:in|at|with|on|aboard|visiting|touring)\b)",
        "traveller",
    ),
    verb(
        "Visit",
        "came_to come_to comes_to went_to go_to goes_to",
        r"(?:c[ao]mes?|went|goes|go) to(?= (?:the )?[A-Z])",
        "place",
        leg=True,
    ),
    verb("Visit", "stop", r"(?:stopped(?: over| off)?|made a (?:short |brief )?stop) (?:in|at)", "place", leg=True),
    verb("Visit", "flew overfl", r"(?:flew|fly) over|overfl(?:ew|ies)", "traveller"),
    verb(
        "Visit",
        "watch observ inspect view review see follow",
        rf"(?:watche[sd]|watch|observe[sd]?|inspect(?:s|ed)?|viewed|reviewed|followed|see){_SEEN}",
        "traveller",
    ),
    verb(
        "Visit",
        "trip journey tour visit",
        r"(?:continu\w+|conclud\w+|beg[aiu]n\w*) (?:his|her|their|the) (?:trip|journey|tour|visit)(?= (?:to|in|"
        r"with)\b)",
        "place",
        leg=True,
    ),
    verb("Visit", "tour", r"toured|(?:(?<=\bwill )|(?<=\bto ))tour(?= (?:the|an?|its|[A-Z]))", "place"),
)
