"""The small words around a trigger: what carries it, what governs it, what makes it future, vague or unreal."""

from __future__ import annotations

import re

DETERMINERS = frozenset(
    "the a an this that these those his her its their our my your another first second third fourth fifth last".split()
)
DEFINITE = frozenset("the this that these those his her its their our".split())
STOPS = frozenset(
    "of in on at to for with by from and or but as that which who where when while than into about after before "
    "during between against over under through via is are was were be been being has have had will would shall can "
    "could may might should must do does did not said says held hold holds attended attend completed complete "
    "including also then such among like".split()
)
VAGUE = frozenset(
    "any every each no some many various different possible potential such regular frequent numerous other future "
    "further more respective all most successive periodic similar eventual annual-only usual".split()
)
AHEAD_WORDS = frozenset("next upcoming forthcoming planned scheduled coming".split())

CARRIER = (
    r"(?:had|have|has|having|h[eo]ld(?:s|ing)?|attend(?:s|ed|ing)?|(?:participat(?:e|es|ed|ing)|t(?:ook|aken) part|"
    r"takes? part|taking part) in|"
    r"join(?:s|ed|ing)?|host(?:s|ed|ing)?|organi[sz](?:e|es|ed|ing)|conduct(?:s|ed|ing)?|complet(?:e|es|ed|ing)|"
    r"launch(?:es|ed|ing)?|open(?:s|ed|ing)?|began|beg[iu]n(?:s|ning)?|start(?:s|ed|ing)?|concluded|wrapped up|"
    r"pa(?:ys?|id|ying)|made|makes?|making|g[ai]ve[sn]?|giving|underwent|undertook|led|chair(?:s|ed|ing)?|"
    r"carr(?:y|ies|ied|ying) out|co-host(?:s|ed|ing)?|conven(?:es?|ed|ing)|kick(?:s|ed|ing) off|mark(?:s|ed)|"
    r"contribut(?:es|ed) to|addressed|"
    r"spoke at|on|during|after|following|for)"
)
CARRIED = re.compile(
    rf"\b(?P<verb>{CARRIER}) (?:(?:a (?:number|series|round|couple) of|the (?:opening|closing|start|end|margins|"
    r"first day|sidelines) of|first edition of the|edition of the|"
    r"(?!(?:of|in|on|at|to|for|with|by|from|since|until|before|after|during|towards?|between|among|through|over|under|"
    r"about|against|near|into|and|or|but|that|which|who|as|than|is|are|was|were|be|been|has|have|had|will|would|can|"
    r"could|not|no|any|every|each|[a-z]+ed)\b)[\w'-]+) ){0,7}$"
)
LINKING = frozenset({"on", "during", "after", "following", "for"})
"""Carriers that only link: they tell that there is an event, not that it takes place."""

