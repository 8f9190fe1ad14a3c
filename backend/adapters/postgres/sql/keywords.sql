-- name: every_plot
-- The text of every plot.
SELECT text FROM plots ORDER BY film_key;

-- name: count_due_keywords
-- How many films have a plot that keywords are still to be derived from.
SELECT count(*) FROM plots AS p
 WHERE p.keywords_are_due
   AND NOT EXISTS (SELECT FROM film_keywords AS k
                    WHERE k.film_key = p.film_key AND NOT k.is_derived);

-- name: plots_due_for_keywords
-- Plots that keywords are to be derived from, with the people of their films.
SELECT p.film_key, p.text,
       ARRAY(SELECT DISTINCT h.name FROM credits AS c JOIN people AS h USING (person_key)
              WHERE c.film_key = p.film_key) AS names
  FROM plots AS p
 WHERE p.keywords_are_due
   AND NOT EXISTS (SELECT FROM film_keywords AS k
                    WHERE k.film_key = p.film_key AND NOT k.is_derived)
 ORDER BY p.film_key LIMIT %(limit)s;

-- name: clear_derived_keywords
-- Keywords that were derived from these plots before.
DELETE FROM film_keywords WHERE film_key = ANY(%(keys)s) AND is_derived;

-- name: insert_derived_keywords
-- Keywords that were derived, most telling first.
INSERT INTO film_keywords (film_key, position, keyword, is_derived)
SELECT d.film_key, d.position, d.keyword, true
  FROM unnest(%(keys)s::int[], %(positions)s::int[], %(keywords)s::text[])
       AS d (film_key, position, keyword);

-- name: keywords_are_derived
-- Note that these plots have yielded what they can.
UPDATE plots SET keywords_are_due = false WHERE film_key = ANY(%(keys)s);
