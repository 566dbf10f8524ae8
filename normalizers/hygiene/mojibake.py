"""Text that was read with the wrong encoding: `nÃ£o`, `â€œ`, `Ð¿Ñ€Ð¸Ð²ÐµÑ‚`. The only file that uses ftfy."""

import re
from collections.abc import Iterator
from dataclasses import replace

from normalizers.edits import Edit, between, minimal

# Every way to damage UTF-8 leaves pairs that no language writes. What matches here is only worth a closer look.
CONTINUATION = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
SUSPECT = re.compile(
    r"[\x80-\x9f\xc2-\xf4ĂĹĺĆРСГвβāΞΟ√‚├┬](?:"  # one set first: the search is five times as fast
    r"(?<=[\x80-\x9f])"
    rf"|(?<=[\xc2-\xdf])[{CONTINUATION}]|(?<=[ÂÃ]) "
    rf"|(?<=[\xe0-\xef])[{CONTINUATION}][{CONTINUATION} ]|(?<=[âã]) [\x80-\xbf€„†]"
    rf"|(?<=[\xf0-\xf4])[{CONTINUATION}]{{3}}"
    r"|(?<=[ĂÄĹĺĆ])[ˇ˘Ł¤¦§¨©Ş«¬®°±˛ł´µ¶·¸ąş»Ľ˝ľżŚŤŽŹśťžź‚„…†‡‰‹’“”•–—™]"
    r"|(?<=[РСГ])[ЂЃѓ…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџ°±µ¶·№»јЅѕЎЈ©\xa0][^\W\d_]|(?<=в)Ђ|(?<=[βā])€"
    r"|(?<=[ΞΟ])[\x80-\xbf€…“”΄΅]|(?<=√)[^\s\w(]|(?<=‚)[Äâó]|(?<=[├┬])[^\s\w]"
    r")"
)
NEXT_LINE = re.compile(r"(?<=[.!?”\"])\x85(?=[^\W\d_a-z])")
OTHER_C1 = re.compile(r"[\x80-\x84\x86-\x9f]")
RUNS = re.compile(r"[^\x00-\x7f]+|[\x00-\x7f]+")
WORD_END = re.compile(rf"[ÄÅÈ][{CONTINUATION}]")
LOST_QUOTE = re.compile(r"â€(?:\ufffd|(?=[\s.,;:!?)]|\Z))")  # its last byte has no character in Windows-1252

RULE = "mojibake.wrong-encoding"
REASON = "The bytes were read with the wrong encoding; these are the characters that they stand for."
ODD = re.compile("[\u0700-\u077f\u07c0-\u089f]")  # Syriac, N'Ko: what two letters that merely met give, not news
MAX_LINE = 20_000  # a longer line is looked at in parts, cut at spaces


def find(text: str) -> tuple[Edit, ...]:
    """Return the edits that undo a wrong decoding, line by line, over the smallest spans.

    Left alone: everything ftfy can do beyond that (it would straighten quotation marks, fold full-width characters,
    open ligatures), a line in which nothing is provably damaged, and accented capitals that merely look odd (SÃO).
    """
    if text.isascii() or not SUSPECT.search(text):
        return ()
    out: list[Edit] = []
    at = 0
    for line in _lines(text):
        if SUSPECT.search(line):
            mended = _mended_line(line)
            out += [replace(edit, start=edit.start + at, end=edit.end + at) for edit in _aligned(line, mended)]
        at += len(line)
    return tuple(out)


def _mended_line(line: str) -> str:
    lost = "â€œ" in line or "â€\ufffd" in line
    whole = _mend(LOST_QUOTE.sub("â€\x9d", line) if lost else line)
    # Good letters beside the damage keep a line from being mended in one go: then word by word.
    words = [_mend(word) if SUSPECT.search(word) else word for word in whole.split(" ")]
    mended = " ".join(words)
    # `siÄ™` alone could be meant; where the same line has surely been read wrongly, it is not.
    return mended if mended == line else WORD_END.sub(_letter, mended)


def _letter(match: re.Match[str]) -> str:
    letter = match[0].encode("sloppy-windows-1252", "replace").decode("utf-8", "replace")
    return letter if len(letter) == 1 and "\u0100" <= letter <= "\u021b" else match[0]


def _mend(line: str) -> str:
    import ftfy

    options = ftfy.TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        replace_lossy_sequences=False,  # it would put � where a person can still guess
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
        normalization=None,
        explain=True,
    )
    # fix_encoding only: fix_text forgets its options on the way, and one `<` changes what it does to later lines.
    mended: str = ftfy.fix_encoding_and_explain(line, options).text
    if ODD.search(mended) and not ODD.search(line):
        return line
    strange = [letter for letter in mended if letter > "\u036f" and letter.isalpha() and letter not in line]
    # Read so, `é”“` and `Î”` are one letter of another alphabet. Where nothing else is of it, they are what they are.
    return line if len(strange) == 1 else mended


def _aligned(before: str, after: str) -> tuple[Edit, ...]:
    """Return one edit for each damaged run: what is ASCII survives a wrong decoding, and holds the rest in place."""
    if before == after:
        return ()
    out: list[Edit] = []
    place = 0
    for run in RUNS.finditer(before):
        start, end = run.span()
        stop = place
        if run[0].isascii():
            if out and out[-1].end == start and run[0][0] == " " and not after.startswith(run[0], place):
                last = out.pop()  # `Ã s` is `às`: the space was the second half of a letter
                out.append(replace(last, end=start + 1, before=last.before + " "))
                start += 1
            if not after.startswith(before[start:end], place):
                return between(before, after, RULE, REASON, 0.96)
            place += end - start
            continue
        while stop < len(after) and not after[stop].isascii():
            stop += 1
        if run[0] != after[place:stop]:
            out.append(Edit(start, end, run[0], after[place:stop], RULE, REASON, 0.96))
        place = stop
    if place != len(after):
        return between(before, after, RULE, REASON, 0.96)
    return tuple(minimal(edit) for edit in out)


def _lines(text: str) -> Iterator[str]:
    """Yield the lines with their ends, long ones in parts. A lone U+0085 ends a line; among its like it is "…"."""
    if "\x85" in text and not OTHER_C1.search(text):
        text = NEXT_LINE.sub("\n", text)
    for line in text.split("\n"):
        yield from _parts(line)
        yield "\n"


def _parts(line: str) -> list[str]:
    parts: list[str] = []
    while len(line) > MAX_LINE:
        cut = line.rfind(" ", 1, MAX_LINE)
        cut = cut if cut > 0 else MAX_LINE
        parts.append(line[:cut])
        line = line[cut:]
    return [*parts, line]
