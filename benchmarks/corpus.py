"""What is changed in clean English that nobody wrote for this project? Every edit is shown, to be looked at.

    python benchmarks/corpus.py --from FOLDER [--source es] [--quiet]

Nothing of the texts is kept in the repository. They come from packages, installed or merely unpacked under FOLDER:

    pip download --no-deps gensim && unzip gensim-*.whl 'gensim/test/test_data/lee*' -d FOLDER
    apt-get download fortunes fortunes-min debian-policy jargon-text && for d in *.deb; do dpkg-deb -x $d FOLDER; done

gensim carries 364 stories of a national broadcaster (64,000 words); the Debian packages give aphorisms, verse, manuals
and essays. What is installed on the system is found with no FOLDER. `--source` says that all was translated from that
language: rules that need the source must be right even when it is wrong.
"""

import argparse
import gzip
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

if __package__ in (None, ""):
    sys.path[:0] = [str(Path(__file__).resolve().parents[1])]

from normalizers import repair
from normalizers.edits import Edit

REGISTERS = {
    "news": ("**/gensim/test/test_data/lee*.cor",),
    "aphorisms and verse": ("**/share/games/fortunes/*",),
    "manuals": ("**/share/doc/debian-policy/*.txt.gz",),
    "essays": ("**/share/doc/jargon-text/jargon.txt.gz",),
}
NO_PROSE = re.compile(r"\.(dat|u8)$")
# Word lists, programmers' verse and other fortunes that are not English sentences.
SKIPPED = {"ascii-art", "debian", "linuxcookie", "miscellaneous", "perl", "songs-poems", "translate-me", "zippy"}
LONGEST = 200_000  # words of one register


def texts(root: Path, register: str) -> Iterator[str]:
    """Return the stories or passages of a register found under root, hard line ends undone."""
    words = 0
    for pattern in REGISTERS[register]:
        for path in sorted(root.glob(pattern)):
            if NO_PROSE.search(path.name) or path.name in SKIPPED or not path.is_file() or path.is_symlink():
                continue
            for text in passages(path):
                words += len(text.split())
                if words > LONGEST:
                    return
                yield text


def passages(path: Path) -> Iterator[str]:
    """Return the passages of a file: a story, a fortune, a paragraph of prose; verse keeps its lines."""
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    whole = raw.decode("utf-8", "replace")
    if path.suffix == ".cor":
        yield from (" ".join(line.split()) for line in whole.splitlines() if line.strip())
        return
    for part in re.split(r"\n%\n|\n\s*\n", whole):
        lines = [re.sub(r"\s+", " ", line).strip() for line in part.strip().splitlines()]
        verse = len(lines) > 2 and sorted(map(len, lines))[len(lines) // 2] < 55
        text = ("\n" if verse else " ").join(lines)
        plain = sum(char.isalpha() or char.isspace() for char in text) > 0.93 * len(text)
        whole_sentence = len(text) > 60 and text[0].isupper() and text[-1] in ".!?\"'”"
        if plain and whole_sentence and text.replace("\n", " ").isprintable():
            yield text


def sentences(text: str) -> int:
    """Count sentences, roughly."""
    return max(1, len(re.findall(r"[.!?][\"'”’)]*(?:\s|$)", text)))


def in_context(text: str, edit: Edit) -> str:
    """Return the edit with the words around it."""
    before, after = text[max(0, edit.start - 50) : edit.start], text[edit.end : edit.end + 50]
    return f"{before}[{edit.before} => {edit.after}]{after}".replace("\n", "¶")


def main() -> None:
    """Repair each register and print edits by rule."""
    wishes = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wishes.add_argument("--from", dest="root", type=Path, default=Path("/usr"), help="where packages are unpacked")
    wishes.add_argument("--source", help="pretend that everything was translated from this language")
    wishes.add_argument("--quiet", action="store_true", help="figures only")
    wish = wishes.parse_args()
    for register in REGISTERS:
        count, words, touched = 0, 0, 0
        rules: Counter[str] = Counter()
        flags: Counter[str] = Counter()
        seen: defaultdict[str, list[str]] = defaultdict(list)
        for text in texts(wish.root, register):
            count, words = count + sentences(text), words + len(text.split())
            done = repair(text, source_language=wish.source)
            touched += bool(done.edits)
            flags.update(flag.rule for flag in done.flags)
            for edit in done.edits:
                rules[edit.rule] += 1
                seen[edit.rule].append(in_context(text, edit))
        if not count:
            print(f"{register}: no package found under {wish.root}")
            continue
        edits = sum(rules.values())
        print(
            f"\n{register}: {words} words, {count} sentences, {edits} edits ({1000 * edits / count:.2f} per 1,000 "
            f"sentences) in {touched} passages, {sum(flags.values())} flags"
        )
        for rule, number in rules.most_common():
            print(f"  {rule}: {number} ({1000 * number / count:.2f} per 1,000 sentences)")
            if not wish.quiet:
                print("\n".join(f"    …{context}…" for context in seen[rule]))
        if flags:
            print("  flags: " + ", ".join(f"{rule} {number}" for rule, number in flags.most_common(12)))


if __name__ == "__main__":
    main()
