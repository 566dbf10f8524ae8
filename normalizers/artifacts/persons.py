"""Who in a text is a woman, a man, a person of unknown sex, or no person: the evidence for pronouns."""

import re
from dataclasses import dataclass
from functools import lru_cache

from normalizers.artifacts import places
from normalizers.artifacts.given import gender
from normalizers.languages.words import zipf

_FEMALE = re.compile(
    r"\b(?:(?i:actress|nun|mother|grandmother|queen|princess|woman|women|girl|wife|sister|daughter|widow|aunt|"
    r"niece|spokeswoman|chairwoman|"
    r"businesswoman|congresswoman|councilwoman|policewoman|waitress|heiress|bride|fiancée|mistress|goddess|"
    r"abbess|duchess|countess|baroness|"
    r"ballerina|midwife|schoolgirl|stewardess|hostess|seamstress|authoress|sportswoman|pensioner’s wife|"
    r"granddaughter|stepmother|girlfriend|"
    r"lady|heroine|women’s team|women's team)s?|wives|ladies|Mrs|Ms|Miss|Doña|Donna|Dona|Signora|Frau|Madame)\b"
)
_MALE = re.compile(
    r"\b(?:(?i:actor|monk|father|grandfather|king|prince|man|men|boy|husband|brother|son|widower|uncle|nephew|"
    r"spokesman|chairman|"
    r"businessman|congressman|councilman|policeman|fireman|fisherman|waiter|heir|groom|fiancé|abbot|duke|count|"
    r"baron|bishop|priest|cardinal|pope|imam|rabbi|"
    r"schoolboy|sportsman|grandson|stepfather|boyfriend|gentleman|hero|archbishop|friar|sheikh|sultan|emperor|"
    r"tsar)s?|heroes|Mr|Sir|Don|Father|Herr|Monsieur)\b"
)
_MORE = re.compile(
    r"(?i)\b(?:coach|captain|judge|chef|cook|thief|guard|guest|patient|student|pupil|child|baby|adult|victim|"
    r"witness|suspect|accused|nurse|"
    r"deputy|mayor|president|chancellor|senator|secretary|minister|head|chief|boss|official|general|colonel|"
    r"major|pilot|athlete|"
    r"model|poet|star|rapper|champion|teenager|adolescent|citizen|resident|relative|parent|friend|colleague|"
    r"expert|architect|advocate|"
    r"ambassador|prefect|professor|scientist|candidate|diplomat|hostage|pope|patriarch|saint|king|queen|person|"
    r"somebody|someone|who|whom|"
    r"[a-z]+-year-old|goalkeeper|midfielder|striker|defender|referee|singer|dancer|composer|conductor|cellist|"
    r"soprano|tenor|painter)\b"
)
_NAMES = re.compile(r"(?<![.!?“”\"] )(?<!^)(?<!-)\b[A-Z][^\W\d_]{2,}(?: [A-Z][^\W\d_]+)*")
_BEFORE_PLACE = re.compile(r"\b(?:of|in|near|from|at|to|between|and|towards|via) \Z")
_TITLED = re.compile(rf"(?:{_FEMALE.pattern}|{_MALE.pattern})(?: [A-Z][^\W\d_]+)+")
_APPOSED = re.compile(rf"\b[a-z]+(?: [a-z]+){{0,2}}, an? [^,.]{{0,40}}?(?:{_FEMALE.pattern}|{_MALE.pattern})[^,.]*,")
_FIRM = re.compile(
    r"\b(?:company|firm|club|group|airline|bank|brewery|agency|newspaper|chain|brand|operator|carrier) [A-Z][^\W\d_]+"
)
USUAL = 5.2  # Zipf: "An" and "In" are given names as well
KNOWN = 2.5  # a name that English hardly knows may be the other sex's where the story comes from ("Darci")
_DAYS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November "
    "December".split()
)
_GIVEN = re.compile(r"\b([A-Z][^\W\d_]+)\b")
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


