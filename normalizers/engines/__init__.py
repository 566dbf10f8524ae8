"""Engines translate, the desk asks them: sentences in batches, memory first, every answer checked."""

from normalizers.engines.batch import no_pair, translate
from normalizers.engines.default import default_engines
from normalizers.engines.engine import Engine, Key, Memory, Refusal, Request
from normalizers.engines.memory import Recent

__all__ = ["Engine", "Key", "Memory", "Recent", "Refusal", "Request", "default_engines", "no_pair", "translate"]
