"""What does a story cost from bytes to article, and where does the time go?

    python -m benchmarks.whole

Three parts, each in a process of its own so that memory is its own: English stories (repair alone), Portuguese stories
(with translation), and `copydesk run fixtures/inbox`. Each ratio is to a peer on the same text in the same process:
ftfy alone, the bare model, a Python that starts and does nothing. Speed is the best of some passes, because a machine
is rarely quiet, and measured without timers; shares are measured with them: a timer's own time is what passed in its
functions less what passed in those of another timer.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from functools import wraps
from multiprocessing import get_context
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
if __package__ in (None, ""):
    sys.path[:0] = [str(ROOT)]

from normalizers import CopydeskError, Story, normalize_many, read  # noqa: E402

INBOX = ROOT / "fixtures" / "inbox"
STORIES = ROOT / "fixtures" / "stories"
SENTENCES = ROOT / "tests" / "engines" / "news_pt.txt"
PASSES = 4
PARAGRAPHS = 6  # of a story that is made of loose sentences

WRAPPED = {  # timer -> module and the names in it through which callers reach the function
    "ftfy": [("ftfy", "fix_encoding_and_explain")],
    "hygiene, the rest": [("normalizers.hygiene", "tidy")],
    "langdetect": [("normalizers.languages.detect", "_langdetect")],
    "detection, the rest": [
        ("normalizers.languages.detect", "of_story"),
        ("normalizers.languages.detect", "of_block"),
        ("normalizers.languages.detect", "foreign"),
    ],
    "layout": [("normalizers.pipeline", "lift")],
    "rules": [("normalizers.pipeline", "repair_pages"), ("normalizers.artifacts.origin", "infer")],
    "engine": [
        ("normalizers.engines.bergamot", "Bergamot.translate"),
        ("normalizers.engines.argos", "Argos.translate"),
    ],
    "translation, the rest": [("normalizers.pipeline", "ask_engines")],
    "canonical text": [("normalizers.pipeline", "finish"), ("normalizers.pipeline", "judge")],
    "reading the wire": [("benchmarks.whole", "read")],
}


@dataclass(frozen=True, slots=True)
class Part:
    """What one part found. Seconds; memory in MB; shares of the time, 0 to 1."""

    stories: int
    words: int
    first: float
    later: float
    peers: dict[str, float]
    shares: dict[str, float]
    memory_before: float
    memory_peak: float


class Clock:
    """Own time by timer: a stack, because timed functions call each other."""

    def __init__(self) -> None:
        self.own: dict[str, float] = defaultdict(float)
        self._stack: list[str] = []
        self._since = 0.0

    def wrap(self, module: str, path: str, timer: str) -> None:
        """Put a timer around a function of a module or a method of a class in it."""
        from importlib import import_module

        holder = import_module(module)
        *outer, name = path.split(".")
        for part in outer:
            holder = getattr(holder, part)
        function = getattr(holder, name)

        @wraps(function)
        def timed(*words: object, **options: object) -> object:
            self._switch()
            self._stack.append(timer)
            try:
                return function(*words, **options)
            finally:
                self._switch()
                self._stack.pop()

        setattr(holder, name, timed)

    def _switch(self) -> None:
        now = time.perf_counter()
        if self._stack:
            self.own[self._stack[-1]] += now - self._since
        self._since = now


def files(language: str) -> list[bytes]:
    """Return the wire files whose stories are all in this language."""
    from normalizers.languages import detect

    found = []
    for path in sorted(path for path in INBOX.iterdir() if path.suffix != ".md"):
        raw = path.read_bytes()
        try:
            stories = read(raw)
        except CopydeskError:
            continue
        if all(detect.of_story([b.text for b in s.blocks], s.language)[0].language == language for s in stories):
            found.append(raw)
    if language == "en":
        found += [path.read_bytes() for path in sorted(STORIES.glob("*/*.txt")) if ".golden" not in path.name]
    if language == "pt":
        lines = [line for line in SENTENCES.read_text(encoding="utf-8").splitlines() if line.strip()]
        found += ["\n\n".join(lines[n : n + PARAGRAPHS]).encode() for n in range(0, len(lines), PARAGRAPHS)]
    return found


def all_of(raws: Sequence[bytes]) -> list[Story]:
    """Read the stories of all files."""
    return [story for raw in raws for story in sys.modules[__name__].read(raw)]


def measure(language: str) -> Part:
    """Measure one language in this process: first without timers, then with them."""
    raws = files(language)
    before = memory()

    def whole() -> None:
        for _ in normalize_many(all_of(raws)):
            pass

    first = seconds(whole)
    later = min(seconds(whole) for _ in range(PASSES))
    stories = all_of(raws)
    peers = against_ftfy(stories) if language == "en" else against_model(stories)
    peak = memory()
    clock = Clock()
    for timer, places in WRAPPED.items():
        for module, path in places:
            clock.wrap(__name__ if module == "benchmarks.whole" else module, path, timer)
    spent = seconds(whole)
    shares = {timer: clock.own[timer] / spent for timer in WRAPPED}
    words = sum(len(story.text.split()) for story in stories)
    return Part(len(stories), words, first, later, peers, shares, before, peak)


def against_ftfy(stories: Sequence[Story]) -> dict[str, float]:
    """Return the time that ftfy alone takes for the same text."""
    import ftfy

    texts = [story.text for story in stories]
    return {"ftfy alone": min(seconds(lambda: [ftfy.fix_text(text) for text in texts]) for _ in range(PASSES))}


def against_model(stories: Sequence[Story]) -> dict[str, float]:
    """Return the time that the bare model takes for the same sentences, on one thread and on two."""
    from normalizers.engines.bergamot import embedded, load
    from normalizers.languages.segment import sentences

    model = load(embedded("pt", "en"))
    blocks = [block.text for story in stories for _, block in story.addressed]
    lines = [text[start:end] for text in blocks for start, end in sentences(text, "pt")]

    def two() -> None:
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(model.translate, lines))

    return {
        "bare model, one thread": min(seconds(lambda: [model.translate(line) for line in lines]) for _ in range(2)),
        "bare model, two threads": min(seconds(two) for _ in range(PASSES)),
    }


def command(*words: str) -> tuple[float, float]:
    """Return seconds and peak memory (MB) of a command."""
    begun = time.perf_counter()
    child = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in (0, 3):  # 3: something is in quarantine, as it should be
        raise SystemExit(f"{' '.join(words)} ended with {child.returncode}")
    return time.perf_counter() - begun, usage.ru_maxrss / scale()


def seconds(work: Callable[[], object]) -> float:
    """Return how long something takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def memory() -> float:
    """Return the peak memory (resident set) of this process in MB."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale()


def scale() -> float:
    """Return what makes MB of `ru_maxrss`: bytes on macOS, KiB elsewhere."""
    return 1e6 if sys.platform == "darwin" else 1e6 / 1024


def apart(language: str) -> Part:
    """Measure in a fresh process."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(measure, language).result()


