"""Verbs that stand where the source language puts them: "On Sunday have four thousand people demonstrated".

Romance and Slavic languages put the verb before its subject when the subject is the news; German and Dutch put it
second, whatever comes first. English does so only after a negative opening ("Never has", "Only then did"), in
questions, in plain attributions ("said the mayor") and where a place opens the sentence ("In the car were two bags",
"On the square stood a statue"). What is moved is found by parts of speech: the verb, then a whole noun phrase, then
what goes on.
"""

import re
from collections.abc import Iterator, Sequence

from normalizers.artifacts.about import About
from normalizers.artifacts.clauses import FINITE, NOUNS, Token, noun_phrase, tagged
from normalizers.artifacts.inversion import (
    APPEARING,
    INTRANSITIVE,
    STANDING,
    TIME,
    TRANSITIVE_TOO,
    WHEN,
    agent,
    each,
    head,
    is_time,
    opening_end,
    swallowed,
    temporal,
    when_end,
)
from normalizers.artifacts.protect import Ground
from normalizers.artifacts.referents import noun_sex
from normalizers.edits import Edit, Flag

SECOND = "The verb stands before its subject, as in the source language."
BOTH = "Two nouns follow the verb and none stands before it: who did what, only the source can tell."
SURE = 0.7  # of the source language, for what is right English now and then
LONGEST = 350  # characters of a sentence
_OF = frozenset(("of",))
_OPENERS = frozenset(
    "On In At During For From With By Through Over Under According Despite Because Between Near Within Along "
    "Around Among Since Until Before After To Off Outside Inside Towards Minutes Hours Shortly Just "
    "Against Following Throughout Across Behind Thanks Due".split()
)
_NEGATIVE = re.compile(
    r"(?i:\b(?:not|no|never|only|few|little|rarely|seldom|hardly|scarcely|barely|nor|neither|so|such|than|"
    r"nowhere|more|most|less|least)\b)"
)
_AMOUNTS = frozenset("number amount price prices cost costs rate level share".split())
_TWO_OBJECTS = frozenset(
    "gave told sent offered handed showed taught paid brought granted denied cost bought made called named "
    "elected appointed awarded won promised refused guaranteed wished considered declared "
    "asked lent left sold read wrote owed served set earned spared saved did took said was were had".split()
)
_ROUTES = frozenset(
    "flights trains buses ferries roads road bridge bridges routes services exports imports talks traffic".split()
)
_OFFICE = frozenset("elected appointed named declared made considered called proclaimed crowned chosen deemed".split())
# "In Rome was found a coin" is English as well.
_SEEN = frozenset("found seen discovered buried kept displayed set written hidden laid born".split())
# A perfect with "be" in German, Dutch, French and Italian.
_MOVED = INTRANSITIVE | frozenset("washed burned burnt fallen sunk gone come risen begun run driven died".split())
_ACTIVE = frozenset("opened closed started resumed stopped increased grown changed moved appeared".split())
_PARTICLES = frozenset("out up down off away over ashore aground open".split())
_ALL = ("es", "pt", "fr", "it", "de", "nl", "ru", "uk", "pl")
_HERE = frozenset("now again still already recently finally also".split())
_OTHERS = frozenset("him her them it us me".split())
# "In the second round beat Zeist Velp": a verb between a phrase and two names.
_BEAT = re.compile(
    r"(?P<opening>(?:In|On|At|After|During) (?:[a-z’'-]+ ){1,9})"
    r"(?P<who>(?:beat|defeated|overcame|eliminated|thrashed) [A-Z][\w-]+ [A-Z][\w-]+)\b"
)
_BEGINS = frozenset("began started begins starts opened opens closed closes appeared".split())
_SPOT = re.compile(r"(?:On|At|To) (?:the )?(?:spot|scene|site|ground|place)")
_DEFINITE = re.compile(r"(?:On |Last |Late on |Early on )?[A-Z][a-z]+day|Yesterday|Last|In \d{4}")
_WISHES = frozenset("want wants wanted hope hopes hoped wish wishes plan plans planned intend intends intended".split())
_MANY = frozenset("many several some both most dozens hundreds thousands".split())
_GOES_ON = frozenset((",", ".", ";", ":", "IN", "TO", "CC", "VBN", "VBG", "WDT", "WRB", "WP", "RB", "”", '"', "–"))


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Propose to put subjects before their verbs where a phrase opens the sentence."""
    if about.language != "en":
        return
    for start, end in ground.sentences:
        stop = start + len(ground.text[start:end].rstrip())
        if not 12 < stop - start <= LONGEST or ground.text[stop - 1] == "?" or ground.quoted(start, start + 1):
            continue
        opening = ground.text[start:stop].split(" ", 1)[0].strip(",")
        if opening in _OPENERS or TIME.match(ground.text, start):
            tokens = tagged(ground.text, start, stop)
            verb = opening_end(ground, tokens)
            if (beat := _BEAT.match(ground.text, start, stop)) and not any(map(agent, tagged(beat["opening"]))):
                yield Flag(*beat.span("who"), beat["who"], "grammar.two-nouns", BOTH, 0.6, "")
            if verb is None or verb + 3 >= len(tokens):
                continue
            before = ground.text[tokens[0].start : tokens[verb].start]
            if _NEGATIVE.search(before) and not before.startswith("Minutes"):
                continue
            yield from _second(ground, about, tokens, verb)


def _second(ground: Ground, about: About, tokens: Sequence[Token], verb: int) -> Iterator[Edit | Flag]:
    """A phrase opens the sentence, then a verb, then the subject."""
    word, tag = tokens[verb].word, tokens[verb].tag
    first = tokens[verb + 1]
    if swallowed(tokens, verb) and (word not in INTRANSITIVE or word in TRANSITIVE_TOO) and word not in ("is", "are"):
        return
    if word in ("remain", "remains", "remained", "stay", "stays", "continue", "continues"):
        yield from _remains(ground, tokens, verb)
    elif word in _WISHES:
        end = noun_phrase(tokens, verb + 1, _OF)
        if verb + 1 < end < len(tokens) and tokens[end].tag == "TO" and first.tag[:2] in ("DT", "PR", "NN", "CD"):
            yield _swap(ground, tokens, verb, verb + 1, verb + 1, end)  # "On Sunday want the residents to"
    elif word in INTRANSITIVE | APPEARING or (word in ("burned", "burnt") and first.word in ("down", "out")):
        yield from _without_object(ground, about, tokens, verb)
    elif tag == "VBD" and first.word in _OTHERS and tokens[verb + 2].tag in ("DT", "PRP$", "NNP"):
        yield _swap(ground, tokens, verb, verb + 2, verb + 2, noun_phrase(tokens, verb + 2, _OF))
    elif word in ("is", "are", "was", "were", "has", "have", "had") or tag == "MD":
        yield from _auxiliary(ground, about, tokens, verb)
    elif tokens[0].word == "According" and tag in ("VBD", "VBZ"):
        end = noun_phrase(tokens, verb + 1, _OF)
        if end > verb + 1 and end < len(tokens) and first.tag in ("DT", "NNP", "PRP", "NNS"):
            yield _swap(ground, tokens, verb, verb + 1, verb + 1, end)
    else:
        yield from _two_nouns(ground, tokens, verb)


def _without_object(ground: Ground, about: About, tokens: Sequence[Token], verb: int) -> Iterator[Edit]:
    """ "On the Don highway collided three lorries": the verb takes no object, so what follows is its subject."""
    word = tokens[verb].word
    subject = verb + 2 if tokens[verb + 1].word in _PARTICLES else verb + 1
    when = subject = _between(ground, tokens, subject)
    if word in STANDING | APPEARING and not temporal(tokens, ground.text):
        dated = any(when_end(ground.text, tokens, at) > at for at in range(verb + 1, when))
        begun = word in _BEGINS and about.may_come_from(_ALL) >= SURE
        if not dated and not begun and word != "arrived":
            return  # "On the square stood a statue", "On the horizon appeared a ship"
    if (verb == 2 and tokens[1].tag == "PRP") or (word in APPEARING - INTRANSITIVE and tokens[subject].tag == "NNS"):
        return  # "With him died a whole era", "In May opens doors"
    end = noun_phrase(tokens, subject, frozenset(("of", "from")))
    if (
        end > subject
        and (tokens[subject].tag in ("DT", "CD", "JJ", "NNS") or tokens[subject].word.lower() in _MANY)
        and tokens[subject].word != "that"
        and not is_time(tokens, subject)
        and (end >= len(tokens) or tokens[end].tag in _GOES_ON)
    ):
        if end < len(tokens) and tokens[end].word == "with" and not agent(head(tokens, subject, end)):
            end = max(end, noun_phrase(tokens, end + 1, _OF))  # "four wagons with coal"
        opening = ground.text[tokens[0].start : tokens[verb - 1].end]
        if _SPOT.fullmatch(opening) and subject == verb + 1:  # "On the spot intervened the firefighters"
            who = ground.text[tokens[subject].start : tokens[end - 1].end]
            after = f"{who[0].upper()}{who[1:]} {word} {opening[0].lower()}{opening[1:]}"
            yield _edit(ground, tokens[0].start, tokens[end - 1].end, after)
            return
        if _bare_headline(ground, tokens):
            if end == len(tokens):
                yield _place_last(ground, tokens, verb, subject, end)
            return
        yield _swap(ground, tokens, verb, subject, subject, end)


def _bare_headline(ground: Ground, tokens: Sequence[Token]) -> bool:
    return len(ground.sentences) == 1 and ground.text[tokens[-1].end - 1] not in ".!:;,”’"


def _place_last(ground: Ground, tokens: Sequence[Token], verb: int, subject: int, end: int) -> Edit:
    """ "In Omsk burned a furniture factory" is a headline: the place goes last."""
    text = ground.text
    who = text[tokens[subject].start : tokens[end - 1].end]
    first, space, rest = text[tokens[verb].start : tokens[subject - 1].end].partition(" ")
    place = text[tokens[0].start : tokens[verb - 1].end].rstrip(",")
    after = f"{who[0].upper()}{who[1:]} {_agreeing(first, tokens[subject:end])}{space}{rest}"
    return _edit(ground, tokens[0].start, tokens[end - 1].end, f"{after} {place[0].lower()}{place[1:]}")


def _between(ground: Ground, tokens: Sequence[Token], at: int) -> int:
    """Return the place after times and phrases between a verb and its subject: "arrived at the scene three"."""
    for _ in range(2):
        if (further := when_end(ground.text, tokens, at)) > at:
            at = further
        elif at < len(tokens) and tokens[at].tag in ("IN", "TO"):
            further = noun_phrase(tokens, at + 1, _OF)
            if further == at + 1 or further >= len(tokens) or tokens[further].tag not in ("DT", "CD", "NNP", "PRP$"):
                break
            at = further
    return at


def _remains(ground: Ground, tokens: Sequence[Token], verb: int) -> Iterator[Edit]:
    """ "In the province remain closed twelve schools"."""
    if tokens[verb + 1].tag not in ("VBN", "JJ", "VBD", "VBG"):
        return
    end = noun_phrase(tokens, verb + 2, _OF)
    if end > verb + 2 and tokens[verb + 2].tag in ("DT", "CD", "PRP$") and tokens[end].tag in _GOES_ON:
        yield _swap(ground, tokens, verb, verb + 2, verb + 2, end)


def _auxiliary(ground: Ground, about: About, tokens: Sequence[Token], verb: int) -> Iterator[Edit]:
    word, after = tokens[verb].word, verb + 1
    if (tokens[verb].tag == "MD" and tokens[after].word == "be") or (
        word in ("has", "have", "had") and tokens[after].word == "been"
    ):
        after += 1
    if word in ("is", "are") and tokens[after].word == "missing" and tokens[after + 1].tag == "NNS":
        yield _whole(ground, tokens, verb, after + 1, "there is a lack of")
        return
    if tokens[after].word != "unknown" and (
        tokens[after].tag == "VBN" or (tokens[after].tag == "VBD" and word != "will")
    ):
        yield from _passive(ground, about, tokens, verb, after)
        return
    if after > verb + 1:
        return
    yield from _bracket(ground, about, tokens, verb)


def _passive(ground: Ground, about: About, tokens: Sequence[Token], verb: int, participle: int) -> Iterator[Edit]:
    """ "In the attack were killed three soldiers", "To the list are added now two beaches"."""
    active = tokens[verb].word in ("has", "have", "had") and participle == verb + 1
    if active and tokens[participle].word not in _MOVED | _ACTIVE and not TIME.match(ground.text, tokens[0].start):
        return
    last = participle + 2 if tokens[participle + 1].word in _PARTICLES else participle + 1
    if last + 2 < len(tokens) and tokens[last].word in ("without", "in") and tokens[last + 1].tag == "NN":
        last += 2  # "were left without electricity 3,000 customers"
    adverb = last if tokens[last].word in _HERE else None
    subject = last + 1 if adverb is not None else _between(ground, tokens, last)
    end = noun_phrase(tokens, subject, _OF)
    if any(token.word in _AMOUNTS for token in tokens[subject:end]):
        end = next(
            (at for at in range(subject, len(tokens)) if tokens[at].word in (",", ".") or tokens[at].tag in FINITE),
            end,
        )
    if subject < end < len(tokens) and tokens[end - 1].word in _ROUTES:
        end = noun_phrase(tokens, subject, frozenset(("of", "to", "from", "between")))
    titled = tokens[participle].word in _OFFICE and tokens[subject].tag not in ("DT", "CD", "NNP")
    plain = tokens[verb].word in ("was", "were", "is", "are") and not temporal(tokens, ground.text)
    seen = tokens[participle].word in _SEEN and plain and not about.source_confidence >= SURE
    if end == subject or seen or tokens[subject].tag == "PRP" or titled or is_time(tokens, subject):
        return
    if last > participle + 1 and tokens[subject].tag == "NNP" and adverb is None:
        return  # "will be released off Texel"
    if _bare_headline(ground, tokens) and adverb is None:
        if end == len(tokens):
            yield _place_last(ground, tokens, verb, subject, end)
        return
    if adverb is None:
        yield _swap(ground, tokens, verb, subject, subject, end)
        return
    start, stop = tokens[verb].start, tokens[end - 1].end
    who = ground.text[tokens[subject].start : stop]
    auxiliary = _agreeing(ground.text[start : tokens[participle - 1].end], tokens[subject:end])
    rest = ground.text[tokens[participle].start : tokens[last - 1].end]
    yield _edit(ground, start, stop, f"{who} {auxiliary} {tokens[adverb].word} {rest}")


def _bracket(ground: Ground, about: About, tokens: Sequence[Token], verb: int) -> Iterator[Edit]:
    """ "In Leiden has on Tuesday the police a man arrested": what stands between the verb's two halves moves."""
    text, word = ground.text, tokens[verb].word
    modal = tokens[verb].tag == "MD"
    if word == "may" or (modal and about.may_come_from(("de", "nl")) < SURE):
        return  # "In May may the ewes be shorn"
    at, times, nouns = verb + 1, list[str](), list[tuple[int, int]]()
    while at < len(tokens):
        if (further := when_end(text, tokens, at)) > at:
            times.append(text[tokens[at].start : tokens[further - 1].end])
        elif nouns and tokens[at].tag in ("VBN", "VBD", "VB"):
            break
        elif nouns and tokens[at].tag in ("IN", "TO") and (far := noun_phrase(tokens, at + 1, _OF)) > at + 1:
            further = far
            if len(nouns) == 1 and nouns[0][1] == at and tokens[at].word in ("over", "between", "from", "against"):
                nouns[0] = (nouns[0][0], far)  # "the bridge over the Elbe"
                at = further
                continue
            times.append(text[tokens[at].start : tokens[far - 1].end])
        elif len(nouns) < 2 and (far := noun_phrase(tokens, at, _OF)) > at:
            further = far = next((one for one in range(at + 1, far) if when_end(text, tokens, one) > one), far)
            nouns.append((at, far))
        elif tokens[at].tag == "RB" and nouns:
            further = at + 1
            times.append(tokens[at].word)
        else:
            return
        at = further
    if not nouns or at >= len(tokens) or tokens[at].tag not in (("VB",) if modal else ("VBN", "VBD")):
        return
    dated = any(WHEN.fullmatch(when) for when in times)
    since = tokens[0].word == "Since" and word in ("is", "are")
    if word in ("is", "are", "was", "were") and not (dated or since or temporal(tokens, text)):
        return  # "In the car were two bags found by the police"
    if word in ("is", "are") and not dated and not since:
        return
    if len(nouns) == 2 and word not in ("has", "have", "had") and not modal:
        return
    end = at + 2 if at + 1 < len(tokens) and tokens[at + 1].word in _PARTICLES else at + 1
    if end < len(tokens) and tokens[end].tag not in _GOES_ON:
        return
    first, last = nouns[0]
    who = text[tokens[first].start : tokens[last - 1].end]
    participle = text[tokens[at].start : tokens[end - 1].end]
    past = _past(tokens[at].word)
    if modal:
        verbs = f"{word} {participle}"
    elif since:
        verbs = f"{_agreeing('has', tokens[first:last])} been {participle}"
    elif (word in ("is", "are", "was", "were") and tokens[at].word in _MOVED and past) or (
        word in ("has", "have") and (dated or _DEFINITE.match(text, tokens[0].start)) and past
    ):
        verbs = f"{past}{participle[len(tokens[at].word) :]}"  # English has no perfect with a date
    else:
        auxiliary = {"is": "was", "are": "were"}.get(word, word)
        verbs = f"{_agreeing(auxiliary, tokens[first:last])} {participle}"
    parts = [who, verbs, *(text[tokens[a].start : tokens[b - 1].end] for a, b in nouns[1:]), *times]
    yield _edit(ground, tokens[verb].start, tokens[end - 1].end, " ".join(parts))


