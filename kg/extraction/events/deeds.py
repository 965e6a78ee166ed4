"""Words that report deeds: violence, awards, agreements, openings and other single happenings."""

from __future__ import annotations

import re

from kg.extraction.events.trigger import noun, verb

PRIZE = re.compile(
    r"\b(?i:medal|award|order|prize|cross|star|decoration|doctorate|badge|plaque|honou?r|certificate|diploma|"
    r"commendation|ribbon|trophy|title|citizenship|charter)s?\b"
)
DOCUMENT = re.compile(
    r"\b(?i:agreement|memorandum|memoranda|mou|treaty|protocol|declaration|arrangement|letters? of intent|accord|"
    r"deal|pact|charter|contract|convention|(?:action|partnership|cooperation) (?:plan|programme|program)|"
    r"roadmap|statement)s?\b"
)
_DOCUMENTS = (
    "agreement|memorandum(?: of understanding)?|treaty|protocol|declaration|arrangement|letter of intent|accord|"
    "deal|pact|charter|contract|plan"
)
_OPENED = (
    r"(?:embassy|consulate|office|centre|center|range|school|academy|hospital|clinic|bridge|museum|exhibition|base|"
    r"headquarters|factory|plant|terminal|station|airport|port|road|tunnel|crossing|pavilion|facility|laborator(?:y|ies)|"
    r"library|memorial|monument|campus|barracks|corridor|bridgehead|shelter|branch|festival|fair)"
)
_LAUNCHED = (
    r"(?:project|programme|program|campaign|initiative|operation|satellite|rocket|website|platform|portal|fund|appeal|"
    r"service|mission|partnership|network|competition|offensive|investigation|inquiry)"
)
_ENACTED = r"(?:budget|bill|law|act|resolution|constitution|amendments?|legislation|motion)"
_BLAST = r"(?:explosions?|blasts?|car bombs?|bombs?|shootings?|gunfire|missiles?|rockets?|drones?)"
_STRUCK = (
    r"(?:damag(?:ed|es)|destroy(?:ed|s)|kill(?:ed|s)|wound(?:ed|s)|injur(?:ed|es)|hit|hits|struck|strikes|rocked|rocks|"
    r"ripped|went off|tore|exploded|derailed)"
)

