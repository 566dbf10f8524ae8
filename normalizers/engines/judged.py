"""The checks, asked once a sentence: an engine asks whether to try again, the desk asks before it believes."""

from functools import lru_cache

from normalizers.engines.checks import check

KEPT = 4096  # answers that are remembered, some 3 MB: more than are on their way between an engine and the desk

judged = lru_cache(maxsize=KEPT)(check)
