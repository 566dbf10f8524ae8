"""Whether a translation says no where its source says no: a small model drops a "not", and the sentence stays fluent.

Only what can be told is judged. A negation may be said in another way ("did not allow" is "banned", "é impossível" is
"cannot"), so a side passes as soon as it has any word that can deny.
"""

from __future__ import annotations

import re

from normalizers.engines.tongues import Tongue, of

COMMON = 3.6  # zipf; "unclear" is un + clear, "under" is no un + der
_WORD = re.compile(r"[^\W\d_]{4,}")
_QUESTION = re.compile(r"[?？]")


def turned(source: str, output: str, source_language: str, target_language: str) -> str | None:
    """Return what is wrong with the negation of a translation, in words; None if nothing can be told.

    Questions are left alone ("Não é verdade?" may well be "Is it true?").
    """
    ours, theirs = of(source_language), of(target_language)
    if ours is None or theirs is None or ours.negated is None or theirs.negated is None:
        return None
    if _QUESTION.search(source):
        return None
    before, after = _negated(source, ours), _negated(output, theirs)
    if before == after:
        return None
    if before and not _may_deny(output, theirs, target_language):
        return "the source says no, the translation does not"
    if after and not _said(source, ours) and not _may_deny(source, ours, source_language):
        return "the translation says no, the source does not"
    return None


def _negated(text: str, tongue: Tongue) -> bool:
    plain = tongue.harmless.sub(" ", text) if tongue.harmless else text
    return _said(plain, tongue)


def _said(text: str, tongue: Tongue) -> bool:
    return tongue.negated is not None and tongue.negated.search(text) is not None


def _may_deny(text: str, tongue: Tongue, language: str) -> bool:
    if tongue.denies is None or tongue.denies.search(text):
        return True
    from normalizers.languages.words import zipf

    return any(
        word.startswith(prefix) and len(word) >= len(prefix) + 4 and zipf(word[len(prefix) :], language) >= COMMON
        for word in _WORD.findall(text.lower())
        for prefix in tongue.prefixes
    )
