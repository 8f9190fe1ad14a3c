"""Write IMDb-shaped dumps of any size.

Knows IMDb's shares. The facts themselves are functions of a title's or a person's
number (`dump.sql`): any thread makes any row, and nothing is kept in memory.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import duckdb

from tests.samples.imdb.files import blocks, writing
from tests.samples.imdb.words import VOCABULARY

LARGEST_COMMUNITY: Final = 20_000
FEWEST_PEOPLE: Final = 40
PEOPLE_PER_TITLE: Final = 14 / 11
HIGHEST_TITLE: Final = 30_000_000
HIGHEST_PERSON: Final = 16_000_000
# So that a community's first star is in four of its titles in a hundred.
STARDOM: Final = 31


@dataclass(frozen=True, slots=True)
class DumpShape:
    """How large a dump is, and what it holds."""

    titles: int
    seed: int = 1
    people: int | None = None
    """About how many; by default as many as IMDb has for its titles."""
    only_films: bool = False
    """Every title is a film that nothing leaves out, instead of IMDb's mix."""
    with_akas: bool = True
    is_packed: bool = True
    """Whether the files are gzipped, as IMDb publishes them."""

    @property
    def communities(self) -> int:
        """How many circles of people work together."""
        return max(1, round(self._wanted_people / LARGEST_COMMUNITY))

    @property
    def community_size(self) -> int:
        """How many people a circle has: a multiple of four."""
        return max(1, round(self._wanted_people / self.communities / 4)) * 4

    @property
    def all_people(self) -> int:
        """How many people there are, with those whose row is missing."""
        return self.community_size * self.communities

    @property
    def _wanted_people(self) -> int:
        return self.people or max(FEWEST_PEOPLE, round(self.titles * PEOPLE_PER_TITLE))


def write_imdb(folder: Path, shape: DumpShape, *, threads: int = 2) -> None:
    """Write the files of a dump into a folder, byte for byte the same each time."""
    folder.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(config={"threads": threads}) as world:
        for name, value in (_numbers(shape) | VOCABULARY).items():
            world.execute(f"SET VARIABLE {name} = $1", [value])
        world.execute(blocks("dump.sql")["macros"])
        for name, last in _files(shape):
            path = folder / f"{name}.tsv{'.gz' if shape.is_packed else ''}"
            rows = blocks("dump.sql")[name]
            world.execute(writing(rows.replace("$last", str(last)), path))


def _numbers(shape: DumpShape) -> dict[str, object]:
    return {
        "seed": shape.seed,
        "titles": shape.titles,
        "only_films": shape.only_films,
        "communities": shape.communities,
        "community_size": shape.community_size,
        "evenness": (STARDOM / shape.community_size) ** (1 / 3),
        "title_step": max(1, HIGHEST_TITLE // shape.titles),
        "person_step": max(1, HIGHEST_PERSON // shape.all_people),
    }


def _files(shape: DumpShape) -> Iterator[tuple[str, int]]:
    """Return each file's name and the last number it tells of."""
    yield "title.basics", shape.titles
    yield "title.ratings", shape.titles
    yield "title.crew", shape.titles
    yield "title.principals", shape.titles
    if shape.with_akas:
        yield "title.akas", shape.titles
    yield "name.basics", shape.all_people
