"""Words of places: what names, closes and qualifies them; general English, no entry for one source or place alone."""

from __future__ import annotations

from importlib.resources import files

EVENT_NOUNS = frozenset(
    "summit conference forum dialogue ministerial summits games olympics expo festival congress convention "
    "symposium week day anniversary medal award prize olympic cup championship marathon talks talk roundtable".split()
)
"""Capitalised after a place's name these make an event's or prize's name: «Madrid Summit» is no place."""

CLOSING_LATER = frozenset(
    "summit conference forum festival championship championships cup games prize award medal symposium biennale days "
    "week marathon expo monitor wire cable herald tribune gazette times post observer camp exhibition fair".split()
)
"""Capitalised a word or more behind a place's name these close an event's, a prize's or a newspaper's name."""

SITE_HEADS = frozenset(
    "base airbase airport airfield barracks range headquarters camp port harbour harbor garrison polygon shipyard "
    "arsenal palace castle fortress square bridge monastery cathedral stadium arena cemetery island islands river "
    "lake mountain mountains valley peninsula sea strait gulf bay canal station village hill reactor plant pass dam "
    "tunnel lighthouse reservoir glacier waterfall desert cemetery memorial monument villa mosque temple checkpoint "
    "terminal refinery mine quarry pier quay marina beach delta headland fjord waterway dyke dam barrage hotel fort "
    "street avenue boulevard dockyard airstrip heliport citadel plateau lagoon isthmus atoll reef archipelago "
    "yard crossing wetland wetlands marsh marshes mausoleum pantheon jetty".split()
)
"""Nouns that close, with capitalised words before them, the name of a site or landform."""

SITE_PHRASES = (
    "training range", "air base", "military base", "naval base", "army base", "training area", "training ground",
    "training centre", "border crossing", "nuclear power plant", "power plant", "railway station", "city hall",
    "military airport", "international airport", "proving ground", "test range", "firing range", "training camp",
    "fish market", "national stadium", "football stadium", "gas hub", "oil terminal", "gas terminal",
    "container terminal", "cargo terminal", "conference centre", "conference center", "congress centre",
    "congress hall", "convention centre", "convention center", "concert hall", "music house", "exhibition centre",
    "town hall", "industrial park", "national park", "nature reserve", "industrial zone", "economic zone", "free zone",
    "power station", "oil field", "gas field", "refugee camp", "bus station", "train station", "metro station",
    "market square", "sports hall", "wind farm", "solar park", "border post", "border checkpoint", "border gate",
    "water treatment plant", "cultural centre", "cultural center", "science park", "technology park", "memorial centre",
    "memorial complex", "construction site", "landing site", "nuclear plant", "steel plant", "gold mine", "coal mine",
)  # fmt: skip

LANGUAGES = frozenset(
    "english latin arabic hebrew hindi urdu persian farsi dari pashto bengali swahili mandarin cantonese esperanto "
    "flemish gaelic welsh catalan basque kurdish tatar romani yiddish tamil punjabi amharic scottish cornish breton "
    "frisian sami inuit maori tibetan uyghur chechen".split()
)
"""Languages and peoples without a state of that name: capitalised, and no places."""

PLACE_PREFIXES = frozenset(
    "port fort san santa santo saint st st. sao los las la le el new old upper lower great north south east west cape "
    "bad novi nova stara novo bir val ras wadi tel ain deir qasr mount lake little nueva "
    "nuevo alto monte campo sankt sint glen inver puerto porto kota ban bela bella".split()
)
"""Capitalised words with which a place's name may begin, though they are common ones or particles."""

DIVISIONS = frozenset(
    "County District Province Region Municipality Governorate Oblast Voivodeship Canton Prefecture Krai Raion".split()
)
"""Capitalised behind a place's name these are part of it."""

PEOPLES = frozenset(
    "government army navy air armed forces troops soldiers officials authorities police border coast people citizens "
    "foreign defence defense interior finance economy capital city town port side delegation embassy parliament "
    "counterpart counterparts families children workers farmers students ships fleet waters airspace territory state "
    "ministry diplomat diplomats politicians business companies company firms media press islands town village".split()
)
"""What follows the adjective of a country or a people."""

SHIPS = frozenset(
    "hms uss brp ins hmcs hmas hmnzs kri its esps tcg mv rfa usns usav rss roks jds orp hnoms hdms bns".split()
)
"""Letters before a ship's name."""

SEA_ADJECTIVES = frozenset("arctic antarctic baltic atlantic adriatic pacific".split())
"""Regions' names that are adjectives too: «an Antarctic base»."""

COMPASS = frozenset(
    "north south east west northern southern eastern western central northeast northwest southeast southwest "
    "north-east north-west south-east south-west northeastern northwestern southeastern southwestern "
    "south-eastern north-eastern south-western north-western".split()
)

REGIONS = tuple(files("kg.linking").joinpath("regions.txt").read_text(encoding="ascii").splitlines())
"""Regions, seas and lands larger than a city that are no states, by the names that English uses."""
