"""Which detector for short text? Accuracy and speed by length, on the sample texts of the tests.

    python benchmarks/languages.py

py3langid is no dependency; its row appears where it is installed. Fragments are the first 15 letters' worth of words.
"""

import time
import tomllib
from collections.abc import Callable
from pathlib import Path

SAMPLES = Path(__file__).parents[1] / "tests" / "languages" / "samples.toml"
SECONDS = 0.4  # for each cell of the speed columns

Texts = dict[str, list[tuple[str, str]]]


def texts() -> Texts:
    """Return (language, text) pairs by length."""
    table = tomllib.loads(SAMPLES.read_text(encoding="utf-8"))
    others = [(tag, text) for tag, group in table.pop("others").items() for text in group]
    pick = {
        kind: [(tag, t) for tag, group in table.items() for t in group[kind]] for kind in next(iter(table.values()))
    }
    stories = [(tag, "\n".join(group["paragraphs"])) for tag, group in table.items()]
    fragments = [(tag, cut) for tag, text in pick["sentences"] if (cut := fragment(text))]
    shouted = [(tag, text.upper()) for tag, text in pick["headlines"]]
    return {
        "story": stories, "paragraph": pick["paragraphs"], "sentence": pick["sentences"] + others,
        "headline": pick["headlines"], "CAPITALS": shouted, "fragment": fragments,
    }  # fmt: skip


def fragment(text: str) -> str:
    """Return the first words of a text, 15 characters or a little more."""
    out = ""
    for word in text.split():
        out = f"{out} {word}".strip()
        if len(out) >= 15:
            break
    return out


def detectors() -> dict[str, Callable[[str], str]]:
    """Return what can be compared here, by name."""
    import eldc
    from langdetect import detector_factory
    from langdetect.lang_detect_exception import LangDetectException

    from normalizers.languages import detect

    eldc.init()
    plain = eldc.instance()
    detector_factory.DetectorFactory.seed = 0
    detector_factory.init_factory()

    def langdetect(text: str) -> str:
        try:
            return str(detector_factory.detect(text)).split("-")[0]
        except LangDetectException:
            return "und"

    found = {
        "detect.of_block": lambda text: detect.of_block(text).language,
        "eldc": lambda text: str(plain.detect(text)),
        "langdetect": langdetect,
    }
    try:
        import py3langid
    except ImportError:
        return found
    found["py3langid"] = lambda text: str(py3langid.classify(text)[0])
    return found


def main() -> None:
    groups = texts()
    print(f"{'detector':18}" + "".join(f"{f'{kind} ({len(pairs)})':>18}" for kind, pairs in groups.items()))
    print("each cell: % right (% undetermined), texts a second\n")
    speeds: dict[str, dict[str, float]] = {}
    for name, ask in detectors().items():
        cells = ""
        for kind, pairs in groups.items():
            answers = [(tag, ask(text)) for tag, text in pairs]
            right = 100 * sum(tag == answer for tag, answer in answers) / len(answers)
            unknown = 100 * sum(answer == "und" for _, answer in answers) / len(answers)
            done, began = 0, time.perf_counter()
            while time.perf_counter() - began < SECONDS:
                ask(pairs[done % len(pairs)][1])
                done += 1
            speeds.setdefault(name, {})[kind] = done / (time.perf_counter() - began)
            cells += f"{f'{right:.0f} ({unknown:.0f}) {speeds[name][kind]:,.0f}':>18}"
        print(f"{name:18}{cells}")
    ratios = [f"{kind} x{speeds['eldc'][kind] / speeds['langdetect'][kind]:,.0f}" for kind in groups]
    ours = [f"{kind} x{speeds['detect.of_block'][kind] / speeds['langdetect'][kind]:,.0f}" for kind in groups]
    print("eldc against langdetect:", ", ".join(ratios))
    print("detect.of_block against langdetect:", ", ".join(ours))


if __name__ == "__main__":
    main()
