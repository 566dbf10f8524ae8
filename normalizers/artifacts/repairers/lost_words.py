"""A small word that was lost, where only one can have stood: "because the low water, ferries".

Machines lose the preposition in front of a link, and "that" behind a verb. It is put back where the words on both
sides leave no choice. Right and alike: "because the mayor, a lawyer, said", "the building the mayor opened", "as the
director explained", "the moment the train stopped", "at the end the mayor won", "it is said the house is haunted".
"""

import re
from collections.abc import Callable, Iterator

from normalizers.artifacts.about import About
from normalizers.artifacts.clauses import FINITE, NOUNS, Token, has_verb, noun_phrase, tagged
from normalizers.artifacts.places import is_place, is_small_proper
from normalizers.artifacts.protect import Ground
from normalizers.edits import Edit, Flag

SEEN = 200  # characters before and after a place that are looked at
_SAY = frozenset(
    "said says say tells added adds explained explains noted notes stated states wrote writes argued argues claims "
    "claimed warned warns believes believe thinks think insists insisted".split()
)
_TIMES = frozenset(
    "day days week weeks month months year years night nights morning evening afternoon time moment hour hours minute "
    "minutes weekend summer winter spring autumn season monday tuesday wednesday thursday friday saturday sunday same "
    "next last previous following first second third way".split()
)
_LONG_LINKS = frozenset("of for in from at on near between to with by".split())

