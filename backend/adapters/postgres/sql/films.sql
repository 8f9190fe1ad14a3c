-- name: films_whole
-- These films with all that hangs on them, in the order asked.
SELECT f.id, f.title, f.original_title, f.kind, f.year, f.runtime,
       f.rating, f.votes, f.logline, p.text AS plot, f.poster_url,
       ARRAY(SELECT g.genre FROM film_genres AS g
              WHERE g.film_key = f.film_key ORDER BY g.position) AS genres,
       ARRAY(SELECT k.keyword FROM film_keywords AS k
              WHERE k.film_key = f.film_key AND NOT k.is_derived
              ORDER BY k.position) AS keywords,
       ARRAY(SELECT k.keyword FROM film_keywords AS k
              WHERE k.film_key = f.film_key AND k.is_derived
              ORDER BY k.position) AS derived_keywords,
       (SELECT json_agg(json_build_array(l.kind, l.label) ORDER BY l.position)
          FROM plot_labels AS l WHERE l.film_key = f.film_key) AS labels,
       ARRAY(SELECT l.language FROM film_languages AS l
              WHERE l.film_key = f.film_key ORDER BY l.position) AS languages,
       ARRAY(SELECT c.country FROM film_countries AS c
              WHERE c.film_key = f.film_key ORDER BY c.position) AS countries,
       ARRAY(SELECT t.title FROM film_titles AS t
              WHERE t.film_key = f.film_key AND t.role = 'aka'
              ORDER BY t.position) AS also_known_as,
       (SELECT json_agg(json_build_array(c.category, c.billing, h.id, h.name,
                                         c.characters)
                        ORDER BY c.billing, h.id)
          FROM credits AS c JOIN people AS h USING (person_key)
         WHERE c.film_key = f.film_key) AS credits,
       (SELECT json_agg(json_build_array(s.field, s.name, s.url, s.licence)
                        ORDER BY s.position)
          FROM (SELECT position, field, name, url, licence
                  FROM field_sources WHERE film_key = f.film_key
                 UNION ALL
                SELECT -1, 'facts', 'Information courtesy of IMDb',
                       'https://www.imdb.com/title/' || f.id || '/',
                       'personal and non-commercial use'
                 WHERE 'imdb' = ANY(f.sources)
                   AND NOT EXISTS (SELECT FROM field_sources AS noted
                                    WHERE noted.film_key = f.film_key
                                      AND noted.field = 'facts')
               ) AS s) AS sources
  FROM unnest(%(ids)s::text[]) WITH ORDINALITY AS asked (id, place)
  JOIN films AS f ON f.id = asked.id
  LEFT JOIN plots AS p USING (film_key)
 ORDER BY asked.place;

-- name: film_ids
-- The id of every film.
SELECT id FROM films ORDER BY id;

-- name: count_films
-- How many films there are.
SELECT count(*) FROM films;

-- name: films_called
-- Films that go by one of these folded titles, most voted first.
SELECT f.id AS film_id, f.title, f.year, coalesce(f.votes, 0) AS votes,
       t.folded, bool_or(t.role = 'primary') AS is_primary
  FROM film_titles AS t JOIN films AS f USING (film_key)
 WHERE t.folded = ANY(%(folded)s)
 GROUP BY f.id, f.title, f.year, f.votes, t.folded
 ORDER BY votes DESC, f.year, f.id;

-- name: titles_sharing_words
-- Films with a title that shares a word, or its first letters, with this one.
SELECT f.id AS film_id, f.title, f.year, coalesce(f.votes, 0) AS votes,
       t.folded, t.role = 'primary' AS is_primary
  FROM film_titles AS t JOIN films AS f USING (film_key)
 WHERE array_to_tsvector(array_remove(string_to_array(t.folded, ' '), ''))
       @@ to_tsquery('simple', %(any_word)s)
    OR starts_with(t.folded, %(first_letters)s)
 ORDER BY votes DESC, f.id
 LIMIT %(limit)s;

