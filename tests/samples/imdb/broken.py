"""Damage a dump on purpose, in the ways that files really break.

Each damage is done to one file of a whole dump and says which rows it cost, so that
a test can ask for the rest of the rows and for exactly these rejections.
"""

import gzip
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.samples.imdb.files import file_of

HUGE_BYTES: Final = 50_000_000
# Where bad rows are put: not first, not last, not beside each other.
EVERY: Final = 7


@dataclass(frozen=True, slots=True)
class Damage:
    """What was done to a dump."""

    file: str
    lines: tuple[int, ...] = ()
    """The rows that cannot be used, counted from 1 with the header."""
    cuts_short: bool = False
    """Whether the file ends before its end, and all that follows is lost."""


def break_dump(folder: Path, damage: str) -> Damage:
    """Do one of DAMAGES to the dump in a folder."""
    return DAMAGES[damage](folder)


Cells = list[bytes]
Change = Callable[[Cells], None]


def _cells(name: str, change: Change) -> Callable[[Path], Damage]:
    """Change the cells of some rows, which then are of no use."""

    def do(folder: Path) -> Damage:
        lines = _read(folder, name)
        struck = range(EVERY, len(lines), EVERY * max(1, len(lines) // 60))
        for place in struck:
            cells = lines[place].rstrip(b"\n").split(b"\t")
            change(cells)
            lines[place] = b"\t".join(cells) + b"\n"
        _write(folder, name, b"".join(lines))
        return Damage(name, tuple(place + 1 for place in struck))

    return do


def _whole(name: str, change: Callable[[bytes], bytes]) -> Callable[[Path], Damage]:
    """Change a file as a whole; its rows stay of use, or there are none."""

    def do(folder: Path) -> Damage:
        _write(folder, name, change(b"".join(_read(folder, name))))
        return Damage(name)

    return do


def _bytes(
    name: str,
    change: Callable[[bytes], bytes],
    *,
    cuts_short: bool = False,
) -> Callable[[Path], Damage]:
    """Change the gzipped bytes of a file."""

    def do(folder: Path) -> Damage:
        path = file_of(folder, name)
        raw = path.read_bytes()
        packed = raw if path.suffix == ".gz" else gzip.compress(raw, mtime=0)
        path.unlink()
        (folder / f"{name}.tsv.gz").write_bytes(change(packed))
        return Damage(name, cuts_short=cuts_short)

    return do


def _missing(name: str) -> Callable[[Path], Damage]:
    def do(folder: Path) -> Damage:
        file_of(folder, name).unlink()
        return Damage(name)

    return do


def _huge(folder: Path) -> Damage:
    """Let one field be longer than anything that reads lines expects."""
    name = "title.principals"
    lines = _read(folder, name)
    cells = lines[EVERY].rstrip(b"\n").split(b"\t")
    lines[EVERY] = b"\t".join([*cells[:5], b'["' + b"x" * HUGE_BYTES + b'"]']) + b"\n"
    _write(folder, name, b"".join(lines))
    return Damage(name, (EVERY + 1,))


def _set(place: int, value: bytes) -> Change:
    def change(cells: Cells) -> None:
        cells[place] = value

    return change


def _read(folder: Path, name: str) -> list[bytes]:
    path = file_of(folder, name)
    raw = path.read_bytes()
    text = gzip.decompress(raw) if path.suffix == ".gz" else raw
    # By line feeds alone: `splitlines` would also part at a lone carriage return.
    return [line + b"\n" for line in text.split(b"\n")[:-1]]


def _write(folder: Path, name: str, text: bytes) -> None:
    path = file_of(folder, name)
    is_packed = path.suffix == ".gz"
    path.write_bytes(gzip.compress(text, 1, mtime=0) if is_packed else text)


def _half(raw: bytes) -> bytes:
    return raw[: len(raw) // 2]


def _header(text: bytes) -> bytes:
    return text.split(b"\n", 1)[0] + b"\n"


def _other_header(text: bytes) -> bytes:
    header, rows = text.split(b"\n", 1)
    return b"\t".join(reversed(header.split(b"\t"))) + b"\n" + rows


DAMAGES: Final[Mapping[str, Callable[[Path], Damage]]] = {
    "too few columns": _cells("title.basics", lambda cells: cells.__delitem__(5)),
    "too many columns": _cells("title.principals", lambda cells: cells.append(b"x")),
    "bad UTF-8": _cells("name.basics", _set(1, b"Jos\xe9 \xff")),
    "half a letter": _cells("title.basics", _set(2, "Caf\u00e9".encode()[:-1])),
    "NUL bytes": _cells("title.basics", _set(2, b"The \x00 Film")),
    "a lone carriage return": _cells("title.basics", _set(2, b"The \r Film")),
    "a huge field": _huge,
    "impossible years": _cells("title.basics", _set(5, b"20011")),
    "years that are words": _cells("title.basics", _set(5, b"soon")),
    "impossible ratings": _cells("title.ratings", _set(1, b"11.5")),
    "votes that are words": _cells("title.ratings", _set(2, b"many")),
    "ids of another kind": _cells("title.basics", _set(0, b"co0000001")),
    "ids beyond all numbers": _cells("title.basics", _set(0, b"tt" + b"9" * 30)),
    "no title": _cells("title.basics", _set(2, rb"\N")),
    "DOS line ends": _whole("title.basics", lambda t: t.replace(b"\n", b"\r\n")),
    "blank lines": _whole("title.basics", lambda t: t.replace(b"\n", b"\n\n")),
    "a byte order mark": _whole("title.basics", lambda t: b"\xef\xbb\xbf" + t),
    "no last line end": _whole("title.basics", lambda t: t[:-1]),
    "every row twice": _whole("title.ratings", lambda t: t + t.split(b"\n", 1)[1]),
    "an empty file": _whole("title.ratings", lambda _: b""),
    "a header only": _whole("title.principals", _header),
    "another header": _whole("title.basics", _other_header),
    "a gzip cut short": _bytes("title.principals", _half, cuts_short=True),
    "a wrong checksum": _bytes(
        "title.ratings", lambda raw: raw[:-8] + bytes(4) + raw[-4:]
    ),
    "several gzip members": _bytes(
        "title.ratings", lambda raw: raw + gzip.compress(b"", mtime=0)
    ),
    "not a gzip": _bytes("title.ratings", gzip.decompress),
    "no ratings": _missing("title.ratings"),
    "no principals": _missing("title.principals"),
    "no names": _missing("name.basics"),
    "no basics": _missing("title.basics"),
}
"""Ways to break a dump, each by its name."""
