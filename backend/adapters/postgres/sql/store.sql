-- name: take_turns
-- Two imports at once would wait for each other crosswise: one goes first.
SELECT pg_advisory_xact_lock(hashtext('moviechat.store'));

-- name: make_staging
-- Where incoming records wait, so that all of them enter at once or none.
CREATE TEMP TABLE incoming_films (
  id text PRIMARY KEY, title text, original_title text, kind text, year smallint,
  runtime integer, rating double precision, votes bigint, logline text, plot text,
  poster_url text, given text[], digest bytea, sources text[]
) ON COMMIT DROP;
CREATE TEMP TABLE incoming_titles (
  film_id text, role text, position smallint, title text, folded text
) ON COMMIT DROP;
CREATE TEMP TABLE incoming_credits (
  film_id text, category text, billing integer, person_id text, name text,
  folded text, characters text[]
) ON COMMIT DROP;
CREATE TEMP TABLE incoming_labels (
  film_id text, field text, position smallint, label text
) ON COMMIT DROP;
CREATE TEMP TABLE incoming_sources (
  film_id text, position smallint, field text, name text, url text, licence text
) ON COMMIT DROP;

-- name: drop_staging
-- Room for the next records of the same transaction.
DROP TABLE incoming_films, incoming_titles, incoming_credits, incoming_labels,
           incoming_sources;

-- name: drop_unchanged
-- Records that say what they said last time change nothing.
DELETE FROM incoming_films AS i USING films AS f
 WHERE f.id = i.id AND f.record_digest = i.digest AND f.sources = i.sources;

-- name: analyze_staging
-- Let the planner see how much came.
ANALYZE incoming_films, incoming_titles, incoming_credits, incoming_labels,
        incoming_sources;

-- name: insert_films
-- Films that were not there.
INSERT INTO films (id, title, kind, sources)
SELECT i.id, i.title, coalesce(i.kind, 'movie'), i.sources FROM incoming_films AS i
 WHERE NOT EXISTS (SELECT FROM films AS f WHERE f.id = i.id)
 ORDER BY i.id;

-- name: recut_changed_loglines
-- A logline is a passage too: a changed one has its film cut again.
UPDATE plots AS p SET is_cut = false
  FROM films AS f, incoming_films AS i
 WHERE f.film_key = p.film_key AND i.id = f.id AND 'logline' = ANY(i.given)
   AND i.logline IS DISTINCT FROM f.logline;

-- name: update_films
-- What the records give, and nothing else.
UPDATE films AS f
   SET title      = CASE WHEN 'title' = ANY(i.given) THEN i.title ELSE f.title END,
       original_title = CASE WHEN 'original_title' = ANY(i.given)
                             THEN i.original_title ELSE f.original_title END,
       kind       = CASE WHEN 'kind' = ANY(i.given) THEN i.kind ELSE f.kind END,
       year       = CASE WHEN 'year' = ANY(i.given) THEN i.year ELSE f.year END,
       runtime    = CASE WHEN 'runtime' = ANY(i.given)
                         THEN i.runtime ELSE f.runtime END,
       rating     = CASE WHEN 'rating' = ANY(i.given) THEN i.rating ELSE f.rating END,
       votes      = CASE WHEN 'votes' = ANY(i.given) THEN i.votes ELSE f.votes END,
       logline    = CASE WHEN 'logline' = ANY(i.given)
                         THEN i.logline ELSE f.logline END,
       poster_url = CASE WHEN 'poster_url' = ANY(i.given)
                         THEN i.poster_url ELSE f.poster_url END,
       record_digest = i.digest,
       sources = i.sources
  FROM incoming_films AS i
 WHERE f.id = i.id;

-- name: clear_titles
-- Names that the records state anew.
DELETE FROM film_titles AS t USING films AS f, incoming_films AS i
 WHERE f.film_key = t.film_key AND i.id = f.id
   AND (t.role = 'primary' AND 'title' = ANY(i.given)
        OR t.role = 'original' AND 'original_title' = ANY(i.given)
        OR t.role = 'aka' AND 'also_known_as' = ANY(i.given));

-- name: insert_titles
-- Names as the records state them.
INSERT INTO film_titles (film_key, role, position, title, folded)
SELECT f.film_key, t.role, t.position, t.title, t.folded
  FROM incoming_titles AS t JOIN incoming_films AS i ON i.id = t.film_id
  JOIN films AS f ON f.id = i.id
 ORDER BY f.film_key, t.role, t.position;

