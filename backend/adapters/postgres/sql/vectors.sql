-- name: copy_known_vectors
-- Give passages without a vector the one that the same text has already.
INSERT INTO passage_vectors AS v (embedder_key, film_key, number, text_hash, vector)
SELECT e.embedder_key, p.film_key, p.number, p.text_hash, twin.vector
  FROM embedders AS e CROSS JOIN passages AS p
  LEFT JOIN passage_vectors AS own
    ON own.embedder_key = e.embedder_key AND own.film_key = p.film_key
   AND own.number = p.number
 CROSS JOIN LATERAL (
   SELECT t.vector FROM passage_vectors AS t
    WHERE t.text_hash = p.text_hash AND t.embedder_key = e.embedder_key LIMIT 1
 ) AS twin
 WHERE e.name = %(embedder)s AND own.text_hash IS DISTINCT FROM p.text_hash
   FOR KEY SHARE OF p SKIP LOCKED
    ON CONFLICT (embedder_key, film_key, number) DO UPDATE
   SET text_hash = EXCLUDED.text_hash, vector = EXCLUDED.vector, is_indexed = false;

-- name: count_waiting
-- How many texts wait for a vector of this embedder, and how long they are.
SELECT count(*) AS texts, coalesce(sum(length(waiting.text)), 0) AS letters
  FROM (
    SELECT DISTINCT ON (p.text_hash) p.embedded AS text
      FROM passages AS p
     WHERE NOT EXISTS (
       SELECT FROM passage_vectors AS v JOIN embedders AS e USING (embedder_key)
        WHERE e.name = %(embedder)s AND v.text_hash = p.text_hash)
  ) AS waiting;

-- name: waiting_texts
-- Texts that wait for a vector of this embedder, each once, by hash: in no order.
SELECT DISTINCT ON (p.text_hash) p.text_hash, p.embedded AS text
  FROM passages AS p
 WHERE p.text_hash > %(after)s
   AND NOT EXISTS (
     SELECT FROM passage_vectors AS v JOIN embedders AS e USING (embedder_key)
      WHERE e.name = %(embedder)s AND v.text_hash = p.text_hash)
 ORDER BY p.text_hash LIMIT %(limit)s;

-- name: make_incoming_vectors
-- Where vectors wait that have just been made.
CREATE TEMP TABLE incoming_vectors (text_hash text, vector bytea) ON COMMIT DROP;

-- name: enter_vectors
-- Keep vectors for every passage that has such a text now. A passage that somebody
-- is about to delete is left out: it may be gone before its vector is there.
INSERT INTO passage_vectors AS v (embedder_key, film_key, number, text_hash, vector)
SELECT e.embedder_key, p.film_key, p.number, p.text_hash, i.vector
  FROM incoming_vectors AS i JOIN passages AS p USING (text_hash)
  JOIN embedders AS e ON e.name = %(embedder)s
   FOR KEY SHARE OF p SKIP LOCKED
    ON CONFLICT (embedder_key, film_key, number) DO UPDATE
   SET text_hash = EXCLUDED.text_hash, vector = EXCLUDED.vector, is_indexed = false;

-- name: count_unindexed
-- How many passages have a vector that the index does not hold.
SELECT count(*)
  FROM passage_vectors AS v JOIN embedders AS e USING (embedder_key)
  JOIN passages AS p
    ON p.film_key = v.film_key AND p.number = v.number AND p.text_hash = v.text_hash
 WHERE e.name = %(embedder)s AND NOT v.is_indexed
   AND octet_length(v.vector) = coalesce(4 * e.dimension, octet_length(v.vector));

-- name: unindexed
-- Passages with a vector that the index does not hold yet.
SELECT f.id AS film_id, p.number, p.header, p.text, p.starts_at, p.story, v.vector
  FROM passage_vectors AS v JOIN embedders AS e USING (embedder_key)
  JOIN passages AS p
    ON p.film_key = v.film_key AND p.number = v.number AND p.text_hash = v.text_hash
  JOIN films AS f ON f.film_key = p.film_key
 WHERE e.name = %(embedder)s AND NOT v.is_indexed
   AND octet_length(v.vector) = coalesce(4 * e.dimension, octet_length(v.vector))
 ORDER BY v.film_key, v.number LIMIT %(limit)s;

