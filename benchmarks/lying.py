"""Stories whose encoding lies, in twelve ways: is there mojibake in an article that nothing tells of?

    python -m benchmarks.lying                 200 stories
    python -m benchmarks.lying --long          2,000 stories

A lie is harmless where the article has the characters of the truth, or the file is refused, or the story says that its
charset was guessed or is in doubt, or an edit or flag of the article tells of mojibake. All else is silent damage.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
if __package__ in (None, ""):
    sys.path[:0] = [str(ROOT)]

from normalizers import normalize, read  # noqa: E402
from normalizers.errors import WireError  # noqa: E402

NAMES = ("Café Müller", "São João", "Łódź", "Škoda", "Señor Ibáñez", "Århus", "Győr", "Besançon", "Žilina", "Coimbrã")
SENTENCES = (
    "The mayor of {} said on Friday that the bridge would be closed for nine days.",
    "A baker from {} counted 212 loaves and gave each of them away before noon.",
    "“Nobody was hurt,” the harbour office of {} said in a short statement.",
    "The ferry to {} ran onto a sandbank in thick fog and was towed off at high tide.",
)


def truth(chance: random.Random) -> list[str]:
    """Return a headline and three paragraphs with names from several languages."""
    said = [chance.choice(SENTENCES).format(chance.choice(NAMES)) for _ in range(3)]
    return [f"Bridge near {chance.choice(NAMES)} to close", *said]


def page(lines: list[str], declared: str) -> str:
    """Return the story as NITF that declares a charset."""
    body = "".join(f"<p>{line}</p>" for line in lines[1:])
    head = f'<?xml version="1.0" encoding="{declared}"?><nitf><body><body.head><hedline><hl1>{lines[0]}</hl1></hedline>'
    return f"{head}</body.head><body.content>{body}</body.content></body></nitf>"


def coded(lines: list[str], declared: str, actual: str) -> bytes:
    """Return the story declared as one charset and written in another; what that lacks becomes a question mark."""
    return page(lines, declared).encode(actual, "replace")


def cut(raw: bytes) -> bytes:
    """Return the bytes with the second byte of a character lost."""
    at = next((n for n, byte in enumerate(raw) if byte >= 0xC2), 0)
    return raw[: at + 1] + raw[at + 2 :]


def mixed(lines: list[str]) -> bytes:
    """Return UTF-8 with one paragraph of Windows-1252 in it."""
    parts = page(lines, "utf-8").encode().split(b"<p>")
    parts[1] = parts[1].decode().encode("cp1252", "replace")
    return b"<p>".join(parts)


LIES: dict[str, Callable[[list[str]], bytes]] = {
    "latin-1 said, UTF-8 sent": lambda lines: coded(lines, "iso-8859-1", "utf-8"),
    "ASCII said, UTF-8 sent": lambda lines: coded(lines, "us-ascii", "utf-8"),
    "UTF-16 said, UTF-8 sent": lambda lines: coded(lines, "utf-16", "utf-8"),
    "UTF-8 said, cp1252 sent": lambda lines: coded(lines, "utf-8", "cp1252"),
    "UTF-8 said, cp1250 sent": lambda lines: coded(lines, "utf-8", "cp1250"),
    "latin-1 said, cp850 sent": lambda lines: coded(lines, "iso-8859-1", "cp850"),
    "cp1251 said, cp1252 sent": lambda lines: coded(lines, "windows-1251", "cp1252"),
    "UTF-8 mark, cp1252 sent": lambda lines: b"\xef\xbb\xbf" + coded(lines, "utf-8", "cp1252"),
    "UTF-16 mark, UTF-8 sent": lambda lines: b"\xff\xfe" + coded(lines, "utf-16", "utf-8"),
    "encoded twice": lambda lines: page(lines, "utf-8").encode().decode("latin-1").encode(),
    "a character cut": lambda lines: cut(coded(lines, "utf-8", "utf-8")),
    "two charsets": mixed,
}


def outcome(lines: list[str], raw: bytes) -> str:
    """Return what came of a lie: right, refused, told or silent."""
    try:
        (story,) = read(raw)
    except WireError:
        return "refused"
    article = normalize(story)
    allowed = {one for one in "\n".join(lines) if one > "\x7f"} | set("‘’“”–—\u00a0")
    strange = {one for one in f"{article.headline}\n{article.text}" if one > "\x7f"} - allowed
    if not strange:
        return "right"
    told = any(note.startswith("charset") for note in article.notes)
    repaired = any("mojibake" in one.rule for one in (*article.edits, *article.flags))
    return "told" if told or repaired else "silent"


def measure(number: int) -> dict[str, Counter[str]]:
    """Return the outcomes of each lie over so many stories in all."""
    chance = random.Random(20261123)
    found: dict[str, Counter[str]] = {name: Counter() for name in LIES}
    for n in range(number):
        name, lie = list(LIES.items())[n % len(LIES)]
        lines = truth(chance)
        found[name][outcome(lines, lie(lines))] += 1
    return found


def main() -> None:
    """Print a table: one row a lie."""
    wishes = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wishes.add_argument("--long", action="store_true", help="2,000 stories")
    found = measure(2_000 if wishes.parse_args().long else 200)
    print(f"{'lie':<28}{'right':>7}{'refused':>9}{'told':>6}{'silent':>8}")
    for name, counts in found.items():
        print(f"{name:<28}{counts['right']:>7}{counts['refused']:>9}{counts['told']:>6}{counts['silent']:>8}")


if __name__ == "__main__":
    main()
