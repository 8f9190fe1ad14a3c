-- name: vectors_for_map
-- The vectors of every passage by this embedder, film by film.
SELECT c.film_key, v.vector
  FROM passages AS c
  JOIN passage_vectors AS v
    ON v.film_key = c.film_key AND v.number = c.number AND v.text_hash = c.text_hash
  JOIN embedders AS e ON e.embedder_key = v.embedder_key
 WHERE e.name = %(embedder)s AND octet_length(v.vector) = 4 * e.dimension
 ORDER BY c.film_key, c.number;

-- name: films_for_map
-- What a film is by its labels: its genres, and words for what it is about.
SELECT f.film_key, f.id, f.year,
       ARRAY(SELECT g.genre FROM film_genres AS g
              WHERE g.film_key = f.film_key ORDER BY g.position) AS genres,
       ARRAY(SELECT k.keyword FROM film_keywords AS k
              WHERE k.film_key = f.film_key ORDER BY k.position)
       || ARRAY(SELECT l.label FROM plot_labels AS l
                 WHERE l.film_key = f.film_key ORDER BY l.kind, l.position) AS words
  FROM films AS f WHERE EXISTS (SELECT FROM plots AS p WHERE p.film_key = f.film_key);

-- name: alone_with_map
-- Keep everybody else from changing the map until this transaction ends; not readers.
LOCK TABLE film_map, map_clusters, map_points IN EXCLUSIVE MODE;

-- name: clear_map
-- Let the map go that is kept.
WITH points AS (DELETE FROM map_points), clusters AS (DELETE FROM map_clusters)
DELETE FROM film_map;

-- name: enter_map
-- Say which map this is.
INSERT INTO film_map (version, embedder) VALUES (%(version)s, %(embedder)s);

-- name: enter_map_clusters
-- The clusters of this map.
INSERT INTO map_clusters (cluster, name, x, y, size)
SELECT n.place - 1, n.name, n.x, n.y, n.size
  FROM unnest(%(names)s::text[], %(xs)s::real[], %(ys)s::real[], %(sizes)s::int[])
       WITH ORDINALITY AS n (name, x, y, size, place);

-- name: make_incoming_points
-- Where points wait that have just been found.
CREATE TEMP TABLE incoming_points (film_key integer, x real, y real, cluster smallint)
  ON COMMIT DROP;

-- name: enter_map_points
-- The points of this map, but for films that are gone or that somebody is deleting.
INSERT INTO map_points (film_key, x, y, cluster)
SELECT f.film_key, i.x, i.y, i.cluster
  FROM incoming_points AS i JOIN films AS f USING (film_key)
   FOR KEY SHARE OF f SKIP LOCKED;

-- name: map_head
-- Which map is kept.
SELECT version, made_at, embedder FROM film_map;

-- name: map_clusters
-- Its clusters, in order.
SELECT name, x, y, size FROM map_clusters ORDER BY cluster;

-- name: mapped_films
-- Every film on the map.
SELECT f.id, p.x, p.y, p.cluster, f.year, g.genre
  FROM map_points AS p JOIN films AS f USING (film_key)
  LEFT JOIN film_genres AS g ON g.film_key = p.film_key AND g.position = 0
 ORDER BY f.id;

-- name: mapped_films_of
-- Those of these films that are on the map.
SELECT f.id, p.x, p.y, p.cluster, f.year, g.genre
  FROM films AS f JOIN map_points AS p USING (film_key)
  LEFT JOIN film_genres AS g ON g.film_key = p.film_key AND g.position = 0
 WHERE f.id = ANY(%(ids)s) ORDER BY f.id;

-- name: map_newcomers
-- Films that this embedder's index holds and the map does not, with what tells
-- whether their passages changed.
SELECT f.id, md5(string_agg(v.text_hash, ' ' ORDER BY v.number)) AS plot, f.year, g.genre
  FROM passage_vectors AS v JOIN embedders AS e USING (embedder_key)
  JOIN films AS f USING (film_key)
  LEFT JOIN film_genres AS g ON g.film_key = f.film_key AND g.position = 0
 WHERE e.name = %(embedder)s AND v.is_indexed
   AND NOT EXISTS (SELECT FROM map_points AS p WHERE p.film_key = v.film_key)
 GROUP BY f.film_key, g.genre ORDER BY f.id;
