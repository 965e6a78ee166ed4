"""Well-known cities that are no capitals."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.linking.world import states

if TYPE_CHECKING:
    from kg.linking.world import State

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
"""By country; none whose name is a common word's or usually a person's."""


@cache
def cities() -> dict[str, State]:
    """Give the states by well-known city that is no capital."""
    by_code = {state.code: state for state in states()}
    found = re.finditer(r"([A-Z]{2}):(.+?)(?=\s[A-Z]{2}:|\n)", _CITIES)
    return {city: by_code[entry[1]] for entry in found for city in entry[2].split(",")}
