"""Where two words were run together: the split of a token that no dictionary and hardly a text has.

In clean news one token in four thousand is unknown both to the dictionary and to the word list, and few of those fall
apart into two common words. What does, and is right: compounds with a head that makes them ("signalwoman",
"harbourwatch"), verbs with a small word before them ("overfed"), surnames that end like a small word ("Okean").
"""

import re

from normalizers.artifacts import places
from normalizers.artifacts.clauses import Token, tagged
from normalizers.artifacts.evidence import opens_sentence
from normalizers.artifacts.given import gender
from normalizers.artifacts.persons import is_person
from normalizers.languages.words import zipf

SHORT = frozenset("of in to on at by is as it he or be we an if so no my us do".split())
# Small words that hardly ever are the half of one word.
SMALL = frozenset(
    "and the for with from that which who was were has had have are been but not this his her their its they will "
    "whose would could should than when where while before until since because during also said says told can may "
    "might must did does although though through around against near only more some many most such there then "
    "these those what among within without despite according she you your our him them if is it he we my of to".split()
)
# "be" and "in" before or after a word make another word oftener than two: what stands beside must bear them out.
_BESIDE = {
    "be": frozenset(("VBN", "VB", "JJ", "JJR", "VBD", "DT")),
    "an": frozenset(("NN", "JJ", "VBG", "VBN")),
    "in": frozenset(("DT", "NNP", "CD", "PRP$", "NN", "NNS", "JJ", "NNPS", "VBG", "RB")),
    "on": frozenset(("DT", "NNP", "CD", "PRP$", "NN", "NNS", "JJ", "NNPS")),
    "at": frozenset(("DT", "NNP", "CD", "PRP$", "NN", "NNS", "JJS", "JJ", "RB")),
    "by": frozenset(("DT", "NNP", "CD", "PRP$", "NN", "NNS", "RB", "JJ", "VBG", "PRP", "$")),
    "as": frozenset(("DT", "NNP", "PRP", "NN", "NNS", "JJ", "RB", "IN", "VBN", "PRP$", "CD")),
    "or": frozenset(("DT", "NNP", "NN", "NNS", "JJ", "RB", "VB", "VBD", "CD", "VBN")),
    "to": frozenset(("DT", "NNP", "VB", "PRP", "PRP$", "NN", "NNS", "CD", "JJ", "RB", "$")),
    "so": frozenset(("PRP", "JJ", "RB", "IN", "DT", "NNS")),
    "no": frozenset(("NN", "JJ", "NNS", "RB", "JJR")),
    "up": frozenset(("DT", "IN", "TO", "PRP$", "CD", "NNS", "NN", "JJ")),
}
# Heads of closed compounds: what ends so is coined every day.
_HEADS = frozenset(
    "man men woman women people person house houses room work works worker workers ship ships craft boat boats "
    "fish ball balls board boards book books land lands line lines light lights maker makers making watch yard "
    "store shop shops field stone stones wood woods side time water waters wheel bird birds fighter fighters "
    "keeper keepers player players holder holders owner owners driver drivers free proof like less wide ward "
    "wards wise gate port town ville bed beds box boxes cake day days way ways mate mates master masters mill "
    "mills night paper papers piece post rider riders runner runners school seller sellers sheet space stick "
    "storm strip style tail tails taker takers tree trees wall walls ware weed wife wives wind wing wings word "
    "words writer writers yarn hill head heads hand hands foot grass ground bank banks back breaker break builder "
    "burner catcher cleaner cutter dealer eater finder girl girls boy boys hood load lock mark market meat mother "
    "name nose nut path pick place plate point pool pot power print race rack rail road roads rock root rope row "
    "sand scape seat shed skin snow song speak speaker spot star step stop stream suit table tank thing things "
    "top tower trap walk walker washer weight wheat worm worthy year hall farm farms cloth clothes bar bars bone "
    "bones born fall fell grown held hold holes hole horse horses kind lead leader made mail net pass pit plan "
    "plane play press ring set shot show site sites stand start talk team test tour trade trip type user users "
    "view war web well worn lore goer goers going dom pad pads cast caster casters cat dog lot pen key log bot "
    "app tech coin chain drone".split()
)
# First halves of closed compounds and prefixes that are words.
_FIRSTS = frozenset(
    "over under out up down back fore after off on in by self super inter ultra multi mini micro macro mega auto "
    "anti non pre post co re un dis mis sub semi bio eco geo cyber tele photo video radio electro hydro thermo "
    "agro aero sea sun water fire wind snow rain air land ice moon earth wood stone sand hand foot head eye ear "
    "hair tooth side school house home work play war sports sport news night day black white red green blue grey "
    "gold silver free half any every some no cross counter grand step god great high low long short hard soft "
    "fast broad narrow".split()
)
_DAYS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December Easter Christmas".split()
)
# What stands before a name, and in no brand.
_LEADS_NAME = SMALL | frozenset(
    "last late early next every off near young old new former since said told by as at on in between under over "
    "toward towards via about across behind both del der den des von van dos das do da du di dei la le de above "
    "below outside inside along beyond asked met beat against after like singer actor actress coach engineer "
    "mayor minister president lawyer judge player striker goalkeeper".split()
)
_TITLES = frozenset(
    "President Minister Mayor Governor Senator Professor Judge Pope King Queen Prince Princess General Colonel "
    "Captain Chancellor Doctor Saint San Santa Lake Mount Deputy Bishop Archbishop Cardinal Patriarch Sheikh "
    "Emir".split()
)
_SENTENCE_STARTS = frozenset(
    "In On At The From By For After Before Since Until With To Of And But A An When While As Between During "
    "According Near This That Last Late Early Next Both Outside Inside Under Over Around".split()
)
_NUMBERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen eighteen twenty "
    "thirty forty fifty sixty seventy eighty ninety hundred".split()
)
# What determines the noun after it, and is the first half of no compound, nor the second of one.
_DETERMINES = _NUMBERS | frozenset("next last each several both few same first third former recent another own".split())
_AFTER = _NUMBERS | frozenset("ago other later together cannot ever yet too again today yesterday tomorrow".split())
_PERSONS_HEADS = frozenset("man men woman women person people house houses work works like wide less ship".split())
_DERIVED = re.compile(r"[a-z]{3,}(?:al|ary|ory|ive|ous|ic|ent|ful|ed|ly|ern|ish|tion|ment|ness|ity|ance|ence|ian)")
_SHORT_PAST = frozenset("won met led saw ran lay put hit cut set".split())
_PLACED = frozenset(
    "region province district government parliament municipality county airport university hospital police "
    "regional border authorities council residents players fans club".split()
)
_INSTITUTIONS = frozenset(
    "Republic Territory Region Oblast Council Ministry Guard Command Court University Street Duma Parliament "
    "Government Party Office Service Airport Hospital Museum Federation Committee Chamber Square Islands River "
    "Province County District Prefecture Municipality Philharmonic Theatre Cathedral".split()
)
_FIRST_OF_PLACE = frozenset("Buenos Nowy Nowa São Los Las Rio Ponta Porto Bad Belo Costa Santa Nova Nizhny".split())
_SURNAME = re.compile(
    r"[A-ZÀ-Þ][^\W\d_]*(?:ov|ova|ev|eva|in|ina|ski|ska|sky|skyi|ska|enko|uk|chuk|ko|czyk|wicz|ić|ic|ez|eira|ini|elli|etti|"
    r"sson|sen|mann|berg|oğlu|yan|dze|shvili)"
)
_DOER = re.compile(
    r"[a-z]*(?:[a-z]{3}(?:ist|ian|eer|caster|cillor)|keeper|player|swimmer|runner|rider|driver|singer|dancer|writer|maker|"
    r"farmer|teacher|lawyer|worker|officer|researcher|leader|manager|trainer|minister|commissioner|skier|boxer|climber|"
    r"fighter|owner|founder|painter|reporter|senator|director|doctor|actor|author|professor|inspector|governor|rector)"
)
CLEAR = 0.7  # by how much the best split must be likelier than the next one


