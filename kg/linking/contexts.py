"""The words before and behind a name that speak for or against its being a place's: the table of landmarks.

Each row gives a kind of context, its weight and its pattern; patterns of what stands before end at the name.
"""

from __future__ import annotations

import re

from kg.linking.geography import COMPASS
from kg.linking.lexicon import SAYING

_SETTLEMENT = (
    r"(?:town|city|village|port|capital|district|province|region|municipality|county|settlement|suburb|governorate|"
    r"oblast|canton|prefecture|hamlet|resort|township|neighbourhood|commune|department|quarter|borough|parish|community)"
)
_SEVERAL = (
    r"(?:towns|cities|villages|ports|districts|provinces|regions|municipalities|counties|settlements|suburbs|hamlets|"
    r"islands|valleys|places|neighbourhoods|governorates|oblasts|areas|camps)"
)
_LAND = r"(?:island|peninsula|valley|country|state|republic|kingdom|territory|enclave|oasis|strait|mountain|lake|river)"
_COMPASS = "|".join(sorted(COMPASS, key=len, reverse=True))
BEFORE: tuple[tuple[str, int, re.Pattern[str]], ...] = tuple(
    (kind, weight, re.compile(rf"(?:{pattern})$"))
    for kind, weight, pattern in (
        ("compass", 3, rf"\b(?:{_COMPASS}) "),
        ("town", 3, rf"\b{_SETTLEMENT} of "),
        ("land", 3, rf"\b{_LAND} of (?:the )?"),
        ("listed", 3, rf"\b{_SEVERAL} (?:such as|like|including|called|named|of) "),
        ("capital", 3, r"\b(?:capital|main town|largest city|second city|port city|regional centre)(?: city)?, "),
        (
            "state of",
            3,
            (
                r"\b(?:[Kk]ing|[Qq]ueen|[Ee]mir|[Ss]ultan|[Pp]rime [Mm]inister|[Ee]mbassy|[Aa]mbassador|[Cc]onsulate|"
                r"[Pp]arliament|[Aa]ssembly|[Aa]rmed [Ff]orces|[Gg]overnment|(?:Foreign |Defence |Interior )[A-Za-z]+|"
                r"Minister of (?:Foreign Affairs|Defen[cs]e|(?:the )?Interior)|"
                r"Ministry of (?:Foreign Affairs|Defen[cs]e|(?:the )?Interior|[A-Z][a-z]+)|"
                r"citizens|independence|sovereignty|neutrality|annexation|state budget|railways|borders?|capital) of "
                r"(?:the Republic of )?"
            ),
        ),
        ("state of", 3, r"\b(?:[Aa]mbassadors?|[Ee]nvoy) to (?:the Republic of )?"),
        (
            "people of",
            3,
            (
                r"\b(?:people|inhabitants|residents|streets|outskirts|coasts?|shores|territory|occupation|liberation|"
                r"invasion|villagers|fishers|fishermen|farmers|elders|centre|south|north|east|west|mayor|authorities|hills|"
                r"suburbs|banks|chiefdom|kingdom|skies|waters|slopes|defenders|fall|recapture|capture) of "
            ),
        ),
        ("in", 3, r"(?:\b|^)(?i:in|near|across|throughout|off|outside) "),
        (
            "towards",
            3,
            (
                r"\b(?:visit|visits|trip|trips|travel|travels|travelled|traveled|travelling|return|returns|returned|came|"
                r"come|went|go|goes|arrived|arrive|arrives|flew|fly|flown|moved|sent|deployed|deployment|way|road|flight|"
                r"flights|taken|brought|transferred|evacuated|shipped|delegation|mission|tour|journey|home|exports|aid|"
                r"back|neighbour|border|adviser|advisor|goods|supplies|relief|food|medicines|equipment|convoys?|buses|train|"
                r"ferry|ship|ships|boats?|cable|bridge|railway|pipeline|access) (?:to|into) "
            ),
        ),
        (
            "comes from",
            3,
            (
                r"\b(?:troops|soldiers|experts|players|planners|officers|students|delegates|delegations?|representatives|"
                r"refugees|workers|companies|imports|gas|oil|team|teams|contingent|observers|journalists|people|units?|"
                r"returned|arrived|flew|flown|came|comes|withdrawal|flight|road|launched|launch|sails?|sailed|departed|"
                r"departs|delegation|villagers|farmers|fishermen|fisherfolk|teacher|pupils|families|women|children|native|"
                r"residents|migrants|pilgrims|evacuees|patients|farmer|peasants|traders|exiles|walked|drove|fled|marched|rode|"
                r"driven|trucked|transported|travelled|traveled|moved|brought|evacuated|relocated) from "
            ),
        ),
        ("towards", 3, r"\b(?:visit|trip|journey|tour|return)s?\b[^.;:]{1,100},? to "),
        ("state of", 3, r"\b(?:National|Central|Federal|State|Royal|Supreme) (?:[A-Z]\w+ ){1,2}of (?:the )?"),
        ("town of", 3, r"\b(?:[Uu]niversity|[Bb]ishop|[Aa]rchbishop|[Dd]iocese|[Pp]ort|[Bb]attle|[Ss]iege) of "),
        (
            "line to",
            3,
            (
                r"\b(?:roads?|bridges?|railway|line|ferry|ferries|flights?|pipeline|motorway|highway|tunnel|cable|corridor|"
                r"route|stretch|trains?|buses|border)\b[^.;:]{0,30} (?:between|linking|connecting) (?:the )?"
            ),
        ),
        ("line to", 3, r"\b(?:linking|connecting|links|connects) (?:(?:[A-Z][\w'-]+ ){1,3}(?:to|with) )?"),
        (
            "river",
            3,
            (
                r"\b(?:bridges?|ferry|ferries|dams?|crossings?|boats?|barges?|tunnel|ford|banks|mouth|waters) "
                r"(?:[a-z]+ )?(?:over|across|on|under|of|along) the "
            ),
        ),
        (
            "at",
            3,
            (
                r"\b(?:base|camp|airfield|airstrip|depot|plant|tunnel|bridge|site|port|station|landfall|ends|begins|"
                r"starts|stops|signed|held|landed|arrived|called|calls|berthed|docked|anchored|moored|died|born|buried|ambush|battle|fighting|"
                r"factory|mine|border|crossing|checkpoint|prison|clinic|camped|stationed|"
                r"jetty|pier|quay|dock|junction|hospital|school|market|ford|lock|"
                r"ceremony|garrisoned|range|quarry|harbour|attack|disaster|accident|soldiers|troops) at "
            ),
        ),
        ("at", 2, r"\bat "),
        ("relations", 2, r"\b(?:relations|ties|border|cooperation|trade|war|peace) (?:with|between) "),
        ("from", 2, r"\bfrom "),
        ("to", 1, r"\bto "),
        ("of", 1, r"\b[Pp]resident of "),
        ("the", -1, r"\b[Tt]he "),
        ("said", -1, rf"\b(?:{'|'.join(sorted(SAYING))}) "),
    )
)
_STATE_NOUN = (
    r"(?:capital|army|navy|air force|armed forces|parliament|coast|borders?|population|territory|waters|airspace|"
    r"constitution|embassy|ambassador|coast guard|prime minister|[a-z]+ ministry|king|queen|king\w*|citizens|economy|"
    r"sovereignty|independence|neutrality|accession|central bank|liaison officer|prime ministers?|"
    r"(?:foreign|defen[cs]e|interior|finance|health) (?:minister|ministry)|chief of defen[cs]e|"
    r"Prime Minister|President|King|Queen|Embassy|Ambassador|Parliament|Government|Armed Forces|(?:Foreign|Defen[cs]e|"
    r"Interior|Finance|Health) (?:Minister|Ministry)|Minister of [A-Z]\w+|Ministry of [A-Z]\w+)"
)
AFTER: tuple[tuple[str, int, re.Pattern[str]], ...] = tuple(
    (kind, weight, re.compile(pattern))
    for kind, weight, pattern in (
        ("state's", 3, rf"'s? (?:[a-z-]+ ){{0,2}}?{_STATE_NOUN}\b"),
        (
            "its",
            2,
            (
                r"'s (?:[a-z-]+ ){0,2}?(?:government|president|minister|ministry|forces|military|troops|soldiers|"
                r"people|farmers|elections?|membership|authorities|history|neighbours|north|south|east|west|delegation|envoy|"
                r"contribution|police|instructors)\b"
            ),
        ),
        ("town after", 3, rf" {_SETTLEMENT}\b(?! of)|, an? (?:[\w-]+ ){{0,3}}{_SETTLEMENT}\b"),
        ("town after", 3, r", the (?:[\w-]+ ){0,3}(?:capital|port city|largest city|main town|second city)\b"),
        ("land after", 4, rf", an? (?:[\w-]+ ){{0,3}}{_LAND}\b"),
        ("region", 3, r",? in (?:the )?(?:[a-z-]+ )?(?:north|south|east|west|centre)\b"),
        (
            "people after",
            2,
            (
                r" (?:[a-z]+ )?(?:contingent|troops|forces|soldiers|government|army|navy|authorities|delegation|"
                r"officials|police|president|prime minister|border|coast)\b"
            ),
        ),
        (
            "acts",
            1,
            (
                r" (?:joined|ratified|acceded|borders|hosts|to host|would|will|has|had|opened|opens|gave|gives|paid|"
                r"sent|agreed|signed|voted|withdrew|recogni[sz]ed|regarded|supports|supported|became|remains|banned|"
                r"exports|wants|returned|returns)\b"
            ),
        ),
        ("land after", 3, r" (?:burst its banks|overflowed|flooded|froze over)\b"),
        (
            "dated",
            1,
            (
                r",? (?:on|in|from|last|this) (?:\d|[A-Z][a-z]+(?:day\b| \d)|(?:early |late |mid-)?(?:January|"
                r"February|March|April|May|June|July|August|September|October|November|December)|week|month|year)"
            ),
        ),
        ("on to", 1, r" (?:to|via) (?:the )?[A-Z]"),
        ("said", -1, rf" (?:{'|'.join(sorted(SAYING))})\b"),
        ("verb of persons", -1, r", (?:\d\d|who|whose)\b"),
    )
)
