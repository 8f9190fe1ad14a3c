-- name: plots_to_cut
-- Plots that changed since they were last cut into passages, with their loglines.
SELECT f.id, p.text, f.logline
  FROM plots AS p JOIN films AS f USING (film_key)
 WHERE NOT p.is_cut
 ORDER BY p.film_key LIMIT %(limit)s FOR UPDATE OF p;

-- name: upsert_passage
-- Keep a passage; one whose text is unchanged keeps its vector.
WITH back AS (
  DELETE FROM departed_passages WHERE passage_id = %(film_id)s || '-' || %(number)s
)
INSERT INTO passages AS p (film_key, number, text, starts_at, text_hash)
SELECT film_key, %(number)s, %(text)s, %(starts_at)s, %(text_hash)s
  FROM films WHERE id = %(film_id)s
    ON CONFLICT (film_key, number) DO UPDATE
   SET text = EXCLUDED.text, starts_at = EXCLUDED.starts_at,
       text_hash = EXCLUDED.text_hash,
       embedder   = CASE WHEN p.text_hash = EXCLUDED.text_hash THEN p.embedder END,
       vector     = CASE WHEN p.text_hash = EXCLUDED.text_hash THEN p.vector END,
       is_indexed = p.is_indexed AND p.text_hash = EXCLUDED.text_hash;

-- name: drop_passages_from
-- Let go of a film's passages from this number on.
WITH gone AS (
  DELETE FROM passages AS p USING films AS f
   WHERE f.film_key = p.film_key AND f.id = %(film_id)s AND p.number >= %(number)s
  RETURNING f.id || '-' || p.number AS passage_id
)
INSERT INTO departed_passages SELECT passage_id FROM gone ON CONFLICT DO NOTHING;

-- name: mark_cut
-- Note that these films' plots are cut.
UPDATE plots SET is_cut = true
 WHERE film_key IN (SELECT film_key FROM films WHERE id = ANY(%(ids)s));

-- name: passages_without_vector
-- Passages that an embedder has not embedded yet, longest first: even batches.
SELECT f.id AS film_id, p.number, p.text, p.starts_at
  FROM passages AS p JOIN films AS f USING (film_key)
 WHERE p.embedder IS DISTINCT FROM %(embedder)s
 ORDER BY length(p.text) DESC, p.film_key, p.number;

-- name: save_vector
-- Keep a passage's vector, unless its text changed meanwhile.
UPDATE passages AS p
   SET embedder = %(embedder)s, vector = %(vector)s, is_indexed = false
  FROM films AS f
 WHERE f.film_key = p.film_key AND f.id = %(film_id)s
   AND p.number = %(number)s AND p.text_hash = %(text_hash)s;

-- name: unindexed
-- Passages with a vector that the index does not hold yet.
SELECT f.id AS film_id, p.number, p.text, p.starts_at, p.vector
  FROM passages AS p JOIN films AS f USING (film_key)
 WHERE p.vector IS NOT NULL AND NOT p.is_indexed
 ORDER BY p.film_key, p.number LIMIT %(limit)s;

-- name: mark_indexed
-- Note that the index holds a passage, unless its text changed meanwhile.
UPDATE passages AS p SET is_indexed = true
  FROM films AS f
 WHERE f.film_key = p.film_key AND f.id = %(film_id)s
   AND p.number = %(number)s AND p.text_hash = %(text_hash)s;

-- name: departed
-- Passages that are gone here and may still stand in the index.
SELECT passage_id FROM departed_passages ORDER BY passage_id LIMIT %(limit)s;

-- name: forget_departed
-- The index no longer holds these.
DELETE FROM departed_passages WHERE passage_id = ANY(%(ids)s);

-- name: forget_index
-- The index holds nothing.
UPDATE passages SET is_indexed = false WHERE is_indexed;

-- name: count_passages
-- Films with a plot, plots to cut, passages, those embedded, those indexed.
SELECT (SELECT count(*) FROM plots) AS plots,
       (SELECT count(*) FROM plots WHERE NOT is_cut) AS uncut,
       count(*) AS passages,
       count(vector) AS embedded,
       count(*) FILTER (WHERE is_indexed) AS indexed
  FROM passages;

-- name: passages_by_id
-- Those of these passages that exist and stand in the index as they are.
SELECT f.id AS film_id, p.number, p.text, p.starts_at
  FROM unnest(%(film_ids)s::text[], %(numbers)s::int[]) AS asked (film_id, number)
  JOIN films AS f ON f.id = asked.film_id
  JOIN passages AS p ON p.film_key = f.film_key AND p.number = asked.number
 WHERE p.is_indexed;

-- name: vectors_of_film
-- The vectors of a film's passages, in order.
SELECT p.vector FROM passages AS p JOIN films AS f USING (film_key)
 WHERE f.id = %(id)s AND p.vector IS NOT NULL ORDER BY p.number;
