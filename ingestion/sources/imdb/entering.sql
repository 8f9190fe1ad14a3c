-- name: there
-- What the database wrote of what it holds already.
SELECT * FROM read_csv({file}, columns = {columns}, header = false,
                       auto_detect = false);

-- name: columns_of
-- Rows in the form and order in which COPY takes them.
SELECT {columns} FROM ({rows});

-- name: arriving_films
-- The films there that IMDb states anew, and whether others do too.
SELECT film_key, is_shared FROM film_keys WHERE NOT is_new;

-- name: arriving_people
-- The people there whom IMDb's films name.
SELECT person_key FROM person_keys WHERE NOT is_new;

-- name: film_keys
-- The key under which each chosen title stands or will stand, and whether others
-- state it too. Some may have been deleted since they were chosen.
WITH there AS (
  SELECT film_key, number_of(id) AS title, NOT is_alone AS is_shared FROM films_there
), new AS (
  SELECT c.title,
         (getvariable('last_film_key') + row_number() OVER (ORDER BY c.title))::INTEGER
           AS film_key
    FROM chosen AS c
   WHERE c.title NOT IN (SELECT title FROM there)
     AND c.title NOT IN (SELECT unnest(getvariable('unwanted')::INTEGER[]))
)
SELECT title, film_key, false AS is_shared, true AS is_new FROM new
 UNION ALL
SELECT t.title, t.film_key, t.is_shared, false
  FROM there AS t JOIN chosen AS c USING (title);

-- name: person_keys
-- The key under which each person credited stands or will stand.
WITH there AS (SELECT person_key, number_of(id) AS person FROM people_there)
SELECT p.person, (getvariable('last_person_key')
                  + row_number() OVER (ORDER BY p.person))::INTEGER AS person_key,
       true AS is_new
  FROM people AS p WHERE p.person NOT IN (SELECT person FROM there)
 UNION ALL
SELECT t.person, t.person_key, false
  FROM there AS t JOIN people AS p USING (person);

-- name: want_films
-- Films that IMDb alone states.
SELECT k.film_key, f.year, f.runtime, f.rating, f.votes, id_of('tt', f.title) AS id,
       f.name AS title, f.original AS original_title, f.kind, '["imdb"]' AS sources
  FROM films AS f JOIN film_keys AS k USING (title)
 WHERE NOT k.is_shared;

-- name: want_film_titles
-- The titles of films that IMDb alone states.
SELECT k.film_key, n.position, n.role, n.name AS title, fold_title(n.name) AS folded
  FROM names AS n JOIN film_keys AS k USING (title)
 WHERE NOT k.is_shared;

-- name: want_film_genres
-- The genres of films that IMDb alone states.
SELECT k.film_key, g.position, g.genre
  FROM genres AS g JOIN film_keys AS k USING (title)
 WHERE NOT k.is_shared;

-- name: want_people
-- Everybody credited.
SELECT k.person_key, p.birth_year, p.death_year, id_of('nm', p.person) AS id, p.name,
       fold_name(p.name) AS folded, json_of(p.professions) AS professions
  FROM people AS p JOIN person_keys AS k USING (person);

-- name: want_credits
-- Credits of films that IMDb alone states; of others, those that no record names.
SELECT f.film_key, p.person_key, c.billing, c.category, c.job,
       coalesce(c.characters, '[]') AS characters
  FROM credited AS c
  JOIN film_keys AS f USING (title)
  JOIN person_keys AS p USING (person)
 WHERE NOT f.is_shared OR c.category NOT IN ('director', 'writer', 'actor');

-- name: any_shared
-- Whether others state any of the films wanted.
SELECT coalesce(bool_or(is_shared), false) FROM film_keys;

-- name: shared_records
-- What IMDb says of films that others state too, as film records.
WITH shared AS (
  SELECT f.* FROM films AS f JOIN film_keys AS k USING (title) WHERE k.is_shared
), credit AS (
  SELECT c.title, c.category,
         list(struct_pack(id := id_of('nm', p.person), name := p.name,
                          characters := coalesce(c.characters, '[]')::JSON,
                          billing := greatest(c.billing, 1))
              ORDER BY c.billing, p.person) AS people
    FROM credited AS c JOIN shared AS s USING (title) JOIN people AS p USING (person)
   WHERE c.category IN ('director', 'writer', 'actor')
   GROUP BY c.title, c.category
)
SELECT to_json(struct_pack(
         id := id_of('tt', s.title), title := s.name, original_title := s.original, kind := s.kind,
         year := s.year, runtime := s.runtime, rating := s.rating, votes := s.votes,
         genres := (SELECT list(genre ORDER BY position) FROM genres AS g
                     WHERE g.title = s.title),
         also_known_as := (SELECT list(name ORDER BY position) FROM names AS n
                            WHERE n.title = s.title AND n.role = 'aka'),
         directors := (SELECT people FROM credit AS d
                        WHERE d.title = s.title AND d.category = 'director'),
         writers := (SELECT people FROM credit AS w
                      WHERE w.title = s.title AND w.category = 'writer'),
         members := (SELECT people FROM credit AS a
                      WHERE a.title = s.title AND a.category = 'actor')))
  FROM shared AS s;

-- name: standing
-- What the database wrote of a table, of the films that are wanted.
SELECT * FROM read_csv({file}, columns = {columns}, header = false,
                       auto_detect = false, delim = ',', quote = '"', escape = '"')
{of_wanted};

-- name: coming
-- Rows that are wanted and do not stand.
SELECT {columns} FROM want EXCEPT SELECT {columns} FROM stand;

-- name: going
-- Keys of rows that stand and are not wanted so.
SELECT DISTINCT {key} FROM (SELECT {columns} FROM stand EXCEPT
                            SELECT {columns} FROM want);

-- name: leaving
-- Films that IMDb stated before and that are not wanted now.
SELECT id FROM films_there
 WHERE is_stated AND number_of(id) NOT IN (SELECT title FROM chosen)
 ORDER BY id;

-- name: stated_before
-- How many films IMDb stated before.
SELECT count(*) FROM films_there WHERE is_stated;

-- name: newness
-- How many of the films wanted are new, and how many there are.
SELECT count(*) FILTER (is_new), count(*) FROM film_keys;
