"""Word lists that the reading rules share: general English of news about states, armies and organisations.

Single words unless said otherwise; lists of phrases are tuples of lower-case words joined by one space.
No entry belongs to one source, one person or one event.
"""

from __future__ import annotations

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

POSSESSIVE = frozenset({"its", "his", "her", "their", "our", "my"})

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
    "exchange corporation trust conservatory archives archive clinic institution contingent registry diocese wing "
    "flotilla ensemble philharmonic eparchy archdiocese band faculty".split()
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
    "arrangement": "Agreement", "compact": "Agreement", "appeal": "Programme", "format": "Other",
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
