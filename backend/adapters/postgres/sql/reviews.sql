-- name: make_read_reviews
-- Reviews as they are read, before their films are known.
CREATE TEMP TABLE read_reviews (
  film_id text, title text, year smallint, origin text, file text, position integer,
  rating real, sentiment text, is_derived boolean, text text, quote text, score real
) ON COMMIT DROP;
CREATE TEMP TABLE named_films (title text, year smallint, film_id text)
  ON COMMIT DROP;
CREATE TEMP TABLE reviewed (film_key integer PRIMARY KEY) ON COMMIT DROP;

-- name: titles_of_reviews
-- Titles and years by which reviews name their films.
SELECT DISTINCT title, year FROM read_reviews WHERE film_id IS NULL
 ORDER BY title, year;

-- name: name_films_of_reviews
-- Give reviews the films that their titles and years are of.
UPDATE read_reviews AS r SET film_id = n.film_id
  FROM named_films AS n
 WHERE r.film_id IS NULL AND n.title = r.title AND n.year IS NOT DISTINCT FROM r.year;

-- name: clear_reviews
-- Reviews of these files as they were before; their films are to be counted anew.
WITH gone AS (
  DELETE FROM reviews
   WHERE source = %(source)s AND origin = ANY(%(origins)s::text[]) RETURNING film_key
)
INSERT INTO reviewed SELECT DISTINCT film_key FROM gone;

-- name: insert_reviews
-- Reviews of films that are there.
WITH came AS (
  INSERT INTO reviews
  SELECT f.film_key, %(source)s, r.origin, r.file, r.position, r.rating, r.sentiment,
         r.is_derived, r.text, r.quote, r.score
    FROM read_reviews AS r JOIN films AS f ON f.id = r.film_id
   ORDER BY f.film_key, r.origin, r.file, r.position
  RETURNING film_key
), noted AS (
  INSERT INTO reviewed SELECT DISTINCT film_key FROM came ON CONFLICT DO NOTHING
)
SELECT count(*), count(DISTINCT film_key) FROM came;

-- name: clear_opinions
-- What the reviews of these films came to.
DELETE FROM film_opinions AS o USING reviewed AS r WHERE o.film_key = r.film_key;
DELETE FROM review_quotes AS q USING reviewed AS r WHERE q.film_key = r.film_key;

-- name: count_opinions
-- What the reviews of these films come to.
INSERT INTO film_opinions
SELECT film_key, count(*), count(*) FILTER (WHERE sentiment = 'pos'),
       count(*) FILTER (WHERE sentiment = 'neg'),
       count(*) FILTER (WHERE sentiment IS NULL),
       count(*) FILTER (WHERE is_derived), count(rating),
       round(avg(rating)::numeric, 2)
  FROM heard_reviews JOIN reviewed USING (film_key)
 GROUP BY film_key;

-- name: choose_quotes
-- The best sentences for and against each of these films, one of each review.
INSERT INTO review_quotes
SELECT film_key, sentiment, place, quote, rating, source, file, position
  FROM (SELECT r.*, row_number() OVER (
                 PARTITION BY film_key, sentiment
                     ORDER BY score DESC, file COLLATE "C", position) AS place
          FROM (SELECT DISTINCT ON (film_key, sentiment, quote) *
                  FROM heard_reviews JOIN reviewed USING (film_key)
                 WHERE quote IS NOT NULL
                 ORDER BY film_key, sentiment, quote, score DESC, file COLLATE "C",
                          position) AS r) AS ranked
 WHERE place <= %(most)s;

-- name: count_reviewed
-- How many films' reviews changed.
SELECT count(*) FROM reviewed;

-- name: origins_of_reviews
-- Files of which this source's reviews are.
SELECT DISTINCT origin FROM reviews WHERE source = %(source)s;

-- name: opinions_of_film
-- What the reviews of a film come to.
SELECT o.reviews, o.positive, o.negative, o.undecided, o.derived, o.rated, o.mean,
       NOT EXISTS (SELECT FROM reviews AS r
                    WHERE r.film_key = o.film_key AND r.source <> 'starter') AS are_house
  FROM film_opinions AS o JOIN films AS f USING (film_key) WHERE f.id = %(id)s;

-- name: quotes_of_film
-- What is quoted of a film's reviews, praise first.
SELECT q.text, q.sentiment, q.rating, q.source, q.file, q.line
  FROM review_quotes AS q JOIN films AS f USING (film_key)
 WHERE f.id = %(id)s ORDER BY q.sentiment DESC, q.position;

-- name: state_of_catalogue
-- What tells whether films came or left.
SELECT count(*), coalesce(max(film_key), 0) FROM films;
