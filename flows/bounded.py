"""Making articles in bounded time: a story that never comes to an end is given up, and the others go on.

In the main thread an alarm ends what runs, also inside the regular expressions of the standard library. What no alarm
reaches, such as a loop in a C library or in another thread, ends the process a while later: the store counts how often
a story was in work when its process died, and does not give out one that was too often (`stories.MOST_DEATHS`).
"""

import faulthandler
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from normalizers.errors import CopydeskError

GRACE = 30.0  # seconds after the alarm until the process is ended
STDERR = 2  # the file itself: whoever reads a command's words in this process has put something else before it


class TooSlowError(BaseException):
    """The time is up. No error as others are, so that nothing on the way keeps it."""


@contextmanager
def bounded(seconds: float) -> Iterator[None]:
    """Give what is inside so many seconds; 0: as many as it likes.

    Raises:
        TooSlowError: they are over, where the alarm can be heard.
    """
    if not seconds:
        yield
        return
    hears = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
    faulthandler.dump_traceback_later(seconds + GRACE, exit=True, file=STDERR)
    before = signal.signal(signal.SIGALRM, _rings) if hears else None
    try:
        if hears:
            signal.setitimer(signal.ITIMER_REAL, seconds)
        yield
    finally:
        if hears:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
        faulthandler.cancel_dump_traceback_later()


def too_slow(seconds: float, place: str) -> CopydeskError:
    """What a person is told of a story that was given up."""
    return CopydeskError(
        "desk.too-slow",
        f"Making this article took more than {seconds:g} seconds.",
        place=place,
        todo="Report it with these bytes. With more time (make_seconds): copydesk quarantine retry.",
    )


def _rings(_signal: int, _frame: FrameType | None) -> None:
    raise TooSlowError
