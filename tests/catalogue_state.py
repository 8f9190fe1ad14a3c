"""All that a catalogue says, whatever keys its rows have: to compare two of them."""

from collections import Counter
from typing import Any, Final

from backend.adapters.postgres.connect import Connect
from backend.adapters.postgres.store import PostgresFilmStore
from backend.domain.records import write_record

State = dict[str, list[Any]]
FEW: Final = 3
LONGEST_SHOWN: Final = 300

_ASKED: Final = {
    "films": """
        SELECT id, title, original_title, kind, year, runtime, rating, votes, logline,
               poster_url, sources FROM films""",
    "digests": """
        SELECT id, record_digest FROM films WHERE cardinality(sources) > 1""",
    "titles": """
        SELECT f.id, t.role, t.position, t.title, t.folded
          FROM film_titles AS t JOIN films AS f USING (film_key)""",
    "people": """
        SELECT id, name, folded, birth_year, death_year, professions FROM people""",
    "credits": """
        SELECT f.id, p.id, c.category, c.billing, c.job, c.characters
          FROM credits AS c JOIN films AS f USING (film_key)
          JOIN people AS p USING (person_key)""",
    "statements": """
        SELECT f.id, s.source, s.record
          FROM statements AS s JOIN films AS f USING (film_key)""",
    "former ids": """
        SELECT i.id, f.id FROM former_ids AS i JOIN films AS f USING (film_key)""",
    "ratings": """
        SELECT f.id, r.source, r.mean, r.votes
          FROM ratings AS r JOIN films AS f USING (film_key)""",
    "co-likes": """
        SELECT f.id, o.id, c.strength
          FROM co_likes AS c JOIN films AS f USING (film_key)
          JOIN films AS o ON o.film_key = c.other_key""",
    "what is cut": """
        SELECT f.id, p.text, p.is_cut
          FROM plots AS p JOIN films AS f USING (film_key)""",
    "rejected": """
        SELECT DISTINCT i.source, r.file, r.line, r.reason, r.raw
          FROM rejected_rows AS r JOIN ingest_runs AS i USING (run_key)
         WHERE i.state = 'done'""",
    "sequences": """
        SELECT (SELECT last_value FROM films_film_key_seq)
                 >= (SELECT coalesce(max(film_key), 1) FROM films),
               (SELECT last_value FROM people_person_key_seq)
                 >= (SELECT coalesce(max(person_key), 1) FROM people)""",
}
_LEFT_OVER: Final = """
    SELECT 'schema ' || nspname FROM pg_namespace WHERE nspname = 'incoming'
     UNION ALL
    SELECT 'table ' || relname FROM pg_class WHERE relpersistence = 't'
     UNION ALL
    SELECT 'run of ' || source FROM ingest_runs WHERE state = 'running'
     UNION ALL
    SELECT 'query ' || query FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid()
       AND backend_type = 'client backend'
     UNION ALL
    SELECT 'key ' || conname FROM pg_constraint AS c
     WHERE contype = 'f' AND connamespace <> 'public'::regnamespace"""


def state_of(connect: Connect) -> State:
    """Return what a catalogue says."""
    exported = [write_record(film) for film in PostgresFilmStore(connect).all_films()]
    state: State = {"export": [*exported]}
    with connect() as connection:
        for name, asked in _ASKED.items():
            rows = connection.execute(asked).fetchall()
            state[name] = sorted(rows, key=repr)
    return state


def differences(found: State, expected: State) -> list[str]:
    """Return the first rows that one of two catalogues has and the other has not."""
    return [
        f"{name}: {row[:LONGEST_SHOWN]}"
        for name in expected
        for row in _differing(found[name], expected[name])
    ]


def left_over(connect: Connect) -> list[str]:
    """Return what work leaves behind that did not clear up after itself."""
    with connect() as connection:
        return [str(row[0]) for row in connection.execute(_LEFT_OVER)]


def _differing(found: list[Any], expected: list[Any]) -> list[str]:
    here, there = Counter(map(repr, found)), Counter(map(repr, expected))
    extra = [f"found {row}" for row in sorted(here - there)]
    missing = [f"missing {row}" for row in sorted(there - here)]
    return [*extra[:FEW], *missing[:FEW]]
