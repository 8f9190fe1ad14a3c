"""Where a source's files are kept, and what is known of them.

    downloads/<source>/
    ├── files/          as they were published
    ├── parts/          what is still under way, to be taken up again
    ├── unpacked/       what archives hold
    ├── manifest.json   address, size, hash and time of every file; written last
    └── lock            held by who fetches

Knows files and folders; nothing of servers.
"""

import json
import os
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Final, TypeVar

from backend.adapters.local_services.locks import FileLock, try_exclusive
from backend.ports import Progress
from ingestion.download.published import PublishedFile

Value = TypeVar("Value", "KeptFile", "PartState", "UnpackedFrom")

WAIT_SECONDS: Final = 0.2


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file that arrived whole, as the manifest has it."""

    name: str
    address: str
    size: int
    sha256: str
    etag: str | None
    last_modified: str | None
    fetched_at: str


@dataclass(frozen=True, slots=True)
class PartState:
    """What a file under way is a part of."""

    address: str
    size: int | None
    etag: str | None
    last_modified: str | None


@dataclass(frozen=True, slots=True)
class UnpackedFrom:
    """Which archive a folder was unpacked from."""

    sha256: str


class Part:
    """A file under way: its bytes so far, and what they are a part of."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._note = path.with_name(f"{path.name}.json")

    @property
    def size(self) -> int:
        """Return how many bytes are here."""
        return self.path.stat().st_size if self.path.exists() else 0

    @property
    def state(self) -> PartState | None:
        """Return what the bytes are a part of, if that is known."""
        return _as(PartState, read_json(self._note)) if self.path.exists() else None

    def begin(self, state: PartState) -> None:
        """Start anew."""
        # In this order no kill leaves bytes of one file under the name of another.
        self.discard()
        self.path.parent.mkdir(parents=True, exist_ok=True)
        write_json(self._note, asdict(state))
        self.path.touch()

    def discard(self) -> None:
        """Throw away what is here."""
        self.path.unlink(missing_ok=True)
        self._note.unlink(missing_ok=True)

    def finish(self, path: Path) -> None:
        """Give the whole file its place."""
        path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("rb") as whole:
            os.fsync(whole.fileno())
        self.path.replace(path)
        self._note.unlink(missing_ok=True)


class Shelf:
    """A source's folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files = root / "files"

    def file(self, name: str) -> Path:
        """Return where a file is kept."""
        return self.files / name

    def part(self, name: str) -> Part:
        """Return a file that is under way, or is not begun."""
        return Part(self.root / "parts" / f"{name}.part")

    def unpacked(self, name: str) -> Path:
        """Return where an archive is unpacked."""
        return self.root / "unpacked" / name.partition(".")[0]

    def kept(self, file: PublishedFile) -> KeptFile | None:
        """Return what is known of a file, if it is here whole."""
        entry = _as(KeptFile, self._manifest().get(file.name))
        if entry is None or entry.address != file.address:
            return None
        path = self.file(file.name)
        is_whole = path.is_file() and path.stat().st_size == entry.size
        return entry if is_whole else None

    def keep(self, entry: KeptFile) -> None:
        """Note a file that lies in its place."""
        self._write({**self._manifest(), entry.name: asdict(entry)})

    def forget(self, name: str) -> None:
        """Throw a file away: the next fetch gets it anew."""
        entries = {k: v for k, v in self._manifest().items() if k != name}
        self._write(entries)
        self.file(name).unlink(missing_ok=True)

    def is_unpacked(self, entry: KeptFile) -> bool:
        """Whether this very archive lies unpacked."""
        folder = self.unpacked(entry.name)
        unpacked_from = _as(UnpackedFrom, read_json(_mark(folder)))
        return folder.is_dir() and unpacked_from == UnpackedFrom(entry.sha256)

    @contextmanager
    def unpacking(self, entry: KeptFile) -> Iterator[Path]:
        """Lend an empty folder; when all went well it becomes the unpacked one."""
        folder = self.unpacked(entry.name)
        fresh = folder.with_name(f"{folder.name}.part")
        _remove(fresh)
        fresh.mkdir(parents=True)
        try:
            yield fresh
        except BaseException:
            _remove(fresh)
            raise
        _mark(folder).unlink(missing_ok=True)
        _remove(folder)
        fresh.rename(folder)
        write_json(_mark(folder), asdict(UnpackedFrom(entry.sha256)))

    @contextmanager
    def alone(self, progress: Progress) -> Iterator[None]:
        """Wait until nobody else fetches the same, and keep others waiting."""
        self.root.mkdir(parents=True, exist_ok=True)
        with self._locked(progress):
            yield

    def _locked(self, progress: Progress) -> FileLock:
        is_told = False
        while (lock := try_exclusive(self.root / "lock")) is None:
            if not is_told:
                progress.stage(f"Waiting for another download of {self.root.name}")
                is_told = True
            progress.check()
            time.sleep(WAIT_SECONDS)
        return lock

    def _manifest(self) -> Mapping[str, Any]:
        found = read_json(self.root / "manifest.json")
        return found if isinstance(found, dict) else {}

    def _write(self, entries: Mapping[str, Any]) -> None:
        write_json(self.root / "manifest.json", entries)


def read_json(path: Path) -> object:
    """Return what a file says, or None: a lost note costs a download, no more."""
    try:
        return json.loads(path.read_bytes())
    except (FileNotFoundError, ValueError):
        return None


def write_json(path: Path, value: object) -> None:
    """Write a file whole or not at all."""
    fresh = path.with_name(f"{path.name}.new")
    fresh.write_text(json.dumps(value, indent=1), encoding="utf-8")
    fresh.replace(path)


def _as(kind: type[Value], found: object) -> Value | None:
    """Read a value back, or nothing where the note is of another form."""
    kinds = {field.name: field.type for field in fields(kind)}
    if not isinstance(found, dict) or set(found) != set(kinds):
        return None
    is_read = all(isinstance(found[name], kinds[name]) for name in kinds)  # type: ignore[arg-type] # plain types, not their names
    return kind(**found) if is_read else None


def _mark(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.json")


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
