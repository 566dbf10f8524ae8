"""He for she, she for it, which for who: pronouns that follow the gender of the source's noun, or of no noun at all.

Languages with dropped subjects and gendered nouns leave the machine to guess. A pronoun is changed only where what
comes before leaves one reading: somebody whose sex is known by a noun, a title or a given name, and nobody else whom
the pronoun fits (`artifacts/referents.py`); or a thing and no single person at all. Where a person comes after it whom
it fits, or several before, it is flagged. Right and alike: somebody's wife or mother ("his mother said he …"), those
who speak for others ("a spokeswoman said he …"), "the woman said that he had hit her", relative clauses ("the house he
sold"), names whose sex depends on the country (Andrea, Nicola), ships, animals, quotations.
"""

import re
from collections.abc import Iterator

from normalizers.artifacts.about import About
from normalizers.artifacts.clauses import FINITE, tagged
from normalizers.artifacts.given import gender, is_given
from normalizers.artifacts.persons import is_person
from normalizers.artifacts.protect import Ground
from normalizers.artifacts.referents import HE, HUMAN, OPEN, SHE, Referent, heads, nouns, referents
from normalizers.edits import Edit, Flag

SOURCES = ("pt", "es", "it", "fr", "ru", "uk", "pl", "de", "nl")
SURE = 0.5
SEX = (
    "The story has only one person here whom this can be, and the pronoun is of the other sex: the "
    "source leaves it open."
)
THING = "The story speaks of no single person here; the pronoun follows the gender of a noun in the source language."
WHO = "English has who for persons; the source language has one word for who and which."
TWO = "Two persons may be meant here, and the source language does not say which: look into the source."
BOTH = "The story says both he and she of what seems to be one person: look into the source."
NAMELESS = "Nothing here says whether this is a woman or a man: look into the source."
_PRONOUN = re.compile(r"\b(?P<word>[Hh]e|[Ss]he|[Hh]im|[Hh]imself|[Hh]erself|[Hh]is|[Hh]er)\b(?![’'])")
_WHICH = re.compile(
    r"\b(?P<head>[a-z]+(?:-[a-z]+)?)(?P<of> (?:of|from|for|in) [^,.;“”]{1,60})?, (?P<which>which)(?= "
    r"(?P<verb>[a-z]+(?: [a-z]+){0,2}))"
)
# What a whole clause does, or somebody else does about it.
_EFFECT = re.compile(
    r"(?:(?:did not|has|had|will|would|also|later|in turn) )*(?:surpris|cost|pleas|anger|kept?\b|keeps|made|makes|mean|"
    r"caus|led to|leads to|caused|shock|upset|annoy|delight|amus|puzzl|explain(?:s|ed) (?:why|how)|tells?\b|shows?\b|"
    r"showed|prov|help|allow|brought|earned|gave|gives|prompt|trigger|spark|drew|draws|raise|was (?:un|seen|"
    r"possible|not|a\b|the\b)|is (?:un|seen|possible|not|a\b|the\b|why|how)|(?:her|his|its|their|the|many|some|"
    r"critics|he|she|they|it)\b)"
)
_DOES = re.compile(
    r"(?:took office|took over|has led|led|lost (?:his|her)|was drunk|is drunk|had no licence|hit|drove|fled|"
    r"said|says|told|died|was born|lives?|works|worked|"
    r"won|scored|resigned|was arrested|was detained|wore|was wearing|denie[sd]|admitted|served|studied|retired|"
    r"joined|was elected|"
    r"was appointed|was sentenced|is accused|is suspected|was accused|was suspected|has served|has held|is "
    r"married|turned|visited|arrived|"
    r"returned|attended|spoke|thanked|wants|hopes|believes)\b"
)
SAID = (
    r"(?:said|says|told|tells|explained|explains|admitted|noted|stated|recalled|recalls|added|announced|wrote|writes|"
    r"revealed|confessed|claimed|insisted|stressed|confirmed|denied|declared|promised|believes|thinks|hopes|knew|knows|"
    r"recounted|recounts|emphasi[sz]ed|acknowledged|assured|assures|complained|warned|understood|decided)"
)
_OPENS_CLAUSE = re.compile(
    rf"(?:^|[.!?;:,\n]\s|\b{SAID}(?: [^.,;]{{1,60}}?)? (?:that|how|why|when|where|what|whether) |\b{SAID} |"
    r"\b(?:and|but|because|when|while|although|though|if|since|as|after|before|until|so|then|afterwards|later) |"
    r", (?:where|when|why|how|whether) |\b(?:why|how|whether) |(?:^|[.;:,\n] )(?:and )?(?:[Ii]n|[Oo]n|[Aa]t|[Ff]or|"
    r"[Ss]ince|"
    r"[Dd]uring|[Ww]ith) [^,.;]{1,50} )(?:(?:also|then|afterwards|later|once|never) )?\Z"
)
_TOLD_POLICE = re.compile(r"\btold (?:the )?(?:police|court|jury|judge|officers|investigators|magistrate)\b")
_OBJECT_HER = re.compile(
    r"\bher(?=[,.;:]|\s(?:and|that|to|in|on|at|with|when|as|by|from|for|a|the|into|out|after|twice|again|once|so|if|every)\b|$)"
)
_OBJECT_HIM = re.compile(r"\bhim\b")
_ELSE = frozenset("woman girl man boy lady gentleman".split())
_NEAR = re.compile(r"[.!?]\s")
MOST = 4
FORMS = {HE: {"she": "he", "herself": "himself", "her": "his"},
         SHE: {"he": "she", "him": "her", "himself": "herself", "his": "her"}}  # fmt: skip
