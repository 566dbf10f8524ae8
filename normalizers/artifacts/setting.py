"""Whether a text plays where English is not spoken: names with foreign letters, given names, places.

Not a proof of translation, since English papers write about Lublin as well; but a repair that is hardly ever wrong in
English copy may rest on it where nobody says what the source was.
"""

import re
from functools import lru_cache

from normalizers.artifacts.about import About
from normalizers.artifacts.given import is_given
from normalizers.artifacts.origin import homes
from normalizers.artifacts.protect import Ground
from normalizers.languages.words import zipf

SURE = 0.5
_NAME = re.compile(r"\b[A-Z][^\W\d_]+")
_SLAVIC = re.compile(
    r"[A-Z][a-z]+(?:ova|ovsk|evsk|sky|skyi|skiy|enko|chuk|ovych|ovich|evich|ivna|ovna|grad|insk|ivka|ovka)\Z"
)
# English writes these with their accents as well.
_USUAL = 3.6


@lru_cache(maxsize=64)
def is_foreign(text: str) -> bool:
    """Tell whether a text has a name that only a place or a family abroad bears."""
    for match in _NAME.finditer(text):
        name = match.group()
        if not name.isascii() or name in homes() or _SLAVIC.fullmatch(name):
            return True
        if is_given(name) and zipf(name, "en") < _USUAL:
            return True
    return False


def abroad(ground: Ground, about: About, sources: tuple[str, ...]) -> bool:
    """Tell whether a text was translated from one of the languages, or at least may have been."""
    if about.may_come_from(sources) >= SURE:
        return True
    return is_foreign("\n".join(about.others.values()) or ground.text)
