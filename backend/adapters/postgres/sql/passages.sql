-- name: plots_to_cut
-- Plots that changed since they were last cut, with their loglines and genres.
SELECT f.id, p.text, f.logline,
       ARRAY(SELECT g.genre FROM film_genres AS g
              WHERE g.film_key = p.film_key ORDER BY g.position) AS genres
  FROM plots AS p JOIN films AS f USING (film_key)
 WHERE NOT p.is_cut
 ORDER BY p.film_key LIMIT %(limit)s FOR UPDATE OF p;

-- name: recut_changed_genres
-- Genres stand in a passage's header: where they changed, plots are cut again.
UPDATE plots AS p SET is_cut = false
  FROM (
    SELECT c.film_key, array_remove(array_agg(g.genre ORDER BY g.position), NULL)
             AS genres
      FROM plots AS c LEFT JOIN film_genres AS g USING (film_key)
     WHERE c.is_cut GROUP BY c.film_key
  ) AS now
 WHERE p.film_key = now.film_key AND p.cut_genres <> now.genres;

-- name: count_uncut
-- How many plots are to be cut.
SELECT count(*) FROM plots WHERE NOT is_cut;

-- name: make_incoming_passages
-- Where passages wait that have just been cut.
CREATE TEMP TABLE incoming_passages (
  film_id text, number smallint, header text, text text, starts_at real, story text,
  text_hash text
) ON COMMIT DROP;

-- name: enter_passages
-- Keep passages, those unchanged as they are.
INSERT INTO passages AS p (film_key, number, header, text, starts_at, story, text_hash)
SELECT f.film_key, i.number, i.header, i.text, i.starts_at, i.story, i.text_hash
  FROM incoming_passages AS i JOIN films AS f ON f.id = i.film_id
 ORDER BY f.film_key, i.number
    ON CONFLICT (film_key, number) DO UPDATE
   SET header = EXCLUDED.header, text = EXCLUDED.text, starts_at = EXCLUDED.starts_at,
       story = EXCLUDED.story, text_hash = EXCLUDED.text_hash
 WHERE (p.text_hash, p.text, p.starts_at, p.story)
       IS DISTINCT FROM (EXCLUDED.text_hash, EXCLUDED.text, EXCLUDED.starts_at, EXCLUDED.story);

-- name: call_back_departed
-- Passages that came again have not left.
DELETE FROM departed_passages AS d USING incoming_passages AS i
 WHERE d.passage_id = i.film_id || '-' || i.number;

-- name: drop_surplus_passages
-- Let go of passages that a film has no longer.
WITH gone AS (
  DELETE FROM passages AS p
   USING films AS f, unnest(%(ids)s::text[], %(counts)s::int[]) AS kept (id, passages)
   WHERE f.id = kept.id AND p.film_key = f.film_key AND p.number >= kept.passages
  RETURNING f.id || '-' || p.number AS passage_id
)
INSERT INTO departed_passages SELECT passage_id FROM gone ON CONFLICT DO NOTHING;

-- name: mark_cut
-- Note that these films' plots are cut, and with which genres; what they are like is
-- to be found out anew.
UPDATE plots AS p
   SET is_cut = true, labels_basis = NULL,
       cut_genres = ARRAY(SELECT g.genre FROM film_genres AS g
                           WHERE g.film_key = p.film_key ORDER BY g.position)
 WHERE film_key IN (SELECT film_key FROM films WHERE id = ANY(%(ids)s));

-- name: departed
-- Passages that are gone here and may still stand in an index.
SELECT passage_id FROM departed_passages ORDER BY passage_id LIMIT %(limit)s;

-- name: forget_departed
-- No index holds these any longer.
DELETE FROM departed_passages WHERE passage_id = ANY(%(ids)s);

-- name: count_passages
-- Films with a plot, plots to cut, passages, those embedded, those indexed.
SELECT (SELECT count(*) FROM plots) AS plots,
       (SELECT count(*) FROM plots WHERE NOT is_cut) AS uncut,
       count(*) AS passages,
       count(v.vector) AS embedded,
       count(*) FILTER (WHERE v.is_indexed) AS indexed
  FROM passages AS p
  LEFT JOIN (passage_vectors AS v JOIN embedders AS e
               ON e.embedder_key = v.embedder_key AND e.name = %(embedder)s)
    ON v.film_key = p.film_key AND v.number = p.number AND v.text_hash = p.text_hash;

-- name: passages_by_id
-- Those of these passages that exist and stand in the index as they are.
SELECT f.id AS film_id, p.number, p.header, p.text, p.starts_at, p.story
  FROM unnest(%(film_ids)s::text[], %(numbers)s::int[]) AS asked (film_id, number)
  JOIN films AS f ON f.id = asked.film_id
  JOIN passages AS p ON p.film_key = f.film_key AND p.number = asked.number
  JOIN passage_vectors AS v
    ON v.film_key = p.film_key AND v.number = p.number AND v.text_hash = p.text_hash
  JOIN embedders AS e ON e.embedder_key = v.embedder_key
 WHERE e.name = %(embedder)s AND v.is_indexed;

-- name: vectors_of_film
-- The vectors of a film's passages, in order.
SELECT v.vector
  FROM films AS f JOIN passages AS p USING (film_key)
  JOIN passage_vectors AS v
    ON v.film_key = p.film_key AND v.number = p.number AND v.text_hash = p.text_hash
  JOIN embedders AS e ON e.embedder_key = v.embedder_key
 WHERE f.id = %(id)s AND e.name = %(embedder)s
   AND octet_length(v.vector) = coalesce(4 * e.dimension, octet_length(v.vector))
 ORDER BY p.number;
