"""Countries and peoples as the rules need them: which take no article, which are safe to recognise in small letters."""

from functools import cache, lru_cache

from normalizers.languages import geography

# Countries and regions that English sets an article before, or that are also common words or persons' names.
_WITH_ARTICLE = frozenset(
    "Netherlands Philippines Gambia Bahamas Congo Sudan Maldives Comoros Seychelles Vatican Georgia Jordan "
    "Chad Argentine Ivory Hague Niger Mali Guinea Dominica Grenada Nauru Hong USA US UK UAE DRC GDR USSR "
    "Crimea".split()
)  # fmt: skip
_ALSO_WORDS = frozenset(
    "polish turkey china japan jordan chad guinea georgia niger mali roman swede swedes "
    "germane pole poles finn finns scots panama oman nice reading cork jersey man togo male lima".split()
)  # fmt: skip


# Cities and regions that are also things, and regions and peoples that are often in regional news and in no table.
_THINGS = frozenset(
    "cologne nice canton salvador santos cali lima roma phoenix wellington muscat medina sucre riad mecca goma leghorn "
    "madras bologna manila samara juba porto burgundy chihuahua madeira castile hesse essen java florence sofia "
    "riga bern lyons padua champagne boston santiago praia suva leon kingston natal victoria march reading".split()
)
_LOCAL = frozenset(
    """
    bavarian bavarians thuringian thuringians swabian swabians franconian rhenish prussian silesian silesians
    mazovian kashubian kashubians masurian westphalian basque basques andalusian andalusians aragonese valencian
    asturian asturians castilian extremaduran sicilian sicilians sardinian sardinians tuscan tuscans calabrian
    apulian ligurian piedmontese parisian parisians londoner londoners muscovite muscovites breton bretons corsican
    corsicans walloon walloons frisian frisians ossetian ossetians ingush dagestani bashkir bashkirs chuvash yakut
    buryat buryats muslim muslims christian christians jewish jews buddhist buddhists hindu hindus islamic islamist
    islamists islam christianity judaism buddhism sunni shiite quran koran ramadan christmas hanukkah whitsun
    pentecost nazi nazis bundestag bundesrat bundesliga bundeswehr sejm europol eurovision facebook instagram
    youtube tiktok neapolitans venetians galician galicians transcarpathian warmia kuyavia subcarpathia polesia
    małopolska wielkopolska mazowsze donbas donbass kuban altai kuzbass primorye lusatia westphalia holstein
    vorarlberg tyrol burgenland auvergne languedoc gascony vendée veneto trentino navarre navarra menorca algarve
    alentejo azores ribatejo amazonia achterhoek veluwe betuwe bukovyna cherkasy chernihiv vinnytsia poltava
    ternopil khmelnytskyi zhytomyr uzhhorod kropyvnytskyi białystok bydgoszcz szczecin poznań katowice gdynia sopot
    rzeszów olsztyn opole toruń augsburg nuremberg hanover duisburg bochum kassel rostock potsdam magdeburg erfurt
    groningen eindhoven maastricht nijmegen bordeaux nantes rennes montpellier grenoble verona bergamo brescia
    catania messina cagliari trieste salerno granada zaragoza alicante cádiz salamanca oviedo pamplona córdoba
    coimbra braga évora setúbal goiânia belém manaus cuiabá chelyabinsk omsk tomsk tyumen krasnodar voronezh saratov
    irkutsk khabarovsk yaroslavl ryazan penza tver kaluga smolensk pskov novgorod
    neapolitan venetian genoese milanese bolognese florentine saxon saxons holsteiner pomeranian pomeranians
    lusatian sorbian sorbs tyrolean tyroleans carinthian styrian alsatian alsatians burgundian provençal occitan
    savoyard gascon flemish brabant limburg zeeland drenthe overijssel galicia asturias cantabria extremadura murcia
    catalonia andalusia aragon madrilenian andalucía catalans valencians canarian canarians majorcan ibizan azorean
    madeiran minhoto carioca cariocas paulista paulistas mineiro gaúcho gaúchos amazonian patagonian pampean andean
    quechua aymara mapuche mapuches guaraní maya mayan mayans siberian siberians tatar tatars chechen chechens
    circassian circassians kalmyk kalmyks mordovian udmurt karelian karelians crimean crimeans cossack cossacks
    hutsul hutsuls galicians volhynian podolian bukovinian transylvanian balkan baltic slavic slav slavs nordic
    scandinavian scandinavians caucasian iberian european europeans asian asians african africans eurasian maghrebi
    sahelian kurdish kurds romani catholics protestant protestants lutheran lutherans calvinist calvinists methodist
    anglican anglicans mormon mormons sikh sikhs salafist salafists wahhabi leeuwarden zwolle almelo enschede
    deventer apeldoorn arnhem amersfoort breda tilburg roermond venlo heerlen middelburg vlissingen haarlem alkmaar
    lelystad almere girona tarragona lleida castellón almería huelva jaén ourense lugo pontevedra burgos zamora
    cuenca albacete badajoz cáceres mérida logroño gijón avilés algeciras ravenna rimini ferrara modena parma
    piacenza cremona pavia novara savona pescara foggia taranto brindisi lecce potenza cosenza crotone reggio
    agrigento caltanissetta trapani siracusa sassari nuoro oristano grasse avignon arles perpignan béziers narbonne
    carcassonne limoges poitiers angoulême quimper lorient vannes amiens reims besançon dijon dunkirk calais rouen
    caen cherbourg alençon göttingen wolfsburg osnabrück oldenburg bremerhaven lübeck flensburg schwerin greifswald
    stralsund cottbus chemnitz zwickau leipzig dresden weimar jena gera fulda marburg gießen darmstadt wiesbaden
    mainz koblenz trier saarbrücken mannheim heidelberg karlsruhe freiburg tübingen ulm regensburg passau bayreuth
    würzburg bamberg lublin radom kielce częstochowa gliwice zabrze bytom rybnik tychy sosnowiec elbląg słupsk
    koszalin legnica wałbrzych płock włocławek grudziądz suwałki łomża siedlce zamość przemyśl krosno portalegre
    viseu aveiro bragança guimarães barcelos sintra cascais almada maceió aracaju teresina macapá florianópolis
    joinville londrina maringá uberlândia ribeirão arkhangelsk murmansk petrozavodsk vologda kostroma bryansk
    belgorod lipetsk tambov astrakhan volgograd stavropol makhachkala grozny vladikavkaz nalchik orenburg izhevsk
    cheboksary saransk ulyanovsk barnaul kemerovo novokuznetsk krasnoyarsk abakan kyzyl chita yakutsk magadan
    blagoveshchensk zaporizhzhia mykolaiv kherson kramatorsk sloviansk bakhmut mariupol nikopol kremenchuk lutsk
    rivne chernivtsi mukachevo brovary bucha irpin
    """.split()
)
# Second words of names of two words, by the first.
_SECOND = """
rio: de janeiro; buenos: aires; los: angeles; san: francisco, sebastián, sebastian, salvador; santo: domingo;
costa: rica; puerto: rico; el: salvador; saudi: arabia; south: africa, korea, sudan, ossetia; north: korea,
macedonia; new: york, zealand, delhi; sri: lanka; sierra: leone; burkina: faso; united: states, kingdom,
nations, arab; hong: kong; tel: aviv; abu: dhabi; cape: verde; latin: america; central: america; great: britain;
northern: ireland; czech: republic; dominican: republic; nizhny: novgorod, tagil; veliky: novgorod; zielona:
góra; jelenia: góra; nowy: sącz, targ; nowa: huta; kryvyi: rih; bila: tserkva; lower: saxony, austria, silesia;
upper: austria, silesia; porto: alegre; belo: horizonte; são: paulo; sao: paulo; minas: gerais; mato: grosso;
santa: catarina, cruz, fe; la: paz, plata, rioja, coruña; las: palmas, vegas; le: havre, mans; champions:
league; europa: league; premier: league; middle: east; castilla: y león; addis: ababa; kuala: lumpur;
quezon: city; ho: chi
"""
_BESIDE = {
    first.strip(): tuple(name.strip() for name in names.split(","))
    for first, _, names in (entry.partition(":") for entry in _SECOND.replace("\n", " ").split(";"))
}


