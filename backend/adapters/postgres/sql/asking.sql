-- name: names
-- Films, people and keywords that go by one of these folded names.
SELECT 'film' AS kind, t.folded, f.id, f.title AS name, f.year,
       coalesce(f.votes, 0)::bigint AS weight, bool_or(t.role = 'primary') AS is_primary,
       NULL::text[] AS categories, NULL::integer[] AS counts
  FROM film_titles AS t JOIN films AS f USING (film_key)
 WHERE t.folded = ANY(%(folded)s)
 GROUP BY t.folded, f.film_key
UNION ALL
SELECT 'person', p.folded, p.id, p.name, p.birth_year, coalesce(n.weight, 0)::bigint,
       true, n.categories, n.counts
  FROM people AS p
 CROSS JOIN LATERAL (
   SELECT sum(r.films + r.votes) AS weight,
          array_agg(r.category ORDER BY r.films DESC, r.category) AS categories,
          array_agg(r.films ORDER BY r.films DESC, r.category) AS counts
     FROM (SELECT c.category, count(*)::integer AS films,
                  coalesce(sum(f.votes), 0) AS votes
             FROM credits AS c JOIN films AS f USING (film_key)
            WHERE c.person_key = p.person_key
            GROUP BY c.category) AS r
 ) AS n
 WHERE p.folded = ANY(%(folded)s)
UNION ALL
SELECT 'keyword', lower(k.keyword), min(k.keyword), min(k.keyword), NULL,
       count(*)::bigint, true, NULL, NULL
  FROM film_keywords AS k
 WHERE lower(k.keyword) = ANY(%(folded)s)
 GROUP BY lower(k.keyword)
 ORDER BY 1, 6 DESC, 3;

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
       coalesce(f.votes, 0)::bigint AS weight, t.role = 'primary' AS is_primary,
       NULL::text[] AS categories, NULL::integer[] AS counts
  FROM (SELECT * FROM films ORDER BY votes DESC NULLS LAST, film_key LIMIT %(films)s) AS f
  JOIN film_titles AS t USING (film_key)
 WHERE t.role IN ('primary', 'original')
 ORDER BY f.votes DESC NULLS LAST, f.film_key, t.role DESC;

-- name: well_known_people
-- The people whose films are most voted for, among those of the films most voted for.
WITH known AS MATERIALIZED (
  SELECT film_key, coalesce(votes, 0) AS votes
    FROM films ORDER BY films.votes DESC NULLS LAST, film_key LIMIT %(films)s
), credited AS MATERIALIZED (
  SELECT c.person_key, c.category, count(*)::integer AS films, sum(f.votes) AS votes,
         c.category IN ('actor', 'director', 'writer', 'composer', 'cinematographer')
           AS is_known
    FROM known AS f JOIN credits AS c USING (film_key)
   GROUP BY c.person_key, c.category
), weighed AS MATERIALIZED (
  SELECT r.person_key, sum(r.films + r.votes) FILTER (WHERE r.is_known)::bigint AS weight,
         array_agg(r.category ORDER BY r.films DESC, r.category) AS categories,
         array_agg(r.films ORDER BY r.films DESC, r.category) AS counts
    FROM credited AS r
   GROUP BY r.person_key HAVING bool_or(r.is_known)
   ORDER BY 2 DESC, 1 LIMIT %(people)s
)
SELECT 'person' AS kind, p.folded, p.id, p.name, p.birth_year AS year, n.weight,
       true AS is_primary, n.categories, n.counts
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
