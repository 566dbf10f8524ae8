"""Sentences and headlines that begin with their verb: "Was postponed to May the trial", "Falls production of honey".

Romance and Slavic languages begin so when the subject is the news; German and Dutch begin a condition so ("Rains it on
Saturday, the opera moves indoors"). Right and alike: questions, orders ("Continue"), headlines that leave their subject
out ("Falls to his death", "Finds ring in river"), "Were it not for", "Had they known", "Should it rain".
"""

import re
from collections.abc import Iterator, Sequence

from normalizers.artifacts import places
from normalizers.artifacts.about import About
from normalizers.artifacts.clauses import FINITE, NOUNS, Token, has_verb, noun_phrase, tagged
from normalizers.artifacts.inversion import INTRANSITIVE, THIRD, is_time, when_end
from normalizers.artifacts.protect import Ground
from normalizers.artifacts.repairers.attributions import SAY
from normalizers.edits import Edit, Flag
from normalizers.languages.words import zipf

FIRST = "The verb stands before its subject, as in the source language."
CONDITION = "German and Dutch begin a condition with its verb; English says “if”."
PLACE = "“A” is the source language’s word for “in” here."
LONGEST = 350
SURE = 0.7
RARE = 4.0  # Zipf: "A Day a week" is English
_OF = frozenset(("of",))
_LINKS = frozenset(("of", "for", "from", "between", "against"))
_AUXILIARIES = frozenset("Was Were Has Have Will Is Are Had".split())
_STATES = frozenset("present missing closed open dead over free full empty ready available absent blocked".split())
_OTHERS = frozenset("him her them it us me".split())
_PARTICLES = frozenset("out up down off away over".split())
_PARTICIPLES = frozenset(
    "arrested detained wounded injured killed rescued sentenced evacuated suspended approved inaugurated "
    "presented dismantled seized recovered named announced unveiled revealed elected appointed "
    "found closed opened postponed cancelled canceled extinguished identified confirmed published stolen burned burnt "
    "destroyed discovered "
    "hospitalised hospitalized robbed stabbed run cut signed held elected reopened shot".split()
)
# With an object in English as well: "Opens door to talks", "Escapes prison".
_WITH_OBJECT = frozenset(
    "starts ends continues opens closes reopens burns escapes increases decreases drops sinks improves worsens grows "
    "returns begins".split()
)
_FRONTED = {
    "concerned": "Affected", "affected": "Affected", "invited": "Invited", "included": "Included",
    "excluded": "Excluded", "exempt": "Exempt", "exempted": "Exempt", "expected": "Expected", "planned": "Planned",
    "missing": "Missing",
}  # fmt: skip
_GOES_ON = frozenset((",", ".", ";", ":", "IN", "TO", "CC", "VBN", "VBG", "WDT", "WRB", "WP", "RB", "”", '"', "–"))
_IF = re.compile(r"(?P<verb>[A-Z][a-z]*s|Can|Must) (?P<who>(?:it|he|she|they)\b|the |a |an |this |that |[A-Z])")
_THEN = re.compile(r"(?:then )?(?P<main>[^,.;]{2,60}? (?:will|would|can|could|must|may|might|is|are|has to|have to)\b)")
_IRREGULAR_IF = {"Is": "is", "Has": "has", "Does": "does", "Can": "can", "Must": "must"}
_NO_VERBS = frozenset("As This Thus Yes His Its Always Perhaps Sometimes Besides Afterwards Towards Whereas".split())
_ASKING = re.compile(r"\b(?:ask|asks|asked|wonder|wonders|wondered|question|know|say)\b|\?")
_IN = re.compile(
    r"(?P<in>A) (?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)(?P<comma>,?) (?=(?:an?|the|two|three|four|\d+) )"
)
_GETS = re.compile(
    r"(?P<lead>(?:[^:]{3,40}: )?)(?P<when>(?:on [A-Z]\w+day|today|tomorrow|this week|in [A-Z]\w+) )?"
    r"(?P<verb>gets?|becomes?|remains?|stays?|turns?) (?P<how>(?:(?:more|less|even|much|very) )?[a-z]+) "
    r"the (?P<who>[a-z][^.,:;?!]{2,60})",
    re.IGNORECASE,
)
_AS_FIRST = re.compile(
    r"(?:About (?P<what>[^,.;]{2,60}?) (?:as (?:the )?)?first (?P<verb>wrote|reported|informed|told|said|spoke)"
    r"|(?:As (?:the )?)?[Ff]irst (?P<verb2>wrote|reported|informed) about (?P<what2>it|this|the case|the matter)) "
)
_BASE = {
    "wrote": "write",
    "reported": "report",
    "informed": "report",
    "told": "tell",
    "said": "speak",
    "spoke": "speak",
}


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Propose to put the subject before a verb that opens a sentence or a headline."""
    if about.language != "en":
        return
    text = ground.text
    for start, end in ground.sentences:
        stop = start + len(text[start:end].rstrip())
        if not 12 < stop - start <= LONGEST or text[stop - 1] == "?" or ground.quoted(start, start + 1):
            continue
        opening = text[start:stop].split(" ", 1)[0].strip(",")
        headline = about.kind in ("headline", "heading") or text[stop - 1] not in '.!”"’'
        if opening == "A":
            yield from _in_place(ground, start, stop)
        elif opening in _AUXILIARIES:
            found = list(_condition(ground, start, stop))
            yield from found or _first(ground, tagged(text, start, stop), 1)
        elif opening.lower() in INTRANSITIVE:
            yield from _first(ground, tagged(text, start, stop), 0)
        elif opening.lower() in THIRD:
            found = [] if headline else list(_condition(ground, start, stop))
            yield from found or _third(ground, about, start, stop, headline)
        elif opening in ("Continue", "Remain"):
            yield from _remain(ground, tagged(text, start, stop))
        elif opening.lower() in _PARTICIPLES and headline and len(ground.sentences) == 1:
            yield from _headline(ground, tagged(text, start, stop))
        elif opening in ("About", "As", "First") and (match := _AS_FIRST.match(text, start)):
            yield from _as_first(ground, match, stop)
        elif opening == "About":
            yield from _about_this(ground, tagged(text, start, stop))
        elif opening.endswith("s") or opening in ("Can", "Must"):
            yield from _condition(ground, start, stop)
        if headline and len(ground.sentences) == 1 and (match := _GETS.fullmatch(text, start, stop)):
            yield from _gets(ground, match)


def _first(ground: Ground, tokens: Sequence[Token], after: int) -> Iterator[Edit]:
    """The verb opens the sentence: "Was postponed to May the trial", "Will accompany her the choir"."""
    if len(tokens) < 5:
        return
    if after and tokens[1].word == "been":
        after = 2
    if after and tokens[after].tag not in ("VBN", "VBD", "VB") and tokens[after].word not in _STATES:
        return
    last = after + 1
    if tokens[last].word in _PARTICLES or (tokens[last].word in _OTHERS and tokens[last + 1].tag == "DT"):
        last += 1
    moved = last
    while last + 2 < len(tokens):
        further = when_end(ground.text, tokens, last)
        if further == last and tokens[last].tag in ("IN", "TO"):
            further = noun_phrase(tokens, last + 1, frozenset())
            if further == last + 1:
                return
        if further == last:
            break
        last = further
    end = noun_phrase(tokens, last, _LINKS)
    if end == last and tokens[last].word in ("all", "both", "only"):  # "all the residents", "only the vehicles"
        end = noun_phrase(tokens, last + 1, _LINKS)
        end = last if end == last + 1 else end
    if end == last or end >= len(tokens) or is_time(tokens, last):
        return
    bare = tokens[last].tag in ("NNS", "JJ") and tokens[0].word in ("Were", "Was") and last == moved
    amount = tokens[last].word in (
        "more",
        "many",
        "several",
        "some",
        "dozens",
        "hundreds",
        "thousands",
        "all",
        "both",
        "only",
    )
    if tokens[last].tag not in ("DT", "CD", "NNP", "PRP$") and not bare and not amount:
        return
    if tokens[end].tag not in _GOES_ON or (bare and any(token.tag in FINITE for token in tokens[end:])):
        return
    while tokens[end].tag == "VBN" and tokens[end].word != "aged" and end + 1 < len(tokens):
        end = next((at for at in range(end, len(tokens)) if tokens[at].word in (",", ".")), len(tokens) - 1)
    if after and last == after + 1 and (front := _FRONTED.get(tokens[after].word)):
        # "Are concerned the 14 communes, where": English can put such a participle first, and the clause keeps its noun
        before = ground.text[tokens[0].start : tokens[after].end]
        now = f"{front} {tokens[0].word.lower()}"
        yield Edit(tokens[0].start, tokens[after].end, before, now, "grammar.verb-first", FIRST, 0.93)
        return
    if tokens[end].word == "," and end + 1 < len(tokens) and tokens[end + 1].word in ("who", "which", "whose", "where"):
        comma = next((at for at in range(end + 1, len(tokens)) if tokens[at].word == ","), None)
        if comma is not None:
            return
        subject = ground.text[tokens[last].start : tokens[-2].end]
        before = ground.text[tokens[0].start : tokens[last - 1].end]
        after_all = f"{_capital(subject)}, {before[0].lower()}{before[1:]}"
        yield _edit(ground, tokens[0].start, tokens[-2].end, after_all, "grammar.verb-first")
        return
    before = ground.text[tokens[0].start : tokens[last - 1].end]
    before = f"{before[0].lower()}{before[1:]}"
    since = any(token.word == "since" for token in tokens[after:last])
    if since and (word := {"Is": "has been", "Are": "have been"}.get(tokens[0].word)):
        before = word + before[len(tokens[0].word) :]
    subject = ground.text[tokens[last].start : tokens[end - 1].end]
    if subject.split(" ", 1)[0] in ("The", "A"):
        return
    yield _edit(ground, tokens[0].start, tokens[end - 1].end, f"{_capital(subject)} {before}", "grammar.verb-first")


def _third(ground: Ground, about: About, start: int, stop: int, headline: bool) -> Iterator[Edit]:
    """ "Begins on Monday the trial", "Falls production of honey in the Pantanal"."""
    tokens = tagged(ground.text, start, stop)
    if tokens[0].word in ("Continues", "Remains"):
        yield from _remain(ground, tokens)
        return
    loose = tokens[0].word.lower() in _WITH_OBJECT and about.may_come_from(("es", "pt", "it", "fr")) < SURE
    if loose and tokens[1].tag not in ("IN", "TO"):
        return  # "Continues a tradition that began in 1920", "Opens door to talks"
    if not headline:
        tokens[0] = tokens[0]._replace(tag="VBZ")
        yield from _first(ground, tokens, 0)
        return
    if len(tokens) < 3:
        return
    last = when_end(ground.text, tokens, 1)
    if tokens[last].tag in ("IN", "TO"):  # "Arrives in Vigo the first ferry"
        last = noun_phrase(tokens, last + 1, frozenset())
        if last >= len(tokens) or tokens[last].tag != "DT":
            return
    end = noun_phrase(tokens, last, _OF)
    if (
        end > last
        and tokens[last].tag in ("NN", "NNS", "DT", "JJ", "CD", "NNP")
        and not is_time(tokens, last)
        and not any(token.tag in FINITE for token in tokens[end:])
        and (end == len(tokens) or tokens[end].tag in _GOES_ON)
        and tokens[end - 1].tag in NOUNS
    ):
        subject = ground.text[tokens[last].start : tokens[end - 1].end]
        verb = ground.text[tokens[0].start : tokens[last - 1].end]
        after = f"{_capital(subject)} {verb[0].lower()}{verb[1:]}"
        yield _edit(ground, tokens[0].start, tokens[end - 1].end, after, "grammar.headline-order")


def _remain(ground: Ground, tokens: Sequence[Token]) -> Iterator[Edit]:
    """ "Continue missing two fishermen", "Remains closed the road to Jaca"."""
    if len(tokens) < 4 or tokens[1].tag not in ("JJ", "VBN", "VBG", "VBD") or tokens[2].tag not in ("DT", "CD"):
        return
    end = noun_phrase(tokens, 2, _LINKS | {"to"})
    if end == 2 or (end < len(tokens) and tokens[end].tag not in _GOES_ON):
        return
    verb = tokens[0].word.lower().replace("continue", "remain")
    after = f"{_capital(ground.text[tokens[2].start : tokens[end - 1].end])} {verb} {tokens[1].word}"
    yield _edit(ground, tokens[0].start, tokens[end - 1].end, after, "grammar.verb-first")


def _headline(ground: Ground, tokens: Sequence[Token]) -> Iterator[Edit]:
    """A headline's participle before its subject: "Wounded two climbers in the Teide"."""
    end = noun_phrase(tokens, 1, _OF)
    if (
        end < 2
        or any(token.tag in FINITE for token in tokens[end:])
        or tokens[1].tag not in ("DT", "CD", "NNS", "JJ", "NNP")
    ):
        return
    subject = ground.text[tokens[1].start : tokens[end - 1].end]
    after = f"{_capital(subject)} {tokens[0].word.lower()}"
    yield _edit(ground, tokens[0].start, tokens[end - 1].end, after, "grammar.headline-order")


