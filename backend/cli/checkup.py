"""What the doctor looks at: the home, the database, the passage index."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from backend.adapters.embedder import check_weights, model_folder
from backend.adapters.local_services import inspect_home
from backend.adapters.whereabouts import Whereabouts
from backend.bootstrap import PAGE_FOLDER, bring_up_to_date, located, open_parts
from backend.domain.errors import MovieChatError
from backend.ports import PassageIndex
from backend.settings import Settings

KILO = 1024


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at; what is wrong comes with its remedy."""

    about: str
    text: str
    is_well: bool = True


def examine(settings: Settings, say: Callable[[str], None]) -> list[Finding]:
    """Look at everything; starts the embedded services if they do not run."""
    findings = list(_home(settings))
    findings += _embedder()
    findings += _page()
    try:
        with located(settings, say) as where:
            findings += _services(where)
    except MovieChatError as exc:
        findings.append(Finding("services", str(exc), is_well=False))
    return findings


def _home(settings: Settings) -> Iterator[Finding]:
    report = inspect_home(settings.home)
    free = readable_size(report.free_bytes)
    yield Finding("home", f"{report.home}, {free} free")
    for place in report.places:
        if place.bytes_on_disk is not None:
            size = readable_size(place.bytes_on_disk)
            yield Finding(place.name, f"{place.path}, {size}")
    for problem in report.problems:
        yield Finding("home", problem, is_well=False)


def _embedder() -> Iterator[Finding]:
    try:
        folder = model_folder()
        check_weights(folder)
        yield Finding("embedder", f"all-MiniLM-L6-v2, its published weights, {folder}")
    except MovieChatError as exc:
        yield Finding("embedder", str(exc), is_well=False)


def _page() -> Iterator[Finding]:
    if (PAGE_FOLDER / "index.html").is_file():
        yield Finding("page", str(PAGE_FOLDER))
    else:
        yield Finding("page", "It is not built. Run `make page`.", is_well=False)


def _services(where: Whereabouts) -> Iterator[Finding]:
    parts = open_parts(where)
    try:
        bring_up_to_date(where)
        yield Finding("catalogue", f"{parts.catalogue.count_films():,} films")
        counts = parts.passages.counts()
    except MovieChatError as exc:
        yield Finding("database", str(exc), is_well=False)
        return
    if counts.is_behind:
        waiting = counts.passages - counts.indexed
        yield Finding(
            "passages",
            f"{counts.uncut} plots wait to be cut and {waiting} passages to be "
            "embedded: `moviechat ingest embed` does it.",
        )
    yield from _index(parts.index, known=counts.indexed)


def _index(index: PassageIndex, *, known: int) -> Iterator[Finding]:
    try:
        held = index.count()
    except MovieChatError as exc:
        yield Finding("search", str(exc), is_well=False)
        return
    if held < known:
        yield Finding(
            "search",
            f"The index holds {held:,} of {known:,} passages: "
            "`moviechat ingest embed` fills it again, without embedding anew.",
            is_well=False,
        )
    else:
        yield Finding("search", f"{known:,} passages indexed")


def readable_size(size: float) -> str:
    """Return a size as people read it: "1.5 GB"."""
    for unit in ("B", "kB", "MB", "GB"):
        if size < KILO:
            return f"{size:.0f} {unit}" if unit == "B" else f"{size:.1f} {unit}"
        size /= KILO
    return f"{size:.1f} TB"
