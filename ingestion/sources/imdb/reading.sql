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
-- As COPY reads it. Few texts hold a backslash, and copying the others takes time.
CREATE OR REPLACE MACRO escaped(words) AS
  CASE WHEN contains(words, '\') THEN replace(words, '\', '\\') ELSE words END;
-- A JSON list of texts is PostgreSQL's array but for its brackets; most are empty.
CREATE OR REPLACE MACRO array_of(list) AS
  CASE WHEN list = '[]' THEN '{}' ELSE escaped('{' || list[2:-2] || '}') END;
-- What a person did as one of the crew, as one number: told apart sooner than three.
CREATE OR REPLACE MACRO work_of(title, person, category) AS
  ((title::BIGINT << 32) + person) * 2 + (category = 'writer')::INTEGER;
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
CREATE OR REPLACE MACRO json_of(listed) AS CASE
  WHEN listed IS NULL THEN '[]'
  WHEN regexp_matches(listed, '["\\\x00-\x1f]')
  THEN to_json(string_split(listed, ','))::VARCHAR
  ELSE '["' || replace(listed, ',', '","') || '"]' END;
-- `fold_name` and `fold_title` of the domain, for which ASCII does not need Python, nor
-- do Latin letters that are ASCII but for their accents.
CREATE OR REPLACE MACRO unaccented(words) AS
  CASE WHEN regexp_full_match(words, '[\x00-\x{24f}]*') THEN strip_accents(words)
       ELSE words END;
CREATE OR REPLACE MACRO fold_plain(words) AS trim(
  regexp_replace(lower(replace(words, '''', '')), '[^a-z0-9_]+', ' ', 'g'));
CREATE OR REPLACE MACRO fold_name(words) AS
  CASE WHEN is_plain(words) THEN fold_plain(words)
       WHEN is_plain(unaccented(words)) THEN fold_plain(unaccented(words))
       ELSE fold_any_name(words) END;
CREATE OR REPLACE MACRO fold_title(words) AS
  CASE WHEN NOT regexp_matches(words, '[A-Za-z0-9_]')
         OR contains(words, ', ') AND regexp_matches(words, '(?i), (the|a|an)\s*$')
       THEN fold_any_title(words)
       WHEN is_plain(words)
       THEN regexp_replace(fold_plain(words), '^(the|a|an) ', '')
       WHEN is_plain(unaccented(words))
       THEN regexp_replace(fold_plain(unaccented(words)), '^(the|a|an) ', '')
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
       CASE WHEN title IS NULL OR NOT regexp_full_match(tconst, 'tt([0-9]{7}|[1-9][0-9]{7,})')
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

-- name: eligible
-- The titles that may be taken in, and what they were rated.
SELECT t.title, r.rating, r.votes
  FROM (SELECT DISTINCT title FROM basics WHERE fault IS NULL) AS t
  LEFT JOIN (SELECT title, arg_max(rating, votes) AS rating, max(votes) AS votes
               FROM rated WHERE fault IS NULL GROUP BY title) AS r USING (title)
 WHERE coalesce(r.votes, 0) >= getvariable('min_votes');

-- name: chosen
-- Which titles are taken in: of the eligible ones all, or the most voted, but for those
-- that nobody wants.
SELECT * FROM eligible
 WHERE title NOT IN (SELECT unnest(getvariable('unwanted')::INTEGER[]))
   AND (getvariable('top') IS NULL OR title IN (
         SELECT title FROM eligible ORDER BY coalesce(votes, 0) DESC, title
          LIMIT coalesce(getvariable('top'), 0)));

-- name: left_out
-- How many of the eligible titles nobody wants.
SELECT count(*) FROM eligible
 WHERE title IN (SELECT unnest(getvariable('unwanted')::INTEGER[]));

-- name: twice
-- Titles that stand more than once.
SELECT title FROM basics WHERE fault IS NULL GROUP BY title HAVING count(*) > 1;

-- name: films
-- The chosen titles, each once, and all that is known of them.
WITH once AS (
  SELECT title, name, original, kind, year, runtime, genres FROM basics
   WHERE fault IS NULL AND title NOT IN (FROM twice)
   UNION ALL
  SELECT title, unnest(min(struct_pack(name, original, kind, year, runtime, genres)))
    FROM basics WHERE fault IS NULL AND title IN (FROM twice)
   GROUP BY title
)
SELECT title, trim(name) AS name,
       CASE WHEN trim(original) NOT IN ('', trim(name)) THEN trim(original)
        END AS original,
       kind, year, runtime, genres, rating, votes
  FROM once JOIN chosen USING (title);

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
  FROM given AS g JOIN films AS c USING (title)
 WHERE g.name NOT IN ('', c.name, coalesce(c.original, ''));

-- name: names
-- The titles that each film goes by.
SELECT title, 'primary' AS role, 0::SMALLINT AS position, name FROM films
 UNION ALL
SELECT title, 'original', 0, original FROM films WHERE original IS NOT NULL
 UNION ALL
SELECT title, 'aka', position::SMALLINT, name FROM also;

-- name: genres
-- The genres of the chosen titles, in order.
SELECT title, (place - 1)::SMALLINT AS position, genre
  FROM (SELECT title, unnest(split) AS genre, generate_subscripts(split, 1) AS place
          FROM (SELECT title, string_split(genres, ',') AS split
                  FROM films WHERE genres IS NOT NULL))
 WHERE genre <> '';

-- name: crew
-- Directors and writers of the chosen titles, each once, in order.
WITH lines AS MATERIALIZED (
  SELECT c.title, w.directors, w.writers
    FROM raw_title_crew AS w JOIN chosen AS c ON c.title = number_of(w.tconst)
), again AS (
  SELECT title FROM lines GROUP BY title HAVING count(*) > 1
), once AS (
  SELECT * FROM lines WHERE title NOT IN (FROM again)
   UNION ALL
  SELECT title, unnest(min(struct_pack(directors, writers)))
    FROM lines WHERE title IN (FROM again) GROUP BY title
), listed AS MATERIALIZED (
  SELECT title, string_split(directors, ',') AS directors,
         string_split(writers, ',') AS writers
    FROM once
), each AS (
  SELECT title, 'director' AS category, directors AS ids, unnest(directors) AS id,
         generate_subscripts(directors, 1) AS billing
    FROM listed
   UNION ALL
  SELECT title, 'writer', writers, unnest(writers), generate_subscripts(writers, 1)
    FROM listed
)
SELECT title, number_of(id) AS person, category, billing::INTEGER AS billing
  FROM each WHERE person IS NOT NULL AND list_position(ids, id) = billing;

-- name: crewed
-- The chosen titles, and what crew knows of them: every director, every writer.
SELECT title, coalesce(bool_or(category = 'director'), false) AS has_directors,
       coalesce(bool_or(category = 'writer'), false) AS has_writers
  FROM chosen LEFT JOIN crew USING (title)
 GROUP BY title;

-- name: principals
-- Who did what on the chosen titles, and rows that cannot be used. Of those whom crew
-- lists no more than their job is wanted. (Leaving the others out here costs more than
-- keeping them: the condition would be asked within the join.)
SELECT c.title, number_of(p.nconst) AS person,
       CASE p.category WHEN 'actress' THEN 'actor' ELSE p.category END AS category,
       TRY_CAST(p.ordering AS INTEGER) AS billing, p.job,
       plain_list(p.characters) AS characters,
       CASE p.category WHEN 'director' THEN c.has_directors
                       WHEN 'writer' THEN c.has_writers ELSE false END AS in_crew,
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
  JOIN crewed AS c ON c.title = number_of(p.tconst);

-- name: repeated
-- Persons whom a title names more than once for the same work. (Pairs in one number
-- are told apart sooner than three columns; few are left to look at then.)
WITH often AS (
  SELECT (title::BIGINT << 32) + person AS pair FROM principals
   WHERE fault IS NULL AND NOT in_crew
   GROUP BY pair HAVING count(*) > 1
)
SELECT title, person, category FROM principals
 WHERE fault IS NULL AND NOT in_crew
   AND (title::BIGINT << 32) + person IN (FROM often)
 GROUP BY title, person, category HAVING count(*) > 1;

-- name: credited
-- Credits: crew lists every director and writer, principals know their job.
SELECT title, person, category, billing, job, characters
  FROM principals ANTI JOIN repeated USING (title, person, category)
 WHERE fault IS NULL AND NOT in_crew
 UNION ALL
SELECT title, person, category, min(billing), arg_min(job, billing),
       arg_min(characters, billing)
  FROM principals SEMI JOIN repeated USING (title, person, category)
 WHERE fault IS NULL AND NOT in_crew
 GROUP BY title, person, category
 UNION ALL
SELECT c.title, c.person, c.category, c.billing, p.job, NULL
  FROM crew AS c
  LEFT JOIN (SELECT work_of(title, person, category) AS work, arg_min(job, billing) AS job
               FROM principals
              WHERE fault IS NULL AND in_crew AND job IS NOT NULL
              GROUP BY work) AS p
    ON p.work = work_of(c.title, c.person, c.category);

-- name: credited_people
-- Everybody who is credited: crew lists every director and writer there is.
SELECT person FROM crew
 UNION
SELECT person FROM principals WHERE fault IS NULL AND NOT in_crew;

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
)
SELECT * FROM named WHERE person NOT IN (FROM twice)
 UNION ALL
SELECT person, unnest(min(struct_pack(name, birth_year, death_year, professions)))
  FROM named WHERE person IN (FROM twice) GROUP BY person;