def show(title: str, part: Part) -> None:
    """Print what a part found."""
    print(f"\n{title}: {part.stories} stories, {part.words:,} words")
    print(f"  {'':32}{'stories/s':>12}{'words/s':>12}{'speed to copydesk':>18}")
    rows = {"copydesk, first pass (loads all)": part.first, "copydesk, later passes": part.later, **part.peers}
    for name, spent in rows.items():
        rate, words, ratio = part.stories / spent, part.words / spent, part.later / spent
        print(f"  {name:32}{rate:12,.1f}{words:12,.0f}{ratio:18.2f}")
    print(f"  memory: {part.memory_before:.0f} MB before the first story, {part.memory_peak:.0f} MB at the peak")
    print("  share of the time:")
    for timer, share in sorted(part.shares.items(), key=lambda pair: -pair[1]):
        print(f"    {timer:30}{share:8.1%}")
    print(f"    {'between the rooms':30}{1 - sum(part.shares.values()):8.1%}")


def main() -> None:
    """Print the three parts."""
    show("Repair alone (English, most of it machine-translated)", apart("en"))
    show("With translation (Portuguese)", apart("pt"))
    python = sys.executable
    with tempfile.TemporaryDirectory(prefix="copydesk-whole-") as out:
        idle, idle_memory = command(python, "-c", "pass")
        spent, peak = command(python, "-m", "flows.cli", "run", str(INBOX), "--out", out)
        again, again_peak = command(python, "-m", "flows.cli", "run", str(INBOX), "--out", out)
    print(f"\n{'a process':40}{'seconds':>10}{'peak MB':>10}{'to bare Python':>16}")
    for name, took, most in (
        ("python -c pass", idle, idle_memory),
        ("copydesk run fixtures/inbox", spent, peak),
        ("the same again: nothing to do", again, again_peak),
    ):
        print(f"{name:40}{took:10.2f}{most:10.0f}{took / idle:16.0f}")


if __name__ == "__main__":
    main()
