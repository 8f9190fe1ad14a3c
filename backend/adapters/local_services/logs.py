"""Logs that services write to: capped, and read back when something fails."""

import os
import re
import shutil
from contextlib import suppress
from pathlib import Path

MOST_BYTES = 10 * 1024 * 1024
PLENTY_OF_BYTES = 20_000
LAST_LINES = 20
COLOURS = re.compile(r"\x1b\[[0-9;]*m")
GRAVE = ("FATAL", "PANIC", "error", "Error")


def cap_log(log: Path) -> None:
    """Move a log that has grown too long aside, also under a service writing to it.

    Where there is no room to keep the old words, they make room.
    """
    with suppress(OSError):
        if size_of(log) <= MOST_BYTES:
            return
        aside = log.with_name(f"{log.name}.1")
        try:
            shutil.copyfile(log, aside)
        except OSError:
            aside.unlink(missing_ok=True)
        os.truncate(log, 0)


def size_of(log: Path) -> int:
    """Where the next line will be written."""
    return log.stat().st_size if log.exists() else 0


def last_words(log: Path, since: int = 0) -> str:
    """Return the gravest of what was said last, from that place in the log on."""
    if not log.exists():
        return "It said nothing"
    with log.open("rb") as file:
        said = size_of(log)  # less than `since` when the log was capped meanwhile
        file.seek(max(min(since, said), said - PLENTY_OF_BYTES))
        lines = file.read().decode("utf-8", "replace").splitlines()
    return worst_line(lines)


def worst_line(lines: list[str]) -> str:
    """Return the line that most likely says why: among the last, the first grave one.

    What goes wrong later mostly follows from it.
    """
    plain = (COLOURS.sub("", line).strip() for line in lines)
    told = [line for line in plain if line][-LAST_LINES:]
    grave = [line for line in told if any(word in line for word in GRAVE)]
    return (grave or told[-1:] or ["It said nothing"])[0]
