"""Capitals lost and gained where markup began: ". the chancellor", "so It has not", "on sunday", "the Accumulation of".

A translated piece starts with a capital of its own, or the sentence's start is inside a piece that has lost it. Small
words and closed sets (weekdays, months, peoples, acronyms) are safe. A noun is lowered only where it is an abstract
noun between small words. Right and alike: abbreviations before a small word ("at 9 a.m. the court"), iPhone, titles of
books and films, deities, institutions ("the Federation of"), agencies that write themselves small (dpa).
"""

import re
from collections.abc import Iterator

from normalizers.artifacts import places
from normalizers.artifacts.about import About
from normalizers.artifacts.clauses import FINITE, tagged
from normalizers.artifacts.protect import Ground
from normalizers.artifacts.titles import INSTITUTIONS, may_be_title
from normalizers.edits import Edit, Flag
from normalizers.languages.words import zipf

INNER = "A small word carries a capital in the middle of a sentence."
NOUN = "A common noun carries a capital in the middle of a sentence."
PROPER = "English writes this name with a capital."
ACRONYM = "The acronym was written in small letters."
_INNER = re.compile(
    r"(?<=[a-z\d,] )(?P<word>He|She|It|They|We|His|Her|Their|Its|Has|Have|Is|Was|Were|Are|Had|And|Or|But|Of|In|On|At|"
    r"To|From|"
    r"With|By|For|That|Which|Because|When|While|Not|Also|If|As|So|The|This|These|Those|After|Before|Although|"
    r"Though|Without|Very|Them|Than|Then|Into|During|Until|Since|"
    r"About|Against|Between|Who|Whose|Where|There|Only|Even|Most|Some|Many|More|Such|Would|Could|Been|Be|An|"
    r"A)(?= [a-z]+\b)"
)
_PRONOUNS = ("He", "She", "It", "They", "We")
_BEFORE_PRONOUN = re.compile(
    r"(?:\b(?i:that|and|but|so|because|when|if|as|while|which|or|than|where|although|though)|,) \Z"
)
_VERB = re.compile(
    r" (?:is|was|are|were|has|had|have|will|would|can|could|may|might|must|should|did|does|do|says?|said|also|never|"
    r"then|not|now|still|already|went|came|left|made|took|gave|told|wants?|[a-z]{2,}ed)\b"
)
_DIVINE = re.compile(
    r"\b(?:God|Lord|Jesus|Christ|Allah|Almighty|Church|Bible|Gospel|Messiah|Holy|Saviour|Savior|"
    r"priests?|prayers?|psalms?|sermon|worship|believers|congregation|flock|Creator|scriptures?)\b"
)
_TITLE_CUE = re.compile(r"\b(?:film|movie|novel|book|song|album|band|play|series|show|magazine|musical|poem)\b")
_DAYS = r"monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_MONTHS = r"january|february|april|june|july|september|october|november|december"
_PROPER = re.compile(rf"\b(?:{_DAYS}|{_MONTHS})(?=s?\b)")
_MONTH_CUE = re.compile(
    r"(?:(?<=\d )|(?<=\dst )|(?<=\dnd )|(?<=\drd )|(?<=\dth )|(?<=of )|(?<=since ))"
    r"(?:march|may|august)(?= \d{4}\b|[,.])"
    r"|(?<=\bin )(?:march|august)(?=[,.]| (?:\d{4}|this|last|next)\b)|\b(?:march|may|august)(?= \d{1,2},? \d{4})"
)
_MONTH_PHRASE = re.compile(
    r"(?:(?<=late )|(?<=late-)|(?<=early )|(?<=early-)|(?<=mid )|(?<=mid-))(?:may|march|august)(?=[ ,.;)])"
    r"|(?:(?<=end of )|(?<=beginning of )|(?<=middle of )|(?<=start of )|(?<=month of )|(?<=half of )|(?<=days of ))"
    r"(?:may|march|august)(?=[ ,.;)])|(?<=\bon \d )(?:may|march|august)\b|(?<=\bon \d\d )(?:may|march|august)\b"
    r"|(?<=\b[12]\d )may(?= (?:in|at|the|to|until)\b)"
)
_LATE = re.compile(
    r"\b(?i:in|since|until|from|by|of|between|for|this|last) (?:late|early|mid)[- ]\Z|(?:of|\d) \Z|mid-\Z"
)
_POLES = re.compile(
    r"(?<![\w-])poles(?= (?:buy|bought|vote|voted|think|believe|want|wanted|spend|spent|earn|travel|save|choose|"
    r"chose|prefer"
    r"|drink|eat|trust|live abroad|emigrate|are (?:afraid|convinced|buying|travelling|traveling|saving|spending|"
    r"increasingly)|do not want"
    r"|don[’']t want|have (?:less|more) (?:money|confidence))\b)"
)
_POLISH = re.compile(
    r"\bpolish(?= (?:government|president|prime|parliament|army|border|zloty|minister|economy|media|language|"
    r"citizens|authorities"
    r"|farmers|foreign|coast|club|companies|women|men|people|families|cities|schools|hospitals|doctors|teachers|"
    r"football|national"
    r"|police|courts?|law|church|airports?|railways?|energy|banks?|roads?|soldiers|troops|team|embassy)\b)"
    r"(?<=\b[Tt]he polish)"
)
_POLISH_PERSON = re.compile(
    r"(?<=\b[Aa] )polish(?= (?:lorry|truck|bus|taxi|driver|citizen|man|woman|tourist|worker|priest|film|writer|couple|"
    r"family|doctor|soldier|striker|midfielder|goalkeeper|defender|player|poet|director|company|firm|town|village|city|"
    r"airline|newspaper|journalist|student|actress|actor|singer|nurse|mother|father|girl|boy|politician|passport)\b)"
)
_FEASTS = re.compile(
    r"\beaster(?= (?:Monday|Sunday|Saturday|Friday|monday|sunday|holidays?|weekend|week|break|Mass|eggs?|break)\b)"
    r"|(?:(?<=\bat )|(?<=\bbefore )|(?<=\bafter )|(?<=\buntil )|(?<=\bsince )|(?<=\bover ))easter(?=[,. ])"
)
_TERRITORY = re.compile(
    r"(?<=\b[Tt]he )(?:perm|altai|krasnoyarsk|khabarovsk|primorsky|stavropol|"
    r"krasnodar|kamchatka|tula|oryol|kursk)(?= (?:Territory|Krai|Oblast)\b)"
)
_AND_COUNTRY = re.compile(r"(?<=[a-z] and )(?P<name>china|japan|turkey|jordan|chad|mali|niger|oman|panama|togo)\b")
_ACRONYMS = re.compile(
    r"\b(?:nato|unesco|unicef|opec|fifa|uefa|nasa|fbi|imf|wto|ecb|brics|kgb|fsb|usa|ussr|asean|osce|interpol|"
    r"mercosur)\b"
)
# In small letters it is a pronoun, but never behind an article.
_US = re.compile(
    r"(?:(?<=\b[Tt]he )|(?<=\b[Aa] ))us(?= (?:dollars?|embassy|president|government|army|navy|air force|"
    r"troops|soldiers|sanctions|senators?|congress|citizens?|secretary|state department|tariffs|ambassador|officials|"
    r"companies|federal reserve|treasury|supreme court|intelligence|market|authorities|administration|currency|economy|"
    r"election|stock)\b)|(?<=\bin )us(?= dollars?\b)"
)
_ODD_ACRONYM = re.compile(r"\b(?:uN|eU|nATO|oNU|uSA|uK|uS|bBC|fIFA|uEFA|iMF|wHO)\b")
_SMALL_ACRONYMS = re.compile(
    r"(?<![\w@#./-])(?:cdu|csu|fdp|spd|afd|bsw|psoe|pnv|ccoo|ugt|cgt|cfdt|sncf|ratp|cgil|inps|cnr|pnrr|psdb|stf|stj|"
    r"ibge|inss|bndes|ldpr|kprf|mvd|gibdd|sbu|nbu|nabu|knf|vvd|pvv|rivm|knmi|zdf|adac|dlrg|övp|fpö|spö|tüv)"
    r"(?![\w@/])(?!\.\w)"
)
_IN_COUNTRY = re.compile(
    r"(?:(?<=\bfrom )|(?<=\binto ))(?:china|japan|panama|jordan|chad|mali|niger|oman|guinea)"
    r"(?=[.,;]| (?:and|in|on|after|for|last|next|since|was|were|is|has|have|to|by|at)\b)"
    r"|(?<=\b(?:to|in) )(?:panama|jordan|chad|mali|oman|guinea)"
    r"(?=[.,;]| (?:and|on|after|for|last|next|since|was|were|is|has|have)\b)"
)
_SEA = re.compile(
    r"(?<=\b[Tt]he )(?:black|caspian|baltic|north|red|aegean|adriatic|barents|mediterranean|caribbean|arctic|pacific|"
    r"atlantic|indian) (?:sea|ocean)(?! of\b)|(?<=\b[Tt]he )(?:mediterranean|caribbean|adriatic|aegean|balkans|baltics|"
    r"caucasus|urals|carpathians|alps|pyrenees|dolomites|apennines|andes|volga|dnieper|danube|rhine|vistula|rhône|"
    r"tagus|thames|kremlin|vatican|sejm|duma|verkhovna rada)(?=[.,;]| (?:and|in|on|after|for|last|next|since|was|were|"
    r"is|has|have|will|by|at|to|from|near|with|said|voted|announced)\b)"
)
_BODY = re.compile(
    r"\b[Uu]nited (?:nations|states|kingdom|arab emirates)\b|\b[Cc]hristian democrats?\b"
    r"|(?<=\b[Tt]he )[Ee]uropean (?:commission|parliament|union|council|central bank)\b(?!s)"
)
_ON_RIVER = re.compile(
    r"\b[A-Z][a-z]+-(?:on|upon|am|sur)-(?P<river>don|avon|main|oder|thames|tyne|trent|rhine|saône|seine|mer|volga)\b"
)
_FIRST_NAME = re.compile(r"\b[A-ZŁŚŻČŠ][a-zã]{1,9} (?=[a-z])")
_ABSTRACT = re.compile(
    r"(?<=[a-z] the )(?P<noun>[A-Z][a-z]+(?:ation|ition|ution|ection|uction|ment|ness|ance|ence|ption))"
    r"(?= of (?:[a-z]|\d|more|nearly))"
)
_PAPER = re.compile(r"\b(?:interview (?:with|in|to)|newspaper|daily|weekly|magazine|tabloid|monthly) \Z")
_AFTER_SPEECH = re.compile(
    r"(?<=,[”\"] )(?P<word>He|She|They|The|It)(?= (?:[a-z’-]+ ){0,6}?(?:said|says|told|added|explained|wrote|"
    r"asked|warned|admitted|recalled|noted)\b)"
)
_NOUN = re.compile(r"(?<=[a-z,] (?:the|his|its|our) )(?P<noun>[A-Z][a-z]{3,})(?= [a-z]+)(?! (?:of|for) [A-Z])")
_CLAUSE = re.compile(
    r" (?:is|was|are|were|has|had|have|will|would|can|could|may|must|should|did|does|said|says|that|which|who|"
    r"in|on|at|to|of|from|with|by|for|and|or|but|as|after|before|because|when|while|until|since|[a-z]{3,}ed)\b"
)
_AFTER_COMMA = frozenset("But And Which Because While When So Although Though Without Where Who Whose Than".split())
# "lost in Cádiz But remains": what goes on after the name of a place that ended a phrase.
_AFTER_PLACE = frozenset("And But When While Because Which Where Who After Before Since Until Although Though".split())
# "vitamin A", "hepatitis A", "group A"
_LETTERED = frozenset(
    "vitamin hepatitis influenza grade class type category team plan group serie the a level section part block "
    "terminal hall league point".split()
)
_PLAIN = frozenset(
    "Night Morning Evening Afternoon Weekend Beginning Middle Last Same Whole Next Following Previous Recent "
    "Entire Latest".split()
)
_NOT_PEOPLES = re.compile(
    r" (?:nuts?|fries|fry|toast|elm|courage|auction|treat|horns?|beans?|leave|braids?|manicure|twist|cuffs?"
    r"|rolls?|delight|rug|bath"
    r"|moss|onions?|sauce|mustard|pastries|bread|dip|knots?|plait|polish|heels?|chalk|ink|doors?|windows?|kiss|press|pastry"
    r"|dressing|blinds?|oven|numerals?|measles|roulette)\b"
)
_VERSE = re.compile(r"[a-z,;]\n[a-z]")


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Propose capitals at sentence starts and in closed sets of names, and small letters on small words."""
    if about.language != "en":
        return
    yield from _inner(ground, about)
    yield from _closed_sets(ground)


def _inner(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    text = ground.text
    if about.kind in ("headline", "heading") or _VERSE.search(text):
        return
    divine: bool | None = None
    titled: dict[int, bool] = {}  # by start of the sentence: asked once of a sentence that has many
    for match in _INNER.finditer(text):
        word = match["word"]
        start, end = ground.sentence(match.start())
        before = text[max(start, match.start() - 80) : match.start()].split()
        joined = bool(before) and (
            before[-1].lower() in ("so", "and", "but", "if", "when", "as", "because", "while")
            or (before[-1].endswith(",") and word in _AFTER_COMMA)
            or (len(before) == 1 and word == "Of" and before[0].isalpha())
            or (word in _AFTER_PLACE and len(before) > 1 and _ends_with_place(before))
        )
        if not before or not (before[-1][0].islower() or before[-1][0].isdigit() or joined):
            continue  # after a heading or a name
        if word in _PRONOUNS and not (
            _BEFORE_PRONOUN.search(text, max(0, match.start() - 20), match.start())
            and (_VERB.match(text, match.end()) or _verb_next(text, match.end()))
        ):
            continue
        if word in ("He", "His"):
            if divine is None:
                divine = any(_DIVINE.search(other) for other in about.others.values() or (text,))
            if divine:
                continue
        if word in ("A", "An") and before[-1].lower() in _LETTERED:
            continue
        if before[-1].lower() == "the":
            continue  # a name: "the Who", "the If"
        if start not in titled:
            titled[start] = _titled(text[start:end])
        if titled[start] or ground.quoted(*match.span()):
            continue
        if word == "The" and _PAPER.search(text, max(0, match.start() - 30), match.start()):
            continue  # "an interview with The cross": La Croix
        yield Edit(match.start(), match.end(), word, word.lower(), "case.small-word", INNER, 0.95)
    for match in _AFTER_SPEECH.finditer(text):
        yield Edit(match.start(), match.end(), match["word"], match["word"].lower(), "case.after-speech", INNER, 0.94)
    for match in _NOUN.finditer(text):
        noun = match["noun"]
        small = about.counts.get(noun.lower(), 0)
        if _titled(text[slice(*ground.sentence(match.start()))]):
            continue
        if zipf(noun, "en") < 3.5 or (noun not in _PLAIN and not _CLAUSE.match(text, match.end())):
            continue
        named = places.is_place(noun) or may_be_title(noun)
        known = noun in _PLAIN or (small and not named)
        if (
            known
            and not _titled(text[slice(*ground.sentence(match.start()))])
            and about.counts.get(noun, 1) <= max(1, small // 2)
            and not ground.quoted(*match.span())
        ):
            yield Edit(match.start(), match.end(), noun, noun.lower(), "case.common-noun", NOUN, 0.92)
    for match in _ABSTRACT.finditer(text):
        noun = match["noun"]
        if noun not in INSTITUTIONS and about.counts.get(noun, 1) == 1 and not ground.quoted(*match.span()):
            yield Edit(match.start(), match.end(), noun, noun.lower(), "case.abstract-noun", NOUN, 0.92)


def _ends_with_place(before: list[str]) -> bool:
    """Tell whether words end with the name of a place: "lost in Cádiz", "left Naples"."""
    return before[-2].islower() and (
        places.is_place(before[-1]) or (before[-2] in ("in", "to", "from", "near") and before[-1].isalpha())
    )


def _verb_next(text: str, at: int) -> bool:
    """Tell whether a finite verb follows a pronoun: "and It expects"."""
    after = tagged("it" + text[at : at + 60])
    return len(after) > 1 and after[1].tag in FINITE and len(after[1].word) > 2


def _titled(sentence: str) -> bool:
    """Tell whether a sentence speaks of the title of a work, or is written like one."""
    if _TITLE_CUE.search(sentence):
        return True
    words = re.findall(r"[^\W\d_]{4,}", sentence)
    return len(words) > 2 and sum(word[0].isupper() for word in words) > 0.6 * len(words)


def _closed_sets(ground: Ground) -> Iterator[Edit | Flag]:
    text = ground.text
    for pattern in (_PROPER, _MONTH_CUE):
        for match in pattern.finditer(text):
            yield _capital(match.start(), match.group(), "case.day-or-month", PROPER, 0.96)
    for match in _MONTH_PHRASE.finditer(text):
        if _LATE.search(text, max(0, match.start() - 20), match.start()):
            yield _capital(match.start(), match.group(), "case.day-or-month", PROPER, 0.94)
    for pattern in (_POLES, _POLISH, _POLISH_PERSON, _FEASTS, _TERRITORY):
        for match in pattern.finditer(text):
            yield _capital(match.start(), match.group(), "case.people-or-country", PROPER, 0.93)
    for match in _AND_COUNTRY.finditer(text):
        if places.is_place(text[max(0, match.start() - 40) : match.start() - 5].rpartition(" ")[2]):
            yield _capital(match.start(), match["name"], "case.people-or-country", PROPER, 0.94)
    for match in _FIRST_NAME.finditer(text):
        rest = text[match.end() : match.end() + 12]
        for second in places.second_names(match.group().strip()):
            if rest.startswith(second) and not rest[len(second) : len(second) + 1].isalpha():
                at = match.end() + (second.rfind(" ") + 1)
                yield _capital(at, text[at : match.end() + len(second)], "case.second-name", PROPER, 0.95)
    for match in _ACRONYMS.finditer(text):
        word = match.group()
        after = word.capitalize() if word in ("interpol", "mercosur") else word.upper()
        yield Edit(match.start(), match.end(), word, after, "acronym.small", ACRONYM, 0.96)
    for match in (*_US.finditer(text), *_ODD_ACRONYM.finditer(text), *_SMALL_ACRONYMS.finditer(text)):
        yield Edit(*match.span(), match.group(), match.group().upper(), "acronym.small", ACRONYM, 0.94)
    for match in (*_IN_COUNTRY.finditer(text), *_SEA.finditer(text)):
        whole = match.group()
        after = " ".join(word.capitalize() for word in whole.split())
        yield Edit(*match.span(), whole, after, "case.people-or-country", PROPER, 0.93)
    for match in _BODY.finditer(text):
        after = " ".join(word.capitalize() for word in match.group().split())
        yield Edit(*match.span(), match.group(), after, "case.people-or-country", PROPER, 0.93)
    for match in _ON_RIVER.finditer(text):
        yield _capital(match.start("river"), match["river"], "case.town-on-river", PROPER, 0.96)
    for match in re.finditer(r"(?<![\w@#./-])[^\W\d_A-Z]{4,}(?![\w@/])(?!\.\w)", text):
        word = match.group()
        if (
            not places.is_small_proper(word)
            or text[max(0, match.start() - 11) : match.start()].endswith(("plaster of ", "-"))
            or _NOT_PEOPLES.match(text, match.end())
        ):
            continue
        yield _capital(match.start(), word, "case.people-or-country", PROPER, 0.95)


def _capital(at: int, word: str, rule: str, reason: str, confidence: float) -> Edit:
    return Edit(at, at + 1, word[0], word[0].upper(), rule, reason, confidence)
