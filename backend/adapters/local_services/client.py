"""What a process of Movie Chat holds while it uses the home's services."""

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from backend.adapters.local_services.calling import call_keeper
from backend.adapters.local_services.checks import (
    make_folders,
    prepare_home,
    unusable,
)
from backend.adapters.local_services.home import Home
from backend.adapters.local_services.locks import FileLock, is_held, try_shared
from backend.adapters.local_services.postgres import database_url
from backend.adapters.local_services.state import Phase, ServiceName, read_state
from backend.domain.errors import (
    DatabaseUnavailable,
    SearchUnavailable,
    ServiceUnavailable,
)

LOOK_SECONDS = 0.03
SILENT_SECONDS = 4.0
ENTRY_SECONDS = 90.0
PATIENCE_SECONDS = {ServiceName.POSTGRES: 330.0, ServiceName.CHROMA: 120.0}
"""Longer than the keeper's own: it knows better why something takes long."""
UNAVAILABLE = {
    ServiceName.POSTGRES: DatabaseUnavailable,
    ServiceName.CHROMA: SearchUnavailable,
}

Say = Callable[[str], None]


class LocalServices:
    """The right to use a home's services; they run at least until `leave`.

    May be used from several threads, and by forked children: the services stay
    until the last of them has gone.
    """

    def __init__(self, home: Home, say: Say) -> None:
        self._home = home
        self._say = say
        self._mutex = threading.RLock()
        self._users: FileLock | None = None
        self._has_left = False

    @classmethod
    def join(
        cls, home: Path, *, want: frozenset[ServiceName], say: Say
    ) -> "LocalServices":
        """Prepare the home and ask for services; they are not waited for.

        Raises:
            HomeUnusable: the folder cannot hold the data.
            DatabaseUnavailable: this user cannot run PostgreSQL.
            ServiceUnavailable: nothing can be started.
        """
        services = cls(prepare_home(home, want), say)
        try:
            services._ask_for(want)
        except BaseException:
            services.leave()
            raise
        return services

    def database_url(self) -> str:
        """Return the database's address once it is ready.

        Raises:
            DatabaseUnavailable: PostgreSQL does not run; says why.
        """
        return database_url(self._wait_for(ServiceName.POSTGRES))

    def chroma_url(self) -> str:
        """Return the passage index's present address once it is ready.

        Raises:
            SearchUnavailable: Chroma does not run; says why.
        """
        return self._wait_for(ServiceName.CHROMA)

    def leave(self) -> None:
        """Give up the right; doing so twice is harmless."""
        with self._mutex:
            users, self._users, self._has_left = self._users, None, True
            if users is None:
                return
            with users, suppress(OSError, ServiceUnavailable):
                # Were the keeper dead, nobody would end what it started.
                if any(is_held(self._home.lock(name)) for name in ServiceName):
                    call_keeper(self._home)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self.leave()

    def _wait_for(self, name: ServiceName) -> str:
        if address := self._ready_address(name):
            return address
        asked_at = time.time()
        wait = Wait(PATIENCE_SECONDS[name], self._say, f"{name.product} is starting …")
        self._ask_for(frozenset({name}))
        while not (address := self._ready_address(name)):
            self._raise_if_failed(name, since=asked_at)
            if not wait.goes_on():
                raise self._unavailable(name, "It takes too long to start.")
            self._see_to_a_keeper(name)
        return address

    def _ready_address(self, name: ServiceName) -> str | None:
        state = read_state(self._home.state(name))
        if state is None or state.phase is not Phase.READY:
            return None
        return state.address if is_held(self._home.lock(name)) else None

    def _raise_if_failed(self, name: ServiceName, *, since: float) -> None:
        """A failure older than the question is no answer to it: it is tried anew."""
        state = read_state(self._home.state(name))
        if state and state.phase is Phase.FAILED and state.at >= since:
            raise self._unavailable(name, state.why or "Nobody knows why.")

    def _unavailable(self, name: ServiceName, why: str) -> ServiceUnavailable:
        log = self._home.log(name)
        return UNAVAILABLE[name](f"{name.product} does not run. {why} Its log: {log}")

    def _ask_for(self, names: frozenset[ServiceName]) -> None:
        """Tell the keeper, present or future, what is wanted from now on."""
        with self._mutex:
            make_folders(self._home)
            try:
                self._enter()
                for name in names:
                    self._home.wanted(name).touch()
                call_keeper(self._home)
            except OSError as error:
                raise unusable(self._home, error) from error

    def _see_to_a_keeper(self, name: ServiceName) -> None:
        """Ask again if the keeper forgot, ended or died in the meantime."""
        with self._mutex:
            if not self._home.wanted(name).exists() or not self._is_in():
                self._ask_for(frozenset({name}))
            elif not is_held(self._home.keeper_lock):
                self._ask_for(frozenset())

    def _is_in(self) -> bool:
        return self._users is not None and self._users.is_on(self._home.users_lock)

    def _enter(self) -> None:
        """Be counted among the users, once those before us are cleared away."""
        if self._has_left:
            raise ServiceUnavailable("The services were left; join them again.")
        if self._is_in():
            return
        if self._users is not None:
            self._users.close()
        wait = Wait(ENTRY_SECONDS, self._say, "The services are stopping …")
        while (users := try_shared(self._home.users_lock)) is None:
            if not wait.goes_on():
                raise ServiceUnavailable(
                    "The services of the last command take too long to stop. "
                    f"Their logs are in {self._home.logs}."
                )
        self._users = users


class Wait:
    """Looks again and again, says so if it takes long, and gives up in the end."""

    def __init__(self, seconds: float, say: Say, words: str) -> None:
        self._begun = time.monotonic()
        self._seconds = seconds
        self._say: Say | None = say
        self._words = words

    def goes_on(self) -> bool:
        """Sleep a little; False when it is time to give up."""
        time.sleep(LOOK_SECONDS)
        waited = time.monotonic() - self._begun
        if waited > SILENT_SECONDS and self._say is not None:
            self._say(self._words)
            self._say = None
        return waited < self._seconds
