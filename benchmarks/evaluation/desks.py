"""Who repairs: copydesk, and what it is compared with. A desk takes a text and its source language.

harper-py and lingotweaker (with lingotweaker-data-en) are peers where they are installed; each peer's first
suggestion is applied, as a user who trusts it would do.
"""

from importlib.util import find_spec

from benchmarks.evaluation.scoring import Desk, Spans


def nothing(text: str, source: str | None) -> tuple[str, Spans]:
    """Leave the text as it is."""
    return text, ()


def by_ftfy(text: str, source: str | None) -> tuple[str, Spans]:
    """Repair with ftfy as it comes."""
    import ftfy

    return ftfy.fix_text(text), ()


def copydesk(text: str, source: str | None) -> tuple[str, Spans]:
    """Repair with this project."""
    from normalizers import repair

    done = repair(text, source_language=source)
    return done.text, [(flag.start, flag.end) for flag in done.flags]


def peers() -> dict[str, Desk]:
    """Return the peers that are installed."""
    found: dict[str, Desk] = {}
    if find_spec("harper"):
        found["harper-py"] = _harper()
    if find_spec("lt_py"):
        found["lingotweaker"] = _lingotweaker()
    return found


def _harper() -> Desk:
    import harper

    linter = harper.Linter()

    def desk(text: str, source: str | None) -> tuple[str, Spans]:
        upto = len(text)
        for lint in sorted(linter.lint(text), key=lambda one: -int(one.span.start)):
            if lint.suggestions and lint.span.end <= upto:
                text, upto = linter.apply_suggestion(text, lint, lint.suggestions[0]), lint.span.start
        return text, ()

    return desk


def _lingotweaker() -> Desk:
    import lt_py

    engine = lt_py.Engine("en-US")

    def desk(text: str, source: str | None) -> tuple[str, Spans]:
        raw, upto = text.encode(), len(text.encode())
        for match in sorted(engine.check(text), key=lambda one: -int(one["offset"])):
            start, end = match["offset"], match["offset"] + match["length"]
            if match["suggestions"] and end <= upto:
                first = match["suggestions"][0]
                new = first if isinstance(first, str) else first["value"]
                raw, upto = raw[:start] + new.encode() + raw[end:], start
        return raw.decode(), ()

    return desk
