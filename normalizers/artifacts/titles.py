"""Common nouns that English writes with a capital where they name something: offices, institutions, teams."""

INSTITUTIONS = frozenset(
    "Federation Constitution Organization Organisation Administration Foundation Association Corporation "
    "Institution Declaration Revolution Resurrection Annunciation Assumption Ascension Nation Inquisition "
    "Reformation Restoration Coalition Delegation Exhibition Expedition Election Section Government Parliament "
    "Department Testament Settlement Movement Monument Development Management Environment Investment Alliance "
    "Renaissance Independence Intelligence Conference Residence Providence Confederation Congregation Commandment "
    "Regiment Detachment Basement Convention Collection Resolution Proclamation Presentation Visitation "
    "Transfiguration Invention Defence Finance Science Province Communion Exaltation Dormition Emancipation "
    "Nativity Liberation Conservation Education Innovation Enforcement Employment Labour Advancement Treatment".split()
)  # fmt: skip
_MAY_BE_TITLES = frozenset(
    "Church State Government President Party House Union Court Crown Bank Cabinet Council Senate Congress Parliament "
    "Army Navy Force Forces Police Pope King Queen Prince Minister Ministry Office Board Chamber Assembly Republic "
    "Kingdom Empire Commission Committee Cup League Games Test Open Masters Championship Premier Chancellor Governor "
    "Mayor Speaker Treasury Tribunal Authority Agency Bureau Service Fund Treaty Accord Pact Charter Constitution Act "
    "Bill Right Left Centre Center Greens Conservatives Liberals Democrats Republicans Socialists Labour Lords Commons "
    "Capital City Town Region Province Island Islands River Lake Sea Bay Coast North South East West Strip Wall Cold "
    "Civil World Great Earth Moon Internet Company Group Club University College School Academy Institute Museum "
    "Theatre Opera Gallery Cathedral Mass Gospel Bible Prophet Guardian Times Post Star Journal Observer Mirror "
    "Chronicle Economist Independent Tribune Standard Sport Kremlin Vatican Crescent Cross Guard Corps Fleet Front "
    "Movement Alliance Coalition Bloc Festival Prize Awards Oscars Biennale Carnival Grand Black White Green Blue "
    "Golden Royal National Federal Supreme General Central Central Prime Deputy First Second Third Foreign Defence "
    "Interior Finance Justice Special Secretary Director Chairman Bishop Cardinal Archbishop Dean Abbey Palace Castle "
    "Tower Gate Bridge Square Market Street Avenue Hall Tube Underground Metro Beatles Stones Holocaust Depression "
    "Revolution Resistance Reich Duma Community Continent Strait Channel Gulf Ocean Alps Desert Pole Equator Zone "
    "Line Deal Plan Project Mission Operation".split()
)  # fmt: skip
# Clubs and national teams that are called by a common noun.
_TEAMS = frozenset(
    "Lions Tigers Bears Eagles Rangers Saints Giants Kings Knights Sharks Hawks Bulldogs Cowboys Dolphins "
    "Panthers Titans Warriors Wolves "
    "Foxes Magpies Cats Crows Dockers Demons Swans Suns Blues Reds Whites Greens Angels Brewers Pirates "
    "Cardinals Royals Twins Rays Jets Bills "
    "Patriots Ravens Browns Colts Jaguars Chiefs Raiders Chargers Packers Vikings Falcons Rams Nets Bulls "
    "Hornets Bucks Spurs Rockets "
    "Wasps Hammers Gunners Blades Owls Rovers Hoops Devils Rebels Highlanders Crusaders Hurricanes Brumbies "
    "Maroons Bombers Tests Ashes "
    "Oscars Emmys Grammys Tories Whigs Marines Royals Beatles Olympics Paralympics Albums Psalms Acts Numbers "
    "Dragons Stars Canaries "
    "Labor Opposition Tour Open Classic Derby Reds Kiwi Kiwis Aussie Muslim Catholic Crusade Cottagers Toffees "
    "Villans Citizens Hornets Potters Seagulls Cherries Trotters Terriers Lionesses Matildas Proteas Pumas "
    "Jaguares".split()
)


def may_be_title(noun: str) -> bool:
    """Tell whether a capitalised common noun may name an office, an institution or a team."""
    known = _MAY_BE_TITLES | INSTITUTIONS | _TEAMS
    return noun in known or noun.removesuffix("s") in known or f"{noun}s" in known
