"""The words of ranks, offices, honorifics and names of persons: general English of news about states and armies.

Phrases are tuples or strings of lower-case words joined by one space. No entry belongs to one source or one person.
"""

from __future__ import annotations

HONORIFICS = frozenset(
    "mr mr. mrs mrs. ms ms. miss dr dr. h.e h.e. sir dame lord lady sheikh shaikh sheikha hon hon. rev rev. msgr "
    "madam monsieur herr frau mx mme mme. mlle madame mademoiselle messrs messieurs signor signora senhor senhora "
    "señor señora sra srta doña excmo excma excelentísimo excelentísima ilmo honourable honorable reverend "
    "monsignor father sister fr drs dra prof.dr. dipl.-ing eng engr ing arch barr adv lic dott shri smt thiru datuk "
    "dato datin encik puan bapak ibu khun daw naa alhaji alhaja hajia hajiya haji hajj mullah maulana baroness "
    "viscount viscountess comrade h.r.h h.r.h. h.m h.m. h.h h.h.".split()
)
"""Words before a name that are no title in the sense of a post; compared lower case."""

HONORIFIC_LETTERS = frozenset({"HE", "HRH", "HM", "HH", "HSH", "HIM", "SE", "SEM"})
"""Honorifics of capitals only: «HE Dr …», which is no «he»."""

HONORIFIC_PHRASES = (
    "his excellency", "her excellency", "their excellencies", "his royal highness", "her royal highness",
    "their royal highnesses", "his highness", "her highness", "his serene highness", "his majesty", "her majesty",
    "their majesties", "his holiness", "his beatitude", "his eminence", "his grace", "his honour", "her honour",
    "right honourable", "rt . hon.", "rt . hon", "rt hon", "rt hon.", "rt. hon.", "right hon", "most reverend",
    "very reverend", "right reverend", "tan sri", "datuk seri", "dato seri", "dato sri", "datuk sri", "sr don",
    "sr. don", "señor don", "sra doña", "sra. doña", "sua eccellenza",
)  # fmt: skip

ALSO_NAMES = frozenset({"grace", "don", "tan", "sri", "right", "most", "very", ".", "eminence", "staff"})
"""Words of titles of which some begin persons' names, and none is a title by itself."""

DESCRIBERS = frozenset(
    "suspect suspects victim victims survivor survivors resident residents witness defendant defendants co-defendant "
    "co-defendants winner runner-up student students pupil neighbour neighbor widow widower mother brother daughter "
    "husband wife tourist passenger protester protesters voter visitor fan refugee detainee prisoner hostage native "
    "nominee laureate recipient graduate cadet recruit panellist panelist panellists "
    "speakers moderator participant".split()
)
"""Nouns that say who somebody is and name no post; what follows them in capitals is a name."""

SURNAMES_TOO = frozenset(
    "king dean bishop pope prince judge abbot deacon major sergeant constable chancellor cardinal marshal page baker "
    "priest monk captain mayor knight farmer fisher speaker sheriff warden chaplain clerk coach king private "
    "commander archer driver".split()
)
"""Titles that are surnames behind a given name: «Senator Ann King»."""

MALE = frozenset(
    "mr mr. sir lord king prince chairman spokesman his he him sheikh shaikh emir sultan congressman monsieur herr "
    "signor senhor señor father shri datuk alhaji viscount businessman policeman fisherman".split()
)
FEMALE = frozenset(
    "mrs mrs. ms ms. miss dame lady queen princess chairwoman chairlady spokeswoman her she sheikha congresswoman mme "
    "mme. mlle madame mademoiselle madam frau signora senhora señora sra doña sister smt datin puan ibu alhaja hajia "
    "baroness viscountess businesswoman policewoman actress".split()
)

