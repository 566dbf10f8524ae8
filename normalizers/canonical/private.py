"""What a wire marks as not for publication leaves the house in no form: not in the JSON's ledger, not on the page.

The article in hand keeps everything, so that undo gives the wire back. What is written for others has blocks in the
place of each such character, so that every span still holds.
"""

import re
from dataclasses import replace

from normalizers.edits import Edit
from normalizers.story import Article

RULES = frozenset({"note.unpublished", "note.contact", "note.editors"})
MASK = "█"
_LETTER = re.compile(r"\S")


def public(article: Article) -> Article:
    """Return the article as others may see it: contacts, notebooks and what is "not for publication" are blocked out.

    What such parts said is only hidden where layout took them out; a note to editors that has a field of its own stays
    in it, as the wire's own notes to editors do. An article without such parts comes back as it is.
    """
    shown = article.editorial_note or ""
    blocks = {edit.block for edit in article.edits if _private(edit, shown)}
    if not blocks:
        return article
    return replace(
        article,
        edits=tuple(replace(e, before=mask(e.before)) if _private(e, shown) else e for e in article.edits),
        lifted=tuple(
            replace(lift, text=mask(lift.text))
            if lift.role == "note" and lift.block in blocks and lift.text not in shown
            else lift
            for lift in article.lifted
        ),
    )


def mask(text: str) -> str:
    """Return a block for every character but the spaces, so that lengths and lines stay."""
    return _LETTER.sub(MASK, text)


def _private(edit: Edit, shown: str) -> bool:
    words = edit.before.strip()
    return bool(words) and not RULES.isdisjoint(edit.rule.split("+")) and words not in shown
