"""MovieLens: ratings add up, those who like a film like its neighbours, tags tell."""

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pytest

from backend.domain.errors import Cancelled, InvalidRequest
from backend.domain.films import FilmId
from ingestion.sources import co_likes, ratings_table
from ingestion.sources.ratings import (
    CoLikes,
    FilmRating,
    FilmTags,
    MovieLens,
    RatedFilm,
)
from tests.unit.ingestion.sources.reading import (
    BAD_UTF8,
    a_file,
    cut_short,
    parted,
    reasons,
)

Rating = tuple[int, int, float]

FIRST, SECOND = FilmId("tt0000001"), FilmId("tt0000002")
RATINGS = "userId,movieId,rating,timestamp\r\n"


class Told:
    """Progress that remembers, and may be called off."""

    def __init__(self, *, off_after: int | None = None) -> None:
        self.stages: list[tuple[str, int | None]] = []
        self.done = 0
        self._off_after = off_after

    def stage(self, name: str, total: int | None = None) -> None:
        self.stages.append((name, total))

    def advance(self, done: int = 1, *, skipped: int = 0, failed: int = 0) -> None:
        self.done += done

    def check(self) -> None:
        if self._off_after is not None and self.done >= self._off_after:
            raise Cancelled("called off")


def a_folder(
    folder: Path,
    *,
    ratings: str | bytes = "",
    links: str | None = None,
    movies: str = "",
    tags: str = "",
    packed: str = "",
) -> MovieLens:
    numbers = "".join(f"{n},{n:07d},{n}\r\n" for n in range(1, 150))
    a_file(folder, "links.csv", f"movieId,imdbId,tmdbId\r\n{links or numbers}")
    content = ratings if isinstance(ratings, bytes) else ratings.encode()
    a_file(folder, f"ratings.csv{packed}", RATINGS.encode() + content)
    if movies:
        a_file(folder, "movies.csv", f"movieId,title,genres\r\n{movies}")
    if tags:
        a_file(folder, "tags.csv", f"userId,movieId,tag,timestamp\r\n{tags}")
    return MovieLens(folder)


def rows(*ratings: Rating) -> str:
    return "".join(f"{user},{film},{stars},9\r\n" for user, film, stars in ratings)


def fans(film: int, users: Iterable[int]) -> list[Rating]:
    return [(user, film, 4.5) for user in users]


def heralds(folder: MovieLens) -> dict[str, list[FilmId]]:
    found = folder.co_likes(Told())
    return {said.film_id: [film_id for film_id, _ in said.heralds] for said in found}


@pytest.mark.parametrize("packed", ["", ".gz"])
def test_a_film_s_ratings_are_averaged_from_0_to_10(tmp_path, packed):
    content = rows((1, 1, 3.0), (2, 1, 4.5), (1, 2, 0.5))

    found, rejected = parted(
        a_folder(tmp_path, ratings=content, packed=packed).ratings()
    )

    assert found == [
        FilmRating(FIRST, 7.5, 2),
        FilmRating(SECOND, 1.0, 1),
    ]
    assert rejected == []


def test_columns_may_stand_in_another_order(tmp_path):
    folder = a_folder(tmp_path)
    a_file(tmp_path, "ratings.csv", "rating,userId,when,movieId\n4.0,1,x,2\n")

    assert list(folder.ratings()) == [FilmRating(SECOND, 8.0, 1)]


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (b"7,1", "has 2 columns, not 4"),
        (b"7,1,4.0,9,9", "has 5 columns, not 4"),
        (b"7,x,4.0,9", "movieid: must be a whole number, not 'x'"),
        (b"7,1,good,9", "rating: must be 0.5 to 5 stars, not 'good'"),
        (b"7," + BAD_UTF8 + b",4.0,9", "this is not UTF-8"),
        (b"7,1\x00,4.0,9", "this holds a NUL byte"),
        (b'7,"1,4.0,9', "movieid: must be a whole number"),
        (b"99999999999999,1,4.0,9", "userid: must be a whole number"),
        (b"7,1,5.5,9", "rating: must be 0.5 to 5 stars, not '5.5'"),
        (b"7,1,-3,9", "rating: must be 0.5 to 5 stars, not '-3'"),
        (b"7,1,,9", "rating: must be 0.5 to 5 stars, not ''"),
        (b"7,1,nan,9", "rating: must be 0.5 to 5 stars, not 'nan'"),
        (b"7," + b"9" * (3 << 20) + b",4.0,9", "this is longer than 8 MB"),
    ],
    ids=[
        "too few",
        "too many",
        "no number",
        "a word",
        "not UTF-8",
        "NUL",
        "quote",
        "endless number",
        "too high",
        "too low",
        "empty",
        "not a number",
        "3 MB",
    ],
)
def test_a_broken_rating_is_rejected_and_the_others_count(
    tmp_path, monkeypatch, wrong, reason
):
    monkeypatch.setattr("ingestion.sources.lines.LONGEST_LINE", 1 << 20)
    content = rows((1, 1, 3.0)).encode() + wrong + b"\r\n" + rows((2, 1, 4.0)).encode()

    found, rejected = parted(a_folder(tmp_path, ratings=content).ratings())

    assert found == [FilmRating(FIRST, 7.0, 2)]
    assert [(row.file, row.line) for row in rejected] == [("ratings.csv", 3)]
    assert rejected[0].reason.startswith(reason)


