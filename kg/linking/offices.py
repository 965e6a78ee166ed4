"""The words of ranks, offices, honorifics and names of persons: general English of news about states and armies.

Phrases are tuples or strings of lower-case words joined by one space. No entry belongs to one source or one person.
"""

from __future__ import annotations

HONORIFICS = frozenset(
    "mr mr. mrs mrs. ms ms. miss dr dr. h.e h.e. sir dame lord lady sheikh shaikh sheikha hon hon. rev rev. msgr "
    "madam monsieur herr frau mx".split()
)
"""Words before a name that are no title in the sense of a post; compared lower case."""

HONORIFIC_PHRASES = ("his excellency", "her excellency", "their excellencies", "his royal highness")

MALE = frozenset(
    "mr mr. sir lord king prince chairman spokesman his he him sheikh shaikh emir sultan congressman".split()
)

FEMALE = frozenset(
    "mrs mrs. ms ms. miss dame lady queen princess chairwoman chairlady spokeswoman her she sheikha "
    "congresswoman".split()
)

RANKS = (
    "field marshal", "grand admiral", "fleet admiral", "vice admiral", "vice-admiral", "rear admiral", "rear-admiral",
    "admiral", "commodore", "air chief marshal", "air vice marshal", "air vice-marshal", "air marshal", "air commodore",
    "marshal", "lieutenant general", "lieutenant-general", "major general", "major-general", "brigadier general",
    "brigadier-general", "colonel general", "army general", "general", "brigadier", "lieutenant colonel",
    "lieutenant-colonel", "colonel", "lieutenant commander", "wing commander", "group captain", "squadron leader",
    "flight lieutenant", "major", "captain", "first lieutenant", "second lieutenant", "lieutenant", "sub-lieutenant",
    "ensign", "warrant officer", "chief warrant officer", "command sergeant major", "sergeant major",
    "master sergeant", "staff sergeant", "sergeant", "corporal", "lance corporal", "private", "flotilla admiral",
    "counter admiral", "divisional general", "general of the army", "chief petty officer", "master chief petty officer",
    "senior chief petty officer", "petty officer", "leading seaman", "able seaman", "leading rating", "airman",
    "senior airman", "specialist", "private first class", "gunnery sergeant", "sergeant first class", "colour sergeant",
    "lance sergeant", "flight sergeant", "aircraftman", "gendarme", "sapper", "bombardier", "chief master sergeant",
    "first sergeant", "second lieutenant", "midshipman", "officer cadet", "pilot officer", "flying officer",
)  # fmt: skip
"""Military ranks, as phrases."""

RANK_ABBREVIATIONS = {
    "adm": "admiral", "vadm": "vice admiral", "radm": "rear admiral", "gen": "general", "lt gen": "lieutenant general",
    "ltgen": "lieutenant general", "maj gen": "major general", "brig gen": "brigadier general",
    "bgen": "brigadier general", "bg": "brigadier general", "brig": "brigadier", "col": "colonel",
    "lt col": "lieutenant colonel", "ltc": "lieutenant colonel", "maj": "major", "capt": "captain",
    "lt": "lieutenant", "cdr": "commander", "cmdr": "commander", "cdre": "commodore", "sgt": "sergeant",
    "sgt maj": "sergeant major", "cpl": "corporal", "prof": "professor", "rep": "representative",
    "sen": "senator", "amb": "ambassador", "gov": "governor", "lt cdr": "lieutenant commander",
    "lt cmdr": "lieutenant commander", "1st lt": "first lieutenant", "2nd lt": "second lieutenant",
    "staff sgt": "staff sergeant", "master sgt": "master sergeant", "command sgt maj": "command sergeant major",
    "1st sgt": "first sergeant", "gunnery sgt": "gunnery sergeant", "tech sgt": "technical sergeant",
    "chief master sgt": "chief master sergeant", "spc": "specialist", "pfc": "private first class",
    "rear adm": "rear admiral", "vice adm": "vice admiral", "wg cdr": "wing commander", "sqn ldr": "squadron leader",
    "cpt": "captain", "ltcol": "lieutenant colonel", "majgen": "major general",
}  # fmt: skip
"""Abbreviated ranks without their full stops."""

