"""What inversion is told by: verbs without an object, phrases of time, who can do something, how a sentence opens."""

import re
from collections.abc import Sequence

from normalizers.artifacts import places
from normalizers.artifacts.clauses import FINITE, NOUNS, Token, noun_phrase
from normalizers.artifacts.persons import _DOER, _THINGS, is_person
from normalizers.artifacts.protect import Ground

DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
TIME = re.compile(
    rf"(?:(?:On|Last|This|Next|Late on|Early on|Since|Until) )?{DAY}(?: (?:morning|afternoon|evening|night))?"
    r"|(?:Yesterday|Today|Tomorrow|Now|Meanwhile|Recently|Currently|Already|Later|Then|Earlier|Afterwards|"
    r"Subsequently|Also|Finally|Previously)"
    r"(?: (?:morning|afternoon|evening|night))?"
)
# A time that stands inside a clause: what the day is, not how long.
WHEN = re.compile(
    rf"(?i:on|last|this|next|since|until|early on|late on) {DAY}(?: (?:morning|afternoon|evening|night))?"
    rf"|on (?:\d\d? {MONTH}|{MONTH} \d\d?)(?: \d{{4}})?|(?:in|since) (?:{MONTH}|\d{{4}})"
    r"|yesterday(?: (?:morning|afternoon|evening))?|today|tonight|tomorrow|(?:last|next|this) (?:week|month|year|night|"
    r"weekend|summer|winter|spring|autumn)|now|already|again|recently|immediately|finally"
)
_WITH_OBJECT_NEVER = (
    "die collide occur happen disappear vanish triumph intervene arrive participate perish explode erupt crash "
    "collapse capsize derail overturn drown suffocate "
    "starve faint slip stumble skid plummet soar resign debut emerge ignite detonate crumble "
    "gather protest demonstrate assemble congregate rally premiere suffer "
    "converge coincide compete perform return escape graduate originate expire fail end work converse function"
)
_IRREGULAR = "sank fell arose awoke broke burst caved"
_STANDING = "stood lay sat hung lived remained reigned waited slept stayed prevailed existed began started".split()
_STREETS = frozenset(
    "Street Square Avenue Road Airport Station Island Islands Hospital Park Bridge River Lake Sea Bay Territory Region "
    "Oblast District Province County City Mountains Valley Coast Prison Stadium Boulevard Highway".split()
)


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y"):
        return base[:-1] + "ied"
    return base + ("ped" if base == "slip" else "red" if base == "occur" else "ed")


def _third(base: str) -> str:
    return base + ("es" if base.endswith(("s", "sh", "ch")) else "s")


