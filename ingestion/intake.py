"""Every source's way into the catalogue: what the command line and jobs call."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from backend.adapters.postgres.bulk import PostgresBulk
from backend.adapters.postgres.connect import Connect
from backend.adapters.postgres.keywords import PostgresKeywords
from backend.adapters.postgres.ledger import PostgresLedger
from backend.adapters.postgres.matching import PostgresCandidates
from backend.adapters.postgres.posters import PostgresPosterLookups
from backend.adapters.postgres.reviews import PostgresReviews, state_of_catalogue
from backend.adapters.postgres.screenplays import PostgresScreenplays
from backend.adapters.postgres.store import PostgresFilmStore
from backend.adapters.postgres.viewers import PostgresViewers
from backend.domain.films import Film
from backend.domain.records import FilmRecord
from backend.domain.sources import Source, sources_above, sources_below
from backend.ports import Progress
from ingestion.deriving import derive_missing_keywords
from ingestion.pipeline import Counts, Outcome, Rejections, Task, Work, take_in
from ingestion.posters import find_missing_posters
from ingestion.records import rejoin, store_records, take_in_records
from ingestion.reviews import ReviewsOfSource, take_in_reviews
from ingestion.said import Rejected, Said
from ingestion.scripts import ScreenplaysTakingIn
from ingestion.sources.co_likes import KEPT, RIDGE
from ingestion.sources.imdb.choice import Choice
from ingestion.sources.imdb.forecast import Forecast
from ingestion.sources.imdb.taking_in import ImdbCatalogue, ImdbTakingIn
from ingestion.sources.licences import TERMS
from ingestion.sources.plots import read_plots
from ingestion.sources.posters import Tmdb
from ingestion.sources.ratings import CoLikes, FilmTags, MovieLens
from ingestion.sources.reviews import read_reviews, review_places
from ingestion.sources.screenplays import read_screenplays
from ingestion.sources.wikipedia import read_wikipedia
from ingestion.starter.opinions import OPINIONS_FILE, house_opinions

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Intake:
    """Takes sources in, and out again."""

    connect: Connect
    work: Path
    """A folder for half-done work, which a later run goes on with."""
    progress: Progress
    begun: Callable[[int], None] = lambda _: None
    """Told the key of each run as it begins."""

    def imdb(
        self,
        folder: Path,
        choice: Choice,
        foretell: Callable[[Forecast], None],
    ) -> Outcome:
        """Take in a folder of IMDb's files."""
        catalogue = ImdbCatalogue(
            bulk=PostgresBulk(self.connect),
            store=self._store,
            work=self.work,
        )
        taking_in = ImdbTakingIn(
            catalogue,
            self.progress,
            foretell,
            replaces=self._is_only_choice(choice),
        )
        task, work = taking_in.prepared(folder, choice, self._rejoin)
        return self._take_in(task, work)

    def wikipedia(self, place: Path) -> Outcome:
        """Take in Wikipedia's lists of American films."""
        return self._records(Source.WIKIPEDIA, place, read_wikipedia(place))

    def plots(self, place: Path) -> Outcome:
        """Take in plots, whatever form they have."""
        return self._records(Source.PLOTS, place, read_plots(place))

    def ratings(self, folder: Path) -> Outcome:
        """Take in a MovieLens folder."""
        lens = MovieLens(folder)
        # Compared in another way, the same files are another task.
        task = _task(Source.RATINGS, folder, {"co_likes": [RIDGE, KEPT]})

        def work(rejections: Rejections) -> Counts:
            rated = _good(lens.ratings(), rejections)
            given = ((r.film_id, r.mean, r.ratings) for r in rated)
            self.progress.stage("Reading ratings")
            ratings, alike = PostgresViewers(self.connect).replace(
                Source.RATINGS,
                given,
                _alike(lens.co_likes(self.progress)),
            )
            tags = _good(lens.tags(), rejections)
            tagged = store_records(
                list(self._tagged(tags)),
                Source.RATINGS,
                self._store,
                self.progress,
            )
            return {"films_rated": ratings, "co_likes": alike, **tagged}

        return self._take_in(task, work)

    def reviews(self, place: Path) -> Outcome:
        """Take in reviews: the Large Movie Review Dataset's, or a table's."""
        said = read_reviews(place.resolve())
        task = self._task_on_films(Source.REVIEWS, review_places(place.resolve()))

        def work(rejections: Rejections) -> Counts:
            origins = [file.name for file in task.files]
            return take_in_reviews(
                ReviewsOfSource(Source.REVIEWS, origins, said),
                PostgresReviews(self.connect),
                self._every_film,
                rejections,
                self.progress,
            )

        return self._take_in(task, work)

    def house_opinions(self) -> Counts:
        """Take in the opinions that come with the starter catalogue."""
        return take_in_reviews(
            ReviewsOfSource(Source.STARTER, [OPINIONS_FILE.name], house_opinions()),
            PostgresReviews(self.connect),
            self._every_film,
            Rejections(),
            self.progress,
        )

    def screenplays(self, place: Path) -> Outcome:
        """Take in scripts: their scenes, who speaks how much, short quotes."""
        read_screenplays(place)  # refuses what is none before anything begins
        task = self._task_on_films(Source.SCREENPLAYS, (place.resolve(),))

        def work(rejections: Rejections) -> Counts:
            taking_in = ScreenplaysTakingIn(
                PostgresScreenplays(self.connect),
                self._every_film,
                rejections,
                self.progress,
            )
            return taking_in.take_in(place.resolve())

        return self._take_in(task, work)

    def keywords(self) -> int:
        """Derive keywords where none are stated; return of how many films."""
        store = PostgresKeywords(self.connect)
        return derive_missing_keywords(store, self.progress)

    def posters(self, tmdb: Tmdb) -> Counts:
        """Ask TMDB for posters of films that have none."""
        lookups = PostgresPosterLookups(self.connect)
        return find_missing_posters(self._store, lookups, tmdb, self.progress)

    def remove(self, source: Source) -> int:
        """Take a source out again; return how many films that concerned."""
        films = self._store.remove(source)
        if source is Source.RATINGS:
            PostgresViewers(self.connect).replace(source, (), ())
        if source in {Source.REVIEWS, Source.STARTER}:
            films += PostgresReviews(self.connect).remove(source)
        if source is Source.SCREENPLAYS:
            films += PostgresScreenplays(self.connect).remove()
        if source is Source.POSTERS:
            PostgresPosterLookups(self.connect).forget()
        self._ledger.forget(source)
        return films

    def _records(self, source: Source, place: Path, said: Iterable[Said]) -> Outcome:
        def work(rejections: Rejections) -> Counts:
            counts = take_in_records(
                said,
                source,
                self._store,
                self._candidates(source),
                rejections,
                self.progress,
            )
            return {**counts, "joined": self._rejoin(source)}

        return self._take_in(_task(source, place), work)

    def _take_in(self, task: Task, work: Work) -> Outcome:
        return take_in(self._ledger, task, work, self.progress, self.begun)

    def _is_only_choice(self, choice: Choice) -> bool:
        """Whether IMDb's films that are there were all chosen like this.

        Whoever chooses once these and once those means to have both.
        """
        runs = [run for run in self._ledger.runs() if run.source == Source.IMDB]
        return all(run.options == choice.values for run in runs)

    def _rejoin(self, source: Source) -> int:
        """Join films of lower sources to those that this one brought.

        Whose namesakes left meanwhile is known only in the end.
        """
        joined = sum(
            rejoin(below, self._store, self._candidates(below), self.progress)
            for below in sources_below(source)
        )
        self._store.know_people()
        return joined

    def _tagged(self, tags: Iterable[FilmTags]) -> Iterator[FilmRecord]:
        every = {one.film_id: one.keywords for one in tags if one.keywords}
        for film_id in self._store.there(every):
            film = Film(film_id, title="", keywords=every[film_id])
            yield FilmRecord(film, frozenset({"id", "keywords"}))

    def _task_on_films(self, source: Source, files: tuple[Path, ...]) -> Task:
        """Return the task of a source that tells of films that are there already.

        Once films came or left, there is something to do again.
        """
        options = {"catalogue": state_of_catalogue(self.connect)}
        return Task(source, files, options, TERMS[source].licence)

    @property
    def _every_film(self) -> PostgresCandidates:
        return PostgresCandidates(self.connect, list(Source))

    def _candidates(self, source: Source) -> PostgresCandidates:
        return PostgresCandidates(self.connect, sources_above(source))

    @property
    def _ledger(self) -> PostgresLedger:
        return PostgresLedger(self.connect)

    @property
    def _store(self) -> PostgresFilmStore:
        return PostgresFilmStore(self.connect)


def _task(
    source: Source, place: Path, options: Mapping[str, object] | None = None
) -> Task:
    inside = [place] if place.is_file() else [p for p in place.iterdir() if p.is_file()]
    licence = TERMS[source].licence
    return Task(source, tuple(sorted(inside)), options or {}, licence)


def _good(said: Iterable[T | Rejected], rejections: Rejections) -> Iterator[T]:
    for one in said:
        if isinstance(one, Rejected):
            rejections(one)
        else:
            yield one


def _alike(co_likes: Iterable[CoLikes]) -> Iterator[tuple[str, str, float]]:
    for film in co_likes:
        for herald, strength in film.heralds:
            yield herald, film.film_id, strength
