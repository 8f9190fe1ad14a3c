-- name: note_unwanted
-- Note that nobody wants a film, by the ids it may come under again and by those it
-- went by before; but for ids that are another film's.
INSERT INTO unwanted_films (id, film_id)
SELECT i.id, %(film_id)s
  FROM (SELECT unnest(%(ids)s::text[])
         UNION
        SELECT o.id FROM former_ids AS o JOIN films AS f USING (film_key)
         WHERE f.id = %(film_id)s) AS i (id)
 WHERE NOT EXISTS (SELECT FROM films AS f WHERE f.id = i.id AND f.id <> %(film_id)s)
    ON CONFLICT (id) DO UPDATE SET film_id = EXCLUDED.film_id;

-- name: unwanted_of
-- Those of these films that nobody wants.
SELECT id FROM unwanted_films WHERE id = ANY(%(ids)s);

-- name: want_again
-- Somebody wants films by these ids: forget them, and all that films which went by
-- them might have come under.
DELETE FROM unwanted_films WHERE id = ANY(%(ids)s) OR film_id = ANY(%(ids)s);

-- name: unwanted_titles
-- The numbers of IMDb's titles that nobody wants.
SELECT substr(id, 3)::integer FROM unwanted_films
 WHERE id ~ '^tt[0-9]{7,9}$' ORDER BY id;
