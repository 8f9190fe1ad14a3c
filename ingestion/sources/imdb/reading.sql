-- name: file
-- A file as IMDb writes them: tabs, no quotes, \N for nothing.
SELECT * FROM read_csv({path}, columns = {columns}, header = true, auto_detect = false,
                       delim = '\t', quote = '', escape = '', nullstr = '\N')

-- name: no_file
-- A file that is not there: no rows.
SELECT {fields} WHERE false;

-- name: faults
-- Rows of a table that cannot be used, and why.
SELECT raw, any_value(fault) FROM {table} WHERE fault IS NOT NULL GROUP BY raw;

-- name: macros
-- Words of IMDb's files in ours.
CREATE OR REPLACE MACRO number_of(id) AS TRY_CAST(substr(id, 3) AS INTEGER);
CREATE OR REPLACE MACRO id_of(letters, number) AS
  letters || lpad(number::VARCHAR, greatest(7, strlen(number::VARCHAR))::INTEGER, '0');
CREATE OR REPLACE MACRO line(fields) AS
  array_to_string(list_transform(fields, lambda f: coalesce(f, '\N')), chr(9));
CREATE OR REPLACE MACRO is_unspeakable(words) AS
  regexp_matches(words, '[\x00-\x08\x0b\x0c\x0e-\x1f]');
CREATE OR REPLACE MACRO is_plain(words) AS length(words) = strlen(words);
-- A JSON list of texts in which nothing but quotes and backslashes is escaped; what
-- is no list of texts is NULL.
CREATE OR REPLACE MACRO plain_list(list) AS CASE
  WHEN regexp_full_match(
         list, '\["(?:[^"\\\x00-\x1f]|\\["\\])*"(?:,"(?:[^"\\\x00-\x1f]|\\["\\])*")*\]')
  THEN list
  WHEN json_valid(list) THEN nullif(to_json(list_transform(
         json_extract_string(list, '$[*]'),
         lambda name: regexp_replace(name, '[\x00-\x1f]+', ' ', 'g')))::VARCHAR, '[]')
  END;
