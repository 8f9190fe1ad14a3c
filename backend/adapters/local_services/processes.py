"""Which processes are alive, hold a lock or listen, as the system itself tells.

Linux tells through /proc; elsewhere `ps` and `lsof`, which macOS has, are asked.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

PROC = Path("/proc")
LISTENING = "0A"
STATE, STARTED = 0, 19
"""Fields of /proc/PID/stat, counted from after the name."""


def birth_of(pid: int) -> str | None:
    """Return when the process began, or None if it is none or a zombie.

    With its pid this names a process for good: a recycled pid has another birth.
    """
    if sys.platform != "linux":
        said = _ask("/bin/ps", "-o", "stat=,lstart=", "-p", str(pid)).strip()
        state, _, began = said.partition(" ")
        return None if not said or state.startswith("Z") else began.strip()
    with suppress(OSError):
        after_name = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
        return None if after_name[STATE] in "ZX" else after_name[STARTED]
    return None


def holders(lock: Path) -> list[int]:
    """Return the other processes that have the lock's file open, as far as we see."""
    if sys.platform != "linux":
        found = _ask("/usr/sbin/lsof", "-t", "--", str(lock)).split()
        return [int(pid) for pid in found if int(pid) != os.getpid()]
    everyone = (int(entry.name) for entry in PROC.iterdir() if entry.name.isdecimal())
    return [pid for pid in everyone if pid != os.getpid() and _has_open(pid, lock)]


def listens(pid: int, port: int) -> bool:
    """Whether this very process listens on the port of 127.0.0.1."""
    if sys.platform != "linux":
        words = ("-t", "-n", "-P", f"-iTCP@127.0.0.1:{port}", "-sTCP:LISTEN")
        return str(pid) in _ask("/usr/sbin/lsof", *words).split()
    address = f"0100007F:{port:04X}"
    rows = (line.split() for line in (PROC / "net/tcp").read_text().splitlines())
    sockets = {
        f"socket:[{row[9]}]"
        for row in rows
        if row[1] == address and row[3] == LISTENING
    }
    return any(target in sockets for _, target in _links(pid))


def tell(pids: Iterable[int], what: signal.Signals) -> None:
    """Send a signal to those still there."""
    for pid in pids:
        with suppress(ProcessLookupError, PermissionError):
            os.kill(pid, what)


def clean_environment() -> dict[str, str]:
    """Our environment without what would change a service behind our back."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PG", "CHROMA", "LC_")) and name != "LANGUAGE"
    }
    return {**kept, "ANONYMIZED_TELEMETRY": "False", "PYTHONUTF8": "1"}


def _has_open(pid: int, file: Path) -> bool:
    for link, target in _links(pid):
        if file.name in target:  # others, perhaps on a dead disk, stay untouched
            with suppress(OSError):
                if link.samefile(file):
                    return True
    return False


def _links(pid: int) -> Iterator[tuple[Path, str]]:
    with suppress(OSError):
        for entry in (PROC / str(pid) / "fd").iterdir():
            with suppress(OSError):
                yield entry, os.readlink(entry)  # noqa: PTH115 - "socket:[7]" is no path


def _ask(*words: str) -> str:
    plainly = {"LC_ALL": "C", "TZ": "UTC0"}
    return subprocess.run(  # noqa: S603 - no shell, words of our own
        words, capture_output=True, text=True, check=False, env=plainly
    ).stdout
