"""What is measured beside seconds: memory, processor time, and how time grows.

Reads /proc, so it measures on Linux only.
"""

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from types import TracebackType
from typing import Final, Self

SAMPLE_SECONDS: Final = 0.02
_PAGE: Final = os.sysconf("SC_PAGE_SIZE")
_TICK: Final = os.sysconf("SC_CLK_TCK")
# Fields of /proc/PID/stat, counted from behind the name, which may hold anything.
_PARENT, _FIRST_TIME, _LAST_TIME, _RESIDENT = 1, 11, 15, 21


class PeakMemory:
    """The most memory that a process held while this context was open.

    What its children held is kept apart: `children_bytes` is their sum at its peak.
    PostgreSQL under the keeper is nobody's child but the keeper's.
    """

    def __init__(self, pid: int | None = None) -> None:
        self._pid = pid or os.getpid()
        self._is_over = threading.Event()
        self._sampler = threading.Thread(target=self._sample, daemon=True)
        self.own_bytes = 0
        self.children_bytes = 0

    def __enter__(self) -> Self:
        self._look()
        self._sampler.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._is_over.set()
        self._sampler.join()
        self._look()

    def _sample(self) -> None:
        while not self._is_over.wait(SAMPLE_SECONDS):
            self._look()

    def _look(self) -> None:
        own, *children = _family(self._pid)
        self.own_bytes = max(self.own_bytes, _resident(own))
        held = sum(_resident(child) for child in children)
        self.children_bytes = max(self.children_bytes, held)


def processor_seconds(pid: int) -> float:
    """Return what a process and its children, also those that ended, have used."""
    ticks = 0
    for place, member in enumerate(_family(pid)):
        times = [int(value) for value in _stat(member)[_FIRST_TIME:_LAST_TIME]]
        # A child's own children are counted as members of the family themselves.
        ticks += sum(times if place == 0 else times[:2])
    return ticks / _TICK


def _family(pid: int) -> list[int]:
    """Return a process and all that descend from it."""
    children: dict[int, list[int]] = {}
    for path in Path("/proc").iterdir():
        if path.name.isdigit() and (stat := _stat(int(path.name))):
            children.setdefault(int(stat[_PARENT]), []).append(int(path.name))
    found = [pid]
    for member in found:
        found += children.get(member, [])
    return found


def _resident(pid: int) -> int:
    stat = _stat(pid)
    return int(stat[_RESIDENT]) * _PAGE if stat else 0


def _stat(pid: int) -> list[str]:
    """Return the fields behind the name, none when the process is gone."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return []


@dataclass(frozen=True, slots=True)
class Growth:
    """How long a work took at growing sizes."""

    points: tuple[tuple[int, float], ...]

    @property
    def worst(self) -> float:
        """How much faster than size the time grew, at the worst step; linear is 1."""
        steps = pairwise(self.points)
        return max((b / a) / (m / n) for (n, a), (m, b) in steps)

    @property
    def overall(self) -> float:
        """The same from the smallest size to the largest."""
        (n, a), (m, b) = self.points[0], self.points[-1]
        return (b / a) / (m / n)


def measure_growth(work: Callable[[int], float], sizes: Sequence[int]) -> Growth:
    """Do a work at each size; it says how many seconds of it count."""
    return Growth(tuple(_timed(work, sizes)))


def _timed(
    work: Callable[[int], float], sizes: Sequence[int]
) -> Iterator[tuple[int, float]]:
    for size in sizes:
        yield size, work(size)
