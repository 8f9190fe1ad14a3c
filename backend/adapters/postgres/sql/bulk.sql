-- name: hold_turn
-- Nobody else stores films while this connection lives.
SELECT pg_advisory_lock(hashtext('moviechat.store'));

-- name: clear_incoming
-- What an earlier load left unfinished goes.
DROP SCHEMA IF EXISTS incoming CASCADE;

-- name: open_incoming
-- A place beside the catalogue, where tables are made that take its tables' places.
CREATE SCHEMA incoming;
CREATE UNLOGGED TABLE incoming.arriving_films (
  film_key integer PRIMARY KEY, is_shared boolean NOT NULL
);
CREATE UNLOGGED TABLE incoming.arriving_people (person_key integer PRIMARY KEY);

-- name: copy_shape
-- A table like another, without what makes loading slow.
CREATE TABLE incoming.{table} (
  LIKE {table} INCLUDING DEFAULTS INCLUDING IDENTITY INCLUDING CONSTRAINTS
               INCLUDING STORAGE INCLUDING COMPRESSION INCLUDING COMMENTS
);

-- name: keep_films
-- Films that others state, or state too.
INSERT INTO incoming.films OVERRIDING SYSTEM VALUE
SELECT f.* FROM films AS f
 WHERE NOT EXISTS (SELECT FROM incoming.arriving_films AS a
                    WHERE a.film_key = f.film_key AND NOT a.is_shared);

-- name: keep_film_titles
-- Titles of films that others state, or state too.
INSERT INTO incoming.film_titles
SELECT t.* FROM film_titles AS t
 WHERE NOT EXISTS (SELECT FROM incoming.arriving_films AS a
                    WHERE a.film_key = t.film_key AND NOT a.is_shared);

-- name: keep_film_genres
-- Genres of films that others state, or state too.
INSERT INTO incoming.film_genres
SELECT g.* FROM film_genres AS g
 WHERE NOT EXISTS (SELECT FROM incoming.arriving_films AS a
                    WHERE a.film_key = g.film_key AND NOT a.is_shared);

-- name: keep_credits
-- Credits of films that others state; of films that others state too, those which a
-- record names.
INSERT INTO incoming.credits
SELECT c.* FROM credits AS c
 WHERE NOT EXISTS (SELECT FROM incoming.arriving_films AS a
                    WHERE a.film_key = c.film_key
                      AND (NOT a.is_shared
                           OR c.category NOT IN ('director', 'writer', 'actor')));

-- name: keep_people
-- People who do not arrive anew.
INSERT INTO incoming.people OVERRIDING SYSTEM VALUE
SELECT p.* FROM people AS p
 WHERE NOT EXISTS (SELECT FROM incoming.arriving_people AS a
                    WHERE a.person_key = p.person_key);

-- name: indexes_of_table
-- The statements that make a table's indexes, constraints first.
SELECT coalesce(
         'ALTER TABLE {schema}.' || quote_ident(t.relname) || ' ADD CONSTRAINT '
           || quote_ident(c.conname) || ' ' || pg_get_constraintdef(c.oid),
         replace(pg_get_indexdef(i.indexrelid),
                 ' ON ' || quote_ident(n.nspname) || '.' || quote_ident(t.relname),
                 ' ON {schema}.' || quote_ident(t.relname)))
  FROM pg_index AS i
  JOIN pg_class AS t ON t.oid = i.indrelid
  JOIN pg_namespace AS n ON n.oid = t.relnamespace
  LEFT JOIN pg_constraint AS c ON c.conindid = i.indexrelid AND c.contype IN ('p', 'u')
 WHERE i.indrelid = %(table)s::regclass
 ORDER BY c.conname NULLS LAST, i.indexrelid;

-- name: references_of_tables
-- Foreign keys of and to these tables: whose, its name and what it says.
SELECT r.relname, c.conname, pg_get_constraintdef(c.oid)
  FROM pg_constraint AS c
  JOIN pg_class AS r ON r.oid = c.conrelid
 WHERE c.contype = 'f' AND r.relnamespace = current_schema()::regnamespace
   AND (c.conrelid = ANY(%(tables)s::regclass[])
        OR c.confrelid = ANY(%(tables)s::regclass[]))
 ORDER BY r.relname, c.conname;

-- name: unproven_references
-- Foreign keys that a load left to be proven.
SELECT r.relname, c.conname
  FROM pg_constraint AS c
  JOIN pg_class AS r ON r.oid = c.conrelid
 WHERE c.contype = 'f' AND NOT c.convalidated
   AND r.relnamespace = current_schema()::regnamespace
 ORDER BY r.relname, c.conname;

-- name: next_keys
-- From where new keys are free.
SELECT coalesce((SELECT max(film_key) FROM films), 0),
       coalesce((SELECT max(person_key) FROM people), 0);

-- name: renumber
-- New rows take keys after those that were loaded.
SELECT setval(pg_get_serial_sequence('films', 'film_key'),
              greatest((SELECT max(film_key) FROM films), 1)),
       setval(pg_get_serial_sequence('people', 'person_key'),
              greatest((SELECT max(person_key) FROM people), 1));

-- name: films_there
-- Films with IMDb's ids, and whether IMDb states them, and alone.
COPY (SELECT film_key, id, sources = '{imdb}', 'imdb' = ANY(sources) FROM films WHERE id LIKE 'tt%')
  TO STDOUT (FORMAT csv);

-- name: people_there
-- People with IMDb's ids.
COPY (SELECT person_key, id FROM people WHERE id LIKE 'nm%') TO STDOUT (FORMAT csv);

-- name: stand_films
-- Films that IMDb alone states, as they stand.
COPY (SELECT {columns} FROM films AS t WHERE t.sources = '{{imdb}}')
  TO STDOUT (FORMAT csv);

-- name: stand_film_titles
-- Titles of films that IMDb alone states, as they stand.
COPY (SELECT {columns} FROM film_titles AS t JOIN films AS f USING (film_key)
       WHERE f.sources = '{{imdb}}') TO STDOUT (FORMAT csv);

-- name: stand_film_genres
-- Genres of films that IMDb alone states, as they stand.
COPY (SELECT {columns} FROM film_genres AS t JOIN films AS f USING (film_key)
       WHERE f.sources = '{{imdb}}') TO STDOUT (FORMAT csv);

-- name: stand_people
-- People with IMDb's ids, as they stand.
COPY (SELECT {columns} FROM people AS t WHERE t.id LIKE 'nm%') TO STDOUT (FORMAT csv);

-- name: stand_credits
-- Credits that IMDb alone states, as they stand.
COPY (SELECT {columns} FROM credits AS t JOIN films AS f USING (film_key)
       WHERE f.sources = '{{imdb}}'
          OR 'imdb' = ANY(f.sources)
         AND t.category NOT IN ('director', 'writer', 'actor')) TO STDOUT (FORMAT csv);

-- name: make_change
-- Room for the rows of a table that come and for the keys of those that go.
CREATE TEMP TABLE coming (LIKE {table} INCLUDING DEFAULTS) ON COMMIT DROP;
CREATE TEMP TABLE going ON COMMIT DROP AS SELECT {key} FROM {table} LIMIT 0;

-- name: let_go
-- Rows that are no longer stated, or otherwise.
ANALYZE coming, going;
DELETE FROM {table} AS t USING going AS g WHERE {same_key};

-- name: let_come
-- Rows that are stated anew.
INSERT INTO {table} AS t ({columns}) {overriding} SELECT {columns} FROM coming
{on_conflict};
DROP TABLE coming, going;
