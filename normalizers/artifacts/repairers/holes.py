"""Holes: a small word with nothing behind it, because a link or a name went: "According to , in the, twelve".

Only flagged: what stood there cannot be known; and nothing is tidied at such a place (`artifacts.mend`), because a
closed gap hides that words are gone. Each test asks what could make the sentence right. Right and alike: "the man he
spoke to, the mayor", "the causes of, and remedies for, the strike", "a friend of his, who", "day in, day out", "with
the lights on, they", "the car he was in was", "issues to deal with."
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from normalizers.artifacts.about import About
from normalizers.artifacts.clauses import FINITE, NOUNS, Token, noun_phrase, tagged
from normalizers.artifacts.protect import Ground
from normalizers.edits import Edit, Flag

RULE = "fragment.hole"
LOST = "Words are missing here: nothing follows that this could belong to. Look into the source."
CONFIDENCE = 0.7
LONGEST = 500  # characters of a sentence
_STOPS = frozenset(",.;:)?!”")
_BARE = frozenset("the a an whose their its our my your his".split())
_LINKING = frozenset("of to with from by for against between during into among towards toward until since via".split())
_PLACING = frozenset("on in at near".split())
_PREPOSITIONS = _LINKING | _PLACING | {"about"}
_AUX = frozenset("was were is are has had have will would can could must should may might did does".split())
_RELATIVE = frozenset("who whom which what whose where whatever whoever wherever how when than as".split())
_SUBJECTS = frozenset("he she it they we you i who".split())
_SHARED = re.compile(
    r"\b(?:of|to|for|with|from|in|by|on|at|against|about|into|over),? (?:and|or|but|if not|rather than|as "
    r"well as|nor|not)\b"
)
# "day in, day out", "the run-up to, …", "a passer by,"
_SET = frozenset(
    "day week year month night time head hand side log walk passer hanger check turn run lead way pros".split()
)
_DAY = re.compile(r"(?:this|last|next|yesterday|today|tomorrow|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$")
_GONE = "Words are missing in front of this: who or what it was is gone. Look into the source."

_MAYBE = re.compile(
    r"(?i)\b(?:the|an?|whose|their|its|our|my|your|his|of|to|with|from|by|for|against|between|during|into|"
    r"among|until|"
    r"since|via|on|in|at|near)\s?[,.;:)]"
    r"|\b(?:of|to|with|from|by|for|against|between|during|into|whose|the|an?|their|its|our) (?:was|were|"
    r"is|are|has|had|have|will|would|"
    r"can|could|must|should|of|by|with|from|to|before|after|until|because|and|on|in|at|for|during|that|which|who)\b"
    r"|\bno\b|\b(?:of|for|by|to|with) \w+(?:ed|s|id|ld) (?:the|an?|that|his|her)\b"
    r"|\b(?:of|with|by|to|from) (?:this|last|on) (?:mon|tues|wednes|thurs|fri|satur|sun)day"
)

_BY = re.compile(
    r"\b(?:(?:was|were|been|is|are|be) (?:not |also |later |then )?\w+(?:ed|en|wn|ld|ught|ut|run|led)"
    r"|(?!(?:pass|walk|liv|abid|dropp|stopp|roll|march|glid|flick|slipp|stroll|float)ed)\w{3,}ed|led|run|"
    r"written|held)"
    r" by\s?(?=[.;]|,(?! (?:among|amongst|at|in|of|for|according|amid|above|especially|as|respectively|and|or)\b))"
)
# Whole forms that nothing makes right.
_FORMS = (
    # In the published in this Friday, … | the presented by the government
    re.compile(
        r"\b(?:[Ii]n|[Ff]rom|[Bb]y|[Ww]ith|[Oo]f|[Tt]o|[Aa]ccording to) the (?:published|presented|signed|"
        r"issued|adopted|"
        r"announced|released|broadcast|entitled|called|launched|approved|conducted|organised|organized|held|"
        r"given|made)"
        r" (?:in|by|on|at|with|to)\b(?: (?:this|last) \w+)?"
    ),
    # According to has been able to learn | As was able to find out
    re.compile(
        r"\b(?:[Aa]ccording to|[Aa]s) (?:has|have|had|was|were|could|can|is|will)(?: been| be)? (?:able to )?"
        r"(?:learn(?:ed|t)?|confirm|verify|know|find out|see|check|establish|ascertain|consult|read|access)\b"
    ),
    re.compile(r"\b[Aa]ccording to (?:has|have|had|was|were|is|are|will|would|can|could|on|in|at)\b"),
    # Invited on the set of this Thursday | In statements to on Monday | an interview with last week
    re.compile(
        r"\b(?:set|studio|microphones?|columns|pages|airwaves|antenna|programme|program|show|newspaper|"
        r"channel|station|site|"
        r"website|guest|interview|statements?|declarations?|conversation|talk|comment|remarks|network|radio) "
        r"(?:of|to|with|by|for|from) (?:this|on|last|yesterday|today|in the|at the)"
        r"(?: (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day| (?:morning|afternoon|evening|week|night))\b"
    ),
    # whose from which to, and
    re.compile(r"\bwhose (?:from|of|to|with|by|in|on|at|for|was|were|had|has|is|are|who|which|and)\b"),
    re.compile(r"\b(?:from|to|with|by|of|in|for) which (?:(?:of|from|by|with|and)\b|to\s?[,.])"),
    # had by a, was | will have to the before | been to the by
    re.compile(
        r"\b(?:will|would|must|could|can|should|may|might) (?:have|be|need) (?:to|by|with|from) (?:the|a|an|"
        r"his|their) (?:before|after|by|until|in|on|at|and|from)\b"
    ),
    # for what of the workers are
    re.compile(r"\b(?:for|to|with|by|from|in|at|on) what (?:of|by|to|from|with) (?:the|a|his|her|their)\b"),
    # the head of in Odesa | the mayor of on Monday | the director of at the …
    re.compile(
        r"\b(?:head|mayor|director|governor|chief|chairman|president|leader|rector|commander|deputy|minister|"
        r"spokesman|"
        r"spokeswoman|spokesperson|owner|manager|author|editor|secretary|coach|captain|member|representative) of "
        r"(?:in|on|at|by|to|with|from|was|were|has|had|said|told|is|will)\b"
    ),
    # This was announced the head of … is someone else's; a passive with nothing after "by"
    _BY,
    # travelled from to Lisbon | the match between and | published in the on Friday | the suspect, aged, was
    re.compile(r"\b(?:from to|between and|of of|of and of|to of the|with of the|by of the|from of the)\b(?!-)"),
    re.compile(
        r"\b(?:in|on|by|of|to|with|at|from|for) (?:the|a|an|his|their|its) (?:on|in|by|of|with|from|between|"
        r"where|who|which|at)"
        r"\b(?![-’'])(?! (?:now|then|far|itself|principle|part|theory|average|paper|site|no|some|many|effect|"
        r"between)\b)"
    ),
    re.compile(r", aged\s?,|\b(?:at the age|aged? of)\s?,"),
    re.compile(
        r"\b(?:that|recalled|said|located|situated|resident|residents|born|based) (?:in|on|at|near|to|by|"
        r"from)\s?,(?= (?:the|a|an|he|she|it|they|his|her)\b)"
    ),
)
# The verb went: "would with the coast"; the noun went: "the request for by the defence", "Published in on Thursday".
_MORE_FORMS = (
    re.compile(
        r"(?<!\b[Tt]he )(?<!\b[Aa] )(?<!his )(?<!her )(?<!their )(?<!\bhe )(?<!she )(?<!\bit )(?<!they )(?<!\bwe "
        r")(?<!you )"
        r"(?<!\bI )(?<!free )(?<!good )(?<!of )(?<!last )\b(?:will|would|must|should|might)(?: not)? "
        r"(?:with|to|of|by|from|into|against|between) (?:the|an?|his|her|its|their|these|those|several|two|"
        r"three)\b(?! will\b)"
    ),
    re.compile(
        r"\b(?:requests?|appeals?|motions?|petitions?|calls?|demands?|plans?|proposals?|applications?|decisions?|"
        r"reports?|"
        r"works?|constructions?|publications?|statements?|letters?|visits?|meetings?|agreements?|arrests?|members?|"
        r"presence|opening|start|end|sale|purchase|results?|causes?|reasons?|signing|approval|creation|support) "
        r"(?:for|of|to|with|from) (?:by|for|with|from|of|to|against) (?:the|an?|his|her|its|their|several|two|three|"
        r"[A-Z])"
    ),
    re.compile(
        r"\b(?:[Pp]ublished|[Pp]resented|[Pp]rinted|[Ii]ssued|[Rr]eleased|[Hh]eld|[Ss]igned|[Bb]orn|[Dd]ied|[Ll]ocated|"
        r"[Rr]ecorded|[Oo]rgani[sz]ed|[Cc]elebrated|[Pp]remiered|[Aa]rrived|[Aa]rrested|[Ii]nterviewed|[Dd]etained|"
        r"[Aa]nnounced) (?:in|at|by|to|from|with|of|near) "
        r"(?:on (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d|the)|(?:this|last) (?:(?:Mon|Tues|Wednes|Thurs|Fri|"
        r"Satur|"
        r"Sun)day|week|month|year)\b(?!['’]))"
    ),
    re.compile(r"\bfrom in (?!front|and\b|between|here|there|side|around|among|town)"),
)
_SUBJECTLESS = re.compile(
    r"(?:^|(?<=[.!?”\"] ))(?P<gone>(?:Was|Were|Has|Have|Had|Is|Are)(?: also| not| already| never| been| later)* "
    r"(?:\w+ed|born|found|held|taken|built|made|given|shown|seen|known|put|sent|sold|"
    r"told)\b)(?P<rest>[^?]*?)(?=[.!](?:\s|$))"
)
_WHO = re.compile(
    r"(?:^|(?<=[.!?”\"] ))Who (?:also |then |later |had |has )*\w+ed(?: having)? ?(?:\w+ed)?,(?= (?:the|a|"
    r"an|he|she|[A-Z]))"
)
_OF_COUNT = re.compile(
    r"(?:^|(?<=[.!?”\"] ))Of (?:the|these|those|them|all) [^,.;:?!]{3,60}, (?:only |at least |about )?"
    r"(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|some|many|most|none|"
    r"several)[.](?=\s|$)"
)
_CAPITAL_THE = re.compile(r"(?:^|(?<=[.!?”\"] ))(?:On|In|With|By|At|For|From|To|Of|According to) (?=The [a-z])")


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Flag holes."""
    if about.language != "en":
        return
    text = ground.text
    for span in _holes(ground):
        if not ground.quoted(*span):
            yield Flag(*span, text[slice(*span)], RULE, LOST, CONFIDENCE, "")
    for pattern in (_SUBJECTLESS, _WHO, _OF_COUNT):
        for match in pattern.finditer(text):
            if not ground.quoted(*match.span()) and not _asks(match):
                start, end = match.span("gone") if "gone" in pattern.groupindex else match.span()
                yield Flag(start, end, text[start:end], RULE, _GONE, CONFIDENCE, "")


