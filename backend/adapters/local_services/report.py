"""Look at a home without touching it: what `moviechat doctor` tells."""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from backend.adapters.local_services.checks import (
    check_home,
    nearest_folder,
)
from backend.adapters.local_services.chroma import find_command
from backend.adapters.local_services.cluster import unfinished
from backend.adapters.local_services.home import Home
from backend.adapters.local_services.locks import is_held
from backend.adapters.local_services.processes import holders
from backend.adapters.local_services.programs import find_programs
from backend.adapters.local_services.service import StartFailed
from backend.adapters.local_services.state import Phase, ServiceName, read_state
from backend.domain.errors import MovieChatError

BLOCK_BYTES = 512


@dataclass(frozen=True, slots=True)
class Place:
    """A folder of the home and the room it takes; None when it is not there."""

    name: str
    path: Path
    bytes_on_disk: int | None


@dataclass(frozen=True, slots=True)
class ServiceReport:
    """A service as it is now."""

    name: ServiceName
    phase: Phase
    pid: int | None
    address: str | None
    why: str | None
    """What keeps it from running."""
    log: Path


@dataclass(frozen=True, slots=True)
class HomeReport:
    """A home as it is now."""

    home: Path
    places: tuple[Place, ...]
    free_bytes: int
    keeper_pid: int | None
    user_pids: tuple[int, ...]
    """Other processes that use the home."""
    services: tuple[ServiceReport, ...]
    leftovers: tuple[Path, ...]
    """Remains of what was killed; the next start removes them."""
    problems: tuple[str, ...]
    """Each says what is wrong and what to do."""


def inspect_home(root: Path) -> HomeReport:
    """Return what can be seen; starts, makes and changes nothing."""
    home = Home(root.absolute())
    keepers = holders(home.keeper_lock)
    users = [pid for pid in holders(home.users_lock) if pid not in keepers]
    services = tuple(_inspect_service(home, name) for name in ServiceName)
    return HomeReport(
        home=home.root,
        places=tuple(_places(home)),
        free_bytes=shutil.disk_usage(nearest_folder(home.root)).free,
        keeper_pid=keepers[0] if keepers else None,
        user_pids=tuple(users),
        services=services,
        leftovers=tuple(_leftovers(home)),
        problems=tuple(_problems(home, services, has_keeper=bool(keepers))),
    )


def _inspect_service(home: Home, name: ServiceName) -> ServiceReport:
    known, log = read_state(home.state(name)), home.log(name)
    if known is not None and _is_held(home.lock(name)):
        return ServiceReport(name, known.phase, known.pid, known.address, None, log)
    if known is not None and known.phase is Phase.FAILED:
        return ServiceReport(name, known.phase, None, None, known.why, log)
    return ServiceReport(name, Phase.STOPPED, None, None, None, log)


def _places(home: Home) -> Iterator[Place]:
    for name in ServiceName:
        yield _place(str(name), home.data(name))
    yield _place("logs", home.logs)
    yield _place("run", home.run)
    downloads = _place("downloads", home.downloads)
    if downloads.bytes_on_disk is not None:
        yield downloads


def _place(name: str, path: Path) -> Place:
    with suppress(OSError):  # it may lie where we must not look
        if path.exists():
            return Place(name, path, _bytes_under(path))
    return Place(name, path, None)


def _bytes_under(folder: Path) -> int:
    total = 0
    for where, _, files in os.walk(folder):
        for file in files:
            with suppress(OSError):
                total += (Path(where) / file).lstat().st_blocks * BLOCK_BYTES
    return total


def _leftovers(home: Home) -> Iterator[Path]:
    data = home.data(ServiceName.POSTGRES)
    if _is_held(home.lock(ServiceName.POSTGRES)):
        return
    with suppress(OSError):
        yield from unfinished(data)
        for remains in (data / "postmaster.pid", home.stop_request):
            if remains.exists():
                yield remains


def _problems(
    home: Home, services: tuple[ServiceReport, ...], *, has_keeper: bool
) -> Iterator[str]:
    for check in (
        lambda: check_home(home, frozenset(ServiceName)),
        lambda: find_programs(reach=[home.run]),
        find_command,
    ):
        try:
            check()
        except (MovieChatError, StartFailed) as error:
            yield str(error)
    for service in services:
        name = service.name.product
        if service.why:
            yield f"{name} does not run. {service.why} Its log: {service.log}"
        if service.pid and not has_keeper:
            yield (
                f"{name} (process {service.pid}) has lost its keeper. "
                "The next command that uses this home gives it a new one."
            )


def _is_held(lock: Path) -> bool:
    with suppress(OSError):  # another user's home, say
        return is_held(lock)
    return False
