"""Words that speak of an event told before: who else took part, and when the next one of its kind will be."""

from __future__ import annotations

from kg.extraction.events.trigger import noun, verb

_IT = (
    r"(?:[Ii]t|[Tt]he (?:course|workshop|conference|seminar|meeting|reception|exercise|training|ceremony|forum|talks|"
    r"summit|session|dinner|drill))"
)
_THEM = r"(?:event|activit|ceremony|gathering|exercise|training|course|drill|operation|talks|meeting)?"
REFERENCES = (
    verb(
        "Other",
        "activit event gathering",
        r"(?:[Tt]he|[Tt]his) (?:activit(?:y|ies)|event|gathering)(?= (?:was|were|is|took|takes|will|also|brought|"
        r"gathered|in|at)\b)",
        refers=True,
    ),
    verb(
        "Other",
        "host organi held attended opened",
        r"(?:hosted|hosts|organi[sz]ed|held|attended|opened) (?:(?:the|this) (?:activit(?:y|ies)|event|gathering)|"
        r"it\b)",
        refers=True,
    ),
    verb(
        "Other",
        "attended led hosted organi opened chaired addressed moderated mediated taught",
        rf"{_IT} (?:was|were|is|will be) (?:also |jointly |officially )*(?:attended|led|hosted|organi[sz]ed|opened|"
        r"chaired|addressed|moderated|mediated|taught) by",
        refers=True,
    ),
    verb(
        "Other",
        "medal award order prize cross decoration certificate",
        r"[Tt]he (?:medal|award|order|prize|cross|decoration|certificate)s? (?:was|were) (?:presented|awarded|"
        r"handed over|conferred|given) by",
        refers=True,
    ),
    verb(
        "Other",
        "attend",
        r"(?:attended|attending) (?:the|this) (?:ceremony|signing|celebration)",
        refers=True,
    ),
    verb(
        "Other",
        "attendees guests participants those audience",
        r"(?:[Aa]ttendees|[Gg]uests|[Pp]articipants|[Tt]hose present|"
        r"[Tt]he audience) were (?:\w+ and )?(?:greeted|addressed|welcomed) by",
        refers=True,
    ),
    verb(
        "Other",
        "attend present taking_part took_part participat involved among given made delivered",
        r"(?:(?:was|were|have been|has been) invited to attend|(?:also|were) (?:attended|present|in attendance|"
        r"took part|participated)(?= *[.;,]| in the\b))|"
        r"(?:is|are|was|were) (?:also )?(?:taking part|participating|involved)"
        rf"(?! in\b(?! (?:it|the|this) ?{_THEM}))|took part(?= *[.;,:])|"
        r"participate[sd]?(?= *[.;])|were (?:also )?among (?:the|those) (?:guests|participants|present|invited)|"
        r"(?:addresses|speeches|remarks) were (?:given|made|delivered) by",
        refers=True,
    ),
    noun(
        "Other",
        "edition round",
        r"(?:next|second|third|fourth|fifth|sixth|following) (?:edition|round)(?= (?:will|is|in|on|at)\b)",
        again=True,
    ),
)
