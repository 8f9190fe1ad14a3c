"""How many threads torch may use for one thing.

Threads that share one small thing wait for each other at every step; on a machine
with other work a question then took 200 ms instead of 10 (docs/benchmarks.md).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import torch


@cache
def usual_threads() -> int:
    """Return how many torch uses if it is not told otherwise."""
    return torch.get_num_threads()


@contextmanager
def threads(count: int) -> Iterator[None]:
    """Have this thread's work done by so many."""
    usual = usual_threads()
    torch.set_num_threads(count)
    try:
        yield
    finally:
        # Threads that come later begin with what was set last.
        torch.set_num_threads(usual)
