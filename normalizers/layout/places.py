"""Words that tell a dateline from a sentence: cities, dates, and capitals that are no place."""

import re

_CITIES = """
moscow moscú moscou mosca moskau moskou moskwa москва kyiv kiev kiew kijów київ киев kharkiv lviv odesa odessa dnipro
berlin berlín berlim berlino берлин munich múnich münchen hamburg frankfurt cologne köln leipzig stuttgart bonn paris
parís parigi paryż париж lyon marseille toulouse nice strasbourg london londres londra londyn londen лондон edinburgh
glasgow belfast cardiff manchester dublin madrid barcelona seville sevilla valencia bilbao málaga мадрид lisbon lisboa
lisbonne lissabon porto coimbra rome roma rom рим milan milano milán mailand naples napoli nápoles turin torino venice
venezia florence firenze palermo bologna genoa genova brussels bruselas bruxelas bruxelles brüssel brussel bruksela
брюссель antwerp antwerpen ghent amsterdam amsterdã rotterdam utrecht vienna viena vienne wien zurich zürich geneva
ginebra genebra genève genf bern warsaw varsovia varsóvia varsovie warschau warszawa варшава kraków krakow gdańsk prague
praga prag praha прага budapest bucharest bucarest sofia belgrade beograd zagreb ljubljana sarajevo skopje tirana athens
atenas atene athen athènes thessaloniki istanbul ankara nicosia stockholm oslo copenhagen copenhague helsinki tallinn
riga vilnius minsk минск chisinau tbilisi yerevan baku astana almaty tashkent dushanbe bishkek tehran teherán teerã
téhéran teheran baghdad bagdad damascus beirut beyrouth amman jerusalem jerusalén jerusalém gerusalemme tel-aviv gaza
ramallah cairo riyadh doha dubai sanaa kabul islamabad karachi lahore mumbai kolkata chennai bengaluru dhaka colombo
kathmandu beijing pekín pequim pékin pechino peking shanghai taipei seoul pyongyang tokyo tokio tóquio tokyo osaka
bangkok hanoi manila jakarta singapore canberra sydney melbourne wellington auckland washington chicago boston houston
philadelphia atlanta miami dallas seattle ottawa toronto montreal vancouver havana habana bogotá bogota caracas quito
lima santiago montevideo asunción brasilia brasília recife salvador fortaleza curitiba luanda maputo praia bissau
nairobi lagos abuja accra dakar johannesburg pretoria harare lusaka kampala khartoum tripoli tunis algiers argel alger
rabat casablanca reykjavik valletta donetsk luhansk lugansk mariupol kherson zaporizhzhia sevastopol simferopol
"""
_CITY_PAIRS = """
new york; new delhi; los angeles; san francisco; são paulo; sao paulo; rio de janeiro; buenos aires; mexico city;
ciudad de méxico; la paz; san josé; san salvador; santo domingo; hong kong; tel aviv; cape town; addis ababa;
st. petersburg; saint petersburg; the hague; la haya; den haag; abu dhabi; kuala lumpur; phnom penh; sri lanka;
porto alegre; belo horizonte; la habana; nizhny novgorod; rostov-on-don; ho chi minh city; united nations
"""
CITIES = frozenset(_CITIES.split()) | {name.strip() for name in _CITY_PAIRS.replace("\n", " ").split(";")}

NO_PLACE = frozenset(
    """
    nato otan нато un onu eu ue us usa eua uk fifa uefa ioc opec opep unesco unicef imf fmi who oms wto ecb bce fbi cia
    nasa nba nfl nhl mlb atp wta psg fcb afd spd cdu csu fdp psoe pp vox mst pt psdb covid sars aids hiv tv bbc cnn
    brics asean g7 g20 osce osze isis hamas unhcr iaea aiea kgb fsb mi5 mi6 ira eta plo rai iss dna gdp bmw vw ibm
    reuters interfax tass ukrinform
    breaking update updated exclusive analysis opinion live watch video photos photo gallery explainer factbox fact
    factcheck interview profile report review comment editorial urgent alert news headline headlines sport sports
    politics world economy business culture quote background summary timeline corrected correction refile recap
    urgente última ultima hora actualización análisis opinión vídeo eilmeldung kommentar analyse eil срочно видео
    attention note warning important question answer yes no and the but not still more read listen why how what
    """.split()
)

_MONTHS = (
    "jan feb mar apr may jun jul aug sep oct nov dec ene abr ago dic fev mai set out dez févr fév avr juin juil août "
    "déc gen mag giu lug ott mär okt maj mei mrt янв фев мар апр мая май июн июл авг сен окт ноя дек січ лют бер кві "
    "тра чер лип сер вер жов лис гру sty lut kwi cze lip sie wrz paź lis gru"
)
# Whole names, where the beginning alone is also the beginning of ordinary words.
_WHOLE = (
    "ledna února března dubna května června července srpna září října listopadu prosince januára februára apríla júna"
    " júla "
    "januari februari augusti augustus tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta e"
    "lokuuta "
    "syyskuuta lokakuuta marraskuuta joulukuuta ocak şubat nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık "
    "ianuarie februarie martie aprilie iunie iulie septembrie octombrie noiembrie decembrie stycznia czerwca lipca"
)
_MONTH = (
    rf"(?:(?:{'|'.join(_WHOLE.split())})\b|"
    rf"(?:{'|'.join(sorted(_MONTHS.split(), key=len, reverse=True))})[^\W\d_]{{0,8}}\.?)"
)
DATE = (
    rf"(?i:\d{{1,2}}(?:\.|st|nd|rd|th)?(?:\s(?:de|do|of))?\s{_MONTH}(?:\s(?:de\s)?\d{{4}})?"
    rf"|{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s\d{{4}})?|\d{{1,2}}[./]\d{{1,2}}(?:[./](?:\d{{4}}|\d{{2}})|\.)?)"
)
_DAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tomorrow|tonight|morning|afternoon|evening|night|midnight"
    r"|noon"
    r"|january|february|march|april|may|june|july|august|september|october|november|december|christmas|easter)\b",
    re.IGNORECASE,
)


def dated(text: str) -> bool:
    """Say whether a few words name a day or a month."""
    return bool(_DAY.search(text))
