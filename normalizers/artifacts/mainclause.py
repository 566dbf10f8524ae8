"""Whether words can stand as a sentence: a subject and a finite verb outside every subordinate clause.

"with a telescope that a school had built" cannot: its verb belongs to "that". "at Fiumicino 34 flights had been
cancelled" can. "in March, the court in Leiria ruled" cannot either: a verb of saying at the end, with nothing said,
says who spoke.
"""

from collections.abc import Sequence
from itertools import pairwise

from normalizers.artifacts.clauses import FINITE, NOUNS, Token, noun_phrase

_SUBORDINATES = frozenset(
    "that because if although while as since after before until when where whether than unless though once whereas "
    "which who whom whose what how why".split()
)
_ALSO_PREPOSITIONS = frozenset("after before since until as than".split())
_SUBJECTS = NOUNS | frozenset(("PRP", "CD", "EX", "DT", "JJ", "VBG", "POS", "FW", "JJS", "JJR", "RBR"))
_CLAUSES = frozenset("that because if although while whether unless though once whereas".split())
_AUXILIARIES = frozenset("was were been be is are has had have being having".split())
_DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday yesterday today tomorrow".split())
_TIMES = frozenset("morning evening night afternoon noon midday midnight".split())
_SPEECH = frozenset(
    "said says reported announced added explained stated told informed wrote ruled noted stressed warned recalled "
    "claimed believes believe declared confirmed estimates estimated admitted insisted argued complained promised "
    "according decided agreed thinks say explain warn report announce add admit estimate confirm claim".split()
)
_BREAKS = frozenset((",", ";", ":", "–", "—", "-", "(", ")"))
# No sentence ends in these.
_NEVER_LAST = frozenset(
    "the a an of and but or nor because although while whose his its their your my our from with at for by than "
    "between against during into per via among who which whom every towards toward upon onto despite without near "
    "through about across within throughout behind beside under".split()
)
# These end one seldom, and not before what they lead to.
_LEADS_TO = {
    "to": ("VB", "DT", "NNP", "PRP$"), "that": ("DT", "PRP", "NNP", "NNS", "PRP$", "CD", "NN", "EX", "JJ"),
    "in": ("DT", "NNP", "CD", "PRP$", "NN"), "on": ("DT", "NNP", "CD", "PRP$"), "when": ("DT", "PRP", "NNP"),
    "has": ("VBN", "RB", "VBD", "CD", "DT"), "have": ("VBN", "RB", "VBD", "CD"), "had": ("VBN", "RB", "VBD", "CD"),
    "is": ("VBN", "VBG", "RB", "JJ"), "are": ("VBN", "VBG", "RB", "JJ"), "was": ("VBN", "VBG", "RB", "JJ"),
    "were": ("VBN", "VBG", "RB", "JJ"), "be": ("VBN", "JJ", "VBG", "VBD"), "been": ("VBN", "JJ", "VBG", "VBD"),
    "will": ("VB", "RB"), "would": ("VB", "RB"), "can": ("VB", "RB"), "could": ("VB", "RB"), "must": ("VB", "RB"),
    "after": ("DT", "NNS"), "two": ("NNS", "JJ"), "three": ("NNS", "JJ"), "four": ("NNS", "JJ"), "only": ("CD", "DT"),
    "should": ("VB", "RB"), "may": ("VB", "RB"), "might": ("VB", "RB"), "not": ("VB", "VBN", "VBG", "JJ"),
}  # fmt: skip


def cuts(last: str, first: Token) -> bool:
    """Tell whether no sentence can end in one word and the next begin with the other."""
    low = last.lower()
    return low in _NEVER_LAST or first.tag in _LEADS_TO.get(low, ())


def needs_more(word: str) -> bool:
    """Tell whether a short word is no abbreviation before a stop, but one that something must follow."""
    return word in _NEVER_LAST or word in _LEADS_TO


def stands(tokens: Sequence[Token], lenient: bool = False) -> bool:
    """Tell whether words hold a main clause; `lenient` takes participles behind a noun for past forms as well.

    The tagger takes many a past form for a participle: "the derby ended without goals".
    """
    segments = _segments(tokens)
    if not segments:
        return False
    mains = []
    heads_on = False
    for number, segment in enumerate(segments):
        if _main(segment, number, heads_on, lenient):
            mains.append(number)
        heads_on = heads_on or (noun_phrase(segment, 0) > 0 and segment[0].tag != "IN")
    if 0 not in mains and tokens[0].tag == "CC" and noun_phrase(tokens, 1) > 1:
        return False  # "and the Marche from Thursday, and tyres will be compulsory"
    if 0 not in mains and tokens[0].tag in ("IN", "TO") and len(segments) > 1 and segments[1][0].tag == "CC":
        return False  # "in the thin air of Oruro, and they conceded twice"
    # ", the spokeswoman said on Tuesday": it only says who spoke, if something comes before.
    phrase_first = segments[0][0].tag in ("IN", "TO", "CC", "VBG", "VBN", "RB")
    return any(number == 0 or not _only_speaks(segments[number], phrase_first) for number in mains)


