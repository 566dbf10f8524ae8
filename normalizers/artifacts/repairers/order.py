"""Verbs that stand where the source language puts them: "On Sunday have four thousand people demonstrated".

Romance and Slavic languages put the verb before its subject when the subject is the news; German and Dutch put it
second, whatever comes first. English does so only after a negative opening ("Never has", "Only then did"), in
questions, in plain attributions ("said the mayor") and where a place opens the sentence ("In the car were two bags").
What is moved is found by parts of speech: the verb, then a whole noun phrase, then what goes on.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from normalizers.artifacts.about import About
from normalizers.artifacts.clauses import FINITE, NOUNS, Token, noun_phrase, tagged
from normalizers.artifacts.protect import Ground
from normalizers.artifacts.repairers.attributions import SAY
from normalizers.edits import Edit, Flag

SECOND = "The verb stands before its subject, as in the source language."
BOTH = "Two nouns follow the verb and none stands before it: who did what, only the source can tell."
SURE = 0.7  # of the source language, for what is right English now and then
LONGEST = 350  # characters of a sentence
_HAVE = frozenset("has have had".split())
_BE = frozenset("was were is are has have had".split())
_TIME = re.compile(
    r"(?:(?:On|Last|This|Next|Late on|Early on|Since|Until) )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: "
    r"(?:morning|afternoon|evening|night))?"
    r"|(?:Yesterday|Today|Tomorrow|Now|Meanwhile|Recently|Currently|Already|Later|Then|Earlier|Afterwards|"
    r"Subsequently|Also|Finally|Previously)"
    r"(?: (?:morning|afternoon|evening|night))?"
)
_OPENERS = frozenset(
    "On In At During For From With By Through Over Under According Despite Because Between Near Within Along "
    "Around Among "
    "Against Following Throughout Across Behind Thanks Due".split()
)
_NEGATIVE = re.compile(
    r"(?i:\b(?:not|no|never|only|few|little|rarely|seldom|hardly|scarcely|barely|nor|neither|so|such|than|"
    r"nowhere|more|most|less|least)\b)"
)
_MEASURES = frozenset("number amount price prices cost costs rate level share".split())
_TWO_OBJECTS = frozenset(
    "gave told sent offered handed showed taught paid brought granted denied cost bought made called named "
    "elected appointed awarded won "
    "asked lent left sold read wrote owed served set earned promised spared saved did took said was were had".split()
)
_TIMES = frozenset(
    "week weeks day days month months year years hour hours minute minutes moment time times morning evening "
    "night".split()
)
_ROUTES = frozenset(
    "flights trains buses ferries roads road bridge bridges routes services exports imports talks traffic".split()
)
_OFFICE = frozenset("elected appointed named declared made considered called proclaimed crowned chosen deemed".split())
# "In Rome was found a coin" is English as well, if not news English.
_SEEN = frozenset("found seen discovered buried kept displayed set written hidden laid born".split())
_INTRANSITIVE = frozenset(
    "died collapsed exploded sank crashed occurred happened broke disappeared triumphed emerged intervened "
    "arrived participated derailed capsized overturned failed ended".split()
)
_OTHERS = frozenset("him her them it us me".split())
_PARTICIPLES = frozenset(
    "arrested detained wounded injured killed rescued sentenced evacuated suspended approved inaugurated "
    "presented dismantled seized recovered "
    "found closed opened postponed cancelled extinguished identified confirmed published stolen burned burnt "
    "destroyed discovered "
    "hospitalised hospitalized robbed stabbed run cut signed held elected reopened shot".split()
)


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Propose to put subjects before their verbs."""
    if about.language != "en":
        return
    for start, end in ground.sentences:
        stop = start + len(ground.text[start:end].rstrip())
        if not 12 < stop - start <= LONGEST or ground.text[stop - 1] == "?" or ground.quoted(start, start + 1):
            continue
        opening = ground.text[start:stop].split(" ", 1)[0].strip(",")
        headline = about.kind in ("headline", "heading") or ground.text[stop - 1] not in '.!”"’'
        if opening in _OPENERS or _TIME.match(ground.text, start):
            tokens = tagged(ground.text, start, stop)
            yield from _second(ground, about, tokens)
            yield from _two_nouns(ground, tokens)
        elif opening == "About":
            yield from _about_this(ground, tagged(ground.text, start, stop))
        elif opening.lower() in _PARTICIPLES and headline and len(ground.sentences) == 1:
            yield from _headline(ground, tagged(ground.text, start, stop))
        elif opening in ("Was", "Were", "Has", "Have", "Will", "Died"):
            yield from _first(ground, tagged(ground.text, start, stop))


