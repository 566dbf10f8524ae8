"""What a text shows of its language before any detector is asked: script, letters, common words."""

import re
import unicodedata
from functools import cache

from normalizers.languages import facts
from normalizers.languages.segment import WORD

NOISE = re.compile(
    r"https?://\S+|www\.\S+|\S+@\S+\.\S+|(?<!\w)[@#]\w+|\b[\w-]+\.(?:com|org|net|gov|br|ru|ua|de|fr)\b\S*"
)
BAD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff]")
NOT_LATIN = re.compile(r"[^\W\d_\x00-\u024f]")

BY_SCRIPT = {
    "Hangul": "ko", "Hiragana": "ja", "Katakana": "ja", "Greek": "el", "Hebrew": "he", "Thai": "th", "Armenian": "hy",
    "Georgian": "ka", "Han": "zh", "Tamil": "ta", "Telugu": "te", "Gujarati": "gu", "Gurmukhi": "pa", "Kannada": "kn",
    "Malayalam": "ml", "Oriya": "or", "Bengali": "bn", "Lao": "lo", "Khmer": "km", "Myanmar": "my", "Sinhala": "si",
    "Ethiopic": "am",
}  # fmt: skip
SHARING = {"Han": ("zh", "ja", "yue"), "Hebrew": ("he", "yi"), "Bengali": ("bn", "as"), "Ethiopic": ("am", "ti")}
NAMES = {"CJK": "Han", "KATAKANA-HIRAGANA": "Katakana", "HALFWIDTH": "Katakana", "FULLWIDTH": "Latin"}
OTHER = {
    "Cyrillic": frozenset(["ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "tg", "mn", "tt", "ba", "cv", "sh", "bs"]),
    "Arabic": frozenset(["ar", "fa", "ur", "ps", "ku", "ckb", "sd", "ug", "az", "pa", "ks"]),
    "Devanagari": frozenset(["hi", "mr", "ne", "sa", "kok", "mai"]),
}
CLOSE_KIN = ({"hr", "sr", "bs", "sh"}, {"no", "nb", "nn", "da"}, {"id", "ms"}, {"gl", "pt"})


# Letters that a language does not have: one of them in a word rules the language out.
NOT_IN = (
    (frozenset("ыэё"), frozenset({"uk", "bg", "sr", "mk"})),
    (frozenset("іїєґ"), frozenset({"ru", "bg", "sr", "mk"})),
    (frozenset("їєґ"), frozenset({"be"})),
    (frozenset("ў"), frozenset({"ru", "uk", "bg", "sr", "mk"})),
    (frozenset("и"), frozenset({"be"})),
    (frozenset("ъ"), frozenset({"uk", "be", "sr", "mk"})),
    (frozenset("йщьюя"), frozenset({"sr", "mk"})),
    (frozenset("јљњћђџ"), frozenset({"ru", "uk", "bg", "be"})),
)


# Hindi and Marathi score alike with every detector of short text; their commonest words tell them apart.
MORE_WORDS = {
    "hi": "है हैं में की के का से को और ने पर नहीं था थी थे कि यह भी कर लिए किया गया इतना होगा मिली".split(),
    "mr": "आहे आहेत आणि च्या मध्ये नाही होते होती या हे ते ला केले केली असून यांनी झाली".split(),
}


def plain(text: str) -> str:
    """Return the text as a detector should see it: no addresses, handles, controls; capitals of shouted text folded.

    Only a working copy is changed.
    """
    text = BAD.sub(" ", NOISE.sub(" ", text))
    small = sum(map(str.islower, text))
    return text.lower() if small * 2 < sum(map(str.isupper, text)) else text


def letters(text: str) -> int:
    """Return how many letters the text has."""
    return sum(map(str.isalpha, text))


def script(text: str) -> tuple[str, float]:
    """Return the script of most letters (Kana wins over Han, as Japanese has both) and its share of them."""
    others = NOT_LATIN.findall(text) if not text.isascii() else []
    counts: dict[str, int] = {}
    for letter in others:
        name = _script_of(letter)
        counts[name] = counts.get(name, 0) + 1
    latin = letters(text) - len(others)
    if latin:
        counts["Latin"] = counts.get("Latin", 0) + latin
    if not counts:
        return "", 0.0
    kana = counts.get("Hiragana", 0) + counts.get("Katakana", 0)
    if kana and kana * 8 >= counts.get("Han", 0):
        counts["Hiragana"] = kana + counts.pop("Han", 0)
        counts.pop("Katakana", None)
    best = max(sorted(counts), key=counts.__getitem__)
    return best, counts[best] / sum(counts.values())


def writes(language: str, name: str) -> bool:
    """Say whether a language is written in this script; True where we do not know."""
    if name in BY_SCRIPT:
        return language == BY_SCRIPT[name] or language in SHARING.get(name, ())
    if name in OTHER:
        return language in OTHER[name]
    if name == "Latin":
        return language not in BY_SCRIPT.values() and language not in _never_latin()
    return True


def ruled_out(text: str, name: str) -> frozenset[str]:
    """Return the Cyrillic languages that the letters of the text rule out. A single odd letter may be a name."""
    if name != "Cyrillic":
        return frozenset()
    small = text.lower()
    out: set[str] = set()
    for alphabet, languages in NOT_IN:
        seen = sum(small.count(letter) for letter in alphabet)
        if seen > len(small) // 200:
            out |= languages
    return frozenset(out)


def same(one: str, two: str) -> bool:
    """Say whether two tags are one language, or so near that a detector cannot be blamed."""
    return one == two or any(one in kin and two in kin for kin in CLOSE_KIN)


@cache
def told() -> frozenset[str]:
    """Return the languages whose common words we know."""
    return frozenset((*facts.known(), *MORE_WORDS))


def words_of(text: str) -> dict[str, int]:
    """Return for each language how many of the words are among its common ones. Capitalised words do not count."""
    table = _common_words()
    out: dict[str, int] = {}
    for word in WORD.findall(text.replace("’", "'")):
        for language in table.get(word, ()):
            out[language] = out.get(language, 0) + 1
    return out


def only_names(text: str) -> bool:
    """Say whether hardly a word begins with a small letter: a list of names, or a headline in title case."""
    total = len(WORD.findall(text))
    return total > 0 and small_words(text) <= 0.15 * total and sum(words_of(text).values()) < 2


def small_words(text: str) -> int:
    """Return how many words begin with a small letter, or have no case."""
    return sum(1 for word in WORD.findall(text) if not word[0].isupper())


@cache
def _common_words() -> dict[str, tuple[str, ...]]:
    lists = {language: about.function_words for language in facts.known() if (about := facts.of(language))}
    table: dict[str, tuple[str, ...]] = {}
    for language, common in (*lists.items(), *MORE_WORDS.items()):
        for word in common:
            table[word] = (*table.get(word, ()), language)
    return table


@cache
def _never_latin() -> frozenset[str]:
    return (OTHER["Cyrillic"] | OTHER["Arabic"] | OTHER["Devanagari"]) - frozenset(("sr", "sh", "bs", "az", "ku", "kk"))


@cache
def _script_of(letter: str) -> str:
    first = unicodedata.name(letter, "").split(" ")[0]
    return NAMES.get(first, first.capitalize())
