"""End a home's services whoever uses them: before a backup, or to move the home."""

import os
import time
from contextlib import suppress
from pathlib import Path

from backend.adapters.local_services.catalogue import service
from backend.adapters.local_services.home import Home
from backend.adapters.local_services.locks import is_held, try_exclusive
from backend.adapters.local_services.service import run_to_end
from backend.adapters.local_services.state import ServiceName
from backend.adapters.local_services.supervisor import Supervisor
from backend.domain.errors import ServiceUnavailable

LOOK_SECONDS = 0.05


def stop_services(home: Path, *, timeout_seconds: float = 60) -> bool:
    """End the keeper and the services; return whether anything was running.

    Those who still use them may start them again by asking.

    Raises:
        ServiceUnavailable: they did not end in time.
    """
    place = Home(home.absolute())
    if not place.keeper_lock.exists():
        return False
    give_up_at = time.monotonic() + timeout_seconds
    is_requested = False
    while time.monotonic() < give_up_at:
        if is_requested and not _renew(place.stop_request):
            return True  # removed by the keeper at its end
        seat = try_exclusive(place.keeper_lock)
        if seat is not None:
            with seat:
                return _end_orphans(place)
        if not is_requested:
            with suppress(FileNotFoundError):  # without `run` it ends of itself
                place.stop_request.touch()
                is_requested = True
        time.sleep(LOOK_SECONDS)
    raise ServiceUnavailable(
        f"The services of {place.root} did not stop within {timeout_seconds:.0f} "
        f"seconds. Their logs are in {place.logs}."
    )


def _renew(request: Path) -> bool:
    """Make a keeper heed the request that was born after it; False if it is gone."""
    try:
        os.utime(request)
    except FileNotFoundError:
        return False
    return True


def _end_orphans(home: Home) -> bool:
    """Do the work of a keeper that was killed."""
    home.stop_request.unlink(missing_ok=True)
    orphans = [name for name in ServiceName if is_held(home.lock(name))]
    run_to_end([Supervisor(home, service(name, home)).stop() for name in orphans])
    return bool(orphans)
