-- name: macros
-- What happens to a title, a credit or a person overnight: a lot drawn by its id.

CREATE MACRO lot(id, k) AS
  (hash(id::VARCHAR, k::BIGINT, getvariable('seed')) >> 11)::DOUBLE / 9007199254740992;
CREATE MACRO befalls(id, k) AS lot(id, k) < getvariable('share');
CREATE MACRO is_removed(title) AS befalls(title, 1);
-- What is added is a sequel of a title there was, by the same people; ten nights
-- running, no title has a second one, nor has a sequel.
CREATE MACRO number_of(title) AS substr(title, 3)::BIGINT;
CREATE MACRO turn(title) AS
  (hash(title::VARCHAR) >> 11)::DOUBLE / 9007199254740992
  + 1 - getvariable('seed') % 10 * getvariable('share');
CREATE MACRO has_sequel(title) AS NOT is_removed(title)
  AND turn(title) - floor(turn(title)) < getvariable('share')
  AND number_of(title) <= 30000000;
CREATE MACRO sequel(title) AS format('tt{:08d}', 60000000 + number_of(title));
CREATE MACRO is_renamed(title) AS NOT is_removed(title) AND befalls(title, 3);
CREATE MACRO is_rerated(title) AS NOT is_removed(title) AND befalls(title, 4);
CREATE MACRO is_recast(title, ordering) AS
  NOT is_removed(title) AND befalls(title || '/' || ordering, 5);
CREATE MACRO has_new_character(title, ordering) AS
  NOT is_removed(title) AND befalls(title || '/' || ordering, 6);
CREATE MACRO is_called_otherwise(person) AS befalls(person, 7);

-- name: title.basics
-- Some titles go, some are called otherwise, some have a sequel.
SELECT * REPLACE (CASE WHEN is_renamed(tconst) THEN "primaryTitle" || ' (Restored)' ELSE "primaryTitle" END AS "primaryTitle")
FROM yesterday WHERE NOT is_removed(tconst)
UNION ALL
SELECT * REPLACE (sequel(tconst) AS tconst, "primaryTitle" || ' Returns' AS "primaryTitle", "originalTitle" || ' Returns' AS "originalTitle")
FROM yesterday WHERE has_sequel(tconst)

-- name: title.ratings
-- Some titles are voted on again.
SELECT * REPLACE (
  CASE WHEN is_rerated(tconst) THEN least(10, "averageRating"::DECIMAL(3, 1) + 0.1)::DECIMAL(3, 1)::VARCHAR ELSE "averageRating" END AS "averageRating",
  CASE WHEN is_rerated(tconst) THEN ("numVotes"::BIGINT + 1 + "numVotes"::BIGINT // 50)::VARCHAR ELSE "numVotes" END AS "numVotes")
FROM yesterday WHERE NOT is_removed(tconst)
UNION ALL
SELECT * REPLACE (sequel(tconst) AS tconst) FROM yesterday WHERE has_sequel(tconst)

-- name: title.crew
-- A sequel is made by who made the first.
FROM yesterday WHERE NOT is_removed(tconst)
UNION ALL
SELECT * REPLACE (sequel(tconst) AS tconst) FROM yesterday WHERE has_sequel(tconst)

-- name: title.principals
-- Some credits go to somebody else, some characters get another name.
SELECT * REPLACE (
  CASE WHEN is_recast(tconst, ordering) THEN coalesce(lag(nconst, 60) OVER (), 'nm99999999') ELSE nconst END AS nconst,
  CASE WHEN characters IS NOT NULL AND has_new_character(tconst, ordering) THEN '["Other One of Day ' || getvariable('seed') || '"]' ELSE characters END AS characters)
FROM yesterday WHERE NOT is_removed(tconst)
UNION ALL
SELECT * REPLACE (sequel(tconst) AS tconst) FROM yesterday WHERE has_sequel(tconst)

-- name: title.akas
-- A sequel goes by the first one's other names too.
FROM yesterday WHERE NOT is_removed("titleId")
UNION ALL
SELECT * REPLACE (sequel("titleId") AS "titleId") FROM yesterday WHERE has_sequel("titleId")

-- name: name.basics
-- Some people are called otherwise.
SELECT * REPLACE (CASE WHEN is_called_otherwise(nconst) THEN "primaryName" || ' Jr.' ELSE "primaryName" END AS "primaryName")
FROM yesterday

-- name: removed
-- Titles that are gone.
SELECT tconst FROM yesterday WHERE is_removed(tconst)

-- name: added
-- Titles that are new.
SELECT sequel(tconst) FROM yesterday WHERE has_sequel(tconst)

-- name: renamed
-- Titles that are called otherwise.
SELECT tconst FROM yesterday WHERE is_renamed(tconst)

-- name: rerated
-- Titles that were voted on again.
SELECT tconst FROM yesterday WHERE is_rerated(tconst)

-- name: recast
-- Titles of which a credit or a character is another.
SELECT DISTINCT tconst FROM yesterday
WHERE is_recast(tconst, ordering) OR characters IS NOT NULL AND has_new_character(tconst, ordering)

-- name: called_otherwise
-- People who are called otherwise.
SELECT nconst FROM yesterday WHERE is_called_otherwise(nconst)
