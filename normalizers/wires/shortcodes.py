"""WordPress's shortcodes, words in square brackets that a site replaces: taken out, the words between them stay."""

from __future__ import annotations

import re

from normalizers.wires import markup

_NAME = r"[A-Za-z][\w-]{1,30}"
_SHORTCODE = re.compile(rf"\[(\[?)(/?)({_NAME})((?:\s[^\[\]<>]*)?)(/?)\](\]?)")
_ATTRIBUTE = re.compile(r"\s[\w-]{1,40}\s?=")
_KNOWN = frozenset(
    "caption wp_caption gallery audio video embed playlist youtube vimeo twitter tweet instagram googlemaps"
    " contact-form contact-form-7 contact-field button spacer divider toc ads ad adsense more poll soundcloud"
    " slideshare wpvideo".split()
)
_WITHOUT_WORDS = frozenset(
    "embed audio video youtube vimeo twitter tweet instagram gallery playlist soundcloud".split()
)
# None of these looks beyond the next one of its kind: looking for an end that never comes would take for ever.
_CAPTION = re.compile(
    r"\[(?:wp_)?caption\b[^\[\]]{0,2000}\]((?:(?!\[(?:wp_)?caption\b).){0,5000}?)\[/(?:wp_)?caption\]", re.DOTALL
)
_EMBED = re.compile(rf"\[({'|'.join(sorted(_WITHOUT_WORDS))})\b[^\[\]]{{0,2000}}\]\s*https?://[^\s\[\]<>]+\s*\[/\1\]")
# Outside of an export these alone are looked for: brackets are common in stories.
_SURE = re.compile(r"\[/(?:wp_)?caption\]|\[(?:gallery|playlist|vc_row|et_pb_section)\b[^\[\]]*\]|\[/embed\]")


def occur(text: str) -> bool:
    """Whether a text that is no export has shortcodes that nobody replaced."""
    return _SURE.search(text) is not None


def without(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without its shortcodes, and the captions in them. What is only in brackets, [sic], stays."""
    captions = (" ".join(block.text for block in markup.blocks(match[1])) for match in _CAPTION.finditer(text))
    found = tuple(filter(None, captions))
    text = _EMBED.sub("", _CAPTION.sub("\n\n", text))
    closed = {match[3].lower() for match in _SHORTCODE.finditer(text) if match[2]}

    def shown(match: re.Match[str]) -> str:
        name, inside = match[3].lower(), match[4]
        if match[1] and match[6]:
            return match[0][1:-1]  # [[gallery]] shows the brackets
        known = name in _KNOWN or name in closed or _ATTRIBUTE.search(inside)
        return f"{match[1]}{match[6]}" if known else match[0]

    return _SHORTCODE.sub(shown, text), found