RANKS = (
    "field marshal", "grand admiral", "fleet admiral", "vice admiral", "vice-admiral", "rear admiral", "rear-admiral",
    "admiral", "commodore", "air chief marshal", "air vice marshal", "air vice-marshal", "air marshal", "air commodore",
    "marshal", "lieutenant general", "lieutenant-general", "major general", "major-general", "brigadier general",
    "brigadier-general", "colonel general", "army general", "general", "brigadier", "lieutenant colonel",
    "lieutenant-colonel", "colonel", "lieutenant commander", "wing commander", "group captain", "squadron leader",
    "flight lieutenant", "major", "captain", "first lieutenant", "second lieutenant", "lieutenant", "sub-lieutenant",
    "ensign", "warrant officer", "chief warrant officer", "command sergeant major", "sergeant major", "master sergeant",
    "staff sergeant", "sergeant", "corporal", "lance corporal", "private", "flotilla admiral", "counter admiral",
    "divisional general", "general of the army", "chief petty officer", "master chief petty officer",
    "senior chief petty officer", "petty officer", "leading seaman", "able seaman", "leading rating", "airman",
    "senior airman", "specialist", "private first class", "gunnery sergeant", "sergeant first class", "colour sergeant",
    "lance sergeant", "flight sergeant", "aircraftman", "gendarme", "sapper", "bombardier", "chief master sergeant",
    "first sergeant", "midshipman", "officer cadet", "pilot officer", "flying officer", "captain first rank",
    "captain second rank", "captain third rank", "captain 1st rank", "captain 2nd rank", "captain 3rd rank",
    "captain lieutenant", "corps general", "army corps general", "general of division", "general of brigade",
    "lieutenant-commander", "air brigadier", "chief of squadron", "subedar", "havildar", "surgeon captain",
    "surgeon commander", "technical sergeant", "sergeant major of the army", "petty officer first class",
    "petty officer second class", "hospital corpsman", "seaman", "seaman apprentice", "lance bombardier", "rifleman",
    "wachtmeister", "chief inspector", "assistant superintendent", "chief superintendent", "detective inspector",
    "detective chief inspector", "detective sergeant", "police constable", "colonel-general",
)  # fmt: skip
"""Military ranks, as phrases."""

RANK_ABBREVIATIONS = {
    "adm": "admiral", "vadm": "vice admiral", "radm": "rear admiral", "gen": "general", "lt gen": "lieutenant general",
    "ltgen": "lieutenant general", "maj gen": "major general", "brig gen": "brigadier general",
    "bgen": "brigadier general", "bg": "brigadier general", "brig": "brigadier", "col": "colonel",
    "lt col": "lieutenant colonel", "ltc": "lieutenant colonel", "maj": "major", "capt": "captain", "lt": "lieutenant",
    "cdr": "commander", "cmdr": "commander", "cdre": "commodore", "sgt": "sergeant", "sgt maj": "sergeant major",
    "cpl": "corporal", "prof": "professor", "rep": "representative", "sen": "senator", "amb": "ambassador",
    "gov": "governor", "lt cdr": "lieutenant commander", "lt cmdr": "lieutenant commander",
    "1st lt": "first lieutenant", "2nd lt": "second lieutenant", "staff sgt": "staff sergeant",
    "master sgt": "master sergeant", "command sgt maj": "command sergeant major", "1st sgt": "first sergeant",
    "gunnery sgt": "gunnery sergeant", "tech sgt": "technical sergeant", "chief master sgt": "chief master sergeant",
    "spc": "specialist", "pfc": "private first class", "rear adm": "rear admiral", "vice adm": "vice admiral",
    "wg cdr": "wing commander", "sqn ldr": "squadron leader", "cpt": "captain", "ltcol": "lieutenant colonel",
    "majgen": "major general", "ssgt": "staff sergeant", "tsgt": "technical sergeant", "msgt": "master sergeant",
    "sfc": "sergeant first class", "csm": "command sergeant major", "sgt 1st class": "sergeant first class",
    "sgt first class": "sergeant first class", "ssg": "staff sergeant", "1lt": "first lieutenant",
    "2lt": "second lieutenant", "cw2": "chief warrant officer", "cw3": "chief warrant officer",
    "cw4": "chief warrant officer", "cw5": "chief warrant officer",
    "petty officer 1st class": "petty officer first class", "petty officer 2nd class": "petty officer second class",
    "petty officer 3rd class": "petty officer third class", "airman 1st class": "airman first class",
    "lcpl": "lance corporal", "cwo": "chief warrant officer", "wo": "warrant officer", "pte": "private",
    "pvt": "private", "flt lt": "flight lieutenant", "gp capt": "group captain", "air cdre": "air commodore",
    "avm": "air vice-marshal", "air mshl": "air marshal", "acm": "air chief marshal", "ltg": "lieutenant general",
    "mg": "major general", "lt. col": "lieutenant colonel", "lt.col": "lieutenant colonel",
    "lt.gen": "lieutenant general", "maj.gen": "major general", "brig.gen": "brigadier general", "insp": "inspector",
    "supt": "superintendent", "det": "detective", "dep": "deputy", "asst prof": "assistant professor",
    "assoc prof": "associate professor", "insp gen": "inspector general", "brig-gen": "brigadier general",
    "maj-gen": "major general", "lt-gen": "lieutenant general", "lt-col": "lieutenant colonel", "r adm": "rear admiral",
}  # fmt: skip
"""Abbreviated ranks without their full stops."""

