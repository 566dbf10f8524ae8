"""Blocks of many stories in, translations out: sentences are collected, asked once, checked and put back."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Literal

from normalizers.engines.again import Attempt, attempts
from normalizers.engines.capitals import fold, in_capitals
from normalizers.engines.checks import Fault
from normalizers.engines.engine import PERSON, Engine, Key, Memory, Refusal, Request
from normalizers.engines.glossary import Glossary
from normalizers.engines.judged import judged
from normalizers.engines.prepare import wordless
from normalizers.engines.units import Sentences, units
from normalizers.errors import EngineError
from normalizers.story import Sentence, Translation

TRIES = 3  # other ways in which an engine is asked for a sentence that failed
AT_ONCE = 128  # sentences an engine is given in one call: enough to fill its batches, few enough to keep cores busy


@dataclass(frozen=True, slots=True)
class _Piece:
    """A sentence in its block. `ask` is what the engine is asked; "" where the text passes as it is."""

    start: int
    end: int
    ask: str


@dataclass(frozen=True, slots=True)
class _Answer:
    """A sentence that passed its checks, or (fault) one that failed in every engine that was asked.

    `fired` are the checks that failed on the way.
    """

    output: str | None
    engine: str
    model: str
    path: tuple[str, ...]
    fault: Fault | None = None
    by: Literal["engine", "memory", "person"] = "engine"
    fired: tuple[str, ...] = ()


def translate(
    requests: Sequence[Request],
    target: str,
    engines: Sequence[Engine],
    memory: Memory | None = None,
    sentences: Sentences | None = None,
    glossary: Glossary | None = None,
) -> list[Translation | Refusal]:
    """Translate blocks of any number of stories; the answers are in the order of the requests.

    Text without words (a dash, a number, an address) and the white space between sentences stay as they are, because
    engines invent words for them. A sentence that fails its checks is asked for again in other ways, then of the next
    engine; one that fails everywhere stays in its place as it is in the source, and the answer says so
    (`Sentence.by == "kept"`). A block of which nothing could be translated is refused, and so is one whose engine
    died: that one can be tried again.

    Args:
        engines: asked in this order, those with the shorter path first.
        memory: asked before each engine; told only what passed its checks. What a person wrote beats every engine.
        sentences: splits a text of a language into spans; by default the desk's own splitter.
        glossary: terms that a sentence is asked for again for; `Glossary.settle` then makes the edits.
    """
    house = glossary or Glossary()
    split = sentences or _split
    plans = [_pieces(request, split, house) for request in requests]
    asked: dict[str, dict[str, None]] = {}
    for request, plan in zip(requests, plans, strict=True):
        asked.setdefault(request.source, {}).update((piece.ask, None) for piece in plan if piece.ask)
    answers: dict[str, dict[str, _Answer]] = {}
    able: dict[str, list[Engine]] = {}
    for source, wanted in asked.items():
        able[source] = _able(engines, source, target)
        answers[source] = _ask(tuple(wanted), source, target, able[source], memory, house)
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
        f"Install one with `copydesk models install {source}-{target}`, or from a FILE.argosmodel; then run again.",
        None,
    )


def _split(text: str, language: str) -> Sequence[tuple[int, int]]:
    from normalizers.languages.segment import sentences

    return sentences(text, language)


def _pieces(request: Request, split: Sentences, glossary: Glossary) -> list[_Piece]:
    shouted = in_capitals(request.text)
    out = []
    spans = units(request.text, request.kind, request.source, split)
    for start, end in glossary.joined(request.text, spans, request.source):
        sentence = " ".join(unicodedata.normalize("NFC", request.text[start:end]).split())
        if wordless(sentence):
            sentence = ""
        elif shouted or in_capitals(sentence):
            sentence = fold(sentence, request.shown + glossary.names(request.source), request.source)
        out.append(_Piece(start, end, sentence))
    return out


def _able(engines: Iterable[Engine], source: str, target: str) -> list[Engine]:
    paths = [(len(path), engine) for engine in engines if (path := engine.path(source, target)) is not None]
    return [engine for _, engine in sorted(paths, key=lambda pair: pair[0])]


def _ask(
    wanted: tuple[str, ...],
    source: str,
    target: str,
    engines: Sequence[Engine],
    memory: Memory | None,
    glossary: Glossary,
) -> dict[str, _Answer]:
    """Return an answer for every sentence that any engine was asked; engines are asked for what failed before them."""
    answers = _of_persons(wanted, source, target, memory)
    fired: dict[str, list[str]] = {}
    left = tuple(sentence for sentence in wanted if sentence not in answers)

    def fault_of(sentence: str, output: str | Fault) -> Fault | None:
        found = output if isinstance(output, Fault) else judged(sentence, output, source, target)
        if found is None and isinstance(output, str) and glossary:
            term = glossary.violated(sentence, output, source, target)
            found = Fault("glossary", f"{term.rendering} is missing") if term else None
        if found is not None:
            fired.setdefault(sentence, []).append(found.name)
        return found

    for engine in engines:
        if not left:
            break
        model, path = engine.model(source, target), engine.path(source, target) or (source, target)
        keys = {sentence: _key(sentence, source, target, engine.name, model, glossary) for sentence in left}
        known = memory.get(tuple(keys.values())) if memory is not None else {}
        good = {  # what was remembered under older checks has to pass these
            sentence: known[key]
            for sentence, key in keys.items()
            if key in known and judged(sentence, known[key], source, target) is None
        }
        answers.update(
            {
                sentence: _Answer(output, engine.name, model, path, by="memory", fired=_names(fired, sentence))
                for sentence, output in good.items()
            }
        )
        new = [sentence for sentence in left if sentence not in good]
        failed: list[str] = []
        for some, outputs in _streamed(engine, sorted(new, key=len, reverse=True), source, target):
            faults = [fault_of(one, output) for one, output in zip(some, outputs, strict=True)]
            wrong = {n: fault for n, fault in enumerate(faults) if fault is not None and fault.name != "failed"}
            best = {n: output for n, output in enumerate(outputs) if isinstance(output, str)}
            for n, output in _other_ways(engine, {some[n]: fault for n, fault in wrong.items()}, source, target,
                                         glossary, fault_of, some):  # fmt: skip
                best[n], faults[n] = output, None
            fresh: dict[Key, str] = {}
            for n, sentence in enumerate(some):
                text, fault = best.get(n), faults[n]
                if fault is not None and fault.name == "glossary":
                    fault = None  # the sentence is right; Glossary.settle flags the term
                if fault is None and text is not None:
                    fresh[keys[sentence]] = text
                    answers[sentence] = _Answer(text, engine.name, model, path, fired=_names(fired, sentence))
                    continue
                failed.append(sentence)
                earlier = answers.get(sentence)
                if text is not None or earlier is None or earlier.output is None:
                    answers[sentence] = _Answer(text, engine.name, model, path, fault, fired=_names(fired, sentence))
            if memory is not None and fresh:
                memory.put(fresh)
        left = tuple(failed)
    return answers


def _of_persons(wanted: Sequence[str], source: str, target: str, memory: Memory | None) -> dict[str, _Answer]:
    """Return what persons have written for these sentences; it is not checked: they had their reasons."""
    if memory is None:
        return {}
    keys = {Key(source, target, PERSON, "", sentence): sentence for sentence in wanted}
    found = memory.get(tuple(keys))
    return {keys[key]: _Answer(text, PERSON, "", (source, target), by="person") for key, text in found.items()}


def _key(sentence: str, source: str, target: str, engine: str, model: str, glossary: Glossary) -> Key:
    terms = glossary.digest(sentence, source, target) if glossary else ""
    return Key(source, target, engine, f"{model} terms {terms}" if terms else model, sentence)


def _names(fired: dict[str, list[str]], sentence: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fired.get(sentence, ())))


def _other_ways(
    engine: Engine,
    wrong: dict[str, Fault],
    source: str,
    target: str,
    glossary: Glossary,
    fault_of: Callable[[str, str | Fault], Fault | None],
    order: Sequence[str],
) -> Iterator[tuple[int, str]]:
    """Ask for sentences that failed in other ways, all of them in one call a round; yield what passes its checks."""
    ways = {one: iter(attempts(one, fault, source, target, glossary)) for one, fault in wrong.items()}
    for _ in range(TRIES):
        tries: dict[str, Attempt] = {}
        for sentence, more in ways.items():
            attempt = next(more, None)
            if attempt is not None:
                tries[sentence] = attempt
        if not tries:
            return
        asked = tuple(part for attempt in tries.values() for part in attempt.parts)
        outputs = iter(_outputs(engine, asked, source, target))
        for sentence, attempt in tries.items():
            some = [next(outputs) for _ in attempt.parts]
            texts = [text for text in some if isinstance(text, str)]
            output = attempt.answer(texts) if len(texts) == len(some) else None
            if output is not None and fault_of(sentence, output) is None:
                del ways[sentence]
                yield order.index(sentence), output


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
    if not able and any(piece.ask and piece.ask not in answers for piece in plan):
        return no_pair(request.source, target)
    faults = [(answer.engine, answer.fault) for answer in used if answer.fault]
    refused = bool(faults) and (len(faults) == len(used) or any(fault.name == "failed" for _, fault in faults))
    out: list[str] = []
    spans: list[Sentence] = []
    at = length = 0
    for piece in plan:
        gap = request.text[at : piece.start]
        gap = gap if gap or not out else " "
        text = request.text[piece.start : piece.end]
        answer = answers[piece.ask] if piece.ask else None
        if answer is not None and (answer.fault is None or refused):
            text = answer.output or ""
        out += (gap, text)
        begin, length = length + len(gap), length + len(gap) + len(text)
        spans.append(_aligned(piece, begin, length, answer))
        at = piece.end
    output = "".join(out) + request.text[at:]
    if refused:
        return _refusal(faults, output if any(answer.output for answer in used) else None)
    good = [answer for answer in used if answer.fault is None]
    engines = dict.fromkeys(answer.engine for answer in good)
    models = dict.fromkeys(answer.model for answer in good if answer.model)
    path = max((answer.path for answer in good), key=len, default=(request.source, target))
    return Translation(
        request.text, output, request.source, "+".join(engines), "+".join(models), path, tuple(spans)
    )  # fmt: skip


def _aligned(piece: _Piece, begin: int, end: int, answer: _Answer | None) -> Sentence:
    if answer is None:
        return Sentence(piece.start, piece.end, begin, end, "as-is")
    if answer.fault is None:
        return Sentence(piece.start, piece.end, begin, end, answer.by, answer.fired)
    reason = f"{answer.engine} failed the check `{answer.fault.name}`: {answer.fault.reason}."
    return Sentence(piece.start, piece.end, begin, end, "kept", answer.fired, reason, answer.output)


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
