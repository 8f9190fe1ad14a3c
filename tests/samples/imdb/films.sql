-- name: films
-- The most voted films, each with its credits in the order of billing.
WITH films AS (
  SELECT tconst, "primaryTitle", "originalTitle", "startYear", "runtimeMinutes", genres,
    coalesce("numVotes"::BIGINT, 0) AS votes
  FROM basics LEFT JOIN ratings USING (tconst)
  WHERE "titleType" IN ('movie', 'tvMovie') AND "isAdult" = '0' AND "startYear" IS NOT NULL
  ORDER BY votes DESC, tconst
  LIMIT $count * 2
), credited AS (
  SELECT tconst, list({'category': category, 'name': "primaryName", 'characters': characters} ORDER BY ordering::INTEGER) AS people
  FROM principals JOIN names USING (nconst)
  WHERE tconst IN (SELECT tconst FROM films)
  GROUP BY tconst
)
SELECT tconst, "primaryTitle", "originalTitle", "startYear", "runtimeMinutes", genres, votes,
  list_transform(people, lambda person: [person.category, person.name, person.characters])
FROM films JOIN credited USING (tconst)
WHERE len(list_filter(people, lambda person: person.category IN ('actor', 'actress', 'self'))) > 1
  AND len(list_filter(people, lambda person: person.category = 'director')) > 0
ORDER BY votes DESC, tconst
LIMIT $count
