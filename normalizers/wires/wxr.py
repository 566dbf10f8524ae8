"""WordPress's export (WXR 1.0 to 1.2): the posts that are published; everything else in it is passed over and named.

The body is what the author typed, not HTML: blank lines are paragraphs and line ends are line breaks, except between
blocks (`wpautop`), comments are marks of the block editor, and words in square brackets may be shortcodes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from normalizers.story import Block, Skipped, Story
from normalizers.wires import feed, markup, shortcodes
from normalizers.wires.charset import Received
from normalizers.wires.feed import Parts
from normalizers.wires.xml import local_name

if TYPE_CHECKING:
    from normalizers.wires.xml import Element

_NO_STORY = {
    "page": "a page",
    "attachment": "an attachment",
    "nav_menu_item": "an entry of a menu",
    "revision": "an old revision",
    "wp_block": "a reusable block",
    "custom_css": "a style sheet",
    "product": "a product",
    "product_variation": "a product",
    "shop_order": "an order",
    "tribe_events": "an event",
}
_STATUS = {
    "draft": "a draft",
    "auto-draft": "a draft",
    "pending": "a draft that waits for review",
    "private": "a private post",
    "inherit": "an old revision",
    "trash": "a post in the bin",
}
_OF_THE_SITE = ("oembed_cache", "acf-", "elementor", "wpcf7", "wp_", "customize_", "amp_", "jetpack")
_MORE = re.compile(r"<!--\s*(?:more|nextpage|noteaser)\b.{0,200}?-->", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_PIECES = re.compile(r"(</?[A-Za-z][^<>]*>)")
_BLOCK_TAG = re.compile(
    r"</?(?:p|div|ul|ol|li|dl|dt|dd|table|thead|tbody|tfoot|tr|td|th|caption|colgroup|col|h[1-6]|blockquote|pre|figure|"
    r"figcaption|section|article|aside|header|footer|hr|form|fieldset|address|details|summary|main|nav|script|style)\b",
    re.IGNORECASE,
)
_BREAK_TAG = re.compile(r"<br\b[^<>]*>[ \t]*\r?\n", re.IGNORECASE)
_BLANK = re.compile(r"\n{2,}")
_ADDRESS = re.compile(r"https?://\S+")
# What plug-ins keep as categories: formats, languages and translations (Polylang), authors (Co-Authors Plus).
_NO_WORDS = frozenset("post_format language post_translations term_language term_translations author nav_menu".split())
_NEVER = re.compile(r"0000-00-00|1970-01-01 00:00:00|-0001-11-30")


def is_export(root: Element) -> bool:
    """Whether a feed is an export: it says its version, or its items have types."""
    names = ("wxr_version", "post_type", "post_id", "post_date_gmt")
    return any(local_name(one) in names and feed.family(one) == "wp" for one in root.iter())


def read(root: Element, items: list[Element], received: Received, notes: tuple[str, ...]) -> Iterator[Story | Skipped]:
    """The posts of an export, in its order."""
    channel = Parts(next((one for one in root if local_name(one) == "channel"), root))
    authors = dict(_names(channel))
    for n, item in enumerate(items, 1):
        parts = Parts(item)
        place = f"item {n}" + (f" (post {post_id})" if (post_id := parts.line("wp:post_id")) else "")
        reason = _passed_over(parts)
        if reason is None:
            story = _story(parts, channel, authors, received, n if len(items) > 1 else 0, list(notes))
            if feed.has_words(story):
                yield story
                continue
            reason = "a post without text"
        yield Skipped(place, reason)


def blocks(text: str) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The blocks of a post as its author typed it, and notes: captions, and addresses that WordPress makes films of."""
    by_hand = "<!-- wp:" not in text
    text, captions = shortcodes.without(text)
    text = _MORE.sub("\n\n", text)
    last = text.rfind("-->") + 3
    text = _COMMENT.sub("", text[:last]) + text[last:] if last > 2 else text
    found, shown = markup.story(_paragraphs(text) if by_hand else text, boxes=True)
    films = [block.text for block in found if _ADDRESS.fullmatch(block.text)]
    films += [caption for caption in shown if _ADDRESS.fullmatch(caption)]
    notes = (f"caption: {caption}" for caption in (*captions, *shown) if caption not in films)
    return tuple(block for block in found if block.text not in films), (*notes, *(f"embedded: {one}" for one in films))