def known_to_dictionary(word: str) -> bool:
    """Tell whether a word, in any form, is in the dictionary."""
    import lemminflect

    return bool(lemminflect.getAllLemmas(word.lower()))


def split_small(text: str, start: int, word: str) -> tuple[int, float] | None:
    """Return (where, how sure) two words in small letters meet inside a token; the first may open a sentence."""
    body = word[0].lower() + word[1:]
    whole = zipf(word, "en")
    if not body.islower() or whole > 3.4 or known_to_dictionary(word):
        return None
    if body.endswith("s") and zipf(body[:-1], "en") >= 3.4 and known_to_dictionary(body[:-1]):
        return None  # a plural that English does not have: "transparents"
    opens = word[0].isupper()
    if opens and not opens_sentence(text, start):
        return None
    options = []
    for at in range(2, len(body) - 1):
        left, right = body[:at], body[at:]
        one, two = zipf(left, "en"), zipf(right, "en")
        if (at == 2 and left not in SHORT) or (len(right) == 2 and right not in SHORT):
            continue
        # A rare word is enough after a small one, if the dictionary has it: "thegendarmes", "twosquirrels".
        rare = (left in SMALL or left in _DETERMINES) and len(right) > 5 and two >= 1.8
        # So is a rare participle before "by" and "to": "tabledby".
        done = right in ("by", "to") and left.endswith("ed") and one >= 2.0 and known_to_dictionary(left)
        if (one < 3.0 and not done) or (two < 3.0 and not (rare and known_to_dictionary(right))):
            continue
        options.append((one + two, at))
    if not options:
        return None
    options.sort(reverse=True)
    best, at = options[0]
    left, right = body[:at], body[at:]
    floor = min(zipf(left, "en"), zipf(right, "en"))
    if floor - whole < (3.5 if whole > 1.8 else 1.7):
        return None
    if len(options) > 1 and best - options[1][0] < CLEAR:
        chosen = _by_neighbours(text, start, body, [place for score, place in options if best - score < CLEAR])
        if chosen is None:
            return None
        at = chosen
        left, right = body[:at], body[at:]
    if opens and not _opens_well(text, start, word, at):
        return None
    if left in _DETERMINES or right in _AFTER:
        return (at, 0.92) if whole < 1.3 and min(len(left), len(right)) > 2 else None
    if left in SHORT or right in SHORT or left in SMALL or right in SMALL:
        if min(len(left), len(right)) > 2 or {left, right} <= SHORT | SMALL:
            return at, 0.93
        return (at, 0.92) if _borne_out(text, start, word, at) else None
    if right in _SHORT_PAST and whole < 1.3 and is_person(left):
        return at, 0.91
    if whole > 1.3 or min(len(left), len(right)) < 4 or floor < 3.5:
        return None
    return (at, 0.91) if _no_compound(text, start, word, at) else None


