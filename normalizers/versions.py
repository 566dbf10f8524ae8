"""A story that carries itself in several languages, the original and machine translations: one of them is kept.

Kept is the version in the desk's language if it is there entirely, else the original, which the desk translates itself.
The others are lifted out, not lost.
"""

from collections.abc import Sequence
from dataclasses import replace

from normalizers.edits import Edit
from normalizers.languages import detect
from normalizers.layout import Layout
from normalizers.page import Page
from normalizers.story import Lifted

RULE = "disclaimer.other-version"
REASON = "The story is here a second time, in another language; one version is kept."
SURE_AT, LONG = 0.7, 60  # a shorter block goes with its neighbours
ENTIRE = 0.7  # of the original's blocks or letters: translations differ that much in length
REAL = 0.4  # of the longest version: less is a quotation or a summary, and nothing is lifted
DENSE = 0.3  # Chinese, Japanese and Korean say in a third of the characters what other languages say


def keep_one(pages: Sequence[Page], layout: Layout, target: str) -> tuple[Layout, str | None]:
    """Lift out all but one of the versions of a story; return the layout, and the language of the version kept.

    Left alone (None): a story in which no note on machine translation was found, and one whose languages alternate,
    such as an interview with quotations.
    """
    notes = {lifted.block for lifted in layout.lifted if lifted.role == "disclaimer"}
    runs = _runs([page for page in pages if page.address != "headline"], notes) if notes else []
    runs = _real(runs, layout.translated_from)
    sizes = [_size(run) for _, run, _ in runs]
    languages = [language for language, *_ in runs]
    if len(runs) < 2 or len(set(languages)) < len(runs):
        return layout, None
    original = next((n for n, (*_, noted) in enumerate(runs) if not noted), 0)
    if layout.translated_from in languages:
        original = languages.index(layout.translated_from)
    kept = original
    if target in languages:
        ours = languages.index(target)
        blocks = len(runs[ours][1]) >= ENTIRE * len(runs[original][1])
        kept = ours if blocks or sizes[ours] >= ENTIRE * sizes[original] else original
    lifted = list(layout.lifted)
    for n, (_, run, _) in enumerate(runs):
        if n != kept:
            for page in run:
                lifted.append(Lifted("disclaimer", page.now, page.address))
                page.take([Edit(0, len(page.now), page.now, "", RULE, REASON, 0.95)])
    came_from = languages[original] if kept != original else None
    return replace(layout, lifted=tuple(lifted), translated_from=came_from), languages[kept]


def _runs(pages: Sequence[Page], notes: set[str]) -> list[tuple[str, list[Page], bool]]:
    """Return the runs of blocks in one language, and of each whether a note on translation stands in front of it."""
    runs: list[tuple[str, list[Page], bool]] = []
    waiting: list[Page] = []
    noted = False
    for page in pages:
        if page.address in notes and not page.now.strip():
            noted = True
            continue
        if not page.now.strip():
            continue
        found = detect.of_block(page.now)
        if found.language == "und" or found.confidence < SURE_AT or (len(page.now) < LONG and not found.agreed):
            if noted or not runs:
                waiting.append(page)
            else:
                runs[-1][1].append(page)
            continue
        if runs and runs[-1][0] == found.language:
            runs[-1][1].extend([*waiting, page])
        else:
            runs.append((found.language, [*waiting, page], noted))
        waiting, noted = [], False
    if waiting and runs:
        runs[-1][1].extend(waiting)
    return runs


def _real(runs: list[tuple[str, list[Page], bool]], source: str | None) -> list[tuple[str, list[Page], bool]]:
    """Put what is too short to be a version, and has no note in front, to the run before it: it is a quotation."""
    longest = max((_size(run) for _, run, _ in runs), default=0)
    out: list[tuple[str, list[Page], bool]] = []
    for place, (language, run, noted) in enumerate(runs):
        last = place + 1 == len(runs) and language == source  # the original, behind its translations
        dense = DENSE if language in ("zh", "ja", "ko") else 1.0
        if out and (out[-1][0] == language or (not noted and not last and _size(run) < REAL * dense * longest)):
            out[-1][1].extend(run)
        else:
            out.append((language, run, noted))
    return out


def _size(run: Sequence[Page]) -> int:
    return sum(len(page.now) for page in run)
