"""Brings one published file home: taken up where it stopped, checked, then kept.

Knows HTTP ranges and validators; the answers it cannot trust make it start anew.
"""

import hashlib
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import httpx

from backend.domain.errors import HomeUnusable, SourceUnavailable
from backend.ports import Progress
from ingestion.download.connection import (
    MOVED,
    NOT_MODIFIED,
    RANGE_REFUSED,
    Line,
    content_length,
)
from ingestion.download.published import Digest, PublishedFile
from ingestion.download.shelf import KeptFile, Part, PartState, Shelf
from ingestion.patience import Passing, patiently, refuse_failure

SPARE_BYTES: Final = 300 * 1024 * 1024
"""Left free on the disk whatever arrives: the database lives there too."""
LOOK_AT_DISK_EVERY: Final = 64 * 1024 * 1024
READ_BYTES: Final = 1024 * 1024
PARTIAL: Final = 206
_BEGINNINGS: Final[Mapping[str, tuple[bytes, ...]]] = {
    ".gz": (b"\x1f\x8b",),
    ".zip": (b"PK",),
    ".json": (b"[", b"{"),
}
_RANGE: Final = re.compile(r"bytes ([0-9]{1,15})-[0-9]{1,15}/([0-9]{1,15}|\*)")
_MD5: Final = re.compile(r"\b[0-9a-fA-F]{32}\b")


class Damaged(SourceUnavailable):
    """What arrived is not what is published."""


def bring_home(file: PublishedFile, shelf: Shelf, line: Line) -> None:
    """Fetch what is missing of a file, check it and keep it."""
    part = shelf.part(file.name)
    is_continued = part.size > 0
    try:
        _bring_home(file, shelf, line)
    except Damaged:
        # Pieces of two visits may not fit together; one visit's do, or never will.
        if not is_continued:
            raise
        _bring_home(file, shelf, line)


def conditions(kept: KeptFile | None) -> dict[str, str]:
    """Return the headers that ask for a file only if it is another by now."""
    stated = {
        "If-None-Match": kept.etag if kept else None,
        "If-Modified-Since": kept.last_modified if kept else None,
    }
    return {name: value for name, value in stated.items() if value}


def _bring_home(file: PublishedFile, shelf: Shelf, line: Line) -> None:
    part = shelf.part(file.name)
    if not _is_whole(part, file):
        arriving = _Arriving(file, part, conditions(shelf.kept(file)), line)
        if not patiently(
            arriving.attempt,
            line.patience,
            line.progress.check,
            gained=lambda: part.size,
        ):
            return
    state = part.state
    try:
        sha256 = _checked(part.path, file, line)
    except Damaged:
        part.discard()
        raise
    part.finish(shelf.file(file.name))
    shelf.keep(
        KeptFile(
            name=file.name,
            address=file.address,
            size=shelf.file(file.name).stat().st_size,
            sha256=sha256,
            etag=state.etag if state else None,
            last_modified=state.last_modified if state else None,
            fetched_at=datetime.now(UTC).isoformat(timespec="seconds"),
        ),
    )


def _is_whole(part: Part, file: PublishedFile) -> bool:
    """Whether all arrived before something ended us."""
    state, here = part.state, (file.address, part.size)
    return state is not None and (state.address, state.size) == here


class _Arriving:
    """One file, from its first byte here to its last."""

    def __init__(
        self,
        file: PublishedFile,
        part: Part,
        conditions: Mapping[str, str],
        line: Line,
    ) -> None:
        self._file = file
        self._part = part
        self._conditions = conditions
        self._line = line

    def attempt(self) -> bool:
        """Fetch what is missing; False if what is kept is still as published."""
        headers = _continuing(self._part, self._file) or self._conditions
        with self._line.asked("GET", self._file.address, headers) as response:
            if response.status_code == NOT_MODIFIED and self._conditions:
                return False
            self._make_ready(response)
            self._append(response)
        return True

    def _make_ready(self, response: httpx.Response) -> None:
        """Go on behind what is here, or start anew where that is not sure."""
        if response.status_code == RANGE_REFUSED or (
            response.status_code == PARTIAL and not _fits(response, self._part)
        ):
            self._part.discard()
            raise Passing(f"{response.url.host} cannot go on with it", 0.0)
        refuse_failure(response, self._line.patience, MOVED)
        if response.status_code != PARTIAL:
            size = content_length(response)
            _refuse_other_size(size, self._file)
            self._part.begin(
                PartState(
                    address=self._file.address,
                    size=size,
                    etag=response.headers.get("ETag"),
                    last_modified=response.headers.get("Last-Modified"),
                ),
            )

    def _append(self, response: httpx.Response) -> None:
        state = self._part.state
        total = state.size if state else None
        here = self._part.size
        progress = self._line.progress
        progress.stage(f"Downloading {self._file.name}", total or self._file.size)
        progress.advance(0, skipped=here)
        with self._part.path.open("ab", buffering=0) as out:
            for chunk in _room_for(response.iter_raw(), self._part.path):
                progress.check()
                out.write(chunk)
                here += len(chunk)
                progress.advance(len(chunk))
                if self._file.size is not None and here > self._file.size:
                    _refuse_other_size(here, self._file)
        if total is not None and here != total:
            if here > total:
                self._part.discard()
            raise Passing(f"{response.url.host} sent {here:,} of {total:,} bytes")


