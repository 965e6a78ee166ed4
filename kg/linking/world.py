"""The world's states as English names them: codes, demonyms, capitals and common other names.

Names come from CLDR through Babel; the table adds what CLDR lacks. It lists the member and observer states of the
United Nations, Kosovo and Taiwan, and territories with people of their own; what stands in :data:`NO_STATE` is
described as a place only, neutral as to status.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from babel import Locale

_TABLE = """
AD|Andorran|Andorra la Vella|
AE|Emirati|Abu Dhabi|UAE
AF|Afghan|Kabul|
AG|Antiguan||
AL|Albanian|Tirana|
AM|Armenian|Yerevan|
AO|Angolan|Luanda|
AR|Argentine,Argentinian|Buenos Aires|
AT|Austrian|Vienna|
AU|Australian|Canberra|
AZ|Azerbaijani,Azeri|Baku|
BA|Bosnian|Sarajevo|Bosnia-Herzegovina,BiH
BB|Barbadian|Bridgetown|
BD|Bangladeshi|Dhaka|
BE|Belgian|Brussels|
BF|Burkinabe|Ouagadougou|
BG|Bulgarian|Sofia|
BH|Bahraini|Manama|Bahrein
BI|Burundian|Bujumbura|
BJ|Beninese|Porto-Novo|
BN|Bruneian|Bandar Seri Begawan|
BO|Bolivian|La Paz|
BR|Brazilian|Brasilia|
BS|Bahamian|Nassau|
BT|Bhutanese|Thimphu|
BW|Botswanan|Gaborone|
BY|Belarusian,Belarussian|Minsk|
BZ|Belizean|Belmopan|
CA|Canadian|Ottawa|
CD|Congolese|Kinshasa|DR Congo,Democratic Republic of the Congo,DRC
CF|Central African|Bangui|
CG||Brazzaville|Republic of the Congo
CH|Swiss|Bern|
CI|Ivorian|Yamoussoukro|Ivory Coast,Cote d'Ivoire
CL|Chilean|Santiago|
CM|Cameroonian|Yaounde|
CN|Chinese|Beijing|People's Republic of China
CO|Colombian|Bogota|
CR|Costa Rican||
CU|Cuban|Havana|
CV|Cape Verdean|Praia|Cabo Verde
CY|Cypriot|Nicosia|
CZ|Czech|Prague|Czech Republic
DE|German|Berlin|Federal Republic of Germany
DJ|Djiboutian||
DK|Danish|Copenhagen|
DM|Dominican||
DO||Santo Domingo|
DZ|Algerian|Algiers|
EC|Ecuadorian|Quito|
EE|Estonian|Tallinn|
EG|Egyptian|Cairo|
ER|Eritrean|Asmara|
ES|Spanish|Madrid|
ET|Ethiopian|Addis Ababa|
FI|Finnish|Helsinki|
FJ|Fijian|Suva|
FM|Micronesian|Palikir|
FO|Faroese||
FR|French|Paris|
GF||Cayenne|
GI|Gibraltarian||
GA|Gabonese|Libreville|
GB|British,UK|London|UK,U.K.,Great Britain,Britain
GD|Grenadian||
GE|Georgian|Tbilisi|
GH|Ghanaian|Accra|
GL|Greenlandic|Nuuk|
GM|Gambian|Banjul|The Gambia
GN|Guinean|Conakry|
GQ|Equatorial Guinean|Malabo|
GR|Greek,Hellenic|Athens|
GT|Guatemalan||
GW||Bissau|
GY|Guyanese|Georgetown|
HK|||
HN|Honduran|Tegucigalpa|
HR|Croatian,Croat|Zagreb|
HT|Haitian|Port-au-Prince|
HU|Hungarian|Budapest|
ID|Indonesian|Jakarta|
IE|Irish|Dublin|
IL|Israeli||
IN|Indian|New Delhi|
IQ|Iraqi|Baghdad|
IR|Iranian|Tehran|Islamic Republic of Iran
IS|Icelandic|Reykjavik|
IT|Italian|Rome|
JM|Jamaican|Kingston|
JO|Jordanian|Amman|
JP|Japanese|Tokyo|
KE|Kenyan|Nairobi|
KG|Kyrgyz|Bishkek|
KH|Cambodian|Phnom Penh|
KI|Kiribati|Tarawa|
KM|Comorian|Moroni|
KN|||
KP|North Korean|Pyongyang|DPRK
KR|South Korean|Seoul|Republic of Korea
KW|Kuwaiti|Kuwait City|
KZ|Kazakh,Kazakhstani|Astana|
LA|Laotian,Lao|Vientiane|
LB|Lebanese|Beirut|
LC|Saint Lucian|Castries|
LI|Liechtenstein|Vaduz|
LK|Sri Lankan|Colombo|
LR|Liberian|Monrovia|
LS|Basotho|Maseru|
LT|Lithuanian|Vilnius|
LU|Luxembourgish,Luxembourg||
LV|Latvian|Riga|
LY|Libyan|Tripoli|
MA|Moroccan|Rabat|
MC|Monegasque||
MD|Moldovan|Chisinau|Republic of Moldova
ME|Montenegrin|Podgorica|
MG|Malagasy|Antananarivo|
MH|Marshallese|Majuro|
MK|Macedonian,North Macedonian|Skopje|Republic of North Macedonia
ML|Malian|Bamako|
MM|Burmese|Naypyidaw|Burma,Myanmar
MN|Mongolian|Ulaanbaatar|
MR|Mauritanian|Nouakchott|
MT|Maltese|Valletta|
MU|Mauritian|Port Louis|
MV|Maldivian||
MW|Malawian|Lilongwe|
MX|Mexican|Mexico City|
MY|Malaysian|Kuala Lumpur|
MZ|Mozambican|Maputo|
NA|Namibian|Windhoek|
NE|Nigerien|Niamey|
NG|Nigerian|Abuja|
NI|Nicaraguan|Managua|
NL|Dutch|Amsterdam|Kingdom of the Netherlands,Holland
NO|Norwegian|Oslo|
NP|Nepalese,Nepali|Kathmandu|
NR|Nauruan||
NZ|New Zealand|Wellington|
OM|Omani|Muscat|
PA|Panamanian|Panama City|
PE|Peruvian|Lima|
PG|Papua New Guinean|Port Moresby|
PH|Philippine,Filipino|Manila|
PK|Pakistani|Islamabad|
PL|Polish|Warsaw|
PR|Puerto Rican||
PS|Palestinian|Ramallah|Palestine,State of Palestine
PT|Portuguese|Lisbon|
PW|Palauan||
PY|Paraguayan|Asuncion|
QA|Qatari|Doha|
RO|Romanian|Bucharest|
RS|Serbian,Serb|Belgrade|
RU|Russian|Moscow|Russian Federation
RW|Rwandan|Kigali|
SA|Saudi Arabian,Saudi|Riyadh|
SB||Honiara|
SC|Seychellois||
SD|Sudanese|Khartoum|
SE|Swedish|Stockholm|
SG|Singaporean||
SI|Slovenian,Slovene|Ljubljana|
SK|Slovak|Bratislava|Slovak Republic
SL|Sierra Leonean|Freetown|
SM|Sammarinese||
SN|Senegalese|Dakar|
SO|Somali|Mogadishu|
SR|Surinamese|Paramaribo|
SS|South Sudanese|Juba|
ST||Sao Tome|
SV|Salvadoran|San Salvador|
SY|Syrian|Damascus|
SZ|Swazi|Mbabane|Swaziland
TD|Chadian|N'Djamena|
TG|Togolese|Lome|
TH|Thai|Bangkok|
TJ|Tajik|Dushanbe|
TL|Timorese|Dili|East Timor
TM|Turkmen|Ashgabat|
TN|Tunisian|Tunis|
TO|Tongan|Nuku'alofa|
TR|Turkish|Ankara|Turkey
TT|Trinidadian|Port of Spain|
TV|Tuvaluan|Funafuti|
TW|Taiwanese|Taipei|
TZ|Tanzanian|Dodoma|
UA|Ukrainian|Kyiv|
UG|Ugandan|Kampala|
US|American,US,U.S.|Washington|US,U.S.,USA,U.S.A.,United States of America
UY|Uruguayan|Montevideo|
UZ|Uzbek|Tashkent|
VA|Vatican||Vatican,Holy See
VC|Vincentian|Kingstown|
VE|Venezuelan|Caracas|
VN|Vietnamese|Hanoi|
VU|Vanuatuan|Port Vila|
WS|Samoan|Apia|
XK|Kosovo,Kosovar|Pristina|Kosovo and Metohija
YE|Yemeni|Sanaa|
ZA|South African|Pretoria|
ZM|Zambian|Lusaka|
ZW|Zimbabwean|Harare|
"""
_CITIES = """
AE:Dubai,Sharjah AT:Salzburg,Graz,Linz,Innsbruck AU:Melbourne,Brisbane,Perth,Adelaide AZ:Ganja
BA:Banja Luka,Mostar,Tuzla,Srebrenica BE:Antwerp,Ghent,Bruges,Liege BG:Plovdiv,Varna,Burgas,Ruse
BR:Rio de Janeiro,Sao Paulo,Salvador da Bahia,Recife CA:Toronto,Montreal,Vancouver,Calgary,Halifax,Winnipeg,Edmonton
CD:Goma,Bukavu,Lubumbashi CH:Geneva,Zurich,Basel,Lausanne,Davos,Lugano CI:Abidjan CM:Douala
CN:Shanghai,Shenzhen,Guangzhou,Wuhan,Chengdu,Tianjin CY:Limassol,Larnaca CZ:Brno,Ostrava
DE:Munich,Hamburg,Frankfurt,Cologne,Stuttgart,Dresden,Leipzig,Bonn,Bremen,Hanover,Kiel,Rostock,Nuremberg,Dusseldorf
DK:Aarhus,Odense,Aalborg EE:Tartu,Narva EG:Alexandria,Suez,Port Said,Sharm el-Sheikh
ES:Barcelona,Seville,Bilbao,Malaga,Zaragoza,Cadiz FI:Turku,Tampere,Oulu,Rovaniemi,Espoo
FR:Marseille,Lyon,Toulouse,Strasbourg,Bordeaux,Lille,Nantes,Brest,Toulon,Grenoble,Rennes,Cannes
GB:Edinburgh,Glasgow,Manchester,Birmingham,Liverpool,Belfast,Cardiff,Bristol,Leeds,Southampton,Aberdeen,Oxford
GE:Batumi,Kutaisi,Gori GR:Thessaloniki,Piraeus,Patras HR:Zadar,Rijeka,Dubrovnik,Osijek,Vukovar,Pula
HU:Debrecen,Szeged,Pecs IE:Galway,Limerick IL:Jerusalem,Tel Aviv,Haifa,Eilat IN:Mumbai,Kolkata,Chennai,Bangalore
IQ:Basra,Mosul,Erbil,Kirkuk IR:Isfahan,Shiraz,Tabriz IS:Akureyri IT:Milan,Naples,Turin,Venice,Genoa,Trieste,Palermo,Bari
JP:Osaka,Kyoto,Hiroshima,Nagasaki,Yokohama,Sapporo KE:Mombasa KR:Busan,Incheon KZ:Almaty LB:Tyre
LT:Kaunas,Klaipeda,Siauliai LV:Daugavpils,Liepaja LY:Benghazi,Misrata,Sirte MA:Casablanca,Marrakesh,Tangier
MD:Tiraspol ME:Kotor,Niksic,Budva,Cetinje MK:Ohrid,Tetovo,Bitola,Kumanovo MM:Yangon,Mandalay NG:Lagos,Kano,Maiduguri
NL:The Hague,Rotterdam,Utrecht,Eindhoven,Maastricht,Groningen NO:Bergen,Trondheim,Stavanger,Tromso,Kirkenes
PK:Karachi,Lahore,Peshawar PL:Krakow,Gdansk,Gdynia,Wroclaw,Poznan,Lodz,Szczecin,Lublin,Rzeszow,Katowice
PT:Porto,Coimbra,Faro RO:Cluj-Napoca,Timisoara,Iasi,Constanta,Brasov,Sibiu,Oradea
RS:Novi Sad,Kragujevac,Subotica,Novi Pazar,Presevo,Bujanovac,Zrenjanin,Leskovac,Vranje
RU:Saint Petersburg,Novosibirsk,Vladivostok,Kaliningrad,Rostov-on-Don,Sochi,Murmansk,Kazan,Belgorod,Kursk
SA:Jeddah,Mecca,Medina,Dammam SD:Port Sudan,El Fasher SE:Gothenburg,Malmo,Uppsala,Lulea SI:Maribor,Koper
SK:Kosice SY:Aleppo,Homs,Idlib,Raqqa,Latakia TR:Istanbul,Izmir,Antalya,Gaziantep,Diyarbakir
UA:Kharkiv,Odesa,Lviv,Dnipro,Mariupol,Zaporizhzhia,Kherson,Sumy,Bakhmut,Donetsk,Luhansk,Chernihiv,Kramatorsk,Bucha
US:New York,Los Angeles,Chicago,San Francisco,Boston,Philadelphia,Houston,Miami,Seattle,Atlanta,San Diego,Detroit
VN:Da Nang,Ho Chi Minh City YE:Aden,Hodeidah,Taiz ZA:Johannesburg,Cape Town,Durban ZW:Bulawayo
"""
"""Well-known cities that are no capitals, by country; none whose name is a common word's or a person's as well."""
NO_STATE = frozenset({"XK", "PS", "TW", "GL", "FO", "GF", "GI", "HK", "PR"})
_RENAMED = {"CD": "Democratic Republic of the Congo", "CG": "Republic of the Congo", "MM": "Myanmar", "PS": "Palestine"}
_FORMAL = ("Republic of", "Kingdom of", "State of")


@dataclass(frozen=True, slots=True)
class State:
    """A country: its ISO 3166-1 code, English name, other names, demonyms and capital (empty where its name's)."""

    code: str
    name: str
    others: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str

    @property
    def is_state(self) -> bool:
        """Whether it is described as a country, and not as a place only."""
        return self.code not in NO_STATE


@cache
def states() -> tuple[State, ...]:
    """Give the world's states in the order of their codes."""
    territories = Locale("en").territories
    return tuple(_state(line, territories) for line in _TABLE.split("\n") if line)


def _state(line: str, territories: object) -> State:
    code, demonyms, capital, others = line.split("|")
    names = dict(territories)  # type: ignore[call-overload]
    name = _RENAMED.get(code) or str(names[code]).replace(" & ", " and ").replace("St. ", "Saint ").replace("’", "'")
    known = [other for other in others.split(",") if other]
    formal = [f"{prefix} {name}" for prefix in _FORMAL]
    return State(code, name, tuple(known + formal), tuple(d for d in demonyms.split(",") if d), capital)


@cache
def by_demonym() -> dict[str, State]:
    """Give the states by demonym, as it is written («Serbian»)."""
    return {demonym: state for state in states() for demonym in state.demonyms}


@cache
def demonyms() -> re.Pattern[str]:
    """Give the pattern of any demonym as a word, the longest first."""
    longest = sorted(by_demonym(), key=lambda demonym: (-len(demonym), demonym))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")


@cache
def capitals() -> dict[str, State]:
    """Give the states by capital."""
    return {state.capital: state for state in states() if state.capital}


@cache
def cities() -> dict[str, State]:
    """Give the states by well-known city that is no capital."""
    by_code = {state.code: state for state in states()}
    found = re.finditer(r"([A-Z]{2}):(.+?)(?=\s[A-Z]{2}:|\n)", _CITIES)
    return {city: by_code[entry[1]] for entry in found for city in entry[2].split(",")}
