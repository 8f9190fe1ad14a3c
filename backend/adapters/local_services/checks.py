"""Whether a folder can be the home, and its making. Starts nothing."""

import errno
import os
import pwd
import re
import shutil
from contextlib import suppress
from pathlib import Path

from backend.adapters.local_services.home import PRIVATE, Home
from backend.adapters.local_services.state import ServiceName
from backend.domain.errors import DatabaseUnavailable, HomeUnusable

ROOM_FOR_A_CLUSTER = 300 * 1024 * 1024
UNUSABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")
"""Control characters, and bytes that are no UTF-8."""
FULL = (errno.ENOSPC, errno.EDQUOT)


def prepare_home(root: Path, want: frozenset[ServiceName]) -> Home:
    """Make the home ready for use.

    Raises:
        HomeUnusable: it cannot hold the data; nothing was made.
        DatabaseUnavailable: PostgreSQL is wanted, and this user cannot have it.
    """
    home = Home(_plain(root))
    check_home(home, want)
    make_folders(home)
    return home


def check_home(home: Home, want: frozenset[ServiceName]) -> None:
    """Raise as `prepare_home` does, making nothing."""
    try:
        _check_owner(home.root)
        if ServiceName.POSTGRES in want:
            _check_user()
            check_room(home)
    except OSError as error:
        raise unusable(home, error) from error


def make_folders(home: Home) -> None:
    """Make the folders that are missing, each for its owner alone."""
    try:
        home.root.parent.mkdir(parents=True, exist_ok=True)
        for folder in (home.root, home.run, home.wanted_folder, home.logs):
            folder.mkdir(mode=PRIVATE, exist_ok=True)
            if not os.access(folder, os.W_OK | os.X_OK):
                raise PermissionError(0, "It may not be written to", str(folder))
    except OSError as error:
        raise unusable(home, error) from error


def unusable(home: Home, error: OSError) -> HomeUnusable:
    """Say what the system said of the home, and what to do."""
    remedy = "Set MOVIECHAT_HOME to a folder that you may write to."
    if error.errno in FULL:
        remedy = "Free some space."
    return HomeUnusable(
        f"The home folder {home.root} cannot be used: {error.strerror} "
        f"({error.filename}). {remedy}"
    )


def check_room(home: Home) -> None:
    """Raise HomeUnusable if a database must be made and the disk is too full."""
    if home.data(ServiceName.POSTGRES).exists():
        return
    free = shutil.disk_usage(nearest_folder(home.root)).free
    if free < ROOM_FOR_A_CLUSTER:
        raise HomeUnusable(
            f"The disk of {home.root} has {free >> 20} MB free; a new database needs "
            f"{ROOM_FOR_A_CLUSTER >> 20} MB. Free some space, or set MOVIECHAT_HOME "
            "to a folder on another disk."
        )


def nearest_folder(path: Path) -> Path:
    """Return the folder, or the one above it that is there."""
    return next(place for place in (path, *path.parents) if _is_folder(place))


def _is_folder(path: Path) -> bool:
    with suppress(OSError):  # it may lie where we must not look
        return path.is_dir()
    return False


def _plain(root: Path) -> Path:
    path = Path(os.path.abspath(root))  # noqa: PTH100 - a link stays as people know it
    if UNUSABLE.search(str(path)):
        raise HomeUnusable(
            f"The home folder {str(path)!r} has a character in its name that cannot "
            "be shown. Set MOVIECHAT_HOME to a folder with a plainer name."
        )
    return path


def _check_owner(root: Path) -> None:
    if not root.exists():
        return
    if not root.is_dir():
        raise HomeUnusable(
            f"{root} is a file, and the home must be a folder. "
            "Move the file away, or set MOVIECHAT_HOME to another path."
        )
    owner = root.stat().st_uid
    if owner != os.geteuid():
        name = _user_name(owner)
        raise HomeUnusable(
            f"The home folder {root} belongs to {name}. Run as {name}, or set "
            "MOVIECHAT_HOME to a folder of your own."
        )


def _check_user() -> None:
    """Who enters is known to PostgreSQL by name."""
    uid = os.geteuid()
    if _user_name(uid) == _nameless(uid):
        raise DatabaseUnavailable(
            f"{_nameless(uid).capitalize()} has no name on this system, and "
            "PostgreSQL serves only users with a name. Add the user to /etc/passwd, "
            "run as another one, or set DATABASE_URL to a PostgreSQL of your own."
        )


def _user_name(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return _nameless(uid)


def _nameless(uid: int) -> str:
    return f"user number {uid}"