def _two_nouns(ground: Ground, tokens: Sequence[Token], verb: int) -> Iterator[Edit | Flag]:
    """ "At the bottom of the lake found divers a lorry": who did it is clear only where the other is a thing."""
    if tokens[verb].tag != "VBD" or tokens[verb].word in _TWO_OBJECTS or tokens[verb + 1].tag == "PRP":
        return
    one = noun_phrase(tokens, verb + 1, _OF)
    if tokens[verb + 1].tag == "VBZ":
        one = verb + 2  # the tagger's idea of a plural after a verb
    if one == verb + 1:
        return
    if each(tokens, verb + 1):
        yield _swap(ground, tokens, verb, verb + 1, verb + 1, one)  # "lost each grower more than half"
        return
    start, two = when_end(ground.text, tokens, one), one
    if start < len(tokens) and (more := noun_phrase(tokens, start, _OF)) > start:
        two = more
    last = tokens[verb - 1]
    if two == one:
        return
    second = tokens[start]
    if second.tag not in ("DT", "CD", "PRP$", "NNP", "JJR", "NNS", "JJ") or agent(last):
        return
    who, what = tokens[verb + 1 : one], head(tokens, start, two)
    mine = second.tag == "PRP$" and second.word in ("its", "his", "her", "their")
    able = agent(head(tokens, verb + 1, one)) or tokens[verb + 1].tag == "VBZ" or each(tokens, verb + 1)
    thing = (
        not agent(what)
        and noun_sex(what.word.lower()) is None
        and what.tag in NOUNS
        and what.tag != "NNP"
        and not is_time(tokens, start)
    )
    if (able or mine) and thing and all(token.tag != "PRP" for token in who):
        yield _swap(ground, tokens, verb, verb + 1, verb + 1, one)
    elif second.tag in ("DT", "CD", "PRP$", "NNP"):
        yield _who(ground, tokens, verb, two)


