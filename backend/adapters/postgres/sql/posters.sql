-- name: films_without_poster
-- IMDb's films without a poster, unless one was asked for lately; most voted first.
SELECT f.id FROM films AS f
 WHERE f.id LIKE 'tt%%' AND f.poster_url IS NULL
   AND NOT EXISTS (SELECT FROM poster_lookups AS l
                    WHERE l.film_key = f.film_key
                      AND l.asked_on > current_date - %(days)s::int)
 ORDER BY f.votes DESC NULLS LAST, f.film_key LIMIT %(limit)s;

-- name: count_without_poster
-- How many such films there are.
SELECT count(*) FROM films AS f
 WHERE f.id LIKE 'tt%%' AND f.poster_url IS NULL
   AND NOT EXISTS (SELECT FROM poster_lookups AS l
                    WHERE l.film_key = f.film_key
                      AND l.asked_on > current_date - %(days)s::int);

-- name: note_poster_lookups
-- Remember that these films' posters were asked for today.
INSERT INTO poster_lookups (film_key, asked_on)
SELECT film_key, current_date FROM films WHERE id = ANY(%(ids)s) ORDER BY film_key
    ON CONFLICT (film_key) DO UPDATE SET asked_on = EXCLUDED.asked_on;

-- name: forget_poster_lookups
-- Nothing was ever asked for.
DELETE FROM poster_lookups;
