"""How far long work is: a bar at a terminal, elsewhere a line now and then."""

import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import timedelta
from typing import Final

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskProgressColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from backend.adapters.console import say

LINE_EVERY_SECONDS: Final = 10.0
Clock = Callable[[], float]


class ShownBars:
    """A bar for each stage, with counts, rate and time left."""

    def __init__(self, bars: Progress) -> None:
        self._bars = bars
        self._task = bars.add_task("Beginning", total=None)

    def stage(self, name: str, total: int | None = None) -> None:
        """Show a bar for this stage."""
        self._bars.remove_task(self._task)
        self._task = self._bars.add_task(name, total=total)

    def advance(self, done: int = 1, *, skipped: int = 0, failed: int = 0) -> None:
        """Move the bar on."""
        self._bars.advance(self._task, done + skipped + failed)

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
        self, say: Callable[[str], None] = say, clock: Clock = time.monotonic
    ) -> None:
        self._say = say
        self._clock = clock
        self._name, self._done = "", 0
        self._total: int | None = None
        self._began = self._said = clock()

    def stage(self, name: str, total: int | None = None) -> None:
        """Say what begins."""
        self._name, self._total, self._done = name, total, 0
        self._began = self._said = self._clock()
        self._say(f"{name} …" if total is None else f"{name}: {total:,} …")

    def advance(self, done: int = 1, *, skipped: int = 0, failed: int = 0) -> None:
        """Say how far it is, if nothing was said for a while."""
        self._done += done + skipped + failed
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
        rate = self._done / seconds
        if self._total is None:
            return f"{self._name}: {self._done:,}, {rate:,.0f} a second"
        left = max(0, self._total - self._done) / rate if rate else 0
        return (
            f"{self._name}: {self._done:,} of {self._total:,}, {rate:,.0f} a second, "
            f"{in_words(left)} left"
        )


@contextmanager
def shown() -> Iterator[ShownBars | SaidLines]:
    """Lend what shows progress here."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield SaidLines()
        return
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TaskProgressColumn(show_speed=True),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
    ) as bars:
        yield ShownBars(bars)


def in_words(seconds: float) -> str:
    """Return a time as people say it: "40 s", "1:05:00"."""
    whole = round(seconds)
    return f"{whole} s" if whole < 100 else str(timedelta(seconds=whole))  # noqa: PLR2004 - where seconds cease to speak