def _who(ground: Ground, tokens: Sequence[Token], verb: int, end: int) -> Flag:
    start, stop = tokens[verb].start, tokens[end - 1].end
    return Flag(start, stop, ground.text[start:stop], "grammar.two-nouns", BOTH, 0.6, "")


def _past(participle: str) -> str | None:
    """Return the past form of a participle."""
    import lemminflect

    lemma = lemminflect.getLemma(participle, "VERB")
    past = lemminflect.getInflection(lemma[0], "VBD") if lemma else ()
    return past[0] if past else None


def _whole(ground: Ground, tokens: Sequence[Token], first: int, end: int, after: str) -> Edit:
    return _edit(ground, tokens[first].start, tokens[end - 1].end, after)


def _edit(ground: Ground, start: int, stop: int, after: str) -> Edit:
    return Edit(start, stop, ground.text[start:stop], after, "grammar.verb-second", SECOND, 0.93)


def _swap(ground: Ground, tokens: Sequence[Token], verb: int, verb_end: int, subject: int, end: int) -> Edit:
    start, stop = tokens[verb].start, tokens[end - 1].end
    if tokens[end - 1].word == ",":
        stop = tokens[end - 2].end
    verbs = ground.text[start : tokens[verb_end - 1].end]
    first, space, rest = verbs.partition(" ")
    verbs = _agreeing(first, tokens[subject:end]) + space + rest
    return _edit(ground, start, stop, f"{ground.text[tokens[subject].start : stop]} {verbs}")


def _agreeing(verb: str, subject: Sequence[Token]) -> str:
    """Return an auxiliary in the number of its subject: "was suspended most flights" -> "were"."""
    noun = next(
        (
            token
            for at, token in enumerate(subject)
            if token.tag in NOUNS and (at + 1 == len(subject) or subject[at + 1].tag not in NOUNS)
        ),
        None,
    )
    many = noun is not None and (noun.tag in ("NNS", "NNPS") or any(token.word == "and" for token in subject))
    if many:
        return {"was": "were", "has": "have", "is": "are"}.get(verb, verb)
    return verb
