"""Progress for tests: nobody watches."""

from dataclasses import dataclass, field


@dataclass
class Quiet:
    """`Progress` that remembers the stages and stops nobody."""

    stages: list[str] = field(default_factory=list)

    def stage(self, name: str, total: int | None = None) -> None:
        self.stages.append(name)

    def advance(self, done: int = 1, *, skipped: int = 0, failed: int = 0) -> None:
        """Say nothing."""

    def check(self) -> None:
        """Go on."""
