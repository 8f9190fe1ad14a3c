"""Fetches a source: says what comes, asks, brings it home and unpacks it.

Knows the order of steps; how each is done is the other modules' knowledge.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from backend.domain.errors import Cancelled, HomeUnusable, SourceUnavailable
from backend.ports import Progress
from ingestion.download.connection import Announced, Line, connected
from ingestion.download.offer import Confirm, Offer, OfferedFile
from ingestion.download.published import Publication, PublishedFile
from ingestion.download.shelf import KeptFile, Part, Shelf
from ingestion.download.transfer import (
    SPARE_BYTES,
    bring_home,
    conditions,
    free_bytes,
    refuse_full_disk,
)
from ingestion.download.unpack import UnusableArchive, unpack
from ingestion.patience import Patience

FULL: Final = (errno.ENOSPC, errno.EDQUOT)
# How much more an archive may unpack to than it does today.
GROWTH: Final = 3
USUAL_PATIENCE: Final = Patience()


def fetch(
    source: Publication,
    *,
    into: Path,
    progress: Progress,
    confirm: Confirm,
    patience: Patience = USUAL_PATIENCE,
) -> Path:
    """Return the folder that holds what a source publishes now.

    What is here already is not fetched again, and where nothing is to be fetched
    nobody is asked. Whatever ends it, the next call goes on where it stopped.

    Raises:
        Cancelled: `confirm` said no, or the work was called off.
        SourceUnavailable: a server does not give what is published.
        HomeUnusable: the disk has no room.
    """
    shelf = Shelf(into / source.terms.name)
    addresses = [file.address for file in source.files]
    with (
        _room_minded(shelf),
        shelf.alone(progress),
        connected(addresses, patience, progress) as line,
    ):
        with _reminded(source, shelf):
            offered = tuple(_missing(source, shelf, line))
        if offered:
            _agree(_offer(source, shelf, offered), confirm)
            _bring_all_home(source, shelf, offered, line)
        _make_ready(source, shelf, progress)
        return _folder(source, shelf)


def _missing(source: Publication, shelf: Shelf, line: Line) -> Iterator[OfferedFile]:
    """Return the files that are not here as they are published now."""
    line.progress.stage(f"Looking for what is new: {source.terms.title}")
    for file in source.files:
        kept = shelf.kept(file)
        announced = line.announced(file.address, conditions(kept))
        if not _is_current(kept, announced):
            size = announced.size or file.size
            here = _usable(shelf.part(file.name), file, announced)
            yield OfferedFile(file.name, file.address, size, here)


def _usable(part: Part, file: PublishedFile, announced: Announced) -> int:
    """Return how many bytes of an earlier try are of what is published now."""
    state = part.state
    is_same = (
        state is not None
        and state.address == file.address
        and announced.etag in {None, state.etag}
    )
    return part.size if is_same else 0


def _is_current(kept: KeptFile | None, announced: Announced) -> bool:
    """Whether a file is here as it is published; some servers ignore conditions."""
    if kept is None:
        return False
    is_same = announced.etag is not None and announced.etag == kept.etag
    return announced.is_unchanged or is_same


def _offer(
    source: Publication,
    shelf: Shelf,
    offered: tuple[OfferedFile, ...],
) -> Offer:
    free = free_bytes(shelf.root)
    return Offer(source.terms, shelf.root, offered, source.unpacked_bytes, free)


def _agree(offer: Offer, confirm: Confirm) -> None:
    needed = offer.missing_bytes + offer.unpacked_bytes + SPARE_BYTES
    refuse_full_disk(offer.folder, needed)
    if not confirm(offer):
        raise Cancelled("Nothing was downloaded.")


def _bring_all_home(
    source: Publication,
    shelf: Shelf,
    offered: tuple[OfferedFile, ...],
    line: Line,
) -> None:
    names = {file.name for file in offered}
    for file in source.files:
        if file.name in names:
            bring_home(file, shelf, line)


def _make_ready(source: Publication, shelf: Shelf, progress: Progress) -> None:
    """Unpack the archive, if there is one and it is not unpacked yet."""
    if not source.unpacked_bytes:
        return
    [file] = source.files
    kept = shelf.kept(file)
    if kept is None:
        raise SourceUnavailable(f"{file.name} vanished from {shelf.files}.")
    if shelf.is_unpacked(kept):
        return
    try:
        with shelf.unpacking(kept) as folder:
            most_bytes = source.unpacked_bytes * GROWTH
            unpack(shelf.file(file.name), folder, most_bytes, progress)
    except UnusableArchive:
        # Kept, it would count as up to date and fail for ever.
        shelf.forget(file.name)
        raise


def _folder(source: Publication, shelf: Shelf) -> Path:
    """Return the folder to read: the files', or the one that the archive holds."""
    if not source.unpacked_bytes:
        return shelf.files
    unpacked = shelf.unpacked(source.files[0].name)
    inside = list(unpacked.iterdir()) if unpacked.is_dir() else []
    return inside[0] if len(inside) == 1 and inside[0].is_dir() else unpacked


@contextmanager
def _reminded(source: Publication, shelf: Shelf) -> Iterator[None]:
    """Where a server cannot be asked, say what lies here from before."""
    try:
        yield
    except SourceUnavailable as exc:
        kept = [shelf.kept(file) for file in source.files]
        if not all(kept):
            raise
        last = min(entry.fetched_at for entry in kept if entry)
        raise SourceUnavailable(
            f"{exc} What was fetched on {last[:10]} lies in "
            f"{_folder(source, shelf)}: name that folder to use it.",
        ) from exc


@contextmanager
def _room_minded(shelf: Shelf) -> Iterator[None]:
    """Say in words that the disk is full."""
    try:
        yield
    except OSError as exc:
        if exc.errno not in FULL:
            raise
        raise HomeUnusable(
            f"The disk of {shelf.root} is full. Free some room and run it again; what "
            "has arrived is kept.",
        ) from exc
