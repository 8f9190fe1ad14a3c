"""Where the database and Chroma are: yours, when named, else the embedded ones."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from backend.adapters.local_services import LocalServices, ServiceName


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Asks anew each time, because an embedded service may move."""

    database_url: Callable[[], str]
    chroma_url: Callable[[], str]


@contextmanager
def whereabouts(
    home: Path,
    *,
    database_url: str | None,
    chroma_url: str | None,
    say: Callable[[str], None],
) -> Iterator[Whereabouts]:
    """Keep embedded services running for as long as this is open."""
    addresses = {"postgres": database_url, "chroma": chroma_url}
    missing = frozenset(ServiceName(n) for n, url in addresses.items() if not url)
    joined = LocalServices.join(home, want=missing, say=say) if missing else None
    with joined or nullcontext():
        yield Whereabouts(
            database_url=_known(database_url) if database_url else joined.database_url,  # type: ignore[union-attr] # joined, as it is missing
            chroma_url=_known(chroma_url) if chroma_url else joined.chroma_url,  # type: ignore[union-attr] # joined, as it is missing
        )


def _known(address: str) -> Callable[[], str]:
    return lambda: address
