-- name: films
-- The films wanted, each with its rating if it has one.
SELECT
  substr(tconst, 3)::INTEGER AS film_key, tconst AS id, "primaryTitle" AS title,
  nullif("originalTitle", "primaryTitle") AS original_title, "titleType" AS kind,
  "startYear"::SMALLINT AS year, "runtimeMinutes"::INTEGER AS runtime,
  "averageRating"::DOUBLE AS rating, "numVotes"::BIGINT AS votes, genres
FROM basics LEFT JOIN ratings USING (tconst)
WHERE {wanted}

-- name: genres
-- A row for each genre of a film.
SELECT film_key, position, genres[position] AS genre
FROM (
  SELECT film_key, genres, unnest(range(1, len(genres) + 1)) AS position
  FROM (SELECT film_key, string_split(genres, ',') AS genres FROM films WHERE genres IS NOT NULL)
)

-- name: credits
-- The principals of the films wanted.
SELECT
  substr(tconst, 3)::INTEGER AS film_key, category, ordering::INTEGER AS billing,
  substr(nconst, 3)::INTEGER AS person_key, characters
FROM principals
WHERE substr(tconst, 3)::INTEGER IN (SELECT film_key FROM films)

-- name: crew
-- A row for each director and each writer of the films wanted.
SELECT film_key, category, substr(unnest(people), 3)::INTEGER AS person_key
FROM (
  SELECT film_key, unnest(['director', 'writer']) AS category,
    unnest([string_split(directors, ','), string_split(writers, ',')]) AS people
  FROM (SELECT substr(tconst, 3)::INTEGER AS film_key, directors, writers FROM crew_lists)
  WHERE film_key IN (SELECT film_key FROM films)
)

-- name: people
-- The names of those who are credited.
SELECT substr(nconst, 3)::INTEGER AS person_key, nconst AS id, "primaryName" AS name
FROM names
WHERE substr(nconst, 3)::INTEGER IN (
  SELECT person_key FROM credits UNION SELECT person_key FROM crew
)

-- name: tables
-- The bare tables: no key, no index, no constraint.
CREATE SCHEMA baseline;
CREATE TABLE baseline.films (
  film_key integer, id text, title text, original_title text, kind text,
  year smallint, runtime integer, rating double precision, votes bigint
);
CREATE TABLE baseline.genres (film_key integer, position smallint, genre text);
CREATE TABLE baseline.credits (
  film_key integer, category text, billing integer, person_key integer, characters text
);
CREATE TABLE baseline.crew (film_key integer, category text, person_key integer);
CREATE TABLE baseline.people (person_key integer, id text, name text);