-- name: know_people
-- Who is named without IMDb's id is the one person of IMDb's who goes by that name and
-- was alive then, if there is just one.
WITH known AS (
  SELECT c.film_id, c.folded, min(p.id) AS id, min(p.name) AS name
    FROM incoming_credits AS c
    JOIN incoming_films AS i ON i.id = c.film_id
    JOIN films AS f ON f.id = i.id
    JOIN people AS p ON p.folded = c.folded AND p.id LIKE 'nm%'
   WHERE c.person_id LIKE 'pc%'
     AND coalesce(p.birth_year < f.year, true)
     AND coalesce(p.death_year >= f.year - 3, true)
   GROUP BY c.film_id, c.folded HAVING count(DISTINCT p.id) = 1
)
UPDATE incoming_credits AS c SET person_id = k.id, name = k.name
  FROM known AS k
 WHERE c.film_id = k.film_id AND c.folded = k.folded AND c.person_id LIKE 'pc%'
   AND NOT EXISTS (SELECT FROM incoming_credits AS o
                    WHERE o.film_id = c.film_id AND o.category = c.category
                      AND o.person_id = k.id);

-- name: upsert_people
-- People as the records name them; the last spelling stands, and rows of a fresh
-- table lie in the order in which they came.
INSERT INTO people AS p (id, name, folded)
SELECT DISTINCT ON (c.person_id) c.person_id, c.name, c.folded
  FROM incoming_credits AS c JOIN incoming_films AS i ON i.id = c.film_id
 ORDER BY c.person_id, c.ctid DESC
    ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name, folded = EXCLUDED.folded
 WHERE p.name <> EXCLUDED.name;

-- name: clear_credits
-- Credits that the records state anew.
DELETE FROM credits AS c USING films AS f, incoming_films AS i
 WHERE f.film_key = c.film_key AND i.id = f.id
   AND (c.category = 'director' AND 'directors' = ANY(i.given)
        OR c.category = 'writer' AND 'writers' = ANY(i.given)
        OR c.category = 'actor' AND 'cast' = ANY(i.given));

-- name: insert_credits
-- Credits as the records state them.
INSERT INTO credits (film_key, category, billing, person_key, characters)
SELECT f.film_key, c.category, c.billing, p.person_key, c.characters
  FROM incoming_credits AS c JOIN incoming_films AS i ON i.id = c.film_id
  JOIN films AS f ON f.id = i.id
  JOIN people AS p ON p.id = c.person_id
 ORDER BY f.film_key, c.category, c.billing;

-- name: clear_labels
-- Genres, keywords, languages and countries that the records state anew. Derived
-- keywords go only where others are stated.
WITH stated AS (
  SELECT f.film_key, i.given,
         EXISTS (SELECT FROM incoming_labels AS l
                  WHERE l.film_id = i.id AND l.field = 'keywords') AS has_keywords
    FROM incoming_films AS i JOIN films AS f ON f.id = i.id
), no_genres AS (
  DELETE FROM film_genres USING stated AS s
   WHERE film_genres.film_key = s.film_key AND 'genres' = ANY(s.given)
), no_keywords AS (
  DELETE FROM film_keywords USING stated AS s
   WHERE film_keywords.film_key = s.film_key AND 'keywords' = ANY(s.given)
     AND (s.has_keywords OR NOT film_keywords.is_derived)
), no_languages AS (
  DELETE FROM film_languages USING stated AS s
   WHERE film_languages.film_key = s.film_key AND 'languages' = ANY(s.given)
)
DELETE FROM film_countries USING stated AS s
 WHERE film_countries.film_key = s.film_key AND 'countries' = ANY(s.given);

-- name: insert_labels
-- Genres, keywords, languages and countries as the records state them.
WITH label AS (
  SELECT f.film_key, l.field, l.position, l.label
    FROM incoming_labels AS l JOIN incoming_films AS i ON i.id = l.film_id
    JOIN films AS f ON f.id = i.id
   ORDER BY f.film_key, l.position
), genres AS (
  INSERT INTO film_genres
  SELECT film_key, position, label FROM label WHERE field = 'genres'
), keywords AS (
  INSERT INTO film_keywords (film_key, position, keyword)
  SELECT film_key, position, label FROM label WHERE field = 'keywords'
), languages AS (
  INSERT INTO film_languages
  SELECT film_key, position, label FROM label WHERE field = 'languages'
)
INSERT INTO film_countries
SELECT film_key, position, label FROM label WHERE field = 'countries';

