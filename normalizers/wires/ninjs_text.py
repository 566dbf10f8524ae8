"""The words of a ninjs item: headline, body and abstract, out of all the places where its four shapes put them."""

from __future__ import annotations

from collections.abc import Iterator

from normalizers.story import Block
from normalizers.wires import markup, plain
from normalizers.wires.body import beyond, letters
from normalizers.wires.fields import Fields, wrong

_MAIN = frozenset(
    "main text html xhtml html5 richhtml5 xhtmlrich richtext plain plaintext body article full".split()
) | {""}
# What others than the IPTC call the text of a story, best first; looked for where nothing is called a body.
OTHER_BODIES = ("articlebody", "articlehtml", "contenthtml", "storyhtml", "fulltext", "content", "story", "text")
_UNDER = frozenset(("sub", "subheadline", "subhead", "subtitle", "secondary", "deck", "under"))
_MUCH_LESS = 0.8  # a marked-up body with less of the text than this is a teaser, not the story


def headlines_of(item: Fields) -> tuple[str, str | None]:
    """The main headline, "" if there is none, and the one that is marked as standing under it."""
    found = [
        (_role(entry.string("role")), _string(entry, "value"), entry.string("contentType"))
        for entry in item.objects("headlines")
    ]
    found += [(_role(key) or "main", text, key if "html" in key else None) for key, text in _prefixed(item, "headline")]
    found = [entry for entry in found if entry[1].strip()]
    under = next((_line(text, said) for role, text, said in found if role in _UNDER), None)
    under = under or item.string("subheadline", "subtitle", "subhead", "subhead_html", "alternativeHeadline")
    above = [entry for entry in found if entry[0] not in _UNDER]
    if not above:
        return _line(item.string("title", "dpa_title", "name") or "", None), under
    _, text, said = min(above, key=lambda entry: entry[0] not in _MAIN)  # the first that is a main one
    return _line(text, said), under


def _line(text: str, said: str | None) -> str:
    is_markup = "html" in (said or "") or markup.looks_like_markup(text)
    return (markup.text(text) if is_markup else text).strip()


def blocks_of(item: Fields, headline: str) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """The blocks of the body, marked up, unless the plain one holds clearly more; and the captions in it."""
    return _best(list(_bodies(item)), headline)


def others_of(item: Fields, *known: str | None) -> tuple[str, ...]:
    """What other bodies say beyond these texts; where all are renditions of one text, that is nothing."""
    found = (_blocks(text, is_markup)[0] for _, text, is_markup in _bodies(item))
    return tuple(dict.fromkeys(text for blocks in found for text in beyond(blocks, *known)))


def _best(candidates: list[tuple[str, str, bool]], headline: str) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    main = [entry for entry in candidates if entry[0] in _MAIN] or candidates
    read_out = [(is_markup, _blocks(text, is_markup)) for _, text, is_markup in main]
    again = letters(headline)
    found = ([letters(block.text) for block in blocks] for _, (blocks, _) in read_out)
    sizes = [sum(len(text) for text in texts if text != again) for texts in found]
    enough = _MUCH_LESS * max(sizes, default=0)
    good = [entry for entry, size in zip(read_out, sizes, strict=True) if size >= enough]
    return min(good, key=lambda entry: not entry[0], default=(False, ((), ())))[1]


def abstract_of(item: Fields) -> str | None:
    """The first description."""
    texts = [_string(entry, "value") for entry in item.objects("descriptions")]
    texts += [text for _, text in _prefixed(item, "description")]
    texts += [item.string(name) or "" for name in ("abstract", "teaser_html", "fragment", "intro", "summary", "lead")]
    for text in texts:
        read_out = markup.text(text) if markup.looks_like_markup(text) else text
        if read_out.strip():
            return read_out.strip()
    return None


def _bodies(item: Fields) -> Iterator[tuple[str, str, bool]]:
    """Every body: its role, its text, whether it is markup."""
    for entry in item.objects("bodies"):
        said = (entry.string("contentType") or "").lower()
        role = _role(entry.string("role"))
        text = _string(entry, "value")
        yield role, text, "html" in said or "html" in role or ("plain" not in said and markup.looks_like_markup(text))
    path, bodies = item.value("bodies")
    if bodies is not None and not isinstance(bodies, (list, dict)):
        raise wrong(path, bodies)
    called = list(_prefixed(item, "body"))
    for key, text in called:
        role = _role(key)
        # `body_text` is plain by name, but some senders put paragraphs in <p> there all the same.
        yield role, text, "html" in role or markup.looks_like_markup(text)
    if bodies is None and not any(text.strip() for _, text in called):
        other = next((said for said in map(item.string, OTHER_BODIES) if said), "")
        yield "main", other, markup.looks_like_markup(other)


def _blocks(text: str, is_markup: bool) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    if meant := markup.unescaped(text):
        return markup.story(meant)
    return markup.story(text) if is_markup else (plain.split(text), ())


def _prefixed(item: Fields, prefix: str) -> Iterator[tuple[str, str]]:
    """Fields such as `body`, `body_html` and `bodyXhtml`: what follows the prefix, and the text."""
    for key, value in item.values.items():
        rest = key[len(prefix) :]
        if key.lower().startswith(prefix) and (not rest or rest[0] == "_" or rest[0].isupper()):
            role = rest.strip("_").lower()
            if isinstance(value, str):
                yield role, value
            elif value is not None and role in _MAIN:
                raise wrong(f"{item.path}.{key}", value)


def _string(item: Fields, name: str) -> str:
    path, value = item.value(name)
    if value is not None and not isinstance(value, str):
        raise wrong(path, value)
    return value or ""


def _role(role: str | None) -> str:
    return (role or "").strip().lower().rpartition(":")[2]
