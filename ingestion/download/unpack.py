"""Unpacks archives of others: nothing leaves its folder, nothing outgrows its bounds.

Knows zip and tar; believes neither names nor sizes.
"""

import errno
import gzip
import re
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, Final

from backend.domain.errors import SourceUnavailable
from backend.ports import Progress

READ_BYTES: Final = 256 * 1024
MOST_MEMBERS: Final = 500_000
ENCRYPTED: Final = 0x1  # a flag of zip's
LONGEST_NAME: Final = 255  # bytes; what file systems allow
# Backslashes and drives are paths elsewhere; control characters are never meant well.
_UNUSABLE: Final = re.compile(r"[\x00-\x1f\x7f\\\ud800-\udfff]|^[A-Za-z]:")
# What the libraries raise for archives that are cut short, garbled or made up.
_BROKEN: Final = (
    zipfile.BadZipFile,
    tarfile.TarError,
    gzip.BadGzipFile,
    zlib.error,
    struct.error,
    EOFError,
    ValueError,
    OverflowError,
    NotImplementedError,
)


class UnusableArchive(SourceUnavailable):
    """An archive is damaged, or holds what no such archive should."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive, to be opened at once or never."""

    name: str
    open: Callable[[], IO[bytes]]


@dataclass(frozen=True, slots=True)
class Opened:
    """An archive's files in order, and how far reading them has come."""

    members: Iterator[Member]
    position: Callable[[], int] | None
    """Bytes of the archive read so far; None: bytes written are counted instead."""
    total: int
    """What the position, or the count, comes to in the end."""


def unpack(archive: Path, folder: Path, most_bytes: int, progress: Progress) -> None:
    """Unpack into an empty folder; raise UnusableArchive for whatever is wrong."""
    try:
        with _opened(archive, most_bytes) as opened:
            progress.stage(f"Unpacking {archive.name}", opened.total)
            _write_all(opened, folder, most_bytes, progress)
    except _BROKEN as exc:
        raise UnusableArchive(f"{archive.name} is damaged: {exc}.") from exc
    except (FileExistsError, NotADirectoryError, IsADirectoryError) as exc:
        raise UnusableArchive(f"{archive.name} names a file twice: {exc}.") from exc
    except OSError as exc:
        if exc.errno != errno.EINVAL:
            raise
        raise UnusableArchive(
            f"{archive.name} is damaged: a place in it that cannot be."
        ) from exc


def _write_all(
    opened: Opened,
    folder: Path,
    most_bytes: int,
    progress: Progress,
) -> None:
    written, told = 0, 0
    for count, member in enumerate(opened.members):
        if count >= MOST_MEMBERS:
            raise UnusableArchive(f"It holds more than {MOST_MEMBERS:,} files.")
        path = folder / _safe(member.name)
        path.parent.mkdir(parents=True, exist_ok=True)
        for size in _copied(member, path):
            written += size
            if written > most_bytes:
                raise UnusableArchive(_too_large(most_bytes))
            progress.check()
            now = opened.position() if opened.position else written
            progress.advance(now - told)
            told = now


def _copied(member: Member, path: Path) -> Iterator[int]:
    """Write a member and tell the size of each piece; a name comes only once."""
    with member.open() as source, path.open("xb") as out:
        yield 0
        while chunk := source.read(READ_BYTES):
            out.write(chunk)
            yield len(chunk)


def _safe(name: str) -> PurePosixPath:
    """Return a path that stays within the folder it is put into."""
    path = PurePosixPath(name)
    longest = max(
        (len(part.encode("utf-8", "replace")) for part in path.parts),
        default=0,
    )
    is_outside = path.is_absolute() or ".." in path.parts
    if _UNUSABLE.search(name) or is_outside or longest > LONGEST_NAME:
        raise UnusableArchive(
            f"The archive names {name!r}, which would lie outside of its folder or "
            "cannot be a file's name: it is not unpacked.",
        )
    return path


def _opened(archive: Path, most_bytes: int) -> AbstractContextManager[Opened]:
    if archive.suffix == ".zip":
        return _opened_zip(archive, most_bytes)
    return _opened_tar(archive, most_bytes)


@contextmanager
def _opened_zip(archive: Path, most_bytes: int) -> Iterator[Opened]:
    with zipfile.ZipFile(archive) as opened:
        infos = opened.infolist()
        total = sum(info.file_size for info in infos)
        if total > most_bytes:
            raise UnusableArchive(_too_large(most_bytes))
        yield Opened(_zip_members(opened, infos), None, total)


def _zip_members(
    opened: zipfile.ZipFile,
    infos: list[zipfile.ZipInfo],
) -> Iterator[Member]:
    for info in infos:
        if info.filename.endswith("/"):
            continue
        if not _is_plain(info):
            raise UnusableArchive(_no_file(info.filename))
        yield Member(info.filename, partial(opened.open, info))


def _is_plain(info: zipfile.ZipInfo) -> bool:
    is_file = stat.S_IFMT(info.external_attr >> 16) in {0, stat.S_IFREG}
    is_known = info.compress_type in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
    return is_file and is_known and not info.flag_bits & ENCRYPTED


@contextmanager
def _opened_tar(archive: Path, most_bytes: int) -> Iterator[Opened]:
    with archive.open("rb") as raw, gzip.GzipFile(fileobj=raw) as plain:
        bounded = _Bounded(plain, most_bytes + most_bytes // 2)
        with tarfile.open(fileobj=bounded, mode="r|", bufsize=READ_BYTES) as opened:  # type: ignore[call-overload] # it only reads
            yield Opened(_tar_members(opened), raw.tell, archive.stat().st_size)
        # Only at its very end does gzip show whether all of it is there.
        while bounded.read(READ_BYTES):
            pass


class _Bounded:
    """Reads a stream that is believed to end by itself, but not without end."""

    def __init__(self, stream: gzip.GzipFile, most_bytes: int) -> None:
        self._stream = stream
        self._most_bytes = most_bytes
        self._left = most_bytes

    def read(self, size: int) -> bytes:
        """Read on, or raise UnusableArchive when it is more than believed."""
        chunk = self._stream.read(size)
        self._left -= len(chunk)
        if self._left < 0:
            raise UnusableArchive(_too_large(self._most_bytes))
        return chunk


def _tar_members(opened: tarfile.TarFile) -> Iterator[Member]:
    for info in opened:
        if info.isdir():
            continue
        if not info.isreg() or info.issparse():
            raise UnusableArchive(_no_file(info.name))
        yield Member(info.name, partial(_tar_file, opened, info))


def _tar_file(opened: tarfile.TarFile, info: tarfile.TarInfo) -> IO[bytes]:
    found = opened.extractfile(info)
    if found is None:
        raise UnusableArchive(_no_file(info.name))
    return found


def _no_file(name: str) -> str:
    return (
        f"The archive holds {name!r}, which is a link, a device, locked or sparse, "
        "not a plain file: it is not unpacked."
    )


def _too_large(most_bytes: int) -> str:
    return (
        f"The archive unpacks to more than {most_bytes:,} bytes, far more than what "
        "is published there: it is not unpacked."
    )
