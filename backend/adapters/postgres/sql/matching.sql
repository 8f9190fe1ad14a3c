-- name: make_wanted
-- Titles that are looked for.
CREATE TEMP TABLE wanted (number integer, folded text, year smallint) ON COMMIT DROP;

-- name: index_wanted
-- Let the planner see how many are looked for.
ANALYZE wanted;

-- name: candidates
-- Films that these sources state and that go by a title looked for, not many
-- years from it, with the names of those who made them. Titles that differ in small words,
-- spaces and numerals only are one. What other sources said of such a film does not
-- count: a source taken in again must not be led by its own words.
WITH named AS (
  SELECT w.number, w.year, t.film_key, bool_or(t.folded = w.folded) AS is_exact
    FROM wanted AS w
    JOIN film_titles AS t
      ON regexp_replace(t.folded, '\m(?:and|the|a|an|of) ?|[ _]', '', 'g')
       = regexp_replace(w.folded, '\m(?:and|the|a|an|of) ?|[ _]', '', 'g')
   GROUP BY w.number, w.year, t.film_key
)
SELECT n.number, f.id AS film_id, f.year, coalesce(f.votes, 0) AS votes, f.title, n.is_exact,
       ARRAY(SELECT h.folded FROM credits AS c JOIN people AS h USING (person_key)
              WHERE c.film_key = f.film_key
                AND (c.category = 'self' OR c.category IN ('actor', 'director')
                                        AND f.sources <@ %(sources)s::text[])
            ) AS people,
       ARRAY(SELECT p->>'name'
               FROM statements AS s,
                    jsonb_array_elements(coalesce(s.record->'cast', '[]')
                                         || coalesce(s.record->'directors', '[]')) AS p
              WHERE s.film_key = f.film_key AND s.source = ANY(%(sources)s::text[])
            ) AS also_named
  FROM named AS n JOIN films AS f USING (film_key)
 WHERE f.sources && %(sources)s::text[]
   AND (n.year IS NULL OR f.year IS NULL OR abs(f.year - n.year) <= %(gap)s)
 ORDER BY n.number, f.id;

-- name: candidates_by_people
-- Films that these sources state, made by at least two of those who made the film
-- looked for, whatever they are called; named by these sources, as above.
WITH made AS (
  SELECT w.number, c.film_key
    FROM wanted AS w
    JOIN people AS h USING (folded)
    JOIN credits AS c USING (person_key)
    JOIN films AS f USING (film_key)
   WHERE c.category IN ('actor', 'director') AND abs(f.year - w.year) <= %(gap)s
     AND f.sources && %(sources)s::text[]
     AND (f.sources <@ %(sources)s::text[]
          OR EXISTS (SELECT FROM statements AS s
                      WHERE s.film_key = f.film_key
                        AND s.source = ANY(%(sources)s::text[])
                        AND s.record->CASE c.category WHEN 'actor' THEN 'cast'
                                           ELSE 'directors' END->0 IS NOT NULL))
   GROUP BY w.number, c.film_key HAVING count(DISTINCT w.folded) >= %(least)s
)
SELECT m.number, f.id AS film_id, f.year, coalesce(f.votes, 0) AS votes, f.title,
       false AS is_exact,
       ARRAY(SELECT h.folded FROM credits AS c JOIN people AS h USING (person_key)
              WHERE c.film_key = f.film_key
                AND (c.category = 'self' OR c.category IN ('actor', 'director')
                                        AND f.sources <@ %(sources)s::text[])
            ) AS people,
       ARRAY(SELECT p->>'name'
               FROM statements AS s,
                    jsonb_array_elements(coalesce(s.record->'cast', '[]')
                                         || coalesce(s.record->'directors', '[]')) AS p
              WHERE s.film_key = f.film_key AND s.source = ANY(%(sources)s::text[])
            ) AS also_named
  FROM made AS m JOIN films AS f USING (film_key)
 ORDER BY m.number, f.id;