HAPPENED = re.compile(
    r"^(?:[^.;:,]{0,60}?|(?= (?:of|between|among|with) )[^.;:]{0,140}?(?=\b(?:(?:was|were|will be|"
    r"is to be) (?:\w+ )?held|t(?:oo|a)kes? place|took"
    r" place)\b))\b(?:(?:was|were|is|are|will be|to be|being|has been|have been|been) (?:\w+ )?(?:held|hosted|"
    r"organi[sz]ed|conducted|"
    r"attended|launched|completed|opened|concluded|carried out|marked|co-hosted|chaired|led)|t(?:oo|a)kes? place|"
    r"took place|"
    r"beg[aiu]ns?|ended|started|kicked off|brought together|gathered|involved|gathers|brings together|killed|wounded|"
    r"injured|left)\b"
)
HYPOTHETICAL = re.compile(
    r"\b(?:could|may(?! be (?:recalled|noted)\b)|might|should|can|must|cannot|if|whether|unless|[Pp]ossibilit(?:y|"
    r"ies) of|possibly|"
    r"hop(?:e|es|ed|ing)|wish(?:es|ed)?|want(?:s|ed)? to|would like|look(?:s|ed|ing)? forward to|ready to|"
    r"willing(?:ness)? to|propos(?:e|es|ed|ing|al to)|call(?:s|ed|ing)? for|urg(?:e|es|ed|ing)|"
    r"(?<!media are )(?<!media is )(?<!journalists are )(?<!press is )invit(?:e|es|ed|"
    r"ing|ation)\b[^,;]* to|"
    r"opportunity to|aim(?:s|ed)? to|inten\w+ to|in case|resum\w+|need(?:s|ed)? to|access to|request(?:s|"
    r"ed)? (?:for )?)\b"
)
WOULD = re.compile(r"\b(?:would|'d)\b")
TOLD = re.compile(r"\b(?:said|says|announc\w+|confirm\w+|told|stated|report\w+|add(?:s|ed)|according to)\b")
NEGATED = re.compile(
    r"(?:\b(?:not|never|no longer|no|without|nor|neither|refus\w+ to|declin\w+ to|fail\w+ to|avoid\w*|cancel\w*|"
    r"postpon\w*|"
    r"abandon\w*|instead of|prevent\w*|deter)|n't)\b[\w\s'-]{0,40}$"
)
CALLED_OFF = re.compile(
    r"^[^.;]{0,80}?\b(?:(?:was|were|has been|have been|had been|is|are) (?:\w+ )?(?:cancel\w+|postpone\w+|"
    r"called off|suspended)|"
    r"(?:did|does|will|could|would) not (?:take place|happen|go ahead))\b"
)
HABITUAL = re.compile(
    r"\b(?:regularly|often|usually|frequently|annually|traditionally|"
    r"(?:each|every) (?:\w+ )?(?:year|month|week|day|summer|spring|autumn|winter|fortnight|quarter|[A-Z]\w+day)s?|"
    r"(?:has|have|had) [a-z]+ (?:\w+ ){0,4}since (?:1[89]|20)\d\d|"
    r"routinely|constantly|always|sometimes|continues? to (?=[a-z])|(?:once|twice|\w+ times) (?:a|each|every) "
    r"(?:year|month|week)|(?:these|our|such) activities include)\b"
)
AHEAD = re.compile(
    r"\b(?:will|shall|due to|due in|scheduled|(?:is|are|was|were) set to|set for|expected|plan(?:s|ned|"
    r"ning)?(?: to)?|upcoming|"
    r"forthcoming|(?:is|are) to|about to|in time for|ahead of|prepar\w+ (?:for|to)|in the run-up to|"
    r"announced (?:that )?(?:a|the)|(?:are|is) (?:cordially |kindly |hereby )?invited to)\b|'ll\b"
)
AHEAD_AFTER = re.compile(
    r"^[^.;:]{0,60}?\b(?:will|shall|(?:is|are) (?:due|set|expected|scheduled|planned)|due to|scheduled for|"
    r"planned for|"
    r"(?:is|are) to|to be (?:held|hosted|organi[sz]ed)|that is to|to take place)\b"
)
MOVING = re.compile(
    r"\b(?:travel\w*|flew|fly|arriv\w+|c[ao]me|went|visit\w*|welcom\w+|receiv\w+|trip|head\w*|return\w*|gather\w*|"
    r"convene\w*)\b"
)

OFFICE = (
    r"(?:[Mm]inisters?|[Pp]residents?|[Cc]hiefs?|[Ss]ecretar(?:y|ies)|[Dd]irectors?|[Cc]ommanders?|[Cc]hair\w*|"
    r"[Hh]eads?|"
    r"[Aa]mbassadors?|[Rr]epresentatives?|[Oo]fficials?|[Ss]pokes\w+|[Dd]eput(?:y|ies)|[Aa]dvis[eo]rs?|[Gg]enerals?|"
    r"[Aa]dmirals?|[Cc]olonels?|[Ll]eaders?|[Ee]nvoys?|[Gg]overnors?|[Mm]ayors?|[Cc]hancellors?|[Pp]remiers?|"
    r"[Ss]peakers?|"
    r"[Kk]ings?|[Qq]ueens?|[Mm]embers?|[Oo]fficers?|[Aa]ttach[ée]s?|[Uu]ndersecretar(?:y|ies)|[Cc]ounterparts?|"
    r"[Cc]oordinators?)"
)
DELEGATES = (
    r"(?:representatives|members|officials|delegations?|delegates|soldiers|forces|troops|units|leaders|ministers|"
    r"experts|team|"
    r"teams|instructors|participants|personnel|staff|medics|officers|contingents?|ambassadors|allies|nations|"
    r"companies|police)"
)
