"""Blocks of many stories in, translations out: sentences are collected, asked once, checked and put back."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from normalizers.engines.capitals import fold, in_capitals
from normalizers.engines.checks import Fault
from normalizers.engines.engine import Engine, Key, Memory, Refusal, Request
from normalizers.engines.judged import judged
from normalizers.engines.prepare import wordless
from normalizers.engines.units import Sentences, units
from normalizers.errors import EngineError
from normalizers.story import Translation

AT_ONCE = 128  # sentences an engine is given in one call: enough to fill its batches, few enough to keep cores busy


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence in its block. `ask` is what the engine is asked; "" where the text passes as it is."""

    start: int
    end: int
    ask: str


@dataclass(frozen=True, slots=True)
class _Answer:
    """A sentence that passed its checks, or (fault) one that failed in the last engine that was asked."""

    output: str | None
    engine: str
    model: str
    path: tuple[str, ...]
    fault: Fault | None = None


def translate(
    requests: Sequence[Request],
    target: str,
    engines: Sequence[Engine],
    memory: Memory | None = None,
    sentences: Sentences | None = None,
) -> list[Translation | Refusal]:
    """Translate blocks of any number of stories; the answers are in the order of the requests.

    Text without words (a dash, a number, an address) and the white space between sentences stay as they are, because
    engines invent words for them. A block with a sentence that fails its checks in every engine is refused as a whole:
    half a translation would read like a complete one.

    Args:
        engines: asked in this order, those with the shorter path first.
        memory: asked before each engine; told only what passed its checks.
        sentences: splits a text of a language into spans; by default the desk's own splitter.
    """
    split = sentences or _split
    plans = [_pieces(request, split) for request in requests]
    asked: dict[str, dict[str, None]] = {}
    for request, plan in zip(requests, plans, strict=True):
        asked.setdefault(request.source, {}).update((piece.ask, None) for piece in plan if piece.ask)
    answers: dict[str, dict[str, _Answer]] = {}
    able: dict[str, list[Engine]] = {}
    for source, wanted in asked.items():
        able[source] = _able(engines, source, target)
        answers[source] = _ask(tuple(wanted), source, target, able[source], memory)
    return [
        _put_back(request, plan, target, bool(able.get(request.source)), answers.get(request.source, {}))
        for request, plan in zip(requests, plans, strict=True)
    ]


def no_pair(source: str, target: str) -> Refusal:
    """Return the refusal of a block in a language that no engine here translates."""
    if source == "und":
        return Refusal("engine.no-pair", "The language of this text is not known.", "Declare its language.", None)
    return Refusal(
        "engine.no-pair",
        f"No engine here translates {source} to {target}.",
        f"Install a package for {source}>{target} with `copydesk models install FILE.argosmodel`, then run again.",
        None,
    )


def _split(text: str, language: str) -> Sequence[tuple[int, int]]:
    from normalizers.languages.segment import sentences

    return sentences(text, language)


def _pieces(request: Request, split: Sentences) -> list[_Piece]:
    shouted = in_capitals(request.text)
    out = []
    for start, end in units(request.text, request.kind, request.source, split):
        sentence = " ".join(unicodedata.normalize("NFC", request.text[start:end]).split())
        if wordless(sentence):
            sentence = ""
        elif shouted or in_capitals(sentence):
            sentence = fold(sentence, request.shown)
        out.append(_Piece(start, end, sentence))
    return out


def _able(engines: Iterable[Engine], source: str, target: str) -> list[Engine]:
    paths = [(len(path), engine) for engine in engines if (path := engine.path(source, target)) is not None]
    return [engine for _, engine in sorted(paths, key=lambda pair: pair[0])]


