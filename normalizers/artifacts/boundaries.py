"""Whether a sentence ended between two run-together words: "on FridayBrusati promised", "policeTwo people were"."""

import re

from normalizers.artifacts import places, seams
from normalizers.artifacts.clauses import FINITE, Token, is_clause, noun_phrase, tagged
from normalizers.artifacts.given import gender
from normalizers.artifacts.protect import Ground
from normalizers.languages.words import zipf

_APPOSED = re.compile(r", (?:\d\d|(?:an?|the|who|which) [^,.]{2,80}), ")
_LED = re.compile(r"(?:While|When|If|As|Although|Because|Since|According)\b[^,]*$")
_DAYS = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December Easter Christmas".split()
)
_NAMELIKE = frozenset(
    "State Civil National Federal Supreme General Public Regional Central Northern Southern Eastern Western South "
    "North East West New Old Saint Upper Lower Great Royal Grand Red Black White Foreign Interior Justice "
    "Emergency Health Finance Education Defence Defense Middle United".split()
)


def stands(ground: Ground, start: int, seam: int, end: int) -> bool:
    """Tell whether a whole sentence ends at a seam before a capital, and another begins there."""
    text = ground.text
    left, right = text[start:seam], text[seam:end]
    low, high = ground.sentence(start)
    before = text[low:seam]
    if seams.leads_name(left, right) or _LED.match(before) or len(before) < 15 or right in _DAYS:
        return False
    if not any(token.tag in FINITE for token in tagged(text, low, seam)):
        return False
    after = tagged(text, seam, high)
    if _plain(right):
        return any(token.tag in FINITE for token in after[1:]) and (left in _DAYS or left.islower() or _place(left))
    if not (left.islower() or left in _DAYS):
        return False
    apposed = _APPOSED.match(text, end)
    if apposed:
        after = [Token(0, 0, right, "NNP"), *tagged(text, apposed.end(), high)]
    after[:1] = [after[0]._replace(tag="NNP")] if after else []
    return is_clause(_without_adverb(after))


_REPORTED = frozenset("said reported announced stated added explained noted informed wrote declared confirmed".split())
_LATER = frozenset(("yesterday", "today", "tomorrow"))
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")


def lost_mark(ground: Ground, start: int, seam: int, end: int) -> str | None:
    """Return what a seam lost beside its space: a closing quotation mark, a comma; None if nothing shows it."""
    text = ground.text
    left, right = text[start:seam], text[seam:end]
    after = tagged(text, seam, ground.sentence(start)[1])
    speaks = _speaks(after)
    if _never_closed(text, seam, "“", "”") or _straight_open(text, ground.sentence(start), seam):
        mark = "”" if "“" in text else '"'
        if speaks:
            return f",{mark} "
        if right[0].isupper():
            return f".{mark} " if any(token.tag in FINITE for token in after[1:]) else None
        if right in (
            "and",
            "but",
            "in",
            "on",
            "at",
            "because",
            "after",
            "when",
            "while",
            "for",
            "as",
            "to",
            "which",
            "who",
        ):
            return f"{mark} "
        return None
    if left in _LATER and _WEEKDAY.fullmatch(right):
        return ", "
    before = text[ground.sentence(start)[0] : seam]
    if right.islower() and _ends_apposition(before, after):
        return ", "
    if right in _OPENS_CLAUSE and _PARTICIPLE.match(before) and is_clause(after):
        return ", "
    if right[0].isupper() and left.islower() and _opens_apposition(before, text[seam : ground.sentence(start)[1]]):
        return ", "
    if left[0].isupper() and right in ("where", "which", "who", "whose") and _named(left):
        return ", "
    if right in _REPORTED and len(after) > 1 and _named_speaker(after):
        said = tagged(text, ground.sentence(start)[0], seam)
        return ", " if any(token.tag in FINITE for token in said) else None
    return None


_OPENS_CLAUSE = frozenset("the a an he she they it his her their its this these there we".split())
# What stands before its main clause: "Questioned by the radio", "According to the union".
_PARTICIPLE = re.compile(
    r"(?:According to|Questioned|Interviewed|Asked|Quoted|Contacted|Speaking|In (?:a statement|an interview|a note)|"
    r"Thanks to|Because of|Due to|Despite|In response to|Reached|Cited|Approached|As reported|"
    r"Citing)\b[^,.;:“”\"]{0,80}"
)
_CALLED = re.compile(
    r"(?:(?:better|also|commonly|popularly|widely) )?(?:known as|nicknamed|called|alias|born) "
    r"(?:[A-ZÀ-Þ][\w’'-]+ ?){1,4}"
)
_NAMED = re.compile(r"(?:[A-ZÀ-ÞŁŚŻŠČ][\w’'-]+ (?:(?:de|da|do|di|del|van|von|der|la|al) )*){0,3}[A-ZÀ-ÞŁŚŻŠČ][\w’'-]+")
_NAME_OPENS = re.compile(
    r"[A-ZÀ-ÞŁŚŻŠČ][\w’'-]+(?: (?:(?:de|da|do|di|del|van|von|der|la|al) "
    r")*[A-ZÀ-ÞŁŚŻŠČ][\w’'-]+){1,3}, (?P<verb>[a-z]+) "
)


