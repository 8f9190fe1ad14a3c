"""The `moviechat` command as a process of its own, in a home of its own."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from backend.adapters.local_services import stop_services

REPOSITORY = Path(__file__).resolve().parents[1]
COMMAND = [sys.executable, "-m", "backend"]
# For servers that nobody searches: an embedder of which there is nothing to load.
NO_MODEL = {"MOVIECHAT_EMBEDDER": "openai:nobody-asks-it", "OPENAI_API_KEY": "none"}


@dataclass(frozen=True)
class Reply:
    """What the server said."""

    status: int
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Installation:
    """A home, and what is done with it."""

    home: Path
    environment: dict[str, str] = field(default_factory=dict)
    port: int = 0
    server: "subprocess.Popen[bytes] | None" = None

    @property
    def env(self) -> dict[str, str]:
        port = {"PORT": str(self.port)} if self.port else {}
        home = {"MOVIECHAT_HOME": str(self.home)}
        return {**os.environ, **home, **port, **self.environment}

    def run(self, *words: str, **more: Any) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [*COMMAND, *words],
            check=False,
            capture_output=True,
            text=True,
            cwd=REPOSITORY,
            env=self.env,
            **more,
        )

    def serve(self, *words: str) -> float:
        """Start the server and return the seconds until facts are answered."""
        self.port = self.port or free_port()
        self.log = self.home.with_suffix(".log")
        started = time.monotonic()
        with self.log.open("ab") as log:
            self.server = subprocess.Popen(
                [*COMMAND, "serve", *words],
                cwd=REPOSITORY,
                env=self.env,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        while not self._is_ready():
            assert self.server.poll() is None, self.log.read_text()
            assert time.monotonic() - started < 90, self.log.read_text()
            time.sleep(0.05)
        return time.monotonic() - started

    def kill_server(self) -> None:
        """End the server's master at once, as a crash would."""
        assert self.server is not None
        os.kill(self.server.pid, signal.SIGKILL)
        self.server.wait()

    def get(self, path: str, **headers: str) -> Reply:
        return self._ask(urllib.request.Request(self._at(path), headers=headers))

    def post(self, path: str, body: object, **headers: str) -> Reply:
        data = json.dumps(body).encode()
        headers = {"Content-Type": "application/json", **headers}
        return self._ask(urllib.request.Request(self._at(path), data, headers))

    def chat(self, words: str) -> list[dict[str, Any]]:
        """Return the chunks of a turn."""
        message = {"role": "user", "parts": [{"type": "text", "text": words}]}
        reply = self.post("/api/chat", {"id": "c1", "message": message})
        lines = [line for line in reply.body.decode().split("\n\n") if line]
        assert lines[-1] == "data: [DONE]"
        return [json.loads(line.removeprefix("data: ")) for line in lines[:-1]]

    def stop(self) -> None:
        if self.server is not None and self.server.poll() is None:
            self.server.terminate()
            self.server.wait(timeout=30)
        stop_services(self.home)

    def _at(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def _ask(self, request: urllib.request.Request) -> Reply:
        try:
            with urllib.request.urlopen(request, timeout=60) as reply:
                return Reply(reply.status, reply.read())
        except urllib.error.HTTPError as error:
            with error:
                return Reply(error.code, error.read())

    def _is_ready(self) -> bool:
        """Whether our server answers, not the child of one that was just killed."""
        assert self.server is not None
        try:
            noted = json.loads((self.home / "run" / "server.json").read_text())
            is_ours = noted["pid"] == self.server.pid
            return is_ours and self.get("/health/ready").status == 200
        except (OSError, ValueError):
            return False


@contextmanager
def installed(**environment: str) -> Iterator[Installation]:
    """Lend a home; whatever runs in it is ended and removed afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="mc-it-"))
    folder.chmod(0o755)
    installation = Installation(folder / "home", environment)
    try:
        yield installation
    finally:
        installation.stop()
        shutil.rmtree(folder, ignore_errors=True)


def text_of(chunks: list[dict[str, Any]]) -> str:
    """Return the words of a turn."""
    return "".join(c["delta"] for c in chunks if c["type"] == "text-delta")


def free_port() -> int:
    with closing(socket.socket()) as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])