-- name: drop_passages_of_lost_plots
-- Passages of plots that the records take away.
WITH gone AS (
  DELETE FROM passages AS p USING films AS f, incoming_films AS i
   WHERE f.film_key = p.film_key AND i.id = f.id
     AND 'plot' = ANY(i.given) AND i.plot IS NULL
  RETURNING f.id || '-' || p.number AS passage_id
)
INSERT INTO departed_passages SELECT passage_id FROM gone ON CONFLICT DO NOTHING;

-- name: drop_lost_plots
-- Plots that the records take away, and the keywords that were derived from them.
WITH lost AS (
  DELETE FROM film_keywords AS k USING films AS f, incoming_films AS i
   WHERE f.film_key = k.film_key AND i.id = f.id AND k.is_derived
     AND 'plot' = ANY(i.given) AND i.plot IS NULL
)
DELETE FROM plots AS p USING films AS f, incoming_films AS i
 WHERE f.film_key = p.film_key AND i.id = f.id
   AND 'plot' = ANY(i.given) AND i.plot IS NULL;

-- name: upsert_plots
-- Plots as the records tell them; a changed one is to be cut again, keywords are to
-- be derived from it, and its labels go.
WITH told AS (
  INSERT INTO plots AS p (film_key, text)
  SELECT f.film_key, i.plot FROM incoming_films AS i JOIN films AS f ON f.id = i.id
   WHERE i.plot IS NOT NULL
   ORDER BY f.film_key
      ON CONFLICT (film_key) DO UPDATE SET text = EXCLUDED.text, is_cut = false,
         keywords_are_due = true, labels_basis = NULL
   WHERE p.text <> EXCLUDED.text
  RETURNING film_key
)
DELETE FROM plot_labels AS l USING told AS t WHERE l.film_key = t.film_key;

-- name: let_keywords_be_due
-- Where the records take keywords away, some are to be derived in their place.
UPDATE plots AS p SET keywords_are_due = true
  FROM films AS f, incoming_films AS i
 WHERE f.film_key = p.film_key AND i.id = f.id AND 'keywords' = ANY(i.given)
   AND NOT p.keywords_are_due
   AND NOT EXISTS (SELECT FROM film_keywords AS k WHERE k.film_key = p.film_key);

-- name: clear_sources
-- Sources that the records state anew.
DELETE FROM field_sources AS s USING films AS f, incoming_films AS i
 WHERE f.film_key = s.film_key AND i.id = f.id AND 'sources' = ANY(i.given);

-- name: insert_sources
-- Sources as the records state them.
INSERT INTO field_sources (film_key, position, field, name, url, licence)
SELECT f.film_key, s.position, s.field, s.name, s.url, s.licence
  FROM incoming_sources AS s JOIN incoming_films AS i ON i.id = s.film_id
  JOIN films AS f ON f.id = i.id
 ORDER BY f.film_key, s.position;

-- name: has_unknown_people
-- Whether anybody is named without IMDb's id.
SELECT EXISTS (SELECT FROM people WHERE id >= 'pc' AND id < 'pd');

-- name: know_people_at_last
-- The same for people who were there before IMDb's came.
WITH known AS (
  SELECT c.film_key, c.person_key, min(n.person_key) AS known_key
    FROM people AS p
    JOIN credits AS c USING (person_key)
    JOIN films AS f USING (film_key)
    JOIN people AS n ON n.folded = p.folded AND n.id LIKE 'nm%'
   WHERE p.id LIKE 'pc%'
     AND coalesce(n.birth_year < f.year, true)
     AND coalesce(n.death_year >= f.year - 3, true)
   GROUP BY c.film_key, c.person_key HAVING count(DISTINCT n.person_key) = 1
)
UPDATE credits AS c SET person_key = k.known_key
  FROM known AS k
 WHERE c.film_key = k.film_key AND c.person_key = k.person_key
   AND NOT EXISTS (SELECT FROM credits AS o
                    WHERE o.film_key = c.film_key AND o.category = c.category
                      AND o.person_key = k.known_key);

-- name: drop_people_without_films
-- People whom no film names any more.
DELETE FROM people AS p
 WHERE NOT EXISTS (SELECT FROM credits AS c WHERE c.person_key = p.person_key);