def _story(
    parts: Parts, channel: Parts, authors: dict[str, str], received: Received, n: int, notes: list[str]
) -> Story:
    found, more = blocks(_raw(parts, "content:encoded") or _raw(parts, "description"))
    short, _ = blocks(_raw(parts, "excerpt:encoded"))
    created = _gmt(parts, "wp:post_date_gmt") or parts.date(notes, "pubdate") or _local(parts, "wp:post_date")
    post_id = parts.line("wp:post_id")
    site = channel.line("wp:base_blog_url", "wp:base_site_url", "link")
    version = channel.line("wp:wxr_version")
    link = parts.line("link")
    own = f"{site}?p={post_id}" if site and post_id else None
    terms = [(one.get("domain") or "", feed.line(one)) for one in parts.all("category")]
    language = next((one.get("nicename") for one in parts.all("category") if one.get("domain") == "language"), None)
    several = [name for domain, name in terms if domain == "author"]
    byline = several or [authors.get(login, login) for login in parts.lines("dc:creator")]
    rights = channel.line("copyright", "dc:rights")
    if post_id:
        notes.append(f"post id: {post_id}")
    return Story(
        guid=parts.line("guid") or own or link or f"sha256:{received.sha256}" + (f"#{n}" if n else ""),
        headline=markup.text(feed.title(next(parts.all("title"), None))),
        blocks=found,
        wire=f"wxr-{version}" if version and re.fullmatch(r"\d\.\d", version) else "wxr",
        raw_sha256=received.sha256,
        source=feed.title(next(channel.all("title"), None)),
        language=(language or "").replace("_", "-") or parts.line("dc:language") or channel.line("language"),
        charset=received.declared,
        charset_found=received.found,
        embargo=created if _status(parts) == "future" else None,
        version_created=_gmt(parts, "wp:post_modified_gmt") or created,
        byline=feed.signed(byline, notes),
        usage=rights,
        abstract=" ".join(block.text for block in short) or None,
        keywords=tuple(dict.fromkeys(markup.text(word) for domain, word in terms if word and domain not in _NO_WORDS)),
        link=link,
        subheadline=_meta(parts, "subtitle", "_subtitle", "sub_title", "kicker_subtitle"),
        first_created=created,
        copyright=rights,
        notes=(*notes, *more),
    )


def _passed_over(parts: Parts) -> str | None:
    kind = (parts.line("wp:post_type") or "post").lower()
    if kind in _NO_STORY:
        return _NO_STORY[kind]
    if kind.startswith(_OF_THE_SITE):
        return f"a part of the site ({kind[:40]})"
    if reason := _STATUS.get(_status(parts)):
        return reason
    return "a post behind a password" if parts.line("wp:post_password") else None


def _status(parts: Parts) -> str:
    return (parts.line("wp:status") or "publish").lower()


def _raw(parts: Parts, name: str) -> str:
    """The text of an element with its line ends, which count here; mark-up that was not escaped is written out."""
    one = next((one for one in parts.all(name) if len(one) or (one.text or "").strip()), None)
    if one is None:
        return ""
    if len(one):
        return "\n\n".join(block.text for block in markup.from_tree(one))
    return (one.text or "").replace("\r\n", "\n").replace("\r", "\n")


def _gmt(parts: Parts, name: str) -> str | None:
    """A date of WordPress's, which is in GMT by the name of its element: said so in ISO 8601."""
    said = parts.line(name)
    if not said or _NEVER.match(said) or not re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", said):
        return None
    return f"{said.replace(' ', 'T')}Z"


def _local(parts: Parts, name: str) -> str | None:
    said = parts.line(name)
    return None if not said or _NEVER.match(said) else said


def _meta(parts: Parts, *names: str) -> str | None:
    for one in parts.all("wp:postmeta"):
        inner = Parts(one)
        if inner.line("wp:meta_key") in names:
            return inner.line("wp:meta_value")
    return None


def _names(channel: Parts) -> Iterator[tuple[str, str]]:
    """The names that authors are shown by, for the names that they log in with."""
    for one in channel.all("wp:author"):
        inner = Parts(one)
        login, shown = inner.line("wp:author_login"), inner.line("wp:author_display_name")
        if login and shown:
            yield login, shown


def _paragraphs(text: str) -> str:
    """`wpautop`: a blank line parts paragraphs, a line end is a break; not inside `pre`, not next to a block's tags."""
    pieces = _PIECES.split(_BREAK_TAG.sub("\n", text))
    inside = 0
    for n, piece in enumerate(pieces):
        if n % 2:
            if re.match(r"<(?:pre|script|style)\b", piece, re.IGNORECASE):
                inside += 1
            elif re.match(r"</(?:pre|script|style)\b", piece, re.IGNORECASE):
                inside = max(0, inside - 1)
        elif not inside:
            before = n > 0 and _BLOCK_TAG.match(pieces[n - 1]) is not None
            after = n + 1 < len(pieces) and _BLOCK_TAG.match(pieces[n + 1]) is not None
            piece = piece.lstrip("\n \t") if before else piece
            piece = piece.rstrip("\n \t") if after else piece
            first, *more = piece.split("\n")
            if more:
                lines = [first.rstrip(" \t"), *(line.strip(" \t") for line in more[:-1]), more[-1].lstrip(" \t")]
                pieces[n] = _BLANK.sub("<br><br>", "\n".join(lines)).replace("\n", "<br>")
            else:
                pieces[n] = piece
    return "".join(pieces)
