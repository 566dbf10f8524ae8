"""What editors tell editors: "(Adds comments, detail)", "Eds: …", who contributed, what nobody may do with it."""

import re
from collections.abc import Iterator

from normalizers.layout import wire
from normalizers.layout.agencies import known, names
from normalizers.layout.endings import at_end
from normalizers.layout.lift import STOPS, Lift, Where, either, ended, quoted, words
from normalizers.layout.phrases import NETWORKS

_OPEN, _CLOSE = r"[(\[（［]", r"[)\]）］]"
_INNER = r"[^()\[\]（）［］\n]"
# (Adds comments, detail) | (Actualisé avec citation) | (In Jan. 3 story, corrects …) | (Neu: …)
_UPDATE = re.compile(
    rf"{_OPEN}{{1,2}}\s?(?:(?i:{wire.pattern(wire.table('updates'))})(?![^\W\d_-])"
    rf"|(?i:in (?:an? |the |our )?{_INNER}{{3,40}}(?:story|item|report|dispatch),? (?:corrects|removes|adds|fixes"
    rf"|clarifies)\b)"
    rf"|(?i:this (?:version |story |item )?(?:of the story )?(?:corrects|clarifies|updates|adds|has been corrected)\b)"
    rf"|(?i:(?:dans|en|em|in) {_INNER}{{3,50}}(?:corrige|rectifie|rectifica|corregge|retifica|berichtigt)\b))"
    rf"{_INNER}{{0,400}}{_CLOSE}{{1,2}}\.?\s*"
)
# Eds: … | ACHTUNG REDAKTIONEN: … | Noot voor de redactie, niet voor publicatie: …
_EDITORS = re.compile(
    rf"[(\[*_#\s–—-]{{0,6}}(?P<label>(?i:{wire.pattern(wire.table('editors'))}))(?![^\W_])[*_]{{0,2}}"
    rf"(?:\s?[,(/]\s?[^:\n]{{2,60}}?)?\s?(?:[:：]|[-–—]{{1,2}}(?=\s)|!(?=\s))\s*\S[^\n]{{1,1500}}"
)
_SLUG = re.compile(r"(?:[A-Z]{1,2}-)?[A-Z]{2}(?:-[A-Z]{2,3})?-{1,2}[A-Z][\w .'’/&-]{2,60}(?:,\s?\d?[^\n,.]{2,40}){0,3}")
# ((jane.doe@example.com; +44 20 …))
_DOUBLE = re.compile(r"\(\([^()\n]{6,400}\)\)|\(" + f"{wire.MAIL}" + r"[^()\n]{0,300}\)")
_SIGNS = wire.pattern(wire.table("signs"))
_NAMED = r"(?:\s?[:：]\s?|\s)[^\W\d_a-zа-яёіїєґ]"
_SIGNED = re.compile(
    rf"{_OPEN}\s?(?:(?i:{_SIGNS}){_NAMED}{_INNER}{{1,300}}"
    rf"|[^\W\d_a-zа-яё]{_INNER}{{2,80}}?[,;]\s(?i:{_SIGNS}){_NAMED}{_INNER}{{1,200}}"
    rf"|{_INNER}{{2,16}}(?:記者|记者|기자)(?:[\s　、]+{_INNER}{{0,40}}[:：]{_INNER}{{1,30}})?){_CLOSE}\.?"
)
_SIGNED_LINE = re.compile(
    rf"(?P<role>(?i:{_SIGNS}))\s?(?P<mark>[:：]?)\s?(?P<who>[^\W\d_a-zа-яё][^.!?\n]{{3,120}}?)"
    rf"(?:\s?[;,/|]\s?(?i:{_SIGNS})\s?[:：]?\s?[^\W\d_a-zа-яё][^.!?\n]{{3,120}}?){{0,3}}\.?"
)
_NAME_WORDS = re.compile(
    r"[^\W\d_a-zа-яё][\w.'’-]*|(?:and|und|et|y|e|i|en|och|og|ja|a|și|и|та|in|de|da|do|di|van|von|à|zu|w|[,;/&|-])"
)
_WORKERS = (
    r"writers?|journalists?|reporters?|correspondents?|photographers?|editors?|freelancers?|journalistes?"
    r"|correspondante?s?|"
    r"periodistas?|corresponsal(?:es)?|jornalistas?|correspondentes?|giornalist[aie]|corrispondent[ei]|"
    r"(?:reporter|journalist|korrespondent|autor)(?:in)?(?:nen)?|журналист\w*|корреспондент\w*|verslaggevers?"
    r"|reportrar?"
)
_STRONG = wire.pattern(entry for entry in wire.table("contributed") if " " in entry)
_CONTRIBUTED = re.compile(
    rf"[^.!?\n]{{3,200}}?\s(?i:{_STRONG})\b[^.!?\n]{{0,60}}\.?|[^.!?\n]{{3,120}}?\scontributed\.?"
)
_FROM = re.compile(r"(?:[A-Z][\w'’.-]+,?\s(?:and\s)?){1,6}reported from [A-Z][^.!?\n]{2,80}\.?")
_FOLLOW = re.compile(
    rf"(?i:(?:you can )?follow|suivez|siga a|sigue a|sigan a|folgen sie|seguite|segui|volg|följ|følg)"
    rf"\s(?:(?i:him|her|them|the)\b|@|[A-ZÀ-Þ])[^.!?,\n]{{0,60}}\s(?i:on|sur|en|no|na|auf|su|op"
    rf"|på)\s(?i:{either(NETWORKS)})\b"
    rf"(?:\s?(?:at|:|,)?\s?(?:{wire.URL}|@\w+|\w[\w.]+/\w+)(?:\sand\s@\w+)?)?\.?"
)
_COVERAGE = re.compile(
    r"(?i:more |full |follow |read )?(?:(?i:of )?(?:the )?)?AP(?:['’]s)?\b[^.!?\n]{2,80}:\s?https?://\S+"
)
_STANDARDS = re.compile(
    r"[^.:!?\n]{3,40}\s?:\s[^.:!?\n]{0,40}Thomson\sReuters[^.:!?\n]{0,40}\.?(?:,? opens new tab)?|(?:©|\(c\)"
    r"|Copyright)?"
    r"\s?[^.!?\n]{0,40}Thomson Reuters[^!?\n]{0,40}Click (?i:for restrictions)[^\n]{0,120}"
)
_FIRST = re.compile(
    r"This (?:report|article|story|column|content|text) (?:by|from|of) [^.!?\n]{3,60} was (?:first"
    r"|originally) published"
    r" [^!?\n]{3,40}|Cette (?:dépêche|chronique) (?:de |d['’])[^.!?\n]{3,60} a été (?:initialement "
    r"|d['’]abord )?(?:publiée|diffusée)[^!?\n]{3,60}"
)
_OWNER = re.compile(
    r"[*\s]{0,3}(?:[©®]|\(c\)|\(C\)|(?i:copyright))(?:\s?(?:[©®]|\([cC]\)))?\s?(?:(?i:by)\s)?"
    r"(?P<year>\d{4}(?:\s?-\s?\d{4})?)?,?\s?(?:(?i:by)\s)?"
    r"(?P<who>[^.!?\n]{2,60}?)(?:\s(?P<late>\d{4}))?(?:\s?\((?:www\.)?[\w.-]+\))?(?P<end>[.,](?=\s|$)|$"
    r"|(?=\s[-–—]\s))(?P<rest>.*)",
    re.DOTALL,
)
_RIGHTS = re.compile(rf"(?i:{wire.pattern(wire.table('rights'))})")