def _ask(
    wanted: tuple[str, ...], source: str, target: str, engines: Sequence[Engine], memory: Memory | None
) -> dict[str, _Answer]:
    """Return an answer for every sentence that any engine was asked; engines are asked for what failed before them."""
    answers: dict[str, _Answer] = {}
    left = wanted
    for engine in engines:
        if not left:
            break
        model, path = engine.model(source, target), engine.path(source, target) or (source, target)
        keys = {sentence: Key(source, target, engine.name, model, sentence) for sentence in left}
        known = memory.get(tuple(keys.values())) if memory is not None else {}
        good = {  # what was remembered under older checks has to pass these
            sentence: known[key]
            for sentence, key in keys.items()
            if key in known and judged(sentence, known[key], source, target) is None
        }
        answers.update({sentence: _Answer(output, engine.name, model, path) for sentence, output in good.items()})
        new = [sentence for sentence in left if sentence not in good]
        failed: list[str] = []
        for some, outputs in _streamed(engine, sorted(new, key=len, reverse=True), source, target):
            fresh: dict[Key, str] = {}
            for sentence, output in zip(some, outputs, strict=True):
                fault = output if isinstance(output, Fault) else judged(sentence, output, source, target)
                text = output if isinstance(output, str) else None
                if fault is None and text is not None:
                    fresh[keys[sentence]] = text
                    answers[sentence] = _Answer(text, engine.name, model, path)
                    continue
                failed.append(sentence)
                earlier = answers.get(sentence)
                if text is not None or earlier is None or earlier.output is None:
                    answers[sentence] = _Answer(text, engine.name, model, path, fault)
            if memory is not None and fresh:
                memory.put(fresh)
        left = tuple(failed)
    return answers


def _streamed(
    engine: Engine, sentences: Sequence[str], source: str, target: str
) -> Iterator[tuple[tuple[str, ...], Sequence[str | Fault]]]:
    """Yield sentences with their answers, some at a time: while they are checked the engine is at the next."""
    parts = [tuple(sentences[at : at + AT_ONCE]) for at in range(0, len(sentences), AT_ONCE)]
    if len(parts) == 1:
        yield parts[0], _outputs(engine, parts[0], source, target)
        return
    with ThreadPoolExecutor(2, thread_name_prefix="engine") as pool:  # one prepares and checks, one decodes
        yield from zip(parts, pool.map(lambda part: _outputs(engine, part, source, target), parts), strict=True)


def _outputs(engine: Engine, sentences: tuple[str, ...], source: str, target: str) -> Sequence[str | Fault]:
    """Return what the engine wrote; a Fault for each sentence if it failed as a whole."""
    try:
        outputs: Sequence[str] = engine.translate(sentences, source, target)
    except EngineError as error:
        return [Fault("failed", str(error))] * len(sentences)
    except Exception as error:  # an engine is foreign code; whatever it throws costs one answer, never the batch
        return [Fault("failed", f"{type(error).__name__} in the engine")] * len(sentences)
    if len(outputs) != len(sentences):
        return [Fault("failed", f"{len(outputs)} answers to {len(sentences)} sentences")] * len(sentences)
    return [output if isinstance(output, str) else Fault("failed", "an answer that is no text") for output in outputs]


def _put_back(
    request: Request, plan: Sequence[_Piece], target: str, able: bool, answers: dict[str, _Answer]
) -> Translation | Refusal:
    used = [answers[piece.ask] for piece in plan if piece.ask and piece.ask in answers]
    if not able and any(piece.ask for piece in plan):
        return no_pair(request.source, target)
    out: list[str] = []
    at = 0
    for piece in plan:
        gap = request.text[at : piece.start]
        text = request.text[piece.start : piece.end]
        if piece.ask:
            text = answers[piece.ask].output or ""
        out += (gap if gap or not out else " ", text)
        at = piece.end
    output = "".join(out) + request.text[at:]
    faults = [(answer.engine, answer.fault) for answer in used if answer.fault]
    if faults:
        return _refusal(faults, output if any(answer.output for answer in used) else None)
    engines = dict.fromkeys(answer.engine for answer in used)
    models = dict.fromkeys(answer.model for answer in used)
    path = max((answer.path for answer in used), key=len, default=(request.source, target))
    return Translation(request.text, output, request.source, "+".join(engines), "+".join(models), path)


def _refusal(faults: Sequence[tuple[str, Fault]], output: str | None) -> Refusal:
    engine, fault = next(((engine, fault) for engine, fault in faults if fault.name != "failed"), faults[0])
    more = f", and {len(faults) - 1} more" if len(faults) > 1 else ""
    if fault.name == "failed":
        return Refusal("engine.failed", f"{engine}: {fault.reason}{more}.", "Try again, or another engine.", output)
    return Refusal(
        "engine.check-failed",
        f"{engine} failed the check `{fault.name}`: {fault.reason}{more}.",
        "A person should read this block.",
        output,
    )
