"""`copydesk repair`: a passage of text, without a store."""

import shlex
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from flows.commands.opened import Json, language_option, say, show_json
from normalizers.errors import CopydeskError

LONGEST_PATH = 4096
SUFFIXES = frozenset(
    ".txt .text .md .json .jsonl .ninjs .xml .rss .atom .html .htm .xhtml .csv .tsv .pdf .doc .docx .odt .rtf".split()
)


def repair(
    text: Annotated[str | None, typer.Argument(help="The text, a file, or - for standard input. [default: -]")] = None,
    language: Annotated[str, typer.Option(help="Language of the text (BCP 47).", callback=language_option)] = "en",
    source_language: Annotated[
        str | None,
        typer.Option(help="The text was translated from this language (BCP 47).", callback=language_option),
    ] = None,
    why: Annotated[bool, typer.Option("--why", help="Say on standard error what was changed, and why.")] = False,
    as_json: Json = False,
) -> None:
    """Repair a passage of text: no store, no files, the repaired text on standard output.

    One word with a slash or with the suffix of a file is the name of a file. Give text that looks like that on
    standard input.

    Exit codes: 0 printed; 1 it could not be done; 2 wrong usage.

    Examples:

        copydesk repair "He said : we will see ." --why

        copydesk repair story.txt --source-language es
    """
    import normalizers

    received = _text(text)
    done = normalizers.repair(received, language=language, source_language=source_language)
    if as_json:
        flags = [asdict(flag) for flag in done.flags]
        lifted = [asdict(part) for part in done.lifted]
        show_json({"text": done.text, "edits": [asdict(edit) for edit in done.edits], "flags": flags, "lifted": lifted})
        return
    print(done.text)
    if why:
        for edit in done.edits:
            say(f"{edit.before!r} → {edit.after!r}  {edit.rule}, {edit.confidence:.2f}: {edit.reason}")
        for flag in done.flags:
            say(f"flagged: {flag.text!r}  {flag.rule}, {flag.confidence:.2f}: {flag.reason}")


def _text(text: str | None) -> str:
    if text is None or text == "-":
        data = sys.stdin.buffer.read()
    elif (path := _file(text)) is not None:
        data = _bytes(path)
    else:
        return text
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CopydeskError(
            "repair.not-utf-8",
            "this is not UTF-8 text",
            place=f"byte {error.start}",
            todo="`copydesk run` reads other encodings.",
        ) from error


def _file(text: str) -> Path | None:
    """The file that an argument names; None where it is text.

    Raises:
        CopydeskError: it looks like the name of a file, and there is none.
    """
    if len(text) > LONGEST_PATH or "\n" in text or "\0" in text or not text:
        return None
    path = Path(text)
    try:
        if path.is_file():
            return path
        folder = path.is_dir()
    except OSError:  # longer than a name of a file may be
        return None
    if len(text.split()) == 1 and (folder or "/" in text or path.suffix.lower() in SUFFIXES):
        raise CopydeskError(
            "repair.no-file",
            "this is a folder" if folder else "there is no such file",
            place=text,
            todo=f"For files, see to the path; for text: `echo {shlex.quote(text)} | copydesk repair -`.",
        )
    return None


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CopydeskError(
            "repair.unreadable", error.strerror or str(error), place=str(path), todo="See to its permissions."
        ) from error
