-- name: names
-- Films, people and keywords that go by one of these folded names.
SELECT 'film' AS kind, t.folded, f.id, f.title AS name, f.year,
       coalesce(f.votes, 0)::bigint AS weight, bool_or(t.role = 'primary') AS is_primary
  FROM film_titles AS t JOIN films AS f USING (film_key)
 WHERE t.folded = ANY(%(folded)s)
 GROUP BY t.folded, f.film_key
UNION ALL
SELECT 'person', p.folded, p.id, p.name, p.birth_year,
       (SELECT coalesce(sum(f.votes), 0) + count(*)
          FROM credits AS c JOIN films AS f USING (film_key)
         WHERE c.person_key = p.person_key)::bigint, true
  FROM people AS p
 WHERE p.folded = ANY(%(folded)s)
UNION ALL
SELECT 'keyword', lower(k.keyword), min(k.keyword), min(k.keyword), NULL,
       count(*)::bigint, true
  FROM film_keywords AS k
 WHERE lower(k.keyword) = ANY(%(folded)s)
 GROUP BY lower(k.keyword)
 ORDER BY 1, 6 DESC, 3;

-- name: roles_of_people
-- What people are credited as, and on how many films.
SELECT p.id, c.category, count(DISTINCT c.film_key)::integer
  FROM people AS p JOIN credits AS c USING (person_key)
 WHERE p.id = ANY(%(ids)s)
 GROUP BY p.id, c.category
 ORDER BY p.id, 3 DESC, 2;

-- name: all_tags
-- Every genre, language and country that a film is listed under.
SELECT 'genre', genre FROM film_genres GROUP BY genre
UNION ALL
SELECT 'language', language FROM film_languages GROUP BY language
UNION ALL
SELECT 'country', country FROM film_countries GROUP BY country
 ORDER BY 1, 2;

-- name: well_known_films
-- The films most voted for, by the names they go by here and at home.
SELECT 'film' AS kind, t.folded, f.id, t.title AS name, f.year,
       coalesce(f.votes, 0)::bigint AS weight, t.role = 'primary' AS is_primary
  FROM (SELECT * FROM films ORDER BY votes DESC NULLS LAST, film_key LIMIT %(films)s) AS f
  JOIN film_titles AS t USING (film_key)
 WHERE t.role IN ('primary', 'original')
 ORDER BY f.votes DESC NULLS LAST, f.film_key, t.role DESC;

-- name: well_known_people
-- The people whose films are most voted for, among those of the films most voted for.
WITH known AS MATERIALIZED (
  SELECT film_key, coalesce(votes, 0) AS votes
    FROM films ORDER BY films.votes DESC NULLS LAST, film_key LIMIT %(films)s
), weighed AS MATERIALIZED (
  SELECT c.person_key, (sum(f.votes) + count(*))::bigint AS weight
    FROM known AS f JOIN credits AS c USING (film_key)
   WHERE c.category IN ('actor', 'director', 'writer', 'composer', 'cinematographer')
   GROUP BY c.person_key
   ORDER BY 2 DESC, 1 LIMIT %(people)s
)
SELECT 'person' AS kind, p.folded, p.id, p.name, p.birth_year AS year, n.weight,
       true AS is_primary
  FROM weighed AS n JOIN people AS p USING (person_key)
 ORDER BY n.weight DESC, p.person_key;

-- name: version_of_catalogue
-- What changes with any row of films, titles or people. Statistics lag behind by up to
-- a second, and start anew after a crash: then the book of names is made once more.
SELECT coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::text
       || ' ' || coalesce(sum(relid::bigint), 0)::text
  FROM pg_stat_user_tables
 WHERE schemaname = current_schema()
   AND relname IN ('films', 'film_titles', 'people', 'film_genres', 'film_keywords');
