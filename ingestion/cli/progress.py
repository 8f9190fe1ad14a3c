"""Progress on the terminal: what goes on, how many, how fast, how much longer."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TaskProgressColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from backend.adapters.console import say


class TerminalProgress:
    """`Progress` on stderr: a bar for each stage, or a line where nobody watches."""

    def __init__(self, bars: Progress, *, is_watched: bool) -> None:
        self._bars = bars
        self._is_watched = is_watched
        self._task: TaskID | None = None

    def stage(self, name: str, total: int | None = None) -> None:
        """A new stage begins."""
        if not self._is_watched:
            say(f"{name} …" if total is None else f"{name} ({total:,}) …")
            return
        if self._task is not None:
            self._bars.stop_task(self._task)
            self._bars.remove_task(self._task)
        self._task = self._bars.add_task(name, total=total)

    def advance(self, done: int = 1, *, skipped: int = 0, failed: int = 0) -> None:
        """So many more are done."""
        if self._task is not None:
            self._bars.advance(self._task, done + skipped + failed)

    def check(self) -> None:
        """Ctrl-C is how work on a terminal is called off: nothing to ask."""


@contextmanager
def terminal_progress() -> Iterator[TerminalProgress]:
    """Show progress on stderr while this is open."""
    console = Console(stderr=True)
    bars = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TaskProgressColumn(show_speed=True),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    with bars:
        yield TerminalProgress(bars, is_watched=console.is_terminal)