def test_the_ratings_of_a_gzip_file_cut_short_count(tmp_path):
    content = rows(*((n, 1 + n * 7919 % 89, 4.0) for n in range(20_000)))
    folder = a_folder(tmp_path, ratings=content, packed=".gz")
    cut_short(tmp_path / "ratings.csv.gz")

    found, rejected = parted(folder.ratings())

    assert 1_000 < sum(rating.ratings for rating in found) < 20_000
    assert len(rejected) == 1
    assert "broken from here on" in rejected[0].reason


def test_line_ends_of_both_kinds_and_blank_lines_are_no_mistakes(tmp_path):
    content = b"1,1,3.0,9\n2,1,4.0,9\r\n\n3,1,5.0,9\n\r\n"

    found, rejected = parted(a_folder(tmp_path, ratings=content).ratings())

    assert found == [FilmRating(FIRST, 8.0, 3)]
    assert rejected == []


def test_of_many_broken_ratings_the_first_thousand_are_told(tmp_path):
    folder = a_folder(tmp_path, ratings=b"7,x,4.0,9\n" * 5_000 + b"1,1,3.0,9\n")

    found, rejected = parted(folder.ratings())

    assert len(found) == 1
    assert len(rejected) == 1_000


def test_ratings_of_films_without_a_link_are_left_aside(tmp_path):
    folder = a_folder(tmp_path, ratings=rows((1, 1, 4.0), (1, 500, 4.0)))

    found, _ = parted(folder.ratings())

    assert [rating.film_id for rating in found] == [FIRST]


def test_a_like_says_that_what_the_same_people_like_will_be_liked(tmp_path):
    likes = [*fans(1, range(20)), *fans(2, range(18)), *fans(3, range(15, 40))]

    found = heralds(a_folder(tmp_path, ratings=rows(*likes)))

    assert found["tt0000001"] == ["tt0000002", "tt0000003"]
    assert found["tt0000003"] == ["tt0000001", "tt0000002"]


def test_what_people_saw_and_did_not_like_brings_no_films_together(tmp_path):
    seen = [(user, film, 3.5) for user in range(20) for film in (1, 2)]

    assert heralds(a_folder(tmp_path, ratings=rows(*seen))) == {}


def test_two_people_are_too_few_for_a_film_to_be_compared(tmp_path):
    likes = [*fans(1, range(9)), *fans(2, range(2))]

    assert heralds(a_folder(tmp_path, ratings=rows(*likes))) == {}


def test_of_too_many_films_those_liked_most_are_compared(tmp_path, monkeypatch):
    monkeypatch.setattr(ratings_table, "MOST_FILMS", 2)
    likes = [*fans(1, range(9)), *fans(2, range(6)), *fans(3, range(8))]

    found = heralds(a_folder(tmp_path, ratings=rows(*likes)))

    assert found == {"tt0000001": ["tt0000003"], "tt0000003": ["tt0000001"]}


def test_few_shared_likes_of_rare_films_come_after_many_of_known_ones(tmp_path):
    likes = [*fans(1, range(60)), *fans(2, range(55)), *fans(3, range(5))]

    found = heralds(a_folder(tmp_path, ratings=rows(*likes)))

    assert found["tt0000001"][0] == "tt0000002"


def test_a_rating_given_twice_counts_once(tmp_path):
    once = [*fans(1, range(9)), *fans(2, range(9))]

    def said(*likes: Rating) -> list[CoLikes]:
        return list(a_folder(tmp_path, ratings=rows(*likes)).co_likes(Told()))

    assert said(*once, *once) == said(*once)