-- `fold` and `fold_title` of the domain, which ASCII does not need Python for.
CREATE OR REPLACE MACRO fold_plain(words) AS trim(
  regexp_replace(lower(replace(words, '''', '')), '[^a-z0-9_]+', ' ', 'g'));
CREATE OR REPLACE MACRO fold_text(words) AS
  CASE WHEN is_plain(words) THEN fold_plain(words) ELSE fold_any(words) END;
CREATE OR REPLACE MACRO fold_title(words) AS
  CASE WHEN is_plain(words)
        AND NOT (contains(words, ', ') AND regexp_matches(words, '(?i), (the|a|an)\s*$'))
       THEN coalesce(
              nullif(regexp_replace(fold_plain(words), '^(the|a|an) ', ''), ''),
              lower(trim(words)))
       ELSE fold_any_title(words) END;

-- name: rated
-- Rating and votes of each title.
SELECT number_of(tconst) AS title,
       TRY_CAST(averageRating AS DOUBLE) AS rating,
       TRY_CAST(numVotes AS BIGINT) AS votes,
       CASE WHEN title IS NULL OR rating IS NULL OR votes IS NULL
              OR rating NOT BETWEEN 0 AND 10 OR votes < 0
            THEN 'an id, a rating from 0 to 10 and a number of votes are needed'
        END AS fault,
       CASE WHEN fault IS NOT NULL
            THEN line([tconst, averageRating, numVotes]) END AS raw
  FROM raw_title_ratings;

-- name: basics
-- Titles of the kinds and years wanted, and rows that cannot be used.
SELECT number_of(tconst) AS title, primaryTitle AS name, originalTitle AS original,
       -- Whatever ended years after it began is no film, whatever it is called.
       CASE WHEN endYear IS NOT NULL AND titleType IN ('movie', 'tvMovie')
            THEN 'tvSeries' ELSE titleType END AS kind,
       TRY_CAST(startYear AS SMALLINT) AS year,
       nullif(TRY_CAST(runtimeMinutes AS INTEGER), 0) AS runtime,
       genres,
       CASE WHEN title IS NULL OR id_of('tt', title) <> tconst
            THEN 'the id is not one of IMDb''s'
            WHEN primaryTitle IS NULL OR trim(primaryTitle) = '' THEN 'no title'
            WHEN length(primaryTitle) > 500 OR length(originalTitle) > 500
            THEN 'the title is longer than 500 letters'
            WHEN is_unspeakable(primaryTitle) OR is_unspeakable(originalTitle)
            THEN 'a control character in the title'
            WHEN titleType IS NULL THEN 'no kind'
            WHEN startYear IS NOT NULL AND (year IS NULL OR year NOT BETWEEN 1870 AND 2100)
            THEN 'the year is impossible'
            WHEN runtimeMinutes IS NOT NULL
             AND coalesce(TRY_CAST(runtimeMinutes AS INTEGER) NOT BETWEEN 0 AND 100000, true)
            THEN 'the runtime is impossible'
        END AS fault,
       CASE WHEN fault IS NOT NULL
            THEN line([tconst, titleType, primaryTitle, originalTitle, isAdult,
                       startYear, endYear, runtimeMinutes, genres]) END AS raw
  FROM raw_title_basics
 WHERE fault IS NOT NULL
    OR (list_contains(getvariable('kinds'), titleType)
        AND (getvariable('adult') OR isAdult IS DISTINCT FROM '1')
        AND (getvariable('first_year') IS NULL OR year >= getvariable('first_year'))
        AND (getvariable('last_year') IS NULL OR year <= getvariable('last_year')));

-- name: twice
-- Titles that stand more than once.
SELECT title FROM basics WHERE fault IS NULL GROUP BY title HAVING count(*) > 1;

-- name: eligible
-- The titles that may be taken in, each once.
WITH once AS (
  SELECT title, name, original, kind, year, runtime, genres FROM basics
   WHERE fault IS NULL AND title NOT IN (SELECT title FROM twice)
   UNION ALL
  SELECT title, unnest(min(struct_pack(name, original, kind, year, runtime, genres)))
    FROM basics WHERE fault IS NULL AND title IN (SELECT title FROM twice)
   GROUP BY title
), voted AS (
  SELECT title, arg_max(rating, votes) AS rating, max(votes) AS votes
    FROM rated WHERE fault IS NULL GROUP BY title
)
SELECT b.title, id_of('tt', b.title) AS id, trim(b.name) AS name,
       CASE WHEN trim(b.original) NOT IN ('', trim(b.name)) THEN trim(b.original)
        END AS original,
       b.kind, b.year, b.runtime, b.genres, r.rating, r.votes
  FROM once AS b LEFT JOIN voted AS r USING (title)
 WHERE coalesce(r.votes, 0) >= getvariable('min_votes');

-- name: chosen
-- The titles that are taken in: of the eligible ones all, or the most voted.
SELECT * FROM eligible
 WHERE getvariable('top') IS NULL OR title IN (
         SELECT title FROM eligible ORDER BY coalesce(votes, 0) DESC, title
          LIMIT coalesce(getvariable('top'), 0));

-- name: names
-- The titles that each film goes by, folded for looking up.
WITH named AS (
  SELECT title, 'primary' AS role, 0 AS position, name FROM chosen
  UNION ALL
  SELECT title, 'original', 0, original FROM chosen WHERE original IS NOT NULL
  UNION ALL
  SELECT title, 'aka', position, name FROM also
)
SELECT title, role, position::SMALLINT AS position, name, fold_title(name) AS folded
  FROM named;

-- name: also
-- Other names of the chosen titles, each once, as IMDb orders them.
WITH given AS (
  SELECT c.title, trim(a.title) AS name,
         min(TRY_CAST(a.ordering AS INTEGER)) AS position
    FROM raw_title_akas AS a JOIN chosen AS c ON c.title = number_of(a.titleId)
   WHERE a.title IS NOT NULL AND length(a.title) <= 500
     AND NOT is_unspeakable(a.title)
     AND TRY_CAST(a.ordering AS SMALLINT) IS NOT NULL
   GROUP BY c.title, trim(a.title)
)
SELECT g.title, g.name, g.position
  FROM given AS g JOIN chosen AS c USING (title)
 WHERE g.name NOT IN ('', c.name, coalesce(c.original, ''));

-- name: genres
-- The genres of the chosen titles, in order.
SELECT title, (place - 1)::SMALLINT AS position, genre
  FROM (SELECT title, unnest(split) AS genre, generate_subscripts(split, 1) AS place
          FROM (SELECT title, string_split(genres, ',') AS split
                  FROM chosen WHERE genres IS NOT NULL))
 WHERE genre <> '';

-- name: principals
-- Who did what on the chosen titles, and rows that cannot be used.
SELECT c.title, number_of(p.nconst) AS person,
       CASE p.category WHEN 'actress' THEN 'actor' ELSE p.category END AS category,
       TRY_CAST(p.ordering AS INTEGER) AS billing, p.job,
       plain_list(p.characters) AS characters,
       CASE WHEN person IS NULL OR billing IS NULL OR p.category IS NULL
            THEN 'a person, a place and a category are needed'
            WHEN is_unspeakable(p.job) THEN 'a control character in the text'
            WHEN p.characters IS NOT NULL AND plain_list(p.characters) IS NULL
            THEN 'the characters are not a JSON list of names'
        END AS fault,
       CASE WHEN fault IS NOT NULL
            THEN line([p.tconst, p.ordering, p.nconst, p.category, p.job,
                       p.characters]) END AS raw
  FROM raw_title_principals AS p
  JOIN chosen AS c ON c.title = number_of(p.tconst);

-- name: crew
-- Directors and writers of the chosen titles, in order.
WITH listed AS (
  SELECT c.title, 'director' AS category, string_split(w.directors, ',') AS people
    FROM raw_title_crew AS w JOIN chosen AS c ON c.title = number_of(w.tconst)
   WHERE w.directors IS NOT NULL
  UNION ALL
  SELECT c.title, 'writer', string_split(w.writers, ',')
    FROM raw_title_crew AS w JOIN chosen AS c ON c.title = number_of(w.tconst)
   WHERE w.writers IS NOT NULL
), each AS (
  SELECT title, category, unnest(people) AS id, generate_subscripts(people, 1) AS billing
    FROM listed
)
SELECT title, number_of(id) AS person, category, min(billing)::INTEGER AS billing
  FROM each WHERE number_of(id) IS NOT NULL
 GROUP BY ALL;

-- name: repeated
-- Persons whom a title names more than once for the same work.
SELECT title, person, category FROM principals
 WHERE fault IS NULL
 GROUP BY title, person, category HAVING count(*) > 1;

-- name: credited
-- Credits: crew lists every director and writer, principals know their job.
SELECT title, person, category, billing, job, characters
  FROM principals AS p
 WHERE fault IS NULL
   AND NOT EXISTS (SELECT 1 FROM repeated AS r
                    WHERE r.title = p.title AND r.person = p.person
                      AND r.category = p.category)
   AND NOT EXISTS (SELECT 1 FROM crew AS c
                    WHERE c.title = p.title AND c.category = p.category)
 UNION ALL
SELECT title, person, category, min(billing), arg_min(job, billing),
       arg_min(characters, billing)
  FROM principals AS p JOIN repeated AS r USING (title, person, category)
 WHERE NOT EXISTS (SELECT 1 FROM crew AS c
                    WHERE c.title = p.title AND c.category = p.category)
 GROUP BY title, person, category
 UNION ALL
SELECT c.title, c.person, c.category, c.billing, p.job, NULL
  FROM crew AS c
  LEFT JOIN (SELECT title, person, category, arg_min(job, billing) AS job
               FROM principals
              WHERE category IN ('director', 'writer') AND job IS NOT NULL
              GROUP BY title, person, category) AS p
 USING (title, person, category);

-- name: credited_people
-- Everybody who is credited: crew lists every director and writer there is.
SELECT person FROM crew
 UNION
SELECT person FROM principals
 WHERE fault IS NULL AND category NOT IN ('director', 'writer')
 UNION
SELECT person FROM principals AS p ANTI JOIN crew AS c USING (title, category)
 WHERE p.fault IS NULL AND p.category IN ('director', 'writer');

-- name: people
-- Everybody credited of whom a name is known, each once.
WITH named AS MATERIALIZED (
  SELECT number_of(nconst) AS person, trim(primaryName) AS name,
         TRY_CAST(birthYear AS SMALLINT) AS birth_year,
         TRY_CAST(deathYear AS SMALLINT) AS death_year,
         primaryProfession AS professions
    FROM raw_name_basics SEMI JOIN credited_people ON person = number_of(nconst)
   WHERE trim(primaryName) <> '' AND length(primaryName) <= 500
     AND NOT is_unspeakable(primaryName)
), twice AS (
  SELECT person FROM named GROUP BY person HAVING count(*) > 1
), once AS (
  SELECT * FROM named WHERE person NOT IN (FROM twice)
   UNION ALL
  SELECT person, unnest(min(struct_pack(name, birth_year, death_year, professions)))
    FROM named WHERE person IN (FROM twice) GROUP BY person
)
SELECT person, id_of('nm', person) AS id, name, fold_text(name) AS folded,
       birth_year, death_year,
       CASE WHEN professions IS NULL THEN '[]'
            ELSE to_json(string_split(professions, ','))::VARCHAR END AS professions
  FROM once;
