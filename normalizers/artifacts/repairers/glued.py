"""Words that lost the space between them: "withdrawnand", "Scholzmet", "statementThe journalist".

Inline markup is cut and translated alone, and the space beside it goes; often a full stop or comma goes as well. Two
kinds of evidence must agree: the token is no word (or far rarer than its halves), and both halves are words, or names
that the story has elsewhere. Right and alike: brands with a capital inside (easyJet, YouTube), Scottish and French
names (McDonald, DiCaprio), compounds ("newsgroup"), coinages that the story uses twice.
"""

import re
from collections.abc import Iterator

from normalizers.artifacts import boundaries, places, seams
from normalizers.artifacts.about import About
from normalizers.artifacts.clauses import FINITE as FINITE_TAGS
from normalizers.artifacts.clauses import NOUNS as NOUN_TAGS
from normalizers.artifacts.clauses import Token, has_verb, is_clause, tagged
from normalizers.artifacts.evidence import without_ending
from normalizers.artifacts.protect import Ground
from normalizers.edits import Edit, Flag
from normalizers.languages.words import zipf

REASON = "Two words were run together where a link or bold type ended."
REASON_STOP = "A sentence ended here; its full stop and the space were lost."
# Words that start a sentence and hardly ever carry a capital inside one.
STARTERS = frozenset(
    "The He She It They We This That These Those There But And In On At After Before When While If As For From With "
    "His Her Their Its Our According However Meanwhile Although Despite Since During Both Some Many Now Then "
    "Today".split()
)  # fmt: skip
SHORT = frozenset("of in to on at by is as it he or be we an up so if no my us do".split())
FUNCTION = SHORT | frozenset(
    "and the for with from that which who was were has had have are been but not this their his her its they will "
    "whose would could should than when where while after before into about over under between because during "
    "also said "
    "says told met can may might must did does went came took gave made".split()
)  # fmt: skip
# What starts another clause.
JOINERS = ("and", "but", "while", "because", "although", "which", "who", "then")
# What follows a noun after a comma.
ADDED = ("especially", "including", "particularly", "mainly", "according", "although", "despite")
# What a small word is followed by: the evidence for it after an unknown name ("Terschellingwill not").
NOUNISH = frozenset(("NN", "NNS", "JJ", "CD", "NNP", "VBN", "JJS", "JJR"))
PHRASED = NOUNISH | frozenset(("DT", "PRP$", "PRP", "$"))
EXPECTED = {
    **dict.fromkeys(("the", "his", "their", "its"), NOUNISH),
    **dict.fromkeys(("will", "would", "could", "must", "should", "may", "can"), frozenset(("VB", "RB"))),
    **dict.fromkeys(("has", "have", "had"), frozenset(("VBN", "RB", "DT", "VBD"))),
    **dict.fromkeys(("was", "were", "is", "are"), frozenset(("VBN", "VBG", "RB", "DT", "JJ", "IN"))),
    **dict.fromkeys(
        ("on", "in", "at", "of", "by", "to", "for", "from", "with", "after", "before", "during", "since", "against"),
        PHRASED,
    ),
    **dict.fromkeys(("that", "where", "when", "because"), frozenset(("DT", "PRP", "NNP", "NNS", "PRP$"))),
}
STOP_CAPITAL = ".^"  # a stop, and the second half gets a capital
OPENING = frozenset("The He She It They We This These However According But".split())
DAYS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February April June July August September "
    "October November "
    "December".split()
)
LEADS = frozenset(
    "from the and with that of by for than near between against but because while when before after".split()
)
# No name of any language ends so.
RELATIVES = frozenset("who which where whose while because although".split())
# Endings that make one word out of a name, not two.
ENDINGS = frozenset(
    "man men son sons ton land lands ville ite ites ism isms ist ists ian ians ese town berg burg ford field wood "
    "stan way ham day days gate well side port house bank shire wide like less ness ship born based made er ers ed "
    "ing ish an ans ic ica ia as es os is a e i o y s".split()
)  # fmt: skip
LONGEST = 40  # letters: what is longer is no two words, and every place in it would be tried
GAP = 3.0  # the token is at least a thousand times rarer than its rarer half
GAP_CONTENT = 3.7  # where neither half is a function word
FINITE = re.compile(r" (?:will|has|had|is|was|are|were|would|said|says|told|also|now|can|could|did|[a-z]{3,}ed)\b")
CLAUSE = re.compile(r"\b(?:was|were|is|are|has|had|have|will|would|did|said|[a-z]{3,}ed|won|lost|left|made|took)\b")
LED = re.compile(r"(?:On|In|At|After|During|While|With|Before|By|From|For|According|Despite|When|If|As)\b")
TOLD = re.compile(
    r" (?:[A-Za-z’]+ ){1,8}(?:said|reported|announced|added|wrote|told|informed|stated)\b(?! that)[^.,]{0,40}\."
)
SEAM = re.compile(r"[a-z](?=[A-Z][a-z])")
# Small words that are also halves of one word: "standover", "implementor", "handout".
HALVES = frozenset(
    "over under about after before between into up on or so no by at as it an where while when than also in do "
    "us we be us my".split()
)
PAST = re.compile(
    r"[a-z]{3,}ed|built|held|made|told|found|sent|left|brought|taken|given|known|seen|sold|kept|led|met|said|"
    r"fell|rose|won|lost|began|went|came|died"
)
AFTER_NAME = re.compile(r"\b[A-Z][^\W\d_]+ \Z")
RELATIVE_SEAM = re.compile(r"[^\W\d_]{4,}?(?P<word>Who|Which|Where|Whose|While|Because|That)")


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Propose a space (and a full stop where a new sentence clearly starts) inside run-together words."""
    if about.language != "en":
        return
    for start, word in ground.tokens:
        if "-" in word:
            offset = word.rfind("-") + 1
            start, word = start + offset, word[offset:]
        bare = without_ending(word)
        if not 5 <= len(bare) <= LONGEST or bare.isupper() or about.counts.get(word, 0) > 1 or not bare.isalpha():
            continue
        relative = RELATIVE_SEAM.fullmatch(bare)
        if relative and not zipf(bare, "en"):
            place = start + relative.start("word")
            after = " " + relative["word"].lower()
            yield Edit(place, place + len(relative["word"]), relative["word"], after, "glued.words", REASON, 0.94)
            continue
        split = (
            _joined(ground, about, start, bare)
            or _seam(bare, about)
            or _unknown(ground, about, start, bare)
            or _lower(bare, about)
            or _name(bare, about, AFTER_NAME.search(ground.text, max(0, start - 60), start) is not None)
        )
        if split:
            at, between, confidence = split
            if between == STOP_CAPITAL:
                place = start + at
                first = ground.text[place]
                yield Edit(place, place + 1, first, f". {first.upper()}", "glued.sentences", REASON_STOP, confidence)
                continue
            if between == " " and _same_phrase(ground, start, start + at, bare[at:]):
                place = start + at
                small = bare[at].lower()
                yield Edit(place, place + 1, bare[at], f" {small}", "glued.words", REASON, 0.91)
                continue
            between = _between(ground, start, start + at, start + len(bare), between)
            place = start + at
            reason = REASON_STOP if "." in between else REASON
            rule = "glued.sentences" if between != " " else "glued.words"
            yield Edit(place, place, "", between, rule, reason, confidence)


def _joined(ground: Ground, about: About, start: int, word: str) -> tuple[int, str, float] | None:
    """Split where the words around decide: a second clause starts inside ("the avenueresidents were taken")."""
    if zipf(word, "en") or word[1:] != word[1:].lower() or about.names.get(word, 0) > 1:
        return None
    text = ground.text
    if word[0].islower() and word.endswith("a") and _takes_article(word[:-1]):
        after = tagged(text, start + len(word), min(len(text), start + len(word) + 60))
        if after and after[0].tag in ("NN", "JJ") and after[0].start == start + len(word) + 1:
            return len(word) - 1, " ", 0.93
    right = word[1:]
    if (
        word[0] in "aA"
        and len(right) > 3
        and right[0] not in "aeiou"
        and zipf(right, "en") >= 4.0
        and _noun_here(text, start + 1)
    ):
        return 1, " ", 0.92  # "lost athird of their crop"
    sentence, end = ground.sentence(start)
    for small in ADDED:
        if word.endswith(small) and len(word) > len(small) + 3 and zipf(word[: -len(small)], "en") >= 3.0:
            return len(word) - len(small), ", ", 0.92
    if word[0].isupper() and (found := _small_after_name(ground, start, word)):
        return found
    for small in JOINERS:
        at = len(word) - len(small)
        if not word.endswith(small) or at < 4:
            continue
        rest = tagged(text, start + len(word), end)
        led = any(token.tag in FINITE_TAGS for token in tagged(text, sentence, start))
        verb = bool(rest) and rest[0].tag in FINITE_TAGS and small in ("and", "but", "then", "which", "who")
        if led and (verb or (is_clause(rest) and small not in ("which", "who", "then"))):
            return at, ", " if small in ("but", "while") else " ", 0.92
    if word[0].islower():
        for at in range(4, len(word) - 3):
            left, right = word[:at], word[at:]
            if min(zipf(left, "en"), zipf(right, "en")) < 3.8:
                continue
            before, rest = tagged(text, sentence, start + at), tagged(text, start + at, end)
            if has_verb(before) and before[-1].tag in NOUN_TAGS and _opens(rest, right):
                return at, STOP_CAPITAL, 0.91
    return None


def _small_after_name(ground: Ground, start: int, word: str) -> tuple[int, str, float] | None:
    """Split "Gambettaon Sunday": an unknown name that ends in a small word, before what that word is followed by."""
    end = start + len(word)
    for small, wanted in EXPECTED.items():
        left = word[: -len(small)]
        if not word.endswith(small) or len(left) < 4 or (len(small) == 2 and not zipf(left, "en")):
            continue
        after = tagged(ground.text, end - len(small), min(len(ground.text), end + 60))
        if small == "are" and not zipf(left, "en"):
            continue  # "Wickelware", "Glasware": German nouns
        if len(small) == 2:
            wanted = frozenset(("DT", "CD", "NNP", "PRP$"))
        if len(after) > 1 and after[1].tag in wanted and after[1].start == end + 1:
            return len(left), " ", 0.92
    return None


def _noun_here(text: str, start: int) -> bool:
    """Tell whether a noun or an adjective starts at a place, by what follows it."""
    after = tagged("a " + text[start : start + 60])
    return (
        len(after) > 2
        and after[1].tag in ("NN", "JJ")
        and after[2].tag in ("IN", "NN", ",", ".", "TO", "VBD", "MD", "VBZ")
    )


def _takes_article(left: str) -> bool:
    return (left in FUNCTION and len(left) > 1) or (bool(PAST.fullmatch(left)) and zipf(left, "en") >= 4.0)


def _opens(rest: list[Token], right: str) -> bool:
    """Tell whether the second half is the subject of what follows: a plural noun and then its verb."""
    return len(rest) > 2 and rest[0].tag == "NNS" and right.endswith("s") and is_clause(rest)


def _same_phrase(ground: Ground, start: int, seam: int, right: str) -> bool:
    """Tell whether the second half is a common noun after its adjective: "for the firstTime since"."""
    import lemminflect

    text = ground.text
    if not (text[start].islower() and right[0].isupper() and text[seam + len(right) :][1:2].islower()):
        return False
    tokens = tagged(text[max(0, start - 40) : seam])
    return (
        tokens[-1].tag in ("JJ", "CD")
        and zipf(right, "en") >= 4.0
        and bool(lemminflect.getAllLemmas(right.lower(), "NOUN"))
    )


def _between(ground: Ground, start: int, seam: int, end: int, guess: str) -> str:
    """Return what stood between two run-together words: a stop before a new sentence, a comma before who said it."""
    lost = boundaries.lost_mark(ground, start, seam, end) if guess in (" ", ". ") else None
    if lost is not None or guess != " ":
        return lost or guess
    text = ground.text
    if text[seam].isupper() and boundaries.stands(ground, start, seam, end):
        return ". "
    before = text[ground.sentence(start)[0] : seam]
    if text[seam].isupper() and len(before) > 25 and not LED.match(before) and text[start].islower():
        if text[start:seam] in LEADS or seams.leads_name(text[start:seam], text[seam:end]):
            return " "
        if FINITE.match(text, end) or is_clause(tagged(text, seam, ground.sentence(start)[1])):
            return ". " if CLAUSE.search(before) else " "
    if text[seam:end] == "the" and TOLD.match(text, end) and CLAUSE.search(before):
        return ", "
    return " "


def _seam(word: str, about: About) -> tuple[int, str, float] | None:
    seams = [match.end() for match in SEAM.finditer(word)]
    if len(seams) != 1:
        return None
    at = seams[0]
    left, right = word[:at], word[at:]
    whole = zipf(word, "en")
    if right in STARTERS and left[0].isupper() and len(left) > 4 and not left.isascii() and not zipf(word, "en"):
        return at, ". ", 0.92  # "RzeszówOn Monday"
    if right in OPENING and len(left) > 3 and left[0].isupper() and not zipf(word, "en"):
        return at, ". ", 0.92  # "EstadãoThe"
    if left in DAYS and len(right) > 3 and zipf(right, "en") >= 3.0:
        return at, ". ", 0.92  # "WednesdayPassengers"
    if left[0].isupper() and left not in about.names and _both_common(left, right) and not zipf(word, "en"):
        return at, " ", 0.91  # "StateEmergency Service"
    if left in LEADS and len(right) > 3 and not zipf(word, "en"):
        return at, " ", 0.93  # "fromPiazza"
    if left[0].islower():
        if len(left) < 3 or zipf(left, "en") < 3.0:
            return None
    elif not (left in about.names or (left in about.counts and len(left) > 3)) and (
        right not in STARTERS or zipf(left, "en") < 3.0 or len(left) < 4
    ):
        return None
    # A word list has no capitals: only what must carry one is known to be a word of its own ("easyJet" is not).
    known = right in about.names or right in STARTERS or right in about.counts or places.is_place(right)
    known = known or (len(left) > 4 and left.islower() and len(right) > 3)
    if not known or min(zipf(left, "en") or 4.0, zipf(right, "en") or 4.0) - whole < 1.5:
        return None
    if right in STARTERS:
        return at, ". ", 0.95
    if left[0].isupper() and right not in about.names:
        return None
    return at, " ", 0.92


def _unknown(ground: Ground, about: About, start: int, word: str) -> tuple[int, str, float] | None:
    """Split what no dictionary has."""
    if about.names.get(word, 0) > 1 or ground.text[start - 1 : start] == "-":
        return None
    capitals = [at for at in range(1, len(word)) if word[at].isupper()]
    if not capitals:
        small = seams.split_small(ground.text, start, word)
        small = small or (
            seams.after_name(ground.text, start, word, frozenset(about.names)) if word[0].isupper() else None
        )
        return (small[0], " ", small[1]) if small else None
    if len(capitals) == 1 and 1 < capitals[0] < len(word) - 1 and word[capitals[0] - 1].islower():
        at = capitals[0]
        if boundaries.stands(ground, start, start + at, start + len(word)) and zipf(word, "en") < 1.0:
            return at, ". ", 0.92
        return (at, " ", 0.92) if seams.split_capital(ground.text, start, word, at) else None
    return None


def _both_common(left: str, right: str) -> bool:
    import lemminflect

    parts = (left, right)
    return all(
        len(part) > 3 and zipf(part, "en") >= 4.5 and lemminflect.getAllLemmas(part.lower(), "NOUN") for part in parts
    )


def _lower(word: str, about: About) -> tuple[int, str, float] | None:
    body = word[0].lower() + word[1:]
    if not body.islower() or (word[0].isupper() and word in about.names and not body.startswith("the")):
        return None
    whole = zipf(word, "en")
    best: tuple[float, int, float] | None = None
    plain = False
    for at in range(2, len(word) - 1):
        left, right = body[:at], body[at:]
        if (len(left) == 2 and left not in SHORT) or (len(right) == 2 and right not in SHORT):
            continue
        one = 3.5 if about.counts.get(left) else zipf(left, "en")
        two = zipf(right, "en")
        verb = right in HALVES and bool(PAST.fullmatch(left)) and one >= 4.5  # "fellin"
        function = verb or (left in FUNCTION and left not in HALVES) or (right in FUNCTION and right not in HALVES)
        if not whole and right == "and" and one >= 1.0 and at > 5:
            one = 3.0  # a rare word before "and" ("hryvniasand"), and no word as a whole
        if min(one, two) < (3.0 if function else 3.5) or min(one, two) - whole < (GAP if function else GAP_CONTENT):
            continue
        if whole > 2.5 or (not function and not _two_words(left, right, one, two, whole)):
            plain = plain or (min(one, two) >= 3.5 and min(len(left), len(right)) > 3)
            continue
        # A long small word decides ("shelters and", not "shelter sand").
        score = min(one, two) + sum(0.6 * len(part) for part in (left, right) if part in FUNCTION and len(part) > 2)
        if best is None or score > best[0]:
            best = (score, at, 0.94 if function and min(len(left), len(right)) > 2 else 0.9)
    if best is None or (word[0].isupper() and body[: best[1]] not in FUNCTION):
        return None
    if plain and body[: best[1]] in FUNCTION:
        return None  # "withdrawback" may be "with drawback" or "withdraw back"
    return best[1], " ", best[2]


def _two_words(left: str, right: str, one: float, two: float, whole: float) -> bool:
    """Tell whether two halves without a small word can only be two: the second is a past form, and both are common."""
    second = bool(PAST.fullmatch(right)) or right in ("later", "earlier")
    return second and not whole and min(len(left), len(right)) > 3 and one >= 3.7 and two >= 4.3


def _name(word: str, about: About, after_name: bool) -> tuple[int, str, float] | None:
    if not word[0].isupper() or not word[1:].islower() or zipf(word, "en") > 1.5:
        return None
    for at in range(len(word) - 2, 2, -1):
        left, right = word[:at], word[at:]
        if right in ENDINGS or zipf(right, "en") < 4.0 or (len(right) == 2 and right not in SHORT):
            continue
        known = left in about.names or (places.is_place(left) and right in FUNCTION)
        if known and (right in FUNCTION or (len(right) > 3 and zipf(right, "en") >= 4.2)):
            return at, " ", 0.93
        if (
            after_name
            and len(right) > 4
            and PAST.fullmatch(right)
            and zipf(right, "en") >= 4.3
            and not zipf(word, "en")
        ):
            return at, " ", 0.91
        if right in RELATIVES and not zipf(word, "en") and len(left) > 3:
            return at, " ", 0.92
        if right == "and" and not zipf(word, "en") and zipf(left, "en") >= 1.5 and len(left) > 4:
            return at, " ", 0.91
    return None
