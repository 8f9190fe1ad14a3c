-- name: make_viewed
-- What viewers gave and liked, by the ids of films.
CREATE TEMP TABLE viewed (film_id text, mean real, votes bigint) ON COMMIT DROP;
CREATE TEMP TABLE liked_alike (film_id text, other_id text, strength real)
  ON COMMIT DROP;

-- name: clear_ratings
-- What a source's viewers gave before.
DELETE FROM ratings WHERE source = %(source)s;

-- name: insert_ratings
-- What viewers gave to films that are there.
INSERT INTO ratings (film_key, source, mean, votes)
SELECT f.film_key, %(source)s, v.mean, v.votes
  FROM viewed AS v JOIN films AS f ON f.id = v.film_id;

-- name: make_co_likes
-- Which films that are there are liked alike, beside those of before: millions of rows
-- take minutes if each is looked up among the films by a foreign key.
SET LOCAL work_mem = '64MB';
CREATE TABLE coming_co_likes (LIKE co_likes INCLUDING CONSTRAINTS);
INSERT INTO coming_co_likes (film_key, other_key, strength)
SELECT f.film_key, o.film_key, l.strength
  FROM liked_alike AS l JOIN films AS f ON f.id = l.film_id
  JOIN films AS o ON o.id = l.other_id
 WHERE f.film_key <> o.film_key
 ORDER BY f.film_key, o.film_key;
ALTER TABLE coming_co_likes ADD PRIMARY KEY (film_key, other_key);
CREATE INDEX coming_co_likes_by_other ON coming_co_likes (other_key);
ANALYZE coming_co_likes;

-- name: lock_co_likes
-- Let nobody else read or write what is concerned.
LOCK TABLE co_likes, films;

-- name: replace_co_likes
-- Let the new ones take the old ones' place, but for films that left meanwhile.
DELETE FROM coming_co_likes AS c
 WHERE NOT EXISTS (SELECT FROM films AS f WHERE f.film_key = c.film_key)
    OR NOT EXISTS (SELECT FROM films AS f WHERE f.film_key = c.other_key);
DROP TABLE co_likes;
ALTER TABLE coming_co_likes RENAME TO co_likes;
ALTER INDEX coming_co_likes_pkey RENAME TO co_likes_pkey;
ALTER INDEX coming_co_likes_by_other RENAME TO co_likes_by_other;
ALTER TABLE co_likes
  ADD FOREIGN KEY (film_key) REFERENCES films ON DELETE CASCADE,
  ADD FOREIGN KEY (other_key) REFERENCES films ON DELETE CASCADE;

-- name: count_co_likes
-- How many there are.
SELECT count(*) FROM co_likes;
