"""One service's life: adopted or started, watched, started again, ended.

A life is a generator: it goes on by one step whenever the keeper asks, so that both
services start side by side in one thread.
"""

import logging
import signal
import time

from backend.adapters.local_services.home import PRIVATE, Home
from backend.adapters.local_services.locks import is_held, try_exclusive
from backend.adapters.local_services.logs import cap_log, last_words, size_of
from backend.adapters.local_services.processes import birth_of, tell
from backend.adapters.local_services.service import Child, Service, StartFailed, Steps
from backend.adapters.local_services.state import (
    Phase,
    ServiceState,
    read_state,
    time_of,
    write_state,
)

logger = logging.getLogger(__name__)

LONG_LIFE_SECONDS = 30.0
LONGEST_PAUSE_SECONDS = 30.0
SHORTEST_PAUSE_SECONDS = 1.0
REMNANTS_SECONDS = 3.0
MENDED_AT_ONCE = 3
"""Deaths in a row after which it is started again without further ado."""
TRIED_AT_ONCE = 1
"""The same for starts that failed."""


class Supervisor:
    """Keeps one service running; `step` often."""

    def __init__(self, home: Home, service: Service) -> None:
        self.home = home
        self.service = service
        known = read_state(home.state(service.name))
        self.state = known or ServiceState(Phase.STOPPED, time.time())
        self._lock = home.lock(service.name)
        self._log = home.log(service.name)
        self._said_before = size_of(self._log)
        self._pid: int | None = None
        self._child: Child | None = None
        self._failures = 0
        self._life = self._live()

    def step(self) -> None:
        """Do the next thing that is due."""
        next(self._life)

    def stop(self) -> Steps:
        """End every process of the service, and remove what they left."""
        self._life.close()
        self._adopt()
        yield from self._clear()
        self._note(Phase.STOPPED)

    def abandon(self) -> Steps:
        """End the server, its home having gone: a new one there is not ours to touch.

        What else belongs to the server ends with it.
        """
        self._life.close()
        patience = time.monotonic() + self.service.stop_seconds
        tell(self._server(), self.service.stop_signal)
        while server := self._server():
            if time.monotonic() > patience:
                tell(server, signal.SIGKILL)
            yield
        self._forget()

    def _live(self) -> Steps:
        self._adopt()
        while True:
            try:
                if self._pid is None:
                    yield from self._start()
                yield from self._become_ready()
                yield from self._watch()
            except StartFailed as failure:
                yield from self._mend(str(failure))
            except OSError as error:
                yield from self._mend(f"{error.strerror}: {error.filename}.")

    def _adopt(self) -> None:
        """Take on the server that outlived its keeper, if there is one."""
        if self._pid is not None or not is_held(self._lock):
            return
        if self.state.address and self._is_recorded_one_alive():
            self._pid = self.state.pid
            logger.info("%s goes on as process %d", self.service.name, self._pid)

    def _start(self) -> Steps:
        self._note(Phase.STARTING)
        yield from self._clear()
        while (lock := try_exclusive(self._lock)) is None:
            yield
        self._log.parent.mkdir(mode=PRIVATE, exist_ok=True)
        cap_log(self._log)
        self._said_before = size_of(self._log)
        with lock:
            launched = yield from self.service.launch(lock.fd, self.state)
        self._child, address = launched
        self._pid = self._child.pid
        self._note(Phase.STARTING, address=address)
        logger.info("%s started as process %d", self.service.name, self._pid)

    def _become_ready(self) -> Steps:
        patience = time.monotonic() + self.service.start_seconds
        while not self.service.answers(self._pid or 0, self.state.address or ""):
            if not self._server():
                words = last_words(self._log, self._said_before)
                raise StartFailed(f"It ended while starting: {words}.")
            if time.monotonic() > patience:
                limit = round(self.service.start_seconds)
                raise StartFailed(f"It was not ready within {limit} seconds.")
            yield
        self._note(Phase.READY)

    def _watch(self) -> Steps:
        """Return never; raise when it has died."""
        ready_at = time.monotonic()
        while self._server():
            yield
        if time.monotonic() - ready_at > LONG_LIFE_SECONDS:
            self._failures = 0
        code = self._child.returncode if self._child is not None else "unknown"
        raise StartFailed(f"It ended unexpectedly (exit code {code}).")

    def _mend(self, why: str) -> Steps:
        """Clear the ground for another start, after a pause if it is not the first."""
        logger.warning("%s: %s", self.service.name, why)
        was_ready = self.state.phase is Phase.READY
        self._failures += 1
        try:
            yield from self._clear()
        except (StartFailed, OSError):
            # Tried again after the pause; the keeper has other services to mind.
            logger.exception("%s could not be cleared away", self.service.name)
        if self._failures <= (MENDED_AT_ONCE if was_ready else TRIED_AT_ONCE):
            return
        self._note(Phase.FAILED, why=why)
        yield from self._pause()

    def _pause(self) -> Steps:
        """Wait, longer each time, but not when someone asks anew."""
        wish, begun = self.home.wanted(self.service.name), time.monotonic()
        asked = time_of(wish)
        pause = min(2.0**self._failures, LONGEST_PAUSE_SECONDS)
        while (waited := time.monotonic() - begun) < pause:
            if waited > SHORTEST_PAUSE_SECONDS and asked != time_of(wish):
                return
            yield

    def _clear(self) -> Steps:
        """End whatever still lives, by request, then by force; then tidy up.

        Only the server is asked; its own children follow it or are killed.
        """
        server = self._server()
        tell(server, self.service.stop_signal)
        seconds = self.service.stop_seconds if server else REMNANTS_SECONDS
        patience = time.monotonic() + seconds
        while self._server() or is_held(self._lock):
            if time.monotonic() > patience:
                tell({*self._server(), *self.service.processes()}, signal.SIGKILL)
            yield
        self._forget()
        self.service.tidy()

    def _forget(self) -> None:
        self._pid = self._child = None
        self.service.release(self.state.address or "")

    def _server(self) -> list[int]:
        """The server's process while it lives, else nothing."""
        if self._child is not None:
            return [self._child.pid] if self._child.poll() is None else []
        return [self._pid] if self._pid and self._is_recorded_one_alive() else []

    def _is_recorded_one_alive(self) -> bool:
        pid, birth = self.state.pid, self.state.birth
        return pid is not None and birth is not None and birth_of(pid) == birth

    def _note(
        self, phase: Phase, address: str | None = None, why: str | None = None
    ) -> None:
        self.state = ServiceState(
            phase=phase,
            at=time.time(),
            pid=self._pid,
            birth=birth_of(self._pid) if self._pid is not None else None,
            address=address or self.state.address,
            why=why,
        )
        try:
            write_state(self.home.state(self.service.name), self.state)
        except OSError:
            logger.exception("%s is %s, unwritten", self.service.name, phase)