def _asks(match: re.Match[str]) -> bool:
    """Tell whether "Had …" or "Were …" opens a condition: "Had closed doors been …, it would have"."""
    return bool(match.groupdict().get("rest") and re.search(r", \w+ (?:would|could|might)\b", match["rest"]))


def _holes(ground: Ground) -> Iterator[tuple[int, int]]:
    text = ground.text
    for form in (*_FORMS, *_MORE_FORMS):
        for match in form.finditer(text):
            if not (form is _BY and _SHARED.search(text, max(0, match.start() - 80), match.end() + 8)):
                yield match.span()
    for start, end in ground.sentences:
        if end - start > LONGEST:
            continue
        sentence = text[start:end]
        if _CAPITAL_THE.match(text, start) and (span := _before_sentence(ground, start, end)):
            yield span
        if not _MAYBE.search(sentence):
            continue
        tokens = tagged(text, start, end)
        shared = bool(_SHARED.search(sentence))
        for at in range(len(tokens) - 1):
            if _hole(tokens, at, shared):
                yield tokens[at].start, tokens[at + 1].end


def _before_sentence(ground: Ground, start: int, end: int) -> tuple[int, int] | None:
    """Return the place of "On" in "On The motion will be debated": a preposition, then a sentence of its own."""
    the = ground.text.index(" The ", start) + 1
    tokens = tagged(ground.text, the, end)
    after = noun_phrase(tokens, 0)
    return (start, the + 3) if 0 < after < len(tokens) and tokens[after].tag in FINITE else None


