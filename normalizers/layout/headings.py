"""Headlines with something of the page on them, headlines said twice, and short lines that are headings."""

import re
from collections.abc import Iterator

from normalizers.layout.lift import STOPS, Lift, Where, plain, words

LANGUAGES = {
    "english": "en", "inglés": "en", "inglês": "en", "anglais": "en", "inglese": "en", "englischen": "en",
    "английского": "en", "engels": "en", "angielskiego": "en",
    "spanish": "es", "español": "es", "espanhol": "es", "espagnol": "es", "spagnolo": "es", "spanischen": "es",
    "испанского": "es", "spaans": "es", "hiszpańskiego": "es",
    "portuguese": "pt", "portugués": "pt", "português": "pt", "portugais": "pt", "portoghese": "pt",
    "portugiesischen": "pt", "португальского": "pt",
    "french": "fr", "francés": "fr", "francês": "fr", "français": "fr", "francese": "fr", "französischen": "fr",
    "французского": "fr", "frans": "fr", "francuskiego": "fr",
    "italian": "it", "italiano": "it", "italien": "it", "italienischen": "it", "итальянского": "it",
    "german": "de", "alemán": "de", "alemão": "de", "allemand": "de", "tedesco": "de", "deutschen": "de",
    "немецкого": "de", "duits": "de", "niemieckiego": "de",
    "russian": "ru", "ruso": "ru", "russo": "ru", "russe": "ru", "russischen": "ru", "русского": "ru",
    "russisch": "ru", "rosyjskiego": "ru",
    "ukrainian": "uk", "ucraniano": "uk", "ukrainien": "uk", "ukrainischen": "uk", "украинского": "uk",
    "dutch": "nl", "holandés": "nl", "holandês": "nl", "néerlandais": "nl", "niederländischen": "nl",
    "polish": "pl", "polaco": "pl", "polonês": "pl", "polonais": "pl", "polnischen": "pl", "польского": "pl",
    "arabic": "ar", "árabe": "ar", "chinese": "zh", "chino": "zh", "chinês": "zh", "japanese": "ja", "korean": "ko",
    "turkish": "tr", "catalan": "ca", "czech": "cs", "romanian": "ro", "greek": "el", "swedish": "sv", "danish": "da",
    "norwegian": "no", "finnish": "fi", "hungarian": "hu", "bulgarian": "bg", "serbian": "sr", "croatian": "hr",
    "hebrew": "he", "hindi": "hi", "persian": "fa", "farsi": "fa", "vietnamese": "vi", "indonesian": "id",
}  # fmt: skip
_LANG = rf"(?P<lang>{'|'.join(sorted(LANGUAGES, key=len, reverse=True))})"
_PREFIX = re.compile(rf"[(\[]?(?i:(?:automatically |machine )?translated from (?:the )?{_LANG})[)\]]?\s?(?:[:–—-]\s*|(?<=[)\]])\s*)")
_SUFFIX = re.compile(rf"\s*[(\[](?i:(?:automatically |machine )?translated from (?:the )?{_LANG})[)\]]\s*$")
_PIPE = re.compile(r"\s+\|\s*[^|\n]{2,40}$")
_SECTIONS = (
    "sports?|politics|world|international|economy|business|news|breaking news|culture|society|opinion|science|health"
    "|technology|entertainment|lifestyle|football|soccer|latest news|home|deportes|política|mundo|internacional"
    "|economía|sociedad|cultura|noticias|últimas noticias|esportes?|desporto|economia|notícias|saúde|sport|politique"
    "|monde|économie|société|actualités|politica|esteri|cronaca|calcio|politik|wirtschaft|panorama|ausland|nachrichten"
    "|kultur|новости|политика|спорт|мир|экономика|общество|buitenland|binnenland|nieuws|wiadomości|świat|polityka"
)
_SECTION = re.compile(rf"\s+[-–—]\s+(?i:{_SECTIONS})(?:\s?[-–—|/]\s?[^-–—|]{{2,30}})?$")
_SITE = re.compile(r"\s+[-–—]\s+(?:www\.)?[\w\-]{2,30}\.(?:com|net|org|info|ru|ua|es|pt|br|com\.br|fr|it|de|nl|pl|news|eu|uk|co\.uk)$")
_LIST = re.compile(r"(?:[-–—•*·►▪]|\d{1,3}[.)]\s|[a-z]\))")


def find_in_headline(text: str, where: Where) -> Iterator[Lift]:
    """Find what a page adds to a headline: section, name of the site, a note on translation.

    Left alone: a source after a dash ("Troops to leave – Reuters"), a label in front of a bar ("Live | …"), and any
    headline of which fewer than three words would be left.
    """
    prefix = _PREFIX.match(text)
    if prefix and prefix.end() < len(text):
        yield _note(0, prefix.end(), prefix["lang"])
        return
    note = _SUFFIX.search(text)
    if note and note.start() > 0:
        yield _note(note.start(), len(text), note["lang"])
        return
    for rule, pattern, confidence in (
        ("headline.site-name", _PIPE, 0.95), ("headline.site-name", _SITE, 0.96), ("headline.section", _SECTION, 0.94)
    ):  # fmt: skip
        match = pattern.search(text)
        if match and words(text[: match.start()]) >= 3:
            reason = "The name of a section or site was joined to the headline."
            yield Lift(match.start(), len(text), "furniture", rule, reason, confidence)
            return


def find_repeat(text: str, where: Where) -> Iterator[Lift]:
    """Find the headline said again as the first line of the body. The only block of a body is left alone."""
    if where.first != 0 or where.last == 0 or not where.headline:
        return
    if plain(text) == plain(where.headline) != "":
        reason = "The line is the headline again."
        yield Lift(0, len(text), "headline", "headline.repeated", reason, 0.98)
        return
    line, newline, _ = text.partition("\n")
    if newline and plain(line) == plain(where.headline) != "":
        yield Lift(0, len(line) + 1, "headline", "headline.repeated", "The line is the headline again.", 0.97)


def is_heading(text: str, before: str, after: str) -> bool:
    """Say whether a paragraph is a heading: a short line without stop between two proper paragraphs.

    The text stays; only its kind changes. Left alone: list items, quotations, lines with figures of a table, and short
    lines beside other short lines (an address, a line-up).
    """
    line = text.strip()
    if not line or "\n" in line or len(line) > 90 or words(line) > 12 or words(line) < 2:
        return False
    if line[-1] in STOPS + ",;:-–—\"”»’'“" or not line[0].isupper() or _LIST.match(line):
        return False
    if sum(char.isdigit() for char in line) * 3 > len(line) or re.search(r"https?://|@|\s/|^\W", line):
        return False
    return _proper(before, line) and _proper(after, line)


def _proper(text: str, line: str) -> bool:
    text = text.rstrip()
    return len(text) > max(60, len(line)) and text.rstrip("”\"»’')]")[-1:] in tuple(STOPS + ":")


def _note(start: int, end: int, language: str) -> Lift:
    reason = "The note says that the story is a translation; it is kept as a field."
    code = LANGUAGES[language.casefold()]
    return Lift(start, end, "disclaimer", "disclaimer.in-headline", reason, 0.97, translated_from=code)