-- name: mark_indexed
-- Note that the index holds passages, but for those whose vector changed meanwhile.
UPDATE passage_vectors AS v SET is_indexed = true
  FROM unnest(%(film_ids)s::text[], %(numbers)s::int[], %(hashes)s::text[])
       AS held (film_id, number, text_hash)
  JOIN films AS f ON f.id = held.film_id
  JOIN embedders AS e ON e.name = %(embedder)s
 WHERE v.embedder_key = e.embedder_key AND v.film_key = f.film_key
   AND v.number = held.number AND v.text_hash = held.text_hash;

-- name: mark_lost
-- Note that the index does not hold these passages as they are kept.
UPDATE passage_vectors AS v SET is_indexed = false
  FROM unnest(%(film_ids)s::text[], %(numbers)s::int[]) AS lost (film_id, number)
  JOIN films AS f ON f.id = lost.film_id
  JOIN embedders AS e ON e.name = %(embedder)s
 WHERE v.embedder_key = e.embedder_key AND v.film_key = f.film_key
   AND v.number = lost.number AND v.is_indexed;

-- name: forget_index
-- The index of this embedder holds nothing.
UPDATE passage_vectors AS v SET is_indexed = false FROM embedders AS e
 WHERE e.embedder_key = v.embedder_key AND e.name = %(embedder)s AND v.is_indexed;

-- name: drop_broken_vectors
-- Let go of vectors whose number of numbers is not this embedder's.
DELETE FROM passage_vectors AS v USING embedders AS e
 WHERE e.embedder_key = v.embedder_key AND e.name = %(embedder)s
   AND octet_length(v.vector) <> 4 * e.dimension;

-- name: count_broken_vectors
-- Vectors whose number of numbers is not this embedder's.
SELECT count(*) FROM passage_vectors AS v JOIN embedders AS e USING (embedder_key)
 WHERE e.name = %(embedder)s AND octet_length(v.vector) <> 4 * e.dimension;

-- name: count_without_vector
-- Passages that have no vector of their text by this embedder.
SELECT count(*) FROM passages AS p
 WHERE NOT EXISTS (
   SELECT FROM passage_vectors AS v JOIN embedders AS e USING (embedder_key)
    WHERE e.name = %(embedder)s AND v.film_key = p.film_key
      AND v.number = p.number AND v.text_hash = p.text_hash);

-- name: count_false_hashes
-- Passages whose hash is not that of their text.
SELECT count(*) FROM passages
 WHERE text_hash <> encode(sha256(convert_to(embedded, 'UTF8')), 'hex');

-- name: mend_false_hashes
-- Give these passages the hash of their text, so that it is embedded.
UPDATE passages SET text_hash = encode(sha256(convert_to(embedded, 'UTF8')), 'hex')
 WHERE text_hash <> encode(sha256(convert_to(embedded, 'UTF8')), 'hex');

-- name: existing_ids
-- Those of these passages that exist.
SELECT f.id || '-' || p.number
  FROM unnest(%(film_ids)s::text[], %(numbers)s::int[]) AS asked (film_id, number)
  JOIN films AS f ON f.id = asked.film_id
  JOIN passages AS p ON p.film_key = f.film_key AND p.number = asked.number;

-- name: indexed_ids
-- Ids of passages that the index is known to hold.
SELECT f.id || '-' || v.number
  FROM passage_vectors AS v JOIN embedders AS e USING (embedder_key)
  JOIN films AS f ON f.film_key = v.film_key
 WHERE e.name = %(embedder)s AND v.is_indexed;

-- name: vectors_by_id
-- The kept vectors of passages that the index is known to hold.
SELECT f.id || '-' || v.number, v.vector
  FROM unnest(%(film_ids)s::text[], %(numbers)s::int[]) AS asked (film_id, number)
  JOIN films AS f ON f.id = asked.film_id
  JOIN embedders AS e ON e.name = %(embedder)s
  JOIN passage_vectors AS v
    ON v.embedder_key = e.embedder_key AND v.film_key = f.film_key
   AND v.number = asked.number
 WHERE v.is_indexed AND octet_length(v.vector) = coalesce(4 * e.dimension, octet_length(v.vector));
