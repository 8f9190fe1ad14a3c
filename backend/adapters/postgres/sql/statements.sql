-- name: sources_of_films
-- Who speaks of these films, of those that are there.
SELECT id, sources FROM films WHERE id = ANY(%(ids)s);

-- name: statements_of_films
-- What is said of those of these films of which several speak.
SELECT f.id, s.source, s.record
  FROM films AS f JOIN statements AS s USING (film_key)
 WHERE f.id = ANY(%(ids)s);

-- name: upsert_statements
-- Keep what each source says of a film.
INSERT INTO statements AS s (film_key, source, record)
SELECT f.film_key, said.source, said.record
  FROM unnest(%(ids)s::text[], %(sources)s::text[], %(records)s::jsonb[])
       AS said (id, source, record)
  JOIN films AS f USING (id)
    ON CONFLICT (film_key, source) DO UPDATE SET record = EXCLUDED.record
 WHERE s.record <> EXCLUDED.record;

-- name: forget_statements
-- Forget what a source says of these films, and whoever would then speak alone:
-- what they say is what stands in the tables.
WITH concerned AS (
  SELECT f.film_key, cardinality(f.sources) AS voices
    FROM films AS f WHERE f.id = ANY(%(ids)s)
)
DELETE FROM statements AS s USING concerned AS c
 WHERE s.film_key = c.film_key AND (s.source = %(source)s OR c.voices <= 2);

-- name: forget_crew
-- Forget credits that no record names: IMDb alone knows them.
DELETE FROM credits AS c USING films AS f
 WHERE f.film_key = c.film_key AND f.id = ANY(%(ids)s)
   AND c.category NOT IN ('director', 'writer', 'actor');

-- name: films_shared_with
-- Films of which this source speaks, but not alone.
SELECT id FROM films
 WHERE %(source)s = ANY(sources) AND cardinality(sources) > 1
 ORDER BY film_key LIMIT %(limit)s;

-- name: depart_passages_of_source
-- Tell the index of the passages of films that only this source knows.
INSERT INTO departed_passages
SELECT f.id || '-' || p.number
  FROM passages AS p JOIN films AS f USING (film_key)
 WHERE f.sources = ARRAY[%(source)s::text]
    ON CONFLICT DO NOTHING;

-- name: delete_films_of_source
-- Films that only this source knows.
DELETE FROM films WHERE sources = ARRAY[%(source)s::text];

-- name: films_of
-- Films that a source states and none of those above it.
SELECT id FROM films
 WHERE %(source)s = ANY(sources) AND NOT sources && %(above)s::text[]
 ORDER BY film_key;

-- name: films_of_lost_standing
-- Films with IMDb's ids that no source states any more which gives such ids.
SELECT id FROM films
 WHERE id LIKE 'tt%%' AND NOT sources && %(sources)s::text[]
 ORDER BY film_key LIMIT %(limit)s;

-- name: delete_films
-- Remove films and tell the index of their passages.
WITH gone AS (
  INSERT INTO departed_passages
  SELECT f.id || '-' || p.number FROM passages AS p JOIN films AS f USING (film_key)
   WHERE f.id = ANY(%(ids)s)
      ON CONFLICT DO NOTHING
)
DELETE FROM films WHERE id = ANY(%(ids)s);

-- name: note_former_ids
-- Remember by what ids films went before.
INSERT INTO former_ids (id, film_key)
SELECT moved.former, f.film_key
  FROM unnest(%(formers)s::text[], %(ids)s::text[]) AS moved (former, id)
  JOIN films AS f USING (id)
    ON CONFLICT (id) DO UPDATE SET film_key = EXCLUDED.film_key;

-- name: present_id
-- The id that a film goes by now.
SELECT f.id FROM former_ids AS i JOIN films AS f USING (film_key) WHERE i.id = %(id)s;