def _opens_well(text: str, start: int, word: str, at: int) -> bool:
    """Tell whether a token with a capital at a sentence's start is two words and no name: "Thenew", not "Bytom"."""
    left, right = word[:at].lower(), word[at:]
    if left in _NUMBERS:
        return True
    if left in SMALL or left in SHORT:
        if right in SMALL | SHORT:
            return True
        return (
            left not in ("can", "may", "did", "has")
            and len(right) > 2
            and (at > 2 or (len(right) > 3 and zipf(right, "en") >= 4.3))
        )
    if left in _FIRSTS or zipf(left, "en") < 4.0 or not known_to_dictionary(left):
        return False
    tokens, place = _around(text, start, word, at)
    return right in SMALL or (place < len(tokens) and tokens[place].tag in ("NNS", "VBD", "MD", "VBZ", "IN"))


def _around(text: str, start: int, word: str, at: int) -> tuple[list[Token], int]:
    """Return the tagged words around a split, as if the space were there, with the place of the second half."""
    low = max(0, text.rfind(".", max(0, start - 120), start) + 1, start - 120)
    before, end = text[low:start], start + len(word)
    stop = text.find(".", end, end + 80)
    piece = before + word[:at] + " " + word[at:] + text[end : stop if stop > 0 else end + 80]
    tokens = tagged(piece)
    seam = len(before) + at + 1
    return tokens, next((number for number, token in enumerate(tokens) if token.start >= seam), len(tokens))


