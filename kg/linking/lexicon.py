"""Word lists that the reading rules share: general English of news about states, armies and organisations.

Single words unless said otherwise; lists of phrases are tuples of lower-case words joined by one space.
No entry belongs to one source, one person or one event.
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

SAYING = frozenset(
    "said says say saying told tells tell added adds stressed stresses noted notes stated states emphasised emphasized "
    "emphasises emphasizes underlined underlines underscored underscores highlighted highlights explained explains "
    "pointed points recalled recalls announced announces declared declares warned warns confirmed confirms argued "
    "argues claimed claims commented comments concluded concludes continued continues reiterated reiterates replied "
    "replies responded answered remarked remarks observed observes urged urges praised praises thanked thanks "
    "welcomed welcomes called calls insisted insists believes believed assessed assesses expressed expresses "
    "reminded reminds acknowledged acknowledges admitted admits affirmed affirms reaffirmed reaffirms stated wrote "
    "writes tweeted posted asked asks voiced denied denies pledged pledges promised promises vowed vows suggested "
    "suggests revealed reveals estimated estimates described describes appealed appeals quoted congratulated "
    "condemned condemns accused accuses opined agreed agrees cautioned indicated indicates specified "
    "assured assures reported reports mentioned mentions mused asserted asserts".split()
)
"""Verbs of saying in the forms that news uses."""

ACTING = frozenset(
    "visited visits met meets attended attends arrived arrives opened opens hosted hosts received receives signed "
    "signs led leads chaired addressed addresses presented presents delivered took takes gave gives spoke speaks "
    "held holds discussed travelled traveled participated joined joins toured inspected handed awarded appointed "
    "became served serves succeeded replaced has had was is will paid pays commands commanded works worked".split()
)
"""Verbs before which a person often stands in news."""

POST_NOMINALS = frozenset(
    "obe mbe cbe kbe dbe mp mep mla msp phd qc kc usn usa usmc usaf raf rn jp dso cmg kcmg gcmg kcb md msc bsc ma mba "
    "llm lld dl frs cpa dphil edd esq ret mpp mhr senator".split()
) - {"senator"}
"""Letters after a name; compared lower case."""

POSSESSIVE = frozenset({"its", "his", "her", "their", "our", "my"})

PARTICLES = frozenset(
    "van der den de del della di da do dos das du la le von zu zum bin ibn bint ben el al abu ter ten af av y".split()
)

MONTHS = frozenset("january february march april may june july august september october november december".split())
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())

COUNTRY_NOUNS = frozenset(
    "republic kingdom state states federation emirate sultanate principality commonwealth".split()
)

ORGANIZATION_HEADS = frozenset(
    "ministry embassy forces army navy police guard agency council committee command assembly parliament office "
    "service services centre center university institute department force corps brigade battalion regiment division "
    "commission union organisation organization secretariat directorate administration authority bureau board "
    "association confederation federation foundation academy college school court tribunal bank fund group "
    "headquarters team embassy consulate delegation presidency government senate congress bundestag chamber league "
    "alliance society club network company corporation party movement front staff squadron fleet unit squad "
    "hospital museum library church inspectorate registry parliament forum-secretariat consortium task-force "
    "laboratory observatory cabinet chancellery gendarmerie carabinieri militia intelligence gymnasium "
    "detachment platoon garrison think-tank coalition railways railway airlines airways shipping shipyards motors "
    "industries telecom holdings holding gallery theatre orchestra choir opera federation syndicate cooperative "
    "exchange corporation trust conservatory archives archive clinic institution contingent registry diocese".split()
)
"""Nouns that end, or open with «of», the name of a body."""

OPENING_HEADS = frozenset(
    "ministry embassy department office university institute council committee house chamber secretariat "
    "directorate bureau association confederation federation organisation organization commission academy court "
    "board centre center agency union league command presidency government assembly parliament party service "
    "consulate delegation school college faculty society alliance bank foundation general headquarters chancellery "
    "community front movement group corps administration authority division general museum library gallery hospital "
    "theatre archives railways orchestra institution".split()
) - {"general"}
"""Heads that are continued by «of …» or «for …»."""

WEAK_HEADS = frozenset(
    "forces army navy police guard agency council committee command assembly parliament office service services centre "
    "center university institute department force corps brigade battalion division commission union organisation "
    "organization government senate congress group team board bank fund school college party staff unit company "
    "church presidency headquarters cabinet alliance court fleet intelligence front movement league network "
    "association federation foundation administration authority delegation society academy chamber".split()
)
"""Heads that name nothing on their own: «the Council» alone is no name."""

OPENERS = frozenset(
    "the a an this that these those in on at for of and but as after before during while when since from with by to "
    "also however meanwhile our their its his her new former".split()
)
"""Words that open a sentence or a phrase in capitals, and belong to no name."""

NOT_IN_BODY = frozenset(
    "summit conference meeting forum dialogue session exercise course workshop seminar medal award prize day week "
    "anniversary strategy concept programme program agreement treaty initiative plan declaration resolution".split()
)

FRAMEWORK_HEADS: dict[str, str] = {
    "programme": "Programme", "program": "Programme", "programmes": "Programme", "initiative": "Programme",
    "partnership": "Programme", "agenda": "Programme", "fund": "Programme", "funds": "Programme", "plan": "Programme",
    "agreement": "Agreement", "agreements": "Agreement", "treaty": "Agreement", "accord": "Agreement",
    "accords": "Agreement", "convention": "Agreement", "protocol": "Agreement", "memorandum": "Agreement",
    "charter": "Agreement", "declaration": "Agreement", "pact": "Agreement", "resolution": "Agreement",
    "act": "Agreement", "concept": "Concept", "doctrine": "Concept", "strategy": "Policy", "policy": "Policy",
    "requirements": "Policy", "objectives": "Policy", "guidelines": "Policy", "roadmap": "Policy",
    "compass": "Policy", "mission": "Operation", "operation": "Operation", "project": "Project",
    "patrol": "Operation", "policing": "Operation", "campaign": "Programme", "scheme": "Programme",
    "mechanism": "Programme", "facility": "Programme", "process": "Other", "framework": "Other",
}  # fmt: skip
"""The nouns that close a framework's name, with its kind."""