# Past forms that take no object: a noun phrase after one of them is its subject.
INTRANSITIVE = (
    frozenset(_past(base) for base in _WITH_OBJECT_NEVER.split()) | frozenset(_IRREGULAR.split()) | frozenset(_STANDING)
)
STANDING = frozenset(_STANDING)
# Take an object now and then: "failed the exam", "ended the strike".
_NOW_AND_THEN = frozenset(
    "explode crash collapse capsize derail overturn ignite assemble perform escape fail end work return slip skid "
    "protest converge rally suffer triumph".split()
)
TRANSITIVE_TOO = frozenset(map(_past, _NOW_AND_THEN)) | frozenset("sank burst broke lived began started".split())
APPEARING = frozenset(
    "appeared arrived began started opened ended closed begins starts opens ends closes appears arrives "
    "continues continued returned returns remained remains took takes".split()
)
THIRD = frozenset(
    map(
        _third,
        "fall rise grow increase decrease drop die arrive begin start end continue remain appear return collapse "
        "explode erupt shrink decline soar plummet resign retire disappear escape happen arise reopen close open "
        "burn crash sink emerge worsen improve".split(),
    )
)
_TEMPORAL = frozenset(
    "After Before During Since Until Despite Because Due Thanks Following Throughout Minutes Hours Shortly".split()
)
_GROUPS = frozenset(
    "police firefighters fire brigade divers government council parliament court ministry company club team board "
    "commission committee union party senate assembly congress customs army navy crew staff scientists researchers "
    "people residents voters deputies lawmakers authorities couple family prosecution defence defense jury "
    "administration management association federation foundation bank museum prosecutors office service opposition "
    "gendarmes gendarmerie carabinieri guardia municipality province city state country region church parish "
    "university institute organisation organization agency operator mushroom pickers growers hunters walkers climbers "
    "archaeologists astronomers biologists children pupils parents men women boys girls fishermen policemen "
    "beekeepers anglers hikers tourists volunteers fans supporters citizens members customers users viewers "
    "readers believers guests families patients pupils students farmers clients consumers everybody everyone".split()
)
MEASURES = frozenset(
    "percent per point points euros dollars pounds rubles roubles zlotys hryvnias degrees metres meters kilometres "
    "kilometers places seats % cent times time goals".split()
)
_TIMES = frozenset(
    "week weeks day days month months year years hour hours minute minutes moment time times morning evening "
    "night weekend decade decades century".split()
)
# Bodies that need no article: "In Hamburg police have".
_BARE = frozenset("police parliament congress customs staff management crew opposition prosecution".split())
_BE = frozenset("is are was were has have had".split())
_OTHERS = frozenset("him her them it us me".split())
_CLAUSE = re.compile(r", (?:which|who|where|in which|on which|organi[sz]ed|held|caused|triggered)\b[^,.;:“”]{4,120},")


def is_doer(word: str) -> bool:
    """Tell whether a noun ends like somebody who does something and is no thing: "skier", "activist"."""
    return bool(_DOER.fullmatch(word)) and word not in _THINGS


def agent(token: Token) -> bool:
    """Tell whether a noun names somebody, or a body of people, who can do something."""
    word = token.word.lower()
    if word in _GROUPS or is_person(word) or is_doer(word):
        return True
    if token.tag in ("NNS", "NNPS") and word.endswith("s"):
        return (
            word[:-1] in _GROUPS
            or is_person(word[:-1])
            or is_doer(word[:-1])
            or (word.endswith("ies") and is_person(word[:-3] + "y"))
        )
    return False


def swallowed(tokens: Sequence[Token], verb: int) -> bool:
    """Tell whether the opening may end with the verb's own subject: "In Lyon workers ended", "In 2020 Smith failed"."""
    last, before = tokens[verb - 1], tokens[verb - 2]
    if last.word == ",":
        return False
    if last.tag == "PRP" or re.fullmatch(DAY + r"\w+", last.word):
        return True
    if last.tag not in NOUNS or before.tag not in NOUNS | {"CD", "JJ", "POS", "VBN"}:
        return (agent(last) and last.tag in ("NNS", "NNPS") and before.tag != "DT") or last.word in _BARE
    if last.tag in ("NNS", "NNPS") and before.tag in ("JJ", "CD", "VBN") and _noun_behind(tokens, verb - 2):
        return True  # "In the night unknown persons"
    if last.word in _STREETS or places.is_place(last.word) or last.word.endswith("day") or last.word in _TIMES:
        return False
    return last.word in _BARE or (before.tag not in ("JJ", "VBN") and last.tag in ("NNS", "NNPS", "NNP"))


def _noun_behind(tokens: Sequence[Token], at: int) -> bool:
    while at > 0 and tokens[at].tag in ("JJ", "CD", "VBN"):
        at -= 1
    return tokens[at].tag in NOUNS


def each(tokens: Sequence[Token], start: int) -> bool:
    """Tell whether a noun phrase can only be a subject: "each grower"."""
    return tokens[start].word.lower() in ("each", "every", "everyone", "everybody", "nobody")


def head(tokens: Sequence[Token], start: int, end: int) -> Token:
    """Return the head of a noun phrase: its last noun before "of"."""
    stop = next((at for at in range(start + 1, end) if tokens[at].tag in ("IN", "TO", "CC")), end)
    return tokens[stop - 1]