def _condition(ground: Ground, start: int, stop: int) -> Iterator[Edit]:
    """ "Rains it on Saturday, the opera will be moved": a condition that begins with its verb."""
    text = ground.text
    match = _IF.match(text, start, stop)
    comma = text.find(", ", start, stop)
    if match is None or comma < 0 or _ASKING.search(text, start, stop) or match["verb"] in _NO_VERBS:
        return
    then = _THEN.match(text, comma + 2, stop)
    tokens = tagged(text, start, stop)
    end = noun_phrase(tokens, 1, _OF)
    if then is None or end == 1 or tokens[end - 1].end > comma or (tokens[1].tag == "NNP" and match["who"] == "A"):
        return
    verb = match["verb"]
    if verb not in _IRREGULAR_IF:
        pronoun = match["who"] in ("it", "he", "she", "they")
        # "Rains the council predicted, ..." has a clause of its own inside.
        if any(token.tag in FINITE for token in tokens[end:] if token.end <= comma):
            return
        if not pronoun and tokens[0].tag not in ("VBZ",):
            return
    elif end < len(tokens) and tokens[end].tag not in ("VBN", "VB", "VBD", "RB", "JJ", "VBG", "DT"):
        return
    if verb in ("Is", "Has", "Does") and then["main"].split()[-1] not in ("will", "would", "must", "can", "may"):
        return
    main = noun_phrase(tokens, next(at for at, token in enumerate(tokens) if token.start >= then.start("main")))
    if main < len(tokens) and tokens[main].tag not in FINITE:
        return
    who = text[tokens[1].start : tokens[end - 1].end]
    span = tokens[0].start, tokens[end - 1].end
    yield Edit(*span, text[slice(*span)], f"If {who} {verb.lower()}", "grammar.condition", CONDITION, 0.93)


