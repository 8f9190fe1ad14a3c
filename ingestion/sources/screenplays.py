"""A folder of screenplays: plain text or HTML, Fountain, FDX.

Knows files and their names; `ingestion.screenplays` knows what stands in them.
Scripts are copyrighted: of each, headings, counts and short quotes are all that is
handed on.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Literal

from backend.domain.errors import InvalidRequest
from backend.domain.screenplays.elements import Kind, Script
from backend.domain.screenplays.fdx import parse_fdx
from backend.domain.screenplays.fountain import parse_fountain
from backend.domain.screenplays.outline import Screenplay
from ingestion.said import Rejected
from ingestion.screenplays.analysis import analyse
from ingestion.screenplays.plain_text import parse_plain_text
from ingestion.sources.lines import (
    BROKEN_GZIP,
    HOLDS_NUL,
    NOT_UTF8,
    broken_off,
    open_file,
    unpacked_suffix,
)

Form = Literal["fountain", "fdx", "text"]

LARGEST_FILE: Final = 8 << 20  # a long script has 300 KB
FEWEST_SCENES: Final = 2
_FILE_YEAR = re.compile(r"[ _.(\[-]+(?P<year>19[1-9]\d|20\d\d)[)\]]?$")
_FILE_NOISE = re.compile(
    r"[ _-]*(?:screenplay|script|(?:final |first )?draft)$", re.IGNORECASE
)
_LATE_ARTICLE = re.compile(r"^(?P<rest>.+), (?P<article>The|A|An)$")


@dataclass(frozen=True, slots=True)
class ReadScreenplay:
    """What a file's script amounts to."""

    screenplay: Screenplay
    file: str
    form: Form


def read_screenplays(path: Path) -> Iterator[ReadScreenplay | Rejected]:
    """Return what the scripts of a folder, or one file, amount to.

    Raises InvalidRequest when there is none.
    """
    root = path if path.is_dir() else path.parent
    files = screenplay_files(path)
    if not files:
        known = ", ".join(_READERS)
        raise InvalidRequest(f"{path}: there is no script here; they end in {known}.")
    return (_read(file, str(file.relative_to(root))) for file in files)


def screenplay_files(path: Path) -> list[Path]:
    """Return the scripts of a folder, by their names."""
    every = sorted(path.rglob("*")) if path.is_dir() else [path]
    return [file for file in every if unpacked_suffix(file) in _READERS]


def _read(path: Path, name: str) -> ReadScreenplay | Rejected:
    form, parse = _READERS[unpacked_suffix(path)]
    try:
        source = _bytes(path)
        script = parse(source)
        _check(script)
    except InvalidRequest as exc:
        return Rejected.row(name, 1, str(exc), "")
    return ReadScreenplay(_named(analyse(script), path), name, form)


def _bytes(path: Path) -> bytes:
    try:
        with open_file(path) as stream:
            source = stream.read(LARGEST_FILE + 1)
    except BROKEN_GZIP as exc:
        raise InvalidRequest(broken_off(exc)) from exc
    if len(source) > LARGEST_FILE:
        raise InvalidRequest(f"is larger than {LARGEST_FILE >> 20} MB: no script is")
    return source


def _check(script: Script) -> None:
    """Refuse what only looks like a script, such as a file of instructions."""
    kinds = [element.kind for element in script.elements]
    speaks = Kind.DIALOGUE in kinds
    if kinds.count(Kind.HEADING) < (1 if speaks else FEWEST_SCENES):
        raise InvalidRequest("has no scene headings and speech: this is no script")


def _fountain(source: bytes) -> Script:
    return parse_fountain(_text(source))


def _typed(source: bytes) -> Script:
    """Read text as UTF-8, or as what most old pages are in."""
    try:
        text = _text(source)
    except InvalidRequest:
        text = _checked(source.decode("cp1252", "replace"))
    as_fountain = parse_fountain(text)
    # Fountain is often saved as .txt; its title page gives it away.
    return as_fountain if as_fountain.titled("title") else parse_plain_text(text)


def _text(source: bytes) -> str:
    try:
        return _checked(source.decode("utf-8-sig"))
    except UnicodeDecodeError as exc:
        raise InvalidRequest(f"{NOT_UTF8}: {exc.reason}") from exc


def _checked(text: str) -> str:
    if "\x00" in text:
        raise InvalidRequest(HOLDS_NUL)
    return text


def _named(screenplay: Screenplay, path: Path) -> Screenplay:
    """Fill in title and year from the file's name where the script has none."""
    title, year = _from_name(path)
    return replace(
        screenplay,
        title=screenplay.title or title,
        year_guess=screenplay.year_guess or year,
    )


def _from_name(path: Path) -> tuple[str | None, int | None]:
    """Return title and year of a name such as "Third-Man,-The-1949.txt"."""
    stem = (path.with_suffix("") if path.suffix == ".gz" else path).stem
    stem = _FILE_NOISE.sub("", stem)
    year = _FILE_YEAR.search(stem)
    words = re.sub(r"[_ -]+", " ", stem[: year.start()] if year else stem).strip()
    late = _LATE_ARTICLE.match(words)
    title = f"{late['article']} {late['rest']}" if late else words
    return title or None, int(year["year"]) if year else None


_READERS: Final[Mapping[str, tuple[Form, Callable[[bytes], Script]]]] = {
    ".fountain": ("fountain", _fountain),
    ".spmd": ("fountain", _fountain),
    ".fdx": ("fdx", parse_fdx),
    ".txt": ("text", _typed),
    ".html": ("text", _typed),
    ".htm": ("text", _typed),
}
