"""Kernel locks on files: the one proof of life that no crash can leave behind.

A lock lives as long as any process has the open file: it is inherited by children,
and the kernel drops it with the last of them, however they end. Pids prove nothing:
they are recycled, and a dead child keeps its own until someone waits for it.
"""

import fcntl
import os
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

# A child forked while a lock is held for a moment would go on holding it for life.
# So forks wait for such moments to pass.
moment = threading.RLock()
os.register_at_fork(
    before=moment.acquire,
    after_in_parent=moment.release,
    after_in_child=moment.release,
)


class FileLock:
    """A lock held; closing gives it back, unless a child has inherited it.

    It is never "unlocked": that would take it from the children too.
    """

    def __init__(self, fd: int) -> None:
        self.fd = fd

    def close(self) -> None:
        """Let go; doing so twice is harmless."""
        fd, self.fd = self.fd, -1
        if fd >= 0:
            os.close(fd)

    def is_on(self, path: Path) -> bool:
        """Whether the file locked is still the one at `path`."""
        try:
            return os.path.samestat(os.fstat(self.fd), path.stat())
        except OSError:
            return False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self.close()


def try_exclusive(path: Path) -> FileLock | None:
    """Return the lock nobody else may share, or None while anyone holds it."""
    return _try_lock(path, os.O_RDWR | os.O_CREAT, fcntl.LOCK_EX)


def try_shared(path: Path) -> FileLock | None:
    """Return the lock that others may share, or None while one holds it alone."""
    return _try_lock(path, os.O_RDWR | os.O_CREAT, fcntl.LOCK_SH)


def is_held(path: Path) -> bool:
    """Whether a living process holds the lock for itself alone.

    Asked by trying, without making the file.
    """
    with moment:
        try:
            lock = _try_lock(path, os.O_RDONLY, fcntl.LOCK_SH)
        except FileNotFoundError:
            return False
        if lock is None:
            return True
        lock.close()
        return False


def _try_lock(path: Path, flags: int, kind: int) -> FileLock | None:
    lock = FileLock(os.open(path, flags | os.O_CLOEXEC, 0o600))
    try:
        fcntl.flock(lock.fd, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        return None
    except BaseException:
        lock.close()
        raise
    if lock.is_on(path):
        return lock
    lock.close()  # removed or replaced in between: not the lock others see
    return None
