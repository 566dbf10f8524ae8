"""Words and sentences that were never translated: "[militar]", a whole sentence in Portuguese.

A word that a table has (`artifacts/leftovers.py`) gets its English one; other words that English does not know are
flagged, German compounds among them. A bracketed word is translated in place and keeps its brackets, where an engine
for the pair is there and its answer is
English; a sentence likewise. Anything else is flagged. Right and alike: editors' brackets in English, [sic], foreign
words that English has taken (junta, siesta), words that the story explains ("the sindaco, or mayor") or uses again and
again, titles of newspapers, quotations left in the original on purpose.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from normalizers.artifacts import leftovers, places
from normalizers.artifacts.about import About
from normalizers.artifacts.leftovers import Leftover
from normalizers.artifacts.origin import LANGUAGES
from normalizers.artifacts.protect import Ground
from normalizers.edits import Edit, Flag
from normalizers.languages import detect, facts
from normalizers.languages.words import zipf

BRACKET = "The bracketed words were left in the source language; they are translated in place."
SENTENCE = "This sentence was left in the source language; it is translated in place."
WORD = "This word seems to have been left in the source language."
PASSAGE = "This passage is in another language than its story."
TRANSLATED = "This word was left in the source language."
COMPOUND = "This German word seems to have been left as it was."
MONEY = frozenset("reais real pesos soles lempiras zlotys hryvnias hryvnia rubles roubles kopecks".split())
SURE = 0.9  # a source language this likely is the only one that is tried
NEAR = 0.7  # languages whose words are this nearly as fitting are tried as well
_BRACKETED = re.compile(r"\[(?P<inside>[^\[\]\n]{3,80})\]")
_CYRILLIC = re.compile(r"[а-яёіїєґ]{2,}(?:[ ,-]+[а-яёіїєґ]+)*", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")
LIKELY = 0.5  # that the text is from a language, for its table
ALIEN = 1.0  # Zipf in English below which a word of a table may be mended whatever the source
OFTEN = 2  # a word that stands more often is one that the story has taken
_GLOSS_AFTER = re.compile(
    r"[’”\"'»)]|-\w|,? ?\(| (?:is|was|means|meant) (?:an? |the )?(?:[A-Z][a-z]+ )?(?:word|term|"
    r"name)\b|, (?:or|which means|meaning|that is|i\.e\.|the (?:local|[A-Z][a-z]+) "
    r"(?:word|term|name)) "
)
_GLOSS_BEFORE = re.compile(
    r"(?:[‘“\"'«(]|\w-|\b(?:called|termed|dubbed|named|titled|known (?:locally )?as|so-called|word|term|or|as a|"
    r"the [A-Z][a-z]+ for) (?:an? |the )?)\Z"
)
_ARTICLE = re.compile(r"\b(?P<article>[Aa]n?) \Z")
_MANY = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{2,}|[2-9]|several|many|all|these|those|"
    r"some|few|"
    r"hundreds of|thousands of|dozens of|more|most|other|both)(?: [a-z-]+)? \Z"
)
_MANY_AFTER = re.compile(r" (?:are|were|have|do)\b")
_VOWEL = re.compile(r"(?i:(?!uni(?:[^nm]|$)|use|usu|eu|one\b)[aeiou]|hour|hono)")
_GERMAN = re.compile(r"[A-ZÄÖÜ][a-zäöüß]{6,}")
_BEFORE_COMMON = re.compile(
    r"\b(?:the|an?|this|that|these|those|no|any|each|its|his|her|their|new|old|of|for|with|without|der|die|das|dem|"
    r"den|des|"
    r"eine?[mnrs]?)(?: [a-z-]+)? \Z"
)
_GERMAN_ARTICLE = re.compile(r"\b(?:der|die|das|dem|den|des|eine?[mnrs]?|im|am|zur|zum|und) \Z")
_WORD_BEFORE = re.compile(r"[^\W\d_]+ \Z")
# Small words of a source language that are English words as well.
_ENGLISH_TOO = frozenset(
    "a an as am are at be by die do for had hat has he her him his i in is it me met no not of on or over so the to "
    "under up was we were who will with you more all but also".split()
)
_STRETCH = re.compile(r" [^\W\d_]+")
_KNOWN_PARTS = re.compile(
    r"(?:un|re|non|anti|pre|post|over|under|out|super|sub|mis|dis|co|semi|micro|multi|mini|cyber|eco|bio|geo|photo|"
    r"psycho|"
    r"neuro|electro|hydro|tele|auto|trans|inter|counter)?(?P<stem>.{3,}?)(?:s|es|ed|ing|er|ers|ly|ness|like|less|"
    r"able|ward|wards|"
    r"wise|ish|ist|ists|ism|ian|ians|ful|hood|ship|woman|women|man|men|gate|y|’s)?"
)


GLOSS = 60  # characters after a word in which a story may say what it means: "the questura, the police headquarters"


def find(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Propose translations of bracketed residue and of whole sentences; single words elsewhere are only flagged."""
    if about.language != "en":
        return
    yield from _bracketed(ground, about)
    seen = []
    for match in _CYRILLIC.finditer(ground.text):
        if ground.text[match.start() - 1 : match.start()] != "[" and not ground.quoted(*match.span()):
            seen.append(match.span())
            yield Flag(*match.span(), match.group(), "residue.passage", PASSAGE, 0.8)
    # A detector asked about every sentence is dear; one in another language has words that English does not know.
    strange = any(not zipf(word, "en") > 2.5 for _, word in ground.tokens if len(word) > 3 and word.islower())
    for start, end, found in detect.foreign(ground.text, about.language) if strange else ():
        seen.append((start, end))
        passage = ground.text[start:end]
        output = about.translate(passage, found.language) if about.translate else None
        if output and not ground.quoted(start, end) and found.confidence >= 0.8:
            yield Edit(start, end, passage, output, "residue.sentence", SENTENCE, 0.92)
        else:
            yield Flag(start, end, passage, "residue.passage", PASSAGE, 0.8, output)
    known = list(_known(ground, about))
    yield from known
    seen += [(found.start, found.end) for found in known]
    if about.source and about.source_confidence >= 0.5:
        yield from _words(ground, about, seen)
        if about.source == "de":
            yield from _compounds(ground, about, seen)