_BECAUSE = re.compile(
    r"\b[Bb]ecause (?=(?:the|an?|his|her|its|their|this|these|such|heavy|strong|high|low|bad|lack)\b)"
)
_COMPLEX = re.compile(
    r"\b(?P<lead>(?i:due|thanks|owing|prior|contrary|according|next|close|adjacent|parallel|in addition|with regard|"
    r"with respect|in relation|in response|similar|instead|regardless|in front|in spite|in favou?r|in charge|on behalf|"
    r"at the request|on the basis|in the presence|in the absence|on the eve|by means|at the hands|on the part|"
    r"in the vicinity|on the outskirts|in the middle|in the heart|on the edge|on the banks?|at the foot|at the bottom|"
    r"on the initiative|under the leadership|at the initiative|under the supervision|on the territory|"
    r"on the occasion|in honou?r|(?<!time )in memory|at the head|for the benefit|on the orders)) "
    r"(?=(?P<det>the|his|her|its|their|these|those|this|an?|all) [a-z]|(?P<name>[A-Z]\w+(?:[ ,.]|$)))"
)
_SHORTENED = re.compile(r"n['’]t\b|['’](?:re|ve|ll|d)\b")
_TO = frozenset("due thanks owing prior contrary according next close adjacent parallel similar".split()) | {
    "in addition",
    "with regard",
    "with respect",
    "in relation",
    "in response",
}
# These open sentences by themselves, or are adverbs and adjectives: "close the door", "instead the mayor left".
_ALSO_ALONE = frozenset(
    (
        "next",
        "close",
        "instead",
        "in addition",
        "similar",
        "in response",
        "in favor",
        "in favour",
        "in front",
        "parallel",
        "in charge",
        "regardless",
        "due",
        "prior",
        "adjacent",
        "according",
    )
)
_PART = (
    r"(?:(?:ground|first|second|third|fourth|fifth|sixth|top|upper|lower|last|\d+(?:st|nd|rd|th)) floor|"
    r"basement|cellar|"
    r"courtyard|facade|façade|roof|outskirts|surroundings|suburbs|centre|center|heart|edge|banks?|foot|entrance|exit|"
    r"premises|vicinity|inhabitants|residents|north|south|east|west|northern part|southern part|eastern part|"
    r"western part|territory|shores?|slopes?|walls?|ceiling|corridors?|interior|rear|back|head|deputy head|director|"
    r"mayor|spokesman|spokeswoman|spokesperson|chairman|chairwoman|president|secretary|rector|commander|owner|members|"
    r"employees|representatives|staff|chief|captain)"
)
_OF = re.compile(rf"\b(?:the|a) (?P<part>{_PART}) (?=(?:the|this|that|these|those|our|their|his|her|its) [a-z])")
_PERSONS = frozenset(
    "inhabitants residents head director mayor spokesman spokeswoman spokesperson chairman chairwoman "
    "president secretary "
    "rector commander owner members employees representatives staff chief captain".split()
) | {"deputy head"}
_BODIES = frozenset(
    "brigade department city town village club company firm museum hospital school university party union association "
    "council region province district commission committee board federation ministry institute agency office authority "
    "house building factory plant team band choir church parish foundation theatre service academy faculty hotel shop "
    "restaurant farm port airport station zoo library court parliament assembly republic state government cooperative "
    "chamber group centre center administration municipality clinic bank fund society police fire squad unit".split()
)
# "gave the mayor the key", "told the head the truth"
_GIVES = re.compile(
    r"\b(?:g[ai]v\w*|tell\w*|told|ask\w*|show\w*|send\w*|sent|offer\w*|hand\w*|den(?:y|ied|ies)|gr[au]nt\w*|"
    r"award\w*|owe\w*|teach\w*|taught|pa(?:y|id|ys)|cost\w*|wish\w*|call\w*|mak\w+|made|appoint\w*|elect\w*|"
    r"turn\w*|lend|lent|br(?:ing|ings|ought)|b(?:uy|ought)|sold|sell\w*|allow\w*|promis\w*|read\w*|refus\w*|sav\w+|"
    r"forgiv\w*|forgave|envi\w*|le(?:ave|aves|ft)|hit|struck|put\w*|win|won|did|do|does|say|said|says) (?:\w+ ){0,3}$"
)
_SOURCE = (
    r"note|notes|statement|message|document|documents|letter|report|text|website|site|publication|release|"
    r"press release|"
    r"communiqu[eé]|decree|resolution|ruling|verdict|order|judgment|judgement|post|complaint|petition|study|survey|"
    r"indictment|lawsuit|decision|bulletin|announcement|comment|reply|response|appeal|notice|page|channel|article|"
    r"summary|press service|explanatory note|material|materials|agreement|contract|law|bill|email|e-mail|tweet|video"
)
_STATES = (
    r"states?|says?|notes?|reads?|informs?|indicates?|emphasi[sz]es?|stresses|explains?|specifies|specify|"
    r"announces?|adds?|"
    r"mentions?|warns?|claims?|shows?|confirms?|reports?|recalls?|points? out|clarifies|underlines?|"
    r"concludes?|reveals?|"
    r"stated|said|noted|informed|indicated|emphasi[sz]ed|stressed|explained|specified|announced|added|mentioned|warned|"
    r"claimed|confirmed|reported|recalled|pointed out|clarified|underlined|concluded|revealed"
)
_IN_NOTE = re.compile(
    rf"(?P<in>(?:(?<=^)|(?<=[.!?”\"] ))(?:In|On|At) |(?<=, )(?:in|on) )(?P<np>(?:the|a|an|its|his|her|their|this|that) "
    rf"(?:[\w-]+ ){{0,2}}(?:{_SOURCE})(?: (?:of|from|by) (?:the |its |his |her )?[\w.’'-]+(?: (?:of|for|in) [\w.’'-]+| "
    rf"[A-Z][\w.’'-]+| [a-z]+(?= (?:of|is|{_STATES})\b)){{0,3}})?) "
    rf"(?:(?P<verb>{_STATES})(?= that\b|:)|(?P<is>is|was) (?=that\b))"
)
_NOTED = re.compile(
    r"\b(?P<it>[Ii]t (?:is|was|has been)(?: also| further| separately)? (?:noted|specified|stated|"
    r"emphasi[sz]ed|indicated|"
    r"clarified|added|recalled|underlined|mentioned|stressed|informed|pointed out|known)) "
    r"(?=(?:the|an?|his|her|its|their|this|these|all|[A-Z]\w+|there|he|she|they|\d+) )"
)
_AS = re.compile(
    r"\b(?P<as>[Aa]s (?:also |already |was |previously |earlier )?(?:explained|reported|announced|stated|"
    r"confirmed|indicated|"
    r"noted|revealed|recalled|stressed|highlighted|pointed out|specified|emphasi[sz]ed|described|advanced|published|"
    r"declared|informed|clarified|denounced|acknowledged|admitted|promised|predicted)) "
    r"(?=(?:the|an?|its|his|her|their) [a-z]|[A-Z]\w+)"
)
_JOINS = re.compile(
    r"\b(?:connects?|connected|connecting|links?|linked|linking|joins) (?P<one>(?:the (?:city|town|port|centre|village|"
    r"capital|island|airport|station)(?: of [A-Z]\w+)?|[A-Z]\w+(?: [A-Z]\w+)?)) (?=(?:the|its) [a-z])"
)
_VERBS = {
    "with": r"collid(?:e|es|ed|ing)|compl(?:y|ies|ied|ying)|cooperat(?:e|es|ed|ing)|coincid(?:e|es|ed|"
        r"ing)|interfer(?:e|es|ed|ing)",
    "to": r"belong(?:s|ed|ing)?|listen(?:s|ed|ing)?|adher(?:e|es|ed|ing)|succumb(?:s|ed|ing)?|amount(?:s|ed|ing)",
    "of": r"consist(?:s|ed|ing)?|dispos(?:ed|ing)",
    "in": r"participat(?:e|es|ed|ing)",
    "on": r"depend(?:s|ed|ing)?|rel(?:y|ies|ied|ying)",
}  # fmt: skip
_NEEDS = re.compile(
    "|".join(rf"(?P<_{word}>\b(?:{verbs}))" for word, verbs in _VERBS.items()).join(("(?:", r")"))
    + r" (?=(?:the|an?|his|her|its|their|this|these|those|two|three|four|five|several|many|another) )"
)
_MOVES = re.compile(
    r"\b(?P<what>(?:[Tt]he )?(?:fire|flames|blaze|smoke|fires)(?: (?:quickly|then|also|soon|later))? "
    r"(?:spread|has spread|had "
    r"spread|spreads)) (?=(?:the|a|an|two|several|neighbou?ring|other) )"
    r"|\b(?P<thing>(?:drone|missile|rocket|tree|branch|crane|debris|shell|bomb|wreckage|pole|plane|"
    r"helicopter|balcony)s? "
    r"(?:fell|crashed down|had fallen|has fallen)) (?=(?:the|a) )"
)
_BORN = re.compile(r"\b[Bb]orn (?P<place>[A-Z]\w+)(?= in \d{4}| on \d| and (?:grew|moved|raised|educated))")
_LIVED = re.compile(
    r"\b(?:grew up|died|was buried|was arrested|lives|lived|studied) (?P<place>[A-Z]\w+)"
    r"(?= in \d{4}| on \d| and (?:moved|died|has|studied)|, |\.)"
)
_HOUSE = re.compile(
    r"\b(?P<lead>the (?:[a-z]+ )?(?:hospital|prison|clinic|court|remand prison|detention centre|museum|"
    r"university|town hall|"
    r"stadium|port|railway station|fire brigade|police|plant|factory|zoo)) (?P<place>[A-Z]\w+)(?=,| on | "
    r"after | where |\.)"
)
_UNTIL = re.compile(
    r"\b(?P<v>runs|ran|run|lasts|continues|is open|is valid|remains open|remains closed|is closed|on "
    r"display|can be seen|"
    r"will run|will last|will be closed|is extended|was extended|has been extended) (?=the \d{1,2}(?:st|"
    r"nd|rd|th) of [A-Z])"
)
_RESULT = re.compile(r", (?P<what>result|consequence) (?P<of>of )?(?=(?:the|an?|his|her|its|their|this|these) [a-z])")
_ENTRUSTED = re.compile(
    r"\b(?:entrusted|assigned|delegated|attributed|dedicated|devoted|addressed|submitted|linked|related|belonging) "
    r"(?=(?:the|an?|his|her|its|their) [a-z])"
)
_LAW = re.compile(
    r"\b(?P<law>(?:the|a|an|its) (?:[a-z]+ )?(?:bill|law|act|decree|directive|regulation|ordinance|treaty|convention)) "
    r"(?=the (?:protection|regulation|prevention|use|reform|abolition|status|financing|organi[sz]ation|"
    r"introduction|rights|"
    r"ban|taxation|promotion|restoration|mobili[sz]ation|recognition|reduction|fight|functioning|conservation) )"
)
_IN_OF = re.compile(
    r"\b(?P<in>[Ii]n) of (?=the (?:municipality|city|town|province|region|country|district|area|village|"
    r"commune|territory|"
    r"state|capital|centre|center|county|neighbou?rhood|port) )"
)
_BY = re.compile(
    r", (?P<v>(?:signed|presented|published|approved|announced|organi[sz]ed|drafted|proposed|adopted|issued|conducted|"
    r"commissioned|prepared|drawn up|promoted|convened|led|written|filed|carried out)"
    r"(?: (?:on |last |this )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day| in (?:\d{4}|January|February|"
    r"March|April|May|June|"
    r"July|August|September|October|November|December))?) (?=(?:the|an?|two|three|four) )"
)

