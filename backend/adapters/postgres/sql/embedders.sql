-- name: known_embedders
-- Every embedder of which vectors are kept, the active one first.
SELECT name, dimension, is_active, data_version FROM embedders
 ORDER BY is_active DESC, name;

-- name: active_embedder
-- The name of the embedder whose index is searched.
SELECT name FROM embedders WHERE is_active;

-- name: enter_embedder
-- Make an embedder known.
INSERT INTO embedders (name) VALUES (%(embedder)s) ON CONFLICT DO NOTHING;

-- name: set_dimension
-- Note how many numbers an embedder's vectors have.
UPDATE embedders SET dimension = %(dimension)s WHERE name = %(embedder)s;

-- name: note_data_version
-- Note which passages an index holds, if it holds all there are and there are some.
UPDATE embedders AS e SET data_version = whole.version
  FROM (
    SELECT count(*) || '-' || to_hex(bit_xor(hashtextextended(
             f.id || '-' || p.number || ' ' || p.text_hash, 0))) AS version,
           bool_and(coalesce(v.is_indexed, false)) AS is_whole
      FROM passages AS p JOIN films AS f USING (film_key)
      LEFT JOIN (passage_vectors AS v JOIN embedders AS mine
                   ON mine.embedder_key = v.embedder_key
                  AND mine.name = %(embedder)s)
        ON v.film_key = p.film_key AND v.number = p.number
       AND v.text_hash = p.text_hash
  ) AS whole
 WHERE e.name = %(embedder)s AND whole.is_whole;

-- name: deactivate_others
-- Search other embedders' indexes no longer.
UPDATE embedders SET is_active = false WHERE is_active AND name <> %(embedder)s;

-- name: activate
-- Search this embedder's index.
UPDATE embedders SET is_active = true WHERE name = %(embedder)s AND NOT is_active;

-- name: forget_embedder
-- Forget an embedder with its vectors, unless its index is searched.
DELETE FROM embedders WHERE name = %(embedder)s AND NOT is_active;

-- name: wait_a_little
-- How long to wait for a lock: whoever was just killed has it a moment longer.
SET lock_timeout = '3s';

-- name: take_embedding
-- Be the connection that may embed.
SELECT pg_advisory_lock(hashtext('moviechat.embed'));

-- name: leave_embedding
-- Let another connection embed.
SELECT pg_advisory_unlock(hashtext('moviechat.embed'));
