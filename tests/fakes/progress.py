"""`Progress` that remembers what it was told."""

from dataclasses import dataclass, field

from backend.domain.errors import Cancelled


@dataclass
class Told:
    """What long work told, stage by stage; it may be called off."""

    stages: list[tuple[str, int | None]] = field(default_factory=list)
    steps: list[int] = field(default_factory=list)
    cancel_after: int | None = None
    """Called off once so much is done."""

    def stage(self, name: str, total: int | None = None) -> None:
        self.stages.append((name, total))

    def advance(self, done: int = 1, *, skipped: int = 0, failed: int = 0) -> None:
        self.steps.append(done + skipped + failed)

    def check(self) -> None:
        if self.cancel_after is not None and sum(self.steps) >= self.cancel_after:
            raise Cancelled("Called off (a test).")
