-- name: shelf_version
-- What changes with any row that the shelf is made of.
SELECT coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::text
       || ' ' || coalesce(sum(relid::bigint), 0)::text
  FROM pg_stat_user_tables
 WHERE schemaname = current_schema()
   AND relname IN ('films', 'film_titles', 'people', 'credits', 'film_genres',
                   'film_keywords', 'film_languages', 'film_countries', 'plots',
                   'plot_labels', 'co_likes', 'passages', 'passage_vectors');

-- name: shelf_films
-- The films to be ranked: those with a plot, then the most voted for; and what is
-- another number whenever the plot changed.
SELECT f.film_key, f.id, f.title, coalesce(f.year, 0), coalesce(f.runtime, 0),
       coalesce(f.votes, 0), coalesce(f.rating, 0),
       coalesce(p.xmin::text::bigint, 0)
  FROM films AS f LEFT JOIN plots AS p USING (film_key)
 ORDER BY p.film_key IS NULL, f.votes DESC NULLS LAST, f.film_key
 LIMIT %(films)s;

-- name: shelf_reads_whole_tables
-- Whole tables are joined: statistics that lag behind an ingest must not make the
-- planner look each row up by itself.
SET LOCAL enable_nestloop = off;

-- name: shelf_names
-- What films are listed under, each word once whatever its case.
SELECT min({column}) FROM {table} GROUP BY lower({column}) ORDER BY lower({column});

-- name: shelf_links
-- Which films are listed under which of these words, by the words' numbers.
COPY (
  SELECT DISTINCT l.film_key, n.number::integer, 1::real
    FROM {table} AS l
    JOIN unnest(%(names)s::text[]) WITH ORDINALITY AS n (name, number)
      ON lower(n.name) = lower(l.{column})
   WHERE l.film_key = ANY(%(keys)s::integer[]) {only}
) TO STDOUT (FORMAT binary);

-- name: shelf_credits
-- Who is credited on which films; stars weigh more than those billed after them.
COPY (
  SELECT film_key, person_key,
         (1 / sqrt(row_number() OVER (PARTITION BY film_key ORDER BY billing, person_key)))::real
    FROM credits
   WHERE film_key = ANY(%(keys)s::integer[]) AND category = ANY(%(categories)s)
) TO STDOUT (FORMAT binary);

-- name: shelf_people
-- These people, by key.
SELECT person_key, id, name FROM people WHERE person_key = ANY(%(keys)s::integer[])
 ORDER BY person_key;

-- name: shelf_co_likes
-- What a like of a film says for others, a value a film as rows are sent: there are
-- millions, and to send each by itself takes four times as long.
SELECT string_agg(int4send(film_key) || int4send(other_key) || float4send(strength), '')
  FROM co_likes
 WHERE film_key = ANY(%(keys)s::integer[]) AND other_key = ANY(%(keys)s::integer[])
 GROUP BY film_key;

-- name: shelf_vectors
-- Passages with the vectors of this embedder.
COPY (
  SELECT p.film_key, p.number::integer, v.vector
    FROM passages AS p
    JOIN passage_vectors AS v
      ON v.film_key = p.film_key AND v.number = p.number AND v.text_hash = p.text_hash
    JOIN embedders AS e ON e.embedder_key = v.embedder_key
   WHERE e.name = %(embedder)s AND p.film_key = ANY(%(keys)s::integer[])
     AND octet_length(v.vector) = 4 * e.dimension
   LIMIT %(passages)s
) TO STDOUT (FORMAT binary);

-- name: shelf_stories
-- How many letters of each film's passages tell its story.
COPY (
  SELECT film_key, 0, sum(length(coalesce(story, text)))::real
    FROM passages WHERE film_key = ANY(%(keys)s::integer[]) GROUP BY film_key
) TO STDOUT (FORMAT binary);

-- name: shelf_dimension
-- How many numbers a vector of this embedder has.
SELECT dimension FROM embedders WHERE name = %(embedder)s;

-- name: shelf_plots
-- The plots of these films.
SELECT f.id, p.text FROM films AS f JOIN plots AS p USING (film_key)
 WHERE f.id = ANY(%(ids)s);

-- name: shelf_characters
-- Whom actors play, by film.
SELECT f.id, array_agg(c.name)
  FROM films AS f JOIN credits AS k USING (film_key), unnest(k.characters) AS c (name)
 WHERE k.category = 'actor' AND f.film_key = ANY(%(keys)s::integer[])
 GROUP BY f.id;
