"""Patterns that are compiled when they are first tried: most of several thousand never are in one run."""

import re
from collections.abc import Iterator
from functools import cached_property

from normalizers.errors import RuleError


class Pattern:
    """A regular expression of a rule file, as written there.

    Attributes:
        place: file and rule, for the error.
    """

    def __init__(self, source: str, place: str) -> None:
        self.source, self.place = source, place

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern, ready for use.

        Raises:
            RuleError: it is no regular expression.
        """
        try:
            return re.compile(self.source)
        except re.error as error:
            raise RuleError("rule.bad-pattern", str(error), place=self.place) from error

    @property
    def ignores_case(self) -> bool:
        """Whether the whole pattern ignores the difference between small letters and capitals."""
        return bool(self.compiled.flags & re.IGNORECASE)

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first match."""
        return self.compiled.search(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Yield every match."""
        return self.compiled.finditer(text)
