-- name: macros
-- Every fact of title n and of person p, each a function of its number and the seed.

CREATE MACRO draw(n, k) AS hash(n::BIGINT, k::BIGINT, getvariable('seed'));
CREATE MACRO chance(n, k) AS (draw(n, k) >> 11)::DOUBLE / 9007199254740992;
CREATE MACRO a_word(list, bits) AS list[1 + (bits % len(list))::INTEGER];
-- The first words of a list are the usual ones.
CREATE MACRO an_early_word(list, u) AS list[1 + (len(list) * u * u)::INTEGER % len(list)];

-- Words of no language: places, families.
CREATE MACRO coined(h, tails) AS
  a_word(getvariable('heads'), h)
  || CASE WHEN (h >> 40) % 3 > 0 THEN a_word(getvariable('middles'), h >> 8) ELSE '' END
  || a_word(tails, h >> 20);
CREATE MACRO noun(h) AS a_word(getvariable('nouns'), h);
CREATE MACRO adjective(h) AS a_word(getvariable('adjectives'), h);
CREATE MACRO place(h) AS coined(h, getvariable('tails'));

CREATE MACRO native_title(h) AS CASE h % 8
  WHEN 0 THEN a_word(getvariable('cyrillic'), h >> 8) || ' и ' || lower(a_word(getvariable('cyrillic'), h >> 16))
  WHEN 1 THEN a_word(getvariable('cyrillic'), h >> 8)
  WHEN 2 THEN a_word(getvariable('chinese'), h >> 8) || a_word(getvariable('chinese'), h >> 16) || a_word(getvariable('chinese'), h >> 24)
  WHEN 3 THEN a_word(getvariable('japanese'), h >> 8) || a_word(getvariable('japanese'), h >> 16)
  WHEN 4 THEN a_word(getvariable('korean'), h >> 8) || ' ' || a_word(getvariable('korean'), h >> 16)
  WHEN 5 THEN a_word(getvariable('thai'), h >> 8) || a_word(getvariable('thai'), h >> 16)
  WHEN 6 THEN a_word(getvariable('arabic'), h >> 8) || ' ' || a_word(getvariable('arabic'), h >> 16)
  ELSE a_word(getvariable('devanagari'), h >> 8) || ' ' || a_word(getvariable('devanagari'), h >> 16)
END;
CREATE MACRO accented_title(h) AS
  a_word(getvariable('accented'), h >> 8) || ' '
  || CASE WHEN h % 2 = 0 THEN a_word(getvariable('accented'), h >> 16) ELSE coined(h >> 4, getvariable('accented_tails')) END;