def _second(ground: Ground, about: About, tokens: Sequence[Token]) -> Iterator[Edit]:
    """A phrase opens the sentence, then a verb, then the subject."""
    verb = _opening_end(ground, tokens)
    if verb is None or verb + 3 >= len(tokens):
        return
    opening = ground.text[tokens[0].start : tokens[verb].start]
    if _NEGATIVE.search(opening) or "," in opening.rstrip(" ,"):
        return
    word = tokens[verb].word
    down = word in ("burned", "burnt") and tokens[verb + 1].word in ("down", "out")
    if (word in _INTRANSITIVE or down) and tokens[verb].tag in ("VBD", "VBN"):
        last = verb + 2 if tokens[verb + 1].word in ("out", "up", "down", "off") else verb + 1
        if tokens[last].tag == "IN" and (place := noun_phrase(tokens, last + 1, frozenset())) > last + 1:
            last = place  # "arrived at the scene three ambulances"
        end = noun_phrase(tokens, last, frozenset(("of", "from")))
        if end > last and tokens[last].tag in ("DT", "CD", "JJ", "NNS") and not _object(tokens, last):
            yield _swap(ground, tokens, verb, last, last, end, comma=False)
        return
    if tokens[verb].tag == "VBD" and tokens[verb + 1].word in _OTHERS and tokens[verb + 2].tag in ("DT", "PRP$", "NNP"):
        end = noun_phrase(tokens, verb + 2, frozenset(("of",)))
        yield _swap(ground, tokens, verb, verb + 2, verb + 2, end, comma=False)
        return
    if word not in _BE and tokens[verb].tag != "MD":
        if tokens[0].word == "According" and tokens[verb].tag in ("VBD", "VBZ"):
            end = noun_phrase(tokens, verb + 1, frozenset(("of",)))
            if end > verb + 1 and end < len(tokens) and tokens[verb + 1].tag in ("DT", "NNP", "PRP", "NNS"):
                yield _swap(ground, tokens, verb, verb + 1, verb + 1, end, comma=True)
        return
    after = verb + 1
    if tokens[verb].tag == "MD" and tokens[after].word == "be" and tokens[after + 1].tag == "VBN":
        end = noun_phrase(tokens, after + 2, frozenset(("of",)))
        if end > after + 2 and tokens[after + 2].tag != "PRP" and not _object(tokens, after + 2):
            yield _swap(ground, tokens, verb, after + 2, after + 2, end, comma=False)
        return
    participle = tokens[after].tag == "VBN" or (tokens[after].tag == "VBD" and word in _BE)
    if participle:  # "In the attack were killed three soldiers"
        last = after + 2 if tokens[after + 1].word in ("out", "up", "down", "off") else after + 1
        if last + 2 < len(tokens) and tokens[last].word in ("without", "in") and tokens[last + 1].tag == "NN":
            last += 2  # "were left without electricity 3,000 customers"
        end = noun_phrase(tokens, last, frozenset(("of",)))
        if any(token.word in _MEASURES for token in tokens[last:end]):
            end = next(
                (at for at in range(last, len(tokens)) if tokens[at].word in (",", ".") or tokens[at].tag in FINITE),
                end,
            )
        if last < end < len(tokens) and tokens[end - 1].word in _ROUTES:
            end = noun_phrase(tokens, last, frozenset(("of", "to", "from", "between")))
        titled = tokens[after].word in _OFFICE and tokens[last].tag not in ("DT", "CD", "NNP")
        seen = tokens[after].word in _SEEN and not about.source_confidence >= SURE
        if end > last and not seen and tokens[last].tag != "PRP" and not titled and not _object(tokens, last):
            yield _swap(ground, tokens, verb, last, last, end, comma=False)
        return
    end = noun_phrase(tokens, after, frozenset(("of",)))
    if end == after or end >= len(tokens) or word in ("is", "are"):
        return
    if word == "may" or (tokens[verb].tag == "MD" and about.may_come_from(("de", "nl")) < SURE):
        return  # "In May may the ewes be shorn"
    wanted = ("VB",) if tokens[verb].tag == "MD" else ("VBN", "VBD")
    if word in ("was", "were") and not _TIME.match(opening):
        return  # "In the car were two bags found by the police"
    follow = end + 1 if tokens[end].tag == "RB" and end + 1 < len(tokens) else end
    if tokens[follow].tag in wanted:
        swap = _swap(ground, tokens, verb, after, after, end, comma=True)
        if word in ("has", "have") and follow == end and (past := _past(tokens[follow], opening)):
            # "Yesterday has the council decided": English has no perfect with a date.
            who = ground.text[tokens[after].start : tokens[end - 1].end]
            stop = tokens[follow].end
            swap = replace(swap, end=stop, before=ground.text[swap.start : stop], after=f", {who} {past}")
        yield swap


