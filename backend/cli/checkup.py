"""What the doctor looks at: the home, the database, the passage index."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from backend.adapters.console import readable_size
from backend.adapters.embedder import check_weights, model_folder
from backend.adapters.local_services import inspect_home
from backend.adapters.whereabouts import Whereabouts
from backend.bootstrap import PAGE_FOLDER, bring_up_to_date, located, open_parts
from backend.domain.errors import MovieChatError, SearchUnavailable
from backend.ports import PassageIndex
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
            services = list(_services(where))
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


def _services(where: Whereabouts) -> Iterator[Finding]:
    with open_parts(where) as parts:
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
        yield _index(parts.index, known=counts.indexed)


def _index(index: PassageIndex, *, known: int) -> Finding:
    try:
        held = index.count()
    except SearchUnavailable as exc:
        remedy = (
            f"Chroma does not answer: {exc.__cause__ or exc}. If CHROMA_URL is set, "
            "look after that server; otherwise see logs/chroma.log in the home."
        )
        return Finding("search", remedy, is_well=False)
    if held >= known:
        return Finding("search", f"{known:,} passages indexed")
    remedy = (
        f"The index holds {held:,} of {known:,} passages: `moviechat ingest embed` "
        "fills it again, without embedding anew."
    )
    return Finding("search", remedy, is_well=False)