_OF_LOST = "“Of” was lost here."
_TO_LOST = "“To” was lost here."
_THAT_LOST = "“That” was lost here."
_SMALL_LOST = "A small word was lost here, and only one can have stood there."
_SAYS = "The source language says what is “in the note”; in English the note says it."

Check = Callable[[Ground, re.Match[str]], str | None]


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Put back small words that were lost."""
    if about.language != "en":
        return
    text = ground.text
    for pattern, rule, reason, check in _TESTS:
        for match in pattern.finditer(text):
            if ground.quoted(*match.span()):
                continue
            word = check(ground, match)
            if word:
                at = match.end()
                yield Edit(at, at, "", word + " ", rule, reason, 0.92)
    for match in _IN_NOTE.finditer(text):
        if not ground.quoted(match.start(), match.end("np")):
            yield from _note_says(match)
    for match in _RESULT.finditer(text):
        if not ground.quoted(*match.span()):
            at = match.start("what")
            yield Edit(at, at, "", "a ", "fragment.a-result", _SMALL_LOST, 0.92)
            if not match["of"]:
                yield Edit(match.end(), match.end(), "", "of ", "fragment.a-result", _SMALL_LOST, 0.92)
    for match in _IN_OF.finditer(text):
        if not ground.quoted(*match.span()):
            start, end = match.end("in"), match.end("in") + 3
            yield Edit(
                start, end, text[start:end], "", "fragment.in-of", "Two prepositions, one of them left over.", 0.91
            )
    for pattern in (_BORN, _LIVED, _HOUSE):
        for match in pattern.finditer(text):
            if _place(match["place"]) and not ground.quoted(*match.span()):
                at = match.start("place")
                yield Edit(at, at, "", "in ", "fragment.in-place", "“In” was lost in front of the place.", 0.92)


def _place(name: str) -> bool:
    return is_place(name) or is_small_proper(name.lower())


def _note_says(match: re.Match[str]) -> Iterator[Edit]:
    np = match["np"]
    start = match.start("in")
    head = np[0].upper() + np[1:] if match["in"][0].isupper() else np
    end = match.start("np") + 1
    yield Edit(start, end, match.string[start:end], head[0], "fragment.in-the-note", _SAYS, 0.93)
    if match["is"]:
        start, end = match.span("is")
        says = "says" if match["is"] == "is" else "said"
        yield Edit(start, end, match["is"], says, "fragment.in-the-note", _SAYS, 0.93)


def _after(ground: Ground, at: int) -> tuple[list[Token], int]:
    """Return the tokens from a place on in its sentence, and where the noun phrase that starts there ends."""
    _, end = ground.sentence(at)
    tokens = tagged(ground.text, at, min(end, at + SEEN))
    return tokens, noun_phrase(tokens, 0)


def _because(ground: Ground, match: re.Match[str]) -> str | None:
    tokens, end = _after(ground, match.end())
    if not end or _SHORTENED.search(ground.text, match.end(), ground.sentence(match.start())[1]):
        return None  # "because the maker didn't know": a verb that the tagger does not see
    if not has_verb(tokens):
        return "of" if not any(token.tag in ("VB", "VBN", "VBG") for token in tokens[end:]) else None
    if end < len(tokens) and tokens[end].word == "," and match.group()[0] == "B":
        clause = tokens[end + 1 :]
        subject = noun_phrase(clause, 0, _LONG_LINKS)
        then = clause[subject:]
        if subject and then and then[0].tag in FINITE and then[0].word.lower() not in _SAY:
            return "of"
    return None


def _complex(ground: Ground, match: re.Match[str]) -> str | None:
    lead = match["lead"].lower()
    word = "to" if lead in _TO else "of"
    tokens, end = _after(ground, match.end())
    if not end or end >= len(tokens) or tokens[end].tag in FINITE or tokens[end].word in ("to", "that"):
        return None
    if match["name"] and lead not in ("according", "thanks", "contrary", "owing"):
        return None
    if lead in _ALSO_ALONE:
        # "Due the rain, …": only in front of a comma that ends the phrase, with a clause behind it
        clause = tokens[end + 1 :]
        subject = noun_phrase(clause, 0)
        opens = match["lead"][0].isupper() and tokens[end].word == ","
        clear = lead in ("due", "according", "in front", "prior", "regardless", "adjacent")
        return word if clear and opens and subject and clause[subject:] and clause[subject].tag in FINITE else None
    return word


def _part_of(ground: Ground, match: re.Match[str]) -> str | None:
    tokens, end = _after(ground, match.end())
    if not end or end >= len(tokens) or tokens[end].tag in FINITE or tokens[end].tag in ("RB", "TO"):
        return None
    if {token.word.lower() for token in tokens[:end]} & _TIMES:
        return None
    start, _ = ground.sentence(match.start())
    if _GIVES.search(ground.text, max(start, match.start() - 40), match.start()):
        return None
    first = match.start() - start < 8
    following = tokens[end]
    # "accused the mayor the councillor": two persons are two members of the sentence in another order
    owner = tokens[: noun_phrase(tokens, 0, frozenset())]
    if match["part"] in _PERSONS and not {token.word.lower() for token in owner} & _BODIES:
        return None
    # "At the back the children, who …, sang": a phrase in front and then the subject
    if first and (following.word in (",", "and", ";") or following.tag in ("WP", "WDT", "VBN", "VBD", "VBZ")):
        return None
    # "the president the people elected", "the owner the police had named"
    later = tokens[end : end + 3]
    if following.tag in ("NNP", "PRP") or (following.tag not in ("IN", "CC", ",", ".") and has_verb(later)):
        return None
    return "of"


def _that(ground: Ground, match: re.Match[str]) -> str | None:
    tokens, end = _after(ground, match.end())
    if tokens and tokens[0].word.lower() == "there":
        end = 1
    return "that" if 0 < end < len(tokens) and tokens[end].tag in FINITE else None


def _by_whom(ground: Ground, match: re.Match[str]) -> str | None:
    tokens, end = _after(ground, match.end())
    if not end or end >= len(tokens) or tokens[end].word != ",":
        return None
    head = tokens[end - 1]
    if {token.word.lower() for token in tokens[:end]} & _TIMES or head.tag not in NOUNS:
        return None
    return "by"


def _signed_by(ground: Ground, match: re.Match[str]) -> str | None:
    tokens, end = _after(ground, match.end())
    if not end or end + 1 >= len(tokens) or tokens[end].word != "," or tokens[end + 1].tag not in FINITE:
        return None
    start, _ = ground.sentence(match.start())
    before = tagged(ground.text, max(start, match.start() - SEEN), match.start())
    if has_verb(before) or {token.word.lower() for token in tokens[:end]} & _TIMES:
        return None
    return "by"


def _entrusted(ground: Ground, match: re.Match[str]) -> str | None:
    """ "The inquiry entrusted the brigade has led to arrests": two verbs, so the first is no predicate."""
    tokens, end = _after(ground, match.end())
    start, _ = ground.sentence(match.start())
    before = tagged(ground.text, max(start, match.start() - SEEN), match.start())
    if not 0 < end < len(tokens) or tokens[end].tag not in FINITE or has_verb(before):
        return None
    return "to" if noun_phrase(before, 0) == len(before) else None


def _joined(ground: Ground, match: re.Match[str]) -> str | None:
    _, end = _after(ground, match.end())
    return "to" if end else None


def _needed(ground: Ground, match: re.Match[str]) -> str | None:
    tokens, end = _after(ground, match.end())
    if not end or (end < len(tokens) and tokens[end].tag in FINITE):
        return None
    if {token.word.lower() for token in tokens[:end]} & _TIMES:
        return None
    return next(word for word in _VERBS if match[f"_{word}"])


def _moved(ground: Ground, match: re.Match[str]) -> str | None:
    tokens, end = _after(ground, match.end())
    if not end or {token.word.lower() for token in tokens[:end]} & _TIMES:
        return None
    return "to" if match["what"] else "on"


def _always(word: str) -> Check:
    return lambda _ground, _match: word


_TESTS: tuple[tuple[re.Pattern[str], str, str, Check], ...] = (
    (_BECAUSE, "fragment.because-of", _OF_LOST, _because),
    (_COMPLEX, "fragment.preposition-half", _SMALL_LOST, _complex),
    (_OF, "fragment.part-of", _OF_LOST, _part_of),
    (_NOTED, "fragment.noted-that", _THAT_LOST, _that),
    (_AS, "fragment.as-by", "“By” was lost: “as explained by”.", _by_whom),
    (_BY, "fragment.by-whom", "“By” was lost in front of who did it.", _signed_by),
    (_ENTRUSTED, "fragment.entrusted-to", _TO_LOST, _entrusted),
    (_JOINS, "fragment.joins-to", _TO_LOST, _joined),
    (_NEEDS, "fragment.verb-needs", "This verb takes no object in English; its preposition was lost.", _needed),
    (_MOVES, "fragment.moves-to", _SMALL_LOST, _moved),
    (_UNTIL, "fragment.until", "“Until” was lost in front of the date.", _always("until")),
    (_LAW, "fragment.law-on", "“On” was lost: a law on something.", _always("on")),
)
