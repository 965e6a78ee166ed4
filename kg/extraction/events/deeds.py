"""Words that report deeds: violence, awards, agreements, openings and other single happenings."""

from __future__ import annotations

import re

from kg.extraction.events.trigger import noun, verb

PRIZE = re.compile(  # the prize is the object: what stands «in», «for» or «from» something is none
    r"(?:(?! (?:in|for|from|during|after|and) )[^.;]){0,100}?\b(?i:medal|award|(?<!in )order(?! to)|prize|"
    r"(?<!red )cross|star|decoration|"
    r"doctorate|badge|plaque|(?<!in )honou?r|certificate|diploma|commendation|ribbon|trophy|title|citizenship|"
    r"charter|letters? of (?:thanks|appreciation))s?\b"
)
DOCUMENT = re.compile(
    r"\b(?i:agreement|memorandum|memoranda|mou|treaty|protocol|declaration|arrangement|letters? of intent|accord|"
    r"deal|pact|charter|contract|convention|(?:action|partnership|cooperation) (?:plan|programme|program)|"
    r"roadmap|statement)s?\b"
)
_DOCUMENTS = (
    "(?i:agreements?|memorand(?:um|a)(?: of (?:understanding|cooperation))?|mous?|treaty|protocols?|declaration|"
    "arrangements?|letters? of intent|accords?|deals?|pact|charter|contracts?|action plan|plan|roadmap)"
)
_OPENED = (
    r"(?:embassy|consulate|office|centre|center|range|school|academy|hospital|clinic|bridge|museum|exhibition|base|"
    r"headquarters|factory|plant|terminal|station|airport|port|road|tunnel|crossing|pavilion|facility|laborator(?:y|"
    r"ies)|"
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
        "attack ambushed bombed shelled assaulted shot fired raided stormed torched hijacked kidnapped came_under",
        r"(?:was|were|been|came under) (?:\w+ )?(?:attack(?:ed)?|ambushed|bombed|shelled|assaulted|shot (?:at|down)|"
        r"fired (?:at|upon|on)|raided|stormed|torched|hijacked|kidnapped)|came under (?:[\w-]+ ){0,2}?fire",
        passive=True,
    ),
    verb(
        "Attack",
        "pirates gunm militants insurgents rebels terrorists bombers raiders attackers fighters drones missiles",
        r"(?:[Pp]irates|[Gg]unm[ae]n|[Aa]rmed men|[Mm]ilitants|[Ii]nsurgents|[Rr]ebels|[Tt]errorists|[Rr]aiders|"
        r"[Aa]ttackers)"
        r"(?: [\w-]+)? (?:attacked|boarded|stormed|seized|hijacked|kidnapped|abducted|ambushed|raided|killed|shot|"
        r"fired|"
        r"opened fire|blew up|overran|set fire)",
        passive=True,  # the words hold their own subject
    ),
    verb(
        "Attack",
        "opened_fire fired",
        r"opened fire(?: on| at)?|fired (?:on|at|upon)(?= [\w' -]{0,40}(?:[A-Z]|patrol|soldiers|troops|"
        r"police|convoy|vehicle|crowd|ship|vessel|boat))",
        "target",
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
        r"attacks?(?= (?:on|against|in|by|at|took|happened|occurred|killed|came|left|damaged|destroyed|struck|hit|"
        r"injured|wounded|claimed)\b)|"
        r"(?:(?:suicide|car|roadside|truck) )?bombings?|outbreaks? of (?:[\w-]+ ){0,3}violence|violence(?= against\b)|"
        r"clash(?:es)?(?= (?:with|between|in|that|which|near|at|on|broke|erupted|have|had|has|left|killed|around)\b)|"
        r"(?:sabotage|invasion|shelling|bombardment)(?= of\b)|invasion|"
        r"(?:assault|raid)s?(?= on\b)|ambush(?= (?:on|of|in|near|at|by)\b)",
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
        "award decorated honor honour presented conferred bestowed given handed granted",
        r"(?:was|were|been|be|being) (?:\w+ )?(?:awarded|decorated|honou?red|presented|conferred|bestowed|given|handed|"
        r"granted)(?: with)?",
        "prize",
        passive=True,
    ),
    verb(
        "Award",
        "award medal prize diploma certificate decoration order badge plaque commendation title",
        r"(?:[Mm]edals?|[Aa]wards?|[Pp]rizes?|[Dd]iplomas?|[Cc]ertificates?|[Dd]ecorations?|[Bb]adges?|[Pp]laques?|"
        r"[Cc]ommendations?|"
        r"[Oo]rder of [A-Z][^.;,]{2,40}|[Cc]ross)(?: (?!in\b|to\b)[\w'-]+){0,5}? (?:(?:was|were|will be|have been|"
        r"has been) (?:\w+ )?(?:presented|awarded|handed|"
        r"given|conferred|bestowed)|(?:went|goes|go) to)",
        passive=True,
    ),
    verb(
        "Award",
        "hand present",
        r"handed(?: out| over)?|presents|(?:will|to) (?:present|hand)(?: out| over)?",
        "prize",
    ),
    verb(
        "Award",
        "win won",
        r"(?:has |have |had )?won(?= (?:the|an?|this|first|her|his) )|wins(?= (?:the|an?) )",
        "prize",
    ),
    verb(
        "Award",
        "award decorated bestowed confer presented receive pinned",
        r"awarded with|awarded|awards|decorated|bestowed|confer(?:red|s)|presented|receive[sd]?|pinned",
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
        r"(?:co-?)?(?:sign(?:s|ed)?|conclud(?:es?|ed)|initial(?:l?ed|s)|renew(?:s|ed)?|inked|inks|ratif(?:ies|ied|y))",
        "document",
    ),
    verb(
        "Agreement",
        "signed concluded renewed ratified initialled",
        rf"{_DOCUMENTS}(?: [^.;,]{{0,60}}?)? (?:was|were|has been|have been|had been|will be|would be|is to be|"
        rf"are to be|"
        rf"to be|is|are) (?:\w+ )?(?:signed|concluded|renewed|ratified|initialled)",
        passive=True,
    ),
    verb(
        "Agreement",
        "signed concluded initialled",
        rf"{_DOCUMENTS}(?: (?:on|of|for) [^.;,]{{0,40}}?)? (?:signed|concluded|initialled|reached)"
        r"(?= (?:with|between|by|in|on|at|yesterday|today|last|earlier)\b)",
        passive=True,
    ),
    verb(
        "Agreement",
        "exchanged",
        r"exchanged (?:the )?(?:letters|notes|instruments of ratification)(?! of congrat)",
        "nothing",
    ),
    verb("Agreement", "signed", r"(?:[Ii]t|[Tt]he (?:document|text)) (?:was|is|will be) (?:\w+ )?signed", passive=True),
    verb("Agreement", "agreed", r"(?:have |has |had )?agreed(?: on [A-Z]\w+day)? to(?= [a-z]+)", "two"),
    noun(
        "Agreement",
        "signing signature",
        rf"signing ceremony|signing(?= of\b)|signature(?= of (?:the|an?) (?:\w+ )?{_DOCUMENTS})",
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