def second_names(first: str) -> tuple[str, ...]:
    """Return what may follow the first word of a name of two words, in small letters: Nizhny -> novgorod, tagil."""
    return _BESIDE.get(first.lower(), ())


@lru_cache(maxsize=5_000)
def takes_no_article(name: str) -> bool:
    """Tell whether a name is a country or region that English never sets an article before."""
    if name.split()[0] in _WITH_ARTICLE:
        return False
    if name.split()[-1] in ("Islands", "Republic", "Kingdom", "States", "Emirates", "Federation", "Territory", "Union"):
        return False
    return name in geography.countries() or name in geography.regions()


@lru_cache(maxsize=5_000)
def is_place(word: str) -> bool:
    """Tell whether a word with a capital is a country, a region, a big city or a people."""
    return any(
        word in names
        for names in (geography.countries(), geography.regions(), geography.cities(), geography.nationalities())
    )


@cache
def _small() -> frozenset[str]:
    names = geography.countries() | geography.nationalities()
    small = {name.lower() for name in names if name.isalpha() and name[0].isupper() and len(name) > 3}
    places = geography.cities() | geography.regions()
    small |= {name.lower() for name in places if name.isalpha() and name[0].isupper() and len(name) > 4} - _THINGS
    return frozenset((small | _LOCAL) - _ALSO_WORDS)


@lru_cache(maxsize=5_000)
def is_plain_city(name: str) -> bool:
    """Tell whether a name is a city's and no word, thing or person besides: Lisbon, not Florence."""
    import lemminflect

    low = name.lower()
    return name in _towns() and low not in _THINGS | _ALSO_WORDS and not lemminflect.getAllLemmas(low)


@cache
def _towns() -> frozenset[str]:
    return geography.cities() | frozenset(_TOWNS.split())


_TOWNS = (
    "Recife Girona Tarragona Lleida Salerno Bergamo Brescia Ravenna Rimini Grenoble Nantes Rennes Bordeaux Kassel "
    "Rostock Potsdam Erfurt Groningen Eindhoven Omsk Tomsk Tyumen Voronezh Poltava Cherkasy Uzhhorod Coimbra Braga "
    "Goiânia Belém Manaus Gdynia Sopot Opole Rzeszów Leipzig Dresden Dijon Rouen Caen Lublin Radom"
)


def is_small_proper(word: str) -> bool:
    """Tell whether a word in small letters can only be a place or a people that lost its capital."""
    return word in _small()