def _two_nouns(ground: Ground, tokens: Sequence[Token]) -> Iterator[Flag]:
    """ "At the bottom of the lake found divers a lorry": who did it, and to what, only the source can tell."""
    verb = _opening_end(ground, tokens)
    if verb is None or tokens[verb].tag != "VBD" or tokens[verb].word in _TWO_OBJECTS | _BE:
        return
    one = noun_phrase(tokens, verb + 1, frozenset(("of",)))
    if verb + 1 < len(tokens) and tokens[verb + 1].tag == "VBZ":
        one = verb + 2  # the tagger's idea of a plural after a verb
    two = noun_phrase(tokens, one, frozenset(("of",))) if one > verb + 1 else one
    if two > one and tokens[one].tag in ("DT", "CD", "PRP$", "NNP") and tokens[verb + 1].tag != "PRP":
        start, end = tokens[verb].start, tokens[two - 1].end
        yield Flag(start, end, ground.text[start:end], "grammar.two-nouns", BOTH, 0.6, "")


def _past(participle: Token, opening: str) -> str | None:
    """Return the past form of a participle after a definite time; None after anything else."""
    import lemminflect

    if not re.match(r"(?:On |Last |Late on |Early on )?(?:[A-Z][a-z]+day)|Yesterday|Last|In \d{4}", opening):
        return None
    lemma = lemminflect.getLemma(participle.word, "VERB")
    past = lemminflect.getInflection(lemma[0], "VBD") if lemma else ()
    return past[0] if past else None


def _about_this(ground: Ground, tokens: Sequence[Token]) -> Iterator[Edit]:
    """ "About this told reporters the mayor": the speaker comes first, and what was said about last."""
    if (
        len(tokens) < 5
        or tokens[1].word not in ("this", "it", "that")
        or tokens[2].word not in SAY | {"reports", "writes", "informs", "wrote"}
    ):
        return
    at = 4 if tokens[3].word in ("reporters", "journalists", "us") else 3
    end = noun_phrase(tokens, at)
    if end == at or end < len(tokens) - 1:
        return
    verb = ground.text[tokens[2].start : tokens[at - 1].end]
    who = _capital(ground.text[tokens[at].start : tokens[end - 1].end])
    start, stop = tokens[0].start, tokens[end - 1].end
    yield Edit(
        start, stop, ground.text[start:stop], f"{who} {verb} about {tokens[1].word}", "grammar.about-this", SECOND, 0.92
    )


def _first(ground: Ground, tokens: Sequence[Token]) -> Iterator[Edit]:
    """The verb opens the sentence: "Was postponed to May the trial", "Will accompany her the choir"."""
    after = 0 if tokens[0].word == "Died" else 1
    if (
        len(tokens) < 5
        or (after and tokens[after].tag not in ("VBN", "VBD", "VB") and tokens[after].word != "present")
        or tokens[-1].word == "?"
    ):
        return
    last = after + 1
    if tokens[last].word in _OTHERS and tokens[last + 1].tag == "DT":
        last += 1
    while tokens[last].tag in ("IN", "TO") and last + 2 < len(tokens):
        end = noun_phrase(tokens, last + 1, frozenset())
        if end == last + 1:
            return
        last = end
    end = noun_phrase(tokens, last)
    if end == last or end >= len(tokens) or tokens[last].tag not in ("DT", "CD", "NNP", "PRP$"):
        return
    while tokens[end].tag == "VBN" and end + 1 < len(tokens):  # "the engineers accused over the collapse"
        end = next((at for at in range(end, len(tokens)) if tokens[at].word in (",", ".")), len(tokens) - 1)
    before = ground.text[tokens[0].start : tokens[last - 1].end]
    subject = ground.text[tokens[last].start : tokens[end - 1].end]
    after_text = f"{_capital(subject)} {before[0].lower()}{before[1:]}"
    span = tokens[0].start, tokens[end - 1].end
    yield Edit(*span, ground.text[slice(*span)], after_text, "grammar.verb-first", SECOND, 0.93)


