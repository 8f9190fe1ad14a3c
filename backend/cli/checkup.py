"""What the doctor looks at: the home, the database, the passage index."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from backend.adapters.console import readable_size
from backend.adapters.embedder.minilm import check_weights, model_folder
from backend.adapters.local_services import inspect_home
from backend.adapters.whereabouts import Whereabouts
from backend.bootstrap import (
    PAGE_FOLDER,
    Parts,
    bring_up_to_date,
    located,
    open_parts,
)
from backend.domain.errors import MovieChatError, SearchUnavailable
from backend.ports import KnownEmbedder, PassageIndex
from backend.settings import Settings

LITTLE_ROOM = 100 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at; what is wrong comes with its remedy."""

    about: str
    text: str
    is_well: bool = True


def examine(settings: Settings, say: Callable[[str], None]) -> list[Finding]:
    """Look at everything; starts the embedded services if they do not run."""
    found = [*_embedder(), *_page()]
    try:
        with located(settings, say) as where:
            # Services come first: what a crash left is cleared by their start.
            services = list(_services(where, settings))
            return [*_home(settings), *found, *services]
    except MovieChatError as exc:
        trouble = Finding("services", str(exc), is_well=False)
        return [*_home(settings), *found, trouble]


def _home(settings: Settings) -> Iterator[Finding]:
    report = inspect_home(settings.home)
    free = readable_size(report.free_bytes)
    if report.free_bytes < LITTLE_ROOM:
        remedy = f"{report.home} has only {free} free: what is imported will not fit."
        yield Finding("home", f"{remedy} Free some space.", is_well=False)
    else:
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


def _services(where: Whereabouts, settings: Settings) -> Iterator[Finding]:
    with open_parts(where, settings) as parts:
        try:
            bring_up_to_date(where)
            yield Finding("catalogue", f"{parts.catalogue.count_films():,} films")
            yield from _passages(parts)
        except MovieChatError as exc:
            yield Finding("database", str(exc), is_well=False)


def _passages(parts: Parts) -> Iterator[Finding]:
    """Say how the index is that is searched, or will be."""
    known = parts.ledger.known()
    active = next((one.name for one in known if one.is_active), None)
    name = active or parts.indexes.embedder().name
    counts = parts.passages.counts(name)
    if counts.is_behind:
        waiting = counts.passages - counts.indexed
        yield Finding(
            "passages",
            f"{counts.uncut} plots wait to be cut and {waiting} passages to be "
            "embedded: `moviechat ingest embed` does it.",
        )
    yield from _other_embedders(known, parts.indexes.wanted().name)
    yield _index(parts.indexes.index_of(name), name, known=counts.indexed)


def _other_embedders(known: Sequence[KnownEmbedder], wanted: str) -> Iterator[Finding]:
    """Say what the settings ask for and the index is not, and what is kept besides."""
    active = next((one.name for one in known if one.is_active), wanted)
    if active != wanted:
        yield Finding(
            "embedder",
            f"The index is one of {active}; MOVIECHAT_EMBEDDER names {wanted}: "
            "`moviechat ingest embed` builds its index and then searches that.",
        )
    for other in known:
        if other.name not in {active, wanted}:
            yield Finding(
                "embedder",
                f"Vectors of {other.name} are kept, and used again if it comes back; "
                "`moviechat ingest embed --forget-others` drops them.",
            )


def _index(index: PassageIndex, embedder: str, *, known: int) -> Finding:
    try:
        held = index.count()
    except SearchUnavailable as exc:
        remedy = (
            f"Chroma does not answer: {exc.__cause__ or exc}. If CHROMA_URL is set, "
            "look after that server; otherwise see logs/chroma.log in the home."
        )
        return Finding("search", remedy, is_well=False)
    if held >= known:
        return Finding("search", f"{known:,} passages indexed, embedder {embedder}")
    remedy = (
        f"The index holds {held:,} of {known:,} passages: `moviechat ingest embed` "
        "fills it again, without embedding anew."
    )
    return Finding("search", remedy, is_well=False)
