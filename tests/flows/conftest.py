"""The fixtures of these tests."""

from newsroom import here, newsroom

__all__ = ["here", "newsroom"]