def _ends_apposition(before: str, after: list[Token]) -> bool:
    """Tell whether an apposition that a comma opened ends at a seam: "The minister, Pilar Echenique|said on Monday"."""
    if before.count(",") != 1 or len(before) > 200 or not after or after[0].tag not in FINITE | {"VBN"}:
        return False
    told = after[0].word in _REPORTED or after[0].word in ("asked", "called", "promised")
    if after[0].tag == "VBN" and not told and any(token.tag in FINITE for token in after):
        return False
    head, _, apposed = before.partition(",")
    apposed = apposed.strip()
    subject = tagged(head)
    if not subject or subject[0].tag not in ("DT", "PRP$", "NNP") or subject[0].word in _DAYS:
        return False
    if noun_phrase(subject, 0) != len(subject) or any(token.tag in FINITE for token in subject):
        return False
    if subject[0].tag == "NNP":
        return apposed.split(" ", 1)[0] in (
            "a",
            "an",
            "the",
            "head",
            "director",
            "president",
            "mayor",
            "spokesman",
        ) and (noun_phrase(tagged(apposed), 0) == len(tagged(apposed)))
    if _NAMED.fullmatch(apposed) or _CALLED.fullmatch(apposed):
        return True
    words = tagged(apposed)
    return bool(words) and words[0].tag == "CD" and noun_phrase(words, 0) == len(words)


def _opens_apposition(before: str, after: str) -> bool:
    """Tell whether a name in apposition starts at a seam, as the comma after it shows: "The head|Ana Ruiz, wants"."""
    named = _NAME_OPENS.match(after)
    if named is None or "," in before or len(before) > 200:
        return False
    head = tagged(before)
    verb = tagged(after, named.start("verb"), min(len(after), named.end() + 40))
    return (
        bool(verb)
        and verb[0].tag in FINITE
        and head[0].tag in ("DT", "PRP$")
        and noun_phrase(head, 0) == len(head)
        and not any(token.tag in FINITE for token in head)
    )


def _never_closed(text: str, at: int, opening: str, closing: str) -> bool:
    """Tell whether the last quotation before a place is open there and is not closed after it either."""
    opened = text.rfind(opening, 0, at)
    if opened < 0 or opened < text.rfind(closing, 0, at):
        return False
    low = text.rfind("„", 0, opened)
    if opening == "“" and low >= 0 and text.find("“", low) == opened:
        return False  # „…“: what opens in English closes in German
    shut, again = text.find(closing, at), text.find(opening, at)
    return shut < 0 or 0 <= again < shut


def _straight_open(text: str, sentence: tuple[int, int], at: int) -> bool:
    """Tell whether a straight mark opens in the sentence before a place and is the only one there."""
    start, end = sentence
    return text.count('"') == 1 and text.count('"', start, at) == 1 and end > at


def _speaks(after: list[Token]) -> bool:
    """Tell whether words name a speaker and say that he spoke, or the other way round."""
    words = [token.word for token in after[:12]]
    if words[:1] and words[0] in _REPORTED | {"told", "says"}:
        return True
    end = noun_phrase(after, 0)
    return 0 < end < len(after) and after[end].word in _REPORTED | {"told", "says", "warned", "recalled", "complained"}


def _named_speaker(after: list[Token]) -> bool:
    """Tell whether a verb of saying is followed by who said it and by nothing else: "reported the rescue service"."""
    end = noun_phrase(after, 1)
    return end > 1 and (end >= len(after) - 1 or after[end].word in ("on", "in", "late", "after", ","))


def _named(word: str) -> bool:
    return places.is_place(word) or gender(word) is not None or not seams.known_to_dictionary(word)


def _without_adverb(tokens: list[Token]) -> list[Token]:
    return [token for at, token in enumerate(tokens) if not (at == 1 and token.tag == "RB")]


def _plain(word: str) -> bool:
    """Tell whether a word with a capital is no name: "Farmers", "Two", "Nobody"."""
    return (
        zipf(word, "en") >= 3.6
        and word not in _NAMELIKE
        and not places.is_place(word)
        and gender(word) is None
        and (seams.known_to_dictionary(word) or word.lower() in seams.SMALL or zipf(word, "en") >= 5.0)
    )


def _place(word: str) -> bool:
    return gender(word) is None and not seams.known_to_dictionary(word)
