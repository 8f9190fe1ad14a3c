-- name: label_sample
-- Plots to compare others with, in an order that says nothing of them and stays the
-- same: some of those whose every passage has this embedder's vector, with the hashes
-- that tell whether they changed.
SELECT c.film_key, f.id, array_agg(c.text_hash ORDER BY c.number) AS hashes
  FROM plots AS p JOIN films AS f USING (film_key) JOIN passages AS c USING (film_key)
  LEFT JOIN (passage_vectors AS v JOIN embedders AS e
               ON e.embedder_key = v.embedder_key AND e.name = %(embedder)s
              AND octet_length(v.vector) = 4 * e.dimension)
    ON v.film_key = c.film_key AND v.number = c.number AND v.text_hash = c.text_hash
 WHERE p.is_cut
 GROUP BY c.film_key, f.id HAVING bool_and(v.film_key IS NOT NULL)
 ORDER BY md5(f.id) LIMIT %(limit)s;

-- name: count_labels_due
-- How many plots have not been compared with this.
SELECT count(*) FROM plots WHERE labels_basis IS DISTINCT FROM %(basis)s;

-- name: count_unlabelled
-- How many plots have not been compared with anything since they were cut.
SELECT count(*) FROM plots WHERE is_cut AND labels_basis IS NULL;

-- name: plots_due_for_labels
-- The next plots that have not been compared with this.
SELECT film_key FROM plots
 WHERE is_cut AND labels_basis IS DISTINCT FROM %(basis)s AND film_key > %(after)s
 ORDER BY film_key LIMIT %(limit)s;

-- name: vectors_of_plots
-- The vectors of these films' passages, in order; nothing where one is missing.
SELECT c.film_key, v.vector
  FROM passages AS c
  LEFT JOIN (passage_vectors AS v JOIN embedders AS e
               ON e.embedder_key = v.embedder_key AND e.name = %(embedder)s
              AND octet_length(v.vector) = 4 * e.dimension)
    ON v.film_key = c.film_key AND v.number = c.number AND v.text_hash = c.text_hash
 WHERE c.film_key = ANY(%(keys)s)
 ORDER BY c.film_key, c.number;

-- name: clear_plot_labels
-- Labels that were derived from these plots before.
DELETE FROM plot_labels WHERE film_key = ANY(%(keys)s);

-- name: insert_plot_labels
-- Labels that were derived, nearest first.
INSERT INTO plot_labels (film_key, kind, position, label)
SELECT d.film_key, d.kind, d.position, d.label
  FROM unnest(%(keys)s::int[], %(kinds)s::text[], %(positions)s::int[],
              %(labels)s::text[]) AS d (film_key, kind, position, label);

-- name: labels_are_derived
-- Note with what these plots were compared.
UPDATE plots SET labels_basis = %(basis)s WHERE film_key = ANY(%(keys)s);
