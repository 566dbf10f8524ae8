"""A real PostgreSQL server, as the store's own tests have it."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "flows"))

from postgres import new_database

__all__ = ["new_database"]