_EDITORIAL = "What editors tell editors about this version is no part of the story."
_SIGNATURE = "The names of reporters and editors after the story are no part of its text."
_RIGHT = "A line of rights is no part of the story."


def find(text: str, where: Where) -> Iterator[Lift]:
    """Find notes from newsroom to newsroom at the edges of a story.

    Left alone: the same words inside a sentence or in the middle of a story; a bracket that is a sentence of the story
    ("(Reuters gave 5 million to the fund.)"); "Editor's note:", which is for readers; a story about copyright.
    """
    if where.first < 0 or where.kind == "preformatted" or where.hidden is not None or not text.strip():
        return
    line, end, alone = text.strip(), len(text), where.first + where.last > 0
    if where.first <= 3 and alone:
        update = _UPDATE.match(text)
        if update and (update.end() == end or (where.first <= 1 and _before_story(text, update))):
            yield Lift(0, update.end(), "note", "note.update", _EDITORIAL, 0.96, note=update.group().strip())
            return
        if where.first <= 1 and wire.key(line.strip("*-–— .:")) in _RELEASES:
            yield Lift(0, end, "note", "note.release", "The line says what sort of dispatch this is.", 0.95)
            return
        if where.first == 0 and len(line) <= 100 and "--" in line and _SLUG.fullmatch(line):
            yield Lift(0, end, "note", "note.slug", "The keyword line of the wire is no part of the story.", 0.94)
            return
    at_tail = alone and where.first > 0 and at_end(where)
    if alone and (where.first <= 3 or at_tail) and _to_editors(line):
        private = wire.has_contact(line) or "publi" in line
        yield Lift(0, end, "note", "note.editors", _EDITORIAL, 0.96, note=None if private else line)
        return
    if at_tail:
        yield from _closing(text, line, where)