def _segments(tokens: Sequence[Token]) -> list[list[Token]]:
    segments: list[list[Token]] = [[]]
    for token in tokens:
        if token.word in _BREAKS:
            segments.append([])
        else:
            segments[-1].append(token)
    return [segment for segment in segments if segment]


def _main(segment: list[Token], number: int, heads_on: bool, lenient: bool) -> bool:
    """Tell whether a stretch between commas has a finite verb that no subordinate clause claims."""
    verbs, openers, claimed = 0, 0, False
    led = segment[0].tag in ("IN", "TO") and segment[0].word.lower() not in _CLAUSES
    led = led and not (len(segment) > 1 and segment[0].word in ("about", "around", "over") and segment[1].tag == "CD")
    for at, token in enumerate(segment):
        low = token.word.lower()
        if low in _SUBORDINATES and _subordinates(segment, at):
            openers += 1
        elif _finite(segment, at, lenient):
            if openers:
                openers, claimed = openers - 1, True
                continue
            before = _before(segment, at)
            if led and not verbs and not _second_subject(segment, at) and not _turned_round(segment, at):
                continue
            if claimed:
                verbs += 1
                continue
            if before is None:
                verbs += number > 0 and heads_on and token.tag != "VBP"
            elif before.tag in _SUBJECTS or before.word.lower() in ("that", "this", "there", "which", "one"):
                verbs += 1
    return verbs > 0


def _subordinates(segment: list[Token], at: int) -> bool:
    """Tell whether a word opens a clause of its own: "after talks" opens none, and "that" may be "that house"."""
    low = segment[at].word.lower()
    if low == "that" and at == 0 and at + 1 < len(segment) and segment[at + 1].word in ("is", "was", "will", "would"):
        return False
    if low == "that" and segment[at].tag == "DT" and at + 1 < len(segment) and segment[at + 1].tag in NOUNS:
        return False
    if low == "than" and at + 1 < len(segment) and segment[at + 1].tag == "CD":
        return False
    if low not in _ALSO_PREPOSITIONS:
        return True
    end = noun_phrase(segment, at + 1)
    if end == at + 2 and (segment[at + 1].tag in ("NNP", "CD") or segment[at + 1].word in _DAYS) and at:
        return False  # "before Christmas is"
    while end < len(segment) and segment[end].tag == "RB":
        end += 1
    return at + 1 < end < len(segment) and _finite(segment, end)


def _second_subject(segment: list[Token], verb: int) -> bool:
    """Tell whether a subject stands between what a preposition leads and a verb: "at Fiumicino 34 flights had"."""
    for one, two in pairwise(segment[1:verb]):
        if two.tag == "PRP" or (one.tag in NOUNS and two.tag in ("DT", "PRP$", "EX")):
            return True
        if two.tag == "CD" and one.tag in NOUNS:
            return True
        if one.tag == "CD" and len(one.word) == 4 and one.word.isdigit() and two.tag in NOUNS | {"JJ", "DT"}:
            return True
        if one.word in _DAYS and two.tag in NOUNS | {"JJ"} and two.word not in _TIMES:
            return True
    return verb > 1 and segment[verb - 1].tag == "PRP"


def _turned_round(segment: list[Token], verb: int) -> bool:
    """Tell whether the subject follows: "among the finds are two combs"."""
    return (
        segment[verb].word in ("is", "are", "was", "were")
        and verb + 1 < len(segment)
        and segment[verb + 1].tag in ("DT", "CD", "NNS", "NNP", "PRP$", "JJ")
    )


def _finite(segment: list[Token], at: int, lenient: bool = False) -> bool:
    token = segment[at]
    if lenient and token.tag == "VBN" and at and (segment[at - 1].tag in _SUBJECTS or segment[at - 1].tag == "RB"):
        return not any(other.word in _AUXILIARIES for other in segment[max(0, at - 2) : at]) and (
            at + 1 >= len(segment) or segment[at + 1].word != "by"
        )
    if token.tag in FINITE:
        return not (token.tag == "VBP" and at and segment[at - 1].tag in ("TO", "MD", "DT", "IN", "JJ"))
    # The tagger takes many a past form for a participle: "police arrested two".
    return (
        token.tag == "VBN"
        and at > 0
        and segment[at - 1].tag in ("NNS", "NN", "NNP", "PRP")
        and at + 1 < len(segment)
        and segment[at + 1].tag in ("DT", "PRP$", "CD")
    )


def _before(segment: list[Token], at: int) -> Token | None:
    at -= 1
    while at >= 0 and segment[at].tag in ("RB", "MD"):
        at -= 1
    return segment[at] if at >= 0 else None


def _only_speaks(segment: list[Token], phrase_first: bool) -> bool:
    """Tell whether a stretch is a speaker and a verb of saying, with a day or a hearer at most."""
    verb = next((at for at, token in enumerate(segment) if token.word.lower() in _SPEECH and token.tag in FINITE), -1)
    if verb < (0 if phrase_first else 1) or any(_finite(segment, at) for at in range(verb)):
        return False
    rest = segment[verb + 1 :]
    return not any(_finite(rest, at) or token.word == "that" for at, token in enumerate(rest)) and (
        not rest or rest[0].tag in ("IN", "TO", "NNP", "NNS", "RB") or segment[verb].word == "told"
    )
