"""copydesk: the copy desk for machine-translated and foreign wire copy. Bytes in, articles out, every change explained.

    from normalizers import read, normalize

    for story in read(open("story.json", "rb").read()):
        article = normalize(story)
        print(article.text, article.edits)

Nothing is loaded before it is used, nothing is downloaded, nothing is written.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from normalizers.canonical.text import House
    from normalizers.desk import Desk
    from normalizers.edits import Edit, Flag
    from normalizers.errors import CopydeskError, EngineError, RuleError, SinkError, WireError
    from normalizers.passage import Repair, repair
    from normalizers.pipeline import normalize, normalize_many, undo
    from normalizers.story import Article, Block, Story
    from normalizers.wires import read

__version__ = "0.1.0"

_WHERE = {
    "read": "wires",
    "normalize": "pipeline",
    "normalize_many": "pipeline",
    "undo": "pipeline",
    "repair": "passage",
    "Repair": "passage",
    "Desk": "desk",
    "House": "canonical.text",
    "Story": "story",
    "Block": "story",
    "Article": "story",
    "Edit": "edits",
    "Flag": "edits",
    "CopydeskError": "errors",
    "WireError": "errors",
    "RuleError": "errors",
    "EngineError": "errors",
    "SinkError": "errors",
}

__all__ = [
    "Article",
    "Block",
    "CopydeskError",
    "Desk",
    "Edit",
    "EngineError",
    "Flag",
    "House",
    "Repair",
    "RuleError",
    "SinkError",
    "Story",
    "WireError",
    "normalize",
    "normalize_many",
    "read",
    "repair",
    "undo",
]


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
