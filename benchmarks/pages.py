"""Pages of news sites: is the whole story read, and nothing else?

Each page in `benchmarks/sets/pages` is of another kind of site; all are invented. What belongs to the story stands
between `<!--s-->` and `<!--/s-->`, or in a comment `<!--s:…-->` where the page has it in a script. These marks are the
independent count: they are taken out before the page is read.
"""

import re
import time
from collections import Counter
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from normalizers import read
from normalizers.errors import WireError

PAGES = Path(__file__).parent / "sets" / "pages"
_MARKED = re.compile(r"<!--s-->(.*?)<!--/s-->|<!--s:(.*?)-->", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Page:
    """What became of one page: paragraphs of the story that were expected, lost, and blocks that are none."""

    name: str
    expected: int
    lost: list[str]
    leaked: list[str]
    seconds: float


def measure() -> list[Page]:
    """Read every page and compare with its marks."""
    return [_page(path) for path in sorted(PAGES.glob("*.html"))]


def _page(path: Path) -> Page:
    text = path.read_text(encoding="utf-8")
    wanted = [_TAG.sub("", one) for match in _MARKED.finditer(text) for one in (match[1] or match[2]).split("\n\n")]
    started = time.perf_counter()
    try:
        (story,) = read(_COMMENT.sub("", text).encode(), name=path.name)
        blocks = [block.text for block in story.blocks]
    except WireError:
        blocks = []
    seconds = time.perf_counter() - started
    found = Counter(_letters("|".join(blocks)).split("|"))
    whole = "|".join(found.elements())
    lost = [one for one in wanted if _letters(one) not in whole]
    leaked = [one for one in blocks if _rest(_letters(one), wanted)]
    return Page(path.name, len(wanted), lost, leaked, seconds)


def _rest(letters: str, wanted: list[str]) -> str:
    for one in sorted(map(_letters, wanted), key=len, reverse=True):
        letters = letters.replace(one, "", 1)
    return letters


def _letters(text: str) -> str:
    return "".join(character for character in unescape(text) if character.isalnum() or character == "|")


def show() -> None:
    """Print what was lost and leaked, page by page, and the sums."""
    pages = measure()
    for page in pages:
        for line in page.lost:
            print(f"{page.name:<34} lost    {line[:60]}")
        for line in page.leaked:
            print(f"{page.name:<34} leaked  {line[:60]}")
    expected, lost = sum(page.expected for page in pages), sum(len(page.lost) for page in pages)
    spent = sorted(page.seconds for page in pages)
    languages = {page.name.split(".")[1] for page in pages}
    print(
        f"{len(pages)} pages in {len(languages)} languages: {expected - lost} of {expected} paragraphs found, "
        f"{sum(len(page.leaked) for page in pages)} blocks leaked, median {1000 * spent[len(spent) // 2]:.1f} ms a page"
    )
