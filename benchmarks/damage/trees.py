"""Damage the tree of a wire, not its bytes: elements dropped, doubled, moved, renamed, emptied, nested.

Half of the mutants of a story in XML are made inside its body, out of elements that only arrange text. Of those it is
known, with nothing but the standard library, which letters the body has afterwards; a reader that accepts the file
must have them all. The body is found by what the undamaged file reads to. In JSON the same is asked of a body that the
damage did not touch.
"""

import copy
import json
import random
import xml.etree.ElementTree as Tree
from collections import Counter
from collections.abc import Iterator

from benchmarks.damage import Body, Mutant, letters
from benchmarks.damage.count import FRAMES
from benchmarks.damage.shown import parsed, texts
from normalizers.story import Story

NAMES = "p div b i span h2 hl2 blockquote li ul td tr table section q a em x-unknown company org strong block".split()
DEEP = 30
LONG = 12  # letters; a shorter text may stand anywhere
Node = dict[str, object] | list[object]


def mutant(raw: bytes, stories: list[Story], chance: random.Random) -> Mutant | None:
    """Return the file with its tree damaged; None if it is no XML and no JSON that the standard library reads."""
    if raw.lstrip()[:1] in (b"{", b"["):
        try:
            return _json(json.loads(raw), stories, chance)
        except ValueError:
            return None
    if not raw.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<"):
        return None
    try:
        return _xml(Tree.fromstring(raw), stories, chance)
    except (Tree.ParseError, ValueError, LookupError):
        return None


def _xml(root: Tree.Element, stories: list[Story], chance: random.Random) -> Mutant:
    story = chance.choice(stories)
    body = _body(root, story)
    wanted: tuple[str, ...] = ()
    if chance.random() < 0.5:
        _damage(root, chance, [str(one.tag) for one in root.iter() if isinstance(one.tag, str)])
    elif body is not None:
        space = str(body[0].tag).rpartition("}")
        _damage(body, chance, [f"{space[0]}{space[1]}{name}" for name in NAMES])
        wanted = tuple(texts(body))
    else:
        leaf = next((one for one in root.iter() if not len(one) and _holds(one.text, story)), None)
        if leaf is not None and (made := _fragment(leaf.text or "", chance)):
            leaf.text, wanted = made
    return _told(Tree.tostring(root, encoding="utf-8"), wanted)


def _told(raw: bytes, pieces: tuple[str, ...]) -> Mutant:
    return Mutant(raw, ((Body(pieces),),) if pieces else ())


def _holds(text: str | None, story: Story) -> bool:
    """Whether a text is the body of a story in escaped HTML."""
    return bool(text and "<" in text and _read(text) == letters(" ".join(block.text for block in story.blocks)))


def _fragment(text: str, chance: random.Random) -> tuple[str, tuple[str, ...]] | None:
    """Return HTML with its tree damaged, and the letters that it then has; None if it is not well-formed."""
    try:
        root = Tree.fromstring(f"<div>{text}</div>")
    except Tree.ParseError:
        return None
    _damage(root, chance, NAMES)
    return Tree.tostring(root, encoding="unicode"), tuple(texts(root))


def _damage(root: Tree.Element, chance: random.Random, names: list[str]) -> None:
    for _ in range(chance.randint(1, 4)):
        pairs = [(parent, n) for parent in root.iter() for n in range(len(parent))]
        if not pairs:
            return
        parent, n = chance.choice(pairs)
        one = parent[n]
        kind = chance.choice(("drop", "double", "move", "rename", "empty", "nest", "deep"))
        if kind == "drop":
            parent.remove(one)
        elif kind == "double":
            parent.insert(n, copy.deepcopy(one))
        elif kind == "move":
            within = set(one.iter())
            there = chance.choice([other for other in root.iter() if other not in within])
            parent.remove(one)
            there.insert(chance.randint(0, len(there)), one)
        elif kind == "rename":
            one.tag = chance.choice(names)
        elif kind == "empty":
            tail = one.tail
            one.clear()
            one.tail = tail
        else:
            for _ in range(1 if kind == "nest" else chance.randint(2, DEEP)):
                around = Tree.Element(one.tag if kind == "deep" else chance.choice(names))
                around.tail, one.tail = one.tail, None
                parent[n] = around
                around.append(one)
                parent, n, one = around, 0, one


