"""What is known of each service: written by the keeper, read by everyone."""

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path


class ServiceName(StrEnum):
    """A service that can run under the home."""

    POSTGRES = "postgres"
    CHROMA = "chroma"

    @property
    def product(self) -> str:
        """The name people know it by."""
        return "PostgreSQL" if self is ServiceName.POSTGRES else "Chroma"


class Phase(StrEnum):
    """Where a service is in its life."""

    STARTING = "starting"
    READY = "ready"
    FAILED = "failed"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class ServiceState:
    """One service as last seen by a keeper.

    Only a claim: the keeper may have been killed since. Whether the service lives
    is known from its lock alone.
    """

    phase: Phase
    at: float
    """Seconds since the epoch."""
    pid: int | None = None
    birth: str | None = None
    """Of that process; see `processes.birth_of`."""
    address: str | None = None
    """Of PostgreSQL the socket's folder, of Chroma the URL; kept after a stop."""
    why: str | None = None
    """What went wrong last, in words for people."""


def write_state(path: Path, state: ServiceState) -> None:
    """Replace what is known; readers see the old or the new, never half of one."""
    text = json.dumps(asdict(state))
    try:
        replace_text(path, text)
    except OSError:  # on a full disk there may still be room in the old file
        path.write_text(text, encoding="utf-8")


def read_state(path: Path) -> ServiceState | None:
    """Return what was last written, or None when nothing legible was."""
    with suppress(OSError, ValueError, TypeError, KeyError):
        known = json.loads(path.read_text(encoding="utf-8"))
        return ServiceState(**{**known, "phase": Phase(known["phase"])})
    return None


def time_of(path: Path) -> int:
    """When the file was last touched, by its disk's clock; 0 if it is not there."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


def replace_text(path: Path, text: str) -> None:
    """Write a whole file or leave the old one, power cuts included."""
    new = path.with_name(f"{path.name}.new")
    with new.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