def _hole(tokens: list[Token], at: int, shared: bool) -> bool:
    token, following = tokens[at], tokens[at + 1]
    word, mark = token.word.lower(), following.word
    before = tokens[at - 1] if at else None
    if mark in _STOPS:
        if word in _BARE and token.word != "A" and token.word.islower():
            return not (
                word == "his" and (mark in ".;!?" or before is None or before.word == "of" or before.tag[:2] == "VB")
            )
        if word in _LINKING and token.tag in ("IN", "TO", "RP") and not shared:
            return is_open(tokens, at)
        if word in _PLACING and before is not None and not shared:
            return bool(_DAY.match(before.word)) or before.word.lower() in (
                "morning",
                "afternoon",
                "evening",
                "according",
            )
        return False
    if word == "that" and token.tag == "IN" and at:
        after = noun_phrase(tokens, at + 1)
        return at + 1 < after < len(tokens) - 1 and tokens[after].word == "no" and tokens[after + 1].tag in NOUNS
    if word in _LINKING and mark.lower() in _AUX and following.tag in FINITE:
        return is_open(tokens, at)
    if word in ("of", "for", "by", "to", "with") and following.tag in ("VBD", "VBZ", "VBN") and at + 2 < len(tokens):
        return tokens[at + 2].word.lower() in ("the", "a", "an", "that", "his", "her") and is_open(tokens, at)
    if word in _LINKING and mark.lower() in ("this", "last", "on") and at + 2 < len(tokens):
        day = tokens[at + 2].word
        return word == "of" and mark == "on" and bool(_DAY.match(day)) and is_open(tokens, at)
    return False


def is_open(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a preposition cannot belong to anything said before it."""
    if at == 0:
        return True
    before = tokens[at - 1]
    if before.word.lower() == "according":
        return True
    if (before.tag not in NOUNS and before.tag != "CD") or before.word.lower() in _SET:
        return False
    if at > 1 and tokens[at - 2].word.lower() in ("is", "was", "are", "were", "be", "been", "being"):
        return False  # "the problem was dealt with,"
    earlier = tokens[max(0, at - 14) : at]
    if any(token.word.lower() in _RELATIVE for token in earlier):
        return False
    for one, two in pairwise(earlier):
        if two.word.lower() == "that" and (one.tag in NOUNS or one.word == ","):
            return False
        if one.word.lower() == "to" and two.tag == "VB":
            return False  # "issues to take care of,"
        if two.word.lower() in _SUBJECTS and (
            one.tag in NOUNS or one.word in ("all", "everything", "something", "nothing")
        ):
            return False  # "the firm he had a share in,"
        if one.tag in NOUNS and two.tag in ("DT", "NNP", "PRP$") and two.tag != one.tag:
            return False  # "the firm the mayor had a share in,"
    return True
