"""`copydesk explain`, `diff`, `undo`, `repair`: look at one story, and why it is as it is."""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from flows import desk
from flows.commands.opened import USAGE, Json, Out, StoreUrl, opened, say, settings_for, show_json
from flows.settings import Settings
from flows.store import articles, stories
from flows.store.articles import Line
from flows.store.schema import Store
from normalizers.errors import CopydeskError
from normalizers.story import Article

Story = Annotated[
    str,
    typer.Argument(help="A wire file, an article under out/ (its name or its .json), or a guid.", metavar="STORY"),
]


def explain(story: Story, out: Out = None, store: StoreUrl = None, as_json: Json = False) -> None:
    """Say why every change was made: where, what, which rule, and the reason.

    A wire file is normalized on the spot and nothing is stored; a name or a guid shows the article as it was kept.

    Exit codes: 0 shown; 1 not found or not readable; 2 wrong usage.

    Examples:

        copydesk explain story.txt

        copydesk explain ministers-meet-1f0c2ab81d3e
    """
    from normalizers.report.explain import lines

    for article in _articles(story, out, store):
        if as_json:
            show_json(article.to_ninjs())
            continue
        for line in lines(article):
            print(line)


def diff(
    story: Story,
    other: Annotated[
        str | None, typer.Argument(help="The other article. [default: the same story, made by the rules of today]")
    ] = None,
    out: Out = None,
    store: StoreUrl = None,
    as_json: Json = False,
) -> None:
    """Show what differs between two articles of a story, grouped by rule: as kept, and as today's rules make it.

    Exit codes: 0 shown (also when nothing differs); 1 not found; 2 wrong usage.

    Examples:

        copydesk diff ministers-meet-1f0c2ab81d3e

        copydesk diff old/story.json new/story.json
    """
    from normalizers.report import diff as differ

    old = _articles(story, out, store)
    new = _articles(other, out, store) if other is not None else [_anew(story, out, store)]
    if len(old) != 1 or len(new) != 1:
        say("copydesk: this file holds several stories; name one by its guid")
        raise typer.Exit(USAGE)
    changes = differ.diff(old[0], new[0])
    if as_json:
        show_json([asdict(change) for change in changes])
        return
    for line in differ.text(changes):
        print(line)
    if not changes:
        print("Nothing differs.")


def undo(story: Story, out: Out = None, store: StoreUrl = None) -> None:
    """Print the text as received, character for character, from the article and its edits alone.

    Exit codes: 0 printed; 1 not found; 2 wrong usage.

    Examples:

        copydesk undo out/articles/ministers-meet-1f0c2ab81d3e.json
    """
    import normalizers

    for article in _articles(story, out, store):
        sys.stdout.buffer.write(normalizers.undo(article).encode("utf-8", "surrogatepass"))
    sys.stdout.buffer.flush()


def repair(
    text: Annotated[str | None, typer.Argument(help="The text, a file, or - for standard input. [default: -]")] = None,
    language: Annotated[str, typer.Option(help="Language of the text (BCP 47).")] = "en",
    source_language: Annotated[
        str | None, typer.Option(help="The text was translated from this language (BCP 47).")
    ] = None,
    why: Annotated[bool, typer.Option("--why", help="Say on standard error what was changed, and why.")] = False,
    as_json: Json = False,
) -> None:
    """Repair a passage of text: no store, no files, the repaired text on standard output.

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
    elif len(text) < 4096 and "\n" not in text and "\0" not in text and Path(text).is_file():
        data = Path(text).read_bytes()
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


def _articles(word: str, out: Path | None, store: str | None) -> list[Article]:
    path = Path(word)
    if path.is_file():
        return _of_file(path, settings_for(out, store))
    settings, opened_store = opened(out, store)
    line = _line(opened_store, settings, word)
    kept = articles.stored(opened_store, line.story_id)
    if kept is None:
        return [_made(opened_store, settings, line.story_id)]
    return [_parsed(kept)]


def _of_file(path: Path, settings: Settings) -> list[Article]:
    """The articles of a file: one that we wrote, or wire copy that is made into articles on the spot."""
    from normalizers import Desk, normalize_many, read

    data = path.read_bytes()
    if path.suffix == ".json":
        try:
            return [_parsed(data)]
        except (CopydeskError, ValueError):  # no article of ours: it may be a wire
            pass
    return list(normalize_many(read(data, name=path.name), Desk(target=settings.target)))


def _parsed(data: bytes) -> Article:
    from normalizers.canonical.ninjs import from_ninjs

    return from_ninjs(json.loads(data))


def _anew(word: str, out: Path | None, store: str | None) -> Article:
    settings, opened_store = opened(out, store)
    name = Path(word).stem if Path(word).is_file() else word
    return _made(opened_store, settings, _line(opened_store, settings, name).story_id)


def _made(store: Store, settings: Settings, story_id: int) -> Article:
    made = desk.make(stories.load(store, [story_id]), desk.make_desk(settings, store))[0]
    if isinstance(made, articles.Failed):
        trouble = made.trouble
        raise CopydeskError(trouble.code, trouble.reason, place=trouble.place, todo=trouble.todo)
    return made.article


def _line(store: Store, settings: Settings, word: str) -> Line:
    found = articles.find(store, word)
    if not found:
        raise CopydeskError(
            "story.unknown",
            "no such file, and no story of this name or guid in the store",
            place=word,
            todo=f"The names are those of the files in {settings.articles}.",
        )
    return max(found, key=lambda line: line.version)
