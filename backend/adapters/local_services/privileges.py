"""PostgreSQL refuses to run as root: for root, it runs as `nobody`.

Files of its own are given to `nobody`; no other folder's owner or mode is changed.
Where `nobody` could not pass through a folder above, say a home under /root, the
process keeps one capability of root's, and that one only.
"""

import ctypes
import os
import pwd
import stat
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

CAP_DAC_OVERRIDE = 1
CAP_DAC_READ_SEARCH = 2
PR_SET_KEEPCAPS = 8
PR_CAPBSET_READ = 23
PR_CAP_AMBIENT = 47
PR_CAP_AMBIENT_RAISE = 2
CAPABILITY_VERSION_3 = 0x20080522
READ_AND_EXECUTE = 0o005


class CannotStepDown(Exception):
    """Root cannot become `nobody` here; the text says what to do."""


@dataclass(frozen=True, slots=True)
class Servant:
    """Who runs PostgreSQL in our stead."""

    uid: int
    gid: int

    def own(self, path: Path) -> None:
        """Give the servant one file or folder of ours."""
        os.chown(path, self.uid, self.gid)


def find_servant() -> Servant | None:
    """Return who must run PostgreSQL for root, or None when we may ourselves."""
    if os.geteuid() != 0:
        return None
    if sys.platform != "linux":
        raise CannotStepDown("PostgreSQL does not run as root: do not run as root.")
    try:
        nobody = pwd.getpwnam("nobody")
    except KeyError:
        raise CannotStepDown(
            "PostgreSQL does not run as root, and this system has no user `nobody` "
            "to run it instead. Run as an ordinary user."
        ) from None
    return Servant(nobody.pw_uid, nobody.pw_gid)


def stepping_down(who: Servant, program: Path, reach: list[Path]) -> Callable[[], None]:
    """Return what root's child does before it turns into the program.

    Afterwards it can still reach what lies at the paths, whatever folders are above.
    """
    capability = _needed_capability(who, program, reach)
    libc = ctypes.CDLL(None, use_errno=True)

    def step_down() -> None:
        libc.prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0)
        os.setgroups([])
        os.setgid(who.gid)
        os.setuid(who.uid)
        if capability is None:
            libc.prctl(PR_SET_KEEPCAPS, 0, 0, 0, 0)
        else:
            _keep_only(libc, capability)

    return step_down


def _needed_capability(who: Servant, program: Path, reach: list[Path]) -> int | None:
    """The least that lets the servant reach everything; None when nothing is needed."""
    may_run = _lets_in(program, who, READ_AND_EXECUTE)
    above = {folder for path in (program, *reach) for folder in path.parents}
    if may_run and all(_lets_in(folder, who, stat.S_IXOTH) for folder in above):
        return None
    enough = (CAP_DAC_READ_SEARCH, CAP_DAC_OVERRIDE) if may_run else (CAP_DAC_OVERRIDE,)
    for capability in filter(_is_allowed, enough):
        return capability
    raise CannotStepDown(
        "PostgreSQL does not run as root, and `nobody`, who runs it instead, cannot "
        f"pass through the folders above {reach[0]} or {program}. Run as an ordinary "
        "user, or choose a MOVIECHAT_HOME that everyone may pass through."
    )


def _lets_in(path: Path, who: Servant, wanted: int) -> bool:
    if not path.exists():
        return False  # it will be made, for its owner alone
    found = path.stat()
    return found.st_uid == who.uid or found.st_mode & wanted == wanted


def _is_allowed(capability: int) -> bool:
    libc = ctypes.CDLL(None, use_errno=True)
    return bool(libc.prctl(PR_CAPBSET_READ, capability, 0, 0, 0) == 1)


def _keep_only(libc: ctypes.CDLL, capability: int) -> None:
    """Keep one capability across the coming exec (see capabilities(7), "Ambient")."""
    bit = 1 << capability
    header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
    # effective, permitted, inheritable; once for bits 0-31, once for the rest
    sets = (ctypes.c_uint32 * 6)(bit, bit, bit, 0, 0, 0)
    if libc.capset(header, sets) != 0:
        raise OSError(ctypes.get_errno(), "capset")
    if libc.prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, capability, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "prctl")
