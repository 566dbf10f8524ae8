"""Damage the lines of a text wire or the tags of a page: dropped, doubled, exchanged, moved, emptied, run together.

The tree of a text wire is flat: messages between control characters, lines in them. The tags of a page that browsers
mend are damaged as tags, not as a tree, because a tree that is written again has no damage that must be mended.
"""

import random
import re

SIGNS = (b"\x01", b"\x02", b"\x03", b"\x04", b"\x1f", b"\x16\x16", b"\x00", b"\r", b"\n\n", b"    ", b"=", b"^", b"<")
TAGS = "p div b i span h2 blockquote ul li td tr table section a em script style pre br article title".split()
_CONTROL = re.compile(rb"[\x01-\x04\x11-\x14\x1f]")
_TAG = re.compile(rb"(<[^<>]*>)")


def of_lines(raw: bytes, chance: random.Random) -> bytes:
    """Return a text wire with lines and control characters damaged."""
    lines = raw.splitlines(keepends=True)
    for _ in range(chance.randint(1, 4)):
        if not lines:
            break
        n = chance.randrange(len(lines))
        kind = chance.choice(("drop", "double", "exchange", "move", "empty", "join", "cut", "sign", "no sign", "again"))
        if kind == "drop":
            del lines[n]
        elif kind == "double":
            lines.insert(n, lines[n])
        elif kind == "exchange":
            other = chance.randrange(len(lines))
            lines[n], lines[other] = lines[other], lines[n]
        elif kind == "move":
            line = lines.pop(n)
            lines.insert(chance.randint(0, len(lines)), line)
        elif kind == "empty":
            lines[n] = b"\n"
        elif kind == "join":
            lines[n] = lines[n].rstrip(b"\r\n")
        elif kind in ("cut", "sign"):
            at = chance.randint(0, len(lines[n]))
            put = b"\r\n" if kind == "cut" else chance.choice(SIGNS)
            lines[n] = lines[n][:at] + put + lines[n][at:]
        elif kind == "no sign":
            lines[n] = _CONTROL.sub(b"", lines[n], count=1)
        elif len(lines) < 2_000:
            lines += lines[n:]
    return b"".join(lines)


def of_tags(raw: bytes, chance: random.Random) -> bytes:
    """Return a page with tags damaged."""
    parts = _TAG.split(raw)  # text and tags in turn
    for _ in range(chance.randint(1, 4)):
        tags = range(1, len(parts), 2)
        if not tags:
            break
        n = chance.choice(tags)
        kind = chance.choice(("drop", "double", "exchange", "rename", "deep", "bare", "open"))
        if kind == "drop":
            parts[n] = b""
        elif kind == "double":
            parts[n] *= 2
        elif kind == "exchange":
            other = chance.choice(tags)
            parts[n], parts[other] = parts[other], parts[n]
        elif kind == "rename":
            parts[n] = re.sub(rb"[A-Za-z][\w-]*", chance.choice(TAGS).encode(), parts[n], count=1)
        elif kind == "deep":
            parts[n] *= chance.randint(2, 40)
        elif kind == "bare":
            parts[n] = re.sub(rb"[\s/][^>]*", b"", parts[n])
        else:
            parts[n] = parts[n].rstrip(b">")
    return b"".join(parts)