def _bracketed(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    for match in _BRACKETED.finditer(ground.text):
        inside = match["inside"]
        words = _LETTERS.findall(inside)
        if not words or any(zipf(word, "en") >= 2.7 for word in words if len(word) > 3) or len("".join(words)) < 4:
            continue
        sources = _languages_of(words, about)
        if not sources:
            continue
        start, end = match.span("inside")
        output = None
        for source in sources:
            if all(zipf(word, source) >= 3.0 for word in words) and about.translate:
                output = about.translate(inside, source)
            if output and _is_english(output):
                after = output.rstrip(".")
                after = after[0].lower() + after[1:] if inside[0].islower() else after
                yield Edit(start, end, inside, after, "residue.bracketed", BRACKET, 0.93)
                break
        else:
            yield Flag(start, end, inside, "residue.bracketed", BRACKET, 0.8)


def _known(ground: Ground, about: About) -> Iterator[Edit | Flag]:
    """Propose what a table has for a word, in its number and with the article that it needs."""
    taken = -1
    text = ground.text
    hits = sorted(
        (last + 1 - len(form), -len(form), form, known) for last, (form, known) in leftovers.index().iter(text)
    )
    for start, _, form, known in hits:
        end = start + len(form)
        if start < taken or (start and text[start - 1].isalnum()) or text[end : end + 1].isalnum():
            continue
        one = _fitting(known, form, about)
        if one is None or not _stands_alone(ground, about, start, end, one):
            continue
        taken = end
        inside = text[start - 1 : start] == "[" and text[end : end + 1] == "]"
        often = about.counts.get(form, 1) > OFTEN
        quoted = ground.quoted(start, end) and not form.isupper()
        if not inside and (quoted or often or _explained(text, start, end) or one.meant in text[end : end + GLOSS]):
            continue
        if not inside and _among_its_own(text, start, end, one.language):
            first, last = _stretch(ground, one.language, start, end)
            yield Flag(first, last, text[first:last], "residue.passage", PASSAGE, 0.8)
            continue
        after = _in_number(text, start, end, one)
        titled = one.language == "de" and text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()
        if titled or start == ground.sentence(start)[0]:
            after = after[0].upper() + after[1:]
        first = start
        if before := _ARTICLE.search(text, max(0, start - 3), start):
            article = "an" if _VOWEL.match(after) else "a"
            if article != before["article"].lower():
                first = before.start()
                after = (article.capitalize() if before["article"][0].isupper() else article) + " " + after
        yield Edit(first, end, text[first:end], after, "residue.left", TRANSLATED, 0.93)


def _among_its_own(text: str, start: int, end: int, language: str) -> bool:
    """Tell whether a small word of the same language stands beside: "sindaco di", "de contrabando"."""
    about = facts.of(language)
    after, before = _STRETCH.match(text, end), _WORD_BEFORE.search(text, max(0, start - 12), start)
    beside = {match.group().strip() for match in (after, before) if match}
    return about is not None and bool(beside & set(about.function_words) - _ENGLISH_TOO)


def _fitting(known: tuple[Leftover, ...], form: str, about: About) -> Leftover | None:
    """Return the entry of the source's language, or the only one there is where nobody knows the source."""
    likely = [one for one in known if about.odds.get(one.language, 0.0) >= LIKELY]
    if likely:
        return likely[0]
    if about.source_confidence >= LIKELY or zipf(form, "en") >= ALIEN or len(form) < 5:
        return None
    return known[0] if len({one.meant for one in known}) == 1 else None


def _stands_alone(ground: Ground, about: About, start: int, end: int, one: Leftover) -> bool:
    """Tell whether a word is no name or part of one: German nouns carry a capital, others only at the start."""
    text = ground.text
    word = text[start:end]
    opens = start == ground.sentence(start)[0]
    follows = text[end : end + 1] == " " and text[end + 1 : end + 2].isupper()
    before = text[:start].rsplit(" ", 2)[-2] if " " in text[:start].strip() else ""
    led = before[:1].isupper() and not opens and start - len(before) - 1 != ground.sentence(start)[0]
    if one.language == "de":
        title = one.meant in ("mayor", "prosecutor", "minister", "priest", "bishop", "pastor", "district administrator")
        return word == one.word and not led and (not follows or title)
    if word[0].isupper() and one.word[0].islower():
        return (opens or one.meant[0].isupper()) and not follows and not led
    return True


def _explained(text: str, start: int, end: int) -> bool:
    """Tell whether a story says what a word means, or that it is a word."""
    return bool(_GLOSS_AFTER.match(text, end) or _GLOSS_BEFORE.search(text[max(0, start - 40) : start]))


def _in_number(text: str, start: int, end: int, one: Leftover) -> str:
    if one.both and (_MANY.search(text[max(0, start - 30) : start]) or _MANY_AFTER.match(text, end)):
        return leftovers.plural_of(one.meant)
    return one.meant


def _words(ground: Ground, about: About, seen: list[tuple[int, int]]) -> Iterator[Flag]:
    """Flag words in small letters that English does not know: of the source by its word list, or of no list at all."""
    assert about.source is not None
    for start, word in ground.tokens:
        end = start + len(word)
        if (
            len(word) < 4
            or not word.islower()
            or "'" in word
            or "’" in word
            or about.counts.get(word, 1) > OFTEN
            or word in MONEY
        ):
            continue
        here = zipf(word, "en")
        there = zipf(word, about.source)
        of_source = here <= 2.3 and there >= 3.0 and there - here >= 1.5
        if not of_source and (here > 0.0 or not _alien(word)):
            continue
        if any(a <= start < b for a, b in seen) or ground.text[start - 1 : start] == "[":
            continue
        if _explained(ground.text, start, end):
            continue
        if ground.quoted(start, end) and not (here == 0.0 and not word.isascii()):
            continue
        first, last = _stretch(ground, about.source, start, end)
        yield Flag(first, last, ground.text[first:last], "residue.word", WORD, 0.7 if of_source else 0.5)


def _stretch(ground: Ground, source: str, start: int, end: int) -> tuple[int, int]:
    """Return a span with the words after it that are the source's as well: "kig ha farz", "tremoço seco e"."""
    stop = ground.sentence(start)[1]
    while (match := _STRETCH.match(ground.text, end)) and match.end() <= stop:
        word = match.group()[1:]
        if zipf(word, source) - zipf(word, "en") < 1.0 and not (zipf(word, "en") == 0.0 and word.islower()):
            break
        end = match.end()
    return start, end


@lru_cache(maxsize=5_000)
def _alien(word: str) -> bool:
    """Tell whether no English dictionary has a word, nor what is left of it without its prefixes and endings."""
    import lemminflect

    if "-" in word or "’" in word or "'" in word or any(char.isdigit() for char in word):
        return False
    if lemminflect.getAllLemmas(word) or (match := _KNOWN_PARTS.fullmatch(word)) is None:
        return False
    stem = match["stem"]
    forms = (stem, stem + "e", stem + "y", stem[:-1])
    if any(zipf(form, "en") >= 2.0 or lemminflect.getAllLemmas(form) for form in forms):
        return False
    return not any(zipf(word[:cut], "en") >= 3.0 and zipf(word[cut:], "en") >= 3.0 for cut in range(3, len(word) - 2))


def _compounds(ground: Ground, about: About, seen: list[tuple[int, int]]) -> Iterator[Flag]:
    """Flag German nouns: a compound of two German words, or any that follows a German article."""
    for match in _GERMAN.finditer(ground.text):
        start, end = match.span()
        word, before = match.group(), ground.text[max(0, start - 40) : start]
        if zipf(word, "en") > 0.5 or places.is_place(word) or ground.quoted(start, end):
            continue
        if about.counts.get(word, 1) > OFTEN:
            continue
        if any(a <= start < b for a, b in seen) or re.match(r"(?: |-)[A-Z]", ground.text[end : end + 2]):
            continue
        if _GERMAN_ARTICLE.search(before) or (_BEFORE_COMMON.search(before) and _is_compound(word.lower())):
            if re.search(r"\b(?:of|for|with) \Z", before) and not _UNCOUNTED.search(before):
                continue  # "the mayor of Herzogenaurach"
            yield Flag(start, end, word, "residue.compound", COMPOUND, 0.6)


_UNCOUNTED = re.compile(
    r"\b(?:kilos?|kilograms?|tonnes?|tons|litres?|metres?|boxes|packets|sort|kind|amount|form|lot|lack|piece) of \Z"
)


@lru_cache(maxsize=5_000)
def _is_compound(word: str) -> bool:
    """Tell whether a word is two German words, with an s between them or without."""
    for cut in range(4, len(word) - 3):
        head, tail = word[:cut], word[cut:]
        linked = head[:-1] if head.endswith(("s", "n")) else head
        if zipf(tail, "de") >= 2.8 and max(zipf(head, "de"), zipf(linked, "de")) >= 3.0:
            return True
    return word.endswith(("ung", "heit", "keit", "schaft", "verein", "gesetz")) and zipf(word, "de") > 0


def _languages_of(words: list[str], about: About) -> list[str]:
    """Return the languages that the words may be in, likeliest first: a near tie is for the engines to decide."""
    sure = about.source in LANGUAGES and about.source_confidence >= SURE
    candidates = (str(about.source),) if sure else LANGUAGES
    scored = []
    for language in candidates:
        known = sorted(zipf(word, language) for word in words)
        rarest = known[1] if len(known) > 2 else known[0]  # one word in three or more may be rare
        gap = sum(zipf(word, language) - zipf(word, "en") for word in words) / len(words)
        if rarest >= 3.0 and gap >= 1.5:
            scored.append((-gap, language))
    return [language for gap, language in sorted(scored) if gap <= min(scored)[0] + NEAR]


def _is_english(text: str) -> bool:
    words = _LETTERS.findall(text)
    return bool(words) and all(zipf(word, "en") >= 3.0 for word in words if word.islower())