def _body(root: Tree.Element, story: Story) -> Tree.Element | None:
    """Return the one element that holds all paragraphs of a story; None where there is no such thing."""
    wanted = [text for block in story.blocks if len(text := _squeezed(block.text)) >= LONG]
    if len(wanted) < 2:
        return None
    best = None
    for one in root.iter():
        if len(one) and all(text in _squeezed("".join(texts(one))) for text in wanted):
            best = one
    if best is None or any(_name(one) in FRAMES for one in best.iter() if one is not best):
        return None
    return best if sum(map(len, wanted)) > 0.8 * len(_squeezed("".join(texts(best)))) else None


def _name(element: Tree.Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _json(value: object, stories: list[Story], chance: random.Random) -> Mutant:
    nodes = list(_nodes(value))
    story = chance.choice(stories)
    if chance.random() < 0.3:
        for node in nodes:
            for key, text in list(node.items()) if isinstance(node, dict) else ():
                if isinstance(text, str) and _holds(text, story) and (made := _fragment(text, chance)):
                    node[key] = made[0]
                    return _told(json.dumps(value, ensure_ascii=False).encode(), made[1])
    body = _json_body(value, stories)
    for _ in range(chance.randint(1, 4)):
        node = chance.choice(nodes)
        keys: list[str | int] = list(node) if isinstance(node, dict) else list(range(len(node)))
        if not keys:
            continue
        key = chance.choice(keys)
        inside = node[key]  # type: ignore[index]
        kind = chance.choice(("drop", "double", "move", "rename", "empty", "nest", "deep"))
        if kind == "drop" or (kind == "rename" and isinstance(node, dict)):
            del node[key]  # type: ignore[arg-type]
        if kind == "rename" and isinstance(node, dict):
            others = [other for one in nodes if isinstance(one, dict) for other in one]
            node.setdefault(chance.choice(others) if others else "x", inside)
        elif kind == "double":
            node[key] = [inside, copy.deepcopy(inside)]  # type: ignore[index]
        elif kind == "move":
            other = chance.choice(nodes)
            if isinstance(other, dict):
                other.setdefault(str(key), copy.deepcopy(inside))
            else:
                other.append(copy.deepcopy(inside))
        elif kind == "empty":
            node[key] = chance.choice(("", [], {}, None, 0, False, -1, 1e9))  # type: ignore[index]
        elif kind in ("nest", "deep"):
            for _ in range(1 if kind == "nest" else chance.randint(2, DEEP)):
                inside = chance.choice(([inside], {str(key): inside}))
            node[key] = inside  # type: ignore[index]
        nodes = list(_nodes(value))
    raw = json.dumps(value, ensure_ascii=False).encode()
    # Still where readers look: under a key of bodies, in an object at the top.
    there = any(text is body and key.startswith("body") for key, text in _tops(value))
    return _told(raw, tuple(parsed(body)) if body is not None and there else ())


def _tops(value: object) -> Iterator[tuple[str, object]]:
    for top in value if isinstance(value, list) else [value]:
        if isinstance(top, dict):
            yield from top.items()


def _json_body(value: object, stories: list[Story]) -> str | None:
    """Return the string that holds the text of the one story, where it stands at the top of its item."""
    if len(stories) != 1 or not stories[0].blocks:
        return None
    wanted = letters(" ".join(block.text for block in stories[0].blocks))
    held = ((key, text) for key, text in _tops(value) if isinstance(text, str))
    return next((text for key, text in held if key.startswith("body") and _read(text) == wanted), None)


def _read(text: str) -> Counter[str]:
    return letters(" ".join(parsed(text)))


def _held(node: Node) -> Iterator[object]:
    yield from node.values() if isinstance(node, dict) else node


def _nodes(value: object) -> Iterator[Node]:
    if isinstance(value, (dict, list)):
        yield value
        for inside in list(_held(value)):
            yield from _nodes(inside)
