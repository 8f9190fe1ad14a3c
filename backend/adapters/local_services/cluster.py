"""Make a PostgreSQL cluster, whole or not at all."""

import locale
import os
import shutil
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

from backend.adapters.local_services.configuration import (
    ROLE,
    include_settings,
    write_configuration,
)
from backend.adapters.local_services.logs import worst_line
from backend.adapters.local_services.programs import Programs
from backend.adapters.local_services.service import Child, StartFailed, Steps, spawn

UNFINISHED = ".new-"
# Sorting is PostgreSQL's own and never changes with the system. What counts as a
# letter is the system's to say: with "C", full text takes “quotes” for letters.
SORTING = ("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C")
LETTERS = ("C.UTF-8", "en_US.UTF-8", "C")


def make_cluster(data: Path, programs: Programs, lock: int) -> Steps:
    """Make the data folder beside its place, and move it there when complete."""
    new = Path(tempfile.mkdtemp(prefix=data.name + UNFINISHED, dir=data.parent))
    programs.hand_over(new)
    yield from _run(programs, lock, _initdb(programs, new))
    include_settings(new, programs)
    write_configuration(new, data.parent, programs)
    single = programs.command("postgres", "--single", "-D", str(new))
    single += ["-c", "exit_on_error=on", "template1"]
    yield from _run(programs, lock, single, f"CREATE DATABASE {ROLE};\n")
    new.rename(data)
    _sync_folder(data.parent)


def remove_unfinished(data: Path) -> None:
    """Remove the folders of clusters that were never completed."""
    for folder in unfinished(data):
        shutil.rmtree(folder, ignore_errors=True)


def unfinished(data: Path) -> list[Path]:
    """Return the folders of clusters not complete yet, or never completed."""
    return sorted(data.parent.glob(f"{data.name}{UNFINISHED}*"))


def _initdb(programs: Programs, new: Path) -> list[str]:
    where = ("--pgdata", str(new), "--username", ROLE)
    letters = f"--lc-ctype={next(filter(_is_known, LETTERS))}"
    how = ("--encoding=UTF8", *SORTING, letters, "--auth=peer", "--no-instructions")
    return programs.command("initdb", *where, *how)


def _is_known(name: str) -> bool:
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        locale.setlocale(locale.LC_CTYPE, name)
    except locale.Error:
        return False
    locale.setlocale(locale.LC_CTYPE, before)
    return True


def _run(programs: Programs, lock: int, words: list[str], text: str = "") -> Steps:
    """Run a program to its end, or raise StartFailed with its own words."""
    pipe = subprocess.PIPE
    child = spawn(words, lock, pipe, become=programs.become, stdin=pipe)
    _tell(child, text)
    while child.poll() is None:
        yield
    said = _said(child)
    if child.returncode != 0:
        raise StartFailed(
            f"PostgreSQL could not make its data folder: {worst_line(said)}. "
            "Mend that (a full disk: free some space) and try again."
        )


def _tell(child: Child, text: str) -> None:
    assert child.stdin is not None  # noqa: S101 - for the type checker
    with suppress(BrokenPipeError), child.stdin:
        child.stdin.write(text.encode())


def _said(child: Child) -> list[str]:
    """What it said; its few lines fit in the pipe, so it never had to wait for us."""
    assert child.stdout is not None  # noqa: S101 - for the type checker
    with child.stdout:
        os.set_blocking(child.stdout.fileno(), False)  # a grandchild may live on
        return (child.stdout.read() or b"").decode("utf-8", "replace").splitlines()


def _sync_folder(folder: Path) -> None:
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
