-- Films and people, with everything a film record states.
-- Integer keys inside, IMDb's ids outside: joins and indexes stay small.

CREATE TABLE films (
  film_key       integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id             text NOT NULL UNIQUE,
  title          text NOT NULL,
  original_title text,
  kind           text NOT NULL,
  year           smallint,
  runtime        integer,
  rating         double precision,
  votes          bigint,
  logline        text,
  poster_url     text,
  record_digest  bytea  -- of the record that last set this film
);

CREATE INDEX films_by_votes ON films (votes DESC NULLS LAST, film_key);
CREATE INDEX films_by_rating ON films (rating DESC NULLS LAST, votes DESC NULLS LAST);
CREATE INDEX films_by_year ON films (year);

-- Every name a film goes by, folded for looking up.
CREATE TABLE film_titles (
  film_key integer  NOT NULL REFERENCES films ON DELETE CASCADE,
  position smallint NOT NULL,
  role     text     NOT NULL CHECK (role IN ('primary', 'original', 'aka')),
  title    text     NOT NULL,
  folded   text     NOT NULL,
  PRIMARY KEY (film_key, role, position)
);

-- A hash index holds titles of any length.
CREATE INDEX film_titles_by_fold ON film_titles USING hash (folded);
CREATE INDEX film_titles_by_word ON film_titles
  USING gin (to_tsvector('simple', folded));

CREATE TABLE people (
  person_key integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id         text NOT NULL UNIQUE,
  name       text NOT NULL,
  folded     text NOT NULL
);

CREATE INDEX people_by_fold ON people USING hash (folded);

CREATE TABLE credits (
  film_key   integer NOT NULL REFERENCES films ON DELETE CASCADE,
  category   text    NOT NULL,
  billing    integer NOT NULL,
  person_key integer NOT NULL REFERENCES people,
  characters text[]  NOT NULL DEFAULT '{}',
  PRIMARY KEY (film_key, category, person_key)
);

CREATE INDEX credits_by_person ON credits (person_key, category);

CREATE TABLE film_genres (
  film_key integer  NOT NULL REFERENCES films ON DELETE CASCADE,
  position smallint NOT NULL,
  genre    text     NOT NULL,
  PRIMARY KEY (film_key, position)
);
CREATE INDEX film_genres_by_name ON film_genres (lower(genre), film_key);

CREATE TABLE film_keywords (
  film_key integer  NOT NULL REFERENCES films ON DELETE CASCADE,
  position smallint NOT NULL,
  keyword  text     NOT NULL,
  PRIMARY KEY (film_key, position)
);
CREATE INDEX film_keywords_by_name ON film_keywords (lower(keyword), film_key);

CREATE TABLE film_languages (
  film_key integer  NOT NULL REFERENCES films ON DELETE CASCADE,
  position smallint NOT NULL,
  language text     NOT NULL,
  PRIMARY KEY (film_key, position)
);
CREATE INDEX film_languages_by_name ON film_languages (lower(language), film_key);

CREATE TABLE film_countries (
  film_key integer  NOT NULL REFERENCES films ON DELETE CASCADE,
  position smallint NOT NULL,
  country  text     NOT NULL,
  PRIMARY KEY (film_key, position)
);
CREATE INDEX film_countries_by_name ON film_countries (lower(country), film_key);

-- The plot that is told; where it comes from stands in field_sources.
CREATE TABLE plots (
  film_key integer NOT NULL PRIMARY KEY REFERENCES films ON DELETE CASCADE,
  text     text    NOT NULL
);

CREATE TABLE field_sources (
  film_key integer  NOT NULL REFERENCES films ON DELETE CASCADE,
  position smallint NOT NULL,
  field    text     NOT NULL,
  name     text     NOT NULL,
  url      text,
  licence  text,
  PRIMARY KEY (film_key, position)
);
