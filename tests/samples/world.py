"""A whole small world: a dump, and every other source telling of its films."""

from pathlib import Path

from tests.samples.films import SampleFilm, read_films
from tests.samples.imdb import DumpShape, write_imdb
from tests.samples.movielens import write_movielens
from tests.samples.plots import write_cmu, write_movie_plots, write_plot_lines
from tests.samples.records import write_records
from tests.samples.reviews import write_acl_imdb, write_reviews_csv
from tests.samples.screenplays import write_screenplays
from tests.samples.wikipedia import write_wikipedia


def write_world(folder: Path, *, titles: int, seed: int = 1) -> list[SampleFilm]:
    """Write a folder for each source; return the films that they tell of."""
    write_imdb(folder / "imdb", DumpShape(titles, seed=seed, only_films=True))
    films = read_films(folder / "imdb", count=titles // 2)
    write_wikipedia(folder / "wikipedia", films, seed=seed)
    write_movie_plots(folder / "movie_plots" / "plots.csv", films[::3], seed=seed)
    write_cmu(folder / "cmu", films[1::3], seed=seed)
    write_plot_lines(folder / "plot_lines" / "plots.jsonl", films[2::3], seed=seed)
    users = max(20, len(films) // 2)
    write_movielens(folder / "movielens", films, users=users, seed=seed)
    write_acl_imdb(folder / "aclImdb", films, each=max(5, len(films) // 5), seed=seed)
    write_reviews_csv(folder / "reviews_csv" / "reviews.csv", films, seed=seed)
    write_screenplays(folder / "screenplays", films[:12], seed=seed)
    write_records(folder / "records" / "films.jsonl", films[::2], seed=seed)
    return films