VIOLENCE = (
    verb(
        "Attack",
        "attack ambushed bombed shelled assaulted",
        r"(?:was|were|been|came under) (?:\w+ )?(?:attack(?:ed)?|ambushed|bombed|shelled|assaulted)",
        passive=True,
    ),
    verb(
        "Attack",
        "attacked ambushed bombed shelled invaded clashed stormed",
        r"attacked|ambushed|bombed|shelled|invaded|clashed with|stormed",
        "target",
    ),
    noun(
        "Attack",
        "attack violence clash sabotage invasion bomb shelling assault ambush raid",
        r"attacks?(?= (?:on|against|in|by|at|took|happened|occurred|killed|came|left)\b)|"
        r"(?:(?:suicide|car|roadside|truck) )?bombings?|outbreaks? of (?:[\w-]+ ){0,3}violence|violence(?= against\b)|"
        r"clash(?:es)?(?= (?:with|between|in)\b)|"
        r"(?:sabotage|invasion|shelling|bombardment)(?= of\b)|invasion|(?:assault|ambush|raid)s?(?= on\b)",
        plural=True,
    ),
    noun(
        "Attack",
        "strike",
        r"(?:air|drone|missile|rocket|artillery|precision)[ -]?strikes?|"
        r"strikes?(?= on (?:the )?(?:[a-z]+ )?(?-i:[A-Z]))",
        plural=True,
    ),
    verb("Attack", "blew detonated", r"blew (?:him|her|it|them)sel(?:f|ves) up|detonated", "harm"),
    verb(
        "Attack",
        "explo blast bomb shoot gunfire missile rocket drone",
        rf"(?i:{_BLAST}) (?:[\w-]+ )?{_STRUCK}",
        "harm",
        passive=True,  # the words hold their own subject
    ),
)
AWARDS = (
    verb(
        "Award",
        "award decorated honor honour presented conferred bestowed",
        r"(?:was|were|been|be|being) (?:\w+ )?(?:awarded|decorated|honou?red|presented|conferred|bestowed)(?: with)?",
        "prize",
        passive=True,
    ),
    verb(
        "Award",
        "award decorated bestowed conferred presented receive",
        r"awarded with|awarded|awards|decorated|bestowed|conferred|presented|received|receives",
        "prize",
    ),
    verb(
        "Award", "present award", r"(?:present|award|decorate)(?= (?:him|her|them|(?:[A-Z][\w.'-]* )+with)\b)", "prize"
    ),
)
AGREEMENTS = (
    verb(
        "Agreement",
        "sign conclud initial renew inked ratif",
        r"(?:co-?)?(?:sign(?:s|ed)?|conclud(?:es?|ed)|initialled|renew(?:s|ed)?|inked|ratif(?:ies|ied|y))",
        "document",
    ),
    verb(
        "Agreement",
        "signed concluded renewed ratified initialled",
        rf"(?:{_DOCUMENTS})(?: [^.;,]{{0,60}}?)? (?:was|were|has been|have been|will be) (?:\w+ )?(?:signed|"
        rf"concluded|renewed|ratified|initialled)",
        passive=True,
    ),
    verb("Agreement", "signed", r"(?:[Ii]t|[Tt]he (?:document|text)) (?:was|is|will be) (?:\w+ )?signed", passive=True),
    verb("Agreement", "agreed", r"(?:have |has |had )?agreed(?: on [A-Z]\w+day)? to(?= [a-z]+)", "two"),
    noun(
        "Agreement",
        "signing signature",
        rf"signing(?= (?:of|ceremony)\b)|signature(?= of (?:the|an?) (?:\w+ )?(?:{_DOCUMENTS}))",
    ),
)
OTHERS = (  # sparingly: only what is one happening at one time
    noun(
        "Other",
        "annexation command inauguration",
        r"annexation(?= of\b)|change[- ]of[- ]command(?: ceremony)?|handover of command|"
        r"inauguration(?= of\b)",
    ),
    verb(
        "Other", "command", r"(?:took|assumed|handed over|relinquished) (?:the )?command(?= (?:of|from|to)\b)", "actor"
    ),
    verb(
        "Other",
        "annexed selected chosen inaugurated opened",
        r"annexed|(?:(?:has|have|had) )?selected|(?:has|have) chosen|inaugurated|(?:officially|formally|"
        r"ceremonially) opened",
        "actor",
    ),
    verb("Other", "open", rf"open(?:s|ed)(?= (?:an?|the|its|their|his|her) (?:[\w'-]+ ){{0,4}}?{_OPENED}\b)", "deed"),
    verb(
        "Other",
        "launch",
        rf"launch(?:es|ed)(?= (?:an?|the|its|their|two|three) (?:[\w'-]+ ){{0,5}}?(?i:{_LAUNCHED})\b)",
        "deed",
    ),
    verb("Other", "pass adopt", rf"(?:passed|adopted)(?= (?:an?|the|its) (?:[\w'-]+ ){{0,3}}?{_ENACTED}\b)", "deed"),
    verb("Other", "founded established created", r"(?:was|were) (?:founded|established|created)", "deed", passive=True),
    verb("Other", "wreath flowers", r"la(?:id|ys?|ying) (?:an? |the )?(?:wreaths?|flowers)", "deed"),
    verb(
        "Other",
        "credential",
        r"present(?:s|ed) (?:his|her|their|the) (?:letters? of )?[Cc]redential(?:s|\b)(?: letters)?",
        "actor",
    ),
    verb("Other", "rescued evacuated", r"(?:rescued|evacuated)(?= (?:\d|[a-z]+ |the |all ))", "deed"),
    verb("Other", "handed returned", r"handed (?:[\w'-]+ ){1,4}over(?= to\b)", "deed"),
    noun("Other", "earthquake", r"earthquake"),
    noun("Other", "ceremony", r"(?:(?!(?:the|an?|this|that|his|her|in|at|by) )[a-z-]+ )?ceremony", weak=True),
)