def temporal(tokens: Sequence[Token], text: str) -> bool:
    """Tell whether a sentence opens with a time or a reason, after which English turns nothing round."""
    if tokens[0].word in _TEMPORAL or TIME.match(text, tokens[0].start):
        return True
    words = re.escape(text[tokens[0].start : tokens[min(4, len(tokens) - 1)].end]).replace("\\ ", " ")
    return bool(
        re.match(
            rf"In (?:{MONTH}|\d{{4}}|the (?:morning|evening|afternoon|night)|a single|an? \w+ (?:day|night))", words
        )
    )


def is_time(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the noun phrase at a place is a time or a measure and no subject: "last Monday", "3 percent"."""
    end = noun_phrase(tokens, at, frozenset())
    if end > at and (tokens[end - 1].word in _TIMES | MEASURES or (end < len(tokens) and tokens[end].word in MEASURES)):
        return True
    word = tokens[at].word.lower()
    return word in ("last", "next", "this", "that", "once", "twice") or word.endswith("day")


def when_end(text: str, tokens: Sequence[Token], at: int) -> int:
    """Return the place after a phrase of time that starts at a token; the same place if none does."""
    match = WHEN.match(text, tokens[at].start) if at < len(tokens) else None
    if match is None:
        return at
    end = at
    while end < len(tokens) and tokens[end].end <= match.end():
        end += 1
    return end if end > at and tokens[end - 1].end == match.end() else at


def opening_end(ground: Ground, tokens: Sequence[Token]) -> int | None:
    """Return the place of the verb that follows right after the phrase that opens a sentence; None if none does.

    The opening is a time or a chain of prepositional phrases, with a relative clause between commas at most.
    """
    text = ground.text
    if (match := TIME.match(text, tokens[0].start)) is not None:
        place = next((at for at, token in enumerate(tokens) if token.start >= match.end()), 0)
        return place if 0 < place < len(tokens) and _verb(tokens[place]) else None
    for verb in range(2, min(len(tokens) - 2, 45)):
        if _verb(tokens[verb]) and _opens(text, tokens[:verb], tokens[verb], tokens[verb + 1]):
            return verb
    return None


def _verb(token: Token) -> bool:
    return (
        token.tag in FINITE
        or token.word in _BE
        or (token.word in INTRANSITIVE and token.tag in ("VBN", "VBD", "NN", "JJ"))
    )


def _opens(text: str, tokens: Sequence[Token], verb: Token, after: Token) -> bool:
    """Tell whether words before a verb are nothing but an opening phrase."""
    end = len(tokens)
    comma = tokens[-1].word == ","
    if comma:
        start = tokens[0].start
        clause = next((m for m in _CLAUSE.finditer(text, start, tokens[-1].end) if m.end() == tokens[-1].end), None)
        if clause is not None:
            end = next(at for at, token in enumerate(tokens) if token.start >= clause.start())
        elif after.word not in _OTHERS and verb.word not in INTRANSITIVE | _BE:
            return False
        else:
            end -= 1
    place = 0
    if tokens[0].word in ("Minutes", "Hours", "Days", "Weeks", "Shortly"):
        place = 1
    elif tokens[0].word == "Just" and len(tokens) > 2:
        place = 2
    words = tokens[:end]
    while place < end:
        if (further := when_end(text, words, place)) > place:
            place = further
            continue
        if words[place].tag not in ("IN", "TO", "VBG", "RB") and place:
            return False
        place += 1
        while place < end and words[place].tag in ("IN", "TO"):
            place += 1
        further = noun_phrase(words, place, frozenset(("of",)))
        if further == place:
            return False
        place = further
        while place < end and words[place].word in ("'s", "’s", "'", "’"):  # "the children's hospital"
            further = noun_phrase(words, place + 1, frozenset(("of",)))
            if further == place + 1:
                return False
            place = further
    return place == end
