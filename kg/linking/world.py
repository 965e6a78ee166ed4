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
BA|Bosnian|Sarajevo|Bosnia-Herzegovina,BiH,Bosnia
BB|Barbadian|Bridgetown|
BD|Bangladeshi|Dhaka|
BE|Belgian|Brussels|
BF|Burkinabe|Ouagadougou|
BG|Bulgarian|Sofia|
BH|Bahraini|Manama|Bahrein
BI|Burundian|Bujumbura|
BJ|Beninese|Porto-Novo|
BN|Bruneian|Bandar Seri Begawan|Brunei Darussalam
BO|Bolivian|La Paz|
BR|Brazilian|Brasilia|
BS|Bahamian|Nassau|
BT|Bhutanese|Thimphu|
BW|Botswanan|Gaborone|
BY|Belarusian,Belarussian|Minsk|
BZ|Belizean|Belmopan|
CA|Canadian|Ottawa|
CD|Congolese|Kinshasa|DR Congo,Democratic Republic of the Congo,DRC,Democratic Republic of Congo
CF|Central African|Bangui|
CG||Brazzaville|Republic of the Congo
CH|Swiss|Bern|
CI|Ivorian|Yamoussoukro|Ivory Coast,Cote d'Ivoire
CL|Chilean|Santiago|
CM|Cameroonian|Yaounde|
CN|Chinese|Beijing|People's Republic of China,PRC
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
FM|Micronesian|Palikir|Federated States of Micronesia
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
GR|Greek,Hellenic|Athens|Hellenic Republic
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
KG|Kyrgyz|Bishkek|Kyrgyz Republic
KH|Cambodian|Phnom Penh|
KI|Kiribati|Tarawa|
KM|Comorian|Moroni|
KN|||
KP|North Korean|Pyongyang|DPRK,Democratic People's Republic of Korea
KR|South Korean|Seoul|Republic of Korea
KW|Kuwaiti|Kuwait City|
KZ|Kazakh,Kazakhstani|Astana|
LA|Laotian,Lao|Vientiane|Lao PDR,Lao People's Democratic Republic
LB|Lebanese|Beirut|
LC|Saint Lucian|Castries|St Lucia
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
MK|Macedonian,North Macedonian|Skopje|Republic of North Macedonia,FYROM
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
SA|Saudi Arabian,Saudi|Riyadh|KSA
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
SY|Syrian|Damascus|Syrian Arab Republic
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
TZ|Tanzanian|Dodoma|United Republic of Tanzania
UA|Ukrainian|Kyiv|
UG|Ugandan|Kampala|
US|American,US,U.S.|Washington|US,U.S.,USA,U.S.A.,United States of America
UY|Uruguayan|Montevideo|
UZ|Uzbek|Tashkent|
VA|Vatican||Vatican,Holy See
VC|Vincentian|Kingstown|Saint Vincent and the Grenadines
VE|Venezuelan|Caracas|
VN|Vietnamese|Hanoi|Viet Nam
VU|Vanuatuan|Port Vila|
WS|Samoan|Apia|
XK|Kosovo,Kosovar|Pristina|Kosovo and Metohija
YE|Yemeni|Sanaa|
ZA|South African|Pretoria|
ZM|Zambian|Lusaka|
ZW|Zimbabwean|Harare|
"""
NO_STATE = frozenset({"XK", "PS", "TW", "GL", "FO", "GF", "GI", "HK", "PR"})
_RENAMED = {
    "CD": "Democratic Republic of the Congo",
    "CG": "Republic of the Congo",
    "HK": "Hong Kong",
    "MM": "Myanmar",
    "PS": "Palestine",
}
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
