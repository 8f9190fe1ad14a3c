-- Who says what of a film, what was taken in and what could not be used, and what
-- IMDb and MovieLens know beyond a film record.

-- Of films that were there before, nobody remembers who stated them: they are ours.
ALTER TABLE films ADD COLUMN sources text[] NOT NULL DEFAULT '{own}';
ALTER TABLE films ALTER COLUMN sources DROP DEFAULT;

-- What each source says of a film of which several speak. What a film's only source
-- says is what stands in the tables.
CREATE TABLE statements (
  film_key integer NOT NULL REFERENCES films ON DELETE CASCADE,
  source   text    NOT NULL,
  record   jsonb   NOT NULL,
  PRIMARY KEY (film_key, source)
);

-- Ids that films went by before a better source named them.
CREATE TABLE former_ids (
  id       text    NOT NULL PRIMARY KEY,
  film_key integer NOT NULL REFERENCES films ON DELETE CASCADE
);

-- Nine million credits are looked up by film and by person, by integers alone: such
-- an index is built in seconds and holds equal keys once.
ALTER TABLE credits ADD COLUMN job text;
ALTER TABLE credits DROP CONSTRAINT credits_pkey;
CREATE INDEX credits_by_film ON credits (film_key);
DROP INDEX credits_by_person;
CREATE INDEX credits_by_person ON credits (person_key);

ALTER TABLE people ADD COLUMN birth_year smallint;
ALTER TABLE people ADD COLUMN death_year smallint;
ALTER TABLE people ADD COLUMN professions text[] NOT NULL DEFAULT '{}';

-- What the viewers of another house gave; IMDb's rating stands in films.
CREATE TABLE ratings (
  film_key integer NOT NULL REFERENCES films ON DELETE CASCADE,
  source   text    NOT NULL,
  mean     real    NOT NULL CHECK (mean BETWEEN 0 AND 10),
  votes    bigint  NOT NULL,
  PRIMARY KEY (film_key, source)
);

-- Films that the same people liked, the closest of each film.
CREATE TABLE co_likes (
  film_key  integer NOT NULL REFERENCES films ON DELETE CASCADE,
  other_key integer NOT NULL REFERENCES films ON DELETE CASCADE,
  strength  real    NOT NULL CHECK (strength BETWEEN 0 AND 1),
  PRIMARY KEY (film_key, other_key)
);
CREATE INDEX co_likes_by_other ON co_likes (other_key);

-- What was taken in, from which files, on what terms, and how it went.
CREATE TABLE ingest_runs (
  run_key     integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  source      text        NOT NULL,
  state       text        NOT NULL CHECK (state IN ('running', 'done', 'failed')),
  inputs      jsonb       NOT NULL,
  options     jsonb       NOT NULL,
  licence     text,
  counts      jsonb       NOT NULL DEFAULT '{}',
  started_at  timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz
);
CREATE INDEX ingest_runs_by_source ON ingest_runs (source, run_key DESC);

CREATE TABLE rejected_rows (
  run_key integer NOT NULL REFERENCES ingest_runs ON DELETE CASCADE,
  file    text    NOT NULL,
  line    bigint  NOT NULL,
  reason  text    NOT NULL,
  raw     text    NOT NULL
);
CREATE INDEX rejected_rows_by_run ON rejected_rows (run_key);
