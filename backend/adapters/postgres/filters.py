"""What a list of films may be narrowed by, each as one condition in SQL."""

from dataclasses import asdict
from typing import Final, LiteralString

from psycopg import sql

from backend.domain.films import FilmFilter, FilmOrder
from backend.domain.folding import fold_name, fold_title

_CONDITIONS: Final[dict[str, LiteralString]] = {
    "q": "EXISTS (SELECT FROM film_titles AS t WHERE t.film_key = f.film_key AND ("
    "array_to_tsvector(array_remove(string_to_array(t.folded, ' '), '')) "
    "@@ to_tsquery('simple', %(q_words)s) "
    "OR t.folded = %(q_folded)s))",
    "genre": "EXISTS (SELECT FROM film_genres AS g WHERE g.film_key = f.film_key "
    "AND lower(g.genre) = lower(%(genre)s))",
    "language": "EXISTS (SELECT FROM film_languages AS l "
    "WHERE l.film_key = f.film_key AND lower(l.language) = lower(%(language)s))",
    "keyword": "EXISTS (SELECT FROM film_keywords AS k "
    "WHERE k.film_key = f.film_key AND lower(k.keyword) = lower(%(keyword)s))",
    "person": "EXISTS (SELECT FROM credits AS c JOIN people AS p USING (person_key) "
    "WHERE c.film_key = f.film_key "
    "AND (p.id = %(person)s OR p.folded = %(person_folded)s))",
    "year_gte": "f.year >= %(year_gte)s",
    "year_lte": "f.year <= %(year_lte)s",
    "runtime_gte": "f.runtime >= %(runtime_gte)s",
    "runtime_lte": "f.runtime <= %(runtime_lte)s",
    "rating_gte": "f.rating >= %(rating_gte)s",
    "votes_gte": "f.votes >= %(votes_gte)s",
    "ids": "f.id = ANY(%(ids)s)",
}
_ORDERS: Final[dict[FilmOrder, LiteralString]] = {
    FilmOrder.POPULAR: "f.votes DESC NULLS LAST",
    FilmOrder.RATING: "f.rating DESC NULLS LAST, f.votes DESC NULLS LAST",
    FilmOrder.NEWEST: "f.year DESC NULLS LAST, f.votes DESC NULLS LAST",
    FilmOrder.OLDEST: "f.year NULLS LAST, f.votes DESC NULLS LAST",
    FilmOrder.TITLE: "lower(f.title), f.year",
}
_EXACT_TITLE_FIRST: Final = (
    "EXISTS (SELECT FROM film_titles AS t WHERE t.film_key = f.film_key "
    "AND t.folded = %(q_folded)s) DESC"
)


def page_of_ids(wanted: FilmFilter, order: FilmOrder) -> sql.Composed:
    """Return the statement that reads one page of ids, and how many there are."""
    given = [name for name, value in asdict(wanted).items() if value is not None]
    conditions = [sql.SQL(_CONDITIONS[name]) for name in given]
    orders = [sql.SQL(_EXACT_TITLE_FIRST)] if "q" in given else []
    orders += [sql.SQL(_ORDERS[order]), sql.SQL("f.id")]
    return sql.SQL(
        "SELECT f.id, count(*) OVER () AS total FROM films AS f WHERE {where} "
        "ORDER BY {order} LIMIT %(limit)s OFFSET %(offset)s",
    ).format(
        where=sql.SQL(" AND ").join(conditions) if conditions else sql.SQL("true"),
        order=sql.SQL(", ").join(orders),
    )


def count_of(wanted: FilmFilter) -> sql.Composed:
    """Return the statement that counts the films wanted."""
    return sql.SQL("SELECT count(*)") + _from_films(wanted)


def all_ids(wanted: FilmFilter) -> sql.Composed:
    """Return the statement that reads the ids of all films wanted."""
    return sql.SQL("SELECT f.id") + _from_films(wanted)


def _from_films(wanted: FilmFilter) -> sql.Composed:
    given = [name for name, value in asdict(wanted).items() if value is not None]
    conditions = [sql.SQL(_CONDITIONS[name]) for name in given] or [sql.SQL("true")]
    return sql.SQL(" FROM films AS f WHERE {where}").format(
        where=sql.SQL(" AND ").join(conditions),
    )


def parameters(wanted: FilmFilter) -> dict[str, object]:
    """Return the values that the conditions name."""
    return {
        **asdict(wanted),
        "ids": None if wanted.ids is None else list(wanted.ids),
        "q_folded": fold_title(wanted.q or ""),
        "q_words": words_query(fold_title(wanted.q or ""), joint=" & ", prefix=True),
        "person_folded": fold_name(wanted.person or ""),
    }


def words_query(folded: str, *, joint: str, prefix: bool) -> str:
    """Return folded words as PostgreSQL's text search wants them.

    Folded text holds letters, digits and underscores only, but for titles made
    of signs alone, which hold no word to look for.
    """
    words = [word for word in folded.split() if word.isalnum()]
    return joint.join(f"{word}:*" if prefix else word for word in words)