def _borne_out(text: str, start: int, word: str, at: int) -> bool:
    """Tell whether a word of two letters is followed by what can follow it."""
    tokens, place = _around(text, start, word, at)
    left, right = word[:at].lower(), word[at:]
    if len(left) == 2:
        if left == "in" and zipf(right, "en") < 3.8:
            return False
        wanted = _BESIDE.get(left)
        if left == "be" and (place < 2 or tokens[place - 2].word.lower() not in _BEFORE_BE):
            return False
        return wanted is None or (place < len(tokens) and tokens[place].tag in wanted)
    wanted = _BESIDE.get(right)
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    if right == "an" and following is not None:
        return following.word[0].lower() in "aeiouh" and following.tag in _BESIDE["an"]
    return following is not None and (wanted is None or following.tag in wanted)


_BEFORE_BE = frozenset("to will would can could must should may might cannot not also soon only still never".split())


def _no_compound(text: str, start: int, word: str, at: int) -> bool:
    """Tell whether two content words can only be two: an inflected first half, a finite verb, or no usual compound."""
    left, right = word[:at].lower(), word[at:].lower()
    if right in _PERSONS_HEADS or ((right in _HEADS or left in _FIRSTS) and not _DERIVED.fullmatch(left)):
        return False
    tokens, place = _around(text, start, word, at)
    if not 0 < place < len(tokens):
        return False
    one, two = tokens[place - 1].tag, tokens[place].tag
    if one in ("NNS", "VBD", "VBZ", "RB", "VBN", "JJR", "JJS", "RBR", "CD", "IN", "MD", "VBG"):
        return True
    if two in ("VBD", "VBZ", "MD", "IN", "RB", "VBG", "JJ", "CD", "TO", "VBN", "VBP"):
        return True
    return min(zipf(left, "en"), zipf(right, "en")) >= 3.9


def _by_neighbours(text: str, start: int, body: str, places_: list[int]) -> int | None:
    """Choose among likely splits: "signs ofthe", "sand" or "and": the one whose second half fits what follows."""
    long = [at for at in places_ if body[at:] in SMALL and len(body[at:]) > 2]
    long = long or [at for at in places_ if body[:at] in SMALL and len(body[:at]) > 2]
    return long[0] if len(long) == 1 else None


def split_capital(text: str, start: int, word: str, seam: int) -> bool:
    """Tell whether a capital inside a token begins a name of its own: "engineerTânia", "DanielaFreitas", "InJune"."""
    left, right = word[:seam], word[seam:]
    if left in ("Mr", "Mrs", "Dr"):
        return len(right) > 2
    if zipf(word, "en") or known_to_dictionary(word):
        return False
    named = right in _DAYS or gender(right) is not None or places.is_place(right)
    after = text[start + len(word) : start + len(word) + 2]
    surname = len(after) == 2 and after[0] == " " and after[1].isupper()
    if left.islower():
        if left in _LEADS_NAME and len(left) > 1:
            return len(right) > 2
        if _role(left) and len(right) > 2:
            return True
        if len(left) > 4 and len(right) > 3 and not known_to_dictionary(right) and known_to_dictionary(left):
            return True
        return zipf(left, "en") >= 3.0 and len(left) > 3 and (named or surname) and known_to_dictionary(left)
    if left in _TITLES or left in _DAYS:
        return len(right) > 2
    if left in _SENTENCE_STARTS:
        return named or len(left) > 2
    if places.is_place(f"{left} {right}") or (left in _FIRST_OF_PLACE and len(right) > 3):
        return True
    if right in _INSTITUTIONS and (places.is_place(left) or known_to_dictionary(left)):
        return True
    if min(len(left), len(right)) > 2 and _after_role(text, start):
        return True
    if _SURNAME.fullmatch(right) and len(right) > 5 and len(left) > 3 and not known_to_dictionary(left):
        return True
    given = gender(left) is not None and len(left) > 2 and left not in _BRANDS
    return given and len(right) > 2 and (not known_to_dictionary(right) or gender(right) is not None)


def leads_name(left: str, right: str) -> bool:
    """Tell whether a word in small letters goes with the name after it: "inRotterdam", "engineerTânia"."""
    return left in _LEADS_NAME or (_role(left) and (not known_to_dictionary(right) or gender(right) is not None))