def _before_story(text: str, update: re.Match[str]) -> bool:
    """Say whether a bracket in front of a sentence is a note: it has no sentence in it."""
    return text[update.end()].isupper() and update.group().rstrip(" )]")[-1:] not in STOPS


def _to_editors(line: str) -> bool:
    """Say whether a block speaks to editors; "Editors:" alone may open a sentence, "EDITORS:" does not."""
    match = _EDITORS.fullmatch(line)
    return match is not None and (match["label"].isupper() or wire.key(match["label"]) != "editors")


_RELEASES = frozenset(wire.table("releases"))


def _closing(text: str, line: str, where: Where) -> Iterator[Lift]:
    end = len(text)
    if _UPDATE.fullmatch(line) or (len(line) <= 420 and _DOUBLE.fullmatch(line)):
        rule = "note.contact" if wire.has_contact(line) else "note.update"
        yield Lift(0, end, "note", rule, _EDITORIAL, 0.96, note=line if rule == "note.update" else None)
    elif len(line) <= 420 and (_is_signed(line) or _is_signature(line)):
        yield Lift(0, end, "credit", "credit.sign-off", _SIGNATURE, 0.96)
    elif len(line) <= 200 and (_STANDARDS.fullmatch(line) or _FIRST.fullmatch(line)):
        yield Lift(0, end, "note", "note.standards", "The line is about the agency, not about the news.", 0.96)
    elif len(line) <= 400 and _contributed(line, where):
        yield Lift(0, end, "credit", "credit.contributed", _SIGNATURE, 0.96)
    elif words(line) <= 30 and (_FOLLOW.fullmatch(line) or _COVERAGE.fullmatch(line)) and not line.endswith("?"):
        yield Lift(0, end, "promo", "promo.call", "The line asks the reader to follow, share or subscribe.", 0.95)
    elif len(line) <= 600 and is_rights(line):
        yield Lift(0, end, "credit", "credit.rights", _RIGHT, 0.96)
    else:
        yield from _tail(text)


