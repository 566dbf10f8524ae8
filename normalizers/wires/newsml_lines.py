"""The lines and metadata of NewsML 1.2 that count for a text: those of its component, then of the ones around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from normalizers.wires.xml import attribute, find, find_all, local_name, text_of, within

if TYPE_CHECKING:
    from normalizers.wires.xml import Element


@dataclass(frozen=True, slots=True)
class Around:
    """The components around a text, its own first."""

    parts: tuple[Element, ...]

    def line(self, name: str) -> str:
        return next(iter(self.lines(name)), "")

    def lines(self, name: str) -> list[str]:
        """The lines of one kind, of the innermost component that has any."""
        for one in self.parts:
            every = (*find_all(one, f"newslines/{name}"), *find_all(one, f"newslines/newsline/{name}"))
            found = [text for line in every if (text := text_of(line))]
            if found:
                return found
        return []

    def other_lines(self) -> list[tuple[str, str]]:
        """The lines of an agency's own kind."""
        found: list[tuple[str, str]] = []
        for line in (line for one in self.parts for line in find_all(one, "newslines/newsline")):
            kind = find(line, "newslinetype")
            name = (attribute(kind, "formalname") if kind is not None else None) or "line"
            found += [(name, text) for one in find_all(line, "newslinetext") if (text := text_of(one))]
        return found

    def text(self, path: str) -> str:
        return next((text for one in self.parts for e in find_all(one, path) if (text := text_of(e))), "")

    def formal(self, path: str) -> str | None:
        for one in self.parts:
            for found in find_all(one, path):
                if name := attribute(found, "formalname") or text_of(found):
                    return name
        return None

    def attribute(self, name: str) -> str | None:
        return next((value for one in self.parts if (value := attribute(one, name))), None)

    def parties(self, kind: str) -> list[str]:
        for one in self.parts:
            found = [attribute(e, "formalname") for e in find_all(one, f"administrativemetadata/{kind}/party")]
            if any(found):
                return [name for name in found if name]
        return []

    def properties(self, name: str) -> list[str]:
        """The values of a property, of the innermost component that has any."""
        for one in self.parts:
            found = [
                value
                for block in one
                if local_name(block) in ("descriptivemetadata", "descriptivemetada", "administrativemetadata")
                for e in within(block, "property")
                if (attribute(e, "formalname") or "").lower() == name and (value := attribute(e, "value"))
            ]
            if found:
                return list(dict.fromkeys(found))
        return []

    def subjects(self) -> tuple[str, ...]:
        names = ("subject", "subjectmatter", "subjectdetail", "subjectqualifier")
        for one in self.parts:
            blocks = find_all(one, "descriptivemetadata/subjectcode")
            codes = [attribute(e, "formalname") for block in blocks for e in within(block, *names)]
            if any(codes):
                return tuple(dict.fromkeys(code for code in codes if code))
        return ()
