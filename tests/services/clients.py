"""Processes that use a home, for tests to start, ask and kill."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
SCRIPT = Path(__file__).with_name("client_process.py")


class Client:
    """One process that joined a home.

    It may be another Python's, become another user, or be within fewer capabilities.
    """

    def __init__(
        self,
        home: Path,
        *want: str,
        python: Path | None = None,
        preexec: Callable[[], None] | None = None,
        within: str | None = None,
    ) -> None:
        words = [str(python or sys.executable), str(SCRIPT), str(home), *want]
        if within is not None:
            words = ["setpriv", f"--bounding-set={within}", *words]
        self.process = subprocess.Popen(
            words,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
            preexec_fn=preexec,  # noqa: PLW1509 - the tests have one thread
            cwd="/",
        )

    @property
    def pid(self) -> int:
        return self.process.pid

    def hear(self) -> dict[str, str]:
        """Return the next thing it says; empty when it has ended."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        return dict(json.loads(line)) if line else {}

    def tell(self, what: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{what}\n")
        self.process.stdin.flush()

    def joined(self) -> "Client":
        heard = self.hear()
        assert "joined" in heard, heard
        return self

    def ask(self, service: str) -> str:
        """Return the service's address, or fail with what it said."""
        self.tell(service)
        heard = self.hear()
        assert "address" in heard, heard
        return heard["address"]

    def leave(self) -> None:
        self.tell("leave")
        self.process.wait(10)
        self._close()

    def kill(self) -> None:
        """End it as the kernel does, without a word."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)
        self._close()

    def _close(self) -> None:
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()