def _tail(text: str) -> Iterator[Lift]:
    """Find a signature in brackets behind the last stop of the last paragraph."""
    start = max(text.rfind("("), text.rfind("（"))
    # A sentence of Chinese or Japanese is short.
    if (
        start > (8 if text[:start].endswith("。") else 20)
        and len(text) - start <= 320
        and ended(text, start)
        and not quoted(text, start)
    ):
        tail = re.sub(r"(?<=）)\d{5,8}$", "", text[start:].strip())  # the date behind a signature from Taipei
        if _is_signed(tail) or _UPDATE.fullmatch(tail):
            yield Lift(start, len(text), "credit", "credit.sign-off", _SIGNATURE, 0.95)


def _is_signed(line: str) -> bool:
    """Say whether a bracket is roles and names: what is left without them is little, or whom to call."""
    if not _SIGNED.fullmatch(line):
        return False
    if wire.has_contact(line):
        return True
    rest = re.sub(rf"(?i:(?<![^\W_])(?:{_SIGNS})(?![^\W_]))\s?[:：]?", " ", line.strip("()[]（）. "))
    left = _NAME_WORDS.sub(" ", rest)
    return words(left) * 3 <= words(line)


def _is_signature(line: str) -> bool:
    """Say whether a line without brackets is roles and names and nothing else: "Edição: Ana Campos"."""
    match = _SIGNED_LINE.fullmatch(line)
    if match is None or words(line) > 16:
        return False
    rest = re.sub(rf"(?i:{_SIGNS})\s?[:：]?", " ", line)
    left = _NAME_WORDS.sub(" ", rest).strip(" .,:;")
    return not left and bool(match["mark"] or words(match["role"]) > 1)


def _contributed(line: str, where: Where) -> bool:
    ruled = where.first > 0 and bool(wire.SEPARATOR.fullmatch(where.body[where.first - 1].strip()))
    sentences = re.split(r"(?<=[^\W\d_]{3}\.)\s+(?=[^\W\d_a-z])", line.lstrip("_ —-"))
    ruled = ruled or line.startswith("___")
    sure = False
    for sentence in sentences:
        if _CONTRIBUTED.fullmatch(sentence):
            signed = re.search(rf"\b(?i:{_WORKERS})\b", sentence) or any(
                known(w) for w in re.findall(r"[A-ZÀ-Þ]{2,5}|Associated Press|Reuters", sentence)
            )
            if not (signed or ruled):
                return False
            sure = True
        elif not (_FROM.fullmatch(sentence) or (ruled and _FROM.match(sentence))):
            return False
    return sure or ruled


def _named(who: str) -> bool:
    """Say whether these words are a name: capitals, figures, addresses, and the small words that names have."""
    return all(
        word[0].isupper() or word[0].isdigit() or word in _PARTICLES or known(word.strip(",")) or "." in word
        for word in who.replace("/", " ").replace("(", " ").split()
    )


_PARTICLES = frozenset("the of and & de del della di la le les der die das und et y e van von for für".split())


def is_rights(line: str) -> bool:
    """Say whether a block is the owner's name behind © and what nobody may do, or the latter alone."""
    if line.startswith("(") and line.rstrip(".").endswith(")"):
        line = line.rstrip(".")[1:-1]
    match = _OWNER.fullmatch(line)
    if (
        match
        and words(match["who"]) <= 8
        and _named(match["who"])
        and (match["year"] or match["late"] or names(match["who"]) or "©" in line[:14])
    ):
        rest = match["rest"].strip(" .-–—")
        sentences = re.split(r"(?<=[a-zà-ž]\.)\s+", rest) if rest else []
        if all(_RIGHTS.search(sentence) or names(sentence) or len(sentence) < 4 for sentence in sentences):
            return True
    sentences = [part for part in re.split(r"(?<=[\w\]]{2}\.)\s+", line) if part]
    sure = sum(1 for part in sentences if _RIGHTS.match(part.strip("© ")))
    return bool(sentences) and sure == len(sentences) and words(line) <= 40 and words(line) / len(sentences) <= 14
