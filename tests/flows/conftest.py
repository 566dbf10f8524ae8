"""The fixtures of these tests."""

from newsroom import here, newsroom
from postgres import new_database

__all__ = ["here", "new_database", "newsroom"]
