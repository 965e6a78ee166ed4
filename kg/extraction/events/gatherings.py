"""Words that report people coming together: press conferences, meetings, exercises, courses, speeches."""

from __future__ import annotations

from kg.extraction.events.trigger import noun, verb

_AUDIENCE = (
    r"troops|soldiers|parliament|[Aa]ssembly|congress|senate|conference|participants|audience|nation|students|"
    r"cadets|graduates|members|guests|attendees|those present|gathering|public|deputies|session|meeting|forum|"
    r"summit|ceremony|reception|officers|journalists|crowd"
)
_SPOKEN = (
    "speech|lecture|keynote(?: speech| address)?|(?:(?:opening|closing|welcoming?|introductory|"
    "concluding) )?(?:address|"
    "remarks)|eulogy"
)
_CHAMBERS = (
    r"(?:[Pp]arliament|(?:the |an? )?(?:[A-Z]?[\w'-]+ ){0,2}?(?:[Cc]hamber|lawmakers|MPs|[Aa]ssembly|[Cc]ongress|"
    r"[Ss]enate|"
    r"[Bb]undestag|House of [A-Z]\w+|Security Council|conference|forum|summit|audience|crowd|rally|gathering|graduates|"
    r"cadets|troops)(?<!press conference)(?<!news conference))"
)
_THEREON = (
    r"(?:again|here|there|today|yesterday|earlier|this|last|next|in|at|on|near|aboard|for|behind|via|by|under|to)"
)
_NO_PARTNERS = (
    r"(?! (?:the )?(?:needs?|requirements?|standards?|criteria|targets?|goals?|challenges?|objectives?|"
    r"expectations?|demands?|commitments?|obligations?|deadlines?)\b)"
)

