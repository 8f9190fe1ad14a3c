-- name: make_viewed
-- What viewers gave and liked, by the ids of films.
CREATE TEMP TABLE viewed (film_id text, mean real, votes bigint) ON COMMIT DROP;
CREATE TEMP TABLE liked_alike (film_id text, other_id text, strength real)
  ON COMMIT DROP;

-- name: clear_ratings
-- What a source's viewers gave before.
DELETE FROM ratings WHERE source = %(source)s;

-- name: clear_co_likes
-- What was liked alike before.
TRUNCATE co_likes;

-- name: insert_ratings
-- What viewers gave to films that are there.
INSERT INTO ratings (film_key, source, mean, votes)
SELECT f.film_key, %(source)s, v.mean, v.votes
  FROM viewed AS v JOIN films AS f ON f.id = v.film_id;

-- name: insert_co_likes
-- Which films that are there are liked alike.
INSERT INTO co_likes (film_key, other_key, strength)
SELECT f.film_key, o.film_key, l.strength
  FROM liked_alike AS l JOIN films AS f ON f.id = l.film_id
  JOIN films AS o ON o.id = l.other_id
 WHERE f.film_key <> o.film_key;