TITLE_HEADS = (
    "commander-in-chief", "editor-in-chief", "chief of staff", "chief of the defence staff", "chief of defence",
    "chief of the general staff", "secretary general", "secretary-general", "secretary of state",
    "secretary of defense", "secretary of defence", "director general", "director-general", "attorney general",
    "prime minister", "foreign minister", "high representative", "special representative", "charge d'affaires",
    "permanent representative", "vice president", "vice-president", "sergeant-at-arms", "chief executive", "first lady",
    "adjutant general", "surgeon general", "commanding officer", "commanding general", "non-commissioned officer",
    "noncommissioned officer", "executive officer", "chief engineer", "auditor general", "quartermaster general",
    "judge advocate general", "comptroller general", "accountant general", "flag officer", "master of ceremonies",
    "vice chancellor", "vice-chancellor", "vice chair", "vice-chair", "vice chairman", "secretary-treasurer",
    "minister-president", "commander in chief", "editor in chief", "member of parliament", "consul general",
    "inspector general", "governor general", "solicitor general", "general officer commanding",
    "air officer commanding", "flag officer commanding", "officer commanding", "officer in charge", "honorary consul",
    "chief operating officer", "chief financial officer", "chief executive officer", "governor-general",
    "attorney-general", "inspector-general", "consul-general", "auditor-general", "solicitor-general",
    "adjutant-general", "surgeon-general", "director of public prosecutions", "clerk of the house",
    "chief technology officer", "chief justice", "chief negotiator", "chief prosecutor", "chief economist",
    "chief scientist", "chief whip", "associate professor", "assistant professor", "member of the european parliament",
    "professor emeritus", "professor emerita", "volcanologist", "climatologist", "neurologist", "cardiologist",
    "political scientist", "criminologist", "ethnologist", "ornithologist", "high commissioner", "chargé d'affaires",
    "chargée d'affaires", "chargé d'affaires a.i", "charge d'affaires a.i", "chief of mission", "resident coordinator",
    "country director", "chief of naval staff", "chief of the naval staff", "chief of the air staff",
    "chief of air staff", "chief of army staff", "chief of the army staff", "chief of joint operations",
    "chief of cabinet", "head of state", "head of government", "head of mission", "head of delegation",
    "sergeant at arms", "speaker-designate", "prime minister-designate", "minister-designate", "defence attache",
    "press secretary", "crown prince", "supreme allied commander", "managing director", "executive director",
    "opposition leader", "team leader", "project manager", "heads of mission", "president", "chairman", "chairwoman",
    "chairlady", "chairperson", "chair", "co-chair", "co-director", "commander", "deputy", "chief", "director", "head",
    "minister", "secretary", "ambassador", "envoy", "representative", "undersecretary", "under-secretary",
    "under-secretary-general", "adviser", "advisor", "spokesperson", "spokesman", "spokeswoman", "governor", "mayor",
    "speaker", "commissioner", "coordinator", "co-ordinator", "chancellor", "king", "queen", "prince", "princess",
    "emir", "sultan", "pope", "patriarch", "bishop", "archbishop", "metropolitan", "professor", "dean", "rector",
    "fellow", "analyst", "researcher", "editor", "journalist", "ceo", "cfo", "coo", "officer", "attache", "attaché",
    "consul", "judge", "prosecutor", "senator", "member", "lawmaker", "mp", "mep", "congressperson", "parliamentarian",
    "legislator", "attorney", "advocate", "congressman", "congresswoman", "premier", "leader", "manager", "founder",
    "co-founder", "lecturer", "expert", "scientist", "historian", "economist", "author", "correspondent", "delegate",
    "negotiator", "rapporteur", "ombudsman", "ombudswoman", "inspector", "superintendent", "administrator",
    "supervisor", "counsellor", "counselor", "councillor", "trustee", "treasurer", "moderator", "academician",
    "commandant", "executive", "engineer", "instructor", "pilot", "chaplain", "provost", "principal", "conductor",
    "composer", "winchman", "librarian", "curator", "archivist", "architect", "artist", "singer", "violinist",
    "pianist", "poet", "novelist", "writer", "painter", "sculptor", "filmmaker", "playwright", "actor", "actress",
    "musician", "photographer", "captain", "coach", "trainer", "teacher", "headmaster", "headmistress", "doctor",
    "surgeon", "nurse", "paramedic", "physician", "virologist", "epidemiologist", "geologist", "biologist", "physicist",
    "chemist", "mathematician", "sociologist", "anthropologist", "philosopher", "theologian", "firefighter",
    "detective", "sheriff", "constable", "magistrate", "notary", "barrister", "solicitor", "counsel", "farmer",
    "fisherman", "skipper", "entrepreneur", "businessman", "businesswoman", "investor", "owner", "chef", "organiser",
    "organizer", "campaigner", "volunteer", "mediator", "facilitator", "interpreter", "translator", "reporter",
    "columnist", "commentator", "presenter", "publisher", "archaeologist", "designer", "rabbi", "imam", "mufti",
    "priest", "pastor", "deacon", "abbot", "abbess", "cardinal", "monk", "nun", "counterpart", "colleague",
    "predecessor", "successor", "chief medical officer", "midwife", "veterinarian", "meteorologist", "seismologist",
    "warden", "president-elect", "candidate", "activist", "lawyer", "politician", "diplomat", "clerk", "shopkeeper",
    "vice-minister", "vice minister", "vice-governor", "vice-premier", "vice-rector", "vice-mayor", "vice-speaker",
    "vice-principal", "vice-dean", "vice-commander", "vice-marshal", "vice-admiral", "co-chairman", "co-chairwoman",
    "co-chairperson", "co-rapporteur", "co-leader", "co-author", "co-organiser", "co-organizer", "co-owner",
    "sub-governor", "vice-consul", "deputy-director", "deputy-minister", "intendant", "prefect", "voivode",
    "burgomaster", "alderman", "alderwoman", "chairperson-in-office", "quaestor", "comptroller", "controller",
    "auditor", "registrar", "bursar", "marshal", "adjutant", "aide-de-camp", "navigator", "boatswain", "helmsman",
    "technician", "mechanic", "electrician", "welder", "linguist", "choreographer", "producer", "screenwriter",
    "director of photography", "soprano", "cellist", "guitarist", "drummer", "rapper", "dancer", "footballer",
    "swimmer", "athlete", "rower", "cyclist", "boxer", "goalkeeper", "midfielder", "striker", "referee", "psychologist",
    "psychiatrist", "pharmacist", "dentist", "botanist", "zoologist", "ecologist", "oceanographer", "hydrologist",
    "glaciologist", "astronomer", "agronomist", "beekeeper", "spokesperson-designate", "undersecretary of state",
    "under-secretary of state", "minister of state", "chieftain", "paramount chief", "ombudsperson",
    "envoy extraordinary", "programme manager", "program manager", "project director",
)  # fmt: skip
"""The nouns at which a title turns, longest first where one holds another; phrases."""

