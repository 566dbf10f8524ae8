"""Repairs that need no language: encoding damage, leftover entities, control characters, spaces."""

from normalizers.edits import Edit, apply, compose
from normalizers.hygiene import controls, entities, mojibake, spaces

STEPS = (mojibake.find, entities.find, controls.find, spaces.find)
EDGES = (" ", "\n")
MAX_PASSES = 10  # one more than nine layers of damage; only hostile text has as many


def tidy(text: str) -> tuple[Edit, ...]:
    """Return the edits that clean a block of damage done on the way: one list on `text`, quiet when applied again.

    Left alone: quotation marks and ligatures of any language, full-width characters and the full-width space, line
    breaks, the Unicode form, joiners and direction marks where the script needs them, and everything that is merely
    unusual. Preformatted blocks must not be given to it: spaces mean something there. Text that does not come to
    rest (only text made to attack us does not) loses its control characters and is otherwise left as it is.
    """
    if _clean(text):
        return ()
    edits: tuple[Edit, ...] = ()
    now = text
    for _ in range(MAX_PASSES):
        before = now
        for find in STEPS:
            found = find(now)
            if found:
                edits = compose(text, edits, found)
                now = apply(text, edits)
        if now == before:
            return edits
    return controls.find(text)


def _clean(text: str) -> bool:
    """Say quickly that nothing can be wrong: most blocks are clean, and this costs a fiftieth of looking closely."""
    lines = text.replace("\n", "")
    return (
        lines.isprintable()  # no controls, no special spaces, no marks of no width
        and "  " not in text
        and "&" not in text
        and "\ufffc" not in text
        and "\ufe0f" not in text
        and "\ufe0e" not in text
        and text[:1] not in EDGES
        and text[-1:] not in EDGES
        and (lines is text or (" \n" not in text and "\n " not in text))
        and (text.isascii() or not mojibake.SUSPECT.search(text))
    )


__all__ = ["tidy"]