_DOER = re.compile(r"[a-z]{3,}(?:er|or|ist|ian|eer|ee)")
# End like somebody who does something, and are things, or small words.
_THINGS = frozenset(
    "over under after never however whether either neither other another together rather further later earlier "
    "higher lower former super "
    "matter number winter summer order water river corner letter paper quarter tower power computer printer "
    "container tanker trailer "
    "tractor reactor motor factor sector vector border offer answer shelter cancer fever liver timber member "
    "newspaper center meter "
    "chapter charter poster register disaster cluster filter helicopter error mirror terror horror floor door "
    "interior exterior labor "
    "harbor honor ladder gutter butter master manner banner dinner october november december september easter "
    "cover danger anger hunger "
    "finger layer prayer flower shower server silver clever ever every copper proper upper counter plaster "
    "monster buffer transfer prefer "
    "refer differ suffer barrier frontier major minor prior senior junior superior for nor or your four hour "
    "our tour pour sour flour "
    "corridor monitor elevator generator detector conveyor indicator accelerator calculator meteor tumor vapor "
    "armor humor rumor list "
    "exist assist consist insist resist persist twist wrist waist committee guarantee coffee degree trustee fee "
    "see free agree boiler "
    "chamber dollar mixer freezer cooker scanner tunnel bunker gander lumber rubber paper folder spider tiger "
    "panther otter beaver hamster "
    "remember december shutter clutter glitter litter bitter better consider deliver discover recover encounter "
    "enter render surrender "
    "per her italian russian brazilian christian canadian austrian belgian norwegian hungarian bulgarian "
    "ukrainian indian asian australian "
    "persian syrian egyptian algerian nigerian colombian peruvian chilean iranian romanian serbian croatian "
    "estonian latvian lithuanian "
    "parliamentarian utilitarian pedestrian median".split()
)
# With an ending that things have as well ("bomber", "converter"), so only these are sure.
_SURE = frozenset(
    "commander driver prosecutor governor director worker officer teacher soldier writer player leader owner "
    "farmer lawyer manager journalist "
    "tourist terrorist pensioner investigator inspector instructor sailor survivor visitor investor translator "
    "sculptor author editor reporter "
    "photographer designer engineer firefighter fighter footballer climber hiker swimmer runner rider cyclist "
    "motorcyclist passenger prisoner "
    "treasurer vet surgeon guide skipper keeper donor speaker interpreter sponsor spokesperson specialist "
    "analyst strategist gunman murderer robber attacker shooter killer founder lecturer researcher teacher "
    "trainer banker baker butcher shopkeeper carpenter politician "
    "musician technician physician veterinarian librarian historian activist artist scientist economist "
    "lobbyist pianist violinist novelist "
    "guitarist receptionist dentist psychologist employee refugee detainee trainee defendant applicant "
    "assistant accountant immigrant migrant "
    "lieutenant sergeant superintendent participant builder developer foreigner stranger villager islander "
    "neighbour neighbor lover mentor tutor".split()
)


@dataclass(frozen=True, slots=True)
class Persons:
    """Who a text speaks of. `women` and `men`: by nouns, titles and given names. `others`: persons of unknown sex."""

    women: bool
    men: bool
    others: bool


# Given names that are a woman's in America and a man's in Europe, or the other way round.
_EITHER = frozenset(
    "Andrea Simone Nicola Michele Gabriele Daniele Jean Joan Laurence Camille Sasha Nikita Misha Ilya Kim Jan "
    "Robin Dominique".split()
)
_ONE = re.compile(
    r"\b(?:[a-z]+(?:-[a-z]+)? ){0,3}(?:of (?:the )?[^,.;]{1,40})?,? ?\b(?P<given>[A-Z][^\W\d_]+)(?: (?:de|da|"
    r"das|do|dos|di|van|von|der|del|la|le))*(?: [A-Z][^\W\d_]+)+"
)


@lru_cache(maxsize=256)
def persons(text: str) -> Persons:
    """Return which single persons a text speaks of; several together ("the parishioners") do not count."""
    text = _QUOTED.sub(" ", text)
    women, men = bool(_FEMALE.search(text)), bool(_MALE.search(text))
    # "the captain of the team, Justine Morvan", "Actress Olha Sydorenko", "the pilot, a mother of two" are one person.
    rest = _APPOSED.sub(" ", _TITLED.sub(" ", _ONE.sub(_without_known, text)))
    rest = _FIRM.sub(" ", rest)
    for match in _GIVEN.finditer(text):
        named = match[1] not in _EITHER and not places.is_place(match[1]) and KNOWN < zipf(match[1], "en") < USUAL
        known = gender(match[1]) if named else None
        women, men = women or known == "her", men or known == "his"
    rest = _MALE.sub(" ", _FEMALE.sub(" ", rest))
    nouns = set(re.findall(r"[a-z]+", rest.lower()))
    doers = {word for word in nouns if _DOER.fullmatch(word)} - _THINGS
    return Persons(women, men, bool(_MORE.search(rest) or nouns & _SURE or doers or _unknown_names(rest)))


def _without_known(match: re.Match[str]) -> str:
    known = gender(match["given"]) is not None and match["given"] not in _EITHER
    return " " if known else match.group()


def _unknown_names(text: str) -> list[str]:
    """Return capitalised words that may be a person's name: no place, no dictionary word, not after "of" or "in"."""
    found = []
    for match in _NAMES.finditer(text):
        words = match.group().split()
        if _BEFORE_PLACE.search(text, max(0, match.start() - 10), match.start()) or any(
            map(places.is_place, (match.group(), *words))
        ):
            continue
        found += [word for word in words if zipf(word, "en") < 4.5 and not word.isupper() and word not in _DAYS]
    return found


@lru_cache(maxsize=5_000)
def is_person(noun: str) -> bool:
    """Tell whether a noun in small letters names a person: driver, commander, 24-year-old."""
    return noun in _SURE or any(pattern.fullmatch(noun) for pattern in (_FEMALE, _MALE, _MORE))


def not_persons() -> frozenset[str]:
    """Return words that end like somebody who does something and are things, or small words."""
    return _THINGS