OWN = {HE: re.compile(r"\b(?:he|him|his|himself)\b"), SHE: re.compile(r"\b(?:she|her|hers|herself)\b")}
_YOUNG = frozenset("baby infant newborn child toddler kid".split())
# English says she of them as well.
_SHE_AS_WELL = frozenset(
    "ship boat ferry yacht vessel tanker frigate freighter trawler submarine warship schooner barge country nation car "
    "plane aircraft locomotive church moon steamer paddle-steamer museum-ship submersible raft engine".split()
)
# What is said of things: without the source, "he" for "it" is believed only before one of these.
_OF_THINGS = re.compile(
    r" (?:(?:is|was|will be|has been|had been|can be|must be|is being|was being) (?:[a-z]+ly |now |"
    r"already |not |also )?"
    r"(?:built|opened|inaugurated|located|situated|founded|published|launched|signed|approved|"
    r"adopted|sold|demolished|"
    r""
    r"restored|renovated|repaired|damaged|destroyed|flooded|scheduled|completed|installed|designed|"
    r"made of|used|visible|"
    r"available|valid|open to|closed (?:to|for)|worth|expected to (?:open|cost|last)|due to (?:open|"
    r"end|last))|measures|"
    r"weighs|weighed|costs?|consists|contains|collapsed|sank|derailed|burned down|ran aground|exploded|expires|expired|"
    r"lasts|lasted|takes effect|took effect|entered into force|comes into force|covers|connects|"
    r"houses|dates from|stands|"
    r"broke out|"
    r"spread)\b"
)
# What things do not do.
_OF_PERSONS = re.compile(
    r" (?:never |also |still |then |later |had |has |did not |could not |would not )?(?:ate|eats?|"
    r"drank|drinks?|smiled?s?|"
    r"laughed|laughs|thought|thinks|knew|knows|believed|wanted|hoped|drove|drives|slept|bought|buys|asked|asks|answered|"
    r"replied|spoke|talked|swam|swims|cooked|read|reads|wrote|writes|sang|sings|danced|married|sat|shouted|whispered|"
    r"waved|wept|cried|climbed|picked|forgot|gave up|remembered|loved|loves|liked|likes|hated|"
    r"preferred|owned|owns|felt sorry)\b"
)
_TO_IT = {"he": "it", "she": "it", "him": "it", "himself": "itself", "herself": "itself", "his": "its"}


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Propose the pronoun that the persons of the story leave."""
    if about.language != "en" or about.source == "en":
        return
    sure = about.may_come_from(SOURCES) >= SURE
    yield from _which(ground, sure)
    if not _PRONOUN.search(ground.text):
        return
    earlier = about.before()
    yield from _sexes(ground, earlier, sure)
    if sure:
        yield from _doubts(ground, about, earlier)


def _which(ground: Ground, sure: bool) -> Iterator[Edit]:
    for match in _WHICH.finditer(ground.text):
        start, end = match.span("which")
        if not is_person(match["head"]) or ground.quoted(start, end):
            continue
        # "he met the minister, which surprised everyone": without the source, only verbs of persons, and no other noun
        if _DOES.match(match["verb"]) if match["of"] or not sure else True:
            if _EFFECT.match(match["verb"]) and not _subject(ground, match):
                continue  # "The club sacked its manager, which cost it £4m"
            if match["of"] and not sure and not re.fullmatch(r" (?:of|from|in) [A-Z][^\W\d_]+", match["of"]):
                continue
            yield Edit(start, end, "which", "who", "pronoun.who", WHO, 0.93)


def _subject(ground: Ground, match: re.Match[str]) -> bool:
    """Tell whether the noun before ", which" opens its sentence: "The commander, which lost his leg, returned"."""
    before = tagged(ground.text, ground.sentence(match.start())[0], match.start())
    return len(before) < 4 and not any(token.tag in FINITE for token in before)


def _unquoted(pattern: re.Pattern[str], ground: Ground, start: int = 0) -> Iterator[re.Match[str]]:
    return (match for match in pattern.finditer(ground.text, start) if not ground.quoted(*match.span("word")))


def _sexes(ground: Ground, earlier: str, sure: bool) -> Iterator[Edit | Flag]:
    """Propose she for he and it for she, and the like, where nobody before fits the pronoun."""
    found = list(_unquoted(_PRONOUN, ground))
    if len(found) > MOST + 2 or _PRONOUN.search(earlier):
        return  # a story that says "he" again and again knows why
    said: set[str] = set()
    for match in found:
        start, end = match.span("word")
        word = match["word"]
        mine = HE if word.lower() in ("he", "him", "himself", "his") else SHE
        other = SHE if mine == HE else HE
        if mine in said:
            continue  # the one before it comes first, in a round of its own
        said.add(mine)
        who = referents(earlier + "\n" + ground.text[:start])
        if any(one.sex in (mine, OPEN) or one.implies for one in who):
            continue
        whole = word.lower() != "her" or _possessive(ground.text, start, end)
        if not who:
            told = sure or (word.lower() in ("he", "she") and _OF_THINGS.match(ground.text, end))
            if whole and told and (after := _for_thing(ground, start, word)):
                if word.lower() in ("he", "she"):
                    yield _edit(ground, start, end, after, "pronoun.thing", THING)
                else:  # whose it is, or whom it happened to, may stand in words that are not there
                    yield Flag(start, end, word, "pronoun.thing", THING, 0.7, after)
            continue
        if any(one.sex != other for one in who) or not whole:
            continue
        if word.lower() == "his" and not re.match(r" [^\W\d_]", ground.text[end : end + 2]):
            continue  # "the drone never returns to his"
        first = ground.sentence(ground.sentence(start)[0] - 2)[0] if ground.sentence(start)[0] else 0
        if (nouns()["animals"] - _YOUNG) & set(re.findall(r"[a-z]+", ground.text[first:start])):
            continue
        after = FORMS[other].get(word.lower())
        if (
            after is None
            or not _near(ground, start, who[-1], len(earlier) + 1)
            or not _free(ground, start, word, who[-1], earlier)
        ):
            continue
        if word[0].isupper() and start != ground.sentence(start)[0]:
            continue  # "the Church teaches that He rose"
        rest = ground.text[end : ground.sentence(start)[1]]
        clause = re.split(r"[,;.]| and that ", rest, maxsplit=1)[0]
        against = (_OBJECT_HER if other == SHE else _OBJECT_HIM).search(clause) or (
            other == SHE and any(token.word == "her" and token.tag == "PRP" for token in tagged(word + clause))
        )
        before = ground.text[ground.sentence(start)[0] : start]
        accused = _TOLD_POLICE.search(before) or (who[-1].noun in _ELSE and re.search(rf"\b{SAID}\b", before))
        # "she had been a stuntman before he met her": two persons
        both = bool(OWN[mine].search(rest) and OWN[other].search(rest))
        if against or accused or both or _another(rest, mine) or _of_another(ground, start, who[-1], earlier):
            if sure:
                yield Flag(start, end, word, "pronoun.sex", TWO, 0.6, after)
            continue
        yield _edit(ground, start, end, after, "pronoun.sex", SEX)


# What somebody says of others at least as often as of themselves.
_OF_OTHERS = re.compile(
    r"\b(?:insist(?:s|ed)|hope[sd]?|believe[sd]?|thinks|thought|confirm(?:s|ed)|denie[sd]|claim(?:s|ed)|fear(?:s|ed)|"
    r"doubt(?:s|ed)|kn[eo]ws?)(?: that)? \Z"
)


def _of_another(ground: Ground, start: int, one: Referent, earlier: str) -> bool:
    """Tell whether the pronoun may stand for somebody whom the lost beginning of the story names.

    A story calls somebody by one name ("Anna said he", "Mr Khan said she") or by a bare noun ("the actress said he")
    only after it has presented them, and so it may have presented others as well.
    """
    first = ground.sentence(start)[0]
    if _OF_OTHERS.search(ground.text, max(first, start - 40), start):
        return True
    at = one.start - (len(earlier) + 1)
    if re.match(r"(?:Asked|Speaking|Talking|Questioned|Writing) (?:about|of|on)\b|Of\b|About\b", ground.text[first:]):
        return True  # "Asked about her coach, Julia Petrova said he was the best"
    if earlier.strip() or first or (ground.text[:at].strip() not in ("", "The", "Mr", "Mrs", "Ms", "Miss")):
        return False
    if not one.noun and re.fullmatch(r"[A-Z][^\W\d_]+", one.name):
        return True
    said = re.compile(rf"[Tt]he [a-z]+(?:, \d\d,)? {SAID}\b")
    return bool(one.noun) and not one.name and said.match(ground.text) is not None


def _another(rest: str, mine: str) -> bool:
    """Tell whether somebody whom a pronoun fits comes after it: "and the admiral agreed", not "lost a child"."""
    rest = "and " + rest
    return any(
        one.sex in (mine, OPEN)
        and not one.implies
        and (one.name or rest[max(0, one.start - 4) : one.start].lower() == "the ")
        for one in referents(rest)
    )


def _near(ground: Ground, at: int, one: Referent, offset: int) -> bool:
    """Tell whether a person stands in the sentence of a place or in the one before it."""
    return len(_NEAR.findall(ground.text[max(0, one.end - offset) : at])) <= 1 and one.end > offset


def _free(ground: Ground, start: int, word: str, last: Referent, earlier: str) -> bool:
    """Tell whether a pronoun may stand for somebody before it: not in "the house he sold", "the actress met him"."""
    before = ground.text[:start]
    if word.lower() in ("he", "she"):
        return _OPENS_CLAUSE.search(before[-120:]) is not None
    here = ground.sentence(start)[0]
    if word.lower() in ("him", "himself", "herself"):
        return last.end - len(earlier) - 1 <= here and word.lower() == "him"
    return re.search(r"\b(?:whose|whom|who) (?:[a-z]+ ){0,2}\Z", before) is None


def _possessive(text: str, start: int, end: int) -> bool:
    """Tell whether "her" has its noun after it: "her sister", not "told her"."""
    following = tagged(text, start, min(len(text), end + 40))
    return len(following) > 1 and following[1].tag in ("NN", "NNS", "JJ") and following[0].tag == "PRP$"


def _for_thing(ground: Ground, start: int, word: str) -> str | None:
    """Return it or its for a pronoun that a thing before it explains."""
    after = "its" if word.lower() == "her" else _TO_IT[word.lower()]
    first = ground.sentence(start)[0]
    if word[0].isupper() and start != first:
        return None
    if first:
        first = ground.sentence(first - 2)[0]
    before = ground.text[first:start]
    if _PRONOUN.search(before) or nouns()["animals"] & set(re.findall(r"[a-z]+", before)):
        return None
    if re.search(r"\bthe police\b|\b(?:is|was|are|were) \Z", before):
        return None  # "live and let live was his rule"
    if re.search(
        r"\b(?:who|whom|user|client|customer|anyone|someone|somebody|nobody|everyone|no one)\b|, a \w+,", before
    ):
        return None  # "Justice Brandão, who has sat on the court since 2016 and is known for his rulings"
    if word.lower() == "him" and re.match(r" (?:the|a|an|his|some|money|\$|£|€|\d)", ground.text[start + 3 :]):
        return None  # "the bank that lent him the money"
    found = heads(before)
    if not found or found[-1][1] >= len(before.rstrip()):  # "the bus he had come in on"
        return None
    if word.lower() in ("she", "her", "herself") and _SHE_AS_WELL & set(re.findall(r"[a-z-]+", before)):
        return None
    rest = ground.text[start + len(word) : ground.sentence(start)[1]]
    if word.lower() in ("he", "she"):
        if _OF_PERSONS.match(rest):
            return None  # "the soup was hot, but he ate it"
        if HUMAN.match(rest.strip()) or re.match(r" (?:told|said|wore|is married|has children)\b", rest):
            return None
        if re.search(rf"\b{SAID}\b[^.,;]* that \Z", before) and not re.search(r"\bits?\b", rest):
            return None  # "the company said that he had resigned"
        if re.search(r"\bthat \Z", before) and not re.search(rf"\b{SAID}\b[^.,;]* that \Z", before):
            return None
        if re.search(r"(?<!,)(?<!;) \Z", before) and not _OPENS_CLAUSE.search(before[-120:]):
            return None
    if word.lower() == "him" and re.search(r"\b(?:with|to|for|by|at|told|asked|about|and) \Z", before):
        return None
    return after


def _edit(ground: Ground, start: int, end: int, after: str, rule: str, reason: str) -> Edit:
    word = ground.text[start:end]
    return Edit(start, end, word, after.capitalize() if word[0].isupper() else after, rule, reason, 0.92)


def _doubts(ground: Ground, about: About, earlier: str) -> Iterator[Flag]:
    """Flag the first pronoun that fits two persons, or of which nobody can say who it is."""
    if _PRONOUN.search(earlier):
        return
    found = list(_unquoted(_PRONOUN, ground))
    blind = about.may_come_from(("es", "pt", "it", "fr")) >= SURE
    seen: dict[str, tuple[int, int, str]] = {}
    owners: set[str] = set()
    for match in found:
        start, end = match.span("word")
        mine = HE if match["word"].lower() in ("he", "him", "himself", "his") else SHE
        owned = match["word"].lower() in ("his", "her")
        if mine in owners or (mine in seen and not owned):
            continue
        if owned:
            owners.add(mine)
        seen.setdefault(mine, (start, end, match["word"]))
        who = referents(earlier + "\n" + ground.text[:start])
        open_ones = [one for one in who if one.sex == OPEN and _near(ground, start, one, len(earlier) + 1)]
        known = [one for one in who if one.sex == mine]
        if not known and len(open_ones) > 1 and _may_be_either(ground.text, match):
            yield Flag(start, end, match["word"], "pronoun.two", TWO, 0.5, "")
        elif known and match["word"].lower() in ("his", "her") and blind and len(found) < MOST:
            here = ground.sentence(start)[0]
            near = [one for one in referents(ground.text[here:start]) if one.name and one.sex]
            if {one.sex for one in near} == {HE, SHE}:
                yield Flag(start, end, match["word"], "pronoun.two", TWO, 0.4, "")
        elif not known and len(who) == 1 and _nameless(ground.text, who[0]):
            yield Flag(start, end, match["word"], "pronoun.unknown", NAMELESS, 0.4, "")
    if len(seen) == 2:
        who = referents(ground.text)
        if not any(one.sex for one in who) and any(one.sex == OPEN for one in who):
            for start, end, word in seen.values():
                yield Flag(start, end, word, "pronoun.both", BOTH, 0.5, "")


def _may_be_either(text: str, match: re.Match[str]) -> bool:
    """Tell whether a pronoun that fits two persons is open: not "the winner, a driver, bought his ticket"."""
    word, before = match["word"].lower(), text[max(0, match.start() - 160) : match.start()]
    if word in ("he", "she", "him"):
        return re.search(r"[.;] (?:[A-Z][^.;,]{0,40},? )?(?:[^.;]{0,60} )?\Z", before) is not None and word != "him"
    if word not in ("his", "her"):
        return False
    if re.search(r"(?:[.;:,] (?:and |but )?|\bthat |\bafterwards |\bafter )\Z", before):
        return True
    return (
        re.match(
            r" (?:[a-z]+ )?(?:letter|signature|resignation|proposal|telephone|phone|contract|office|next)\b",
            text[match.end() : match.end() + 40],
        )
        is not None
    )


def _nameless(text: str, one: Referent) -> bool:
    if re.search(r"\b[A-Z]\. [A-Z][^\W\d_]+", text[max(0, one.start - 4) : one.end + 30]):
        return True
    given = one.name.split(" ")[0] if " " in one.name else ""
    return bool(given) and is_given(given) and gender(given) is None
