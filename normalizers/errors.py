"""Every exception of copydesk.

    CopydeskError
    ├── WireError        bad input             -> quarantine, never retried
    ├── RuleError        bad rule file         -> refuse to start, show the line
    ├── EditError        edits do not fit      -> a fault of ours: never published
    ├── EngineError      .retry says whether   -> later, or the next engine
    └── SinkError        .retry says whether   -> the outbox keeps it

Each carries a short code (`wire.entity-declared`), the place and what to do.
"""


class CopydeskError(Exception):
    """Something that a person can act on.

    Args:
        code: stable, dotted, lower case: `wire.not-text`.
        message: one sentence in plain words.
        place: where: a file name, `line 3, column 7`, `byte 120`, a block address; "" where there is none.
        todo: what to do about it; "" where nothing can be done.
    """

    def __init__(self, code: str, message: str, *, place: str = "", todo: str = "") -> None:
        super().__init__(code, message, place, todo)
        self.code = code
        self.message = message
        self.place = place
        self.todo = todo

    def __str__(self) -> str:
        where = f" ({self.place})" if self.place else ""
        todo = f" {self.todo}" if self.todo else ""
        return f"{self.code}: {self.message}{where}{todo}"


class WireError(CopydeskError):
    """The bytes are no story that we can read. The bytes go to quarantine; trying again will not help."""


class RuleError(CopydeskError):
    """A rule file is wrong. We refuse to start."""


class EditError(CopydeskError):
    """Edits that overlap, or whose `before` is not what stands in the text."""


class EngineError(CopydeskError):
    """A translation engine failed. `retry` says whether the same call may work later."""

    def __init__(self, code: str, message: str, *, place: str = "", todo: str = "", retry: bool = False) -> None:
        super().__init__(code, message, place=place, todo=todo)
        self.retry = retry


class SinkError(CopydeskError):
    """A sink did not take an article. `retry` says whether the outbox should try again."""

    def __init__(self, code: str, message: str, *, place: str = "", todo: str = "", retry: bool = True) -> None:
        super().__init__(code, message, place=place, todo=todo)
        self.retry = retry
