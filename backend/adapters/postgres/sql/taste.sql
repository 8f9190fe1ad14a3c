-- name: taste_of_user
-- Whether a user's taste is used unasked, and their limits.
SELECT is_on, limits FROM tastes WHERE user_id = %(user)s;

-- name: film_tastes_of_user
-- What a user said of films, what they said last first.
SELECT f.id, t.verdict, t.is_seen, t.is_hidden, t.at
  FROM film_tastes AS t JOIN films AS f USING (film_key)
 WHERE t.user_id = %(user)s
 ORDER BY t.at DESC, f.id;

-- name: states_of_films
-- What a user said of these films: each is looked up by its key, however much they
-- said of others.
SELECT f.id, t.verdict, t.is_seen, t.is_hidden
  FROM films AS f CROSS JOIN LATERAL (
         SELECT said.verdict, said.is_seen, said.is_hidden FROM film_tastes AS said
          WHERE said.film_key = f.film_key AND said.user_id = %(user)s LIMIT 1) AS t
 WHERE f.id = ANY(%(ids)s);

-- name: open_taste
-- Make room for a user's taste.
INSERT INTO tastes (user_id) VALUES (%(user)s) ON CONFLICT DO NOTHING;

-- name: hold_taste
-- The same as taste_of_user, for one who changes it: others wait.
SELECT is_on, limits FROM tastes WHERE user_id = %(user)s FOR UPDATE;

-- name: set_taste
-- Whether a user's taste is used unasked, and their limits, from now on.
UPDATE tastes SET is_on = %(is_on)s, limits = %(limits)s WHERE user_id = %(user)s;

-- name: films_to_judge
-- The films that go, or went, by these ids and what a user said of them; none of them
-- leaves before that is changed.
SELECT asked.id, f.film_key, t.verdict,
       coalesce(t.is_seen, false), coalesce(t.is_hidden, false)
  FROM unnest(%(ids)s::text[]) AS asked (id)
  JOIN films AS f ON f.film_key = coalesce(
         (SELECT n.film_key FROM films AS n WHERE n.id = asked.id),
         (SELECT o.film_key FROM former_ids AS o WHERE o.id = asked.id))
  LEFT JOIN film_tastes AS t ON t.film_key = f.film_key AND t.user_id = %(user)s
   FOR KEY SHARE OF f;

-- name: unknown_names
-- Genres, languages and people that no film of the catalogue has, by limit.
SELECT 'never_genres', asked.name FROM unnest(%(never_genres)s::text[]) AS asked (name)
 WHERE NOT EXISTS (SELECT FROM film_genres AS g
                    WHERE lower(g.genre) = lower(asked.name))
 UNION ALL
SELECT 'languages', asked.name FROM unnest(%(languages)s::text[]) AS asked (name)
 WHERE NOT EXISTS (SELECT FROM film_languages AS l
                    WHERE lower(l.language) = lower(asked.name))
 UNION ALL
SELECT 'never_people', asked.name
  FROM unnest(%(never_people)s::text[], %(folded)s::text[]) AS asked (name, folded)
 WHERE NOT EXISTS (SELECT FROM people AS p
                    WHERE p.id = asked.name OR p.folded = asked.folded);

-- name: judge_films
-- Say this of these films; saying it again changes nothing.
INSERT INTO film_tastes AS t (user_id, film_key, verdict, is_seen, is_hidden)
SELECT %(user)s, said.*
  FROM unnest(%(keys)s::integer[], %(verdicts)s::text[],
              %(seen)s::boolean[], %(hidden)s::boolean[]) AS said
    ON CONFLICT (user_id, film_key) DO UPDATE
   SET verdict = EXCLUDED.verdict, is_seen = EXCLUDED.is_seen,
       is_hidden = EXCLUDED.is_hidden, at = EXCLUDED.at
 WHERE (t.verdict, t.is_seen, t.is_hidden)
       IS DISTINCT FROM (EXCLUDED.verdict, EXCLUDED.is_seen, EXCLUDED.is_hidden);

-- name: leave_films_alone
-- Say nothing of these films any more.
DELETE FROM film_tastes WHERE user_id = %(user)s AND film_key = ANY(%(keys)s);

-- name: clear_taste
-- Forget all that a user said.
DELETE FROM tastes WHERE user_id = %(user)s;

-- name: said_of_films
-- All that anybody said of these films, to be kept while they are made anew.
SELECT coalesce(jsonb_agg(to_jsonb(t) || jsonb_build_object('id', f.id)), '[]')
  FROM films AS f JOIN film_tastes AS t USING (film_key)
 WHERE f.id = ANY(%(ids)s);

-- name: say_it_of_films
-- Say of films by their new ids what was said of them by former ones; where several
-- become one, what was said last stands.
INSERT INTO film_tastes AS t (user_id, film_key, verdict, is_seen, is_hidden, at)
SELECT DISTINCT ON (said.user_id, f.film_key)
       said.user_id, f.film_key, said.verdict, said.is_seen, said.is_hidden, said.at
  FROM jsonb_to_recordset(%(said)s)
       AS said (id text, user_id text, verdict text,
                is_seen boolean, is_hidden boolean, at timestamptz)
  JOIN unnest(%(formers)s::text[], %(ids)s::text[]) AS moved (former, id)
    ON moved.former = said.id
  JOIN films AS f ON f.id = moved.id
 ORDER BY said.user_id, f.film_key, said.at DESC
    ON CONFLICT (user_id, film_key) DO UPDATE
   SET verdict = EXCLUDED.verdict, is_seen = EXCLUDED.is_seen,
       is_hidden = EXCLUDED.is_hidden, at = EXCLUDED.at
 WHERE t.at < EXCLUDED.at;
