"""Each port's implementations: the fake, and what is real."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Protocol

import pytest

from backend.adapters.chroma import ChromaPassageIndex
from backend.adapters.local_services import LocalServices, ServiceName
from backend.adapters.postgres.catalogue import PostgresFilmCatalogue
from backend.adapters.postgres.embedders import PostgresEmbedders
from backend.adapters.postgres.passages import PostgresPassages
from backend.adapters.postgres.store import PostgresFilmStore
from backend.adapters.postgres.upkeep import PostgresUpkeep
from backend.ports import (
    EmbedderLedger,
    FilmCatalogue,
    FilmStore,
    PassageIndex,
    PassageReader,
    PassageStore,
    PassageUpkeep,
)
from tests.fakes.catalogue import InMemoryCatalogue
from tests.fakes.embedders import InMemoryEmbedders
from tests.fakes.index import InMemoryIndex
from tests.fakes.passages import InMemoryPassages


class Passages(PassageStore, PassageReader, Protocol):
    """One thing keeps passages and reads them."""


@dataclass(frozen=True)
class Shelf:
    """A catalogue, empty at first, and what writes to it."""

    catalogue: FilmCatalogue
    store: FilmStore
    passages: Passages
    ledger: EmbedderLedger
    upkeep: PassageUpkeep


@pytest.fixture(params=["memory", pytest.param("postgres", marks=pytest.mark.postgres)])
def shelf(request) -> Shelf:
    """An empty catalogue, in memory and in PostgreSQL."""
    if request.param == "memory":
        films = InMemoryCatalogue()
        passages = InMemoryPassages(films)
        ledger = InMemoryEmbedders(passages)
        return Shelf(films, films, passages, ledger, passages)
    connect = request.getfixturevalue("connect")
    return Shelf(
        PostgresFilmCatalogue(connect),
        PostgresFilmStore(connect),
        PostgresPassages(connect),
        PostgresEmbedders(connect),
        PostgresUpkeep(connect),
    )


@pytest.fixture(scope="session")
def chroma_address(tmp_path_factory) -> Iterator[Callable[[], str]]:
    """A running Chroma."""
    home = tmp_path_factory.mktemp("chroma") / "home"
    want = frozenset({ServiceName.CHROMA})
    with LocalServices.join(home, want=want, say=lambda _: None) as services:
        yield services.chroma_url


@pytest.fixture(params=["memory", pytest.param("chroma", marks=pytest.mark.services)])
def index(request) -> Iterator[PassageIndex]:
    """An empty index for vectors of three numbers, in memory and in Chroma."""
    if request.param == "memory":
        yield InMemoryIndex()
        return
    address = request.getfixturevalue("chroma_address")
    name = f"test-{abs(hash(request.node.name))}"
    with closing(ChromaPassageIndex(address, embedder=name)) as held:
        yield held