CREATE MACRO plain_title(h) AS CASE
  WHEN h % 100 < 3 THEN noun(h >> 8)
  WHEN h % 100 < 12 THEN 'The ' || adjective(h >> 8) || ' ' || noun(h >> 20)
  WHEN h % 100 < 18 THEN adjective(h >> 8) || ' ' || noun(h >> 20)
  WHEN h % 100 < 36 THEN noun(h >> 8) || ' of ' || place(h >> 20)
  WHEN h % 100 < 42 THEN 'The ' || noun(h >> 8) || ' and the ' || noun(h >> 20)
  WHEN h % 100 < 58 THEN place(h >> 8) || ' ' || noun(h >> 20)
  WHEN h % 100 < 72 THEN 'A ' || noun(h >> 8) || ' in ' || place(h >> 20)
  WHEN h % 100 < 82 THEN place(h >> 8)
  WHEN h % 100 < 86 THEN 'The ' || noun(h >> 8) || '''s ' || noun(h >> 20)
  WHEN h % 100 < 96 THEN adjective(h >> 8) || ' ' || noun(h >> 20) || ': ' || place(h >> 30)
  WHEN h % 100 < 99 THEN noun(h >> 8) || ' ' || (2 + (h >> 30) % 8)::VARCHAR
  WHEN h % 1000 < 900 THEN '"' || adjective(h >> 8) || '" ' || noun(h >> 20)
  WHEN h % 1000 < 990 THEN 'The ' || noun(h >> 8) || ' Called "' || place(h >> 20) || '"'
  ELSE noun(h >> 8) || ' \ ' || noun(h >> 20)
END;
CREATE MACRO episode_title(h) AS CASE
  WHEN h % 100 < 45 THEN 'Episode #' || (1 + (h >> 8) % 12)::VARCHAR || '.' || (1 + (h >> 16) % 60)::VARCHAR
  WHEN h % 100 < 55 THEN 'Episode dated ' || strftime(DATE '1960-01-01' + ((h >> 8) % 24000)::INTEGER, '%-d %B %Y')
  ELSE plain_title(h >> 7)
END;

-- One title in thirty bears the title of an earlier one: remakes and chance.
CREATE MACRO titled_as(n, kind) AS CASE
  WHEN kind <> 'tvEpisode' AND n > 1 AND chance(n, 10) < 0.033 THEN 1 + draw(n, 11) % (n - 1)::UBIGINT
  ELSE n
END;
CREATE MACRO primary_title(kind, spoken, h) AS CASE
  WHEN kind = 'tvEpisode' THEN episode_title(h)
  WHEN spoken < 10 THEN native_title(h)
  WHEN spoken BETWEEN 40 AND 100 THEN accented_title(h)
  ELSE plain_title(h)
END;
CREATE MACRO original_title(title, spoken, h) AS CASE
  WHEN spoken BETWEEN 10 AND 39 THEN native_title(h)
  WHEN spoken BETWEEN 101 AND 120 THEN accented_title(h)
  WHEN spoken BETWEEN 121 AND 130 THEN plain_title(h)
  ELSE title
END;

CREATE MACRO kind_of(n) AS CASE
  WHEN getvariable('only_films') OR chance(n, 2) < 0.063 THEN 'movie'
  WHEN chance(n, 2) < 0.828 THEN 'tvEpisode'
  WHEN chance(n, 2) < 0.918 THEN 'short'
  WHEN chance(n, 2) < 0.944 THEN 'video'
  WHEN chance(n, 2) < 0.968 THEN 'tvSeries'
  WHEN chance(n, 2) < 0.981 THEN 'tvMovie'
  WHEN chance(n, 2) < 0.987 THEN 'tvMiniSeries'
  WHEN chance(n, 2) < 0.9925 THEN 'tvSpecial'
  WHEN chance(n, 2) < 0.999 THEN 'videoGame'
  ELSE 'tvShort'
END;
CREATE MACRO is_adult(n, kind) AS
  CASE WHEN NOT getvariable('only_films') AND chance(n, 3) < CASE WHEN kind = 'video' THEN 0.3 ELSE 0.004 END THEN 1 ELSE 0 END;
-- People work beside others of their time: what is near in `era` shares a community.
CREATE MACRO era(n) AS chance(n, 1);
CREATE MACRO year_of(n) AS
  least(2026, greatest(1894, (1895 + 131 * pow(era(n), 0.45) + 8 * (chance(n, 4) - 0.5))::INTEGER));
CREATE MACRO genres_of(n, kind) AS concat_ws(',',
  CASE WHEN kind = 'short' THEN 'Short' END,
  an_early_word(getvariable('genres'), chance(n, 5)),
  CASE WHEN draw(n, 6) % 3 > 0 THEN nullif(an_early_word(getvariable('genres'), chance(n, 7)), an_early_word(getvariable('genres'), chance(n, 5))) END
);
CREATE MACRO title_id(n) AS
  format('tt{:07d}', (n - 1) * getvariable('title_step') + 1 + (draw(n, 8) % getvariable('title_step')::UBIGINT)::BIGINT);

-- Few films get most of the votes; the fit is a curve through log ranks.
CREATE MACRO is_rated(n, kind) AS
  chance(n, 30) < CASE kind WHEN 'movie' THEN 0.5 WHEN 'tvEpisode' THEN 0.09 ELSE 0.25 END;
CREATE MACRO log_rank(n) AS least(5.2, -log10(chance(n, 31) + 1e-9));
CREATE MACRO votes_of(n) AS (5 * pow(10, log_rank(n) * (2.1 - 0.2 * log_rank(n))))::INTEGER;
CREATE MACRO rating_of(n) AS
  least(10, greatest(1, 6.9 + 2.4 * (chance(n, 32) + chance(n, 33) + chance(n, 34) + chance(n, 35) - 2)))::DECIMAL(3, 1);

-- Who works on a title. Slots are spread evenly over the ranks of a community, so
-- that its stars work often and nobody stands twice in one title's cast.
CREATE MACRO principal_count(n) AS CASE WHEN chance(n, 40) < 0.04 THEN 0 ELSE 2 + draw(n, 41) % 14 END::BIGINT;
CREATE MACRO community(n, slot) AS
  floor(getvariable('communities') * CASE WHEN chance(n * 64 + slot, 42) < 0.12 THEN chance(n * 64 + slot, 43) ELSE era(n) END)::BIGINT;
CREATE MACRO spread(n, slot, size) AS
  ((slot + (draw(n, 44) % size::UBIGINT)::BIGINT) % size + chance(n * 64 + slot, 45)) / size;
CREATE MACRO rank_at(u) AS floor(getvariable('community_size')
  * (pow(u + getvariable('evenness'), 4) - pow(getvariable('evenness'), 4))
  / (pow(1 + getvariable('evenness'), 4) - pow(getvariable('evenness'), 4)))::BIGINT;
-- Of each four ranks two act and two make; one in twenty crosses over.
CREATE MACRO rank_for(rank, does_act, h) AS
  rank - rank % 4 + CASE WHEN does_act = (h % 20 > 0) THEN 0 ELSE 2 END + (h >> 8) % 2;
CREATE MACRO person_at(n, slot, size, acting) AS 1 + community(n, slot)
  + getvariable('communities') * rank_for(rank_at(spread(n, slot, size)), slot < acting, draw(n * 64 + slot, 46))::BIGINT;
CREATE MACRO makes_as(n, slot, acting) AS CASE
  WHEN slot = acting THEN 'director'
  WHEN chance(n * 64 + slot, 47) < 0.35 THEN 'writer'
  WHEN chance(n * 64 + slot, 47) < 0.60 THEN 'producer'
  WHEN chance(n * 64 + slot, 47) < 0.72 THEN 'editor'
  WHEN chance(n * 64 + slot, 47) < 0.83 THEN 'cinematographer'
  WHEN chance(n * 64 + slot, 47) < 0.92 THEN 'composer'
  WHEN chance(n * 64 + slot, 47) < 0.96 THEN 'production_designer'
  WHEN chance(n * 64 + slot, 47) < 0.99 THEN 'casting_director'
  ELSE 'archive_footage'
END;
-- Three writers in ten direct what they wrote.
CREATE MACRO place_of(n, slot, acting, category) AS
  CASE WHEN category = 'writer' AND chance(n * 64 + slot, 48) < 0.3 THEN acting ELSE slot END;
CREATE MACRO is_nonfiction(n) AS chance(n, 49) < 0.15;
CREATE MACRO is_man(p) AS draw(p, 60) % 100 < 56;
CREATE MACRO acts_as(n, p) AS
  CASE WHEN is_nonfiction(n) THEN 'self' WHEN is_man(p) THEN 'actor' ELSE 'actress' END;
CREATE MACRO person_id(p) AS
  format('nm{:07d}', (p - 1) * getvariable('person_step') + 1 + (draw(p, 61) % getvariable('person_step')::UBIGINT)::BIGINT);

CREATE MACRO given_name(p) AS CASE
  WHEN is_man(p) THEN an_early_word(getvariable('men'), chance(p, 62))
  ELSE an_early_word(getvariable('women'), chance(p, 62))
END;
CREATE MACRO family_name(p) AS CASE
  WHEN chance(p, 63) < 0.25 THEN a_word(getvariable('families'), draw(p, 64))
  WHEN chance(p, 63) < 0.97 THEN coined(draw(p, 64), getvariable('tails'))
  ELSE coined(draw(p, 64), getvariable('accented_tails'))
END;
CREATE MACRO person_name(p) AS CASE
  WHEN chance(p, 65) < 0.007 THEN a_word(getvariable('cyrillic'), draw(p, 66)) || ' ' || a_word(getvariable('cyrillic_families'), draw(p, 67))
  WHEN chance(p, 65) < 0.010 THEN a_word(getvariable('chinese'), draw(p, 66)) || a_word(getvariable('chinese'), draw(p, 67))
  WHEN chance(p, 65) < 0.011 THEN given_name(p) || ' "' || a_word(getvariable('adjectives'), draw(p, 66)) || '" ' || family_name(p)
  WHEN chance(p, 65) < 0.080 THEN given_name(p) || ' ' || chr(65 + (draw(p, 66) % 26)::INTEGER) || '. ' || family_name(p)
  WHEN chance(p, 65) < 0.082 THEN given_name(p)
  ELSE given_name(p) || ' ' || family_name(p)
END;
-- The row of one person in a hundred was never published.
CREATE MACRO has_name(p) AS draw(p, 68) % 100 > 0;

CREATE MACRO character_name(h) AS CASE
  WHEN h % 100 < 35 THEN a_word(getvariable('roles'), h >> 8)
  WHEN h % 100 < 55 THEN an_early_word(getvariable('men'), ((h >> 8) % 1000) / 1000.0)
  WHEN h % 100 < 75 THEN an_early_word(getvariable('women'), ((h >> 8) % 1000) / 1000.0)
  WHEN h % 100 < 97 THEN a_word(getvariable('men'), h >> 8) || ' ' || a_word(getvariable('families'), h >> 20)
  WHEN h % 100 < 98 THEN 'Dr. ' || coined(h >> 8, getvariable('tails')) || ', Jr.'
  WHEN h % 100 < 99 THEN a_word(getvariable('families'), h >> 8) || ' \"The ' || a_word(getvariable('nouns'), h >> 20) || '\"'
  ELSE 'Señor ' || coined(h >> 8, getvariable('accented_tails'))
END;
CREATE MACRO characters_of(category, h) AS CASE
  WHEN category IN ('self', 'archive_footage') THEN '["Self' || CASE h % 6 WHEN 0 THEN ' - Host' WHEN 1 THEN ' - Guest' ELSE '' END || '"]'
  WHEN category NOT IN ('actor', 'actress') OR h % 100 < 8 THEN NULL
  WHEN h % 100 < 16 THEN '["' || character_name(h >> 8) || '","' || character_name(h >> 4) || '"]'
  ELSE '["' || character_name(h >> 8) || '"]'
END;
CREATE MACRO job_of(category, h) AS CASE
  WHEN category = 'writer' AND h % 10 < 8 THEN an_early_word(getvariable('writing_jobs'), ((h >> 8) % 1000) / 1000.0)
  WHEN category = 'producer' AND h % 100 < 98 THEN 'producer'
  WHEN category = 'cinematographer' AND h % 10 < 7 THEN 'director of photography'
  WHEN category = 'director' AND h % 100 < 2 THEN 'co-director'
END;

CREATE MACRO titles(last) AS TABLE
SELECT n, kind, title, original_title(title, spoken, draw(n, 14)) AS original
FROM (
  SELECT n, kind, spoken, primary_title(kind, spoken, draw(named, 13)) AS title
  FROM (
    SELECT n, kind, titled_as(n, kind) AS named, draw(titled_as(n, kind), 12) % 1000 AS spoken
    FROM (SELECT n, kind_of(n) AS kind FROM range(1, last + 1) AS every_title(n))
  )
);
CREATE MACRO sizes(last) AS TABLE
SELECT n, size, (size * 45 + 50) // 100 AS acting
FROM (SELECT n, principal_count(n) AS size FROM range(1, last + 1) AS every_title(n));

-- name: title.basics
-- A row for each title.
SELECT
  title_id(n) AS tconst, kind AS "titleType", title AS "primaryTitle",
  original AS "originalTitle", is_adult(n, kind) AS "isAdult",
  CASE WHEN chance(n, 20) > 0.02 THEN year_of(n) END AS "startYear",
  CASE WHEN kind IN ('tvSeries', 'tvMiniSeries') AND chance(n, 21) < 0.5 THEN least(2026, year_of(n) + (draw(n, 22) % 9)::INTEGER) END AS "endYear",
  CASE
    WHEN kind IN ('movie', 'tvMovie') AND chance(n, 23) < 0.75 THEN 60 + (60 * (chance(n, 24) + chance(n, 25)))::INTEGER
    WHEN kind = 'short' AND chance(n, 23) < 0.7 THEN 1 + (draw(n, 24) % 40)::INTEGER
    WHEN chance(n, 23) < 0.35 THEN 15 + (draw(n, 24) % 60)::INTEGER
  END AS "runtimeMinutes",
  CASE WHEN chance(n, 26) > 0.04 THEN genres_of(n, kind) END AS genres
FROM titles($last)

-- name: title.ratings
-- A row for each title that somebody voted on.
SELECT title_id(n) AS tconst, rating_of(n) AS "averageRating", votes_of(n) AS "numVotes"
FROM range(1, $last + 1) AS every_title(n)
WHERE is_rated(n, kind_of(n))

-- name: title.crew
-- A row for each title: who directed and who wrote, also beyond the principals.
SELECT
  title_id(n) AS tconst,
  CASE WHEN size > 0 THEN array_to_string(list_transform(
    CASE WHEN chance(n, 50) < 0.06 THEN [acting, 50] ELSE [acting] END,
    lambda slot: person_id(person_at(n, slot, size, acting))), ',') END AS directors,
  nullif(array_to_string(list_distinct(list_transform(
    CASE WHEN size > 0 AND chance(n, 51) < 0.1 THEN list_append(slots, 51) ELSE slots END,
    lambda slot: person_id(person_at(n, slot, size, acting)))), ','), '') AS writers
FROM (
  SELECT n, size, acting, list_transform(
    list_filter(range(acting + 1, size), lambda slot: makes_as(n, slot, acting) = 'writer'),
    lambda slot: place_of(n, slot, acting, 'writer')) AS slots
  FROM sizes($last)
)

-- name: title.principals
-- A row for each credit, by title and ordering.
SELECT
  title_id(n) AS tconst, slot + 1 AS ordering, person_id(p) AS nconst, category,
  job_of(category, h) AS job, characters_of(category, h) AS characters
FROM (
  SELECT n, slot, p, draw(n * 64 + slot, 52) AS h, coalesce(making, acts_as(n, p)) AS category
  FROM (
    SELECT n, slot, making, person_at(n, place_of(n, slot, acting, making), size, acting) AS p
    FROM (
      SELECT n, size, acting, slot, CASE WHEN slot >= acting THEN makes_as(n, slot, acting) END AS making
      FROM (SELECT n, size, acting, unnest(range(size)) AS slot FROM sizes($last))
    )
  )
)

-- name: name.basics
-- A row for each person but for the few whose row was never published.
SELECT
  person_id(p) AS nconst, person_name(p) AS "primaryName",
  CASE WHEN chance(p, 70) < 0.08 THEN born END AS "birthYear",
  CASE WHEN chance(p, 70) < 0.08 AND born + 40 + age < 2026 THEN born + 40 + age END AS "deathYear",
  CASE WHEN chance(p, 71) < 0.8 THEN concat_ws(',',
    CASE WHEN ((p - 1) // getvariable('communities')) % 4 > 1 THEN a_word(getvariable('crafts'), draw(p, 72))
         WHEN is_man(p) THEN 'actor' ELSE 'actress' END,
    CASE WHEN draw(p, 73) % 3 = 0 THEN 'miscellaneous' END,
    CASE WHEN draw(p, 74) % 5 = 0 THEN 'soundtrack' END) END AS "primaryProfession",
  CASE WHEN chance(p, 75) < 0.9 THEN array_to_string(list_transform(
    range((1 + draw(p, 76) % 4)::BIGINT),
    lambda place: title_id(1 + (draw(p * 4 + place, 77) % getvariable('titles')::UBIGINT)::BIGINT)), ',') END AS "knownForTitles"
FROM (
  SELECT p, 1860 + (140 * pow(((p - 1) % getvariable('communities') + chance(p, 78)) / getvariable('communities'), 0.45))::INTEGER AS born,
    (draw(p, 79) % 55)::INTEGER AS age
  FROM range(1, $last + 1) AS every_person(p)
)
WHERE has_name(p)

-- name: title.akas
-- A row for each name that a title goes by; the first is the original one.
SELECT
  title_id(n) AS "titleId", place + 1 AS ordering,
  CASE WHEN place = 0 THEN original
       WHEN h % 10 < 5 THEN title
       WHEN h % 10 < 7 THEN native_title(h >> 8)
       WHEN h % 10 < 8 THEN accented_title(h >> 8)
       ELSE plain_title(h >> 8) END AS title,
  CASE WHEN place > 0 THEN a_word(getvariable('regions'), h >> 16) END AS region,
  CASE WHEN place > 0 AND h % 4 = 0 THEN a_word(getvariable('tongues'), h >> 24) END AS language,
  CASE WHEN place = 0 THEN 'original'
       WHEN h % 100 < 60 THEN 'imdbDisplay'
       WHEN h % 100 < 66 THEN 'working'
       WHEN h % 100 < 72 THEN 'alternative'
       WHEN h % 100 < 73 THEN 'alternative' || chr(2) || 'video' END AS types,
  CASE WHEN place > 0 AND h % 100 > 93 THEN a_word(getvariable('attributes'), h >> 24) END AS attributes,
  CASE WHEN place = 0 THEN 1 ELSE 0 END AS "isOriginalTitle"
FROM (
  SELECT n, title, original, place, draw(n * 64 + place, 81) AS h
  FROM (
    SELECT n, title, original,
      unnest(range((1 + floor(least(40, -3.8 * ln(chance(n, 80) + 1e-9))))::BIGINT)) AS place
    FROM titles($last)
  )
)
