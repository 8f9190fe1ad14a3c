"""The keeper: one per home, it starts what is wanted and ends what nobody uses.

Run by `calling.py` as `python -m backend.adapters.local_services.keeper HOME FD`,
FD being the lock that makes it the only one. Imports little: it is up at once.
"""

import logging
import os
import signal
import sys
import time
from pathlib import Path

from backend.adapters.local_services.catalogue import service
from backend.adapters.local_services.home import Home
from backend.adapters.local_services.locks import FileLock, is_held, try_exclusive
from backend.adapters.local_services.logs import cap_log
from backend.adapters.local_services.service import Steps, run_to_end
from backend.adapters.local_services.state import Phase, ServiceName, time_of
from backend.adapters.local_services.supervisor import Supervisor

logger = logging.getLogger(__name__)

GRACE_SECONDS = 1.5
"""Between one command and the next nothing is stopped."""
BUSY_SECONDS = 0.03
CALM_SECONDS = 0.25
LOG_CHECK_SECONDS = 60.0


class Keeper:
    """Looks after the services of one home until nobody uses it."""

    def __init__(self, home: Home, seat: FileLock) -> None:
        self.home = home
        self._seat = seat
        self._supervisors: dict[ServiceName, Supervisor] = {}
        self._run_folder = home.run.stat()
        home.keeper_lock.touch()
        self._born_at = time_of(home.keeper_lock)
        self._asked: list[int] = []
        self._idle_since: float | None = None
        self._logs_checked_at = 0.0
        self._is_told_to_stop = False

    def serve(self) -> FileLock | None:
        """Keep the services running until they are to end, and end them.

        Returns the lock that keeps newcomers waiting, if nobody was left.
        """
        for told in (signal.SIGTERM, signal.SIGINT):
            signal.signal(told, self._stop_soon)
        while (nobody := self._lock_of_users()) is None and self._is_to_go_on():
            self._step()
            time.sleep(self._pause_seconds())
        logger.info("ending")
        run_to_end(self._endings())
        return nobody

    def _endings(self) -> list[Steps]:
        if not self._seat.is_on(self.home.keeper_lock):  # the home is gone, or another
            return [supervisor.abandon() for supervisor in self._supervisors.values()]
        self._take_charge()
        return [supervisor.stop() for supervisor in self._supervisors.values()]

    def _step(self) -> None:
        self._take_charge()
        for supervisor in self._supervisors.values():
            supervisor.step()
        if time.monotonic() - self._logs_checked_at > LOG_CHECK_SECONDS:
            self._logs_checked_at = time.monotonic()
            for log in self.home.logs.glob("*.log"):
                cap_log(log)

    def _take_charge(self) -> None:
        """Of what someone wants, and of what an earlier keeper left running."""
        for name in ServiceName:
            is_due = self.home.wanted(name).exists() or is_held(self.home.lock(name))
            if is_due and name not in self._supervisors:
                found = service(name, self.home)
                self._supervisors[name] = Supervisor(self.home, found)

    def _lock_of_users(self) -> FileLock | None:
        """Return the users' lock once nobody has shared it for a while."""
        try:
            users = try_exclusive(self.home.users_lock)
        except OSError:  # the folder is gone: `_is_to_go_on` will see it
            return None
        asked, self._asked = self._asked, self._wishes()
        if users is None or asked != self._asked:
            self._idle_since = None
        elif self._idle_since is None:
            self._idle_since = time.monotonic()
        elif time.monotonic() - self._idle_since > GRACE_SECONDS:
            self._forget_wishes()
            return users
        if users is not None:
            users.close()
        return None

    def _wishes(self) -> list[int]:
        """When each service was asked for: commands too short to be seen leave that."""
        return [time_of(self.home.wanted(name)) for name in ServiceName]

    def _forget_wishes(self) -> None:
        for name in ServiceName:
            self.home.wanted(name).unlink(missing_ok=True)

    def _is_to_go_on(self) -> bool:
        # A request from before our time was meant for another keeper.
        is_requested = time_of(self.home.stop_request) > self._born_at
        if self._is_told_to_stop or is_requested:
            self._forget_wishes()
            return False
        try:
            is_same_run = os.path.samestat(self._run_folder, self.home.run.stat())
        except OSError:
            return False
        return is_same_run and self._seat.is_on(self.home.keeper_lock)

    def _pause_seconds(self) -> float:
        phases = {supervisor.state.phase for supervisor in self._supervisors.values()}
        return BUSY_SECONDS if Phase.STARTING in phases else CALM_SECONDS

    def _stop_soon(self, _signal: int, _frame: object) -> None:
        self._is_told_to_stop = True


def main() -> None:
    """Leave the terminal and the caller behind, and serve."""
    root, seat = Path(sys.argv[1]), FileLock(int(sys.argv[2]))
    os.set_inheritable(seat.fd, False)  # noqa: FBT003 - the system's own shape
    # What the caller ignored or blocked is no concern of ours.
    signal.pthread_sigmask(signal.SIG_SETMASK, [])
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    os.umask(0o077)
    if os.fork() != 0:  # an orphan is waited for by the system, not by the caller
        os._exit(0)
    os.chdir("/")
    logging.basicConfig(
        level=logging.INFO, format="%(asctime)s [%(process)d] %(message)s"
    )
    home = Home(root)
    nobody = Keeper(home, seat).serve()
    seat.close()  # first, so that whoever learns of the end finds the seat free
    home.stop_request.unlink(missing_ok=True)
    if nobody is not None:
        nobody.close()


if __name__ == "__main__":
    main()
