"""How far long work is: a bar at a terminal, elsewhere a line now and then."""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    TaskProgressColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)

from backend.adapters.console import readable_size, say

LINE_EVERY_SECONDS: Final = 10.0
Clock = Callable[[], float]


def _in_figures(count: float) -> str:
    return f"{count:,.0f}"


@dataclass(frozen=True, slots=True)
class Unit:
    """What is counted, and how that is shown."""

    in_words: Callable[[float], str]
    columns: Callable[[], tuple[ProgressColumn, ...]]
    skipping_takes_time: bool
    """Whether what is skipped was gone through, and counts for the rate."""


THINGS: Final = Unit(
    _in_figures,
    lambda: (
        MofNCompleteColumn(),
        TaskProgressColumn(show_speed=True),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    ),
    skipping_takes_time=True,
)
BYTES: Final = Unit(
    readable_size,
    lambda: (
        DownloadColumn(binary_units=True),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
    ),
    skipping_takes_time=False,
)


class ShownBars:
    """A bar for each stage, with counts, rate and time left."""

    def __init__(self, bars: Progress, unit: Unit = THINGS) -> None:
        self._bars = bars
        self._unit = unit
        self._done = 0
        self._task = bars.add_task("Beginning", total=None)

    def stage(self, name: str, total: int | None = None) -> None:
        """Show a bar for this stage."""
        self._done = 0
        self._bars.remove_task(self._task)
        self._task = self._bars.add_task(name, total=total)

    def advance(self, done: int = 1, *, skipped: int = 0, failed: int = 0) -> None:
        """Move the bar on."""
        self._done += done + skipped + failed
        if skipped and not self._unit.skipping_takes_time:
            self._bars.reset(self._task, completed=self._done)  # measures anew
        else:
            self._bars.update(self._task, completed=self._done)

    def check(self) -> None:
        """Go on: at a terminal Ctrl-C calls off."""

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Let a question have the terminal for itself."""
        self._bars.stop()
        try:
            yield
        finally:
            self._bars.start()


class SaidLines:
    """A line when a stage begins, and every so often how far it is."""

    def __init__(
        self,
        say: Callable[[str], None] = say,
        clock: Clock = time.monotonic,
        unit: Unit = THINGS,
    ) -> None:
        self._say = say
        self._clock = clock
        self._unit = unit
        self._name, self._done, self._free = "", 0, 0
        self._total: int | None = None
        self._began = self._said = clock()

    def stage(self, name: str, total: int | None = None) -> None:
        """Say what begins."""
        self._name, self._total, self._done, self._free = name, total, 0, 0
        self._began = self._said = self._clock()
        known = "" if total is None else f": {self._unit.in_words(total)}"
        self._say(f"{name}{known} …")

    def advance(self, done: int = 1, *, skipped: int = 0, failed: int = 0) -> None:
        """Say how far it is, if nothing was said for a while."""
        self._done += done + skipped + failed
        self._free += 0 if self._unit.skipping_takes_time else skipped
        now = self._clock()
        if now - self._said >= LINE_EVERY_SECONDS:
            self._said = now
            self._say(self._line(now - self._began))

    def check(self) -> None:
        """Go on: Ctrl-C and signals call off."""

    def aside(self) -> AbstractContextManager[None]:
        """Let a question be asked: nothing is in its way."""
        return nullcontext()

    def _line(self, seconds: float) -> str:
        rate, said = (self._done - self._free) / seconds, self._unit.in_words
        if self._total is None:
            return f"{self._name}: {said(self._done)}, {said(rate)} a second"
        left = max(0, self._total - self._done) / rate if rate else 0
        return (
            f"{self._name}: {said(self._done)} of {said(self._total)}, "
            f"{said(rate)} a second, {in_words(left)} left"
        )


@contextmanager
def shown(unit: Unit = THINGS) -> Iterator[ShownBars | SaidLines]:
    """Lend what shows progress here."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield SaidLines(unit=unit)
        return
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        *unit.columns(),
        console=console,
        transient=True,
    ) as bars:
        yield ShownBars(bars, unit)


def in_words(seconds: float) -> str:
    """Return a time as people say it: "40 s", "1:05:00"."""
    whole = round(seconds)
    return f"{whole} s" if whole < 100 else str(timedelta(seconds=whole))  # noqa: PLR2004 - where seconds cease to speak