TITLE_HEADS = (
    "commander-in-chief", "editor-in-chief", "chief of staff", "chief of the defence staff", "chief of defence",
    "chief of the general staff", "secretary general", "secretary-general", "secretary of state",
    "secretary of defense", "secretary of defence", "director general", "director-general", "attorney general",
    "prime minister", "foreign minister", "high representative", "special representative", "charge d'affaires",
    "permanent representative", "vice president", "vice-president", "sergeant-at-arms", "chief executive",
    "first lady", "adjutant general", "surgeon general", "commanding officer", "commanding general",
    "non-commissioned officer", "noncommissioned officer", "executive officer", "chief engineer", "auditor general",
    "quartermaster general", "judge advocate general", "comptroller general", "accountant general", "flag officer",
    "master of ceremonies", "vice chancellor", "vice-chancellor", "vice chair", "vice-chair", "vice chairman",
    "secretary-treasurer", "minister-president", "commander in chief", "editor in chief", "member of parliament",
 "consul general", "inspector general", "governor general", "solicitor general",
    "defence attache", "press secretary", "crown prince", "supreme allied commander", "managing director",
    "executive director", "opposition leader", "team leader", "project manager", "heads of mission",
    "president", "chairman", "chairwoman", "chairlady", "chairperson", "chair", "co-chair", "co-director", "commander",
    "deputy", "chief", "director", "head", "minister", "secretary", "ambassador", "envoy", "representative",
    "undersecretary", "under-secretary", "under-secretary-general", "adviser", "advisor", "spokesperson",
    "spokesman", "spokeswoman", "governor", "mayor", "speaker", "commissioner", "coordinator", "co-ordinator",
    "chancellor", "king", "queen", "prince", "princess", "emir", "sultan", "pope", "patriarch", "bishop",
    "archbishop", "metropolitan", "professor", "dean", "rector", "fellow", "analyst", "researcher", "editor",
    "journalist", "ceo", "cfo", "coo", "officer", "attache", "attaché", "consul", "judge", "prosecutor", "senator",
    "member", "lawmaker", "mp", "mep", "congressman", "congresswoman", "premier", "leader", "manager", "founder",
    "co-founder", "lecturer", "expert", "scientist", "historian", "economist", "author", "correspondent",
    "delegate", "negotiator", "rapporteur", "ombudsman", "ombudswoman", "inspector", "superintendent",
    "administrator", "supervisor", "counsellor", "counselor", "councillor", "trustee", "treasurer", "moderator",
    "academician", "commandant", "executive", "engineer", "instructor", "pilot", "chaplain", "provost", "principal",
    "conductor", "composer", "winchman", "librarian", "curator", "archivist", "architect", "artist", "singer",
    "violinist", "pianist", "poet", "novelist", "writer", "painter", "sculptor", "filmmaker", "playwright", "actor",
    "actress", "musician", "photographer", "captain", "coach", "trainer", "teacher", "headmaster", "headmistress",
    "doctor", "surgeon", "nurse", "paramedic", "physician", "virologist", "epidemiologist", "geologist", "biologist",
    "physicist", "chemist", "mathematician", "sociologist", "anthropologist", "philosopher", "theologian",
    "firefighter", "detective", "sheriff", "constable", "magistrate", "notary", "barrister", "solicitor", "counsel",
    "farmer", "fisherman", "skipper", "entrepreneur", "businessman", "businesswoman", "investor", "owner", "chef",
    "organiser", "organizer", "campaigner", "volunteer", "mediator", "facilitator", "interpreter", "translator",
    "translator", "reporter", "columnist", "commentator", "presenter", "publisher", "archaeologist", "designer",
    "rabbi", "imam", "mufti", "priest", "pastor", "deacon", "abbot", "abbess", "cardinal", "monk", "nun", "counterpart",
    "predecessor", "successor", "chief medical officer", "midwife", "veterinarian", "meteorologist", "seismologist",
    "warden", "president-elect", "candidate", "activist", "lawyer", "politician", "diplomat",
)  # fmt: skip
"""The nouns at which a title turns, longest first where one holds another; phrases."""

TITLE_MODIFIERS = frozenset(
    "deputy vice assistant acting first second former senior special principal parliamentary state permanent joint "
    "associate general executive managing political military national interim outgoing incoming newly-elected "
    "newly-appointed current then long-time veteran leading foreign defence defense interior home federal prime "
    "high supreme allied public chief under regional local honorary extraordinary plenipotentiary designate "
    "designated federal royal top lead main new adjunct visiting press staff media communications".split()
)

NAME_TITLES = frozenset(
    "president chancellor premier minister ambassador senator governor mayor king queen prince princess pope "
    "patriarch commissioner speaker secretary director chief commander professor judge general-secretary chairman "
    "chairwoman spokesperson spokesman spokeswoman envoy chair undersecretary prosecutor congressman congresswoman "
    "representative emir sultan bishop archbishop deputy".split()
)
"""Titles that may stand before a bare surname («Minister Velen»); the last word of the title is looked up."""

RANK_LIKE = frozenset("ambassador professor senator judge".split())
"""Titles that stay with the name like a rank, beside an office («Ambassador X, Director of …»)."""

RELATIVE_TITLES = frozenset({"counterpart", "predecessor", "successor"})
"""What is a title only by another person's."""

POST_NOMINALS = frozenset(
    "obe mbe cbe kbe dbe mp mep mla msp phd qc kc usn usa usmc usaf raf rn jp dso cmg kcmg gcmg kcb md msc bsc ma mba "
    "llm lld dl frs cpa dphil edd esq ret mpp mhr senator".split()
) - {"senator"}
"""Letters after a name; compared lower case."""

PARTICLES = frozenset(
    "van der den de del della di da do dos das du la le von zu zum bin ibn bint ben el al abu ter ten af av y".split()
)