def _in_place(ground: Ground, start: int, stop: int) -> Iterator[Edit]:
    """ "A Nîmes a bull escapes": the preposition was taken for an article."""
    match = _IN.match(ground.text, start)
    known = match is not None and (places.is_place(match["place"]) or zipf(match["place"], "en") < RARE)
    if match is not None and known and has_verb(tagged(ground.text, match.end("comma"), stop)):
        yield Edit(
            start, match.end("comma"), match.group().rstrip(), f"In {match['place']},", "grammar.a-place", PLACE, 0.94
        )


def _gets(ground: Ground, match: re.Match[str]) -> Iterator[Edit]:
    """ "Fuel prices: on Monday gets more expensive the diesel"."""
    tokens = tagged(ground.text, match.start("who"), match.end())
    if noun_phrase(tokens, 0) != len(tokens) or match["how"].split()[-1] in ("on", "in", "at", "out", "to", "of", "up"):
        return
    when = f" {match['when'].strip()}" if match["when"] else ""
    start = match.end("lead")
    who = match["who"] if match["lead"] else _capital(match["who"])
    after = f"{who} {match['verb'].lower()} {match['how']}{when[:1]}{when[1:2].lower()}{when[2:]}"
    yield _edit(ground, start, match.end(), after, "grammar.headline-order")


def _as_first(ground: Ground, match: re.Match[str], stop: int) -> Iterator[Edit]:
    """ "About the case as first wrote the weekly Polityka"."""
    tokens = tagged(ground.text, match.end(), stop)
    end = noun_phrase(tokens, 0, _OF)
    if not end or tokens[0].tag not in ("DT", "NNP", "CD"):
        return
    verb = _BASE[match["verb"] or match["verb2"]]
    after = f"The first to {verb} about {match['what'] or match['what2']} was "
    yield Edit(match.start(), match.end(), match.group(), after, "grammar.as-first", FIRST, 0.93)


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
    who = ground.text[tokens[at].start : tokens[end - 1].end]
    who = re.sub(r"^the (?=(?:mayor|president|minister|governor|judge|senator|bishop) [A-Z])", "", who)
    start, stop = tokens[0].start, tokens[end - 1].end
    after = f"{who[0].upper()}{who[1:]} {verb} about {tokens[1].word}"
    yield Edit(start, stop, ground.text[start:stop], after, "grammar.about-this", FIRST, 0.92)


def _edit(ground: Ground, start: int, stop: int, after: str, rule: str) -> Edit:
    return Edit(start, stop, ground.text[start:stop], after, rule, FIRST, 0.93)


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]
