"""The record that travels inside our ninjs: its shape, and the JSON Schema that others validate it with."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from normalizers.story import Article

NAME = "copydesk"
FORMAT: Literal["copydesk-1"] = "copydesk-1"
SCHEMA_FILE = Path(__file__).with_name("copydesk.schema.json")


@dataclass(frozen=True, slots=True)
class Provenance:
    """Everything that copydesk knows about an article.

    Attributes:
        format: of this record; it changes when an old reader could no longer read it.
        article: the article with every block, edit, flag and field.
    """

    format: Literal["copydesk-1"]
    article: Article


def schema() -> str:
    """Return the JSON Schema of the record, made from the dataclasses of the story, as it is checked in."""
    from pydantic import TypeAdapter

    made = TypeAdapter(Provenance).json_schema(mode="serialization")
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:copydesk:schema:copydesk-1",
        "title": "copydesk provenance",
    }
    return json.dumps({**head, **{key: made[key] for key in sorted(made) if key not in head}}, indent=2) + "\n"


def main() -> None:
    """Write copydesk.schema.json afresh: `python -m normalizers.canonical.provenance`."""
    SCHEMA_FILE.write_text(schema(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