BROKERED = frozenset("mediated facilitated brokered sponsored backed led supported moderated".split())
"""«EU-mediated dialogue»: the second half of the adjective."""

MEDIA_NOUNS = (
    "daily", "newspaper", "weekly", "magazine", "news agency", "news portal", "portal", "broadcaster", "television",
    "tv channel", "tv station", "radio station", "website", "news site", "channel", "outlet",
)  # fmt: skip
"""Nouns beside which a media outlet is named: «the daily X», «X news agency»."""

COMMON = frozenset(
    "the a an and or of for in on at to by with from as but this that these those we our us it its their they he she "
    "his her i you your my who which what when where why how there here not no yes if then also all any some many "
    "most more other others another each every both such so than now today yesterday tomorrow new old first second "
    "third last next after before during since until while however despite although because according about over "
    "under above between among within without against through following regarding concerning meanwhile moreover "
    "furthermore therefore thus nevertheless instead indeed finally later earlier recently currently once again "
    "around nearly almost only just even still yet one two three four five six seven eight nine ten "
    "affairs policy policies security defence defense partnership partnerships operations operation investment "
    "emerging challenges political military public diplomacy intelligence foreign interior justice finance economy "
    "economic economics trade energy environment education science sciences technology research development "
    "innovation culture health labour labor social welfare agriculture transport infrastructure communication "
    "communications media press information affairs integration european international national federal regional "
    "local global world united nations security council general assembly state government ministry minister "
    "department office agency commission committee command force forces army navy air naval maritime land space "
    "cyber guard police border emergency service services disaster response coordination crisis management planning "
    "centre center institute university academy college school faculty foundation fund bank group team mission "
    "project programme program initiative plan action agreement treaty charter declaration resolution memorandum "
    "concept strategy strategic tactical joint combined allied alliance ally allies partner partners member members "
    "nation country countries people peoples citizens community communities civil civilian society rights human "
    "law legal rule court chamber parliament assembly senate congress house union party democratic democracy "
    "republic kingdom federation news daily times post herald tribune gazette agency press radio television tv "
    "online online website page home menu search contact share follow source photo photos image images video "
    "gallery credit story read latest related advertisement subscribe newsletter copyright reserved "
    "summit conference forum dialogue meeting session exercise training course workshop seminar medal award day week "
    "month year anniversary ceremony reception visit statement speech interview article chapter annex part section "
    "north south east west northern southern eastern western central middle baltic balkan balkans atlantic pacific "
    "arctic mediterranean euro-atlantic transatlantic sea ocean river lake mount mountain island islands bay gulf "
    "street road avenue boulevard square building hall room palace hotel airport base camp headquarters barracks "
    "range port station city town village municipality district region province county area zone "
    "peace war conflict attack attacks aggression invasion independence freedom liberty victory unity stability "
    "church orthodox catholic islamic christian muslim jewish saint holy bible god christmas easter ramadan "
    "company corporation limited inc ltd industries industry systems solutions technologies airlines motors "
    "red blue white black green golden silver star eagle lion wolf shield sword guardian defender "
    "officials official leaders ministers ambassadors presidents troops soldiers officers experts journalists "
    "internet web facebook twitter instagram linkedin youtube telegram whatsapp email phone tel fax "
    "covid covid-19 coronavirus pandemic nato eu un osce us uk usa "
    "asked commenting speaking addressing referring noting adding saying stressing based equipped given including "
    "representatives representative delegation delegations attendees participants guests "
    "armed special task unit units battalion brigade regiment division corps squadron fleet staff general "
    "secretary president prime director head chair chairman commander chief deputy assistant vice acting senior "
    "executive board trust reserve reserves resilience requirements objectives baseline agenda process framework "
    "enlargement logistics procurement interoperability neighborhood peacekeeping digital climate trafficking "
    "mechanism facility support cooperation co-operation contribution assistance relations relation neighbours "
    "neighbourhood reform reforms good governance women youth children veterans family refugees migration "
    "amnesty transparency watch monitor observatory network association confederation organisation organization "
    "society club league movement front coalition coast coastal royal imperial key".split()
)
"""Words that, capitalised, still make no name of a person: sentence openers and the nouns of institutions."""