def test_those_that_say_most_come_first(tmp_path):
    likes = [like for film in range(1, 40) for like in fans(film, range(film, 60))]

    said = next(iter(a_folder(tmp_path, ratings=rows(*likes)).co_likes(Told())))

    assert isinstance(said, CoLikes)
    assert len(said.heralds) == 38
    assert all(a >= b for (_, a), (_, b) in pairwise(said.heralds))


def test_comparing_tells_how_far_it_is_and_can_be_called_off(tmp_path, monkeypatch):
    monkeypatch.setattr(co_likes, "_BLOCK", 3)
    likes = [like for film in range(1, 10) for like in fans(film, range(9))]
    folder = a_folder(tmp_path, ratings=rows(*likes))
    told = Told(off_after=3)

    with pytest.raises(Cancelled):
        list(folder.co_likes(told))

    assert told.stages[-1][1] == 9
    assert told.done == 3


@pytest.mark.parametrize(
    ("title", "film"),
    [
        ("Night Ferry (1931)", ("Night Ferry", 1931, ())),
        ("Ferry, The (1931)", ("The Ferry", 1931, ())),
        ('"Lost City, The (Cité, La) (1995)"', ("The Lost City", 1995, ("La Cité",))),
        ("Seven (a.k.a. Se7en) (1995)", ("Seven", 1995, ("Se7en",))),
        ('"Avventura, L\' (1960)"', ("L'Avventura", 1960, ())),
        ("Untitled", ("Untitled", None, ())),
        ("Series (2009-2012)", ("Series", 2009, ())),
        ("(500) Days of Summer (2009)", ("(500) Days of Summer", 2009, ())),
    ],
)
def test_titles_are_read_as_people_say_them(tmp_path, title, film):
    content = title if title.startswith('"') else f'"{title}"'
    folder = a_folder(tmp_path, movies=f"1,{content},Drama\r\n")

    found = next(iter(folder.films()))

    assert isinstance(found, RatedFilm)
    assert (found.title, found.year, found.also_known_as) == film


def test_links_are_padded_as_imdb_does_and_empty_ones_rejected(tmp_path):
    links = "1,42,1\r\n2,,2\r\n3,12345678,3\r\n4,x,4\r\n"
    movies = "".join(f"{n},Film {n} (2000),Drama\r\n" for n in range(1, 5))

    found, rejected = parted(a_folder(tmp_path, links=links, movies=movies).films())

    assert [film.film_id for film in found] == ["tt0000042", "tt12345678"]
    assert reasons(rejected) == [
        (3, "imdbid: must be a number, not ''"),
        (5, "imdbid: must be a number, not 'x'"),
    ]


def test_tags_become_keywords_those_of_two_people_first(tmp_path):
    tags = (
        "1,1,Time Travel,9\n2,1,time  travel,9\n2,2,time travel,9\n"
        "1,1,in netflix queue,9\n1,1,boring,9\n1,1,sci-fi,9\n1,1,my own word,9\n"
        "3,1,lighthouse,9\n3,2,lighthouse,9\n"
    )

    found, rejected = parted(a_folder(tmp_path, tags=tags).tags())

    assert found == [
        FilmTags(FIRST, ("time travel", "lighthouse")),
        FilmTags(SECOND, ("time travel", "lighthouse")),
    ]
    assert rejected == []


def test_a_broken_tag_is_rejected_and_the_others_count(tmp_path):
    tags = "1,1,ferry,9\nbroken\n2,1,ferry,9\n2,900,ferry,9\n2,x,ferry,9\n"

    found, rejected = parted(a_folder(tmp_path, tags=tags).tags())

    assert [said.keywords for said in found] == [("ferry",)]
    assert reasons(rejected) == [(3, "has 1 columns, not 4")]


@pytest.mark.parametrize(
    ("name", "other"), [("links", "ratings"), ("ratings", "links")]
)
def test_a_folder_that_lacks_a_file_is_refused(tmp_path, name, other):
    a_file(tmp_path, f"{other}.csv", RATINGS)

    with pytest.raises(InvalidRequest, match=f"there is no {name}.csv here"):
        MovieLens(tmp_path)


def test_ratings_without_their_columns_are_refused(tmp_path):
    folder = a_folder(tmp_path)
    a_file(tmp_path, "ratings.csv", "user,film,stars\n1,2,3\n")

    with pytest.raises(InvalidRequest, match=r"lacks userid, movieid, rating"):
        list(folder.ratings())
