"""`copydesk explain`, `diff`, `similar`, `undo`: look at one story, and why it is as it is."""

import sys
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from flows.account import counted
from flows.commands import found
from flows.commands.found import Pair
from flows.commands.opened import FAILED, USAGE, Json, Out, StoreUrl, bar, opened, say, show_json
from flows.store import articles, likeness, rulesets
from flows.store.schema import Store
from normalizers.story import Article

FIRST_WORDS = 8  # that a story without a headline is known by

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
    for number, article in enumerate(found.of_word(story, out, store)):
        if as_json:
            show_json(article.to_ninjs())
            continue
        if number:
            print()
        for line in _explained(article):
            print(line)


def diff(
    story: Annotated[
        str | None,
        typer.Argument(help="A wire file, an article under out/ (its name or its .json), or a guid.", metavar="STORY"),
    ] = None,
    other: Annotated[
        str | None,
        typer.Argument(help="The other article or wire file. [default: the same story, made by the rules of today]"),
    ] = None,
    rules: Annotated[
        tuple[str, str] | None,
        typer.Option(help="Two rule sets, by the beginning of their hashes or `today`: all stories that both made."),
    ] = None,
    out: Out = None,
    store: StoreUrl = None,
    as_json: Json = False,
) -> None:
    """Show what differs between two articles of a story, grouped by rule: as kept, and as today's rules make it.

    The stories of a wire file are made into articles on the spot, nothing is stored; each stands beside the article
    that is kept under its guid, or, where none is kept, beside the text as received. Two files show what two rule
    sets made of the same stories; --rules shows it for all stories that are kept.

    Exit codes: 0 shown (also when nothing differs); 1 not found; 2 wrong usage.

    Examples:

        copydesk diff ministers-meet-1f0c2ab81d3e

        copydesk diff story.txt

        copydesk diff old/story.json new/story.json

        copydesk diff --rules 5e0c today
    """
    from normalizers.report import diff as differ

    if (story is None) == (rules is None):
        say("copydesk: name a STORY, or two rule sets with --rules")
        raise typer.Exit(USAGE)
    if story is None:
        _between(rules or ("", ""), out, store, as_json)
        return
    if other is None:
        pairs = found.with_todays(story, out, store)
    else:
        pairs = _paired(found.of_word(story, out, store), found.of_word(other, out, store))
    if as_json:
        show_json([asdict(change) for pair in pairs for change in differ.diff(pair.old, pair.new)])
        return
    for number, pair in enumerate(pairs):
        changes = differ.diff(pair.old, pair.new)
        if pair.against or len(pairs) > 1:
            print("\n" * bool(number) + _heading(pair.new))
        if pair.against:
            print(f"compared with {pair.against}")
        for line in differ.text(changes):
            print(line)
        if not changes:
            print("Nothing differs.")


def similar(story: Story, out: Out = None, store: StoreUrl = None, as_json: Json = False) -> None:
    """Show the stories that are much like one that is kept: from another feed, or another version of it.

    The figure is the estimated share of word triples that both texts have, 0 to 1 (MinHash).

    Exit codes: 0 shown (also when there is none); 1 no such story is kept; 2 wrong usage.

    Examples:

        copydesk similar ministers-meet-1f0c2ab81d3e
    """
    _, opened_store = opened(out, store)
    kept = articles.find(opened_store, story)
    if not kept:
        say(f"copydesk: no story that is kept goes by {story}")
        raise typer.Exit(FAILED)
    alike = {line.guid: likeness.of(opened_store, line.story_id) for line in kept}
    if as_json:
        show_json([{"guid": guid, "alike": [asdict(one) for one in others]} for guid, others in alike.items()])
        return
    for line in kept:
        print(f"{line.headline or Path(line.wire).name}  ({line.guid}, version {line.version})")
        for one in alike[line.guid]:
            what = "another version" if one.same else f"from {one.source or 'an unnamed source'}"
            print(f"  {one.similarity:.2f}  {one.headline or one.guid}  ({one.guid}, version {one.version}; {what})")
        if not alike[line.guid]:
            print("  nothing is like it")


def undo(story: Story, out: Out = None, store: StoreUrl = None) -> None:
    """Print the text as received, character for character, from the article and its edits alone.

    Exit codes: 0 printed; 1 not found; 2 wrong usage.

    Examples:

        copydesk undo out/articles/ministers-meet-1f0c2ab81d3e.json
    """
    import normalizers

    for article in found.of_word(story, out, store):
        sys.stdout.buffer.write(normalizers.undo(article).encode("utf-8", "surrogatepass"))
    sys.stdout.buffer.flush()


def _between(rules: tuple[str, str], out: Out, store: StoreUrl, as_json: bool) -> None:
    """What changes between two rule sets over all stories that are kept."""
    from flows import remake
    from flows.desk import make_desk
    from normalizers.report import diff as differ

    settings, opened_store = opened(out, store)
    old, new = (_hash(opened_store, word) for word in rules)
    with bar("comparing", len(rulesets.made_with(opened_store, old))) as on:
        number, changes = remake.between(opened_store, make_desk(settings, opened_store), old, new, on=on)
    if as_json:
        show_json([asdict(change) for change in changes])
        return
    for line in differ.text(changes):
        print(line)
    print(f"{counted(number, 'story')} compared, {counted(len(changes), 'edit')} differ, rules {old} and {new}")


def _hash(store: Store, word: str) -> str:
    """The rule set that a user means."""
    from flows import remake

    if word == "today":
        return remake.rules_now()
    found = rulesets.named(store, word)
    if len(found) == 1:
        return found[0].hash
    many = "several rule sets begin" if found else "no article was made by rules whose hash begins"
    say(f"copydesk: {many} with {word}")
    for one in rulesets.known(store):
        day = datetime.fromtimestamp(one.last, UTC).strftime("%Y-%m-%d %H:%M")
        say(f"  {one.hash}  {counted(one.stories, 'story')}, last on {day}")
    raise typer.Exit(FAILED)


def _heading(article: Article) -> str:
    """What a person knows a story by, on one line."""
    from normalizers.report.spans import visible

    guid = f"{article.guid}, version {article.version}"
    words = article.headline or " ".join(article.text.split()[:FIRST_WORDS])
    return visible(f"{words}  ({guid})" if words else guid)


def _explained(article: Article) -> Iterator[str]:
    """The lines of one story; what keeps several blocks untranslated alike is said once."""
    from normalizers.report.explain import lines

    yield _heading(article)
    refused: dict[tuple[str, str], list[str]] = {}
    for flag in article.flags:
        if flag.rule.startswith("engine.") and flag.suggestion is None:
            refused.setdefault((flag.rule, flag.reason), []).append(flag.block)
    for (rule, reason), blocks in refused.items():
        full = article.engine_note.removeprefix(f"{rule}: ")  # with what to do about it
        yield f"not translated: {', '.join(blocks)}"
        yield f"    {rule}: {full if full.startswith(reason) else reason}"
    rest = tuple(flag for flag in article.flags if (flag.rule, flag.reason) not in refused)
    yield from lines(replace(article, flags=rest))


def _paired(old: list[Article], new: list[Article]) -> list[Pair]:
    """The articles of two files side by side: one and one, or those of the same guid."""
    if len(old) == len(new) == 1:
        return [Pair(old[0], new[0])]
    by_guid = {article.guid: article for article in old}
    pairs = [Pair(by_guid[article.guid], article) for article in new if article.guid in by_guid]
    if not pairs:
        say("copydesk: these files hold several stories, and none of the same guid")
        raise typer.Exit(USAGE)
    return pairs
