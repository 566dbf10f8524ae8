"""JSON Feed 1.0 and 1.1 (jsonfeed.org): one story an item."""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalizers.story import Skipped, Story
from normalizers.wires import feed_text, markup, plain
from normalizers.wires.body import beyond
from normalizers.wires.charset import Received
from normalizers.wires.dates import date
from normalizers.wires.feed_text import Links
from normalizers.wires.fields import Fields

_VERSION = re.compile(r"https?://(?:www\.)?jsonfeed\.org/version/(\d(?:\.\d)?)/?")


def is_feed(top: Fields) -> bool:
    """Whether an object is a feed: `version` is the address of the standard (section "Top-level")."""
    return _VERSION.fullmatch(top.string("version") or "") is not None


def read(top: Fields, received: Received) -> Iterator[Story | Skipped]:
    """The stories of a feed, in its order."""
    items = list(top.objects("items"))
    for n, item in enumerate(items, 1):
        yield _story(item, top, received, f"#{n}" if len(items) > 1 else "")


def _story(item: Fields, top: Fields, received: Received, number: str) -> Story | Skipped:
    notes: list[str] = []
    site, link = top.string("home_page_url") or "", item.string("url", "external_url")
    html, text = item.string("content_html"), item.string("content_text")
    written = plain.split(text or "")
    blocks = feed_text.of_html(html, Links(link or "", site), notes) if html else written
    more = beyond(written, " ".join(block.text for block in blocks), *notes)
    notes += [f"another text: {said}" for said in more]
    title = item.string("title") or ""
    headline = markup.text(title) if markup.looks_like_markup(title) else title
    if not any(character.isalpha() for words in (headline, *(one.text for one in blocks)) for character in words):
        return Skipped(item.path, "an item without text")
    published = date(item.string("date_published"), "date_published", notes)
    version = _VERSION.fullmatch(top.string("version") or "")
    return Story(
        guid=item.vital("id") or link or f"sha256:{received.sha256}{number}",
        headline=headline,
        blocks=blocks,
        wire=f"json-feed-{version[1]}" if version else "json-feed",
        raw_sha256=received.sha256,
        source=top.string("title") or "",
        language=item.string("language") or top.string("language"),
        charset=received.declared,
        charset_found=received.found,
        version_created=date(item.string("date_modified"), "date_modified", notes) or published,
        byline=_authors(item) or _authors(top),
        abstract=item.string("summary"),
        keywords=item.strings("tags"),
        link=link,
        first_created=published,
        notes=tuple(dict.fromkeys(notes)),
    )


def _authors(fields: Fields) -> str | None:
    """`authors` in 1.1, `author` in 1.0; those of the feed are of every item without its own."""
    names = (one.string("name") for one in (*fields.objects("authors"), *fields.objects("author")))
    return ", ".join(dict.fromkeys(name for name in names if name)) or None