def _headline(ground: Ground, tokens: Sequence[Token]) -> Iterator[Edit]:
    """A headline's participle before its subject: "Wounded two climbers in the Teide"."""
    end = noun_phrase(tokens, 1, frozenset(("of",)))
    if (
        end < 2
        or any(token.tag in FINITE for token in tokens[end:])
        or tokens[1].tag not in ("DT", "CD", "NNS", "JJ", "NNP")
    ):
        return
    subject = ground.text[tokens[1].start : tokens[end - 1].end]
    start, stop = tokens[0].start, tokens[end - 1].end
    after = f"{_capital(subject)} {tokens[0].word.lower()}"
    yield Edit(start, stop, ground.text[start:stop], after, "grammar.headline-order", SECOND, 0.92)


def _opening_end(ground: Ground, tokens: Sequence[Token]) -> int | None:
    """Return the place of the verb after the phrase that opens the sentence; None if something else follows it."""
    if (match := _TIME.match(ground.text, tokens[0].start)) is not None:
        place = next((at for at, token in enumerate(tokens) if token.start >= match.end()), 0)
    else:
        place = 1
        while place < len(tokens) and tokens[place].tag in ("IN", "TO", "VBG", "RB"):
            place += 1
        place = noun_phrase(tokens, place)
        while (
            0 < place < len(tokens)
            and tokens[place].tag == "IN"
            and (further := noun_phrase(tokens, place + 1)) > place + 1
        ):
            place = further
        if (
            place + 1 < len(tokens)
            and tokens[place].word == ","
            and (
                tokens[place + 1].word in _BE | _INTRANSITIVE
                or (place + 2 < len(tokens) and tokens[place + 2].word in _OTHERS)
            )
        ):
            place += 1
    if 0 < place < len(tokens) and (tokens[place].tag in FINITE or tokens[place].word in _BE):
        return place
    return None


def _object(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether the noun phrase at a place is an adverb of time and no subject: "was closed last Monday"."""
    end = noun_phrase(tokens, at, frozenset())
    if end > at and tokens[end - 1].word in _TIMES:
        return True
    return tokens[at].word.lower() in ("last", "next", "this", "that", "every", "each") or tokens[at].word.endswith(
        "day"
    )


def _swap(
    ground: Ground, tokens: Sequence[Token], verb: int, verb_end: int, subject: int, end: int, comma: bool
) -> Edit:
    start, stop = tokens[verb].start, tokens[end - 1].end
    if tokens[end - 1].word == ",":
        stop = tokens[end - 2].end
    verbs = ground.text[start : tokens[verb_end - 1].end]
    first, space, rest = verbs.partition(" ")
    verbs = _agreeing(first, tokens[subject:end]) + space + rest
    who = ground.text[tokens[subject].start : stop]
    if comma:
        start = tokens[verb - 1].end
        who = ", " + who
    return Edit(start, stop, ground.text[start:stop], f"{who} {verbs}", "grammar.verb-second", SECOND, 0.93)


def _agreeing(verb: str, subject: Sequence[Token]) -> str:
    """Return an auxiliary in the number of its subject: "was suspended most flights" -> "were"."""
    head = next(
        (
            token
            for at, token in enumerate(subject)
            if token.tag in NOUNS and (at + 1 == len(subject) or subject[at + 1].tag not in NOUNS)
        ),
        None,
    )
    many = head is not None and (head.tag in ("NNS", "NNPS") or any(token.word == "and" for token in subject))
    if many:
        return {"was": "were", "has": "have", "is": "are"}.get(verb, verb)
    return verb


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