def _continuing(part: Part, file: PublishedFile) -> dict[str, str]:
    """Return the headers that ask for the rest, if it can be told to be the rest."""
    state = part.state
    validator = _validator(state) if state and state.address == file.address else None
    if part.size == 0 or validator is None:
        return {}
    return {"Range": f"bytes={part.size}-", "If-Range": validator}


def _validator(state: PartState) -> str | None:
    """Return what tells one version of a file from another, byte for byte."""
    is_strong = state.etag is not None and not state.etag.startswith("W/")
    return state.etag if is_strong else state.last_modified


def _fits(response: httpx.Response, part: Part) -> bool:
    """Whether a piece begins where ours ends, and is of the same version."""
    stated = _RANGE.fullmatch(response.headers.get("Content-Range", ""))
    state = part.state
    if stated is None or state is None or int(stated[1]) != part.size:
        return False
    etag = response.headers.get("ETag", state.etag)
    return etag == state.etag and stated[2] in {"*", str(state.size)}


def _room_for(chunks: Iterator[bytes], path: Path) -> Iterator[bytes]:
    """Pass on what arrives while the disk has room."""
    unseen = LOOK_AT_DISK_EVERY
    for chunk in chunks:
        unseen += len(chunk)
        if unseen >= LOOK_AT_DISK_EVERY:
            refuse_full_disk(path.parent, SPARE_BYTES)
            unseen = 0
        yield chunk


def free_bytes(folder: Path) -> int:
    """Return how much the folder's disk still holds."""
    return shutil.disk_usage(folder).free


def refuse_full_disk(folder: Path, needed: int) -> None:
    """Raise HomeUnusable if less than this is free."""
    free = free_bytes(folder)
    if free < needed:
        raise HomeUnusable(
            f"The disk of {folder} has {free >> 20:,} MB free, and {needed >> 20:,} MB "
            "are needed. Free some room and run it again; what has arrived is kept.",
        )


def _refuse_other_size(size: int | None, file: PublishedFile) -> None:
    if size is not None and file.size is not None and size != file.size:
        raise Damaged(
            f"{file.address} has {size:,} bytes; {file.size:,} are published. {MOVED}",
        )


def _checked(path: Path, file: PublishedFile, line: Line) -> str:
    """Return the file's sha256; raise Damaged if it is not what is published."""
    _refuse_other_size(path.stat().st_size, file)
    _refuse_other_kind(path, file)
    digest = file.digest or _published_md5(file, line)
    wanted = digest.algorithm if digest else "sha256"
    hashes = _hashes(path, {"sha256", wanted}, file.name, line.progress)
    if digest and hashes[digest.algorithm] != digest.value.lower():
        raise Damaged(
            f"{file.name} arrived with the {digest.algorithm} "
            f"{hashes[digest.algorithm]}; {digest.value} is published. Run it again: "
            "it is fetched anew.",
        )
    return hashes["sha256"]


def _refuse_other_kind(path: Path, file: PublishedFile) -> None:
    """A page of a proxy, with status 200, is no archive."""
    with path.open("rb") as opened:
        begins = opened.read(16).removeprefix(b"\xef\xbb\xbf").lstrip()
    expected = _BEGINNINGS.get(Path(file.name).suffix, ())
    if expected and not begins.startswith(expected):
        raise Damaged(
            f"What arrived from {file.address} is no {file.name}: perhaps a page of a "
            "proxy or a login. Open the address in a browser to see.",
        )


def _published_md5(file: PublishedFile, line: Line) -> Digest | None:
    note = line.note(file.md5_address) if file.md5_address else None
    found = _MD5.search(note or "")
    return Digest("md5", found[0]) if found else None


def _hashes(
    path: Path,
    algorithms: Iterable[str],
    name: str,
    progress: Progress,
) -> dict[str, str]:
    hashers = {a: hashlib.new(a, usedforsecurity=False) for a in algorithms}
    progress.stage(f"Checking {name}", path.stat().st_size)
    with path.open("rb") as opened:
        while chunk := opened.read(READ_BYTES):
            progress.check()
            for hasher in hashers.values():
                hasher.update(chunk)
            progress.advance(len(chunk))
    return {algorithm: hasher.hexdigest() for algorithm, hasher in hashers.items()}
