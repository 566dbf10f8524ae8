"""What stands on a page around and between the paragraphs of a story, told by its elements, not by its words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from normalizers.wires.xml import local_name

if TYPE_CHECKING:
    from normalizers.wires.xml import Element

# Words in the names that pages give to their boxes (`class`, `id`, `data-component`).
_BOXES = frozenset(
    "share sharing shares sharedaddy social socials follow newsletter newsletters subscribe subscription signup "
    "paywall regwall offer promo promos promotion promoted sponsor sponsored advert adverts advertisement "
    "advertising ads ad adslot adbox adsbygoogle banner cookie cookies consent gdpr related relatedposts "
    "recommended recommendation recommendations recirc readmore readalso seealso teaser teasers trending popular "
    "mostread comments comment disqus tags taglist breadcrumb breadcrumbs pagination pager toolbar sidebar footer "
    "copyright meta outbrain taboola bio button buttons authorbox authorbio widget toc "
    "teilen kommentare werbung anzeige meistgelesen weiterlesen partage partager publicite pub commentaires lireaussi "
    "compartir relacionadas relacionados publicidad comentarios encuesta compartilhar publicidade leiatambem condividi "
    "correlati pubblicita commenti delen reacties advertentie dela annons kommentarer jaa mainos reklama reklam oglas "
    "komentari komentarze podobne ankieta anketa sondage poll hirdetes megosztas paylas yorumlar iklan bacajuga "
    "kaynak povezano vezano procitajte udostepnij sdilet souvisejici".split()
)
_CAPTIONS = frozenset("caption captions figcaption credit credits photocredit imagecredit legende bildtext".split())
_OFFERS = frozenset(
    "newsletter newsletters nieuwsbrief nyhetsbrev nyhedsbrev uutiskirje boletín hírlevél bülten biuletyn рассылка "
    "розсилка infolettre butlletí".split()
)
_ELEMENTS = frozenset(("footer", "nav", "menu", "form", "dialog", "button", "amp-ad", "amp-embed", "amp-sidebar"))
_NAMES = ("class", "id", "data-component", "data-testid", "data-module", "data-type", "data-name")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_NOT_SHOWN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_FOR_READERS = frozenset(("sr-only", "visually-hidden", "screen-reader-text", "visuallyhidden", "u-hidden"))
_ADDRESS = re.compile(r"https?://|www\.|@")
_LONG = 250  # characters; a paragraph that is all link and longer is no pointer to another page
_FEW = 0.3  # of the letters: boxes with more than that are no boxes, whatever the page calls them
_MOST = 0.9  # of its letters in links: a line that only points elsewhere
_RIGHTS = re.compile(r"(?:©|\(c\)|&copy;).{0,40}\b(?:19|20)\d\d|\b(?:19|20)\d\d.{0,6}©|^©", re.IGNORECASE | re.DOTALL)
_SHORT = 300  # characters; a longer paragraph with a © in it is about something


class Links:
    """How much of each paragraph of a page is links."""

    def __init__(self, places: Sequence[Element]) -> None:
        self._blocks = Counter(places)
        self._texts: dict[Element, Counter[str]] = {}

    def share(self, place: Element, text: str) -> float:
        """The part of a paragraph's letters that are links, 0 to 1. `place` is its element, which may hold others."""
        letters = _letters(text)
        if not letters:
            return 0.0
        if any(one.tag == "a" and one.get("href") for one in place.iterancestors()):
            return 1.0
        if place not in self._texts:
            linked = (_letters("".join(map(str, one.itertext()))) for one in place.iter("a") if one.get("href"))
            self._texts[place] = Counter(filter(None, linked))
        texts = self._texts[place]
        if self._blocks[place] > 1:
            return float(letters in texts)
        return min(1.0, sum(len(one) * times for one, times in texts.items()) / len(letters))

    def only(self, place: Element, text: str) -> bool:
        """Whether a paragraph does nothing but point to another page. A link that shows its address is kept."""
        if len(text) > _LONG or _ADDRESS.search(text):
            return False
        return self.share(place, text) >= _MOST


def box(place: Element, story: Element) -> bool:
    """Whether an element below that of the story is a box of the page's, by the names that the page gives it."""
    return any(
        local_name(one) in _ELEMENTS or _named(one, _BOXES) or _hidden(one) or _titled(one)
        for one in _between(place, story)
    )


def caption(place: Element, story: Element) -> bool:
    """Whether an element is the caption of a picture by what it is."""
    inside = list(_between(place, story))
    if any(local_name(one) in ("table", "blockquote", "pre", "ul", "ol") for one in inside):
        return False  # some put every table and quotation into a `figure`
    return any(local_name(one) in ("figcaption", "figure") for one in inside)


def called_caption(place: Element, story: Element) -> bool:
    """Whether an element is the caption of a picture by the names that the page gives it."""
    return any(_named(one, _CAPTIONS) for one in _between(place, story))


def too_much(texts: Sequence[str], named: set[int]) -> bool:
    """Whether so much stands in what a page calls boxes or captions that it cannot be true."""
    sizes = [len(_letters(text)) for text in texts]
    return sum(sizes[n] for n in named) > _FEW * sum(sizes)


def rights(text: str) -> bool:
    """Whether a paragraph says who owns the story."""
    return len(text) <= _SHORT and _RIGHTS.search(text) is not None


def _between(place: Element, story: Element) -> Iterator[Element]:
    one: Element | None = place
    while one is not None and one is not story:
        yield one
        one = one.getparent()


def _named(element: Element, words: frozenset[str]) -> bool:
    said = " ".join(element.get(name) or "" for name in _NAMES)
    if not said.strip():
        return False
    if any(match[0].lower() in words for match in _WORD.finditer(said)):
        return True
    return any(re.sub(r"[-_]+", "", name).lower() in words for name in said.split())  # "read-also"


def _titled(element: Element) -> bool:
    """Whether a box has a heading that says no more than what it asks the reader to take: "Newsletter"."""
    for one in element.iterchildren("h2", "h3", "h4", "h5", "h6", "strong", "b"):
        return _letters("".join(map(str, one.itertext()))).lower() in _OFFERS
    return False


def _hidden(element: Element) -> bool:
    shown = element.get("hidden") is None and not _NOT_SHOWN.search(element.get("style") or "")
    return not shown or not _FOR_READERS.isdisjoint((element.get("class") or "").split())


def _letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())
