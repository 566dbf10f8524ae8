"""What stands before its noun, between the halves of a verb, or in the wrong half of a relative clause.

"The by the court appointed expert" (German, Polish, Russian), "the also photographer Nilo Arantes" (Spanish,
Portuguese), "the police have the man on Friday arrested" (German, Dutch), "the match, which refereed Ana Ruiz" and "the
goal has scored it a defender" (Spanish, Italian). Right and alike: "an at times heated debate", "the under-21 team",
"she had the car in the garage repaired", "the company that bought Smith".
"""

import re
from collections.abc import Iterator

from normalizers.artifacts.about import About
from normalizers.artifacts.clauses import NOUNS, Token, noun_phrase, tagged
from normalizers.artifacts.inversion import agent, is_time, when_end
from normalizers.artifacts.protect import Ground
from normalizers.edits import Edit, Flag

BEFORE = "What belongs to the noun stands before it, as in the source language."
BRACKET = "The second half of the verb stands at the end, as in German and Dutch."
BOTH = "Two nouns and nothing that tells who did it: only the source can tell."
DONE_BY = "The one who did it stands after the verb, as in the source language."
LONGEST = 350
_OF = frozenset(("of",))
_BEFORE = re.compile(
    r"\b(?P<article>[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) (?P<when>(?:already|still|recently|previously|only) )?"
    r"(?P<in>(?:by|in|on|at|from|for|with|during|since|near|through|after|before|to|because of)"
    r" [\w’'-]+ [\w’'-]+)"
)
_FIXED = re.compile(
    r"(?:at (?:times|best|first|least|most|last|once)|by (?:now|far|no means|definition|nature|and large)|"
    r"in (?:part|effect|fact|places|principle|house|depth|theory|question)|"
    r"on (?:average|demand|line|site|paper)|for (?:once|profit|example|now)|"
    r"to (?:be|date|do|come|have)|from (?:time|now)|in-|on-)\b"
)
_ALSO = re.compile(
    r"\b[Tt]he (?P<also>also|equally|likewise) (?P<what>[a-z][\w-]+(?: (?:of|for|and) [a-z]+){0,2}) "
    r"(?P<name>[A-Z][\w’'-]+(?: (?:de |da |do |dos |del |di |van |von |la )?[A-Z][\w’'-]+){0,3})(?P<comma>,?)"
)
_AUTHORS = frozenset(
    "refereed directed composed conducted chaired edited choreographed sculpted photographed designed painted "
    "wrote narrated moderated presided umpired coordinated curated invented coached piloted authored hosted "
    "illustrated restored signed drew".split()
)
_WHICH = re.compile(
    r"(?P<which>, which|(?<=[a-z]) that|(?<=[a-z]) which) (?P<verb>[a-z]+) (?P<who>(?:the |an? )?[A-Za-z])"
)
_CLITIC = re.compile(
    r"\b(?P<has>(?:has|have|had) )?(?P<done>[a-z]+) (?P<it>it|them) (?P<who>(?:an?|the|two|three|[A-Z]))"
)
_TWO_OBJECTS = frozenset(
    "given gave told sent offered handed shown showed taught paid brought granted denied cost bought made called "
    "named elected awarded won asked lent left sold read wrote written owed served set earned spared saved done did "
    "considered found kept thought deemed declared promised refused get got take took let help helped saw seen "
    "watched heard see make call find give".split()
)
_HALVES = re.compile(r"\b(?:will|would|must|can|could|should|has|have) (?:the|an?|his|her|its|their|this|these|\d)")


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Propose to put attributes behind their nouns, participles after their verbs, and subjects first."""
    if about.language != "en":
        return
    text = ground.text
    for match in _BEFORE.finditer(text):
        if not _FIXED.match(match["in"]) and not ground.quoted(*match.span()):
            yield from _attribute(ground, match)
    for match in _ALSO.finditer(text):
        if not ground.quoted(*match.span()) and agent(tagged(match["what"])[0]):
            yield from _also(match)
    for match in _WHICH.finditer(text):
        if match["verb"] in _AUTHORS and not ground.quoted(*match.span()):
            yield from _relative(ground, match)
    for start, end in ground.sentences:
        stop = start + len(text[start:end].rstrip())
        if not 12 < stop - start <= LONGEST or ground.quoted(start, start + 1):
            continue
        if any(match["done"] not in _TWO_OBJECTS for match in _CLITIC.finditer(text, start, stop)):
            yield from _clitic(ground, tagged(text, start, stop))
        if text[stop - 1] != "?" and _HALVES.search(text, start, stop):
            yield from _halves(ground, about, tagged(text, start, stop))


def _attribute(ground: Ground, match: re.Match[str]) -> Iterator[Edit]:
    """ "the by the court appointed expert" -> "the expert appointed by the court"."""
    text = ground.text
    stop = min(ground.sentence(match.start())[1], match.end() + 110)
    tokens = tagged(text, match.start("article"), stop)
    at = 2 if match["when"] else 1
    done = next((done for done in range(at + 2, min(at + 9, len(tokens) - 1)) if _ends(text, tokens, at, done)), 0)
    end = noun_phrase(tokens, done + 1, frozenset()) if done else 0
    if end <= done + 1 or tokens[done + 1].tag not in NOUNS | {"JJ"}:
        return
    article = match["article"]
    noun = text[tokens[done + 1].start : tokens[end - 1].end]
    if article.lower() in ("a", "an"):
        article = ("An" if noun[0] in "aeiou" else "A") if article[0] == "A" else ("an" if noun[0] in "aeiou" else "a")
    inside = text[tokens[1].start : tokens[done - 1].end]
    after = f"{article} {noun} {text[tokens[done].start : tokens[done].end]} {inside}"
    span = tokens[0].start, tokens[end - 1].end
    yield Edit(*span, text[slice(*span)], after, "grammar.attribute-before", BEFORE, 0.93)


def _ends(text: str, tokens: list[Token], at: int, done: int) -> bool:
    """Tell whether the phrase that starts at a preposition goes up to a participle, no less and no more."""
    word, tag = tokens[done].word, tokens[done].tag
    if tag not in ("VBN", "VBD", "VBG") and not (tag == "JJ" and word.endswith("ed")):
        return False
    start = at + 2 if tokens[at].word == "because" else at + 1
    return when_end(text, tokens, at) == done or noun_phrase(tokens[:done], start, _OF) == done


def _also(match: re.Match[str]) -> Iterator[Edit]:
    """ "the also photographer Nilo Arantes" -> "Nilo Arantes, also a photographer,"."""
    what = match["what"]
    article = "an" if what[0] in "aeiou" else "a"
    rest = match.string[match.end() : match.end() + 1]
    comma = "" if rest in (".", ";", ":", ")", "") else ","
    after = f"{match['name']}, also {article} {what}{comma}"
    yield Edit(*match.span(), match.group(), after, "grammar.also-before", BEFORE, 0.92)


def _relative(ground: Ground, match: re.Match[str]) -> Iterator[Edit]:
    """ "the match, which refereed the Basque Ruiz," -> "which the Basque Ruiz refereed"."""
    text = ground.text
    sentence = ground.sentence(match.start())
    before = tagged(text, sentence[0], match.start("which"))
    tokens = tagged(text, match.start("who"), sentence[1])
    end = noun_phrase(tokens, 0, frozenset())
    if not before or agent(before[-1]) or before[-1].tag not in ("NN", "NNS") or not end:
        return
    names = [token for token in tokens[:end] if token.tag == "NNP"]
    if not names and not agent(tokens[end - 1]):
        return
    if end < len(tokens) and tokens[end].tag not in (",", ".", "IN", "CC", "VBD", "VBZ", "MD"):
        return
    start, stop = match.start("verb"), tokens[end - 1].end
    who = text[match.start("who") : stop]
    yield Edit(start, stop, text[start:stop], f"{who} {match['verb']}", "grammar.which-order", DONE_BY, 0.92)


def _clitic(ground: Ground, tokens: list[Token]) -> Iterator[Edit]:
    """ "The goal has scored it a defender" -> "was scored by": the object stands first and again as "it"."""
    text = ground.text
    first = 1 if tokens[0].word == "," else 0
    for at in range(first + 1, len(tokens) - 3):
        if tokens[at + 1].word not in ("it", "them") or tokens[at].word in _TWO_OBJECTS:
            continue
        has = tokens[at - 1].word in ("has", "have", "had")
        if tokens[at].tag not in ("VBN", "VBD") or (tokens[at].tag == "VBN" and not has):
            continue
        verb = at - 1 if has else at
        who = noun_phrase(tokens, at + 2, _OF)
        if who == at + 2 or is_time(tokens, at + 2) or not agent(_head(tokens, at + 2, who)):
            continue
        if tokens[at + 2].tag not in ("DT", "CD", "NNP") or (
            who < len(tokens) and tokens[who].tag not in (",", ".", "IN", "CC")
        ):
            continue
        done = _participle(tokens[at].word)
        noun = tokens[verb - 1]
        subject = tokens[0]
        if done is None or subject.tag not in ("DT", "NNP", "PRP$", "NNS") or noun.tag in ("PRP", "CC", ","):
            continue
        if agent(_head(tokens, 0, noun_phrase(tokens, 0, _OF) or 1)):
            continue
        was = "were" if tokens[at + 1].word == "them" or (has and tokens[verb].word == "have") else "was"
        span = tokens[verb].start, tokens[at + 1].end
        yield Edit(*span, text[slice(*span)], f"{was} {done} by", "grammar.done-by", DONE_BY, 0.92)
        return


def _halves(ground: Ground, about: About, tokens: list[Token]) -> Iterator[Edit | Flag]:
    """ "The police have the man on Friday arrested", "The minister will the House next week a letter send"."""
    text = ground.text
    if tokens[0].word in ("Her", "Him", "Them") and tokens[1].word in ("has", "have", "had", "will"):
        end = next((at for at, token in enumerate(tokens) if token.word in (",", ".")), len(tokens))
        start, stop = tokens[0].start, tokens[end - 1].end
        yield Flag(start, stop, text[start:stop], "grammar.two-nouns", BOTH, 0.6, "")
        return
    verb = noun_phrase(tokens, 0)
    if not 0 < verb < len(tokens) - 3:
        return
    modal = tokens[verb].tag == "MD"
    if not modal and tokens[verb].word not in ("has", "have"):
        return
    at, times, places, nouns = verb + 1, list[str](), list[str](), list[str]()
    while at < len(tokens):
        if (further := when_end(text, tokens, at)) > at:
            times.append(text[tokens[at].start : tokens[further - 1].end])
        elif nouns and tokens[at].tag in ("VB", "VBN", "VBD", "VBP", "NN") and _closes(tokens, at):
            break
        elif nouns and tokens[at].tag in ("IN", "TO") and (far := noun_phrase(tokens, at + 1, _OF)) > at + 1:
            further = far
            places.append(text[tokens[at].start : tokens[far - 1].end])
        elif len(nouns) < 2 and (far := noun_phrase(tokens, at, _OF)) > at:
            far = next((one for one in range(at + 1, far) if when_end(text, tokens, one) > one), far)
            last = tokens[far - 1].tag in ("NN", "VB", "VBN") and tokens[far - 2].tag in NOUNS
            if last and far - at > 2 and _closes(tokens, far - 1) and modal:
                far -= 1  # "a letter send"
            further = far
            nouns.append(text[tokens[at].start : tokens[far - 1].end])
        else:
            return
        at = further
    if at >= len(tokens) or not nouns or (modal and _plain(tokens[at].word) != tokens[at].word):
        return
    if not modal and (tokens[at].tag not in ("VBN", "VBD") or not times):
        return  # "has the car in the garage repaired" may be right
    if modal and not times and len(nouns) < 2 and tokens[at].tag != "VB":
        return
    done = tokens[at].word
    if not modal and at + 1 < len(tokens) and tokens[at + 1].word in ("to", "about", "with"):
        return  # "has the money this year needed to pay"
    past = _past(done) if not modal and tokens[verb].word == "have" else None
    verbs = past or f"{tokens[verb].word} {done}"
    ordered = [verbs, *nouns, *times, *places]
    span = tokens[verb].start, tokens[at].end
    yield Edit(*span, text[slice(*span)], " ".join(ordered), "grammar.verb-halves", BRACKET, 0.92)


def _closes(tokens: list[Token], at: int) -> bool:
    return at + 1 >= len(tokens) or tokens[at + 1].word in (
        ",",
        ".",
        "and",
        "about",
        "because",
        "after",
        "to",
        "with",
        ";",
    )


def _head(tokens: list[Token], start: int, end: int) -> Token:
    stop = next((at for at in range(start + 1, end) if tokens[at].tag in ("IN", "TO")), end)
    return tokens[stop - 1]


def _plain(word: str) -> str | None:
    import lemminflect

    lemma = lemminflect.getLemma(word, "VERB", lemmatize_oov=False)
    return lemma[0] if lemma else None


def _past(word: str) -> str | None:
    return _form(word, "VBD")


def _participle(word: str) -> str | None:
    return _form(word, "VBN")


def _form(word: str, tag: str) -> str | None:
    import lemminflect

    base = _plain(word)
    forms = lemminflect.getInflection(base, tag) if base else ()
    return forms[0] if forms else None