PRESS = (  # before conferences, meetings and statements
    noun(
        "PressConference",
        "conference briefing point availab",
        r"(?:(?:joint|final|closing) )*(?:press|news|media) (?:conference|briefing|point|availability)|joint briefing|"
        r"briefing(?= (?:for|to|with) (?:the )?(?:press|media|journalists|reporters|correspondents))",
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
        "spoke talked sat_down caught_up met answer",
        r"(?:spoke|talked|sat down|caught up) (?:to|with)|met (?:up with )?(?:him|her|them)|"
        r"answer(?:s|ed) (?:[\w']+ ){1,4}questions",
        "asked",
    ),
    verb(
        "Interview",
        "spoke talked sat",
        r"[Ww]e (?:spoke|talked|sat down)(?: with| to)|(?:spoke|talked|sat down) (?:to|with)(?: us)",
    ),
)
MEETINGS = (
    noun(
        "Reception",
        "dinner",
        r"dinner(?= (?:with (?:[\w-]+ )*?(?:people|guests|community|members|alumni|diaspora)|at the invitation|"
        r"in honou?r|(?:hosted|given|offered) by)\b)",
    ),
    noun(
        "Meeting",
        "dinner lunch breakfast meeting",
        r"(?:working |business |official |state )(?:dinner|lunch|breakfast)s?|(?:dinner|"
        r"lunch)(?= (?:with|for)\b)|meetings?(?! (?:rooms?|points?|places?|halls?)\b)",
        plural=True,
    ),
    noun(
        "Meeting",
        "talks discussion consultation negotiation conversation exchange call audience",
        r"talks|discussions|consultations|negotiations|conversations?|exchange of views|(?:tele)?phone calls?|"
        r"audience(?= with)|(?:courtesy|office|farewell|introductory) calls?|(?:video|conference|"
        r"courtesy) calls?(?= (?:with|on|by|from|to)\b)|"
        r"t[êe]te-[àa]-t[êe]te",
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
        r"(?:spoke|talked|conferred|consulted|sat down|held talks)(?: by (?:tele)?phone| on the phone| today|"
        r" yesterday|"
        r" on [A-Z]\w+day| briefly| separately| again)? with",
        "somebody",
    ),
    verb(
        "Meeting",
        "met meet",
        rf"(?:met|meets?)(?= {_THEREON}\b|[.,])",
        "together",
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
        r"(?:was|were|been|be|is|are) (?:\w+ly )?(?:received|hosted|welcomed)(?: (?:in|at|on|for|"
        r"with)(?: [\w'-]+){1,5}?)?"
        r"(?: today| yesterday)? by",
        "somebody",
        passive=True,
    ),
    verb("Meeting", "phone", r"(?:spoke|talked) (?:by (?:tele)?phone|(?:on|over) the phone)", "two"),
    verb("Meeting", "discuss", r"discuss(?:es|ed)?", "two", weak=True),
    verb("Meeting", "gather convene", r"(?:gather(?:s|ed)?|convene[sd]?)(?= (?:in|at|on)\b)", "actor", weak=True),
    verb(
        "Meeting",
        "place",
        r"(?:Council|Committee|Assembly|Commission|Board|Group)(?: \([A-Z]+\))? (?:took|takes|will take) place",
        passive=True,
    ),
    noun(
        "Meeting",
        "gathering",
        r"(?:informal |ministerial )+gathering|gathering(?= of (?:[\w-]+ )?(?:ministers|leaders))",
    ),
    noun(
        "Meeting",
        "session",
        r"(?:(?:working|plenary|closed|special|extraordinary|regular|opening|closing) )+sessions?(?! of training)|"
        r"(?<!training )(?<!court )session(?= (?:of|in|with)\b)",
    ),
)
GATHERINGS = (
    noun(
        "Reception",
        "reception dinner banquet cocktail luncheon iftar",
        r"receptions?(?! (?:cent(?:re|er)s?|facilit|conditions|capacit|desk|area))|gala dinner|banquet|"
        r"cocktail(?: party)?|"
        r"iftar(?: dinner)?|official luncheon",
    ),
    noun(
        "Conference",
        "conference forum seminar workshop symposi colloquium table panel webinar congress convention hackathon",
        r"conferences?(?! (?:cent(?:re|er)s?|halls?|rooms?|calls?|facilit|venue|complex))|forums?|"
        r"seminars?(?! rooms?)|workshops?|symposi(?:um|a)|colloquium|round[- ]?table(?: discussion|"
        r" meeting)?|"
        r"panel(?: discussion)?s?|webinar|congress|convention(?= in)",
    ),
    noun("Conference", "dialogue", r"(?<=[a-z] )(?-i:Dialogue)\b(?! (?:on|with|between|process)\b)"),
    noun("Summit", "summit", r"summits?"),
    noun(
        "Exercise",
        "exercise drill man war_game wargame",
        r"(?:(?:joint|military|field|live[- ]fire|command[- ]post|tabletop|cyber|naval|air|multinational|annual) )*"
        r"(?:exercises?|drills?|manoeuvres|maneuvers|war ?games?)(?! (?:areas?|grounds?|director|planners|restraint|"
        r"control|rights?|power|caution|"
        r"influence|authority)\b)",
        plural=True,
    ),
    verb(
        "Exercise",
        "practi rehears simulat",
        r"(?:practi[sc]ed|rehearsed|simulated|(?:will|to) (?:practi[sc]e|rehearse|simulate))"
        r"(?= (?:\w+ing|(?:the |an? )?(?:\w+ ){0,2}?(?:landings?|defen[cs]e|crossings?|evacuation|rescue|response|"
        r"attack|"
        r"boarding|operations?|procedures|manoeuvres)) )",
        "force",
    ),
    noun(
        "Course",
        "course school master",
        r"(?:(?:training|language|resilience|staff|basic|advanced|refresher|induction) )?courses?(?! of (?:action|"
        r"events|"
        r"the|his|her|their|its)\b)|(?:summer|winter) school|master ?class(?:es)?",
    ),
    noun(
        "Training",
        "training",
        r"training(?: (?:session|event|programme|program|cycle|camp|activity))?(?! (?:range|area|ground|centre|"
        r"center|facilit|mission|"
        r"need|material|classes|course|school|activities|and education|opportunit|aircraft|team|support|squadron|ship|"
        r"vessel|flight|wing|jet|plane|fleet|cruise|battalion|brigade|command|grounds?|manual|package))",
    ),
    verb(
        "Training",
        "train",
        r"(?:has|have|had|were|was|been|be) trained|(?:are|is|were|was|been) training|"
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
        rf"its) )?(?:[\w'-]+ ){{0,3}}?(?:{_AUDIENCE}|[A-Z][\w-]+)\b)",
        "actor",
    ),
    verb(
        "Speech",
        "speech lecture keynote address remarks eulogy",
        rf"(?:g[ai]ve[sn]?|giving|deliver(?:s|ed|ing)?|held|holds?|made|makes?) (?:an?|the|his|her|"
        rf"their) (?:[\w-]+ ){{0,4}}?(?:{_SPOKEN})",
        "actor",
    ),
    verb("Speech", "told", rf"told(?= {_CHAMBERS}\b)", "actor"),
    verb(
        "Speech",
        "briefed",
        r"briefed(?= (?:the |members of the )?(?:[A-Z]\w+ ){0,3}?(?:Council|Committee|[Pp]arliament|Assembly)\b)",
        "actor",
    ),
    verb(
        "Speech",
        "spoke speak",
        rf"(?:spoke|speaks|(?:will|to) speak)(?: first| also| briefly)? (?:at|before|to|in)(?= (?:(?:the|a|an|his|"
        rf"her|their|its) )?"
        rf"(?:[\w'-]+ ){{0,3}}?(?:{_AUDIENCE})\b)",
        "actor",
    ),
    verb("Speech", "lectur", r"lectured (?:at|on|to|in)|(?:will|shall) lecture (?:at|on|to|in)", "actor"),
    noun(
        "Speech",
        "speech lecture keynote address",
        r"speech|speeches(?= by\b)|lecture|keynote(?: speech| address)?|address(?= (?:to|at|in|before|by)\b)|"
        r"(?:(?:opening|closing|welcoming?|introductory|concluding) )+(?:address|speech)|(?<=n his )address|"
        r"(?<=n her )address",
        plural=True,
    ),
)