def _role(word: str) -> bool:
    """Tell whether a word says who a person is: engineer, hydrologist, councillor."""
    return is_person(word) or bool(_DOER.fullmatch(word) and known_to_dictionary(word))


# What makes one word with a people or a place: "Englishman", "Frenchwomen", "Africanist".
_OF_PEOPLE = frozenset(
    "woman women speak like ness born wide ward wards side land town ville berg burg field wood".split()
)


def _after_role(text: str, start: int) -> bool:
    """Tell whether the word before, or the one before a comma, says who a person is: "the captain, RuslanTagirov"."""
    before = text[max(0, start - 40) : start].rstrip(" ,").rpartition(" ")[2]
    return before.islower() and (_role(before) or before.endswith("-year-old"))


def after_name(text: str, start: int, word: str, names: frozenset[str]) -> tuple[int, float] | None:
    """Return (where, how sure) a name ends inside a token with one capital: "Picardyexpect", "Sundaynight"."""
    if zipf(word, "en") > 1.2 or not word[1:].islower() or known_to_dictionary(word):
        return None
    for at in range(3, len(word) - 1):
        left, right = word[:at], word[at:]
        two = zipf(right, "en")
        if two < 2.7:
            continue
        if (
            left in _DAYS
            and (left not in ("May", "March") or len(right) > 4)
            and right not in ("er", "or", "ing", "es")
        ):
            return at, 0.93
        if right in ("is", "in", "on", "of", "at", "to") and _capital_word(text, start, left):
            return (at, 0.92) if _borne_out(text, start, word, at) else None  # "the Civil Guardis"
        if len(right) < 3 or not (right in SMALL or known_to_dictionary(right)):
            continue
        people = places.is_place(left)
        if people and len(right) > 3 and right not in _OF_PEOPLE and known_to_dictionary(right):
            return at, 0.92
        known = left in names or people or (len(left) > 3 and _capital_word(text, start, left))
        verb = _is_past(right) and two >= (3.0 if len(right) > 6 else 3.8)
        if verb and (len(right) > 5 or (known and len(right) > 3) or (len(right) > 3 and _preceded(text, start))):
            return (at, 0.92) if _fits(text, start, word, at, ("VBD", "VBN")) else None
        if right in _PLACED and len(left) > 3:
            return at, 0.92
        if known and len(right) > 4 and right not in _HEADS and _fits(text, start, word, at, None):
            return at, 0.91
        if right in SMALL and (known or (len(right) > 3 and zipf(left, "en") >= 2.0)):
            return at, 0.92
    return None


def _capital_word(text: str, start: int, left: str) -> bool:
    """Tell whether a dictionary word stands inside a name: "the State Emergency Servicesaid"."""
    before = text[max(0, start - 30) : start].rstrip().rpartition(" ")[2]
    return before.istitle() and before.isalpha() and zipf(left, "en") >= 4.0 and known_to_dictionary(left)


def _preceded(text: str, start: int) -> bool:
    """Tell whether a preposition or a name stands before: "the museum in Kasseladmits", "Larisa Osipovatold"."""
    before = text[max(0, start - 30) : start].rstrip().rpartition(" ")[2]
    return before in ("in", "of", "from", "near", "at") or (before[:1].isupper() and before.isalpha())


def _is_past(word: str) -> bool:
    import lemminflect

    return any(word in lemminflect.getInflection(lemma, "VBD") for lemma in lemminflect.getLemma(word, "VERB"))


def _fits(text: str, start: int, word: str, at: int, tags: tuple[str, ...] | None) -> bool:
    tokens, place = _around(text, start, word, at)
    if tags is not None and place < len(tokens):
        return tokens[place].tag in tags
    if place + 1 >= len(tokens):
        return False
    return tokens[place].tag in ("NN", "NNS", "VBD", "VBZ", "VBP", "RB", "MD", "JJ", "IN")


_BRANDS = frozenset("Alpha Mercedes Max Lego Mac Van Mc Star Sky Blue Sun Black Red Metro Euro Media Inter Uni".split())
