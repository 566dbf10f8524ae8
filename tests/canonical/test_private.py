"""What is not for publication leaves in no form: JSON, page; and everything else of the article still holds."""

import json

import pytest

from normalizers import normalize, read, undo
from normalizers.canonical.ninjs import from_ninjs
from normalizers.canonical.private import MASK, public
from normalizers.report.page import page

STORY = """Fähre fällt bis Montag aus

Emden (dpa/lni) - Die Fähre nach Borkum fällt bis Montag aus. Der Grund sei ein Schaden am Ruder, sagte ein Sprecher.

# Notizblock

## Redaktionelle Hinweise
- Zusammenfassung bis 1800

## Ansprechpartner
Reederei Ost, Petra Muster, +49 4921 555 0101, p.muster@reederei.example

* * * *
Die folgenden Informationen sind nicht zur Veröffentlichung bestimmt
dpa-Kontakte
- Autorin: Jana Beispiel, +49 511 555 0102, <hannover@dpa.example>
"""
SECRETS = ("555 0101", "555 0102", "p.muster", "hannover@dpa")


def test_contacts_are_in_nothing_that_leaves() -> None:
    article = normalize(read(STORY.encode())[0])
    written = json.dumps(article.to_ninjs(), ensure_ascii=False)
    for secret in SECRETS:
        assert secret in "".join(edit.before for edit in article.edits)
        assert secret not in written
        assert secret not in page(article)
    assert MASK in written
    assert undo(article) == STORY


def test_what_is_left_still_holds() -> None:
    article = normalize(read(STORY.encode())[0])
    seen = from_ninjs(json.loads(json.dumps(article.to_ninjs())))
    assert seen == public(article) == public(seen)
    assert (seen.text, seen.headline, seen.editorial_note) == (article.text, article.headline, article.editorial_note)
    back = undo(seen)
    assert len(back) == len(STORY)
    assert all(now in (was, MASK) for now, was in zip(back, STORY, strict=True))


@pytest.mark.parametrize(
    "text", ["Ferry cancelled\n\nThe ferry is cancelled until Monday, its owner said.\n\n(Reporting by Ann Lee)\n"]
)
def test_an_article_without_such_parts_is_the_same(text: str) -> None:
    article = normalize(read(text.encode())[0])
    assert public(article) is article
