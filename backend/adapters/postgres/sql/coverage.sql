-- name: coverage_of_fields
-- How many films have something in each field.
SELECT count(*) AS films,
       count(f.year) AS year, count(f.runtime) AS runtime, count(f.rating) AS rating,
       count(f.votes) AS votes, count(f.logline) AS logline,
       count(p.film_key) AS plot, count(f.poster_url) AS poster,
       count(*) FILTER (WHERE EXISTS (SELECT FROM credits AS c
         WHERE c.film_key = f.film_key AND c.category = 'director')) AS directors,
       count(*) FILTER (WHERE EXISTS (SELECT FROM credits AS c
         WHERE c.film_key = f.film_key AND c.category = 'writer')) AS writers,
       count(*) FILTER (WHERE EXISTS (SELECT FROM credits AS c
         WHERE c.film_key = f.film_key AND c.category = 'actor')) AS "cast",
       count(*) FILTER (WHERE EXISTS (SELECT FROM film_genres AS g
         WHERE g.film_key = f.film_key)) AS genres,
       count(*) FILTER (WHERE EXISTS (SELECT FROM film_keywords AS k
         WHERE k.film_key = f.film_key)) AS keywords,
       count(*) FILTER (WHERE EXISTS (SELECT FROM plot_labels AS l
         WHERE l.film_key = f.film_key AND l.kind = 'theme')) AS themes,
       count(*) FILTER (WHERE EXISTS (SELECT FROM plot_labels AS l
         WHERE l.film_key = f.film_key AND l.kind = 'tone')) AS tones,
       count(*) FILTER (WHERE EXISTS (SELECT FROM plot_labels AS l
         WHERE l.film_key = f.film_key AND l.kind = 'setting')) AS settings,
       count(*) FILTER (WHERE EXISTS (SELECT FROM film_languages AS l
         WHERE l.film_key = f.film_key)) AS languages,
       count(*) FILTER (WHERE EXISTS (SELECT FROM film_countries AS n
         WHERE n.film_key = f.film_key)) AS countries
  FROM films AS f LEFT JOIN plots AS p USING (film_key);

-- name: coverage_of_decades
-- How many films of each decade there are, have a plot, a poster, a rating,
-- and can be searched by plot.
SELECT coalesce(f.year / 10 * 10 || 's', 'unknown') AS name, count(*) AS films,
       count(p.film_key) AS plot, count(f.poster_url) AS poster,
       count(f.rating) AS rating, count(s.film_key) AS searched
  FROM films AS f LEFT JOIN plots AS p USING (film_key)
  LEFT JOIN (
    SELECT DISTINCT v.film_key FROM passage_vectors AS v
      JOIN embedders AS e USING (embedder_key)
     WHERE e.is_active AND v.is_indexed
  ) AS s USING (film_key)
 GROUP BY f.year / 10 ORDER BY f.year / 10 NULLS LAST;

-- name: coverage_of_genres
-- The same for each genre, the most frequent first.
SELECT g.genre AS name, count(*) AS films,
       count(p.film_key) AS plot, count(f.poster_url) AS poster,
       count(f.rating) AS rating, count(s.film_key) AS searched
  FROM film_genres AS g JOIN films AS f USING (film_key)
  LEFT JOIN plots AS p USING (film_key)
  LEFT JOIN (
    SELECT DISTINCT v.film_key FROM passage_vectors AS v
      JOIN embedders AS e USING (embedder_key)
     WHERE e.is_active AND v.is_indexed
  ) AS s USING (film_key)
 GROUP BY g.genre ORDER BY films DESC, g.genre;