TITLE_MODIFIERS = frozenset(
    "deputy vice assistant acting first second former senior special principal parliamentary state permanent joint "
    "associate general executive managing political military national interim outgoing incoming newly-elected "
    "newly-appointed current then long-time veteran leading foreign defence defense interior home federal prime "
    "high supreme allied public chief under regional local honorary extraordinary plenipotentiary designate "
    "designated federal royal top lead main new adjunct visiting press staff media communications presiding commanding "
    "investigating coordinating caretaker resident country field provincial municipal cultural".split()
)

NAME_TITLES = frozenset(
    "president chancellor premier minister ambassador senator governor mayor king queen prince princess pope "
    "patriarch commissioner speaker secretary director chief commander professor judge general-secretary chairman "
    "chairwoman spokesperson spokesman spokeswoman envoy chair undersecretary prosecutor congressman congresswoman "
    "representative emir sultan bishop archbishop deputy".split()
)
"""Titles that may stand before a bare surname («Minister Velen»); the last word of the title is looked up."""

RANK_LIKE = frozenset(
    {
        "ambassador",
        "professor",
        "associate professor",
        "assistant professor",
        "professor emeritus",
        "professor emerita",
        "senator",
        "judge",
        "justice",
    }
)
"""Titles that stay with the name like a rank, beside an office («Ambassador X, Director of …»)."""

RELATIVE_TITLES = frozenset({"counterpart", "colleague", "predecessor", "successor"})
"""What is a title only by another person's."""

POST_NOMINALS = frozenset(
    "obe mbe cbe kbe dbe mp mep mla msp phd qc kc usn usa usmc usaf raf rn jp dso cmg kcmg gcmg kcb md msc bsc ma mba "
    "llm lld dl frs cpa dphil edd esq ret mpp mhr ofr mfr cfr gcfr gcon "
    "ofm mni psc cfa cpe pmp ao ac am oam onz mnzm lvo cvo kcvo tm vsm avsm pvsm senator".split()
) - {"senator"}
"""Letters after a name; compared lower case."""

PARTICLES = frozenset(
    "van der den de del della di da do dos das du la le von zu zum zur vom bin ibn bint ben binti binte el al abu ter "
    "ten te tot op af av y ole ould degli dei delle dalla los las mac ap san".split()
)
