"""Engines translate, the desk asks them: sentences in batches, memory first, every answer checked."""

from normalizers.engines.apertium import Apertium
from normalizers.engines.argos import Argos
from normalizers.engines.batch import no_pair, translate
from normalizers.engines.bergamot import Bergamot
from normalizers.engines.deadline import Deadline
from normalizers.engines.default import default_engines
from normalizers.engines.engine import PERSON, Engine, Key, Memory, Refusal, Request
from normalizers.engines.glossary import Glossary, read_glossary
from normalizers.engines.memory import Recent
from normalizers.engines.packages import Installed
from normalizers.engines.pivot import Pivot

__all__ = [
    "PERSON",
    "Apertium",
    "Argos",
    "Bergamot",
    "Deadline",
    "Engine",
    "Glossary",
    "Installed",
    "Key",
    "Memory",
    "Pivot",
    "Recent",
    "Refusal",
    "Request",
    "default_engines",
    "no_pair",
    "read_glossary",
    "translate",
]
